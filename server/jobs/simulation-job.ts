import { dayOfIsoDate } from "../../graph/deals/dataset";
import type { Engine } from "../ports/engine";
import type { Stores } from "../ports/stores";
import { alignAnalysis } from "../use-cases/align-analysis";
import type { JobHandler } from "./leased-job-runner";
import { plainReport } from "./plain-report";

/** What to play; JSON. */
export interface SimulationInput {
  readonly markets: number;
  readonly decisions: number;
  readonly seed: number;
  /** Training of the deep policies in the process of the own history; 0 leaves them out. */
  readonly effort: number;
}

/** Plays the policies in planted markets and in a process fitted to the deals of the run that is served; its result is the report. */
export function simulationJob({ stores, engine }: { readonly stores: Stores; readonly engine: Engine }): JobHandler {
  return {
    async run(job, tools) {
      const { markets, decisions, seed, effort } = job.payload as SimulationInput;
      const run = await stores.runs.activeRun();
      const analysis = run === null ? null : await stores.runs.loadAnalysis(run.id);
      const asOf = run?.request.asOf ?? null;
      const asOfDay = asOf === null ? null : dayOfIsoDate(asOf);
      tools.report(0, "reading");
      const dataset = analysis === null ? null : await stores.deals.readDataset(asOfDay);
      const report = await engine.simulate(
        {
          own: analysis === null || dataset === null ? null : { dataset, model: alignAnalysis(analysis, dataset.deals).model, asOfDay },
          options: { nMarkets: markets, nDecisions: decisions, seed, effort },
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
