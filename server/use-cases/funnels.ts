import { asProductId } from "../../graph/deals/ids";
import { reportAdjacencies } from "../../graph/funnels/find-adjacencies";
import { planExperiment, readExperiment, type ArmOutcome, type ExperimentPlan } from "../../graph/funnels/plan-experiment";
import type { FunnelReport } from "../../graph/funnels/report-funnels";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import type { FunnelJobInput } from "../jobs/funnel-job";
import { ConflictError, InputError, NotFoundError } from "../ports/errors";
import type { Job } from "../ports/job-store";
import type { Stores } from "../ports/stores";
import { MAX_PAGE } from "./pages";
import { problemLabel, type ServingState } from "./serving-state";
import { defineMutation, defineUseCase } from "./use-case";

const viewJob = (job: Job) => ({
  id: job.id,
  status: job.status,
  progress: job.progress,
  stage: job.stage,
  error: job.error,
  createdAt: job.createdAt,
  finishedAt: job.status === "queued" || job.status === "running" ? null : job.updatedAt,
});

const funnelJobs = async (stores: Stores): Promise<readonly Job[]> =>
  (await stores.jobs.jobs(MAX_PAGE)).filter(({ kind }) => kind === "funnels");

/** The newest report, or null; the same object for the same job, because lists and pages read it many times. An erasure moves `updatedAt`. */
const reports = new WeakMap<Stores, { readonly key: string; readonly report: FunnelReport }>();
async function newestReport(stores: Stores): Promise<{ readonly job: Job; readonly report: FunnelReport } | null> {
  const job = (await funnelJobs(stores)).find(({ status }) => status === "succeeded");
  if (job === undefined) return null;
  const known = reports.get(stores);
  const key = `${job.id} ${job.updatedAt}`;
  if (known?.key === key) return { job, report: known.report };
  const report = job.result as FunnelReport;
  reports.set(stores, { key, report });
  return { job, report };
}

/** The newest study's job, and the newest report (which may be of an older one). */
export const findFunnelStudy = defineUseCase("problems.read", async ({ stores, state }) => {
  const newest = (await funnelJobs(stores)).at(0);
  const found = await newestReport(stores);
  const labels = new Map<string, string>(state?.analysis.problems.map(({ id }, k) => [id, problemLabel(state, k)]) ?? []);
  return {
    job: newest === undefined ? null : viewJob(newest),
    report: found === null ? null : viewReport(found.report, labels, found.job.createdAt),
  };
});

/** What the explorer reads at once; long lists have fields of their own. */
function viewReport(report: FunnelReport, labels: ReadonlyMap<string, string>, studiedAt: string) {
  return {
    ...report,
    studiedAt,
    problems: report.problems.map((id) => ({ id, label: labels.get(id) ?? id })),
    validationRows: report.validation?.rows ?? [],
    validation: report.validation,
  };
}

export const listFunnelProducts = defineUseCase("problems.read", async ({ stores }, input: { readonly unifiedId: string | null }) =>
  ((await newestReport(stores))?.report.products ?? []).filter(
    ({ unifiedId }) => input.unifiedId === null || unifiedId === input.unifiedId,
  ),
);

export const listFunnels = defineUseCase("problems.read", async ({ stores }) => (await newestReport(stores))?.report.funnels ?? []);

export const listTransfers = defineUseCase("problems.read", async ({ stores }, input: { readonly suggestedOnly: boolean }) => {
  const report = (await newestReport(stores))?.report;
  return report === undefined ? [] : [...report.transfers, ...(input.suggestedOnly ? [] : report.candidates)];
});

export const listMechanicEffects = defineUseCase("problems.read", async ({ stores }) => {
  const mechanics = (await newestReport(stores))?.report.mechanics;
  if (mechanics === undefined) return [];
  return (["winRate", "cycleTime", "amount"] as const).flatMap((outcome) =>
    mechanics[outcome].effects.map((effect) => ({ outcome, ...effect })),
  );
});

/** Clients to call for a unified funnel, or all lists. */
export const listFunnelCalls = defineUseCase("clients.read", async ({ stores }, input: { readonly unifiedId: string | null }) =>
  ((await newestReport(stores))?.report.calls ?? []).filter(({ unifiedId }) => input.unifiedId === null || unifiedId === input.unifiedId),
);

/** Queues a study of funnels and mechanics with the problems of the active run, and returns at once. */
export const startFunnelStudy = defineMutation(
  "runs.start",
  (_input: FunnelJobInput, output: { readonly id: string }) => `funnel study ${output.id}`,
  async ({ stores, jobs, clock, newId }, input) => {
    if ((await stores.deals.counts()).deals === 0) throw new InputError("there are no deals to study: import some first");
    const payload: FunnelJobInput = { seed: input.seed };
    const job = await stores.jobs.create({ id: newId(), kind: "funnels", payload, at: clock.now().toISOString() });
    jobs.wake();
    return viewJob(job);
  },
);

/** What lies beside a product in the active run; null for a product without deals. */
export const productAdjacencies = defineUseCase(
  "products.read",
  ({ state }, input: { readonly productId: string; readonly limit: number }) => {
    if (state === null) return [];
    const { analysis } = state;
    const product = analysis.productIds.findIndex((id) => id === input.productId);
    if (product < 0) throw new NotFoundError(`no product ${input.productId} in the analysis`);
    if (!Number.isInteger(input.limit) || input.limit < 1 || input.limit > MAX_PAGE)
      throw new InputError(`limit must be 1 to ${MAX_PAGE}, got ${input.limit}`);
    return describeAdjacencies(state, [product], input.limit);
  },
);

/** The same for every product of the active run, by product. */
export const listAdjacencies = defineUseCase("products.read", ({ state }) => (state === null ? [] : describeAdjacencies(state)));

function describeAdjacencies(state: ServingState, products?: readonly number[], limit?: number) {
  const { analysis, dataset, index } = state;
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  const labels = new Map<string, string>(analysis.problems.map(({ id }, k) => [id, problemLabel(state, k)]));
  return reportAdjacencies({ analysis, incidence: buildIncidence(dataset.deals, null) }, products, limit).map((row) => ({
    ...row,
    ofProductId: row.productId,
    productId: row.adjacentId,
    productName: index.productName(asProductId(row.adjacentId)),
    problemLabel: labels.get(row.problemId) ?? row.problemId,
    liftLow: finite(row.liftLow),
    liftHigh: finite(row.liftHigh),
    value: finite(row.value),
  }));
}

/** An experiment that compares a suggested mechanic with what a funnel does today. Kept as a versioned setting. */
interface MechanicExperiment {
  readonly id: string;
  readonly funnelId: string;
  readonly mechanic: string;
  readonly problemId: string;
  readonly createdAt: string;
  readonly prediction: { readonly uplift: number; readonly low: number; readonly high: number };
  readonly plan: ExperimentPlan;
  readonly control: ArmOutcome;
  readonly trial: ArmOutcome;
}

const SETTING = "mechanic-experiments";
const MAX_EXPERIMENTS = 1_000;

async function readExperiments(stores: Stores): Promise<{ readonly version: number; readonly experiments: readonly MechanicExperiment[] }> {
  const setting = await stores.settings.setting(SETTING);
  return { version: setting?.version ?? 0, experiments: (setting?.body ?? []) as readonly MechanicExperiment[] };
}

const viewExperiment = (experiment: MechanicExperiment) => {
  const state = readExperiment(experiment.plan, experiment.prediction, experiment.control, experiment.trial);
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    ...experiment,
    ...experiment.plan,
    predictedUplift: experiment.prediction.uplift,
    controlWon: experiment.control.won,
    controlLost: experiment.control.lost,
    trialWon: experiment.trial.won,
    trialLost: experiment.trial.lost,
    status: state.status,
    looksReached: state.looksReached,
    difference: finite(state.difference),
    low: finite(state.low),
    high: finite(state.high),
    updatedUplift: state.updated,
    updatedLow: state.updatedLow,
    updatedHigh: state.updatedHigh,
  };
};

/** Newest first. */
export const listExperiments = defineUseCase("problems.read", async ({ stores }) =>
  [...(await readExperiments(stores)).experiments].reverse().map(viewExperiment),
);

/** Turns a mechanic that a funnel has not tried into an experiment against what the funnel does today. */
export const startExperiment = defineMutation(
  "outcomes.record",
  (_input: { readonly funnelId: string; readonly mechanic: string }, output: { readonly id: string }) => `mechanic experiment ${output.id}`,
  async ({ stores, clock, newId, principal }, { funnelId, mechanic }) => {
    const report = (await newestReport(stores))?.report;
    const transfer = [...(report?.transfers ?? []), ...(report?.candidates ?? [])].find(
      (row) => row.funnelId === funnelId && row.mechanic === mechanic,
    );
    if (transfer === undefined) throw new NotFoundError(`the newest study has no untried mechanic ${mechanic} for funnel ${funnelId}`);
    if (!(transfer.uplift > 0)) throw new InputError(`mechanic ${mechanic} is not predicted to help funnel ${funnelId}`);
    const { version, experiments } = await readExperiments(stores);
    if (experiments.length >= MAX_EXPERIMENTS) throw new ConflictError(`there are ${MAX_EXPERIMENTS} experiments already`);
    const at = clock.now().toISOString();
    const baseRate = Math.min(0.95, Math.max(0.01, transfer.baseRate));
    const experiment: MechanicExperiment = {
      id: newId(),
      funnelId,
      mechanic,
      problemId: transfer.problemId,
      createdAt: at,
      prediction: { uplift: transfer.uplift, low: transfer.low, high: transfer.high },
      plan: planExperiment({ baseRate, uplift: Math.min(transfer.uplift, 0.98 - baseRate) }),
      control: { won: 0, lost: 0 },
      trial: { won: 0, lost: 0 },
    };
    await stores.settings.put(SETTING, [...experiments, experiment], at, principal.id, version);
    return viewExperiment(experiment);
  },
);

/**
 * Adds closed deals to an experiment and reads it again. The deals themselves come with the next import, under the mechanic: then the next
 * study learns from them for every funnel.
 */
export const recordExperiment = defineMutation(
  "outcomes.record",
  (input: { readonly id: string; readonly control: ArmOutcome; readonly trial: ArmOutcome }) => `mechanic experiment ${input.id}`,
  async ({ stores, clock, principal }, { id, control, trial }) => {
    for (const count of [control.won, control.lost, trial.won, trial.lost])
      if (!Number.isInteger(count) || count < 0) throw new InputError(`counts must be whole numbers of at least 0, got ${count}`);
    const { version, experiments } = await readExperiments(stores);
    const found = experiments.find((experiment) => experiment.id === id);
    if (found === undefined) throw new NotFoundError(`no experiment ${id}`);
    const add = (a: ArmOutcome, b: ArmOutcome): ArmOutcome => ({ won: a.won + b.won, lost: a.lost + b.lost });
    const next: MechanicExperiment = { ...found, control: add(found.control, control), trial: add(found.trial, trial) };
    await stores.settings.put(
      SETTING,
      experiments.map((experiment) => (experiment.id === id ? next : experiment)),
      clock.now().toISOString(),
      principal.id,
      version,
    );
    return viewExperiment(next);
  },
);
