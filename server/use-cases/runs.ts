import { dayOfIsoDate } from "../../graph/deals/dataset";
import { InputError, NotFoundError } from "../ports/errors";
import type { PageRequest } from "../ports/paging";
import type { Run, RunRequest } from "../ports/run-store";
import { MAX_PAGE, pageOfFixedList } from "./pages";
import { defineMutation, defineUseCase } from "./use-case";

const DEFAULT_SEED = 1;

const viewRun = (run: Run) => ({
  id: run.id,
  status: run.status,
  active: run.status === "succeeded" && run.active,
  seed: run.request.seed,
  asOf: run.request.asOf,
  mode: run.request.mode,
  createdAt: run.createdAt,
  startedAt: run.status === "running" || run.status === "succeeded" ? run.startedAt : null,
  finishedAt: run.status === "queued" || run.status === "running" ? null : run.finishedAt,
  stage: run.status === "running" ? run.stage : null,
  progress: run.status === "running" ? run.progress : run.status === "succeeded" ? 1 : 0,
  error: run.status === "failed" ? run.error : null,
  nClients: run.status === "succeeded" ? run.summary.nClients : null,
  nProducts: run.status === "succeeded" ? run.summary.nProducts : null,
  nPairs: run.status === "succeeded" ? run.summary.nPairs : null,
  nProblems: run.status === "succeeded" ? run.summary.nProblems : null,
  nStates: run.status === "succeeded" ? run.summary.nStates : null,
  structure: run.status === "succeeded" ? run.summary.structure : null,
});
export type RunView = ReturnType<typeof viewRun>;

export const listRuns = defineUseCase("runs.read", async ({ stores }, input: { readonly page: PageRequest }) =>
  pageOfFixedList((await stores.runs.runs(MAX_PAGE)).map(viewRun), input.page, "runs"),
);

export const findRun = defineUseCase("runs.read", async ({ stores }, input: { readonly id: string }) => {
  const run = await stores.runs.run(input.id);
  return run === null ? null : viewRun(run);
});

/** The run that is served, which may lag a moment behind the one marked active in the store. */
export const findActiveRun = defineUseCase("runs.read", ({ state }) => (state === null ? null : viewRun({ ...state.run, active: true })));

export const reportOfRun = defineUseCase("runs.read", async ({ stores, state }, input: { readonly id: string }) => {
  const analysis = state?.run.id === input.id ? state.analysis : await stores.runs.loadAnalysis(input.id);
  if (analysis === null) return null;
  const { report } = analysis;
  return {
    structure: report.structure,
    structureReason: report.structureReason,
    warnings: report.warnings,
    lambda: report.lambda,
    alpha: report.alpha,
    heldOut: report.heldOut,
    predictability: report.predictability,
    typicalOrder: report.typicalOrder,
    goneProblems: report.lineage.gone,
    compared: report.lineage.compared,
    firmographicPrior: report.firmographicPrior ?? null,
    update: report.update ?? null,
    misfitClients: analysis.misfits.clients.length,
    misfitProducts: analysis.misfits.products.length,
    bounds: report.bounds,
  };
});

export interface StartAnalysisInput {
  readonly seed: number | null;
  readonly asOf: string | null;
  readonly mode: RunRequest["mode"];
  readonly activate: boolean;
}

/** Queues an analysis and returns at once; a worker does it. */
export const startAnalysis = defineMutation(
  "runs.start",
  (_input: StartAnalysisInput, run: RunView) => `run ${run.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    if (input.asOf !== null && Number.isNaN(dayOfIsoDate(input.asOf)))
      throw new InputError(`asOf must be an ISO date such as 2024-12-31, got ${input.asOf}`);
    const counts = await stores.deals.counts();
    if (counts.deals === 0) throw new InputError("there are no deals to analyse: import some first");
    const request: RunRequest = { seed: input.seed ?? DEFAULT_SEED, asOf: input.asOf, mode: input.mode };
    const id = newId();
    const createdAt = clock.now().toISOString();
    const run: Run = { id, request, createdAt, status: "queued" };
    await stores.runs.putRun(run);
    await stores.jobs.create({ id, kind: "analysis", payload: { request, activate: input.activate }, at: createdAt });
    jobs.wake();
    return viewRun(run);
  },
);

export const cancelRun = defineMutation(
  "runs.cancel",
  (input: { readonly id: string }) => `run ${input.id}`,
  async ({ stores, jobs, clock }, input) => {
    const run = await stores.runs.run(input.id);
    if (run === null) throw new NotFoundError(`no run ${input.id}`);
    if (run.status !== "queued" && run.status !== "running") return viewRun(run);
    await stores.jobs.requestCancel(input.id, clock.now().toISOString());
    if (jobs.cancel(input.id)) await jobs.settled(input.id);
    else
      await stores.runs.putRun({
        id: run.id,
        request: run.request,
        createdAt: run.createdAt,
        status: "cancelled",
        finishedAt: clock.now().toISOString(),
      });
    return viewRun((await stores.runs.run(input.id)) ?? run);
  },
);

export const activateRun = defineMutation(
  "runs.activate",
  (input: { readonly id: string }) => `run ${input.id}`,
  async ({ stores, serving }, input) => {
    const run = await stores.runs.run(input.id);
    if (run === null) throw new NotFoundError(`no run ${input.id}`);
    if (run.status !== "succeeded") throw new InputError(`run ${input.id} is ${run.status}: only a succeeded run can be served`);
    await stores.runs.activateRun(input.id);
    await serving.reload();
    return viewRun({ ...run, active: true });
  },
);
