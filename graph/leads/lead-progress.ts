import { pointLoss } from "../numeric/classification";
import { fitLogistic, logit, sigmoid } from "../numeric/sparse-logistic";
import { dotRow, packRows, takeRows, type SparseRow, type SparseRows } from "../numeric/sparse-rows";
import { pairedGain, splitFold, stratifiedFolds, type PairedGain } from "./cross-validation";
import { binOf } from "./lead-features";
import { DAY_MS, momentOfLead, type Lead, type LeadActivity, type LeadBook } from "./lead-book";
import { outcomesOf, ridge } from "./win-model";

/** Ages in days at which a lead is looked at. */
const LANDMARKS = Float64Array.of(0, 1, 3, 7, 14, 30, 60);
/** Days since the last activity (or since the lead came in) and numbers of activities, lower ends of the bins after the first. */
const QUIET_LIMITS = Float64Array.of(1, 3, 7, 14, 30);
const COUNT_LIMITS = Float64Array.of(1, 2, 4, 8, 16);
/** Leads that must be open at an age for it to be a landmark. */
const LEAST_LEADS = 30;
const PENALTY = 2;
const N_FOLDS = 5;

/** How much more is known of a lead that has been open for a while. */
export interface ProgressModel {
  /** `none`: the chance at coming in stands. `age`: how long it is open counts. `activities`: what was done and when counts too. */
  readonly kind: "none" | "age" | "activities";
  /** Landmarks with enough leads, days, ascending. */
  readonly landmarks: Float64Array;
  /** Activity types with a column, ascending. */
  readonly types: readonly string[];
  readonly coefficients: Float64Array;
  /** Held-out gain of age over the first chance, and of activities over age; null where nothing could be compared. */
  readonly gains: { readonly age: PairedGain | null; readonly activities: PairedGain | null };
}

const NO_PROGRESS: ProgressModel = {
  kind: "none",
  landmarks: new Float64Array(0),
  types: [],
  coefficients: new Float64Array(0),
  gains: { age: null, activities: null },
};

/** What was done on a lead by an age. */
interface Standing {
  /** Position among the landmarks; between two of them their coefficients are mixed in proportion. */
  readonly landmark: number;
  readonly quietDays: number;
  readonly nActivities: number;
  readonly doneTypes: ReadonlySet<string>;
}

function standingAt(lead: Lead, activities: readonly LeadActivity[], atMs: number, landmark: number): Standing {
  let last = lead.createdMs;
  let nActivities = 0;
  const doneTypes = new Set<string>();
  for (const { atMs: doneMs, type } of activities) {
    if (doneMs > atMs) break;
    last = Math.max(last, doneMs);
    nActivities += 1;
    doneTypes.add(type);
  }
  return { landmark, quietDays: Math.max(0, atMs - last) / DAY_MS, nActivities, doneTypes };
}

/** Columns: intercept, landmarks, first logit; with activities also quiet bins, count bins, types done. */
function encodeStanding(
  standing: Standing,
  firstLogit: number,
  nLandmarks: number,
  types: readonly string[],
  withActivities: boolean,
): SparseRow {
  const below = Math.floor(standing.landmark);
  const part = standing.landmark - below;
  const columns = [0, 1 + nLandmarks, 1 + below, ...(part > 0 ? [2 + below] : [])];
  const values = [1, firstLogit, 1 - part, ...(part > 0 ? [part] : [])];
  if (withActivities) {
    const start = 2 + nLandmarks;
    columns.push(
      start + binOf(QUIET_LIMITS, standing.quietDays),
      start + QUIET_LIMITS.length + 1 + binOf(COUNT_LIMITS, standing.nActivities),
    );
    values.push(1, 1);
    types.forEach((type, t) => {
      if (!standing.doneTypes.has(type)) return;
      columns.push(start + QUIET_LIMITS.length + COUNT_LIMITS.length + 2 + t);
      values.push(1);
    });
  }
  return { columns, values };
}

const widthOf = (nLandmarks: number, nTypes: number, withActivities: boolean): number =>
  2 + nLandmarks + (withActivities ? QUIET_LIMITS.length + COUNT_LIMITS.length + 2 + nTypes : 0);

/**
 * Learns what a lead's age and activities add to its first chance, by landmarks: every training lead is looked at again at 0, 1, 3, 7, 14, 30 and 60
 * days, if it was still open then, with what was known then. Ages and activities stay only where they lower the held-out log-loss
 * (five folds by lead) by more than chance. Leads without dates: nothing to learn.
 * @param positions training leads in the book
 * @param firstProbabilities held-out chance of each at coming in, aligned with `positions`
 * @see van Houwelingen, "Dynamic prediction by landmarking in event history analysis", 2007
 */
export function fitLeadProgress(book: LeadBook, positions: Int32Array, firstProbabilities: Float64Array, seed: number): ProgressModel {
  const dated = [...positions.keys()].filter((k) => {
    const { createdMs, closedMs } = book.leads[positions[k]];
    return closedMs >= createdMs;
  });
  const openAt = (k: number, days: number): boolean => {
    const { createdMs, closedMs } = book.leads[positions[k]];
    return closedMs - createdMs > days * DAY_MS || days === 0;
  };
  const landmarks = LANDMARKS.filter((days) => dated.filter((k) => openAt(k, days)).length >= LEAST_LEADS);
  if (landmarks.length < 2) return NO_PROGRESS;
  const types = [...new Set(dated.flatMap((k) => book.activities[positions[k]].map(({ type }) => type)))]
    .filter((type) => type !== "")
    .sort();
  const units: number[] = [];
  const standings: Standing[] = [];
  for (const k of dated) {
    const lead = book.leads[positions[k]];
    landmarks.forEach((days, l) => {
      if (!openAt(k, days)) return;
      units.push(k);
      standings.push(standingAt(lead, book.activities[positions[k]], lead.createdMs + days * DAY_MS, l));
    });
  }
  const leads = Array.from(positions, (i) => book.leads[i]);
  const byLead = outcomesOf(leads);
  const outcomes = Float64Array.from(units, (k) => byLead[k]);
  const firstLogits = firstProbabilities.map(logit);
  const rowsOf = (withActivities: boolean): SparseRows =>
    packRows(
      standings.map((standing, r) => encodeStanding(standing, firstLogits[units[r]], landmarks.length, types, withActivities)),
      widthOf(landmarks.length, types.length, withActivities),
    );
  const leadFolds = stratifiedFolds(
    leads.map(({ id }) => id),
    byLead,
    N_FOLDS,
    seed,
  );
  const folds = Int32Array.from(units, (k) => leadFolds[k]);
  const unitColumn = Int32Array.from(units);
  const first = Float64Array.from(units, (k, r) => pointLoss(outcomes[r], firstProbabilities[k]));
  const ageRows = rowsOf(false);
  const byAge = heldOutLosses(ageRows, outcomes, folds);
  const age = pairedGain(first, byAge, unitColumn);
  if (!(age.low > 0)) return { ...NO_PROGRESS, gains: { age, activities: null } };
  const full = rowsOf(true);
  const activities = pairedGain(byAge, heldOutLosses(full, outcomes, folds), unitColumn);
  const withActivities = activities.low > 0;
  const rows = withActivities ? full : ageRows;
  const { coefficients } = fitLogistic(rows, outcomes, { penalties: ridge(rows.nColumns, PENALTY) });
  return { kind: withActivities ? "activities" : "age", landmarks, types, coefficients, gains: { age, activities } };
}

function heldOutLosses(rows: SparseRows, outcomes: Float64Array, folds: Int32Array): Float64Array {
  const losses = new Float64Array(outcomes.length);
  for (let fold = 0; fold < N_FOLDS; fold += 1) {
    const { train, test } = splitFold(folds, fold);
    const y = Float64Array.from(train, (i) => outcomes[i]);
    const { coefficients } = fitLogistic(takeRows(rows, train), y, { penalties: ridge(rows.nColumns, PENALTY) });
    for (const i of test) losses[i] = pointLoss(outcomes[i], sigmoid(dotRow(rows, i, coefficients)));
  }
  return losses;
}

/** A lead's logit with what is known by now, and in words what moved it. */
export interface ProgressedLead {
  readonly logit: number;
  /** Null where nothing was added to the first chance. */
  readonly text: string | null;
}

/** Moves a first logit to the present of the book. A lead without a date keeps it; one older than every landmark is treated like the oldest. */
export function applyProgress(model: ProgressModel, book: LeadBook, position: number, firstLogit: number): ProgressedLead {
  const lead = book.leads[position];
  const atMs = momentOfLead(book, position);
  const ageDays = (atMs - lead.createdMs) / DAY_MS;
  if (model.kind === "none" || !(ageDays >= 0)) return { logit: firstLogit, text: null };
  const { landmarks } = model;
  const below = Math.max(0, binOf(landmarks, ageDays) - 1);
  const part = below + 1 < landmarks.length ? (ageDays - landmarks[below]) / (landmarks[below + 1] - landmarks[below]) : 0;
  const standing = standingAt(lead, book.activities[position], atMs, below + part);
  const withActivities = model.kind === "activities";
  const row = packRows([encodeStanding(standing, firstLogit, landmarks.length, model.types, withActivities)], model.coefficients.length);
  const n = standing.nActivities;
  const days = (count: number): string => `${Math.floor(count)} ${Math.floor(count) === 1 ? "day" : "days"}`;
  const done = withActivities ? `, ${n} ${n === 1 ? "activity" : "activities"}, quiet for ${days(standing.quietDays)}` : "";
  return { logit: dotRow(row, 0, model.coefficients), text: `open for ${days(ageDays)}${done}` };
}
