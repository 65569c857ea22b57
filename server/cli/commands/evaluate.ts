import { join } from "node:path";
import { dayOfIsoDate, isoDateOfDay, type Dataset } from "../../../graph/deals/dataset";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
import { dealDaySpan } from "../../../graph/signals/history";
import { InputError } from "../../ports/errors";
import type { CommandContext } from "../command-context";
import { openSource, readDeals } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFolder, writeFolderAtomically } from "../output/atomic-output";
import { evaluationHtml } from "../output/evaluation-html";
import { evaluationJson } from "../output/evaluation-json";
import { createProgress } from "../progress";

export interface EvaluateCommandOptions extends SourceOptions {
  /** Dates; without any, 70, 80 and 90 % of the time span. */
  readonly cut?: readonly string[];
  readonly horizonDays?: number;
  readonly out: string;
  readonly seed: number;
}

/** Shares of the time from the first to the last won deal; the day is rounded down. */
const DEFAULT_CUTS = [0.7, 0.8, 0.9];

/** Decides at past dates and judges by what came after them. */
export async function evaluateCommand(options: EvaluateCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFolder(options.out);
  const source = await openSource(options, join(options.out, "rejects.csv"), context);
  try {
    const dataset = await readDeals(source, undefined, context.signal);
    const cutDays = findCuts(dataset, options.cut);
    const progress = createProgress("evaluate");
    let report: EvaluationReport;
    try {
      report = await context.engine.evaluate(
        { dataset, options: { cutDays, horizonDays: options.horizonDays ?? null, seed: options.seed } },
        {
          signal: context.signal,
          onProgress: (fraction, stage) => {
            progress.update(fraction, stage);
          },
        },
      );
    } finally {
      progress.stop();
    }
    writeFolderAtomically(options.out, { "report.html": [evaluationHtml(report)], "report.json": [evaluationJson(report)] });
    describe(report, options.out, context);
  } finally {
    await source.close();
  }
}

function findCuts({ deals }: Dataset, asked: readonly string[] | undefined): number[] {
  const span = dealDaySpan(deals, null);
  if (span === null) throw new InputError("no won deal has a closed_at: an evaluation needs dates");
  if (asked === undefined || asked.length === 0)
    return [...new Set(DEFAULT_CUTS.map((share) => Math.floor(span.first + share * (span.last - span.first))))];
  return [...new Set(asked.map(dayOfIsoDate))].map((day) => {
    if (day < span.first || day >= span.last)
      throw new InputError(
        `--cut ${isoDateOfDay(day)} must lie from ${isoDateOfDay(span.first)} on and before the last won deal, ${isoDateOfDay(span.last)}`,
      );
    return day;
  });
}

function describe({ cuts, meanRatio }: EvaluationReport, out: string, context: CommandContext): void {
  for (const cut of cuts) {
    const date = isoDateOfDay(cut.cutDay);
    const { bestPeer } = cut;
    if (bestPeer !== null)
      context.print(
        `${date}: NDCG@10 ${cut.methods[0].metrics.ndcg10.toFixed(4)}, ${bestPeer.ratio.toFixed(2)} times the best peer, ${bestPeer.method}: ` +
          `lead ${bestPeer.lead.value.toFixed(4)} (${bestPeer.lead.low.toFixed(4)} to ${bestPeer.lead.high.toFixed(4)}), ${bestPeer.verdict}`,
      );
    for (const note of cut.notes) context.note(`${date}: ${note}`);
  }
  if (meanRatio !== null && cuts.length > 1) context.print(`geometric mean of the ratios: ${meanRatio.toFixed(3)}`);
  context.print(`written to ${join(out, "report.html")} and report.json`);
}
