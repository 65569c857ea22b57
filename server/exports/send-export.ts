import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, NotFoundError } from "../ports/errors";
import { authorize } from "../use-cases/permissions";
import type { ServingState } from "../use-cases/serving-state";
import type { UseCaseContext } from "../use-cases/use-case";
import { findList, LISTS } from "./catalogue";
import { writeArrow } from "./formats/arrow";
import { writeCsv } from "./formats/csv";
import { writeJson, writeNdjson } from "./formats/json";
import { batchRows, listVersion, stateVersion, type ListColumn, type ListDefinition, type ListRow } from "./list";
import { columnOf, type Order, type Where } from "./list-query";
import type { ListTables } from "./list-tables";

export const EXPORT_FORMATS = ["csv", "ndjson", "json", "parquet", "arrow"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
  arrow: "application/vnd.apache.arrow.file",
};

export interface ExportRequest {
  readonly list: ListDefinition;
  readonly format: ExportFormat;
  /** In the order asked for; all by default. */
  readonly columns: readonly ListColumn[];
  readonly where: Where | null;
  readonly orderBy: readonly Order[] | null;
  readonly limit: number | null;
  readonly offset: number;
}

type Query = Readonly<Record<string, unknown>>;
const PARAMETERS = ["columns", "where", "order_by", "limit", "offset"];

/**
 * What the address of a file asks for.
 * @throws NotFoundError on an unknown list, InputError on anything else that is wrong; both say what there is
 */
export function parseExportRequest(file: string, query: Query): ExportRequest {
  const dot = file.lastIndexOf(".");
  const list = findList(dot < 0 ? file : file.slice(0, dot));
  if (list === undefined) throw new NotFoundError(`no list of that name; there are ${LISTS.map(({ name }) => name).join(", ")}`);
  const format = EXPORT_FORMATS.find((one) => one === file.slice(dot + 1));
  if (dot < 0 || format === undefined) throw new InputError(`say the format by the ending: ${EXPORT_FORMATS.join(", ")}`);
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.includes(name))
      throw new InputError(`no parameter ${JSON.stringify(name).slice(0, 60)}; there are ${PARAMETERS.join(", ")}`);
    if (typeof value !== "string") throw new InputError(`${name}: give it once, as text`);
  }
  const text = (name: string): string | null => (typeof query[name] === "string" && query[name] !== "" ? query[name] : null);
  const columns = text("columns");
  return {
    list,
    format,
    columns: columns === null ? list.columns : [...new Set(columns.split(","))].map((name) => columnOf(list, name.trim())),
    where: parseWhere(text("where")),
    orderBy:
      text("order_by")
        ?.split(",")
        .map((part) => parseOrder(list, part)) ?? null,
    limit: wholeNumber("limit", text("limit")),
    offset: wholeNumber("offset", text("offset")) ?? 0,
  };
}

function parseWhere(text: string | null): Where | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError('where must be JSON such as {"share":{"_gte":0.5}}');
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new InputError("where must be a JSON object of columns");
  return value as Where;
}

function parseOrder(list: ListDefinition, part: string): Order {
  const [name, direction = "asc"] = part.trim().split(":");
  if (direction !== "asc" && direction !== "desc") throw new InputError("order_by: write column or column:desc, with commas between");
  return { column: columnOf(list, name).name, direction };
}

function wholeNumber(name: string, text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || !Number.isSafeInteger(value)) throw new InputError(`${name} must be a whole number of at least 0`);
  return value;
}

/** @throws ForbiddenError unless the principal may read the list and take it as a file */
export function authorizeExport(list: ListDefinition, { principal }: UseCaseContext): void {
  authorize(principal, list.operation);
  authorize(principal, list.personal ? "lists.export-personal" : "lists.export");
}

/** A strong name of the content; null for lists that may change at any moment. */
export async function exportTag(request: ExportRequest, context: UseCaseContext): Promise<string | null> {
  const version = await listVersion(request.list, context);
  if (version === null) return null;
  const { list, columns, ...rest } = request;
  return tagOf([list.name, version, columns.map(({ name }) => name), rest]);
}

/** The same for a graph file: it is made of the served results alone. */
export const graphTag = (file: string, state: ServingState): string => tagOf([file, stateVersion(state)]);

const tagOf = (parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27);

/** The bytes of a file, made while they are read. Written to the audit log when they begin. */
export async function* exportBytes(
  request: ExportRequest,
  context: UseCaseContext,
  tables: ListTables,
  onRows: (rows: number) => void = () => undefined,
): AsyncGenerator<string | Uint8Array> {
  const { list, format, columns } = request;
  authorizeExport(list, context);
  context.audit.record({
    at: context.clock.now().toISOString(),
    principal: context.principal.id,
    action: list.personal ? "lists.export-personal" : "lists.export",
    subject: `${list.name}.${format}`,
  });
  const batches = counted(pickColumns(list, columns, rowsOf(request, context, tables)), onRows);
  if (format === "csv") yield* writeCsv(columns, batches);
  else if (format === "ndjson") yield* writeNdjson(columns, batches);
  else if (format === "json") yield* writeJson(columns, batches);
  else if (format === "arrow") yield* writeArrow(columns, batches);
  else yield* parquetBytes(columns, batches, tables);
}

function rowsOf(
  { list, where, orderBy, limit, offset }: ExportRequest,
  context: UseCaseContext,
  tables: ListTables,
): AsyncIterable<readonly ListRow[]> {
  const plain = where === null && orderBy === null && limit === null && offset === 0;
  if (plain) return batchRows(list, context);
  return batchRows({ ...list, rows: () => tables.select(list, context, { where, orderBy, limit, offset }) }, context);
}

async function* pickColumns(
  list: ListDefinition,
  columns: readonly ListColumn[],
  batches: AsyncIterable<readonly ListRow[]>,
): AsyncGenerator<readonly ListRow[]> {
  const at = columns.map((column) => list.columns.indexOf(column));
  const all = at.length === list.columns.length && at.every((position, i) => position === i);
  for await (const rows of batches) yield all ? rows : rows.map((row) => at.map((i) => row[i]));
}

async function* counted(batches: AsyncIterable<readonly ListRow[]>, onRows: (rows: number) => void): AsyncGenerator<readonly ListRow[]> {
  for await (const rows of batches) {
    onRows(rows.length);
    yield rows;
  }
}

/** Parquet ends with its table of contents, but its writer wants a file: made beside, sent, removed. */
async function* parquetBytes(
  columns: readonly ListColumn[],
  batches: AsyncIterable<readonly ListRow[]>,
  tables: ListTables,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "dealgraph-export-"));
  try {
    const path = join(folder, "rows.parquet");
    await tables.writeParquet(batches, columns, path);
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
