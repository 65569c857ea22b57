import { isoDateOfDay } from "../../deals/dataset";
import { sortedQuantile } from "../../evaluation/off-policy/intervals";
import { fadingHazard, quietDaysUntil, type FadingModel } from "../fading-hazard";
import { cellOf } from "../lead-features";
import { createRng } from "../../numeric/rng";
import { drawSlate } from "../../policy/policy";
import { HOUR_MS, momentOfLead, type LeadBook } from "../lead-book";
import { addTried, dayOf, situationOn, stateIndex } from "./lead-states";
import type { NextActions } from "./learn-next-actions";

/** What to do with an open lead next. */
export interface NextStep {
  readonly leadId: string;
  readonly position: number;
  /** An activity type, `wait` or `hand over`. */
  readonly action: string;
  /** UTC day by which, ISO date; for `wait` the day to look again. Null without dates. */
  readonly deadline: string | null;
  /** Daily hazard of fading on the day of looking, null when it could not be learnt. */
  readonly hazard: number | null;
  readonly reason: string;
  /** How the lot fell; null where nothing was drawn. */
  readonly lot: LotDecision | null;
}

/** A decision by lot: what off-policy evaluation will ask for. */
export interface LotDecision {
  readonly leadId: string;
  /** UTC day of the decision, ISO date. */
  readonly day: string;
  /** Policy with a fingerprint of what it had learnt. */
  readonly policyVersion: string;
  /** What was known, in words that outlive the numbering of states: type, then days since it came in and since the last activity. */
  readonly type: string | null;
  readonly ageDays: number;
  readonly quietDays: number;
  /** Kinds of activity already tried. */
  readonly tried: readonly string[];
  /** What was possible on this day, the desk's own choice among it, and the probability of each; they sum to 1. */
  readonly actions: readonly string[];
  readonly probabilities: readonly number[];
  readonly usual: string;
  /** What the lot chose, with its probability. */
  readonly action: string;
  readonly propensity: number;
}

/** How nudges are drawn by lot. */
export interface LotOptions {
  readonly seed: number;
}

/** Days ahead that are looked at. */
const HORIZON = 60;
/** The daily hazard may grow to this many times that of a lead that was touched yesterday. */
const GROWTH = 2;
/** Share of the nudges to an action that people must follow for it to be asked for. */
const LEAST_FOLLOWED = 0.2;
/** Without any activity in the data. */
const PLAIN_ACTION = "contact";

/**
 * The next step of every open lead. A lead that nobody answered gets the habitual first activity, due within the time in which the faster half of leads are
 * answered. Others follow the advice where it surely beats the habit, and the habit elsewhere: the commonest activity on the day on which the hazard of fading
 * has doubled. Waiting names the first day on which something else is due. A deadline that has passed is today.
 * Where the policy explores, the step of an answered lead that was not touched today is drawn by lot: with the policy's share another kind of activity that
 * history supports in such a state is to be done today instead. The probabilities stand in `lot`, so that what comes of it can be learnt from without
 * guessing why it was done. Waiting and handing over are never drawn.
 * @param hazard null: not learnt, then deadlines come from the habitual gap between activities
 * @param feedback share of the nudges to each action that people followed, 0 to 1; an action that is mostly rejected gives way and is not drawn
 */
export function listNextSteps(
  book: LeadBook,
  open: Int32Array,
  learnt: NextActions,
  hazard: FadingModel | null,
  feedback: ReadonlyMap<string, number> = new Map(),
  { seed }: LotOptions = { seed: 1 },
): NextStep[] {
  const { space, policy } = learnt;
  const isWelcome = (action: number): boolean => (feedback.get(space.actions[action]) ?? 1) >= LEAST_FOLLOWED;
  const candidates = Int32Array.from(space.actions.keys()).filter((action) => action === space.wait || isWelcome(action));
  const version = policy.version;
  const habits = readHabits(book);
  return Array.from(open, (position): NextStep => {
    const lead = book.leads[position];
    const nowMs = momentOfLead(book, position);
    if (Number.isNaN(nowMs) || Number.isNaN(lead.createdMs))
      return {
        leadId: lead.id,
        position,
        action: habits.first,
        deadline: null,
        hazard: null,
        reason: "no dates: nothing is known of its age",
        lot: null,
      };
    const activities = book.activities[position];
    const today = dayOf(nowMs);
    const type = hazard?.typeColumn == null ? null : cellOf(lead, hazard.typeColumn);
    // The morning after: what was done today counts.
    const now = situationOn(learnt.space, lead, activities, today + 1);
    const daily = hazard === null ? null : fadingHazard(hazard, now.quietDays, type);
    const step = (action: string, day: number, reason: string): NextStep => ({
      leadId: lead.id,
      position,
      action,
      deadline: isoDateOfDay(Math.max(today, day)),
      hazard: daily,
      reason,
      lot: null,
    });
    if (!now.isAnswered) {
      const due = dayOf(lead.createdMs + habits.answerHours * HOUR_MS);
      return step(habits.first, due, `nobody has answered yet; half of the leads are answered within ${habits.answerHours.toFixed(0)} h`);
    }
    // What surely beats the habit on a day, -1 for nothing.
    const choiceOn = (day: number): number => {
      const context = { state: stateIndex(space, situationOn(space, lead, activities, day)), candidates, usual: -1 };
      return policy.usesPrior(context) ? -1 : candidates[policy.probabilities(context, [], "greedy").indexOf(1)];
    };
    const choice = choiceOn(today + 1);
    const limitDay = touchDay(hazard, type, today + 1 - now.quietDays, habits.gapDays);
    const told = daily === null ? "" : `; daily hazard of fading ${(100 * daily).toFixed(1)} %`;
    return drawByLot(planned());

    function planned(): NextStep {
      if (choice >= 0 && choice !== space.wait)
        return step(space.actions[choice], today, `surely better than the habit for such leads${told}`);
      if (choice === space.wait) {
        for (let day = today + 2; day <= today + HORIZON; day += 1) {
          const later = choiceOn(day);
          if (later < 0) {
            if (day <= limitDay) continue;
            return step("wait", day, `another activity now is not worth its cost; look again then${told}`);
          }
          if (later !== space.wait)
            return step("wait", day, `then ${space.actions[later]}; before that an activity is not worth its cost${told}`);
        }
        return step("wait", today + HORIZON, `another activity is not worth its cost${told}`);
      }
      return step(habits.usual, limitDay, `by then the hazard of fading has doubled${told}`);
    }

    function drawByLot(plan: NextStep): NextStep {
      const todays = plan.deadline === isoDateOfDay(today) ? space.actions.indexOf(plan.action) : space.wait;
      if (policy.exploration === 0 || now.quietDays < 2 || !candidates.includes(todays)) return plan;
      const state = stateIndex(space, now);
      const possible = candidates.filter((action) => action === todays || (action < space.wait && policy.isSupported(state, action)));
      if (possible.length < 2) return plan;
      const rng = createRng(seed, "nudge", lead.id, today);
      const [drawn] = drawSlate(policy, { state, candidates: possible, usual: todays }, 1, "explore", rng);
      const lot: LotDecision = {
        leadId: lead.id,
        day: isoDateOfDay(today),
        policyVersion: version,
        type: now.type < 0 ? null : space.types[now.type],
        ageDays: now.ageDays,
        quietDays: now.quietDays,
        tried: space.actions.filter((_, kind) => addTried(0, kind) !== 0 && (now.tried & addTried(0, kind)) !== 0),
        actions: Array.from(possible, (action) => space.actions[action]),
        probabilities: [...drawn.probabilities],
        usual: space.actions[todays],
        action: space.actions[possible[drawn.position]],
        propensity: drawn.propensity,
      };
      if (!drawn.isExploration) return { ...plan, lot };
      const told = `drawn by lot (${(100 * drawn.propensity).toFixed(1)} %) to learn whether it works; otherwise: ${plan.action}`;
      return { ...plan, action: lot.action, deadline: lot.day, reason: told, lot };
    }
  });
}

/** Day on which the hazard has doubled since the last touch, or the habitual gap is over. */
function touchDay(hazard: FadingModel | null, type: string | null, lastDay: number, gapDays: number): number {
  if (hazard === null) return lastDay + Math.ceil(gapDays);
  const quiet = quietDaysUntil(hazard, Math.min(0.5, GROWTH * fadingHazard(hazard, 1, type)), type);
  return lastDay + Math.min(HORIZON, Math.max(1, Math.floor(quiet)));
}

interface Habits {
  readonly first: string;
  readonly usual: string;
  readonly answerHours: number;
  readonly gapDays: number;
}

function readHabits(book: LeadBook): Habits {
  const firsts = new Map<string, number>();
  const all = new Map<string, number>();
  const hours: number[] = [];
  const gaps: number[] = [];
  const count = (map: Map<string, number>, type: string): void => {
    if (type !== "") map.set(type, (map.get(type) ?? 0) + 1);
  };
  book.leads.forEach(({ createdMs }, i) => {
    book.activities[i].forEach(({ type, atMs }, k) => {
      count(all, type);
      if (k > 0) gaps.push(dayOf(atMs) - dayOf(book.activities[i][k - 1].atMs));
      else {
        count(firsts, type);
        if (atMs >= createdMs) hours.push((atMs - createdMs) / HOUR_MS);
      }
    });
  });
  const commonest = (map: ReadonlyMap<string, number>): string | null =>
    [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).at(0)?.[0] ?? null;
  const usual = commonest(all) ?? PLAIN_ACTION;
  const median = (values: number[], none: number): number =>
    values.length === 0 ? none : sortedQuantile(Float64Array.from(values).sort(), 0.5);
  return { first: commonest(firsts) ?? usual, usual, answerHours: median(hours, 24), gapDays: Math.max(1, median(gaps, 7)) };
}
