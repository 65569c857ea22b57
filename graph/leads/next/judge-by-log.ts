import { comparePolicies } from "../../evaluation/off-policy/compare-policies";
import { alignRounds, type LoggedDecisions } from "../../evaluation/off-policy/logged-rounds";
import { diagnoseOverlap } from "../../evaluation/off-policy/overlap";
import { crossFitRewards } from "../../evaluation/off-policy/reward-model";
import { sigmoid } from "../../numeric/sparse-logistic";
import type { Estimate } from "../mix/mix-leads";
import { answeredSituation, dot, liveAsLogged, returnsOf, type Habit, type History, type LeadHistories } from "./lead-histories";
import { stateIndex } from "./lead-states";
import type { AdviceTask } from "./value-advice";

/** What the log says of following the advice for some days after a lead's first answer, and then doing as usual. */
export interface LoggedAdvice {
  /** Days for which the advice is followed; null: to the end. */
  readonly days: number | null;
  /** Mean return a lead less that of the habit, in reward units; null where the log cannot answer. */
  readonly gain: Estimate | null;
  /** How many leads the log is worth. */
  readonly effectiveSampleSize: number;
  readonly support: "good" | "weak" | "none";
  readonly reasons: readonly string[];
}

/** Stretches that are judged: a day is what logs answer best, the whole course what one would like to know. */
const STRETCHES = [1, 3, 7, 14, null] as const;

/**
 * The advice judged by the off-policy estimators of the recommender, doubly robust. A round is a lead, not a day: days of one lead depend on each
 * other. Its propensity is the product, over the days on which the advice would have decided, of the chance that the agents' habit does what was
 * done (`Habit`: by quiet days, age, type and agent); the evaluation policy's is 1 where it was what the advice says on each of them, else 0. On other days both
 * do the same. The model of the reward is the mean return by type, cross-fitted.
 *
 * Chances of single days multiply, so the longer the advice is followed the fewer leads the log is worth: for whole courses there is mostly no answer,
 * and none is given. That is what the g-formula (`valueAdvice`) is for, at the price of a model; both assume that what is in the data is what moved people to act.
 * No answered leads: no support.
 */
export function judgeByLog(log: LeadHistories, task: Pick<AdviceTask, "space" | "advised" | "rewards" | "seed">): LoggedAdvice[] {
  const { histories, habit } = log;
  if (histories.length === 0) return [];
  const returns = returnsOf(histories, task.rewards);
  const ids = histories.map((_, k) => String(k).padStart(9, "0"));
  const nLeads = histories.length;
  const single = new Int32Array(nLeads);
  const predict = crossFitRewards({
    nActions: 1,
    roundIds: ids,
    groups: Int32Array.from(histories, ({ type }) => type + 1),
    actions: single,
    rewards: returns,
  });
  return STRETCHES.map((days): LoggedAdvice => {
    const followed = histories.map((history) => followAdvice(history, habit, task, days ?? Number.POSITIVE_INFINITY));
    const propensities = Float64Array.from(followed, ({ propensity }) => propensity);
    /** The log, joined with a policy that would have let each lead go as it went with some probability. */
    const joined = (probabilityOf: (lead: number) => number): LoggedDecisions => {
      const probabilities = Float64Array.from({ length: 2 * nLeads }, (_, row) =>
        row % 2 === 0 ? probabilityOf(row / 2) : 1 - probabilityOf((row - 1) / 2),
      );
      return {
        actionIds: ["as it went", "otherwise"],
        rounds: { ids, actions: single, rewards: returns, propensities },
        policy: {
          rounds: Int32Array.from(probabilities, (_, row) => row >> 1),
          actions: Int32Array.from(probabilities, (_, row) => row & 1),
          probabilities,
          predictions: Float64Array.from(probabilities, (_, row) => predict(row >> 1, 0)),
        },
      };
    };
    const advice = joined((lead) => (followed[lead].isFollowed ? 1 : 0));
    const { difference, interval, challenger } = comparePolicies(
      advice,
      joined((lead) => propensities[lead]),
    );
    return {
      days,
      gain: difference === null || interval === null ? null : { value: difference, ...interval },
      effectiveSampleSize: diagnoseOverlap(alignRounds(advice)).effectiveSampleSize,
      ...challenger,
    };
  });
}

/** Whether a lead went as the advice says on the days on which it would have decided, and how likely the habit was to do what was done on them. */
function followAdvice(
  history: History,
  habit: Habit,
  { space, advised }: Pick<AdviceTask, "space" | "advised">,
  days: number,
): { readonly propensity: number; readonly isFollowed: boolean } {
  let propensity = 1;
  let isFollowed = true;
  if (history.answered < 0) return { propensity, isFollowed };
  const at = answeredSituation(history, space.wait);
  for (let day = history.answered + 1; day < history.end && day <= history.answered + days; day += 1) {
    const choice =
      advised[stateIndex(space, { type: at.type, isAnswered: true, ageDays: day - at.first, quietDays: day - at.last, tried: at.tried })];
    if (choice >= 0) {
      const kind = history.done[day - history.first].find((done) => done >= 0) ?? -1;
      const action = history.handOvers.has(day) ? space.handOver : kind >= 0 ? kind : space.wait;
      const acts = sigmoid(dot(habit.rows(at, day), habit.coefficients));
      const own = habit.kinds[at.type < 0 ? space.types.length : at.type];
      const stays = 1 - habit.handOverRate;
      propensity *=
        action === space.handOver
          ? habit.handOverRate
          : action === space.wait
            ? stays * (1 - acts)
            : stays * acts * (own[action] - (action > 0 ? own[action - 1] : 0));
      if (action !== choice) isFollowed = false;
    }
    liveAsLogged(at, history, day);
  }
  return { propensity: Math.max(propensity, Number.MIN_VALUE), isFollowed };
}
