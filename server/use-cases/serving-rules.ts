import { hashText } from "../../graph/numeric/rng";
import { InvalidArgumentError } from "../../graph/numeric/errors";
import { policyNames, type PolicyName } from "../../graph/policy/policy";
import {
  applyGuardrails,
  resolveGuardrails,
  type GuardrailName,
  type GuardrailRules,
  type GuardrailVerdict,
} from "../../graph/recommendation/guardrails";
import type { DecisionRole } from "../ports/decision-log";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { canonicalClient, type ServingState } from "./serving-state";

export const MS_PER_DAY = 86_400_000;
const GUARDRAILS = "guardrails";
const DEPLOYMENT = "deployment";

/** Which policies decide, and in which part. */
export interface Deployment {
  readonly champion: PolicyName;
  /** Decides for a share of the slates, drawn by chance; null: the champion decides alone. */
  readonly challenger: {
    readonly policy: PolicyName;
    readonly split: number;
    readonly experimentId: string;
    readonly startedAt: string;
  } | null;
  /** Decides beside the one that is shown, and is logged; nobody sees it. */
  readonly shadow: PolicyName | null;
}

const FIRST_DEPLOYMENT: Deployment = { champion: "ranking", challenger: null, shadow: null };

/** The guardrails in force. */
export async function readGuardrails({ settings }: Stores): Promise<GuardrailRules> {
  const setting = await settings.setting(GUARDRAILS);
  return resolveGuardrails(setting === null ? {} : (setting.body as Partial<GuardrailRules>));
}

/** The deployment in force. */
export async function readDeployment({ settings }: Stores): Promise<Deployment> {
  return ((await settings.setting(DEPLOYMENT))?.body as Deployment | undefined) ?? FIRST_DEPLOYMENT;
}

/** @throws InputError for rules out of range, ConflictError when others were set since `expected` */
export async function writeGuardrails(
  { settings }: Stores,
  rules: Partial<GuardrailRules>,
  made: { readonly at: string; readonly by: string; readonly expected: number | null },
) {
  let resolved: GuardrailRules;
  try {
    resolved = resolveGuardrails(rules);
  } catch (error) {
    throw error instanceof InvalidArgumentError ? new InputError(error.message) : error;
  }
  return settings.put(GUARDRAILS, resolved, made.at, made.by, made.expected);
}

export const writeDeployment = (
  { settings }: Stores,
  deployment: Deployment,
  made: { readonly at: string; readonly by: string; readonly expected: number | null },
) => settings.put(DEPLOYMENT, deployment, made.at, made.by, made.expected);

export const settingHistory = ({ settings }: Stores, kind: "guardrails" | "deployment", limit: number) => settings.history(kind, limit);
export const settingVersion = ({ settings }: Stores, kind: "guardrails" | "deployment", version?: number) =>
  settings.setting(kind, version);

/** Who decides a slate: challenger with probability `split`, by a hash of the slate's id, which is random; else the champion. */
export function chooseSide(
  { champion, challenger }: Deployment,
  slateId: string,
): {
  readonly policy: PolicyName;
  readonly role: Exclude<DecisionRole, "shadow">;
  readonly experimentId: string | null;
} {
  if (challenger === null) return { policy: champion, role: "champion", experimentId: null };
  const { experimentId, split, policy } = challenger;
  const isChallenger = hashText(`${experimentId} ${slateId}`) / 2 ** 32 < split;
  return { policy: isChallenger ? policy : champion, role: isChallenger ? "challenger" : "champion", experimentId };
}

/** A policy's name as users write it. @throws InputError when there is none */
export function parsePolicyName(name: string): PolicyName {
  const policy = policyNames.find((known) => known === name);
  if (policy === undefined) throw new InputError(`no policy ${name}; there are ${policyNames.join(", ")}`);
  return policy;
}

/** What the guardrails say about one client now. Reads of the log only what the rules ask about. */
export async function judgeClient(
  stores: Stores,
  state: ServingState,
  rules: GuardrailRules,
  input: { readonly clientId: string; readonly now: Date },
): Promise<GuardrailVerdict> {
  const clientId = canonicalClient(state, input.clientId);
  const today = input.now.toISOString().slice(0, 10);
  const since = (days: number): string => new Date(input.now.getTime() - days * MS_PER_DAY).toISOString();
  const { contactPressure, capacity } = rules;
  const slatesShown = contactPressure === null ? 0 : await stores.decisions.slatesOfClient(input.clientId, since(contactPressure.days));
  const offersMade = new Map<string, number>();
  for (const days of new Set(capacity.map((rule) => rule.days))) {
    const offers = await stores.decisions.offersByProduct(since(days));
    for (const rule of capacity) if (rule.days === days) offersMade.set(rule.productId, offers.get(rule.productId) ?? 0);
  }
  return applyGuardrails(rules, {
    clientId,
    attributes: state.index.clientAttributes(clientId),
    slatesShown,
    today,
    products: state.index.catalogue(),
    offersMade,
    rejected: rules.rejectedForDays === 0 ? new Set() : await rejectedLately(stores, input.clientId, since(rules.rejectedForDays)),
  });
}

/** Newest decisions of a client that are looked at for refusals. */
const REFUSALS = 1_000;

/** Products that the client turned down since: offers with the outcome rejected, and lost deals. */
async function rejectedLately(stores: Stores, clientId: string, since: string): Promise<ReadonlySet<string>> {
  const { nodes } = await stores.decisions.decisionsOfClient(clientId, { first: REFUSALS });
  const recent = nodes.filter(({ at, role }) => at >= since && role !== "shadow");
  const outcomes = await stores.decisions.outcomesOf(recent.map(({ id }) => id));
  const refused = recent.filter(({ id }) => outcomes.get(id)?.some(({ kind }) => kind === "rejected") === true);
  const deals = await stores.deals.dealsOfClient(clientId as Parameters<Stores["deals"]["dealsOfClient"]>[0], { first: REFUSALS });
  const lost = deals.nodes.filter(({ stage, closedAt }) => stage === "lost" && closedAt !== null && closedAt >= since.slice(0, 10));
  return new Set([...refused.map(({ productId }) => productId), ...lost.map(({ productId }) => productId)]);
}

export type { GuardrailName, GuardrailRules };
