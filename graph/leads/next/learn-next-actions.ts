import { hashText } from "../../numeric/rng";
import type { LeadBook } from "../lead-book";
import { readActionLog } from "./action-log";
import { contrastError, describeCells, improveChoice, sumCells, type FittedValues } from "./fitted-values";
import { coarseQuiet, isUnanswered, learnStateSpace, partsOfState, type LeadStateSpace, type NextRewards } from "./lead-states";
import { valueAdvice, type AdviceValue } from "./value-advice";

/** How next actions are learnt. */
export interface NextOptions {
  readonly seed?: number;
  readonly rewards?: NextRewards;
  /** Column that says what a lead is about; null: found by its name. */
  readonly typeColumn?: string | null;
  /** Standard errors taken off the value of an action, >= 0: history must support what is advised. */
  readonly pessimism?: number;
  /** Times an action must have been tried in such states (quiet days by stretches) to be advised. */
  readonly leastVisits?: number;
  /** Chance of each lead of the book at coming in, NaN where unknown. */
  readonly firstChances?: Float64Array | null;
}

/** Defaults of `learnNextActions`. */
const NEXT_DEFAULTS = Object.freeze({
  seed: 1,
  rewards: Object.freeze({}),
  typeColumn: null,
  pessimism: 1.64,
  leastVisits: 20,
  firstChances: null,
});

/** What was learnt from the histories. */
export interface NextActions {
  readonly space: LeadStateSpace;
  /** What an action gains over the habit in a state, less its doubt, states x actions, row-major; -Infinity where history does not support it. */
  readonly lowerValues: Float64Array;
  readonly visits: Float64Array;
  /** Advised action of each state; -1 where nothing surely beats the habit. */
  readonly advised: Int32Array;
  /** Mean return of a lead under the advice and under the logged habit, on histories that the advice was not learnt from. */
  readonly value: AdviceValue | null;
  readonly nLeads: number;
  readonly nTransitions: number;
  /** What cannot be removed from a log of decisions that people made. */
  readonly caution: string;
}

/** Histories below which nothing is learnt. */
const LEAST_LEADS = 100;
/** Part of the leads that the advice is learnt from; the rest judges it. */
const LEARNING_PARTS = 2;
const PARTS = 3;

/**
 * Learns the next action by batch Q-learning (least-squares policy iteration) over daily states (type, stage, age, quiet days, kinds tried) from logged histories. An action
 * is advised where its gain over the agents' habit is sure: value less 1.64 standard errors above 0; elsewhere the habit stands. Two thirds of the leads
 * teach, the others judge: the advice's value is fitted on them anew (policy evaluation on other leads), with intervals by bootstrap over leads. The first answer to a
 * lead is never a choice: unanswered states follow the log.
 *
 * Fewer than 100 histories with dates and activities: nothing is advised and `value` is null.
 * @param positions resolved leads
 * @see Shi, Li, Wei, Chen, Chi, "Pessimistic Q-learning for offline reinforcement learning", 2022; Le, Voloshin, Yue, "Batch
 * policy learning under constraints", 2019 (policy evaluation on other leads)
 */
export function learnNextActions(book: LeadBook, positions: Int32Array, options: NextOptions = {}): NextActions {
  const { seed, rewards, typeColumn, pessimism, leastVisits, firstChances } = { ...NEXT_DEFAULTS, ...options };
  const space = learnStateSpace(book, typeColumn);
  const inLearning = (i: number): boolean => hashText(book.leads[i].id, seed) % PARTS < LEARNING_PARTS;
  const learning = readActionLog(book, positions.filter(inLearning), space, rewards);
  const judging = readActionLog(
    book,
    positions.filter((i) => !inLearning(i)),
    space,
    rewards,
  );
  const nCells = space.nStates * space.actions.length;
  const nLeads = learning.leads.length + judging.leads.length;
  const shared = { space, nLeads, nTransitions: learning.states.length + judging.states.length, caution: CAUTION };
  const isEnough = nLeads >= LEAST_LEADS && judging.leads.length > 0 && space.actions.length > 2;
  if (!isEnough) {
    const nothing = new Float64Array(nCells).fill(Number.NEGATIVE_INFINITY);
    return {
      ...shared,
      lowerValues: nothing,
      visits: new Float64Array(nCells),
      advised: new Int32Array(space.nStates).fill(-1),
      value: null,
    };
  }
  const features = describeCells(space);
  const sums = sumCells(learning, new Float64Array(learning.leads.length).fill(1));
  const support = stretchVisits(space, sums.allVisits);
  const isSupported = (cell: number): boolean => support[cell] >= leastVisits;
  const lowerOf = (fitted: FittedValues): Float64Array => {
    const lower = new Float64Array(nCells).fill(Number.NEGATIVE_INFINITY);
    for (const cell of sums.cells) {
      const state = Math.floor(cell / space.actions.length);
      if (isUnanswered(state) || !isSupported(cell)) continue;
      const error = contrastError(fitted, features, sums, state, cell % space.actions.length);
      lower[cell] = fitted.q[cell] - mixedValue(fitted.q, sums.allVisits, state, space.actions.length) - pessimism * error;
    }
    return lower;
  };
  const { choice: advised, fitted } = improveChoice(sums, features, (values) => adviseStates(space, lowerOf(values)));
  return {
    ...shared,
    lowerValues: lowerOf(fitted),
    visits: sums.allVisits,
    advised,
    value: valueAdvice(
      book,
      positions.filter((i) => !inLearning(i)),
      { space, advised, rewards, firstChances, seed },
    ),
  };
}

/** Visits of every cell over all days of its stretch of quiet days. */
function stretchVisits(space: LeadStateSpace, visits: Float64Array): Float64Array {
  const nActions = space.actions.length;
  const keys = Array.from({ length: space.nStates }, (_, s) => {
    const { type, isAnswered, age, quiet, tried } = partsOfState(s);
    return [type, isAnswered ? 1 : 0, age, coarseQuiet(quiet), tried].join();
  });
  const sums = new Map<string, Float64Array>();
  keys.forEach((key, s) => {
    const own = sums.get(key) ?? new Float64Array(nActions);
    for (let a = 0; a < nActions; a += 1) own[a] += visits[s * nActions + a];
    sums.set(key, own);
  });
  return Float64Array.from(visits, (_, cell) => sums.get(keys[Math.floor(cell / nActions)])?.[cell % nActions] ?? 0);
}

/** Value of a state under the log's own mixture of actions. */
function mixedValue(q: Float64Array, visits: Float64Array, state: number, nActions: number): number {
  let sum = 0;
  let total = 0;
  for (let cell = state * nActions; cell < (state + 1) * nActions; cell += 1) {
    sum += visits[cell] * q[cell];
    total += visits[cell];
  }
  return total > 0 ? sum / total : 0;
}

const CAUTION =
  "Learnt from what people chose to do: whatever made them choose and is not in the data (a promising voice on the phone) is mixed into the values. " +
  "Days, kinds of activity, types and agents' pace are accounted for; only a trial in which some advice is drawn by lot would remove the rest.";

/** The action whose gain over the habit is surest; none where no gain is sure. */
function adviseStates({ nStates, actions }: LeadStateSpace, lowerValues: Float64Array): Int32Array {
  return Int32Array.from({ length: nStates }, (_, s) => {
    let best = -1;
    for (let a = 0; a < actions.length; a += 1) {
      const value = lowerValues[s * actions.length + a];
      if (value > 0 && (best < 0 || value > lowerValues[s * actions.length + best])) best = a;
    }
    return best;
  });
}
