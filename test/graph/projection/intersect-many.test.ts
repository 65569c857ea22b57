import fc from "fast-check";
import type { Incidence } from "../../../graph/incidence/incidence";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { intersectMany } from "../../../graph/projection/intersect-many";
import { intersectProducts } from "../../../graph/projection/intersect-products";
import { plantDeals } from "../../../graph/simulation/planted";
import { pairsOf } from "../mixtures/dense-mixture";

const incidenceOf = (rows: readonly (readonly number[])[], nProducts: number): Incidence => {
  const pairs = pairsOf(rows, nProducts);
  const n = pairs.products.length;
  const days = new Int32Array(n);
  return { ...pairs, firstDays: days, lastDays: days, counts: new Int32Array(n).fill(1), amounts: new Float64Array(n) };
};

const countBits = (mask: number): number => mask.toString(2).replaceAll("0", "").length;

test("names the clients behind the number, and what chance would give", () => {
  const incidence = incidenceOf([[0, 1, 2], [0, 1], [0, 1, 2], [2], [0], [], [1, 2]], 3);
  const found = intersectMany(incidence, [2, 0, 1, 2]);
  expect([...found.clients]).toEqual([0, 2]);
  expect(found.clientsOfEach).toEqual([4, 4, 4]);
  expect(found.nClients).toBe(6);
  expect(found.expected).toBeCloseTo((4 * 4 * 4) / 36, 12);
});

test("for two products agrees with the pairs of the run", () => {
  const { dataset } = plantDeals({ nClients: 200, nProducts: 30, nProblems: 3 });
  const incidence = buildIncidence(dataset.deals, null);
  const { intersections: pairs } = intersectProducts(incidence);
  for (let row = 0; row < pairs.productA.length; row += 7) {
    const found = intersectMany(incidence, [pairs.productA[row], pairs.productB[row]]);
    expect(found.clients.length).toBe(pairs.clientsBoth[row]);
    expect(found.expected).toBeCloseTo(pairs.expected[row], 9);
    expect(found.pValue).toBeCloseTo(pairs.pValue[row], 9);
  }
});

test("the tail for three products agrees with the count of all ways to draw their buyers", () => {
  const subsets = (n: number, k: number): number[] =>
    Array.from({ length: 1 << n }, (_, mask) => mask).filter((mask) => countBits(mask) === k);
  fc.assert(
    fc.property(fc.array(fc.subarray([0, 1, 2]), { minLength: 3, maxLength: 6 }), (rows) => {
      const everyone = rows.map((row) => (row.length === 0 ? [3] : row));
      const incidence = incidenceOf(everyone, 4);
      const found = intersectMany(incidence, [0, 1, 2]);
      const [a, b, c] = found.clientsOfEach.map((n) => subsets(everyone.length, n));
      let ways = 0;
      for (const x of a) for (const y of b) for (const z of c) if (countBits(x & y & z) >= found.clients.length) ways += 1;
      expect(found.pValue).toBeCloseTo(ways / (a.length * b.length * c.length), 9);
    }),
    { numRuns: 30 },
  );
});

test("refuses one product, too many and unknown ones", () => {
  const incidence = incidenceOf([[0, 1]], 2);
  expect(() => intersectMany(incidence, [1, 1])).toThrow("products must be 2 to 10 different ones, got 1");
  expect(() => intersectMany(incidence, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toThrow("got 11");
  expect(() => intersectMany(incidence, [0, 5])).toThrow("products must be indices in [0, 2), got 5");
});
