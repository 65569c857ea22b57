import { InvalidArgumentError } from "./errors";

/** A matrix by its rows: the cells of row i are at `offsets[i]` to `offsets[i + 1] - 1`. A column stands at most once in a row. */
export interface SparseRows {
  readonly nRows: number;
  readonly nColumns: number;
  /** Length nRows + 1, ascending from 0. */
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** One row as it is built: columns and values side by side. */
export interface SparseRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** @throws InvalidArgumentError when a column is outside 0 to nColumns - 1 or a value is not finite */
export function packRows(rows: readonly SparseRow[], nColumns: number): SparseRows {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i] + row.columns.length;
  });
  const columns = new Int32Array(offsets[rows.length]);
  const values = new Float64Array(offsets[rows.length]);
  rows.forEach((row, i) => {
    row.columns.forEach((column, k) => {
      if (!(column >= 0 && column < nColumns)) throw new InvalidArgumentError(`column must be 0 to ${nColumns - 1}, got ${column}`);
      if (!Number.isFinite(row.values[k])) throw new InvalidArgumentError(`values must be finite, got ${row.values[k]}`);
      columns[offsets[i] + k] = column;
      values[offsets[i] + k] = row.values[k];
    });
  });
  return { nRows: rows.length, nColumns, offsets, columns, values };
}

/** The rows at `positions`, in that order. */
export function takeRows(rows: SparseRows, positions: ArrayLike<number>): SparseRows {
  const n = positions.length;
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; i += 1) offsets[i + 1] = offsets[i] + rows.offsets[positions[i] + 1] - rows.offsets[positions[i]];
  const columns = new Int32Array(offsets[n]);
  const values = new Float64Array(offsets[n]);
  for (let i = 0; i < n; i += 1) {
    const from = rows.offsets[positions[i]];
    const to = rows.offsets[positions[i] + 1];
    columns.set(rows.columns.subarray(from, to), offsets[i]);
    values.set(rows.values.subarray(from, to), offsets[i]);
  }
  return { nRows: n, nColumns: rows.nColumns, offsets, columns, values };
}

/** Row i times a vector of length nColumns. */
export function dotRow(rows: SparseRows, i: number, vector: Float64Array): number {
  let sum = 0;
  for (let k = rows.offsets[i]; k < rows.offsets[i + 1]; k += 1) sum += rows.values[k] * vector[rows.columns[k]];
  return sum;
}
