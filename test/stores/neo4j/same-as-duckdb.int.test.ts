import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "../../../graph/numeric/rng";
import { copyRecords } from "../../../server/ingestion/copy-records";
import { importFolder } from "../../../server/ingestion/import-folder";
import type { DealRecord } from "../../../server/ports/deal-store";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(120_000);

const NOW = new Date("2026-01-01T00:00:00Z");
const EXAMPLE = join(__dirname, "..", "..", "..", "examples", "northwind");

/** Deals with every peculiarity: returns, open and lost ones, missing dates and amounts, ids outside the BMP. */
function makeDeals(n: number, seed: number): DealRecord[] {
  const rng = createRng(seed);
  const pick = (k: number): number => Math.floor(rng() * k);
  return Array.from({ length: n }, (): DealRecord => {
    const hasTime = rng() < 0.3;
    const day = new Date(Date.UTC(2023, 0, 1 + pick(700))).toISOString().slice(0, 10);
    return {
      dealId: `d${pick(n)}`,
      clientId: ["c", "😀", "！", "é"][pick(4)] + String(pick(40)),
      productId: `p${pick(25)}`,
      stage: (["won", "won", "won", "lost", "open"] as const)[pick(5)],
      kind: (["deal", "deal", "renewal", "return"] as const)[pick(4)],
      openedAt: null,
      closedAt: rng() < 0.1 ? null : hasTime ? `${day}T1${pick(10)}:00:00.000Z` : day,
      amount: rng() < 0.2 ? null : Math.round(rng() * 1e6) / 100,
      currency: [null, "EUR", "USD"][pick(3)],
      quantity: null,
      agentId: null,
      funnelId: null,
      mechanic: [null, "event"][pick(2)],
      attributes: rng() < 0.2 ? { note: `n${pick(9)}`, empty: "" } : {},
    };
  });
}

describeWithNeo4j("Neo4j holds what DuckDB holds", (neo4j) => {
  let graph: Stores;
  let embedded: Stores;
  beforeEach(async () => {
    graph = await neo4j.openEmpty();
    embedded = await openStores("duckdb::memory:", { threads: 1, memoryLimit: "512MB" });
  });
  afterEach(async () => {
    await graph.close();
    await embedded.close();
  });

  const expectSame = async (): Promise<void> => {
    expect(await graph.deals.digest()).toBe(await embedded.deals.digest());
    expect(await graph.deals.counts()).toEqual(await embedded.deals.counts());
    for (const day of [null, 19_600]) expect(await graph.deals.readDataset(day)).toEqual(await embedded.deals.readDataset(day));
  };

  it("after the same deals in two orders, changes of client and stage, aliases and rates", async () => {
    const deals = makeDeals(1500, 1);
    const later = makeDeals(400, 2);
    for (const [stores, order] of [
      [graph, [...deals].sort((a, b) => (a.dealId < b.dealId ? -1 : 1))] as const,
      [embedded, deals] as const,
    ]) {
      // Of equal keys the last wins: both orders must keep the same ones.
      const unique = [...new Map(order.map((deal) => [`${deal.dealId} ${deal.productId}`, deal])).keys()];
      const kept = new Map(deals.map((deal) => [`${deal.dealId} ${deal.productId}`, deal]));
      await stores.deals.upsert(
        "deals",
        unique.flatMap((key) => kept.get(key) ?? []),
      );
      await stores.deals.upsert("deals", later);
      await stores.deals.putAliases([
        { entity: "client", aliasId: "c1", canonicalId: "é2", reason: "manual" },
        { entity: "client", aliasId: "c3", canonicalId: "nobody", reason: "manual" },
        { entity: "product", aliasId: "p1", canonicalId: "p2", reason: "manual" },
      ]);
      await stores.deals.putRates([{ currency: "USD", day: "2023-06-01", rate: 0.5 }]);
    }
    await expectSame();
  });

  it("sums up in BOUGHT what the won deals say, however they came", async () => {
    await graph.deals.upsert("deals", makeDeals(600, 3));
    await graph.deals.upsert("deals", makeDeals(600, 4));
    const wrong = await neo4j.run(
      `MATCH (c:Client)-[:CLOSED]->(d:Deal)-[:FOR]->(p:Product) WHERE d.stage = 'won' AND d.kind <> 'return'
       WITH c, p, count(d) AS deals, sum(d.amount) AS amount, min(left(d.closedAt, 10)) AS first, max(left(d.closedAt, 10)) AS last
       OPTIONAL MATCH (c)-[b:BOUGHT]->(p)
       WITH c, p, deals, amount, first, last, collect(b) AS found
       WHERE size(found) <> 1 OR found[0].deals <> deals OR abs(found[0].amount - amount) > 0.001
         OR coalesce(found[0].first, '') <> coalesce(first, '') OR coalesce(found[0].last, '') <> coalesce(last, '')
       RETURN c.id AS client, p.id AS product, deals, amount, first, last, found`,
    );
    expect(wrong).toEqual([]);
    const [counts] = await neo4j.run(
      `MATCH (c:Client)-[b:BOUGHT]->(p:Product)
       RETURN count(b) AS all, count(CASE WHEN EXISTS { (c)-[:CLOSED]->(:Deal {stage: 'won'})-[:FOR]->(p) } THEN 1 END) AS proven`,
    );
    expect(counts["all"]).toBeGreaterThan(100);
    expect(counts["proven"]).toBe(counts["all"]);
  });

  it("after the import of the same folder, again and again", async () => {
    const first = await importFolder(graph, { folder: EXAMPLE, now: NOW });
    const wanted = await importFolder(embedded, { folder: EXAMPLE, now: NOW });
    expect({ ...first, seconds: 0 }).toEqual({ ...wanted, seconds: 0 });
    await expectSame();
    const again = await importFolder(graph, { folder: EXAMPLE, now: NOW });
    expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: first.inserted, stubs: 0 });
    await expectSame();
  });

  it("after an import that names clients which are described in the store already", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dealgraph-test-"));
    try {
      for (const stores of [graph, embedded]) {
        await stores.deals.upsert("clients", [{ clientId: "c1", name: "Known", attributes: { industry: "tyres" } }]);
      }
      writeFileSync(
        join(folder, "deals.csv"),
        "deal_id,client_id,product_id,stage,amount\nd1,c1,p1,won,5\nd2,c2,p1,won,x\nd3,c3,p2,won,7\n",
      );
      const summaries = [];
      for (const stores of [graph, embedded]) {
        const { seconds, ...rest } = await importFolder(stores, {
          folder,
          now: NOW,
          options: { rejectsPath: join(folder, "rejects.csv") },
        });
        expect(seconds).toBeGreaterThan(0);
        summaries.push(rest);
      }
      expect(summaries[0]).toEqual(summaries[1]);
      expect(readFileSync(join(folder, "rejects.csv"), "utf8")).toContain("deals.csv,3,amount,x");
      await expectSame();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("after copying either way", async () => {
    await embedded.deals.upsert("deals", makeDeals(2500, 5));
    await copyRecords(embedded.deals, graph.deals, { batchRows: 200, inFlight: 3 });
    await expectSame();
    const third = await openStores("duckdb::memory:", { threads: 1, memoryLimit: "512MB" });
    try {
      await copyRecords(graph.deals, third.deals);
      expect(await third.deals.digest()).toBe(await graph.deals.digest());
    } finally {
      await third.close();
    }
  });
});
