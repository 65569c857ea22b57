import type { Clock } from "../ports/clock";
import type { JobRunner } from "../ports/job-runner";
import type { Log } from "../ports/log";
import type { Stores } from "../ports/stores";
import { retrainWhenDue } from "../use-cases/retraining";

/** What upkeep needs. */
export interface UpkeepOptions {
  readonly stores: Stores;
  readonly jobs: JobRunner;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** Records unanswered offers as ignored. */
  readonly closeUnanswered: () => Promise<{ readonly ignored: number }>;
  /** Between two rounds; default an hour. */
  readonly everyMs?: number;
}

/** A round of upkeep: closes unanswered offers, retrains when the plan says so. What fails is logged and tried again in the next round. */
export async function keepUp({ stores, jobs, clock, log, newId, closeUnanswered }: UpkeepOptions): Promise<void> {
  const attempt = async (what: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, `${what} failed`);
    }
  };
  await attempt("closing unanswered offers", async () => {
    const { ignored } = await closeUnanswered();
    if (ignored > 0) log.info({ ignored }, "unanswered offers recorded as ignored");
  });
  await attempt("looking whether to retrain", async () => {
    const reason = await retrainWhenDue({ stores, jobs, clock, newId });
    if (reason !== null) log.info({ reason }, "retraining started");
  });
}

/** Rounds of upkeep until it is stopped; the first one after the first interval. */
export function startUpkeep(options: UpkeepOptions): { stop(): void } {
  let round: Promise<void> | null = null;
  const timer = setInterval(() => {
    round ??= keepUp(options).finally(() => {
      round = null;
    });
  }, options.everyMs ?? 3_600_000);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
    },
  };
}
