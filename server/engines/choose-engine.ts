import type { Engine } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { GdsEngine } from "./gds/gds-engine";
import { SparkEngine } from "./spark/spark-engine";
import type { SparkOptions } from "./spark/spark-options";

/**
 * `in-process`: everything in threads of this process. `gds`: communities in the Neo4j server, the rest here. `spark`: intersections and
 * mixtures in a Spark cluster, the rest here.
 */
export const ENGINE_NAMES = ["in-process", "gds", "spark"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What an engine outside of this process needs. */
export interface EngineSettings {
  readonly spark: SparkOptions;
  /** Warnings of Spark. */
  readonly onSparkLog?: (line: string) => void;
}

/**
 * The engine of that name for a store.
 * @throws InputError when the store has no server that could do it
 */
export function chooseEngine(
  name: EngineName,
  inProcess: Engine,
  { communities, url }: Pick<Stores, "communities" | "url">,
  settings: EngineSettings | null = null,
): Engine {
  if (name === "in-process") return inProcess;
  if (name === "spark") {
    if (settings === null) throw new Error("the engine spark needs its settings");
    return new SparkEngine(inProcess, settings.spark, settings.onSparkLog);
  }
  if (communities === null)
    throw new InputError(`--engine gds works in a Neo4j server, ${url} is none: use --store neo4j://host:port, or --engine in-process`);
  return new GdsEngine(inProcess, communities);
}
