import { UNDATED, type DealTable } from "./dataset";

/**
 * The rows for which `keep` answers true, in a table of their own: clients and products without a row left are not in it and
 * indices are renumbered. The order of rows stays.
 */
function selectDeals(deals: DealTable, keep: (row: number) => boolean): DealTable {
  const rows: number[] = [];
  for (let row = 0; row < deals.clients.length; row += 1) if (keep(row)) rows.push(row);
  if (rows.length === deals.clients.length) return deals;
  const renumber = (column: Int32Array, n: number): { readonly map: Int32Array; readonly kept: number[] } => {
    const seen = new Uint8Array(n);
    for (const row of rows) seen[column[row]] = 1;
    const map = new Int32Array(n).fill(-1);
    const kept: number[] = [];
    for (let i = 0; i < n; i += 1) {
      if (seen[i] === 0) continue;
      map[i] = kept.length;
      kept.push(i);
    }
    return { map, kept };
  };
  const client = renumber(deals.clients, deals.clientIds.length);
  const product = renumber(deals.products, deals.productIds.length);
  return {
    clientIds: client.kept.map((i) => deals.clientIds[i]),
    productIds: product.kept.map((i) => deals.productIds[i]),
    clients: Int32Array.from(rows, (row) => client.map[deals.clients[row]]),
    products: Int32Array.from(rows, (row) => product.map[deals.products[row]]),
    days: Int32Array.from(rows, (row) => deals.days[row]),
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
