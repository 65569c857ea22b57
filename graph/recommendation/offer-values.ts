import type { Dataset } from "../deals/dataset";
import type { DealHistory } from "../signals/history";

/** What one deal is worth, from the amounts of the history. */
export interface OfferValues {
  /** Expected amount of a deal for each product by a client like the average, reporting currency; NaN where nothing is known. */
  readonly products: Float64Array;
  /** How much more than expected each client spends a deal, 1 for the average; length C. */
  readonly clients: Float64Array;
}

/** Deals at the overall level that shrink a mean. */
const SHRINKAGE = 2;

/**
 * Expected amounts. Product: (sum + 2 M) / (n + 2), M the mean amount of all deals, over deals with a positive amount; the list price where a
 * product has one and no amounts. Client: (sum of its amounts + 2 M) / (sum of what its products usually bring + 2 M).
 * Without any amount only list prices are left.
 */
export function expectOfferValues(dataset: Dataset, history: DealHistory): OfferValues {
  const nProducts = history.incidence.nProducts;
  const sums = new Float64Array(nProducts);
  const counts = new Float64Array(nProducts);
  let total = 0;
  let count = 0;
  history.rowAmounts.forEach((amount, row) => {
    if (!(amount > 0)) return;
    sums[history.rowProducts[row]] += amount;
    counts[history.rowProducts[row]] += 1;
    total += amount;
    count += 1;
  });
  const mean = count === 0 ? Number.NaN : total / count;
  const rowOf = new Map(dataset.products.ids.map((id, row) => [id, row]));
  const products = Float64Array.from(dataset.deals.productIds, (id, p) => {
    const price = dataset.products.listPrices[rowOf.get(id) ?? -1] ?? Number.NaN;
    if (counts[p] === 0 && price > 0) return price;
    return (sums[p] + SHRINKAGE * mean) / (counts[p] + SHRINKAGE);
  });
  const spent = new Float64Array(history.clientDegrees.length).fill(SHRINKAGE * mean);
  const usual = new Float64Array(history.clientDegrees.length).fill(SHRINKAGE * mean);
  history.rowAmounts.forEach((amount, row) => {
    if (!(amount > 0)) return;
    spent[history.rowClients[row]] += amount;
    usual[history.rowClients[row]] += products[history.rowProducts[row]];
  });
  return { products, clients: spent.map((sum, c) => (count === 0 ? 1 : sum / usual[c])) };
}

/** Expected amount of a deal of the client (-1: unknown) for the product; NaN where nothing is known. */
export const expectedAmount = (values: OfferValues, client: number, product: number): number =>
  values.products[product] * (client < 0 ? 1 : values.clients[client]);
