import { factorCholesky, invertPositiveDefinite, solveCholesky } from "../numeric/linear-algebra";

/**
 * Choices for a conditional logit: per group (a client at a moment) some alternatives were chosen out of all of them.
 * log L(w) = weight x sum over groups, positives i of [x_i.w - log sum over alternatives j exp(x_j.w + o_j)],
 * o_j = 0 for positives and the group's offset for (sampled) negatives.
 */
export interface ChoiceData {
  /** Cells x F, row-major. */
  readonly signals: Float32Array;
  readonly nSignals: number;
  /** Length groups + 1. */
  readonly offsets: Int32Array;
  /** Positives come first in their group. */
  readonly nPositives: Int32Array;
  readonly negativeOffsets: Float64Array;
  /** Weight of every observation; below 1 where observations overlap. */
  readonly weight: number;
}

/** Gaussian posterior of the weights: N(mean, precision^-1). */
export interface WeightPosterior {
  readonly mean: Float64Array;
  /** F x F, row-major. */
  readonly precision: Float64Array;
  /** Prior precision lambda that the evidence chose. */
  readonly lambda: number;
}

interface Expansion {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Negative Hessian of log L, F x F. */
  readonly curvature: Float64Array;
}

/** Alternatives taken together in the curvature: its cells are then loaded and stored once for all of them. */
const BLOCK = 4;

/** log L, its gradient and its negative Hessian at `weights`. */
function expand(data: ChoiceData, weights: Float64Array): Expansion {
  const { signals, nSignals: n } = data;
  const gradient = new Float64Array(n);
  const curvature = new Float64Array(n * n);
  const mean = new Float64Array(n);
  const rows = new Float64Array(BLOCK * n);
  let value = 0;
  for (let g = 0; g + 1 < data.offsets.length; g += 1) {
    const from = data.offsets[g];
    const m = data.nPositives[g];
    const { probabilities, logTotal, chosen } = choiceProbabilities(data, weights, g);
    value += data.weight * (chosen - m * logTotal);
    mean.fill(0);
    const scale = data.weight * m;
    for (let i = 0; i < m; i += 1) for (let f = 0; f < n; f += 1) gradient[f] += data.weight * signals[(from + i) * n + f];
    for (let i = 0; i < probabilities.length; i += BLOCK) {
      const size = Math.min(BLOCK, probabilities.length - i);
      const first = (from + i) * n;
      rows.fill(0, size * n);
      for (let cell = 0; cell < size * n; cell += 1) rows[cell] = signals[first + cell];
      const pAt = (b: number): number => (b < size ? probabilities[i + b] : 0);
      addOuterProducts(curvature, mean, rows, n, scale, [pAt(0), pAt(1), pAt(2), pAt(3)]);
    }
    for (let f = 0; f < n; f += 1) {
      gradient[f] -= scale * mean[f];
      for (let h = 0; h <= f; h += 1) curvature[f * n + h] -= scale * mean[f] * mean[h];
    }
  }
  for (let f = 0; f < n; f += 1) for (let h = 0; h < f; h += 1) curvature[h * n + f] = curvature[f * n + h];
  return { value, gradient, curvature };
}

/** curvature += scale sum_b p_b x_b x_b' (lower triangle), mean += sum_b p_b x_b, for the four rows x_b. */
function addOuterProducts(
  curvature: Float64Array,
  mean: Float64Array,
  rows: Float64Array,
  n: number,
  scale: number,
  [p0, p1, p2, p3]: readonly [number, number, number, number],
): void {
  const [r1, r2, r3] = [n, 2 * n, 3 * n];
  for (let f = 0; f < n; f += 1) {
    const x0 = p0 * rows[f];
    const x1 = p1 * rows[r1 + f];
    const x2 = p2 * rows[r2 + f];
    const x3 = p3 * rows[r3 + f];
    mean[f] += x0 + x1 + (x2 + x3);
    const [s0, s1, s2, s3] = [scale * x0, scale * x1, scale * x2, scale * x3];
    const target = f * n;
    for (let h = 0; h <= f; h += 1) curvature[target + h] += s0 * rows[h] + s1 * rows[r1 + h] + (s2 * rows[r2 + h] + s3 * rows[r3 + h]);
  }
}

function choiceProbabilities(
  data: ChoiceData,
  weights: Float64Array,
  group: number,
): { readonly probabilities: Float64Array; readonly logTotal: number; readonly chosen: number } {
  const { signals, nSignals: n } = data;
  const from = data.offsets[group];
  const m = data.nPositives[group];
  const scores = new Float64Array(data.offsets[group + 1] - from);
  let chosen = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i += 1) {
    const at = (from + i) * n;
    let score = 0;
    for (let f = 0; f < n; f += 1) score += weights[f] * signals[at + f];
    if (i < m) chosen += score;
    else score += data.negativeOffsets[group];
    scores[i] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = Math.exp(scores[i] - highest);
    total += scores[i];
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] /= total;
  return { probabilities: scores, logTotal: highest + Math.log(total), chosen };
}

/** log L(w), <= 0; 0 without groups. @param weights one for each signal */
export function logLikelihood(data: ChoiceData, weights: Float64Array): number {
  let value = 0;
  for (let g = 0; g + 1 < data.offsets.length; g += 1) {
    const { logTotal, chosen } = choiceProbabilities(data, weights, g);
    value += data.weight * (chosen - data.nPositives[g] * logTotal);
  }
  return value;
}

interface NewtonResult {
  readonly weights: Float64Array;
  /** Expansion at the weights before the last step: close to the one at `weights` when it converged. */
  readonly last: Expansion;
}

/** Newton decrement below which a further step changes no ranking. */
const CONVERGED = 1e-6;

/** Maximises log L(w) - lambda/2 |w - centre|^2 by Newton's method with step halving. */
function maximise(data: ChoiceData, start: Float64Array, centre: Float64Array, lambda: number, maxSteps: number): NewtonResult {
  const n = data.nSignals;
  let weights = start;
  let last = expand(data, weights);
  for (let step = 0; step < maxSteps; step += 1) {
    if (step > 0) last = expand(data, weights);
    const gradient = last.gradient.map((g, f) => g - lambda * (weights[f] - centre[f]));
    const direction = solveCholesky(factorCholesky(addToDiagonal(last.curvature, n, lambda), n), n, gradient);
    const decrement = direction.reduce((sum, d, f) => sum + d * gradient[f], 0);
    if (decrement < CONVERGED) break;
    const penalised = (w: Float64Array, value: number): number => value - (lambda / 2) * squaredDistance(w, centre);
    const before = penalised(weights, last.value);
    let size = 1;
    let next = weights.map((w, f) => w + direction[f]);
    while (size > 1e-3 && penalised(next, logLikelihood(data, next)) < before) {
      size /= 2;
      next = weights.map((w, f) => w + size * direction[f]);
    }
    if (size <= 1e-3) break;
    weights = next;
  }
  return { weights, last };
}

function addToDiagonal(matrix: Float64Array, n: number, value: number): Float64Array {
  const sum = Float64Array.from(matrix);
  for (let f = 0; f < n; f += 1) sum[f * n + f] += value;
  return sum;
}

const squaredDistance = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, f) => sum + (value - b[f]) ** 2, 0);

/** The data with only some of its columns. */
function selectColumns(data: ChoiceData, columns: readonly number[]): ChoiceData {
  const nCells = data.signals.length / data.nSignals;
  const signals = new Float32Array(nCells * columns.length);
  for (let i = 0; i < nCells; i += 1) {
    columns.forEach((column, f) => {
      signals[i * columns.length + f] = data.signals[i * data.nSignals + column];
    });
  }
  return { ...data, signals, nSignals: columns.length };
}

/** How the weights are fitted. */
export interface ConditionalLogitOptions {
  /** Columns whose coefficients, fitted alone, are the prior mean; the others have prior mean 0. */
  readonly priorColumns: readonly number[];
  /** Ridge about zero of the prior mean's own fit. */
  readonly priorRidge: number;
  /** Bounds of lambda; the lower one keeps small data at the prior. */
  readonly minLambda: number;
  readonly maxLambda: number;
}

const EVIDENCE_ROUNDS = 6;
const PRIOR_STEPS = 20;

/**
 * Bayesian conditional logit: prior N(m0, I / lambda) with m0 from few columns, lambda by the evidence (MacKay 1992: gamma = sum of
 * 1 - lambda [A^-1]_ff, lambda = gamma / |w - m0|^2), Laplace posterior N(w, A^-1), A = curvature + lambda I.
 *
 * No groups give the prior N(0, I / minLambda).
 */
export function fitConditionalLogit(data: ChoiceData, options: ConditionalLogitOptions): WeightPosterior {
  const n = data.nSignals;
  const centre = new Float64Array(n);
  const prior = selectColumns(data, options.priorColumns);
  const zero = new Float64Array(prior.nSignals);
  maximise(prior, zero, zero, options.priorRidge, PRIOR_STEPS).weights.forEach((w, i) => {
    centre[options.priorColumns[i]] = w;
  });
  let lambda = options.minLambda;
  let weights: Float64Array = centre;
  for (let round = 0; round < EVIDENCE_ROUNDS; round += 1) {
    const fit = maximise(data, weights, centre, lambda, 3);
    weights = fit.weights;
    const covariance = invertPositiveDefinite(addToDiagonal(fit.last.curvature, n, lambda), n);
    let gamma = 0;
    for (let f = 0; f < n; f += 1) gamma += 1 - lambda * covariance[f * n + f];
    const evidence = gamma / Math.max(squaredDistance(weights, centre), 1e-12);
    const next = Math.min(options.maxLambda, Math.max(options.minLambda, evidence));
    const settled = next === lambda;
    lambda = next;
    if (settled) break;
  }
  weights = maximise(data, weights, centre, lambda, 4).weights;
  return { mean: weights, precision: addToDiagonal(expand(data, weights).curvature, n, lambda), lambda };
}

/** Bounds of the sharpness, and how far from 1 it is expected to lie, as a standard deviation of its logarithm. */
const SHARPNESS = Object.freeze({ least: 0.2, most: 2, sd: 0.5, steps: 30 });
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The factor t by which scores x.w must be multiplied so that exp(t x.w) are the best choice probabilities for data on which w was not fitted:
 * below 1 where the fit was too sure of itself. Maximises log L(t w) - (log t / .5)^2 / 2 over [.2, 2] by golden section. The order of
 * alternatives stays. 1 without groups.
 * @see C. Guo et al., "On calibration of modern neural networks", 2017 (temperature scaling)
 */
export function fitSharpness(data: ChoiceData, weights: Float64Array): number {
  if (data.offsets.length < 2) return 1;
  const value = (log: number): number =>
    logLikelihood(
      { ...data, weight: 1 },
      weights.map((w) => Math.exp(log) * w),
    ) -
    0.5 * (log / SHARPNESS.sd) ** 2;
  let low = Math.log(SHARPNESS.least);
  let high = Math.log(SHARPNESS.most);
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atA, atB] = [value(a), value(b)];
  for (let step = 0; step < SHARPNESS.steps; step += 1) {
    if (atA >= atB) {
      [high, b, atB] = [b, a, atA];
      a = high - GOLDEN * (high - low);
      atA = value(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + GOLDEN * (high - low);
      atB = value(b);
    }
  }
  return Math.exp((low + high) / 2);
}
