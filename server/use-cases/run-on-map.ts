import type { Analysis } from "../../graph/analysis";
import { InputError, NotFoundError } from "../ports/errors";
import type { Run } from "../ports/run-store";
import type { Stores } from "../ports/stores";
import type { LinkFilter } from "./explore-graph";
import { defineUseCase } from "./use-case";

/** Runs whose results are kept at hand: playback goes through them again and again. */
const MOST_KEPT = 8;
const MAX_EDGES = 5000;

type Results = Pick<Analysis, "productIds" | "problems" | "productProblems" | "intersections" | "base">;
const kept = new WeakMap<Stores, Map<string, Results>>();

/** Only what a map needs: clients and their mixtures are the greatest part of an analysis. */
async function resultsOf(stores: Stores, run: Run): Promise<Results | null> {
  const known = kept.get(stores) ?? new Map<string, Results>();
  kept.set(stores, known);
  const before = known.get(run.id);
  if (before !== undefined) return before;
  const analysis = await stores.runs.loadAnalysis(run.id);
  if (analysis === null) return null;
  const { productIds, problems, productProblems, intersections, base = null } = analysis;
  const results: Results = { productIds, problems, productProblems, intersections, base };
  known.set(run.id, results);
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST_KEPT))) known.delete(oldest);
  return results;
}

/** Clients of each product in a run. Old runs do not say it of products that share no client: those count 0. */
function clientsOf({ productIds, intersections, base }: Results): Int32Array {
  const clients = new Int32Array(productIds.length);
  if (base !== null && base !== undefined) for (const product of base.pairs.products) clients[product] += 1;
  else
    intersections.productA.forEach((a, row) => {
      clients[a] = intersections.clientsA[row];
      clients[intersections.productB[row]] = intersections.clientsB[row];
    });
  return clients;
}

function heaviest({ productProblems, problems }: Results, product: number): number {
  const K = problems.length;
  let best = 0;
  for (let k = 1; k < K; k += 1) if (productProblems[product * K + k] > productProblems[product * K + best]) best = k;
  return best;
}

/**
 * What another run says of the map's products: the heaviest problem of each, its clients at the time, and the links that pass, those with
 * the highest lower end of the lift's interval first, at most `maxEdges`. Problems keep their ids over runs, so a product that changes
 * colour has moved.
 */
export const runOnMap = defineUseCase(
  "runs.read",
  async ({ stores, state }, input: LinkFilter & { readonly runId: string; readonly maxEdges: number }) => {
    if (!Number.isInteger(input.maxEdges) || input.maxEdges < 0 || input.maxEdges > MAX_EDGES)
      throw new InputError(`maxEdges must be 0 to ${MAX_EDGES}, got ${input.maxEdges}`);
    const run = await stores.runs.run(input.runId);
    const results = run === null ? null : await resultsOf(stores, run);
    if (run === null || results === null) throw new NotFoundError(`no run ${input.runId} with results`);
    const { productIds, problems, intersections } = results;
    const { lift, liftLow, qValue, clientsBoth, productA, productB } = intersections;
    const clients = clientsOf(results);
    const passing = Int32Array.from(lift.keys())
      .filter((row) => clientsBoth[row] >= input.minClients && lift[row] >= input.minLift && qValue[row] <= input.maxQValue)
      .sort((a, b) => liftLow[b] - liftLow[a] || a - b);
    return {
      runId: run.id,
      createdAt: run.createdAt,
      asOf: run.request.asOf,
      problems: problems.map(({ id, label, share, nClients, nProducts }) => ({
        id,
        label: state?.labels.get(id) ?? label,
        share,
        nClients,
        nProducts,
      })),
      products: productIds.flatMap((productId, p) =>
        clients[p] > 0 ? [{ productId, problemId: problems[heaviest(results, p)].id, clients: clients[p] }] : [],
      ),
      links: Array.from(passing.slice(0, input.maxEdges).sort(), (row) => ({
        a: productIds[productA[row]],
        b: productIds[productB[row]],
        clientsBoth: clientsBoth[row],
        lift: lift[row],
        qValue: qValue[row],
      })),
      nEdgesMatching: passing.length,
    };
  },
);
