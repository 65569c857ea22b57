import type { SimulationInput } from "../jobs/simulation-job";
import { InputError } from "../ports/errors";
import { latestReportJobs, viewReportJob } from "./report-jobs";
import { defineMutation, defineUseCase } from "./use-case";

/** The newest simulation, and the newest that succeeded where that is another one. */
export const latestSimulations = defineUseCase("runs.read", ({ stores }) => latestReportJobs(stores, "simulation"));

const MOST = { markets: 50, decisions: 100_000 } as const;
const MOST_EFFORT = 10;

/** Queues a simulation and returns at once. Without an analysis it plays in planted markets only. */
export const startSimulation = defineMutation(
  "runs.start",
  (_input: SimulationInput, output: { readonly id: string }) => `simulation ${output.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    for (const name of ["markets", "decisions"] as const)
      if (!Number.isInteger(input[name]) || input[name] < 1 || input[name] > MOST[name])
        throw new InputError(`${name} must be 1 to ${MOST[name]}, got ${input[name]}`);
    if (!(input.effort >= 0 && input.effort <= MOST_EFFORT))
      throw new InputError(`effort must be 0 to ${MOST_EFFORT}, got ${input.effort}`);
    const job = await stores.jobs.create({ id: newId(), kind: "simulation", payload: input, at: clock.now().toISOString() });
    jobs.wake();
    return viewReportJob(job);
  },
);
