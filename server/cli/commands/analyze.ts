import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import type { Analysis } from "../../../graph/analysis";
import { dayOfIsoDate } from "../../../graph/deals/dataset";
import type { PreviousRun } from "../../../graph/mixtures/match-problems";
import type { StageTiming } from "../../../graph/pipeline";
import { CancelledError } from "../../../graph/numeric/errors";
import { chooseEngine, type EngineName } from "../../engines/choose-engine";
import { KEPT_RUNS, analysisJob, runAnalysis, type AnalysisCheckpoint, type AnalysisPayload } from "../../jobs/analysis-job";
import type { JobHandler } from "../../jobs/leased-job-runner";
import { systemClock } from "../../ports/clock";
import { readConfig } from "../../config";
import { resolveSparkOptions, type SparkFlags } from "../../engines/spark/spark-options";
import type { Engine, EngineHooks } from "../../ports/engine";
import { InputError } from "../../ports/errors";
import type { RunRequest } from "../../ports/run-store";
import type { Stores } from "../../ports/stores";
import type { RunView } from "../../use-cases/runs";
import type { CommandContext } from "../command-context";
import { openSource, type DealSource } from "../deal-source";
import type { SourceOptions } from "../options";
import { runCommandJob } from "../command-job";
import { analysisFiles } from "../output/analysis-files";
import { checkOutputFolder, writeFolderAtomically } from "../output/atomic-output";
import { readPreviousOutput } from "../previous-output";
import { createProgress } from "../progress";
import type { RemoteServer } from "../remote-server";

export interface AnalyzeCommandOptions extends SourceOptions, SparkFlags {
  readonly out: string;
  readonly previous?: string;
  readonly asOf?: string;
  readonly seed: number;
  readonly mode: RunRequest["mode"];
  readonly engine: EngineName;
}

interface Found {
  readonly analysis: Analysis;
  readonly timings: readonly StageTiming[];
}

/** How often a run on a server is asked for its progress. */
const POLL_MS = 300;

/** Analyses and writes the files. On a store the result is kept there too, and served from then on. */
export async function analyzeCommand(options: AnalyzeCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFolder(options.out);
  const started = performance.now();
  const previous = options.previous === undefined ? null : await readPreviousOutput(options.previous);
  const source = await openSource(options, join(options.out, "rejects.csv"), context);
  try {
    const read = performance.now();
    const progress = createProgress("analyze");
    const hooks: EngineHooks = {
      signal: context.signal,
      onProgress: (fraction, stage) => {
        progress.update(fraction, stage);
      },
    };
    try {
      const { analysis, timings } = await analyze(source, previous, options, context, hooks);
      progress.stop();
      const seconds = {
        open: (read - started) / 1000,
        ...Object.fromEntries(timings.map((timing) => [timing.stage, timing.seconds])),
        total: (performance.now() - started) / 1000,
      };
      writeFolderAtomically(options.out, {
        ...analysisFiles(analysis),
        "timings.json": [`${JSON.stringify(timingsOf(seconds), null, 2)}\n`],
      });
      describe(analysis, options.out, context);
    } finally {
      progress.stop();
    }
  } finally {
    await source.close();
  }
}

async function analyze(
  source: DealSource,
  previous: PreviousRun | null,
  options: AnalyzeCommandOptions,
  context: CommandContext,
  hooks: EngineHooks,
): Promise<Found> {
  const request: RunRequest = { seed: options.seed, asOf: options.asOf ?? null, mode: options.mode };
  if (source.kind === "remote") {
    if (options.engine !== "in-process")
      throw new InputError("--engine cannot be used while a server has the store open: it has the one it was started with");
    if (previous !== null)
      throw new InputError("--previous cannot be used while a server has the store open: it keeps the ids of its active run");
    return analyzeOnServer(source.server, request, hooks);
  }
  if (source.kind === "local") {
    const counts = await source.stores.deals.counts();
    if (counts.deals === 0) throw new InputError(`${source.stores.url} holds no deals: import some first`);
    const engine = engineOf(options, context, source.stores);
    const special = [
      ...(options.engine === "in-process" ? [] : [`--engine ${options.engine}`]),
      ...(options.previous === undefined ? [] : [`--previous ${resolve(options.previous)}`]),
    ];
    const onlyHere = special.length === 0 ? null : special.join(" ");
    return analyzeStore(source.stores, request, { previous, onlyHere }, { ...context, engine }, hooks);
  }
  if (request.mode === "update") throw new InputError("--mode update needs --store: files alone have no active run to bring up to date");
  const { mode } = request;
  const asOfDay = request.asOf === null ? null : dayOfIsoDate(request.asOf);
  const dataset = await source.stores.deals.readDataset(asOfDay);
  return engineOf(options, context, source.stores).analyze({ dataset, seed: request.seed, asOfDay, mode, previous }, hooks);
}

function engineOf(options: AnalyzeCommandOptions, context: CommandContext, stores: Stores): Engine {
  if (options.engine !== "spark") return chooseEngine(options.engine, context.engine, stores);
  const spark = resolveSparkOptions(readConfig(process.env, { host: "127.0.0.1" }), options);
  return chooseEngine(options.engine, context.engine, stores, {
    spark,
    onSparkLog: (line) => {
      context.note(`spark: ${line}`);
    },
  });
}

/**
 * A run of the store as a job, activated at its end; one that does not get there says so.
 * @param onlyHere options that a service does not have, so that none goes on with the job; null without any
 */
export async function analyzeStore(
  stores: Stores,
  request: RunRequest,
  { previous, onlyHere }: { readonly previous: PreviousRun | null; readonly onlyHere: string | null },
  { engine, note }: Pick<CommandContext, "engine" | "note">,
  { signal = new AbortController().signal, onProgress = () => undefined }: EngineHooks,
): Promise<Found> {
  const clock = systemClock;
  const job = analysisJob({ stores, engine, clock, onActivated: () => Promise.resolve() });
  const found: Found[] = [];
  const handler: JobHandler = {
    ...job,
    run: async ({ id, createdAt, checkpoint }, tools) => {
      const done = (await stores.runs.run(id))?.status === "succeeded" ? await stores.runs.loadAnalysis(id) : null;
      if (done !== null) {
        await stores.runs.activateRun(id);
        found.push({ analysis: done, timings: [] });
      } else {
        const asked = { id, request, activate: true, createdAt, previous, checkpoint: checkpoint as AnalysisCheckpoint | null };
        const made = await runAnalysis(
          { stores, engine, clock },
          { ...asked, onCheckpoint: (reached) => tools.checkpoint(reached) },
          {
            signal: tools.signal,
            onProgress: (fraction, stage) => {
              tools.report(fraction, stage);
            },
          },
        );
        found.push(made);
      }
      await stores.runs.pruneRuns(KEPT_RUNS);
      return { runId: id };
    },
  };
  const payload: AnalysisPayload = { request, activate: true, ...(onlyHere !== null && { onlyHere }) };
  const { runId } = await runCommandJob<{ readonly runId: string }>(stores, "analysis", payload, handler, { signal, note }, onProgress);
  const last = found.at(-1);
  if (last === undefined) throw new Error(`run ${runId} left no analysis`);
  return last;
}

/** Starts the run on the server, follows it, and fetches its result; cancels it there when told to stop here. */
async function analyzeOnServer(server: RemoteServer, request: RunRequest, hooks: EngineHooks): Promise<Found> {
  let run = await server.json<RunView>("POST", "/runs", { ...request, activate: true });
  while (run.status === "queued" || run.status === "running") {
    if (hooks.signal?.aborted === true) {
      await server.json("DELETE", `/runs/${run.id}`);
      throw new CancelledError("cancelled");
    }
    hooks.onProgress?.(run.progress, run.stage ?? "waiting");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    run = await server.json<RunView>("GET", `/runs/${run.id}`);
  }
  if (run.status === "cancelled") throw new CancelledError(`run ${run.id} was cancelled on the server`);
  if (run.status === "failed") throw new Error(`run ${run.id} failed on the server: ${run.error ?? "unknown reason"}`);
  return { analysis: await server.binary<Analysis>(`/runs/${run.id}/analysis`, hooks.signal), timings: [] };
}

function timingsOf(seconds: Readonly<Record<string, number>>) {
  return {
    seconds,
    cpu_seconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    host: {
      node: process.version,
      platform: process.platform,
      arch: process.arch,
      cpu: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
    },
  };
}

function describe({ report, problems, clientIds, productIds }: Analysis, out: string, context: CommandContext): void {
  context.print(
    report.structure === "found"
      ? `${problems.length} problems in the deals of ${clientIds.length} clients on ${productIds.length} products`
      : `no structure found: ${report.structureReason}`,
  );
  for (const problem of problems)
    context.print(`  ${problem.id}  ${problem.label} (${problem.nProducts} products, ${problem.nClients} clients)`);
  if (report.update !== undefined) context.print(`  ${report.update.kind}: ${report.update.reason}`);
  context.print(`written to ${out}`);
  for (const warning of report.warnings) context.note(`warning: ${warning}`);
}
