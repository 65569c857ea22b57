import { InvalidArgumentError } from "../../numeric/errors";
import { createRng } from "../../numeric/rng";
import { computeTerms, effectiveSampleSize, estimatorNames, meanOf, type EstimatorName } from "./estimators";
import { bootstrapIntervals, normalInterval, type Interval } from "./intervals";
import { alignRounds, type LoggedDecisions } from "./logged-rounds";
import { diagnoseOverlap, judgeOverlap, type OverlapDiagnostics, type OverlapFinding } from "./overlap";

/** How to judge a policy on a log. */
export interface OffPolicyOptions {
  /** Largest weight that Switch-DR corrects by the log, >= 0. */
  readonly lambda?: number;
  /** Confidence of the intervals, in (0, 1). */
  readonly level?: number;
  /** Bootstrap resamples, integer >= 0; 0 leaves the bootstrap out. */
  readonly resamples?: number;
  readonly seed?: number;
}

/** Defaults of `evaluateOffPolicy`. */
export const OFF_POLICY_DEFAULTS = Object.freeze({ lambda: 10, level: 0.95, resamples: 10_000, seed: 0 });

/** One estimator's answer. Numbers are null where they do not exist: no matching round, no model of the reward, one round. */
export interface OffPolicyEstimate {
  /** Reward per round. */
  readonly value: number | null;
  /** Percentile bootstrap over rounds; null also without resamples. */
  readonly bootstrap: Interval | null;
  /** Mean -+ z standard errors. */
  readonly normal: Interval | null;
  /** Matched rounds for replay, (sum w)^2 / sum w^2 for those that weight, null for dm. */
  readonly effectiveSampleSize: number | null;
}

/** What a log says about a policy. */
export interface OffPolicyReport {
  readonly estimates: Readonly<Record<EstimatorName, OffPolicyEstimate>>;
  readonly overlap: OverlapDiagnostics;
  /**
   * The answer to "what would this policy have earned per round?": doubly robust where a model of the reward is given, else
   * self-normalised IPS. With support `none` there is no answer, whatever the estimates say.
   */
  readonly verdict: OverlapFinding & {
    readonly estimator: EstimatorName | null;
    readonly value: number | null;
    readonly interval: Interval | null;
  };
  readonly options: Required<OffPolicyOptions>;
}

function resolveOptions(options: OffPolicyOptions): Required<OffPolicyOptions> {
  const resolved = { ...OFF_POLICY_DEFAULTS, ...options };
  if (!(resolved.lambda >= 0)) throw new InvalidArgumentError(`lambda must be >= 0, got ${resolved.lambda}`);
  if (!(resolved.level > 0 && resolved.level < 1)) throw new InvalidArgumentError(`level must be in (0, 1), got ${resolved.level}`);
  if (!Number.isInteger(resolved.resamples) || resolved.resamples < 0)
    throw new InvalidArgumentError(`resamples must be an integer >= 0, got ${resolved.resamples}`);
  if (!Number.isInteger(resolved.seed)) throw new InvalidArgumentError(`seed must be an integer, got ${resolved.seed}`);
  return resolved;
}

/**
 * Value of a policy from the decisions of another, by every estimator, with intervals and a verdict on whether the log can answer.
 * Deterministic in data and seed, whatever the order of the rows.
 * @throws InvalidArgumentError for options out of range; see `alignRounds` for faults of the data
 */
export function evaluateOffPolicy(log: LoggedDecisions, options: OffPolicyOptions = {}): OffPolicyReport {
  const resolved = resolveOptions(options);
  const { level, resamples, seed } = resolved;
  const rounds = alignRounds(log);
  const terms = computeTerms(rounds, resolved.lambda);
  const weightSize = effectiveSampleSize(rounds.weights);
  const bootstraps = new Map<EstimatorName, Interval>();
  if (resamples > 0) {
    // Replay has its own units, the matching rounds; all others share one draw of rounds.
    const shared = estimatorNames.filter((name) => name !== "replay");
    for (const [stream, names] of [
      ["rounds", shared],
      ["replay", ["replay"]],
    ] as const) {
      const present = names.flatMap((name: EstimatorName) => {
        const column = terms[name];
        return column === null ? [] : [{ name, column }];
      });
      const rng = createRng(seed, "off-policy", "bootstrap", stream);
      const columns = present.map(({ column }) => column);
      bootstrapIntervals(columns, { resamples, level, rng }).forEach((interval, k) => bootstraps.set(present[k].name, interval));
    }
  }
  const estimates = Object.fromEntries(
    estimatorNames.map((name): [EstimatorName, OffPolicyEstimate] => {
      const own = terms[name];
      return [
        name,
        {
          value: own === null ? null : meanOf(own),
          bootstrap: bootstraps.get(name) ?? null,
          normal: own === null ? null : normalInterval(own, level),
          effectiveSampleSize: name === "dm" ? null : name === "replay" ? (own?.length ?? 0) : weightSize,
        },
      ];
    }),
  ) as Record<EstimatorName, OffPolicyEstimate>;
  const overlap = diagnoseOverlap(rounds);
  const finding = judgeOverlap(overlap);
  const estimator = finding.support === "none" ? null : rounds.model === null ? "snips" : "dr";
  const answer = estimator === null ? null : estimates[estimator];
  return {
    estimates,
    overlap,
    verdict: { ...finding, estimator, value: answer?.value ?? null, interval: answer?.bootstrap ?? answer?.normal ?? null },
    options: resolved,
  };
}
