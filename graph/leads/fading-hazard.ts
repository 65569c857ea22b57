import { fitLogistic, sigmoid } from "../numeric/sparse-logistic";
import { packRows, type SparseRow } from "../numeric/sparse-rows";
import { cellOf, leadColumns, TYPE_COLUMNS } from "./lead-features";
import { DAY_MS, momentOfLead, type LeadBook } from "./lead-book";

/** Daily hazard of a lead fading. */
export interface FadingModel {
  /** sigmoid(intercept + slope ln(1 + calendar days since the last activity) + effect of the type). */
  readonly intercept: number;
  readonly slope: number;
  readonly slopeError: number;
  /** Column that says what a lead is about, null when there is none. */
  readonly typeColumn: string | null;
  readonly types: readonly string[];
  readonly typeEffects: Float64Array;
  /** Days seen and fadings among them. */
  readonly nDays: number;
  readonly nFaded: number;
  /** Age in days at which leads are closed as lost by rule, not by fading; NaN where no such age shows. */
  readonly timeoutDays: number;
}

const MOST_DAYS = 400;
const LEAST_FADED = 20;
/** Share of the losses at one age, the latest, that shows a rule. */
const TIMEOUT_SHARE = 0.03;

/** The age in whole days at which a rule closes leads: the latest ages hold a heap of losses that the ages before do not. */
function findTimeout(ages: readonly number[]): number {
  if (ages.length < LEAST_FADED) return Number.NaN;
  const counts = new Map<number, number>();
  for (const age of ages) counts.set(Math.floor(age), (counts.get(Math.floor(age)) ?? 0) + 1);
  const [age, count] = [...counts].reduce((best, entry) =>
    entry[1] > best[1] || (entry[1] === best[1] && entry[0] > best[0]) ? entry : best,
  );
  const isLatest = ages.filter((other) => Math.floor(other) > age + 7).length <= 0.01 * ages.length;
  const before = [1, 2, 3, 4, 5].reduce((sum, k) => sum + (counts.get(age - k) ?? 0), 0) / 5;
  return isLatest && count >= TIMEOUT_SHARE * ages.length && count > 5 * before ? age : Number.NaN;
}

/**
 * Fits the daily hazard by logistic regression on lead-days: every calendar day (UTC) that a lead was open is a row, with the
 * calendar days since its last activity before that day (or since it came in); the event is being lost on it. Winning, and a loss at an age where a rule closes everything, end the watching
 * without an event; open leads are watched to their last record. The hazard is that of leads as
 * they come: those that would close and those that would not are not told apart.
 * Fewer than 20 fadings: null.
 * @see Singer, Willett, "It's about time: using discrete-time survival analysis", 1993
 */
export function fitFadingHazard(book: LeadBook): FadingModel | null {
  const dated = [...book.leads.keys()].filter((i) => !Number.isNaN(book.leads[i].createdMs));
  const lossAges = dated.flatMap((i) => {
    const { outcome, closedMs, createdMs } = book.leads[i];
    return outcome === "lost" && closedMs >= createdMs ? [(closedMs - createdMs) / DAY_MS] : [];
  });
  const timeoutDays = findTimeout(lossAges);
  const columns = leadColumns(book.leads);
  const typeColumn = TYPE_COLUMNS.find((name) => columns.includes(name)) ?? null;
  const types =
    typeColumn === null ? [] : [...new Set(book.leads.map((lead) => cellOf(lead, typeColumn)).filter((text) => text !== null))].sort();
  const typeIndex = new Map(types.map((type, t) => [type, t]));
  const rows: SparseRow[] = [];
  const outcomes: number[] = [];
  for (const i of dated) {
    const lead = book.leads[i];
    const type = typeColumn === null ? undefined : typeIndex.get(cellOf(lead, typeColumn) ?? "");
    const endMs = lead.outcome === null ? momentOfLead(book, i) : lead.closedMs;
    if (!(endMs >= lead.createdMs)) continue;
    const firstDay = Math.floor(lead.createdMs / DAY_MS);
    const lastDay = Math.min(Math.floor(endMs / DAY_MS), firstDay + MOST_DAYS);
    const isFaded = lead.outcome === "lost" && !((endMs - lead.createdMs) / DAY_MS >= timeoutDays);
    const activities = book.activities[i];
    let next = 0;
    let quietSince = firstDay;
    for (let day = firstDay + 1; day <= lastDay; day += 1) {
      // What was done today cannot have kept the lead from fading before it.
      for (; next < activities.length && Math.floor(activities[next].atMs / DAY_MS) < day; next += 1)
        quietSince = Math.max(quietSince, Math.floor(activities[next].atMs / DAY_MS));
      rows.push(dayRow(day - quietSince, type));
      outcomes.push(isFaded && day === lastDay ? 1 : 0);
    }
  }
  const nFaded = outcomes.reduce((sum, y) => sum + y, 0);
  if (nFaded < LEAST_FADED) return null;
  const nColumns = 2 + types.length;
  const penalties = Float64Array.from({ length: nColumns }, (_, j) => (j < 2 ? 0 : 1));
  const fit = fitLogistic(packRows(rows, nColumns), Float64Array.from(outcomes), { penalties });
  return {
    intercept: fit.coefficients[0],
    slope: fit.coefficients[1],
    slopeError: slopeErrorOf(fit.factor, nColumns),
    typeColumn,
    types,
    typeEffects: fit.coefficients.slice(2),
    nDays: rows.length,
    nFaded,
    timeoutDays,
  };
}

function dayRow(quietDays: number, type: number | undefined): SparseRow {
  const columns = [0, 1];
  const values = [1, Math.log1p(quietDays)];
  if (type !== undefined) {
    columns.push(2 + type);
    values.push(1);
  }
  return { columns, values };
}

/** Standard error of coefficient 1: column 1 of the inverse of L L'. */
function slopeErrorOf(factor: Float64Array, n: number): number {
  // (L L')^-1 [1, 1] = squared length of L^-1 e_1.
  const column = new Float64Array(n);
  column[1] = 1 / factor[n + 1];
  let sum = column[1] ** 2;
  for (let i = 2; i < n; i += 1) {
    let value = 0;
    for (let j = 1; j < i; j += 1) value -= factor[i * n + j] * column[j];
    column[i] = value / factor[i * n + i];
    sum += column[i] ** 2;
  }
  return Math.sqrt(sum);
}

/** Daily hazard after some quiet days, in (0, 1). @param type text of the type column, null unknown */
export function fadingHazard(model: FadingModel, quietDays: number, type: string | null): number {
  const t = type === null ? -1 : model.types.indexOf(type);
  return sigmoid(model.intercept + model.slope * Math.log1p(Math.max(0, quietDays)) + (t < 0 ? 0 : model.typeEffects[t]));
}

/** Quiet days after which the daily hazard reaches a level; 0 when it is above it at once, Infinity when it never gets there. */
export function quietDaysUntil(model: FadingModel, level: number, type: string | null): number {
  const t = type === null ? -1 : model.types.indexOf(type);
  const target = Math.log(level / (1 - level)) - model.intercept - (t < 0 ? 0 : model.typeEffects[t]);
  if (target <= 0) return 0;
  return model.slope <= 0 ? Number.POSITIVE_INFINITY : Math.expm1(target / model.slope);
}
