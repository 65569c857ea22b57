import type { EvaluationInput } from "../jobs/evaluation-job";
import { InputError, NotFoundError } from "../ports/errors";
import type { Job } from "../ports/job-store";
import { MAX_PAGE } from "./pages";
import { defineMutation, defineUseCase } from "./use-case";

const viewEvaluation = (job: Job) => ({
  id: job.id,
  status: job.status,
  progress: job.progress,
  stage: job.stage,
  error: job.error,
  createdAt: job.createdAt,
  finishedAt: job.status === "queued" || job.status === "running" ? null : job.updatedAt,
  report: job.status === "succeeded" ? (job.result as Readonly<Record<string, unknown>>) : null,
});

/** The newest evaluation, and the newest that succeeded where that is another one. */
export const latestEvaluations = defineUseCase("runs.read", async ({ stores }) => {
  const evaluations = (await stores.jobs.jobs(MAX_PAGE)).filter((job) => job.kind === "evaluation");
  const newest = evaluations.at(0);
  const succeeded = evaluations.find((job) => job.status === "succeeded");
  return [...new Set([newest, succeeded])].flatMap((job) => (job === undefined ? [] : [viewEvaluation(job)]));
});

const MAX_CUTS = 10;

/** Queues an evaluation by hold-out and returns at once. */
export const startEvaluation = defineMutation(
  "runs.start",
  (_input: EvaluationInput, output: { readonly id: string }) => `evaluation ${output.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    if (input.cuts.length === 0 || input.cuts.length > MAX_CUTS)
      throw new InputError(`give 1 to ${MAX_CUTS} cuts, got ${input.cuts.length}`);
    for (const cut of input.cuts) if (!(cut > 0 && cut < 1)) throw new InputError(`a cut must lie between 0 and 1, got ${cut}`);
    if ((await stores.deals.counts()).deals === 0) throw new InputError("there are no deals to judge: import some first");
    const job = await stores.jobs.create({ id: newId(), kind: "evaluation", payload: input, at: clock.now().toISOString() });
    jobs.wake();
    return viewEvaluation(job);
  },
);

/** Stops a queued or running evaluation; a finished one is left as it is. */
export const cancelEvaluation = defineMutation(
  "runs.cancel",
  (input: { readonly id: string }) => `evaluation ${input.id}`,
  async ({ stores, jobs, clock }, { id }) => {
    const job = await stores.jobs.job(id);
    if (job?.kind !== "evaluation") throw new NotFoundError(`no evaluation ${id}`);
    await stores.jobs.requestCancel(id, clock.now().toISOString());
    jobs.cancel(id);
    await jobs.settled(id);
    return viewEvaluation((await stores.jobs.job(id)) ?? job);
  },
);
