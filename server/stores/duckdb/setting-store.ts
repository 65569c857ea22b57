import { compareIds } from "../../../graph/deals/ids";
import { ConflictError } from "../../ports/errors";
import type { Setting, SettingStore } from "../../ports/setting-store";
import { query, queryNumber, run, type Database, type Row } from "./database";

const LIST = "name, version, set_at, set_by, body";

/** Settings in DuckDB, a row a version. */
export class DuckDbSettingStore implements SettingStore {
  constructor(private readonly database: Database) {}

  async put(name: string, body: unknown, at: string, by: string, expected: number | null = null): Promise<Setting> {
    return this.database.write(async (connection) => {
      const last = await queryNumber(connection, "SELECT coalesce(max(version), 0) FROM settings WHERE name = $1", [name]);
      if (expected !== null && expected !== last) throw new ConflictError(`${name} is at version ${last} by now, not ${expected}`);
      await run(connection, "INSERT INTO settings VALUES ($1, $2::INTEGER, $3, $4, $5)", [name, last + 1, at, by, JSON.stringify(body)]);
      return { name, version: last + 1, at, by, body };
    });
  }

  async setting(name: string, version?: number): Promise<Setting | null> {
    const wanted = version === undefined ? "" : "AND version = $2::INTEGER";
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `SELECT ${LIST} FROM settings WHERE name = $1 ${wanted} ORDER BY version DESC LIMIT 1`,
        version === undefined ? [name] : [name, version],
      ),
    );
    return rows.length === 0 ? null : toSetting(rows[0]);
  }

  async names(): Promise<readonly string[]> {
    const rows = await this.database.read((connection) => query(connection, "SELECT DISTINCT name FROM settings"));
    return rows.map((row) => row[0] as string).sort(compareIds);
  }

  async replaceBody(name: string, version: number, body: unknown): Promise<void> {
    await this.database.write((connection) =>
      run(connection, "UPDATE settings SET body = $3 WHERE name = $1 AND version = $2::INTEGER", [name, version, JSON.stringify(body)]),
    );
  }

  async history(name: string, limit: number): Promise<readonly Setting[]> {
    const rows = await this.database.read((connection) =>
      query(connection, `SELECT ${LIST} FROM settings WHERE name = $1 ORDER BY version DESC LIMIT ${Math.trunc(limit)}`, [name]),
    );
    return rows.map(toSetting);
  }
}

const toSetting = (row: Row): Setting => ({
  name: row[0] as string,
  version: row[1] as number,
  at: row[2] as string,
  by: row[3] as string,
  body: JSON.parse(row[4] as string) as unknown,
});
