import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance, INTEGER, type DuckDBConnection } from "@duckdb/node-api";
import { UNDATED, type DealTable } from "../../../../graph/deals/dataset";
import { dealsAsOf, featureDay, lastDealDay } from "../../../../graph/deals/select-deals";
import { buildIncidence } from "../../../../graph/incidence/build-incidence";
import { intersectProducts } from "../../../../graph/projection/intersect-products";
import { plantDeals } from "../../../../graph/simulation/planted";
import { countLifeCycles } from "../../../../graph/states/count-life-cycles.task";
import { appendColumns } from "../../../../server/stores/duckdb/appending";
import { readExample } from "../../../support/read-example";

/** The texts as they are, on DuckDB: only the reading of `deals` and `options` is its own. */
async function runTexts(deals: DealTable, maxProducts: number, asOfDay: number, work: (connection: DuckDBConnection) => Promise<void>) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("CREATE TABLE deals (client INTEGER, product INTEGER, day INTEGER)");
    const value = [
      (row: number) => deals.clients[row],
      (row: number) => deals.products[row],
      (row: number) => (deals.days[row] === UNDATED ? null : deals.days[row]),
    ];
    await appendColumns(connection, "deals", [INTEGER, INTEGER, INTEGER], deals.clients.length, (index, from, to) =>
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
  });
});

test.each([
  ["with dates", () => planted, null],
  ["as of a day, when some were still to come", () => dealsAsOf(planted, lastDealDay(planted) - 200), lastDealDay(planted) - 150],
  ["without any date", () => ({ ...planted, days: planted.days.map(() => UNDATED) }), null],
])("pairs and features of clients are those of this process, %s", async (_, read, asOf) => {
  const deals = read();
  const asOfDay = featureDay(deals, asOf);
  const incidence = buildIncidence(deals, null);
  const { products, firstDays, lastDays } = incidence;
  const dated = (days: Int32Array): number[] => Array.from(days, (day) => (day === UNDATED ? Number.NaN : day));
  await runTexts(deals, 1_000, asOfDay, async (connection) => {
    const [, product, first, last] = await columnsOf(
      connection,
      "SELECT client, product, first_day, last_day FROM pairs ORDER BY client, product",
    );
    expect([product, first, last]).toEqual([[...products], dated(firstDays), dated(lastDays)]);
    const found = await columnsOf(connection, "SELECT owned, last_day, lately, before_that FROM client_features ORDER BY client");
    const counts = countLifeCycles.run({ pairs: incidence, asOfDay });
    expect(counts.isDated).toBe(asOfDay !== UNDATED);
    const lastDay = counts.isDated ? [...counts.lastDays] : dated(counts.lastDays.map(() => UNDATED));
    expect(found).toEqual([[...counts.owned], lastDay, [...counts.lately], [...counts.before]]);
    if (counts.isDated)
      expect(
        Math.min(
          counts.lately.reduce((a, b) => a + b),
          counts.before.reduce((a, b) => a + b),
        ),
      ).toBeGreaterThan(20);
  });
});
