import { join } from "node:path";
import { dayOfIsoDate } from "../../../graph/deals/dataset";
import type { OpenSum, Whitespace } from "../../../graph/recommendation/whitespace";
import { InputError } from "../../ports/errors";
import type { CommandContext } from "../command-context";
import { openSource, readDeals } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFolder, writeFolderAtomically, type Files } from "../output/atomic-output";
import { csvLines, type Cell } from "../output/csv";
import { createProgress } from "../progress";

export interface WhitespaceCommandOptions extends SourceOptions {
  readonly asOf?: string;
  readonly top: number;
  readonly minProbability: number;
  readonly maxClients: number;
  readonly out: string;
  readonly seed: number;
}

/** Fits on the deals up to the day and writes what clients do not have yet, with its chances. */
export async function whitespaceCommand(options: WhitespaceCommandOptions, context: CommandContext): Promise<void> {
  checkOutputFolder(options.out);
  if (options.minProbability > 1) throw new InputError(`--min-probability must be 0 to 1, got ${options.minProbability}`);
  const source = await openSource(options, join(options.out, "rejects.csv"), context);
  try {
    const dataset = await readDeals(source, options.asOf, context.signal);
    if (dataset.deals.clientIds.length === 0)
      throw new InputError(`there is no won deal${options.asOf === undefined ? "" : ` by ${options.asOf}`}: nothing can be foreseen`);
    const progress = createProgress("whitespace");
    const hooks = (from: number, to: number) => ({
      signal: context.signal,
      onProgress: (fraction: number, stage: string) => {
        progress.update(from + fraction * (to - from), stage);
      },
    });
    try {
      const asOfDay = options.asOf === undefined ? null : dayOfIsoDate(options.asOf);
      const prepared = await context.engine.prepareRecommender(
        { dataset, seed: options.seed, asOfDay, policies: ["ranking"], analysis: null, restored: new Map() },
        hooks(0, 0.7),
      );
      try {
        const { top, minProbability, maxClients } = options;
        const space = await prepared.whitespace({ top, minProbability, maxClients }, hooks(0.7, 1));
        progress.stop();
        writeFolderAtomically(options.out, whitespaceFiles(space));
        const adoptions = space.clients.reduce((sum, client) => sum + client.adoptions, 0);
        context.print(
          `${space.offers.length} open offers to ${space.clients.length} clients; ${adoptions.toFixed(1)} first purchases expected within ${space.horizonDays} days`,
        );
        context.print(`written to ${options.out}`);
        for (const bound of space.bounds) context.note(bound);
      } finally {
        await prepared.service.close();
      }
    } finally {
      progress.stop();
    }
  } finally {
    await source.close();
  }
}

const SUM_COLUMNS = ["clients", "cells", "expected_adoptions", "expected_value"];
const sumCells = (sum: OpenSum): Cell[] => [sum.nClients, sum.nCells, sum.adoptions, sum.value];

function sumLines<T extends OpenSum>(keys: readonly string[], rows: readonly T[], keyCells: (row: T) => readonly Cell[]): Iterable<string> {
  return csvLines(
    [...keys, ...SUM_COLUMNS],
    rows.map((row) => [...keyCells(row), ...sumCells(row)]),
  );
}

/** The offers of every client, and the sums by client, product, problem and segment. */
function whitespaceFiles(space: Whitespace): Files {
  return {
    "whitespace.csv": csvLines(
      [
        "client_id",
        "product_id",
        "probability",
        "expected_amount",
        "expected_value",
        "support_clients",
        "problem_id",
        "reason",
        "little_data",
      ],
      space.offers.map((offer) => [
        offer.clientId,
        offer.productId,
        offer.probability,
        offer.expectedAmount,
        offer.expectedValue,
        offer.supportClients,
        offer.problemId,
        offer.reason,
        offer.littleData,
      ]),
    ),
    "whitespace_clients.csv": sumLines(["client_id"], space.clients, ({ clientId }) => [clientId]),
    "whitespace_products.csv": sumLines(["product_id"], space.products, ({ productId }) => [productId]),
    "whitespace_problems.csv": sumLines(["problem_id"], space.problems, ({ problemId }) => [problemId]),
    "whitespace_segments.csv": sumLines(["attribute", "level"], space.segments, ({ attribute, level }) => [attribute, level]),
  };
}
