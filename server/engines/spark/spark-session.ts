import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { DealTable } from "../../../graph/deals/dataset";
import { FOLD_IN_ITERATIONS } from "../../../graph/mixtures/fold-in-clients";
import { popularityBackground, type MixtureState } from "../../../graph/mixtures/mixture-state";
import type { RefitInput } from "../../../graph/mixtures/refit.task";
import { CancelledError } from "../../../graph/numeric/errors";
import type { SharedClientCounts } from "../../../graph/projection/count-intersections.task";
import type { LifeCycleCounts, LifeCycleInput } from "../../../graph/states/count-life-cycles.task";
import { workerFile } from "../in-process/worker-file";
import { fromWireError } from "../in-process/worker-errors";
import type { ParquetCall, ParquetReply } from "./parquet.worker";
import { localFolderOf, type SparkOptions } from "./spark-options";
import { SparkProcess, type SparkHooks } from "./spark-submit";

/** How often an answer is looked for, and how often the application is told that somebody waits (it gives up after five minutes). */
const POLL_MS = 50;
const ALIVE_MS = 5_000;
/** An application that is told to stop has this long to end its tasks and remove its files before its processes are ended. */
const STOP_MS = 5_000;
/** What stays of a failed application, because the message names it. */
const LOG_FILE = "spark.log";

/** Folder of the SQL and Python that Spark runs, in the sources and in what is built alike. */
const jobFolder = (): string => resolve(__dirname, "..", "..", "..", "spark");

export interface SparkSessionInput {
  readonly submit: string;
  readonly options: SparkOptions;
  /** Ids are positions. */
  readonly deals: DealTable;
  readonly asOfDay: number;
  readonly maxProductsPerClient: number;
  readonly hooks: SparkHooks;
  readonly signal: AbortSignal | undefined;
}

/**
 * One Spark application for one analysis. It reads the deals once, then answers requests that are put as files into its folder, so that
 * nothing but files is needed between it and this process. `close` always: it ends the application and removes the files.
 */
export class SparkSession {
  private nRequests = 0;
  private readonly alive: NodeJS.Timeout;
  private over: Error | null = null;
  private readonly abort = (): void => {
    void this.stop();
  };

  private constructor(
    private readonly folder: string,
    private readonly process: SparkProcess,
    private readonly deals: DealTable,
    private readonly asOfDay: number,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.alive = setInterval(() => {
      const now = new Date();
      // The folder is gone once the session is closed.
      void utimes(join(folder, "alive"), now, now).catch(() => undefined);
    }, ALIVE_MS);
    this.alive.unref();
    void process.ended.then((error) => {
      this.over = error ?? new Error("the Spark application ended before its work was done");
    });
    signal?.addEventListener("abort", this.abort, { once: true });
    if (signal?.aborted === true) this.abort();
  }

  static async start({ submit, options, deals, asOfDay, maxProductsPerClient, hooks, signal }: SparkSessionInput): Promise<SparkSession> {
    if (signal?.aborted === true) throw new CancelledError("cancelled");
    const name = `dealgraph-${randomUUID()}`;
    const shared = options.storage === null ? tmpdir() : localFolderOf(options.storage);
    const folder = join(resolve(shared ?? tmpdir()), name);
    const storage = shared === null ? `${String(options.storage).replace(/\/+$/, "")}/${name}` : `file://${folder}`;
    await mkdir(folder, { recursive: true });
    try {
      const { clients, products, days } = deals;
      await callParquet({ kind: "write deals", file: join(folder, "deals.parquet"), deals: { clients, products, days } });
      await writeFile(join(folder, "options.json"), JSON.stringify({ maxProducts: maxProductsPerClient, asOfDay }));
      await writeFile(join(folder, "alive"), "");
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const args = [...submitArguments(options, folder), join(jobFolder(), "job.py"), folder, storage];
    return new SparkSession(folder, new SparkProcess(submit, args, join(folder, LOG_FILE), hooks), deals, asOfDay, signal);
  }

  async countIntersections(): Promise<SharedClientCounts> {
    await this.request({ do: "count" });
    return callParquet<SharedClientCounts>({ kind: "read intersections", folder: join(this.folder, "intersections.parquet") });
  }

  /** @throws Error unless the pairs and the day are those of the session */
  async countLifeCycles({ pairs: { nClients }, asOfDay }: LifeCycleInput): Promise<LifeCycleCounts> {
    if (nClients !== this.deals.clientIds.length || asOfDay !== this.asOfDay)
      throw new Error(`life cycles of ${nClients} clients as of day ${asOfDay} are not those of the deals in Spark`);
    await this.request({ do: "features" });
    return callParquet<LifeCycleCounts>({ kind: "read life cycles", folder: join(this.folder, "client_features.parquet"), nClients });
  }

  /** @throws Error unless the pairs are those of the deals */
  async refit({ pairs, profiles, prior, iterations }: RefitInput): Promise<MixtureState> {
    const { nClients, nProducts } = pairs;
    if (nClients !== this.deals.clientIds.length || nProducts !== this.deals.productIds.length)
      throw new Error(`pairs of ${nClients} clients and ${nProducts} products are not those of the deals in Spark`);
    if (this.over !== null) throw this.over;
    const { nProblems, phi, pi } = profiles;
    const background = popularityBackground(pairs);
    await writeFile(join(this.folder, "profiles.bin"), littleEndian([phi, pi, background]));
    await this.request({
      do: "assign",
      profiles: "profiles.bin",
      nProblems,
      nProducts,
      prior,
      foldIterations: FOLD_IN_ITERATIONS,
      iterations,
    });
    const counts = await callParquet<Float64Array>({
      kind: "read mixtures",
      folder: join(this.folder, "mixtures.parquet"),
      nClients,
      nProblems,
    });
    const model = await readFile(join(this.folder, "model.bin"));
    const numbers = Float64Array.from({ length: model.byteLength / 8 }, (_, i) => model.readDoubleLE(8 * i));
    return {
      nProblems,
      counts,
      phi: numbers.slice(0, nProducts * nProblems),
      pi: numbers.slice(nProducts * nProblems),
      isInitial: false,
    };
  }

  /** Ends the application and removes its files; of a failed one the log stays, because the message names it. */
  async close(): Promise<void> {
    this.signal?.removeEventListener("abort", this.abort);
    const failed = this.over !== null && !(this.over instanceof CancelledError);
    if (this.over === null && this.signal?.aborted !== true) {
      await this.tell("done");
      await this.endsWithin(20_000);
    }
    await this.stop();
    clearInterval(this.alive);
    if (!failed) await rm(this.folder, { recursive: true, force: true });
    else {
      const left = (await readdir(this.folder).catch(() => [])).filter((name) => name !== LOG_FILE);
      for (const name of left) await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }

  /** Lets the application end its tasks and remove its files, then ends what is left of it. */
  private async stop(): Promise<void> {
    if (this.over === null) {
      await this.tell("stop");
      await this.endsWithin(STOP_MS);
    }
    await this.process.cancel();
  }

  private endsWithin(ms: number): Promise<unknown> {
    return Promise.race([this.process.ended, sleep(ms, null, { ref: false })]);
  }

  /** The failure that ended the application is the one to report; its folder may be gone with it. */
  private tell(word: "done" | "stop"): Promise<void> {
    return writeFile(join(this.folder, word), "").catch(() => undefined);
  }

  private async request(content: Readonly<Record<string, unknown>>): Promise<void> {
    const number = this.nRequests++;
    const partial = join(this.folder, `request-${number}.partial`);
    await writeFile(partial, JSON.stringify(content));
    await rename(partial, join(this.folder, `request-${number}.json`));
    while (!existsSync(join(this.folder, `answer-${number}.json`))) {
      if (this.over !== null) throw this.over;
      await sleep(POLL_MS);
    }
  }
}

function submitArguments(
  { master, deployMode, driverMemory, executorMemory, shufflePartitions, conf }: SparkOptions,
  folder: string,
): string[] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ["--master", master],
    ["--deploy-mode", deployMode === "cluster" ? deployMode : null],
    ["--driver-memory", driverMemory],
    ["--executor-memory", executorMemory],
  ];
  const settings = [
    "spark.app.name=dealgraph",
    "spark.ui.showConsoleProgress=false",
    // On this machine alone scratch files go where they are removed, even when processes had to be killed.
    ...(master?.startsWith("local") === true ? [`spark.local.dir=${join(folder, "scratch")}`] : []),
    ...(shufflePartitions === null ? [] : [`spark.sql.shuffle.partitions=${shufflePartitions}`]),
    ...conf,
  ];
  const files = ["intersections.sql", "features.sql"].map((name) => join(jobFolder(), name));
  return [
    ...pairs.flatMap(([name, value]) => (value === null ? [] : [name, value])),
    ...settings.flatMap((setting) => ["--conf", setting]),
    // Elsewhere the driver has only what is sent along.
    ...(deployMode === "cluster" ? ["--files", files.join(","), "--py-files", join(jobFolder(), "mixture.py")] : []),
  ];
}

function littleEndian(arrays: readonly Float64Array[]): Buffer {
  const buffer = Buffer.alloc(8 * arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) for (const value of array) at = buffer.writeDoubleLE(value, at);
  return buffer;
}

async function callParquet<T>(call: ParquetCall): Promise<T> {
  const worker = new Worker(workerFile("spark/parquet.worker"), { workerData: call });
  try {
    const [reply] = (await once(worker, "message")) as [ParquetReply];
    if (!reply.ok) throw fromWireError(reply.error);
    return reply.value as T;
  } finally {
    await worker.terminate();
  }
}
