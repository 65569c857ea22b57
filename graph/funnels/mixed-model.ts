import { invertPositiveDefinite } from "../numeric/linear-algebra";

/**
 * Rows of a linear model with sparse regressors: row i has the cells `columns[offsets[i] .. offsets[i+1])` with `values`, the outcome
 * `outcome[i]` with precision `weight[i]` (1 / variance), and belongs to the cell `cell[i]`, which lies in the stratum
 * `stratumOfCell[cell[i]]`. Strata and cells have intercepts of their own.
 */
export interface MixedRows {
  readonly nColumns: number;
  readonly nStrata: number;
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly outcome: Float64Array;
  readonly weight: Float64Array;
  readonly cell: Int32Array;
  readonly stratumOfCell: Int32Array;
}

/** Coefficients that share one prior N(0, variance). */
export interface CoefficientBlock {
  readonly start: number;
  readonly end: number;
  readonly variance: number;
  /** Whether the variance is learnt; its start value then counts as `PRIOR_WEIGHT` coefficients of that size. */
  readonly learn: boolean;
}

/** Variances of the intercepts of strata and cells. */
export interface InterceptVariances {
  readonly strata: number;
  readonly cells: number;
}

/** A fitted model: posterior of the coefficients given the variances. */
export interface MixedFit {
  readonly mean: Float64Array;
  /** nColumns x nColumns. */
  readonly covariance: Float64Array;
  readonly strata: Float64Array;
  readonly cells: Float64Array;
  readonly intercepts: InterceptVariances;
  /** Variance of each block, in the order given. */
  readonly variances: Float64Array;
}

/** So many coefficients of the start size stand behind every learnt variance: with few coefficients it cannot fall to nothing. */
const PRIOR_WEIGHT = 1;

/** Sparse weighted sums of the rows of one cell. */
interface CellSums {
  readonly columns: Int32Array;
  readonly sums: Float64Array;
  readonly weight: number;
  readonly outcome: number;
}

/** What the rows sum to, once for all steps. */
interface NormalEquations {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  /** Cells of each stratum. */
  readonly strata: readonly (readonly number[])[];
  readonly cells: readonly CellSums[];
}

function sumRows(rows: MixedRows): NormalEquations {
  const { nColumns: D, nStrata, offsets, columns, values, outcome, weight, cell, stratumOfCell } = rows;
  const matrix = new Float64Array(D * D);
  const right = new Float64Array(D);
  const nRows = outcome.length;
  const nCells = stratumOfCell.length;
  const first = new Int32Array(nCells + 1);
  for (const c of cell) first[c + 1] += 1;
  for (let c = 0; c < nCells; c += 1) first[c + 1] += first[c];
  const next = first.slice(0, nCells);
  const order = new Int32Array(nRows);
  for (let i = 0; i < nRows; i += 1) order[next[cell[i]]++] = i;
  const accumulator = new SparseSum(D);
  const cells = Array.from({ length: nCells }, (_, c): CellSums => {
    let total = 0;
    let ofOutcome = 0;
    for (let at = first[c]; at < first[c + 1]; at += 1) {
      const i = order[at];
      const w = weight[i];
      total += w;
      ofOutcome += w * outcome[i];
      for (let a = offsets[i]; a < offsets[i + 1]; a += 1) {
        const column = columns[a];
        const scaled = w * values[a];
        accumulator.add(column, scaled);
        right[column] += scaled * outcome[i];
        const row = column * D;
        for (let b = offsets[i]; b < offsets[i + 1]; b += 1) matrix[row + columns[b]] += scaled * values[b];
      }
    }
    return { ...accumulator.take(), weight: total, outcome: ofOutcome };
  });
  const strata = Array.from({ length: nStrata }, (): number[] => []);
  stratumOfCell.forEach((s, c) => strata[s].push(c));
  return { matrix, right, strata, cells };
}

/** A dense vector that remembers which of its entries were touched. */
class SparseSum {
  private readonly sum: Float64Array;
  private readonly seen: Uint8Array;
  private touched: number[] = [];

  constructor(size: number) {
    this.sum = new Float64Array(size);
    this.seen = new Uint8Array(size);
  }

  add(column: number, value: number): void {
    if (this.seen[column] === 0) {
      this.seen[column] = 1;
      this.touched.push(column);
    }
    this.sum[column] += value;
  }

  /** Hands over what was added, by ascending column, and is empty again. */
  take(): { readonly columns: Int32Array; readonly sums: Float64Array } {
    const columns = Int32Array.from(this.touched).sort();
    const sums = Float64Array.from(columns, (column) => this.sum[column]);
    for (const column of columns) {
      this.sum[column] = 0;
      this.seen[column] = 0;
    }
    this.touched = [];
    return { columns, sums };
  }
}

/**
 * Linear mixed model: y = Z b + stratum + cell in stratum + e; b of each block N(0, variance), intercepts N(0, their variance), e N(0, 1 /
 * weight). Strata and cells are eliminated exactly (there may be many), so the cost of a step is that of one inverse of nColumns. Variances
 * of blocks and strata are learnt by EM, that of cells by MacKay's fixed point, which is fast where cells are small.
 * @param steps >= 0; 0 solves with the given variances
 */
export function fitMixedModel(rows: MixedRows, blocks: readonly CoefficientBlock[], start: InterceptVariances, steps: number): MixedFit {
  const equations = sumRows(rows);
  let variances = Float64Array.from(blocks, ({ variance }) => variance);
  let intercepts = start;
  let solved = solve(equations, rows.nColumns, blocks, variances, intercepts);
  for (let step = 0; step < steps; step += 1) {
    const { mean, covariance } = solved;
    variances = variances.map((variance, at) => {
      const block = blocks[at];
      const size = block.end - block.start;
      if (!block.learn || size === 0) return variance;
      let sum = PRIOR_WEIGHT * block.variance;
      for (let j = block.start; j < block.end; j += 1) sum += mean[j] * mean[j] + covariance[j * rows.nColumns + j];
      return sum / (size + PRIOR_WEIGHT);
    });
    intercepts = updateIntercepts(equations, solved, rows.nColumns, start, intercepts);
    solved = solve(equations, rows.nColumns, blocks, variances, intercepts);
  }
  return { ...solved, intercepts, variances };
}

type Solution = Pick<MixedFit, "mean" | "covariance" | "strata" | "cells">;

function solve(
  { matrix, right, strata, cells }: NormalEquations,
  D: number,
  blocks: readonly CoefficientBlock[],
  variances: Float64Array,
  intercepts: InterceptVariances,
): Solution {
  const a = matrix.slice();
  const b = right.slice();
  blocks.forEach(({ start, end }, at) => {
    for (let j = start; j < end; j += 1) a[j * D + j] += 1 / variances[at];
  });
  const tau = 1 / intercepts.cells;
  const accumulator = new SparseSum(D);
  const subtract = (columns: Int32Array, sums: Float64Array, scale: number, outcome: number): void => {
    for (let i = 0; i < columns.length; i += 1) {
      const factor = scale * sums[i];
      const row = columns[i] * D;
      b[columns[i]] -= factor * outcome;
      for (let j = 0; j < columns.length; j += 1) a[row + columns[j]] -= factor * sums[j];
    }
  };
  for (const inside of strata) {
    let weight = 1 / intercepts.strata;
    let outcome = 0;
    for (const c of inside) {
      const cell = cells[c];
      subtract(cell.columns, cell.sums, 1 / (cell.weight + tau), cell.outcome);
      // What the cell still says of its stratum.
      const left = tau / (cell.weight + tau);
      weight += left * cell.weight;
      outcome += left * cell.outcome;
      for (let i = 0; i < cell.columns.length; i += 1) accumulator.add(cell.columns[i], left * cell.sums[i]);
    }
    const { columns, sums } = accumulator.take();
    subtract(columns, sums, 1 / weight, outcome);
  }
  const covariance = invertPositiveDefinite(a, D);
  const mean = new Float64Array(D);
  for (let i = 0; i < D; i += 1) {
    let sum = 0;
    for (let j = 0; j < D; j += 1) sum += covariance[i * D + j] * b[j];
    mean[i] = sum;
  }
  const ofStrata = new Float64Array(strata.length);
  const ofCells = new Float64Array(cells.length);
  strata.forEach((inside, s) => {
    let weight = 1 / intercepts.strata;
    let rest = 0;
    const rests = inside.map((c) => cells[c].outcome - dotSparse(cells[c], mean));
    inside.forEach((c, at) => {
      const left = tau / (cells[c].weight + tau);
      weight += left * cells[c].weight;
      rest += left * rests[at];
    });
    ofStrata[s] = rest / weight;
    inside.forEach((c, at) => (ofCells[c] = (rests[at] - cells[c].weight * ofStrata[s]) / (cells[c].weight + tau)));
  });
  return { mean, covariance, strata: ofStrata, cells: ofCells };
}

function dotSparse({ columns, sums }: Pick<CellSums, "columns" | "sums">, dense: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < columns.length; i += 1) sum += sums[i] * dense[columns[i]];
  return sum;
}

/** x' V x of a sparse vector. */
function spreadOfSums(columns: Int32Array, sums: Float64Array, covariance: Float64Array, D: number): number {
  let spread = 0;
  for (let i = 0; i < columns.length; i += 1) {
    const row = columns[i] * D;
    let inner = 0;
    for (let j = 0; j < columns.length; j += 1) inner += covariance[row + columns[j]] * sums[j];
    spread += sums[i] * inner;
  }
  return spread;
}

function updateIntercepts(
  { strata, cells }: NormalEquations,
  fit: Solution,
  D: number,
  start: InterceptVariances,
  now: InterceptVariances,
): InterceptVariances {
  const tau = 1 / now.cells;
  const accumulator = new SparseSum(D);
  let ofStrata = PRIOR_WEIGHT * start.strata;
  let squares = PRIOR_WEIGHT * start.cells;
  let known = PRIOR_WEIGHT;
  strata.forEach((inside, s) => {
    let weight = 1 / now.strata;
    for (const c of inside) {
      const left = tau / (cells[c].weight + tau);
      weight += left * cells[c].weight;
      for (let i = 0; i < cells[c].columns.length; i += 1) accumulator.add(cells[c].columns[i], left * cells[c].sums[i]);
    }
    const { columns, sums } = accumulator.take();
    const variance = 1 / weight + spreadOfSums(columns, sums, fit.covariance, D) / (weight * weight);
    ofStrata += fit.strata[s] * fit.strata[s] + variance;
    for (const c of inside) {
      const scale = 1 / (cells[c].weight + tau);
      const ofCell =
        scale +
        scale * scale * (cells[c].weight * cells[c].weight * variance + spreadOfSums(cells[c].columns, cells[c].sums, fit.covariance, D));
      squares += fit.cells[c] * fit.cells[c];
      known += Math.max(0, 1 - ofCell / now.cells);
    }
  });
  return { strata: ofStrata / (strata.length + PRIOR_WEIGHT), cells: Math.max(MIN_VARIANCE, squares / known) };
}

const MIN_VARIANCE = 1e-6;

/** What the model says of each row. */
export function fittedValues(rows: MixedRows, fit: Pick<MixedFit, "mean" | "strata" | "cells">): Float64Array {
  return Float64Array.from(rows.outcome, (_, i) => {
    const cell = rows.cell[i];
    let sum = fit.strata[rows.stratumOfCell[cell]] + fit.cells[cell];
    for (let a = rows.offsets[i]; a < rows.offsets[i + 1]; a += 1) sum += rows.values[a] * fit.mean[rows.columns[a]];
    return sum;
  });
}

/** Mean and variance of a linear combination of coefficients; columns may repeat. */
export function evaluateContrast(
  { mean, covariance }: Pick<MixedFit, "mean" | "covariance">,
  contrast: { readonly columns: readonly number[]; readonly values: readonly number[] },
): { readonly mean: number; readonly variance: number } {
  const D = mean.length;
  const { columns, values } = contrast;
  let value = 0;
  let variance = 0;
  for (let i = 0; i < columns.length; i += 1) {
    value += values[i] * mean[columns[i]];
    const row = columns[i] * D;
    let inner = 0;
    for (let j = 0; j < columns.length; j += 1) inner += values[j] * covariance[row + columns[j]];
    variance += values[i] * inner;
  }
  return { mean: value, variance: Math.max(0, variance) };
}
