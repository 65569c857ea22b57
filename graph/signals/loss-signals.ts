import { UNDATED, type Dataset } from "../deals/dataset";
import { decay, type DealHistory } from "./history";
import { sumOverOwned, type PairWeights, type ProductPairs } from "./product-pairs";

/** What deals lost up to a day say, in the index spaces of the deal table of won deals. */
export interface LossHistory {
  /** Lost deal lines by the day; 0 means that every signal here is 0. */
  readonly nLost: number;
  /** Lost deals of each client, by its id: products (indices of the deal table) and their weights 2^(-age / 2H), in (0, 1]; undated ones 0.5. */
  readonly byClient: ReadonlyMap<string, LostOffers>;
  /** Lost deal lines of each product, length P. */
  readonly productLosses: Int32Array;
  /** Won deal lines of each product, length P. */
  readonly productWins: Int32Array;
  /** log(shrunken share won of a product / overall share won), length P; negative: more often lost than others. */
  readonly winLifts: Float64Array;
}

/** Lost deals of one client: line positions in the lost table, products and weights, aligned. */
export interface LostOffers {
  readonly rows: readonly number[];
  readonly products: Int32Array;
  readonly weights: Float64Array;
}

const NONE: LostOffers = Object.freeze({ rows: Object.freeze([]), products: new Int32Array(0), weights: new Float64Array(0) });
/** Deals at the overall share won that shrink a product's own. */
const WIN_PRIOR = 10;
const UNDATED_WEIGHT = 0.5;

/**
 * Counts lost deals up to `day`; what was lost later has no influence. Products that nobody ever bought are no candidates and are left out of
 * a client's list.
 * @param day inclusive UTC day, or null for all, undated ones included
 */
export function buildLossHistory({ deals, lost }: Dataset, history: DealHistory, day: number | null): LossHistory {
  const nProducts = deals.productIds.length;
  const productLosses = new Int32Array(nProducts);
  const productWins = new Int32Array(nProducts);
  for (const p of history.rowProducts) productWins[p] += 1;
  const lists = new Map<string, { readonly rows: number[]; readonly products: number[]; readonly weights: number[] }>();
  let nLost = 0;
  if (lost !== undefined && lost.clients.length > 0) {
    const indexOf = new Map<string, number>(deals.productIds.map((id, p) => [id, p]));
    const products = lost.productIds.map((id) => indexOf.get(id) ?? -1);
    for (let row = 0; row < lost.clients.length; row += 1) {
      const closed = lost.days[row];
      if (day !== null && (closed === UNDATED || closed > day)) continue;
      nLost += 1;
      const product = products[lost.products[row]];
      if (product < 0) continue;
      productLosses[product] += 1;
      const id = lost.clientIds[lost.clients[row]];
      const own = lists.get(id) ?? { rows: [], products: [], weights: [] };
      own.rows.push(row);
      own.products.push(product);
      own.weights.push(closed === UNDATED ? UNDATED_WEIGHT : decay(Math.max(0, history.day - closed), 2 * history.horizonDays));
      lists.set(id, own);
    }
  }
  const nWon = history.rowProducts.length;
  const overall = (nWon + 1) / (nWon + nLost + 1);
  return {
    nLost,
    byClient: new Map(
      [...lists].map(([id, { rows, products, weights }]) => [
        id,
        { rows, products: Int32Array.from(products), weights: Float64Array.from(weights) },
      ]),
    ),
    productLosses,
    productWins,
    winLifts: Float64Array.from(productWins, (wins, p) =>
      nLost === 0 ? 0 : Math.log((wins / overall + WIN_PRIOR) / (wins + productLosses[p] + WIN_PRIOR)),
    ),
  };
}

/** Lost deals of a client; none for one that is not known. */
export const lostOffersOf = (losses: LossHistory, clientId: string | null): LostOffers =>
  clientId === null ? NONE : (losses.byClient.get(clientId) ?? NONE);

/** Sum of the weights of the client's lost deals for each product. Length P. */
export function ownLosses({ products, weights }: LostOffers, nProducts: number): Float64Array {
  const sums = new Float64Array(nProducts);
  products.forEach((p, i) => {
    sums[p] += weights[i];
  });
  return sums;
}

/** How much each product resembles, by its owners, what the client turned down: sum over lost products of weight x S. Length P. */
export const similarLosses = (pairs: ProductPairs, similarity: PairWeights, { products, weights }: LostOffers): Float64Array =>
  sumOverOwned(pairs, similarity, products, weights);
