import type { Rng } from "../numeric/rng";

/** What every policy is told: what may be done now. Policies of products and of lead activities share the interface and differ in the rest. */
export interface DecisionContext {
  /** Actions that are possible now, ascending index: products for the recommender, activities for leads. */
  readonly candidates: Int32Array;
}

/**
 * Everything a policy may know about one client at one moment. Arrays are aligned with `candidates`; implementations may compute
 * them on first use. Nothing in it depends on deals after the decision date.
 */
export interface PolicyContext extends DecisionContext {
  /** Products that may be offered, ascending product index. Owned, discontinued and not yet launched ones are never in it. */
  readonly candidates: Int32Array;
  /** Names of the feature columns, length F; empty when no features were prepared. */
  readonly featureNames: readonly string[];
  /** Standardised signals, candidates x F, row-major: centred over this client's candidates, then in units of one global scale. */
  readonly features: Float64Array;
  /** log(n_p + .5) of each candidate, n_p its owners. */
  readonly popularity: Float64Array;
  /** Log-scale prior score of each candidate: popularity, within the client's firmographic segments where attributes are given. */
  readonly priorScores: Float64Array;
  /** Mixture likelihood s(c, p) of each candidate, > 0. */
  readonly affinities: Float64Array;
  /** Problem profile phi[k, p] of each candidate, candidates x K, row-major. */
  readonly profiles: Float64Array;
  /** The client's problem shares, length K, sum 1. */
  readonly shares: Float64Array;
  /** How lately each problem was met: W of every owned product, split over its problems; length K, >= 0. */
  readonly recent: Float64Array;
  /** W of the product bought last, in [0, 1]; 0 without one. */
  readonly freshness: number;
  /** Distinct products the client owns. */
  readonly nOwned: number;
}

/** What became of one offer, as seen by the policy. */
export interface PolicyOutcome<Context extends DecisionContext = PolicyContext> {
  /** The context in which the offer was made. */
  readonly context: Context;
  /** Product (or action) index of the offer; ignored when it is no candidate of the context. */
  readonly product: number;
  /** 1 accepted, 0 rejected; values between are partial successes. */
  readonly reward: number;
}

/** Whether a policy plays its best guess or explores with its own randomness. */
export type PolicyMode = "greedy" | "explore";

/**
 * Decides what to offer next. Immutable apart from `update`; equal state, context and mode give equal answers.
 * Contract: test/graph/policy/policy.contract.ts, run for every implementation.
 */
export interface Policy<Context extends DecisionContext = PolicyContext, Name extends string = PolicyName> {
  readonly name: Name;
  /** Number of outcomes learnt since it was fitted. */
  readonly nUpdates: number;
  /** Whether it ranks this client by the prior alone because there is too little data to do better. */
  usesPrior(context: Context): boolean;
  /** Score of every candidate, higher is better; finite. The greedy order is descending score, ties by ascending product index. */
  scores(context: Context): Float64Array;
  /**
   * Probability of every candidate for the next rank, given the candidates already placed above it.
   * `greedy`: 1 on the best remaining candidate. `explore`: see the implementation for what is random.
   * @param above positions in `context.candidates` already placed; they get 0
   * @returns aligned with `context.candidates`, in [0, 1], sum 1 (all 0 when no candidate remains)
   */
  probabilities(context: Context, above: readonly number[], mode: PolicyMode): Float64Array;
  /** Learns from outcomes, in the order given. A policy with nothing to learn only counts them. */
  update(outcomes: readonly PolicyOutcome<Context>[]): void;
  /** Versioned JSON; `deserializePolicy` gives back a policy with the same answers, bit for bit. */
  serialize(): string;
}

/** Names of the policies that every run has, as options and logs write them. */
export const servedPolicyNames = ["ranking", "problems", "popularity", "q-learning", "epsilon-greedy"] as const;
/** Names of the policies that a network is behind: trained when they are asked for, because it takes a tensor library and some time. */
export const deepPolicyNames = ["dqn", "policy-gradient", "actor-critic"] as const;
/** Names of all policies. */
export const policyNames = [...servedPolicyNames, ...deepPolicyNames] as const;
/** Name of a policy. */
export type PolicyName = (typeof policyNames)[number];

/** One rank of a slate. */
export interface SlateChoice {
  /** Position in `context.candidates`. */
  readonly position: number;
  /** The policy's score of it. */
  readonly score: number;
  /** P(this candidate at this rank given those above), in (0, 1]. */
  readonly propensity: number;
  /** Probability of every candidate at this rank, given those above. */
  readonly probabilities: Float64Array;
  /** Whether the greedy choice at this rank would have been another. */
  readonly isExploration: boolean;
}

/** Position of the best candidate that is not in `taken` (ties: first position), or -1. */
function bestPosition(scores: Float64Array, taken: ReadonlySet<number>): number {
  let best = -1;
  for (let i = 0; i < scores.length; i += 1) {
    if (!taken.has(i) && (best < 0 || scores[i] > scores[best])) best = i;
  }
  return best;
}

/** Probabilities of a deterministic choice: 1 on the best remaining candidate, 0 elsewhere. */
export function greedyProbabilities(scores: Float64Array, above: readonly number[]): Float64Array {
  return certainChoice(scores.length, bestPosition(scores, new Set(above)));
}

function certainChoice(length: number, position: number): Float64Array {
  const probabilities = new Float64Array(length);
  if (position >= 0) probabilities[position] = 1;
  return probabilities;
}

/** Samples a position in proportion to `probabilities`; the last positive one takes what rounding leaves. */
export function samplePosition(probabilities: Float64Array, rng: Rng): number {
  const u = rng();
  let sum = 0;
  let last = -1;
  for (let i = 0; i < probabilities.length; i += 1) {
    if (probabilities[i] <= 0) continue;
    sum += probabilities[i];
    last = i;
    if (u < sum) return i;
  }
  return last;
}

/**
 * Holds exploration down: where more than `most` of the probability lies beside the best choice, the distribution is mixed with that choice
 * until exactly `most` does. Still a distribution, and still known exactly.
 * @param best position of the greedy choice, with a candidate
 * @param most in [0, 1]; 1 leaves everything as it is
 */
export function capExploration(probabilities: Float64Array, best: number, most: number): Float64Array {
  const beside = 1 - probabilities[best];
  if (beside <= most) return probabilities;
  const scale = most / beside;
  const capped = probabilities.map((p) => p * scale);
  capped[best] = 1 - most;
  return capped;
}

/**
 * Fills a slate rank by rank: each rank is drawn from the policy's own probabilities given the ranks above, so the propensity is
 * exactly the probability of the mechanism that chose. Ends early when the candidates run out.
 * @param top ranks wanted, >= 0
 * @param rng used in mode `explore` only, one number a rank
 * @param mostExploration largest probability that a rank goes to another candidate than the best one, in [0, 1]
 */
export function drawSlate<Context extends DecisionContext>(
  policy: Policy<Context, string>,
  context: Context,
  top: number,
  mode: PolicyMode,
  rng: Rng,
  mostExploration = 1,
): SlateChoice[] {
  const above: number[] = [];
  const slate: SlateChoice[] = [];
  const scores = policy.scores(context);
  const taken = new Set<number>();
  while (slate.length < top && above.length < context.candidates.length) {
    const best = bestPosition(scores, taken);
    const probabilities =
      mode === "greedy"
        ? certainChoice(scores.length, best)
        : capExploration(policy.probabilities(context, above, mode), best, mostExploration);
    const position = mode === "greedy" ? best : samplePosition(probabilities, rng);
    const propensity = probabilities[position];
    slate.push({ position, score: scores[position], propensity, probabilities, isExploration: position !== best });
    above.push(position);
    taken.add(position);
  }
  return slate;
}
