import { setImmediate } from "node:timers/promises";
import { simulateMarket, summarizeMarkets, type MarketRun, type PolicySimulation } from "../../../graph/evaluation/simulate-policies";
import { dayOfIsoDate } from "../../../graph/deals/dataset";
import { simulateHistory, type HistorySimulation } from "../../../graph/evaluation/simulate-history";
import { horizonOf } from "../../../graph/policy/replay-windows";
import { dealDaySpan } from "../../../graph/signals/history";
import { throwIfCancelled } from "../../../graph/numeric/tasks";
import type { CommandContext } from "../command-context";
import { openSource, readDeals } from "../deal-source";
import type { SourceOptions } from "../options";
import { checkOutputFile, writeFileAtomically } from "../output/atomic-output";
import { createProgress } from "../progress";

export interface SimulateCommandOptions extends SourceOptions {
  readonly asOf?: string;
  readonly effort: number;
  readonly decisions: number;
  readonly markets: number;
  readonly out?: string;
  readonly seed: number;
}

/**
 * Plays every policy in planted markets with known truth, or, given deals, in a process fitted to their history: a table for people, JSON for
 * programs.
 */
export async function simulateCommand(options: SimulateCommandOptions, context: CommandContext): Promise<void> {
  if (options.out !== undefined) checkOutputFile(options.out);
  if (options.data !== undefined || options.store !== undefined) {
    await simulateOwnHistory(options, context);
    return;
  }
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

/** Analyses the deals, fits a process to the clients' journeys, and plays in it. */
async function simulateOwnHistory(options: SimulateCommandOptions, context: CommandContext): Promise<void> {
  const source = await openSource(options, `${options.out ?? "simulation"}.rejects.csv`, context);
  const progress = createProgress("simulate");
  try {
    const dataset = await readDeals(source, options.asOf, context.signal);
    const asOfDay = options.asOf === undefined ? null : dayOfIsoDate(options.asOf);
    const task = { dataset, seed: options.seed, asOfDay, mode: "fast", previous: null } as const;
    const { analysis } = await context.engine.analyze(task, {
      signal: context.signal,
      onProgress: (fraction, stage) => {
        progress.update(0.6 * fraction, stage);
      },
    });
    progress.update(0.6, "playing");
    const span = dealDaySpan(dataset.deals, asOfDay);
    const horizonDays = span === null ? 1 : horizonOf(span.first, asOfDay ?? span.last);
    const { seed, effort } = options;
    const simulation = await simulateHistory(dataset, analysis.model, { asOfDay, seed, horizonDays, effort });
    progress.stop();
    if (options.out !== undefined) writeFileAtomically(options.out, [`${JSON.stringify(simulation, null, 2)}\n`]);
    for (const line of historyTable(simulation)) context.print(line);
  } finally {
    progress.stop();
    await source.close();
  }
}

function historyTable({ fit, periodDays, nProblems, policies }: HistorySimulation): string[] {
  const { bitsPerPeriod, standardError, isInformative, calibration } = fit;
  return [
    `process fitted to ${fit.nClients} clients, ${fit.nPeriods} periods of ${periodDays} days, ${nProblems} problems`,
    `  held-out gain over constant rates ${bitsPerPeriod.toFixed(4)} bits a period (standard error ${standardError.toFixed(4)})${
      isInformative ? "" : ": no better than constant rates, compare no policies by it"
    }`,
    "  chance of a purchase, predicted and seen, by tenths",
    `    ${calibration.map(({ predicted, observed }) => `${predicted.toFixed(3)}/${observed.toFixed(3)}`).join("  ")}`,
    "policy in that process".padEnd(64) + "value of a journey, in mean deals",
    ...policies.map(({ policy, value, standardError: error }) => `  ${policy}`.padEnd(64) + `${value.toFixed(3)} (${error.toFixed(3)})`),
  ];
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
