import { dayOfIsoDate } from "../../graph/deals/dataset";
import { funnelDataAsOf } from "../../graph/funnels/report-funnels";
import type { Engine } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { readFunnelData } from "../use-cases/read-funnel-data";
import type { JobHandler } from "./leased-job-runner";
import { plainReport } from "./plain-report";

/** What to study; JSON. */
export interface FunnelJobInput {
  readonly seed: number;
}

/**
 * Studies funnels and mechanics as a job, with the problems of the active run, as of the run's day; its result is the whole report. NaN has
 * no place in JSON: it becomes null.
 */
export function funnelJob({ stores, engine }: { readonly stores: Stores; readonly engine: Engine }): JobHandler {
  return {
    async run(job, tools) {
      const { seed } = job.payload as FunnelJobInput;
      const run = await stores.runs.activeRun();
      const analysis = run === null ? null : await stores.runs.loadAnalysis(run.id);
      const asOf = run?.request.asOf ?? null;
      const day = asOf === null ? null : dayOfIsoDate(asOf);
      tools.report(0, "reading");
      const dataset = await stores.deals.readDataset(day);
      if (dataset.deals.clients.length === 0) throw new InputError("there are no won deals: import some first");
      const data = await readFunnelData(stores.deals, dataset);
      const report = await engine.studyFunnels(
        {
          dataset,
          data: day === null ? data : funnelDataAsOf(data, day),
          analysis:
            analysis === null
              ? null
              : {
                  clientIds: analysis.clientIds,
                  productIds: analysis.productIds,
                  problemIds: analysis.problems.map(({ id }) => id),
                  model: analysis.model,
                  productProblems: analysis.productProblems,
                },
          seed,
        },
        {
          signal: tools.signal,
          onProgress: (fraction, stage) => {
            tools.report(fraction, stage);
          },
        },
      );
      return plainReport(report);
    },
  };
}
