import type { Incidence } from "../../graph/incidence/incidence";
import { assignByWeight } from "../../graph/numeric/assign";

/** Clients whose shares of problems are known. */
export interface PlantedShares {
  readonly incidence: Incidence;
  /** C x T, row-major. */
  readonly truth: Float64Array;
  readonly nProblems: number;
}

/** Mean cosine of the clients' shares with the planted ones, problems matched one to one; mass without a partner counts against it. */
export function clientCosine(shares: Float64Array, K: number, { truth, nProblems: T }: Pick<PlantedShares, "truth" | "nProblems">): number {
  const nClients = truth.length / T;
  const cross = new Float64Array(K * T);
  const own = new Float64Array(K);
  const planted = new Float64Array(T);
  for (let c = 0; c < nClients; c += 1) {
    for (let k = 0; k < K; k += 1) own[k] += shares[c * K + k] ** 2;
    for (let t = 0; t < T; t += 1) planted[t] += truth[c * T + t] ** 2;
    for (let k = 0; k < K; k += 1) for (let t = 0; t < T; t += 1) cross[k * T + t] += shares[c * K + k] * truth[c * T + t];
  }
  const partner = assignByWeight(
    cross.map((value, at) => value / Math.sqrt(own[Math.floor(at / T)] * planted[at % T]) || 0),
    K,
    T,
  );
  let sum = 0;
  for (let c = 0; c < nClients; c += 1) {
    let [product, norm, plantedNorm, alone] = [0, 0, 0, 0];
    for (let t = 0; t < T; t += 1) plantedNorm += truth[c * T + t] ** 2;
    for (let k = 0; k < K; k += 1) {
      const share = shares[c * K + k];
      if (partner[k] < 0) alone += share;
      else {
        product += share * truth[c * T + partner[k]];
        norm += share ** 2;
      }
    }
    sum += product / Math.sqrt((norm + alone ** 2) * plantedNorm) || 0;
  }
  return sum / nClients;
}
