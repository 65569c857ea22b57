import type { Dataset } from "../../graph/deals/dataset";
import type { ClientId, ProductId } from "../../graph/deals/ids";
import type { Page, PageRequest } from "./paging";

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
  /** Inserts or replaces by key, in one transaction; of equal keys in `rows` the last wins. Returns what changed. */
  upsert<K extends RecordKind>(kind: K, rows: readonly RecordOf[K][]): Promise<UpsertCounts>;
  counts(): Promise<RecordCounts>;
  /** A hash that changes when any stored row changes and does not depend on the order of writes. */
  digest(): Promise<string>;
  /**
   * The won lines (no returns) up to the end of `asOfDay`, aliases resolved, in canonical order, with attributes.
   * @param asOfDay UTC day, or null for all, undated ones included
   */
  readDataset(asOfDay: number | null): Promise<Dataset>;
  clients(filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>>;
  clientsById(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, ClientRecord>>;
  products(filter: ProductFilter, page: PageRequest): Promise<Page<ProductRecord>>;
  productsById(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, ProductRecord>>;
  /** All deals of a client and of its aliases, newest first, undated last. */
  dealsOfClient(id: ClientId, page: PageRequest): Promise<Page<DealHistoryRow>>;
  putAliases(aliases: readonly Alias[]): Promise<void>;
  removeAliases(aliases: readonly Pick<Alias, "entity" | "aliasId">[]): Promise<void>;
  aliases(): Promise<readonly Alias[]>;
  /** Removes a client with its deals, leads and activities; returns how many rows of each kind went. */
  eraseClient(id: ClientId): Promise<RecordCounts>;
}

export interface UpsertCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}
