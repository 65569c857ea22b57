import { invertPositiveDefinite } from "../numeric/linear-algebra";
import type { DealHistory } from "./history";
import type { ProductPairs } from "./product-pairs";

/**
 * The inverse M = (G + ridge I)^-1 of the co-ownership matrix over the most owned products. It gives EASE (Steck 2019) and the
 * ridge regressions from ownership to recent adoption without ever forming their product x product weights.
 */
export interface OwnershipInverse {
  /** Products that take part, ascending. */
  readonly products: Int32Array;
  /** Position in `products` of each product, -1 for the others. */
  readonly positions: Int32Array;
  /** n x n, row-major, symmetric. */
  readonly cells: Float64Array;
}

/**
 * @param ridge > 0
 * @param maxProducts bound of the cubic work: only this many most owned products take part (ties: lower index); the signals of the
 * others are 0
 */
export function invertOwnership(history: DealHistory, pairs: ProductPairs, ridge: number, maxProducts: number): OwnershipInverse {
  const degrees = history.productDegrees;
  const known = Int32Array.from(degrees.keys()).filter((p) => degrees[p] > 0);
  const products = known
    .sort((a, b) => degrees[b] - degrees[a] || a - b)
    .slice(0, maxProducts)
    .sort();
  const n = products.length;
  const positions = new Int32Array(degrees.length).fill(-1);
  products.forEach((p, i) => {
    positions[p] = i;
  });
  const gram = new Float64Array(n * n);
  products.forEach((j, i) => {
    gram[i * n + i] = degrees[j] + ridge;
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) {
      const k = positions[pairs.columns[e]];
      if (k >= 0) gram[i * n + k] = pairs.shared[e];
    }
  });
  return { products, positions, cells: invertPositiveDefinite(gram, n) };
}

/** x M for an ownership row x given by its products and their weights. Length n, aligned with `inverse.products`. */
export function projectOwned(inverse: OwnershipInverse, owned: Int32Array, weights: Float64Array): Float64Array {
  const n = inverse.products.length;
  const projected = new Float64Array(n);
  for (let i = 0; i < owned.length; i += 1) {
    const row = inverse.positions[owned[i]] * n;
    if (row < 0) continue;
    const weight = weights[i];
    for (let k = 0; k < n; k += 1) projected[k] += weight * inverse.cells[row + k];
  }
  return projected;
}

/** EASE: (x B)_p with B_jp = -M_jp / M_pp and B_pp = 0, for products that x does not own. Length P, 0 outside the inverse. */
export function scoreEase(inverse: OwnershipInverse, projected: Float64Array): Float64Array {
  const n = inverse.products.length;
  const scores = new Float64Array(inverse.positions.length);
  for (let k = 0; k < n; k += 1) scores[inverse.products[k]] = -projected[k] / inverse.cells[k * n + k];
  return scores;
}

/**
 * Ridge from ownership to recent adoption: B_jp = Q_jp - M_jp Q_pp / M_pp, B_pp = 0, with Q = M X'R. Either Q is tabulated, or every
 * subject passes once over all clients, ((x M) X') R; the two agree up to rounding.
 */
export interface RecentRidge {
  /** R of every pair of the incidence. */
  readonly recency: Float64Array;
  /** Q_pp / M_pp, length n. */
  readonly selfWeights: Float64Array;
  /** Q, n x P, row-major; null where a pass over the clients is cheaper. */
  readonly table: Float64Array | null;
}

/** Subjects that are scored in a space, as far as choosing between table and pass goes. */
const SUBJECTS_PER_SPACE = 3_000;

/** A random access of the pass costs about this many multiplications of the table (both measured in this runtime). */
const COST_OF_ACCESS = 4;

/** Most cells of a table: 128 MB. */
const MAX_TABLE_CELLS = 16e6;

/**
 * Prepares the ridge for one recency.
 * @param recency R of every pair of the incidence
 * @param tabulate whether to hold Q; default: where it costs less than the passes over the clients that it saves
 */
export function prepareRecentRidge(
  history: DealHistory,
  inverse: OwnershipInverse,
  recency: Float64Array,
  tabulate: boolean = isTableCheaper(history, inverse),
): RecentRidge {
  if (!tabulate) return { recency, selfWeights: ridgeSelfWeights(history, inverse, recency), table: null };
  const table = tabulateRecentRidge(history, inverse, recency);
  const { nProducts } = history.incidence;
  const n = inverse.products.length;
  const selfWeights = Float64Array.from(inverse.products, (p, k) => table[k * nProducts + p] / inverse.cells[k * n + k]);
  return { recency, selfWeights, table };
}

function isTableCheaper(history: DealHistory, inverse: OwnershipInverse): boolean {
  const { products, nProducts } = history.incidence;
  const n = inverse.products.length;
  const passes = COST_OF_ACCESS * products.length * Math.min(history.nActiveClients, SUBJECTS_PER_SPACE);
  return n * nProducts <= MAX_TABLE_CELLS && n * n * nProducts < passes;
}

/** Products of a tile of the table: its column strip stays in cache while every row passes over it. */
const TILE = 64;

/** Q = M X'R, n x P. */
function tabulateRecentRidge(history: DealHistory, inverse: OwnershipInverse, recency: Float64Array): Float64Array {
  const { offsets, products, nProducts } = history.incidence;
  const n = inverse.products.length;
  const adopted = new Float64Array(n * nProducts);
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) {
      const row = inverse.positions[products[i]] * nProducts;
      if (row < 0) continue;
      for (let k = offsets[u]; k < offsets[u + 1]; k += 1) adopted[row + products[k]] += recency[k];
    }
  }
  const table = new Float64Array(n * nProducts);
  const strip = new Float64Array(n * TILE);
  for (let from = 0; from < nProducts; from += TILE) {
    const width = Math.min(TILE, nProducts - from);
    for (let k = 0; k < n; k += 1) strip.set(adopted.subarray(k * nProducts + from, k * nProducts + from + width), k * TILE);
    const stripOf = (row: number): Float64Array => table.subarray(row * nProducts + from, row * nProducts + from + width);
    for (let i = 0; i < n; i += 2) multiplyRows(stripOf(i), i + 1 < n ? stripOf(i + 1) : new Float64Array(width), inverse.cells, i, strip);
  }
  return table;
}

/**
 * first += sum_k cells[i, k] strip[k], second the same with row i + 1: two rows by four at a time, so that the loop is bound by
 * arithmetic and not by memory. Where row i + 1 does not exist, `second` is not meant to be read.
 */
function multiplyRows(first: Float64Array, second: Float64Array, cells: Float64Array, i: number, strip: Float64Array): void {
  const n = strip.length / TILE;
  const row = i * n;
  const next = i + 1 < n ? row + n : row;
  const width = first.length;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    const [w0, w1, w2, w3] = [cells[row + k], cells[row + k + 1], cells[row + k + 2], cells[row + k + 3]];
    const [v0, v1, v2, v3] = [cells[next + k], cells[next + k + 1], cells[next + k + 2], cells[next + k + 3]];
    const s = k * TILE;
    for (let c = 0; c < width; c += 1) {
      const a = strip[s + c];
      const b = strip[s + TILE + c];
      const d = strip[s + 2 * TILE + c];
      const e = strip[s + 3 * TILE + c];
      first[c] += w0 * a + w1 * b + (w2 * d + w3 * e);
      second[c] += v0 * a + v1 * b + (v2 * d + v3 * e);
    }
  }
  for (; k < n; k += 1) {
    for (let c = 0; c < width; c += 1) {
      first[c] += cells[row + k] * strip[k * TILE + c];
      second[c] += cells[next + k] * strip[k * TILE + c];
    }
  }
}

/** Q_pp / M_pp of the products of the inverse, without the rest of Q. Length n. */
function ridgeSelfWeights(history: DealHistory, inverse: OwnershipInverse, recency: Float64Array): Float64Array {
  const { offsets, products } = history.incidence;
  const n = inverse.products.length;
  const self = new Float64Array(n);
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) {
      const row = inverse.positions[products[i]];
      if (row < 0 || recency[i] === 0) continue;
      let sum = 0;
      for (let k = offsets[u]; k < offsets[u + 1]; k += 1) {
        const column = inverse.positions[products[k]];
        if (column >= 0) sum += inverse.cells[row * n + column];
      }
      self[row] += sum * recency[i];
    }
  }
  return self.map((value, k) => value / inverse.cells[k * n + k]);
}

/** x M X': the projected row against every client. Length C. */
export function projectOnClients(history: DealHistory, inverse: OwnershipInverse, projected: Float64Array): Float64Array {
  const { offsets, products } = history.incidence;
  const sums = new Float64Array(offsets.length - 1);
  for (let u = 0; u < sums.length; u += 1) {
    let sum = 0;
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) {
      const k = inverse.positions[products[i]];
      if (k >= 0) sum += projected[k];
    }
    sums[u] = sum;
  }
  return sums;
}

/**
 * (x B)_p for products that x does not own. Length P.
 * @param owned products of x, each with weight 1
 * @param projected x M
 * @param onClients x M X', where the ridge has no table
 */
export function scoreRecentRidge(
  history: DealHistory,
  inverse: OwnershipInverse,
  ridge: RecentRidge,
  owned: Int32Array,
  projected: Float64Array,
  onClients: Float64Array | null,
): Float64Array {
  const { nProducts } = history.incidence;
  const scores = new Float64Array(nProducts);
  if (ridge.table !== null) {
    for (const j of owned) {
      const row = inverse.positions[j] * nProducts;
      if (row >= 0) for (let p = 0; p < nProducts; p += 1) scores[p] += ridge.table[row + p];
    }
  } else if (onClients !== null) addAdoptions(history, onClients, ridge.recency, scores);
  for (let k = 0; k < projected.length; k += 1) scores[inverse.products[k]] -= projected[k] * ridge.selfWeights[k];
  return scores;
}

/** scores += w R. */
function addAdoptions(history: DealHistory, clientWeights: Float64Array, recency: Float64Array, scores: Float64Array): void {
  const { offsets, products } = history.incidence;
  for (let u = 0; u < clientWeights.length; u += 1) {
    const weight = clientWeights[u];
    if (weight === 0) continue;
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) scores[products[i]] += weight * recency[i];
  }
}
