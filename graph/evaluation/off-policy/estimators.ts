import { InvalidArgumentError } from "../../numeric/errors";
import type { AlignedRounds } from "./logged-rounds";

/** The estimators, in the order in which they are reported. */
export const estimatorNames = ["replay", "ips", "snips", "dm", "dr", "sndr", "switch_dr"] as const;
/** Name of an off-policy estimator. */
export type EstimatorName = (typeof estimatorNames)[number];

/**
 * The terms of an estimate: its value is their mean, its intervals come from their spread. One term a round, for replay one a
 * matching round. Null where the estimate does not exist.
 */
export type EstimatorTerms = Float64Array | null;

/** Mean; NaN for no values. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** (sum w)^2 / sum w^2, in [0, n]; 0 when every weight is 0 (Kish's effective sample size). */
export function effectiveSampleSize(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const w of weights) {
    sum += w;
    squares += w * w;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/**
 * Rejection replay: rewards of the rounds in which the log did what the evaluation policy would most probably have done.
 * Unbiased for a deterministic policy when the log chose uniformly; otherwise tilted towards what the log preferred.
 * Null when no round matches.
 * @see Li, Chu, Langford, Wang, "Unbiased offline evaluation of contextual-bandit-based news article recommendation algorithms", 2011
 */
function replayTerms({ rewards, matches }: AlignedRounds): EstimatorTerms {
  const terms = rewards.filter((_, i) => matches[i] === 1);
  return terms.length === 0 ? null : terms;
}

/**
 * Inverse propensity scoring: w r. Unbiased when propensities are right and positive wherever the evaluation policy's are; its
 * variance grows with the largest weights.
 * @see Strehl, Langford, Li, Kakade, "Learning from logged implicit exploration data", 2010
 */
function ipsTerms({ rewards, weights }: AlignedRounds): EstimatorTerms {
  return rewards.map((r, i) => weights[i] * r);
}

/**
 * Self-normalised IPS: w r / mean(w), so the estimate is sum(w r) / sum(w): slightly biased, never outside the range of the
 * rewards. The mean weight is taken as known in the intervals, as the Open Bandit Pipeline does. Null when every weight is 0.
 * @see Swaminathan, Joachims, "The self-normalized estimator for counterfactual learning", 2015
 */
export function snipsTerms({ rewards, weights }: AlignedRounds): EstimatorTerms {
  const mean = meanOf(weights);
  return mean > 0 ? rewards.map((r, i) => (weights[i] * r) / mean) : null;
}

/** Direct method: the model's expected reward of the evaluation policy. As good as the model; null without one. */
function dmTerms({ model }: AlignedRounds): EstimatorTerms {
  return model === null ? null : model.expected;
}

/**
 * Doubly robust: qpi + w (r - q). Unbiased when either the propensities or the model are right. Null without a model.
 * @see Dudik, Langford, Li, "Doubly robust policy evaluation and learning", 2011
 */
export function drTerms(rounds: AlignedRounds): EstimatorTerms {
  return switchDrTerms(rounds, Number.POSITIVE_INFINITY);
}

/** Self-normalised doubly robust: qpi + w (r - q) / mean(w). Null without a model or when every weight is 0. */
function sndrTerms({ rewards, weights, model }: AlignedRounds): EstimatorTerms {
  const mean = meanOf(weights);
  if (model === null || !(mean > 0)) return null;
  return rewards.map((r, i) => model.expected[i] + (weights[i] * (r - model.logged[i])) / mean);
}

/**
 * Switch-DR: qpi + w (r - q) 1[w <= lambda]; rounds with larger weights rely on the model alone. lambda = infinity is DR, lambda
 * below every weight is DM. Null without a model.
 * @param lambda >= 0
 * @see Wang, Agarwal, Dudik, "Optimal and adaptive off-policy evaluation in contextual bandits", 2017
 */
export function switchDrTerms({ rewards, weights, model }: AlignedRounds, lambda: number): EstimatorTerms {
  if (!(lambda >= 0)) throw new InvalidArgumentError(`lambda must be >= 0, got ${lambda}`);
  if (model === null) return null;
  return rewards.map((r, i) => model.expected[i] + (weights[i] <= lambda ? weights[i] * (r - model.logged[i]) : 0));
}

/** Terms of every estimator. */
export function computeTerms(rounds: AlignedRounds, lambda: number): Readonly<Record<EstimatorName, EstimatorTerms>> {
  return {
    replay: replayTerms(rounds),
    ips: ipsTerms(rounds),
    snips: snipsTerms(rounds),
    dm: dmTerms(rounds),
    dr: drTerms(rounds),
    sndr: sndrTerms(rounds),
    switch_dr: switchDrTerms(rounds, lambda),
  };
}
