/*
 * Loading deals into an empty Neo4j: the store's import beside a plain `UNWIND $rows MERGE ...` loader, with the same constraints, nodes
 * and relationships, in batches of 10,000, turn about on one server that both have warmed up, emptied before every load; then the same
 * load again, the digest, and reading the data set with its peak of memory.
 * Run: npm run bench:neo4j -- [deals, default 200000] [rounds, default 2]     (Java 17 and Maven, or jars in .cache/neo4j)
 *      npm run bench:neo4j -- read [deals, default 2000000]                   loads them and reads them into the analysis
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { createRng } from "../../graph/numeric/rng";
import { copyRecords } from "../../server/ingestion/copy-records";
import type { DealRecord, DealStore, RecordKind, RecordOf } from "../../server/ports/deal-store";
import { openNeo4jStores } from "../../server/stores/neo4j/neo4j-stores";
import { measureStage } from "./measure";

const PASSWORD = "bench-passw0rd";
const PORT = 17_699;
const N_PRODUCTS = 500;
const BATCH_ROWS = 10_000;
/** Room for three transactions at a time; the default of a server on a machine with 12 GB. */
const HEAP = "3g";
const SCRIPT = join(process.cwd(), "scripts", "neo4j", "neo4j.cjs");

const PLAIN_LOADER = `
UNWIND $rows AS row
MERGE (c:Client {id: row.clientId})
MERGE (p:Product {id: row.productId})
MERGE (d:Deal {id: row.dealId, productId: row.productId})
SET d.clientId = row.clientId, d.stage = row.stage, d.kind = row.kind, d.closedAt = row.closedAt, d.amount = row.amount,
  d.currency = row.currency, d.mechanic = row.mechanic
MERGE (c)-[:CLOSED]->(d)
MERGE (d)-[:FOR]->(p)
MERGE (c)-[b:BOUGHT]->(p)
ON CREATE SET b.deals = 1, b.amount = row.amount, b.first = row.closedAt, b.last = row.closedAt
ON MATCH SET b.deals = b.deals + 1, b.amount = b.amount + row.amount,
  b.first = CASE WHEN row.closedAt < b.first THEN row.closedAt ELSE b.first END,
  b.last = CASE WHEN row.closedAt > b.last THEN row.closedAt ELSE b.last END`;

function makeDeals(n: number, seed = 1): DealRecord[] {
  const rng = createRng(seed);
  const pick = (k: number): number => Math.floor(rng() * k);
  return Array.from({ length: n }, (_, i): DealRecord => ({
    dealId: `d${i}`,
    clientId: `c${pick(Math.ceil(n / 10))}`,
    productId: `p${Math.floor(N_PRODUCTS * rng() * rng())}`,
    stage: "won",
    kind: "deal",
    openedAt: null,
    closedAt: new Date(Date.UTC(2022, 0, 1 + pick(900))).toISOString().slice(0, 10),
    amount: pick(100_000) / 100,
    currency: "EUR",
    quantity: null,
    agentId: null,
    funnelId: null,
    mechanic: `m${pick(8)}`,
    attributes: {},
  }));
}

async function loadPlainly(driver: Driver, deals: readonly DealRecord[]): Promise<void> {
  for (let from = 0; from < deals.length; from += BATCH_ROWS) {
    const rows = deals.slice(from, from + BATCH_ROWS);
    const session = driver.session();
    await session.executeWrite((transaction) => transaction.run(PLAIN_LOADER, { rows }));
    await session.close();
  }
}

/** Deals as a store gives them to an import: those of one client together. The sorting is part of what is timed. */
function asSource(deals: readonly DealRecord[]): DealStore {
  const scan = async <K extends RecordKind>(kind: K, visit: (rows: readonly RecordOf[K][]) => Promise<void>): Promise<void> => {
    if (kind !== "deals") return;
    const sorted = [...deals].sort((a, b) => (a.clientId < b.clientId ? -1 : Number(a.clientId > b.clientId)));
    for (let from = 0; from < sorted.length; from += 2048) await visit(sorted.slice(from, from + 2048) as unknown as RecordOf[K][]);
  };
  return { scan } as unknown as DealStore;
}

async function onFreshServer<T>(work: (url: string, driver: Driver) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  const server = (...args: string[]) =>
    execFileSync(process.execPath, [SCRIPT, ...args, "--dir", directory], {
      env: { NEO4J_HEAP: HEAP, ...process.env, NEO4J_PASSWORD: PASSWORD },
      stdio: "ignore",
    });
  server("start", "--port", String(PORT), "--no-gds", "--parent", String(process.pid));
  const driver = neo4j.driver(`bolt://127.0.0.1:${PORT}`, neo4j.auth.basic("neo4j", PASSWORD), { disableLosslessIntegers: true });
  try {
    return await work(`bolt://neo4j:${PASSWORD}@127.0.0.1:${PORT}`, driver);
  } finally {
    await driver.close();
    server("stop", "--kill");
    rmSync(directory, { recursive: true, force: true });
  }
}

async function countRelationships(driver: Driver): Promise<string> {
  const { records } = await driver.executeQuery("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type");
  return records.map((record) => `${String(record.get("type"))} ${String(record.get("n"))}`).join(", ");
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function empty(driver: Driver): Promise<void> {
  for (const [label, rows] of [
    ["Client", 1000],
    ["Deal", 5000],
    ["Product", 100],
  ] as const) {
    const session = driver.session();
    await session.run(`MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF ${rows} ROWS`);
    await session.close();
  }
}

/** Loads in portions, so that this process never holds all deals, and reads them back. */
async function benchReading(nDeals: number): Promise<void> {
  const portion = 200_000;
  await onFreshServer(async (url, driver) => {
    const stores = await openNeo4jStores(url);
    for (let from = 0; from < nDeals; from += portion) {
      const deals = makeDeals(Math.min(portion, nDeals - from), 1 + from / portion).map((deal) => ({
        ...deal,
        dealId: `${from}-${deal.dealId}`,
        clientId: `${from}-${deal.clientId}`,
      }));
      await copyRecords(asSource(deals), stores.deals);
      console.log(`${from + deals.length} deals loaded`);
    }
    console.log(`  ${await countRelationships(driver)}`);
    const { value, cost } = await measureStage("readDataset", () => stores.deals.readDataset(null));
    const bytes = 20 * value.deals.clients.length;
    console.log(
      `readDataset: ${value.deals.clients.length} lines in ${cost.seconds.toFixed(1)} s, peak of the process ${cost.peakMb.toFixed(0)} MB (the columns alone ${(bytes / 1e6).toFixed(0)} MB)`,
    );
    await stores.close();
  });
}

async function main(): Promise<void> {
  if (process.argv[2] === "read") {
    await benchReading(Number(process.argv[3] ?? 2_000_000));
    return;
  }
  const nDeals = Number(process.argv[2] ?? 200_000);
  const rounds = Number(process.argv[3] ?? 2);
  const deals = makeDeals(nDeals);
  const line = (name: string, seconds: number): void => {
    console.log(
      `${name.padEnd(36)} ${seconds.toFixed(1).padStart(7)} s ${Math.round(nDeals / seconds)
        .toLocaleString("en")
        .padStart(10)} deals/s`,
    );
  };
  await onFreshServer(async (url, driver) => {
    const stores = await openNeo4jStores(url);
    const timed = async (name: string, work: () => Promise<unknown>): Promise<number> => {
      const seconds = await secondsOf(work);
      line(name, seconds);
      return seconds;
    };
    // The server compiles what it runs often: a first load takes twice as long as a third one.
    await loadPlainly(driver, deals);
    await empty(driver);
    await copyRecords(asSource(deals), stores.deals);
    await empty(driver);
    const ratios: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const plain = await timed("plain UNWIND MERGE", () => loadPlainly(driver, deals));
      console.log(`  ${await countRelationships(driver)}`);
      await empty(driver);
      const own = await timed("dealgraph", () => copyRecords(asSource(deals), stores.deals));
      console.log(`  ${await countRelationships(driver)}`);
      ratios.push((plain / own).toFixed(2));
      await timed("dealgraph, the same again", () => copyRecords(asSource(deals), stores.deals));
      if (round + 1 < rounds) await empty(driver);
    }
    await timed("digest", () => stores.deals.digest());
    const { cost } = await measureStage("readDataset", () => stores.deals.readDataset(null));
    line(`readDataset, peak ${cost.peakMb.toFixed(0)} MB`, cost.seconds);
    await stores.close();
    console.log(`times as fast as the plain loader: ${ratios.join(", ")}`);
  });
}

void main();
