import fc from "fast-check";
import { productProblemWeights } from "../../../graph/mixtures/product-problem-weights";
import { problemStability } from "../../../graph/mixtures/problem-stability";
import { sparsifyMixtures } from "../../../graph/mixtures/sparsify-mixtures";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { pairsOf } from "./dense-mixture";

describe("sparsifyMixtures", () => {
  test("folds tiny shares, renormalises and orders by share, ties by problem", () => {
    const theta = Float64Array.of(0.001, 0.299, 0.4, 0.3, 0.25, 0.25, 0.25, 0.25);
    const sparse = sparsifyMixtures({ nProblems: 4, theta, intervalOf: () => [0.2, 0.35] }, 0.01);
    expect([...sparse.offsets]).toEqual([0, 3, 7]);
    expect([...sparse.problems]).toEqual([2, 3, 1, 0, 1, 2, 3]);
    expect(sparse.shares[0]).toBeCloseTo(0.4 / 0.999, 12);
  });

  test("rows sum to 1 and intervals are widened to hold the share", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }), (weights) => {
        const total = weights.reduce((a, b) => a + b, 0);
        const theta = Float64Array.from(weights, (w) => w / total);
        const sparse = sparsifyMixtures({ nProblems: theta.length, theta, intervalOf: (_, k) => [0.01 * k, 0.3] }, 0.02);
        expect(Math.abs(sparse.shares.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-12);
        sparse.problems.forEach((k, i) => {
          expect(sparse.low[i]).toBe(Math.min(0.01 * k, theta[k]));
          expect(sparse.high[i]).toBe(Math.max(0.3, theta[k]));
        });
      }),
      { numRuns: 50 },
    );
  });

  test("keeps the largest share even when all are tiny, and refuses a minimum of 1", () => {
    const theta = new Float64Array(100).fill(0.01);
    const sparse = sparsifyMixtures({ nProblems: 100, theta, intervalOf: () => [0, 1] }, 0.5);
    expect([...sparse.problems]).toEqual([0]);
    expect([...sparse.shares]).toEqual([1]);
    expect(() => sparsifyMixtures({ nProblems: 100, theta, intervalOf: () => [0, 1] }, 1)).toThrow(InvalidArgumentError);
  });
});

test("a product that only the background explains has the overall shares", () => {
  const model = {
    nProblems: 2,
    theta: Float64Array.of(1, 0, 0.5, 0.5),
    phi: Float64Array.of(1, 0, 0, 0, 0.5, 0),
    pi: Float64Array.of(0.7, 0.3),
    background: Float64Array.of(0.5, 0.3, 0.2),
    alpha: 1,
    lambda: 0.2,
  };
  // Product 2 is sold but in no problem; product 1 is bought only by a client without its problem.
  const weights = productProblemWeights(
    model,
    pairsOf(
      [
        [0, 1],
        [0, 2],
      ],
      3,
    ),
  );
  expect([...weights]).toEqual([1, 0, 0.7, 0.3, 0.7, 0.3]);
});

describe("problemStability", () => {
  const profiles = { nProblems: 2, phi: Float64Array.of(1, 0, 0, 1, 0, 1) };
  const solution = (phi: Float64Array) => ({ nProblems: 2, phi, pi: Float64Array.of(0.5, 0.5), hiddenScores: new Float64Array() });

  test("is 1 for problems that recur under other numbers, less where a profile differs", () => {
    const [a, b] = problemStability(profiles, [solution(Float64Array.of(0, 1, 1, 0, 1, 0)), solution(Float64Array.of(1, 0, 0, 1, 0, 0))]);
    expect(a).toBe(1);
    expect(b).toBeCloseTo((1 + Math.SQRT1_2) / 2, 12);
  });

  test("is not measured without other solutions", () => {
    expect([...problemStability(profiles, [])]).toEqual([Number.NaN, Number.NaN]);
  });
});
