import { join } from "node:path";
import { dayOfIsoDate, type Dataset } from "../../../graph/deals/dataset";
import { funnelDataAsOf, type FunnelReport } from "../../../graph/funnels/report-funnels";
import type { FunnelData } from "../../../graph/funnels/study-funnels";
import { InputError } from "../../ports/errors";
import { readFunnelData } from "../../use-cases/read-funnel-data";
import type { CommandContext } from "../command-context";
import { openSource, type DealSource } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFolder, writeFolderAtomically } from "../output/atomic-output";
import { funnelFiles } from "../output/funnel-files";
import { createProgress } from "../progress";

export interface FunnelsCommandOptions extends SourceOptions {
  readonly out: string;
  readonly asOf?: string;
  readonly seed: number;
}

/** Studies funnels and mechanics and writes the files. */
export async function funnelsCommand(options: FunnelsCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFolder(options.out);
  const source = await openSource(options, join(options.out, "rejects.csv"), context);
  try {
    const { dataset, data } = await readSource(source, options.asOf, context.signal);
    const progress = createProgress("funnels");
    let report: FunnelReport;
    try {
      report = await context.engine.studyFunnels(
        { dataset, data, analysis: null, seed: options.seed },
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
    writeFolderAtomically(options.out, funnelFiles(report));
    describe(report, options.out, context);
  } finally {
    await source.close();
  }
}

async function readSource(
  source: DealSource,
  asOf: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly dataset: Dataset; readonly data: FunnelData }> {
  const query = asOf === undefined ? "" : `?asOf=${asOf}`;
  if (source.kind === "remote") return source.server.binary(`/funnel-data${query}`, signal);
  const { deals } = source.stores;
  if ((await deals.counts()).deals === 0) throw new InputError(`${source.stores.url} holds no deals: import some first`);
  const day = asOf === undefined ? null : dayOfIsoDate(asOf);
  const dataset = await deals.readDataset(day);
  const data = await readFunnelData(deals, dataset);
  return { dataset, data: day === null ? data : funnelDataAsOf(data, day) };
}

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;

function describe(report: FunnelReport, out: string, context: CommandContext): void {
  const { summary, mechanics, validation } = report;
  context.print(
    `${summary.funnels} funnels (${report.definition}) become ${summary.unified}; ${summary.contacts} contacts become ${summary.contactsAfter}`,
  );
  context.print(report.reason);
  for (const group of report.unified.filter(({ funnelIds }) => funnelIds.length > 1).slice(0, 20)) {
    const names = group.funnelIds.slice(0, 6).join(", ") + (group.funnelIds.length > 6 ? `, ${group.funnelIds.length - 6} more` : "");
    context.print(
      `  ${group.id}  ${names}: ${group.clients} clients, ${group.sharedClients} in several (${group.expectedShared.toFixed(0)} expected)`,
    );
  }
  context.print(validation === null ? (report.validationReason ?? "") : `${validation.cutDate}: ${validation.verdict}`);
  if (mechanics.winRate.reason === null) {
    const experiments = report.transfers.filter(({ advice }) => advice === "experiment").length;
    context.print(
      `${report.transfers.length} mechanics are suggested in ${new Set(report.transfers.map(({ funnelId }) => funnelId)).size} funnels (false-positive rate ${percent(mechanics.falsePositiveRate)}), ${experiments} of them to be tried in an experiment first`,
    );
  } else context.print(`mechanics: ${mechanics.winRate.reason}`);
  context.print(`written to ${out}`);
  if (summary.wonWithoutFunnel > 0) context.note(`warning: ${summary.wonWithoutFunnel} won lines are in no funnel and are left out`);
  for (const bound of report.bounds) context.note(`note: ${bound}`);
}
