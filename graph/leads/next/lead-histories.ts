import { fitLogistic, logit } from "../../numeric/sparse-logistic";
import { packRows, type SparseRow } from "../../numeric/sparse-rows";
import type { LeadBook } from "../lead-book";
import { binOf } from "../lead-features";
import { addTried, dayOf, NEXT_REWARDS, typeOfLead, type LeadStateSpace, type NextRewards } from "./lead-states";

/** First days of the coarse buckets of a lead's age after the first. */
export const COARSE_AGE = Float64Array.of(7, 12, 18, 26, 40);
/** First quiet days of the buckets after the first. */
export const QUIET_LIMITS = Float64Array.of(1, 2, 3, 4, 5, 7, 9, 12, 16, 21, 30);
/** Ridge on all columns of the daily chances: next to nothing, so that effects are not drawn towards none. */
export const PENALTY = 0.5;
/** Days of a history that are lived through. */
const MOST_DAYS = 180;

/** A lead on a morning, with the history that its chances may depend on. Changed in place by `liveAsLogged` and `act`. */
export interface Situation {
  readonly type: number;
  readonly first: number;
  /** Agent in hand, -1 after a hand-over: whose hands those will be is not known. */
  agent: number;
  last: number;
  tried: number;
  nDone: number;
  /** First day of each kind, -1 never. */
  readonly firstDays: Int32Array;
}

/** What happened to one resolved lead, day by day. */
export interface History {
  readonly type: number;
  readonly agent: number;
  readonly first: number;
  readonly end: number;
  readonly isWon: boolean;
  readonly firstLogit: number;
  /** Kinds done on each day from `first` on, -1 for a kind that is no action. */
  readonly done: readonly (readonly number[])[];
  readonly handOvers: ReadonlySet<number>;
  /** Day of the first answer, -1 when there was none before the end. */
  readonly answered: number;
}

/** Histories of resolved leads with both dates that were open for a day at least. @param firstChances chance of each lead of the book at coming in, NaN unknown */
function readHistories(book: LeadBook, positions: Iterable<number>, space: LeadStateSpace, firstChances: Float64Array | null): History[] {
  const agentIndex = new Map(book.agents.map(({ id }, a) => [id, a]));
  const centre = firstChances === null ? 0 : meanOf([...firstChances].filter((p) => !Number.isNaN(p)).map(logit));
  const histories: History[] = [];
  for (const i of positions) {
    const lead = book.leads[i];
    const [first, end] = [dayOf(lead.createdMs), dayOf(lead.closedMs)];
    if (!(end > first) || lead.outcome === null) continue;
    const last = Math.min(end, first + MOST_DAYS);
    const done = Array.from({ length: last - first }, (): number[] => []);
    for (const { atMs, type } of book.activities[i])
      if (dayOf(atMs) >= first && dayOf(atMs) < last) done[dayOf(atMs) - first].push(space.actions.indexOf(type));
    const chance = firstChances?.[i] ?? Number.NaN;
    histories.push({
      type: typeOfLead(space, lead),
      agent: agentIndex.get(book.assignments[i].at(0)?.agentId ?? lead.agentId ?? "") ?? -1,
      first,
      end: last,
      isWon: lead.outcome === "won" && last === end,
      firstLogit: Number.isNaN(chance) ? 0 : logit(chance) - centre,
      done,
      handOvers: new Set(book.assignments[i].slice(1).map(({ atMs }) => dayOf(atMs))),
      answered: first + done.findIndex((kinds) => kinds.length > 0),
    });
  }
  return histories.map((history) => (history.answered < history.first ? { ...history, answered: -1 } : history));
}

/** Mean, 0 for nothing. */
export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, x) => sum + x, 0) / values.length;

/** The lead on the evening of the day of its first answer. */
export function answeredSituation(history: History, nKinds: number): Situation {
  const at: Situation = {
    type: history.type,
    first: history.first,
    agent: history.agent,
    last: history.first,
    tried: 0,
    nDone: 0,
    firstDays: new Int32Array(nKinds).fill(-1),
  };
  for (let day = history.first; day <= history.answered; day += 1) liveAsLogged(at, history, day);
  return at;
}

/** Moves a lead over a day as it was. */
export function liveAsLogged(at: Situation, history: History, day: number): void {
  for (const kind of history.done[day - history.first]) act(at, kind, day);
  if (history.handOvers.has(day)) at.agent = -1;
}

/** Does an activity. */
export function act(at: Situation, kind: number, day: number): void {
  at.last = day;
  at.nDone += 1;
  at.tried = addTried(at.tried, kind);
  if (kind >= 0 && at.firstDays[kind] < 0) at.firstDays[kind] = day;
}

/** How often and what the agents do of themselves. */
export interface Habit {
  readonly rows: (at: Situation, day: number) => SparseRow;
  readonly nColumns: number;
  readonly coefficients: Float64Array;
  /** Shares of kinds by type (unknown last), cumulative; the last entry is 1. */
  readonly kinds: readonly Float64Array[];
  readonly handOverRate: number;
  /** Activities on a day with any. */
  readonly perDay: number;
}

/** Fits what the agents do of themselves on the days after the first answer: whether anything, by quiet days, age, type and agent, and which kind, by type. */
function fitHabit(histories: readonly History[], nKinds: number, nTypes: number, nAgents: number): Habit {
  const quiet = 1;
  const age = quiet + QUIET_LIMITS.length + 1;
  const types = age + COARSE_AGE.length + 1;
  const agents = types + nTypes + 1;
  const nColumns = agents + nAgents + 1;
  const rowOf = (at: Situation, day: number): SparseRow => ({
    columns: [
      0,
      quiet + binOf(QUIET_LIMITS, day - at.last),
      age + binOf(COARSE_AGE, day - at.first),
      types + (at.type < 0 ? nTypes : at.type),
      agents + (at.agent < 0 ? nAgents : at.agent),
    ],
    values: [1, 1, 1, 1, 1],
  });
  const packed: SparseRow[] = [];
  const acted: number[] = [];
  const counts = Array.from({ length: nTypes + 1 }, () => new Float64Array(nKinds).fill(0.5));
  let [nDays, nHandOvers, nActivities] = [0, 0, 0];
  for (const history of histories) {
    if (history.answered < 0) continue;
    const at = answeredSituation(history, nKinds);
    for (let day = history.answered + 1; day < history.end; day += 1) {
      const kinds = history.done[day - history.first];
      packed.push(rowOf(at, day));
      acted.push(kinds.length > 0 ? 1 : 0);
      nDays += 1;
      nActivities += kinds.length;
      nHandOvers += history.handOvers.has(day) ? 1 : 0;
      for (const kind of kinds) if (kind >= 0) counts[at.type < 0 ? nTypes : at.type][kind] += 1;
      liveAsLogged(at, history, day);
    }
  }
  const rows = packRows(packed, nColumns);
  const penalties = new Float64Array(nColumns).fill(PENALTY);
  penalties[0] = 0;
  const { coefficients } = fitLogistic(rows, Float64Array.from(acted), { penalties });
  const nActive = acted.reduce((sum, a) => sum + a, 0);
  return {
    rows: rowOf,
    nColumns,
    coefficients,
    kinds: counts.map((own) => {
      const total = own.reduce((sum, c) => sum + c, 0);
      let sum = 0;
      return own.map((c) => (sum += c / total));
    }),
    handOverRate: nDays === 0 ? 0 : nHandOvers / nDays,
    perDay: nActive === 0 ? 1 : nActivities / nActive,
  };
}

/** Scalar product of a row with a vector. */
export const dot = ({ columns, values }: SparseRow, vector: Float64Array): number =>
  columns.reduce((sum, column, k) => sum + values[k] * vector[column], 0);

/** What each history brought: the close less the costs of its days, of its activities but the first answer, and of hand-overs. */
export function returnsOf(histories: readonly History[], rewards: NextRewards): Float64Array {
  const { closeValue, activityCost, handOverCost, dayCost } = { ...NEXT_REWARDS, ...rewards };
  return Float64Array.from(histories, ({ first, end, isWon, done, handOvers, answered: day }) => {
    const nDone = done.reduce((sum, kinds, k) => sum + (first + k >= day ? kinds.length : 0), 0);
    const nHandOvers = [...handOvers].filter((d) => d >= first && d < end).length;
    return (isWon ? closeValue : 0) - dayCost * (end - first) - activityCost * Math.max(0, nDone - 1) - handOverCost * nHandOvers;
  });
}

/** Histories with what the agents do of themselves: what advice is judged on. */
export interface LeadHistories {
  readonly histories: readonly History[];
  readonly habit: Habit;
  /** Numbers of kinds of activity, types and agents. */
  readonly sizes: readonly [number, number, number];
}

/**
 * Reads what advice is judged on.
 * @param positions resolved leads
 * @param firstChances chance of each lead of the book at coming in, NaN where unknown: what may have moved people to work a lead and is known
 */
export function readLeadHistories(
  book: LeadBook,
  positions: Iterable<number>,
  space: LeadStateSpace,
  firstChances: Float64Array | null,
): LeadHistories {
  const histories = readHistories(book, positions, space, firstChances);
  const sizes = [space.wait, space.types.length, book.agents.length] as const;
  return { histories, habit: fitHabit(histories, ...sizes), sizes };
}
