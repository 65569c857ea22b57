import { StoreUnavailableError } from "../../ports/errors";
import { cypherFile, listSchemaVersions, listStatements, readStatement } from "./cypher-file";
import { integer, type Neo4jDatabase } from "./database";

const SCHEMA_VERSION = cypherFile("read/schema-version");
const PUT_SCHEMA_VERSION = cypherFile("write/put-schema-version", "version");

/** Seconds to wait for new indexes on data that is already there. */
const INDEX_SECONDS = 300;

/**
 * Brings the schema to the newest version. Schema commands are transactions of their own and harmless when repeated; the version is
 * noted after all of them, so a migration that was cut short is done again.
 * @throws StoreUnavailableError when a newer program wrote the database
 */
export async function migrate(database: Neo4jDatabase): Promise<void> {
  const versions = listSchemaVersions();
  const newest = versions.length;
  const current = ((await database.queryOne(SCHEMA_VERSION, {}))?.[0] ?? 0) as number;
  if (current > newest) {
    throw new StoreUnavailableError(
      `Neo4j at ${database.target.display} has schema version ${current}, this program knows up to ${newest}: use the newer program, or another database`,
    );
  }
  for (let version = current + 1; version <= newest; version += 1) {
    for (const name of listStatements(`schema/v${version}`)) await database.runAlone(readStatement(name));
    await database.runAlone(`CALL db.awaitIndexes(${INDEX_SECONDS})`);
    await database.write((transaction) => transaction.run(PUT_SCHEMA_VERSION, { version: integer(version) }));
  }
}
