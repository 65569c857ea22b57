import type { PairRows } from "../incidence/pair-rows";
import { transposeIncidence } from "../incidence/transpose-incidence";

/** An undirected weighted graph without self-loops: the upper triangle as compressed sparse rows. */
export interface WeightedGraph {
  readonly nNodes: number;
  /** Length nNodes + 1. */
  readonly offsets: Int32Array;
  /** Neighbours j > i of node i, ascending: `neighbours[offsets[i] .. offsets[i+1])`. */
  readonly neighbours: Int32Array;
  /** Positive weights, aligned with `neighbours`. */
  readonly weights: Float64Array;
}

/** How large a client may be before it is thinned. */
export interface NewmanWeightsOptions {
  /** Clients with more products contribute an even sample of this many, with the same total weight; default 500. */
  readonly maxClientProducts?: number;
}

/** Defaults of `newmanWeights`. */
const NEWMAN_WEIGHTS_DEFAULTS: Readonly<Required<NewmanWeightsOptions>> = Object.freeze({ maxClientProducts: 500 });

/** The projection graph and what was bounded to make it. */
export interface NewmanProjection {
  readonly graph: WeightedGraph;
  /** Clients that were thinned to `maxClientProducts`. */
  readonly nThinnedClients: number;
}

/**
 * Projection of clients x products on products with W_pq = sum over clients c with n_c >= 2 of A_cp A_cq / (n_c - 1), zero
 * diagonal (Newman, “Scientific collaboration networks II”, 2001): every client spreads the weight n_c / 2.
 *
 * Sums run over clients in ascending order, so the weights are the same bits on every run. Cost: sum of n_c^2, each n_c at
 * most `maxClientProducts`.
 * @returns nodes are products; no two products with a common client give a graph without edges
 */
export function newmanWeights(pairs: PairRows, options: NewmanWeightsOptions = {}): NewmanProjection {
  const { rows, scale, nThinned } = thinClients(pairs, options);
  const columns = transposeIncidence(rows);
  const accumulator = new Float64Array(rows.nProducts);
  const touched = new Int32Array(rows.nProducts);
  const offsets = new Int32Array(rows.nProducts + 1);
  let neighbours = new Int32Array(1024);
  let weights = new Float64Array(1024);
  let n = 0;
  for (let p = 0; p < rows.nProducts; p += 1) {
    let nTouched = 0;
    for (let at = columns.offsets[p]; at < columns.offsets[p + 1]; at += 1) {
      const client = columns.clients[at];
      const end = rows.offsets[client + 1];
      const share = scale[client];
      // A client's products ascend, so those after this one are the upper triangle.
      for (let i = columns.pairs[at] + 1; i < end; i += 1) {
        const q = rows.products[i];
        if (accumulator[q] === 0) touched[nTouched++] = q;
        accumulator[q] += share;
      }
    }
    if (n + nTouched > neighbours.length) {
      const size = Math.max(2 * neighbours.length, n + nTouched);
      neighbours = grow(neighbours, new Int32Array(size));
      weights = grow(weights, new Float64Array(size));
    }
    const found = touched.subarray(0, nTouched).sort();
    for (const q of found) {
      neighbours[n] = q;
      weights[n++] = accumulator[q];
      accumulator[q] = 0;
    }
    offsets[p + 1] = n;
  }
  return {
    graph: { nNodes: rows.nProducts, offsets, neighbours: neighbours.slice(0, n), weights: weights.slice(0, n) },
    nThinnedClients: nThinned,
  };
}

function grow<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * Takes every (n / m)-th product of clients with n > m products and gives each pair the weight n / m / (m - 1).
 * @returns `scale`: the weight of each client's pairs; 0 with fewer than two products
 */
export function thinClients(
  pairs: PairRows,
  options: NewmanWeightsOptions = {},
): { readonly rows: PairRows; readonly scale: Float64Array; readonly nThinned: number } {
  const { maxClientProducts: most } = { ...NEWMAN_WEIGHTS_DEFAULTS, ...options };
  const scale = new Float64Array(pairs.nClients);
  const offsets = new Int32Array(pairs.nClients + 1);
  const products = new Int32Array(pairs.products.length);
  let n = 0;
  let nThinned = 0;
  for (let c = 0; c < pairs.nClients; c += 1) {
    const start = pairs.offsets[c];
    const size = pairs.offsets[c + 1] - start;
    const kept = Math.min(size, most);
    if (kept < size) nThinned += 1;
    // Staggered by client so that neighbours in the catalogue do not always fall together.
    for (let i = 0; i < kept; i += 1) products[n + i] = pairs.products[start + Math.floor(((i + (c % 7) / 7) * size) / kept)];
    n += kept;
    offsets[c + 1] = n;
    scale[c] = kept >= 2 ? size / kept / (kept - 1) : 0;
  }
  return { rows: { ...pairs, offsets, products: products.slice(0, n) }, scale, nThinned };
}
