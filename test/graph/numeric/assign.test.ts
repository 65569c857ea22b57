import fc from "fast-check";
import { assignByWeight } from "../../../graph/numeric/assign";

/** Every injective assignment, slow and obvious. */
function bestTotal(weights: readonly (readonly number[])[], nColumns: number): number {
  if (weights.length > nColumns)
    return bestTotal(
      Array.from({ length: nColumns }, (_, j) => weights.map((row) => row[j])),
      weights.length,
    );
  const search = (row: number, used: number): number => {
    if (row === weights.length) return 0;
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < nColumns; j += 1)
      if ((used & (1 << j)) === 0) best = Math.max(best, weights[row][j] + search(row + 1, used | (1 << j)));
    return best;
  };
  return search(0, 0);
}

test("the assignment has the greatest total weight and uses no column twice, whatever the shape", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
      (r, c, numbers) => {
        const rows = Array.from({ length: r }, () => Array.from({ length: c }, () => numbers.next().value as number));
        const columns = assignByWeight(Float64Array.from(rows.flat()), r, c);
        const taken = [...columns].filter((j) => j >= 0);
        expect(new Set(taken).size).toBe(Math.min(r, c));
        let total = 0;
        columns.forEach((j, i) => {
          if (j >= 0) total += rows[i][j];
        });
        expect(total).toBe(bestTotal(rows, c));
      },
    ),
  );
});

test("no rows or no columns leave everything unassigned", () => {
  expect([...assignByWeight(new Float64Array(0), 0, 3)]).toEqual([]);
  expect([...assignByWeight(new Float64Array(0), 2, 0)]).toEqual([-1, -1]);
  expect(() => assignByWeight(new Float64Array(3), 2, 2)).toThrow("weights must have 4 entries, got 3");
});
