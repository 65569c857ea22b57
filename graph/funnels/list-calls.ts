import { UNDATED } from "../deals/dataset";
import { SALES_STAGE, type SalesTable } from "../deals/sales-table";
import type { FunnelBook } from "./funnel-book";
import { indexIn, type FunnelProblems } from "./shared-clients";

/** A client that a unified funnel should call. */
export interface CallRow {
  /** Index in `sales.clientIds`. */
  readonly client: number;
  /** Expected amount of its next deal times the chance that it is one of this funnel; in numbers of deals where no amounts are known. */
  readonly expectedValue: number;
  /** P(the client's next product is one of the unified funnel's it does not have). */
  readonly chance: number;
  /** Most likely product (id) and the problem it is for. */
  readonly productId: string;
  readonly problem: number;
  /** Share of that problem in the client's mixture. */
  readonly share: number;
  /** Funnels of the group that the client knows, and funnels whose hands it is in now (an open deal or lead), of the group or not. */
  readonly funnels: readonly number[];
  readonly inHandsOf: readonly number[];
  /** Last won deal, UNDATED where unknown. */
  readonly lastDay: number;
}

/** A client buys at least as if it had that many deals in the last year less: keeps newcomers on the list. */
const RATE_PRIOR = 0.5;
const DAYS_PER_YEAR = 365;

/**
 * Clients of any funnel, for one unified funnel, by expected value: chance of the next product being one of the funnel's, by the
 * client's problems, times the mean amount of those products, times how often the client buys (won deals a year up to the last day
 * of the data, held to the mean). Clients that own everything the funnel sells are left out. Ties by client id.
 * @param funnels of the unified funnel
 * @param limit rows at most
 */
export function listCalls(
  sales: SalesTable,
  book: FunnelBook,
  problems: FunnelProblems,
  funnels: readonly number[],
  limit: number,
): CallRow[] {
  const { nProblems: K, theta, phi, pi, background, lambda } = problems.model;
  const P = problems.productIds.length;
  const inGroup = new Uint8Array(book.funnelIds.length);
  for (const f of funnels) inGroup[f] = 1;
  const productAt = indexIn(problems.productIds, sales.productIds);
  const clientAt = indexIn(problems.clientIds, sales.clientIds);
  const offered = new Set<number>();
  book.offerFunnel.forEach((f, o) => {
    if (inGroup[f] === 1 && productAt[book.offerProduct[o]] >= 0) offered.add(book.offerProduct[o]);
  });
  const products = [...offered].sort((a, b) => a - b);
  const value = meanAmounts(sales, products);

  const nClients = sales.clientIds.length;
  const deals = new Float64Array(nClients);
  const lastDay = new Int32Array(nClients).fill(UNDATED);
  const inHands = Array.from({ length: nClients }, () => new Set<number>());
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < sales.client.length; row += 1) {
    const c = sales.client[row];
    if (sales.stage[row] === SALES_STAGE.open && book.rowFunnel[row] >= 0) inHands[c].add(book.rowFunnel[row]);
    if (sales.stage[row] !== SALES_STAGE.won) continue;
    deals[c] += 1;
    const day = sales.closedDay[row];
    if (day === UNDATED) continue;
    lastDay[c] = Math.max(lastDay[c], day);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  const clientIndex = new Map(sales.clientIds.map((id, c) => [id, c]));
  for (const { clientId, funnel, open } of book.touches) {
    const c = clientIndex.get(clientId);
    if (open && c !== undefined) inHands[c].add(funnel);
  }
  const years = last >= first ? Math.max(1 / 12, (last - first + 1) / DAYS_PER_YEAR) : 1;
  const meanDeals = nClients > 0 ? deals.reduce((sum, n) => sum + n, 0) / nClients : 0;

  const rows: CallRow[] = [];
  const mixed = new Float64Array(P);
  for (let c = 0; c < nClients; c += 1) {
    const at = clientAt[c];
    if (at < 0 || deals[c] === 0) continue;
    const owned = new Set<number>();
    const known = new Set<number>();
    let ownedMass = 0;
    for (let i = book.offers.offsets[c]; i < book.offers.offsets[c + 1]; i += 1) {
      const offer = book.offers.products[i];
      owned.add(book.offerProduct[offer]);
      if (inGroup[book.offerFunnel[offer]] === 1) known.add(book.offerFunnel[offer]);
    }
    const likelihood = (product: number): number => {
      const p = productAt[product];
      if (p < 0) return 0;
      let sum = lambda * background[p];
      for (let k = 0; k < K; k += 1) sum += (1 - lambda) * theta[at * K + k] * phi[k * P + p];
      return sum;
    };
    for (const product of owned) ownedMass += likelihood(product);
    let chance = 0;
    let worth = 0;
    let best = -1;
    for (const product of products) {
      if (owned.has(product)) continue;
      const s = likelihood(product);
      mixed[productAt[product]] = s;
      chance += s;
      worth += s * (value?.get(product) ?? 1);
      if (best < 0 || s > mixed[productAt[best]]) best = product;
    }
    if (best < 0) continue;
    const rest = Math.max(1e-6, 1 - ownedMass);
    const perYear = (deals[c] + RATE_PRIOR * meanDeals) / (1 + RATE_PRIOR) / years;
    const p = productAt[best];
    let problem = 0;
    for (let k = 1; k < K; k += 1) if (theta[at * K + k] * phi[k * P + p] > theta[at * K + problem] * phi[problem * P + p]) problem = k;
    rows.push({
      client: c,
      expectedValue: (perYear * worth) / rest,
      chance: Math.min(1, chance / rest),
      productId: sales.productIds[best],
      problem,
      share: K > 0 ? theta[at * K + problem] : pi[problem],
      funnels: [...known].sort((a, b) => a - b),
      inHandsOf: [...inHands[c]].sort((a, b) => a - b),
      lastDay: lastDay[c],
    });
  }
  rows.sort((a, b) => b.expectedValue - a.expectedValue || a.client - b.client);
  return rows.slice(0, limit);
}

/** Mean won amount of each product, the mean of all where it has none; null when no amount is known. */
function meanAmounts(sales: SalesTable, products: readonly number[]): Map<number, number> | null {
  const sum = new Float64Array(sales.productIds.length);
  const count = new Float64Array(sales.productIds.length);
  for (let row = 0; row < sales.client.length; row += 1) {
    if (sales.stage[row] !== SALES_STAGE.won || !(sales.amount[row] > 0)) continue;
    sum[sales.product[row]] += sales.amount[row];
    count[sales.product[row]] += 1;
  }
  const total = count.reduce((all, n) => all + n, 0);
  if (total === 0) return null;
  const mean = sum.reduce((all, x) => all + x, 0) / total;
  return new Map(products.map((p) => [p, count[p] > 0 ? sum[p] / count[p] : mean]));
}
