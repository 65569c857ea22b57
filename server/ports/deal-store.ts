import type { Dataset } from "../../graph/deals/dataset";
import type { ClientId, ProductId } from "../../graph/deals/ids";
import type { FirstPageRequest, Page, PageRequest } from "./paging";

/** The kinds of rows a data set consists of, in load order. */
export const RECORD_KINDS = ["clients", "products", "agents", "deals", "leads", "activities", "assignments"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export type DealStage = "won" | "lost" | "open";
export type DealKind = "deal" | "return" | "renewal";
/** Extra columns of a row, kept as text. */
export type Attributes = Readonly<Record<string, string>>;

export interface ClientRecord {
  readonly clientId: string;
  readonly name: string | null;
  readonly attributes: Attributes;
}
export interface ProductRecord {
  readonly productId: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly listPrice: number | null;
  /** ISO instants or dates, UTC. */
  readonly launchedAt: string | null;
  readonly discontinuedAt: string | null;
  readonly funnelId: string | null;
  readonly attributes: Attributes;
}
/** One line of a deal; its key is (dealId, productId). */
export interface DealRecord {
  readonly dealId: string;
  readonly clientId: string;
  readonly productId: string;
  readonly stage: DealStage;
  readonly kind: DealKind;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly quantity: number | null;
  readonly agentId: string | null;
  readonly funnelId: string | null;
  readonly mechanic: string | null;
  readonly attributes: Attributes;
}
export interface AgentRecord {
  readonly agentId: string;
  readonly name: string | null;
  readonly capacity: number | null;
  readonly attributes: Attributes;
}
export interface LeadRecord {
  readonly leadId: string;
  /** null while open. */
  readonly outcome: "won" | "lost" | null;
  readonly createdAt: string | null;
  readonly source: string | null;
  readonly closedAt: string | null;
  readonly clientId: string | null;
  readonly productId: string | null;
  readonly funnelId: string | null;
  readonly agentId: string | null;
  readonly attributes: Attributes;
}
export interface ActivityRecord {
  readonly activityId: string;
  readonly leadId: string | null;
  readonly dealId: string | null;
  readonly at: string;
  readonly type: string | null;
  readonly agentId: string | null;
  readonly result: string | null;
  readonly satisfaction: number | null;
  readonly attributes: Attributes;
}
export interface AssignmentRecord {
  readonly leadId: string;
  readonly agentId: string;
  readonly assignedAt: string | null;
}
export interface RecordOf {
  readonly clients: ClientRecord;
  readonly products: ProductRecord;
  readonly agents: AgentRecord;
  readonly deals: DealRecord;
  readonly leads: LeadRecord;
  readonly activities: ActivityRecord;
  readonly assignments: AssignmentRecord;
}

/** Two ids of one client or product: `aliasId` is read as `canonicalId`; removing the row undoes the merge. */
export interface Alias {
  readonly entity: "client" | "product";
  readonly aliasId: string;
  readonly canonicalId: string;
  /** Who or what said so: `manual`, `rule:domain`, ... */
  readonly reason: string;
}

/** Units of the reporting currency for one unit of `currency`. */
export interface Rate {
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** First UTC day (ISO date) on which it holds; null: always. Deals before the first day take the first rate, undated ones the last. */
  readonly day: string | null;
  readonly rate: number;
}

export interface ClientFilter {
  /** Case-insensitive part of id or name. */
  readonly search?: string | null | undefined;
}
export interface ProductFilter {
  readonly search?: string | null | undefined;
  readonly category?: string | null | undefined;
}
/** A won or other deal of one client, newest first, with the product's name. */
export interface DealHistoryRow extends DealRecord {
  readonly productName: string | null;
}
export type RecordCounts = Readonly<Record<RecordKind, number>>;

/**
 * Clients, products, deals and what surrounds them. Every write is idempotent by key and atomic: after a crash it is there whole or
 * not at all. Implementations: DuckDB (embedded default), Neo4j. Contract: test/contracts/deal-store.contract.ts.
 */
export interface DealStore {
  /**
   * Inserts or replaces by key, in one transaction; of equal keys in `rows` the last wins. Clients and products that deals name and
   * nobody described are added with their id alone. Returns what changed. Empty attribute values count as missing.
   * @throws InputError when a date is no ISO date or instant with zone, a number is not finite or a required id is empty
   */
  upsert<K extends RecordKind>(kind: K, rows: readonly RecordOf[K][]): Promise<UpsertCounts>;
  /**
   * Hands over every stored row of a kind, batch by batch, aliases not resolved; the deals of one client come together. The next batch
   * waits for `visit`. After a lost connection it may begin again: what `visit` does must be repeatable.
   */
  scan<K extends RecordKind>(kind: K, visit: (rows: readonly RecordOf[K][]) => Promise<void>): Promise<void>;
  /** Rows of each kind; clients and products that are aliases of another are not counted. */
  counts(): Promise<RecordCounts>;
  /** A hash that changes when any stored record, alias or rate changes and does not depend on the order of writes. */
  digest(): Promise<string>;
  /**
   * The won lines (no returns) up to the end of `asOfDay`, aliases resolved, in canonical order, with attributes. Amounts are converted
   * by the rates where there are any (a currency without a rate gives NaN, no currency is the reporting one), else they are as stored.
   * @param asOfDay UTC day, or null for all, undated ones included
   */
  readDataset(asOfDay: number | null): Promise<Dataset>;
  clients(filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>>;
  /** By id; an alias gets the client it stands for. Unknown ids are not in the map. */
  clientsById(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, ClientRecord>>;
  products(filter: ProductFilter, page: PageRequest): Promise<Page<ProductRecord>>;
  productsById(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, ProductRecord>>;
  /** All deals of a client and of its aliases, newest first, undated last. */
  dealsOfClient(id: ClientId, page: PageRequest): Promise<Page<DealHistoryRow>>;
  /** The first page of each of several clients, in one statement however many they are; every asked id is in the map. */
  dealsOfClients(ids: readonly ClientId[], page: FirstPageRequest): Promise<ReadonlyMap<ClientId, Page<DealHistoryRow>>>;
  /** Adds or replaces. InputError when one would point at itself, directly or through others; then nothing is changed. */
  putAliases(aliases: readonly Alias[]): Promise<void>;
  removeAliases(aliases: readonly Pick<Alias, "entity" | "aliasId">[]): Promise<void>;
  /** As they were put, by entity and alias id. */
  aliases(): Promise<readonly Alias[]>;
  /** Replaces all rates. */
  putRates(rates: readonly Rate[]): Promise<void>;
  /** By currency and day. */
  rates(): Promise<readonly Rate[]>;
  /** Removes a client under all its ids with its deals, leads, their activities and assignments, and its aliases; returns how many rows went. */
  eraseClient(id: ClientId): Promise<RecordCounts>;
}

export interface UpsertCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}
