import { UNDATED, type DealTable } from "../deals/dataset";
import type { Incidence } from "./incidence";

/**
 * Distinct (client, product) pairs of the won deals up to a day, with dates, line counts and amounts.
 *
 * Index spaces are those of the table, so a client or product whose deals all come later is present and empty.
 * @param deals rows in any order; the result does not depend on it except for the rounding of amount sums
 * @param untilDay last UTC day that counts (inclusive), or null for every row; undated rows count only with null
 * @returns C x P pairs; an empty table gives 0 clients, 0 products and offsets [0]
 */
export function buildIncidence(deals: DealTable, untilDay: number | null): Incidence {
  const nClients = deals.clientIds.length;
  const nProducts = deals.productIds.length;
  const nRows = deals.clients.length;
  const counts = (row: number): boolean => untilDay === null || (deals.days[row] !== UNDATED && deals.days[row] <= untilDay);

  // Two stable counting sorts, by product and then by client, bring equal pairs together in (client, product, row) order.
  const byProduct = countingSort(deals.products, nProducts, selectRows(nRows, counts));
  const rows = countingSort(deals.clients, nClients, byProduct);

  let nPairs = 0;
  for (let i = 0; i < rows.length; i += 1) if (i === 0 || startsPair(deals, rows[i - 1], rows[i])) nPairs += 1;
  const offsets = new Int32Array(nClients + 1);
  const products = new Int32Array(nPairs);
  const firstDays = new Int32Array(nPairs).fill(UNDATED);
  const lastDays = new Int32Array(nPairs).fill(UNDATED);
  const pairCounts = new Int32Array(nPairs);
  const amounts = new Float64Array(nPairs);
  let pair = -1;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    if (i === 0 || startsPair(deals, rows[i - 1], row)) {
      pair += 1;
      products[pair] = deals.products[row];
      offsets[deals.clients[row] + 1] += 1;
    }
    pairCounts[pair] += 1;
    const day = deals.days[row];
    if (day !== UNDATED) {
      if (firstDays[pair] === UNDATED || day < firstDays[pair]) firstDays[pair] = day;
      if (day > lastDays[pair]) lastDays[pair] = day;
    }
    const amount = deals.amounts[row];
    if (!Number.isNaN(amount)) amounts[pair] += amount;
  }
  for (let c = 0; c < nClients; c += 1) offsets[c + 1] += offsets[c];
  return { nClients, nProducts, offsets, products, firstDays, lastDays, counts: pairCounts, amounts };
}

const startsPair = (deals: DealTable, before: number, row: number): boolean =>
  deals.clients[before] !== deals.clients[row] || deals.products[before] !== deals.products[row];

function selectRows(nRows: number, keep: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(nRows);
  let n = 0;
  for (let row = 0; row < nRows; row += 1) if (keep(row)) rows[n++] = row;
  return rows.slice(0, n);
}

/** `rows` sorted by `keys[row]` in [0, nKeys), equal keys in their given order. */
function countingSort(keys: Int32Array, nKeys: number, rows: Int32Array): Int32Array {
  const next = new Int32Array(nKeys + 1);
  for (const row of rows) next[keys[row] + 1] += 1;
  for (let k = 0; k < nKeys; k += 1) next[k + 1] += next[k];
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[next[keys[row]]++] = row;
  return sorted;
}
