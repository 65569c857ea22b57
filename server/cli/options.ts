import { InvalidArgumentError as UsageError, Option } from "commander";
import { dayOfIsoDate } from "../../graph/deals/dataset";
import { ENGINE_NAMES } from "../engines/choose-engine";
import { InputError } from "../ports/errors";

/** Where a command reads its deals from. */
export interface SourceOptions {
  readonly data?: string;
  readonly store?: string;
  readonly dateFormat?: "dmy" | "mdy" | "ymd";
  readonly decimal?: "." | ",";
  readonly strict?: true;
  readonly rejects?: string;
}

export const integer =
  (least: number, greatest: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < least || value > greatest)
      throw new UsageError(`It must be a whole number, ${least} to ${greatest}.`);
    return value;
  };

export function atLeastZero(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0)) throw new UsageError("It must be a number of at least 0.");
  return value;
}

/** A date that stands for the end of its UTC day. */
export function isoDate(text: string): string {
  if (Number.isNaN(dayOfIsoDate(text))) throw new UsageError("It must be a date such as 2024-12-31.");
  return text;
}

export const engineOption = () =>
  new Option(
    "--engine <name>",
    "where the heavy steps run: in this process, communities in the Neo4j server of --store, or intersections and mixtures in Spark",
  )
    .choices(ENGINE_NAMES)
    .default("in-process");
/** How --engine spark reaches its cluster; each is a setting of the service too, DEALGRAPH_SPARK_... */
export const sparkOptions = () => [
  new Option("--spark-master <url>", "local[4], spark://host:7077, yarn, k8s://...; default: as Spark is configured"),
  new Option("--spark-deploy-mode <mode>", "where Spark's driver runs").choices(["client", "cluster"]),
  new Option("--spark-driver-memory <size>", "such as 4g"),
  new Option("--spark-executor-memory <size>", "such as 8g"),
  new Option("--spark-shuffle-partitions <n>", "partitions of its shuffles").argParser(integer(1, 1_000_000)),
  new Option("--spark-storage <path>", "folder or URI (file:, hdfs:, s3a:, ...) that the executors reach too"),
  new Option("--spark-submit <path>", "default: that of SPARK_HOME, or on the PATH"),
  new Option("--spark-conf <key=value...>", "further settings of Spark"),
];
/** Several dates, one after the other. */
export const isoDates = (text: string, earlier: readonly string[] = []): string[] => [...earlier, isoDate(text)];

const MAX_SEED = 2 ** 31 - 1;

export const dataOption = () =>
  new Option("--data <folder>", "folder with deals.csv and what surrounds it (csv, ndjson, parquet); read into a temporary store");
/** What a store URL may be, for people. */
export const STORE_URLS =
  "duckdb:PATH or neo4j://host:port/database (also bolt://, +s for TLS; user and password from NEO4J_USER and NEO4J_PASSWORD)";
export const storeOption = () => new Option("--store <url>", `store: ${STORE_URLS}`);
export const seedOption = () =>
  new Option("--seed <n>", "seed of every random step").argParser(integer(-MAX_SEED - 1, MAX_SEED)).default(1);
export const asOfOption = () =>
  new Option("--as-of <date>", "use deals up to the end of this UTC day; all, undated ones too, without it").argParser(isoDate);
/** @param defaultRejects where rejected rows go unless the option says it, for people */
export const readingOptions = (defaultRejects: string) => [
  new Option("--date-format <order>", "order of dates such as 01/02/2024").choices(["dmy", "mdy", "ymd"]),
  new Option("--decimal <mark>", "decimal mark of numbers").choices([".", ","]),
  new Option("--strict", "make faults of single rows fatal"),
  new Option("--rejects <file>", `where rejected rows go; default: ${defaultRejects}`),
];

/** @throws InputError unless exactly one source is given */
export function checkSource({ data, store }: SourceOptions): void {
  if (data === undefined && store === undefined) throw new InputError("give --data FOLDER or --store URL");
  if (data !== undefined && store !== undefined) throw new InputError("give --data or --store, not both");
}
