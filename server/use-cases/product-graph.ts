import { InputError } from "../ports/errors";
import { selectIntersections } from "./browse-intersections";
import { layoutProducts, type Layout } from "./product-layout";
import type { ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

const MAX_EDGES = 200_000;

export interface ProductGraphInput {
  readonly maxEdges: number;
  readonly minLift: number;
  readonly minClients: number;
  readonly maxQValue: number;
}

/** Places of a run's products, computed once for the run. */
const layouts = new WeakMap<ServingState["analysis"], Layout>();

export function layoutOf({ analysis, index }: ServingState): Layout {
  const known = layouts.get(analysis);
  if (known !== undefined) return known;
  const layout = layoutProducts({
    nProblems: analysis.problems.length,
    weights: analysis.productProblems,
    sizes: index.productSums().partners,
  });
  layouts.set(analysis, layout);
  return layout;
}

/** Six digits say all that a map shows. */
const shortened = (value: number): number => Number(value.toPrecision(6));

/** The map of products with the strongest edges: those with the highest lower end of the lift's interval, among the ones that pass. */
export const readProductGraph = defineUseCase("products.read", ({ state }, input: ProductGraphInput) => {
  if (!Number.isInteger(input.maxEdges) || input.maxEdges < 0 || input.maxEdges > MAX_EDGES)
    throw new InputError(`maxEdges must be 0 to ${MAX_EDGES}, got ${input.maxEdges}`);
  if (state === null) return null;
  const { analysis, index, run } = state;
  const { x, y } = layoutOf(state);
  const heaviest = index.heaviestProblem();
  const sums = index.productSums();
  const pairs = analysis.intersections;
  const passing = selectIntersections(state, { ...input, productId: null, orderBy: "lift" });
  const rows = passing.slice(0, input.maxEdges).sort();
  return {
    runId: run.id,
    nodes: analysis.productIds.map((id, p) => ({
      productId: id,
      name: index.productName(id),
      category: index.productCategory(id),
      problemId: analysis.problems[heaviest[p]].id,
      weight: analysis.productProblems[p * analysis.problems.length + heaviest[p]],
      clients: sums.partners[p],
      amount: sums.amounts[p],
      x: x[p],
      y: y[p],
    })),
    // Of a hundred thousand edges nobody asks for both forms: each is made when it is.
    get edges() {
      return Array.from(rows, (row) => ({
        a: analysis.productIds[pairs.productA[row]],
        b: analysis.productIds[pairs.productB[row]],
        clientsBoth: pairs.clientsBoth[row],
        lift: pairs.lift[row],
        qValue: pairs.qValue[row],
      }));
    },
    get links() {
      return {
        a: Array.from(rows, (row) => pairs.productA[row]),
        b: Array.from(rows, (row) => pairs.productB[row]),
        clientsBoth: Array.from(rows, (row) => pairs.clientsBoth[row]),
        lift: Array.from(rows, (row) => shortened(pairs.lift[row])),
        qValue: Array.from(rows, (row) => shortened(pairs.qValue[row])),
      };
    },
    nEdgesMatching: passing.length,
    nEdgesTotal: pairs.productA.length,
  };
});
