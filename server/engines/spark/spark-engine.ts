import { dealsAsOf, featureDay } from "../../../graph/deals/select-deals";
import type { RefitInput } from "../../../graph/mixtures/refit.task";
import { refit } from "../../../graph/mixtures/refit.task";
import { countIntersections } from "../../../graph/projection/count-intersections.task";
import { INTERSECT_DEFAULTS } from "../../../graph/projection/intersect-products";
import { countLifeCycles, type LifeCycleInput } from "../../../graph/states/count-life-cycles.task";
import type { AnalysisOutput, AnalysisTask, Engine, EngineHooks } from "../../ports/engine";
import { DelegatingEngine } from "../delegating-engine";
import type { SparkOptions } from "./spark-options";
import { SparkSession } from "./spark-session";
import { requireSpark } from "./spark-tools";

/**
 * Counts intersections, assigns clients to problems and builds the features of their states in Spark, the steps whose cost grows with the
 * deals. Significance and communities work on the product graph and on samples of bounded size, so they stay in the inner engine. Counts and
 * features are the same, the mixtures agree within rounding.
 */
export class SparkEngine extends DelegatingEngine {
  constructor(
    inner: Engine,
    private readonly options: SparkOptions,
    /** Lines of Spark's own log from WARN on. */
    private readonly onLog?: (line: string) => void,
  ) {
    super(inner);
  }

  async analyze(task: AnalysisTask, hooks: EngineHooks = {}): Promise<AnalysisOutput> {
    const deals = dealsAsOf(task.dataset.deals, task.asOfDay);
    if (deals.clients.length === 0) return this.inner.analyze(task, hooks);
    const submit = await requireSpark(this.options);
    let reached = 0;
    const onProgress = (fraction: number, stage: string) => {
      reached = fraction;
      hooks.onProgress?.(fraction, stage);
    };
    const session = await SparkSession.start({
      submit,
      options: this.options,
      deals,
      asOfDay: featureDay(deals, task.asOfDay),
      maxProductsPerClient: INTERSECT_DEFAULTS.maxProductsPerClient,
      hooks: {
        onProgress: (fraction, stage) => hooks.onProgress?.(reached, `${stage} (${Math.round(100 * fraction)} %)`),
        onLog: this.onLog,
      },
      signal: hooks.signal,
    });
    try {
      const outsourced = new Map<string, (input: unknown) => Promise<unknown>>([
        [countIntersections.name, () => session.countIntersections()],
        [countLifeCycles.name, (input) => session.countLifeCycles(input as LifeCycleInput)],
        [refit.name, (input) => session.refit(input as RefitInput)],
      ]);
      return await this.inner.analyze(task, { signal: hooks.signal, onProgress, outsourced });
    } finally {
      await session.close();
    }
  }
}
