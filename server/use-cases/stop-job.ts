import type { Job } from "../ports/job-store";
import type { UseCaseContext } from "./use-case";

/** Asks a job to stop, here or in the process that runs it, and waits until it has where that is this one. @returns it as it is then */
export async function stopJob({ stores, jobs, clock }: UseCaseContext, job: Job): Promise<Job> {
  await stores.jobs.requestCancel(job.id, clock.now().toISOString());
  jobs.cancel(job.id);
  await jobs.settled(job.id);
  return (await stores.jobs.job(job.id)) ?? job;
}
