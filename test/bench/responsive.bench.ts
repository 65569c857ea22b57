// Latency of API reads while an analysis of a million planted deals runs in the same service.
//
//     npm run bench:responsive -- [clients, default 200000] [seconds at most, default 180]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plantDeals } from "../../graph/simulation/planted";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { writeDeals } from "./write-deals";

const N_CLIENTS = Number(process.argv.at(2) ?? 200_000);
const MOST_SECONDS = Number(process.argv.at(3) ?? 180);
const PORT = 4298;
/** Reads a second: people and dashboards, not a load test. */
const RATE = 20;
const READS = [
  "{ activeRun { id nProblems } }",
  "{ problems { nodes { id label } } }",
  "{ products(first: 20) { nodes { id name } } }",
  "{ clients(first: 20) { nodes { id } } }",
];
const BIN = join(__dirname, "..", "..", "..", "bin", "dealgraph.cjs");

async function ask<T>(query: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${PORT}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${response.status} ${text.slice(0, 200)}`);
  return (JSON.parse(text) as { data: T }).data;
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

/** Latencies from when each read was due, until `isOver`. */
async function read(isOver: () => Promise<boolean>): Promise<number[]> {
  const latencies: number[] = [];
  const open: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; performance.now() - started < 1000 * MOST_SECONDS; i += 1) {
    if (i % RATE === RATE - 1 && (await isOver())) break;
    const due = Math.max(started + (1000 * i) / RATE, performance.now());
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    open.push(
      ask(READS[i % READS.length]).then(() => {
        latencies.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(open);
  return latencies.sort((a, b) => a - b);
}

const tell = (name: string, sorted: readonly number[]): void => {
  const columns = [0.5, 0.95, 0.99, 1].map((q) => quantile(sorted, q).toFixed(1).padStart(8));
  console.log(`${name.padEnd(28)} ${String(sorted.length).padStart(6)} ${columns.join(" ")}`);
};

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  const storeUrl = `duckdb:${join(folder, "bench.duckdb")}`;
  const { dataset } = plantDeals({ seed: 1, nClients: N_CLIENTS, nProducts: 2_000, nProblems: 16, dealsPerClient: 5 });
  await writeDeals(join(folder, "deals.csv"), dataset.deals);
  const stores = await openStores(storeUrl);
  await importFolder(stores, { folder, now: new Date() });
  await stores.close();
  const service = spawn(process.execPath, [BIN, "serve", "--store", storeUrl, "--port", String(PORT)], {
    env: { ...process.env, LOG_LEVEL: "silent" },
    stdio: "ignore",
  });
  try {
    for (let i = 0; i < 600; i += 1) {
      const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`)
        .then(({ ok }) => ok)
        .catch(() => false);
      if (ready) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const none: boolean[] = [];
    const idle = await read(() => Promise.resolve(none.push(true) > 5));
    const { startAnalysis } = await ask<{ startAnalysis: { id: string } }>("mutation { startAnalysis(input: { mode: FAST }) { id } }");
    let status = "queued";
    const busy = await read(async () => {
      const { run } = await ask<{ run: { status: string } }>(`{ run(id: "${startAnalysis.id}") { status } }`);
      status = run.status.toLowerCase();
      return status !== "queued" && status !== "running";
    });
    console.log(`${dataset.deals.clients.length} deals of ${N_CLIENTS} clients; ${RATE} reads a second; milliseconds; run ${status}`);
    console.log(`${"".padEnd(28)} ${"reads".padStart(6)} ${["p50", "p95", "p99", "max"].map((name) => name.padStart(8)).join(" ")}`);
    tell("before", idle);
    tell("while the analysis runs", busy);
    if (quantile(busy, 0.99) >= 100) process.exitCode = 1;
  } finally {
    service.kill();
    await new Promise((resolve) => service.once("close", resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
