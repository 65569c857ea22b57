import { UNDATED, type DealTable } from "../deals/dataset";
import type { ProductChances } from "../recommendation/recommender";
import type { RetroEvaluation } from "./holdout-report";
import { intervalsOfSums, type ResamplingOptions } from "./judge-lists";
import { sortedQuantile } from "./off-policy/intervals";
import { ownedBy, type HoldoutSplit } from "./peers/holdout-split";

/** First purchase after the cut: its day, and what was paid that day (NaN where no amount is known). */
interface FirstPurchase {
  readonly day: number;
  readonly amount: number;
}

/**
 * What would have been offered at the cut and what closed later without anybody offering it. Values are those of the first day's deals; a
 * purchase without an amount is worth its expected amount.
 * @param chances of every judged client, in the order of `split.clients`, for the days up to `endDay`
 */
export function evaluateInRetrospect(
  deals: DealTable,
  split: HoldoutSplit,
  endDay: number,
  chances: readonly ProductChances[],
  offersPerClient: number,
  options: ResamplingOptions,
): RetroEvaluation {
  const purchases = firstPurchases(deals, split, endDay);
  const popular = Int32Array.from(split.degrees.keys()).sort((a, b) => split.degrees[b] - split.degrees[a] || a - b);
  const n = split.clients.length;
  const column = (): Float64Array => new Float64Array(n);
  const closedCount = column();
  const closedValue = column();
  const leadCount = column();
  const leadValue = column();
  const openChance = column();
  const openValue = column();
  const days: number[] = [];
  const sums = { nOffers: 0, nAdoptions: 0, adoptedValue: 0, expected: 0, popularClosed: 0, popularValue: 0, open: 0 };
  let hasAmounts = false;
  split.clients.forEach((client, row) => {
    const { candidates, scores, probabilities, amounts } = chances[row];
    const bought = purchases.get(client) ?? new Map<number, FirstPurchase>();
    const amountOf = (p: number, purchase: FirstPurchase): number => {
      if (!Number.isNaN(purchase.amount)) {
        hasAmounts = true;
        return purchase.amount;
      }
      const expected = amounts[candidates.indexOf(p)] ?? Number.NaN;
      return Number.isNaN(expected) ? 0 : expected;
    };
    for (const [p, purchase] of bought) {
      sums.nAdoptions += 1;
      sums.adoptedValue += amountOf(p, purchase);
    }
    const best = Array.from(scores.keys())
      .sort((a, b) => scores[b] - scores[a] || a - b)
      .slice(0, offersPerClient);
    for (const i of best) {
      const purchase = bought.get(candidates[i]);
      sums.nOffers += 1;
      sums.expected += probabilities[i];
      if (purchase === undefined) {
        sums.open += 1;
        openChance[row] += probabilities[i];
        if (!Number.isNaN(amounts[i])) openValue[row] += probabilities[i] * amounts[i];
        continue;
      }
      const amount = amountOf(candidates[i], purchase);
      closedCount[row] += 1;
      closedValue[row] += amount;
      days.push(purchase.day - split.cutDay);
    }
    const owned = new Set(ownedBy(split, client));
    let nPopular = 0;
    let popularCount = 0;
    let popularValue = 0;
    for (let i = 0; i < popular.length && nPopular < offersPerClient; i += 1) {
      if (owned.has(popular[i])) continue;
      nPopular += 1;
      const purchase = bought.get(popular[i]);
      if (purchase === undefined) continue;
      popularCount += 1;
      popularValue += amountOf(popular[i], purchase);
    }
    sums.popularClosed += popularCount;
    sums.popularValue += popularValue;
    // What both lists name cancels.
    leadCount[row] = closedCount[row] - popularCount;
    leadValue[row] = closedValue[row] - popularValue;
  });
  const [count, value, moreDeals, moreValue, expectedCount, expectedValue] = intervalsOfSums(
    [closedCount, closedValue, leadCount, leadValue, openChance, openValue],
    options,
  );
  return {
    offersPerClient,
    nClients: n,
    nOffers: sums.nOffers,
    nAdoptions: sums.nAdoptions,
    adoptedValue: sums.adoptedValue,
    closed: {
      count,
      value,
      expectedCount: sums.expected,
      medianDays: days.length === 0 ? null : sortedQuantile(Float64Array.from(days).sort(), 0.5),
    },
    popularity: { closed: sums.popularClosed, value: sums.popularValue },
    leftOnTable: { count: moreDeals, value: moreValue },
    open: { count: sums.open, expectedCount, expectedValue },
    hasAmounts,
  };
}

/** By client and product of the split: first purchases in (cut, endDay] of products that were known at the cut. */
function firstPurchases(deals: DealTable, split: HoldoutSplit, endDay: number): Map<number, Map<number, FirstPurchase>> {
  const clientOf = new Map(split.deals.clientIds.map((id, c) => [id as string, c]));
  const productOf = new Map(split.deals.productIds.map((id, p) => [id as string, p]));
  const purchases = new Map<number, Map<number, FirstPurchase>>();
  deals.days.forEach((day, row) => {
    if (day === UNDATED || day <= split.cutDay || day > endDay) return;
    const client = clientOf.get(deals.clientIds[deals.clients[row]]);
    const product = productOf.get(deals.productIds[deals.products[row]]);
    if (client === undefined || product === undefined || split.positives.get(client)?.has(product) !== true) return;
    const own = purchases.get(client) ?? new Map<number, FirstPurchase>();
    purchases.set(client, own);
    const known = own.get(product);
    const amount = deals.amounts[row];
    if (known === undefined || day < known.day) own.set(product, { day, amount });
    else if (day === known.day && !Number.isNaN(amount))
      own.set(product, { day, amount: Number.isNaN(known.amount) ? amount : known.amount + amount });
  });
  return purchases;
}
