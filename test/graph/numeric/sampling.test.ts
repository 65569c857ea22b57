import fc from "fast-check";
import { assignToNearest, countDistinctRows, findCentres } from "../../../graph/numeric/k-means";
import { sampleByHash } from "../../../graph/numeric/sample-by-hash";

test("a sample by hash has the size asked for, ascends, and follows the ids and not their positions", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer(), (ids, most, seed) => {
      const all = ids.map((_, i) => i);
      const sample = sampleByHash(all, ids, most, seed);
      expect(sample.length).toBe(Math.min(most, ids.length));
      expect(sample).toEqual([...sample].sort((a, b) => a - b));
      const reversed = [...ids].reverse();
      const again = sampleByHash(all, reversed, most, seed).map((i) => reversed[i]);
      expect(new Set(again)).toEqual(new Set(sample.map((i) => ids[i])));
    }),
  );
});

test("equal hashes at the cut keep the first", () => {
  expect(sampleByHash([0, 1, 2], ["same", "same", "same"], 2, 1)).toEqual([0, 1]);
});

test("centres find separate groups; one centre is the mean; as many as rows are the rows", () => {
  const rows = [
    [0, 0],
    [0, 1],
    [9, 9],
    [9, 8],
  ];
  const centres = findCentres(rows, 2, 1, 20);
  const groups = assignToNearest(Float64Array.from(rows.flat()), 2, centres);
  expect([groups[0] === groups[1], groups[2] === groups[3], groups[0] === groups[2]]).toEqual([true, true, false]);
  expect(findCentres(rows, 1, 1, 20)).toEqual([[4.5, 4.5]]);
  expect(findCentres(rows, 4, 1, 20)).toBe(rows);
  expect(
    countDistinctRows([
      [1, 2],
      [1, 2],
      [2, 1],
    ]),
  ).toBe(2);
  expect(assignToNearest(new Float64Array(0), 2, centres).length).toBe(0);
});
