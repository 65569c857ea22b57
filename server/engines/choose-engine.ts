import type { Engine } from "../ports/engine";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { GdsEngine } from "./gds/gds-engine";

/** `in-process`: everything in threads of this process. `gds`: communities in the Neo4j server, the rest here. */
export const ENGINE_NAMES = ["in-process", "gds"] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/**
 * The engine of that name for a store.
 * @throws InputError when the store has no server that could do it
 */
export function chooseEngine(name: EngineName, inProcess: Engine, { communities, url }: Pick<Stores, "communities" | "url">): Engine {
  if (name === "in-process") return inProcess;
  if (communities === null)
    throw new InputError(`--engine gds works in a Neo4j server, ${url} is none: use --store neo4j://host:port, or --engine in-process`);
  return new GdsEngine(inProcess, communities);
}
