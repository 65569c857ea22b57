import { effectiveSampleSize, meanOf } from "./estimators";
import { sortedQuantile, standardError } from "./intervals";
import type { AlignedRounds } from "./logged-rounds";

/** How much the log says about the policy to be judged. */
export interface OverlapDiagnostics {
  readonly nRounds: number;
  /** Rounds in which the log did what the policy would most probably have done. */
  readonly nMatched: number;
  /** Rounds with an action that the policy never takes. */
  readonly nZeroWeights: number;
  /** Should be near 1: E[w] = 1 when propensities are right and every action the policy takes had a chance in the log. */
  readonly meanWeight: number;
  /** Standard error of `meanWeight`; null for one round. */
  readonly meanWeightError: number | null;
  readonly maxWeight: number;
  /** Median, 90th and 99th percentile of the weights. */
  readonly weightQuantiles: { readonly p50: number; readonly p90: number; readonly p99: number };
  /** Share of the sum of weights that the largest one has, in [0, 1]; 0 when all are 0. */
  readonly topWeightShare: number;
  /** (sum w)^2 / sum w^2. */
  readonly effectiveSampleSize: number;
  /** What the log itself earned per round. */
  readonly behaviourMeanReward: number;
}

/** Measures the overlap of log and policy. */
export function diagnoseOverlap({ nRounds, rewards, weights, matches }: AlignedRounds): OverlapDiagnostics {
  const sorted = weights.slice().sort();
  const mean = meanOf(weights);
  const max = sorted[nRounds - 1];
  return {
    nRounds,
    nMatched: matches.reduce((sum, match) => sum + match, 0),
    nZeroWeights: weights.reduce((count, w) => count + (w === 0 ? 1 : 0), 0),
    meanWeight: mean,
    meanWeightError: nRounds < 2 ? null : standardError(weights),
    maxWeight: max,
    weightQuantiles: { p50: sortedQuantile(sorted, 0.5), p90: sortedQuantile(sorted, 0.9), p99: sortedQuantile(sorted, 0.99) },
    topWeightShare: mean > 0 ? max / (mean * nRounds) : 0,
    effectiveSampleSize: effectiveSampleSize(weights),
    behaviourMeanReward: meanOf(rewards),
  };
}

/** What is too little. Measured against known truth: docs/policies.md, "When a log cannot answer". */
const OVERLAP_LIMITS = Object.freeze({
  /** Below this effective sample size there is no answer. */
  refuseBelowEffectiveSize: 10,
  /** Above this share of one single round there is no answer. */
  refuseAboveTopShare: 0.5,
  /** A mean weight further from 1 than this many of its standard errors means wrong propensities or missing support: no answer. */
  refuseBeyondMeanWeightErrors: 5,
  /** Below this effective sample size the answer is weak. */
  weakBelowEffectiveSize: 100,
  /** Above this share of one single round the answer is weak. */
  weakAboveTopShare: 0.1,
  /** As above, for a weak answer. */
  weakBeyondMeanWeightErrors: 3,
});

/** Whether the log supports an answer, and why not. */
export interface OverlapFinding {
  readonly support: "good" | "weak" | "none";
  /** One sentence for each limit that was passed, with the remedy; empty for `good`. */
  readonly reasons: readonly string[];
}

/** Judges the overlap by `OVERLAP_LIMITS`. */
export function judgeOverlap(overlap: OverlapDiagnostics): OverlapFinding {
  const limits = OVERLAP_LIMITS;
  const none: string[] = [];
  const weak: string[] = [];
  const size = overlap.effectiveSampleSize;
  const share = overlap.topWeightShare;
  if (overlap.nZeroWeights === overlap.nRounds) {
    none.push("The policy never takes an action that was logged: log with more exploration, or judge a policy nearer to the logged one.");
    return { support: "none", reasons: none };
  }
  if (size < limits.weakBelowEffectiveSize) {
    (size < limits.refuseBelowEffectiveSize ? none : weak).push(
      `The log is worth ${size.toFixed(1)} rounds of this policy (effective sample size), of ${overlap.nRounds} logged: log more rounds, ` +
        "explore more, or judge a policy nearer to the logged one.",
    );
  }
  if (share > limits.weakAboveTopShare) {
    (share > limits.refuseAboveTopShare ? none : weak).push(
      `One round carries ${(100 * share).toFixed(0)} % of the weight: its propensity decides the answer. Check it, or keep a floor under ` +
        "every logged probability.",
    );
  }
  // Equal weights have no spread: the floor keeps rounded decimals from counting as a distance.
  const distance = Math.abs(overlap.meanWeight - 1) / Math.max(overlap.meanWeightError ?? Number.POSITIVE_INFINITY, 1e-4);
  if (distance > limits.weakBeyondMeanWeightErrors) {
    (distance > limits.refuseBeyondMeanWeightErrors ? none : weak).push(
      `The weights have mean ${overlap.meanWeight.toFixed(3)}, ${distance.toFixed(1)} standard errors from 1: the propensities are not those ` +
        "of the log, or the policy takes actions that the log could never take.",
    );
  }
  return { support: none.length > 0 ? "none" : weak.length > 0 ? "weak" : "good", reasons: [...none, ...weak] };
}
