// What recommending costs: one client with its explanation in process, and a batch over all cores.
//
//     npm run bench:recommend                 both
//     npm run bench:recommend -- one
//     npm run bench:recommend -- batch
//     npm run bench:recommend -- peers        beside implicit's ALS and item-item cosine: latency, throughput, and hits in the 90 days after
//                                             the last day that anybody sees. Needs a Python with implicit: PEERS_PYTHON, or python3
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataset } from "../../graph/deals/dataset";
import { dealsAsOf, lastDealDay } from "../../graph/deals/select-deals";
import { buildIncidence } from "../../graph/incidence/build-incidence";
import { prepareRecommender } from "../../graph/recommendation/prepare-recommender";
import { plantDeals } from "../../graph/simulation/planted";
import { InProcessEngine } from "../../server/engines/in-process/in-process-engine";
import { WorkerPool } from "../../server/engines/in-process/worker-pool";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { formatCosts, measureStage } from "./measure";
import { runPeer, type PeerCost } from "./run-peer";

const quantile = (sorted: readonly number[], p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];

/** One client after the other on the bundled example, as a server answers: ten products with evidence, explored or not. */
async function benchOne(): Promise<void> {
  const pool = new WorkerPool();
  const dataset = await readExample();
  const recommender = await prepareRecommender(dataset, { asOfDay: null, seed: 1 }, pool);
  await pool.close();
  for (const explore of [false, true]) {
    const clients = dataset.deals.clientIds;
    for (const client of clients.slice(0, 50)) recommender.recommend(client, { top: 10, explore });
    const wall: number[] = [];
    const cpu: number[] = [];
    for (const client of clients) {
      const before = process.cpuUsage();
      const started = performance.now();
      recommender.recommend(client, { top: 10, explore });
      wall.push(performance.now() - started);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
    }
    wall.sort((a, b) => a - b);
    cpu.sort((a, b) => a - b);
    const said = (values: readonly number[]): string =>
      [0.5, 0.9, 0.99].map((p) => `p${100 * p} ${quantile(values, p).toFixed(2)} ms`).join(", ");
    console.log(`one client of ${clients.length}, top 10 with evidence, explore ${explore}: wall ${said(wall)}; CPU ${said(cpu)}`);
  }
}

const MARKET = { seed: 1, nProducts: 2_000, nProblems: 12, dealsPerClient: 8 };

/** 10,000 clients x 2,000 products through the engine, as `recommend` does it; the policy comes from 1,000 of such clients. */
async function benchBatch(): Promise<void> {
  const engine = new InProcessEngine();
  const common = { seed: 1, asOfDay: null, policies: ["ranking"] as const, analysis: null };
  const sample = await engine.prepareRecommender({
    ...common,
    dataset: plantDeals({ ...MARKET, nClients: 1_000 }).dataset,
    restored: new Map(),
  });
  await sample.service.close();
  const { dataset } = plantDeals({ ...MARKET, nClients: 10_000 });
  const prepared = await measureStage("analyse (fast), prepare", () =>
    engine.prepareRecommender({ ...common, dataset, restored: sample.bodies }),
  );
  const { clientIds, productIds, clients } = dataset.deals;
  const listed = await measureStage(`recommend to ${clientIds.length}`, () =>
    prepared.value.recommendAll(clientIds, { top: 10, explore: false, seed: 1, policy: "ranking" }),
  );
  await prepared.value.service.close();
  const nRows = listed.value.reduce((sum, rows) => sum + rows.length, 0);
  const title = `batch: ${clientIds.length} clients x ${productIds.length} products, ${clients.length} deals, ${availableParallelism()} cores`;
  console.log(formatCosts(title, [prepared.cost, listed.cost]));
  console.log(`${nRows} rows, ${((1000 * listed.cost.cpuSeconds) / clientIds.length).toFixed(2)} ms CPU a client`);
}

const TOP = 10;
const DAYS_AHEAD = 90;

async function readExample(): Promise<Dataset> {
  const stores = await openStores("duckdb::memory:");
  await importFolder(stores, { folder: join(process.cwd(), "examples", "online_retail_wholesale"), now: new Date() });
  const dataset = await stores.deals.readDataset(null);
  await stores.close();
  return dataset;
}

/** One way to recommend: what fitting costs, how long one client and all of them take, and how good the lists are. */
interface Served {
  readonly method: string;
  readonly fit: PeerCost;
  /** Milliseconds of one client's list. */
  readonly p50: number;
  readonly p99: number;
  readonly batch: PeerCost;
  /** Product ids of the client's list, by client id. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Share of clients with a hit in the first ten, and mean NDCG, over the clients who bought something new in the days ahead. */
function judge(lists: Served["lists"], bought: ReadonlyMap<string, ReadonlySet<string>>): { readonly hits: number; readonly ndcg: number } {
  let [hits, ndcg] = [0, 0];
  for (const [client, products] of bought) {
    const found = (lists.get(client) ?? []).map((product) => products.has(product));
    if (found.includes(true)) hits += 1;
    const gain = (rank: number): number => 1 / Math.log2(rank + 2);
    const best = Array.from({ length: Math.min(TOP, products.size) }, (_, rank) => gain(rank)).reduce((a, b) => a + b, 0);
    ndcg += found.reduce((sum, isHit, rank) => sum + (isHit ? gain(rank) : 0), 0) / best;
  }
  return { hits: hits / bought.size, ndcg: ndcg / bought.size };
}

async function ourOwn(dataset: Dataset, asOfDay: number, clients: Dataset["deals"]["clientIds"]): Promise<Served> {
  const pool = new WorkerPool();
  const options = { asOfDay, seed: 1, policies: ["ranking"] as const };
  const { value: recommender, cost: fit } = await measureStage("", () => prepareRecommender(dataset, options, pool));
  await pool.close();
  for (const client of clients.slice(0, 50)) recommender.recommend(client, { top: TOP });
  const wall = clients.map((client) => {
    const started = performance.now();
    recommender.recommend(client, { top: TOP });
    return performance.now() - started;
  });
  wall.sort((a, b) => a - b);
  const { value: rows, cost: batch } = await measureStage("", () => [...recommender.recommendAll(clients, { top: TOP })]);
  const lists = new Map(clients.map((client, i) => [client as string, rows[i].map(({ productId }) => productId as string)]));
  return { method: "dealgraph, with evidence", fit, p50: quantile(wall, 0.5), p99: quantile(wall, 0.99), batch, lists };
}

interface PeerServed {
  readonly method: string;
  readonly fit: PeerCost;
  readonly p50: number;
  readonly p99: number;
  readonly batch: PeerCost;
}

/** Peers see the same pairs with the number of deals as their weight. */
function implicitPeers(dataset: Dataset, asOfDay: number): Served[] {
  const deals = dealsAsOf(dataset.deals, asOfDay);
  const { offsets, products, counts, nClients, nProducts } = buildIncidence(deals, null);
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at("offsets"), offsets);
    writeFileSync(at("products"), products);
    writeFileSync(at("counts"), counts);
    const args = [at("offsets"), at("products"), at("counts"), String(nProducts), String(TOP), at("lists")];
    const told = (runPeer("recommend-peer.py", args, "implicit scipy numpy") ?? []) as readonly PeerServed[];
    return told.map((peer, i) => {
      const bytes = readFileSync(at(`lists.${i}`));
      const ids = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
      const listOf = (c: number): string[] =>
        [...ids.subarray(c * TOP, (c + 1) * TOP)].filter((p) => p >= 0).map((p) => deals.productIds[p]);
      return { ...peer, lists: new Map(Array.from({ length: nClients }, (_, c) => [deals.clientIds[c], listOf(c)])) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchPeers(title: string, dataset: Dataset): Promise<void> {
  const asOfDay = lastDealDay(dataset.deals) - DAYS_AHEAD;
  const known = dealsAsOf(dataset.deals, asOfDay);
  const { clients, products, days, clientIds, productIds } = dataset.deals;
  const isKnownProduct = new Set<string>(known.productIds);
  const owned = new Set(Array.from(known.clients, (c, row) => `${known.clientIds[c]} ${known.productIds[known.products[row]]}`));
  const isKnownClient = new Set<string>(known.clientIds);
  const bought = new Map<string, Set<string>>();
  clients.forEach((c, row) => {
    const [client, product] = [clientIds[c], productIds[products[row]]];
    if (days[row] <= asOfDay || !isKnownClient.has(client) || !isKnownProduct.has(product) || owned.has(`${client} ${product}`)) return;
    bought.set(client, (bought.get(client) ?? new Set()).add(product));
  });
  console.log(
    `\n${title}: ${known.clients.length} deals, ${known.clientIds.length} clients, ${known.productIds.length} products known; ${bought.size} clients bought something new in the ${DAYS_AHEAD} days after`,
  );
  const names = ["method", "fit s", "fit CPU s", "one p50 ms", "one p99 ms", "all s", "all CPU s", "lists/s", "peak MB", "hits", "NDCG"];
  console.log(names.map((name, i) => (i === 0 ? name.padEnd(26) : name.padStart(10))).join(" "));
  const served = [await ourOwn(dataset, asOfDay, known.clientIds), ...implicitPeers(dataset, asOfDay)];
  const judged = served.map((one) => ({ ...one, ...judge(one.lists, bought) }));
  for (const { method, fit, p50, p99, batch, hits, ndcg } of judged) {
    const cells = [
      fit.seconds.toFixed(2),
      fit.cpuSeconds.toFixed(2),
      p50.toFixed(2),
      p99.toFixed(2),
      batch.seconds.toFixed(2),
      batch.cpuSeconds.toFixed(2),
      Math.round(known.clientIds.length / batch.seconds).toLocaleString("en"),
      Math.max(fit.peakMb, batch.peakMb).toFixed(0),
      hits.toFixed(3),
      ndcg.toFixed(4),
    ];
    console.log([method.padEnd(26), ...cells.map((cell) => cell.padStart(10))].join(" "));
  }
  const [ours, ...peers] = judged;
  for (const peer of peers)
    console.log(
      `dealgraph / ${peer.method}: one p50 ${(ours.p50 / peer.p50).toFixed(1)}, all CPU ${(ours.batch.cpuSeconds / peer.batch.cpuSeconds).toFixed(1)}, NDCG ${(ours.ndcg / peer.ndcg).toFixed(2)}`,
    );
}

async function main(): Promise<void> {
  if (process.argv.at(2) === "peers") {
    await benchPeers("the bundled wholesaler", await readExample());
    await benchPeers("planted", plantDeals({ seed: 1 }).dataset);
    return;
  }
  const wanted = process.argv.at(2);
  if (wanted === undefined || wanted === "one") await benchOne();
  if (wanted === undefined || wanted === "batch") await benchBatch();
}

void main();
