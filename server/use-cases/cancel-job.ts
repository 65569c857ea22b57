import { NotFoundError } from "../ports/errors";
import type { Job } from "../ports/job-store";
import { cancelImport } from "./imports";
import { authorize } from "./permissions";
import { cancelRun } from "./runs";
import { stopJob } from "./stop-job";
import { defineMutation, defineUseCase, type UseCase } from "./use-case";

const stopOther = defineMutation(
  "runs.cancel",
  (job: Job) => `job ${job.id}`,
  (context, job) => stopJob(context, job),
);

const readJob = defineUseCase("jobs.read", ({ stores }, input: { readonly id: string }) => stores.jobs.job(input.id));

/** Stops a queued or running job of any kind, with the rights that its kind needs; one that is over is left as it is. */
export const cancelJob: UseCase<{ readonly id: string }, Job> = async (context, input) => {
  authorize(context.principal, "runs.cancel");
  const job = await readJob(context, input);
  if (job === null) throw new NotFoundError(`no job ${input.id}`);
  if (job.kind === "import") await cancelImport(context, input);
  else if (job.kind === "analysis") await cancelRun(context, input);
  else return stopOther(context, job);
  return (await readJob(context, input)) ?? job;
};
