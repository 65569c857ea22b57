import { resolveMixtureOptions } from "../../../graph/mixtures/mixture-options";
import type { CommunityDetector } from "../../ports/community-detector";
import type { LeadDesk, LeadDeskTask } from "../../../graph/leads/lead-desk";
import type { RetroReport } from "../../../graph/leads/retro-evaluate";
import type { FunnelReport } from "../../../graph/funnels/report-funnels";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
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
} from "../../ports/engine";

/** Part of the progress bar that detection takes. */
const DETECTION_SHARE = 0.1;

/**
 * Detects communities inside the server of the store, where the deals are, and does the rest in another engine. The searches on masked
 * pairs, which choose the number of problems, stay there too: no server knows which pairs are hidden.
 */
export class GdsEngine implements Engine {
  constructor(
    private readonly inner: Engine,
    private readonly detector: CommunityDetector,
  ) {}

  async analyze(task: AnalysisTask, hooks: EngineHooks = {}): Promise<AnalysisOutput> {
    const { resolutions, nSeeds } = resolveMixtureOptions({ mode: task.mode, seed: task.seed });
    const { deals } = task.dataset;
    const hasDeals = deals.clients.length > 0;
    const partitions = hasDeals
      ? await this.detector.detect({
          deals,
          asOfDay: task.asOfDay,
          resolutions,
          nSeeds,
          seed: task.seed,
          signal: hooks.signal,
          onProgress: (fraction) => hooks.onProgress?.(DETECTION_SHARE * fraction, "communities in the server"),
        })
      : null;
    return this.inner.analyze(
      { ...task, partitions },
      {
        signal: hooks.signal,
        onProgress: (fraction, stage) => hooks.onProgress?.(DETECTION_SHARE + (1 - DETECTION_SHARE) * fraction, stage),
      },
    );
  }

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
}
