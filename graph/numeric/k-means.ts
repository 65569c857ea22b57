import { kmeans } from "ml-kmeans";

/** Number of different rows. */
export const countDistinctRows = (rows: readonly (readonly number[])[]): number => new Set(rows.map((row) => row.join(","))).size;

/**
 * Centres by k-means (ml-kmeans, k-means++ starts). The answer depends on the order of rows: sort them by id first.
 * @param rows points of equal length, at least one
 * @param nCentres 1 to the number of different rows
 * @param seed any integer
 * @returns nCentres centres; with as many centres as rows, the rows
 */
export function findCentres(rows: number[][], nCentres: number, seed: number, maxIterations: number): number[][] {
  if (nCentres >= rows.length) return rows;
  if (nCentres === 1) return [rows[0].map((_, f) => rows.reduce((sum, row) => sum + row[f], 0) / rows.length)];
  return kmeans(rows, nCentres, { seed: seed >>> 1, maxIterations, initialization: "kmeans++" }).centroids;
}

/** Index of the nearest centre (Euclidean, the first among equals) of each point; `points` is row-major, n x nFeatures. */
export function assignToNearest(points: Float64Array, nFeatures: number, centres: readonly (readonly number[])[]): Int32Array {
  const flat = Float64Array.from(centres.flat());
  const n = nFeatures === 0 ? 0 : points.length / nFeatures;
  const assignments = new Int32Array(n);
  for (let c = 0; c < n; c += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let s = 0; s < centres.length; s += 1) {
      let distance = 0;
      for (let f = 0; f < nFeatures && distance < best; f += 1) distance += (points[c * nFeatures + f] - flat[s * nFeatures + f]) ** 2;
      if (distance < best) {
        best = distance;
        assignments[c] = s;
      }
    }
  }
  return assignments;
}
