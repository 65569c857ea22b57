import type { DuckDBConnection } from "@duckdb/node-api";
import type { RecordKind, RecordOf } from "../../ports/deal-store";
import { readAttributes } from "../shared/attributes";
import { forEachChunk } from "./database";
import { formatInstant } from "../shared/instants";
import { RECORD_TABLES, allStoredColumns, keyColumns, storedColumns } from "../shared/record-tables";

/** Hands over all rows of a kind, chunk by chunk; see `DealStore.scan`. */
export async function scanRecords<K extends RecordKind>(
  connection: DuckDBConnection,
  kind: K,
  visit: (rows: readonly RecordOf[K][]) => Promise<void>,
): Promise<void> {
  const spec = RECORD_TABLES[kind];
  const names = allStoredColumns(spec).map(({ name }) => name);
  const order = kind === "deals" ? ["client_id", ...keyColumns(spec)] : keyColumns(spec);
  await forEachChunk(connection, `SELECT ${names.join(", ")} FROM ${spec.table} ORDER BY ${order.join(", ")}`, [], async (chunk) => {
    const rows = chunk.getRows().map((values) => {
      const record: Record<string, unknown> = {};
      let at = 0;
      for (const column of spec.columns) {
        const [value = null, ms = null] = values.slice(at, (at += storedColumns(column).length));
        if (column.type === "instant") record[column.field] = formatInstant(value as number | null, ms as number | null);
        else record[column.field] = column.type === "attributes" ? readAttributes(value as string | null) : value;
      }
      return record as unknown as RecordOf[K];
    });
    await visit(rows);
  });
}
