import { compareIds } from "../../../graph/deals/ids";
import type { ClientIds, PrivacyStore } from "../../ports/privacy-store";
import { cypherFile } from "./cypher-file";
import type { Neo4jDatabase, Row } from "./database";

const CLIENT_IDS = cypherFile("read/client-ids", "id");
const LEADS = cypherFile("read/leads-of-clients", "ids");
const DEALS = cypherFile("read/deals-of-clients", "ids");
const REMOVE_AGENT = cypherFile("write/remove-agent", "id");
const REMOVE_ASSIGNMENTS = cypherFile("write/remove-assignments-of-agent", "id");
const REMOVE_DECISIONS = cypherFile("write/remove-decisions-of-clients", "ids");
const REMOVE_OLD_DECISIONS = cypherFile("write/remove-old-decisions", "before");
const REMOVE_OLD_JOBS = cypherFile("write/remove-old-jobs", "before");

const sorted = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => row[0] as string))].sort(compareIds);
const countOf = (row: Row | null): number => (row?.[0] ?? 0) as number;

/** Erasing and retention in Neo4j. */
export class Neo4jPrivacyStore implements PrivacyStore {
  constructor(private readonly database: Neo4jDatabase) {}

  async idsOfClient(id: string): Promise<ClientIds> {
    return this.database.read(async (transaction) => {
      const clients = [...new Set([id, ...sorted(await transaction.run(CLIENT_IDS, { id }))])].sort(compareIds);
      return {
        clients,
        leads: sorted(await transaction.run(LEADS, { ids: clients })),
        deals: sorted(await transaction.run(DEALS, { ids: clients })),
      };
    });
  }

  async removeAgent(id: string): Promise<{ readonly agents: number; readonly assignments: number }> {
    return this.database.write(async (transaction) => ({
      assignments: countOf(await transaction.one(REMOVE_ASSIGNMENTS, { id })),
      agents: countOf(await transaction.one(REMOVE_AGENT, { id })),
    }));
  }

  async removeDecisions(clientIds: readonly string[]): Promise<number> {
    return this.database.write(async (transaction) => countOf(await transaction.one(REMOVE_DECISIONS, { ids: clientIds })));
  }

  async removeOlder(before: string): Promise<{ readonly decisions: number; readonly jobs: number }> {
    return this.database.write(async (transaction) => ({
      decisions: countOf(await transaction.one(REMOVE_OLD_DECISIONS, { before })),
      jobs: countOf(await transaction.one(REMOVE_OLD_JOBS, { before })),
    }));
  }
}
