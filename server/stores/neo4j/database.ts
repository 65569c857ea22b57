import { setTimeout as sleep } from "node:timers/promises";
import neo4j, { type Driver, type ManagedTransaction, type Record as Neo4jRecord, type Session } from "neo4j-driver";
import { CancelledError } from "../../../graph/numeric/errors";
import { traced } from "../../observability/tracing";
import { StoreUnavailableError } from "../../ports/errors";
import { currentScope } from "../../request-scope";
import { cypherFile, type CypherFile, type Parameters } from "./cypher-file";
import { isConstraintViolation, translateError } from "./neo4j-errors";
import { parseNeo4jUrl, resolveNeo4jOptions, type Neo4jOptions, type Neo4jTarget, type ResolvedNeo4jOptions } from "./neo4j-url";

/** One row as the values of its columns, in the order of the RETURN list. */
export type Row = readonly unknown[];

const SERVER_VERSION = cypherFile("read/server-version");
const PING = cypherFile("read/ping");
const PING_MS = 3_000;
/** The oldest server whose Cypher the statements use. */
const OLDEST: readonly [number, number] = [5, 26];
const CONSTRAINT_TRIES = 5;

const rowOf = (record: Neo4jRecord): Row => record.keys.map((key) => record.get(key) as unknown);

/** @throws StoreUnavailableError when a server of that version does not know all statements */
export function assertNewEnough(version: string, display: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new StoreUnavailableError(
    `Neo4j at ${display} is version ${version}, too old: ${OLDEST.join(".")} or newer is needed; upgrade the server`,
  );
}

/** Statements within one transaction. */
export class Transaction {
  constructor(private readonly transaction: ManagedTransaction) {}

  async run<K extends string>(file: CypherFile<K>, parameters: Parameters<K>): Promise<Row[]> {
    const result = await this.transaction.run(file.text, parameters);
    return result.records.map(rowOf);
  }

  async one<K extends string>(file: CypherFile<K>, parameters: Parameters<K>): Promise<Row | null> {
    return (await this.run(file, parameters))[0] ?? null;
  }

  /** Hands over the rows as they arrive; the driver holds back the server, so memory stays bounded. */
  async forEach<K extends string>(file: CypherFile<K>, parameters: Parameters<K>, visit: (row: Row) => void): Promise<void> {
    for await (const record of this.transaction.run(file.text, parameters)) visit(rowOf(record));
  }

  /** The same with `size` rows at a time and a visitor that takes its time. */
  async forEachBatch<K extends string>(
    file: CypherFile<K>,
    parameters: Parameters<K>,
    size: number,
    visit: (rows: readonly Row[]) => Promise<void>,
  ): Promise<void> {
    let batch: Row[] = [];
    for await (const record of this.transaction.run(file.text, parameters)) {
      batch.push(rowOf(record));
      if (batch.length < size) continue;
      await visit(batch);
      batch = [];
    }
    if (batch.length > 0) await visit(batch);
  }
}

/**
 * One database of a Neo4j server. Work runs in managed transactions: transient errors, a change of leader, a restarted server are
 * tried again within the retry time, so work must be repeatable. Sessions share bookmarks: a read sees every earlier write of this process.
 */
export class Neo4jDatabase {
  /** Of the server, known after opening. */
  serverVersion = "";
  private readonly bookmarks = neo4j.bookmarkManager();

  private constructor(
    readonly target: Neo4jTarget,
    private readonly driver: Driver,
    private readonly options: ResolvedNeo4jOptions,
  ) {}

  /**
   * Connects and checks the server.
   * @throws StoreUnavailableError when it cannot be used; the message says why and names the remedy
   */
  static async open(url: string, options: Neo4jOptions = {}): Promise<Neo4jDatabase> {
    const target = parseNeo4jUrl(url, options);
    const resolved = resolveNeo4jOptions(options);
    const driver = neo4j.driver(target.uri, neo4j.auth.basic(target.user, target.password), {
      disableLosslessIntegers: true,
      connectionTimeout: resolved.connectionTimeoutMs,
      connectionAcquisitionTimeout: resolved.connectionTimeoutMs + 5_000,
      maxConnectionPoolSize: resolved.maxConnections,
      maxTransactionRetryTime: resolved.retryTimeMs,
      // Rows of a long read wait in memory: few and then fewer at a time.
      fetchSize: 2_000,
      userAgent: "dealgraph",
      telemetryDisabled: true,
    });
    const database = new Neo4jDatabase(target, driver, resolved);
    try {
      await database.assertUsable();
    } catch (error) {
      await driver.close();
      throw translateError(error, target);
    }
    return database;
  }

  async read<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.withSession("READ", (session) => session.executeRead((tx) => work(new Transaction(tx)), this.config()));
  }

  /** The same for reads of everything, which last as long as what is done with the rows: the query timeout does not hold for them. */
  async scan<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.withSession("READ", (session) => session.executeRead((tx) => work(new Transaction(tx))));
  }

  /**
   * Runs `work` in one transaction; it is all there afterwards or nothing is.
   * @param work gets the number of earlier attempts that broke a uniqueness constraint: another process was faster, or a guess was wrong
   */
  async write<T>(work: (transaction: Transaction, attempt: number) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.withSession("WRITE", (session) =>
          session.executeWrite((tx) => work(new Transaction(tx), attempt), this.config()),
        );
      } catch (error) {
        if (attempt + 1 >= CONSTRAINT_TRIES || !isConstraintViolation(error)) throw error;
      }
    }
  }

  /** One statement in a transaction of its own, for reading. */
  async query<K extends string>(file: CypherFile<K>, parameters: Parameters<K>): Promise<Row[]> {
    return this.read((transaction) => transaction.run(file, parameters));
  }

  async queryOne<K extends string>(file: CypherFile<K>, parameters: Parameters<K>): Promise<Row | null> {
    return (await this.query(file, parameters))[0] ?? null;
  }

  /** One statement outside managed transactions: schema commands. */
  async runAlone(text: string): Promise<Row[]> {
    return this.withSession("WRITE", async (session) => (await session.run(text)).records.map(rowOf));
  }

  /** @throws StoreUnavailableError when the server does not answer a small question within a few seconds */
  async ping(): Promise<void> {
    const late = new AbortController();
    const answer = this.withSession("READ", (session) => session.run(PING.text));
    // Abandoned when it comes too late.
    answer.catch(() => undefined);
    const timer = sleep(PING_MS, undefined, { signal: late.signal, ref: false }).then(() => {
      throw new StoreUnavailableError(`Neo4j at ${this.target.display}: no answer within ${PING_MS / 1000} s; it is slow or cut off`, true);
    });
    timer.catch(() => undefined);
    try {
      await Promise.race([answer, timer]);
    } finally {
      late.abort();
    }
  }

  async close(): Promise<void> {
    await this.driver.close();
  }

  private async assertUsable(): Promise<void> {
    // Once, without the patience of managed transactions: who starts the program wants to know now.
    const session = this.session("READ");
    try {
      const { records } = await session.run(SERVER_VERSION.text);
      this.serverVersion = String(records[0]?.get("version"));
      assertNewEnough(this.serverVersion, this.target.display);
    } finally {
      await session.close();
    }
  }

  private config(): { timeout: number } {
    return { timeout: this.options.queryTimeoutMs };
  }

  private session(mode: "READ" | "WRITE"): Session {
    const { database } = this.target;
    return this.driver.session({
      defaultAccessMode: mode === "READ" ? neo4j.session.READ : neo4j.session.WRITE,
      bookmarkManager: this.bookmarks,
      ...(database === null ? {} : { database }),
    });
  }

  private async withSession<T>(mode: "READ" | "WRITE", work: (session: Session) => Promise<T>): Promise<T> {
    const scope = currentScope();
    if (scope !== undefined) scope.statements += 1;
    const mayStop = (): boolean => mode === "READ" && scope?.cancellable === true;
    const session = this.session(mode);
    // Closing a session ends its transaction in the server, in mid-statement too.
    const interrupt = (): void => {
      if (mayStop()) session.close().catch(() => undefined);
    };
    scope?.signal.addEventListener("abort", interrupt);
    try {
      return await traced(mode === "READ" ? "store read" : "store write", {}, () => work(session));
    } catch (error) {
      if (scope?.signal.aborted === true && mayStop()) throw new CancelledError("the read was cancelled", { cause: error });
      throw isConstraintViolation(error) ? error : translateError(error, this.target);
    } finally {
      scope?.signal.removeEventListener("abort", interrupt);
      // A session of a dead connection cannot say goodbye; the first error is the one to report.
      await session.close().catch(() => undefined);
    }
  }
}

/** A whole number as the server's INTEGER; plain JavaScript numbers travel as FLOAT. */
export const integer = (value: number): ReturnType<typeof neo4j.int> => neo4j.int(value);
