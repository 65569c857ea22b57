import { randomUUID } from "node:crypto";
import { CancelledError } from "../../graph/numeric/errors";
import type { Clock } from "../ports/clock";
import { ConflictError, StoreUnavailableError } from "../ports/errors";
import type { Job, JobKind, JobStore } from "../ports/job-store";
import type { Log } from "../ports/log";
import { keepLease, type JobHandler } from "./leased-job-runner";

export interface RunJobHereOptions {
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly leaseMs: number;
  /** Whether other processes may use the store at the same time. */
  readonly isShared: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: ((fraction: number, stage: string) => void) | undefined;
  /** Told that an interrupted job is gone on with. */
  readonly onResumed?: (job: Job) => void;
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Jobs looked at for one that was interrupted. */
const WINDOW = 1000;

/**
 * Runs a job in this process for the one who waits for it: a command. It stands in the store like those of the service, with lease and
 * checkpoints. One of the same kind and payload whose process died is gone on with; a service that looks first does that.
 * @throws what the handler throws; the job is failed or cancelled then, or open when the store went away; ConflictError when another
 * process took it over
 */
export async function runJobHere<T>(kind: JobKind, payload: unknown, handler: JobHandler, options: RunJobHereOptions): Promise<T> {
  const { jobs, clock, leaseMs, isShared, signal } = options;
  const owner = `${process.pid}-${randomUUID()}`;
  const now = () => clock.now().toISOString();
  const found = await claimInterrupted(kind, payload, owner, options);
  if (found !== null) options.onResumed?.(found);
  const job = found ?? (await begin(kind, payload, owner, options));

  const controller = new AbortController();
  const stop = () => {
    controller.abort(new CancelledError("cancelled"));
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  const report = { progress: job.progress, stage: job.stage };
  const lease = keepLease(job.id, controller, report, { jobs, owner, log: SILENT, clock, leaseMs, isShared });
  try {
    // A handler that only listens would never hear of what has happened already.
    if (controller.signal.aborted) throw new CancelledError("cancelled");
    const result = await handler.run(job, {
      signal: controller.signal,
      report: (progress, stage) => {
        report.progress = progress;
        report.stage = stage;
        options.onProgress?.(progress, stage);
      },
      checkpoint: (checkpoint) => jobs.heartbeat(job.id, owner, now(), leaseMs, { ...report, checkpoint }),
    });
    await lease.stop();
    await jobs.finish(job.id, owner, now(), { status: "succeeded", result });
    return result as T;
  } catch (caught) {
    await lease.stop();
    const reason: unknown = controller.signal.reason;
    if (reason instanceof ConflictError) throw reason;
    const error: unknown = reason instanceof StoreUnavailableError ? reason : caught;
    // Open with its lease ended: the same command, or a service, goes on with it.
    if (error instanceof StoreUnavailableError && error.retriable) {
      // A store that is still away cannot be told: then the lease ends by itself.
      await jobs.heartbeat(job.id, owner, now(), 0, report).catch(() => undefined);
      throw error;
    }
    const end =
      error instanceof CancelledError
        ? ({ status: "cancelled" } as const)
        : ({ status: "failed", error: error instanceof Error ? error.message : String(error) } as const);
    await handler.abandoned?.(job, end);
    // Cancelled by somebody else it is over already.
    await jobs.finish(job.id, owner, now(), end).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    await lease.stop();
  }
}

async function claimInterrupted(
  kind: JobKind,
  payload: unknown,
  owner: string,
  { jobs, clock, leaseMs }: RunJobHereOptions,
): Promise<Job | null> {
  const now = clock.now().toISOString();
  const text = JSON.stringify(payload);
  for (const job of await jobs.jobs(WINDOW)) {
    const isInterrupted = job.kind === kind && job.status === "running" && job.leaseUntil !== null && job.leaseUntil < now;
    if (!isInterrupted || JSON.stringify(job.payload) !== text) continue;
    const claimed = await jobs.claim(job.id, owner, now, leaseMs);
    if (claimed !== null) return claimed;
  }
  return null;
}

/** A new job that is held from its first moment: queued, a service could take it before this process does. */
async function begin(kind: JobKind, payload: unknown, owner: string, { jobs, clock, leaseMs }: RunJobHereOptions): Promise<Job> {
  const at = clock.now();
  const job: Job = {
    id: randomUUID(),
    kind,
    status: "running",
    payload: JSON.parse(JSON.stringify(payload)) as unknown,
    progress: 0,
    stage: "",
    checkpoint: null,
    result: null,
    error: null,
    owner,
    leaseUntil: new Date(at.getTime() + leaseMs).toISOString(),
    createdAt: at.toISOString(),
    updatedAt: at.toISOString(),
  };
  await jobs.restore(job);
  return job;
}
