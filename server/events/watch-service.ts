import type { Clock } from "../ports/clock";
import type { Job } from "../ports/job-store";
import type { Log } from "../ports/log";
import type { Stores } from "../ports/stores";
import type { Serving } from "../use-cases/serving-state";
import type { EventBus } from "./event-bus";

const LOOK_MS = 1000;
const JOBS = 50;

export interface WatchOptions {
  readonly stores: Stores;
  readonly serving: Serving;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether somebody wants to know; when nobody does, nothing is asked of the store. */
  readonly isWanted: () => boolean;
}

/** Looks once a second at jobs and at what is served, and publishes what changed, whoever changed it: several servers share a store. */
export function watchService({ stores, serving, bus, clock, log, isWanted }: WatchOptions): { stop(): void } {
  let known: Map<string, string> | null = null;
  let runId = serving.current()?.run.id ?? null;
  let looking = false;
  const stamp = (job: Job): string => `${job.status} ${job.progress} ${job.stage}`;

  const look = async (): Promise<void> => {
    const state = serving.current();
    if (state !== null && state.run.id !== runId) {
      runId = state.run.id;
      const { clientIds, problems } = state.analysis;
      bus.publish({ kind: "run-active", runId, nProblems: problems.length, nClients: clientIds.length, at: clock.now().toISOString() });
    }
    if (!isWanted()) {
      known = null;
      return;
    }
    const jobs = await stores.jobs.jobs(JOBS);
    const before = known;
    known = new Map(jobs.map((job) => [job.id, stamp(job)]));
    if (before === null) return;
    for (const job of jobs) {
      if (before.get(job.id) === stamp(job)) continue;
      const { id, kind, status, progress, stage, updatedAt } = job;
      bus.publish({ kind: "job", jobId: id, jobKind: kind, status, progress, stage, at: updatedAt });
    }
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => {
        log.warn({ err: error }, "jobs cannot be looked at");
      })
      .finally(() => {
        looking = false;
      });
  }, LOOK_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
