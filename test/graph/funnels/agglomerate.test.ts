import fc from "fast-check";
import { agglomerate, cutTree } from "../../../graph/funnels/agglomerate";
import { chooseCut } from "../../../graph/funnels/choose-cut";

const square = (n: number, cell: (i: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: n * n }, (_, at) => cell(Math.min(Math.floor(at / n), at % n), Math.max(Math.floor(at / n), at % n)));

/** Heights of the obvious algorithm: merge the best pair of groups until one is left. */
function slowHeights(shared: Float64Array, expected: Float64Array, n: number): number[] {
  let groups = Array.from({ length: n }, (_, i) => [i]);
  const heights: number[] = [];
  const lift = (a: readonly number[], b: readonly number[]): number => {
    let [o, e] = [0, 0];
    for (const i of a) for (const j of b) [o, e] = [o + shared[i * n + j], e + expected[i * n + j]];
    return o / e;
  };
  while (groups.length > 1) {
    let best = { a: 0, b: 1, lift: -1 };
    groups.forEach((a, i) => {
      groups.slice(i + 1).forEach((b, k) => {
        if (lift(a, b) > best.lift) best = { a: i, b: i + 1 + k, lift: lift(a, b) };
      });
    });
    heights.push(best.lift);
    groups = [[...groups[best.a], ...groups[best.b]], ...groups.filter((_, i) => i !== best.a && i !== best.b)];
  }
  return heights;
}

describe("agglomerate", () => {
  it("joins what shares most, as the obvious algorithm does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 49, maxLength: 49 }),
        (n, cells) => {
          // Distinct fractions, so that there are no ties.
          const shared = square(n, (i, j) => cells[i * 7 + j] + (i * 7 + j) / 100);
          const expected = square(n, (i, j) => 1 + (cells[j * 7 + i] % 5));
          const heights = agglomerate(shared, expected, n).map(({ height }) => height);
          slowHeights(shared, expected, n).forEach((height, i) => {
            expect(heights[i]).toBeCloseTo(height, 9);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("never rises, and its cuts have one group less each time", () => {
    const n = 9;
    const merges = agglomerate(
      square(n, (i, j) => ((i * 31 + j * 17) % 23) + 1),
      square(n, () => 3),
      n,
    );
    merges.slice(1).forEach(({ height }, i) => {
      expect(height).toBeLessThanOrEqual(merges[i].height + 1e-12);
    });
    for (let cut = 0; cut < n; cut += 1) expect(new Set(cutTree(merges, n, cut)).size).toBe(n - cut);
  });

  it("finds two blocks and says what lies inside and outside", () => {
    const n = 6;
    const shared = square(n, (i, j) => (i < 3 === j < 3 ? 40 : 5));
    const expected = square(n, () => 20);
    const merges = agglomerate(shared, expected, n);
    const cut = chooseCut(merges, shared, expected, n);
    expect(Array.from(cutTree(merges, n, cut.nMerges))).toEqual([0, 0, 0, 1, 1, 1]);
    expect(cut.liftInside).toBeCloseTo(2);
    expect(cut.liftOutside).toBeCloseTo(0.25);
  });

  it("gives no tree for one and none for nothing", () => {
    expect(agglomerate(new Float64Array(1), new Float64Array(1), 1)).toEqual([]);
    expect(agglomerate(new Float64Array(0), new Float64Array(0), 0)).toEqual([]);
    expect(chooseCut([], new Float64Array(1), new Float64Array(1), 1).nMerges).toBe(0);
  });
});
