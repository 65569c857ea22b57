import { dayOfIsoDate } from "../../graph/deals/dataset";
import { InvalidArgumentError } from "../../graph/numeric/errors";
import type { PolicyName } from "../../graph/policy/policy";
import { InputError } from "../ports/errors";
import type { Run } from "../ports/run-store";
import { alignAnalysis } from "../use-cases/align-analysis";
import { compareVersions, type RetrainingPayload, type VersionComparison } from "../use-cases/retraining";
import { readDeployment } from "../use-cases/serving-rules";
import { runAnalysis, type AnalysisJobOptions } from "./analysis-job";
import type { JobHandler } from "./leased-job-runner";

/** Policies whose numbers mean the same on another analysis: the others speak of its problems by their place. */
const PORTABLE: readonly PolicyName[] = ["ranking", "popularity", "problems", "epsilon-greedy"];

/** What a retraining did; JSON, the result of its job. */
interface RetrainingResult {
  readonly runId: string;
  readonly promoted: boolean;
  readonly why: string;
  readonly comparison: VersionComparison | null;
  readonly policies: readonly PolicyName[] | null;
}

/**
 * Trains anew. A whole retraining analyses the deals as they are now under the id of the job, fits the policies, compares the champion's new
 * version with the served one, and serves the new run when it is asked to and the new version is not worse. With `policies` it only trains those
 * for the run that is served.
 */
export function retrainingJob(options: AnalysisJobOptions): JobHandler {
  const { stores, engine, clock, onActivated } = options;
  return {
    async run(job, tools): Promise<RetrainingResult> {
      const { promote, policies, reason } = job.payload as RetrainingPayload;
      const active = await stores.runs.activeRun();
      const hooks = (from: number, to: number) => ({
        signal: tools.signal,
        onProgress: (fraction: number, stage: string) => {
          tools.report(from + fraction * (to - from), stage);
        },
      });
      if (policies !== null) {
        if (active?.status !== "succeeded") throw new InputError("nothing was analysed yet: start an analysis first");
        await trainPolicies(active, policies, hooks(0, 0.95));
        await onActivated();
        return { runId: active.id, promoted: true, why: "trained for the served run", comparison: null, policies };
      }
      const before = active?.status === "succeeded" ? active : null;
      const request = before?.request ?? { seed: 1, asOf: null, mode: "thorough" as const };
      // Today's deals, whatever day the run before was made for.
      const anew = { ...request, asOf: null };
      await runAnalysis(
        { stores, engine, clock },
        { id: job.id, request: anew, activate: false, createdAt: job.createdAt, previous: null },
        hooks(0, 0.7),
      );
      const comparison = before === null ? null : await compareWithServed(before, hooks(0.7, 0.98));
      const isWorse = comparison?.verdict === "worse";
      const promoted = promote && !isWorse;
      if (promoted) {
        await stores.runs.activateRun(job.id);
        await onActivated();
      }
      const why = isWorse
        ? "the new version ranks significantly worse on what was held out"
        : !promote
          ? "promotion was not asked for"
          : comparison === null
            ? "there was nothing to compare with"
            : `the new version is ${comparison.verdict === "better" ? "better" : "not worse"} on what was held out`;
      return { runId: job.id, promoted, why: `${reason}: ${why}`, comparison, policies: null };
    },
    async abandoned(job, end) {
      const { policies } = job.payload as RetrainingPayload;
      const run = await stores.runs.run(job.id);
      // The run may have succeeded before something later failed.
      if (policies !== null || run === null || run.status === "succeeded") return;
      const common = { id: job.id, request: run.request, createdAt: job.createdAt, finishedAt: clock.now().toISOString() };
      await stores.runs.putRun(end.status === "failed" ? { ...common, ...end } : { ...common, status: "cancelled" });
    },
  };

  async function trainPolicies(run: Run, policies: readonly PolicyName[], hooks: Parameters<typeof engine.prepareRecommender>[1]) {
    const { dataset, analysis, asOfDay } = await readServed(run);
    const prepared = await engine.prepareRecommender(
      { dataset, seed: run.request.seed, asOfDay, policies, analysis, restored: new Map() },
      hooks,
    );
    await prepared.service.close();
    for (const [name, body] of prepared.bodies) {
      const version = ((await stores.runs.policy(run.id, name))?.version ?? 0) + 1;
      await stores.runs.putPolicy({ name, version, runId: run.id, createdAt: clock.now().toISOString(), body });
    }
  }

  async function readServed(run: Run) {
    const asOfDay = run.request.asOf === null ? null : dayOfIsoDate(run.request.asOf);
    const dataset = await stores.deals.readDataset(asOfDay);
    const stored = await stores.runs.loadAnalysis(run.id);
    if (stored === null) throw new InputError(`run ${run.id} has no results`);
    return { dataset, analysis: alignAnalysis(stored, dataset.deals), asOfDay };
  }

  async function compareWithServed(run: Run, hooks: Parameters<typeof compareVersions>[2]): Promise<VersionComparison | null> {
    const { champion } = await readDeployment(stores);
    const served = PORTABLE.includes(champion) ? await stores.runs.policy(run.id, champion) : null;
    if (served === null) return null;
    const dataset = await stores.deals.readDataset(null);
    try {
      return await compareVersions(engine, { dataset, policy: champion, oldBody: served.body, seed: run.request.seed }, hooks);
    } catch (error) {
      // Stored by another version of the program: it could not be served again either.
      if (error instanceof InvalidArgumentError) return null;
      throw error;
    }
  }
}
