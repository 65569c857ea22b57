const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Stirling's error log(n!) - [log sqrt(2 pi n) + n log n - n] for n = 0..15, exact to double precision (Loader 2000, table). */
const STIRLING_ERROR = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193, 0.013876128823070748,
  0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.008330563433363124, 0.007573675487951841, 0.006942840107212959,
  0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];

/** Stirling's error of log n! for an integer n >= 0 (C. Loader, "Fast and accurate computation of binomial probabilities", 2000). */
function stirlingError(n: number): number {
  if (n <= 15) return STIRLING_ERROR[n];
  const n2 = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / n2) / n2) / n2) / n2) / n;
}

/** Deviance part x log(x / m) + m - x, without cancellation where x is close to m (Loader 2000, bd0). */
function devianceTerm(x: number, m: number): number {
  const difference = x - m;
  if (Math.abs(difference) < 0.1 * (x + m)) {
    const v = difference / (x + m);
    let sum = difference * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j += 1) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
    return sum;
  }
  return x * Math.log(x / m) + m - x;
}

/** Log of the binomial probability of x successes in n trials; 0 <= x <= n, p in [0, 1], q = 1 - p. */
function logBinomial(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 0 : Number.NEGATIVE_INFINITY;
  if (q === 0) return x === n ? 0 : Number.NEGATIVE_INFINITY;
  if (x === 0) return n === 0 ? 0 : p < 0.1 ? -devianceTerm(n, n * q) - n * p : n * Math.log(q);
  if (x === n) return q < 0.1 ? -devianceTerm(n, n * p) - n * q : n * Math.log(p);
  const logCoefficient = stirlingError(n) - stirlingError(x) - stirlingError(n - x) - devianceTerm(x, n * p) - devianceTerm(n - x, n * q);
  return logCoefficient - HALF_LOG_TWO_PI + 0.5 * (Math.log(n) - Math.log(x) - Math.log(n - x));
}

/**
 * Log of P(X >= observed) where X counts marked items among `drawn` items taken without replacement from `population` items of
 * which `marked` are marked (hypergeometric upper tail). Saddle-point form of the point probability (Loader 2000), then the exact
 * term ratio: relative error of the probability about 1e-12, also far below 1e-300.
 *
 * `observed` at or below the smallest possible count gives 0 (p = 1); above the largest gives -Infinity (p = 0).
 */
export function logHypergeometricUpperTail(observed: number, population: number, marked: number, drawn: number): number {
  const least = Math.max(0, drawn + marked - population);
  const most = Math.min(drawn, marked);
  if (observed <= least) return 0;
  if (observed > most) return Number.NEGATIVE_INFINITY;
  const p = drawn / population;
  const q = (population - drawn) / population;
  const logPoint = (x: number): number =>
    logBinomial(x, marked, p, q) + logBinomial(drawn - x, population - marked, p, q) - logBinomial(drawn, population, p, q);
  const rest = population - marked - drawn;
  if (observed > (drawn * marked) / population) {
    let sum = 1;
    let term = 1;
    for (let k = observed; k < most; k += 1) {
      term *= ((marked - k) * (drawn - k)) / ((k + 1) * (rest + k + 1));
      sum += term;
      if (term < sum * 1e-17) break;
    }
    return Math.min(0, logPoint(observed) + Math.log(sum));
  }
  // At or below the mean the lower tail is the short one: P(X >= x) = 1 - P(X <= x - 1).
  let sum = 1;
  let term = 1;
  for (let k = observed - 1; k > least; k -= 1) {
    term *= (k * (rest + k)) / ((marked - k + 1) * (drawn - k + 1));
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return Math.log1p(-Math.min(1 - Number.EPSILON, Math.exp(logPoint(observed - 1)) * sum));
}

/**
 * P(Z >= z) of a standard normal, relative error below 1.2e-7 for every z (complementary error function by the Chebyshev fit of
 * Numerical Recipes, erfcc); NaN for NaN.
 */
export function normalUpperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const polynomial =
    -1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = 0.5 * t * Math.exp(-x * x + polynomial);
  return z >= 0 ? tail : 1 - tail;
}

/**
 * Benjamini-Hochberg q-values: q_i = min over p_j >= p_i of p_j m / rank(p_j), at most 1. Equal p-values get equal q-values.
 * @param pValues in [0, 1]; not changed
 * @param nTests size m of the family, >= pValues.length: tests that are not listed count as p = 1
 */
export function benjaminiHochberg(pValues: Float64Array, nTests: number = pValues.length): Float64Array {
  const sorted = Float64Array.from(pValues).sort();
  const n = sorted.length;
  const qOfRank = new Float64Array(n);
  let best = 1;
  for (let i = n - 1; i >= 0; i -= 1) {
    best = Math.min(best, (sorted[i] * nTests) / (i + 1));
    qOfRank[i] = best;
  }
  // Of equal p-values the last rank is read; the running minimum has made all their ranks equal from there down or lower.
  for (let i = n - 2; i >= 0; i -= 1) if (sorted[i] === sorted[i + 1]) qOfRank[i] = qOfRank[i + 1];
  return pValues.map((p) => {
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < p) low = middle + 1;
      else high = middle;
    }
    // p m / rank can round below p where all tests have the same p.
    return Math.max(p, qOfRank[low]);
  });
}

/** log Gamma(x) for x > 0, relative error about 1e-14 (Lanczos, g = 7, 9 terms); reflection below 1/2. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = 0.99999999999980993;
  for (let i = 0; i < LANCZOS.length; i += 1) sum += LANCZOS[i] / (shifted + i + 1);
  const t = shifted + LANCZOS.length - 0.5;
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Continued fraction of the incomplete beta function by the modified Lentz method (Numerical Recipes, betacf). */
function betaContinuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-13) break;
  }
  return h;
}

/** Beta(a, b) as functions of x in (0, 1); the normalising constant is worked out once. */
export interface BetaDistribution {
  readonly cumulative: (x: number) => number;
  readonly density: (x: number) => number;
  /** log B(a, b). */
  readonly logBeta: number;
}

/** @param a > 0; b > 0 */
export function betaDistribution(a: number, b: number): BetaDistribution {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  return {
    logBeta,
    density: (x) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta),
    cumulative: (x) => {
      const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta);
      return x < (a + 1) / (a + b + 2)
        ? (front * betaContinuedFraction(a, b, x)) / a
        : 1 - (front * betaContinuedFraction(b, a, 1 - x)) / b;
    },
  };
}

/**
 * Quantiles of Beta(a, b), a > 0 and b > 0, to an absolute error of about 1e-9: Newton steps on the regularised incomplete beta
 * function, kept inside a shrinking bracket.
 * @param probabilities in [0, 1]; 0 gives 0 and 1 gives 1
 */
export function betaQuantiles(a: number, b: number, probabilities: readonly number[]): number[] {
  const { cumulative, density, logBeta } = betaDistribution(a, b);
  return probabilities.map((probability) => {
    if (probability <= 0) return 0;
    if (probability >= 1) return 1;
    let low = 0;
    let high = 1;
    // Small-x form x^a / (a B(a, b)) where it applies, else the mean.
    const start = Math.exp((Math.log(probability) + Math.log(a) + logBeta) / a);
    let x = start < 0.05 * (a / (a + b)) ? start : a / (a + b);
    for (let i = 0; i < 100; i += 1) {
      if (x < 1e-12) return Math.max(0, x);
      if (x > 1 - 1e-12) return 1;
      const difference = cumulative(x) - probability;
      if (difference > 0) high = x;
      else low = x;
      const newton = x - difference / density(x);
      const inside = newton >= low && newton <= high;
      const next = inside ? newton : (low + high) / 2;
      // The error after a Newton step is of the order of its square; after a bisection, of the step itself.
      if (Math.abs(next - x) < (inside ? 1e-6 * Math.min(1, 100 * x, 100 * (1 - x)) : 1e-10)) return next;
      x = next;
    }
    return x;
  });
}
