import type { Rng } from "../numeric/rng";

/** Running sums of weights >= 0, for `drawIndex`. */
export const cumulate = (weights: Iterable<number>): Float64Array => {
  let sum = 0;
  return Float64Array.from(weights, (w) => (sum += w));
};

/** An index drawn in proportion to weights: the first one whose cumulative weight exceeds a uniform share of the total. */
export function drawIndex(cumulative: Float64Array, rng: Rng): number {
  const target = rng() * cumulative[cumulative.length - 1];
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 0 .. n - 1 in random order (Fisher-Yates). */
export function shuffled(n: number, rng: Rng): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = Math.floor(rng() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
