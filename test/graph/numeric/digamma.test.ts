import fc from "fast-check";
import { digamma, expDigamma } from "../../../graph/numeric/digamma";

describe("digamma", () => {
  // Values of scipy.special.digamma.
  test.each([
    [0.001, -1000.5755719318103],
    [0.1, -10.423754940411076],
    [0.5, -1.9635100260214235],
    [1, -0.5772156649015329],
    [2.5, 0.7031566406452432],
    [10, 2.251752589066721],
    [1e6, 13.815510057964191],
  ])("of %p is %p", (x, expected) => {
    expect(Math.abs(digamma(x) - expected)).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)));
  });

  test("is -Infinity at zero and NaN below", () => {
    expect(digamma(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(digamma(-1)).toBeNaN();
  });

  test("satisfies psi(x + 1) = psi(x) + 1 / x", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-11 * Math.max(1, 1 / x));
      }),
    );
  });
});

test("expDigamma is the exponential of digamma to 1e-10 of its value", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 1e5, noNaN: true }), (x) => {
      const expected = Math.exp(digamma(x));
      expect(Math.abs(expDigamma(x) - expected)).toBeLessThan(1e-10 * expected);
    }),
  );
});
