import { dealDaySpan } from "../../graph/signals/history";
import { evaluationJson } from "../cli/output/evaluation-json";
import type { Engine } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import type { JobHandler } from "./leased-job-runner";

/** What to judge; JSON. */
export interface EvaluationInput {
  /** Dates to decide at, as shares of the time from the first to the last won deal, each in (0, 1). */
  readonly cuts: readonly number[];
  readonly seed: number;
}

export interface EvaluationJobOptions {
  readonly stores: Stores;
  readonly engine: Engine;
}

/** Decides at past dates and judges by what came after them, as a job; its result is the report of `dealgraph evaluate`. */
export function evaluationJob({ stores, engine }: EvaluationJobOptions): JobHandler {
  return {
    async run(job, tools) {
      const { cuts, seed } = job.payload as EvaluationInput;
      const dataset = await stores.deals.readDataset(null);
      const span = dealDaySpan(dataset.deals, null);
      if (span === null) throw new InputError("no won deal has a closing date: an evaluation needs dates");
      const cutDays = [...new Set(cuts.map((share) => Math.floor(span.first + share * (span.last - span.first))))];
      const report = await engine.evaluate(
        { dataset, options: { cutDays, seed } },
        {
          signal: tools.signal,
          onProgress: (fraction, stage) => {
            tools.report(fraction, stage);
          },
        },
      );
      const result: unknown = JSON.parse(evaluationJson(report));
      return result;
    },
  };
}
