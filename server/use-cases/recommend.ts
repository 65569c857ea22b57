import { isoDateOfDay } from "../../graph/deals/dataset";
import { hashText } from "../../graph/numeric/rng";
import type { PolicyName } from "../../graph/policy/policy";
import type { Recommendation, Slate } from "../../graph/recommendation/recommender";
import type { Decision } from "../ports/decision-log";
import { InputError, NotFoundError } from "../ports/errors";
import { describePolicy } from "./policies";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import { defineMutation, defineUseCase, type UseCaseContext } from "./use-case";

const DEFAULT_POLICY: PolicyName = "ranking";
const MAX_TOP = 1000;

const viewEvidence = (state: ServingState, { evidence }: Recommendation) => {
  const { problem, intersection } = evidence;
  const k = problem === null ? undefined : state.index.problem().get(problem.problemId);
  return {
    problemId: problem?.problemId ?? null,
    problemLabel: k === undefined ? (problem?.label ?? null) : problemLabel(state, k),
    problemShare: problem?.share ?? null,
    problemClients: problem?.nClients ?? null,
    problemBuyers: problem?.nBuyers ?? null,
    intersection:
      intersection === null
        ? null
        : {
            productId: intersection.productId,
            productName: state.index.productName(intersection.productId),
            clientsBoth: intersection.sharedClients,
            lift: intersection.lift,
            liftLow: intersection.liftLow,
            liftHigh: intersection.liftHigh,
          },
    nearestDeals: evidence.nearestDeals.map((deal) => ({
      clientId: deal.clientId,
      clientName: state.index.clientName(deal.clientId),
      wonOn: deal.day === null ? null : isoDateOfDay(deal.day),
      amount: deal.amount,
      similarity: deal.similarity,
    })),
    contributions: evidence.contributions,
    priorNote: evidence.priorNote,
  };
};

function viewRecommendation(state: ServingState, clientId: string, row: Recommendation) {
  const k = row.problemId === null ? undefined : state.index.problem().get(row.problemId);
  return {
    clientId,
    rank: row.rank,
    productId: row.productId,
    productName: state.index.productName(row.productId),
    category: state.index.productCategory(row.productId),
    score: row.score,
    propensity: row.propensity,
    problemId: row.problemId,
    problemLabel: k === undefined ? null : problemLabel(state, k),
    reason: row.reason,
    exploration: row.isExploration,
    littleData: row.littleData,
    evidence: viewEvidence(state, row),
  };
}

function checkTop(top: number): void {
  if (!Number.isInteger(top) || top < 1 || top > MAX_TOP) throw new InputError(`top must be 1 to ${MAX_TOP}, got ${top}`);
}

function checkPolicy(state: ServingState, name: string | null): PolicyName {
  const policy = state.recommender.policies.find((known) => known === (name ?? DEFAULT_POLICY));
  if (policy === undefined) throw new InputError(`no policy ${String(name)}; there are ${state.recommender.policies.join(", ")}`);
  return policy;
}

function needState(state: ServingState | null): ServingState {
  if (state === null) throw new NotFoundError("nothing was analysed yet: start an analysis first");
  return state;
}

export interface RecommendInput {
  readonly clientId: string;
  readonly top: number;
  readonly explore: boolean;
  readonly policy: string | null;
  readonly seed: number | null;
}

/** What to offer a client next, without logging: for looking, not for offering. */
export const recommendForClient = defineUseCase("recommendations.read", async (context, input: RecommendInput) => {
  checkTop(input.top);
  const { state } = context;
  if (state === null) return [];
  const policy = checkPolicy(state, input.policy);
  const slate = await state.recommender.recommend(canonicalClient(state, input.clientId), {
    top: input.top,
    explore: input.explore,
    policy,
    seed: input.seed ?? 0,
  });
  return slate.rows.map((row) => viewRecommendation(state, input.clientId, row));
});

export interface ServeInput {
  readonly clientId: string;
  readonly top: number;
  readonly explore: boolean;
}

/** Decides, logs the decisions with everything that off-policy evaluation needs, and only then answers. */
export const serveRecommendation = defineMutation(
  "recommendations.serve",
  (input: ServeInput) => `client ${input.clientId}`,
  async (context, input) => {
    checkTop(input.top);
    const slateId = context.newId();
    // A new draw for every slate, and one that can be repeated from the log.
    const seed = hashText(slateId) | 0;
    // Exclusive, so that the version logged is the one that decided.
    const { state, policy, slate, version } = await context.serving.exclusively(async () => {
      const now = needState(context.serving.current());
      const name = checkPolicy(now, null);
      const options = { top: input.top, explore: input.explore, policy: name, seed };
      return {
        state: now,
        policy: name,
        slate: await now.recommender.recommend(canonicalClient(now, input.clientId), options),
        version: context.serving.policyVersion(name),
      };
    });
    const decisions = logSlate(context, state, slate, { slateId, seed, version, clientId: input.clientId });
    await context.stores.decisions.append(decisions);
    return {
      clientId: input.clientId,
      policyName: policy,
      policyVersion: version,
      runId: state.run.id,
      items: slate.rows.map((row, i) => ({ decisionId: decisions[i].id, recommendation: viewRecommendation(state, input.clientId, row) })),
    };
  },
);

function logSlate(
  context: UseCaseContext,
  state: ServingState,
  slate: Slate,
  made: { readonly slateId: string; readonly seed: number; readonly version: number; readonly clientId: string },
): Decision[] {
  const at = context.clock.now().toISOString();
  return slate.rows.map((row) => ({
    id: `${made.slateId}-${row.rank}`,
    at,
    clientId: made.clientId,
    productId: row.productId,
    rank: row.rank,
    score: row.score,
    propensity: row.propensity,
    candidates: slate.candidates,
    probabilities: Array.from(row.probabilities),
    policyName: slate.policyName,
    policyVersion: made.version,
    runId: state.run.id,
    stateId: slate.stateId,
    problemId: row.problemId,
    seed: made.seed,
    reason: row.reason,
  }));
}

export const listPolicies = defineUseCase("recommendations.read", ({ state }) =>
  (state?.recommender.policies ?? []).map((name) => ({ name, description: describePolicy(name) })),
);
