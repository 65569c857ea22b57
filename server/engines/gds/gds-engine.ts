import { resolveMixtureOptions } from "../../../graph/mixtures/mixture-options";
import type { CommunityDetector } from "../../ports/community-detector";
import type { AnalysisOutput, AnalysisTask, Engine, EngineHooks } from "../../ports/engine";
import { DelegatingEngine } from "../delegating-engine";

/** Part of the progress bar that detection takes. */
const DETECTION_SHARE = 0.1;

/**
 * Detects communities inside the server of the store, where the deals are, and does the rest in another engine. The searches on masked
 * pairs, which choose the number of problems, stay there too: no server knows which pairs are hidden.
 */
export class GdsEngine extends DelegatingEngine {
  constructor(
    inner: Engine,
    private readonly detector: CommunityDetector,
  ) {
    super(inner);
  }

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
}
