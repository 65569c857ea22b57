import { existsSync, mkdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DOUBLE, DuckDBInstance, type DuckDBConnection, type DuckDBDataChunk, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import { messageOf } from "../../error-text";
import { InputError, StoreUnavailableError } from "../../ports/errors";
import { traced } from "../../observability/tracing";
import { currentScope } from "../../request-scope";
import { Mutex } from "../../mutex";

export interface DatabaseOptions {
  /** DuckDB's memory_limit, for example `2GB`. Beyond it operators spill to disk. */
  readonly memoryLimit?: string | undefined;
  /** Worker threads of DuckDB, >= 1. */
  readonly threads?: number | undefined;
}

/** So long a checkpoint waits for a moment without writing transactions, milliseconds. */
const CHECKPOINT_PATIENCE_MS = 5_000;
const CHECKPOINT_PAUSE_MS = 50;

/** Half the machine's memory, at most 4 GB: analyses run in the same process. */
const defaultMemoryLimit = (): string => `${Math.max(256, Math.min(4096, Math.floor(totalmem() / 2 / 1048576)))}MB`;

/** Checks the options and fills in defaults. */
function resolveDatabaseOptions(options: DatabaseOptions): Required<{ [K in keyof DatabaseOptions]: NonNullable<DatabaseOptions[K]> }> {
  const memoryLimit = options.memoryLimit ?? defaultMemoryLimit();
  const threads = options.threads ?? availableParallelism();
  if (!/^\d+(\.\d+)?\s*([KMGT]i?B)$/i.test(memoryLimit)) {
    throw new InputError(`memory limit must be a size such as 2GB, got "${memoryLimit}"`);
  }
  if (!Number.isInteger(threads) || threads < 1) throw new InputError(`threads must be an integer >= 1, got ${threads}`);
  return { memoryLimit, threads };
}

/** One row as the values of its columns, in the order of the SELECT list. */
export type Row = readonly DuckDBValue[];

/** Values for `$1`, `$2`, ... */
export type Params = DuckDBValue[];

/** The driver takes every whole number for an integer, and fails on 1e300. Places without a type are left to it. */
function typesOf(params: Params | undefined): DuckDBType[] | undefined {
  let types: DuckDBType[] | undefined;
  params?.forEach((value, i) => {
    if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) (types ??= [])[i] = DOUBLE;
  });
  return types;
}

/** Runs one statement. */
export async function run(connection: DuckDBConnection, sql: string, params?: Params): Promise<void> {
  await connection.run(sql, params, typesOf(params));
}

/** Runs one query and returns all its rows. */
export async function query(connection: DuckDBConnection, sql: string, params?: Params): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, params, typesOf(params));
  return reader.getRows();
}

/** The first row of a query; null when it has none. */
export async function queryOne(connection: DuckDBConnection, sql: string, params?: Params): Promise<Row | null> {
  return (await query(connection, sql, params)).at(0) ?? null;
}

/** The whole number that a query of one row and column returns, for example a COUNT. */
export async function queryNumber(connection: DuckDBConnection, sql: string, params?: Params): Promise<number> {
  return Number((await query(connection, sql, params))[0][0]);
}

/** Runs a query and hands over its chunks one by one: memory stays bounded by a chunk. */
export async function forEachChunk(
  connection: DuckDBConnection,
  sql: string,
  params: Params,
  visit: (chunk: DuckDBDataChunk) => void | Promise<void>,
): Promise<void> {
  const result = await connection.stream(sql, params, typesOf(params));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    await visit(chunk);
  }
}

const N_READERS = 2;

/**
 * One DuckDB file (or memory) with one writer at a time and a few readers. All writing goes through `write`, which queues; readers see
 * the last committed state.
 */
export class Database {
  /** Bumped by every committed write; lets derived values be cached. */
  writeCount = 0;
  /** Held by an import from its first to its last statement: two would fight for memory, and it changes settings of the instance. */
  readonly importLock = new Mutex();
  private readonly writerLock = new Mutex();
  private readonly idleReaders: DuckDBConnection[] = [];
  private readonly waitingReaders: ((connection: DuckDBConnection) => void)[] = [];
  private readonly connections = new Set<DuckDBConnection>();
  private nReaders = 0;
  private closed = false;
  /** Reads and leases under way; closing waits for them, because DuckDB does not survive a connection that is closed while it works. */
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly leases = new Map<DuckDBConnection, () => void>();
  private writer: DuckDBConnection | null = null;

  private constructor(
    readonly path: string,
    private readonly instance: DuckDBInstance,
    /** A directory of this database alone, for spills and converted input files. Emptied at open and at close. */
    readonly tempDirectory: string,
  ) {}

  /**
   * Opens or creates the file.
   * @param path of the database file, or ":memory:"
   * @throws StoreUnavailableError when it cannot be opened; the message names the file and the remedy
   */
  static async open(path: string, options: DatabaseOptions = {}): Promise<Database> {
    const { memoryLimit, threads } = resolveDatabaseOptions(options);
    const inMemory = path === ":memory:";
    const file = inMemory ? path : resolve(path);
    const tempDirectory = inMemory ? join(tmpdir(), `dealgraph-${process.pid}-${(nextMemoryStore += 1)}`) : `${file}.tmp`;
    let instance: DuckDBInstance | undefined;
    // DuckDB's file lock keeps other processes out, not a second instance in this one.
    if (openFiles.has(file)) throw new StoreUnavailableError(`store ${file} is open in this process already: close it first`, true);
    if (!inMemory) openFiles.add(file);
    try {
      if (!inMemory) mkdirSync(dirname(file), { recursive: true });
      instance = await DuckDBInstance.create(file, {
        memory_limit: memoryLimit,
        threads: String(threads),
        temp_directory: tempDirectory,
        autoinstall_known_extensions: "false",
        autoload_known_extensions: "false",
      });
      // A killed process leaves its spilled pages behind; holding the file's lock, we know that nobody uses them.
      rmSync(tempDirectory, { recursive: true, force: true });
      const database = new Database(file, instance, tempDirectory);
      // The first statement touches the file: a damaged one shows here and not in mid-work.
      await database.read((connection) => query(connection, "SELECT count(*) FROM duckdb_tables()"));
      return database;
    } catch (error) {
      instance?.closeSync();
      openFiles.delete(file);
      throw asUnavailable(file, error);
    }
  }

  /**
   * A connection of its own, for work with temporary tables; the caller gives it back with `release`. Closing the database interrupts
   * its statement and waits for it to be given back.
   */
  async connect(): Promise<DuckDBConnection> {
    this.assertOpen();
    const connection = await this.newConnection();
    const returned = new Promise<void>((giveBack) => this.leases.set(connection, giveBack));
    void this.track(returned);
    return connection;
  }

  release(connection: DuckDBConnection): void {
    if (this.connections.delete(connection)) connection.closeSync();
    this.leases.get(connection)?.();
    this.leases.delete(connection);
  }

  /** Runs `work` on a reading connection. */
  read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.track(
      this.readOn(
        () => this.takeReader(),
        (connection) => {
          this.giveReader(connection);
        },
        work,
      ),
    );
  }

  /** As `read`, for work that goes through whole tables: on a connection of its own, so that nobody who wants a page waits for it. */
  readWhole<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const end = (connection: DuckDBConnection): void => {
      if (this.connections.delete(connection)) connection.closeSync();
    };
    return this.track(this.readOn(() => this.newConnection(), end, work));
  }

  private async readOn<T>(
    take: () => Promise<DuckDBConnection>,
    give: (connection: DuckDBConnection) => void,
    work: (connection: DuckDBConnection) => Promise<T>,
  ): Promise<T> {
    this.assertOpen();
    const connection = await take();
    const scope = currentScope();
    if (scope !== undefined) scope.statements += 1;
    const interrupt = (): void => {
      if (scope?.cancellable === true) connection.interrupt();
    };
    scope?.signal.addEventListener("abort", interrupt);
    try {
      return await traced("store read", {}, () => work(connection));
    } finally {
      scope?.signal.removeEventListener("abort", interrupt);
      give(connection);
    }
  }

  /**
   * Runs `work` in one transaction, alone among writers; rolls back when it throws.
   * @param on connection to use, for work that has temporary tables of its own; default the writer's
   */
  async write<T>(work: (connection: DuckDBConnection) => Promise<T>, on?: DuckDBConnection): Promise<T> {
    const scope = currentScope();
    if (scope !== undefined) scope.statements += 1;
    return this.writerLock.run(async () => {
      this.assertOpen();
      const connection = on ?? (this.writer ??= await this.newConnection());
      await run(connection, "BEGIN TRANSACTION");
      let result: T;
      try {
        result = await traced("store write", {}, () => work(connection));
        await run(connection, "COMMIT");
      } catch (error) {
        // The failed statement may have ended the transaction already; the first error is the one to report.
        await run(connection, "ROLLBACK").catch(() => undefined);
        throw error;
      }
      this.writeCount += 1;
      return result;
    });
  }

  /**
   * Folds the write-ahead log into the file. DuckDB refuses while a transaction that it counts as writing is open, a reading one with
   * temporary tables too: that is waited for. A log that stays is folded by the next checkpoint; nothing depends on it but the file's size.
   */
  async checkpoint(): Promise<void> {
    const giveUp = performance.now() + CHECKPOINT_PATIENCE_MS;
    for (;;) {
      const done = await this.writerLock.run(async () => {
        this.assertOpen();
        this.writer ??= await this.newConnection();
        return run(this.writer, "CHECKPOINT").then(
          () => true,
          (error: unknown) => {
            if (error instanceof Error && error.message.includes("other write transactions active")) return false;
            throw error;
          },
        );
      });
      if (done || performance.now() > giveUp) return;
      await sleep(CHECKPOINT_PAUSE_MS);
    }
  }

  /** Refuses new work, waits for what is under way, folds the log into the file and closes it. Closing twice is harmless. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const connection of this.leases.keys()) connection.interrupt();
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay);
    await this.writerLock.run(async () => {
      // A failure leaves the log beside the file, where the next start finds it.
      if (this.writer !== null) await run(this.writer, "CHECKPOINT").catch(() => undefined);
    });
    for (const connection of this.connections) connection.closeSync();
    this.connections.clear();
    this.instance.closeSync();
    openFiles.delete(this.path);
    rmSync(this.tempDirectory, { recursive: true, force: true });
  }

  private track<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    const forget = (): void => {
      this.underWay.delete(work);
    };
    void work.then(forget, forget);
    return work;
  }

  private async newConnection(): Promise<DuckDBConnection> {
    const connection = await this.instance.connect();
    this.connections.add(connection);
    await run(connection, "SET TimeZone = 'UTC'");
    return connection;
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailableError(`store ${this.path} is closed`);
  }

  private async takeReader(): Promise<DuckDBConnection> {
    const idle = this.idleReaders.pop();
    if (idle !== undefined) return idle;
    if (this.nReaders < N_READERS) {
      this.nReaders += 1;
      return this.newConnection();
    }
    return new Promise((resolveReader) => this.waitingReaders.push(resolveReader));
  }

  private giveReader(connection: DuckDBConnection): void {
    const next = this.waitingReaders.shift();
    if (next === undefined) this.idleReaders.push(connection);
    else next(connection);
  }
}

let nextMemoryStore = 0;
const openFiles = new Set<string>();

/** Says what is wrong with the file and what to do about it. */
function asUnavailable(file: string, error: unknown): Error {
  if (error instanceof InputError) return error;
  const text = messageOf(error);
  const holder = /PID (\d+)/.exec(text)?.[1];
  const fail = (message: string, retriable = false): StoreUnavailableError =>
    new StoreUnavailableError(message, retriable, { cause: error });
  if (/lock|already (open|attached)|file handle conflict/i.test(text)) {
    const by = holder === undefined ? "another process" : `process ${holder}`;
    return fail(`store ${file} is in use by ${by}: stop it, or talk to the server that runs on it`, true);
  }
  if (/newer version|storage version|version number/i.test(text)) {
    return fail(`store ${file} was written by another version of DuckDB: use the newer program, or import the data into a new file`);
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only/i.test(text)) {
    return fail(`store ${file} cannot be opened: no permission; check the rights on the file and its folder`);
  }
  if (/EISDIR|is a directory|ENOTDIR|EEXIST/i.test(text)) return fail(`store ${file} cannot be opened: the path is no file`);
  if (existsSync(file)) {
    return fail(`store ${file} is no usable DuckDB file (${firstLine(text)}): restore it from a backup, or move it away and import again`);
  }
  return fail(`store ${file} cannot be created: ${firstLine(text)}`);
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? text;
