import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
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
import { workerFile } from "../in-process/worker-file";
import { fromWireError } from "../in-process/worker-errors";
import type { ParquetCall, ParquetReply } from "./parquet.worker";
import { localFolderOf, type SparkOptions } from "./spark-options";
import { SparkProcess, type SparkHooks } from "./spark-submit";

/** How often an answer is looked for, and how often the application is told that somebody waits (it gives up after a minute). */
const POLL_MS = 50;
const ALIVE_MS = 5_000;

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
    void this.process.cancel();
  };

  private constructor(
    private readonly folder: string,
    private readonly process: SparkProcess,
    private readonly deals: DealTable,
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
      const { clients, products, days, amounts } = deals;
      await callParquet({ kind: "write deals", file: join(folder, "deals.parquet"), deals: { clients, products, days, amounts } });
      await writeFile(join(folder, "options.json"), JSON.stringify({ maxProducts: maxProductsPerClient, asOfDay }));
      await writeFile(join(folder, "alive"), "");
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    const args = [...submitArguments(options), join(jobFolder(), "job.py"), folder, storage];
    return new SparkSession(folder, new SparkProcess(submit, args, join(folder, "spark.log"), hooks), deals, signal);
  }

  async countIntersections(): Promise<SharedClientCounts> {
    await this.request({ do: "count" });
    return callParquet<SharedClientCounts>({ kind: "read intersections", folder: join(this.folder, "intersections.parquet") });
  }

  /** @throws Error unless the pairs are those of the deals */
  async refit({ pairs, profiles, prior, iterations }: RefitInput): Promise<MixtureState> {
    const { nClients, nProducts } = pairs;
    if (nClients !== this.deals.clientIds.length || nProducts !== this.deals.productIds.length)
      throw new Error(`pairs of ${nClients} clients and ${nProducts} products are not those of the deals in Spark`);
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

  /** Ends the application and removes its files; after a failure the log stays, because the message names it. */
  async close(): Promise<void> {
    this.signal?.removeEventListener("abort", this.abort);
    const failed = this.over !== null && !(this.over instanceof CancelledError);
    if (this.over === null) {
      await writeFile(join(this.folder, "done"), "");
      const isOver = await Promise.race([this.process.ended.then(() => true), sleep(20_000, false, { ref: false })]);
      if (!isOver) await writeFile(join(this.folder, "stop"), "");
      // The failure that ended it is the one to report; its folder may be gone with it.
    } else await writeFile(join(this.folder, "stop"), "").catch(() => undefined);
    await this.process.cancel();
    clearInterval(this.alive);
    if (!failed) await rm(this.folder, { recursive: true, force: true });
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

function submitArguments({ master, deployMode, driverMemory, executorMemory, shufflePartitions, conf }: SparkOptions): string[] {
  const pairs: readonly (readonly [string, string | null])[] = [
    ["--master", master],
    ["--deploy-mode", deployMode === "cluster" ? deployMode : null],
    ["--driver-memory", driverMemory],
    ["--executor-memory", executorMemory],
  ];
  const settings = [
    "spark.app.name=dealgraph",
    "spark.ui.showConsoleProgress=false",
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
