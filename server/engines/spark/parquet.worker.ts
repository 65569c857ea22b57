import { parentPort, workerData } from "node:worker_threads";
import { DuckDBInstance, INTEGER, type DuckDBConnection } from "@duckdb/node-api";
import { UNDATED, type DealTable } from "../../../graph/deals/dataset";
import type { SharedClientCounts } from "../../../graph/projection/count-intersections.task";
import type { LifeCycleCounts } from "../../../graph/states/count-life-cycles.task";
import { appendColumns } from "../../stores/duckdb/appending";
import { forEachChunk, query, run } from "../../stores/duckdb/database";
import { transferablesOf } from "../in-process/transferables";
import { toWireError, type WireError } from "../in-process/worker-errors";

/** What is done with Parquet files, by DuckDB, off the event loop. */
export type ParquetCall =
  | { readonly kind: "write deals"; readonly file: string; readonly deals: Pick<DealTable, "clients" | "products" | "days"> }
  | { readonly kind: "read intersections"; readonly folder: string }
  | { readonly kind: "read life cycles"; readonly folder: string; readonly nClients: number }
  | { readonly kind: "read mixtures"; readonly folder: string; readonly nClients: number; readonly nProblems: number };
export type ParquetReply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: WireError };

const quote = (path: string): string => `'${path.replaceAll("'", "''")}'`;
/** Spark writes a folder of files. */
const filesOf = (folder: string): string => `read_parquet(${quote(`${folder}/*.parquet`)})`;

async function answer(call: ParquetCall): Promise<unknown> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    switch (call.kind) {
      case "write deals":
        await writeDeals(connection, call.file, call.deals);
        return null;
      case "read intersections":
        return await readIntersections(connection, call.folder);
      case "read life cycles":
        return await readLifeCycles(connection, call.folder, call.nClients);
      case "read mixtures":
        return await readMixtures(connection, call.folder, call.nClients, call.nProblems);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function writeDeals(
  connection: DuckDBConnection,
  file: string,
  { clients, products, days }: Extract<ParquetCall, { kind: "write deals" }>["deals"],
): Promise<void> {
  await run(connection, "CREATE TABLE deals (client INTEGER, product INTEGER, day INTEGER)");
  const columns = [
    (row: number) => clients[row],
    (row: number) => products[row],
    (row: number) => (days[row] === UNDATED ? null : days[row]),
  ];
  await appendColumns(connection, "deals", [INTEGER, INTEGER, INTEGER], clients.length, (index, from, to) =>
    Array.from({ length: to - from }, (_, i) => columns[index](from + i)),
  );
  await run(connection, `COPY deals TO ${quote(file)} (FORMAT parquet)`);
}

async function readIntersections(connection: DuckDBConnection, folder: string): Promise<SharedClientCounts> {
  const [[n]] = await query(connection, `SELECT count(*) FROM ${filesOf(folder)}`);
  const counts = {
    productA: new Int32Array(Number(n)),
    productB: new Int32Array(Number(n)),
    clientsBoth: new Int32Array(Number(n)),
  };
  let at = 0;
  const sorted = `SELECT product_a, product_b, clients_both FROM ${filesOf(folder)} ORDER BY product_a, product_b`;
  await forEachChunk(connection, sorted, [], (chunk) => {
    const [a, b, both] = [0, 1, 2].map((column) => chunk.getColumnVector(column));
    for (let i = 0; i < chunk.rowCount; i += 1, at += 1) {
      counts.productA[at] = a.getItem(i) as number;
      counts.productB[at] = b.getItem(i) as number;
      counts.clientsBoth[at] = both.getItem(i) as number;
    }
  });
  return counts;
}

async function readLifeCycles(connection: DuckDBConnection, folder: string, nClients: number): Promise<LifeCycleCounts> {
  const column = (): Int32Array => new Int32Array(nClients);
  const counts = { owned: column(), lastDays: column(), lately: column(), before: column(), isDated: true };
  const columns = [counts.owned, counts.lastDays, counts.lately, counts.before];
  await forEachChunk(connection, `SELECT client, owned, last_day, lately, before_that FROM ${filesOf(folder)}`, [], (chunk) => {
    const [clients, ...values] = [0, 1, 2, 3, 4].map((at) => chunk.getColumnVector(at));
    for (let i = 0; i < chunk.rowCount; i += 1) {
      const client = clients.getItem(i) as number;
      // Without any dated deal there is no last day, of nobody.
      if (values[1].getItem(i) === null) counts.isDated = false;
      columns.forEach((target, at) => {
        target[client] = (values[at].getItem(i) as number | null) ?? 0;
      });
    }
  });
  return counts;
}

/** Counts of clients (C x K) from the packed blocks: client numbers as int32, counts as float64, both little-endian. */
async function readMixtures(connection: DuckDBConnection, folder: string, nClients: number, nProblems: number): Promise<Float64Array> {
  const counts = new Float64Array(nClients * nProblems);
  await forEachChunk(connection, `SELECT clients, counts FROM ${filesOf(folder)}`, [], (chunk) => {
    for (const row of chunk.getRows()) {
      // A copy: bytes of a blob may be a view into more.
      const [clients, shares] = row.map((blob) => new Uint8Array((blob as { readonly bytes: Uint8Array }).bytes));
      const own = new Int32Array(clients.buffer, 0, clients.byteLength / 4);
      const values = new Float64Array(shares.buffer, 0, shares.byteLength / 8);
      own.forEach((client, i) => {
        counts.set(values.subarray(i * nProblems, (i + 1) * nProblems), client * nProblems);
      });
    }
  });
  return counts;
}

answer(workerData as ParquetCall).then(
  (value) => {
    const reply: ParquetReply = { ok: true, value };
    parentPort?.postMessage(reply, transferablesOf(value));
  },
  (error: unknown) => {
    const reply: ParquetReply = { ok: false, error: toWireError(error) };
    parentPort?.postMessage(reply);
  },
);
