import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../ports/errors";
import { literal } from "../stores/duckdb/sql-text";
import { inspectBytes, readUtf8, type ByteFacts } from "./byte-stream";
import { CsvScanner, OverlongRecordError, splitRecord, type ScannedRecord } from "./csv-scanner";
import type { DataFile } from "./data-files";
import { fileLiteral } from "./file-literal";
import type { LineBatch, RowFault, TextSource } from "./text-source";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** The header is looked for in this much text. */
const HEAD_BYTES = 1024 * 1024;
/** DuckDB's own default for the longest line; a careful source asks for more where it saw more. */
const DUCKDB_LINE_BYTES = 2_000_000;

interface Header {
  readonly delimiter: string;
  readonly names: readonly string[];
  /** Lines before the header. */
  readonly skip: number;
}

/**
 * A CSV file as a text source: encoding, delimiter and header found, the rest left to DuckDB's reader in strict mode. Files that it does
 * not read by itself (gzip, other encodings, both kinds of line ends) are copied first; so is a file in which it finds a malformed row,
 * this time without those rows.
 * @param known names that the header may contain, lower case; they decide between delimiters
 * @param tempDirectory for copies; the caller empties it
 */
export async function openCsv(file: DataFile, known: ReadonlySet<string>, tempDirectory: string): Promise<TextSource> {
  const facts = await inspectBytes(file.path, file.gzip);
  if (facts.nBytes === 0) throw new InputError(`${file.name} is empty: it needs a header line and rows`);
  const header = await readHeader(file, facts, known);
  const careful = (): Promise<TextSource> => copyReadable(file, facts, header, tempDirectory);
  if (file.gzip || facts.encoding !== "utf-8" || !facts.isClean || facts.hasMixedLineEnds) return careful();
  return makeSource(file, facts, header, {
    path: file.path,
    skip: header.skip,
    hasHeader: true,
    nShapeFaults: 0,
    lineBytes: DUCKDB_LINE_BYTES,
    careful,
  });
}

async function readHeader(file: DataFile, facts: ByteFacts, known: ReadonlySet<string>): Promise<Header> {
  const parts: Buffer[] = [];
  let nBytes = 0;
  for await (const chunk of readUtf8(file.path, file.gzip, facts.encoding)) {
    parts.push(chunk);
    nBytes += chunk.length;
    if (nBytes >= HEAD_BYTES) break;
  }
  const text = Buffer.concat(parts).toString();
  const lines = text.split(/\r\n|\n|\r/);
  let skip = lines.findIndex((line) => line.trim() !== "");
  if (skip < 0) throw new InputError(`${file.name} has no header line: its first line must name the columns`);
  // Excel's own way to say which delimiter follows.
  const declared = /^sep=(.)$/.exec(lines[skip])?.[1];
  if (declared !== undefined) skip += 1;
  const line = lines.at(skip) ?? "";
  if (line.includes("\0"))
    throw new InputError(
      `${file.name}, line ${skip + 1}: the header holds NUL bytes, as UTF-16 without a byte order mark does; save it as UTF-8`,
    );
  const candidates = DELIMITERS.filter((delimiter) => declared === undefined || delimiter === declared).map((delimiter) => {
    const names = splitRecord(line, delimiter).map((name) => name.trim());
    return { delimiter, names, nKnown: names.filter((name) => known.has(name.toLowerCase())).length };
  });
  // Array sort is stable: of equals the first in DELIMITERS wins.
  const best = candidates.sort((a, b) => b.nKnown - a.nKnown || b.names.length - a.names.length).at(0);
  if (best === undefined) throw new InputError(`${file.name}, line 1: delimiter "${declared ?? ""}" is not supported; use , ; tab or |`);
  // A trailing delimiter is no column.
  const names = best.names.at(-1) === "" ? best.names.slice(0, -1) : best.names;
  return { delimiter: best.delimiter, names, skip };
}

interface Place {
  readonly path: string;
  readonly skip: number;
  readonly hasHeader: boolean;
  readonly nShapeFaults: number;
  readonly lineBytes: number;
  readonly careful: (() => Promise<TextSource>) | null;
}

function makeSource(file: DataFile, facts: ByteFacts, header: Header, place: Place): TextSource {
  const columns = header.names.map((_, i) => `c${i}`);
  const options = [
    "auto_detect=false",
    `header=${String(place.hasHeader)}`,
    `skip=${place.skip}`,
    `delim=${literal(header.delimiter)}`,
    `quote='"'`,
    `escape='"'`,
    `columns={${columns.map((name) => `${name}: 'VARCHAR'`).join(", ")}}`,
    // A copy has line feeds only; left to itself the reader takes the first line end it sees, be it inside quotes.
    ...(place.hasHeader ? [] : ["new_line='\\n'"]),
    `max_line_size=${Math.max(DUCKDB_LINE_BYTES, place.lineBytes + 1)}`,
  ];
  return {
    name: file.name,
    relation: `read_csv(${fileLiteral(place.path)}, ${options.join(", ")})`,
    headers: header.names,
    columns,
    margins: facts.margins,
    hasNul: facts.hasNul && facts.encoding !== "utf-16le" && facts.encoding !== "utf-16be",
    readable: null,
    nShapeFaults: place.nShapeFaults,
    readLines: () => readLines(file, facts, header),
    careful: place.careful,
  };
}

/** Scans the records behind the header, in batches of one chunk each. */
async function* scanRecords(file: DataFile, facts: ByteFacts, header: Header): AsyncGenerator<readonly ScannedRecord[]> {
  const scanner = new CsvScanner(header.delimiter.charCodeAt(0), header.names.length, !facts.isClean);
  let headerPassed = false;
  let batch: ScannedRecord[] = [];
  const visit = (record: ScannedRecord): void => {
    if (record.line <= header.skip) return;
    if (headerPassed) batch.push(record);
    headerPassed = true;
  };
  try {
    for await (const chunk of readUtf8(file.path, file.gzip, facts.encoding)) {
      scanner.push(chunk, visit);
      yield batch;
      batch = [];
    }
    const { unclosedQuoteLine } = scanner.end(visit);
    if (unclosedQuoteLine !== null) throw unclosedQuote(file, unclosedQuoteLine);
  } catch (error) {
    if (error instanceof OverlongRecordError) throw unclosedQuote(file, error.line);
    throw error;
  }
  yield batch;
}

function unclosedQuote(file: DataFile, line: number): InputError {
  return new InputError(
    `${file.name}, line ${line}: a quoted field is opened in the row that starts here and never closed; close the quote (") or double it`,
  );
}

async function* readLines(file: DataFile, facts: ByteFacts, header: Header): AsyncGenerator<LineBatch> {
  for await (const batch of scanRecords(file, facts, header)) {
    const lines: number[] = [];
    const faults: RowFault[] = [];
    for (const { line, bytes, fault } of batch) {
      if (fault === null) lines.push(line);
      else faults.push({ line, value: Buffer.from(bytes.subarray(0, 200)).toString(), reason: explain(fault, header) });
    }
    yield { lines, faults };
  }
}

const explain = (fault: string, header: Header): string =>
  fault.endsWith("columns") ? `${fault} (the header has ${header.names.length})` : fault;

/** A file read as it stands: its header, and its rows with the physical line on which each begins. */
export interface CsvRows {
  /** Every name once: a repeated one gets its column's number behind it, an empty one is its column's number. */
  readonly headers: readonly string[];
  /** Batches of rows, malformed ones as faults. Read once. */
  readonly read: () => AsyncGenerator<readonly CsvRow[]>;
}

export type CsvRow = { readonly line: number; readonly cells: readonly string[] } | RowFault;

/**
 * Opens a CSV file without DuckDB, by the same rules as `openCsv`, for those who rewrite it.
 * @throws InputError when it has no header; `read` when a quoted field is never closed
 */
export async function openCsvRows(file: DataFile, known: ReadonlySet<string>): Promise<CsvRows> {
  const facts = await inspectBytes(file.path, file.gzip);
  const header = await readHeader(file, facts, known);
  const { names, delimiter } = header;
  const decoder = new TextDecoder();
  return {
    headers: names.map((name, i) => (name === "" ? `column ${i + 1}` : names.indexOf(name) < i ? `${name} ${i + 1}` : name)),
    async *read() {
      for await (const batch of scanRecords(file, facts, header)) {
        yield batch.map(({ line, bytes, fault }): CsvRow => {
          const text = decoder.decode(bytes);
          if (fault !== null) return { line, value: text.slice(0, 200), reason: explain(fault, header) };
          return { line, cells: splitRecord(text, delimiter) };
        });
      }
    },
  };
}

let nextCopy = 0;

/** Copies the well-formed rows as UTF-8 with one kind of line end. */
async function copyReadable(file: DataFile, facts: ByteFacts, header: Header, tempDirectory: string): Promise<TextSource> {
  await mkdir(tempDirectory, { recursive: true });
  const path = join(tempDirectory, `copy-${(nextCopy += 1)}.csv`);
  const out = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => out.on("error", reject));
  failed.catch(() => undefined);
  let nShapeFaults = 0;
  let lineBytes = 0;
  const lineEnd = Buffer.from("\n");
  for await (const batch of scanRecords(file, facts, header)) {
    const parts: Uint8Array[] = [];
    for (const { bytes, fault } of batch) {
      if (fault !== null) {
        nShapeFaults += 1;
        continue;
      }
      lineBytes = Math.max(lineBytes, bytes.length);
      parts.push(bytes, lineEnd);
    }
    if (parts.length > 0 && !out.write(Buffer.concat(parts))) await Promise.race([once(out, "drain"), failed]);
  }
  out.end();
  await Promise.race([once(out, "close"), failed]);
  return makeSource(file, facts, header, { path, skip: 0, hasHeader: false, nShapeFaults, lineBytes, careful: null });
}
