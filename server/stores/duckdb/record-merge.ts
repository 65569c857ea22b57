import type { DuckDBConnection } from "@duckdb/node-api";
import type { UpsertCounts } from "../../ports/deal-store";
import { queryNumber, run } from "./database";
import { allStoredColumns, keyColumns, type RecordTable } from "../shared/record-tables";

/**
 * Brings the staged rows into a record table: new keys are inserted, rows that differ replaced, equal ones left alone. The caller holds
 * the write transaction.
 * @param staged a temporary table or view with the stored columns of `spec`, at most one row of each key
 */
export async function mergeRecords(connection: DuckDBConnection, spec: RecordTable, staged: string): Promise<UpsertCounts> {
  const columns = allStoredColumns(spec).map(({ name }) => name);
  const list = columns.join(", ");
  const total = await count(connection, staged);
  if ((await count(connection, spec.table)) === 0) {
    await run(connection, `INSERT INTO ${spec.table} (${list}) SELECT ${list} FROM ${staged}`);
    return { inserted: total, updated: 0, unchanged: 0 };
  }
  const sameKey = keyColumns(spec)
    .map((name) => `s.${name} IS NOT DISTINCT FROM t.${name}`)
    .join(" AND ");
  const differs = columns.map((name) => `s.${name} IS DISTINCT FROM t.${name}`).join(" OR ");
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE merge_delta AS
     SELECT ${columns.map((name) => `s.${name}`).join(", ")}, t.rowid AS old_row
     FROM ${staged} s LEFT JOIN ${spec.table} t ON ${sameKey}
     WHERE t.rowid IS NULL OR ${differs}`,
  );
  const updated = await queryNumber(connection, "SELECT count(old_row) FROM merge_delta");
  const inserted = (await count(connection, "merge_delta")) - updated;
  if (updated > 0) {
    await run(connection, `DELETE FROM ${spec.table} WHERE rowid IN (SELECT old_row FROM merge_delta WHERE old_row IS NOT NULL)`);
  }
  if (inserted + updated > 0) await run(connection, `INSERT INTO ${spec.table} (${list}) SELECT ${list} FROM merge_delta`);
  await run(connection, "DROP TABLE merge_delta");
  return { inserted, updated, unchanged: total - inserted - updated };
}

/**
 * Adds bare clients and products for ids that deals name and no table knows, so that every deal has both ends.
 * @returns how many were added
 */
export async function addStubs(connection: DuckDBConnection): Promise<number> {
  let added = 0;
  for (const [table, id] of [
    ["clients", "client_id"],
    ["products", "product_id"],
  ]) {
    const missing = `SELECT DISTINCT ${id} FROM deals ANTI JOIN ${table} USING (${id})`;
    const n = await queryNumber(connection, `SELECT count(*) FROM (${missing})`);
    if (n > 0) await run(connection, `INSERT INTO ${table} (${id}) ${missing}`);
    added += n;
  }
  return added;
}

const count = (connection: DuckDBConnection, table: string): Promise<number> => queryNumber(connection, `SELECT count(*) FROM ${table}`);
