import {
  BOOLEAN,
  DuckDBScalarFunction,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBValue,
  type DuckDBVector,
} from "@duckdb/node-api";
import type { RecordKind } from "../ports/deal-store";
import type { PrivacyBook, SubjectKind } from "../ports/privacy-book";
import { readAttributes, writeAttributes } from "../stores/shared/attributes";
import { allStoredColumns, RECORD_TABLES } from "../stores/shared/record-tables";
import { literal } from "../stores/duckdb/sql-text";
import { CLEARS_AGENT, FATAL_IDS, replaceAttributes } from "./guard-records";

type Texts = readonly (string | null)[];

function mapRows(
  name: string,
  arity: number,
  returnType: typeof VARCHAR | typeof BOOLEAN,
  compute: (cells: Texts) => DuckDBValue,
): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    returnType,
    parameterTypes: Array.from({ length: arity }, () => VARCHAR),
    mainFunction: (_info, chunk: DuckDBDataChunk, out: DuckDBVector) => {
      const vectors = Array.from({ length: arity }, (_, i) => chunk.getColumnVector(i));
      for (let row = 0; row < chunk.rowCount; row += 1)
        out.setItem(row, compute(vectors.map((vector) => vector.getItem(row) as string | null)));
      out.flush();
    },
  });
}

/** Gives a connection the functions that `guardedSelect` uses. Their keyed hashes are computed here, outside SQL, so that the key is in no statement. */
export function registerGuard(connection: DuckDBConnection, book: PrivacyBook): void {
  connection.registerScalarFunction(
    mapRows("dg_erased", 2, BOOLEAN, ([kind, id]) => kind !== null && id !== null && book.isErased(kind as SubjectKind, id)),
  );
  connection.registerScalarFunction(mapRows("dg_pseudonym", 1, VARCHAR, ([text]) => (text === null ? null : book.pseudonym(text))));
  connection.registerScalarFunction(
    mapRows("dg_attributes", 2, VARCHAR, ([kind, text]) =>
      kind === null || text === null
        ? null
        : writeAttributes(replaceAttributes(book, book.pseudonymColumns(kind as RecordKind), readAttributes(text))),
    ),
  );
}

/** The staged rows without those of the erased, agents cleared, personal fields replaced. @param kept SELECT of all stored columns of the kind */
export function guardedSelect(book: PrivacyBook, kind: RecordKind, kept: string): string {
  const replaced = book.pseudonymColumns(kind);
  const hasTombstones = book.hasTombstones();
  const columns = allStoredColumns(RECORD_TABLES[kind]).map(({ name }) => {
    if (hasTombstones && name === "agent_id" && CLEARS_AGENT.includes(kind))
      return `CASE WHEN agent_id IN (${erasedOf("agent", name)}) THEN NULL ELSE agent_id END AS agent_id`;
    if (replaced.includes(name)) return `dg_pseudonym(${name}) AS ${name}`;
    if (name === "attributes" && replaced.length > 0) return `dg_attributes(${literal(kind)}, attributes) AS attributes`;
    return name;
  });
  // Each id once: hashing is the cost.
  function erasedOf(subject: SubjectKind, column: string): string {
    return `SELECT id FROM (SELECT DISTINCT ${column} AS id FROM guarded WHERE ${column} IS NOT NULL) WHERE dg_erased(${literal(subject)}, id)`;
  }
  const conditions = hasTombstones
    ? FATAL_IDS[kind].map(([column, subject]) => `(${column} IS NULL OR ${column} NOT IN (${erasedOf(subject, column)}))`)
    : [];
  return `WITH guarded AS (${kept}) SELECT ${columns.join(", ")} FROM guarded ${conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`}`;
}
