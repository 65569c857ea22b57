import { areaUnderRoc, calibrationCurve, calibrationError, logLoss, type CalibrationBin } from "../numeric/classification";
import { InvalidArgumentError } from "../numeric/errors";
import { sortedQuantile } from "../evaluation/off-policy/intervals";
import { sigmoid } from "../numeric/sparse-logistic";
import { findLeakyColumns, type LeakyColumn } from "./find-leaky-columns";
import type { ColumnExclusion, ExtraColumn } from "./lead-features";
import type { Lead, LeadBook } from "./lead-book";
import { applyProgress, fitLeadProgress, type ProgressModel } from "./lead-progress";
import { selectTrainingCohort, type TrainingCohort } from "./training-cohort";
import {
  explainLeads,
  fitWinModel,
  heldOutLoss,
  outcomesOf,
  winLogits,
  type WinModel,
  type WinModelOptions,
  type WinReason,
} from "./win-model";

/** Best to worst. */
export const GRADES = ["A", "B", "C", "D"] as const;
/** A lead's grade. */
export type Grade = (typeof GRADES)[number];

/** How leads are ranked. */
export interface RankOptions {
  readonly seed?: number;
  /** Least chance of grades A, B and C, descending, in (0, 1); null: the 80 %, 50 % and 20 % quantiles of the held-out chances. */
  readonly gradeCuts?: readonly [number, number, number] | null;
  /** Quality gate: resolved leads of each outcome, and held-out AUC, below which no score is published. */
  readonly leastWon?: number;
  readonly leastLost?: number;
  readonly leastAuc?: number;
  /** Columns that must not be used, and columns that are used although they look as if they leaked. */
  readonly excludedColumns?: readonly string[];
  readonly allowedColumns?: readonly string[];
  /** Numbers known of every lead of the book from elsewhere, aligned with `book.leads`. */
  readonly extras?: readonly ExtraColumn[];
}

/** Defaults of `rankLeads`. */
const RANK_DEFAULTS = Object.freeze({
  seed: 1,
  gradeCuts: null,
  leastWon: 20,
  leastLost: 20,
  leastAuc: 0.55,
  excludedColumns: Object.freeze([]),
  allowedColumns: Object.freeze([]),
  extras: Object.freeze([]),
});

/** An open lead's place in the ranking. */
export interface LeadScore {
  readonly leadId: string;
  /** Position in the book. */
  readonly position: number;
  /** P(won), null when the gate is closed. */
  readonly p: number | null;
  readonly grade: Grade | null;
  /** What speaks for it and against it, strongest first; why there is no score when there is none. */
  readonly reasons: readonly string[];
}

/** How good the model is on leads it did not learn from. */
export interface RankQuality {
  readonly nWon: number;
  readonly nLost: number;
  /** NaN when one class is missing. */
  readonly auc: number;
  readonly logLoss: number;
  readonly calibrationError: number;
  readonly calibration: readonly CalibrationBin[];
}

/** Whether what is known of the leads' clients helps, by cross-validation. */
export interface ClientEvidence {
  /** Columns that stayed; none where they do not lower the held-out loss. */
  readonly kept: readonly string[];
  /** Held-out log-loss of the model that stayed, and of the one without any. */
  readonly logLoss: number;
  readonly logLossWithout: number;
}

/** A ranking and everything that is needed to doubt it. */
export interface RankResult {
  /** Highest chance first, ties by id; by id when the gate is closed. */
  readonly scores: readonly LeadScore[];
  /** Whether scores are published, and if not, why. */
  readonly gate: { readonly isOpen: boolean; readonly reasons: readonly string[] };
  readonly quality: RankQuality;
  readonly gradeCuts: readonly [number, number, number] | null;
  readonly leakyColumns: readonly LeakyColumn[];
  /** Null where nothing is known of clients. */
  readonly clients: ClientEvidence | null;
  readonly model: WinModel;
  readonly progress: ProgressModel;
  readonly cohort: TrainingCohort;
}

type Resolved = Required<RankOptions>;

function resolve(options: RankOptions): Resolved {
  const resolved: Resolved = { ...RANK_DEFAULTS, ...options };
  const { gradeCuts, leastWon, leastLost, leastAuc } = resolved;
  if (gradeCuts !== null && !(gradeCuts[0] < 1 && gradeCuts[0] > gradeCuts[1] && gradeCuts[1] > gradeCuts[2] && gradeCuts[2] > 0))
    throw new InvalidArgumentError(`gradeCuts must descend within (0, 1), got ${gradeCuts.join(", ")}`);
  for (const [name, value] of [
    ["leastWon", leastWon],
    ["leastLost", leastLost],
  ] as const)
    if (!(Number.isInteger(value) && value >= 1)) throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${value}`);
  if (!(leastAuc >= 0.5 && leastAuc < 1)) throw new InvalidArgumentError(`leastAuc must be in [0.5, 1), got ${leastAuc}`);
  return resolved;
}

/** Columns that must not be used, with the reason; those allowed by option are taken back. */
export function excludedColumnsOf(
  leaky: readonly LeakyColumn[],
  { excludedColumns = [], allowedColumns = [] }: Pick<RankOptions, "excludedColumns" | "allowedColumns">,
): ReadonlyMap<string, ColumnExclusion> {
  const excluded = new Map<string, ColumnExclusion>(leaky.map(({ column }) => [column, "leaks the outcome"]));
  for (const column of allowedColumns) excluded.delete(column);
  for (const column of excludedColumns) excluded.set(column, "excluded by option");
  return excluded;
}

/** The extras of some leads of the book. */
export const takeExtras = (extras: readonly ExtraColumn[], positions: Int32Array): ExtraColumn[] =>
  extras.map(({ values, ...rest }) => ({ ...rest, values: Float64Array.from(positions, (i) => values[i]) }));

/**
 * P(won) of every open lead, with a grade and reasons, learnt from the resolved ones. The agent in hand is a column where that lowers the
 * held-out loss; it is never told as a reason (MATCH judges agents). Quality figures are held out.
 *
 * Written answers: one outcome only, few leads or a poor AUC close the gate, and every open lead carries the reason instead of a score; no open
 * leads give no scores; no columns at all give an AUC of .5 and a closed gate; a level never seen before counts as the middle of the known ones.
 */
export function rankLeads(book: LeadBook, options: RankOptions = {}): RankResult {
  const resolved = resolve(options);
  const { seed, extras } = resolved;
  const cohort = selectTrainingCohort(book);
  const training = Array.from(cohort.leads, (i) => book.leads[i]);
  const open = Array.from(cohort.open, (i) => book.leads[i]);
  const leakyColumns = findLeakyColumns(training, open, { seed });
  const excluded = excludedColumnsOf(leakyColumns, resolved);
  const { model, clients } = fitWithClients(training, takeExtras(extras, cohort.leads), { seed, excluded, agent: "if-better" });
  const quality = judge(outcomesOf(training), model.outOfFold);
  const gate = checkGate(quality, resolved, cohort);
  const progress = fitLeadProgress(book, cohort.leads, model.outOfFold, seed);
  const gradeCuts = gate.isOpen ? (resolved.gradeCuts ?? quantileCuts(model.outOfFold)) : null;
  const openExtras = takeExtras(extras, cohort.open);
  const logits = winLogits(model, open, openExtras);
  const reasons = explainLeads(model, open, openExtras, { most: 4 });
  const scores = open.map((lead, k): LeadScore => {
    const position = cohort.open[k];
    if (gradeCuts === null) return { leadId: lead.id, position, p: null, grade: null, reasons: gate.reasons };
    const moved = applyProgress(progress, book, position, logits[k]);
    const p = sigmoid(moved.logit);
    return {
      leadId: lead.id,
      position,
      p,
      grade: gradeOf(p, gradeCuts),
      reasons: tellReasons(reasons[k], moved.logit - logits[k], moved.text),
    };
  });
  scores.sort((a, b) => (b.p ?? 0) - (a.p ?? 0) || a.position - b.position);
  return { scores, gate, quality, gradeCuts, leakyColumns, clients, model, progress, cohort };
}

/** Fits with and without what is known of clients, and with it but for what comes in levels (their states); the least held-out loss stays. */
function fitWithClients(
  leads: readonly Lead[],
  extras: readonly ExtraColumn[],
  options: WinModelOptions,
): { readonly model: WinModel; readonly clients: ClientEvidence | null } {
  const without = fitWinModel(leads, [], options);
  if (extras.length === 0) return { model: without, clients: null };
  const sets = [extras.filter(({ levels }) => levels === undefined), extras];
  const tried = [without, ...sets.map((columns) => fitWinModel(leads, columns, options))];
  const best = tried.reduce((a, b) => (heldOutLoss(b) < heldOutLoss(a) ? b : a));
  const names = new Set(extras.map(({ name }) => name));
  const kept = best.space.columns.map(({ name }) => name).filter((name) => names.has(name));
  return { model: best, clients: { kept, logLoss: heldOutLoss(best), logLossWithout: heldOutLoss(without) } };
}

/** Most reasons that are told. */
const MOST_REASONS = 3;
const LEAST_EFFECT = 0.05;

function tellReasons(reasons: readonly WinReason[], moved: number, movedText: string | null): string[] {
  const told = reasons.filter(({ column }) => column !== "agent_id");
  if (movedText !== null && Math.abs(moved) >= LEAST_EFFECT) told.push({ column: "", text: movedText, effect: moved });
  return told
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, MOST_REASONS)
    .map(({ text, effect }) => `${text} (odds x${Math.exp(effect).toFixed(2)})`);
}

function judge(outcomes: Float64Array, probabilities: Float64Array): RankQuality {
  const nWon = outcomes.reduce((sum, y) => sum + y, 0);
  return {
    nWon,
    nLost: outcomes.length - nWon,
    auc: areaUnderRoc(outcomes, probabilities),
    logLoss: logLoss(outcomes, probabilities),
    calibrationError: calibrationError(outcomes, probabilities),
    calibration: calibrationCurve(outcomes, probabilities, 10),
  };
}

function checkGate(quality: RankQuality, { leastWon, leastLost, leastAuc }: Resolved, cohort: TrainingCohort): RankResult["gate"] {
  const { nWon, nLost, auc } = quality;
  const reasons: string[] = [];
  const young = cohort.nTooYoung > 0 ? ` (${cohort.nTooYoung} more are of a cohort that is still open)` : "";
  if (nWon < leastWon) reasons.push(`no score: ${nWon} won leads to learn from, ${leastWon} are needed${young}`);
  if (nLost < leastLost) reasons.push(`no score: ${nLost} lost leads to learn from, ${leastLost} are needed${young}`);
  if (reasons.length === 0 && !(auc >= leastAuc)) reasons.push(`no score: held-out AUC ${auc.toFixed(2)}, ${leastAuc} is needed`);
  return { isOpen: reasons.length === 0, reasons };
}

function quantileCuts(probabilities: Float64Array): [number, number, number] {
  const sorted = Float64Array.from(probabilities).sort();
  return [sortedQuantile(sorted, 0.8), sortedQuantile(sorted, 0.5), sortedQuantile(sorted, 0.2)];
}

/** Grade by descending cut-offs; a chance at a cut-off belongs to the better grade. */
export function gradeOf(p: number, cuts: readonly [number, number, number]): Grade {
  const below = cuts.findIndex((cut) => p >= cut);
  return below < 0 ? "D" : GRADES[below];
}
