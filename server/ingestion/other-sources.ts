import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { messageOf } from "../error-text";
import { InputError } from "../ports/errors";
import { query } from "../stores/duckdb/database";
import { identifier, literal } from "../stores/duckdb/sql-text";
import { inspectBytes, readUtf8 } from "./byte-stream";
import type { DataFile } from "./data-files";
import { fileLiteral } from "./file-literal";
import type { LineBatch, TextSource } from "./text-source";

/** An object as large as this is no row. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;
let nextCopy = 0;

/** One JSON object a line. Values that are objects or lists are kept as their JSON text. */
export async function openNdjson(connection: DuckDBConnection, file: DataFile, tempDirectory: string): Promise<TextSource> {
  const facts = await inspectBytes(file.path, file.gzip);
  if (facts.nBytes === 0) throw new InputError(`${file.name} is empty: it needs one JSON object a line`);
  for await (const chunk of readUtf8(file.path, file.gzip, facts.encoding)) {
    if (/^\s*\[/.test(chunk.subarray(0, 4096).toString())) {
      throw new InputError(`${file.name}, line 1: this is a JSON array; write one object a line, without the brackets and commas`);
    }
    break;
  }
  let path = file.path;
  if (file.gzip || facts.encoding !== "utf-8") {
    await mkdir(tempDirectory, { recursive: true });
    path = join(tempDirectory, `copy-${(nextCopy += 1)}.ndjson`);
    await pipeline(readUtf8(file.path, file.gzip, facts.encoding), createWriteStream(path));
  }
  const options = `format='newline_delimited', ignore_errors=true, maximum_object_size=${MAX_OBJECT_BYTES}`;
  const objects = `read_json_objects(${fileLiteral(path)}, ${options})`;
  const isObject = "coalesce(json_type(json) = 'OBJECT', false)";
  const rows = await query(connection, `SELECT DISTINCT unnest(json_keys(json)) AS key FROM ${objects} WHERE ${isObject} ORDER BY key`);
  const keys = rows.map((row) => row[0] as string);
  const pointers = keys.map((key) => literal(`/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`));
  const relation =
    keys.length === 0
      ? `(SELECT ${isObject} AS is_object FROM ${objects})`
      : `(SELECT ${isObject} AS is_object, json_extract_string(json, [${pointers.join(", ")}]) AS fields FROM ${objects})`;
  return {
    name: file.name,
    relation,
    headers: keys,
    columns: keys.map((_, i) => `fields[${i + 1}]`),
    margins: "any",
    hasNul: true,
    readable: { condition: "is_object", reason: "not a JSON object" },
    nShapeFaults: 0,
    readLines: () => readNonBlankLines(file, facts.encoding),
    careful: null,
  };
}

/** Line numbers of the lines that hold more than white space. */
async function* readNonBlankLines(file: DataFile, encoding: Parameters<typeof readUtf8>[2]): AsyncGenerator<LineBatch> {
  let line = 1;
  let isBlank = true;
  for await (const chunk of readUtf8(file.path, file.gzip, encoding)) {
    const lines: number[] = [];
    for (const byte of chunk) {
      if (byte === 0x0a) {
        if (!isBlank) lines.push(line);
        line += 1;
        isBlank = true;
      } else if (isBlank && byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) isBlank = false;
    }
    yield { lines, faults: [] };
  }
  yield { lines: isBlank ? [] : [line], faults: [] };
}

/** A Parquet file; every column is read as text, so the same rules hold as for CSV. The line of a row is its number, from 1. */
export async function openParquet(connection: DuckDBConnection, file: DataFile): Promise<TextSource> {
  const relation = `read_parquet(${fileLiteral(file.path)})`;
  let headers: string[];
  let nRows: number;
  try {
    headers = (await query(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${relation})`)).map((row) => row[0] as string);
    nRows = Number((await query(connection, `SELECT count(*) FROM ${relation}`))[0][0]);
  } catch (error) {
    const reason = messageOf(error).split("\n", 1)[0];
    throw new InputError(`${file.name} is no readable Parquet file: ${reason}`, { cause: error });
  }
  return {
    name: file.name,
    relation,
    headers,
    columns: headers.map((header) => `CAST(${identifier(header)} AS VARCHAR)`),
    margins: "any",
    hasNul: true,
    readable: null,
    nShapeFaults: 0,
    readLines: () => countRows(nRows),
    careful: null,
  };
}

async function* countRows(nRows: number): AsyncGenerator<LineBatch> {
  const step = 100_000;
  for (let from = 0; from < nRows; from += step) {
    yield await Promise.resolve({ lines: Array.from({ length: Math.min(step, nRows - from) }, (_, i) => from + i + 1), faults: [] });
  }
}
