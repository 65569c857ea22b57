import { readConfig } from "../config";
import type { JobHandler } from "../jobs/leased-job-runner";
import { runJobHere } from "../jobs/run-job-here";
import { systemClock } from "../ports/clock";
import type { JobKind } from "../ports/job-store";
import type { Stores } from "../ports/stores";
import type { CommandContext } from "./command-context";

/** Runs the work of a command as a job of the store, and goes on with the one that a killed command left behind. */
export function runCommandJob<T>(
  stores: Stores,
  kind: JobKind,
  payload: unknown,
  handler: JobHandler,
  context: Pick<CommandContext, "signal" | "note">,
  onProgress: (fraction: number, stage: string) => void,
): Promise<T> {
  return runJobHere<T>(kind, payload, handler, {
    jobs: stores.jobs,
    clock: systemClock,
    leaseMs: 1000 * readConfig(process.env).leaseSeconds,
    isShared: !stores.url.startsWith("duckdb:"),
    signal: context.signal,
    onProgress,
    onResumed: (job) => {
      context.note(`going on with ${job.kind} ${job.id}, which was interrupted at ${Math.round(100 * job.progress)} %`);
    },
  });
}
