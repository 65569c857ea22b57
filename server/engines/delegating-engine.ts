import type { EvaluationReport } from "../../graph/evaluation/holdout-report";
import type { FunnelReport } from "../../graph/funnels/report-funnels";
import type { SimulationReport } from "../../graph/evaluation/simulate-both";
import type { LeadDesk, LeadDeskTask } from "../../graph/leads/lead-desk";
import type { RetroReport } from "../../graph/leads/retro-evaluate";
import type {
  AnalysisOutput,
  AnalysisTask,
  Engine,
  EngineHooks,
  EvaluationTask,
  FunnelTask,
  PreparedRecommender,
  RecommenderTask,
  RetroTask,
  SimulationTask,
} from "../ports/engine";

/** An engine that does a part of an analysis elsewhere, and everything else in another engine. */
export abstract class DelegatingEngine implements Engine {
  constructor(protected readonly inner: Engine) {}

  abstract analyze(task: AnalysisTask, hooks?: EngineHooks): Promise<AnalysisOutput>;

  prepareRecommender(task: RecommenderTask, hooks?: EngineHooks): Promise<PreparedRecommender> {
    return this.inner.prepareRecommender(task, hooks);
  }

  evaluate(task: EvaluationTask, hooks?: EngineHooks): Promise<EvaluationReport> {
    return this.inner.evaluate(task, hooks);
  }

  studyFunnels(task: FunnelTask, hooks?: EngineHooks): Promise<FunnelReport> {
    return this.inner.studyFunnels(task, hooks);
  }

  workLeads(task: LeadDeskTask, hooks?: EngineHooks): Promise<LeadDesk> {
    return this.inner.workLeads(task, hooks);
  }

  retroEvaluate(task: RetroTask, hooks?: EngineHooks): Promise<RetroReport> {
    return this.inner.retroEvaluate(task, hooks);
  }

  simulate(task: SimulationTask, hooks?: EngineHooks): Promise<SimulationReport> {
    return this.inner.simulate(task, hooks);
  }
}
