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
 * Q_pp / M_pp with Q = M X'R: what the ridge regression of recent adoption of p on ownership owes to owning p itself. Length n.
 * @param recency R of every pair of the incidence
 */
export function ridgeSelfWeights(history: DealHistory, inverse: OwnershipInverse, recency: Float64Array): Float64Array {
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
 * Ridge from ownership to recent adoption: (x B)_p with B_jp = Q_jp - M_jp Q_pp / M_pp, B_pp = 0, Q = M X'R, for products that x
 * does not own, as ((x M) X') R less the share of p itself. Length P.
 * @param onClients x M X'
 * @param selfWeights Q_pp / M_pp
 */
export function scoreRecentRidge(
  history: DealHistory,
  inverse: OwnershipInverse,
  projected: Float64Array,
  onClients: Float64Array,
  recency: Float64Array,
  selfWeights: Float64Array,
): Float64Array {
  const { offsets, products, nProducts } = history.incidence;
  const scores = new Float64Array(nProducts);
  for (let u = 0; u < onClients.length; u += 1) {
    const weight = onClients[u];
    if (weight === 0) continue;
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) scores[products[i]] += weight * recency[i];
  }
  for (let k = 0; k < projected.length; k += 1) scores[inverse.products[k]] -= projected[k] * selfWeights[k];
  return scores;
}
