import type { PairRows } from "../incidence/pair-rows";
import { createPairScorer } from "./pair-likelihood";
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
  const { counts, phi, pi, nProblems: K } = state;
  const scorer = createPairScorer(state, background, prior);
  const losses = new Float64Array(K * K);
  const ratios = new Float64Array(K * K).fill(1);
  const part = new Float64Array(K * K);
  for (let j = 0; j < K; j += 1) for (let k = 0; k < K; k += 1) part[j * K + k] = pi[k] / (pi[j] + pi[k]);
  const active = new Int32Array(K);
  const isActive = new Uint8Array(K);
  // Change of s for (j, k) per unit of phi_kp - phi_jp, one row for each active j.
  const change = new Float64Array(K * K);
  for (let c = 0; c < pairs.nClients; c += 1) {
    const start = pairs.offsets[c];
    const end = pairs.offsets[c + 1];
    if (start === end) continue;
    scorer.moveTo(c);
    let total = prior.alpha;
    let nActive = 0;
    for (let k = 0; k < K; k += 1) {
      const count = counts[c * K + k];
      total += count;
      isActive[k] = count > NEGLIGIBLE_COUNT ? 1 : 0;
      if (isActive[k] === 1) active[nActive++] = k;
    }
    const norm = (1 - prior.lambda) / total;
    for (let a = 0; a < nActive; a += 1) {
      const j = active[a];
      for (let k = 0; k < K; k += 1)
        // A pair of active problems is counted once, in the row of the smaller.
        change[j * K + k] =
          isActive[k] === 1 && k <= j ? 0 : norm * (counts[c * K + j] * part[j * K + k] - counts[c * K + k] * part[k * K + j]);
    }
    for (let i = start; i < end; i += 1) {
      const product = pairs.products[i];
      const column = product * K;
      const inverse = 1 / scorer.score(product);
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
  for (let j = 0; j < K; j += 1)
    for (let k = j + 1; k < K; k += 1) {
      losses[j * K + k] += losses[k * K + j] - log(ratios[j * K + k]) - log(ratios[k * K + j]);
      losses[k * K + j] = 0;
    }
  return losses;
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
    counts: mergeColumns(state.counts, K, j, k, (a, b) => a + b),
    phi: mergeColumns(state.phi, K, j, k, (a, b) => partJ * a + partK * b),
    pi: mergeColumns(state.pi, K, j, k, (a, b) => a + b),
    isInitial: state.isInitial,
  };
}

function mergeColumns(matrix: Float64Array, K: number, j: number, k: number, join: (a: number, b: number) => number): Float64Array {
  const merged = new Float64Array((matrix.length / K) * (K - 1));
  let n = 0;
  for (let row = 0; row < matrix.length; row += K)
    for (let column = 0; column < K; column += 1) {
      if (column === k) continue;
      merged[n++] = column === j ? join(matrix[row + j], matrix[row + k]) : matrix[row + column];
    }
  return merged;
}
