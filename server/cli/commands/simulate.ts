import { setImmediate } from "node:timers/promises";
import { simulateMarket, summarizeMarkets, type MarketRun, type PolicySimulation } from "../../../graph/evaluation/simulate-policies";
import { throwIfCancelled } from "../../../graph/numeric/tasks";
import type { CommandContext } from "../command-context";
import { checkOutputFile, writeFileAtomically } from "../output/atomic-output";
import { createProgress } from "../progress";

export interface SimulateCommandOptions {
  readonly decisions: number;
  readonly markets: number;
  readonly out?: string;
  readonly seed: number;
}

/** Plays every policy in planted markets with known truth: a table for people, JSON for programs. Reads no data. */
export async function simulateCommand(options: SimulateCommandOptions, context: CommandContext): Promise<void> {
  if (options.out !== undefined) checkOutputFile(options.out);
  const settings = { nDecisions: options.decisions, nMarkets: options.markets, seed: options.seed };
  const progress = createProgress("simulate");
  const runs: MarketRun[] = [];
  try {
    while (runs.length < options.markets) {
      runs.push(simulateMarket(runs.length, settings));
      progress.update(runs.length / options.markets, `market ${runs.length} of ${options.markets}`);
      // Lets a signal be heard.
      await setImmediate();
      throwIfCancelled(context.signal);
    }
  } finally {
    progress.stop();
  }
  const simulation = summarizeMarkets(runs, settings);
  if (options.out !== undefined) writeFileAtomically(options.out, [`${JSON.stringify(simulation, null, 2)}\n`]);
  for (const line of tableOf(simulation)) context.print(line);
}

function tableOf({ markets, chains, bestAcceptanceRate }: PolicySimulation): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `policy in a market (best possible acceptance ${percent(bestAcceptanceRate)})`.padEnd(64) + "regret  accepted  of popularity's regret",
    ...markets.map(
      ({ policy, byState, regret, acceptanceRate, shareOfPopularity: { low, high } }) =>
        `  ${policy}${byState ? " by state" : ""}`.padEnd(64) +
        `${regret.toFixed(0).padStart(6)}  ${percent(acceptanceRate).padStart(8)}  ${low.toFixed(2)} to ${high.toFixed(2)}`,
    ),
    "policy in a chain of sales".padEnd(64) + "of the optimal value",
    ...chains.map(({ policy, log, shareOfOptimal }) => {
      const name = log === null ? `${policy}, knowing the truth` : `${policy} from a ${log.kind} log of ${log.nClients} clients`;
      return `  ${name}`.padEnd(64) + percent(shareOfOptimal);
    }),
  ];
}
