import { createHash, hash as digestOnce } from "node:crypto";
import { types } from "neo4j-driver";
import { InputError } from "../../ports/errors";
import type { Attributes, RecordKind, RecordOf } from "../../ports/deal-store";
import { readAttributes, writeAttributes } from "../shared/attributes";
import { formatInstant, parseInstant } from "../shared/instants";
import { RECORD_TABLES, fieldsOf, type RecordColumn } from "../shared/record-tables";

type Integer = InstanceType<typeof types.Integer>;
type NodeValue = string | number | null;

/** A record as it is stored: properties of its node, without the missing ones, and their hash. */
export interface StoredRecord {
  /** Key within its kind. */
  readonly key: string;
  readonly properties: Readonly<Record<string, NodeValue>>;
  /** 64 bits of an MD5 over all stored columns; equal hashes mean equal content. The digest of the store is made of them. */
  readonly hash: Integer;
}

/** An instant as it is stored and as it is spelled for the hash. */
interface KnownInstant {
  readonly text: string | null;
  readonly part: string;
}

/**
 * Reads records of one kind into nodes. Dates repeat, so each text is read once. Node properties have the names of the record's fields,
 * but for the id of the node's own entity, which is `id`. Instants are kept as ISO text in UTC, a date as a date.
 */
export class RecordWriter {
  private readonly instants = new Map<string, KnownInstant>();
  private readonly columns: readonly (RecordColumn & { readonly property: string })[];
  private readonly keyProperties: readonly string[];

  constructor(private readonly kind: RecordKind) {
    const spec = RECORD_TABLES[kind];
    this.columns = spec.columns.map((column) => ({ ...column, property: propertyOf(kind, column.field) }));
    this.keyProperties = this.columns.filter(({ name }) => spec.key.includes(name)).map(({ property }) => property);
  }

  write(record: RecordOf[RecordKind]): StoredRecord {
    const fields = fieldsOf(record);
    const properties: Record<string, NodeValue> = {};
    let text = "";
    for (const column of this.columns) {
      const value = fields[column.field] ?? null;
      if (value === null || value === "") this.assertMayMiss(column, value);
      switch (column.type) {
        case "attributes": {
          const stored = value === null ? null : writeAttributes(value as Attributes);
          text += part(stored);
          if (stored !== null) properties[column.property] = stored;
          break;
        }
        case "instant": {
          const instant = value === null ? null : this.instant(column, value);
          text += instant === null ? "--" : instant.part;
          if (instant !== null) properties[column.property] = instant.text;
          break;
        }
        case "number": {
          if (value === null) {
            text += "-";
            break;
          }
          if (typeof value !== "number" || !Number.isFinite(value)) throw this.wrong(column, "must be a finite number", value);
          // Adding 0 turns -0 into 0: equal numbers, equal bytes.
          text += part(bitsOf(value + 0));
          properties[column.property] = value + 0;
          break;
        }
        case "text":
          if (value !== null && typeof value !== "string") throw this.wrong(column, "must be text", value);
          text += part(value);
          if (value !== null) properties[column.property] = value;
      }
    }
    return { key: this.keyOf(properties), properties, hash: hashText(text) };
  }

  /** The key of a record: its only key as it is, several joined so that no two keys look the same. */
  private keyOf(properties: Readonly<Record<string, NodeValue>>): string {
    const values = this.keyProperties.map((property) => properties[property] ?? null);
    if (values.length === 1) return String(values[0]);
    // The deals are many, and their key never leaves this process.
    return this.kind === "deals" ? `${String(values[0]).length}:${values.join("")}` : JSON.stringify(values);
  }

  private assertMayMiss(column: RecordColumn, value: unknown): void {
    if (column.required && column.name !== "outcome") throw this.wrong(column, "must not be empty", value);
  }

  private instant(column: RecordColumn, value: unknown): KnownInstant {
    const known = typeof value === "string" ? this.instants.get(value) : undefined;
    if (known !== undefined) return known;
    const instant = typeof value === "string" ? parseInstant(value) : null;
    if (instant === null) throw this.wrong(column, "must be an ISO date or an ISO instant with zone", value);
    const { day, ms } = instant;
    const fresh = { text: formatInstant(day, ms), part: part(String(day)) + part(ms === null ? null : String(ms)) };
    this.instants.set(value as string, fresh);
    return fresh;
  }

  private wrong(column: RecordColumn, what: string, value: unknown): InputError {
    return new InputError(`${this.kind}: ${column.name} ${what}, got ${JSON.stringify(value)}`);
  }
}

/** Id field of each kind that is called `id` on its node. */
const OWN_ID: Readonly<Record<RecordKind, string>> = {
  clients: "clientId",
  products: "productId",
  agents: "agentId",
  deals: "dealId",
  leads: "leadId",
  activities: "activityId",
  assignments: "",
};

const propertyOf = (kind: RecordKind, field: string): string => (field === OWN_ID[kind] ? "id" : field);

/** One column in the text that is hashed: length in bytes and text, or a dash; no value can pass for another. */
const part = (text: string | null): string => (text === null ? "-" : `${Buffer.byteLength(text)}:${text}`);

const scratch = new DataView(new ArrayBuffer(8));
const BITS = Array.from({ length: 256 }, (_, byte) => byte.toString(2).padStart(8, "0"));

/** The 64 bits of a number, the sign first. */
function bitsOf(value: number): string {
  scratch.setFloat64(0, value);
  let bits = "";
  for (let i = 0; i < 8; i += 1) bits += BITS[scratch.getUint8(i)];
  return bits;
}

/** The last eight bytes of an MD5, little endian, as DuckDB's md5_number_lower has them; a checksum, no secret depends on it. */
function hashText(text: string): Integer {
  const md5 = digestOnce("md5", text, "buffer");
  return new types.Integer(md5.readInt32LE(8), md5.readInt32LE(12));
}

/** Hash of an alias or a rate, in the same spelling as that of a record. */
export const hashValues = (values: readonly (string | null)[]): bigint => {
  const md5 = createHash("md5").update(values.map(part).join("")).digest();
  return md5.readBigUInt64LE(8);
};

/** Spelling of a number among the values of `hashValues`. */
export const numberBits = bitsOf;

/** The record behind a node's properties: every field is there, missing ones null. */
export function readRecord<K extends RecordKind>(kind: K, properties: Readonly<Record<string, unknown>>): RecordOf[K] {
  const record: Record<string, unknown> = {};
  for (const { field, type } of RECORD_TABLES[kind].columns) {
    const value = properties[propertyOf(kind, field)] ?? null;
    record[field] = type === "attributes" ? readAttributes(value as string | null) : value;
  }
  return record as unknown as RecordOf[K];
}
