import { InputError } from "../../ports/errors";
import type { Config } from "../../config";

/** How Spark is reached. null: as the configuration of Spark itself says. */
export interface SparkOptions {
  /** Path of spark-submit; null: the one of SPARK_HOME, or on the PATH. */
  readonly submit: string | null;
  readonly master: string | null;
  readonly deployMode: "client" | "cluster";
  /** As Spark takes them: 4g, 512m. */
  readonly driverMemory: string | null;
  readonly executorMemory: string | null;
  readonly shufflePartitions: number | null;
  /** Folder or URI (file:, hdfs:, s3a:, ...) that the executors reach too; null: a temporary folder of this machine. */
  readonly storage: string | null;
  /** Further settings of Spark, key=value. */
  readonly conf: readonly string[];
}

/** What the command line says; what is missing comes from the settings of the service. */
export interface SparkFlags {
  readonly sparkSubmit?: string;
  readonly sparkMaster?: string;
  readonly sparkDeployMode?: SparkOptions["deployMode"];
  readonly sparkDriverMemory?: string;
  readonly sparkExecutorMemory?: string;
  readonly sparkShufflePartitions?: number;
  readonly sparkStorage?: string;
  readonly sparkConf?: readonly string[];
}

/** The options of Spark from command line and settings, checked. */
export function resolveSparkOptions(config: Config, flags: SparkFlags = {}): SparkOptions {
  const options: SparkOptions = {
    submit: flags.sparkSubmit ?? config.sparkSubmit,
    master: flags.sparkMaster ?? config.sparkMaster,
    deployMode: flags.sparkDeployMode ?? config.sparkDeployMode,
    driverMemory: flags.sparkDriverMemory ?? config.sparkDriverMemory,
    executorMemory: flags.sparkExecutorMemory ?? config.sparkExecutorMemory,
    shufflePartitions: flags.sparkShufflePartitions ?? config.sparkShufflePartitions ?? null,
    storage: flags.sparkStorage ?? config.sparkStorage,
    conf: flags.sparkConf ?? config.sparkConf,
  };
  checkSparkOptions(options);
  return options;
}

const isLocalMaster = (master: string | null): boolean => master === null || master.startsWith("local");

/**
 * Whether the storage is a file system that this machine has too.
 * @returns its folder, or null where it is not
 */
export function localFolderOf(storage: string): string | null {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(storage)) return storage;
  return storage.startsWith("file:") ? decodeURIComponent(new URL(storage).pathname) : null;
}

function checkSparkOptions({ master, deployMode, driverMemory, executorMemory, storage, conf }: SparkOptions): void {
  for (const [name, memory] of Object.entries({ "driver memory": driverMemory, "executor memory": executorMemory })) {
    if (memory !== null && !/^\d+[kmgt]b?$/i.test(memory))
      throw new InputError(`the ${name} of Spark must be a size such as 4g, got ${memory}`);
  }
  const wrong = conf.find((entry) => !/^[^=\s]+=/.test(entry));
  if (wrong !== undefined) throw new InputError(`a setting of Spark must be key=value, got ${wrong}`);
  if (!isLocalMaster(master) && storage === null)
    throw new InputError(
      `the executors of ${String(master)} cannot read a temporary folder of this machine: give --spark-storage (DEALGRAPH_SPARK_STORAGE), a folder or URI that they reach`,
    );
  if (deployMode === "cluster" && (storage === null || localFolderOf(storage) === null))
    throw new InputError(
      "with deploy mode cluster the driver runs elsewhere: --spark-storage must be a folder that this machine and the cluster share (or use deploy mode client)",
    );
}
