import type { PairRows } from "../incidence/pair-rows";
import { productDegrees } from "../incidence/pair-rows";
import type { MixtureModel } from "./mixture-model";

/**
 * What the EM iterations work on. The share of problem k in client c is (counts[c,k] + alpha pi[k]) / (sum_k counts[c,k] + alpha):
 * keeping counts and prior apart keeps the counts sparse.
 */
export interface MixtureState {
  readonly nProblems: number;
  /** Expected pairs of each client that each problem explains, C x K, row-major. */
  readonly counts: Float64Array;
  /** Problem profiles, product-major for the inner loop: P x K, each column sums to 1. */
  readonly phi: Float64Array;
  /** Overall share of each problem, length K, sums to 1. */
  readonly pi: Float64Array;
  /** True while `counts` were not made by an iteration: the next one weighs by shares instead of their posterior expectation. */
  readonly isInitial: boolean;
}

/** The fixed parts of the mixture. */
export interface MixturePrior {
  /** Strength of the Dirichlet prior on client shares, > 0. */
  readonly alpha: number;
  /** Strength of the popularity prior on profiles, in pairs per product, >= 0. */
  readonly beta: number;
  /** Share of pairs that the popularity background explains, in [0, 1). */
  readonly lambda: number;
}

/** Popularity of products: proportional to clients + .1. @returns length P, sums to 1 */
export function popularityBackground(pairs: PairRows): Float64Array {
  const background = productDegrees(pairs).map((degree) => degree + 0.1);
  const total = background.reduce((a, b) => a + b, 0);
  return background.map((weight) => weight / total);
}

/**
 * The state that a partition of the products suggests: clients hold the communities of their products, a profile is the popularity
 * within its community with .05 of the overall popularity.
 * @param labels community of each product, 0 .. K - 1, each with a product
 */
export function stateFromCommunities(pairs: PairRows, labels: Int32Array, background: Float64Array): MixtureState {
  const K = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const degrees = productDegrees(pairs);
  const counts = new Float64Array(pairs.nClients * K);
  const pi = new Float64Array(K);
  for (let c = 0; c < pairs.nClients; c += 1)
    for (let i = pairs.offsets[c]; i < pairs.offsets[c + 1]; i += 1) {
      const label = labels[pairs.products[i]];
      counts[c * K + label] += 1;
      pi[label] += 1;
    }
  for (let k = 0; k < K; k += 1) pi[k] = pairs.products.length === 0 ? 1 / K : pi[k] / pairs.products.length;
  const sizes = new Float64Array(K);
  for (let p = 0; p < pairs.nProducts; p += 1) sizes[labels[p]] += degrees[p] + 0.01;
  const phi = new Float64Array(pairs.nProducts * K);
  for (let p = 0; p < pairs.nProducts; p += 1) {
    phi.fill(0.05 * background[p], p * K, (p + 1) * K);
    phi[p * K + labels[p]] += (0.95 * (degrees[p] + 0.01)) / sizes[labels[p]];
  }
  return { nProblems: K, counts, phi, pi, isInitial: true };
}

/** Shares of every client, C x K, each row sums to 1; a client without pairs has the overall shares. */
export function sharesOf(state: MixtureState, nClients: number, alpha: number): Float64Array {
  const K = state.nProblems;
  const theta = new Float64Array(nClients * K);
  for (let c = 0; c < nClients; c += 1) {
    let total = 0;
    for (let k = 0; k < K; k += 1) total += theta[c * K + k] = state.counts[c * K + k] + alpha * state.pi[k];
    for (let k = 0; k < K; k += 1) theta[c * K + k] /= total;
  }
  return theta;
}

/** The model of a state: shares instead of counts, profiles problem-major. */
export function modelOf(state: MixtureState, nClients: number, background: Float64Array, prior: MixturePrior): MixtureModel {
  const K = state.nProblems;
  const P = background.length;
  const phi = new Float64Array(K * P);
  for (let p = 0; p < P; p += 1) for (let k = 0; k < K; k += 1) phi[k * P + p] = state.phi[p * K + k];
  return {
    nProblems: K,
    theta: sharesOf(state, nClients, prior.alpha),
    phi,
    pi: state.pi.slice(),
    background: background.slice(),
    alpha: prior.alpha,
    lambda: prior.lambda,
  };
}
