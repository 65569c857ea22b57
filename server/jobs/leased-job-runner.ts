import { CancelledError } from "../../graph/numeric/errors";
import type { Clock } from "../ports/clock";
import { ConflictError, StoreUnavailableError } from "../ports/errors";
import type { JobRunner } from "../ports/job-runner";
import type { Job, JobKind, JobStore } from "../ports/job-store";
import type { Log } from "../ports/log";

/** What a handler gets beside its job. */
interface JobTools {
  /** Aborted when the job is cancelled, its lease is lost or the service stops. */
  readonly signal: AbortSignal;
  /** `fraction` in [0, 1]; written to the store with the next heartbeat. */
  report(fraction: number, stage: string): void;
  /** Keeps what the next process needs to go on from here; JSON. Resolves when it is stored. */
  checkpoint(value: unknown): Promise<void>;
}

export interface JobHandler {
  /** Returns the result, JSON. */
  run(job: Job, tools: JobTools): Promise<unknown>;
  /** Called when the job ended without success, so that what belongs to it can say so. */
  abandoned?(job: Job, end: { readonly status: "failed"; readonly error: string } | { readonly status: "cancelled" }): Promise<void>;
}

export interface LeasedJobRunnerOptions {
  readonly jobs: JobStore;
  readonly handlers: Readonly<Partial<Record<JobKind, JobHandler>>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process in leases. */
  readonly owner: string;
  readonly leaseMs?: number;
  readonly pollMs?: number;
  /**
   * Whether other processes may take jobs from the same store, so that one whose lease cannot be renewed must stop. Default true; an
   * embedded store has one process, and its heartbeats wait while an import writes.
   */
  readonly isShared?: boolean;
}

interface RunningJob {
  readonly id: string;
  readonly controller: AbortController;
  readonly over: Promise<void>;
}

/** Jobs looked at in one round. */
const WINDOW = 1000;
/** So often a job waits here for a store that went away before it counts as failed. */
const MAX_WAITS = 20;

/**
 * Runs one job at a time, oldest first: queued ones, and running ones whose lease ended because their process died. While a job runs
 * its lease is renewed at a third of its length. Stopping gives the lease back, so that the next process takes the job over at once. When
 * the store goes away the job stops, before its lease ends, and is done again when the store is back.
 */
export class LeasedJobRunner implements JobRunner {
  private readonly leaseMs: number;
  private readonly pollMs: number;
  private running: RunningJob | null = null;
  private round: Promise<void> | null = null;
  private again = false;
  private stopping = false;
  private timer: NodeJS.Timeout | null = null;
  private readonly waits = new Map<string, number>();

  constructor(private readonly options: LeasedJobRunnerOptions) {
    this.leaseMs = options.leaseMs ?? 15_000;
    this.pollMs = options.pollMs ?? 5_000;
  }

  start(): void {
    this.timer = setInterval(() => {
      this.wake();
    }, this.pollMs);
    this.timer.unref();
    this.wake();
  }

  wake(): void {
    if (this.stopping) return;
    this.again = true;
    this.round ??= this.rounds().finally(() => {
      this.round = null;
    });
  }

  cancel(id: string): boolean {
    if (this.running?.id !== id) return false;
    this.running.controller.abort(new CancelledError("cancelled"));
    return true;
  }

  async settled(id: string): Promise<void> {
    if (this.running?.id === id) await this.running.over;
  }

  /** Parks the running job and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.timer !== null) clearInterval(this.timer);
    this.running?.controller.abort(new CancelledError("the service stops"));
    await this.round;
  }

  private async rounds(): Promise<void> {
    while (this.again && !this.isStopping()) {
      this.again = false;
      try {
        for (let job = await this.claimNext(); job !== null; job = this.isStopping() ? null : await this.claimNext()) await this.work(job);
      } catch (error) {
        this.options.log.error({ err: error }, "job round failed");
      }
    }
  }

  /** A method, because the flag changes while rounds are awaited. */
  private isStopping(): boolean {
    return this.stopping;
  }

  private async claimNext(): Promise<Job | null> {
    const { jobs, owner, handlers } = this.options;
    const now = this.now();
    const open = (await jobs.jobs(WINDOW)).filter(
      (job) =>
        handlers[job.kind] !== undefined &&
        (job.status === "queued" || (job.status === "running" && (job.leaseUntil === null || job.leaseUntil <= now))),
    );
    for (const job of open.reverse()) {
      const claimed = await jobs.claim(job.id, owner, now, this.leaseMs);
      if (claimed !== null) return claimed;
    }
    return null;
  }

  private async work(job: Job): Promise<void> {
    const controller = new AbortController();
    let finished: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (finished = resolve));
    this.running = { id: job.id, controller, over };
    const report = { progress: job.progress, stage: job.stage };
    const lease = keepLease(job.id, controller, report, { ...this.options, leaseMs: this.leaseMs });
    try {
      const handler = this.options.handlers[job.kind];
      if (handler === undefined) throw new Error(`no handler for ${job.kind}`);
      await this.settle(job, handler, controller.signal, report);
    } finally {
      await lease.stop();
      this.running = null;
      finished();
    }
  }

  private async settle(job: Job, handler: JobHandler, signal: AbortSignal, report: { progress: number; stage: string }): Promise<void> {
    const { jobs, owner, log } = this.options;
    try {
      const result = await handler.run(job, {
        signal,
        report: (progress, stage) => {
          report.progress = progress;
          report.stage = stage;
        },
        checkpoint: (checkpoint) => jobs.heartbeat(job.id, owner, this.now(), this.leaseMs, { ...report, checkpoint }),
      });
      this.waits.delete(job.id);
      await jobs.finish(job.id, owner, this.now(), { status: "succeeded", result });
      log.info({ job: job.id, kind: job.kind }, "job succeeded");
    } catch (caught) {
      if (signal.reason instanceof ConflictError) return;
      const error: unknown = signal.reason instanceof StoreUnavailableError ? signal.reason : caught;
      if (this.isStopping() && signal.aborted) {
        await jobs.heartbeat(job.id, owner, this.now(), 0, report);
        log.info({ job: job.id, kind: job.kind }, "job parked");
        return;
      }
      if (this.mayComeBack(job.id, error)) {
        log.warn({ job: job.id, kind: job.kind, err: error }, "the store went away; the job goes on when it is back");
        // Gives the lease back where that is possible; else it ends by itself.
        await jobs.heartbeat(job.id, owner, this.now(), 0, report).catch(() => undefined);
        return;
      }
      const end =
        error instanceof CancelledError
          ? ({ status: "cancelled" } as const)
          : ({ status: "failed", error: error instanceof Error ? error.message : String(error) } as const);
      if (end.status === "failed") log.error({ job: job.id, kind: job.kind, err: error }, "job failed");
      else log.info({ job: job.id, kind: job.kind }, "job cancelled");
      await handler.abandoned?.(job, end);
      await jobs.finish(job.id, owner, this.now(), end);
    }
  }

  /** Whether a job ended because the store cannot be reached at the moment. */
  private mayComeBack(id: string, error: unknown): boolean {
    if (!(error instanceof StoreUnavailableError && error.retriable)) return false;
    const waits = (this.waits.get(id) ?? 0) + 1;
    this.waits.set(id, waits);
    return waits <= MAX_WAITS;
  }

  private now(): string {
    return this.options.clock.now().toISOString();
  }
}

/** Renews the lease, writes progress, and aborts when the job was cancelled elsewhere or the lease was lost. */
export function keepLease(
  id: string,
  controller: AbortController,
  report: { readonly progress: number; readonly stage: string },
  {
    jobs,
    owner,
    log,
    clock,
    leaseMs,
    isShared = true,
  }: Pick<LeasedJobRunnerOptions, "jobs" | "owner" | "log" | "clock" | "isShared"> & { readonly leaseMs: number },
): { stop(): Promise<void> } {
  const now = () => clock.now().toISOString();
  let beating: Promise<void> | null = null;
  let renewed = performance.now();
  const beat = async () => {
    const started = performance.now();
    try {
      await jobs.heartbeat(id, owner, now(), leaseMs, report);
      renewed = started;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      controller.abort((await jobs.job(id))?.status === "cancelled" ? new CancelledError("cancelled") : error);
    }
  };
  const timer = setInterval(
    () => {
      if (controller.signal.aborted) return;
      // Nobody heard from us for a lease: another process may do the job by now.
      if (isShared && performance.now() - renewed > leaseMs)
        controller.abort(new StoreUnavailableError("the lease could not be renewed", true));
      beating ??= beat()
        .catch((error: unknown) => {
          log.warn({ job: id, err: error }, "heartbeat failed");
        })
        .finally(() => {
          beating = null;
        });
    },
    Math.min(1000, leaseMs / 3),
  );
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}
