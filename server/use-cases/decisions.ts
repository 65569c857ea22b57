import { policyNames } from "../../graph/policy/policy";
import { asProductId } from "../../graph/deals/ids";
import type { Decision, Outcome, OutcomeKind } from "../ports/decision-log";
import { InputError, NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { canonicalClient } from "./serving-state";
import { defineMutation, defineUseCase } from "./use-case";

const viewDecision = (decision: Decision) => ({ ...decision, nCandidates: decision.candidates.length });

export const decisionsOfClient = defineUseCase(
  "decisions.read",
  async ({ stores }, input: { readonly clientId: string; readonly page: PageRequest }) => {
    const page = await stores.decisions.decisionsOfClient(input.clientId, input.page);
    return { ...page, nodes: page.nodes.map(viewDecision) };
  },
);

export const outcomesOfDecisions = defineUseCase("decisions.read", ({ stores }, input: { readonly ids: readonly string[] }) =>
  stores.decisions.outcomesOf(input.ids),
);

export interface RecordOutcomeInput {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: OutcomeKind;
  readonly amount: number | null;
  readonly at: string | null;
}

function checkOutcome(input: RecordOutcomeInput, now: Date): Outcome {
  if (input.id.trim() === "" || input.id.length > 200) throw new InputError("id must have 1 to 200 characters");
  if (input.amount !== null && !(input.amount >= 0)) throw new InputError(`amount must be 0 or more, got ${input.amount}`);
  const at = input.at === null ? now : new Date(input.at);
  if (Number.isNaN(at.getTime())) throw new InputError(`at must be an ISO date or instant, got ${String(input.at)}`);
  if (at > now) throw new InputError("at lies in the future");
  return { id: input.id, decisionId: input.decisionId, kind: input.kind, amount: input.amount, at: at.toISOString() };
}

/**
 * Records what became of a decision and lets the policy that made it learn: 1 for accepted, 0 for rejected or ignored. The policy's new
 * version is stored before the answer. A decision of an earlier run is recorded; the policies of the present run do not learn from it.
 */
export const recordOutcome = defineMutation(
  "outcomes.record",
  (input: RecordOutcomeInput) => `decision ${input.decisionId}`,
  (context, input) => {
    const { stores, serving, clock } = context;
    const outcome = checkOutcome(input, clock.now());
    return serving.exclusively(async () => {
      const state = serving.current();
      const decision = await stores.decisions.decision(input.decisionId);
      if (decision === null) throw new NotFoundError(`no decision ${input.decisionId}`);
      const recorded = await stores.decisions.recordOutcome(outcome);
      if (recorded) context.onOutcome?.(decision.policyName, input.kind === "accepted" ? 1 : 0);
      const policy = policyNames.find((name) => name === decision.policyName);
      let version = decision.policyVersion;
      if (state !== null && policy !== undefined && state.run.id === decision.runId) {
        if (recorded) {
          const offer = {
            clientId: canonicalClient(state, decision.clientId),
            productId: asProductId(decision.productId),
            reward: input.kind === "accepted" ? 1 : 0,
          };
          const { learnt, body } = await state.recommender.learn(policy, [offer]);
          if (learnt > 0) {
            const next = serving.policyVersion(policy) + 1;
            await stores.runs.putPolicy({ name: policy, version: next, runId: state.run.id, createdAt: clock.now().toISOString(), body });
            serving.setPolicyVersion(policy, next);
          }
        }
        version = serving.policyVersion(policy);
      }
      return { recorded, policyVersion: version, decision: viewDecision(decision) };
    });
  },
);
