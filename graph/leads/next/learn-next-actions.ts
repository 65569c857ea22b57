import { hashText } from "../../numeric/rng";
import type { LeadBook } from "../lead-book";
import { readActionLog } from "./action-log";
import { contrastError, describeCells, improveChoice, sumCells, type FittedValues } from "./fitted-values";
import { judgeByLog, type LoggedAdvice } from "./judge-by-log";
import { readLeadHistories } from "./lead-histories";
import {
  coarseQuiet,
  isUnanswered,
  learnStateSpace,
  NEXT_REWARDS,
  partsOfState,
  type LeadStateSpace,
  type NextRewards,
} from "./lead-states";
import { NextActionPolicy } from "./next-action-policy";
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
  /** Share of nudges drawn by lot, in [0, 1]. */
  readonly exploration?: number;
}

/** Defaults of `learnNextActions`. */
const NEXT_DEFAULTS = Object.freeze({
  seed: 1,
  rewards: Object.freeze({}),
  typeColumn: null,
  pessimism: 1.64,
  leastVisits: 20,
  firstChances: null,
  exploration: 0,
});

/** What was learnt from the histories. */
export interface NextActions {
  readonly space: LeadStateSpace;
  /** What was learnt, behind the interface of all policies. */
  readonly policy: NextActionPolicy;
  /** Advised action of each state, the policy's greedy choice where it surely beats the habit; -1 elsewhere. */
  readonly advised: Int32Array;
  /** Mean return of a lead under the advice and under the logged habit, on histories that the advice was not learnt from: by the g-formula. */
  readonly value: AdviceValue | null;
  /** What the same histories say by the off-policy estimators of the recommender. */
  readonly byLog: readonly LoggedAdvice[];
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
  const { seed, rewards, typeColumn, pessimism, leastVisits, firstChances, exploration } = { ...NEXT_DEFAULTS, ...options };
  const space = learnStateSpace(book, typeColumn);
  const inLearning = (i: number): boolean => hashText(book.leads[i].id, seed) % PARTS < LEARNING_PARTS;
  const learning = readActionLog(book, positions.filter(inLearning), space, rewards);
  const judging = readActionLog(
    book,
    positions.filter((i) => !inLearning(i)),
    space,
    rewards,
  );
  const nLeads = learning.leads.length + judging.leads.length;
  const shared = { space, nLeads, nTransitions: learning.states.length + judging.states.length, caution: CAUTION };
  const isEnough = nLeads >= LEAST_LEADS && judging.leads.length > 0 && space.actions.length > 2;
  const empty = {
    actions: space.actions,
    cells: new Int32Array(0),
    gains: new Float64Array(0),
    errors: new Float64Array(0),
    learnt: new Float64Array(0),
    pessimism,
    closeValue: { ...NEXT_REWARDS, ...rewards }.closeValue,
    habitShare: winShare(book, positions),
    exploration,
    nUpdates: 0,
  };
  if (!isEnough)
    return {
      ...shared,
      policy: new NextActionPolicy(empty),
      advised: new Int32Array(space.nStates).fill(-1),
      value: null,
      byLog: [],
    };
  const features = describeCells(space);
  const sums = sumCells(learning, new Float64Array(learning.leads.length).fill(1));
  const support = stretchVisits(space, sums.allVisits);
  const isSupported = (cell: number): boolean => support[cell] >= leastVisits;
  const policyOf = (fitted: FittedValues): NextActionPolicy => {
    const cells = sums.cells.filter((cell) => !isUnanswered(Math.floor(cell / space.actions.length)) && isSupported(cell));
    const stateOf = (cell: number): number => Math.floor(cell / space.actions.length);
    return new NextActionPolicy({
      ...empty,
      cells,
      gains: Float64Array.from(cells, (cell) => fitted.q[cell] - mixedValue(fitted.q, sums.allVisits, stateOf(cell), space.actions.length)),
      errors: Float64Array.from(cells, (cell) => contrastError(fitted, features, sums, stateOf(cell), cell % space.actions.length)),
      learnt: new Float64Array(cells.length),
    });
  };
  const { choice: advised, chosenBy } = improveChoice(sums, features, (values) => adviseStates(space, policyOf(values)));
  const log = readLeadHistories(
    book,
    positions.filter((i) => !inLearning(i)),
    space,
    firstChances,
  );
  const task = { space, advised, rewards, seed };
  return { ...shared, policy: policyOf(chosenBy), advised, value: valueAdvice(log, task), byLog: judgeByLog(log, task) };
}

/** Share of the leads that were won, held within 1 % and 99 %. */
function winShare(book: LeadBook, positions: Int32Array): number {
  const nWon = positions.filter((i) => book.leads[i].outcome === "won").length;
  return Math.min(0.99, Math.max(0.01, nWon / Math.max(1, positions.length)));
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

/** The policy's greedy choice in every state where it surely beats the habit; -1 elsewhere. */
function adviseStates({ nStates, actions }: LeadStateSpace, policy: NextActionPolicy): Int32Array {
  const candidates = Int32Array.from(actions.keys());
  return Int32Array.from({ length: nStates }, (_, state) => {
    const context = { candidates, state, usual: -1 };
    return policy.usesPrior(context) ? -1 : policy.probabilities(context, [], "greedy").indexOf(1);
  });
}
