import { UNDATED, type LostTable } from "./dataset";
import { compareIds, type ClientId, type ProductId } from "./ids";

/** One lost deal line, as a caller in memory has it. */
export interface LostDealRow {
  readonly clientId: ClientId;
  readonly productId: ProductId;
  /** UTC day of closing, or UNDATED (default). */
  readonly day?: number;
  /** In the words of whoever lost it; null (default) where nobody said. */
  readonly reason?: string | null;
}

/** Lost deals in canonical order: whatever order the rows come in, the table is the same. No rows give an empty table. */
export function buildLostTable(rows: readonly LostDealRow[]): LostTable {
  const sorted = [...rows].sort(
    (a, b) =>
      compareIds(a.clientId, b.clientId) ||
      (a.day ?? UNDATED) - (b.day ?? UNDATED) ||
      compareIds(a.productId, b.productId) ||
      compareIds(a.reason ?? "", b.reason ?? ""),
  );
  const clientIds = [...new Set(sorted.map(({ clientId }) => clientId))];
  const productIds = [...new Set(sorted.map(({ productId }) => productId))].sort(compareIds);
  const clientIndex = new Map(clientIds.map((id, i) => [id, i]));
  const productIndex = new Map(productIds.map((id, i) => [id, i]));
  return {
    clientIds,
    productIds,
    clients: Int32Array.from(sorted, ({ clientId }) => clientIndex.get(clientId) ?? -1),
    products: Int32Array.from(sorted, ({ productId }) => productIndex.get(productId) ?? -1),
    days: Int32Array.from(sorted, ({ day }) => day ?? UNDATED),
    reasons: sorted.map(({ reason }) => reason ?? null),
  };
}
