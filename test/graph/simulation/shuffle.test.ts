import fc from "fast-check";
import type { PairRows } from "../../../graph/incidence/pair-rows";
import { shufflePairs } from "../../../graph/simulation/shuffle";

const rowsToPairs = (rows: readonly number[][], nProducts: number): PairRows => ({
  nClients: rows.length,
  nProducts,
  offsets: Int32Array.from([0, ...rows.map((_, c) => rows.slice(0, c + 1).reduce((n, row) => n + row.length, 0))]),
  products: Int32Array.from(rows.flat()),
});

const anyRows = fc.array(
  fc.uniqueArray(fc.nat(7), { maxLength: 8 }).map((row) => row.sort((a, b) => a - b)),
  { maxLength: 12 },
);

describe("shufflePairs", () => {
  test("keeps the number of products of every client and of clients of every product, without duplicates", () => {
    fc.assert(
      fc.property(anyRows, fc.integer(), (rows, seed) => {
        const pairs = rowsToPairs(rows, 8);
        const shuffled = shufflePairs(pairs, seed);
        expect([...shuffled.offsets]).toEqual([...pairs.offsets]);
        expect([...shuffled.products].sort()).toEqual([...pairs.products].sort());
        rows.forEach((row, c) => {
          const own = [...shuffled.products.subarray(pairs.offsets[c], pairs.offsets[c + 1])];
          expect(new Set(own).size).toBe(row.length);
          expect(own).toEqual([...own].sort((a, b) => a - b));
        });
      }),
    );
  });

  test("leaves its input alone, repeats with its seed and forgets who bought what together", () => {
    const rows = Array.from({ length: 200 }, (_, c) => (c % 2 === 0 ? [0, 1, 2, 3] : [4, 5, 6, 7]));
    const pairs = rowsToPairs(rows, 8);
    const before = [...pairs.products];
    const shuffled = shufflePairs(pairs, 1);
    expect([...pairs.products]).toEqual(before);
    expect(shufflePairs(pairs, 1)).toEqual(shuffled);
    expect(shufflePairs(pairs, 2)).not.toEqual(shuffled);
    const together = rows.filter((_, c) => {
      const own = shuffled.products.subarray(4 * c, 4 * c + 4);
      return own.every((p) => p < 4) || own.every((p) => p >= 4);
    });
    // By chance 2 of C(8, 4) = 70 baskets: about 6 of 200.
    expect(together.length).toBeLessThan(20);
  });
});
