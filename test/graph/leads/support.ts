import { createRng } from "../../../graph/numeric/rng";
import { buildLeadBook, type LeadBook } from "../../../graph/leads/lead-book";
import type { LeadMarket } from "../../../graph/simulation/lead-market";

/** The same rows in another order. */
export function shuffled<T>(rows: readonly T[], seed = 9): T[] {
  const rng = createRng(seed, "shuffle");
  return rows
    .map((row) => ({ row, key: rng() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

export const bookOfMarket = (market: LeadMarket): LeadBook => buildLeadBook(market.rows, null);

/** Pearson's correlation. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let [sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    sa += a[i];
    sb += b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
    ab += a[i] * b[i];
  }
  return (ab - (sa * sb) / n) / Math.sqrt((aa - (sa * sa) / n) * (bb - (sb * sb) / n));
}
