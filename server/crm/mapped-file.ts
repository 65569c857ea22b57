import type { DuckDBConnection } from "@duckdb/node-api";
import { messageOf } from "../error-text";
import type { RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import { Database, forEachChunk, query, queryNumber } from "../stores/duckdb/database";
import { literal } from "../stores/duckdb/sql-text";
import { CRM_COLUMNS, foldHeader } from "./crm-columns";
import { guessStage, mappingOf, recogniseColumns, stageOfRow, type CrmMapping, type CrmPreview, type StageGuess } from "./recognise";

const SAMPLE_ROWS = 1000;
const SHOWN_ROWS = 5;
const MAX_STAGES = 200;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Works on an uploaded CSV file in a DuckDB of its own, with a bound on memory. */
async function withFile<T>(
  path: string,
  work: (connection: DuckDBConnection, headers: readonly string[], relation: string) => Promise<T>,
): Promise<T> {
  const database = await Database.open(":memory:", { memoryLimit: "512MB", threads: 1 });
  try {
    return await database.read(async (connection) => {
      const relation = `read_csv(${literal(path)}, all_varchar=true, header=true, strict_mode=false, null_padding=true, normalize_names=false, max_line_size=2000000)`;
      let described;
      try {
        described = await query(connection, `DESCRIBE SELECT * FROM ${relation}`);
      } catch (error) {
        throw new InputError(
          `the file cannot be read as CSV: ${messageOf(error).split("\n", 1)[0].replaceAll(path, "the file").slice(0, 200)}`,
          { cause: error },
        );
      }
      return work(
        connection,
        described.map((row) => row[0] as string),
        relation,
      );
    });
  } finally {
    await database.close();
  }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a CRM export would become: columns with confidence, stages, the first rows. Changes nothing. */
export function previewFile(
  path: string,
  kind: RecordKind,
  saved: CrmMapping | null,
): Promise<CrmPreview & { readonly mapping: CrmMapping }> {
  return withFile(path, async (connection, headers, relation) => {
    const rows = (await query(connection, `SELECT * FROM ${relation} LIMIT ${SAMPLE_ROWS}`)).map((row) => row.map(text));
    const found = recogniseColumns(kind, headers, rows);
    const mapping = saved ?? mappingOf(kind, found.crm, found.columns, []);
    const stages = await guessStages(connection, relation, headerOf(mapping, kind === "leads" ? "outcome" : "stage", headers));
    const full: CrmMapping = {
      ...mapping,
      stages: { ...Object.fromEntries(stages.map(({ value, stage }) => [value, stage])), ...mapping.stages },
    };
    const faults = faultsOf(full, headers);
    const sample = rows.slice(0, SHOWN_ROWS).map((row) => mapRow(full, headers, row));
    return { kind, ...found, stages, faults, sample, mapping: full };
  });
}

async function guessStages(connection: DuckDBConnection, relation: string, column: string | null): Promise<StageGuess[]> {
  if (column === null) return [];
  const name = quoted(column);
  const rows = await query(
    connection,
    `SELECT ${name}, count(*)::INTEGER FROM ${relation} WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MAX_STAGES}`,
  );
  return rows.map((row) => ({ value: row[0] as string, ...guessStage(row[0] as string), rows: row[1] as number }));
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

/** An id of 15 characters tells case by itself; one of 18 repeats that in three letters at its end. Both are one record. */
const shortSalesforceId = (id: string): string => (/^[A-Za-z0-9]{15}[A-Z0-5]{3}$/.test(id) ? id.slice(0, 15) : id);

const isoOfEpoch = (value: string): string => (/^1\d{12}$/.test(value) ? new Date(Number(value)).toISOString() : value);

function mapRow(mapping: CrmMapping, headers: readonly string[], row: readonly string[]): Record<string, string> {
  const at = (target: string): string => {
    const header = headerOf(mapping, target, headers);
    const value = header === null ? "" : (row[headers.indexOf(header)] ?? "").trim();
    return value === "" && Object.hasOwn(mapping.constants, target) ? mapping.constants[target] : value;
  };
  const targets = [...new Set([...Object.keys(mapping.columns), ...Object.keys(mapping.constants)])].filter(
    (target) => !target.startsWith("_"),
  );
  const out: Record<string, string> = {};
  for (const target of targets) {
    const value = at(target);
    out[target] =
      target.endsWith("_id") && mapping.crm === "salesforce"
        ? shortSalesforceId(value)
        : target.endsWith("_at")
          ? isoOfEpoch(value)
          : value;
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

/**
 * Writes a CRM export in our own columns, other columns behind them under their own names.
 * @param write takes the text piece by piece
 * @throws InputError when a required column has no header
 */
export function rewriteFile(path: string, mapping: CrmMapping, write: (text: string) => Promise<void>): Promise<number> {
  return withFile(path, async (connection, headers, relation) => {
    const faults = faultsOf(mapping, headers);
    if (faults.length > 0) throw new InputError(faults.join("; "));
    const own = (CRM_COLUMNS[mapping.kind] ?? []).map(({ target }) => target).filter((target) => !target.startsWith("_"));
    const targets = own.filter((target) => Object.hasOwn(mapping.columns, target) || Object.hasOwn(mapping.constants, target));
    const used = new Set(Object.values(mapping.columns).map(foldHeader));
    const others = headers.filter((header) => !used.has(foldHeader(header)) && !targets.includes(header.toLowerCase()));
    await write(`${[...targets, ...others].map(cell).join(",")}\n`);
    let n = 0;
    await forEachChunk(connection, `SELECT * FROM ${relation}`, [], async (chunk) => {
      const lines = chunk.getRows().map((values) => {
        const row = values.map(text);
        const mapped = mapRow(mapping, headers, row);
        return [...targets.map((target) => mapped[target] ?? ""), ...others.map((header) => row[headers.indexOf(header)] ?? "")]
          .map(cell)
          .join(",");
      });
      n += lines.length;
      await write(`${lines.join("\n")}\n`);
    });
    return n;
  });
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
