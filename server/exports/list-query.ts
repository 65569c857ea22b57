import { InputError } from "../ports/errors";
import type { ListCell, ListColumn, ListDefinition } from "./list";

/** Comparisons of one column; those given must all hold. */
export interface ColumnFilter {
  readonly _eq?: ListCell | undefined;
  readonly _neq?: ListCell | undefined;
  readonly _in?: readonly ListCell[] | null | undefined;
  readonly _gt?: ListCell | undefined;
  readonly _gte?: ListCell | undefined;
  readonly _lt?: ListCell | undefined;
  readonly _lte?: ListCell | undefined;
  /** Pattern without regard to case; `%` any text, `_` any character. */
  readonly _ilike?: string | null | undefined;
  readonly _is_null?: boolean | null | undefined;
}
export type Where = Readonly<Record<string, ColumnFilter | null | undefined>>;
export interface Order {
  readonly column: string;
  readonly direction: "asc" | "desc";
}
export const GRAINS = ["day", "week", "month", "quarter", "year"] as const;
export type Grain = (typeof GRAINS)[number];

const MAX_IN = 1000;
const MAX_TEXT = 10_000;
const COMPARISONS = { _eq: "=", _neq: "<>", _gt: ">", _gte: ">=", _lt: "<", _lte: "<=" } as const;
const OPERATORS: readonly string[] = [...Object.keys(COMPARISONS), "_in", "_ilike", "_is_null"];

export const SQL_OF_TYPE = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "VARCHAR",
  instant: "VARCHAR",
} as const;

/** The column of that name. @throws InputError naming those there are */
export function columnOf(list: ListDefinition, name: string): ListColumn {
  const column = list.columns.find((one) => one.name === name);
  if (column === undefined)
    throw new InputError(
      `${list.name} has no column ${JSON.stringify(name).slice(0, 100)}; it has ${list.columns.map((one) => one.name).join(", ")}`,
    );
  return column;
}

/** Values of a statement, in the order of their placeholders. */
export class Values {
  readonly list: (string | number | boolean)[] = [];
  add(value: string | number | boolean): string {
    return `$${this.list.push(value)}`;
  }
}

function checked(column: ListColumn, operator: string, value: unknown): string | number | boolean {
  const wrong = (need: string): never => {
    throw new InputError(`${column.name} ${operator}: ${need} is needed`);
  };
  if (column.type === "boolean") return typeof value === "boolean" ? value : wrong("true or false");
  if (column.type === "integer" || column.type === "number")
    return typeof value === "number" && Number.isFinite(value) ? value : wrong("a finite number");
  if (typeof value !== "string") return wrong("a text");
  if (value.length > MAX_TEXT || value.includes("\0")) return wrong(`a text of at most ${MAX_TEXT} characters without NUL`);
  return value;
}

/**
 * The condition as SQL over quoted column names, values as parameters only.
 * @returns "" when nothing is asked
 * @throws InputError on an unknown column or operator, or a value of another type
 */
export function whereSql(list: ListDefinition, where: Where | null | undefined, values: Values): string {
  if (where === null || where === undefined) return "";
  if (typeof where !== "object" || Array.isArray(where)) throw new InputError("where must be an object of columns");
  const parts: string[] = [];
  for (const [name, filter] of Object.entries(where)) {
    if (filter === null || filter === undefined) continue;
    const column = columnOf(list, name);
    const sql = `"${column.name}"`;
    if (typeof filter !== "object") throw new InputError(`${name}: an object such as {"_eq": value} is needed`);
    const given = filter as Readonly<Record<string, unknown>>;
    for (const [operator, value] of Object.entries(given)) {
      if (!OPERATORS.includes(operator))
        throw new InputError(`${name}: there is no ${JSON.stringify(operator).slice(0, 50)}; use ${OPERATORS.join(", ")}`);
      if (value === undefined || value === null) continue;
      if (operator === "_is_null") parts.push(`${sql} IS ${value === true ? "" : "NOT "}NULL`);
      else if (operator === "_in") {
        if (!Array.isArray(value) || value.length > MAX_IN) throw new InputError(`${name} _in: at most ${MAX_IN} values are needed`);
        const all = value.map((one) => values.add(checked(column, operator, one)));
        parts.push(all.length === 0 ? "false" : `${sql} IN (${all.join(", ")})`);
      } else if (operator === "_ilike") {
        if (column.type !== "text") throw new InputError(`${name} _ilike: it is no text`);
        parts.push(`${sql} ILIKE ${values.add(checked(column, operator, value))}`);
      } else parts.push(`${sql} ${COMPARISONS[operator as keyof typeof COMPARISONS]} ${values.add(checked(column, operator, value))}`);
    }
  }
  return parts.join(" AND ");
}

const MAX_ORDERS = 10;

/** The order asked for, ended by the key so that no two rows tie. Empty cells come last either way. */
export function resolveOrder(list: ListDefinition, orders: readonly Order[] | null | undefined): readonly Order[] {
  const given = orders ?? [];
  if (given.length > MAX_ORDERS) throw new InputError(`order_by: at most ${MAX_ORDERS} columns`);
  const all = given.map(({ column, direction }) => ({ column: columnOf(list, column).name, direction }));
  for (const column of list.key) if (!all.some((one) => one.column === column)) all.push({ column, direction: "asc" });
  return all;
}

export const orderSql = (orders: readonly Order[]): string =>
  orders.map(({ column, direction }) => `"${column}" ${direction === "desc" ? "DESC" : "ASC"} NULLS LAST`).join(", ");

/** Rows behind the one with these cells in the given order. */
export function afterSql(orders: readonly Order[], cells: readonly ListCell[], values: Values): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  orders.forEach(({ column, direction }, i) => {
    const cell = cells[i];
    const sql = `"${column}"`;
    if (cell !== null) {
      const value = values.add(cell);
      const beyond = `(${sql} ${direction === "desc" ? "<" : ">"} ${value} OR ${sql} IS NULL)`;
      alternatives.push([...equal, beyond].join(" AND "));
      equal.push(`${sql} = ${value}`);
    } else equal.push(`${sql} IS NULL`);
  });
  return alternatives.length === 0 ? "false" : `(${alternatives.map((one) => `(${one})`).join(" OR ")})`;
}
