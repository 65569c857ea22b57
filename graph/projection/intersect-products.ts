import type { Incidence } from "../incidence/incidence";
import type { PairRows } from "../incidence/pair-rows";
import { benjaminiHochberg, logHypergeometricUpperTail } from "../numeric/distributions";
import { InvalidArgumentError } from "../numeric/errors";
import { createRng } from "../numeric/rng";
import {
  countIntersections,
  countLargeClients,
  markLargeClients,
  type CountIntersectionsInput,
  type LargeClients,
  type SharedClientCounts,
} from "./count-intersections.task";
import type { Intersections } from "./intersections";

/** Options of `intersectProducts`. */
export interface IntersectOptions {
  /**
   * Clients with more products than this list no pairs of their own, because n products make n (n - 1) / 2 pairs; they are counted in
   * every pair that other clients list. Integer >= 1.
   */
  readonly maxProductsPerClient?: number;
}

/**
 * Defaults of `intersectProducts`. Where twenty clients have all of 10,000 products, counting costs .1 CPU s with any bound from 200 to
 * 5,000, as much as without them; when they list their pairs 3.3 s, 50 million rows in place of 1.2 and 1.3 GB (`npm run bench:counting --
 * hubs`). Below 1,000 products nobody is bounded.
 */
export const INTERSECT_DEFAULTS = Object.freeze({ maxProductsPerClient: 1_000 });

/** What very large clients were bounded to. */
export interface BoundedClients {
  /** Clients with more than `maxProductsPerClient` products, and their (client, product) pairs. */
  readonly nClients: number;
  readonly nPairs: number;
  /** Pairs of products that only they share, which are not listed: estimated from `UNLISTED_SAMPLE` random pairs. */
  readonly nUnlisted: number;
  /** Mean lift of those in the sample, had they been listed; NaN when none was met. */
  readonly meanUnlistedLift: number;
}

/** Intersections and how they were counted. */
export interface CountedIntersections {
  readonly intersections: Intersections;
  /** Clients with a deal: the population of the hypergeometric test. */
  readonly nClientsCounted: number;
  readonly bounded: BoundedClients;
  /** Size of the family of the q-values: all pairs of products with a client. */
  readonly nPairsTested: number;
}

/** Random pairs looked at to tell what was not listed. */
const UNLISTED_SAMPLE = 20_000;
const Z_95 = 1.959963984540054;

/**
 * Every pair of products that share at least one client. For products a, b with n_a, n_b clients of N and n_ab in common:
 *
 * - expected = n_a n_b / N, lift = n_ab / expected;
 * - the 95 % interval of the lift is log-normal by the delta method under multinomial sampling of clients:
 *   Var(log lift) = n_ab d^2 + (n_a - n_ab) / n_a^2 + (n_b - n_ab) / n_b^2 - 1/N with d = 1/n_ab - 1/n_a - 1/n_b;
 * - p = P(X >= n_ab), X hypergeometric(N, n_a, n_b), exact, computed in log space; it is 0 where it is below 5e-324;
 * - q is Benjamini-Hochberg over **all** pairs of products with a client, also those without a shared client (their p is 1).
 *
 * Evidence for people, never a filter of the method. Counting: sparse row accumulator over the compressed rows.
 * No pair shares a client: empty columns. Rows ascend by (productA, productB) and do not depend on the order of deals.
 */
export function intersectProducts(incidence: Incidence, options: IntersectOptions = {}): CountedIntersections {
  const input = countingInput(incidence, options);
  return describeIntersections(input, countIntersections.run(input));
}

/** What has to be counted, with the options checked. */
export function countingInput(
  { nClients, nProducts, offsets, products }: PairRows,
  options: IntersectOptions = {},
): CountIntersectionsInput {
  const { maxProductsPerClient } = { ...INTERSECT_DEFAULTS, ...options };
  if (!Number.isInteger(maxProductsPerClient) || maxProductsPerClient < 1)
    throw new InvalidArgumentError(`maxProductsPerClient must be an integer >= 1, got ${maxProductsPerClient}`);
  return { pairs: { nClients, nProducts, offsets, products }, maxProductsPerClient };
}

/** The statistics of `intersectProducts` for counts that were made anywhere. */
export function describeIntersections(
  { pairs: incidence, maxProductsPerClient }: CountIntersectionsInput,
  pairs: SharedClientCounts,
): CountedIntersections {
  const { nProducts, offsets, products } = incidence;
  let nClientsCounted = 0;
  for (let c = 0; c < incidence.nClients; c += 1) if (offsets[c + 1] > offsets[c]) nClientsCounted += 1;
  const clientsOf = new Int32Array(nProducts);
  for (const product of products) clientsOf[product] += 1;

  const n = pairs.productA.length;
  const clientsA = pairs.productA.map((a) => clientsOf[a]);
  const clientsB = pairs.productB.map((b) => clientsOf[b]);
  const expected = new Float64Array(n);
  const lift = new Float64Array(n);
  const liftLow = new Float64Array(n);
  const liftHigh = new Float64Array(n);
  const pValue = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const a = clientsA[i];
    const b = clientsB[i];
    const both = pairs.clientsBoth[i];
    expected[i] = (a * b) / nClientsCounted;
    lift[i] = both / expected[i];
    const d = 1 / both - 1 / a - 1 / b;
    const variance = both * d * d + (a - both) / (a * a) + (b - both) / (b * b) - 1 / nClientsCounted;
    const spread = Math.exp(Z_95 * Math.sqrt(Math.max(0, variance)));
    liftLow[i] = lift[i] / spread;
    liftHigh[i] = lift[i] * spread;
    // Both margins matter only through their product and sum, but the shorter one makes the shorter sum.
    pValue[i] = Math.exp(logHypergeometricUpperTail(both, nClientsCounted, Math.max(a, b), Math.min(a, b)));
  }
  let nSold = 0;
  for (const size of clientsOf) if (size > 0) nSold += 1;
  const nPairsTested = nSold < 2 ? 0 : (nSold * (nSold - 1)) / 2;
  return {
    intersections: {
      ...pairs,
      clientsA,
      clientsB,
      expected,
      lift,
      liftLow,
      liftHigh,
      pValue,
      qValue: benjaminiHochberg(pValue, nPairsTested),
    },
    nClientsCounted,
    bounded: describeBounded(markLargeClients(incidence, maxProductsPerClient), pairs, clientsOf, nClientsCounted),
    nPairsTested,
  };
}

function describeBounded(large: LargeClients, pairs: SharedClientCounts, clientsOf: Int32Array, nClients: number): BoundedClients {
  const nProducts = clientsOf.length;
  const nothing = { nClients: large.nLarge, nPairs: large.nPairs, nUnlisted: 0, meanUnlistedLift: Number.NaN };
  if (large.nLarge === 0 || nProducts < 2) return nothing;
  const rng = createRng(1, "unlisted intersections");
  let unlisted = 0;
  let lifts = 0;
  for (let i = 0; i < UNLISTED_SAMPLE; i += 1) {
    const p = Math.floor(rng() * nProducts);
    const q = (p + 1 + Math.floor(rng() * (nProducts - 1))) % nProducts;
    const [a, b] = p < q ? [p, q] : [q, p];
    const both = countLargeClients(large, a, b);
    if (both === 0 || isListed(pairs, a, b)) continue;
    unlisted += 1;
    lifts += (both * nClients) / (clientsOf[a] * clientsOf[b]);
  }
  return {
    ...nothing,
    nUnlisted: Math.round((unlisted / UNLISTED_SAMPLE) * ((nProducts * (nProducts - 1)) / 2)),
    meanUnlistedLift: unlisted === 0 ? Number.NaN : lifts / unlisted,
  };
}

function isListed({ productA, productB }: SharedClientCounts, a: number, b: number): boolean {
  let low = 0;
  let high = productA.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (productA[middle] < a || (productA[middle] === a && productB[middle] < b)) low = middle + 1;
    else high = middle;
  }
  return low < productA.length && productA[low] === a && productB[low] === b;
}

/**
 * The clients that bought every one of the products (k-way intersection), ascending indices. No product gives every client; a
 * product named twice counts once.
 * @param products product indices in [0, P)
 */
export function clientsOfAll(incidence: Incidence, products: readonly number[]): Int32Array {
  const wanted = [...new Set(products)].sort((a, b) => a - b);
  for (const product of wanted) {
    if (!Number.isInteger(product) || product < 0 || product >= incidence.nProducts)
      throw new InvalidArgumentError(`products must be indices in [0, ${incidence.nProducts}), got ${product}`);
  }
  const clients: number[] = [];
  for (let c = 0; c < incidence.nClients; c += 1) {
    let found = 0;
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1] && found < wanted.length; i += 1) {
      if (incidence.products[i] === wanted[found]) found += 1;
    }
    if (found === wanted.length) clients.push(c);
  }
  return Int32Array.from(clients);
}

/** How many clients bought every one of the products; see `clientsOfAll`. */
export function countSharedClients(incidence: Incidence, products: readonly number[]): number {
  return clientsOfAll(incidence, products).length;
}
