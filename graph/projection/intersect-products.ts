import type { Incidence } from "../incidence/incidence";
import { transposeIncidence } from "../incidence/transpose-incidence";
import { benjaminiHochberg, logHypergeometricUpperTail } from "../numeric/distributions";
import { InvalidArgumentError } from "../numeric/errors";
import type { Intersections } from "./intersections";

/** Options of `intersectProducts`. */
export interface IntersectOptions {
  /**
   * Clients with more products than this are left out of every count (pairs, margins and population alike), because one client of n
   * products makes n (n - 1) / 2 pairs. Integer >= 1.
   */
  readonly maxProductsPerClient?: number;
}

/** Defaults of `intersectProducts`. */
export const INTERSECT_DEFAULTS = Object.freeze({ maxProductsPerClient: 5_000 });

/** Intersections and how they were counted. */
export interface CountedIntersections {
  readonly intersections: Intersections;
  /** Clients counted: the population of the hypergeometric test. */
  readonly nClientsCounted: number;
  /** Clients left out by `maxProductsPerClient`. */
  readonly nClientsLeftOut: number;
  /** Size of the family of the q-values: all pairs of products with a counted client. */
  readonly nPairsTested: number;
}

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
  const { maxProductsPerClient } = { ...INTERSECT_DEFAULTS, ...options };
  if (!Number.isInteger(maxProductsPerClient) || maxProductsPerClient < 1)
    throw new InvalidArgumentError(`maxProductsPerClient must be an integer >= 1, got ${maxProductsPerClient}`);
  const { nProducts, offsets, products } = incidence;
  const counted = new Uint8Array(incidence.nClients);
  let nClientsCounted = 0;
  let nClientsLeftOut = 0;
  const clientsOf = new Int32Array(nProducts);
  for (let c = 0; c < incidence.nClients; c += 1) {
    const size = offsets[c + 1] - offsets[c];
    if (size === 0) continue;
    if (size > maxProductsPerClient) {
      nClientsLeftOut += 1;
      continue;
    }
    counted[c] = 1;
    nClientsCounted += 1;
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) clientsOf[products[i]] += 1;
  }
  const pairs = countPairs(incidence, counted);

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
    nClientsLeftOut,
    nPairsTested,
  };
}

/** Shared clients of every pair a < b with at least one. One accumulator row per product a; memory is that of the result. */
function countPairs(incidence: Incidence, counted: Uint8Array): Pick<Intersections, "productA" | "productB" | "clientsBoth"> {
  const { nProducts, offsets, products } = incidence;
  const columns = transposeIncidence(incidence);
  const count = new Int32Array(nProducts);
  const touched = new Int32Array(nProducts);
  // Where the scan of each client's ascending row goes on: product a has been passed when a's turn is over.
  const next = offsets.slice(0, incidence.nClients);
  let capacity = Math.max(1024, incidence.products.length);
  let productA = new Int32Array(capacity);
  let productB = new Int32Array(capacity);
  let clientsBoth = new Int32Array(capacity);
  let n = 0;
  for (let a = 0; a < nProducts; a += 1) {
    let nTouched = 0;
    for (let at = columns.offsets[a]; at < columns.offsets[a + 1]; at += 1) {
      const c = columns.clients[at];
      if (counted[c] === 0) continue;
      next[c] += 1;
      const end = offsets[c + 1];
      for (let i = next[c]; i < end; i += 1) {
        const b = products[i];
        if (count[b] === 0) touched[nTouched++] = b;
        count[b] += 1;
      }
    }
    if (n + nTouched > capacity) {
      capacity = Math.max(2 * capacity, n + nTouched);
      productA = longer(productA, capacity);
      productB = longer(productB, capacity);
      clientsBoth = longer(clientsBoth, capacity);
    }
    for (const b of touched.subarray(0, nTouched).sort()) {
      productA[n] = a;
      productB[n] = b;
      clientsBoth[n] = count[b];
      count[b] = 0;
      n += 1;
    }
  }
  return { productA: productA.slice(0, n), productB: productB.slice(0, n), clientsBoth: clientsBoth.slice(0, n) };
}

function longer(column: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(size);
  copy.set(column);
  return copy;
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
