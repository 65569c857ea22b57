import { asProductId } from "../../graph/deals/ids";
import type { ProductRecord } from "../ports/deal-store";
import type { PageRequest } from "../ports/paging";
import { emptyPage, pageOfFixedList } from "./pages";
import { problemLabel, type ServingState } from "./serving-state";
import { defineUseCase, type UseCaseContext } from "./use-case";

const viewProduct = (state: ServingState | null, record: ProductRecord) => {
  const p = state?.index.product().get(record.productId);
  const known = state !== null && p !== undefined;
  const sums = state?.index.productSums();
  return {
    id: record.productId,
    name: record.name ?? record.productId,
    category: record.category,
    listPrice: record.listPrice,
    launchedAt: record.launchedAt,
    discontinuedAt: record.discontinuedAt,
    funnelId: record.funnelId,
    nClients: known && sums !== undefined ? sums.partners[p] : 0,
    nDeals: known && sums !== undefined ? sums.lines[p] : 0,
    amount: known && sums !== undefined ? sums.amounts[p] : 0,
    problemId: known ? state.analysis.problems[state.index.heaviestProblem()[p]].id : null,
    misfit: known && state.index.misfitProducts().has(p),
    predictability: known ? (state.index.productPredictability().get(record.productId) ?? null) : null,
  };
};
export type ProductView = ReturnType<typeof viewProduct>;

export interface ListProductsInput {
  readonly search: string | null;
  readonly category: string | null;
  readonly problemId: string | null;
  /** Only products that fit no problem. */
  readonly misfit: boolean;
  readonly page: PageRequest;
}

export const listProducts = defineUseCase("products.read", async (context, input: ListProductsInput) => {
  const { stores, state } = context;
  if (input.problemId === null && !input.misfit) {
    const page = await stores.deals.products({ search: input.search, category: input.category }, input.page);
    return { ...page, nodes: page.nodes.map((record) => viewProduct(state, record)) };
  }
  const k = input.problemId === null ? null : state?.index.problem().get(input.problemId);
  if (state === null || k === undefined) return emptyPage<ProductView>();
  const { analysis, index } = state;
  const heaviest = index.heaviestProblem();
  const needle = input.search?.toLowerCase() ?? "";
  const ids = analysis.productIds.filter(
    (id, p) =>
      (k === null || heaviest[p] === k) &&
      (!input.misfit || index.misfitProducts().has(p)) &&
      (input.category === null || index.productCategory(id) === input.category) &&
      (needle === "" || id.toLowerCase().includes(needle) || index.productName(id).toLowerCase().includes(needle)),
  );
  const version = `${state.run.id}:${k ?? ""}:${input.category ?? ""}:${input.misfit}:${needle}`;
  const page = pageOfFixedList(ids, input.page, version);
  const views = await viewProducts(context, page.nodes);
  return { ...page, nodes: page.nodes.flatMap((id) => views.get(id) ?? []) };
});

export const findProduct = defineUseCase("products.read", async (context, input: { readonly id: string }) => {
  return (await viewProducts(context, [input.id])).get(input.id) ?? null;
});

/** Many products in one look-up, by id; those that are not loaded are left out. */
async function viewProducts({ stores, state }: UseCaseContext, ids: readonly string[]): Promise<Map<string, ProductView>> {
  const records = await stores.deals.productsById(ids.map(asProductId));
  return new Map([...records].map(([id, record]) => [id, viewProduct(state, record)]));
}

export const findProducts = defineUseCase("products.read", (context, input: { readonly ids: readonly string[] }) =>
  viewProducts(context, input.ids),
);

/** Problems of a product by weight; those below a thousandth are left out, the heaviest never. */
export const problemsOfProduct = defineUseCase("products.read", ({ state }, input: { readonly id: string }) => {
  const p = state?.index.product().get(input.id);
  if (state === null || p === undefined) return [];
  const { problems, productProblems } = state.analysis;
  return problems
    .map((problem, k) => ({
      productId: input.id,
      problemId: problem.id,
      problemLabel: problemLabel(state, k),
      weight: productProblems[p * problems.length + k],
    }))
    .sort((a, b) => b.weight - a.weight)
    .filter((row, i) => i === 0 || row.weight >= 0.001);
});

export interface AdjacentProductsInput {
  readonly id: string;
  readonly minClients: number;
  readonly maxQValue: number | null;
  readonly page: PageRequest;
}

/** Products that share clients with one product; best first by the lower end of the lift's interval, ties by id. */
export const adjacentProducts = defineUseCase("products.read", ({ state }, input: AdjacentProductsInput) => {
  const p = state?.index.product().get(input.id);
  if (state === null || p === undefined) return emptyPage<never>();
  const { analysis, index } = state;
  const pairs = analysis.intersections;
  const { offsets, values } = index.intersectionsOf();
  const maxQValue = input.maxQValue ?? 1;
  const rows = values
    .slice(offsets[p], offsets[p + 1])
    .filter((row) => pairs.clientsBoth[row] >= input.minClients && pairs.qValue[row] <= maxQValue)
    .sort((a, b) => pairs.liftLow[b] - pairs.liftLow[a] || a - b);
  const heaviest = index.heaviestProblem();
  return pageOfFixedList(rows, input.page, `${state.run.id}:${input.minClients}:${maxQValue}`, (row) => {
    const first = pairs.productA[row] === p;
    const other = first ? pairs.productB[row] : pairs.productA[row];
    const id = analysis.productIds[other];
    return {
      productId: id,
      productName: index.productName(id),
      category: index.productCategory(id),
      problemId: analysis.problems[heaviest[other]].id,
      clientsThis: first ? pairs.clientsA[row] : pairs.clientsB[row],
      clientsOther: first ? pairs.clientsB[row] : pairs.clientsA[row],
      clientsBoth: pairs.clientsBoth[row],
      expected: pairs.expected[row],
      lift: pairs.lift[row],
      liftLow: pairs.liftLow[row],
      liftHigh: pairs.liftHigh[row],
      pValue: pairs.pValue[row],
      qValue: pairs.qValue[row],
    };
  });
});

/** Ids of the clients who bought a product, and another one too where asked. */
export const buyersOfProduct = defineUseCase(
  "clients.read",
  ({ state }, input: { readonly id: string; readonly alsoBought: string | null; readonly page: PageRequest }) => {
    const p = state?.index.product().get(input.id);
    if (state === null || p === undefined) return emptyPage<never>();
    const { offsets, values } = state.index.buyers();
    let clients = values.subarray(offsets[p], offsets[p + 1]);
    if (input.alsoBought !== null) {
      const other = state.index.product().get(input.alsoBought);
      const both = new Set(other === undefined ? [] : values.subarray(offsets[other], offsets[other + 1]));
      clients = clients.filter((c) => both.has(c));
    }
    return pageOfFixedList(clients, input.page, `${state.run.id}:${input.alsoBought ?? ""}`, (c) => state.analysis.clientIds[c] as string);
  },
);
