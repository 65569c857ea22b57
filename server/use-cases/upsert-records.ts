import type { RecordKind, RecordOf } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import type { PrivacyBook } from "../ports/privacy-book";
import { guardRecords } from "../privacy/guard-records";
import { RECORD_TABLES, type RecordColumn } from "../stores/shared/record-tables";
import { defineMutation } from "./use-case";

const MAX_ROWS = 1000;
const MAX_TEXT = 10_000;
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  stage: ["won", "lost", "open"],
  kind: ["deal", "return", "renewal"],
  outcome: ["won", "lost"],
};

function cellOf(column: RecordColumn, value: unknown, where: string): unknown {
  const isEmpty = value === undefined || value === null || value === "";
  if (isEmpty) {
    if (column.name === "kind") return "deal";
    // An open lead has no outcome.
    if (column.required && column.name !== "outcome") throw new InputError(`${where}: ${column.name} is needed`);
    return null;
  }
  if (column.type === "number") {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) throw new InputError(`${where}: ${column.name} must be a number`);
    return number;
  }
  if (typeof value !== "string" && typeof value !== "number") throw new InputError(`${where}: ${column.name} must be a text`);
  const text = String(value);
  if (text.length > MAX_TEXT || text.includes("\0"))
    throw new InputError(`${where}: ${column.name} must have at most ${MAX_TEXT} characters and no NUL`);
  if (Object.hasOwn(ENUMS, column.name) && !ENUMS[column.name].includes(text))
    throw new InputError(`${where}: ${column.name} must be one of ${ENUMS[column.name].join(", ")}`);
  return text;
}

/** Records from JSON in the columns of the files; other members are kept as attributes. @throws InputError naming row and member */
function readRecords<K extends RecordKind>(kind: K, body: unknown): RecordOf[K][] {
  const rows: unknown = Array.isArray(body) ? body : [body];
  if (!Array.isArray(rows) || rows.length > MAX_ROWS) throw new InputError(`send 1 to ${MAX_ROWS} records as a JSON array`);
  const { columns } = RECORD_TABLES[kind];
  const hasAttributes = columns.some(({ type }) => type === "attributes");
  return rows.map((row: unknown, i) => {
    const where = `record ${i + 1}`;
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw new InputError(`${where} must be an object`);
    const given = new Map(Object.entries(row));
    const record: Record<string, unknown> = {};
    for (const column of columns) {
      if (column.type === "attributes") continue;
      record[column.field] = cellOf(column, given.get(column.name), where);
      given.delete(column.name);
    }
    if (hasAttributes) {
      const others = [...given].filter(([, value]) => value !== null && value !== undefined && value !== "");
      for (const [name, value] of others)
        if (
          (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") ||
          String(value).length > MAX_TEXT ||
          name.length > 200
        )
          throw new InputError(`${where}: ${name.slice(0, 100)} must be a plain value of at most ${MAX_TEXT} characters`);
      record["attributes"] = Object.fromEntries(others.map(([name, value]) => [name, String(value)]));
    }
    return record as unknown as RecordOf[K];
  });
}

export interface UpsertInput {
  readonly kind: RecordKind;
  readonly body: unknown;
  readonly book: PrivacyBook;
  /** Called when something changed. */
  readonly onChanged: () => void;
}

/** Adds or replaces records by key in one transaction: for live events. Those of the erased are left out, and counted. */
export const upsertRecords = defineMutation(
  "deals.import",
  ({ kind }: UpsertInput, { rows }: { readonly rows: number }) => `${rows} ${kind} by event`,
  async ({ stores }, { kind, body, book, onChanged }) => {
    const given = readRecords(kind, body);
    await book.refresh();
    const records = guardRecords(book, kind, given);
    const counts = await stores.deals.upsert(kind, records);
    if (counts.inserted + counts.updated > 0) onChanged();
    return { ...counts, rows: given.length, erased: given.length - records.length };
  },
);
