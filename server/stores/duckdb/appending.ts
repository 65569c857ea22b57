import { setTimeout as sleep } from "node:timers/promises";
import {
  BLOB,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from "@duckdb/node-api";
import { run } from "./database";

export const SQL_TYPES = { VARCHAR, DOUBLE, INTEGER, BOOLEAN, BLOB } as const satisfies Record<string, DuckDBType>;

/** Rows of a chunk, DuckDB's vector size. */
const CHUNK_ROWS = 2048;
/** So often the appended is handed over: at the appender's own 204,800 rows that takes a fifth of a second at once. */
const FLUSH_CHUNKS = 8;

/** Appending holds the calling thread, which may be the one that serves, for about this long, milliseconds. */
const TURN_MS = 4;

/** Rests after each turn for as long as it took: an answer to a request takes many short turns of its own. */
export function createTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    const worked = performance.now() - began;
    if (worked < TURN_MS) return;
    await sleep(worked);
    began = performance.now();
  };
}

/**
 * Appends rows by columns: the fastest way in from JavaScript. Part of the connection's transaction.
 * @param column values of column `index` for the rows [from, to)
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  nRows: number,
  column: (index: number, from: number, to: number) => DuckDBValue[],
  catalog: "temp" | null = null,
): Promise<void> {
  const appender = await connection.createAppender(table, "main", catalog);
  const takeTurns = createTurns();
  try {
    for (let from = 0; from < nRows; from += CHUNK_ROWS) {
      const to = Math.min(nRows, from + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, to - from);
      chunk.setColumns(types.map((_, index) => column(index, from, to)));
      appender.appendDataChunk(chunk);
      if ((from / CHUNK_ROWS) % FLUSH_CHUNKS === FLUSH_CHUNKS - 1) appender.flushSync();
      await takeTurns();
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

/** Rows from which a detour through a temporary table pays. */
const STAGED_ROWS = 50_000;

/**
 * Like `appendColumns`, in an order kept, for tables of a file and many rows: handing over the last row of a row group (122,880 rows) compresses
 * and writes that group on the calling thread, a quarter of a second. So they go to a temporary table, and from there in DuckDB's threads.
 */
export async function appendStaged(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  nRows: number,
  column: (index: number, from: number, to: number) => DuckDBValue[],
): Promise<void> {
  if (nRows < STAGED_ROWS) {
    await appendColumns(connection, table, types, nRows, column);
    return;
  }
  await run(connection, `CREATE TEMP TABLE staged_rows AS FROM ${table} LIMIT 0`);
  await appendColumns(connection, "staged_rows", types, nRows, column, "temp");
  await run(connection, `INSERT INTO ${table} FROM temp.staged_rows`);
  await run(connection, "DROP TABLE temp.staged_rows");
}

/** Appends an array of rows. */
export async function appendRows(
  connection: DuckDBConnection,
  table: string,
  types: readonly DuckDBType[],
  rows: readonly (readonly DuckDBValue[])[],
  catalog: "temp" | null = null,
): Promise<void> {
  await appendColumns(
    connection,
    table,
    types,
    rows.length,
    (index, from, to) => rows.slice(from, to).map((row) => row[index] ?? null),
    catalog,
  );
}
