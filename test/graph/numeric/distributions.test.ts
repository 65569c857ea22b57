import fc from "fast-check";
import {
  benjaminiHochberg,
  betaQuantiles,
  logGamma,
  logHypergeometricUpperTail,
  normalUpperTail,
} from "../../../graph/numeric/distributions";

describe("the hypergeometric upper tail", () => {
  // [observed, population, marked, drawn, log p]. Rows up to 100,000 items: exact integer arithmetic in Python (math.comb and
  // fractions.Fraction over the whole tail, then the log); the last row: scipy.stats.hypergeom.logsf(5299, 1000000, 50000, 100000).
  it.each([
    [1, 10, 3, 4, -0.1823215567939546],
    [3, 10, 3, 4, -3.4011973816621555],
    [2, 20, 10, 10, -0.0005468164321942227],
    [5, 2000, 60, 80, -2.4231547627225223],
    [40, 2000, 60, 80, -104.72321546038702],
    [60, 2000, 60, 60, -266.5320649842705],
    [300, 2000, 400, 500, -299.5531905261122],
    [100, 2000, 400, 500, -0.6478612673061049],
    [95, 2000, 400, 500, -0.274244271861936],
    [260, 2000, 300, 280, -584.8356730948288],
    [200, 50000, 200, 200, -1300.3251392910895],
    [1000, 100000, 5000, 20000, -0.6813510476141779],
    [5300, 1000000, 50000, 100000, -12.804837134803154],
  ])("P(X >= %d) for %d items, %d marked, %d drawn agrees with an independent table, also far below 1e-300", (x, n, k, d, logP) => {
    expect(logHypergeometricUpperTail(x, n, k, d)).toBeCloseTo(logP, 8);
    // Marked and drawn play the same part.
    expect(logHypergeometricUpperTail(x, n, d, k)).toBeCloseTo(logP, 8);
  });

  it("is certain at the least possible count and impossible above the largest", () => {
    expect(logHypergeometricUpperTail(0, 10, 3, 4)).toBe(0);
    expect(logHypergeometricUpperTail(4, 10, 8, 6)).toBe(0);
    expect(logHypergeometricUpperTail(4, 10, 3, 4)).toBe(Number.NEGATIVE_INFINITY);
    expect(logHypergeometricUpperTail(1, 1, 1, 1)).toBe(0);
  });

  it("agrees with the sum over all outcomes, slow and obvious", () => {
    const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(), fc.nat(), fc.nat(), (n, a, b, c) => {
        const marked = a % (n + 1);
        const drawn = b % (n + 1);
        const observed = c % (Math.min(marked, drawn) + 1);
        let tail = 0;
        for (let k = observed; k <= drawn; k += 1) tail += choose(marked, k) * choose(n - marked, drawn - k);
        expect(Math.exp(logHypergeometricUpperTail(observed, n, marked, drawn))).toBeCloseTo(tail / choose(n, drawn), 10);
      }),
    );
  });
});

describe("Benjamini-Hochberg", () => {
  it("gives the step-up values of the definition", () => {
    // p m / rank = .05, .05, .05, .05, .2: by hand.
    const q = benjaminiHochberg(Float64Array.of(0.04, 0.01, 0.2, 0.02, 0.03));
    [0.05, 0.05, 0.2, 0.05, 0.05].forEach((expected, i) => {
      expect(q[i]).toBeCloseTo(expected, 12);
    });
  });

  it("counts unlisted tests as p = 1 and never exceeds 1", () => {
    expect([...benjaminiHochberg(Float64Array.of(0.01, 0.9), 10)]).toEqual([0.1, 1]);
    expect(benjaminiHochberg(new Float64Array(0)).length).toBe(0);
  });

  it("is monotone in p, at least p, and equal for equal p", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.001, 0.01, 0.02, 0.02, 0.3, 0.5, 1), { minLength: 1 }), (ps) => {
        const q = benjaminiHochberg(Float64Array.from(ps));
        for (let i = 0; i < ps.length; i += 1) {
          expect(q[i]).toBeGreaterThanOrEqual(ps[i]);
          for (let j = 0; j < ps.length; j += 1) if (ps[i] <= ps[j]) expect(q[i]).toBeLessThanOrEqual(q[j]);
        }
      }),
    );
  });
});

describe("the normal upper tail", () => {
  // scipy.stats.norm.sf
  it.each([
    [-3, 0.9986501019683699],
    [-0.5, 0.6914624612740131],
    [0, 0.5],
    [1, 0.15865525393145707],
    [2.5, 0.006209665325776132],
    [6, 9.865876450376946e-10],
    [20, 2.7536241186061556e-89],
    [37, 5.7255712225239266e-300],
  ])("at %d is %d", (z, p) => {
    expect(Math.abs(normalUpperTail(z) / p - 1)).toBeLessThan(2e-7);
  });
});

describe("the beta quantiles", () => {
  // scipy.stats.beta.ppf([.05, .5, .95], a, b)
  it.each([
    [1, 1, [0.05, 0.5, 0.95]],
    [0.2, 3, [7.797949567350083e-8, 0.007901229090864218, 0.3243985452659058]],
    [0.05, 8, [7.401725360277002e-28, 7.401729012648514e-8, 0.034691415093656516]],
    [5, 2, [0.4181965907479741, 0.73555001670434, 0.9371501082916456]],
    [40, 60, [0.3209226565527139, 0.3993307426981327, 0.4813633632715659]],
    [0.7, 0.7, [0.020720623154333876, 0.5, 0.9792793768456661]],
    [300, 0.1, [0.998064187248161, 0.9999980190611124, 1]],
    [3, 0.01, [0.9986672067212385, 1, 1]],
  ])("of Beta(%d, %d) agree with an independent table", (a, b, expected) => {
    betaQuantiles(a, b, [0.05, 0.5, 0.95]).forEach((q, i) => {
      expect(Math.abs(q - expected[i])).toBeLessThan(1e-8);
    });
  });

  it("are the ends of the range at probability 0 and 1", () => {
    expect(betaQuantiles(2, 3, [0, 1])).toEqual([0, 1]);
  });
});

test("log gamma agrees with factorials", () => {
  for (const [x, factorial] of [
    [1, 1],
    [2, 1],
    [5, 24],
    [11, 3628800],
  ] as const)
    expect(logGamma(x)).toBeCloseTo(Math.log(factorial), 12);
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
  expect(logGamma(0.01)).toBeCloseTo(4.599479878042022, 10);
});
