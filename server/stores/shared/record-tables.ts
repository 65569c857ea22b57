import type { RecordKind, RecordOf } from "../../ports/deal-store";

/**
 * How a field is stored: `text` and `number` as one column, `instant` as the two columns `<name>_day` and `<name>_ms`, `attributes` as
 * JSON text.
 */
export type ColumnType = "text" | "number" | "instant" | "attributes";

export interface RecordColumn {
  /** Name in files and, for one-column types, in the table. */
  readonly name: string;
  /** Property of the record. */
  readonly field: string;
  readonly type: ColumnType;
  readonly required: boolean;
}

export interface RecordTable {
  readonly kind: RecordKind;
  readonly table: string;
  readonly columns: readonly RecordColumn[];
  /** Names of the columns that make a row unique. */
  readonly key: readonly string[];
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** `!` marks a required column, `:number` and `:instant` a type; `at` columns drop nothing from their name. */
function table(kind: RecordKind, key: readonly string[], spec: string): RecordTable {
  const columns = spec.split(" ").map((word): RecordColumn => {
    const [name = "", type = "text"] = word.replace("!", "").split(":");
    return { name, field: camel(name), type: type as ColumnType, required: word.includes("!") };
  });
  return { kind, table: kind, columns, key };
}

/** The tables of the data set by kind; column order is the order of the files' contract. */
export const RECORD_TABLES: Readonly<Record<RecordKind, RecordTable>> = {
  clients: table("clients", ["client_id"], "client_id! name attributes:attributes"),
  products: table(
    "products",
    ["product_id"],
    "product_id! name category list_price:number launched_at:instant discontinued_at:instant funnel_id attributes:attributes",
  ),
  agents: table("agents", ["agent_id"], "agent_id! name capacity:number attributes:attributes"),
  deals: table(
    "deals",
    ["deal_id", "product_id"],
    "deal_id! client_id! product_id! stage! kind opened_at:instant closed_at:instant amount:number currency quantity:number agent_id funnel_id mechanic attributes:attributes",
  ),
  leads: table(
    "leads",
    ["lead_id"],
    "lead_id! outcome! created_at:instant source closed_at:instant client_id product_id funnel_id agent_id attributes:attributes",
  ),
  activities: table(
    "activities",
    ["activity_id"],
    "activity_id! lead_id deal_id at!:instant type agent_id result satisfaction:number attributes:attributes",
  ),
  assignments: table("assignments", ["lead_id", "agent_id", "assigned_at"], "lead_id! agent_id! assigned_at:instant"),
};

/** A physical column of a record table. */
export interface StoredColumn {
  readonly name: string;
  readonly sqlType: "VARCHAR" | "DOUBLE" | "INTEGER";
}

/** Name of the two stored columns of an instant: `closed_at` is `closed_day`, `closed_ms`; `at` is `at_day`, `at_ms`. */
export const instantColumns = (name: string): readonly [string, string] => {
  const stem = name.replace(/_at$/, "");
  return [`${stem}_day`, `${stem}_ms`];
};

/** The stored columns of one field. */
export function storedColumns(column: RecordColumn): readonly StoredColumn[] {
  if (column.type === "instant") return instantColumns(column.name).map((name) => ({ name, sqlType: "INTEGER" }));
  return [{ name: column.name, sqlType: column.type === "number" ? "DOUBLE" : "VARCHAR" }];
}

/** All stored columns of a table, in order. */
export const allStoredColumns = (spec: RecordTable): readonly StoredColumn[] => spec.columns.flatMap(storedColumns);

/** The stored columns of the key. */
export const keyColumns = (spec: RecordTable): readonly string[] =>
  spec.columns.filter(({ name }) => spec.key.includes(name)).flatMap((column) => storedColumns(column).map(({ name }) => name));

/** A record seen as a bag of fields; the casts of this module's callers live here. */
export const fieldsOf = (record: RecordOf[RecordKind]): Readonly<Record<string, unknown>> =>
  record as unknown as Readonly<Record<string, unknown>>;
