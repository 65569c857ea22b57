import { UNDATED, type Dataset, type DealTable } from "../../deals/dataset";
import type { MixtureModel } from "../../mixtures/mixture-model";
import { journeysOfClients, problemsOfProducts } from "../../simulation/client-journey";
import { fitSalesProcess, type ProcessFit } from "../../simulation/fit-sales-process";
import type { SalesProcess } from "../../simulation/sales-process";
import { DeepPolicy } from "./deep-policy";
import { trainDeep, type DeepName } from "./train-deep";

/** How to fit the process behind the deep policies to a company's own history. */
export interface FitHistoryOptions {
  readonly asOfDay: number | null;
  readonly seed: number;
  /** H, days: a period is a quarter of it, and something counts half as recent after half of it, as in the signals. */
  readonly horizonDays: number;
  /** `adoption`: every first purchase is worth 1; `amount` (default): its mean amount by problem over the overall mean, .2 to 5. */
  readonly reward?: "adoption" | "amount";
  /** Taken off every offer, as a share of a mean deal, >= 0. Default 0. */
  readonly offerCost?: number;
}

const PERIODS_PER_HORIZON = 4;
const WORTH_RANGE = Object.freeze({ least: 0.2, most: 5 });

/**
 * The process that a company's own history shows (`journeysOfClients`, `fitSalesProcess`): its clients' journeys through the problems of a
 * mixture, cut into periods. A reward is worth half after one horizon.
 */
export function fitProcessFromHistory(
  dataset: Dataset,
  model: MixtureModel,
  options: FitHistoryOptions,
): { readonly process: SalesProcess; readonly fit: ProcessFit; readonly periodDays: number } {
  const { asOfDay, seed, horizonDays, reward = "amount", offerCost = 0 } = options;
  const periodDays = Math.max(1, Math.round(horizonDays / PERIODS_PER_HORIZON));
  const halfLifeDays = Math.max(0.5, horizonDays / 2);
  const journeys = journeysOfClients(dataset.deals, model, { seed, periodDays, halfLifeDays, asOfDay });
  const worths = reward === "amount" ? worthsOfProblems(dataset.deals, model) : new Float64Array(model.nProblems).fill(1);
  const { process, fit } = fitSalesProcess(journeys, {
    seed,
    pi: model.pi,
    alpha: model.alpha,
    worths,
    offerCost,
    retention: 2 ** (-periodDays / halfLifeDays),
    discount: 2 ** (-periodDays / Math.max(1, horizonDays)),
  });
  return { process, fit, periodDays };
}

/** Mean known amount of a deal by problem over the overall mean, within .2 and 5; 1 where no amounts are known. */
function worthsOfProblems(deals: DealTable, model: MixtureModel): Float64Array {
  const K = model.nProblems;
  const addressed = problemsOfProducts(model, deals.productIds.length);
  const sums = new Float64Array(K);
  const weights = new Float64Array(K);
  for (let row = 0; row < deals.products.length; row += 1) {
    const amount = deals.amounts[row];
    if (!(amount > 0) || deals.days[row] === UNDATED) continue;
    for (let k = 0; k < K; k += 1) {
      const share = addressed[deals.products[row] * K + k];
      sums[k] += share * amount;
      weights[k] += share;
    }
  }
  const all = sums.reduce((a, b) => a + b, 0);
  const n = weights.reduce((a, b) => a + b, 0);
  return sums.map((sum, k) =>
    weights[k] > 0 && all > 0 ? Math.min(WORTH_RANGE.most, Math.max(WORTH_RANGE.least, (sum / weights[k]) * (n / all))) : 1,
  );
}

/** A deep policy trained in the process that the history shows. Seconds to half a minute; loads the tensor library. */
export async function fitDeepPolicy(
  name: DeepName,
  dataset: Dataset,
  model: MixtureModel,
  options: FitHistoryOptions & { readonly effort?: number },
): Promise<DeepPolicy> {
  const { process } = fitProcessFromHistory(dataset, model, options);
  const agent = await trainDeep(name, process, { seed: options.seed, effort: options.effort ?? 1 });
  return new DeepPolicy({ agent, shares: model.pi });
}
