import { UNDATED, type Dataset } from "../../graph/deals/dataset";
import { dealsAsOf, lastDealDay } from "../../graph/deals/select-deals";
import { monitorDrift, type DriftReport, type MonitoredDecision } from "../../graph/evaluation/drift";
import { intervalsOfMeans, judge } from "../../graph/evaluation/judge-lists";
import { firstAdoptionsAfter, scoreRankings } from "../../graph/evaluation/temporal-holdout";
import type { PolicyName } from "../../graph/policy/policy";
import type { Clock } from "../ports/clock";
import type { Decision } from "../ports/decision-log";
import type { Engine, EngineHooks } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Job } from "../ports/job-store";
import type { JobRunner } from "../ports/job-runner";
import type { Run } from "../ports/run-store";
import type { Stores } from "../ports/stores";
import { settledOutcome } from "./policy-learning";
import { MS_PER_DAY, parsePolicyName } from "./serving-rules";
import { defineMutation, defineUseCase } from "./use-case";

const RETRAINING = "retraining";

/** When the service trains anew by itself. */
export interface RetrainingPlan {
  /** After so many days; null: not by time. */
  readonly everyDays: number | null;
  readonly onDrift: boolean;
  /** Serve the new run when it is not worse than the one before; else it waits for somebody to activate it. */
  readonly promote: boolean;
  /** Days of decisions that count as recent. */
  readonly recentDays: number;
}

const NO_PLAN: RetrainingPlan = { everyDays: null, onDrift: false, promote: true, recentDays: 30 };

const readPlan = async ({ settings }: Stores): Promise<RetrainingPlan> => ({
  ...NO_PLAN,
  ...((await settings.setting(RETRAINING))?.body as Partial<RetrainingPlan> | undefined),
});

/** Decisions of either period that are read at most. */
const MOST = 200_000;

/** Drift of the decisions on the active run: the recent days against all before them. */
async function lookForDrift(stores: Stores, clock: Clock, run: Run, recentDays: number): Promise<DriftReport> {
  const now = clock.now();
  const since = new Date(now.getTime() - recentDays * MS_PER_DAY).toISOString();
  const own = (decisions: readonly Decision[]) => decisions.filter(({ runId, policyName }) => runId === run.id && policyName !== "repeat");
  const before = own(await stores.decisions.served(run.createdAt, since, MOST));
  const recent = own(await stores.decisions.served(since, now.toISOString(), MOST));
  return monitorDrift(await withOutcomes(stores, before), await withOutcomes(stores, recent));
}

async function withOutcomes(stores: Stores, decisions: readonly Decision[]): Promise<MonitoredDecision[]> {
  const outcomes = await stores.decisions.outcomesOf(decisions.map(({ id }) => id));
  return decisions.map(({ id, predicted, stateId }) => {
    const settled = settledOutcome(outcomes.get(id) ?? []);
    return { predicted, stateId, reward: settled === null ? null : settled.kind === "accepted" ? 1 : 0 };
  });
}

/** Whether what is served still fits: calibration, reward, mix of states. Null before the first analysis. */
export const driftReport = defineUseCase("serving.read", async ({ stores, clock, state }) => {
  if (state === null) return null;
  const { recentDays } = await readPlan(stores);
  return { runId: state.run.id, recentDays, ...(await lookForDrift(stores, clock, state.run, recentDays)) };
});

export const viewPlan = defineUseCase("serving.read", ({ stores }) => readPlan(stores));

export const setPlan = defineMutation(
  "serving.configure",
  () => "retraining plan",
  async ({ stores, clock, principal }, plan: RetrainingPlan) => {
    if (plan.everyDays !== null && !(Number.isInteger(plan.everyDays) && plan.everyDays >= 1))
      throw new InputError(`everyDays must be an integer >= 1, got ${plan.everyDays}`);
    if (!(Number.isInteger(plan.recentDays) && plan.recentDays >= 1))
      throw new InputError(`recentDays must be an integer >= 1, got ${plan.recentDays}`);
    await stores.settings.put(RETRAINING, plan, clock.now().toISOString(), principal.id);
    return plan;
  },
);

/** What a retraining job does; JSON. */
export interface RetrainingPayload {
  readonly reason: "asked" | "schedule" | "drift";
  readonly promote: boolean;
  /** Only these policies, for the run that is served; null: a whole new run. */
  readonly policies: readonly PolicyName[] | null;
}

const startJob = async (stores: Stores, jobs: JobRunner, id: string, at: string, payload: RetrainingPayload) => {
  const job = await stores.jobs.create({ id, kind: "retraining", payload, at });
  jobs.wake();
  return job;
};

export interface StartRetrainingInput {
  /** Policies to train for the served run, for example the deep ones; null: analyse anew, train all, compare, promote. */
  readonly policies: readonly string[] | null;
  readonly promote: boolean;
}

/** Starts a retraining and returns at once. */
export const startRetraining = defineMutation(
  "runs.start",
  (_input: StartRetrainingInput, job: Job) => `job ${job.id}`,
  async ({ stores, jobs, clock, newId, state }, { policies, promote }) => {
    if (policies !== null && state === null) throw new InputError("nothing was analysed yet: start an analysis first");
    const payload: RetrainingPayload = { reason: "asked", promote, policies: policies === null ? null : policies.map(parsePolicyName) };
    return startJob(stores, jobs, newId(), clock.now().toISOString(), payload);
  },
);

/** Jobs looked at for one that is under way. */
const WINDOW = 100;

/**
 * Starts a retraining when the plan says so: the served run is too old, or its decisions drifted. Nothing while one is under way, and
 * after a drift not twice for one run.
 */
export async function retrainWhenDue(tools: {
  readonly stores: Stores;
  readonly jobs: JobRunner;
  readonly clock: Clock;
  readonly newId: () => string;
}): Promise<RetrainingPayload["reason"] | null> {
  const { stores, jobs, clock } = tools;
  const plan = await readPlan(stores);
  if (plan.everyDays === null && !plan.onDrift) return null;
  const run = await stores.runs.activeRun();
  if (run?.status !== "succeeded") return null;
  const known = (await stores.jobs.jobs(WINDOW)).filter(({ kind }) => kind === "retraining" || kind === "analysis");
  if (known.some(({ status }) => status === "queued" || status === "running")) return null;
  const now = clock.now();
  // A run that was not promoted counts as well: it would not be better tomorrow.
  const latest = known
    .filter(({ kind, createdAt }) => kind === "retraining" && createdAt > run.createdAt)
    .map(({ createdAt }) => createdAt);
  const lastTry = [run.createdAt, ...latest].sort().at(-1) ?? run.createdAt;
  const isOld = plan.everyDays !== null && now.getTime() - Date.parse(lastTry) >= plan.everyDays * MS_PER_DAY;
  const isDrifting = !isOld && plan.onDrift && latest.length === 0 && (await lookForDrift(stores, clock, run, plan.recentDays)).drifted;
  if (!isOld && !isDrifting) return null;
  const reason = isOld ? "schedule" : "drift";
  await startJob(stores, jobs, tools.newId(), now.toISOString(), { reason, promote: plan.promote, policies: null });
  return reason;
}

/** The old and the new version of a policy, judged by what happened after a day that neither may see beyond. */
export interface VersionComparison {
  readonly policy: PolicyName;
  /** ISO date at whose end both decide. */
  readonly cut: string;
  readonly clients: number;
  readonly oldNdcg: number;
  readonly newNdcg: number;
  /** New less old, NDCG@10, paired bootstrap over clients, 95 %. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number };
  readonly verdict: "better" | "worse" | "not significantly different";
}

/** A tenth of the history is what they are judged by. */
const HOLDOUT_SHARE = 0.1;
const MIN_CLIENTS = 20;
const DEPTH = 10;
const RESAMPLES = 1_000;

/**
 * Compares a policy as it is served with one fitted anew, both deciding at the end of a day nine tenths into the history, by the first
 * purchases after it. The old one may have seen those, the new one is fitted without them: the comparison favours what is served.
 * Null where too few clients bought something new to say anything.
 */
export async function compareVersions(
  engine: Engine,
  input: { readonly dataset: Dataset; readonly policy: PolicyName; readonly oldBody: string; readonly seed: number },
  hooks: EngineHooks = {},
): Promise<VersionComparison | null> {
  const { dataset, policy, oldBody, seed } = input;
  const last = lastDealDay(dataset.deals);
  if (last === UNDATED) return null;
  let first = last;
  for (const day of dataset.deals.days) if (day !== UNDATED && day < first) first = day;
  const cut = Math.floor(last - HOLDOUT_SHARE * (last - first));
  const positives = firstAdoptionsAfter(dataset.deals, cut);
  if (positives.size < MIN_CLIENTS) return null;
  const known = { ...dataset, deals: dealsAsOf(dataset.deals, cut) };
  const clients = [...positives.keys()].sort((a, b) => a - b);
  const ids = clients.map((client) => dataset.deals.clientIds[client]);
  const products = new Map<string, number>(dataset.deals.productIds.map((id, p) => [id, p]));
  const score = async (restored: ReadonlyMap<PolicyName, string>) => {
    const task = { dataset: known, seed, asOfDay: cut, policies: [policy], analysis: null, restored };
    const prepared = await engine.prepareRecommender(task, hooks);
    try {
      const lists = await prepared.recommendAll(ids, { policy, top: DEPTH }, hooks);
      return scoreRankings(
        positives,
        new Map(clients.map((client, i) => [client, lists[i].map(({ productId }) => products.get(productId) ?? -1)])),
      );
    } finally {
      await prepared.service.close();
    }
  };
  const served = await score(new Map([[policy, oldBody]]));
  const fresh = await score(new Map());
  const gains = fresh.ndcgOfClients.map((ndcg, i) => ndcg - served.ndcgOfClients[i]);
  const [difference] = intervalsOfMeans([gains], { resamples: RESAMPLES, level: 0.95, seed });
  return {
    policy,
    cut: new Date(cut * MS_PER_DAY).toISOString().slice(0, 10),
    clients: clients.length,
    oldNdcg: served.ndcg10,
    newNdcg: fresh.ndcg10,
    difference,
    verdict: judge(difference),
  };
}
