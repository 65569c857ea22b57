import { dayOfIsoDate, type Dataset } from "../../graph/deals/dataset";
import type { Analysis } from "../../graph/analysis";
import type { PreviousRun } from "../../graph/mixtures/match-problems";
import { throwIfCancelled } from "../../graph/numeric/tasks";
import { servedPolicyNames } from "../../graph/policy/policy";
import type { Clock } from "../ports/clock";
import { InputError } from "../ports/errors";
import type { AnalysisOutput, AnalysisTask, Engine, EngineHooks } from "../ports/engine";
import type { Job } from "../ports/job-store";
import type { Run, RunRequest, RunSummary } from "../ports/run-store";
import type { Stores } from "../ports/stores";
import { alignAnalysis } from "../use-cases/align-analysis";
import { previousRunOf } from "../use-cases/previous-run";
import type { JobHandler } from "./leased-job-runner";

export interface AnalysisPayload {
  readonly request: RunRequest;
  /** Serve the results as soon as they are there. */
  readonly activate: boolean;
  /** Options of the command that began it which no service has; it can only be gone on with by the same command. */
  readonly onlyHere?: string;
}

/** Results of inactive runs kept. */
export const KEPT_RUNS = 20;

export interface AnalysisJobOptions {
  readonly stores: Stores;
  readonly engine: Engine;
  readonly clock: Clock;
  /** Called after the run became the active one. */
  readonly onActivated: () => Promise<unknown>;
  /** Default KEPT_RUNS. */
  readonly keepRuns?: number;
}

/** Share of the progress bar that each part takes, from measured times on the bundled example. */
const PARTS = { read: 0.02, analyze: 0.75, fit: 0.95 };

export interface AnalysisRequest {
  readonly id: string;
  readonly request: RunRequest;
  readonly activate: boolean;
  readonly createdAt: string;
  /** What keeps ids and names; the active run of the store where it is null. */
  readonly previous: PreviousRun | null;
  /** What a former process got done before it died. */
  readonly checkpoint?: AnalysisCheckpoint | null;
  /** Called when there is something that need not be done again. */
  readonly onCheckpoint?: (checkpoint: AnalysisCheckpoint) => Promise<void>;
}

/** How far an analysis came: its results are stored, made from the data with this digest; JSON. */
export interface AnalysisCheckpoint {
  readonly analysedDigest: string;
}

/** So often the deals are read again when an import wrote meanwhile. */
const MAX_READS = 3;

/**
 * Analyses the deals of a store and fits the policies. Everything is written before the run says `succeeded`, and that before it becomes
 * active, so that a crash at any moment leaves the run before in service.
 */
export async function runAnalysis(
  { stores, engine, clock }: Pick<AnalysisJobOptions, "stores" | "engine" | "clock">,
  { id, request, activate, createdAt, previous, checkpoint = null, onCheckpoint }: AnalysisRequest,
  { onProgress, signal }: EngineHooks,
): Promise<AnalysisOutput> {
  const now = () => clock.now().toISOString();
  const common = { id, request, createdAt };
  const startedAt = now();
  const progress = reportRun(stores, { ...common, status: "running", startedAt, stage: "reading deals", progress: 0 });
  const report = (fraction: number, stage: string) => {
    progress.report(fraction, stage);
    onProgress?.(fraction, stage);
  };
  const part = (from: number, to: number): EngineHooks => ({
    signal,
    onProgress: (fraction, stage) => {
      report(from + fraction * (to - from), stage);
    },
  });
  try {
    const asOfDay = request.asOf === null ? null : dayOfIsoDate(request.asOf);
    const { dataset, dataDigest } = await readUnchanged(stores, asOfDay);
    const done = checkpoint?.analysedDigest === dataDigest ? await stores.runs.loadAnalysis(id) : null;
    const output =
      done !== null
        ? { analysis: done, timings: [] }
        : await engine.analyze(
            { dataset, seed: request.seed, asOfDay, ...(await startOf(stores, request, previous)) },
            part(PARTS.read, PARTS.analyze),
          );
    const { analysis } = output;
    if (done === null && onCheckpoint !== undefined) {
      report(PARTS.analyze, "saving");
      await stores.runs.saveAnalysis(id, analysis);
      await onCheckpoint({ analysedDigest: dataDigest });
    }
    const prepared = await engine.prepareRecommender(
      { dataset, seed: request.seed, asOfDay, policies: servedPolicyNames, analysis, restored: new Map() },
      part(PARTS.analyze, PARTS.fit),
    );
    await prepared.service.close();
    report(PARTS.fit, "saving");
    await progress.stop();
    if (onCheckpoint === undefined) await stores.runs.saveAnalysis(id, analysis);
    for (const [name, body] of prepared.bodies) await stores.runs.putPolicy({ name, version: 1, runId: id, createdAt: now(), body });
    throwIfCancelled(signal);
    await stores.runs.putRun({
      ...common,
      status: "succeeded",
      startedAt,
      finishedAt: now(),
      active: false,
      summary: summarise(analysis, dataDigest),
    });
    await forgetErased(stores, { id, asOfDay, dataDigest }, analysis);
    if (activate) await stores.runs.activateRun(id);
    return output;
  } finally {
    await progress.stop();
  }
}

/**
 * The deals, and the digest of the store at that time. A server lets imports go on while the deals are read: then they are read again, and
 * the last time as they are, under the digest from before, so that the run counts as made from older data.
 */
async function readUnchanged(stores: Stores, asOfDay: number | null): Promise<{ readonly dataset: Dataset; readonly dataDigest: string }> {
  let dataDigest = await stores.deals.digest();
  for (let reads = 1; ; reads += 1) {
    const dataset = await stores.deals.readDataset(asOfDay);
    const after = await stores.deals.digest();
    if (after === dataDigest || reads === MAX_READS) return { dataset, dataDigest };
    dataDigest = after;
  }
}

/** Clients who were erased while their deals were analysed are taken out again, before anybody is served the results. */
async function forgetErased(
  { deals, runs }: Stores,
  { id, asOfDay, dataDigest }: { readonly id: string; readonly asOfDay: number | null; readonly dataDigest: string },
  analysis: Analysis,
): Promise<void> {
  let saved = analysis;
  // Whoever erases removes rows first: a digest that stands still after the saving says that nobody came in between.
  for (let seen = dataDigest; ;) {
    const digest = await deals.digest();
    if (digest === seen) return;
    seen = digest;
    const { deals: now } = await deals.readDataset(asOfDay);
    const present = new Set<string>(now.clientIds);
    const clientIds = saved.clientIds.filter((client) => present.has(client));
    if (clientIds.length === saved.clientIds.length) continue;
    saved = alignAnalysis(saved, { ...now, clientIds, productIds: saved.productIds });
    await runs.saveAnalysis(id, saved);
  }
}

/** What the analysis goes on from. An update needs the active run; where there is none, it is a thorough analysis. */
async function startOf(
  stores: Stores,
  { mode }: RunRequest,
  previous: PreviousRun | null,
): Promise<Pick<AnalysisTask, "mode" | "previous" | "update">> {
  const run = previous !== null && mode !== "update" ? null : await stores.runs.activeRun();
  const active = run === null ? null : await stores.runs.loadAnalysis(run.id);
  const kept = previous ?? (active === null ? null : previousRunOf(active));
  if (mode !== "update") return { mode, previous: kept, update: null };
  return { mode: active?.report.options["mode"] === "fast" ? "fast" : "thorough", previous: kept, update: active };
}

function summarise(analysis: Analysis, dataDigest: string): RunSummary {
  return {
    nClients: analysis.clientIds.length,
    nProducts: analysis.productIds.length,
    nPairs: analysis.report.counts.pairs,
    nProblems: analysis.problems.length,
    nStates: analysis.states.nStates,
    structure: analysis.report.structure,
    dataDigest,
  };
}

/** The analysis as a job of the service. After a crash it goes on from its last checkpoint: nothing, results stored, or everything stored. */
export function analysisJob({ stores, engine, clock, onActivated, keepRuns = KEPT_RUNS }: AnalysisJobOptions): JobHandler {
  return {
    async run(job, tools) {
      const { request, activate, onlyHere } = job.payload as AnalysisPayload;
      if (onlyHere !== undefined)
        throw new InputError(`interrupted: the command \`analyze ... ${onlyHere}\` that ran it ended; start it again`);
      const asked: AnalysisRequest = {
        id: job.id,
        request,
        activate,
        createdAt: job.createdAt,
        previous: null,
        checkpoint: job.checkpoint as AnalysisCheckpoint | null,
        onCheckpoint: (checkpoint) => tools.checkpoint(checkpoint),
      };
      const before = await stores.runs.run(job.id);
      if (before?.status === "succeeded") {
        if (activate) await stores.runs.activateRun(job.id);
      } else {
        await runAnalysis({ stores, engine, clock }, asked, {
          signal: tools.signal,
          onProgress: (fraction, stage) => {
            tools.report(fraction, stage);
          },
        });
      }
      if (activate) await onActivated();
      await stores.runs.pruneRuns(keepRuns);
      return { runId: job.id };
    },
    async abandoned(job: Job, end) {
      const { request } = job.payload as AnalysisPayload;
      const common = { id: job.id, request, createdAt: job.createdAt, finishedAt: clock.now().toISOString() };
      await stores.runs.putRun(end.status === "failed" ? { ...common, ...end } : { ...common, status: "cancelled" });
    },
  };
}

/** Writes a running run's progress to the store, at most one write at a time and none after `stop`. */
function reportRun(stores: Stores, start: Extract<Run, { status: "running" }>) {
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
