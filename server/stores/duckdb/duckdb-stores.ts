import { constants } from "node:fs";
import { copyFile, rename } from "node:fs/promises";
import type { Stores } from "../../ports/stores";
import { Database, query, type DatabaseOptions } from "./database";
import { DuckDbDealStore } from "./deal-store";
import { DuckDbDecisionLog } from "./decision-log";
import { DuckDbJobStore } from "./job-store";
import { migrate, olderVersion } from "./migrations";
import { DuckDbPrivacyStore } from "./privacy-store";
import { DuckDbRunStore } from "./run-store";
import { DuckDbSettingStore } from "./setting-store";

const databases = new WeakMap<Stores, Database>();

/** The database behind stores that were opened here, for the import, which stages rows beside the tables; undefined for others. */
export const databaseOf = (stores: Stores): Database | undefined => databases.get(stores);

/** Opens the file in the newest schema. An older one is first copied to `FILE.vN.backup`: moved back, it undoes the upgrade. */
async function openMigrated(path: string, options: DatabaseOptions): Promise<Database> {
  let database = await Database.open(path, options);
  try {
    const version = await olderVersion(database);
    if (version !== null) {
      await database.checkpoint();
      // Closed while it is copied: closing any handle on the file would give up its lock.
      await database.close();
      const backup = `${path}.v${version}.backup`;
      await copyFile(path, `${backup}.unfinished`, constants.COPYFILE_FICLONE);
      await rename(`${backup}.unfinished`, backup);
      database = await Database.open(path, options);
    }
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Opens a DuckDB file with all ports over it.
 * @param path of the file, or ":memory:"
 */
export async function openDuckDbStores(path: string, options: DatabaseOptions = {}): Promise<Stores> {
  const database = await openMigrated(path, options);
  const stores: Stores = {
    url: `duckdb:${path}`,
    deals: new DuckDbDealStore(database),
    runs: new DuckDbRunStore(database),
    decisions: new DuckDbDecisionLog(database),
    jobs: new DuckDbJobStore(database),
    privacy: new DuckDbPrivacyStore(database),
    settings: new DuckDbSettingStore(database),
    communities: null,
    ping: async () => {
      await database.read((connection) => query(connection, "SELECT 1"));
    },
    close: () => database.close(),
  };
  databases.set(stores, database);
  return stores;
}
