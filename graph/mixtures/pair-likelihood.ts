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

/**
 * Gives s(c, p) of one client at a time without touching the problems the client has no counts in. Valid as long as the arrays of the
 * state are not written to. A class and not a closure: its methods are compiled once for all states.
 */
export class PairScorer {
  private readonly floor: Float64Array;
  private readonly active: Int32Array;
  private readonly weights: Float64Array;
  private readonly counts: Float64Array;
  private readonly phi: Float64Array;
  private readonly nProblems: number;
  private readonly alpha: number;
  private readonly lambda: number;
  private nActive = 0;
  /** Weight of the floor; in an array because a changing fraction in a field is a new object at every change. */
  private readonly floorWeight = new Float64Array(1);

  constructor(
    state: MixtureState,
    private readonly background: Float64Array,
    { alpha, lambda }: MixturePrior,
  ) {
    this.floor = priorProfile(state, background.length);
    this.active = new Int32Array(state.nProblems);
    this.weights = new Float64Array(state.nProblems);
    this.counts = state.counts;
    this.phi = state.phi;
    this.nProblems = state.nProblems;
    this.alpha = alpha;
    this.lambda = lambda;
  }

  /** Makes `client` the one that `score` is about. */
  moveTo(client: number): void {
    const { active, weights, counts, nProblems: K, alpha } = this;
    const row = client * K;
    let total = alpha;
    for (let k = 0; k < K; k += 1) total += counts[row + k];
    const norm = (1 - this.lambda) / total;
    this.floorWeight[0] = norm * alpha;
    let nActive = 0;
    for (let k = 0; k < K; k += 1) {
      const count = counts[row + k];
      if (count === 0) continue;
      active[nActive] = k;
      weights[nActive++] = norm * count;
    }
    this.nActive = nActive;
  }

  /** s(client, product) = (1 - lambda) sum_k theta_ck phi_kp + lambda background_p, in (0, 1). */
  score(product: number): number {
    const { active, weights, nActive, phi } = this;
    const column = product * this.nProblems;
    let sum = this.lambda * this.background[product] + this.floorWeight[0] * this.floor[product];
    for (let a = 0; a < nActive; a += 1) sum += weights[a] * phi[column + active[a]];
    return sum;
  }
}

/** Sum of log s(c, p) over all pairs; 0 without pairs. */
export function logLikelihood(pairs: PairRows, background: Float64Array, state: MixtureState, prior: MixturePrior): number {
  const scorer = new PairScorer(state, background, prior);
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
  const scorer = new PairScorer(state, background, prior);
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
