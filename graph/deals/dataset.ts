import type { ClientId, ProductId } from "./ids";

/** The `days` value of a deal without a closing date: such deals count in runs without a date, never in as-of runs. */
export const UNDATED = -0x80000000;

/**
 * Won deal lines in columns, one row per (deal, product) line; returns and lost or open deals are not in it.
 * Rows are sorted by (client, day, product, deal id), so the order in which they were loaded leaves no trace.
 */
export interface DealTable {
  /** Distinct clients with at least one row, ascending by `compareIds`. `clients` holds positions in this list. */
  readonly clientIds: readonly ClientId[];
  /** Distinct products with at least one row, ascending by `compareIds`. `products` holds positions in this list. */
  readonly productIds: readonly ProductId[];
  /** Client index of each row. */
  readonly clients: Int32Array;
  /** Product index of each row. */
  readonly products: Int32Array;
  /** UTC day of closing of each row, in days since 1970-01-01, or UNDATED. */
  readonly days: Int32Array;
  /** Amount of each row in the reporting currency; NaN where it was not given. */
  readonly amounts: Float64Array;
}

/** Clients with their firmographics; a superset of the clients with deals, ascending by id. */
export interface ClientTable {
  readonly ids: readonly ClientId[];
  /** Display name, or null. Aligned with `ids`. */
  readonly names: readonly (string | null)[];
  /** Attribute columns by name, each aligned with `ids`; null where a value is missing. */
  readonly attributes: ReadonlyMap<string, readonly (string | null)[]>;
}

/** The product catalogue; a superset of the products with deals, ascending by id. */
export interface ProductTable {
  readonly ids: readonly ProductId[];
  readonly names: readonly (string | null)[];
  readonly categories: readonly (string | null)[];
  /** List price in the reporting currency, NaN where missing. */
  readonly listPrices: Float64Array;
  /** First UTC day on which the product may be offered, UNDATED where unknown. */
  readonly launchedDays: Int32Array;
  /** First UTC day on which the product may no longer be offered, UNDATED where none. */
  readonly discontinuedDays: Int32Array;
  readonly funnelIds: readonly (string | null)[];
}

/**
 * Lost deal lines in columns, rows sorted by (client, day, product, reason). The id lists are its own: somebody who only ever lost is in
 * no table of won deals.
 */
export interface LostTable {
  /** Ascending by `compareIds`; `clients` holds positions in it. */
  readonly clientIds: readonly ClientId[];
  /** Ascending by `compareIds`; `products` holds positions in it. */
  readonly productIds: readonly ProductId[];
  readonly clients: Int32Array;
  readonly products: Int32Array;
  /** UTC day of closing, or UNDATED: such deals count in runs without a date, never in as-of runs. */
  readonly days: Int32Array;
  readonly reasons: readonly (string | null)[];
}

/** One lead of a client, as far as recommending asks about it. */
export interface LeadTrace {
  readonly clientId: ClientId;
  /** UTC day on which it came, or UNDATED: such leads count in runs without a date, never in as-of runs. */
  readonly day: number;
  readonly source: string | null;
  /** Its own funnel, else that of the product it asked for; null where neither is known. */
  readonly funnelId: string | null;
}

/** Everything the analytics read. */
export interface Dataset {
  readonly deals: DealTable;
  readonly clients: ClientTable;
  readonly products: ProductTable;
  /** Lost deals; missing where a source keeps none. */
  readonly lost?: LostTable;
  /** Leads that name a client, in the order of `sortLeadTraces`; missing where a source keeps none. */
  readonly leads?: readonly LeadTrace[];
}

const MS_PER_DAY = 86_400_000;

/** UTC day (days since 1970-01-01) of an ISO date `YYYY-MM-DD`; NaN when it is no calendar date. */
export function dayOfIsoDate(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return Number.NaN;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(ms).toISOString().startsWith(text) ? ms / MS_PER_DAY : Number.NaN;
}

/** ISO date `YYYY-MM-DD` of a UTC day. */
export function isoDateOfDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
