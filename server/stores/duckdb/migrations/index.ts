import type { DuckDBConnection } from "@duckdb/node-api";
import { StoreUnavailableError } from "../../../ports/errors";
import { queryNumber, run, type Database } from "../database";
import { initialSchema } from "./0001-initial";
import { servingSchema } from "./0002-serving";
import type { Migration } from "./migration";

/** In order of version, from 1, without gaps. A released migration is never edited: add the next one. */
export const MIGRATIONS: readonly Migration[] = [initialSchema, servingSchema];

/**
 * Brings the schema to the newest version, each step in its own transaction.
 * @throws StoreUnavailableError when the file was written by a newer program
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const newest = migrations.length;
  const current = await database.read(readVersion);
  if (current > newest) {
    throw new StoreUnavailableError(
      `store ${database.path} has schema version ${current}, this program knows up to ${newest}: use the newer program, or import the data into a new file`,
    );
  }
  if (current === newest) return;
  for (const { version, name, statements } of migrations.slice(current)) {
    await database.write(async (connection) => {
      for (const statement of statements) await run(connection, statement);
      await run(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name VARCHAR NOT NULL)");
      await run(connection, "INSERT INTO schema_version VALUES ($1, $2)", [version, name]);
    });
  }
  await database.checkpoint();
}

/** The version of a store that has one and is not the newest; null for a new file, the newest, and one of a newer program. */
export async function olderVersion(database: Database): Promise<number | null> {
  const version = await database.read(readVersion);
  return version > 0 && version < MIGRATIONS.length ? version : null;
}

async function readVersion(connection: DuckDBConnection): Promise<number> {
  const known = await queryNumber(connection, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version'");
  return known === 0 ? 0 : queryNumber(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
}
