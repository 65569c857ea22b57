import { countDistinctRows, findCentres } from "../../numeric/k-means";
import { createRng, hashText } from "../../numeric/rng";
import { drawStart, featureCount, openChances, stateFeatures, stepProcess, type SalesProcess } from "../../simulation/sales-process";
import { learnActionValues } from "./q-learning";
import { fitTabularModel, greedyActions, type TransitionLog } from "./tabular-model";
import { iterateValues } from "./value-iteration";

/** Ways to cut the continuous state of a process into a table. */
export const processTableKinds = ["last", "last two", "dominant and last", "k-means"] as const;
/** Name of a way. */
export type ProcessTableKind = (typeof processTableKinds)[number];

/** How tables learn from the log: `q-learning`, steps n^-.7 through it; `model`, the optimum of the table that the log shows. */
const METHODS = ["q-learning", "model"] as const;

/** How to learn tables. */
export interface LearnProcessTablesOptions {
  readonly seed: number;
  readonly kinds?: readonly ProcessTableKind[];
  /** Offers that are tried, at random, integer >= 1. */
  readonly nTransitions?: number;
}

const N_TRANSITIONS = 60_000;
const JOURNEY_PERIODS = 40;
const SWEEPS = 5;
/** Recency above which the last deal is of this period, or of late. */
const FRESH = Object.freeze([0.95, 0.4]);
const MAX_CENTRES = 60;
const SAMPLE = 3_000;

/** A tabular policy for a process: the best known action of the table's state. */
export interface ProcessTable {
  readonly kind: ProcessTableKind;
  readonly method: (typeof METHODS)[number];
  readonly nStates: number;
  act(features: Float64Array): number;
}

/**
 * Tables learnt from one log of random play in a process, by kind and method: the yardstick for policies over the continuous state. States
 * are the problem met last (and how lately), the last two, the largest share and the last, or k-means groups of all features.
 */
export function learnProcessTables(process: SalesProcess, options: LearnProcessTablesOptions): ProcessTable[] {
  const { seed, kinds = processTableKinds, nTransitions = N_TRANSITIONS } = options;
  const K = process.nProblems;
  const { rows, after, actions, rewards } = playAtRandom(process, nTransitions, seed);
  return kinds.flatMap((kind) => {
    const { nStates, stateOf } = kind === "k-means" ? nearestCentre(rows, K, seed) : BY_PROBLEM[kind](K);
    const log: TransitionLog = {
      nStates,
      nActions: K,
      states: Int32Array.from(rows, stateOf),
      actions,
      rewards,
      nextStates: Int32Array.from(after, stateOf),
      discounts: new Float64Array(nTransitions).fill(process.discount),
    };
    return METHODS.map((method): ProcessTable => {
      const values =
        method === "model"
          ? iterateValues(fitTabularModel(log, process.discount), 1e-6).actionValues
          : learnActionValues(log, { sweeps: SWEEPS }).values;
      const best = greedyActions(values, nStates, K);
      return { kind, method, nStates, act: (x) => best[stateOf(x)] };
    });
  });
}

function playAtRandom(process: SalesProcess, nTransitions: number, seed: number) {
  const K = process.nProblems;
  const rng = createRng(seed, "process-table");
  const rows: Float64Array[] = [];
  const after: Float64Array[] = [];
  const actions = new Int32Array(nTransitions);
  const rewards = new Float64Array(nTransitions);
  let state = drawStart(process, rng);
  let features = stateFeatures(process, state);
  for (let i = 0; i < nTransitions; i += 1) {
    actions[i] = Math.floor(rng() * K);
    // The expected reward, as the deep policies get.
    rewards[i] = openChances(process, features)[actions[i]] * process.worths[actions[i]] - process.offerCost;
    rows.push(features);
    const { next } = stepProcess(process, state, actions[i], rng, features);
    const nextFeatures = stateFeatures(process, next);
    after.push(nextFeatures);
    const isCut = i % JOURNEY_PERIODS === JOURNEY_PERIODS - 1;
    state = isCut ? drawStart(process, rng) : next;
    features = isCut ? stateFeatures(process, state) : nextFeatures;
  }
  return { rows, after, actions, rewards };
}

interface Aggregation {
  readonly nStates: number;
  readonly stateOf: (features: Float64Array) => number;
}

/** Position of the largest of K values from `from`, `skip` left out. Ties: the first. */
function largest(features: Float64Array, from: number, K: number, skip = -1): number {
  let best = skip === 0 ? 1 : 0;
  for (let k = best + 1; k < K; k += 1) if (k !== skip && features[from + k] > features[from + best]) best = k;
  return best;
}

const freshnessBucket = (features: Float64Array): number => {
  const freshness = features[features.length - 1];
  return freshness > FRESH[0] ? 0 : freshness > FRESH[1] ? 1 : 2;
};

const BY_PROBLEM: Readonly<Record<Exclude<ProcessTableKind, "k-means">, (K: number) => Aggregation>> = {
  last: (K) => ({ nStates: 3 * K, stateOf: (x) => 3 * largest(x, 1 + K, K) + freshnessBucket(x) }),
  "last two": (K) => ({
    nStates: 3 * K * K,
    stateOf: (x) => {
      const last = largest(x, 1 + K, K);
      return 3 * (last * K + largest(x, 1 + K, K, last)) + freshnessBucket(x);
    },
  }),
  "dominant and last": (K) => ({
    nStates: 3 * K * K,
    stateOf: (x) => 3 * (largest(x, 1, K) * K + largest(x, 1 + K, K)) + freshnessBucket(x),
  }),
};

/** k-means over all features, six centres a problem but 60 at the most, found on a few thousand rows. */
function nearestCentre(rows: readonly Float64Array[], K: number, seed: number): Aggregation {
  const F = featureCount(K);
  const stride = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample = rows.filter((_, i) => i % stride === 0).map((row) => Array.from(row));
  const centres = findCentres(sample, Math.min(MAX_CENTRES, 6 * K, countDistinctRows(sample)), hashText("process-table", seed), 40);
  const flat = Float64Array.from(centres.flat());
  const nearestTo = (x: Float64Array): number => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < centres.length; s += 1) {
      let distance = 0;
      for (let f = 0; f < F && distance < least; f += 1) distance += (x[f] - flat[s * F + f]) ** 2;
      if (distance < least) {
        least = distance;
        best = s;
      }
    }
    return best;
  };
  return { nStates: centres.length, stateOf: nearestTo };
}
