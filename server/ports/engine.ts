import type { Analysis } from "../../graph/analysis";
import type { ProductPartitions } from "../../graph/communities/product-partitions";
import type { Dataset } from "../../graph/deals/dataset";
import type { ClientId } from "../../graph/deals/ids";
import type { FunnelReport } from "../../graph/funnels/report-funnels";
import type { FunnelProblems } from "../../graph/funnels/shared-clients";
import type { FunnelData } from "../../graph/funnels/study-funnels";
import type { LeadRows } from "../../graph/leads/lead-book";
import type { LeadDesk, LeadDeskTask } from "../../graph/leads/lead-desk";
import type { RetroOptions, RetroReport } from "../../graph/leads/retro-evaluate";
import type { PreviousRun } from "../../graph/mixtures/match-problems";
import type { PolicyName } from "../../graph/policy/policy";
import type { StageTiming } from "../../graph/pipeline";
import type { EvaluationOptions, EvaluationReport } from "../../graph/evaluation/holdout-report";
import type { BatchRow, RecommendOptions } from "../../graph/recommendation/recommender";
import type { OwnHistory, SimulationReport } from "../../graph/evaluation/simulate-both";
import type { Whitespace, WhitespaceOptions } from "../../graph/recommendation/whitespace";
import type { RecommenderService } from "./recommender-service";

/** How the caller follows and stops heavy work. */
export interface EngineHooks {
  /** `fraction` in [0, 1] never falls; `stage` is a word or two for people. */
  readonly onProgress?: ((fraction: number, stage: string) => void) | undefined;
  /** Aborting ends the work at once and rejects with CancelledError. */
  readonly signal?: AbortSignal | undefined;
  /** Tasks of an analysis that the caller does itself, by their name in graph/tasks.ts: input to output. */
  readonly outsourced?: ReadonlyMap<string, (input: unknown) => Promise<unknown>> | undefined;
}

export interface AnalysisTask {
  readonly dataset: Dataset;
  readonly seed: number;
  /** UTC day, or null for all deals. The data set must have been read as of that day. */
  readonly asOfDay: number | null;
  readonly mode: "fast" | "thorough";
  /** What a former run left: its ids and names are kept. */
  readonly previous: PreviousRun | null;
  /** The analysis to bring up to date; null or missing: a full build. */
  readonly update?: Analysis | null;
  /** Communities that were detected elsewhere, where the search for problems starts; null or missing: detected by the engine. */
  readonly partitions?: ProductPartitions | null;
}

export interface AnalysisOutput {
  readonly analysis: Analysis;
  readonly timings: readonly StageTiming[];
}

export interface RecommenderTask {
  readonly dataset: Dataset;
  readonly seed: number;
  readonly asOfDay: number | null;
  readonly policies: readonly PolicyName[];
  /** Fitted in fast mode when missing. */
  readonly analysis: Analysis | null;
  /** Serialised policies to restore instead of fitting. */
  readonly restored: ReadonlyMap<PolicyName, string>;
}

/** A recommender and, by name, the policies it fitted, to be stored. */
export interface PreparedRecommender {
  readonly service: RecommenderService;
  readonly bodies: ReadonlyMap<PolicyName, string>;
  /** Rows of many clients, in their order. */
  recommendAll(clients: readonly ClientId[], options: RecommendOptions, hooks?: EngineHooks): Promise<readonly (readonly BatchRow[])[]>;
  /** What clients do not have yet, with its chances; needs the ranking policy. */
  whitespace(options: WhitespaceOptions, hooks?: EngineHooks): Promise<Whitespace>;
}

export interface EvaluationTask {
  readonly dataset: Dataset;
  readonly options: EvaluationOptions;
}

/** A study of funnels and mechanics. */
export interface FunnelTask {
  /** Won deals, for the analysis. */
  readonly dataset: Dataset;
  readonly data: FunnelData;
  /** The analysis whose problems are used; analysed in fast mode when null. */
  readonly analysis: FunnelProblems | null;
  readonly seed: number;
}

/** A past period to be judged. */
export interface RetroTask {
  readonly rows: LeadRows;
  readonly options: RetroOptions;
}

/** Policies to be played where the truth is known. */
export interface SimulationTask {
  readonly own: OwnHistory | null;
  readonly options: { readonly nMarkets: number; readonly nDecisions: number; readonly seed: number; readonly effort: number };
}

/** Where heavy work runs: never on the event loop of the caller. Equal input gives equal output on every engine. */
export interface Engine {
  analyze(task: AnalysisTask, hooks?: EngineHooks): Promise<AnalysisOutput>;
  prepareRecommender(task: RecommenderTask, hooks?: EngineHooks): Promise<PreparedRecommender>;
  evaluate(task: EvaluationTask, hooks?: EngineHooks): Promise<EvaluationReport>;
  studyFunnels(task: FunnelTask, hooks?: EngineHooks): Promise<FunnelReport>;
  workLeads(task: LeadDeskTask, hooks?: EngineHooks): Promise<LeadDesk>;
  retroEvaluate(task: RetroTask, hooks?: EngineHooks): Promise<RetroReport>;
  simulate(task: SimulationTask, hooks?: EngineHooks): Promise<SimulationReport>;
}
