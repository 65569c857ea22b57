import { createRequire } from "node:module";
import type { Clock } from "../ports/clock";
import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import type { Finding } from "./finding";
import { openDuckDbStores } from "./duckdb/duckdb-stores";
import { isNeo4jUrl } from "./neo4j/neo4j-url";

const loadHere = createRequire(__filename);

export interface OpenStoresOptions {
  /** DuckDB's memory limit, for example `2GB`; default `DEALGRAPH_DUCKDB_MEMORY`, else half the memory up to 4 GB. */
  readonly memoryLimit?: string | undefined;
  /** DuckDB's threads; default `DEALGRAPH_DUCKDB_THREADS`, else all cores. */
  readonly threads?: number | undefined;
  /** How long a transaction on a server is tried again after the connection broke, in milliseconds; default 30,000. */
  readonly retryTimeMs?: number | undefined;
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
    return openNeo4jStores(url, { retryTimeMs: options.retryTimeMs });
  }
  throw new InputError(`store "${url}" is of no known kind: use duckdb:PATH, duckdb::memory: or neo4j://host:port/database`);
}

/** Whether a URL names a Neo4j server; see `inspectServer`. */
export const isServerUrl = (url: string): boolean => isNeo4jUrl(url);

/**
 * Looks at a Neo4j server as `dealgraph doctor` does.
 * @throws InputError, StoreUnavailableError when it cannot be used at all
 */
export async function inspectServer(url: string, clock: Clock): Promise<readonly Finding[]> {
  const { inspectNeo4j } = loadHere("./neo4j/inspect") as typeof import("./neo4j/inspect");
  return inspectNeo4j(url, { clock });
}

/**
 * Brings the schema of a store up to date. Embedded files are brought up whenever they are opened.
 * @returns what was done, for people
 */
export async function migrateStore(url: string): Promise<string> {
  if (isNeo4jUrl(url)) {
    const { migrateNeo4j } = loadHere("./neo4j/neo4j-stores") as typeof import("./neo4j/neo4j-stores");
    const { display, before, now } = await migrateNeo4j(url);
    return before === now
      ? `${display} has schema version ${now}, the newest; every index is there`
      : `${display} had ${before === 0 ? "no complete schema" : `schema version ${before}`}, now ${now}`;
  }
  await (await openStores(url)).close();
  return `${url} has the newest schema`;
}

function threadsOfEnvironment(): number | undefined {
  const text = process.env["DEALGRAPH_DUCKDB_THREADS"];
  return text === undefined || text === "" ? undefined : Number(text);
}
