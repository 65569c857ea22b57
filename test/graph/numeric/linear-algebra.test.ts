import * as fc from "fast-check";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { factorCholesky, invertPositiveDefinite, solveCholesky, solveTransposedFactor } from "../../../graph/numeric/linear-algebra";
import { createRng } from "../../../graph/numeric/rng";

/** X'X + .5 I with uniform X: positive definite. */
function randomMatrix(n: number, seed: number): Float64Array {
  const rng = createRng(seed, "matrix");
  const x = Float64Array.from({ length: n * n }, () => rng() - 0.5);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < n; k += 1) matrix[i * n + j] += x[k * n + i] * x[k * n + j];
      if (i === j) matrix[i * n + j] += 0.5;
    }
  return matrix;
}

const multiply = (a: Float64Array, b: Float64Array, n: number): number[] =>
  Array.from({ length: n * n }, (_, cell) => {
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += a[Math.floor(cell / n) * n + k] * b[k * n + (cell % n)];
    return sum;
  });

const anyMatrix = fc.record({ n: fc.integer({ min: 1, max: 23 }), seed: fc.integer() });

test("a matrix times its inverse is the identity", () => {
  fc.assert(
    fc.property(anyMatrix, ({ n, seed }) => {
      const matrix = randomMatrix(n, seed);
      multiply(matrix, invertPositiveDefinite(matrix, n), n).forEach((value, cell) => {
        expect(Math.abs(value - (cell % (n + 1) === 0 ? 1 : 0))).toBeLessThan(1e-9);
      });
    }),
  );
});

test("only the lower triangle is read and the input stays as it was", () => {
  const matrix = randomMatrix(9, 4);
  const full = invertPositiveDefinite(matrix, 9);
  const lower = matrix.map((value, cell) => (cell % 9 > Math.floor(cell / 9) ? Number.NaN : value));
  const copy = Float64Array.from(lower);
  expect(invertPositiveDefinite(lower, 9)).toEqual(full);
  expect(lower).toEqual(copy);
});

test("solveCholesky solves A x = b, solveTransposedFactor solves L' x = b", () => {
  fc.assert(
    fc.property(anyMatrix, ({ n, seed }) => {
      const matrix = randomMatrix(n, seed);
      const factor = factorCholesky(matrix, n);
      const rng = createRng(seed, "right");
      const right = Float64Array.from({ length: n }, rng);
      const x = solveCholesky(factor, n, right);
      const y = solveTransposedFactor(factor, n, right);
      for (let i = 0; i < n; i += 1) {
        let ax = 0;
        let ly = 0;
        for (let j = 0; j < n; j += 1) {
          ax += matrix[i * n + j] * x[j];
          ly += factor[j * n + i] * y[j];
        }
        expect(Math.abs(ax - right[i])).toBeLessThan(1e-9);
        expect(Math.abs(ly - right[i])).toBeLessThan(1e-9);
      }
    }),
  );
});

test.each([
  ["indefinite", Float64Array.of(1, 2, 2, 1), 2, "positive definite"],
  ["zero", new Float64Array(1), 1, "positive definite"],
  ["not a number", Float64Array.of(Number.NaN), 1, "positive definite"],
  ["of the wrong size", new Float64Array(3), 2, "4 cells"],
])("a matrix that is %s is refused", (_, matrix, n, message) => {
  expect(() => factorCholesky(matrix, n)).toThrow(InvalidArgumentError);
  expect(() => factorCholesky(matrix, n)).toThrow(message);
});
