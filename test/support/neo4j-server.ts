import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import neo4j from "neo4j-driver";
import type { Stores } from "../../server/ports/stores";
import { openNeo4jStores } from "../../server/stores/neo4j/neo4j-stores";
import { chooseNeo4j, type Neo4jSource } from "./choose-neo4j";
import { whyNoDocker } from "./docker-engine";
import { killContainer, removeContainer, startAgain, startContainer } from "./neo4j-container";

const root = join(__dirname, "..", "..");
const SCRIPT = join(root, "scripts", "neo4j", "neo4j.cjs");
const START_MS = 300_000;
/** Servers of this test run; test/support/stop-neo4j.ts ends them. */
const runDirectory = join(root, ".cache", "neo4j", `test-${process.env["DEALGRAPH_TEST_RUN"] ?? String(process.pid)}`);
const runParent = process.env["DEALGRAPH_TEST_RUN"] ?? String(process.pid);
/** Only a database with such a node is ever emptied by tests. */
const MARKER = "DealgraphTestDatabase";

/** Lines of Neo4j that scripts/neo4j/neo4j.cjs knows. */
type Release = "5" | "2026";

/** What keeps the recipe of scripts/neo4j from working here, with the remedy; null when nothing does. */
function whatIsMissing(release: Release = "5"): string | null {
  try {
    execFileSync(process.execPath, [SCRIPT, "check", "--release", release], { stdio: ["ignore", "ignore", "pipe"] });
    return null;
  } catch (error) {
    return String((error as { readonly stderr?: Buffer }).stderr ?? error).trim();
  }
}

export interface Neo4jContext {
  /** With user and password. */
  readonly url: string;
  /** Empties the database and opens the stores; the caller closes them. */
  readonly openEmpty: () => Promise<Stores>;
  /** Runs one statement beside the store. */
  readonly run: (statement: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>[]>;
}

const findSource = (given = process.env["NEO4J_URI"]): Neo4jSource => chooseNeo4j({ given, recipe: whatIsMissing, docker: whyNoDocker });

/**
 * Tests on a real server: the one in NEO4J_URI, else one for the whole test run that the first suite starts, by Java and Maven or in a
 * container. Suites take turns, because Community has one database. Where there is none of these they are skipped with the remedy, in CI they
 * fail.
 */
export function describeWithNeo4j(name: string, define: (context: Neo4jContext) => void): void {
  const source = findSource();
  describeUnless(source, name, () => {
    const turn = new Turn(join(runDirectory, "turn"));
    let url: string | null = null;
    const context = contextOf(() => url);
    beforeAll(async () => {
      await turn.take();
      url = await sharedServer(source);
    }, START_MS * 4);
    afterAll(() => {
      turn.give();
    });
    define(context);
  });
}

/**
 * Tests on a server of the 2026 line, without Graph Data Science, for the suite alone. Without a JDK for it they are skipped with the remedy,
 * in CI too: what is required is the server of the line 5.
 */
export function describeWithNewerNeo4j(name: string, define: (context: Neo4jContext) => void): void {
  const missing = whatIsMissing("2026");
  const run = (): void => {
    let server: OwnNeo4j | null = null;
    beforeAll(async () => {
      server = await OwnNeo4j.start("2026");
    }, START_MS);
    afterAll(async () => {
      await server?.remove();
    });
    define(contextOf(() => server?.url ?? null));
  };
  if (missing !== null) console.warn(`SKIPPED ${name}: ${missing}`);
  (missing === null ? describe : describe.skip)(name, run);
}

function contextOf(findUrl: () => string | null): Neo4jContext {
  const context: Neo4jContext = {
    get url() {
      const url = findUrl();
      if (url === null) throw new Error("the server is not there yet: use it in tests and hooks");
      return url;
    },
    openEmpty: async () => {
      await emptyDatabase(context.url);
      return openNeo4jStores(context.url);
    },
    run: (statement, parameters) => runStatement(context.url, statement, parameters),
  };
  return context;
}

/** Tests that start servers of their own, in order to kill them: a given one is not for that. */
export function describeWithOwnNeo4j(name: string, define: () => void): void {
  describeUnless(findSource(""), name, define);
}

function describeUnless(source: Neo4jSource, name: string, define: () => void): void {
  const missing = source.kind === "none" ? source.why : null;
  const message = `no Neo4j for the tests: ${String(missing)}`;
  if (missing !== null && process.env["CI"] !== undefined) {
    it(`${name}: there is a server`, () => {
      throw new Error(message);
    });
    return;
  }
  if (missing !== null) console.warn(`SKIPPED ${name}: ${message}`);
  (missing === null ? describe : describe.skip)(name, define);
}

/** Starts a server where its data stay between kills. */
interface Host {
  start(): Promise<void>;
  /** As a power cut would. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

function recipeHost(directory: string, port: number, password: string, release: Release): Host {
  const kill = async (): Promise<void> => {
    await promisify(execFile)(process.execPath, [SCRIPT, "stop", "--dir", directory, "--kill"]);
  };
  return {
    start: () => startServer(directory, port, password, { gds: false, release }),
    kill,
    remove: async () => {
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function containerHost(port: number, password: string): Host {
  let id: string | null = null;
  return {
    start: async () => {
      if (id === null) id = await startContainer({ port, password, gds: false, startMs: START_MS, outlives: false });
      else await startAgain(id);
    },
    kill: async () => {
      if (id !== null) await killContainer(id);
    },
    remove: async () => {
      if (id !== null) await removeContainer(id);
    },
  };
}

/** A server of a test's own, to be killed. */
export class OwnNeo4j {
  private constructor(
    private readonly host: Host,
    readonly url: string,
    /** Where all its files are; null in a container. */
    readonly directory: string | null,
  ) {}

  static async start(release: Release = "5"): Promise<OwnNeo4j> {
    const [port, password] = [await freePort(), newPassword()];
    const directory = join(runDirectory, `own-${randomBytes(4).toString("hex")}`);
    const isContained = release === "5" && findSource("").kind === "container";
    const host = isContained ? containerHost(port, password) : recipeHost(directory, port, password, release);
    const server = new OwnNeo4j(host, boltUrl(port, password), isContained ? null : directory);
    await server.start();
    return server;
  }

  /** Starts it, also again after a kill, and waits until it answers. */
  async start(): Promise<void> {
    await this.host.start();
    await untilItAnswers(this.url);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    await this.host.kill();
  }

  async remove(): Promise<void> {
    await this.host.remove();
  }
}

/** Runs one statement on a server. */
export async function runStatement(
  url: string,
  statement: string,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<Record<string, unknown>[]> {
  const { uri, user, password } = splitUrl(url);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true, connectionTimeout: 5_000 });
  const session = driver.session();
  try {
    // Not in a managed transaction: CALL ... IN TRANSACTIONS needs one of its own.
    const result = await session.run(statement, parameters);
    return result.records.map((record) => record.toObject());
  } finally {
    await session.close().catch(() => undefined);
    await driver.close();
  }
}

export interface PlanNode {
  readonly operatorType: string;
  readonly children: readonly PlanNode[];
}

/** Columns and plan of a statement, which is not run. */
export async function explainStatement(
  url: string,
  statement: string,
): Promise<{ readonly keys: readonly string[]; readonly plan: PlanNode }> {
  const { uri, user, password } = splitUrl(url);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const session = driver.session();
  try {
    // Parameters must be there to be explained, whatever they are.
    const names = [...statement.matchAll(/\$(\w+)/g)].map((match) => [match[1], null]);
    const result = session.run(`EXPLAIN ${statement}`, Object.fromEntries(names) as Record<string, null>);
    const keys = await result.keys();
    const { plan } = await result.summary();
    if (plan === false) throw new Error("the server gave no plan");
    return { keys: keys.map(String), plan };
  } finally {
    await session.close();
    await driver.close();
  }
}

function splitUrl(url: string): { readonly uri: string; readonly user: string; readonly password: string } {
  const parsed = new URL(url);
  return {
    uri: `${parsed.protocol}//${parsed.host}`,
    user: parsed.username || (process.env["NEO4J_USER"] ?? "neo4j"),
    password: parsed.password || (process.env["NEO4J_PASSWORD"] ?? ""),
  };
}

/** Removes all data, but not the schema. */
async function emptyDatabase(url: string): Promise<void> {
  const [found] = await runStatement(
    url,
    `RETURN EXISTS { MATCH (m:${MARKER}) } AS isOurs, EXISTS { MATCH (n) WHERE NOT n:SchemaVersion } AS hasNodes`,
  );
  if (found["isOurs"] !== true && found["hasNodes"] === true) {
    throw new Error(`the database at NEO4J_URI holds data: tests empty it, so give them an empty one, or CREATE (:${MARKER}) to allow it`);
  }
  await runStatement(url, `MERGE (:${MARKER})`);
  for (const label of ["Client", "Deal"]) {
    await runStatement(url, `MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS`);
  }
  await runStatement(
    url,
    `MATCH (n) WHERE NOT n:SchemaVersion AND NOT n:${MARKER} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS`,
  );
}

async function sharedServer(source: Neo4jSource): Promise<string> {
  if (source.kind === "given") return source.url;
  const directory = join(runDirectory, "shared");
  const file = join(directory, "url");
  if (!existsSync(file)) {
    const [port, password] = [await freePort(), newPassword()];
    if (source.kind === "container") {
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, "container"), await startContainer({ port, password, gds: true, startMs: START_MS, outlives: true }));
    } else await startServer(directory, port, password, { gds: true, release: "5" });
    const url = boltUrl(port, password);
    await untilItAnswers(url);
    writeFileSync(file, url);
  }
  return readFileSync(file, "utf8");
}

const boltUrl = (port: number, password: string): string => `bolt://neo4j:${password}@127.0.0.1:${port}`;

async function startServer(
  directory: string,
  port: number,
  password: string,
  { gds, release }: { readonly gds: boolean; readonly release: Release },
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const args = [SCRIPT, "start", "--release", release, "--dir", directory, "--port", String(port), "--quick", "--parent", runParent];
  if (!gds) args.push("--no-gds");
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NEO4J_PASSWORD: password }, timeout: START_MS });
}

/** The port opens before the database is online. */
async function untilItAnswers(url: string): Promise<void> {
  for (let left = 600; ; left -= 1) {
    try {
      await runStatement(url, "MATCH (n) RETURN count(n) AS nodes");
      return;
    } catch (error) {
      if (left === 0) throw error;
      await sleep(200);
    }
  }
}

const newPassword = (): string => randomBytes(12).toString("hex");

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** A lock between the processes of a test run; that of a dead process is taken over. */
class Turn {
  constructor(private readonly directory: string) {}

  async take(): Promise<void> {
    mkdirSync(runDirectory, { recursive: true });
    for (;;) {
      try {
        mkdirSync(this.directory);
        writeFileSync(join(this.directory, "pid"), String(process.pid));
        return;
      } catch {
        if (this.isAbandoned()) this.give();
        else await sleep(100);
      }
    }
  }

  give(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private isAbandoned(): boolean {
    try {
      process.kill(Number(readFileSync(join(this.directory, "pid"), "utf8")), 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ESRCH";
    }
  }
}
