import fc from "fast-check";
import { buildDealTable } from "../../../graph/deals/build-deal-table";
import { UNDATED } from "../../../graph/deals/dataset";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { dealsAsOf, lastDealDay } from "../../../graph/deals/select-deals";

const row = (client: string, product: string, day?: number, amount?: number) => ({
  clientId: asClientId(client),
  productId: asProductId(product),
  ...(day === undefined ? {} : { day }),
  ...(amount === undefined ? {} : { amount }),
});

test("rows are sorted by client, day and product, undated ones first, and ids by code unit", () => {
  const table = buildDealTable([row("b", "y", 5), row("a", "z", 9), row("a", "B"), row("a", "a", 9, 3)]);
  expect(table.clientIds).toEqual(["a", "b"]);
  expect(table.productIds).toEqual(["B", "a", "y", "z"]);
  expect([...table.clients]).toEqual([0, 0, 0, 1]);
  expect([...table.products]).toEqual([0, 1, 3, 2]);
  expect([...table.days]).toEqual([UNDATED, 9, 9, 5]);
  expect([...table.amounts]).toEqual([NaN, 3, NaN, NaN]);
});

test("the table does not depend on the order of rows", () => {
  const anyRow = fc.record({
    clientId: fc.constantFrom("a", "b", "c").map(asClientId),
    productId: fc.constantFrom("x", "y", "z").map(asProductId),
    day: fc.constantFrom(UNDATED, 1, 2),
    amount: fc.constantFrom(Number.NaN, 1, 2),
  });
  fc.assert(
    fc.property(
      fc.array(anyRow).chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffledRows]) => {
        expect(buildDealTable(shuffledRows)).toEqual(buildDealTable(rows));
      },
    ),
  );
});

test("an as-of table has dated deals up to the day only, and no client or product without one", () => {
  const table = buildDealTable([row("a", "x", 5), row("a", "y"), row("b", "z", 6), row("c", "x", 7)]);
  const known = dealsAsOf(table, 6);
  expect(known.clientIds).toEqual(["a", "b"]);
  expect(known.productIds).toEqual(["x", "z"]);
  expect([...known.products]).toEqual([0, 1]);
  expect(dealsAsOf(table, null)).toBe(table);
  expect(lastDealDay(table)).toBe(7);
});

test("no rows give an empty table", () => {
  const table = buildDealTable([]);
  expect(table.clients.length).toBe(0);
  expect(lastDealDay(table)).toBe(UNDATED);
  expect(dealsAsOf(table, 3)).toEqual(table);
});
