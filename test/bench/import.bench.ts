/*
 * Import of synthetic deals into a file store, beside DuckDB's own reading of the same file in the same run.
 * Run: npm run bench:import -- [deals, default 1000000] [clean: without the second pass over faulty rows]
 */
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";

const MEMORY = "2GB";
const THREADS = 2;

/** Writes `deals.csv`; every 1,000th row is faulty where `faulty`. */
async function writeDeals(folder: string, nDeals: number, faulty: boolean): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const stage = `CASE WHEN ${String(faulty)} AND i % 1000 = 0 THEN 'unknown' WHEN i % 5 = 0 THEN 'lost' ELSE 'won' END`;
  await connection.run(
    `COPY (SELECT 'd' || lpad(i::VARCHAR, 9, '0') AS deal_id, 'c' || lpad((hash(i) % ${Math.ceil(nDeals / 10)})::VARCHAR, 8, '0') AS client_id,
                  'p' || lpad((hash(i + 7) % 2000)::VARCHAR, 5, '0') AS product_id, ${stage} AS stage, '' AS opened_at,
                  (DATE '2020-01-01' + (hash(i + 3) % 1500)::INTEGER)::VARCHAR AS closed_at,
                  round((hash(i + 5) % 1000000) / 100.0, 2) AS amount, 'a' || (i % 50) AS agent_id
           FROM range(${nDeals}) t(i)) TO '${join(folder, "deals.csv")}' (HEADER)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** Seconds of DuckDB's own `CREATE TABLE ... FROM read_csv` into a file. */
async function timePlain(folder: string): Promise<{ readonly scan: number; readonly load: number }> {
  const instance = await DuckDBInstance.create(join(folder, "plain.duckdb"), { threads: String(THREADS), memory_limit: MEMORY });
  const connection = await instance.connect();
  const csv = `read_csv('${join(folder, "deals.csv")}')`;
  const time = async (sql: string): Promise<number> => {
    const started = performance.now();
    await connection.run(sql);
    return (performance.now() - started) / 1000;
  };
  const scan = await time(`SELECT count(deal_id), max(client_id), max(product_id), max(stage), max(closed_at), max(amount) FROM ${csv}`);
  const load = (await time(`CREATE TABLE deals AS FROM ${csv}`)) + (await time("CHECKPOINT"));
  connection.closeSync();
  instance.closeSync();
  return { scan, load };
}

async function main(): Promise<void> {
  const nDeals = Number(process.argv[2] ?? 1_000_000);
  const line = (name: string, seconds: number, of = nDeals): void => {
    console.log(
      `${name.padEnd(44)} ${seconds.toFixed(2).padStart(8)} s ${Math.round(of / seconds)
        .toLocaleString("en")
        .padStart(12)} rows/s`,
    );
  };
  for (const faulty of process.argv[3] === "clean" ? [false] : [false, true]) {
    const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
    try {
      await writeDeals(folder, nDeals, faulty);
      const size = statSync(join(folder, "deals.csv")).size / 1e6;
      console.log(`\n${nDeals.toLocaleString("en")} deals, ${size.toFixed(0)} MB${faulty ? ", one row in 1,000 faulty" : ""}`);
      const { scan, load } = await timePlain(folder);
      line("DuckDB reads the file (aggregates)", scan);
      line("DuckDB loads the file (table, checkpoint)", load);
      const stores = await openStores(`duckdb:${join(folder, "store.duckdb")}`, { threads: THREADS, memoryLimit: MEMORY });
      for (const name of ["import", "import again"]) {
        const started = performance.now();
        const summary = await importFolder(stores, { folder, now: new Date("2025-01-01") });
        const seconds = (performance.now() - started) / 1000;
        line(`${name}: +${summary.inserted} ~${summary.updated} =${summary.unchanged} !${summary.rejected}`, seconds);
        console.log(
          `${"".padEnd(44)} ${(load / seconds).toFixed(2)} of DuckDB's load speed, ${(scan / seconds).toFixed(2)} of its read speed`,
        );
      }
      let started = performance.now();
      await stores.deals.digest();
      line("digest", (performance.now() - started) / 1000);
      started = performance.now();
      const { deals } = await stores.deals.readDataset(null);
      line("readDataset", (performance.now() - started) / 1000, deals.clients.length);
      await stores.close();
      const peak = process.resourceUsage().maxRSS / 1024;
      console.log(
        `peak resident memory so far ${peak.toFixed(0)} MB; store ${(statSync(join(folder, "store.duckdb")).size / 1e6).toFixed(0)} MB`,
      );
    } finally {
      if (existsSync(folder)) rmSync(folder, { recursive: true });
    }
  }
}

void main();
