import { InvalidArgumentError } from "./errors";
import { factorCholesky, solveCholesky } from "./linear-algebra";
import { dotRow, type SparseRows } from "./sparse-rows";

/** 1 / (1 + exp(-x)), without overflow. */
export const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** log(p / (1 - p)); p is held within 1e-9 of the ends. */
export function logit(p: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(held / (1 - held));
}

/** log(1 + exp(x)), without overflow. */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** What `fitLogistic` takes beside rows and outcomes. */
export interface LogisticOptions {
  /** Ridge penalty of each column, >= 0; the objective has penalty / 2 x coefficient^2. An unpenalised column must be decided by the data. */
  readonly penalties: Float64Array;
  /** Weight of each row, >= 0. Default 1. */
  readonly weights?: Float64Array | undefined;
  /** Added to each row's logit, not estimated. Default 0. */
  readonly offsets?: Float64Array | undefined;
  /** Where to start. Default 0. */
  readonly start?: Float64Array | undefined;
  /** Newton steps at most. Default 50. */
  readonly maxSteps?: number | undefined;
}

/** A fitted model: logit = offset + x'coefficients. */
export interface LogisticFit {
  readonly coefficients: Float64Array;
  /** Lower Cholesky factor of the penalised Hessian at the solution, row-major: its inverse is the Laplace covariance. */
  readonly factor: Float64Array;
  /** Weighted negative log-likelihood plus penalty at the solution. */
  readonly objective: number;
  readonly converged: boolean;
}

/** Ridge on columns that no row uses, so that the Hessian stays invertible; far below any real penalty. */
const FLOOR = 1e-8;
const TOLERANCE = 1e-9;
const DEFAULT_STEPS = 50;

/**
 * Penalised logistic regression by Newton's method with step halving on sparse rows. Deterministic: sums run in row order. An intercept is a
 * column of ones with penalty 0. With separable data the penalty keeps coefficients finite; without any penalty the steps are bounded
 * by `maxSteps` and `converged` is false. No rows: all coefficients 0.
 * @param outcomes 0 or 1 (or a share between) for each row
 * @throws InvalidArgumentError for lengths that do not fit, outcomes outside [0, 1], negative penalties or weights
 * @see le Cessie, van Houwelingen, "Ridge estimators in logistic regression", 1992
 */
export function fitLogistic(rows: SparseRows, outcomes: Float64Array, options: LogisticOptions): LogisticFit {
  const { nRows, nColumns } = rows;
  const { penalties, weights, offsets, maxSteps = DEFAULT_STEPS } = options;
  check(rows, outcomes, options);
  let beta = options.start === undefined ? new Float64Array(nColumns) : Float64Array.from(options.start);
  const etaOf = (b: Float64Array): Float64Array => Float64Array.from({ length: nRows }, (_, i) => (offsets?.[i] ?? 0) + dotRow(rows, i, b));
  const objectiveOf = (eta: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < nRows; i += 1) sum += (weights?.[i] ?? 1) * (softplus(eta[i]) - outcomes[i] * eta[i]);
    for (let j = 0; j < nColumns; j += 1) sum += 0.5 * (penalties[j] + FLOOR) * b[j] * b[j];
    return sum;
  };
  let eta = etaOf(beta);
  let objective = objectiveOf(eta, beta);
  let factor: Float64Array = new Float64Array(0);
  let converged = false;
  for (let step = 0; step < maxSteps; step += 1) {
    const { gradient, hessian } = derivatives(rows, outcomes, eta, beta, options);
    factor = factorCholesky(hessian, nColumns);
    if (converged) break;
    const move = solveCholesky(factor, nColumns, gradient);
    let size = 1;
    let next = beta;
    let nextEta = eta;
    let value = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < 30; halving += 1, size /= 2) {
      next = beta.map((b, j) => b - size * move[j]);
      nextEta = etaOf(next);
      value = objectiveOf(nextEta, next);
      if (value <= objective) break;
    }
    if (!(value <= objective)) break;
    converged = objective - value <= TOLERANCE * (1 + Math.abs(objective));
    beta = next;
    eta = nextEta;
    objective = value;
  }
  return { coefficients: beta, factor, objective, converged };
}

function derivatives(
  rows: SparseRows,
  outcomes: Float64Array,
  eta: Float64Array,
  beta: Float64Array,
  { penalties, weights }: LogisticOptions,
): { gradient: Float64Array; hessian: Float64Array } {
  const { nRows, nColumns: n, offsets: at, columns, values } = rows;
  const gradient = beta.map((b, j) => (penalties[j] + FLOOR) * b);
  const hessian = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) hessian[j * n + j] = penalties[j] + FLOOR;
  for (let i = 0; i < nRows; i += 1) {
    const weight = weights?.[i] ?? 1;
    if (weight === 0) continue;
    const p = sigmoid(eta[i]);
    const residual = weight * (p - outcomes[i]);
    const curvature = weight * p * (1 - p);
    for (let k = at[i]; k < at[i + 1]; k += 1) {
      const column = columns[k];
      gradient[column] += residual * values[k];
      const scaled = curvature * values[k];
      // The factorisation reads the lower triangle only.
      for (let m = at[i]; m < at[i + 1]; m += 1) if (columns[m] <= column) hessian[column * n + columns[m]] += scaled * values[m];
    }
  }
  return { gradient, hessian };
}

function check({ nRows, nColumns }: SparseRows, outcomes: Float64Array, { penalties, weights, offsets, start }: LogisticOptions): void {
  if (
    outcomes.length !== nRows ||
    (weights !== undefined && weights.length !== nRows) ||
    (offsets !== undefined && offsets.length !== nRows)
  )
    throw new InvalidArgumentError(`outcomes, weights and offsets must have ${nRows} entries`);
  if (penalties.length !== nColumns || (start !== undefined && start.length !== nColumns))
    throw new InvalidArgumentError(`penalties and start must have ${nColumns} entries`);
  for (const y of outcomes) if (!(y >= 0 && y <= 1)) throw new InvalidArgumentError(`outcomes must be in [0, 1], got ${y}`);
  for (const penalty of penalties) if (!(penalty >= 0)) throw new InvalidArgumentError(`penalties must be >= 0, got ${penalty}`);
  for (const weight of weights ?? []) if (!(weight >= 0)) throw new InvalidArgumentError(`weights must be >= 0, got ${weight}`);
}
