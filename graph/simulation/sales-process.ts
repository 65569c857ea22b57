import { InvalidArgumentError } from "../numeric/errors";
import { createRng, type Rng } from "../numeric/rng";

/** Where one client stands on its way: what a policy may know about it. Never changed; `step` makes the next one. */
export interface JourneyState {
  /** Deals by problem, fractions where a product serves several, length K. */
  readonly counts: Float64Array;
  /** How lately each problem was met: deals weighted by `retention` to the power of their age in periods, length K. */
  readonly recent: Float64Array;
  /** `retention` to the power of the periods since the last deal (in histories: W of the product bought last), in [0, 1]; 0 without one. */
  readonly freshness: number;
}

/**
 * A decision process over clients' journeys, planted or fitted. A period is one chance to make an offer; an action addresses one of K
 * problems. The client's open problem in a period is drawn from
 *
 *     P(k open | x) = exp(w_k . x) / (1 + sum over j of exp(w_j . x)),
 *
 * x the features of its state, the 1 for "none". An offer is accepted when it addresses the open problem: it then earns the problem's worth
 * and enters the client's history. Either way a period passes, what was recent fades, and the offer costs `offerCost`.
 */
export interface SalesProcess {
  readonly nProblems: number;
  /** K x F, row-major, F = `featureCount(K)`. */
  readonly weights: Float64Array;
  /** Reward of an accepted offer by problem, length K. */
  readonly worths: Float64Array;
  readonly offerCost: number;
  /** Worth of a reward one period later, in [0, 1). */
  readonly discount: number;
  /** What is left of "recently" after one period, in [0, 1). */
  readonly retention: number;
  /** Prior of the shares: overall share of each problem, length K, and its strength in deals. */
  readonly pi: Float64Array;
  readonly alpha: number;
  /** Where journeys begin; one is drawn with equal probability. Not empty. */
  readonly starts: readonly JourneyState[];
}

/** Number of features of a state: a constant, K root shares, K recencies, log deals, freshness. */
export const featureCount = (nProblems: number): number => 2 * nProblems + 3;

/** Recencies above this are cut off, as serving does with W. */
const MAX_RECENT = 3;

/**
 * Features of a client: 1, sqrt(share_k) for every k, min(3, recent_k) for every k, log(1 + deals) / 2, freshness. All within about [0, 3].
 * @param nDeals deals or products owned, >= 0
 */
export function journeyFeatures(shares: Float64Array, recent: Float64Array, nDeals: number, freshness: number): Float64Array {
  const K = shares.length;
  const x = new Float64Array(featureCount(K));
  x[0] = 1;
  for (let k = 0; k < K; k += 1) {
    x[1 + k] = Math.sqrt(shares[k]);
    x[1 + K + k] = Math.min(MAX_RECENT, recent[k]);
  }
  x[1 + 2 * K] = 0.5 * Math.log1p(nDeals);
  x[2 + 2 * K] = freshness;
  return x;
}

/** Features of a state of the process. */
export function stateFeatures(process: SalesProcess, state: JourneyState): Float64Array {
  const { nProblems: K, pi, alpha } = process;
  let n = 0;
  for (let k = 0; k < K; k += 1) n += state.counts[k];
  const shares = new Float64Array(K);
  for (let k = 0; k < K; k += 1) shares[k] = (state.counts[k] + alpha * pi[k]) / (n + alpha);
  return journeyFeatures(shares, state.recent, n, state.freshness);
}

/** P(k open | x) for every problem, length K; what is missing from 1 is "none". */
export function openChances(process: Pick<SalesProcess, "nProblems" | "weights">, features: Float64Array): Float64Array {
  const { nProblems: K, weights } = process;
  const F = features.length;
  const chances = new Float64Array(K);
  let highest = 0;
  for (let k = 0; k < K; k += 1) {
    let score = 0;
    for (let f = 0; f < F; f += 1) score += weights[k * F + f] * features[f];
    chances[k] = score;
  }
  for (let k = 0; k < K; k += 1) highest = Math.max(highest, chances[k]);
  let total = Math.exp(-highest);
  for (let k = 0; k < K; k += 1) {
    chances[k] = Math.exp(chances[k] - highest);
    total += chances[k];
  }
  for (let k = 0; k < K; k += 1) chances[k] /= total;
  return chances;
}

/** The state after a period, with a deal for `problem` (-1: without one). */
export function advance(state: JourneyState, retention: number, problem: number): JourneyState {
  const recent = state.recent.map((value) => value * retention);
  if (problem < 0) return { counts: state.counts, recent, freshness: state.freshness * retention };
  const counts = Float64Array.from(state.counts);
  counts[problem] += 1;
  recent[problem] += 1;
  return { counts, recent, freshness: 1 };
}

/** Draws where a journey begins. */
export const drawStart = (process: SalesProcess, rng: Rng): JourneyState => process.starts[Math.floor(rng() * process.starts.length)];

/**
 * One period: offers `action` and lets the client decide. Takes one number from `rng`, whatever happens.
 * @param features of `state`, when they are at hand
 */
export function stepProcess(
  process: SalesProcess,
  state: JourneyState,
  action: number,
  rng: Rng,
  features: Float64Array = stateFeatures(process, state),
): { readonly reward: number; readonly accepted: boolean; readonly next: JourneyState } {
  const accepted = rng() < openChances(process, features)[action];
  const reward = (accepted ? process.worths[action] : 0) - process.offerCost;
  return { reward, accepted, next: advance(state, process.retention, accepted ? action : -1) };
}

/** How to measure what a policy is worth in a process. */
export interface ProcessValueOptions {
  readonly seed: number;
  /** Journeys, integer >= 1. */
  readonly nJourneys?: number;
  /** Periods of each, integer >= 1; the rest is worth at most discount^nPeriods of it. */
  readonly nPeriods?: number;
}

/** Defaults of `processValue`. */
const VALUE_DEFAULTS = Object.freeze({ nJourneys: 1_000, nPeriods: 50 });

/** Discounted rewards of a journey, mean over seeded journeys, with its standard error. */
export interface ProcessValue {
  readonly value: number;
  readonly standardError: number;
}

/**
 * What a policy earns, by simulation. Every journey has a stream of its own, so policies with one seed meet the same clients in the same moods.
 * @param choose the problem to address, from the features of the client, 0 to K - 1
 * @throws InvalidArgumentError for options out of range
 */
export function processValue(
  process: SalesProcess,
  choose: (features: Float64Array, rng: Rng) => number,
  options: ProcessValueOptions,
): ProcessValue {
  const { nJourneys, nPeriods, seed } = { ...VALUE_DEFAULTS, ...options };
  for (const [name, n] of [
    ["nJourneys", nJourneys],
    ["nPeriods", nPeriods],
  ] as const)
    if (!(Number.isInteger(n) && n >= 1)) throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${n}`);
  const choices = createRng(seed, "process-value", "choices");
  let sum = 0;
  let squares = 0;
  for (let journey = 0; journey < nJourneys; journey += 1) {
    const rng = createRng(seed, "process-value", journey);
    let state = drawStart(process, rng);
    let value = 0;
    let worth = 1;
    for (let period = 0; period < nPeriods; period += 1) {
      const features = stateFeatures(process, state);
      const { reward, next } = stepProcess(process, state, choose(features, choices), rng, features);
      value += worth * reward;
      worth *= process.discount;
      state = next;
    }
    sum += value;
    squares += value * value;
  }
  const mean = sum / nJourneys;
  return { value: mean, standardError: Math.sqrt(Math.max(0, squares / nJourneys - mean * mean) / nJourneys) };
}
