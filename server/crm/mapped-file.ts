import { openCsvRows, type CsvRows } from "../ingestion/csv-source";
import { knownHeaders, normaliseHeader } from "../ingestion/stage-records";
import type { RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import { Database, query, queryNumber } from "../stores/duckdb/database";
import { literal } from "../stores/duckdb/sql-text";
import { CRM_COLUMNS, foldHeader } from "./crm-columns";
import { guessStage, mappingOf, recogniseColumns, stageOfRow, type CrmMapping, type CrmPreview, type StageGuess } from "./recognise";

const SAMPLE_ROWS = 1000;
const SHOWN_ROWS = 5;
const MAX_STAGES = 200;
const MAX_COUNTED_STAGES = 10_000;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const allNames = (kind: RecordKind): ReadonlySet<string> =>
  new Set(
    (CRM_COLUMNS[kind] ?? []).flatMap(({ target, own, names }) =>
      [target, ...own, ...Object.values(names).flat()].map((name) => name.toLowerCase()),
    ),
  );

/** An uploaded file by the rules of every import: quotes, line ends, encodings and delimiters are read alike with and without a mapping. */
const openFile = (path: string, kind: RecordKind): Promise<CsvRows> =>
  openCsvRows({ path, name: "the file", kind, format: "csv", gzip: false }, allNames(kind));

/** What a CRM export would become: columns with confidence, stages, the first rows. Changes nothing. */
export async function previewFile(
  path: string,
  kind: RecordKind,
  saved: CrmMapping | null,
): Promise<CrmPreview & { readonly mapping: CrmMapping }> {
  const file = await openFile(path, kind);
  const { headers } = file;
  const rows: (readonly string[])[] = [];
  for await (const batch of file.read()) {
    for (const row of batch) if ("cells" in row && rows.length < SAMPLE_ROWS) rows.push(row.cells);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  const found = recogniseColumns(kind, headers, rows);
  const mapping = saved ?? mappingOf(kind, found.crm, found.columns, []);
  const stages = await guessStages(await openFile(path, kind), headerOf(mapping, kind === "leads" ? "outcome" : "stage", headers));
  const full: CrmMapping = {
    ...mapping,
    stages: { ...Object.fromEntries(stages.map(({ value, stage }) => [value, stage])), ...mapping.stages },
  };
  const sample = rows.slice(0, SHOWN_ROWS).map(makeMapper(full, headers));
  return { kind, ...found, stages, faults: faultsOf(full, headers), notes: notesOf(full, headers, rows), sample, mapping: full };
}

/** The commonest values of a column; counting stops taking new ones at a bound, so that a column of ids does not fill the memory. */
async function guessStages({ headers, read }: CsvRows, column: string | null): Promise<StageGuess[]> {
  if (column === null) return [];
  const at = headers.indexOf(column);
  const counts = new Map<string, number>();
  for await (const batch of read()) {
    for (const row of batch) {
      const value = "cells" in row ? row.cells[at].trim() : "";
      const n = counts.get(value) ?? 0;
      if (value !== "" && (n > 0 || counts.size < MAX_COUNTED_STAGES)) counts.set(value, n + 1);
    }
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MAX_STAGES)
    .map(([value, n]) => ({ value, ...guessStage(value), rows: n }));
}

/** Headers under which programs repeat a deal's whole amount on each of its lines. */
const WHOLE_AMOUNTS = new Set(["amount", "dealvalue", "value", "opportunityamount"]);

function notesOf(mapping: CrmMapping, headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (mapping.kind !== "deals") return [];
  const amount = headerOf(mapping, "amount", headers);
  const id = headerOf(mapping, "deal_id", headers);
  if (amount === null || id === null || !WHOLE_AMOUNTS.has(foldHeader(amount))) return [];
  const ids = rows.map((row) => row[headers.indexOf(id)]);
  if (new Set(ids).size === ids.length) return [];
  return [
    `${amount} is the whole deal's and stands on each of its lines: name the column of the line's total as amount, or sums are too large`,
  ];
}

/** The header that a mapping names for a target, as it stands in the file. */
function headerOf({ columns }: CrmMapping, target: string, headers: readonly string[]): string | null {
  if (!Object.hasOwn(columns, target)) return null;
  const wanted = columns[target];
  return headers.find((header) => header === wanted) ?? headers.find((header) => foldHeader(header) === foldHeader(wanted)) ?? null;
}

function faultsOf(mapping: CrmMapping, headers: readonly string[]): string[] {
  const required = (CRM_COLUMNS[mapping.kind] ?? []).filter((column) => column.required === true);
  return required
    .filter(({ target }) => headerOf(mapping, target, headers) === null && !Object.hasOwn(mapping.constants, target))
    .map(({ target }) => `no column for ${target}: name one in columns, or give one value for all rows in constants`);
}

const ID_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * An id of 15 characters tells case by itself; one of 18 repeats that in three letters at its end, one for five characters: bit i is set
 * where the i-th is a capital. Both are one record. Other texts of 18 characters, a product's code, stay as they are.
 */
function shortSalesforceId(id: string): string {
  if (!/^[A-Za-z0-9]{15}[A-Z0-5]{3}$/.test(id)) return id;
  const suffix = [0, 5, 10].map((from) => {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(id[from + i])) bits += 1 << i;
    return ID_SUFFIX[bits];
  });
  return suffix.join("") === id.slice(15) ? id.slice(0, 15) : id;
}

/** Of several associated companies, `900;901`, the first is the primary one. */
const firstAssociated = (ids: string): string => (/^\d+(; *\d+)+$/.test(ids) ? ids.split(";", 1)[0] : ids);

const isoOfEpoch = (value: string): string => (/^1\d{12}$/.test(value) ? new Date(Number(value)).toISOString() : value);

function valueOf({ crm }: CrmMapping, target: string, value: string): string {
  if (target.endsWith("_at")) return isoOfEpoch(value);
  if (target.endsWith("_id") && crm === "salesforce") return shortSalesforceId(value);
  return target === "client_id" && crm === "hubspot" ? firstAssociated(value) : value;
}

type RowMapper = (row: readonly string[]) => Record<string, string>;

/** Rows of a file as our columns; where each stands is looked up once. */
function makeMapper(mapping: CrmMapping, headers: readonly string[]): RowMapper {
  const places = new Map(
    Object.keys(mapping.columns).map((target) => {
      const header = headerOf(mapping, target, headers);
      return [target, header === null ? -1 : headers.indexOf(header)];
    }),
  );
  const targets = [...new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.constants)])].filter(
    (target) => !target.startsWith("_"),
  );
  return (row) =>
    mapRow(mapping, targets, (target) => {
      const value = (row[places.get(target) ?? -1] ?? "").trim();
      return value === "" && Object.hasOwn(mapping.constants, target) ? mapping.constants[target] : value;
    });
}

function mapRow(mapping: CrmMapping, targets: readonly string[], at: (target: string) => string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const target of targets) {
    const value = at(target);
    out[target] = valueOf(mapping, target, value);
  }
  const marks = { won: at("_won"), lost: at("_lost"), closed: at("_closed") };
  if (mapping.kind === "deals") {
    out["stage"] = stageOfRow({ stage: at("stage"), ...marks }, mapping.stages);
    // What lost deals and open ones have there is a plan.
    if (out["stage"] === "open") delete out["closed_at"];
  }
  if (mapping.kind === "leads") {
    const stage = stageOfRow({ stage: at("outcome"), ...marks }, mapping.stages);
    out["outcome"] = stage === "open" ? "" : stage;
  }
  return out;
}

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** How many lines a text ends, as the scanner counts them. */
const countLineEnds = (text: string): number => text.match(/\n|\r(?!\n)/g)?.length ?? 0;

/**
 * Writes a CRM export in our own columns, other columns behind them under their own names. Rows begin on the lines on which they began,
 * and malformed ones stay malformed, so that the import rejects them by their place in the file that people have.
 * @param write takes the text piece by piece
 * @returns rows written
 * @throws InputError when a required column has no header, or a quoted field is never closed
 */
export async function rewriteFile(path: string, mapping: CrmMapping, write: (text: string) => Promise<void>): Promise<number> {
  const { headers, read } = await openFile(path, mapping.kind);
  const faults = faultsOf(mapping, headers);
  if (faults.length > 0) throw new InputError(faults.join("; "));
  const own = (CRM_COLUMNS[mapping.kind] ?? []).map(({ target }) => target).filter((target) => !target.startsWith("_"));
  const targets = own.filter((target) => Object.hasOwn(mapping.columns, target) || Object.hasOwn(mapping.constants, target));
  const used = new Set(Object.values(mapping.columns).map(foldHeader));
  const contract = new Set([...knownHeaders(mapping.kind), ...targets]);
  const others = headers.map((header, at) => ({ header, at })).filter(({ header }) => !used.has(foldHeader(header)));
  // A column that no target took must not become one by its name.
  const otherNames = others.map(({ header }) => (contract.has(normaliseHeader(header)) ? `crm ${header}` : header));
  const record = (cells: readonly string[]): string => `${cells.map(cell).join(",")}\n`;
  const map = makeMapper(mapping, headers);
  const head = record([...targets, ...otherNames]);
  await write(head);
  let line = 1 + countLineEnds(head);
  let n = 0;
  for await (const batch of read()) {
    const parts: string[] = [];
    for (const row of batch) {
      const mapped = "cells" in row ? map(row.cells) : {};
      const text = record(
        "cells" in row ? [...targets.map((target) => mapped[target] ?? ""), ...others.map(({ at }) => row.cells[at])] : [row.value],
      );
      const padding = "\n".repeat(Math.max(0, row.line - line));
      parts.push(padding, text);
      line += padding.length + countLineEnds(text);
      n += 1;
    }
    if (parts.length > 0) await write(parts.join(""));
  }
  return n;
}

const MAX_PARQUET_ROWS = 1_000_000_000;

/**
 * Refuses a Parquet file that would unpack to more than it may. Dictionaries pack without end and the table of contents does not tell, so
 * the texts are measured, in chunks.
 */
export async function checkParquet(path: string, maxBytes: number): Promise<void> {
  const database = await Database.open(":memory:", { memoryLimit: "256MB", threads: 1 });
  try {
    await database.read(async (connection) => {
      const relation = `read_parquet(${literal(path)})`;
      try {
        const rows = await queryNumber(connection, `SELECT count(*) FROM ${relation}`);
        if (rows > MAX_PARQUET_ROWS) throw new InputError(`the file has ${rows} rows; at most ${MAX_PARQUET_ROWS} are allowed`);
        const columns = (await query(connection, `DESCRIBE SELECT * FROM ${relation}`)).map((row) => row[0] as string);
        const sizes = columns.map((name) => `coalesce(sum(strlen(${quoted(name)}::VARCHAR)), 0)`);
        const bytes = await queryNumber(connection, `SELECT (${sizes.join(" + ")})::DOUBLE FROM ${relation}`);
        if (bytes > maxBytes) throw new InputError(`the file unpacks to ${bytes} bytes; at most ${maxBytes} are allowed`);
      } catch (error) {
        if (error instanceof InputError) throw error;
        throw new InputError("the file is no usable Parquet file", { cause: error });
      }
    });
  } finally {
    await database.close();
  }
}
