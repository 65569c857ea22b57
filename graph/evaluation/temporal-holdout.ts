import { UNDATED, type DealTable } from "../deals/dataset";
import { buildIncidence } from "../incidence/build-incidence";

/**
 * What came true after a cut: by client index, the products (indices) that it bought for the first time in (cutDay, endDay], where
 * client and product both have a won deal on or before the cut. Clients without such a product are not in it.
 * @param cutDay inclusive UTC day: a cut is the end of that day
 * @param endDay inclusive UTC day, or null for no end
 */
export function firstAdoptionsAfter(deals: DealTable, cutDay: number, endDay: number | null = null): Map<number, Set<number>> {
  const before = buildIncidence(deals, cutDay);
  const isKnown = new Uint8Array(before.nProducts);
  for (const p of before.products) isKnown[p] = 1;
  const owned = new Set<number>();
  for (let c = 0; c < before.nClients; c += 1) {
    for (let i = before.offsets[c]; i < before.offsets[c + 1]; i += 1) owned.add(c * before.nProducts + before.products[i]);
  }
  const adoptions = new Map<number, Set<number>>();
  for (let row = 0; row < deals.days.length; row += 1) {
    const day = deals.days[row];
    if (day === UNDATED || day <= cutDay || (endDay !== null && day > endDay)) continue;
    const client = deals.clients[row];
    const product = deals.products[row];
    if (before.offsets[client] === before.offsets[client + 1] || isKnown[product] === 0) continue;
    if (owned.has(client * before.nProducts + product)) continue;
    const products = adoptions.get(client) ?? new Set<number>();
    products.add(product);
    adoptions.set(client, products);
  }
  return adoptions;
}

/** Quality of ranked lists against what came true, averaged over clients with at least one positive. */
export interface RankingMetrics {
  readonly nClients: number;
  readonly nPositives: number;
  /** Share of clients with a positive among the first five. */
  readonly hit5: number;
  /** Hits among the first ten / min(positives, 10). */
  readonly recall10: number;
  /** DCG of the first ten with gain 1 and discount log2(rank + 1), over the best possible one. */
  readonly ndcg10: number;
  /** Sum over hits of (hits so far / rank) / min(positives, 10). */
  readonly map10: number;
  /** 1 / rank of the first hit among the first ten, 0 without. */
  readonly mrr10: number;
  /** NDCG@10 of every client, ascending client index: for paired intervals. */
  readonly ndcgOfClients: Float64Array;
}

const DEPTH = 10;

/**
 * Metrics of ranked lists; a client without a list counts as a list without hits.
 * @param positives by client index, from `firstAdoptionsAfter`
 * @param lists ranked product indices by client index, best first; only the first ten are read
 * @returns zeros when there are no positives
 */
export function scoreRankings(
  positives: ReadonlyMap<number, ReadonlySet<number>>,
  lists: ReadonlyMap<number, readonly number[]>,
): RankingMetrics {
  const clients = [...positives.keys()].sort((a, b) => a - b);
  const ndcgOfClients = new Float64Array(clients.length);
  const sums = { nPositives: 0, hit5: 0, recall10: 0, ndcg10: 0, map10: 0, mrr10: 0 };
  clients.forEach((client, i) => {
    const wanted = positives.get(client) ?? new Set<number>();
    const list = (lists.get(client) ?? []).slice(0, DEPTH);
    const best = Math.min(wanted.size, DEPTH);
    let hits = 0;
    let gain = 0;
    let precision = 0;
    let first = 0;
    list.forEach((product, position) => {
      if (!wanted.has(product)) return;
      hits += 1;
      if (hits === 1) first = position + 1;
      gain += 1 / Math.log2(position + 2);
      precision += hits / (position + 1);
    });
    let ideal = 0;
    for (let position = 0; position < best; position += 1) ideal += 1 / Math.log2(position + 2);
    ndcgOfClients[i] = gain / ideal;
    sums.nPositives += wanted.size;
    sums.hit5 += first > 0 && first <= 5 ? 1 : 0;
    sums.recall10 += hits / best;
    sums.ndcg10 += ndcgOfClients[i];
    sums.map10 += precision / best;
    sums.mrr10 += first > 0 ? 1 / first : 0;
  });
  const n = Math.max(1, clients.length);
  return {
    nClients: clients.length,
    nPositives: sums.nPositives,
    hit5: sums.hit5 / n,
    recall10: sums.recall10 / n,
    ndcg10: sums.ndcg10 / n,
    map10: sums.map10 / n,
    mrr10: sums.mrr10 / n,
    ndcgOfClients,
  };
}
