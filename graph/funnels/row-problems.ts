import type { SalesTable } from "../deals/sales-table";
import type { FunnelBook } from "./funnel-book";
import { indexIn, offerClients, type FunnelProblems } from "./shared-clients";

/** Problems behind every sales row, as sparse rows: shares sum to 1; a row whose product the analysis does not know has none. */
export interface RowProblems {
  readonly nProblems: number;
  /** Length rows + 1. */
  readonly offsets: Int32Array;
  readonly problems: Int32Array;
  readonly shares: Float64Array;
  /** K x K, rows sum to 1 (or are 0): of the deals attributed to a problem, what part the products' weights give to each problem. */
  readonly doubt: Float64Array;
}

/** A product is for a problem that has this part of the weight of its heaviest, and for so many at most. */
const FAIR_PART = 0.25;
/** Clients that the overall shares of problems count for beside those of a funnel's other products. */
const FUNNEL_PRIOR = 5;
const MAX_PROBLEMS = 4;

/**
 * Which problem a deal, won or lost, is about: one of those that the product is for; where there are several, r_k is proportional to
 * theta_ck phi_kp. The product comes first because a closed deal is the trace of a problem: off its usual problems a client still buys for
 * what the product solves. (Shares over all problems were tried on planted markets: they pull such deals to the client's usual
 * problems, and the coverage of the effects falls from .9 to .7.)
 *
 * The pair's own purchase is taken out of the client's shares first, whether there is one or not, so that the answer does not know the
 * outcome: with it in, won deals would look surer of their problem than lost ones and every effect would be biased. Clients unknown
 * to the analysis have the overall shares; products unknown to it have no problem.
 */
export function attributeRows(
  sales: SalesTable,
  book: Pick<FunnelBook, "offers" | "offerProduct" | "offerFunnel" | "rowFunnel">,
  problems: FunnelProblems,
): RowProblems {
  const { nProblems: K, phi } = problems.model;
  const P = problems.productIds.length;
  const productAt = indexIn(problems.productIds, sales.productIds);
  const weights = new OfferWeights(sales, book, problems, productAt);
  const doubt = new Float64Array(K * K);
  const shares = new SharesWithoutPair(book, problems, productAt, indexIn(problems.clientIds, sales.clientIds));
  const nRows = sales.client.length;
  const offsets = new Int32Array(nRows + 1);
  const keptProblems: number[] = [];
  const keptShares: number[] = [];
  const share = new Float64Array(K);
  for (let row = 0; row < nRows; row += 1) {
    const product = productAt[sales.product[row]];
    if (product >= 0) {
      const without = shares.of(sales.client[row], product);
      for (let k = 0; k < K; k += 1) share[k] = without[k] * phi[k * P + product];
      const few = weights.served(sales.product[row], book.rowFunnel[row]);
      const total = few.reduce((all, k) => all + share[k], 0);
      for (const k of few) {
        keptProblems.push(k);
        const part = total > 0 ? share[k] / total : 1 / few.length;
        keptShares.push(part);
        for (let j = 0; j < K; j += 1) doubt[k * K + j] += part * problems.productProblems[product * K + j];
      }
    }
    offsets[row + 1] = keptProblems.length;
  }
  for (let k = 0; k < K; k += 1) {
    const row = doubt.subarray(k * K, (k + 1) * K);
    const total = row.reduce((sum, x) => sum + x, 0);
    if (total > 0) for (let j = 0; j < K; j += 1) row[j] /= total;
  }
  return { nProblems: K, offsets, problems: Int32Array.from(keptProblems), shares: Float64Array.from(keptShares), doubt };
}

/**
 * Variance of what doubtful attribution does to an effect of a problem, in units of the variance of effects between problems: where a share
 * c_j of the deals is about problem j, the effect measured is sum c_j e_j instead of e_k, off by (1 - c_k) e_k and sum over others c_j e_j.
 */
export function attributionDoubt({ doubt, nProblems: K }: RowProblems, problem: number): number {
  const row = doubt.subarray(problem * K, (problem + 1) * K);
  return row.reduce((sum, c, j) => sum + (j === problem ? (1 - c) ** 2 : c * c), 0);
}

/** What a product is for when a funnel sells it. */
class OfferWeights {
  private readonly K: number;
  /** Clients of each product through each funnel, by funnel * products + product, and what all products of a funnel add up to. */
  private readonly clients = new Map<number, number>();
  private readonly sums = new Map<number, Float64Array>();
  private readonly known = new Map<number, readonly number[]>();

  constructor(
    private readonly sales: SalesTable,
    book: Pick<FunnelBook, "offers" | "offerProduct" | "offerFunnel">,
    private readonly problems: FunnelProblems,
    private readonly productAt: Int32Array,
  ) {
    this.K = problems.model.nProblems;
    offerClients(book).forEach((n, o) => {
      const product = book.offerProduct[o];
      const at = productAt[product];
      if (at < 0) return;
      this.clients.set(book.offerFunnel[o] * sales.productIds.length + product, n);
      let sum = this.sums.get(book.offerFunnel[o]);
      if (sum === undefined) this.sums.set(book.offerFunnel[o], (sum = new Float64Array(this.K)));
      for (let k = 0; k < this.K; k += 1) sum[k] += n * problems.productProblems[at * this.K + k];
    });
  }

  /**
   * The heaviest problem and those with a fair part of its weight, heaviest first. Weights are Bayes' rule: the product's own weights over
   * the overall shares, times what the other products of the funnel are for (held to the overall shares by a few clients).
   */
  served(product: number, funnel: number): readonly number[] {
    const key = funnel * this.sales.productIds.length + product;
    let few = this.known.get(key);
    if (few === undefined) this.known.set(key, (few = this.weigh(product, funnel, this.clients.get(key) ?? 0)));
    return few;
  }

  private weigh(product: number, funnel: number, clients: number): readonly number[] {
    const { K } = this;
    const { productProblems, model } = this.problems;
    const at = this.productAt[product] * K;
    const sum = this.sums.get(funnel);
    const weights = Float64Array.from({ length: K }, (_, k) => {
      const own = productProblems[at + k];
      const others = Math.max(0, (sum?.[k] ?? 0) - clients * own);
      return model.pi[k] > 0 ? (own / model.pi[k]) * (others + FUNNEL_PRIOR * model.pi[k]) : 0;
    });
    const heaviest = weights.reduce((most, w) => Math.max(most, w), 0);
    return Array.from(weights.keys())
      .filter((k) => weights[k] >= FAIR_PART * heaviest)
      .sort((a, b) => weights[b] - weights[a] || a - b)
      .slice(0, MAX_PROBLEMS);
  }
}

/** Shares of a client as they are without one of its pairs. Asks for one client come together, or it is slow. */
class SharesWithoutPair {
  private client = -1;
  private at = -1;
  private readonly owned = new Set<number>();
  private readonly counts: Float64Array;
  private readonly own: Float64Array;
  private readonly answer: Float64Array;

  constructor(
    private readonly book: Pick<FunnelBook, "offers" | "offerProduct">,
    private readonly problems: FunnelProblems,
    private readonly productAt: Int32Array,
    private readonly clientAt: Int32Array,
  ) {
    const K = problems.model.nProblems;
    this.counts = new Float64Array(K);
    this.own = new Float64Array(K);
    this.answer = new Float64Array(K);
  }

  /** Valid until the next call. */
  of(client: number, product: number): Float64Array {
    if (client !== this.client) this.enter(client);
    const { counts, own, answer } = this;
    own.fill(0);
    if (this.owned.has(product)) this.responsibilities(product);
    let sum = 0;
    for (let k = 0; k < counts.length; k += 1) {
      answer[k] = Math.max(1e-9, counts[k] - own[k]);
      sum += answer[k];
    }
    for (let k = 0; k < counts.length; k += 1) answer[k] /= sum;
    return answer;
  }

  /** The counts behind theta: theta (n + alpha), n the deals of the client that problems explain. */
  private enter(client: number): void {
    const { theta, pi, alpha, nProblems: K } = this.problems.model;
    const { offers, offerProduct } = this.book;
    this.client = client;
    this.at = this.clientAt[client];
    this.owned.clear();
    let total = 0;
    for (let i = offers.offsets[client]; i < offers.offsets[client + 1]; i += 1) {
      const product = this.productAt[offerProduct[offers.products[i]]];
      if (product < 0 || this.owned.has(product)) continue;
      this.owned.add(product);
      this.responsibilities(product);
      for (let k = 0; k < K; k += 1) total += this.own[k];
    }
    for (let k = 0; k < K; k += 1) this.counts[k] = (this.at < 0 ? pi[k] : theta[this.at * K + k]) * (total + alpha);
  }

  private responsibilities(product: number): void {
    const { theta, pi, phi, background, lambda, nProblems: K } = this.problems.model;
    const P = this.problems.productIds.length;
    let sum = lambda * background[product];
    for (let k = 0; k < K; k += 1) {
      this.own[k] = (1 - lambda) * (this.at < 0 ? pi[k] : theta[this.at * K + k]) * phi[k * P + product];
      sum += this.own[k];
    }
    for (let k = 0; k < K; k += 1) this.own[k] = sum > 0 ? this.own[k] / sum : 0;
  }
}
