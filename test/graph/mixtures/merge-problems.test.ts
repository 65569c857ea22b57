import { cheapestMerge, mergeLosses, mergeProblems } from "../../../graph/mixtures/merge-problems";
import { popularityBackground, stateFromCommunities, type MixtureState } from "../../../graph/mixtures/mixture-state";
import { logLikelihood } from "../../../graph/mixtures/pair-likelihood";
import { runEm } from "../../../graph/mixtures/run-em";
import { createRng } from "../../../graph/numeric/rng";
import { pairsOf } from "./dense-mixture";

const prior = { alpha: 1, beta: 0.1, lambda: 0.3 };
const rng = createRng(3, "merge");
const pairs = pairsOf(
  Array.from({ length: 80 }, (_, c) => Array.from({ length: 15 }, (_, p) => p).filter((p) => rng() < (p % 3 === c % 3 ? 0.5 : 0.1))),
  15,
);
const background = popularityBackground(pairs);
const state = runEm(
  pairs,
  background,
  stateFromCommunities(
    pairs,
    Int32Array.from({ length: 15 }, (_, p) => p % 5),
    background,
  ),
  {
    ...prior,
    iterations: 4,
  },
);

describe("mergeLosses", () => {
  test("is the fall of the log-likelihood that each merge really causes", () => {
    const losses = mergeLosses(pairs, background, state, prior);
    const before = logLikelihood(pairs, background, state, prior);
    for (let j = 0; j < 5; j += 1)
      for (let k = j + 1; k < 5; k += 1) {
        const after = logLikelihood(pairs, background, mergeProblems(state, { j, k }), prior);
        // Counts below 1e-4 are left out.
        expect(Math.abs(losses[j * 5 + k] - (before - after))).toBeLessThan(0.01);
      }
  });

  test("is zero for two copies of one problem, which are merged first and back into the original", () => {
    const doubled = splitInTwo(state, 2);
    const losses = mergeLosses(pairs, background, doubled, prior);
    expect(Math.abs(losses[2 * 6 + 5])).toBeLessThan(1e-12);
    expect(cheapestMerge(losses, 6)).toEqual({ j: 2, k: 5 });
    const merged = mergeProblems(doubled, { j: 2, k: 5 });
    expect(merged.nProblems).toBe(5);
    merged.phi.forEach((value, i) => {
      expect(value).toBeCloseTo(state.phi[i], 14);
    });
    expect(logLikelihood(pairs, background, merged, prior)).toBeCloseTo(logLikelihood(pairs, background, state, prior), 9);
  });
});

/** Problem `split` twice, 30 % of its clients' shares in a copy at the end. */
function splitInTwo(original: MixtureState, split: number): MixtureState {
  const K = original.nProblems;
  const widen = (matrix: Float64Array, copy: (value: number) => [number, number]): Float64Array => {
    const wide = new Float64Array((matrix.length / K) * (K + 1));
    for (let row = 0; row < matrix.length / K; row += 1) {
      wide.set(matrix.subarray(row * K, (row + 1) * K), row * (K + 1));
      [wide[row * (K + 1) + split], wide[row * (K + 1) + K]] = copy(matrix[row * K + split]);
    }
    return wide;
  };
  return {
    nProblems: K + 1,
    counts: widen(original.counts, (n) => [0.7 * n, 0.3 * n]),
    pi: widen(original.pi, (n) => [0.7 * n, 0.3 * n]),
    phi: widen(original.phi, (n) => [n, n]),
    isInitial: false,
  };
}
