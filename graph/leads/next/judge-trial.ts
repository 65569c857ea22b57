import { dayOfIsoDate, isoDateOfDay } from "../../deals/dataset";
import { evaluateOffPolicy } from "../../evaluation/off-policy/evaluate-off-policy";
import type { Estimate } from "../mix/mix-leads";
import type { LeadBook } from "../lead-book";
import { addTried, stateIndex } from "./lead-states";
import type { NextActions } from "./learn-next-actions";
import type { LotDecision } from "./next-actions";
import type { NudgeFeedback } from "./nudges";

/** What decisions by lot say about the policy as it is now. */
export interface TrialEstimate {
  /** Decisions with an outcome. */
  readonly nRounds: number;
  /** Share that ended well as it was drawn, and what the policy's greedy choices would have had; null where the log cannot answer. */
  readonly logged: number;
  readonly policy: Estimate | null;
  readonly effectiveSampleSize: number;
  readonly support: "good" | "weak" | "none";
  readonly reasons: readonly string[];
}

/** A trial by lot. */
export interface LotTrial {
  readonly nDecisions: number;
  /** Of them, how many fell on another action than the desk's own. */
  readonly nOther: number;
  /** Nudges that were accepted, of those accepted or rejected. */
  readonly followed: TrialEstimate | null;
  /** Leads that were won, of those resolved since; the first decision of each lead. */
  readonly won: TrialEstimate | null;
}

/** Days within which an answer is about the nudge. */
const ANSWER_DAYS = 7;
const RESAMPLES = 1_000;

/**
 * Judges the present policy on decisions that were drawn by lot, by self-normalised importance weights: the probabilities were written down when the lot
 * fell, so nothing about why people act needs to be assumed. Of what was possible then, the policy is asked for its greedy choice now. No decision with
 * an outcome: null.
 * @param decisions any order
 */
export function judgeTrial(
  book: LeadBook,
  { policy, space }: NextActions,
  decisions: readonly LotDecision[],
  feedback: readonly NudgeFeedback[],
  seed: number,
): LotTrial {
  const ordered = [...decisions].sort((a, b) => compare(a.day, b.day) || compare(a.leadId, b.leadId));
  const verdicts = new Map<string, NudgeFeedback["verdict"]>();
  for (const { leadId, action, verdict, at } of [...feedback].sort((a, b) => compare(a.at, b.at)))
    if (verdict !== "snoozed") verdicts.set(JSON.stringify([leadId, action, at.slice(0, 10)]), verdict);
  const outcomes = new Map(book.leads.map(({ id, outcome }) => [id, outcome]));
  const verdictOn = ({ leadId, action, day }: LotDecision): number | null => {
    for (let k = 0; k < ANSWER_DAYS; k += 1) {
      const verdict = verdicts.get(JSON.stringify([leadId, action, isoDateOfDay(dayOfIsoDate(day) + k)]));
      if (verdict !== undefined) return verdict === "accepted" ? 1 : 0;
    }
    return null;
  };
  const firsts = new Map<string, LotDecision>();
  for (const decision of ordered) if (!firsts.has(decision.leadId)) firsts.set(decision.leadId, decision);
  const choose = (decision: LotDecision): string => {
    const known = decision.actions.map((name) => space.actions.indexOf(name));
    const tried = decision.tried.reduce((bits, kind) => addTried(bits, space.actions.indexOf(kind)), 0);
    const type = decision.type === null ? -1 : space.types.indexOf(decision.type);
    const { ageDays, quietDays } = decision;
    const candidates = Int32Array.from(known.filter((action) => action >= 0)).sort();
    const usual = space.actions.indexOf(decision.usual);
    if (candidates.length === 0) return decision.usual;
    const context = { state: stateIndex(space, { type, isAnswered: true, ageDays, quietDays, tried }), candidates, usual };
    return space.actions[candidates[policy.probabilities(context, [], "greedy").indexOf(1)]];
  };
  const judge = (rows: readonly LotDecision[], rewardOf: (decision: LotDecision) => number | null): TrialEstimate | null => {
    const rounds = rows.flatMap((decision) => {
      const reward = rewardOf(decision);
      return reward === null ? [] : [{ decision, reward, choice: choose(decision) }];
    });
    if (rounds.length === 0) return null;
    const actionIds = [...new Set(rounds.flatMap(({ decision }) => decision.actions))].sort(compare);
    const { verdict, overlap } = evaluateOffPolicy(
      {
        actionIds,
        rounds: {
          ids: rounds.map(({ decision }) => `${decision.day} ${decision.leadId}`),
          actions: Int32Array.from(rounds, ({ decision }) => actionIds.indexOf(decision.action)),
          rewards: Float64Array.from(rounds, ({ reward }) => reward),
          propensities: Float64Array.from(rounds, ({ decision }) => decision.propensity),
        },
        policy: {
          rounds: Int32Array.from(rounds.keys()),
          actions: Int32Array.from(rounds, ({ choice }) => actionIds.indexOf(choice)),
          probabilities: new Float64Array(rounds.length).fill(1),
          predictions: null,
        },
      },
      { seed, resamples: RESAMPLES },
    );
    const { value, interval, support, reasons } = verdict;
    return {
      nRounds: rounds.length,
      logged: overlap.behaviourMeanReward,
      policy: value === null || interval === null ? null : { value, ...interval },
      effectiveSampleSize: overlap.effectiveSampleSize,
      support,
      reasons,
    };
  };
  return {
    nDecisions: ordered.length,
    nOther: ordered.filter(({ action, usual }) => action !== usual).length,
    followed: judge(ordered, verdictOn),
    won: judge([...firsts.values()], ({ leadId }) => {
      const outcome = outcomes.get(leadId) ?? null;
      return outcome === null ? null : outcome === "won" ? 1 : 0;
    }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
