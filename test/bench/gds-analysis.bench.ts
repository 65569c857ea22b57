// The whole analysis beside what Neo4j's Graph Data Science gives for it, on the same planted deals in the same run: intersections by Cypher in
// the server, Leiden communities of the products, and clients' shares by counting their products in each community. Loading is not timed
// for the server, reading the file is timed for dealgraph. Quality: mean cosine of clients' shares with the planted ones.
//
//     npm run bench:gds-analysis -- [clients, default 20000]       (Java 17 and Maven, or jars in .cache/neo4j)
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import { plantDeals } from "../../graph/simulation/planted";
import { clientCosine, type PlantedShares } from "./client-cosine";
import { writeDeals } from "./write-deals";

const ROOT = join(__dirname, "..", "..", "..");
const SCRIPT = join(ROOT, "scripts", "neo4j", "neo4j.cjs");
const PASSWORD = "bench-passw0rd";
const PORT = 17_698;
const BATCH_ROWS = 10_000;
const N_PROBLEMS = 16;

interface Row {
  readonly method: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly nProblems: number;
  readonly cosine: number;
}

/** CPU seconds and peak of another process, from Linux. */
function costOf(pid: number): { readonly cpuSeconds: number; readonly peakMb: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100, peakMb: Number(peak?.[1] ?? Number.NaN) / 1024 };
}

const query = async (driver: Driver, text: string, parameters = {}): Promise<(readonly unknown[])[]> => {
  const session = driver.session();
  try {
    return (await session.run(text, parameters)).records.map((record) => record.keys.map((key) => record.get(key) as unknown));
  } finally {
    await session.close();
  }
};

async function inServer(planted: PlantedShares, folder: string): Promise<Row> {
  const server = (...args: string[]) =>
    execFileSync(process.execPath, [SCRIPT, ...args, "--dir", join(folder, "neo4j")], {
      env: { NEO4J_HEAP: "3g", ...process.env, NEO4J_PASSWORD: PASSWORD },
      stdio: ["ignore", "ignore", "pipe"],
    });
  server("start", "--port", String(PORT), "--parent", String(process.pid));
  const driver = neo4j.driver(`bolt://127.0.0.1:${PORT}`, neo4j.auth.basic("neo4j", PASSWORD), { disableLosslessIntegers: true });
  try {
    const { nClients, nProducts, offsets, products } = planted.incidence;
    await query(driver, "CREATE CONSTRAINT FOR (c:Client) REQUIRE c.id IS UNIQUE");
    await query(driver, "CREATE CONSTRAINT FOR (p:Product) REQUIRE p.id IS UNIQUE");
    await query(driver, "UNWIND range(0, $n - 1) AS id CREATE (:Product {id: id})", { n: neo4j.int(nProducts) });
    const rows = Array.from({ length: nClients }, (_, c) => ({ id: c, products: [...products.subarray(offsets[c], offsets[c + 1])] }));
    for (let from = 0; from < nClients; from += BATCH_ROWS)
      await query(
        driver,
        "UNWIND $rows AS row CREATE (c:Client {id: toInteger(row.id)}) WITH c, row UNWIND row.products AS p MATCH (product:Product {id: toInteger(p)}) CREATE (c)-[:BOUGHT]->(product)",
        { rows: rows.slice(from, from + BATCH_ROWS) },
      );
    const pid = Number(readFileSync(join(folder, "neo4j", "pid"), "utf8"));
    const before = costOf(pid);
    const started = performance.now();
    const [[nIntersections]] = await query(
      driver,
      `MATCH (c:Client)-[:BOUGHT]->(p:Product) WITH c, collect(p.id) AS own WHERE size(own) > 1
       UNWIND own AS a UNWIND own AS b WITH a, b, size(own) AS n WHERE a < b
       WITH a, b, count(*) AS shared, sum(1.0 / (n - 1)) AS weight
       MATCH (p:Product {id: a}) MATCH (q:Product {id: b})
       CREATE (p)-[:SHARES {clients: shared, weight: weight}]->(q) RETURN count(*)`,
    );
    await query(
      driver,
      "MATCH (p:Product) OPTIONAL MATCH (p)-[s:SHARES]->(q:Product) WITH gds.graph.project('products', p, q, {relationshipProperties: {weight: s.weight}}, {undirectedRelationshipTypes: ['*']}) AS g RETURN g.nodeCount",
    );
    await query(
      driver,
      "CALL gds.leiden.write('products', {relationshipWeightProperty: 'weight', writeProperty: 'community', randomSeed: 1, concurrency: 2}) YIELD communityCount RETURN communityCount",
    );
    const shares = await query(
      driver,
      "MATCH (c:Client)-[:BOUGHT]->(p:Product) WITH c, p.community AS community, count(*) AS n RETURN c.id, community, n",
    );
    const seconds = (performance.now() - started) / 1000;
    const after = costOf(pid);
    const communities = [...new Set(shares.map(([, community]) => community))];
    const theta = new Float64Array(nClients * communities.length);
    const sizes = new Float64Array(nClients);
    for (const [client, , n] of shares) sizes[Number(client)] += Number(n);
    const index = new Map(communities.map((community, k) => [community, k]));
    for (const [client, community, n] of shares)
      theta[Number(client) * communities.length + (index.get(community) ?? 0)] = Number(n) / sizes[Number(client)];
    console.log(`${String(nIntersections)} intersections in the server`);
    return {
      method: "Neo4j GDS, Leiden",
      seconds,
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      peakMb: after.peakMb,
      nProblems: communities.length,
      cosine: clientCosine(theta, communities.length, planted),
    };
  } finally {
    await driver.close();
    server("stop", "--kill");
  }
}

function ownAnalysis(mode: "fast" | "thorough", planted: PlantedShares & { readonly clientIds: readonly string[] }, folder: string): Row {
  const out = join(folder, mode);
  const args = [join(ROOT, "dist", "server", "cli", "main.js"), "analyze", "--data", folder, "--out", out, "--mode", mode];
  const run = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr.trim().split("\n").at(-1));
  const timings = JSON.parse(readFileSync(join(out, "timings.json"), "utf8")) as {
    readonly seconds: { readonly total: number };
    readonly cpu_seconds: number;
    readonly peak_memory_mb: number;
  };
  const rows = readFileSync(join(out, "client_mixtures.csv"), "utf8").trim().split("\n").slice(1);
  const problems = new Map<string, number>();
  const clients = new Map(planted.clientIds.map((id, c) => [id, c]));
  const entries = rows.map((row) => {
    const [client, problem, share] = row.split(",");
    if (!problems.has(problem)) problems.set(problem, problems.size);
    return [clients.get(client) ?? 0, problems.get(problem) ?? 0, Number(share)] as const;
  });
  const theta = new Float64Array(planted.clientIds.length * problems.size);
  for (const [c, k, share] of entries) theta[c * problems.size + k] = share;
  return {
    method: `dealgraph, ${mode}`,
    seconds: timings.seconds.total,
    cpuSeconds: timings.cpu_seconds,
    peakMb: timings.peak_memory_mb,
    nProblems: problems.size,
    cosine: clientCosine(theta, problems.size, planted),
  };
}

async function main(): Promise<void> {
  const nClients = Number(process.argv.at(2) ?? 20_000);
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const { dataset, truth } = plantDeals({
      seed: 1,
      nClients,
      nProducts: Math.max(200, Math.round(nClients / 40)),
      nProblems: N_PROBLEMS,
    });
    const { deals } = dataset;
    await writeDeals(join(folder, "deals.csv"), deals);
    const incidence = buildIncidence(deals, null);
    const planted = { incidence, truth: truth.mixtures, nProblems: truth.nProblems, clientIds: deals.clientIds };
    console.log(`${deals.clients.length} deals, ${nClients} clients, ${deals.productIds.length} products, ${N_PROBLEMS} problems planted`);
    const own = (["fast", "thorough"] as const).map((mode) => ownAnalysis(mode, planted, folder));
    const rows = [...own, await inServer(planted, folder)];
    console.log(["method", "seconds", "CPU s", "peak MB", "problems", "cosine"].map((name) => name.padStart(18)).join(" "));
    for (const { method, seconds, cpuSeconds, peakMb, nProblems, cosine } of rows) {
      const cells = [method, seconds.toFixed(1), cpuSeconds.toFixed(1), peakMb.toFixed(0), String(nProblems), cosine.toFixed(4)];
      console.log(cells.map((cell) => cell.padStart(18)).join(" "));
    }
    const gds = rows[2];
    for (const { method, cpuSeconds, cosine } of own)
      console.log(`${method} / GDS: CPU ${(cpuSeconds / gds.cpuSeconds).toFixed(2)}, cosine ${(cosine - gds.cosine).toFixed(4)} apart`);
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

void main();
