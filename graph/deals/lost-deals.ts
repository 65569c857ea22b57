import { UNDATED, type LostTable } from "./dataset";
import { IdIndex } from "./id-index";
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
  // Sorted by client: equal ids are neighbours.
  const clientIds = sorted.filter(({ clientId }, i) => i === 0 || clientId !== sorted[i - 1].clientId).map(({ clientId }) => clientId);
  const productIds = [...new Set(sorted.map(({ productId }) => productId))].sort(compareIds);
  const clientIndex = new IdIndex(clientIds);
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
