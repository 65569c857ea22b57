import type { DealTable, ProductTable } from "../deals/dataset";
import { compareIds } from "../deals/ids";
import type { DealHistory } from "./history";

/** Product categories, or the funnels that products belong to, as numbers. */
export interface Categories {
  /** Ascending. */
  readonly names: readonly string[];
  /** Category of each product of the deal table, -1 where it has none. */
  readonly ofProducts: Int32Array;
  /** b_k: share of all owned pairs that is in category k. */
  readonly shares: Float64Array;
}

/**
 * Categories of the catalogue with their share of the owned pairs of the history.
 * @param column the product table's column to group by
 */
export function buildCategories(
  history: DealHistory,
  deals: DealTable,
  products: ProductTable,
  column: readonly (string | null)[] = products.categories,
): Categories {
  const rowOf = new Map(products.ids.map((id, row) => [id, row]));
  const names = deals.productIds.map((id) => column[rowOf.get(id) ?? -1] ?? null);
  const distinct = [...new Set(names.filter((name) => name !== null && name !== ""))].sort((a, b) => compareIds(a ?? "", b ?? ""));
  const index = new Map(distinct.map((name, k) => [name, k]));
  const ofProducts = Int32Array.from(names, (name) => index.get(name) ?? -1);
  const shares = new Float64Array(distinct.length);
  const nPairs = history.incidence.products.length;
  for (const p of history.incidence.products) if (ofProducts[p] >= 0) shares[ofProducts[p]] += 1 / nPairs;
  return { names: distinct.map((name) => name ?? ""), ofProducts, shares };
}

/**
 * log((own_k + 3 b_k) / ((d_c + 3) b_k)), own_k the client's products in the category k of p; 0 without a category. Length P.
 * @param touched a category that counts as one more product, the funnel through which a client came; -1: none
 */
export function categoryLift(categories: Categories, owned: Int32Array, touched = -1): Float64Array {
  const counts = new Float64Array(categories.shares.length);
  for (const p of owned) if (categories.ofProducts[p] >= 0) counts[categories.ofProducts[p]] += 1;
  if (touched >= 0) counts[touched] += 1;
  const nCounted = owned.length + (touched >= 0 ? 1 : 0);
  const lifts = counts.map((count, k) => {
    const share = categories.shares[k];
    return share > 0 ? Math.log((count / share + 3) / (nCounted + 3)) : 0;
  });
  return Float64Array.from(categories.ofProducts, (k) => (k < 0 ? 0 : lifts[k]));
}
