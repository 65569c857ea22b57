import { compareIds } from "../../deals/ids";
import { InvalidArgumentError } from "../../numeric/errors";
import { binOf, cellOf, leadColumns, TYPE_COLUMNS } from "../lead-features";
import { DAY_MS, type Lead, type LeadActivity, type LeadBook } from "../lead-book";

/** What things are worth and cost, in one unit. */
export interface NextRewards {
  readonly closeValue?: number;
  readonly activityCost?: number;
  readonly handOverCost?: number;
  /** For every day that a lead is open: the penalty for delay. */
  readonly dayCost?: number;
}

/** Defaults: a close is worth a hundred activities. */
export const NEXT_REWARDS = Object.freeze({ closeValue: 100, activityCost: 1, handOverCost: 3, dayCost: 0.2 });

/** How the histories of leads become states and actions of a decision process. */
export interface LeadStateSpace {
  /** Activity types that are actions, commonest first; then `wait` and `hand over`. */
  readonly actions: readonly string[];
  readonly wait: number;
  readonly handOver: number;
  /** Column that says what a lead is about, null when there is none, and its values. */
  readonly typeColumn: string | null;
  readonly types: readonly string[];
  readonly nStates: number;
}

/** What a state is made of. */
export interface LeadSituation {
  /** Position in `types`, -1 unknown. */
  readonly type: number;
  /** Whether anything was done yet: the stage. */
  readonly isAnswered: boolean;
  /** Calendar days since the lead came in, and since the last activity before today. */
  readonly ageDays: number;
  readonly quietDays: number;
  /** Kinds of activity already tried, a bit for each of the first three actions. */
  readonly tried: number;
}

const MOST_TYPES = 12;
const MOST_KINDS = 5;
/** Kinds whose having been tried is part of the state. */
const TRACKED_KINDS = 3;
/**
 * First days of the buckets after the first. Quiet days count one by one as long as most leads last: in a bucket of several days a log full of activity stands
 * at its beginning, and a policy that waits would seem never to reach its end.
 */
const QUIET_LIMITS = Float64Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20, 26, 34);
const AGE_LIMITS = Float64Array.of(4, 10, 20, 45, 75);
const N_QUIET = QUIET_LIMITS.length + 1;
const N_AGE = AGE_LIMITS.length + 1;
const N_TRIED = 2 ** TRACKED_KINDS;
/** States of one type: unanswered by age, then answered by age, quiet days and kinds tried. */
const STATES_A_TYPE = N_AGE + N_AGE * N_QUIET * N_TRIED;

/** Reads actions and types off the book. @throws InvalidArgumentError when a type column is asked for that no lead has */
export function learnStateSpace(book: LeadBook, typeColumn: string | null = null): LeadStateSpace {
  const counts = new Map<string, number>();
  for (const list of book.activities) for (const { type } of list) if (type !== "") counts.set(type, (counts.get(type) ?? 0) + 1);
  const kinds = [...counts]
    .sort((a, b) => b[1] - a[1] || compareIds(a[0], b[0]))
    .slice(0, MOST_KINDS)
    .map(([kind]) => kind);
  const columns = leadColumns(book.leads);
  if (typeColumn !== null && !columns.includes(typeColumn)) throw new InvalidArgumentError(`no lead has the column ${typeColumn}`);
  const column = typeColumn ?? TYPE_COLUMNS.find((name) => columns.includes(name)) ?? null;
  const levels =
    column === null ? [] : [...new Set(book.leads.map((lead) => cellOf(lead, column)).filter((text) => text !== null))].sort(compareIds);
  const types = levels.length <= MOST_TYPES ? levels : [];
  return {
    actions: [...kinds, "wait", "hand over"],
    wait: kinds.length,
    handOver: kinds.length + 1,
    typeColumn: types.length === 0 ? null : column,
    types,
    nStates: (types.length + 1) * STATES_A_TYPE,
  };
}

/** Index of a situation, 0 to nStates - 1; leads of unknown type share states of their own. */
export function stateIndex(space: LeadStateSpace, { type, isAnswered, ageDays, quietDays, tried }: LeadSituation): number {
  const start = (type < 0 ? space.types.length : type) * STATES_A_TYPE;
  const age = binOf(AGE_LIMITS, ageDays);
  if (!isAnswered) return start + age;
  return start + N_AGE + (age * N_QUIET + binOf(QUIET_LIMITS, quietDays)) * N_TRIED + tried;
}

/** A state taken apart again. */
export interface StateParts {
  /** Position in `types`, their number for unknown. */
  readonly type: number;
  readonly isAnswered: boolean;
  /** Buckets. */
  readonly age: number;
  readonly quiet: number;
  readonly tried: number;
}

/** First buckets of the coarse stretches of quiet days: up to 1, 3, 6, 10, 15 days and more. */
const COARSE_LIMITS = Float64Array.of(1, 3, 6, 10, 14);
/** Coarse stretch of a quiet bucket, 0 to 5: where single days are too thin. */
export const coarseQuiet = (quiet: number): number => binOf(COARSE_LIMITS, quiet);

/** Numbers of buckets, for features. */
export const STATE_SIZES = Object.freeze({ age: N_AGE, quiet: N_QUIET, trackedKinds: TRACKED_KINDS });

/** The inverse of `stateIndex`, up to buckets. */
export function partsOfState(state: number): StateParts {
  const type = Math.floor(state / STATES_A_TYPE);
  const rest = state % STATES_A_TYPE;
  if (rest < N_AGE) return { type, isAnswered: false, age: rest, quiet: 0, tried: 0 };
  const code = rest - N_AGE;
  return {
    type,
    isAnswered: true,
    age: Math.floor(code / (N_QUIET * N_TRIED)),
    quiet: Math.floor(code / N_TRIED) % N_QUIET,
    tried: code % N_TRIED,
  };
}

/** Whether a state is that of a lead to which nobody has answered. */
export const isUnanswered = (state: number): boolean => state % STATES_A_TYPE < N_AGE;

/** Type of a lead in the space. */
export const typeOfLead = (space: LeadStateSpace, lead: Lead): number =>
  space.typeColumn === null ? -1 : space.types.indexOf(cellOf(lead, space.typeColumn) ?? "");

/** Adds a kind to those tried. */
export const addTried = (tried: number, kind: number): number => (kind >= 0 && kind < TRACKED_KINDS ? tried | (1 << kind) : tried);

/** UTC day of an instant. */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** A lead's situation on the morning of a UTC day: what was done on that day itself does not count. */
export function situationOn(space: LeadStateSpace, lead: Lead, activities: readonly LeadActivity[], day: number): LeadSituation {
  let last = dayOf(lead.createdMs);
  let tried = 0;
  let isAnswered = false;
  for (const { atMs, type } of activities) {
    if (dayOf(atMs) >= day) break;
    last = Math.max(last, dayOf(atMs));
    tried = addTried(tried, space.actions.indexOf(type));
    isAnswered = true;
  }
  return { type: typeOfLead(space, lead), isAnswered, ageDays: day - dayOf(lead.createdMs), quietDays: day - last, tried };
}
