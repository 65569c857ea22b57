import type { TransitionLog } from "../../policy/tabular/tabular-model";
import type { LeadBook } from "../lead-book";
import { addTried, dayOf, NEXT_REWARDS, stateIndex, typeOfLead, type LeadStateSpace, type NextRewards } from "./lead-states";

/** Daily decisions as history made them. */
export interface ActionLog extends TransitionLog {
  /** Lead of each transition, a position in `leads`. */
  readonly units: Int32Array;
  /** Positions in the book. */
  readonly leads: Int32Array;
}

/** Days after which a history is cut. */
const MOST_DAYS = 180;

/**
 * Histories of resolved leads as transitions, one a calendar day (UTC) from the day of coming in to the day before closing: the state of the morning, what
 * was done (the first activity of the day, a change of agent, or nothing), the costs, and the next morning or the end. A close pays its value.
 * Leads without both dates are left out.
 * @param positions resolved leads
 */
export function readActionLog(book: LeadBook, positions: Iterable<number>, space: LeadStateSpace, rewards: NextRewards = {}): ActionLog {
  const { closeValue, activityCost, handOverCost, dayCost } = { ...NEXT_REWARDS, ...rewards };
  const log = {
    states: [] as number[],
    actions: [] as number[],
    rewards: [] as number[],
    nextStates: [] as number[],
    units: [] as number[],
  };
  const leads: number[] = [];
  for (const i of positions) {
    const lead = book.leads[i];
    const [firstDay, lastDay] = [dayOf(lead.createdMs), dayOf(lead.closedMs)];
    if (!(lastDay > firstDay)) continue;
    const unit = leads.length;
    leads.push(i);
    const activities = book.activities[i];
    const handOvers = new Set(book.assignments[i].slice(1).map(({ atMs }) => dayOf(atMs)));
    const type = typeOfLead(space, lead);
    let [next, last, tried, isAnswered] = [0, firstDay, 0, false];
    let state = stateIndex(space, { type, isAnswered, ageDays: 0, quietDays: 0, tried });
    for (let day = firstDay; day < Math.min(lastDay, firstDay + MOST_DAYS); day += 1) {
      let action = handOvers.has(day) ? space.handOver : space.wait;
      let cost = dayCost + (handOvers.has(day) ? handOverCost : 0);
      for (; next < activities.length && dayOf(activities[next].atMs) <= day; next += 1) {
        const kind = space.actions.indexOf(activities[next].type);
        if (action === space.wait && kind >= 0) action = kind;
        // The first answer is owed to every lead; only what follows is a choice that costs.
        if (isAnswered) cost += activityCost;
        tried = addTried(tried, kind);
        last = day;
        isAnswered = true;
      }
      const isEnd = day + 1 === lastDay;
      const nextState = stateIndex(space, { type, isAnswered, ageDays: day + 1 - firstDay, quietDays: day + 1 - last, tried });
      log.states.push(state);
      log.actions.push(action);
      log.rewards.push((isEnd && lead.outcome === "won" ? closeValue : 0) - cost);
      log.nextStates.push(isEnd ? -1 : nextState);
      log.units.push(unit);
      state = nextState;
    }
  }
  return {
    nStates: space.nStates,
    nActions: space.actions.length,
    states: Int32Array.from(log.states),
    actions: Int32Array.from(log.actions),
    rewards: Float64Array.from(log.rewards),
    nextStates: Int32Array.from(log.nextStates),
    discounts: new Float64Array(log.states.length).fill(1),
    units: Int32Array.from(log.units),
    leads: Int32Array.from(leads),
  };
}
