import type { DuckDBConnection } from "@duckdb/node-api";
import { compareIds } from "../../graph/deals/ids";
import type { RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import { queryNumber, run } from "../stores/duckdb/database";
import { RECORD_TABLES, allStoredColumns, instantColumns, keyColumns, type RecordColumn } from "../stores/shared/record-tables";
import { literal } from "../stores/duckdb/sql-text";
import type { ImportOptions } from "./import-options";
import type { TextSource } from "./text-source";
import {
  createLocalMacros,
  decideNumberFormat,
  decideStampFormat,
  numberSql,
  stampSql,
  type NumberFormat,
  type StampFormat,
} from "./value-formats";

/** A way in which a row can be wrong. */
export interface Fault {
  /** Column that is named in the rejects file. */
  readonly column: string;
  /** SQL that is true for faulty rows; columns are the staged ones, texts are `t_<column>`. */
  readonly when: string;
  /** SQL of the value that is shown. */
  readonly value: string;
  readonly reason: string;
}

/** One file, staged: typed rows with the number of their fault, in file order. */
export interface StagedFile {
  readonly table: string;
  readonly source: TextSource;
  readonly faults: readonly Fault[];
  readonly nRows: number;
  readonly nFaulty: number;
}

/** Where the columns of a record are in a file. */
interface ColumnMap {
  /** SQL of the trimmed text by column name; a column that the file lacks is absent. */
  readonly texts: ReadonlyMap<string, string>;
  readonly attributes: readonly { readonly name: string; readonly text: string }[];
}

/** SQL of a value without the white space around it; NULL when nothing is left. */
export function trimmedSql(source: TextSource, column: string): string {
  if (source.margins === "none") return column;
  return source.margins === "spaces" ? `dg_spaced_text(${column})` : `dg_text(${column})`;
}

/** A header as `knownHeaders` writes it. */
export const normaliseHeader = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** The header names that a kind knows, as files write them. */
export const knownHeaders = (kind: RecordKind): ReadonlySet<string> =>
  new Set(RECORD_TABLES[kind].columns.filter(({ type }) => type !== "attributes").map(({ name }) => name));

/**
 * Finds the columns by name: upper and lower case, spaces and hyphens do not matter; what is not known is an attribute.
 * @throws InputError when a required column is missing or a name stands twice
 */
function mapColumns(kind: RecordKind, source: TextSource): ColumnMap {
  const known = knownHeaders(kind);
  const texts = new Map<string, string>();
  const attributes = new Map<string, string>();
  const repeated = source.headers.find((header, i) => header !== "" && source.headers.indexOf(header) < i);
  if (repeated !== undefined) {
    const places = source.headers.flatMap((header, i) => (header === repeated ? [i + 1] : []));
    throw new InputError(
      `${source.name}, line 1: column "${repeated}" stands ${places.length} times (columns ${places.join(", ")}); rename or remove one`,
    );
  }
  source.headers.forEach((header, i) => {
    const name = normaliseHeader(header);
    const text = trimmedSql(source, source.columns[i]);
    if (!known.has(name)) attributes.set(header === "" ? `column ${i + 1}` : header, text);
    // Only JSON keys may differ in case from row to row; in a table two such columns are a mistake.
    else if (texts.has(name) && source.readable === null) {
      throw new InputError(`${source.name}, line 1: column "${name}" stands twice, as "${header}" too; rename or remove one`);
    } else texts.set(name, texts.has(name) ? `coalesce(${String(texts.get(name))}, ${text})` : text);
  });
  const missing = RECORD_TABLES[kind].columns.filter(({ name, required }) => required && !texts.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    const found = source.headers.map((header) => `"${header}"`).join(", ");
    throw new InputError(
      `${source.name}, line 1: column ${missing.map((name) => `"${name}"`).join(", ")} is missing (found: ${found === "" ? "none" : found}); add it, or rename the column that holds it`,
    );
  }
  return {
    texts,
    attributes: [...attributes].map(([name, text]) => ({ name, text })).sort((a, b) => compareIds(a.name, b.name)),
  };
}

interface Formats {
  readonly numbers: ReadonlyMap<string, NumberFormat>;
  readonly stamps: ReadonlyMap<string, StampFormat>;
}

const PLAIN: Formats = { numbers: new Map(), stamps: new Map() };

/**
 * Reads one file into a temporary table with the stored columns of its kind, a `fault` (0, or the position of the first fault from 1) and
 * the `fault_value`. Rows keep the order of the file: row id i is its i-th readable row.
 * @param now instant against which won and lost deals are in the future, milliseconds
 */
export async function stageFile(
  connection: DuckDBConnection,
  kind: RecordKind,
  source: TextSource,
  table: string,
  options: ImportOptions,
  now: number,
): Promise<StagedFile> {
  const map = mapColumns(kind, source);
  let formats = PLAIN;
  const stage = async (): Promise<readonly Fault[]> => {
    const { sql, faults } = stageSql(kind, source, map, formats, now);
    await run(connection, `CREATE OR REPLACE TEMP TABLE ${table} AS ${sql}`);
    return faults;
  };
  let faults = await stage();
  const isFormatFault = faults.flatMap((fault, i) => (fault.reason.startsWith("not a") && map.texts.has(fault.column) ? [i + 1] : []));
  const nUnread =
    isFormatFault.length === 0
      ? 0
      : await queryNumber(connection, `SELECT count(*) FROM ${table} WHERE fault IN (${isFormatFault.join(", ")})`);
  const needsDecimal = options.decimal === ",";
  if (nUnread > 0 || needsDecimal) {
    formats = await decideFormats(connection, kind, source, map, options);
    const isPlain = [...formats.numbers.values(), ...formats.stamps.values()].every((format) => format.kind === "plain");
    if (!isPlain) faults = await stage();
  }
  const nRows = await queryNumber(connection, `SELECT count(*) FROM ${table}`);
  const nFaulty = await queryNumber(connection, `SELECT count(*) FROM ${table} WHERE fault > 0`);
  return { table, source, faults, nRows, nFaulty };
}

async function decideFormats(
  connection: DuckDBConnection,
  kind: RecordKind,
  source: TextSource,
  map: ColumnMap,
  options: ImportOptions,
): Promise<Formats> {
  const numbers = new Map<string, NumberFormat>();
  const stamps = new Map<string, StampFormat>();
  await createLocalMacros(connection);
  for (const { name, type } of RECORD_TABLES[kind].columns) {
    const text = map.texts.get(name);
    if (text === undefined) continue;
    if (type === "number") numbers.set(name, await decideNumberFormat(connection, text, source.relation, options.decimal));
    if (type === "instant") {
      const where = `${source.name}, column ${name}`;
      stamps.set(name, await decideStampFormat(connection, text, source.relation, options.dateFormat, where));
    }
  }
  return { numbers, stamps };
}

function stageSql(
  kind: RecordKind,
  source: TextSource,
  map: ColumnMap,
  formats: Formats,
  now: number,
): { readonly sql: string; readonly faults: readonly Fault[] } {
  const spec = RECORD_TABLES[kind];
  const columns = spec.columns.filter(({ type }) => type !== "attributes");
  const hasAttributes = spec.columns.length > columns.length;
  const present = columns.filter(({ name }) => map.texts.has(name));
  const read = (column: RecordColumn): string => {
    const text = map.texts.has(column.name) ? `t_${column.name}` : null;
    if (column.type === "number") {
      return text === null ? "NULL::DOUBLE" : numberSql(text, formats.numbers.get(column.name) ?? { kind: "plain" });
    }
    if (column.type === "instant") {
      return text === null ? "NULL::BIGINT" : stampSql(text, formats.stamps.get(column.name) ?? { kind: "plain" });
    }
    return readText(kind, column.name, text, map, formats);
  };
  const typed = columns.map((column) => `${read(column)} AS ${column.type === "instant" ? `s_${column.name}` : `v_${column.name}`}`);
  const faults = listFaults(kind, source, columns, map, now);
  const stored = columns.flatMap((column) => {
    if (column.type !== "instant") return [`v_${column.name} AS ${column.name}`];
    const [day, ms] = instantColumns(column.name);
    return [`dg_stamp_day(s_${column.name}) AS ${day}`, `dg_stamp_ms(s_${column.name}) AS ${ms}`];
  });
  const attributes = hasAttributes ? [`${attributesSql(map)} AS attributes`] : [];
  const attributeTexts = hasAttributes ? map.attributes.map(({ text }, i) => `${text} AS a_${i}`) : [];
  const nul = source.hasNul ? [`${nulSql(source)} AS has_nul`] : [];
  const texts = present.map(({ name }) => `${String(map.texts.get(name))} AS t_${name}`);
  const readable = source.readable === null ? [] : [`${source.readable.condition} AS is_readable`];
  const inner = [...texts, ...attributeTexts, ...nul, ...readable];
  // Blank lines of a file with one column arrive as rows without a value.
  const blank = source.readable === null && source.headers.length === 1 ? `WHERE ${source.columns[0]} IS NOT NULL` : "";
  const numbered = faults.map(({ when }, i) => `WHEN ${when} THEN ${i + 1}`);
  const values = faults.map(({ value }, i) => `WHEN ${i + 1} THEN ${value}`);
  const keyHash = keyColumns(spec).join(", ");
  const storedNames = allStoredColumns(spec).map(({ name }) => name);
  const sql = `
    SELECT ${storedNames.join(", ")}, fault, CASE fault ${values.join(" ")} END[1:1000] AS fault_value, hash(${keyHash}) AS key_hash
    FROM (SELECT *, ${[...stored, ...attributes].join(", ")}, (CASE ${numbered.join(" ")} ELSE 0 END)::UTINYINT AS fault
          FROM (SELECT *, ${typed.join(", ")}
                FROM (SELECT ${inner.length > 0 ? inner.join(", ") : "1 AS nothing"} FROM ${source.relation} ${blank})))`;
  return { sql, faults };
}

/** SQL of a text column; words of a closed list in lower case, currencies as codes. */
function readText(kind: RecordKind, name: string, text: string | null, map: ColumnMap, formats: Formats): string {
  if (name === "kind") return text === null ? "'deal'" : `coalesce(lower(${text}), 'deal')`;
  if (name === "currency") {
    const own = text === null ? "NULL" : `dg_currency(${text})`;
    // Only a column that is not plain can name a currency beside its numbers.
    const beside = formats.numbers.get("amount")?.kind === "marked" && map.texts.has("amount") ? "dg_money_currency(t_amount)" : "NULL";
    return `coalesce(${own}, ${beside})::VARCHAR`;
  }
  if (text === null) return "NULL::VARCHAR";
  if (kind === "deals" && name === "stage") return `lower(${text})`;
  if (kind === "leads" && name === "outcome") return `nullif(lower(${text}), 'open')`;
  return text;
}

function attributesSql(map: ColumnMap): string {
  if (map.attributes.length === 0) return "NULL::VARCHAR";
  const entries = map.attributes.map(
    ({ name }, i) => `CASE WHEN a_${i} IS NOT NULL THEN ${literal(`${JSON.stringify(name)}:`)} || to_json(a_${i})::VARCHAR END`,
  );
  return `nullif('{' || concat_ws(',', ${entries.join(", ")}) || '}', '{}')`;
}

function nulSql(source: TextSource): string {
  return source.columns.length === 0
    ? "false"
    : source.columns.map((column) => `coalesce(contains(${column}, chr(0)), false)`).join(" OR ");
}

function listFaults(kind: RecordKind, source: TextSource, columns: readonly RecordColumn[], map: ColumnMap, now: number): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (column: string, when: string, reason: string): void => {
    faults.push({ column, when, value: map.texts.has(column) ? `t_${column}` : "NULL", reason });
  };
  if (source.readable !== null) faults.push({ column: "", when: "NOT is_readable", value: "NULL", reason: source.readable.reason });
  if (source.hasNul) faults.push({ column: "", when: "has_nul", value: "NULL", reason: "contains a NUL byte" });
  for (const { name, required } of columns) {
    if (required && name !== "stage" && name !== "outcome") add(name, `t_${name} IS NULL`, "empty");
  }
  if (kind === "deals") {
    add("stage", "v_stage IS NULL OR v_stage NOT IN ('won', 'lost', 'open')", "unknown stage: use won, lost or open");
    if (map.texts.has("kind")) add("kind", "v_kind NOT IN ('deal', 'return', 'renewal')", "unknown kind: use deal, return or renewal");
  }
  if (kind === "leads") add("outcome", "v_outcome NOT IN ('won', 'lost')", "unknown outcome: use won, lost or nothing");
  for (const { name, type } of columns) {
    if (!map.texts.has(name)) continue;
    if (type === "instant") add(name, `t_${name} IS NOT NULL AND s_${name} IS NULL`, "not a date in the format of this column");
    if (type === "number") add(name, `t_${name} IS NOT NULL AND v_${name} IS NULL`, "not a finite number in the format of this column");
  }
  if (kind === "deals" && map.texts.has("amount"))
    add("amount", "v_amount < 0 AND v_kind <> 'return'", "negative amount of a deal that is no return");
  const outcome = kind === "deals" ? "v_stage IN ('won', 'lost')" : kind === "leads" ? "v_outcome IS NOT NULL" : null;
  if (outcome !== null && map.texts.has("closed_at")) {
    // A stamp without time stands for its whole day, so any date up to today passes.
    const until = `dg_ms_stamp(${Math.trunc(now)}::BIGINT)`;
    add("closed_at", `${outcome} AND s_closed_at > ${until}`, "won or lost in the future");
  }
  if (kind === "activities") {
    const none = ["lead_id", "deal_id"].map((name) => (map.texts.has(name) ? `t_${name} IS NULL` : "true")).join(" AND ");
    add(map.texts.has("lead_id") ? "lead_id" : "deal_id", none, "neither lead_id nor deal_id is given");
  }
  return faults;
}
