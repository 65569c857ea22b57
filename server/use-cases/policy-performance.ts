import { shareWithInterval } from "../../graph/leads/track-performance";
import type { Decision } from "../ports/decision-log";
import type { Stores } from "../ports/stores";
import { settledOutcome } from "./policy-learning";
import { defineUseCase } from "./use-case";

/** What became of the offers of one policy, of one run, in one role. */
export interface PolicyPerformance {
  readonly runId: string;
  readonly policy: string;
  readonly role: Decision["role"];
  /** Products offered; shadows were decided and never shown. */
  readonly nOffers: number;
  /** Lists they stood on. */
  readonly nSlates: number;
  readonly nAccepted: number;
  readonly nRejected: number;
  readonly nIgnored: number;
  readonly nUnanswered: number;
  /** Accepted among those with an outcome, 0 to 1; null without any. */
  readonly acceptedShare: number | null;
  /** Wilson's 95 % interval of it. */
  readonly low: number | null;
  readonly high: number | null;
  /** Mean of the policy's own claims about the offers with an outcome; null where it makes none. */
  readonly meanPredicted: number | null;
  /** Sum of the amounts of what was accepted; unknown amounts add nothing. */
  readonly acceptedAmount: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

interface Sums {
  runId: string;
  policy: string;
  role: Decision["role"];
  nOffers: number;
  nSlates: number;
  accepted: number;
  rejected: number;
  ignored: number;
  nPredicted: number;
  predicted: number;
  amount: number;
  firstAt: string;
  lastAt: string;
}

async function sumDecisions(stores: Stores, sums: Map<string, Sums>, decisions: readonly Decision[]): Promise<void> {
  const outcomes = await stores.decisions.outcomesOf(decisions.map(({ id }) => id));
  for (const decision of decisions) {
    const { runId, policyName: policy, role, at } = decision;
    const key = JSON.stringify([runId, policy, role]);
    const empty = { nOffers: 0, nSlates: 0, accepted: 0, rejected: 0, ignored: 0, nPredicted: 0, predicted: 0, amount: 0 };
    const sum = sums.get(key) ?? { runId, policy, role, ...empty, firstAt: at, lastAt: at };
    sums.set(key, sum);
    sum.nOffers += 1;
    if (decision.rank === 1) sum.nSlates += 1;
    if (at < sum.firstAt) sum.firstAt = at;
    if (at > sum.lastAt) sum.lastAt = at;
    const settled = settledOutcome(outcomes.get(decision.id) ?? []);
    if (settled === null) continue;
    sum[settled.kind] += 1;
    if (settled.kind === "accepted") sum.amount += settled.amount ?? 0;
    if (decision.predicted === null) continue;
    sum.nPredicted += 1;
    sum.predicted += decision.predicted;
  }
}

/** How the policies do: what became of every offer in the log, by run, policy and role. Empty before the first offer. */
export const policyPerformance = defineUseCase("decisions.read", async ({ stores, signal }): Promise<readonly PolicyPerformance[]> => {
  const sums = new Map<string, Sums>();
  // A scan may begin again after a lost connection.
  const seen = new Set<string>();
  await stores.decisions.scan((decisions) => {
    signal.throwIfAborted();
    const fresh = decisions.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return sumDecisions(stores, sums, fresh);
  });
  return [...sums.values()].map(({ accepted, rejected, ignored, nPredicted, predicted, amount, ...rest }) => {
    const answered = accepted + rejected + ignored;
    const share = shareWithInterval(accepted, answered);
    return {
      ...rest,
      nAccepted: accepted,
      nRejected: rejected,
      nIgnored: ignored,
      nUnanswered: rest.nOffers - answered,
      acceptedShare: share?.value ?? null,
      low: share?.low ?? null,
      high: share?.high ?? null,
      meanPredicted: nPredicted === 0 ? null : predicted / nPredicted,
      acceptedAmount: amount,
    };
  });
});
