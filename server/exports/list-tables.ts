import { createHash } from "node:crypto";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { InputError } from "../ports/errors";
import type { Page } from "../ports/paging";
import { SQL_TYPES, appendRows } from "../stores/duckdb/appending";
import { Database, forEachChunk, query, queryNumber, run } from "../stores/duckdb/database";
import { literal } from "../stores/duckdb/sql-text";
import { MAX_PAGE } from "../use-cases/pages";
import { authorize } from "../use-cases/permissions";
import type { UseCaseContext } from "../use-cases/use-case";
import { batchRows, listVersion, type ListCell, type ListColumn, type ListDefinition, type ListRow } from "./list";
import {
  afterSql,
  columnOf,
  orderSql,
  resolveOrder,
  SQL_OF_TYPE,
  Values,
  whereSql,
  type Grain,
  type Order,
  type Where,
} from "./list-query";
import { pullRows } from "./pull-rows";

export interface ListPageRequest {
  readonly where?: Where | null | undefined;
  readonly orderBy?: readonly Order[] | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly offset?: number | null | undefined;
}

export interface AggregateRequest {
  readonly where?: Where | null | undefined;
  readonly dimensions: readonly string[];
  readonly measure: string | null;
  readonly time: { readonly column: string; readonly grain: Grain } | null;
  readonly orderBy: "key" | "rows" | "sum" | "avg";
  readonly first: number;
  readonly offset: number;
}

export interface AggregateRow {
  readonly dimensions: Readonly<Record<string, ListCell>>;
  /** First day of the period, ISO date; null without a time or for rows without one. */
  readonly period: string | null;
  readonly rows: number;
  readonly sum: number | null;
  readonly avg: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly distinct: number | null;
}

interface Table {
  readonly name: string;
  readonly version: string | null;
  /** Requests that read it now: it is dropped after the last one. */
  readers: number;
  retired: boolean;
  readonly madeAt: number;
}

/** Tables kept for the next request; each holds one list of one version. */
const MAX_TABLES = 24;
const MAX_DIMENSIONS = 8;
/** Before a live list is read again. */
const LIVE_MS = 1000;

/**
 * Answers questions about lists (pages, filters, order, groups) from tables of a DuckDB in memory, made from the rows of a list on first
 * use and kept until the rows change. Works alike over every store. Beyond its memory limit it spills to a temporary folder.
 */
export class ListTables {
  private readonly tables = new Map<string, Promise<Table>>();
  private opened: Promise<Database> | null = null;
  private nTables = 0;
  private closed = false;

  constructor(private readonly memoryLimit = "512MB") {}

  /** One page, in the order asked for and then by key. @throws ForbiddenError, InputError */
  async page(list: ListDefinition, context: UseCaseContext, request: ListPageRequest): Promise<Page<ListRow>> {
    authorize(context.principal, list.operation);
    const { first } = request;
    const offset = request.offset ?? 0;
    if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw new InputError(`first must be 1 to ${MAX_PAGE}, got ${first}`);
    if (!Number.isInteger(offset) || offset < 0) throw new InputError(`offset must be 0 or more, got ${offset}`);
    const orders = resolveOrder(list, request.orderBy);
    const values = new Values();
    const condition = whereSql(list, request.where, values);
    const nFilterValues = values.list.length;
    const mark = createHash("sha256")
      .update(JSON.stringify([list.name, orders, request.where ?? null]))
      .digest("base64url")
      .slice(0, 12);
    const after = request.after ?? null;
    const cells = after === null ? null : readCursor(after, mark, orders.length);
    const later = cells === null ? "" : afterSql(orders, cells, values);
    return this.reading(list, context, async (connection, table) => {
      const total = await queryNumber(
        connection,
        `SELECT count(*) FROM ${table} ${condition === "" ? "" : `WHERE ${condition}`}`,
        values.list.slice(0, nFilterValues),
      );
      const both = [condition, later].filter((part) => part !== "").map((part) => `(${part})`);
      const found = await query(
        connection,
        `SELECT ${selectSql(list.columns)} FROM ${table} ${both.length === 0 ? "" : `WHERE ${both.join(" AND ")}`}
         ORDER BY ${orderSql(orders)} LIMIT ${first + 1} OFFSET ${offset}`,
        values.list,
      );
      const nodes = found.slice(0, first) as unknown as ListRow[];
      const at = orders.map(({ column }) => list.columns.findIndex(({ name }) => name === column));
      return {
        nodes,
        cursors: nodes.map((row) => Buffer.from(JSON.stringify([mark, ...at.map((i) => row[i])])).toString("base64url")),
        hasNextPage: found.length > first,
        totalCount: total,
      };
    });
  }

  /** Groups with counts and, over a measure, sum, mean, least, greatest and distinct values. @throws ForbiddenError, InputError */
  async aggregate(list: ListDefinition, context: UseCaseContext, request: AggregateRequest): Promise<readonly AggregateRow[]> {
    authorize(context.principal, list.operation);
    const { dimensions, first, offset } = request;
    if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw new InputError(`first must be 1 to ${MAX_PAGE}, got ${first}`);
    if (!Number.isInteger(offset) || offset < 0) throw new InputError(`offset must be 0 or more, got ${offset}`);
    if (dimensions.length > MAX_DIMENSIONS) throw new InputError(`dimensions: at most ${MAX_DIMENSIONS}`);
    const names = [...new Set(dimensions)].map((name) => columnOf(list, name).name);
    const measure = request.measure === null ? null : columnOf(list, request.measure);
    const isNumeric = measure?.type === "number" || measure?.type === "integer";
    const values = new Values();
    const condition = whereSql(list, request.where, values);
    const groups = names.map((name) => `"${name}"`);
    const period = request.time === null ? null : periodSql(columnOf(list, request.time.column), request.time.grain);
    if (period !== null) groups.push("period");
    const of = (sql: string): string => (measure !== null && isNumeric ? sql.replace("?", `"${measure.name}"`) : "NULL::DOUBLE");
    const order = { key: "", rows: "n_rows DESC, ", sum: "total DESC NULLS LAST, ", avg: "mean DESC NULLS LAST, " }[request.orderBy];
    const ends = [...groups.map((name) => `${name} ASC NULLS LAST`), "n_rows"].join(", ");
    return this.reading(list, context, async (connection, table) => {
      const rows = await query(
        connection,
        `SELECT ${[...names.map((name) => `"${name}"`), period === null ? "NULL::VARCHAR AS period" : "period"].join(", ")}, count(*)::DOUBLE AS n_rows,
           ${of("sum(?)::DOUBLE")} AS total, ${of("avg(?)::DOUBLE")} AS mean, ${of("min(?)::DOUBLE")} AS least, ${of("max(?)::DOUBLE")} AS greatest,
           ${measure === null ? "NULL::DOUBLE" : `count(DISTINCT "${measure.name}")::DOUBLE`} AS n_distinct
         FROM (SELECT *${period === null ? "" : `, ${period} AS period`} FROM ${table} ${condition === "" ? "" : `WHERE ${condition}`})
         ${groups.length === 0 ? "" : `GROUP BY ${groups.join(", ")}`}
         ORDER BY ${order}${ends} LIMIT ${first} OFFSET ${offset}`,
        values.list,
      );
      return rows.map((row): AggregateRow => {
        const [at, n, sum, avg, min, max, distinct] = row.slice(names.length) as [string | null, ...(number | null)[]];
        return {
          dimensions: Object.fromEntries(names.map((name, i) => [name, row[i] as ListCell])),
          period: at,
          rows: n ?? 0,
          sum: sum ?? null,
          avg: avg ?? null,
          min: min ?? null,
          max: max ?? null,
          distinct: distinct ?? null,
        };
      });
    });
  }

  /** Rows that pass a filter, in order, a batch at a time. @throws ForbiddenError, InputError */
  select(
    list: ListDefinition,
    context: UseCaseContext,
    request: {
      readonly where?: Where | null;
      readonly orderBy?: readonly Order[] | null;
      readonly limit: number | null;
      readonly offset: number;
    },
  ): AsyncIterable<ListRow> {
    authorize(context.principal, list.operation);
    const values = new Values();
    const condition = whereSql(list, request.where, values);
    const limit = request.limit === null ? "" : `LIMIT ${Math.trunc(request.limit)}`;
    const sql = (table: string): string =>
      `SELECT ${selectSql(list.columns)} FROM ${table} ${condition === "" ? "" : `WHERE ${condition}`}
       ORDER BY ${orderSql(resolveOrder(list, request.orderBy))} ${limit} OFFSET ${Math.trunc(request.offset)}`;
    return pullRows(
      (push) =>
        this.reading(list, context, (connection, table) =>
          forEachChunk(connection, sql(table), values.list, (chunk) => push(chunk.getRows() as unknown as ListRow[])),
        ),
      context.signal,
    );
  }

  /** Writes rows as a Parquet file; dates and instants become such. */
  async writeParquet(rows: AsyncIterable<readonly ListRow[]>, columns: readonly ListColumn[], path: string): Promise<number> {
    const database = await this.open();
    const connection = await database.connect();
    const table = `parquet_${(this.nTables += 1)}`;
    try {
      const n = await fill(connection, table, columns, rows);
      const casts = columns.map(({ name, type }) =>
        type === "date"
          ? `TRY_CAST("${name}" AS DATE) AS "${name}"`
          : type === "instant"
            ? `TRY_CAST("${name}" AS TIMESTAMP) AS "${name}"`
            : `"${name}"`,
      );
      await run(
        connection,
        `COPY (SELECT ${casts.join(", ")} FROM ${table} ORDER BY rowid) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      return n;
    } finally {
      await run(connection, `DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
      database.release(connection);
    }
  }

  /** Forgets every row: after an erasure nothing of it may stay. */
  async forget(): Promise<void> {
    this.tables.clear();
    const { opened } = this;
    this.opened = null;
    if (opened !== null) await (await opened).close();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.forget();
  }

  private open(): Promise<Database> {
    if (this.closed) return Promise.reject(new Error("the list tables are closed"));
    return (this.opened ??= Database.open(":memory:", { memoryLimit: this.memoryLimit }));
  }

  /** Runs `work` on the table of a list; the caller's end interrupts it. */
  private async reading<T>(
    list: ListDefinition,
    context: UseCaseContext,
    work: (connection: DuckDBConnection, table: string) => Promise<T>,
  ): Promise<T> {
    const database = await this.open();
    const table = await this.table(database, list, context);
    table.readers += 1;
    const connection = await database.connect();
    const interrupt = (): void => {
      connection.interrupt();
    };
    context.signal.addEventListener("abort", interrupt);
    try {
      return await work(connection, table.name);
    } finally {
      context.signal.removeEventListener("abort", interrupt);
      database.release(connection);
      table.readers -= 1;
      if (table.retired && table.readers === 0) await drop(database, table);
    }
  }

  private async table(database: Database, list: ListDefinition, context: UseCaseContext): Promise<Table> {
    const version = await listVersion(list, context);
    const known = this.tables.get(list.name);
    if (known !== undefined) {
      const table = await known.catch(() => null);
      const fresh =
        table !== null &&
        (version === null ? performance.now() - table.madeAt < LIVE_MS && table.version === null : table.version === version);
      if (fresh) return table;
      if (this.tables.get(list.name) === known) {
        this.tables.delete(list.name);
        if (table !== null) await this.retire(database, table);
      }
    }
    const newer = this.tables.get(list.name);
    if (newer !== undefined) return newer;
    const made = this.make(database, list, context, version);
    this.tables.set(list.name, made);
    try {
      const table = await made;
      await this.shrink(database);
      return table;
    } catch (error) {
      if (this.tables.get(list.name) === made) this.tables.delete(list.name);
      throw error;
    }
  }

  private async make(database: Database, list: ListDefinition, context: UseCaseContext, version: string | null): Promise<Table> {
    const name = `list_${(this.nTables += 1)}`;
    const connection = await database.connect();
    try {
      // Others wait for this table too: it is made to the end, whoever went away.
      await fill(connection, name, list.columns, batchRows(list, { ...context, signal: new AbortController().signal }));
    } finally {
      database.release(connection);
    }
    return { name, version, readers: 0, retired: false, madeAt: performance.now() };
  }

  private async shrink(database: Database): Promise<void> {
    while (this.tables.size > MAX_TABLES) {
      const [oldest] = this.tables;
      this.tables.delete(oldest[0]);
      await this.retire(database, await oldest[1]);
    }
  }

  private async retire(database: Database, table: Table): Promise<void> {
    table.retired = true;
    if (table.readers === 0) await drop(database, table);
  }
}

async function drop(database: Database, table: Table): Promise<void> {
  const connection = await database.connect();
  try {
    await run(connection, `DROP TABLE IF EXISTS ${table.name}`);
  } finally {
    database.release(connection);
  }
}

const TYPE_OF = { VARCHAR: SQL_TYPES.VARCHAR, INTEGER: SQL_TYPES.INTEGER, DOUBLE: SQL_TYPES.DOUBLE, BOOLEAN: SQL_TYPES.BOOLEAN } as const;

async function fill(
  connection: DuckDBConnection,
  table: string,
  columns: readonly ListColumn[],
  batches: AsyncIterable<readonly ListRow[]>,
): Promise<number> {
  await run(connection, `CREATE TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${SQL_OF_TYPE[type]}`).join(", ")})`);
  const types = columns.map(({ type }) => TYPE_OF[SQL_OF_TYPE[type]]);
  let n = 0;
  for await (const rows of batches) {
    n += rows.length;
    await appendRows(
      connection,
      table,
      types,
      rows.map((row) => row.map((cell): DuckDBValue => (typeof cell === "number" && Number.isNaN(cell) ? null : cell))),
    );
  }
  return n;
}

const selectSql = (columns: readonly ListColumn[]): string => columns.map(({ name }) => `"${name}"`).join(", ");

function periodSql(column: ListColumn, grain: Grain): string {
  if (column.type !== "date" && column.type !== "instant" && column.type !== "text")
    throw new InputError(`${column.name} is no date: give a column of type date or instant as time`);
  return `strftime(date_trunc('${grain}', TRY_CAST(substr("${column.name}", 1, 10) AS DATE)), '%Y-%m-%d')`;
}

function readCursor(cursor: string, mark: string, length: number): readonly ListCell[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || parts.length !== length + 1) throw new InputError("after is no cursor of this list");
  const [own, ...cells] = parts as readonly unknown[];
  if (own !== mark) throw new InputError("after belongs to another filter or order: start at the first page");
  if (!cells.every((cell): cell is ListCell => cell === null || ["string", "number", "boolean"].includes(typeof cell)))
    throw new InputError("after is no cursor of this list");
  return cells;
}
