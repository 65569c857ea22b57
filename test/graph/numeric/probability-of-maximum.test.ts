import fc from "fast-check";
import { normalUpperTail } from "../../../graph/numeric/distributions";
import { betaMaximumProbabilities, normalMaximumProbabilities } from "../../../graph/numeric/probability-of-maximum";
import { drawBeta, drawGamma } from "../../../graph/numeric/random-variates";
import { createRng } from "../../../graph/numeric/rng";

test("two normals: P(X1 > X2) is the tail of their difference, however far apart their scales are", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 1e-4, max: 3, noNaN: true }),
      fc.double({ min: 1e-4, max: 3, noNaN: true }),
      (difference, s1, s2) => {
        const [p1, p2] = normalMaximumProbabilities(Float64Array.of(difference, 0), Float64Array.of(s1, s2));
        expect(p1 + p2).toBeCloseTo(1, 12);
        expect(Math.abs(p1 - normalUpperTail(-difference / Math.hypot(s1, s2)))).toBeLessThan(2e-6);
      },
    ),
  );
});

test("equal quantities share alike; one alone is certain; a hopeless one has nothing", () => {
  const normal = normalMaximumProbabilities(new Float64Array(20).fill(2), new Float64Array(20).fill(0.3));
  const beta = betaMaximumProbabilities(new Float64Array(7).fill(1), new Float64Array(7).fill(1));
  for (const p of normal) expect(p).toBeCloseTo(1 / 20, 9);
  for (const p of beta) expect(p).toBeCloseTo(1 / 7, 9);
  expect([...normalMaximumProbabilities(Float64Array.of(5), Float64Array.of(1))]).toEqual([1]);
  expect([...normalMaximumProbabilities(Float64Array.of(5, -90), Float64Array.of(1, 1))]).toEqual([1, 0]);
});

test.each([
  [2, 3, 4, 5],
  [1, 1, 1, 9],
  [40, 60, 45, 55],
  [1, 30, 1, 40],
  [500, 10, 480, 12],
])("two Betas (%d, %d) and (%d, %d) agree with the exact sum", (a1, b1, a2, b2) => {
  // P(X2 > X1) = sum over i < a2 of B(a1 + i, b1 + b2) / ((b2 + i) B(1 + i, b2) B(a1, b1)), for whole a2 (Miller 2015).
  const logFactorials = [0];
  for (let n = 1; n < 2_000; n += 1) logFactorials.push(logFactorials[n - 1] + Math.log(n));
  const logBeta = (a: number, b: number) => logFactorials[a - 1] + logFactorials[b - 1] - logFactorials[a + b - 1];
  let exact = 0;
  for (let i = 0; i < a2; i += 1) exact += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - logBeta(a1, b1));
  const [, p2] = betaMaximumProbabilities(Float64Array.of(a1, a2), Float64Array.of(b1, b2));
  expect(Math.abs(p2 - exact)).toBeLessThan(2e-6);
});

test("five arms agree with their draws", () => {
  const rng = createRng(3, "draws");
  const a = Float64Array.of(1, 2, 5, 30, 3);
  const b = Float64Array.of(1, 3, 8, 40, 9);
  const counts = new Float64Array(5);
  const nDraws = 20_000;
  for (let i = 0; i < nDraws; i += 1) {
    const draws = a.map((alpha, k) => drawBeta(alpha, b[k], rng));
    counts[draws.indexOf(Math.max(...draws))] += 1;
  }
  betaMaximumProbabilities(a, b).forEach((p, i) => {
    expect(Math.abs(counts[i] / nDraws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / nDraws));
  });
});

test.each([0.3, 1, 4.5])("gamma numbers of shape %d have its mean and variance", (shape) => {
  const rng = createRng(1, "gamma");
  const n = 20_000;
  const draws = Array.from({ length: n }, () => drawGamma(shape, rng));
  const mean = draws.reduce((x, y) => x + y, 0) / n;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / n));
  expect(variance / shape).toBeCloseTo(1, 0.7);
});

test("bad parameters are refused", () => {
  expect(() => normalMaximumProbabilities(new Float64Array(0), new Float64Array(0))).toThrow("one length >= 1");
  expect(() => normalMaximumProbabilities(Float64Array.of(1), Float64Array.of(0))).toThrow("deviation > 0");
  expect(() => betaMaximumProbabilities(Float64Array.of(1), new Float64Array(0))).toThrow("one length >= 1");
  expect(() => betaMaximumProbabilities(Float64Array.of(1), Float64Array.of(0))).toThrow("must be > 0");
});
