import { InvalidArgumentError } from "./errors";

/**
 * Solution of A x = b by Gaussian elimination with row pivoting; n^3 / 3 multiplications.
 * @param matrix n x n, row-major; not changed
 * @throws InvalidArgumentError when the matrix is singular to working precision
 */
export function solveLinear(matrix: Float64Array, n: number, right: Float64Array): Float64Array {
  const a = Float64Array.from(matrix);
  const x = Float64Array.from(right);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < n; i += 1) if (Math.abs(a[i * n + column]) > Math.abs(a[pivot * n + column])) pivot = i;
    const size = a[pivot * n + column];
    if (!(Math.abs(size) > 1e-12)) throw new InvalidArgumentError(`matrix must be regular, column ${column} has pivot ${size}`);
    if (pivot !== column) {
      for (let j = column; j < n; j += 1) [a[pivot * n + j], a[column * n + j]] = [a[column * n + j], a[pivot * n + j]];
      [x[pivot], x[column]] = [x[column], x[pivot]];
    }
    for (let i = column + 1; i < n; i += 1) {
      const factor = a[i * n + column] / size;
      if (factor === 0) continue;
      for (let j = column; j < n; j += 1) a[i * n + j] -= factor * a[column * n + j];
      x[i] -= factor * x[column];
    }
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i];
    for (let j = i + 1; j < n; j += 1) sum -= a[i * n + j] * x[j];
    x[i] = sum / a[i * n + i];
  }
  return x;
}
