import { UNDATED, type DealTable } from "./dataset";
import { IdIndex } from "./id-index";
import { compareIds, type ClientId, type ProductId } from "./ids";

/** One won deal line, as a caller in memory has it. */
export interface DealRow {
  readonly clientId: ClientId;
  readonly productId: ProductId;
  /** UTC day of closing, or UNDATED (default). */
  readonly day?: number;
  /** Amount in the reporting currency, NaN (default) where unknown. */
  readonly amount?: number;
  /** Only orders rows that are otherwise equal; default empty. */
  readonly dealId?: string;
}

const numberOrder = (a: number, b: number): number =>
  a < b ? -1 : a > b ? 1 : Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : Number.isNaN(b) ? 1 : 0;

/**
 * A deal table in canonical order: whatever order the rows come in, the table is the same. Rows are not merged. No rows give an
 * empty table.
 */
export function buildDealTable(rows: readonly DealRow[]): DealTable {
  const sorted = [...rows].sort(
    (a, b) =>
      compareIds(a.clientId, b.clientId) ||
      (a.day ?? UNDATED) - (b.day ?? UNDATED) ||
      compareIds(a.productId, b.productId) ||
      compareIds(a.dealId ?? "", b.dealId ?? "") ||
      numberOrder(a.amount ?? Number.NaN, b.amount ?? Number.NaN),
  );
  // Sorted by client: equal ids are neighbours.
  const clientIds = sorted.filter(({ clientId }, i) => i === 0 || clientId !== sorted[i - 1].clientId).map(({ clientId }) => clientId);
  const productIds = [...new Set(sorted.map((row) => row.productId))].sort(compareIds);
  const clientIndex = new IdIndex(clientIds);
  const productIndex = new Map(productIds.map((id, i) => [id, i]));
  return {
    clientIds,
    productIds,
    clients: Int32Array.from(sorted, (row) => clientIndex.get(row.clientId) ?? -1),
    products: Int32Array.from(sorted, (row) => productIndex.get(row.productId) ?? -1),
    days: Int32Array.from(sorted, (row) => row.day ?? UNDATED),
    amounts: Float64Array.from(sorted, (row) => row.amount ?? Number.NaN),
  };
}
