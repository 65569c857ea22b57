import type { DuckDBConnection } from "@duckdb/node-api";
import type { RecordKind } from "../ports/deal-store";
import { messageOf } from "../error-text";
import { InputError } from "../ports/errors";
import { forEachChunk, queryNumber, run } from "../stores/duckdb/database";
import { RECORD_TABLES, allStoredColumns, keyColumns } from "../stores/shared/record-tables";
import type { DataFile } from "./data-files";
import type { ImportOptions } from "./import-options";
import type { Reject, RejectsWriter } from "./rejects";
import { stageFile, type StagedFile } from "./stage-records";
import type { LineBatch, TextSource } from "./text-source";

export interface StagedKind {
  readonly kind: RecordKind;
  readonly files: readonly StagedKindFile[];
}

export interface StagedKindFile extends StagedFile {
  readonly file: DataFile;
  /** Rows whose key another row has with other content, and that gave way. */
  readonly nConflicts: number;
  /** Rows equal to an earlier one of the import. */
  readonly nDuplicates: number;
  /** SQL of the rows to merge, stored columns only. */
  readonly kept: string;
}

/**
 * Stages all files of one kind and settles keys that stand there more than once: of rows that differ, the one closed last is kept, then
 * the one whose columns sort last; the others are rejected. That choice does not depend on the order of rows or files. Equal rows count
 * once.
 *
 * Row numbers become line numbers by scanning the file again, so where rows are rejected both readers must agree on how many rows there
 * are; where they do not, the file is read again from a copy made by the scanner.
 */
export async function stageKind(
  connection: DuckDBConnection,
  kind: RecordKind,
  inputs: readonly { readonly file: DataFile; readonly open: () => Promise<TextSource> }[],
  options: ImportOptions,
  now: number,
): Promise<StagedKind> {
  const staged: StagedFile[] = [];
  for (const [i, { open }] of inputs.entries()) {
    const source = await open();
    staged.push(await stageOrCopy(connection, kind, source, `stage_${kind}_${i}`, options, now));
  }
  let settled = await settleKeys(connection, kind, staged);
  let changed = false;
  for (const [i, file] of staged.entries()) {
    const { careful } = file.source;
    if (careful === null || file.nFaulty + settled[i].nConflicts === 0) continue;
    if ((await countLines(file.source)) === file.nRows) continue;
    staged[i] = await stageFile(connection, kind, await careful(), file.table, options, now);
    changed = true;
  }
  if (changed) settled = await settleKeys(connection, kind, staged);
  const columns = allStoredColumns(RECORD_TABLES[kind])
    .map(({ name }) => name)
    .join(", ");
  return {
    kind,
    files: staged.map((file, i) => ({
      ...file,
      file: inputs[i].file,
      ...settled[i],
      kept:
        settled[i].nConflicts + settled[i].nDuplicates === 0
          ? `SELECT ${columns} FROM ${file.table} WHERE fault = 0`
          : `SELECT ${columns} FROM ${file.table} WHERE fault = 0 AND rowid NOT IN (SELECT rid FROM drops_${kind} WHERE file_no = ${i})`,
    })),
  };
}

/** Stages a file; where DuckDB's strict reader refuses a row, from a copy without the malformed rows. */
async function stageOrCopy(
  connection: DuckDBConnection,
  kind: RecordKind,
  source: TextSource,
  table: string,
  options: ImportOptions,
  now: number,
): Promise<StagedFile> {
  try {
    return await stageFile(connection, kind, source, table, options, now);
  } catch (error) {
    if (error instanceof InputError || !isReadError(error)) throw error;
    if (source.careful === null) throw new InputError(`${source.name} cannot be read: ${firstLine(error)}`, { cause: error });
    return stageOrCopy(connection, kind, await source.careful(), table, options, now);
  }
}

const isReadError = (error: unknown): boolean => /CSV|unicode|utf-?8|JSON|Parquet|encoding/i.test(messageOf(error));
const firstLine = (error: unknown): string => messageOf(error).split("\n", 1)[0];

interface Settled {
  readonly nConflicts: number;
  readonly nDuplicates: number;
}

async function settleKeys(connection: DuckDBConnection, kind: RecordKind, staged: readonly StagedFile[]): Promise<Settled[]> {
  const spec = RECORD_TABLES[kind];
  const hashes = staged.map(({ table }) => `SELECT key_hash FROM ${table} WHERE fault = 0`).join(" UNION ALL ");
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE repeated_${kind} AS SELECT key_hash FROM (${hashes}) GROUP BY key_hash HAVING count(*) > 1`,
  );
  if ((await queryNumber(connection, `SELECT count(*) FROM repeated_${kind}`)) === 0)
    return staged.map(() => ({ nConflicts: 0, nDuplicates: 0 }));
  const columns = allStoredColumns(spec).map(({ name }) => name);
  const keys = keyColumns(spec);
  const first = kind === "deals" ? ["closed_day", "closed_ms"] : [];
  const content = [...first, ...columns.filter((name) => !keys.includes(name) && !first.includes(name))];
  // Assignments are nothing but key: repeated ones are equal.
  const order = content.length === 0 ? "1" : content.map((name) => `${name} DESC NULLS LAST`).join(", ");
  const rows = staged
    .map(
      ({ table }, i) =>
        `SELECT ${i} AS file_no, t.rowid AS rid, ${columns.map((name) => `t.${name}`).join(", ")}
         FROM ${table} t SEMI JOIN repeated_${kind} USING (key_hash) WHERE fault = 0`,
    )
    .join(" UNION ALL ");
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE drops_${kind} AS
     SELECT file_no, rid, content_rank > 1 AS is_conflict, key_text FROM (
       SELECT file_no, rid, concat_ws(', ', ${keys.join(", ")}) AS key_text,
              dense_rank() OVER (PARTITION BY ${keys.join(", ")} ORDER BY ${order}) AS content_rank,
              row_number() OVER (PARTITION BY ${keys.join(", ")} ORDER BY ${order}, file_no, rid) AS place
       FROM (${rows}))
     WHERE place > 1`,
  );
  const settled: Settled[] = [];
  for (const i of staged.keys()) {
    const nConflicts = await queryNumber(connection, `SELECT count(*) FROM drops_${kind} WHERE file_no = ${i} AND is_conflict`);
    const nDuplicates = await queryNumber(connection, `SELECT count(*) FROM drops_${kind} WHERE file_no = ${i} AND NOT is_conflict`);
    settled.push({ nConflicts, nDuplicates });
  }
  return settled;
}

async function countLines(source: TextSource): Promise<number> {
  let n = 0;
  for await (const { lines } of source.readLines()) n += lines.length;
  return n;
}

/** Writes the rejected rows of one kind in the order of their lines. */
export async function writeRejects(connection: DuckDBConnection, staged: StagedKind, writer: RejectsWriter): Promise<void> {
  const { kind } = staged;
  for (const [i, file] of staged.files.entries()) {
    if (file.nFaulty + file.nConflicts + file.source.nShapeFaults === 0) continue;
    const reader = new LineReader(file.source, writer, file.file.name);
    const conflicts =
      file.nConflicts > 0 ? `UNION ALL SELECT rid, 0, key_text FROM drops_${kind} WHERE file_no = ${i} AND is_conflict` : "";
    const sql = `SELECT rid::INTEGER, fault::INTEGER, value FROM (
        SELECT rowid AS rid, fault, fault_value AS value FROM ${file.table} WHERE fault > 0 ${conflicts}) ORDER BY rid`;
    const key = RECORD_TABLES[kind].key.join("+");
    await forEachChunk(connection, sql, [], async (chunk) => {
      for (const [rid, number, value] of chunk.getRows() as [number, number, string | null][]) {
        const fault = number === 0 ? { column: key, reason: "key repeated with other content in this import" } : file.faults[number - 1];
        const line = await reader.lineOf(rid);
        await writer.add({ file: file.file.name, line, column: fault.column, value: value ?? "", reason: fault.reason });
      }
    });
    await reader.finish();
  }
}

/** Turns ascending row numbers into lines, and reports the malformed rows that it passes on its way. */
class LineReader {
  private readonly batches: AsyncGenerator<LineBatch>;
  private lines: readonly number[] = [];
  private faults: Reject[] = [];
  private firstRow = 0;
  private isOver = false;

  constructor(
    source: TextSource,
    private readonly writer: RejectsWriter,
    private readonly name: string,
  ) {
    this.batches = source.readLines();
  }

  async lineOf(row: number): Promise<number> {
    while (row >= this.firstRow + this.lines.length && !this.isOver) await this.next();
    const line = this.lines[row - this.firstRow];
    await this.report(line);
    return line;
  }

  async finish(): Promise<void> {
    while (!this.isOver) await this.next();
  }

  private async next(): Promise<void> {
    await this.report(Number.POSITIVE_INFINITY);
    this.firstRow += this.lines.length;
    const batch = await this.batches.next();
    if (batch.done === true) {
      this.isOver = true;
      this.lines = [];
      return;
    }
    this.lines = batch.value.lines;
    this.faults = batch.value.faults.map(({ line, value, reason }) => ({ file: this.name, line, column: "", value, reason }));
  }

  private async report(before: number): Promise<void> {
    let n = 0;
    while (n < this.faults.length && this.faults[n].line < before) {
      await this.writer.add(this.faults[n]);
      n += 1;
    }
    this.faults.splice(0, n);
  }
}
