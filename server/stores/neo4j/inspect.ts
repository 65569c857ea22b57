import { existsSync, statfsSync } from "node:fs";
import type { Clock } from "../../ports/clock";
import type { Finding } from "../finding";
import { cypherFile } from "./cypher-file";
import { Neo4jDatabase } from "./database";
import type { Neo4jOptions } from "./neo4j-url";
import { listIndexNames, prepareSchema } from "./schema";

const INDEXES = cypherFile("read/server-indexes");
const SERVER_TIME = cypherFile("read/server-time");
const SERVER_FOLDER = cypherFile("read/server-folder");
const GDS_PROCEDURES = cypherFile("read/gds-procedures");
const TRY_WRITE = cypherFile("write/try-write", "name");

/** Leases of jobs compare clocks of several machines: a third of the shortest lease. */
const MOST_SKEW_MS = 5_000;
const LEAST_DISK_SHARE = 0.1;
const LEAST_DISK_BYTES = 2 * 1024 ** 3;
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export interface InspectOptions extends Neo4jOptions {
  readonly clock: Clock;
  /** Bytes free and in all in the file system of a folder; default: as this machine sees it, null where it does not. */
  readonly diskOf?: ((folder: string) => { readonly free: number; readonly all: number } | null) | undefined;
}

/**
 * Looks at everything the store needs of a server. Nothing is changed, but for the schema of an empty database.
 * @throws StoreUnavailableError when the server cannot be used at all: unreachable, wrong password or database, too old, another schema
 */
export async function inspectNeo4j(url: string, options: InspectOptions): Promise<readonly Finding[]> {
  const database = await Neo4jDatabase.open(url, options);
  try {
    const { display } = database.target;
    await prepareSchema(database);
    return [
      { level: "ok", what: `Neo4j ${database.serverVersion} at ${display} answers` },
      await checkIndexes(database),
      await checkWriting(database),
      await checkClock(database, options.clock),
      await checkDisk(database, options.diskOf ?? diskOfThisMachine),
      await checkGds(database),
    ];
  } finally {
    await database.close();
  }
}

async function checkIndexes(database: Neo4jDatabase): Promise<Finding> {
  const rows = (await database.query(INDEXES, {})) as unknown as readonly (readonly [string, string])[];
  const states = new Map(rows);
  const wanted = listIndexNames();
  const remedy = `run \`dealgraph migrate --store ${database.target.display}\``;
  const missing = wanted.filter((name) => !states.has(name));
  if (missing.length > 0) return { level: "wrong", what: `missing indexes: ${missing.join(", ")}`, remedy };
  const offline = wanted.filter((name) => states.get(name) !== "ONLINE");
  if (offline.length === 0) return { level: "ok", what: `${wanted.length} indexes and constraints online` };
  const list = offline.map((name) => `${name} ${String(states.get(name)).toLowerCase()}`).join(", ");
  return { level: "wrong", what: `indexes not online: ${list}`, remedy: `wait while they fill; drop those that failed and ${remedy}` };
}

async function checkWriting(database: Neo4jDatabase): Promise<Finding> {
  try {
    await database.write((transaction) => transaction.run(TRY_WRITE, { name: "doctor" }));
    return { level: "ok", what: `user "${database.target.user}" may write` };
  } catch (error) {
    return { level: "wrong", what: "no writing", remedy: error instanceof Error ? error.message : String(error) };
  }
}

async function checkClock(database: Neo4jDatabase, clock: Clock): Promise<Finding> {
  const before = clock.now().getTime();
  const server = ((await database.queryOne(SERVER_TIME, {}))?.[0] ?? 0) as number;
  const after = clock.now().getTime();
  // The server looked at its clock somewhere between.
  const skewMs = server < before ? before - server : Math.max(0, server - after);
  if (skewMs <= MOST_SKEW_MS) return { level: "ok", what: "the clocks of server and this machine agree" };
  return {
    level: "wrong",
    what: `the clock of the server is ${(skewMs / 1000).toFixed(0)} s ${server < before ? "behind" : "ahead of"} the one of this machine`,
    remedy: "set both by NTP: leases of jobs compare them",
  };
}

async function checkDisk(database: Neo4jDatabase, diskOf: NonNullable<InspectOptions["diskOf"]>): Promise<Finding> {
  const host = new URL(database.target.uri.replace(/^[^:]+:/, "http:")).hostname;
  const path = ((await database.queryOne(SERVER_FOLDER, {}))?.[0] ?? null) as string | null;
  const disk = path !== null && LOCAL.test(host) ? diskOf(path) : null;
  if (disk === null) return { level: "note", what: "the disk of the server cannot be seen from here" };
  const gib = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1);
  const what = `${gib(disk.free)} of ${gib(disk.all)} GiB free on the disk of the server, ${String(path)}`;
  if (disk.free >= Math.min(LEAST_DISK_BYTES, LEAST_DISK_SHARE * disk.all)) return { level: "ok", what };
  return { level: "wrong", what, remedy: "free some: Neo4j stops writing when it is full" };
}

function diskOfThisMachine(folder: string): { readonly free: number; readonly all: number } | null {
  if (!existsSync(folder)) return null;
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { free: bavail * bsize, all: blocks * bsize };
}

async function checkGds(database: Neo4jDatabase): Promise<Finding> {
  const found = (await database.query(GDS_PROCEDURES, {})).length;
  if (found > 0) return { level: "ok", what: "plugin Graph Data Science is there" };
  return {
    level: "note",
    what: "plugin Graph Data Science is missing; only `--engine gds` needs it",
    remedy: "put its jar for this version into plugins/, set dbms.security.procedures.unrestricted=gds.*, restart",
  };
}
