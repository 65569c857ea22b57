import { InvalidArgumentError } from "../../graph/numeric/errors";
import { policyNames } from "../../graph/policy/policy";
import type { Operation } from "../use-cases/permissions";
import type { ServingState } from "../use-cases/serving-state";
import type { UseCaseContext } from "../use-cases/use-case";

/**
 * Type of a column. `date` is an ISO date and `instant` an ISO instant, both UTC; `integer` fits in 32 bits; `number` is a double;
 * `text` is free text or an id.
 */
export type ColumnType = "text" | "integer" | "number" | "boolean" | "date" | "instant";

export interface ListColumn {
  /** snake_case; never changes once released. */
  readonly name: string;
  readonly type: ColumnType;
  /** What one means, for people: shape, range, null. */
  readonly meaning: string;
  /** Unit of a number: `share`, `bits`, `reporting currency`, `clients`, ... */
  readonly unit?: string;
  /** Whether cells may be empty. Default false. */
  readonly nullable?: boolean;
  /** Whether it may name or describe a person or firm: names, attributes, e-mail. Ids are pseudonyms and are not marked. */
  readonly personal?: boolean;
}

export type ListCell = string | number | boolean | null;
/** One row, cells in the order of the columns. NaN is an empty cell. */
export type ListRow = readonly ListCell[];

/**
 * How long rows stay as they are: `run` as long as the served results do; `policy` until, moreover, a policy learns; `store` as long as the
 * loaded records do; `live` they may change at any moment.
 */
export type Freshness = "run" | "policy" | "store" | "live";

/** A flat list: from this one entry come files, catalogue, OpenAPI and the GraphQL fields `flat_<name>` and `flat_<name>_aggregate`. */
export interface ListDefinition {
  /** snake_case, plural; part of addresses. */
  readonly name: string;
  readonly description: string;
  /** What reading it is, in the table of `use-cases/permissions.ts`. */
  readonly operation: Operation;
  /** Names of the columns that make a row unique; rows come in any order that is the same every time. */
  readonly key: readonly string[];
  readonly freshness: Freshness;
  /** Whether rows speak of single clients, agents or leads: files of them need the operation `lists.export-personal`. */
  readonly personal: boolean;
  readonly columns: readonly ListColumn[];
  /** Rows one by one; nothing before the first analysis. May be a generator or an async generator; must not hold all rows at once. */
  readonly rows: (context: UseCaseContext) => Iterable<ListRow> | AsyncIterable<ListRow>;
}

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** Checks the entry: names, key, descriptions. @throws InvalidArgumentError */
export function defineList(list: ListDefinition): ListDefinition {
  const fail = (problem: string): never => {
    throw new InvalidArgumentError(`list ${list.name}: ${problem}`);
  };
  if (!NAME.test(list.name)) fail("the name must be snake_case");
  const names = list.columns.map(({ name }) => name);
  if (names.length === 0 || new Set(names).size !== names.length) fail("columns must be there, each once");
  for (const { name, meaning } of list.columns) {
    if (!NAME.test(name)) fail(`column ${name} must be snake_case`);
    if (meaning === "") fail(`column ${name} needs a meaning`);
  }
  for (const name of list.key) if (!names.includes(name)) fail(`key ${name} is no column`);
  if (list.key.length === 0) fail("a key is needed");
  return Object.freeze(list);
}

/** Most rows that are handed on at once; the event loop gets its turn between batches. */
const BATCH_ROWS = 1000;

/** Rows in batches, with a turn for other requests between them. Ends with an error when the caller went away. */
export async function* batchRows(list: ListDefinition, context: UseCaseContext): AsyncGenerator<readonly ListRow[]> {
  let batch: ListRow[] = [];
  const source = list.rows(context);
  const hand = async (): Promise<readonly ListRow[]> => {
    const full = batch;
    batch = [];
    await new Promise((resolve) => setImmediate(resolve));
    context.signal.throwIfAborted();
    return full;
  };
  if (Symbol.asyncIterator in source) {
    for await (const row of source) if (batch.push(row) >= BATCH_ROWS) yield await hand();
  } else {
    for (const row of source) if (batch.push(row) >= BATCH_ROWS) yield await hand();
  }
  if (batch.length > 0) yield batch;
}

const stateNumbers = new WeakMap<object, number>();
let nextState = 1;
/** Numbers of states differ between processes. */
const process0 = `${process.pid.toString(36)}${Date.now().toString(36)}`;

/** Changes whenever what is made of the served results alone may have. */
export function stateVersion(state: ServingState): string {
  const known = stateNumbers.get(state) ?? nextState++;
  stateNumbers.set(state, known);
  return `${state.run.id}.${process0}.${known}`;
}

/** Changes whenever the rows may have; null for live lists. For ETags and caches. */
export async function listVersion(list: ListDefinition, { state, stores, serving }: UseCaseContext): Promise<string | null> {
  if (list.freshness === "live") return null;
  const parts: string[] = [state === null ? "none" : stateVersion(state)];
  if (list.freshness === "policy") parts.push(policyNames.map((name) => serving.policyVersion(name)).join("-"));
  if (list.freshness === "store") parts.push(await stores.deals.digest());
  return parts.join(".");
}
