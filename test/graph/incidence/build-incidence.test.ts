import fc from "fast-check";
import { UNDATED, type DealTable } from "../../../graph/deals/dataset";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { transposeIncidence } from "../../../graph/incidence/transpose-incidence";

type Row = [client: number, product: number, day: number, amount: number];

function table(nClients: number, nProducts: number, rows: readonly Row[]): DealTable {
  return {
    clientIds: Array.from({ length: nClients }, (_, c) => asClientId(`c${c}`)),
    productIds: Array.from({ length: nProducts }, (_, p) => asProductId(`p${p}`)),
    clients: Int32Array.from(rows, (r) => r[0]),
    products: Int32Array.from(rows, (r) => r[1]),
    days: Int32Array.from(rows, (r) => r[2]),
    amounts: Float64Array.from(rows, (r) => r[3]),
  };
}

const rows: Row[] = [
  [0, 2, 10, 5],
  [0, 1, 12, NaN],
  [0, 2, 30, 7],
  [2, 0, UNDATED, 1],
  [2, 0, 20, 2],
];

describe("buildIncidence", () => {
  test("joins the deal lines of a pair and keeps dates, counts and amounts", () => {
    const incidence = buildIncidence(table(3, 4, rows), null);
    expect([...incidence.offsets]).toEqual([0, 2, 2, 3]);
    expect([...incidence.products]).toEqual([1, 2, 0]);
    expect([...incidence.firstDays]).toEqual([12, 10, 20]);
    expect([...incidence.lastDays]).toEqual([12, 30, 20]);
    expect([...incidence.counts]).toEqual([1, 2, 2]);
    expect([...incidence.amounts]).toEqual([0, 12, 3]);
  });

  test("as of a day it counts that day, nothing later and nothing undated, in the same index space", () => {
    const incidence = buildIncidence(table(3, 4, rows), 12);
    expect(incidence.nClients).toBe(3);
    expect(incidence.nProducts).toBe(4);
    expect([...incidence.offsets]).toEqual([0, 2, 2, 2]);
    expect([...incidence.counts]).toEqual([1, 1]);
  });

  test("a pair with only undated deals stays undated, and an empty table has no pairs", () => {
    expect([...buildIncidence(table(1, 1, [[0, 0, UNDATED, 1]]), null).firstDays]).toEqual([UNDATED]);
    expect([...buildIncidence(table(0, 0, []), null).offsets]).toEqual([0]);
  });

  const anyRows = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.nat(9), fc.nat(50)), { maxLength: 40 });

  test("the order of rows does not matter", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(9), (some, day) => {
        const reversed = [...some].reverse();
        expect(buildIncidence(table(6, 6, reversed), day)).toEqual(buildIncidence(table(6, 6, some), day));
      }),
    );
  });

  test("columns hold exactly the pairs of the rows", () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        const incidence = buildIncidence(table(6, 6, some), null);
        const columns = transposeIncidence(incidence);
        const fromColumns = new Set<string>();
        for (let p = 0; p < 6; p += 1)
          for (let i = columns.offsets[p]; i < columns.offsets[p + 1]; i += 1) {
            fromColumns.add(`${columns.clients[i]}:${p}`);
            expect(incidence.products[columns.pairs[i]]).toBe(p);
          }
        expect(fromColumns).toEqual(new Set(some.map(([c, p]) => `${c}:${p}`)));
        expect(columns.clients.length).toBe(incidence.products.length);
      }),
    );
  });
});
