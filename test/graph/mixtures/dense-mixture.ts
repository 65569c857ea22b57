import { digamma } from "../../../graph/numeric/digamma";
import { logGamma } from "../../../graph/numeric/distributions";
import type { PairRows } from "../../../graph/incidence/pair-rows";
import type { MixturePrior, MixtureState } from "../../../graph/mixtures/mixture-state";

/** The method written down as it reads, over the full client x product matrix: slow and obvious, to hold the fast code to. */
export interface DenseState {
  readonly g: number[][];
  readonly phi: number[][];
  readonly pi: number[];
  readonly t: number[][];
  readonly counts: number[][];
}

export function pairsOf(rows: readonly (readonly number[])[], nProducts: number): PairRows {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, c) => {
    offsets[c + 1] = offsets[c] + row.length;
  });
  return { nClients: rows.length, nProducts, offsets, products: Int32Array.from(rows.flat()) };
}

export function matrixOf(pairs: PairRows): number[][] {
  return Array.from({ length: pairs.nClients }, (_, c) => {
    const row = new Array<number>(pairs.nProducts).fill(0);
    for (const p of pairs.products.subarray(pairs.offsets[c], pairs.offsets[c + 1])) row[p] = 1;
    return row;
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export function densify(state: MixtureState, nClients: number, nProducts: number, alpha: number): DenseState {
  const K = state.nProblems;
  const counts = range(nClients).map((c) => range(K).map((k) => state.counts[c * K + k]));
  const pi = [...state.pi];
  const g = counts.map((row) => row.map((n, k) => n + alpha * pi[k]));
  const t = g.map((row) => {
    const total = sum(row);
    return row.map((value) => (state.isInitial ? value / total : Math.exp(digamma(value) - digamma(total))));
  });
  return { g, t, pi, counts, phi: range(K).map((k) => range(nProducts).map((p) => state.phi[p * K + k])) };
}

export function denseIteration(
  A: readonly (readonly number[])[],
  background: readonly number[],
  state: DenseState,
  { alpha, beta, lambda }: MixturePrior,
  updatePi = true,
): DenseState {
  const K = state.pi.length;
  const P = background.length;
  const nck = A.map(() => range(K).map(() => 0));
  const nkp = range(K).map(() => range(P).map(() => 0));
  A.forEach((row, c) => {
    row.forEach((bought, p) => {
      if (bought === 0) return;
      const denominator = (1 - lambda) * sum(range(K).map((j) => state.t[c][j] * state.phi[j][p])) + lambda * background[p];
      for (let k = 0; k < K; k += 1) {
        const r = ((1 - lambda) * state.t[c][k] * state.phi[k][p]) / denominator;
        nck[c][k] += r;
        nkp[k][p] += r;
      }
    });
  });
  const totals = range(K).map((k) => sum(nck.map((row) => row[k])));
  const pi = updatePi ? totals.map((n) => (n + 0.001) / sum(totals.map((m) => m + 0.001))) : state.pi;
  const phi = nkp.map((row, k) => row.map((n, p) => (n + beta * P * background[p]) / (totals[k] + beta * P)));
  const g = nck.map((row) => row.map((n, k) => n + alpha * pi[k]));
  const t = g.map((row) => row.map((value) => Math.exp(digamma(value) - digamma(sum(row)))));
  return { g, t, pi, phi, counts: nck };
}

/** s(c, p) for every client and product. */
export function denseScores(state: DenseState, background: readonly number[], lambda: number): number[][] {
  return state.g.map((row) => {
    const total = sum(row);
    return background.map((b, p) => (1 - lambda) * sum(row.map((value, k) => (value / total) * state.phi[k][p])) + lambda * b);
  });
}

export function denseLogLikelihood(A: readonly (readonly number[])[], scores: readonly (readonly number[])[]): number {
  return sum(A.map((row, c) => sum(row.map((bought, p) => (bought === 0 ? 0 : Math.log(scores[c][p]))))));
}

/**
 * The variational bound: E_q[log p(pairs | theta, phi)] with responsibilities summed out, minus the divergence of each client's
 * Dirichlet(g) from Dirichlet(alpha pi), plus the log prior of the profiles.
 */
export function variationalBound(
  A: readonly (readonly number[])[],
  background: readonly number[],
  state: DenseState,
  { alpha, beta, lambda }: MixturePrior,
): number {
  let bound = 0;
  A.forEach((row, c) => {
    const g = state.g[c];
    const total = sum(g);
    const expected = g.map((value) => digamma(value) - digamma(total));
    row.forEach((bought, p) => {
      if (bought === 1)
        bound += Math.log((1 - lambda) * sum(expected.map((e, k) => Math.exp(e) * state.phi[k][p])) + lambda * background[p]);
    });
    bound += logGamma(alpha) - logGamma(total);
    g.forEach((value, k) => {
      bound += logGamma(value) - logGamma(alpha * state.pi[k]) + (alpha * state.pi[k] - value) * expected[k];
    });
  });
  const strength = beta * background.length;
  for (const row of state.phi) row.forEach((value, p) => (bound += strength * background[p] * Math.log(value)));
  return bound;
}
