import type { ProblemProfiles } from "./search-path.task";

/**
 * How well each problem recurs: the mean over other solutions with the same number of problems of the cosine between its profile and
 * that of its partner, partners assigned greedily from the most similar pair on, each at most once.
 *
 * The other solutions come from folds (other Louvain seeds, a tenth of the pairs missing) and from bootstraps of the clients.
 * @returns length K, in [0, 1]; NaN without other solutions
 */
export function problemStability(profiles: Pick<ProblemProfiles, "nProblems" | "phi">, others: readonly ProblemProfiles[]): Float64Array {
  const K = profiles.nProblems;
  const stability = new Float64Array(K).fill(others.length === 0 ? Number.NaN : 0);
  for (const other of others) {
    const similarities = profileCosines(profiles.phi, other.phi, K);
    const order = Array.from(similarities, (_, i) => i).sort((a, b) => similarities[b] - similarities[a] || a - b);
    const takenOwn = new Uint8Array(K);
    const takenOther = new Uint8Array(K);
    for (const at of order) {
      const own = Math.floor(at / K);
      const partner = at % K;
      if (takenOwn[own] === 1 || takenOther[partner] === 1) continue;
      takenOwn[own] = takenOther[partner] = 1;
      stability[own] += Math.min(1, similarities[at]) / others.length;
    }
  }
  return stability.map((value) => Math.min(1, value));
}

function profileCosines(a: Float64Array, b: Float64Array, K: number): Float64Array {
  const products = new Float64Array(K * K);
  const normsA = new Float64Array(K);
  const normsB = new Float64Array(K);
  for (let at = 0; at < a.length; at += K)
    for (let j = 0; j < K; j += 1) {
      normsA[j] += a[at + j] ** 2;
      normsB[j] += b[at + j] ** 2;
      for (let k = 0; k < K; k += 1) products[j * K + k] += a[at + j] * b[at + k];
    }
  return products.map((product, at) => product / Math.sqrt(normsA[Math.floor(at / K)] * normsB[at % K]));
}
