import { createRequire } from "node:module";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { openDuckDbStores } from "./duckdb/duckdb-stores";
import { isNeo4jUrl } from "./neo4j/neo4j-url";

const loadHere = createRequire(__filename);

export interface OpenStoresOptions {
  /** DuckDB's memory limit, for example `2GB`; default `DEALGRAPH_DUCKDB_MEMORY`, else half the memory up to 4 GB. */
  readonly memoryLimit?: string | undefined;
  /** DuckDB's threads; default `DEALGRAPH_DUCKDB_THREADS`, else all cores. */
  readonly threads?: number | undefined;
}

/**
 * Opens the store behind a URL, creating and migrating it where needed.
 * @param url `duckdb:PATH`, `duckdb::memory:`, or `neo4j://host:port/database` and its kin (see `parseNeo4jUrl`)
 * @throws InputError on an URL of another kind, StoreUnavailableError when the store cannot be opened
 */
export async function openStores(url: string, options: OpenStoresOptions = {}): Promise<Stores> {
  const match = /^duckdb:(.+)$/.exec(url);
  if (match?.[1] !== undefined) {
    const threads = options.threads ?? threadsOfEnvironment();
    return openDuckDbStores(match[1], { memoryLimit: options.memoryLimit ?? process.env["DEALGRAPH_DUCKDB_MEMORY"], threads });
  }
  if (isNeo4jUrl(url)) {
    // Loaded on demand: the driver would cost every command a tenth of a second.
    const { openNeo4jStores } = loadHere("./neo4j/neo4j-stores") as typeof import("./neo4j/neo4j-stores");
    return openNeo4jStores(url);
  }
  throw new InputError(`store "${url}" is of no known kind: use duckdb:PATH, duckdb::memory: or neo4j://host:port/database`);
}

function threadsOfEnvironment(): number | undefined {
  const text = process.env["DEALGRAPH_DUCKDB_THREADS"];
  return text === undefined || text === "" ? undefined : Number(text);
}
