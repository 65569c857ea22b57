import { InvalidArgumentError } from "./errors";

/**
 * One-to-one assignment of rows to columns with the greatest total weight (Hungarian method with potentials, O(n^2 m), after
 * Jonker and Volgenant 1987). Of equally good assignments always the same one is taken, for the same matrix.
 * @param weights rows x columns, row-major, finite
 * @returns the column of each row, or -1 where there are more rows than columns and the row was left out
 */
export function assignByWeight(weights: Float64Array, nRows: number, nColumns: number): Int32Array {
  if (weights.length !== nRows * nColumns)
    throw new InvalidArgumentError(`weights must have ${nRows * nColumns} entries, got ${weights.length}`);
  const columnOf = new Int32Array(nRows).fill(-1);
  if (nRows === 0 || nColumns === 0) return columnOf;
  const transposed = nRows > nColumns;
  const n = transposed ? nColumns : nRows;
  const m = transposed ? nRows : nColumns;
  const cost = (i: number, j: number): number => -(transposed ? weights[j * nColumns + i] : weights[i * nColumns + j]);
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const rowOfColumn = new Int32Array(m + 1);
  const way = new Int32Array(m + 1);
  for (let i = 1; i <= n; i += 1) {
    rowOfColumn[0] = i;
    let column = 0;
    const least = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(m + 1);
    do {
      used[column] = 1;
      const row = rowOfColumn[column];
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let j = 1; j <= m; j += 1) {
        if (used[j] === 1) continue;
        const reduced = cost(row - 1, j - 1) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = column;
        }
        if (least[j] < delta) {
          delta = least[j];
          next = j;
        }
      }
      for (let j = 0; j <= m; j += 1) {
        if (used[j] === 1) {
          u[rowOfColumn[j]] += delta;
          v[j] -= delta;
        } else least[j] -= delta;
      }
      column = next;
    } while (rowOfColumn[column] !== 0);
    do {
      const previous = way[column];
      rowOfColumn[column] = rowOfColumn[previous];
      column = previous;
    } while (column !== 0);
  }
  for (let j = 1; j <= m; j += 1) {
    if (rowOfColumn[j] === 0) continue;
    if (transposed) columnOf[j - 1] = rowOfColumn[j] - 1;
    else columnOf[rowOfColumn[j] - 1] = j - 1;
  }
  return columnOf;
}
