import { InvalidArgumentError } from "../numeric/errors";
import { createRng } from "../numeric/rng";
import type { ClientJourney } from "./client-journey";
import { advance, featureCount, openChances, stateFeatures, type JourneyState, type SalesProcess } from "./sales-process";
import { shuffled } from "./draws";

/** Size and character of a planted sales process. */
export interface PlantSalesProcessOptions {
  readonly seed?: number;
  /**
   * `short`: what comes next depends on the last deal alone, so a handful of states says all. `long`: what comes next is opened by several
   * earlier deals together, so the state is the whole recent history.
   */
  readonly memory?: "short" | "long";
  /** Integer >= 4; default 4 (short) or 12 (long). */
  readonly nProblems?: number;
  /** Worth of a reward one period later, in [0, 1). */
  readonly discount?: number;
}

/** Character of the two kinds: log-odds, and what is left of "recently" after a period. */
const EFFECTS = Object.freeze({
  short: { nProblems: 4, openers: 1, retention: 0.1, base: -2.6, share: 0.6, opens: 3.4, again: -1, fresh: 0.6 },
  long: { nProblems: 12, openers: 4, retention: 0.85, base: -3, share: 0, opens: 2.2, again: -4, fresh: 0.3 },
});
const N_STARTS = 200;

/**
 * Plants a sales process with known truth: a chain in which every problem is opened by others that were solved lately, by one with short memory,
 * by four that add up with long memory; just solved, it is not open again soon. Worths are from .3 to 1. Deterministic in its options.
 */
export function plantSalesProcess(options: PlantSalesProcessOptions = {}): SalesProcess {
  const { seed = 1, memory = "long", discount = 0.9 } = options;
  const effects = EFFECTS[memory];
  const K = options.nProblems ?? effects.nProblems;
  if (!(Number.isInteger(K) && K >= 4)) throw new InvalidArgumentError(`nProblems must be an integer >= 4, got ${K}`);
  if (!(discount >= 0 && discount < 1)) throw new InvalidArgumentError(`discount must be in [0, 1), got ${discount}`);
  const rng = createRng(seed, "sales-process", memory);
  const F = featureCount(K);
  const weights = new Float64Array(K * F);
  const worths = Float64Array.from({ length: K }, () => 0.3 + 0.7 * rng());
  const order = shuffled(K, rng);
  order.forEach((k, i) => {
    const row = k * F;
    weights[row] = effects.base;
    weights[row + 1 + k] = effects.share;
    // The one before it in the chain, and others at random.
    const others = shuffled(K, rng).filter((j) => j !== k && j !== order[(i + K - 1) % K]);
    for (const opener of [order[(i + K - 1) % K], ...others.slice(0, effects.openers - 1)])
      weights[row + 1 + K + opener] = effects.opens * (0.7 + 0.6 * rng());
    weights[row + 1 + K + k] = effects.again;
    weights[row + 2 + 2 * K] = effects.fresh;
  });
  const starts = Array.from({ length: N_STARTS }, () => advance(blankState(K), 1, Math.floor(rng() * K)));
  const pi = new Float64Array(K).fill(1 / K);
  return { nProblems: K, weights, worths, offerCost: 0, discount, retention: effects.retention, pi, alpha: 1, starts };
}

const blankState = (K: number): JourneyState => ({ counts: new Float64Array(K), recent: new Float64Array(K), freshness: 0 });

/** How to let clients buy without a policy. */
export interface LiveJourneysOptions {
  readonly seed: number;
  readonly nClients: number;
  readonly nPeriods: number;
  /** Probability that an open problem leads to a deal although nobody offered anything, in [0, 1]. */
  readonly selfService?: number;
}

/**
 * The history that a company would have of the process before it had a recommender: in every period the client's open problem leads to a
 * deal with probability `selfService` (default .6). Nothing is offered, so nothing about offers is known: what a fit has to work with.
 */
export function liveJourneys(process: SalesProcess, options: LiveJourneysOptions): ClientJourney[] {
  const { seed, nClients, nPeriods, selfService = 0.6 } = options;
  return Array.from({ length: nClients }, (_, client): ClientJourney => {
    const rng = createRng(seed, "journey", client);
    let state = process.starts[Math.floor(rng() * process.starts.length)];
    const states: JourneyState[] = [];
    const outcomes: Float64Array[] = [];
    for (let period = 0; period < nPeriods; period += 1) {
      const open = drawOpen(openChances(process, stateFeatures(process, state)), rng());
      const bought = rng() < selfService ? open : -1;
      const outcome = new Float64Array(process.nProblems);
      if (bought >= 0) outcome[bought] = 1;
      states.push(state);
      outcomes.push(outcome);
      state = advance(state, process.retention, bought);
    }
    return { states, outcomes };
  });
}

/** The problem where u falls, or -1 beyond the sum: none. */
function drawOpen(chances: Float64Array, u: number): number {
  let sum = 0;
  for (let k = 0; k < chances.length; k += 1) {
    sum += chances[k];
    if (u < sum) return k;
  }
  return -1;
}
