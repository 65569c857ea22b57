import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyFile } from "../../../server/auth/api-keys";
import { backupCommand, restoreCommand } from "../../../server/cli/commands/backup";
import { openStores } from "../../../server/stores/open-stores";
import { backUpAndRestore, commandContext, stampOf } from "../../support/backup-round";
import { fillStore } from "../../support/full-store";

const folder = mkdtempSync(join(tmpdir(), "dealgraph-backup-"));
const at = (name: string): string => join(folder, name);
const url = (name: string): string => `duckdb:${at(name)}`;

beforeAll(async () => {
  const stores = await openStores(url("source.duckdb"), { threads: 1 });
  await fillStore(stores, 50);
  await stores.close();
  new KeyFile(at("source.duckdb.keys.json")).create({ name: "k", role: "viewer", scopes: null, expiresAt: null }, new Date());
  writeFileSync(at("source.duckdb.audit.ndjson"), '{"at":"2024-01-01T00:00:00.000Z","principal":"p","action":"a","subject":"s"}\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("backup and restore", () => {
  it("bring everything back by one command each: records, results, decisions, jobs, keys and the audit log", async () => {
    await backUpAndRestore(url("source.duckdb"), at("backup"), url("again.duckdb"));
    expect(await stampOf(url("again.duckdb"))).toEqual(await stampOf(url("source.duckdb")));
    for (const name of ["keys.json", "audit.ndjson"])
      expect(readFileSync(at(`again.duckdb.${name}`), "utf8")).toBe(readFileSync(at(`source.duckdb.${name}`), "utf8"));
  });

  it("leave what is there alone", async () => {
    const context = commandContext();
    await expect(backupCommand({ store: url("source.duckdb"), out: at("backup") }, context)).rejects.toThrow(/there already/);
    await expect(backupCommand({ store: url("none.duckdb"), out: at("other") }, context)).rejects.toThrow(/no file/);
    await expect(restoreCommand({ store: url("source.duckdb"), from: at("backup") }, context)).rejects.toThrow(/not empty/);
    await expect(restoreCommand({ store: url("new.duckdb"), from: folder }, context)).rejects.toThrow(/no backup/);
    expect(existsSync(at("none.duckdb"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
  });

  it("say how many erasures came after the backup", async () => {
    writeFileSync(at("late.duckdb.privacy.json"), JSON.stringify({ key: "00", tombstones: [], receipts: [{ receiptId: "r" }] }));
    const context = commandContext();
    await restoreCommand({ store: url("late.duckdb"), from: at("backup") }, context);
    expect(context.said.join("\n")).toMatch(/1 erasures came after this backup/);
  });
});
