import { dayOfIsoDate } from "../../graph/deals/dataset";
import { InvalidArgumentError } from "../../graph/numeric/errors";
import { policyNames, servedPolicyNames, type PolicyName } from "../../graph/policy/policy";
import { Mutex } from "../mutex";
import type { Clock } from "../ports/clock";
import type { Alias } from "../ports/deal-store";
import type { Engine, PreparedRecommender, RecommenderTask } from "../ports/engine";
import { NotFoundError } from "../ports/errors";
import type { Log } from "../ports/log";
import type { Stores } from "../ports/stores";
import { alignAnalysis } from "./align-analysis";
import { PolicyLearning, type LearningProgress } from "./policy-learning";
import { RunIndex } from "./run-index";
import type { Serving, ServingState } from "./serving-state";

/** How long a replaced recommender lives on for the requests that still use it. */
const GRACE_MS = 30_000;

/** Serves the active run of a store. Starting again only reads: the analysis and the fitted policies come from the store. */
export class ActiveServing implements Serving {
  private state: ServingState | null = null;
  private readonly learning: PolicyLearning;
  private readonly mutex = new Mutex();
  private readonly retired = new Map<NodeJS.Timeout, ServingState>();

  constructor(
    private readonly stores: Stores,
    private readonly engine: Engine,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.learning = new PolicyLearning(stores, clock);
  }

  current(): ServingState | null {
    return this.state;
  }

  policyVersion(name: string): number {
    return this.learning.version(name);
  }

  async catchUp(): Promise<number> {
    return this.state === null ? 0 : this.learning.catchUp(this.state);
  }

  async rollBackPolicy(name: PolicyName, version: number): Promise<number> {
    if (this.state === null) throw new NotFoundError("nothing was analysed yet: start an analysis first");
    return this.learning.rollBack(this.state, name, version);
  }

  exclusively<T>(task: () => Promise<T>): Promise<T> {
    return this.mutex.run(task);
  }

  /** Exclusive, so that no outcome is learnt between reading the policies and serving them. */
  reload(): Promise<ServingState | null> {
    return this.exclusively(async () => {
      const before = this.state;
      if (before !== null) await this.learning.store(before);
      this.state = await this.load();
      if (before !== null) this.retire(before);
      return this.state;
    });
  }

  rename(labels: ReadonlyMap<string, string>): void {
    if (this.state !== null) this.state = { ...this.state, labels };
  }

  async close(): Promise<void> {
    await this.exclusively(() => Promise.resolve());
    // Whatever is not stored here is learnt again from the log.
    if (this.state !== null) {
      await this.learning.store(this.state).catch((error: unknown) => {
        this.log.warn({ err: error }, "policies not stored");
      });
    }
    const states = [...this.retired.values(), ...(this.state === null ? [] : [this.state])];
    for (const timer of this.retired.keys()) clearTimeout(timer);
    this.retired.clear();
    this.state = null;
    await Promise.all(states.map((state) => state.recommender.close()));
  }

  private retire(state: ServingState): void {
    const timer = setTimeout(() => {
      this.retired.delete(timer);
      void state.recommender.close();
    }, GRACE_MS);
    timer.unref();
    this.retired.set(timer, state);
  }

  private async load(): Promise<ServingState | null> {
    const run = await this.stores.runs.activeRun();
    if (run?.status !== "succeeded") return null;
    const stored = await this.stores.runs.loadAnalysis(run.id);
    if (stored === null) {
      this.log.error({ run: run.id }, "the active run has no results");
      return null;
    }
    const asOfDay = run.request.asOf === null ? null : dayOfIsoDate(run.request.asOf);
    const dataset = await this.stores.deals.readDataset(asOfDay);
    const analysis = alignAnalysis(stored, dataset.deals);
    const known = await this.learning.storedVersions(run.id);
    const { restored, versions } = await this.readPolicies(run.id, known);
    // The others were trained for this run because somebody asked for them.
    const policies = policyNames.filter((name) => restored.has(name) || servedPolicyNames.some((served) => served === name));
    const prepared = await this.restoreRecommender({ dataset, seed: run.request.seed, asOfDay, policies, analysis, restored });
    const progress = new Map<PolicyName, LearningProgress>();
    for (const name of policies) {
      const version = await this.keepPolicy(run.id, name, prepared, restored, versions);
      // A policy that was fitted just now has learnt nothing yet, of this run's decisions.
      const before = known.get(name);
      progress.set(name, before?.stored === version ? before : { base: version, baseThrough: 0, version, stored: version, through: 0 });
    }
    this.learning.start(progress);
    const [labels, aliases] = await Promise.all([this.stores.runs.problemLabels(), this.stores.deals.aliases()]);
    this.log.info({ run: run.id, problems: analysis.problems.length, clients: analysis.clientIds.length }, "serving run");
    const state: ServingState = {
      run,
      analysis,
      dataset,
      index: new RunIndex(analysis, dataset),
      recommender: prepared.service,
      labels,
      clientAliases: resolveAliases(aliases),
    };
    const looked = await this.learning.catchUp(state);
    if (looked > 0) this.log.info({ run: run.id, outcomes: looked }, "outcomes looked at that were not learnt before");
    return state;
  }

  /** Policies that another version of the service stored may not fit this one; then they are fitted again. */
  private async restoreRecommender(task: RecommenderTask): Promise<PreparedRecommender> {
    try {
      return await this.engine.prepareRecommender(task);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError) || task.restored.size === 0) throw error;
      this.log.warn({ reason: error.message }, "stored policies cannot be restored; fitting them again");
      return this.engine.prepareRecommender({ ...task, restored: new Map() });
    }
  }

  /** Stores a policy that had to be fitted, so that the next start need not; returns its version. */
  private async keepPolicy(
    runId: string,
    name: PolicyName,
    prepared: PreparedRecommender,
    restored: ReadonlyMap<PolicyName, string>,
    versions: ReadonlyMap<PolicyName, number>,
  ): Promise<number> {
    const body = prepared.bodies.get(name);
    const version = versions.get(name) ?? 0;
    if (body === undefined || body === restored.get(name)) return version;
    await this.stores.runs.putPolicy({ name, version: version + 1, runId, createdAt: this.clock.now().toISOString(), body });
    return version + 1;
  }

  /** Where learning stood if that is known, else the newest version. */
  private async readPolicies(runId: string, known: ReadonlyMap<PolicyName, LearningProgress>) {
    const restored = new Map<PolicyName, string>();
    const versions = new Map<PolicyName, number>();
    for (const name of policyNames) {
      const policy = await this.stores.runs.policy(runId, name, known.get(name)?.stored);
      if (policy === null) continue;
      restored.set(name, policy.body);
      versions.set(name, policy.version);
    }
    return { restored, versions };
  }
}

/** The id that every client alias stands for, through chains of aliases; the store refuses circles. */
function resolveAliases(aliases: readonly Alias[]): ReadonlyMap<string, string> {
  const direct = new Map(aliases.filter((alias) => alias.entity === "client").map((alias) => [alias.aliasId, alias.canonicalId]));
  const root = (id: string): string => {
    const next = direct.get(id);
    return next === undefined ? id : root(next);
  };
  return new Map([...direct.keys()].map((id) => [id, root(id)]));
}
