import { dayOfIsoDate, isoDateOfDay } from "../../deals/dataset";
import type { NextStep } from "./next-actions";

/** What a person made of a nudge. */
export const NUDGE_VERDICTS = ["accepted", "snoozed", "rejected"] as const;
/** One of them. */
export type NudgeVerdict = (typeof NUDGE_VERDICTS)[number];

/** A verdict on the nudge of a lead. */
export interface NudgeFeedback {
  readonly leadId: string;
  readonly action: string;
  readonly verdict: NudgeVerdict;
  /** ISO date on which a snoozed nudge comes back; null for others. */
  readonly until: string | null;
  /** ISO instant, UTC. */
  readonly at: string;
}

/** Something to do for a lead, with what was said about it. */
export interface Nudge extends NextStep {
  readonly status: "open" | NudgeVerdict;
  readonly until: string | null;
}

/** Days for which a rejected or accepted nudge to the same action stays away. */
const QUIET_DAYS = 14;

/**
 * The steps that ask somebody to do something (waiting does not), most pressing first: by deadline, then hazard. The last verdict on a lead's action decides: snoozed
 * until its day, accepted or rejected for 14 days; then the nudge is open again.
 * @param today ISO date
 */
export function listNudges(steps: readonly NextStep[], feedback: readonly NudgeFeedback[], today: string): Nudge[] {
  const latest = new Map<string, NudgeFeedback>();
  for (const row of [...feedback].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
    latest.set(JSON.stringify([row.leadId, row.action]), row);
  const statusOf = ({ leadId, action }: NextStep): Pick<Nudge, "status" | "until"> => {
    const said = latest.get(JSON.stringify([leadId, action]));
    const until = said === undefined ? null : (said.until ?? isoDateOfDay(dayOfIsoDate(said.at.slice(0, 10)) + QUIET_DAYS));
    return said === undefined || until === null || today >= until ? { status: "open", until: null } : { status: said.verdict, until };
  };
  return steps
    .filter(({ action }) => action !== "wait")
    .map((step): Nudge => ({ ...step, ...statusOf(step) }))
    .sort(
      (a, b) => compare(a.deadline ?? "9999", b.deadline ?? "9999") || (b.hazard ?? 0) - (a.hazard ?? 0) || compare(a.leadId, b.leadId),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Verdicts on an action from which its share followed is read. */
const LEAST_VERDICTS = 5;

/**
 * Share of the nudges to each action that people followed, (accepted + 1) / (accepted + rejected + 2): what `listNextSteps` takes as feedback. Snoozing is no verdict. Actions
 * with fewer than 5 verdicts are left out.
 */
export function followedShares(feedback: readonly NudgeFeedback[]): Map<string, number> {
  const counts = new Map<string, { accepted: number; rejected: number }>();
  for (const { action, verdict } of feedback) {
    if (verdict === "snoozed") continue;
    const own = counts.get(action) ?? { accepted: 0, rejected: 0 };
    own[verdict] += 1;
    counts.set(action, own);
  }
  return new Map(
    [...counts]
      .filter(([, { accepted, rejected }]) => accepted + rejected >= LEAST_VERDICTS)
      .map(([action, { accepted, rejected }]) => [action, (accepted + 1) / (accepted + rejected + 2)]),
  );
}
