import { execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { InputError, StoreUnavailableError } from "../../../server/ports/errors";
import { openStores } from "../../../server/stores/open-stores";
import { Database, query, run } from "../../../server/stores/duckdb/database";
import { MIGRATIONS, migrate } from "../../../server/stores/duckdb/migrations";
import { importInto, makeFolder, removeFolders } from "../ingestion/helpers";

const OPTIONS = { threads: 1, memoryLimit: "256MB" };

describe("opening a DuckDB store", () => {
  afterAll(removeFolders);

  it("keeps what was written, and its digest, over close and open", async () => {
    const url = `duckdb:${makeFolder({})}/deep/er/store.duckdb`;
    const first = await openStores(url, OPTIONS);
    await first.deals.upsert("clients", [{ clientId: "c", name: "C", attributes: {} }]);
    const digest = await first.deals.digest();
    await first.close();
    await first.close();
    await expect(first.deals.counts()).rejects.toThrow(StoreUnavailableError);
    const second = await openStores(url, OPTIONS);
    expect(await second.deals.digest()).toBe(digest);
    await second.close();
  });

  it("says which process holds the file", async () => {
    const file = join(makeFolder({}), "store.duckdb");
    await (await openStores(`duckdb:${file}`, OPTIONS)).close();
    const holder = spawn(process.execPath, [
      "-e",
      `require("@duckdb/node-api").DuckDBInstance.create(process.argv[1]).then((db) => { globalThis.db = db; console.log("open"); setInterval(() => {}, 1000); })`,
      file,
    ]);
    try {
      await new Promise((resolve) => holder.stdout.once("data", resolve));
      const failure: unknown = await openStores(`duckdb:${file}`, OPTIONS).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreUnavailableError);
      expect(failure).toMatchObject({
        retriable: true,
        message: expect.stringContaining(`${file} is in use by process ${String(holder.pid)}: stop it`) as string,
      });
    } finally {
      holder.kill("SIGKILL");
      await new Promise((resolve) => holder.once("close", resolve));
    }
    await (await openStores(`duckdb:${file}`, OPTIONS)).close();
  });

  it("refuses to open a file twice in one process", async () => {
    const url = `duckdb:${makeFolder({})}/store.duckdb`;
    const stores = await openStores(url, OPTIONS);
    await expect(openStores(url, OPTIONS)).rejects.toThrow(/open in this process already/);
    await stores.close();
  });

  const damaged: [string, (file: string) => void, RegExp][] = [
    [
      "text in place of a database",
      (file) => {
        writeFileSync(file, "hello, this is no database file at all ".repeat(500));
      },
      /is no usable DuckDB file .*restore it from a backup/,
    ],
    [
      "a cut file",
      (file) => {
        truncateSync(file, 5000);
      },
      /is no usable DuckDB file .*restore it from a backup/,
    ],
    [
      "a folder",
      (file) => {
        mkdirSync(`${file}x`);
      },
      /the path is no file/,
    ],
  ];
  it.each(damaged)("names file and remedy: %s", async (name, damage, message) => {
    const file = join(makeFolder({}), "store.duckdb");
    await (await openStores(`duckdb:${file}`, OPTIONS)).close();
    damage(file);
    const target = name === "a folder" ? `${file}x` : file;
    const failure: unknown = await openStores(`duckdb:${target}`, OPTIONS).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailableError);
    expect(failure).toHaveProperty("message", expect.stringMatching(message));
    expect(failure).toHaveProperty("message", expect.stringContaining(target));
  });

  it("refuses a file with a newer schema", async () => {
    const file = join(makeFolder({}), "store.duckdb");
    const database = await Database.open(file, OPTIONS);
    await migrate(database, [
      ...MIGRATIONS,
      { version: MIGRATIONS.length + 1, name: "future", statements: ["CREATE TABLE future (x INTEGER)"] },
    ]);
    await database.close();
    await expect(openStores(`duckdb:${file}`, OPTIONS)).rejects.toThrow(
      `schema version ${MIGRATIONS.length + 1}, this program knows up to ${MIGRATIONS.length}: use the newer program`,
    );
  });

  it("takes an older file forward, and leaves it as it was when a step fails", async () => {
    const file = join(makeFolder({}), "store.duckdb");
    const database = await Database.open(file, OPTIONS);
    await migrate(database);
    const version = MIGRATIONS.length + 1;
    const broken = { version, name: "broken", statements: ["CREATE TABLE half (x INTEGER)", "CREATE TABLE half (x INTEGER)"] };
    await expect(migrate(database, [...MIGRATIONS, broken])).rejects.toThrow(/already exists/);
    const tables = await database.read((connection) =>
      query(connection, "SELECT count(*)::INTEGER FROM duckdb_tables() WHERE table_name = 'half'"),
    );
    expect(tables[0][0]).toBe(0);
    await migrate(database, [...MIGRATIONS, { version, name: "whole", statements: ["CREATE TABLE half (x INTEGER)"] }]);
    const versions = await database.read((connection) => query(connection, "SELECT version, name FROM schema_version ORDER BY version"));
    expect(versions).toEqual([...MIGRATIONS.map((migration) => [migration.version, migration.name]), [version, "whole"]]);
    await database.close();
  });

  it("copies an older file before it takes it forward, and the copy undoes the upgrade", async () => {
    const folder = makeFolder({});
    const file = join(folder, "store.duckdb");
    const old = await Database.open(file, OPTIONS);
    await migrate(old, MIGRATIONS.slice(0, 1));
    await old.write((connection) => run(connection, "INSERT INTO problem_labels VALUES ('p1', 'Kept')"));
    await old.close();
    await (await openStores(`duckdb:${file}`, OPTIONS)).close();
    const versionAndLabel = async (path: string) => {
      const database = await Database.open(path, OPTIONS);
      const rows = await database.read((connection) =>
        query(connection, "SELECT (SELECT max(version) FROM schema_version), (SELECT label FROM problem_labels)"),
      );
      await database.close();
      return rows[0];
    };
    expect(readdirSync(folder).sort()).toEqual(["store.duckdb", "store.duckdb.v1.backup"]);
    expect(await versionAndLabel(file)).toEqual([MIGRATIONS.length, "Kept"]);
    copyFileSync(`${file}.v1.backup`, file);
    expect(await versionAndLabel(file)).toEqual([1, "Kept"]);
    await (await openStores(`duckdb:${file}`, OPTIONS)).close();
    expect(await versionAndLabel(file)).toEqual([MIGRATIONS.length, "Kept"]);
  });

  it("has migrations numbered from 1 without gaps", () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it("folds its log into the file, so that the file alone is a backup", async () => {
    const folder = makeFolder({});
    const file = join(folder, "store.duckdb");
    const stores = await openStores(`duckdb:${file}`, OPTIONS);
    await stores.deals.upsert("clients", [{ clientId: "c", name: null, attributes: {} }]);
    await stores.close();
    expect(readdirSync(folder)).toEqual(["store.duckdb"]);
    copyFileSync(file, join(folder, "copy.duckdb"));
    const copy = await openStores(`duckdb:${folder}/copy.duckdb`, OPTIONS);
    expect((await copy.deals.counts()).clients).toBe(1);
    await copy.close();
  });

  it("clears what a killed process spilled", async () => {
    const folder = makeFolder({});
    mkdirSync(join(folder, "store.duckdb.tmp"));
    writeFileSync(join(folder, "store.duckdb.tmp", "duckdb_temp_storage-0.tmp"), "x");
    await (await openStores(`duckdb:${folder}/store.duckdb`, OPTIONS)).close();
    expect(existsSync(join(folder, "store.duckdb.tmp"))).toBe(false);
  });

  it.each([
    ["mysql://x", /of no known kind/],
    ["duckdb:", /of no known kind/],
  ])("refuses the URL %s", async (url, message) => {
    await expect(openStores(url)).rejects.toThrow(InputError);
    await expect(openStores(url)).rejects.toThrow(message);
  });

  it.each([
    [{ memoryLimit: "lots" }, /memory limit must be a size such as 2GB/],
    [{ threads: 0 }, /threads must be an integer >= 1/],
  ])("refuses options %j", async (options, message) => {
    await expect(openStores("duckdb::memory:", options)).rejects.toThrow(message);
  });

  it("rolls back a write that throws, and goes on", async () => {
    const database = await Database.open(":memory:", OPTIONS);
    await migrate(database);
    const failing = database.write(async (connection) => {
      await run(connection, "INSERT INTO clients VALUES ('c', NULL, NULL)");
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    const rows = await database.write((connection) => query(connection, "SELECT count(*)::INTEGER FROM clients"));
    expect(rows[0][0]).toBe(0);
    await database.close();
  });

  it("lets many readers in while one writes", async () => {
    const stores = await openStores("duckdb::memory:", OPTIONS);
    const counts = await Promise.all([
      stores.deals.upsert("clients", [{ clientId: "c", name: null, attributes: {} }]),
      ...Array.from({ length: 12 }, () => stores.deals.counts()),
    ]);
    expect(counts).toHaveLength(13);
    await stores.close();
  });

  it("closes in the middle of an import and of reads: what is under way ends first, or fails, and the process lives", async () => {
    const folder = makeFolder({ "clients.csv": `client_id\n${Array.from({ length: 50_000 }, (_, i) => `c${i}`).join("\n")}\n` });
    const stores = await openStores(`duckdb:${folder}/store.duckdb`, OPTIONS);
    const work = [importInto(stores, folder), stores.deals.digest(), stores.deals.readDataset(null), stores.deals.counts()];
    const ends = Promise.allSettled(work);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await stores.close();
    const [imported, ...reads] = await ends;
    expect(reads.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
    const again = await openStores(`duckdb:${folder}/store.duckdb`, OPTIONS);
    expect((await again.deals.counts()).clients).toBe(imported.status === "fulfilled" ? 50_000 : 0);
    await again.close();
  });

  it("takes numbers of every size as values", async () => {
    const database = await Database.open(":memory:", OPTIONS);
    const numbers = [0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 64), 1e300, -Number.MAX_VALUE, 5e-324];
    const sql = `SELECT ${numbers.map((_, i) => `$${i + 1}::DOUBLE`).join(", ")}`;
    expect(await database.read((connection) => query(connection, sql, numbers))).toEqual([numbers]);
    await database.close();
  });

  it("runs where no home folder and no network are", async () => {
    const script = `require("./dist/server/stores/open-stores.js").openStores("duckdb::memory:").then(async (s) => { console.log((await s.deals.counts()).deals); await s.close(); })`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], {
      env: { HOME: "/nonexistent" },
      cwd: join(__dirname, "..", "..", ".."),
    });
    expect(stdout.trim()).toBe("0");
  });
});
