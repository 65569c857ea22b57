import { UNDATED, type DealTable } from "./dataset";

/**
 * The rows for which `keep` answers true, in a table of their own: clients and products without a row left are not in it and
 * indices are renumbered. The order of rows stays.
 */
function selectDeals(deals: DealTable, keep: (row: number) => boolean): DealTable {
  let nRows = 0;
  const kept = new Int32Array(deals.clients.length);
  for (let row = 0; row < kept.length; row += 1) if (keep(row)) kept[nRows++] = row;
  if (nRows === kept.length) return deals;
  const rows = kept.subarray(0, nRows);
  const renumber = (column: Int32Array, n: number): { readonly map: Int32Array; readonly left: number[] } => {
    const seen = new Uint8Array(n);
    for (const row of rows) seen[column[row]] = 1;
    const map = new Int32Array(n).fill(-1);
    const left: number[] = [];
    for (let i = 0; i < n; i += 1) {
      if (seen[i] === 0) continue;
      map[i] = left.length;
      left.push(i);
    }
    return { map, left };
  };
  const client = renumber(deals.clients, deals.clientIds.length);
  const product = renumber(deals.products, deals.productIds.length);
  return {
    clientIds: client.left.map((i) => deals.clientIds[i]),
    productIds: product.left.map((i) => deals.productIds[i]),
    clients: rows.map((row) => client.map[deals.clients[row]]),
    products: rows.map((row) => product.map[deals.products[row]]),
    days: rows.map((row) => deals.days[row]),
    amounts: Float64Array.from(rows, (row) => deals.amounts[row]),
  };
}

/** What was known at the end of `asOfDay` (a UTC day): dated deals up to it; undated ones are left out. Null keeps everything. */
export function dealsAsOf(deals: DealTable, asOfDay: number | null): DealTable {
  return asOfDay === null ? deals : selectDeals(deals, (row) => deals.days[row] !== UNDATED && deals.days[row] <= asOfDay);
}

/** Latest day of any deal, or UNDATED when none has a date. */
export function lastDealDay(deals: DealTable): number {
  let last: number = UNDATED;
  for (const day of deals.days) if (day > last) last = day;
  return last;
}

/** The day that features look back from: `asOfDay`, or the latest day of any deal; UNDATED when no deal has a date. */
export function featureDay(deals: DealTable, asOfDay: number | null): number {
  const last = lastDealDay(deals);
  return asOfDay === null || last === UNDATED ? last : asOfDay;
}
