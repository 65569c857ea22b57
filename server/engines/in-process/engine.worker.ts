import { parentPort, workerData } from "node:worker_threads";
import { evaluateRecommendations } from "../../../graph/evaluation/evaluate-recommendations";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
import { simulateBoth } from "../../../graph/evaluation/simulate-both";
import type { AdjacencySource } from "../../../graph/funnels/find-adjacencies";
import { reportFunnels, type FunnelReport } from "../../../graph/funnels/report-funnels";
import type { FunnelProblems } from "../../../graph/funnels/shared-clients";
import { validationCut } from "../../../graph/funnels/study-funnels";
import type { Analysis } from "../../../graph/analysis";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { workLeadDesk, type LeadDeskTask } from "../../../graph/leads/lead-desk";
import { retroEvaluate } from "../../../graph/leads/retro-evaluate";
import { ANALYSIS_STAGES, analyzeDeals, type AnalysisStage } from "../../../graph/pipeline";
import type { ClientId } from "../../../graph/deals/ids";
import { sequentialRunner, type Task, type TaskHooks, type TaskRunner } from "../../../graph/numeric/tasks";
import type { PolicyName } from "../../../graph/policy/policy";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import type {
  BatchRow,
  ClientProfile,
  OfferOutcome,
  OpenOfferOptions,
  RecommendOptions,
  Recommender,
} from "../../../graph/recommendation/recommender";
import { findChanceGrid, type ChanceGridOptions } from "../../../graph/recommendation/chance-grid";
import { findWhitespace, type Whitespace, type WhitespaceOptions } from "../../../graph/recommendation/whitespace";
import type {
  AnalysisOutput,
  AnalysisTask,
  EvaluationTask,
  FunnelTask,
  RecommenderTask,
  RetroTask,
  SimulationTask,
} from "../../ports/engine";
import { lowerPriority } from "./lower-priority";
import type { TaskReply } from "./task.worker";
import { transferablesOf } from "./transferables";
import { fromWireError, toWireError, type WireError } from "./worker-errors";
import { WorkerPool } from "./worker-pool";

/** What the engine asks of its worker. A worker does one `analyze` or `evaluate`, or one `prepare` and then any number of the others. */
export type EngineCall =
  /** Tasks named in `outsourced` are asked of the caller. */
  | { readonly kind: "analyze"; readonly task: AnalysisTask; readonly outsourced: readonly string[] }
  | { readonly kind: "prepare"; readonly task: RecommenderTask }
  | { readonly kind: "recommend"; readonly client: ClientId | ClientProfile; readonly options: RecommendOptions }
  | { readonly kind: "recommendAll"; readonly clients: readonly ClientId[]; readonly options: RecommendOptions }
  /** For a second thread that is to answer like this one. */
  | { readonly kind: "handover" }
  | { readonly kind: "openOffers"; readonly client: ClientId; readonly options: OpenOfferOptions }
  | { readonly kind: "whitespace"; readonly options: WhitespaceOptions }
  | { readonly kind: "chanceGrid"; readonly options: ChanceGridOptions }
  | { readonly kind: "evaluate"; readonly task: EvaluationTask }
  | { readonly kind: "funnels"; readonly task: FunnelTask }
  | { readonly kind: "leads"; readonly task: LeadDeskTask }
  | { readonly kind: "retro"; readonly task: RetroTask }
  | { readonly kind: "simulate"; readonly task: SimulationTask }
  | { readonly kind: "replace"; readonly policy: PolicyName; readonly body: string }
  | { readonly kind: "learn"; readonly policy: PolicyName; readonly outcomes: readonly OfferOutcome[] };
export type EngineRequest = (EngineCall & { readonly id: number }) | OutsourcedReply;
/** The caller's answer to an outsourced task. */
export type OutsourcedReply = { readonly kind: "outsourced"; readonly asked: number } & TaskReply;
export type EngineReply =
  | { readonly id: number; readonly kind: "progress"; readonly fraction: number; readonly stage: string }
  | { readonly id: number; readonly kind: "outsource"; readonly asked: number; readonly name: string; readonly input: unknown }
  | { readonly id: number; readonly kind: "done"; readonly value: unknown }
  | { readonly id: number; readonly kind: "failed"; readonly error: WireError };
/** What a prepared recommender gives so that another thread can prepare the same without fitting. */
export interface Handover {
  readonly analysis: Analysis;
  readonly bodies: ReadonlyMap<PolicyName, string>;
}
export interface EngineWorkerData {
  readonly threads: number;
  /** Whether a service waits for the cores while this computes. */
  readonly background: boolean;
}

type Report = (fraction: number, stage: string) => void;

const { threads, background } = workerData as EngineWorkerData;
let recommender: Recommender | null = null;

/** Outsourced tasks without an answer, by their number. */
const asked = new Map<number, { readonly resolve: (output: unknown) => void; readonly reject: (error: Error) => void }>();
let nAsked = 0;

parentPort?.on("message", (request: EngineRequest) => {
  if (request.kind === "outsourced") receiveOutsourced(request);
  else void answer(request);
});

function receiveOutsourced(reply: OutsourcedReply): void {
  const waiting = asked.get(reply.asked);
  asked.delete(reply.asked);
  if (reply.ok) waiting?.resolve(reply.output);
  else waiting?.reject(fromWireError(reply.error));
}

/** Sends the named tasks to the caller, the others to `runner`. */
function outsource(id: number, names: readonly string[], runner: TaskRunner): TaskRunner {
  if (names.length === 0) return runner;
  const ask = (name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const number = nAsked++;
      asked.set(number, { resolve, reject });
      send({ id, kind: "outsource", asked: number, name, input });
    });
  return {
    map: async <I, O>(task: Task<I, O>, inputs: readonly I[], hooks?: TaskHooks): Promise<O[]> => {
      if (!names.includes(task.name)) return runner.map(task, inputs, hooks);
      const outputs: O[] = [];
      for (const input of inputs) outputs.push((await ask(task.name, input)) as O);
      return outputs;
    },
  };
}

/** What a thread does once and for long; one that prepares a recommender goes on to answer requests. */
const LONG_CALLS: readonly EngineCall["kind"][] = ["analyze", "evaluate", "funnels", "leads", "retro", "simulate"];

async function answer(request: EngineCall & { readonly id: number }): Promise<void> {
  const { id } = request;
  if (background && LONG_CALLS.includes(request.kind)) lowerPriority();
  const report = (fraction: number, stage: string) => {
    send({ id, kind: "progress", fraction, stage });
  };
  try {
    const value = await compute(request, report);
    // Results of an analysis are large and of no more use here; slates are small, and their parts may live on in the recommender.
    send({ id, kind: "done", value }, request.kind === "analyze" ? transferablesOf(value) : []);
  } catch (error) {
    send({ id, kind: "failed", error: toWireError(error) });
  }
}

function send(reply: EngineReply, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, transfer);
}

async function compute(call: EngineCall & { readonly id: number }, report: Report): Promise<unknown> {
  switch (call.kind) {
    case "analyze":
      return analyze(call.task, report, (runner) => outsource(call.id, call.outsourced, runner));
    case "prepare":
      return prepare(call.task, report);
    case "recommend":
      return served().recommend(call.client, call.options);
    case "recommendAll":
      return recommendAll(call.clients, call.options, report);
    case "handover": {
      const { analysis, policies } = served();
      return { analysis, bodies: bodiesOf(policies) } satisfies Handover;
    }
    case "openOffers":
      return served().openOffers(call.client, call.options).offers;
    case "whitespace":
      return whitespace(call.options, report);
    case "chanceGrid":
      return findChanceGrid(served(), call.options, giveWay);
    case "evaluate":
      return evaluate(call.task, report);
    case "funnels":
      return studyFunnels(call.task, report);
    case "leads":
      return workLeadDesk(call.task);
    case "retro":
      return retroEvaluate(call.task.rows, call.task.options);
    case "simulate":
      return simulateBoth(call.task.own, call.task.options, report);
    case "replace":
      served().replace(call.policy, call.body);
      return null;
    case "learn": {
      const learnt = served().learn(call.policy, call.outcomes);
      return { learnt, body: served().policies.get(call.policy)?.serialize() ?? "" };
    }
  }
}

function served(): Recommender {
  if (recommender === null) throw new Error("no recommender was prepared");
  return recommender;
}

/** Share of an analysis' time that each stage takes, measured on the bundled example; for the progress bar only. */
const STAGE_SHARES: Readonly<Record<AnalysisStage, number>> = {
  incidence: 0.01,
  intersections: 0.04,
  mixtures: 0.7,
  chain: 0.1,
  identity: 0.02,
  states: 0.03,
  predictability: 0.1,
};

async function analyze(task: AnalysisTask, report: Report, around: (runner: TaskRunner) => TaskRunner): Promise<AnalysisOutput> {
  const { dataset, seed, asOfDay, mode, previous, partitions = null, update = null } = task;
  let last = 0;
  return withRunner((runner) =>
    analyzeDeals(dataset, { seed, asOf: asOfDay, mode, previous, partitions, update }, around(runner), {
      now: () => performance.now(),
      onProgress: (stage, fraction) => {
        const before = ANALYSIS_STAGES.slice(0, ANALYSIS_STAGES.indexOf(stage)).reduce((sum, name) => sum + STAGE_SHARES[name], 0);
        last = Math.max(last, before + STAGE_SHARES[stage] * Math.min(1, fraction));
        report(last, stage);
      },
    }),
  );
}

async function prepare(task: RecommenderTask, report: Report): Promise<ReadonlyMap<PolicyName, string>> {
  const options = {
    asOfDay: task.asOfDay,
    seed: task.seed,
    policies: task.policies,
    restored: task.restored,
    ...(task.analysis !== null && { analysis: task.analysis }),
  };
  // Tasks come in several rounds of unknown number: the bar nears its end and never goes back.
  let share = 0;
  const onProgress = (done: number, total: number) => {
    share = Math.max(share, share + (0.9 - share) * (done / total) * 0.3);
    report(share, "policies");
  };
  report(0, "policies");
  const prepared = await withRunner((runner) => prepareRecommender(task.dataset, options, runner, { onProgress }));
  recommender = prepared;
  return bodiesOf(prepared.policies);
}

const bodiesOf = (policies: Recommender["policies"]): ReadonlyMap<PolicyName, string> =>
  new Map([...policies].map(([name, policy]) => [name, policy.serialize()]));

/** Tasks on all cores, for one piece of work; threads are not kept for the next. */
async function withRunner<T>(work: (runner: TaskRunner) => Promise<T>): Promise<T> {
  if (threads === 1) return work(sequentialRunner);
  const pool = new WorkerPool(threads, background);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

function recommendAll(clients: readonly ClientId[], options: RecommendOptions, report: Report): (readonly BatchRow[])[] {
  const rows: (readonly BatchRow[])[] = [];
  for (const slate of served().recommendAll(clients, options)) {
    rows.push(slate);
    if (rows.length % 50 === 0) report(rows.length / clients.length, "recommendations");
  }
  return rows;
}

/** Other requests of this thread come first. */
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function whitespace(options: WhitespaceOptions, report: Report): Promise<Whitespace> {
  return findWhitespace(served(), options, (done, total) => {
    if (done % 50 === 0) report(done / total, "whitespace");
    return giveWay();
  });
}

function evaluate({ dataset, options }: EvaluationTask, report: Report): Promise<EvaluationReport> {
  const onProgress = (done: number, total: number) => {
    report(done / total, "evaluation");
  };
  return withRunner((runner) => evaluateRecommendations(dataset, options, runner, { onProgress }));
}

/** The validation is given the problems of its own time, which costs a second, fast analysis. */
async function studyFunnels({ dataset, data, analysis, seed }: FunnelTask, report: Report): Promise<FunnelReport> {
  const analyse = async (asOf: number | null, from: number, to: number): Promise<FunnelProblems & AdjacencySource["analysis"]> => {
    const stages = ANALYSIS_STAGES.length;
    const { analysis: found } = await withRunner((runner) =>
      analyzeDeals(dataset, { seed, asOf, mode: "fast", predictability: null }, runner, {
        onProgress: (stage, fraction) => {
          report(from + ((to - from) * (ANALYSIS_STAGES.indexOf(stage) + Math.min(1, fraction))) / stages, "problems");
        },
      }),
    );
    return {
      clientIds: found.clientIds,
      productIds: found.productIds,
      problemIds: found.problems.map(({ id }) => id),
      model: found.model,
      productProblems: found.productProblems,
      intersections: found.intersections,
      problems: found.problems,
    };
  };
  // Adjacencies of a served analysis are read from that, not from the study.
  const alone = (own: FunnelProblems & AdjacencySource["analysis"]) => ({
    problems: own,
    beside: { analysis: own, incidence: buildIncidence(dataset.deals, null) },
  });
  const { problems, ...beside } = analysis === null ? alone(await analyse(null, 0, 0.4)) : { problems: analysis };
  const cutDay = validationCut(data.sales);
  const problemsBefore = cutDay === null ? null : await analyse(cutDay, 0.4, 0.8);
  report(0.8, "funnels");
  return reportFunnels(data, problems, { seed, cutDay, problemsBefore, ...beside });
}
