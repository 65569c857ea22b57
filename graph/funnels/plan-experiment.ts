import { InvalidArgumentError } from "../numeric/errors";
import { normalQuantile } from "../numeric/normal-quantile";

/** What an experiment is planned from. Rates are in (0, 1). */
export interface ExperimentQuestion {
  /** Win rate with the present mix of mechanics. */
  readonly baseRate: number;
  /** Uplift to be found, > 0; base + uplift < 1. */
  readonly uplift: number;
  /** Two-sided error, default .05. */
  readonly alpha?: number;
  /** Chance to find the uplift where it is there, default .8. */
  readonly power?: number;
}

/** Looks at the data, evenly spaced in closed deals. */
const EXPERIMENT_LOOKS = 4;
/** O'Brien-Fleming constant for four looks at two-sided .05 (Jennison & Turnbull 2000, table 2.3), and what the looks cost in size. */
const BOUNDARY = 2.024;
const INFLATION = 1.024;

/** Two arms of equal size, and when to stop. */
export interface ExperimentPlan {
  readonly baseRate: number;
  readonly uplift: number;
  readonly alpha: number;
  readonly power: number;
  /** Closed deals of each arm at the end. */
  readonly perArm: number;
  /** Closed deals of each arm at which the data are looked at, and the |z| that stops there. */
  readonly looks: readonly { readonly perArm: number; readonly boundary: number }[];
}

/**
 * Size and stop rule of a comparison of two win rates: the usual normal size for a difference of proportions, n = (z_{1-alpha/2} + z_power)^2
 * (p0 q0 + p1 q1) / uplift^2, a little larger for four looks with O'Brien-Fleming boundaries (constant * sqrt(looks / look)), which keep the
 * error at alpha however early it stops. Boundaries hold for alpha = .05 and are scaled by the normal quantile for others.
 * @throws InvalidArgumentError for rates outside (0, 1), an uplift that is not above 0 or leads above 1
 */
export function planExperiment({ baseRate, uplift, alpha = 0.05, power = 0.8 }: ExperimentQuestion): ExperimentPlan {
  for (const [name, value] of Object.entries({ baseRate, alpha, power }))
    if (!(value > 0 && value < 1)) throw new InvalidArgumentError(`${name} must be in (0, 1), got ${value}`);
  if (!(uplift > 0) || baseRate + uplift >= 1)
    throw new InvalidArgumentError(`uplift must be > 0 and baseRate + uplift < 1, got ${uplift} on ${baseRate}`);
  const better = baseRate + uplift;
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const perArm = Math.ceil((INFLATION * z * z * (baseRate * (1 - baseRate) + better * (1 - better))) / (uplift * uplift));
  const constant = (BOUNDARY * normalQuantile(1 - alpha / 2)) / normalQuantile(0.975);
  return {
    baseRate,
    uplift,
    alpha,
    power,
    perArm,
    looks: Array.from({ length: EXPERIMENT_LOOKS }, (_, i) => ({
      perArm: Math.ceil((perArm * (i + 1)) / EXPERIMENT_LOOKS),
      boundary: constant * Math.sqrt(EXPERIMENT_LOOKS / (i + 1)),
    })),
  };
}

/** Closed deals of one arm. */
export interface ArmOutcome {
  readonly won: number;
  readonly lost: number;
}

/** What the outcomes say so far. */
export interface ExperimentState {
  /** `running` go on; `better`, `worse` a boundary was crossed at a look; `undecided` the size was reached without. */
  readonly status: "running" | "better" | "worse" | "undecided";
  /** Looks that have been reached, 0 to 4. */
  readonly looksReached: number;
  /** Win rate of the mechanic less that of the present mix, with a 90 % interval; NaN before both arms have a closed deal. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The predicted uplift after these outcomes: prediction and experiment weighted by their precisions. */
  readonly updated: number;
  readonly updatedLow: number;
  readonly updatedHigh: number;
}

const Z_90 = normalQuantile(0.95);

/**
 * Reads an experiment. A look counts when the smaller arm has reached its size; the test is on all outcomes so far, so late outcomes of a
 * stopped experiment are read too. The prediction (from the history of other funnels) is a normal prior for the uplift.
 * @throws InvalidArgumentError for negative or fractional counts
 */
export function readExperiment(
  plan: ExperimentPlan,
  prediction: { readonly uplift: number; readonly low: number; readonly high: number },
  control: ArmOutcome,
  mechanic: ArmOutcome,
): ExperimentState {
  for (const count of [control.won, control.lost, mechanic.won, mechanic.lost])
    if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError(`counts must be whole numbers >= 0, got ${count}`);
  const nControl = control.won + control.lost;
  const nMechanic = mechanic.won + mechanic.lost;
  const smaller = Math.min(nControl, nMechanic);
  const reached = plan.looks.filter(({ perArm }) => smaller >= perArm);
  // The prior's standard deviation from its 90 % interval.
  const spread = Math.max(1e-6, (prediction.high - prediction.low) / (2 * Z_90));
  if (nControl === 0 || nMechanic === 0) {
    const { uplift, low, high } = prediction;
    return {
      status: "running",
      looksReached: 0,
      difference: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
      updated: uplift,
      updatedLow: low,
      updatedHigh: high,
    };
  }
  const difference = mechanic.won / nMechanic - control.won / nControl;
  // Half a deal on each side keeps a run of equal outcomes from looking certain (Agresti & Caffo 2000).
  const variance = proportionVariance(control) + proportionVariance(mechanic);
  const pooled = (control.won + mechanic.won) / (nControl + nMechanic);
  const testVariance = pooled * (1 - pooled) * (1 / nControl + 1 / nMechanic);
  const z = testVariance > 0 ? difference / Math.sqrt(testVariance) : 0;
  const boundary = reached.length === 0 ? Number.POSITIVE_INFINITY : reached[reached.length - 1].boundary;
  const status = z >= boundary ? "better" : z <= -boundary ? "worse" : reached.length === plan.looks.length ? "undecided" : "running";
  const half = Z_90 * Math.sqrt(variance);
  const precision = 1 / (spread * spread) + 1 / variance;
  const updated = (prediction.uplift / (spread * spread) + difference / variance) / precision;
  const updatedHalf = Z_90 / Math.sqrt(precision);
  return {
    status,
    looksReached: reached.length,
    difference,
    low: difference - half,
    high: difference + half,
    updated,
    updatedLow: updated - updatedHalf,
    updatedHigh: updated + updatedHalf,
  };
}

function proportionVariance({ won, lost }: ArmOutcome): number {
  const n = won + lost + 2;
  const p = (won + 1) / n;
  return (p * (1 - p)) / n;
}
