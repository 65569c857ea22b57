import type { MixtureModel } from "../mixtures/mixture-model";
import type { DealHistory } from "./history";

/**
 * Problem affinity log((.7 sum_k theta_ck phi_kp + .3 pi_p) / pi_p), pi_p = (n_p + .5) / (sum n + .5 P): how much likelier p is under
 * the client's problems than under popularity. Length P; exactly 0 with a single problem, which is popularity itself.
 */
export function problemAffinity(history: DealHistory, model: MixtureModel, shares: Float64Array): Float64Array {
  const nProducts = history.incidence.nProducts;
  // Two estimates of one popularity differ by rounding and smoothing: noise that scaling would blow up into a signal.
  if (model.nProblems === 1) return new Float64Array(nProducts);
  const mixed = mixProfiles(model, shares, nProducts);
  const total = history.incidence.products.length + 0.5 * nProducts;
  return mixed.map((value, p) => Math.log((0.7 * value) / ((history.productDegrees[p] + 0.5) / total) + 0.3));
}

/** s(c, p) = (1 - lambda) sum_k theta_ck phi_kp + lambda background_p: likelihood of a product under the mixture. Length P. */
export function mixtureLikelihood(model: MixtureModel, shares: Float64Array, nProducts: number): Float64Array {
  return mixProfiles(model, shares, nProducts).map((value, p) => (1 - model.lambda) * value + model.lambda * model.background[p]);
}

function mixProfiles(model: MixtureModel, shares: Float64Array, nProducts: number): Float64Array {
  const mixed = new Float64Array(nProducts);
  for (let k = 0; k < model.nProblems; k += 1) {
    const share = shares[k];
    if (share === 0) continue;
    for (let p = 0; p < nProducts; p += 1) mixed[p] += share * model.phi[k * nProducts + p];
  }
  return mixed;
}

const FOLD_IN_ITERATIONS = 15;

/**
 * Shares of a client that was not in the fit, by EM with the profiles fixed: r_ik proportional to (1 - lambda) theta_k phi_kp against
 * lambda background_p, theta proportional to strength m_k + sum_i r_ik.
 * @param prior m and its strength in deals; default: the overall shares pi with strength alpha
 * @returns length K, sum 1; the prior's shares when nothing is owned
 */
export function foldInShares(
  model: MixtureModel,
  owned: Int32Array,
  prior: { readonly shares: Float64Array; readonly strength: number } = { shares: model.pi, strength: model.alpha },
): Float64Array {
  const { nProblems, phi, lambda, background } = model;
  const nProducts = background.length;
  let shares = Float64Array.from(prior.shares);
  for (let iteration = 0; owned.length > 0 && iteration < FOLD_IN_ITERATIONS; iteration += 1) {
    const mass = prior.shares.map((share) => prior.strength * share);
    for (const p of owned) {
      let total = lambda * background[p];
      for (let k = 0; k < nProblems; k += 1) total += (1 - lambda) * shares[k] * phi[k * nProducts + p];
      if (total <= 0) continue;
      for (let k = 0; k < nProblems; k += 1) mass[k] += ((1 - lambda) * shares[k] * phi[k * nProducts + p]) / total;
    }
    const sum = mass.reduce((a, b) => a + b, 0);
    if (!(sum > 0)) return shares;
    shares = mass.map((value) => value / sum);
  }
  return shares;
}
