import type { WeightedGraph } from "../../graph/projection/newman-weights";

/** Weighted modularity at a resolution, from its definition: sum over communities of w_in / W - resolution * (strength / 2W)^2. */
export function modularityOf({ offsets, neighbours, weights, nNodes }: WeightedGraph, labels: Int32Array, resolution: number): number {
  const n = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const inside = new Float64Array(n);
  const strength = new Float64Array(n);
  let total = 0;
  for (let a = 0; a < nNodes; a += 1) {
    for (let at = offsets[a]; at < offsets[a + 1]; at += 1) {
      const b = neighbours[at];
      total += weights[at];
      strength[labels[a]] += weights[at];
      strength[labels[b]] += weights[at];
      if (labels[a] === labels[b]) inside[labels[a]] += weights[at];
    }
  }
  return strength.reduce((sum, s, label) => sum + inside[label] / total - resolution * (s / (2 * total)) ** 2, 0);
}
