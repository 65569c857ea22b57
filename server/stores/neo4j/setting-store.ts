import { compareIds } from "../../../graph/deals/ids";
import { ConflictError } from "../../ports/errors";
import type { Setting, SettingStore } from "../../ports/setting-store";
import { cypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Row } from "./database";

const SETTINGS = cypherFile("read/settings", "name", "version", "limit");
const SETTING_NAMES = cypherFile("read/setting-names");
const PUT_SETTING = cypherFile("write/put-setting", "name", "version", "at", "by", "body");
const REPLACE_BODY = cypherFile("write/replace-setting-body", "name", "version", "body");
const TAKE_LOCK = cypherFile("write/take-lock", "name");
/** Held while a version is added. */
const SETTINGS_LOCK = "settings";

/** Settings in Neo4j, one node a version. */
export class Neo4jSettingStore implements SettingStore {
  constructor(private readonly database: Neo4jDatabase) {}

  async put(name: string, body: unknown, at: string, by: string, expected: number | null = null): Promise<Setting> {
    return this.database.write(async (transaction) => {
      await transaction.run(TAKE_LOCK, { name: SETTINGS_LOCK });
      const row = await transaction.one(SETTINGS, { name, version: null, limit: integer(1) });
      const last = row === null ? 0 : toSetting(row).version;
      if (expected !== null && expected !== last) throw new ConflictError(`${name} is at version ${last} by now, not ${expected}`);
      await transaction.run(PUT_SETTING, { name, version: integer(last + 1), at, by, body: JSON.stringify(body) });
      return { name, version: last + 1, at, by, body };
    });
  }

  async setting(name: string, version?: number): Promise<Setting | null> {
    const wanted = version === undefined ? null : integer(version);
    const row = await this.database.queryOne(SETTINGS, { name, version: wanted, limit: integer(1) });
    return row === null ? null : toSetting(row);
  }

  async names(): Promise<readonly string[]> {
    return (await this.database.query(SETTING_NAMES, {})).map((row) => row[0] as string).sort(compareIds);
  }

  async replaceBody(name: string, version: number, body: unknown): Promise<void> {
    await this.database.write((transaction) =>
      transaction.run(REPLACE_BODY, { name, version: integer(version), body: JSON.stringify(body) }),
    );
  }

  async history(name: string, limit: number): Promise<readonly Setting[]> {
    return (await this.database.query(SETTINGS, { name, version: null, limit: integer(Math.trunc(limit)) })).map(toSetting);
  }
}

const toSetting = (row: Row): Setting => ({
  name: row[0] as string,
  version: row[1] as number,
  at: row[2] as string,
  by: row[3] as string,
  body: JSON.parse(row[4] as string) as unknown,
});
