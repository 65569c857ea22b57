// What recommending costs: one client with its explanation in process, and a batch over all cores.
//
//     npm run bench:recommend                 both
//     npm run bench:recommend -- one
//     npm run bench:recommend -- batch
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { prepareRecommender } from "../../graph/recommendation/prepare-recommender";
import { plantDeals } from "../../graph/simulation/planted";
import { InProcessEngine } from "../../server/engines/in-process/in-process-engine";
import { WorkerPool } from "../../server/engines/in-process/worker-pool";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { formatCosts, measureStage } from "./measure";

const quantile = (sorted: readonly number[], p: number): number => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];

/** One client after the other on the bundled example, as a server answers: ten products with evidence, explored or not. */
async function benchOne(): Promise<void> {
  const pool = new WorkerPool();
  const stores = await openStores("duckdb::memory:");
  await importFolder(stores, { folder: join(process.cwd(), "examples", "online_retail_wholesale"), now: new Date() });
  const dataset = await stores.deals.readDataset(null);
  await stores.close();
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

async function main(): Promise<void> {
  const wanted = process.argv.at(2);
  if (wanted === undefined || wanted === "one") await benchOne();
  if (wanted === undefined || wanted === "batch") await benchBatch();
}

void main();
