import { dayOfIsoDate } from "../../graph/deals/dataset";
import { policyNames } from "../../graph/policy/policy";
import type { Clock } from "../ports/clock";
import type { Engine } from "../ports/engine";
import type { Job } from "../ports/job-store";
import type { Run, RunRequest, RunSummary } from "../ports/run-store";
import type { Stores } from "../ports/stores";
import { previousRunOf } from "../use-cases/previous-run";
import type { JobHandler, JobTools } from "./leased-job-runner";

export interface AnalysisPayload {
  readonly request: RunRequest;
  /** Serve the results as soon as they are there. */
  readonly activate: boolean;
}

export interface AnalysisJobOptions {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly clock: Clock;
  /** Called after the run became the active one. */
  readonly onActivated: () => Promise<unknown>;
  /** Results of inactive runs kept; default 20. */
  readonly keepRuns?: number;
}

/** Share of the progress bar that each part takes, from measured times on the bundled example. */
const PARTS = { read: 0.02, analyze: 0.75, fit: 0.95 };

/**
 * Analyses the deals and fits the policies. Everything is written before the run says `succeeded`, and that before it becomes active,
 * so that a crash at any moment leaves the run before in service and the job to be done again from its start.
 */
export function analysisJob({ stores, engine, clock, onActivated, keepRuns = 20 }: AnalysisJobOptions): JobHandler {
  const now = () => clock.now().toISOString();
  return {
    async run(job, tools) {
      const { request, activate } = job.payload as AnalysisPayload;
      const common = { id: job.id, request, createdAt: job.createdAt };
      const startedAt = now();
      const progress = reportRun(stores, tools, { ...common, status: "running", startedAt, stage: "reading deals", progress: 0 });
      const dataDigest = await stores.deals.digest();
      const asOfDay = request.asOf === null ? null : dayOfIsoDate(request.asOf);
      const dataset = await stores.deals.readDataset(asOfDay);
      const active = await stores.runs.activeRun();
      const last = active === null ? null : await stores.runs.loadAnalysis(active.id);
      const hooks = (from: number, to: number) => ({
        signal: tools.signal,
        onProgress: (fraction: number, stage: string) => {
          progress.report(from + fraction * (to - from), stage);
        },
      });
      const { analysis } = await engine.analyze(
        { dataset, seed: request.seed, asOfDay, mode: request.mode, previous: last === null ? null : previousRunOf(last) },
        hooks(PARTS.read, PARTS.analyze),
      );
      const prepared = await engine.prepareRecommender(
        { dataset, seed: request.seed, asOfDay, policies: policyNames, analysis, restored: new Map() },
        hooks(PARTS.analyze, PARTS.fit),
      );
      await prepared.service.close();
      progress.report(PARTS.fit, "saving");
      await progress.stop();
      await stores.runs.saveAnalysis(job.id, analysis);
      for (const [name, body] of prepared.bodies) await stores.runs.putPolicy({ name, version: 1, runId: job.id, createdAt: now(), body });
      const summary: RunSummary = {
        nClients: analysis.clientIds.length,
        nProducts: analysis.productIds.length,
        nPairs: analysis.report.counts.pairs,
        nProblems: analysis.problems.length,
        nStates: analysis.states.nStates,
        structure: analysis.report.structure,
        dataDigest,
      };
      tools.signal.throwIfAborted();
      await stores.runs.putRun({ ...common, status: "succeeded", startedAt, finishedAt: now(), active: false, summary });
      if (activate) {
        await stores.runs.activateRun(job.id);
        await onActivated();
      }
      await stores.runs.pruneRuns(keepRuns);
      return { runId: job.id };
    },
    async abandoned(job: Job, end) {
      const { request } = job.payload as AnalysisPayload;
      const common = { id: job.id, request, createdAt: job.createdAt, finishedAt: now() };
      await stores.runs.putRun(end.status === "failed" ? { ...common, ...end } : { ...common, status: "cancelled" });
    },
  };
}

/** Writes a running run's progress to the store, at most one write at a time and none after `stop`. */
function reportRun(stores: Stores, tools: JobTools, start: Extract<Run, { status: "running" }>) {
  let latest = start;
  let dirty = true;
  let stopped = false;
  let writing: Promise<void> | null = null;
  let lastWrite = 0;
  const write = async () => {
    dirty = false;
    await stores.runs.putRun(latest);
  };
  const kick = () => {
    if (stopped || writing !== null || !dirty) return;
    writing = write()
      .catch(() => undefined)
      .finally(() => {
        writing = null;
      });
  };
  kick();
  return {
    report(progress: number, stage: string) {
      tools.report(progress, stage);
      latest = { ...latest, progress, stage };
      dirty = true;
      // Five writes a second are enough for a progress bar.
      if (performance.now() - lastWrite < 200) return;
      lastWrite = performance.now();
      kick();
    },
    async stop() {
      stopped = true;
      await writing;
    },
  };
}
