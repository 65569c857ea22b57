import type { ImportInput } from "../jobs/import-job";
import type { Job } from "../ports/job-store";
import { InputError, NotFoundError } from "../ports/errors";
import { stopJob } from "./stop-job";
import { defineMutation } from "./use-case";

/** Queues an import of files of this machine and returns at once. */
export const startImport = defineMutation(
  "deals.import",
  (_input: ImportInput, job: Job) => `import ${job.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    const job = await stores.jobs.create({ id: newId(), kind: "import", payload: input, at: clock.now().toISOString() });
    jobs.wake();
    return job;
  },
);

/** Stops a queued or running import; what it loaded so far is whole files or nothing. */
export const cancelImport = defineMutation(
  "deals.import",
  (input: { readonly id: string }) => `import ${input.id}`,
  async (context, input) => {
    const job = await context.stores.jobs.job(input.id);
    if (job === null) throw new NotFoundError(`no job ${input.id}`);
    if (job.kind !== "import") throw new InputError(`job ${input.id} is no import`);
    return stopJob(context, job);
  },
);
