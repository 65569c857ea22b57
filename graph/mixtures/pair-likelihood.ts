import type { PairRows } from "../incidence/pair-rows";
import type { MixturePrior, MixtureState } from "./mixture-state";

// Looked up once: inside a vm context (jest) every use of a global costs as much as the function itself.
const { log } = Math;

/** Expected problem mass of a product if a client had no pairs: sum_k pi_k phi_kp, length P. */
function priorProfile(state: MixtureState, nProducts: number): Float64Array {
  const K = state.nProblems;
  const profile = new Float64Array(nProducts);
  for (let p = 0; p < nProducts; p += 1) {
    let sum = 0;
    for (let k = 0; k < K; k += 1) sum += state.pi[k] * state.phi[p * K + k];
    profile[p] = sum;
  }
  return profile;
}

/** Gives s(c, p) of one client at a time without touching the problems the client has no counts in. */
export interface PairScorer {
  /** Makes `client` the one that `score` is about. */
  moveTo(client: number): void;
  /** s(client, product) = (1 - lambda) sum_k theta_ck phi_kp + lambda background_p, in (0, 1). */
  score(product: number): number;
}

/** Scores of a state; valid as long as its arrays are not written to. */
export function createPairScorer(state: MixtureState, background: Float64Array, { alpha, lambda }: MixturePrior): PairScorer {
  const { counts, phi, nProblems: K } = state;
  const floor = priorProfile(state, background.length);
  const active = new Int32Array(K);
  const weights = new Float64Array(K);
  let nActive = 0;
  let floorWeight = 0;
  return {
    moveTo(client) {
      let total = alpha;
      for (let k = 0; k < K; k += 1) total += counts[client * K + k];
      const norm = (1 - lambda) / total;
      floorWeight = norm * alpha;
      nActive = 0;
      for (let k = 0; k < K; k += 1) {
        const count = counts[client * K + k];
        if (count === 0) continue;
        active[nActive] = k;
        weights[nActive++] = norm * count;
      }
    },
    score(product) {
      let sum = lambda * background[product] + floorWeight * floor[product];
      for (let a = 0; a < nActive; a += 1) sum += weights[a] * phi[product * K + active[a]];
      return sum;
    },
  };
}

/** Sum of log s(c, p) over all pairs; 0 without pairs. */
export function logLikelihood(pairs: PairRows, background: Float64Array, state: MixtureState, prior: MixturePrior): number {
  const scorer = createPairScorer(state, background, prior);
  let sum = 0;
  for (let c = 0; c < pairs.nClients; c += 1) {
    if (pairs.offsets[c] === pairs.offsets[c + 1]) continue;
    scorer.moveTo(c);
    for (let i = pairs.offsets[c]; i < pairs.offsets[c + 1]; i += 1) sum += log(scorer.score(pairs.products[i]));
  }
  return sum;
}

/**
 * Masked log-likelihood of hidden pairs: log( s(c,p) / (1 - sum over the client's training products of s(c,q)) ), because a product
 * the client owns cannot be what is hidden.
 * @param hidden pairs of the same clients and products, none of them in `pairs`
 * @returns one value for each hidden pair, in order
 */
export function scoreHiddenPairs(
  pairs: PairRows,
  hidden: PairRows,
  background: Float64Array,
  state: MixtureState,
  prior: MixturePrior,
): Float64Array {
  const scorer = createPairScorer(state, background, prior);
  const scores = new Float64Array(hidden.products.length);
  for (let c = 0; c < hidden.nClients; c += 1) {
    if (hidden.offsets[c] === hidden.offsets[c + 1]) continue;
    scorer.moveTo(c);
    let owned = 0;
    for (let i = pairs.offsets[c]; i < pairs.offsets[c + 1]; i += 1) owned += scorer.score(pairs.products[i]);
    // Rounding must not make the rest of the catalogue smaller than the hidden product itself.
    for (let i = hidden.offsets[c]; i < hidden.offsets[c + 1]; i += 1) {
      const score = scorer.score(hidden.products[i]);
      scores[i] = log(score / Math.max(1 - owned, score));
    }
  }
  return scores;
}
