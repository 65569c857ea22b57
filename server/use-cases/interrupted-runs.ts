import type { Clock } from "../ports/clock";
import type { Stores } from "../ports/stores";

const WINDOW = 1000;

/** Runs that a killed command left as running: no job will ever end them. Those of jobs are taken up again instead. */
export async function closeInterruptedRuns(stores: Stores, clock: Clock): Promise<void> {
  for (const run of await stores.runs.runs(WINDOW)) {
    if (run.status !== "queued" && run.status !== "running") continue;
    if ((await stores.jobs.job(run.id)) !== null) continue;
    const { id, request, createdAt } = run;
    await stores.runs.putRun({
      id,
      request,
      createdAt,
      status: "failed",
      finishedAt: clock.now().toISOString(),
      error: "interrupted: the process that ran it ended",
    });
  }
}
