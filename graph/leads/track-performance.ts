import { isoDateOfDay } from "../deals/dataset";
import { sortedQuantile } from "../evaluation/off-policy/intervals";
import { InvalidArgumentError } from "../numeric/errors";
import { cellOf, TYPE_COLUMNS } from "./lead-features";
import { DAY_MS, HOUR_MS, type Lead, type LeadBook } from "./lead-book";
import type { Estimate } from "./mix/mix-leads";

/** What is tracked over time. */
export const TRACKED_METRICS = ["conversion", "cycleDays", "responseHours"] as const;
/** One of the charted metrics. */
export type TrackedMetric = (typeof TRACKED_METRICS)[number];

/** Figures of a group of leads. */
export interface PerformanceFigures {
  readonly nLeads: number;
  /** Share of all leads that were answered, engaged (three activities or more), won; won is of the resolved ones. */
  readonly answered: Estimate | null;
  readonly engaged: Estimate | null;
  readonly conversion: Estimate | null;
  /** Medians with distribution-free 95 % intervals. */
  readonly cycleDays: Estimate | null;
  readonly responseHours: Estimate | null;
  /** Mean of the scores given, on the data's own scale. */
  readonly satisfaction: Estimate | null;
  /** Clients with a won lead who won another later, and who came back with any lead. */
  readonly repeatRate: Estimate | null;
  readonly retention: Estimate | null;
}

/** A point of a control chart. */
export interface ChartPoint {
  /** First day of the week, ISO date. */
  readonly week: string;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** `beyond`: outside the limits; `run`: the eighth or later in a row on one side of the centre. */
  readonly flag: "beyond" | "run" | null;
}

/** A metric by week, with limits from its first weeks. */
export interface ControlChart {
  readonly metric: TrackedMetric;
  readonly centre: number;
  readonly points: readonly ChartPoint[];
  readonly hasDrift: boolean;
}

/** A metric before and after a day. */
export interface ChangeEffect {
  readonly metric: TrackedMetric;
  readonly before: number;
  readonly after: number;
  /** After less before. */
  readonly difference: Estimate;
}

/** How the desk performs. */
export interface PerformanceReport {
  readonly overall: PerformanceFigures;
  readonly groups: readonly {
    readonly by: "team" | "funnel" | "problem" | "policy version";
    readonly name: string;
    readonly figures: PerformanceFigures;
  }[];
  readonly charts: readonly ControlChart[];
  /** Null without a day of change. */
  readonly change: { readonly day: string; readonly effects: readonly ChangeEffect[] } | null;
}

/** What is tracked, and against what. */
export interface TrackOptions {
  /** UTC day from which a change holds. */
  readonly changeDay?: number | null;
  /** Weeks that set the limits of the charts, integer >= 2. */
  readonly baselineWeeks?: number;
  /** Policy version by lead, where decisions were logged. */
  readonly policyVersions?: ReadonlyMap<string, string>;
}

const TRACK_DEFAULTS = Object.freeze({ changeDay: null, baselineWeeks: 12 });
const MOST_GROUPS = 30;
const LEAST_A_WEEK = 5;
const RUN_LENGTH = 8;
const Z = 1.959964;

/** Wilson's interval of a share. @see Wilson, "Probable inference, the law of succession, and statistical inference", 1927 */
export function shareWithInterval(successes: number, n: number): Estimate | null {
  if (n === 0) return null;
  const p = successes / n;
  const centre = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  return { value: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Median with the interval between two order statistics (binomial, normal approximation). */
function medianWithInterval(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const half = (Z * Math.sqrt(n)) / 2;
  const at = (k: number): number => sorted[Math.min(n - 1, Math.max(0, k))];
  return { value: sortedQuantile(sorted, 0.5), low: at(Math.floor(n / 2 - half)), high: at(Math.ceil(n / 2 + half) - 1) };
}

function meanWithInterval(values: readonly number[]): Estimate | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const half = values.length < 2 ? Number.POSITIVE_INFINITY : Z * Math.sqrt(variance / values.length);
  return Number.isFinite(half) ? { value: mean, low: mean - half, high: mean + half } : { value: mean, low: mean, high: mean };
}

const cycleDaysOf = ({ outcome, createdMs, closedMs }: Lead): number =>
  outcome === "won" && closedMs >= createdMs ? (closedMs - createdMs) / DAY_MS : Number.NaN;

function responseHoursOf(book: LeadBook, i: number): number {
  const { createdMs } = book.leads[i];
  const first = book.activities[i].find(({ atMs }) => atMs >= createdMs);
  return first === undefined ? Number.NaN : (first.atMs - createdMs) / HOUR_MS;
}

function figuresOf(book: LeadBook, members: readonly number[]): PerformanceFigures {
  const leads = members.map((i) => book.leads[i]);
  const resolved = leads.filter(({ outcome }) => outcome !== null);
  const hasActivities = members.some((i) => book.activities[i].length > 0);
  const count = (test: (i: number) => boolean): number => members.filter(test).length;
  const byClient = new Map<string, Lead[]>();
  for (const lead of leads) {
    if (lead.clientId === null || Number.isNaN(lead.createdMs)) continue;
    const own = byClient.get(lead.clientId);
    if (own === undefined) byClient.set(lead.clientId, [lead]);
    else own.push(lead);
  }
  let nBuyers = 0;
  let nBack = 0;
  let nRepeat = 0;
  for (const own of byClient.values()) {
    const wins = own
      .filter(({ outcome, closedMs }) => outcome === "won" && !Number.isNaN(closedMs))
      .sort((a, b) => a.closedMs - b.closedMs);
    if (wins.length === 0) continue;
    nBuyers += 1;
    if (wins.length > 1) nRepeat += 1;
    if (own.some(({ createdMs }) => createdMs > wins[0].closedMs)) nBack += 1;
  }
  const numbers = (values: readonly number[]): number[] => values.filter((x) => !Number.isNaN(x));
  return {
    nLeads: leads.length,
    answered: hasActivities
      ? shareWithInterval(
          count((i) => book.activities[i].length > 0),
          members.length,
        )
      : null,
    engaged: hasActivities
      ? shareWithInterval(
          count((i) => book.activities[i].length >= 3),
          members.length,
        )
      : null,
    conversion: shareWithInterval(resolved.filter(({ outcome }) => outcome === "won").length, resolved.length),
    cycleDays: medianWithInterval(numbers(leads.map(cycleDaysOf))),
    responseHours: medianWithInterval(numbers(members.map((i) => responseHoursOf(book, i)))),
    satisfaction: meanWithInterval(numbers(members.flatMap((i) => book.activities[i].map(({ satisfaction }) => satisfaction)))),
    repeatRate: shareWithInterval(nRepeat, nBuyers),
    retention: shareWithInterval(nBack, nBuyers),
  };
}

/** Values of a metric with the day they belong to. */
function observationsOf(book: LeadBook, metric: TrackedMetric): { readonly day: number; readonly value: number }[] {
  return [...book.leads.keys()].flatMap((i) => {
    const lead = book.leads[i];
    const [ms, value] = {
      conversion: [lead.outcome === null ? Number.NaN : lead.closedMs, lead.outcome === "won" ? 1 : 0],
      cycleDays: [lead.closedMs, cycleDaysOf(lead)],
      responseHours: [lead.createdMs, responseHoursOf(book, i)],
    }[metric];
    return Number.isNaN(ms) || Number.isNaN(value) ? [] : [{ day: Math.floor(ms / DAY_MS), value }];
  });
}

/**
 * Weekly chart with three-sigma limits: for conversion those of a share of the week's number (p-chart), for times those of the mean of logarithms (shown as geometric
 * means). Centre and spread come from the first `baselineWeeks` weeks; weeks with fewer than 5 values are left out. Fewer than 2 weeks: null.
 * @see Wheeler, Chambers, "Understanding statistical process control", 1992
 */
function chartOf(book: LeadBook, metric: TrackedMetric, baselineWeeks: number): ControlChart | null {
  const isShare = metric === "conversion";
  const weeks = new Map<number, number[]>();
  for (const { day, value } of observationsOf(book, metric)) {
    // Weeks begin on Monday; day 0 was a Thursday.
    const week = Math.floor((day + 3) / 7) * 7 - 3;
    const own = weeks.get(week);
    const x = isShare ? value : Math.log(Math.max(value, 1e-3));
    if (own === undefined) weeks.set(week, [x]);
    else own.push(x);
  }
  const used = [...weeks].filter(([, values]) => values.length >= LEAST_A_WEEK).sort((a, b) => a[0] - b[0]);
  if (used.length < 2) return null;
  const baseline = used.slice(0, baselineWeeks).flatMap(([, values]) => values);
  const centre = baseline.reduce((sum, x) => sum + x, 0) / baseline.length;
  const spread = Math.sqrt(baseline.reduce((sum, x) => sum + (x - centre) ** 2, 0) / Math.max(1, baseline.length - 1));
  const show = (x: number): number => (isShare ? Math.min(1, Math.max(0, x)) : Math.exp(x));
  let run = 0;
  const points = used.map(([week, values]): ChartPoint => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const limit = (3 * spread) / Math.sqrt(values.length);
    const side = Math.sign(mean - centre);
    run = side !== 0 && Math.sign(run) === side ? run + side : side;
    const flag = Math.abs(mean - centre) > limit ? "beyond" : Math.abs(run) >= RUN_LENGTH ? "run" : null;
    return { week: isoDateOfDay(week), n: values.length, value: show(mean), low: show(centre - limit), high: show(centre + limit), flag };
  });
  return { metric, centre: show(centre), points, hasDrift: points.some(({ flag }) => flag !== null) };
}

function effectOf(book: LeadBook, metric: TrackedMetric, changeDay: number): ChangeEffect | null {
  const isShare = metric === "conversion";
  const values = observationsOf(book, metric);
  const side = (after: boolean) => values.filter(({ day }) => day >= changeDay === after).map(({ value }) => value);
  const [before, after] = [side(false), side(true)];
  if (before.length < 2 || after.length < 2) return null;
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
  const error = (list: readonly number[]): number => {
    const m = mean(list);
    return Math.sqrt(list.reduce((sum, x) => sum + (x - m) ** 2, 0) / (list.length - 1) / list.length);
  };
  const [a, b] = [mean(before), mean(after)];
  const difference = b - a;
  if (!isShare) {
    const half = Z * Math.hypot(error(before), error(after));
    return { metric, before: a, after: b, difference: { value: difference, low: difference - half, high: difference + half } };
  }
  // Newcombe's interval of a difference of shares.
  const [wa, wb] = [before, after].map((list) =>
    shareWithInterval(
      list.reduce((sum, x) => sum + x, 0),
      list.length,
    ),
  );
  if (wa === null || wb === null) return null;
  const low = difference - Math.hypot(b - wb.low, wa.high - a);
  const high = difference + Math.hypot(wb.high - b, a - wa.low);
  return { metric, before: a, after: b, difference: { value: difference, low, high } };
}

/**
 * Figures of the desk over all and by group, weekly control charts, and metrics before and after a day of change. What the data do not hold is null.
 * An effect before and after is no proof of cause: whatever else changed on that day is in it.
 * @throws InvalidArgumentError for options out of range
 */
export function trackPerformance(book: LeadBook, options: TrackOptions = {}): PerformanceReport {
  const { changeDay, baselineWeeks } = { ...TRACK_DEFAULTS, ...options };
  if (!(Number.isInteger(baselineWeeks) && baselineWeeks >= 2))
    throw new InvalidArgumentError(`baselineWeeks must be an integer >= 2, got ${baselineWeeks}`);
  const team = new Map(book.agents.map(({ id, attributes }) => [id, attributes["team"] ?? null]));
  const all = [...book.leads.keys()];
  const typeColumn = TYPE_COLUMNS.find((name) => book.leads.some((lead) => cellOf(lead, name) !== null));
  const keys = {
    team: (i: number) => team.get(book.leads[i].agentId ?? "") ?? null,
    funnel: (i: number) => book.leads[i].funnelId,
    problem: (i: number) => (typeColumn === undefined ? null : cellOf(book.leads[i], typeColumn)),
    "policy version": (i: number) => options.policyVersions?.get(book.leads[i].id) ?? null,
  } as const;
  const groups = (Object.keys(keys) as (keyof typeof keys)[]).flatMap((by) => {
    const members = new Map<string, number[]>();
    for (const i of all) {
      const name = keys[by](i);
      if (name === null) continue;
      const own = members.get(name);
      if (own === undefined) members.set(name, [i]);
      else own.push(i);
    }
    return [...members]
      .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_GROUPS)
      .map(([name, own]) => ({ by, name, figures: figuresOf(book, own) }));
  });
  return {
    overall: figuresOf(book, all),
    groups,
    charts: TRACKED_METRICS.flatMap((metric) => chartOf(book, metric, baselineWeeks) ?? []),
    change:
      changeDay === null
        ? null
        : { day: isoDateOfDay(changeDay), effects: TRACKED_METRICS.flatMap((metric) => effectOf(book, metric, changeDay) ?? []) },
  };
}
