import { InvalidArgumentError } from "../numeric/errors";
import { normalUpperTail } from "../numeric/distributions";

/** A decision that was shown, as the monitor sees it. */
export interface MonitoredDecision {
  readonly predicted: number | null;
  /** 1 accepted, 0 not; null while nobody knows. */
  readonly reward: number | null;
  readonly stateId: string | null;
}

/** When something counts as drift. */
export interface DriftOptions {
  /** Two-sided error probability of each of the two tests, in (0, 1). */
  readonly alpha?: number;
  /** Fewest outcomes (of either period) before calibration or reward is judged, integer >= 1. */
  readonly minOutcomes?: number;
  /** Population stability index from which the mix of states has moved, > 0. */
  readonly mostPsi?: number;
  /** Fewest decisions of either period before the mix of states is judged, integer >= 1. */
  readonly minDecisions?: number;
}

/** Defaults of `monitorDrift`; .2 is where the index is usually called a shift. */
const DRIFT_DEFAULTS = Object.freeze({ alpha: 0.001, minOutcomes: 50, mostPsi: 0.2, minDecisions: 200 });

/** What the monitor found. A part is null where there is too little to judge it by. */
export interface DriftReport {
  /** Acceptances against those that the policy expected, in the recent period. */
  readonly calibration: { readonly expected: number; readonly observed: number; readonly pValue: number; readonly drifted: boolean } | null;
  /** Mean reward, recent against before. */
  readonly reward: { readonly before: number; readonly recent: number; readonly pValue: number; readonly drifted: boolean } | null;
  /** Mix of client states, recent against before. */
  readonly states: {
    readonly psi: number;
    readonly drifted: boolean;
    readonly shares: readonly { readonly stateId: string; readonly before: number; readonly recent: number }[];
  } | null;
  readonly drifted: boolean;
}

/**
 * Looks for drift in the decisions of a recent period against those before it:
 * - calibration: recent acceptances against the sum of predicted chances, z = (O - E) / sqrt(sum p (1 - p));
 * - reward: difference of mean rewards, pooled two-sample z test;
 * - states: population stability index, sum over states of (recent - before) log(recent / before), shares smoothed by half a decision.
 *
 * The tests are meant to be repeated, so alpha is small: one false alarm in about 500 looks. Decisions without an outcome count for states only.
 * @throws InvalidArgumentError for options out of range
 */
export function monitorDrift(
  before: readonly MonitoredDecision[],
  recent: readonly MonitoredDecision[],
  options: DriftOptions = {},
): DriftReport {
  const { alpha, minOutcomes, mostPsi, minDecisions } = { ...DRIFT_DEFAULTS, ...options };
  if (!(alpha > 0 && alpha < 1)) throw new InvalidArgumentError(`alpha must be in (0, 1), got ${alpha}`);
  if (!(mostPsi > 0)) throw new InvalidArgumentError(`mostPsi must be > 0, got ${mostPsi}`);
  for (const [name, n] of [
    ["minOutcomes", minOutcomes],
    ["minDecisions", minDecisions],
  ] as const)
    if (!(Number.isInteger(n) && n >= 1)) throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${n}`);
  const calibration = judgeCalibration(recent, alpha, minOutcomes);
  const reward = judgeReward(before, recent, alpha, minOutcomes);
  const states = judgeStates(before, recent, mostPsi, minDecisions);
  const drifted = [calibration, reward, states].some((part) => part?.drifted === true);
  return { calibration, reward, states, drifted };
}

const twoSided = (z: number): number => Math.min(1, 2 * normalUpperTail(Math.abs(z)));

function judgeCalibration(recent: readonly MonitoredDecision[], alpha: number, minOutcomes: number): DriftReport["calibration"] {
  let n = 0;
  let expected = 0;
  let observed = 0;
  let variance = 0;
  for (const { predicted, reward } of recent) {
    if (predicted === null || reward === null) continue;
    n += 1;
    expected += predicted;
    observed += reward;
    variance += predicted * (1 - predicted);
  }
  if (n < minOutcomes || !(variance > 0)) return null;
  const pValue = twoSided((observed - expected) / Math.sqrt(variance));
  return { expected, observed, pValue, drifted: pValue < alpha };
}

function judgeReward(
  before: readonly MonitoredDecision[],
  recent: readonly MonitoredDecision[],
  alpha: number,
  minOutcomes: number,
): DriftReport["reward"] {
  const rewardsOf = (decisions: readonly MonitoredDecision[]) => decisions.flatMap(({ reward }) => (reward === null ? [] : [reward]));
  const [a, b] = [rewardsOf(before), rewardsOf(recent)];
  if (a.length < minOutcomes || b.length < minOutcomes) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [first, second] = [mean(a), mean(b)];
  const all = mean([...a, ...b]);
  const variance = [...a, ...b].reduce((sum, value) => sum + (value - all) ** 2, 0) / (a.length + b.length);
  const z = variance > 0 ? (second - first) / Math.sqrt(variance * (1 / a.length + 1 / b.length)) : 0;
  const pValue = twoSided(z);
  return { before: first, recent: second, pValue, drifted: pValue < alpha };
}

function judgeStates(
  before: readonly MonitoredDecision[],
  recent: readonly MonitoredDecision[],
  mostPsi: number,
  minDecisions: number,
): DriftReport["states"] {
  if (before.length < minDecisions || recent.length < minDecisions) return null;
  const count = (decisions: readonly MonitoredDecision[]) => {
    const counts = new Map<string, number>();
    for (const { stateId } of decisions) counts.set(stateId ?? "none", (counts.get(stateId ?? "none") ?? 0) + 1);
    return counts;
  };
  const [a, b] = [count(before), count(recent)];
  const ids = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? -1 : 1));
  const share = (counts: ReadonlyMap<string, number>, id: string, n: number) => ((counts.get(id) ?? 0) + 0.5) / (n + 0.5 * ids.length);
  const shares = ids.map((stateId) => ({ stateId, before: share(a, stateId, before.length), recent: share(b, stateId, recent.length) }));
  const psi = shares.reduce((sum, row) => sum + (row.recent - row.before) * Math.log(row.recent / row.before), 0);
  return { psi, drifted: psi > mostPsi, shares };
}
