import fc from "fast-check";
import { newmanWeights } from "../../../graph/projection/newman-weights";
import { matrixOf, pairsOf } from "../mixtures/dense-mixture";

const anyRows = fc.array(
  fc.uniqueArray(fc.nat(9), { maxLength: 8 }).map((row) => row.sort((a, b) => a - b)),
  { maxLength: 20 },
);

describe("newmanWeights", () => {
  test("agrees with the dense definition", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const A = matrixOf(pairsOf(rows, 10));
        const { graph } = newmanWeights(pairsOf(rows, 10));
        const sparse = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
        for (let p = 0; p < 10; p += 1)
          for (let at = graph.offsets[p]; at < graph.offsets[p + 1]; at += 1) sparse[p][graph.neighbours[at]] = graph.weights[at];
        for (let p = 0; p < 10; p += 1)
          for (let q = p + 1; q < 10; q += 1) {
            const expected = A.reduce((sum, row, c) => sum + (rows[c].length >= 2 ? (row[p] * row[q]) / (rows[c].length - 1) : 0), 0);
            expect(Math.abs(sparse[p][q] - expected)).toBeLessThan(1e-12);
          }
      }),
    );
  });

  test("thins a very large client, says so and keeps its total weight", () => {
    const rows = [Array.from({ length: 100 }, (_, p) => p), [0, 1]];
    const { graph, nThinnedClients } = newmanWeights(pairsOf(rows, 100), { maxClientProducts: 10 });
    expect(nThinnedClients).toBe(1);
    expect(graph.weights.length).toBeLessThan(50);
    expect(graph.weights.reduce((a, b) => a + b, 0)).toBeCloseTo(100 / 2 + 1, 9);
  });

  test("has no edges when no client bought two products", () => {
    expect(newmanWeights(pairsOf([[0], [1], []], 2)).graph.neighbours.length).toBe(0);
  });
});
