import { isoDateOfDay, UNDATED } from "../../graph/deals/dataset";
import { InputError, NotFoundError } from "../ports/errors";
import { selectIntersections } from "./browse-intersections";
import { problemLabel, type ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

/** Which links count: the same as on the map. */
export interface LinkFilter {
  readonly minClients: number;
  readonly minLift: number;
  readonly maxQValue: number;
}

const within = (name: string, value: number, low: number, high: number): void => {
  if (!Number.isInteger(value) || value < low || value > high) throw new InputError(`${name} must be ${low} to ${high}, got ${value}`);
};

const viewLink = ({ analysis: { productIds, intersections } }: ServingState, row: number) => ({
  a: productIds[intersections.productA[row]],
  b: productIds[intersections.productB[row]],
  clientsBoth: intersections.clientsBoth[row],
  lift: intersections.lift[row],
  qValue: intersections.qValue[row],
});

/** Links of one product that pass, the surest first (lower end of the lift's interval), ties by row. */
function linksOf(state: ServingState, product: number, filter: LinkFilter): Int32Array {
  const { lift, liftLow, qValue, clientsBoth } = state.analysis.intersections;
  const { offsets, values } = state.index.intersectionsOf();
  return values
    .slice(offsets[product], offsets[product + 1])
    .filter((row) => clientsBoth[row] >= filter.minClients && lift[row] >= filter.minLift && qValue[row] <= filter.maxQValue)
    .sort((a, b) => liftLow[b] - liftLow[a] || a - b);
}

const otherEnd = ({ analysis: { intersections } }: ServingState, row: number, product: number): number =>
  intersections.productA[row] === product ? intersections.productB[row] : intersections.productA[row];

/** First dated day of every (product, client) pair, in the order of `index.buyers()`; UNDATED where no deal of the pair has a date. */
function firstDays({ dataset: { deals }, index }: ServingState): Int32Array {
  const { offsets, values } = index.buyers();
  const days = new Int32Array(values.length).fill(UNDATED);
  const next = offsets.slice(0, -1);
  const seen = new Int32Array(deals.productIds.length).fill(-1);
  for (let i = 0; i < deals.clients.length; i += 1) {
    const p = deals.products[i];
    // Rows come by client, so the clients of a product come in the order in which `buyers` has them.
    if (seen[p] !== deals.clients[i]) {
      seen[p] = deals.clients[i];
      next[p] += 1;
    }
    const at = next[p] - 1;
    const day = deals.days[i];
    if (day !== UNDATED && (days[at] === UNDATED || day < days[at])) days[at] = day;
  }
  return days;
}

export interface GraphTimelineInput extends LinkFilter {
  readonly maxEdges: number;
  readonly steps: number;
}

/**
 * How the map grew: the clients of every product, and the shared clients of the links that the map draws under the same filter, by the end
 * of each of `steps` equal parts of the time between the first and the last dated deal. A client shares two products from the day on which
 * it had both. Undated deals are in no step. Null without a run or without a dated deal.
 */
export const graphTimeline = defineUseCase("products.read", ({ state }, input: GraphTimelineInput) => {
  within("steps", input.steps, 2, 60);
  within("maxEdges", input.maxEdges, 0, 5000);
  const span = state?.index.span() ?? null;
  if (state === null || span === null) return null;
  const { steps } = input;
  const length = Math.max(1, span.last - span.first);
  const stepOf = (day: number): number => Math.max(0, Math.ceil(((day - span.first) * steps) / length) - 1);
  const { offsets, values } = state.index.buyers();
  const days = firstDays(state);
  const sumUp = (counts: Int32Array): number[] => {
    let sum = 0;
    return Array.from(counts, (n) => (sum += n));
  };
  const pairs = state.analysis.intersections;
  const rows = selectIntersections(state, { ...input, productId: null, orderBy: "lift" })
    .slice(0, input.maxEdges)
    .sort();
  const sharedBy = (row: number): number[] => {
    const [a, b] = [pairs.productA[row], pairs.productB[row]];
    const counts = new Int32Array(steps);
    let i = offsets[a];
    let j = offsets[b];
    while (i < offsets[a + 1] && j < offsets[b + 1]) {
      if (values[i] < values[j]) i += 1;
      else if (values[i] > values[j]) j += 1;
      else {
        if (days[i] !== UNDATED && days[j] !== UNDATED) counts[stepOf(Math.max(days[i], days[j]))] += 1;
        i += 1;
        j += 1;
      }
    }
    return sumUp(counts);
  };
  return {
    runId: state.run.id,
    days: Array.from({ length: steps }, (_, s) => isoDateOfDay(span.first + Math.floor((length * (s + 1)) / steps))),
    products: state.analysis.productIds.map((productId, p) => {
      const counts = new Int32Array(steps);
      for (let i = offsets[p]; i < offsets[p + 1]; i += 1) if (days[i] !== UNDATED) counts[stepOf(days[i])] += 1;
      return { productId, clients: sumUp(counts) };
    }),
    links: Array.from(rows, (row) => ({
      a: state.analysis.productIds[pairs.productA[row]],
      b: state.analysis.productIds[pairs.productB[row]],
      clientsBoth: sharedBy(row),
    })),
  };
});

export interface NeighborhoodInput extends LinkFilter {
  readonly ids: readonly string[];
  readonly perProduct: number;
}

const MAX_EXPANDED = 40;

/**
 * The products asked for, and of each the `perProduct` neighbours it is most surely linked with; all links among them; and how many
 * neighbours each has in all, so that what is hidden can be told. Products that are not in the run are left out.
 */
export const neighborhoodOf = defineUseCase("products.read", ({ state }, input: NeighborhoodInput) => {
  within("perProduct", input.perProduct, 1, 100);
  if (input.ids.length > MAX_EXPANDED) throw new InputError(`at most ${MAX_EXPANDED} products can be expanded, got ${input.ids.length}`);
  if (state === null) return null;
  const { analysis, index } = state;
  const centers = input.ids.flatMap((id) => index.product().get(id) ?? []);
  const members = new Set(centers);
  for (const center of centers)
    for (const row of linksOf(state, center, input).slice(0, input.perProduct)) members.add(otherEnd(state, row, center));
  const links: number[] = [];
  const products = [...members]
    .sort((a, b) => a - b)
    .map((p) => {
      const all = linksOf(state, p, input);
      let nShown = 0;
      for (const row of all) {
        if (!members.has(otherEnd(state, row, p))) continue;
        nShown += 1;
        if (analysis.intersections.productA[row] === p) links.push(row);
      }
      return { productId: analysis.productIds[p], nNeighbors: all.length, nShown };
    });
  return { runId: state.run.id, products, links: links.map((row) => viewLink(state, row)) };
});

/**
 * A shortest way from one product to another over links that pass: fewest links; among those the one whose weakest link is the surest (lower
 * end of the lift's interval), ties by product order. No links when both are the same product; null when no way leads there, or one of
 * them is not in the run.
 */
export const pathBetween = defineUseCase(
  "products.read",
  ({ state }, input: LinkFilter & { readonly from: string; readonly to: string }) => {
    const start = state?.index.product().get(input.from);
    const goal = state?.index.product().get(input.to);
    if (state === null || start === undefined || goal === undefined) return null;
    const { analysis } = state;
    const { liftLow } = analysis.intersections;
    const reached = new Map<number, { readonly via: number; readonly from: number; readonly weakest: number }>();
    reached.set(start, { via: -1, from: -1, weakest: Number.POSITIVE_INFINITY });
    let level = [start];
    while (level.length > 0 && !reached.has(goal)) {
      const next = new Map<number, { readonly via: number; readonly from: number; readonly weakest: number }>();
      for (const p of level) {
        const weakest = reached.get(p)?.weakest ?? 0;
        for (const row of linksOf(state, p, input)) {
          const other = otherEnd(state, row, p);
          if (reached.has(other)) continue;
          const value = Math.min(weakest, liftLow[row]);
          const known = next.get(other);
          if (known === undefined || value > known.weakest) next.set(other, { via: row, from: p, weakest: value });
        }
      }
      for (const [p, step] of next) reached.set(p, step);
      level = [...next.keys()].sort((a, b) => a - b);
    }
    if (!reached.has(goal)) return null;
    const products = [goal];
    const rows: number[] = [];
    for (let step = reached.get(goal); step !== undefined && step.from >= 0; step = reached.get(step.from)) {
      rows.unshift(step.via);
      products.unshift(step.from);
    }
    return {
      productIds: products.map((p) => analysis.productIds[p]),
      links: rows.map((row) => viewLink(state, row)),
    };
  },
);

/** Products told of one client on the map. */
const MAX_PRODUCTS = 60;

/** Clients of a product to be drawn beside it: those with the most products first, ties by id, at most `first`. */
export const clientsOnMap = defineUseCase("clients.read", ({ state }, input: { readonly productId: string; readonly first: number }) => {
  within("first", input.first, 1, 200);
  const p = state?.index.product().get(input.productId);
  if (state === null || p === undefined) return null;
  const { analysis, index, dataset } = state;
  const { offsets, values } = index.buyers();
  const sizes = index.clientSums().partners;
  const buyers = values.slice(offsets[p], offsets[p + 1]).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const shown = buyers.slice(0, input.first);
  const wanted = new Set(shown);
  const owned = new Map<number, Set<number>>(Array.from(shown, (c) => [c, new Set()]));
  const { clients, products } = dataset.deals;
  for (let i = 0; i < clients.length; i += 1) if (wanted.has(clients[i])) owned.get(clients[i])?.add(products[i]);
  return {
    productId: input.productId,
    nClients: buyers.length,
    clients: Array.from(shown, (c) => ({
      clientId: analysis.clientIds[c],
      name: index.clientName(analysis.clientIds[c]),
      problemId: analysis.problems[analysis.mixtures.problems[analysis.mixtures.offsets[c]]].id,
      nProducts: sizes[c],
      productIds: [...(owned.get(c) ?? [])]
        .sort((a, b) => a - b)
        .slice(0, MAX_PRODUCTS)
        .map((each) => analysis.productIds[each]),
    })),
  };
});

/**
 * The run that is served beside another one: problems by id (ids are kept over runs by the overlap of what they hold), and every product
 * whose heaviest problem is not the same, with null where a run does not have it.
 */
export const compareRuns = defineUseCase("runs.read", async ({ stores, state }, input: { readonly otherRunId: string }) => {
  if (state === null) return null;
  const run = await stores.runs.run(input.otherRunId);
  const other = run === null ? null : await stores.runs.loadAnalysis(input.otherRunId);
  if (run === null || other === null) throw new NotFoundError(`no run ${input.otherRunId} with results`);
  const { analysis, index } = state;
  const nOther = other.problems.length;
  const heaviest = index.heaviestProblem();
  const here = new Map(analysis.productIds.map((id, p) => [String(id), String(analysis.problems[heaviest[p]].id)]));
  const there = new Map(
    other.productIds.map((id, p) => {
      let best = 0;
      for (let k = 1; k < nOther; k += 1) if (other.productProblems[p * nOther + k] > other.productProblems[p * nOther + best]) best = k;
      return [String(id), String(other.problems[best].id)];
    }),
  );
  const names = new Map(other.problems.map((problem) => [String(problem.id), state.labels.get(problem.id) ?? problem.label]));
  analysis.problems.forEach((problem, k) => names.set(problem.id, problemLabel(state, k)));
  const mine = new Map(analysis.problems.map((problem) => [String(problem.id), problem]));
  const theirs = new Map(other.problems.map((problem) => [String(problem.id), problem]));
  const ids = [...new Set([...here.keys(), ...there.keys()])].sort();
  const changed = ids.filter((id) => here.get(id) !== there.get(id));
  return {
    runId: state.run.id,
    otherRunId: run.id,
    otherCreatedAt: run.createdAt,
    otherAsOf: run.request.asOf,
    nShared: ids.filter((id) => here.has(id) && there.has(id)).length,
    nSame: ids.length - changed.length,
    problems: [...names].map(([problemId, label]) => ({
      problemId,
      label,
      share: mine.get(problemId)?.share ?? null,
      otherShare: theirs.get(problemId)?.share ?? null,
      nProducts: mine.get(problemId)?.nProducts ?? null,
      otherNProducts: theirs.get(problemId)?.nProducts ?? null,
    })),
    changes: changed.map((productId) => ({
      productId,
      productName: index.productName(productId),
      problemId: here.get(productId) ?? null,
      otherProblemId: there.get(productId) ?? null,
    })),
  };
});
