import type { Job, JobKind } from "../ports/job-store";
import type { Stores } from "../ports/stores";
import { MAX_PAGE } from "./pages";

/** A job whose result is a report, as callers see it. */
export const viewReportJob = (job: Job) => ({
  id: job.id,
  status: job.status,
  progress: job.progress,
  stage: job.stage,
  error: job.error,
  createdAt: job.createdAt,
  finishedAt: job.status === "queued" || job.status === "running" ? null : job.updatedAt,
  report: job.status === "succeeded" ? (job.result as Readonly<Record<string, unknown>>) : null,
});

/** The newest job of a kind, and the newest that succeeded where that is another one. */
export async function latestReportJobs({ jobs }: Pick<Stores, "jobs">, kind: JobKind) {
  const ofKind = (await jobs.jobs(MAX_PAGE)).filter((job) => job.kind === kind);
  const succeeded = ofKind.find(({ status }) => status === "succeeded");
  return [...new Set([ofKind.at(0), succeeded])].flatMap((job) => (job === undefined ? [] : [viewReportJob(job)]));
}
