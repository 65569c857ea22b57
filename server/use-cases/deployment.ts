import { compareSides, type ComparedSlate, type SidesComparison } from "../../graph/evaluation/champion-challenger";
import type { GuardrailRules } from "../../graph/recommendation/guardrails";
import type { Decision } from "../ports/decision-log";
import { InputError, NotFoundError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { settledOutcome } from "./policy-learning";
import {
  MS_PER_DAY,
  parsePolicyName,
  readDeployment,
  readGuardrails,
  settingHistory,
  settingVersion,
  writeDeployment,
  writeGuardrails,
  type Deployment,
} from "./serving-rules";
import { defineMutation, defineUseCase, type UseCaseContext } from "./use-case";

const HISTORY = 100;

const madeBy = ({ clock, principal }: UseCaseContext, expected: number | null) => ({
  at: clock.now().toISOString(),
  by: principal.id,
  expected,
});

/** The guardrails in force, with their version; version 0 are the defaults. */
export const viewGuardrails = defineUseCase("serving.read", async ({ stores }) => {
  const setting = await settingVersion(stores, "guardrails");
  return { version: setting?.version ?? 0, at: setting?.at ?? null, by: setting?.by ?? null, rules: await readGuardrails(stores) };
});

export interface SetGuardrailsInput {
  readonly rules: Partial<GuardrailRules>;
  /** Version they were made from; ConflictError when others came between. */
  readonly expectedVersion: number | null;
}

/** Replaces the guardrails; what is left out is at its default. Every version is kept. */
export const setGuardrails = defineMutation(
  "serving.configure",
  () => "guardrails",
  async (context, { rules, expectedVersion }: SetGuardrailsInput) => {
    const setting = await writeGuardrails(context.stores, rules, madeBy(context, expectedVersion));
    return { version: setting.version, at: setting.at, by: setting.by, rules: await readGuardrails(context.stores) };
  },
);

const viewOf = (deployment: Deployment, version: number, at: string | null, by: string | null) => ({
  version,
  at,
  by,
  champion: deployment.champion,
  challenger: deployment.challenger?.policy ?? null,
  split: deployment.challenger?.split ?? null,
  experimentId: deployment.challenger?.experimentId ?? null,
  experimentStartedAt: deployment.challenger?.startedAt ?? null,
  shadow: deployment.shadow,
});

/** Who decides now, and who did before: newest first, at most 100. */
export const listDeployments = defineUseCase("serving.read", async ({ stores }) => {
  const history = await settingHistory(stores, "deployment", HISTORY);
  return history.length === 0
    ? [viewOf(await readDeployment(stores), 0, null, null)]
    : history.map(({ version, at, by, body }) => viewOf(body as Deployment, version, at, by));
});

export interface DeployInput {
  readonly champion: string;
  readonly challenger: string | null;
  /** Share of the slates that the challenger decides, in (0, 1). */
  readonly split: number | null;
  readonly shadow: string | null;
  readonly expectedVersion: number | null;
}

/** Says who decides from now on. A challenger begins a new comparison, unless champion, challenger and split stay what they are. */
export const deploy = defineMutation(
  "serving.configure",
  ({ champion }: DeployInput) => `deployment of ${champion}`,
  async (context, input) => {
    const champion = parsePolicyName(input.champion);
    const shadow = input.shadow === null ? null : parsePolicyName(input.shadow);
    const before = await readDeployment(context.stores);
    let challenger: Deployment["challenger"] = null;
    if (input.challenger !== null) {
      const policy = parsePolicyName(input.challenger);
      const split = input.split ?? 0.5;
      if (policy === champion) throw new InputError("the challenger must be another policy than the champion");
      if (!(split > 0 && split < 1)) throw new InputError(`split must be between 0 and 1, got ${split}`);
      const goesOn = before.champion === champion && before.challenger?.policy === policy && before.challenger.split === split;
      challenger = goesOn
        ? before.challenger
        : { policy, split, experimentId: context.newId(), startedAt: context.clock.now().toISOString() };
    }
    const body: Deployment = { champion, challenger, shadow };
    const { version, at, by } = await writeDeployment(context.stores, body, madeBy(context, input.expectedVersion));
    return viewOf(body, version, at, by);
  },
);

/** Brings an earlier deployment back, as a new version. */
export const rollBackDeployment = defineMutation(
  "serving.configure",
  ({ version }: { readonly version: number }) => `deployment version ${version}`,
  async (context, input) => {
    const old = await settingVersion(context.stores, "deployment", input.version);
    if (old === null) throw new NotFoundError(`no deployment version ${input.version}`);
    const body = old.body as Deployment;
    const { version, at, by } = await writeDeployment(context.stores, body, madeBy(context, null));
    return viewOf(body, version, at, by);
  },
);

/** Makes a stored version of a policy decide again; what it learnt since is not learnt again. */
export const rollBackPolicy = defineMutation(
  "serving.configure",
  ({ policy, version }: { readonly policy: string; readonly version: number }) => `policy ${policy} version ${version}`,
  async ({ serving }, { policy, version }) => {
    const name = parsePolicyName(policy);
    return { policy: name, version: await serving.exclusively(() => serving.rollBackPolicy(name, version)) };
  },
);

/** Versions of a policy of the served run whose bytes are stored, newest first. */
export const listPolicyVersions = defineUseCase("serving.read", async ({ stores, state }, { policy }: { readonly policy: string }) => {
  const name = parsePolicyName(policy);
  if (state === null) return [];
  return (await stores.runs.policiesOf(state.run.id))
    .filter((stored) => stored.name === name)
    .map(({ version }) => version)
    .reverse();
});

/** Decisions of one comparison that are read at most; beyond it the oldest are compared. */
const MOST_DECISIONS = 1_000_000;

/** How champion and challenger do; null without a challenger. Slates count when they are old enough to have been answered. */
export const compareDeployment = defineUseCase(
  "serving.read",
  async (
    { stores, clock },
    { leastEffect, byAmount }: { readonly leastEffect: number; readonly byAmount: boolean },
  ): Promise<(SidesComparison & { readonly experimentId: string; readonly ripeSlates: number }) | null> => {
    const [{ challenger }, { ignoredAfterDays }] = await Promise.all([readDeployment(stores), readGuardrails(stores)]);
    if (challenger === null) return null;
    const ripe = new Date(clock.now().getTime() - ignoredAfterDays * MS_PER_DAY).toISOString();
    const decisions = (await stores.decisions.served(challenger.startedAt, ripe, MOST_DECISIONS)).filter(
      ({ experimentId }) => experimentId === challenger.experimentId,
    );
    const slates = await rewardsOfSlates(stores, decisions, byAmount);
    const { experimentId, split } = challenger;
    return { ...compareSides(slates, { split, leastEffect }), experimentId, ripeSlates: slates.length };
  },
);

const CHUNK = 5_000;

/** What each slate earned: 1 when any of its offers was accepted, or the amounts of those; in the order of time. */
async function rewardsOfSlates(stores: Stores, decisions: readonly Decision[], byAmount: boolean): Promise<ComparedSlate[]> {
  const rewards = new Map<string, { isChallenger: boolean; reward: number }>();
  for (let from = 0; from < decisions.length; from += CHUNK) {
    const chunk = decisions.slice(from, from + CHUNK);
    const outcomes = await stores.decisions.outcomesOf(chunk.map(({ id }) => id));
    for (const { id, slateId, role } of chunk) {
      const settled = settledOutcome(outcomes.get(id) ?? []);
      const earned = settled?.kind === "accepted" ? (byAmount ? (settled.amount ?? 0) : 1) : 0;
      const slate = rewards.get(slateId) ?? { isChallenger: role === "challenger", reward: 0 };
      rewards.set(slateId, { ...slate, reward: byAmount ? slate.reward + earned : Math.max(slate.reward, earned) });
    }
  }
  return [...rewards.values()];
}
