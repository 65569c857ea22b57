import fc from "fast-check";
import { foldInClients } from "../../../graph/mixtures/fold-in-clients";
import { popularityBackground, sharesOf, stateFromCommunities } from "../../../graph/mixtures/mixture-state";
import { logLikelihood, scoreHiddenPairs } from "../../../graph/mixtures/pair-likelihood";
import { runEm } from "../../../graph/mixtures/run-em";
import { createRng } from "../../../graph/numeric/rng";
import { denseIteration, denseLogLikelihood, denseScores, densify, matrixOf, pairsOf, variationalBound } from "./dense-mixture";

const prior = { alpha: 1, beta: 0.1, lambda: 0.3 };

/** 60 clients of two kinds over 12 products, with some noise, an empty client and one with a single product. */
function smallWorld(seed: number): ReturnType<typeof pairsOf> {
  const rng = createRng(seed, "small-world");
  const rows = Array.from({ length: 60 }, (_, c) =>
    Array.from({ length: 12 }, (_, p) => p).filter((p) => rng() < (p % 2 === c % 2 ? 0.5 : 0.1)),
  );
  rows[0] = [];
  rows[1] = [3];
  return pairsOf(rows, 12);
}

const labelsOf = (nProblems: number): Int32Array => Int32Array.from({ length: 12 }, (_, p) => p % nProblems);

describe("runEm", () => {
  test("agrees with the dense method to 1e-9 after ten iterations, also where many shares are negligible", () => {
    for (const nProblems of [1, 2, 3, 12]) {
      const pairs = smallWorld(nProblems);
      const background = popularityBackground(pairs);
      const start = stateFromCommunities(pairs, labelsOf(nProblems), background);
      const fast = runEm(pairs, background, start, { ...prior, iterations: 10 });
      const A = matrixOf(pairs);
      let dense = densify(start, pairs.nClients, 12, prior.alpha);
      for (let i = 0; i < 10; i += 1) dense = denseIteration(A, [...background], dense, prior);
      const expected = densify(fast, pairs.nClients, 12, prior.alpha);
      const difference = (a: number[][], b: number[][]): number =>
        Math.max(...a.flatMap((row, i) => row.map((value, j) => Math.abs(value - b[i][j]))));
      expect(difference(expected.counts, dense.counts)).toBeLessThan(1e-9);
      expect(difference(expected.phi, dense.phi)).toBeLessThan(1e-9);
      expect(difference([expected.pi], [dense.pi])).toBeLessThan(1e-9);
      const scores = denseScores(dense, [...background], prior.lambda);
      expect(Math.abs(logLikelihood(pairs, background, fast, prior) - denseLogLikelihood(A, scores))).toBeLessThan(1e-8);
    }
  });

  test("agrees with the dense method to 1e-9 whatever the sizes, priors, background share and number of iterations", () => {
    const settings = fc.record({
      seed: fc.integer(),
      nClients: fc.integer({ min: 2, max: 40 }),
      nProducts: fc.integer({ min: 2, max: 16 }),
      nProblems: fc.integer({ min: 1, max: 8 }),
      density: fc.double({ min: 0.03, max: 0.9, noNaN: true }),
      alpha: fc.double({ min: 0.05, max: 5, noNaN: true }),
      beta: fc.double({ min: 0.001, max: 1, noNaN: true }),
      lambda: fc.double({ min: 0.01, max: 0.7, noNaN: true }),
      iterations: fc.integer({ min: 1, max: 12 }),
      updatePi: fc.boolean(),
    });
    fc.assert(
      fc.property(settings, ({ seed, nClients, nProducts, nProblems, density, iterations, updatePi, ...given }) => {
        const rng = createRng(seed, "dense-settings");
        const rows = Array.from({ length: nClients }, () => Array.from({ length: nProducts }, (_, p) => p).filter(() => rng() < density));
        const pairs = pairsOf(rows, nProducts);
        const background = popularityBackground(pairs);
        const labels = Int32Array.from({ length: nProducts }, (_, p) => (p < nProblems ? p : Math.floor(rng() * nProblems)));
        const start = stateFromCommunities(pairs, labels, background);
        const fast = runEm(pairs, background, start, { ...given, iterations, updatePi });
        const A = matrixOf(pairs);
        let dense = densify(start, nClients, nProducts, given.alpha);
        for (let i = 0; i < iterations; i += 1) dense = denseIteration(A, [...background], dense, given, updatePi);
        const found = densify(fast, nClients, nProducts, given.alpha);
        const agree = (a: readonly number[], b: readonly number[]): void => {
          a.forEach((value, i) => {
            expect(Math.abs(value - b[i])).toBeLessThan(1e-9);
          });
        };
        agree(found.counts.flat(), dense.counts.flat());
        agree(found.phi.flat(), dense.phi.flat());
        agree(found.pi, dense.pi);
        const expected = denseLogLikelihood(A, denseScores(dense, [...background], given.lambda));
        expect(Math.abs(logLikelihood(pairs, background, fast, given) - expected)).toBeLessThan(1e-8);
      }),
      { numRuns: 60 },
    );
  });

  test("raises the variational bound from the second iteration on while the overall shares are fixed", () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(2, 3, 4), (seed, nProblems) => {
        const pairs = smallWorld(seed);
        const background = popularityBackground(pairs);
        const A = matrixOf(pairs);
        let state = runEm(pairs, background, stateFromCommunities(pairs, labelsOf(nProblems), background), {
          ...prior,
          iterations: 1,
          updatePi: false,
        });
        let bound = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < 15; i += 1) {
          state = runEm(pairs, background, state, { ...prior, iterations: 1, updatePi: false });
          const next = variationalBound(A, [...background], densify(state, pairs.nClients, 12, prior.alpha), prior);
          expect(next).toBeGreaterThanOrEqual(bound - 1e-9);
          bound = next;
        }
      }),
      { numRuns: 20 },
    );
  });

  test("leaves its inputs alone and keeps every distribution normalised", () => {
    const pairs = smallWorld(5);
    const background = popularityBackground(pairs);
    const start = stateFromCommunities(pairs, labelsOf(3), background);
    const before = structuredClone(start);
    const state = runEm(pairs, background, start, { ...prior, iterations: 5 });
    expect(start).toEqual(before);
    const theta = sharesOf(state, pairs.nClients, prior.alpha);
    for (let c = 0; c < pairs.nClients; c += 1) expect(theta[3 * c] + theta[3 * c + 1] + theta[3 * c + 2]).toBeCloseTo(1, 12);
    for (let k = 0; k < 3; k += 1) {
      let total = 0;
      for (let p = 0; p < 12; p += 1) total += state.phi[3 * p + k];
      expect(total).toBeCloseTo(1, 12);
    }
    // The client without pairs has the overall shares.
    for (let k = 0; k < 3; k += 1) expect(theta[k]).toBeCloseTo(state.pi[k], 12);
  });

  test("folding a client into known problems changes neither profiles nor overall shares and finds its kind", () => {
    const pairs = smallWorld(8);
    const background = popularityBackground(pairs);
    const known = runEm(pairs, background, stateFromCommunities(pairs, labelsOf(2), background), { ...prior, iterations: 20 });
    const folded = foldInClients(pairsOf([[0, 2, 4], [1, 3, 5], []], 12), background, known, prior);
    expect(folded.phi).toEqual(known.phi);
    expect(folded.pi).toEqual(known.pi);
    const theta = sharesOf(folded, 3, prior.alpha);
    expect(theta[0]).toBeGreaterThan(0.8);
    expect(theta[3]).toBeGreaterThan(0.8);
    expect(theta[4]).toBeCloseTo(known.pi[0], 12);
  });
});

test("the masked score divides by what the client does not own yet", () => {
  const pairs = smallWorld(9);
  const hidden = pairsOf(
    Array.from({ length: 60 }, (_, c) => (c === 7 ? [0, 4] : [])),
    12,
  );
  const background = popularityBackground(pairs);
  const state = runEm(pairs, background, stateFromCommunities(pairs, labelsOf(2), background), { ...prior, iterations: 5 });
  const scores = denseScores(densify(state, 60, 12, prior.alpha), [...background], prior.lambda)[7];
  const owned = [...pairs.products.subarray(pairs.offsets[7], pairs.offsets[8])].reduce((sum, p) => sum + scores[p], 0);
  const expected = [0, 4].map((p) => Math.log(scores[p] / Math.max(1 - owned, scores[p])));
  const actual = scoreHiddenPairs(pairs, hidden, background, state, prior);
  expect(actual.length).toBe(2);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 10);
  });
});
