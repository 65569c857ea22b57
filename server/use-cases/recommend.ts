import { isoDateOfDay } from "../../graph/deals/dataset";
import { asProductId } from "../../graph/deals/ids";
import { hashText } from "../../graph/numeric/rng";
import type { PolicyName } from "../../graph/policy/policy";
import type { Recommendation, Slate } from "../../graph/recommendation/recommender";
import type { Decision, DecisionRole } from "../ports/decision-log";
import { InputError, NotFoundError } from "../ports/errors";
import { describePolicy } from "./policies";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import {
  chooseSide,
  judgeClient,
  readDeployment,
  readGuardrails,
  type Deployment,
  type GuardrailName,
  type GuardrailRules,
} from "./serving-rules";
import { repeatReason, repeatsAsOf, repeatsOfClient } from "./retention";
import { defineMutation, defineUseCase, type UseCaseContext } from "./use-case";

const DEFAULT_POLICY: PolicyName = "ranking";
const MAX_TOP = 1000;

const viewEvidence = (state: ServingState, { evidence }: Recommendation) => {
  const { problem, intersection } = evidence;
  const k = problem === null ? undefined : state.index.problem().get(problem.problemId);
  const labelOf = (id: string, label: string): string => {
    const at = state.index.problem().get(id);
    return at === undefined ? label : problemLabel(state, at);
  };
  return {
    clientProblems: evidence.clientProblems.map(({ problemId, label, share }) => ({
      problemId,
      problemLabel: labelOf(problemId, label),
      share,
    })),
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
    losses:
      evidence.losses === null
        ? null
        : {
            ...evidence.losses,
            withClient: evidence.losses.withClient.map(({ day, reason }) => ({ lostOn: day === null ? null : isoDateOfDay(day), reason })),
          },
    contributions: evidence.contributions,
    priorNote: evidence.priorNote,
  };
};

/** The reason with the name that people gave to the problem; the recommender knows the one made from its products. */
function reasonOf(state: ServingState, { reason, evidence: { problem } }: Recommendation): string {
  const k = problem === null ? undefined : state.index.problem().get(problem.problemId);
  return problem === null || k === undefined ? reason : reason.replace(`"${problem.label}"`, () => `"${problemLabel(state, k)}"`);
}

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
    reason: reasonOf(state, row),
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
    forLog: false,
  });
  return slate.rows.map((row) => viewRecommendation(state, input.clientId, row));
});

export interface ServeInput {
  readonly clientId: string;
  readonly top: number;
  readonly explore: boolean;
}

/** What was decided and logged for one client. */
interface ServedSlate {
  readonly clientId: string;
  readonly policyName: string;
  readonly policyVersion: number;
  readonly runId: string;
  readonly role: string;
  readonly experimentId: string | null;
  /** Why nothing was offered at all, or null. */
  readonly blocked: string | null;
  /** Products that the guardrails held back. */
  readonly heldBack: readonly { readonly productId: string; readonly rule: GuardrailName }[];
  readonly items: readonly { readonly decisionId: string; readonly recommendation: ReturnType<typeof viewRecommendation> }[];
  /** Owned products that are due again, where the guardrails want them. */
  readonly repeats: readonly { readonly decisionId: string; readonly repeat: ReturnType<typeof repeatsOfClient>[number] }[];
}

/** Decides, logs the decisions with everything that off-policy evaluation needs, and only then answers. */
export const serveRecommendation = defineMutation(
  "recommendations.serve",
  (input: ServeInput) => `client ${input.clientId}`,
  async (context, input): Promise<ServedSlate> => {
    checkTop(input.top);
    const [rules, deployment] = await Promise.all([readGuardrails(context.stores), readDeployment(context.stores)]);
    return serveClient(context, { rules, deployment }, input);
  },
);

const MAX_BATCH = 1_000;

/** The same for many clients, one after the other, in the order given. */
export const serveRecommendations = defineMutation(
  "recommendations.serve",
  ({ clientIds }: Omit<ServeInput, "clientId"> & { readonly clientIds: readonly string[] }) => `${clientIds.length} clients`,
  async (context, { clientIds, ...input }): Promise<readonly ServedSlate[]> => {
    checkTop(input.top);
    if (clientIds.length > MAX_BATCH) throw new InputError(`clientIds must be ${MAX_BATCH} at most, got ${clientIds.length}`);
    const [rules, deployment] = await Promise.all([readGuardrails(context.stores), readDeployment(context.stores)]);
    const slates: ServedSlate[] = [];
    for (const clientId of clientIds) slates.push(await serveClient(context, { rules, deployment }, { ...input, clientId }));
    return slates;
  },
);

async function serveClient(
  context: UseCaseContext,
  { rules, deployment }: { readonly rules: GuardrailRules; readonly deployment: Deployment },
  input: ServeInput,
): Promise<ServedSlate> {
  const slateId = context.newId();
  // A new draw for every slate, and one that can be repeated from the log.
  const seed = hashText(slateId) | 0;
  const side = chooseSide(deployment, slateId);
  const options = {
    top: input.top,
    explore: input.explore,
    seed,
    minOwners: rules.minOwners,
    minOwnedToExplore: rules.minOwnedToExplore,
    mostExploration: rules.mostExploration,
  };
  // Exclusive, so that the version logged is the one that decided.
  const { state, slates, verdict } = await context.serving.exclusively(async () => {
    const now = needState(context.serving.current());
    const judged = await judgeClient(context.stores, now, rules, { clientId: input.clientId, now: context.clock.now() });
    const decide = async (policy: PolicyName, role: DecisionRole) => {
      const exclude = [...judged.excluded.keys()].map(asProductId);
      const slate = await now.recommender.recommend(canonicalClient(now, input.clientId), { ...options, policy, exclude });
      return { slate, role, version: context.serving.policyVersion(policy), slateId: role === "shadow" ? `${slateId}-shadow` : slateId };
    };
    const isBlocked = judged.blocked !== null;
    return {
      state: now,
      verdict: judged,
      slates: isBlocked
        ? []
        : [await decide(side.policy, side.role), ...(deployment.shadow === null ? [] : [await decide(deployment.shadow, "shadow")])],
    };
  });
  const at = context.clock.now().toISOString();
  const decisions = slates.map(({ slate, ...made }) =>
    logSlate(state, slate, {
      ...made,
      at,
      seed,
      clientId: input.clientId,
      experimentId: made.role === "shadow" ? null : side.experimentId,
    }),
  );
  const due =
    verdict.blocked !== null || rules.repeatChance === null
      ? []
      : repeatsOfClient(state, input.clientId, rules.repeatChance)
          .filter(({ productId }) => !verdict.excluded.has(productId))
          .slice(0, input.top);
  const repeats = due.map((repeat, i) => ({ repeat, decision: logRepeat(state, repeat, { slateId, at, seed, rank: i + 1, ...input }) }));
  await context.stores.decisions.append([...decisions.flat(), ...repeats.map(({ decision }) => decision)]);
  return {
    clientId: input.clientId,
    policyName: side.policy,
    policyVersion: context.serving.policyVersion(side.policy),
    runId: state.run.id,
    role: side.role,
    experimentId: side.experimentId,
    blocked: verdict.blocked,
    heldBack: [...verdict.excluded].map(([productId, rule]) => ({ productId, rule })),
    items: (slates[0]?.slate.rows ?? []).map((row, i) => ({
      decisionId: decisions[0][i].id,
      recommendation: viewRecommendation(state, input.clientId, row),
    })),
    repeats: repeats.map(({ repeat, decision }) => ({ decisionId: decision.id, repeat })),
  };
}

/** A due repeat as a decision: certain, and by no policy that learns, so its chance is judged and nothing else. */
function logRepeat(
  state: ServingState,
  repeat: ReturnType<typeof repeatsOfClient>[number],
  made: { readonly slateId: string; readonly at: string; readonly seed: number; readonly rank: number; readonly clientId: string },
): Decision {
  return {
    id: `${made.slateId}-repeat-${made.rank}`,
    at: made.at,
    clientId: made.clientId,
    productId: repeat.productId,
    rank: made.rank,
    score: repeat.chance,
    propensity: 1,
    candidates: [repeat.productId],
    probabilities: [1],
    policyName: "repeat",
    policyVersion: 1,
    runId: state.run.id,
    stateId: null,
    problemId: null,
    seed: made.seed,
    reason: repeatReason(repeat, repeatsAsOf(state)),
    slateId: made.slateId,
    role: "champion",
    experimentId: null,
    featuresDigest: "",
    predicted: repeat.chance,
  };
}

function logSlate(
  state: ServingState,
  slate: Slate,
  made: {
    readonly slateId: string;
    readonly at: string;
    readonly seed: number;
    readonly version: number;
    readonly clientId: string;
    readonly role: DecisionRole;
    readonly experimentId: string | null;
  },
): Decision[] {
  return slate.rows.map((row) => ({
    id: `${made.slateId}-${row.rank}`,
    at: made.at,
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
    reason: reasonOf(state, row),
    slateId: made.slateId,
    role: made.role,
    experimentId: made.experimentId,
    featuresDigest: slate.featuresDigest,
    predicted: row.predicted,
  }));
}

export const listPolicies = defineUseCase("recommendations.read", ({ state }) =>
  (state?.recommender.policies ?? []).map((name) => ({ name, description: describePolicy(name) })),
);
