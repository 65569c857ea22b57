import type { Stores } from "../../ports/stores";
import { Neo4jDatabase } from "./database";
import { Neo4jDealStore } from "./deal-store";
import { Neo4jDecisionLog } from "./decision-log";
import { Neo4jJobStore } from "./job-store";
import type { Neo4jOptions } from "./neo4j-url";
import { Neo4jRunStore } from "./run-store";
import { migrate } from "./schema";

/**
 * Opens a Neo4j database with all ports over it, and brings its schema up to date.
 * @param url `neo4j://host:port/database`; see `parseNeo4jUrl`
 * @throws StoreUnavailableError when the server cannot be used: unreachable, wrong password or database, too old, newer schema
 */
export async function openNeo4jStores(url: string, options: Neo4jOptions = {}): Promise<Stores> {
  const database = await Neo4jDatabase.open(url, options);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    url: database.target.display,
    deals: new Neo4jDealStore(database),
    runs: new Neo4jRunStore(database),
    decisions: new Neo4jDecisionLog(database),
    jobs: new Neo4jJobStore(database),
    close: () => database.close(),
  };
}
