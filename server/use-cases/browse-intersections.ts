import type { Analysis } from "../../graph/analysis";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import type { Incidence } from "../../graph/incidence/incidence";
import { intersectMany, MAX_INTERSECTED } from "../../graph/projection/intersect-many";
import { InputError, NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { viewClients, type ClientView } from "./browse-clients";
import { emptyPage, pageOfFixedList } from "./pages";
import type { ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

export interface ListIntersectionsInput {
  readonly productId: string | null;
  readonly minLift: number | null;
  readonly maxQValue: number | null;
  readonly minClients: number | null;
  readonly orderBy: "products" | "clientsBoth" | "lift";
  readonly page: PageRequest;
}

const viewPair = ({ analysis, index }: ServingState, row: number) => {
  const pairs = analysis.intersections;
  const productA = analysis.productIds[pairs.productA[row]];
  const productB = analysis.productIds[pairs.productB[row]];
  return {
    productA,
    productAName: index.productName(productA),
    productB,
    productBName: index.productName(productB),
    clientsA: pairs.clientsA[row],
    clientsB: pairs.clientsB[row],
    clientsBoth: pairs.clientsBoth[row],
    expected: pairs.expected[row],
    lift: pairs.lift[row],
    liftLow: pairs.liftLow[row],
    liftHigh: pairs.liftHigh[row],
    pValue: pairs.pValue[row],
    qValue: pairs.qValue[row],
  };
};

export const listIntersections = defineUseCase("intersections.read", ({ state }, input: ListIntersectionsInput) => {
  if (state === null) return emptyPage<ReturnType<typeof viewPair>>();
  const rows = selectIntersections(state, input);
  const { page, ...filter } = input;
  return pageOfFixedList(rows, page, `${state.run.id}:${JSON.stringify(filter)}`, (row) => viewPair(state, row));
});

type Order = ListIntersectionsInput["orderBy"];

/** All rows of an analysis in each order asked for so far: sorting hundreds of thousands of pairs is for once, not for every request. */
const orders = new WeakMap<Analysis, Map<Order, Int32Array>>();

function sortRows(rows: Int32Array, { intersections }: Analysis, order: Order): Int32Array {
  if (order === "products") return rows.sort();
  const key = order === "lift" ? intersections.liftLow : intersections.clientsBoth;
  return rows.sort((a, b) => key[b] - key[a] || a - b);
}

function allRows(analysis: Analysis, order: Order): Int32Array {
  const known = orders.get(analysis) ?? new Map<Order, Int32Array>();
  orders.set(analysis, known);
  let rows = known.get(order);
  if (rows === undefined) {
    rows = sortRows(Int32Array.from(analysis.intersections.lift.keys()), analysis, order);
    known.set(order, rows);
  }
  return rows;
}

/**
 * Rows of the intersections that pass the filter: ascending by products, or descending by shared clients or by the lower end of the
 * lift's interval.
 */
export function selectIntersections(
  { analysis, index }: ServingState,
  filter: Pick<ListIntersectionsInput, "productId" | "minLift" | "maxQValue" | "minClients" | "orderBy">,
): Int32Array {
  const { lift, qValue, clientsBoth } = analysis.intersections;
  const minLift = filter.minLift ?? 0;
  const maxQValue = filter.maxQValue ?? 1;
  const minClients = filter.minClients ?? 1;
  const passes = (row: number) => lift[row] >= minLift && qValue[row] <= maxQValue && clientsBoth[row] >= minClients;
  if (filter.productId === null) return allRows(analysis, filter.orderBy).filter(passes);
  const p = index.product().get(filter.productId);
  if (p === undefined) return new Int32Array();
  const { offsets, values } = index.intersectionsOf();
  return sortRows(values.slice(offsets[p], offsets[p + 1]).filter(passes), analysis, filter.orderBy);
}

const incidences = new WeakMap<Analysis, Incidence>();

function incidenceOf({ analysis, dataset }: ServingState): Incidence {
  const made = incidences.get(analysis) ?? buildIncidence(dataset.deals, null);
  incidences.set(analysis, made);
  return made;
}

/** The clients who bought all of some products, against chance: two to ten products, on demand. */
export const intersectOnDemand = defineUseCase("intersections.read", ({ state }, input: { readonly productIds: readonly string[] }) => {
  const productIds = [...new Set(input.productIds)];
  if (productIds.length < 2 || productIds.length > MAX_INTERSECTED)
    throw new InputError(`productIds must be 2 to ${MAX_INTERSECTED} different products, got ${productIds.length}`);
  if (state === null) throw new NotFoundError("no analysis is active");
  const positions = productIds.map((id) => {
    const p = state.index.product().get(id);
    if (p === undefined) throw new NotFoundError(`no product ${id} in the active run`);
    return p;
  });
  const { clients, clientsOfEach, expected, lift, pValue, nClients } = intersectMany(incidenceOf(state), positions);
  return {
    productIds,
    products: productIds.map((id, i) => ({ productId: id, productName: state.index.productName(id), nClients: clientsOfEach[i] })),
    clientsAll: clients.length,
    population: nClients,
    expected,
    lift: Number.isFinite(lift) ? lift : null,
    pValue,
    members: clients,
  };
});

/** Exactly who: a page of the clients behind an intersection, by id. */
export const clientsOfIntersection = defineUseCase(
  "clients.read",
  async (context, input: { readonly productIds: readonly string[]; readonly members: Int32Array; readonly page: PageRequest }) => {
    const { state } = context;
    if (state === null) return emptyPage<ClientView>();
    const page = pageOfFixedList(input.members, input.page, `${state.run.id}:${JSON.stringify(input.productIds)}`);
    const ids = page.nodes.map((c) => state.analysis.clientIds[c]);
    const views = await viewClients(context, ids);
    return { ...page, nodes: ids.flatMap((id) => views.get(id) ?? []) };
  },
);
