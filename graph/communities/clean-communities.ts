import type { PairRows } from "../incidence/pair-rows";
import { productDegrees } from "../incidence/pair-rows";
import { numberByFirstMember } from "./detect-communities";

/** What a community needs to stay. */
export interface CleaningBounds {
  /** Fewest products. */
  readonly minProducts: number;
  /** Smallest share of all pairs, in [0, 1]. */
  readonly minShare: number;
}

/**
 * Dissolves communities that are too small to be a problem and moves each of their products p to the community k with the
 * largest sum_c A_cp N_ck / sum_c N_ck, N_ck = products of client c in the kept part of k: where its buyers are at home, per
 * unit of the community's size. Ties and products whose buyers own nothing else go to the lowest number among the best.
 * @param labels community of each product
 * @returns labels numbered by first member; all zero when no community is large enough
 */
export function cleanCommunities(pairs: PairRows, labels: Int32Array, bounds: CleaningBounds): Int32Array {
  const kept = keptCommunities(pairs, labels, bounds);
  if (kept.size === 0) return new Int32Array(labels.length);
  const nKept = kept.size;
  const moved = Int32Array.from(labels, (label) => kept.get(label) ?? -1);
  if (!moved.includes(-1)) return numberByFirstMember(moved);

  // Scores of the homeless products only, gathered client by client.
  const totals = new Float64Array(nKept);
  const slot = new Int32Array(pairs.nProducts).fill(-1);
  let nHomeless = 0;
  moved.forEach((label, p) => {
    if (label === -1) slot[p] = nHomeless++;
  });
  const scores = new Float64Array(nHomeless * nKept);
  const counts = new Float64Array(nKept);
  const addClient = (start: number, end: number): void => {
    let homeless = false;
    for (let i = start; i < end; i += 1) {
      const label = moved[pairs.products[i]];
      if (label === -1) homeless = true;
      else {
        counts[label] += 1;
        totals[label] += 1;
      }
    }
    if (homeless) addScores(start, end);
    counts.fill(0);
  };
  const addScores = (start: number, end: number): void => {
    for (let i = start; i < end; i += 1) {
      const at = slot[pairs.products[i]] * nKept;
      if (at >= 0) for (let k = 0; k < nKept; k += 1) scores[at + k] += counts[k];
    }
  };
  // A function a client, for the reason given in mixtures/run-em.ts.
  for (let c = 0; c < pairs.nClients; c += 1) addClient(pairs.offsets[c], pairs.offsets[c + 1]);
  for (let p = 0; p < moved.length; p += 1) {
    if (slot[p] === -1) continue;
    let best = 0;
    let bestScore = -1;
    for (let k = 0; k < nKept; k += 1) {
      const score = scores[slot[p] * nKept + k] / totals[k];
      if (score > bestScore) {
        best = k;
        bestScore = score;
      }
    }
    moved[p] = best;
  }
  return numberByFirstMember(moved);
}

/** How many communities are large enough to stay. */
export function countCommunities(pairs: PairRows, labels: Int32Array, bounds: CleaningBounds): number {
  return keptCommunities(pairs, labels, bounds).size;
}

/** New numbers 0, 1, ... of the communities that are large enough, in ascending order of their old numbers. */
function keptCommunities(pairs: PairRows, labels: Int32Array, { minProducts, minShare }: CleaningBounds): Map<number, number> {
  const degrees = productDegrees(pairs);
  const sizes = new Map<number, { products: number; pairs: number }>();
  labels.forEach((label, p) => {
    const size = sizes.get(label) ?? { products: 0, pairs: 0 };
    size.products += 1;
    size.pairs += degrees[p];
    sizes.set(label, size);
  });
  const kept = [...sizes].filter(
    ([, size]) => size.products >= minProducts && size.pairs >= minShare * pairs.products.length && size.pairs > 0,
  );
  return new Map(
    kept
      .map(([label]) => label)
      .sort((a, b) => a - b)
      .map((label, i) => [label, i]),
  );
}
