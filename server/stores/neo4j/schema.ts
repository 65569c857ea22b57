import { StoreUnavailableError } from "../../ports/errors";
import { cypherFile, listSchemaVersions, listStatements, readStatement } from "./cypher-file";
import { integer, type Neo4jDatabase } from "./database";

const SCHEMA_VERSION = cypherFile("read/schema-version");
const PUT_SCHEMA_VERSION = cypherFile("write/put-schema-version", "version");

/** Seconds to wait for new indexes on data that is already there. */
const INDEX_SECONDS = 300;

/**
 * Makes the schema in an empty database, and refuses one of another version: other programs may be at work on a server, so only who asks for
 * it changes what they rely on.
 * @throws StoreUnavailableError when the schema is older or newer; the message names the remedy
 */
export async function prepareSchema(database: Neo4jDatabase): Promise<void> {
  const { current, newest, isUsed } = await readVersion(database);
  if (current === newest) return;
  if (current !== 0 || isUsed) {
    const has = current === 0 ? "holds data without a complete schema" : `has schema version ${current}`;
    throw new StoreUnavailableError(
      `Neo4j at ${database.target.display} ${has}, this program needs version ${newest}: stop other programs on it, back it up, and run \`dealgraph migrate --store ${database.target.display}\``,
    );
  }
  await migrateSchema(database);
}

/**
 * Brings the schema to the newest version and adds indexes that are missing. Schema commands are transactions of their own and harmless
 * when repeated; the version is noted after all of them, so a migration that was cut short is done again.
 * @returns the version before (0: none) and now
 * @throws StoreUnavailableError when a newer program wrote the database
 */
export async function migrateSchema(database: Neo4jDatabase): Promise<{ readonly before: number; readonly now: number }> {
  const { current, newest } = await readVersion(database);
  for (let version = 1; version <= newest; version += 1) {
    for (const name of listStatements(`schema/v${version}`)) await database.runAlone(readStatement(name));
    await database.runAlone(`CALL db.awaitIndexes(${INDEX_SECONDS})`);
    if (version > current) await database.write((transaction) => transaction.run(PUT_SCHEMA_VERSION, { version: integer(version) }));
  }
  return { before: current, now: newest };
}

async function readVersion(
  database: Neo4jDatabase,
): Promise<{ readonly current: number; readonly newest: number; readonly isUsed: boolean }> {
  const newest = listSchemaVersions().length;
  const [version, isUsed] = (await database.queryOne(SCHEMA_VERSION, {})) ?? [];
  const current = (version ?? 0) as number;
  if (current > newest) {
    throw new StoreUnavailableError(
      `Neo4j at ${database.target.display} has schema version ${current}, this program knows up to ${newest}: use the newer program, or another database`,
    );
  }
  return { current, newest, isUsed: isUsed === true };
}

/** Names of all indexes and constraints of the schema, in order. */
export function listIndexNames(): string[] {
  const names = listSchemaVersions()
    .flatMap((version) => listStatements(`schema/${version}`))
    .map((name) => /(?:CONSTRAINT|INDEX) (\w+)/.exec(readStatement(name))?.[1]);
  return names.filter((name) => name !== undefined);
}
