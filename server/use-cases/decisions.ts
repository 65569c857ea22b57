import type { Decision, Outcome, OutcomeKind } from "../ports/decision-log";
import { InputError, NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import { firstPagesOr } from "./pages";
import { MS_PER_DAY, readGuardrails } from "./serving-rules";
import { defineMutation, defineUseCase } from "./use-case";

const viewDecision = (decision: Decision) => ({ ...decision, nCandidates: decision.candidates.length });

/** A page of the decisions for each of several clients; one look-up for pages from the start. */
export const decisionsOfClients = defineUseCase(
  "decisions.read",
  async ({ stores }, { ids, page }: { readonly ids: readonly string[]; readonly page: PageRequest }) => {
    const pages = await firstPagesOr(ids, page, {
      each: (id) => stores.decisions.decisionsOfClient(id, page),
      all: (clientIds) => stores.decisions.decisionsOfClients(clientIds, page),
    });
    return pages.map((one) => ({ ...one, nodes: one.nodes.map(viewDecision) }));
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
 * Records what became of a decision, and lets the policies learn everything that the log has and they have not: 1 for accepted, 0 for rejected
 * or ignored. Late, repeated and contradicting outcomes are welcome: see `PolicyLearning`. A decision of an earlier run is recorded; the policies
 * of the present run do not learn from it.
 */
export const recordOutcome = defineMutation(
  "outcomes.record",
  (input: RecordOutcomeInput) => `decision ${input.decisionId}`,
  (context, input) => {
    const { stores, serving, clock } = context;
    const outcome = checkOutcome(input, clock.now());
    return serving.exclusively(async () => {
      const decision = await stores.decisions.decision(input.decisionId);
      if (decision === null) throw new NotFoundError(`no decision ${input.decisionId}`);
      if (outcome.at < decision.at) throw new InputError(`at (${outcome.at}) is before the decision (${decision.at})`);
      const recorded = await stores.decisions.recordOutcome(outcome);
      if (recorded) context.onOutcome?.(decision.policyName, input.kind === "accepted" ? 1 : 0);
      await serving.catchUp();
      const isServed = serving.current()?.run.id === decision.runId;
      return {
        recorded,
        policyVersion: isServed ? serving.policyVersion(decision.policyName) : decision.policyVersion,
        decision: viewDecision(decision),
      };
    });
  },
);

/** Decisions looked at in one round. */
const SWEEP = 1_000;

/**
 * Closes offers that nobody answered: every decision older than the guardrails' `ignoredAfterDays` without an outcome is recorded as ignored,
 * under an id made from the decision's, so that doing it twice changes nothing. A late answer still counts.
 */
export const closeUnanswered = defineMutation(
  "outcomes.record",
  (_input: object, { ignored }: { readonly ignored: number }) => `${ignored} unanswered offers`,
  async ({ stores, serving, clock }) => {
    const { ignoredAfterDays } = await readGuardrails(stores);
    const now = clock.now();
    const before = new Date(now.getTime() - ignoredAfterDays * MS_PER_DAY).toISOString();
    let ignored = 0;
    for (;;) {
      const open = await stores.decisions.unresolved(before, SWEEP);
      const at = now.toISOString();
      ignored += await stores.decisions.recordOutcomes(
        open.map(({ id }): Outcome => ({ id: `${id}/ignored`, decisionId: id, kind: "ignored", at, amount: null })),
      );
      if (open.length < SWEEP) break;
    }
    if (ignored > 0) await serving.exclusively(() => serving.catchUp());
    return { ignored };
  },
);
