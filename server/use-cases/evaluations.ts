import type { EvaluationInput } from "../jobs/evaluation-job";
import { InputError, NotFoundError } from "../ports/errors";
import { latestReportJobs, viewReportJob } from "./report-jobs";
import { stopJob } from "./stop-job";
import { defineMutation, defineUseCase } from "./use-case";

/** The newest evaluation, and the newest that succeeded where that is another one. */
export const latestEvaluations = defineUseCase("runs.read", ({ stores }) => latestReportJobs(stores, "evaluation"));

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
    return viewReportJob(job);
  },
);

/** Stops a queued or running evaluation; a finished one is left as it is. */
export const cancelEvaluation = defineMutation(
  "runs.cancel",
  (input: { readonly id: string }) => `evaluation ${input.id}`,
  async (context, { id }) => {
    const job = await context.stores.jobs.job(id);
    if (job?.kind !== "evaluation") throw new NotFoundError(`no evaluation ${id}`);
    return viewReportJob(await stopJob(context, job));
  },
);
