import { Agent, request } from "node:http";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";

/*
 * Load on a running service: requests a second and latencies of the commonest operations and files, then a client's recommendations at
 * half their greatest rate, then a soak. `npm run bench:api -- [--store duckdb:FILE] [--seconds 5] [--soak-minutes 10]`.
 * Without a store the bundled example is imported into a new one; one without results is analysed first. Load comes from this process, so
 * on two cores each side has about one.
 */

const option = (name: string, standard: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : process.argv[at + 1];
};
const GIVEN_STORE = option("store", "");
const SECONDS = Number(option("seconds", "5"));
const SOAK_MINUTES = Number(option("soak-minutes", "0"));
const PORT = Number(option("port", "4299"));
const CONNECTIONS = 8;
/** Memory may grow by so much between the second minute of the soak and its last. */
const MOST_GROWTH = 1.15;
const root = join(__dirname, "..", "..", "..");
const BIN = join(root, "bin", "dealgraph.cjs");

interface Operation {
  readonly name: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body: (i: number) => string;
}

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

function send({ method, path, body }: Operation, i: number): Promise<{ readonly ms: number; readonly text: string }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const content = body(i);
    const asked = request(
      {
        agent,
        host: "127.0.0.1",
        port: PORT,
        method,
        path,
        headers: { "content-type": "application/json", "accept-encoding": "identity", "content-length": Buffer.byteLength(content) },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode !== 200 || text.includes('"errors"'))
            reject(new Error(`${path}: ${response.statusCode ?? 0} ${text.slice(0, 300)}`));
          else resolve({ ms: performance.now() - started, text });
        });
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(content);
  });
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

/** As fast as the connections allow. */
async function saturate(operation: Operation, seconds: number): Promise<{ readonly rate: number; readonly sorted: readonly number[] }> {
  const latencies: number[] = [];
  const started = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - started < seconds * 1000) latencies.push((await send(operation, (next += 1))).ms);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return { rate: latencies.length / ((performance.now() - started) / 1000), sorted: latencies.sort((a, b) => a - b) };
}

/** At a fixed rate, whether answers come or not: latencies count from when the request was due. */
async function pace(operation: Operation, rate: number, seconds: number): Promise<readonly number[]> {
  const latencies: number[] = [];
  const open: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < rate * seconds; i += 1) {
    const due = started + (1000 * i) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    open.push(
      send(operation, i).then(() => {
        latencies.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(open);
  return latencies.sort((a, b) => a - b);
}

const rssMb = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024);

/** The bundled example in a new store. */
async function makeStore(folder: string): Promise<string> {
  const url = `duckdb:${join(folder, "bench.duckdb")}`;
  const stores = await openStores(url);
  await importFolder(stores, { folder: join(root, "examples", "online_retail_wholesale"), now: new Date() });
  await stores.close();
  return url;
}

/** Analyses where nothing is served yet. */
async function analyse(): Promise<void> {
  const isServed = async (): Promise<boolean> =>
    (JSON.parse((await send(graphql("", "{ activeRun { id } }"), 0)).text) as { data: { activeRun: object | null } }).data.activeRun !==
    null;
  if (await isServed()) return;
  await send(graphql("", "mutation { startAnalysis(input: { seed: 1 }) { id } }"), 0);
  while (!(await isServed())) await new Promise((resolve) => setTimeout(resolve, 1000));
}

async function start(store: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [BIN, "serve", "--store", store, "--port", String(PORT)], {
    env: { ...process.env, LOG_LEVEL: "silent", DEALGRAPH_RATE_POINTS: "1000000000" },
    stdio: "ignore",
  });
  for (let i = 0; i < 600; i += 1) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) return child;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  child.kill();
  throw new Error("the service did not start");
}

const graphql = (name: string, query: string, variables: (i: number) => object = () => ({})): Operation => ({
  name,
  method: "POST",
  path: "/graphql",
  body: (i) => JSON.stringify({ query, variables: variables(i) }),
});
const file = (name: string, path: string): Operation => ({ name, method: "GET", path: `/api/v1/${path}`, body: () => "" });

async function main(): Promise<void> {
  const folder = GIVEN_STORE === "" ? mkdtempSync(join(tmpdir(), "dealgraph-api-bench-")) : null;
  const store = folder === null ? GIVEN_STORE : await makeStore(folder);
  const child = await start(store);
  try {
    await analyse();
    const ids = JSON.parse(
      (await send(graphql("", "{ clients(first: 500) { nodes { id } } products(first: 200) { nodes { id } } }"), 0)).text,
    ) as {
      readonly data: {
        readonly clients: { readonly nodes: readonly { readonly id: string }[] };
        readonly products: { readonly nodes: readonly { readonly id: string }[] };
      };
    };
    const client = (i: number): object => ({ id: ids.data.clients.nodes[i % ids.data.clients.nodes.length].id });
    const product = (i: number): object => ({ id: ids.data.products.nodes[i % ids.data.products.nodes.length].id });
    const recommendations = graphql(
      "recommendations of a client",
      "query($id: ID!) { client(id: $id) { recommendations(top: 10) { rank productId score reason } } }",
      client,
    );
    const operations: readonly Operation[] = [
      graphql("active run", "{ activeRun { id nProblems } }"),
      graphql("client with mixture", "query($id: ID!) { client(id: $id) { name mixture { problemId share } } }", client),
      recommendations,
      graphql(
        "product with neighbours",
        "query($id: ID!) { product(id: $id) { name adjacent(first: 20) { nodes { productId lift } } } }",
        product,
      ),
      graphql("problems", "{ problems { nodes { id label share } } }"),
      graphql("page of 50 clients", "{ clients(first: 50) { nodes { id name topProblemId } totalCount } }"),
      graphql(
        "flat page, filtered, ordered",
        "{ flat_client_mixtures(first: 100, where: {share: {_gte: 0.2}}, order_by: [{share: desc}]) { totalCount nodes { client_id problem_id share } } }",
      ),
      graphql(
        "deals by quarter and stage",
        "{ flat_deals_aggregate(dimensions: [stage], measure: amount, time: closed_on, grain: QUARTER) { stage agg_period agg_sum } }",
      ),
      file("file client_states.csv", "export/client_states.csv"),
      file("file client_mixtures.ndjson", "export/client_mixtures.ndjson"),
    ];
    console.log(
      `store ${folder === null ? GIVEN_STORE : "of the bundled example"}, ${CONNECTIONS} connections, ${SECONDS} s each; memory ${rssMb(child.pid ?? 0)} MB`,
    );
    console.log("operation                       requests/s   p50 ms   p99 ms");
    let greatest = 0;
    for (const operation of operations) {
      await send(operation, 0);
      const { rate, sorted } = await saturate(operation, SECONDS);
      if (operation === recommendations) greatest = rate;
      console.log(
        `${operation.name.padEnd(30)} ${rate.toFixed(1).padStart(11)} ${quantile(sorted, 0.5).toFixed(1).padStart(8)} ${quantile(sorted, 0.99).toFixed(1).padStart(8)}`,
      );
    }
    const half = await pace(recommendations, greatest / 2, 2 * SECONDS);
    console.log(
      `recommendations at half their rate (${(greatest / 2).toFixed(1)}/s): p50 ${quantile(half, 0.5).toFixed(1)} ms, p99 ${quantile(half, 0.99).toFixed(1)} ms`,
    );
    const memory: number[] = [];
    const end = performance.now() + SOAK_MINUTES * 60_000;
    for (let minute = 0; performance.now() < end; minute += 1) {
      const until = Math.min(end, performance.now() + 60_000);
      let n = 0;
      while (performance.now() < until) {
        await Promise.all(Array.from({ length: 4 }, () => send(operations[(n += 1) % operations.length], n)));
      }
      memory.push(rssMb(child.pid ?? 0));
      console.log(`soak, minute ${minute + 1}: ${n} requests, memory ${memory[minute]} MB`);
    }
    // The first minute fills caches.
    const [, early = 0] = memory;
    const last = memory.at(-1) ?? 0;
    if (early > 0) {
      console.log(
        `soak: ${early} MB after two minutes, ${last} MB at the end (${(last / early).toFixed(2)} times; at most ${MOST_GROWTH})`,
      );
      if (last > MOST_GROWTH * early) throw new Error("memory grows");
    }
  } finally {
    child.kill();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
