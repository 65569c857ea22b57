import { InputError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { openDuckDbStores } from "./duckdb/duckdb-stores";

export interface OpenStoresOptions {
  /** DuckDB's memory limit, for example `2GB`; default `DEALGRAPH_DUCKDB_MEMORY`, else half the memory up to 4 GB. */
  readonly memoryLimit?: string | undefined;
  /** DuckDB's threads; default `DEALGRAPH_DUCKDB_THREADS`, else all cores. */
  readonly threads?: number | undefined;
}

/**
 * Opens the store behind a URL, creating and migrating it where needed.
 * @param url `duckdb:PATH` or `duckdb::memory:`
 * @throws InputError on an URL of another kind, StoreUnavailableError when the store cannot be opened
 */
export async function openStores(url: string, options: OpenStoresOptions = {}): Promise<Stores> {
  const match = /^duckdb:(.+)$/.exec(url);
  if (match?.[1] !== undefined) {
    const threads = options.threads ?? threadsOfEnvironment();
    return openDuckDbStores(match[1], { memoryLimit: options.memoryLimit ?? process.env["DEALGRAPH_DUCKDB_MEMORY"], threads });
  }
  throw new InputError(`store "${url}" is of no known kind: use duckdb:PATH or duckdb::memory:`);
}

function threadsOfEnvironment(): number | undefined {
  const text = process.env["DEALGRAPH_DUCKDB_THREADS"];
  return text === undefined || text === "" ? undefined : Number(text);
}
