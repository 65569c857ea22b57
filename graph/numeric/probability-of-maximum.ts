import { betaDistribution, betaQuantiles, normalUpperTail } from "./distributions";
import { InvalidArgumentError } from "./errors";

/** An independent continuous quantity, prepared for integration. */
interface Quantity {
  /** Ascending; the density is smooth between neighbours and negligible outside. */
  readonly breakpoints: readonly number[];
  readonly cumulative: (x: number) => number;
  readonly density: (x: number) => number;
}

/** Nodes and weights of 4-point Gauss-Legendre quadrature on (0, 1). */
const NODES = [0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262] as const;
const WEIGHTS = [0.17392742256872692, 0.32607257743127305, 0.32607257743127305, 0.17392742256872692] as const;

/**
 * P(X_i is the largest) of independent quantities: the integral over x of f_i(x) prod over j != i of F_j(x), by Gauss-Legendre between
 * all breakpoints. Below the highest lower end nothing can be the maximum; whoever ends there has 0. Sums to 1.
 */
function integrateMaximum(quantities: readonly Quantity[]): Float64Array {
  const probabilities = new Float64Array(quantities.length);
  const floor = Math.max(...quantities.map((q) => q.breakpoints[0]));
  const active = [...quantities.keys()].filter((i) => (quantities[i].breakpoints.at(-1) ?? floor) > floor);
  if (active.length === 1) {
    probabilities[active[0]] = 1;
    return probabilities;
  }
  const points = Float64Array.from(new Set(active.flatMap((i) => [floor, ...quantities[i].breakpoints.filter((x) => x > floor)]))).sort();
  const n = active.length;
  const before = new Float64Array(n + 1);
  const after = new Float64Array(n + 1);
  const cumulative = new Float64Array(n);
  for (let k = 0; k + 1 < points.length; k += 1) {
    const width = points[k + 1] - points[k];
    NODES.forEach((node, g) => {
      const x = points[k] + node * width;
      // Products of all the others, from both sides: dividing by F_i would fail where it is 0.
      before[0] = 1;
      for (let i = 0; i < n; i += 1) {
        cumulative[i] = quantities[active[i]].cumulative(x);
        before[i + 1] = before[i] * cumulative[i];
      }
      after[n] = 1;
      for (let i = n - 1; i >= 0; i -= 1) after[i] = after[i + 1] * cumulative[i];
      for (let i = 0; i < n; i += 1) {
        const others = before[i] * after[i + 1];
        if (others > 0) probabilities[active[i]] += WEIGHTS[g] * width * others * quantities[active[i]].density(x);
      }
    });
  }
  const total = probabilities.reduce((a, b) => a + b, 0);
  return probabilities.map((p) => p / total);
}

/** Standard deviations from the mean at which a normal density is cut; P beyond is 1e-15. */
const REACH = 8;

/**
 * P(arm i has the largest value) for independent normals: the exact probabilities of Thompson sampling with Gaussian scores.
 * Error below 1e-6; sums to 1. Cost about 70 n evaluations for each of n arms that can still win (1 ms for 20 of them).
 * @param means finite, length n >= 1
 * @param deviations > 0, length n
 */
export function normalMaximumProbabilities(means: Float64Array, deviations: Float64Array): Float64Array {
  if (means.length === 0 || means.length !== deviations.length)
    throw new InvalidArgumentError(`means and deviations must have one length >= 1, got ${means.length} and ${deviations.length}`);
  return integrateMaximum(
    Array.from(means, (mean, i) => {
      const deviation = deviations[i];
      if (!(deviation > 0) || !Number.isFinite(mean))
        throw new InvalidArgumentError(`mean ${i} must be finite and its deviation > 0, got ${mean} and ${deviation}`);
      const scale = 1 / (deviation * Math.sqrt(2 * Math.PI));
      return {
        breakpoints: Array.from({ length: 2 * REACH + 1 }, (_, k) => mean + (k - REACH) * deviation),
        cumulative: (x) => normalUpperTail((mean - x) / deviation),
        density: (x) => scale * Math.exp(-0.5 * ((x - mean) / deviation) ** 2),
      };
    }),
  );
}

/** Probability below the first and above the last breakpoint of a Beta. */
const BETA_TAIL = 1e-9;

/**
 * P(arm i has the largest value) for independent Betas: the exact probabilities of Beta Thompson sampling. Error about 1e-6 for
 * parameters >= 1 (densities with an unbounded peak are integrated more coarsely); sums to 1.
 * @param a > 0, b > 0, one length n >= 1
 */
export function betaMaximumProbabilities(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0 || a.length !== b.length)
    throw new InvalidArgumentError(`a and b must have one length >= 1, got ${a.length} and ${b.length}`);
  return integrateMaximum(
    Array.from(a, (alpha, i) => {
      const beta = b[i];
      if (!(alpha > 0 && beta > 0)) throw new InvalidArgumentError(`parameters of arm ${i} must be > 0, got ${alpha} and ${beta}`);
      const mean = alpha / (alpha + beta);
      const deviation = Math.sqrt((mean * (1 - mean)) / (alpha + beta + 1));
      const [low, high] = betaQuantiles(alpha, beta, [BETA_TAIL, 1 - BETA_TAIL]);
      const inner = Array.from({ length: 4 * REACH + 1 }, (_, k) => mean + (k / 2 - REACH) * deviation).filter((x) => x > low && x < high);
      return { breakpoints: [low, ...inner, high], ...betaDistribution(alpha, beta) };
    }),
  );
}
