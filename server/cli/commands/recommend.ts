import { asClientId, compareIds } from "../../../graph/deals/ids";
import { dayOfIsoDate } from "../../../graph/deals/dataset";
import { policyNames, type PolicyName } from "../../../graph/policy/policy";
import type { BatchRow } from "../../../graph/recommendation/recommender";
import { InputError } from "../../ports/errors";
import { describePolicy } from "../../use-cases/policies";
import type { CommandContext } from "../command-context";
import { openSource, readDeals } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFile, writeFileAtomically } from "../output/atomic-output";
import { csvLines, type Cell } from "../output/csv";
import { readClientIds } from "../previous-output";
import { createProgress } from "../progress";

export interface RecommendCommandOptions extends SourceOptions {
  readonly asOf?: string;
  readonly top: number;
  readonly out?: string;
  readonly policy: string;
  readonly clients?: string;
  readonly explore?: true;
  readonly seed: number;
}

const HEADER = ["client_id", "rank", "product_id", "score", "propensity", "problem_id", "reason", "exploration", "little_data"];

/** Fits on the deals up to the day, nothing later, and lists what to offer each client next. */
export async function recommendCommand(options: RecommendCommandOptions, context: CommandContext): Promise<void> {
  if (options.policy === "list") {
    for (const name of policyNames) context.print(`${name.padEnd(16)}${describePolicy(name)}`);
    return;
  }
  const policy = checkPolicy(options.policy);
  if (options.out === undefined) throw new InputError("--out FILE is missing");
  checkOutputFile(options.out);
  const listed = options.clients === undefined ? null : await readClientIds(options.clients);
  const source = await openSource(options, `${options.out}.rejects.csv`, context);
  try {
    const dataset = await readDeals(source, options.asOf, context.signal);
    const clients = (listed ?? dataset.deals.clientIds).map(asClientId).sort(compareIds);
    if (clients.length === 0)
      throw new InputError(
        `no client has a won deal${options.asOf === undefined ? "" : ` by ${options.asOf}`}: there is nobody to recommend to`,
      );
    const progress = createProgress("recommend");
    const hooks = (from: number, to: number) => ({
      signal: context.signal,
      onProgress: (fraction: number, stage: string) => {
        progress.update(from + fraction * (to - from), stage);
      },
    });
    try {
      const prepared = await context.engine.prepareRecommender(
        {
          dataset,
          seed: options.seed,
          asOfDay: options.asOf === undefined ? null : dayOfIsoDate(options.asOf),
          policies: [policy],
          analysis: null,
          restored: new Map(),
        },
        hooks(0, 0.8),
      );
      try {
        const recommendOptions = { top: options.top, explore: options.explore ?? false, seed: options.seed, policy };
        const slates = await prepared.recommendAll(clients, recommendOptions, hooks(0.8, 1));
        writeFileAtomically(options.out, csvLines(HEADER, rowsOf(slates)));
        const nEmpty = slates.filter((slate) => slate.length === 0).length;
        if (nEmpty > 0) context.note(`${nEmpty} of ${slates.length} clients own every product on sale: nothing to offer them, no rows`);
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

function checkPolicy(name: string): PolicyName {
  const policy = policyNames.find((known) => known === name);
  if (policy === undefined) throw new InputError(`--policy ${name} is not known; there are ${policyNames.join(", ")}`);
  return policy;
}

function* rowsOf(slates: readonly (readonly BatchRow[])[]): Generator<readonly Cell[]> {
  for (const slate of slates) {
    for (const row of slate)
      yield [
        row.clientId,
        row.rank,
        row.productId,
        row.score,
        row.propensity,
        row.problemId,
        row.reason,
        row.isExploration,
        row.littleData,
      ];
  }
}
