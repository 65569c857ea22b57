import { InvalidArgumentError } from "../numeric/errors";
import type { PerformanceReport } from "./track-performance";

/** What the desk may change by itself, with the bounds within which it may. */
export interface DeskSettings {
  /** Off by default: then adjustments are proposed and nothing is changed. */
  readonly isAutomatic: boolean;
  /** Least chances of grades A, B and C; null: quantiles of the model. */
  readonly gradeCuts: readonly [number, number, number] | null;
  /** Share of nudges drawn by lot, with probabilities that are logged, so that what works is learnt from a trial; 0: none. */
  readonly explorationShare: number;
  /** Whether the model is to be learnt anew with the next run. */
  readonly needsRetraining: boolean;
  readonly bounds: {
    readonly explorationShare: readonly [number, number];
    /** Most that a grade cut-off may move at once. */
    readonly cutStep: number;
  };
}

/** Where a desk begins. */
export const DESK_SETTINGS: DeskSettings = Object.freeze({
  isAutomatic: false,
  gradeCuts: null,
  explorationShare: 0,
  needsRetraining: false,
  bounds: Object.freeze({ explorationShare: Object.freeze([0, 0.2] as const), cutStep: 0.05 }),
});

/** One change of one setting. */
export type Adjustment =
  | {
      readonly setting: "gradeCuts";
      readonly from: DeskSettings["gradeCuts"];
      readonly to: DeskSettings["gradeCuts"];
      readonly reason: string;
    }
  | { readonly setting: "explorationShare"; readonly from: number; readonly to: number; readonly reason: string }
  | { readonly setting: "needsRetraining"; readonly from: boolean; readonly to: boolean; readonly reason: string };

const EXPLORATION_STEP = 0.02;
const LEAST_CUT_MOVE = 0.005;

/**
 * What the figures speak for: drift of conversion asks for retraining and more exploration, calm for less; the cut-offs follow the model's quantiles, a
 * bounded step at a time. Nothing to change: an empty list.
 * @param modelCuts cut-offs that the present model would choose, null when its gate is closed
 */
export function proposeAdjustments(report: PerformanceReport, modelCuts: DeskSettings["gradeCuts"], settings: DeskSettings): Adjustment[] {
  const [least, most] = settings.bounds.explorationShare;
  if (!(least >= 0 && most <= 1 && least <= most))
    throw new InvalidArgumentError(`bounds of the exploration share must be within [0, 1], got ${least} to ${most}`);
  const adjustments: Adjustment[] = [];
  const chart = report.charts.find(({ metric }) => metric === "conversion");
  const recent = chart?.points.slice(-4) ?? [];
  const drifting = recent.filter(({ flag }) => flag !== null);
  if (drifting.length > 0 && !settings.needsRetraining)
    adjustments.push({
      setting: "needsRetraining",
      from: false,
      to: true,
      reason: `conversion left its limits in the week of ${drifting[0].week}: ${(100 * drifting[0].value).toFixed(1)} % against ${(100 * (chart?.centre ?? 0)).toFixed(1)} %`,
    });
  const wanted = Math.min(
    most,
    Math.max(least, settings.explorationShare + (drifting.length > 0 ? EXPLORATION_STEP : -EXPLORATION_STEP / 2)),
  );
  if (chart !== undefined && Math.abs(wanted - settings.explorationShare) > 1e-9)
    adjustments.push({
      setting: "explorationShare",
      from: settings.explorationShare,
      to: wanted,
      reason: drifting.length > 0 ? "conversion drifts: what was learnt may no longer hold" : "four calm weeks: less needs to be tried",
    });
  if (modelCuts !== null) {
    const from = settings.gradeCuts ?? modelCuts;
    const step = settings.bounds.cutStep;
    const to = from.map((cut, k) => cut + Math.min(step, Math.max(-step, modelCuts[k] - cut))) as [number, number, number];
    if (settings.gradeCuts !== null && to.some((cut, k) => Math.abs(cut - from[k]) > LEAST_CUT_MOVE))
      adjustments.push({
        setting: "gradeCuts",
        from: settings.gradeCuts,
        to,
        reason: "the chances of today's leads moved away from the cut-offs",
      });
  }
  return adjustments;
}

/** Settings after a change. */
export const applyAdjustment = (settings: DeskSettings, { setting, to }: Adjustment): DeskSettings => ({ ...settings, [setting]: to });

/** Settings as they were before a change, whatever came after it for other settings. */
export const revertAdjustment = (settings: DeskSettings, { setting, from }: Adjustment): DeskSettings => ({ ...settings, [setting]: from });
