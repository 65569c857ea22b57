import type { PairRows } from "../incidence/pair-rows";
import { PairScorer } from "./pair-likelihood";
import type { MixturePrior, MixtureState } from "./mixture-state";

// Looked up once: inside a vm context (jest) every use of a global costs as much as the function itself.
const { log } = Math;

/** Counts below this are left out of the losses: together they move a loss by far less than one log unit. */
const NEGLIGIBLE_COUNT = 1e-4;

/**
 * What each merge would cost: D_jk = sum over pairs of log s before - log s after j and k become one problem with profile
 * (pi_j phi_j + pi_k phi_k) / (pi_j + pi_k) and the sum of their shares. Two copies of one problem cost 0.
 *
 * With x = phi_kp - phi_jp the change of s(c, p) is (1 - lambda) x (n_cj pi_k - n_ck pi_j) / ((pi_j + pi_k)(sum_k n_ck + alpha)): the prior
 * cancels, so only problems in which the client has counts matter. Ratios are multiplied and their logarithm taken once.
 * @returns K x K, row-major; entry (j, k) with j < k holds the loss, the rest is 0
 */
export function mergeLosses(pairs: PairRows, background: Float64Array, state: MixtureState, prior: MixturePrior): Float64Array {
  const sweep = new LossSweep(pairs, background, state, prior);
  for (let c = 0; c < pairs.nClients; c += 1) sweep.addClient(c);
  return sweep.total();
}

/** A short method a client instead of one long loop, for the reason given in run-em.ts. */
class LossSweep {
  private readonly scorer: PairScorer;
  private readonly losses: Float64Array;
  private readonly ratios: Float64Array;
  /** pi_k / (pi_j + pi_k). */
  private readonly part: Float64Array;
  /** Change of s for (j, k) per unit of phi_kp - phi_jp, one row for each active j. */
  private readonly change: Float64Array;
  private readonly active: Int32Array;
  private readonly isActive: Uint8Array;

  private readonly nProblems: number;
  private readonly offsets: Int32Array;
  private readonly products: Int32Array;
  private readonly counts: Float64Array;
  private readonly phi: Float64Array;
  private readonly alpha: number;
  private readonly lambda: number;

  constructor(pairs: PairRows, background: Float64Array, state: MixtureState, prior: MixturePrior) {
    const { pi, nProblems: K } = state;
    this.nProblems = K;
    this.offsets = pairs.offsets;
    this.products = pairs.products;
    this.counts = state.counts;
    this.phi = state.phi;
    this.alpha = prior.alpha;
    this.lambda = prior.lambda;
    this.scorer = new PairScorer(state, background, prior);
    this.losses = new Float64Array(K * K);
    this.ratios = new Float64Array(K * K).fill(1);
    this.part = new Float64Array(K * K);
    for (let j = 0; j < K; j += 1) for (let k = 0; k < K; k += 1) this.part[j * K + k] = pi[k] / (pi[j] + pi[k]);
    this.change = new Float64Array(K * K);
    this.active = new Int32Array(K);
    this.isActive = new Uint8Array(K);
  }

  addClient(client: number): void {
    const { offsets, products } = this;
    const end = offsets[client + 1];
    if (offsets[client] === end) return;
    const nActive = this.findChanges(client);
    this.scorer.moveTo(client);
    for (let i = offsets[client]; i < end; i += 1) this.addPair(products[i], nActive);
  }

  total(): Float64Array {
    const { losses, ratios } = this;
    const K = this.nProblems;
    for (let j = 0; j < K; j += 1)
      for (let k = j + 1; k < K; k += 1) {
        losses[j * K + k] += losses[k * K + j] - log(ratios[j * K + k]) - log(ratios[k * K + j]);
        losses[k * K + j] = 0;
      }
    return losses;
  }

  /** The client's problems and what each merge would change. @returns how many problems */
  private findChanges(client: number): number {
    const { active, isActive, change, part, counts, nProblems: K } = this;
    const row = client * K;
    let total = this.alpha;
    let nActive = 0;
    for (let k = 0; k < K; k += 1) {
      const count = counts[row + k];
      total += count;
      isActive[k] = count > NEGLIGIBLE_COUNT ? 1 : 0;
      if (isActive[k] === 1) active[nActive++] = k;
    }
    const norm = (1 - this.lambda) / total;
    for (let a = 0; a < nActive; a += 1) {
      const j = active[a];
      for (let k = 0; k < K; k += 1)
        // A pair of active problems is counted once, in the row of the smaller.
        change[j * K + k] =
          isActive[k] === 1 && k <= j ? 0 : norm * (counts[row + j] * part[j * K + k] - counts[row + k] * part[k * K + j]);
    }
    return nActive;
  }

  private addPair(product: number, nActive: number): void {
    const { active, change, ratios, losses, phi, nProblems: K } = this;
    const column = product * K;
    const inverse = 1 / this.scorer.score(product);
    for (let a = 0; a < nActive; a += 1) {
      const row = active[a] * K;
      const own = phi[column + active[a]];
      for (let k = 0; k < K; k += 1) {
        const ratio = ratios[row + k] * (1 + inverse * (phi[column + k] - own) * change[row + k]);
        ratios[row + k] = ratio;
        if (ratio < 1e-150 || ratio > 1e150) {
          losses[row + k] -= log(ratio);
          ratios[row + k] = 1;
        }
      }
    }
  }
}

/** The pair (j, k), j < k, whose merge costs least; ties go to the smallest j, then k. Needs two problems or more. */
export function cheapestMerge(losses: Float64Array, nProblems: number): { j: number; k: number } {
  let best = { j: 0, k: 1 };
  for (let j = 0; j < nProblems; j += 1)
    for (let k = j + 1; k < nProblems; k += 1) if (losses[j * nProblems + k] < losses[best.j * nProblems + best.k]) best = { j, k };
  return best;
}

/** The state in which problem k became part of problem j < k; later problems move up by one. */
export function mergeProblems(state: MixtureState, { j, k }: { j: number; k: number }): MixtureState {
  const K = state.nProblems;
  const total = state.pi[j] + state.pi[k];
  const partJ = state.pi[j] / total;
  const partK = state.pi[k] / total;
  return {
    nProblems: K - 1,
    counts: mergeColumns(state.counts, K, j, k, 1, 1),
    phi: mergeColumns(state.phi, K, j, k, partJ, partK),
    pi: mergeColumns(state.pi, K, j, k, 1, 1),
    isInitial: state.isInitial,
  };
}

/** Column j becomes a x column j + b x column k; column k goes. */
function mergeColumns(matrix: Float64Array, K: number, j: number, k: number, a: number, b: number): Float64Array {
  const nRows = matrix.length / K;
  const merged = new Float64Array(nRows * (K - 1));
  for (let row = 0; row < nRows; row += 1) mergeRow(matrix, row * K, merged, row * (K - 1), K, j, k, a, b);
  return merged;
}

function mergeRow(
  from: Float64Array,
  at: number,
  to: Float64Array,
  n: number,
  K: number,
  j: number,
  k: number,
  a: number,
  b: number,
): void {
  for (let column = 0; column < k; column += 1) to[n + column] = from[at + column];
  for (let column = k + 1; column < K; column += 1) to[n + column - 1] = from[at + column];
  to[n + j] = a * from[at + j] + b * from[at + k];
}
