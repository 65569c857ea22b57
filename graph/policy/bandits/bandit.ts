import { InvalidArgumentError } from "../../numeric/errors";
import type { Rng } from "../../numeric/rng";
import { samplePosition } from "../policy";

/** What a bandit may know before it chooses. */
export interface BanditContext {
  /** Discrete state, 0 to nStates - 1; read by the policies that keep counts. */
  readonly state: number;
  /** Length nFeatures, without a constant: policies that are linear add it. */
  readonly features: Float64Array;
  /** Arms on offer, ascending and not empty; all of them when missing. */
  readonly arms?: Int32Array;
}

/** What became of one choice. */
export interface BanditOutcome {
  readonly context: BanditContext;
  readonly arm: number;
  /** In [0, 1]. */
  readonly reward: number;
}

/** Names of the bandits. */
export const banditNames = [
  "popularity",
  "epsilon-greedy",
  "ucb1",
  "lin-ucb",
  "beta-thompson",
  "linear-thompson",
  "logistic-thompson",
] as const;
/** Name of a bandit. */
export type BanditName = (typeof banditNames)[number];

/**
 * Chooses one of a fixed set of arms, and learns. Ties go to the lowest arm. Contract: test/graph/policy/bandits/bandit.contract.ts.
 * The policies of `graph/policy/policy.ts` rank a client's candidates; these are their textbook counterparts on any context.
 */
export interface Bandit {
  readonly name: BanditName;
  readonly nArms: number;
  /** Outcomes learnt. */
  readonly nUpdates: number;
  /** P(each arm is chosen now), length nArms, 0 for arms that are not on offer; sums to 1. Computed, never counted or guessed. */
  probabilities(context: BanditContext): Float64Array;
  /** Draws an arm by the policy's own mechanism: the distribution of `probabilities`, faster than computing it. */
  choose(context: BanditContext, rng: Rng): number;
  /** @throws InvalidArgumentError for an arm, a reward or a context outside its range; nothing is learnt then */
  update(outcomes: readonly BanditOutcome[]): void;
  /** Versioned JSON; `restoreBandit` gives back a bandit with the same answers, bit for bit. */
  serialize(): string;
}

/** A choice with all that off-policy evaluation will ask for. */
export interface BanditDecision {
  readonly arm: number;
  /** Probability of `arm` when it was chosen, > 0. */
  readonly propensity: number;
  readonly probabilities: Float64Array;
}

/** Draws from the policy's computed probabilities, so that the logged propensity is exactly the one of the mechanism that chose. */
export function decide(bandit: Bandit, context: BanditContext, rng: Rng): BanditDecision {
  const probabilities = bandit.probabilities(context);
  const arm = samplePosition(probabilities, rng);
  return { arm, propensity: probabilities[arm], probabilities };
}

/** Arms on offer. */
export function armsOf(context: BanditContext, nArms: number): Int32Array {
  const { arms } = context;
  if (arms === undefined) return Int32Array.from({ length: nArms }, (_, arm) => arm);
  if (arms.length === 0) throw new InvalidArgumentError("arms must not be empty");
  for (const arm of arms) checkArm(arm, nArms);
  return arms;
}

/** @throws InvalidArgumentError unless `arm` is 0 to nArms - 1 */
export function checkArm(arm: number, nArms: number): void {
  if (!(Number.isInteger(arm) && arm >= 0 && arm < nArms)) throw new InvalidArgumentError(`arm must be 0 to ${nArms - 1}, got ${arm}`);
}

/** @throws InvalidArgumentError unless the reward is in [0, 1] */
export function checkReward(reward: number): void {
  if (!(reward >= 0 && reward <= 1)) throw new InvalidArgumentError(`reward must be in [0, 1], got ${reward}`);
}

/** Arm with the highest score; ties and NaN-free input assumed, first wins. @param scores aligned with `arms` */
export function bestArm(arms: Int32Array, scores: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < arms.length; i += 1) if (scores[i] > scores[best]) best = i;
  return arms[best];
}

/** Probabilities over all arms from those of the arms on offer. @param values aligned with `arms` */
export function spread(arms: Int32Array, values: Float64Array, nArms: number): Float64Array {
  const probabilities = new Float64Array(nArms);
  arms.forEach((arm, i) => {
    probabilities[arm] = values[i];
  });
  return probabilities;
}
