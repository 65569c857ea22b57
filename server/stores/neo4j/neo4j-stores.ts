import type { Stores } from "../../ports/stores";
import { Neo4jDatabase } from "./database";
import { Neo4jDealStore } from "./deal-store";
import { Neo4jDecisionLog } from "./decision-log";
import { Neo4jJobStore } from "./job-store";
import { GdsCommunities } from "./gds-communities";
import type { Neo4jOptions } from "./neo4j-url";
import { Neo4jPrivacyStore } from "./privacy-store";
import { Neo4jRunStore } from "./run-store";
import { Neo4jSettingStore } from "./setting-store";
import { migrateSchema, prepareSchema } from "./schema";

/**
 * Opens a Neo4j database with all ports over it; an empty one gets its schema.
 * @param url `neo4j://host:port/database`; see `parseNeo4jUrl`
 * @throws StoreUnavailableError when the server cannot be used: unreachable, wrong password or database, too old, another schema
 */
export async function openNeo4jStores(url: string, options: Neo4jOptions = {}): Promise<Stores> {
  const database = await Neo4jDatabase.open(url, options);
  try {
    await prepareSchema(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const deals = new Neo4jDealStore(database);
  return {
    url: database.target.display,
    deals,
    runs: new Neo4jRunStore(database),
    decisions: new Neo4jDecisionLog(database),
    jobs: new Neo4jJobStore(database),
    privacy: new Neo4jPrivacyStore(database),
    settings: new Neo4jSettingStore(database),
    communities: new GdsCommunities(database, () => deals.aliases()),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

/**
 * Brings the schema of a database up to date; see `migrateSchema`.
 * @throws StoreUnavailableError
 */
export async function migrateNeo4j(
  url: string,
  options: Neo4jOptions = {},
): Promise<{ readonly display: string; readonly before: number; readonly now: number }> {
  const database = await Neo4jDatabase.open(url, options);
  try {
    return { display: database.target.display, ...(await migrateSchema(database)) };
  } finally {
    await database.close();
  }
}
