// Seconds and peak memory of every stage of the main job, on the bundled example and on a million planted deals.
//
//     npm run bench:pipeline                 both
//     npm run bench:pipeline -- example
//     npm run bench:pipeline -- million
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataset } from "../../graph/deals/dataset";
import { ANALYSIS_STAGES, analyzeDeals, type AnalysisStage } from "../../graph/pipeline";
import { prepareRecommender } from "../../graph/recommendation/prepare-recommender";
import { plantDeals } from "../../graph/simulation/planted";
import { WorkerPool } from "../../server/engines/in-process/worker-pool";
import { importFolder } from "../../server/ingestion/import-folder";
import { openStores } from "../../server/stores/open-stores";
import { formatCosts, measureStage, startStage, type StageCost } from "./measure";
import { writeDeals } from "./write-deals";

interface Subject {
  readonly title: string;
  readonly mode: "fast" | "thorough";
  /** Clients to recommend to, each compared with all clients; all when missing. */
  readonly nClients?: number;
  prepare(folder: string): Promise<string>;
}

const EXAMPLE: Subject = {
  title: "example: 59,198 deals, 691 clients, 876 products, thorough",
  mode: "thorough",
  prepare: () => Promise.resolve(join(process.cwd(), "examples", "online_retail_wholesale")),
};
const MILLION: Subject = {
  title: "planted: about 1M deals, 166,667 clients, 2,000 products, fast",
  mode: "fast",
  nClients: 500,
  prepare: async (folder) => {
    await writeDeals(join(folder, "deals.csv"), plantDeals({ seed: 1, nClients: 166_667, nProducts: 2_000, nProblems: 16 }).dataset.deals);
    return folder;
  },
};

/** Charges each stage with what passed since the one before it was done. */
class StageMeter {
  readonly costs: StageCost[] = [];
  private current: AnalysisStage = ANALYSIS_STAGES[0];
  private end = startStage();

  enter(stage: AnalysisStage): void {
    if (stage === this.current) return;
    this.finish();
    this.current = stage;
    this.end = startStage();
  }

  finish(): void {
    this.costs.push(this.end(this.current));
  }
}

async function measureAnalysis(dataset: Dataset, mode: "fast" | "thorough", pool: WorkerPool) {
  const meter = new StageMeter();
  const onProgress = (stage: AnalysisStage): void => {
    meter.enter(stage);
  };
  const { analysis } = await analyzeDeals(dataset, { seed: 1, mode }, pool, { onProgress });
  meter.finish();
  return { analysis, costs: meter.costs };
}

async function bench(subject: Subject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-bench-"));
  const pool = new WorkerPool();
  try {
    const data = await subject.prepare(folder);
    const stores = await openStores(`duckdb:${join(folder, "bench.duckdb")}`);
    const imported = await measureStage("import", () => importFolder(stores, { folder: data, now: new Date() }));
    const read = await measureStage("read the deals", () => stores.deals.readDataset(null));
    const { analysis, costs } = await measureAnalysis(read.value, subject.mode, pool);
    const fitted = await measureStage("fit the policy", () => prepareRecommender(read.value, { asOfDay: null, seed: 1, analysis }, pool));
    const clients = analysis.clientIds.slice(0, subject.nClients);
    const listed = await measureStage(`recommend to ${clients.length}`, () => {
      let nRows = 0;
      for (const rows of fitted.value.recommendAll(clients, { top: 10 })) nRows += rows.length;
      return nRows;
    });
    await stores.close();
    console.log(formatCosts(subject.title, [imported.cost, read.cost, ...costs, fitted.cost, listed.cost]));
    console.log(
      `${analysis.problems.length} problems, ${analysis.states.nStates} states, ${analysis.intersections.productA.length} intersections, ${listed.value} rows\n`,
    );
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const wanted = process.argv.at(2);
  for (const [name, subject] of Object.entries({ example: EXAMPLE, million: MILLION })) {
    if (wanted === undefined || wanted === name) await bench(subject);
  }
}

void main();
