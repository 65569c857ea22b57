import type { PairRows } from "../incidence/pair-rows";
import type { MixtureModel } from "./mixture-model";

/**
 * The soft problem of every product: the share of each problem in the responsibilities of the product's pairs,
 * r_ik proportional to theta_ck phi_kp, the part that the background explains left out.
 *
 * A product that only the background explains (no pairs, or none with any problem mass) has the overall shares pi.
 * @param incidence in the index spaces of the model
 * @returns P x K, row-major, each row sums to 1
 */
export function productProblemWeights(model: MixtureModel, incidence: PairRows): Float64Array {
  const { nProblems: K, theta, phi, pi, background, lambda } = model;
  const P = incidence.nProducts;
  const weights = new Float64Array(P * K);
  const parts = new Float64Array(K);
  for (let c = 0; c < incidence.nClients; c += 1)
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const product = incidence.products[i];
      let sum = lambda * background[product];
      for (let k = 0; k < K; k += 1) {
        parts[k] = (1 - lambda) * theta[c * K + k] * phi[k * P + product];
        sum += parts[k];
      }
      if (sum > 0) for (let k = 0; k < K; k += 1) weights[product * K + k] += parts[k] / sum;
    }
  for (let p = 0; p < P; p += 1) {
    let total = 0;
    for (let k = 0; k < K; k += 1) total += weights[p * K + k];
    for (let k = 0; k < K; k += 1) weights[p * K + k] = total > 0 ? weights[p * K + k] / total : pi[k];
  }
  return weights;
}
