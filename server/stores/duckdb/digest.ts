import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { RECORD_KINDS } from "../../ports/deal-store";
import { queryOne } from "./database";
import { RECORD_TABLES, allStoredColumns, type StoredColumn } from "../shared/record-tables";

const EXTRA: readonly { readonly table: string; readonly columns: readonly StoredColumn[] }[] = [
  { table: "aliases", columns: ["entity", "alias_id", "canonical_id", "reason"].map((name) => ({ name, sqlType: "VARCHAR" })) },
  {
    table: "rates",
    columns: [
      { name: "currency", sqlType: "VARCHAR" },
      { name: "day", sqlType: "INTEGER" },
      { name: "rate", sqlType: "DOUBLE" },
    ],
  },
];

/**
 * Order-free digest of everything that was loaded: for each table the number of rows and the sum, as a 64-bit number, of the last eight
 * bytes of each row's MD5, little endian. The text of a row joins its columns as `<bytes>:<text>` or `-` for NULL, so no value can pass
 * for another; doubles are spelled by their 64 bits, so the digest does not depend on how a program prints numbers.
 */
export async function digestRecords(connection: DuckDBConnection): Promise<string> {
  const tables = [
    ...RECORD_KINDS.map((kind) => ({ table: RECORD_TABLES[kind].table, columns: allStoredColumns(RECORD_TABLES[kind]) })),
    ...EXTRA,
  ];
  const hash = createHash("sha256");
  for (const { table, columns } of tables) {
    const text = columns.map(columnText).join(" || ");
    const row = await queryOne(
      connection,
      `SELECT count(*)::VARCHAR, (coalesce(sum(md5_number_lower(${text})), 0) % 18446744073709551616)::VARCHAR FROM ${table}`,
    );
    hash.update(`${table} ${String(row?.[0])} ${String(row?.[1])}\n`);
  }
  return hash.digest("hex").slice(0, 32);
}

function columnText({ name, sqlType }: StoredColumn): string {
  if (sqlType === "VARCHAR") return `coalesce(strlen(${name}) || ':' || ${name}, '-')`;
  const value = sqlType === "DOUBLE" ? `${name}::BIT::VARCHAR` : `${name}::VARCHAR`;
  return `coalesce(strlen(${value}) || ':' || ${value}, '-')`;
}
