import { asClientId, compareIds } from "../../../graph/deals/ids";
import type { ClientIds, PrivacyStore } from "../../ports/privacy-store";
import { query, queryNumber, run, type Database } from "./database";
import { idsOfClient } from "./deal-store";

const marks = (ids: readonly string[]): string => ids.map((_, i) => `$${i + 1}`).join(", ");

/** Erasing and retention in DuckDB. */
export class DuckDbPrivacyStore implements PrivacyStore {
  constructor(private readonly database: Database) {}

  async idsOfClient(id: string): Promise<ClientIds> {
    return this.database.read(async (connection) => {
      const clients = [...new Set([id, ...(await idsOfClient(connection, asClientId(id)))])].sort(compareIds);
      const of = async (column: string, table: string): Promise<string[]> => {
        const rows = await query(connection, `SELECT DISTINCT ${column} FROM ${table} WHERE client_id IN (${marks(clients)})`, clients);
        return rows.map((row) => row[0] as string).sort(compareIds);
      };
      return { clients, leads: await of("lead_id", "leads"), deals: await of("deal_id", "deals") };
    });
  }

  async removeAgent(id: string): Promise<{ readonly agents: number; readonly assignments: number }> {
    return this.database.write(async (connection) => {
      const remove = async (table: string): Promise<number> => {
        const n = await queryNumber(connection, `SELECT count(*) FROM ${table} WHERE agent_id = $1`, [id]);
        if (n > 0) await run(connection, `DELETE FROM ${table} WHERE agent_id = $1`, [id]);
        return n;
      };
      return { agents: await remove("agents"), assignments: await remove("assignments") };
    });
  }

  async removeDecisions(clientIds: readonly string[]): Promise<number> {
    if (clientIds.length === 0) return 0;
    return this.removeWhere(`client_id IN (${marks(clientIds)})`, [...clientIds]);
  }

  async removeOlder(before: string): Promise<{ readonly decisions: number; readonly jobs: number }> {
    const decisions = await this.removeWhere("decided_at < $1", [before]);
    const jobs = await this.database.write(async (connection) => {
      const over = "status NOT IN ('queued', 'running') AND updated_at < $1";
      const n = await queryNumber(connection, `SELECT count(*) FROM jobs WHERE ${over}`, [before]);
      if (n > 0) await run(connection, `DELETE FROM jobs WHERE ${over}`, [before]);
      return n;
    });
    return { decisions, jobs };
  }

  private async removeWhere(condition: string, values: string[]): Promise<number> {
    return this.database.write(async (connection) => {
      const n = await queryNumber(connection, `SELECT count(*) FROM decisions WHERE ${condition}`, values);
      if (n === 0) return 0;
      await run(connection, `DELETE FROM outcomes WHERE decision_id IN (SELECT decision_id FROM decisions WHERE ${condition})`, values);
      await run(connection, `DELETE FROM decisions WHERE ${condition}`, values);
      return n;
    });
  }
}
