import type { Dataset } from "../deals/dataset";
import type { MixtureModel } from "../mixtures/mixture-model";
import { InvalidArgumentError } from "../numeric/errors";
import { horizonOf } from "../policy/replay-windows";
import { dealDaySpan } from "../signals/history";
import { simulateHistory, type HistorySimulation } from "./simulate-history";
import { simulateMarket, summarizeMarkets, type MarketRun, type PolicySimulation, type SimulatePoliciesOptions } from "./simulate-policies";

/** What policies lose and earn where the truth is known. */
export interface SimulationReport {
  /** Regret in planted markets. */
  readonly planted: PolicySimulation;
  /** What policies earn in a process fitted to the company's own history; null where none could be fitted. */
  readonly history: HistorySimulation | null;
  /** Why there is no history; null where there is one. */
  readonly historyMissing: string | null;
}

/** A company's own deals with the mixture that was found in them. */
export interface OwnHistory {
  readonly dataset: Dataset;
  readonly model: MixtureModel;
  /** UTC day, or null for all deals. */
  readonly asOfDay: number | null;
}

/**
 * Plays every policy in planted markets and, given a history, in a process fitted to it.
 * @param own null: planted markets only
 * @param onProgress called with a fraction in [0, 1] between pieces of work
 */
export async function simulateBoth(
  own: OwnHistory | null,
  options: SimulatePoliciesOptions & { readonly nMarkets: number; readonly seed: number; readonly effort: number },
  onProgress: (fraction: number, stage: string) => void,
): Promise<SimulationReport> {
  const { nMarkets, seed, effort } = options;
  const share = own === null ? 1 : 0.5;
  const runs: MarketRun[] = [];
  while (runs.length < nMarkets) {
    onProgress((share * runs.length) / nMarkets, `planted market ${runs.length + 1} of ${nMarkets}`);
    runs.push(simulateMarket(runs.length, options));
  }
  const planted = summarizeMarkets(runs, options);
  if (own === null) return { planted, history: null, historyMissing: "nothing was analysed yet" };
  onProgress(share, "own history");
  const span = dealDaySpan(own.dataset.deals, own.asOfDay);
  if (span === null) return { planted, history: null, historyMissing: "no won deal has a date" };
  try {
    const horizonDays = horizonOf(span.first, own.asOfDay ?? span.last);
    const history = await simulateHistory(own.dataset, own.model, { asOfDay: own.asOfDay, seed, horizonDays, effort });
    return { planted, history, historyMissing: null };
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    return { planted, history: null, historyMissing: error.message };
  }
}
