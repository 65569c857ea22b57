// Files of a million rows in every format, and graph files: time, size, the server's peak memory, and whether real readers open them.
//
//     npm run bench:export -- [--python PATH]     pandas, pyarrow, DuckDB and networkx there; without it DuckDB and Arrow of this project only
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { isoDateOfDay } from "../../graph/deals/dataset";
import { plantDeals } from "../../graph/simulation/planted";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { writeDeals } from "./write-deals";

const root = join(__dirname, "..", "..", "..");
const BIN = join(root, "bin", "dealgraph.cjs");
const READERS = join(root, "test", "bench", "read-exports.py");
const PORT = 4293;
const URL_OF_SERVICE = `http://127.0.0.1:${PORT}`;
const FORMATS = ["csv", "ndjson", "json", "parquet", "arrow"] as const;
/** Most memory that one file may take beyond what the service had before it. */
const LIMIT_MB = 768;

interface Download {
  readonly name: string;
  readonly path: string;
  /** Milliseconds that the reader waits after each megabyte. */
  readonly pauseMs?: number;
}

const FILES: readonly Download[] = [
  ...FORMATS.map((format) => ({ name: `deals.${format}`, path: `export/deals.${format}` })),
  { name: "slow.ndjson", path: "export/deals.ndjson", pauseMs: 100 },
  {
    name: "ordered.csv",
    path: `export/deals.csv?order_by=amount:desc,deal_id&where=${encodeURIComponent('{"stage":{"_eq":"won"}}')}`,
  },
  ...["gexf", "graphml", "jgf"].map((format) => ({ name: `story.${format}`, path: `graph/story.${format}` })),
  ...["clients", "products", "problems", "bought", "solves", "has"].map((name) => ({
    name: `neo4j-${name}.csv`,
    path: `graph/neo4j/${name}.csv`,
  })),
];

const statusOf = (pid: number, field: string): number =>
  Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);

/** User and system seconds of a process; ticks of Linux are hundredths. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function download(path: string, file: string, pauseMs: number): Promise<number> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${URL_OF_SERVICE}/api/v1/${path}`, resolve).on("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode ?? 0}`);
  const out = createWriteStream(file);
  let bytes = 0;
  let waited = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (!out.write(part)) await once(out, "drain");
    if (pauseMs > 0 && bytes - waited > 1_000_000) {
      waited = bytes;
      await sleep(pauseMs);
    }
  }
  await new Promise<void>((resolve) => {
    out.end(resolve);
  });
  return bytes;
}

async function graphql<T>(query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${URL_OF_SERVICE}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function serve(store: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [BIN, "serve", "--store", store, "--port", String(PORT)], {
    env: { ...process.env, LOG_LEVEL: "warn" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  child.once("exit", (code, signal) => {
    if (signal !== "SIGTERM") console.error(`the service ended: ${code ?? signal ?? ""}`);
  });
  for (let i = 0; i < 300; i += 1) {
    if (
      await fetch(`${URL_OF_SERVICE}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return child;
    await sleep(200);
  }
  child.kill();
  throw new Error("the service did not start");
}

/** Rows as this project's own readers count them. */
async function countRows(folder: string, name: string): Promise<number> {
  if (name.endsWith(".arrow")) return tableFromIPC(readFileSync(join(folder, name))).numRows;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const path = `'${join(folder, name)}'`;
  const relation = name.endsWith(".parquet") ? `read_parquet(${path})` : name.endsWith(".csv") ? `read_csv(${path})` : `read_json(${path})`;
  const rows = Number((await connection.runAndReadAll(`SELECT count(*) FROM ${relation}`)).getRows()[0][0]);
  connection.closeSync();
  instance.closeSync();
  return rows;
}

async function main(): Promise<void> {
  const at = process.argv.indexOf("--python");
  const python = at < 0 ? null : process.argv[at + 1];
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-export-bench-"));
  const store = `duckdb:${join(folder, "bench.duckdb")}`;
  let child: ChildProcess | null = null;
  try {
    const { deals } = plantDeals({ seed: 1, nClients: 166_667, nProducts: 2_000, nProblems: 16 }).dataset;
    const nDeals = deals.clients.length;
    const data = join(folder, "data");
    mkdirSync(data);
    await writeDeals(join(data, "deals.csv"), deals);
    // Graph programs hold what they read: the graph is that of the first twentieth of the deals.
    const asOf = isoDateOfDay(Int32Array.from(deals.days).sort()[Math.floor(nDeals / 20)]);
    const stores = await openStores(store);
    await importFolder(stores, { folder: data, now: new Date() });
    await stores.close();
    rmSync(data, { recursive: true });

    child = await serve(store);
    const pid = child.pid ?? 0;
    await graphql("mutation($asOf: String) { startAnalysis(input: { mode: FAST, seed: 1, asOf: $asOf }) { id } }", { asOf });
    while ((await graphql<{ activeRun: object | null }>("{ activeRun { id } }")).activeRun === null) await sleep(1000);
    console.log(`${nDeals} deals; graph as of ${asOf}; memory before: ${statusOf(pid, "VmRSS")} MB`);
    console.log("file                    seconds    CPU s       MB  peak MB  beyond MB      rows");
    const failures: string[] = [];
    for (const { name, path, pauseMs = 0 } of FILES) {
      const before = statusOf(pid, "VmRSS");
      writeFileSync(`/proc/${pid}/clear_refs`, "5");
      const [started, cpu] = [performance.now(), cpuOf(pid)];
      const bytes = await download(path, join(folder, name), pauseMs);
      const seconds = (performance.now() - started) / 1000;
      const cpuSeconds = cpuOf(pid) - cpu;
      const peak = statusOf(pid, "VmHWM");
      const isList = !/^(story|neo4j)/.test(name);
      const rows = isList ? await countRows(folder, name) : null;
      const cells = [seconds.toFixed(1), cpuSeconds.toFixed(1), (bytes / 1e6).toFixed(1), peak, peak - before, rows ?? ""];
      console.log(`${name.padEnd(22)} ${cells.map((cell) => String(cell).padStart(8)).join(" ")}`);
      if (peak - before > LIMIT_MB) failures.push(`${name} took ${peak - before} MB`);
      if (rows !== null && rows !== nDeals) failures.push(`${name} has ${rows} rows of ${nDeals}`);
    }
    child.kill();
    child = null;
    if (python !== null) {
      const { status } = spawnSync(python, [READERS, folder, String(nDeals)], { stdio: "inherit" });
      if (status !== 0) failures.push("a reader failed");
    }
    if (failures.length > 0) throw new Error(failures.join("; "));
  } finally {
    child?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
