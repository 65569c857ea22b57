import type { DealHistory } from "./history";

/** Shrunken mean log amounts, relative to the mean of all deals with a positive amount. */
export interface PriceLevels {
  /** sum(log amount - mean) / (count + 2) of each client, length C; 0 without amounts. */
  readonly clients: Float64Array;
  /** The same of each product, length P. */
  readonly products: Float64Array;
}

/** Mean log amount of every client and product; amounts <= 0 or missing are skipped, and two deals at the overall mean shrink each. */
export function priceLevels(history: DealHistory): PriceLevels {
  let sum = 0;
  let count = 0;
  for (const amount of history.rowAmounts) {
    if (!(amount > 0)) continue;
    sum += Math.log(amount);
    count += 1;
  }
  const mean = count === 0 ? 0 : sum / count;
  const shrunken = (keys: Int32Array, size: number): Float64Array => {
    const sums = new Float64Array(size);
    const counts = new Float64Array(size).fill(2);
    history.rowAmounts.forEach((amount, row) => {
      if (!(amount > 0)) return;
      sums[keys[row]] += Math.log(amount) - mean;
      counts[keys[row]] += 1;
    });
    return sums.map((value, i) => value / counts[i]);
  };
  return {
    clients: shrunken(history.rowClients, history.clientDegrees.length),
    products: shrunken(history.rowProducts, history.productDegrees.length),
  };
}

/** -|price level of p - price level of the client|: 0 where they match. Length P. */
export const priceFit = (levels: PriceLevels, clientLevel: number): Float64Array =>
  levels.products.map((level) => -Math.abs(level - clientLevel));
