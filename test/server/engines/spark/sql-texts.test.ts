import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOUBLE, DuckDBInstance, INTEGER, type DuckDBConnection } from "@duckdb/node-api";
import { UNDATED, type DealTable } from "../../../../graph/deals/dataset";
import { lastDealDay } from "../../../../graph/deals/select-deals";
import { buildIncidence } from "../../../../graph/incidence/build-incidence";
import { intersectProducts } from "../../../../graph/projection/intersect-products";
import { plantDeals } from "../../../../graph/simulation/planted";
import { appendColumns } from "../../../../server/stores/duckdb/appending";
import { readExample } from "../../../support/read-example";

/** The texts as they are, on DuckDB: only the reading of `deals` and `options` is its own. */
async function runTexts(deals: DealTable, maxProducts: number, asOfDay: number, work: (connection: DuckDBConnection) => Promise<void>) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("CREATE TABLE deals (client INTEGER, product INTEGER, day INTEGER, amount DOUBLE)");
    const value = [
      (row: number) => deals.clients[row],
      (row: number) => deals.products[row],
      (row: number) => (deals.days[row] === UNDATED ? null : deals.days[row]),
      (row: number) => (Number.isNaN(deals.amounts[row]) ? null : deals.amounts[row]),
    ];
    await appendColumns(connection, "deals", [INTEGER, INTEGER, INTEGER, DOUBLE], deals.clients.length, (index, from, to) =>
      Array.from({ length: to - from }, (_, i) => value[index](from + i)),
    );
    await connection.run(`CREATE TABLE options AS SELECT ${maxProducts} AS max_products, ${asOfDay} AS as_of_day`);
    for (const name of ["intersections.sql", "features.sql"]) {
      const text = readFileSync(join(__dirname, "..", "..", "..", "..", "spark", name), "utf8");
      const statements = await connection.extractStatements(text);
      for (let i = 0; i < statements.count; i += 1) await (await statements.prepare(i)).run();
    }
    await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const columnsOf = async (connection: DuckDBConnection, sql: string): Promise<number[][]> => {
  const reader = await connection.runAndReadAll(sql);
  return reader.getColumns().map((column) => column.map((value) => (value === null ? Number.NaN : Number(value))));
};

const planted = plantDeals({ seed: 3, nClients: 400, nProducts: 60, undatedShare: 0.1 }).dataset.deals;

test.each([
  ["the example", () => readExample("online_retail_wholesale").deals, 1_000],
  ["planted deals", () => planted, 1_000],
  // 5 % of the clients are very large, more than two words of bits.
  ["planted deals with very large clients", () => planted, 9],
])("the texts run on DuckDB and count %s row for row as in process", async (_, read, maxProducts) => {
  const deals = read();
  const { intersections, bounded } = intersectProducts(buildIncidence(deals, null), { maxProductsPerClient: maxProducts });
  if (maxProducts < 100) expect(bounded.nClients).toBeGreaterThan(32);
  await runTexts(deals, maxProducts, lastDealDay(deals), async (connection) => {
    const found = await columnsOf(connection, "SELECT product_a, product_b, clients_both FROM intersections ORDER BY product_a, product_b");
    expect(found).toEqual([[...intersections.productA], [...intersections.productB], [...intersections.clientsBoth]]);
    const clients = await columnsOf(connection, "SELECT clients FROM product_clients ORDER BY product");
    const degrees = new Int32Array(deals.productIds.length);
    for (const product of buildIncidence(deals, null).products) degrees[product] += 1;
    expect(clients).toEqual([[...degrees]]);
  });
});

test("features of pairs, clients and products are those of the incidence", async () => {
  const asOf = lastDealDay(planted);
  const { products, firstDays, lastDays, counts, amounts, offsets, nClients, nProducts } = buildIncidence(planted, null);
  const dated = (days: Int32Array): number[] => Array.from(days, (day) => (day === UNDATED ? Number.NaN : day));
  await runTexts(planted, 1_000, asOf, async (connection) => {
    const [, product, first, last, deals, amount] = await columnsOf(
      connection,
      "SELECT client, product, first_day, last_day, deals, amount FROM pairs ORDER BY client, product",
    );
    expect([product, first, last, deals]).toEqual([[...products], dated(firstDays), dated(lastDays), [...counts]]);
    amount.forEach((sum, i) => {
      expect(sum).toBeCloseTo(amounts[i], 6);
    });

    const [clientProducts, since, adoptions] = await columnsOf(
      connection,
      "SELECT products, days_since_last, adoptions_365 FROM client_features ORDER BY client",
    );
    for (let c = 0; c < nClients; c += 1) {
      const own = Array.from({ length: offsets[c + 1] - offsets[c] }, (_, i) => offsets[c] + i);
      const days = own.map((i) => lastDays[i]).filter((day) => day !== UNDATED);
      expect(clientProducts[c]).toBe(own.length);
      expect(since[c]).toBe(days.length === 0 ? Number.NaN : asOf - Math.max(...days));
      expect(adoptions[c]).toBe(own.filter((i) => firstDays[i] > asOf - 365).length);
    }

    const halves = await columnsOf(
      connection,
      "SELECT adoptions_half_30, adoptions_half_90, adoptions_half_365 FROM product_features ORDER BY product",
    );
    [30, 90, 365].forEach((halfLife, column) => {
      const expected = new Float64Array(nProducts);
      products.forEach((p, i) => {
        if (firstDays[i] !== UNDATED) expected[p] += 0.5 ** ((asOf - firstDays[i]) / halfLife);
      });
      expected.forEach((value, p) => {
        expect(halves[column][p]).toBeCloseTo(value, 9);
      });
    });
  });
});
