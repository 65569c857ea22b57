import { createHash } from "node:crypto";
import type { Dataset } from "../../../graph/deals/dataset";
import { asClientId, asProductId, compareIds, type ClientId, type ProductId } from "../../../graph/deals/ids";
import {
  RECORD_KINDS,
  type Alias,
  type ClientFilter,
  type ClientRecord,
  type DealHistoryRow,
  type DealStore,
  type ProductFilter,
  type ProductRecord,
  type Rate,
  type RecordCounts,
  type RecordKind,
  type RecordOf,
  type UpsertCounts,
} from "../../ports/deal-store";
import { InputError } from "../../ports/errors";
import type { FirstPageRequest, Page, PageRequest } from "../../ports/paging";
import { resolveAliasRoots } from "../shared/alias-roots";
import { decodeCursor, resolvePage, toPage, toPages } from "../shared/cursors";
import { formatInstant, parseInstant } from "../shared/instants";
import { cypherFile, type CypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Transaction } from "./database";
import { readDataset } from "./dataset-reader";
import { dayOf } from "./days";
import { addProductsAhead, mergeRecords, sortForLocks } from "./deal-upsert";
import { RecordWriter, hashValues, numberBits, readRecord } from "./record-values";

const SCANS: Readonly<Record<RecordKind, CypherFile<never>>> = {
  clients: cypherFile("read/scan-clients"),
  products: cypherFile("read/scan-products"),
  agents: cypherFile("read/scan-agents"),
  deals: cypherFile("read/scan-deals"),
  leads: cypherFile("read/scan-leads"),
  activities: cypherFile("read/scan-activities"),
  assignments: cypherFile("read/scan-assignments"),
};
const SCAN_ROWS = 2_000;
const COUNT_RECORDS = cypherFile("read/count-records");
const DIGEST_RECORDS = cypherFile("read/digest-records");
const ALIASES = cypherFile("read/aliases");
const PUT_ALIASES = cypherFile("write/put-aliases", "rows");
const SET_ALIAS_ROOTS = cypherFile("write/set-alias-roots", "rows");
const REMOVE_ALIASES = cypherFile("write/remove-aliases", "rows");
const RATES = cypherFile("read/rates");
const REPLACE_RATES = cypherFile("write/replace-rates", "rows");
const CLIENT_ALIASES = cypherFile("read/client-aliases");
const PRODUCT_ALIASES = cypherFile("read/product-aliases");
const CLIENTS_BY_ID = cypherFile("read/clients-by-id", "ids");
const PRODUCTS_BY_ID = cypherFile("read/products-by-id", "ids");
const PAGE_CLIENTS = cypherFile("read/page-clients", "after", "without", "skip", "limit");
const PAGE_CLIENTS_SEARCH = cypherFile("read/page-clients-search", "after", "without", "search", "skip", "limit");
const COUNT_CLIENTS_SEARCH = cypherFile("read/count-clients-search", "without", "search");
const PAGE_PRODUCTS = cypherFile("read/page-products", "after", "without", "search", "category", "skip", "limit");
const COUNT_PRODUCTS = cypherFile("read/count-products", "without", "search", "category");
const CLIENT_DEALS = cypherFile("read/client-deals", "ids", "after", "skip", "limit");
const COUNT_CLIENT_DEALS = cypherFile("read/count-client-deals", "ids");
const DEALS_OF_CLIENTS = cypherFile("read/deal-pages-of-clients", "ids", "skip", "limit");
const CLIENT_IDS = cypherFile("read/client-ids", "id");
const ERASE_LEADS = cypherFile("write/erase-client-leads", "ids");
const ERASE_DEALS = cypherFile("write/erase-client-deals", "ids");
const ERASE_NODE = cypherFile("write/erase-client-node", "ids");
const ERASE_ALIASES = cypherFile("write/erase-client-aliases", "ids");

const TWO_64 = 1n << 64n;

type Properties = Readonly<Record<string, unknown>>;

/** Clients, products, deals and what surrounds them, as a graph in Neo4j. */
export class Neo4jDealStore implements DealStore {
  constructor(private readonly database: Neo4jDatabase) {}

  async upsert<K extends RecordKind>(kind: K, rows: readonly RecordOf[K][]): Promise<UpsertCounts> {
    const writer = new RecordWriter(kind);
    const byKey = new Map(rows.map((row) => writer.write(row)).map((record) => [record.key, record]));
    if (byKey.size === 0) return { inserted: 0, updated: 0, unchanged: 0 };
    const records = sortForLocks(kind, [...byKey.values()]);
    await addProductsAhead(this.database, kind, records);
    return this.database.write((transaction, attempt) => mergeRecords(transaction, kind, records, attempt > 0));
  }

  async scan<K extends RecordKind>(kind: K, visit: (rows: readonly RecordOf[K][]) => Promise<void>): Promise<void> {
    await this.database.scan((transaction) =>
      transaction.forEachBatch(SCANS[kind], {}, SCAN_ROWS, (rows) => visit(rows.map((row) => readRecord(kind, row[0] as Properties)))),
    );
  }

  async counts(): Promise<RecordCounts> {
    return this.database.read(async (transaction) => {
      const row = (await transaction.one(COUNT_RECORDS, {})) ?? [];
      const counts = {} as Record<RecordKind, number>;
      const kinds: readonly RecordKind[] = ["clients", "products", "agents", "deals", "leads", "activities", "assignments"];
      kinds.forEach((kind, i) => (counts[kind] = row[i] as number));
      for (const kind of ["clients", "products"] as const) {
        const { hidden, missing } = await resolution(transaction, kind);
        counts[kind] += missing.length - hidden.length;
      }
      return counts;
    });
  }

  async digest(): Promise<string> {
    return this.database.read(async (transaction) => {
      const sums = new Map<string, { rows: number; sum: bigint }>();
      for (const row of await transaction.run(DIGEST_RECORDS, {})) {
        const [kind, rows, high, low] = row as [string, number, string, string];
        sums.set(kind, { rows, sum: (BigInt(high) << 32n) + BigInt(low) });
      }
      const sumUp = (hashes: readonly bigint[]) => ({ rows: hashes.length, sum: hashes.reduce((sum, hash) => sum + hash, 0n) });
      const aliases = await readAliases(transaction);
      sums.set("aliases", sumUp(aliases.map((a) => hashValues([a.entity, a.aliasId, a.canonicalId, a.reason]))));
      const rates = await readRates(transaction);
      sums.set(
        "rates",
        sumUp(rates.map((r) => hashValues([r.currency, r.day === null ? null : String(dayOf(r.day)), numberBits(r.rate)]))),
      );
      const hash = createHash("sha256");
      for (const table of [...RECORD_KINDS, "aliases", "rates"]) {
        const { rows, sum } = sums.get(table) ?? { rows: 0, sum: 0n };
        hash.update(`${table} ${rows} ${((sum % TWO_64) + TWO_64) % TWO_64}\n`);
      }
      return hash.digest("hex").slice(0, 32);
    });
  }

  async readDataset(asOfDay: number | null): Promise<Dataset> {
    return this.database.read(async (transaction) => {
      const roots = resolveAliasRoots(await readAliases(transaction));
      const of = (entity: Alias["entity"]) =>
        new Map(roots.filter((root) => root.entity === entity).map(({ aliasId, rootId }) => [aliasId, rootId]));
      const rules = { clientRoots: of("client"), productRoots: of("product"), rates: await readRates(transaction) };
      return readDataset(transaction, asOfDay, rules);
    });
  }

  async clients(filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>> {
    const search = filter.search?.toLowerCase() ?? "";
    return this.database.read(async (transaction) => {
      const found = await resolution(transaction, "clients");
      const without = found.hidden;
      const missing = found.missing.filter((id) => id.toLowerCase().includes(search));
      const stored =
        search === ""
          ? (((await transaction.one(COUNT_RECORDS, {}))?.[0] ?? 0) as number) - without.length
          : (((await transaction.one(COUNT_CLIENTS_SEARCH, { without, search }))?.[0] ?? 0) as number);
      return pageById(page, stored, missing, "clientId", "clients", async (after, skip, limit) => {
        const rows =
          search === ""
            ? await transaction.run(PAGE_CLIENTS, { after, without, skip, limit })
            : await transaction.run(PAGE_CLIENTS_SEARCH, { after, without, search, skip, limit });
        return rows.map((row) => row[0] as Properties);
      });
    });
  }

  async products(filter: ProductFilter, page: PageRequest): Promise<Page<ProductRecord>> {
    const search = filter.search?.toLowerCase() ?? "";
    const category = filter.category ?? null;
    return this.database.read(async (transaction) => {
      const found = await resolution(transaction, "products");
      const without = found.hidden;
      const missing = category === null ? found.missing.filter((id) => id.toLowerCase().includes(search)) : [];
      const stored = ((await transaction.one(COUNT_PRODUCTS, { without, search, category }))?.[0] ?? 0) as number;
      return pageById(page, stored, missing, "productId", "products", async (after, skip, limit) => {
        const rows = await transaction.run(PAGE_PRODUCTS, { after, without, search, category, skip, limit });
        return rows.map((row) => row[0] as Properties);
      });
    });
  }

  async clientsById(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, ClientRecord>> {
    const found = await this.byId("clients", ids);
    return new Map([...found].map(([id, properties]) => [asClientId(id), readRecord("clients", properties)]));
  }

  async productsById(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, ProductRecord>> {
    const found = await this.byId("products", ids);
    return new Map([...found].map(([id, properties]) => [asProductId(id), readRecord("products", properties)]));
  }

  async dealsOfClient(id: ClientId, page: PageRequest): Promise<Page<DealHistoryRow>> {
    const { limit, offset } = resolvePage(page);
    const after = decodeCursor(page.after, ["string", "string", "string"]);
    return this.database.read(async (transaction) => {
      const ids = await idsOfClient(transaction, id);
      const total = ((await transaction.one(COUNT_CLIENT_DEALS, { ids }))?.[0] ?? 0) as number;
      const rows = await transaction.run(CLIENT_DEALS, { ids, after, skip: integer(offset), limit: integer(limit + 1) });
      const deals = rows.map((row): DealHistoryRow => ({
        ...readRecord("deals", row[0] as Properties),
        productName: row[1] as string | null,
      }));
      return toPage(deals, limit, total, (deal) => deal, dealKey);
    });
  }

  async dealsOfClients(ids: readonly ClientId[], page: FirstPageRequest): Promise<ReadonlyMap<ClientId, Page<DealHistoryRow>>> {
    const { limit, offset } = resolvePage(page);
    if (ids.length === 0) return new Map();
    const found = { ids: [...new Set(ids)], skip: integer(offset), limit: integer(limit + 1) };
    const rows = await this.database.read((transaction) => transaction.run(DEALS_OF_CLIENTS, found));
    const placed = rows.map((row) => ({
      list: row[0] as string,
      total: row[1] as number,
      place: row[2] as number,
      row: { ...readRecord("deals", row[3] as Properties), productName: row[4] as string | null },
    }));
    return toPages(ids, placed, { limit, offset }, (deal): DealHistoryRow => deal, dealKey);
  }

  async putAliases(aliases: readonly Alias[]): Promise<void> {
    if (aliases.length === 0) return;
    for (const { entity, aliasId, canonicalId } of aliases) {
      if (aliasId === "" || canonicalId === "") throw new InputError(`${entity} alias "${aliasId}" -> "${canonicalId}": an id is empty`);
    }
    const rows = aliases.map(({ entity, aliasId, canonicalId, reason }) => ({ entity, aliasId, canonicalId, reason }));
    await this.database.write(async (transaction) => {
      await transaction.run(PUT_ALIASES, { rows });
      await rebuildAliasRoots(transaction);
    });
  }

  async removeAliases(aliases: readonly Pick<Alias, "entity" | "aliasId">[]): Promise<void> {
    const rows = aliases.map(({ entity, aliasId }) => ({ entity, aliasId }));
    await this.database.write(async (transaction) => {
      await transaction.run(REMOVE_ALIASES, { rows });
      await rebuildAliasRoots(transaction);
    });
  }

  async aliases(): Promise<readonly Alias[]> {
    return this.database.read(readAliases);
  }

  async putRates(rates: readonly Rate[]): Promise<void> {
    const rows = rates.map(({ currency, day, rate }) => {
      const parsed = day === null ? null : parseInstant(day);
      if (day !== null && parsed === null) throw new InputError(`rate of ${currency}: "${day}" is no ISO date`);
      if (!(rate > 0 && Number.isFinite(rate))) throw new InputError(`rate of ${currency} must be a number > 0, got ${rate}`);
      return { currency, day: formatInstant(parsed?.day ?? null, null), rate };
    });
    await this.database.write((transaction) => transaction.run(REPLACE_RATES, { rows }));
  }

  async rates(): Promise<readonly Rate[]> {
    return this.database.read(readRates);
  }

  async eraseClient(id: ClientId): Promise<RecordCounts> {
    return this.database.write(async (transaction) => {
      const ids = await idsOfClient(transaction, id);
      const [leads, leadActivities, assignments] = (await transaction.one(ERASE_LEADS, { ids })) as readonly number[];
      const [deals, dealActivities] = (await transaction.one(ERASE_DEALS, { ids })) as readonly number[];
      const [clients] = (await transaction.one(ERASE_NODE, { ids })) as readonly number[];
      await transaction.run(ERASE_ALIASES, { ids });
      await rebuildAliasRoots(transaction);
      return { clients, products: 0, agents: 0, deals, leads, activities: leadActivities + dealActivities, assignments };
    });
  }

  /** Properties behind the asked ids, aliases followed. */
  private async byId(kind: "clients" | "products", ids: readonly string[]): Promise<ReadonlyMap<string, Properties>> {
    if (ids.length === 0) return new Map();
    return this.database.read(async (transaction) => {
      const { roots, missing } = await resolution(transaction, kind);
      const rootOf = (id: string): string => roots.get(id) ?? id;
      const asked = [...new Set(ids)].sort(compareIds);
      const rows = await transaction.run(kind === "clients" ? CLIENTS_BY_ID : PRODUCTS_BY_ID, {
        ids: [...new Set(asked.map(rootOf))],
      });
      const stored = new Map(rows.map((row) => [row[0] as string, row[1] as Properties]));
      for (const id of missing) stored.set(id, { id });
      return new Map(
        asked.flatMap((id): [string, Properties][] => {
          const properties = stored.get(rootOf(id));
          return properties === undefined ? [] : [[id, properties]];
        }),
      );
    });
  }
}

/** How aliases change the view on clients or products. */
interface Resolution {
  /** Id at the end of the chain of every alias. */
  readonly roots: ReadonlyMap<string, string>;
  /** Stored ids that are aliases of others. */
  readonly hidden: readonly string[];
  /** Ids that stored aliases stand for and that are not stored, ascending. */
  readonly missing: readonly string[];
}

async function resolution(transaction: Transaction, kind: "clients" | "products"): Promise<Resolution> {
  const rows = await transaction.run(kind === "clients" ? CLIENT_ALIASES : PRODUCT_ALIASES, {});
  const found = rows as unknown as readonly (readonly [aliasId: string, isStored: boolean, rootId: string, rootIsStored: boolean])[];
  const stored = found.filter(([, isStored]) => isStored);
  return {
    roots: new Map(found.map(([aliasId, , rootId]) => [aliasId, rootId])),
    hidden: stored.map(([aliasId]) => aliasId),
    missing: [...new Set(stored.filter(([, , , rootIsStored]) => !rootIsStored).map(([, , rootId]) => rootId))].sort(compareIds),
  };
}

/** A page of stored rows with the ids that only aliases know among them, in order of id. */
async function pageById<K extends "clients" | "products">(
  page: PageRequest,
  stored: number,
  missing: readonly string[],
  idField: K extends "clients" ? "clientId" : "productId",
  kind: K,
  read: (after: string, skip: unknown, limit: unknown) => Promise<readonly Properties[]>,
): Promise<Page<RecordOf[K]>> {
  const { limit, offset } = resolvePage(page);
  const after = (decodeCursor(page.after, ["string"])?.[0] ?? "") as string;
  const idOf = (record: RecordOf[K]): string => (record as unknown as Record<string, string>)[idField];
  const later = missing.filter((id) => compareIds(id, after) > 0);
  // Rows that stand before the page among the others may be these: then the server cannot skip for us.
  const skip = later.length === 0 ? offset : 0;
  const rows = await read(after, integer(skip), integer(offset - skip + limit + 1));
  const records = [...rows, ...later.map((id): Properties => ({ id }))].map((properties) => readRecord(kind, properties));
  if (later.length > 0) records.sort((a, b) => compareIds(idOf(a), idOf(b)));
  const shown = records.slice(offset - skip, offset - skip + limit + 1);
  return toPage(
    shown,
    limit,
    stored + missing.length,
    (record) => record,
    (record) => [idOf(record)],
  );
}

async function readAliases(transaction: Transaction): Promise<Alias[]> {
  const rows = await transaction.run(ALIASES, {});
  const aliases = rows.map((row): Alias => {
    const [entity, aliasId, canonicalId, reason] = row as [Alias["entity"], string, string, string];
    return { entity, aliasId, canonicalId, reason };
  });
  return aliases.sort((a, b) => compareIds(a.entity, b.entity) || compareIds(a.aliasId, b.aliasId));
}

async function readRates(transaction: Transaction): Promise<Rate[]> {
  const rows = await transaction.run(RATES, {});
  const rates = rows.map((row): Rate => ({ currency: row[0] as string, day: row[1] as string | null, rate: row[2] as number }));
  return rates.sort((a, b) => compareIds(a.currency, b.currency) || compareIds(a.day ?? "", b.day ?? ""));
}

async function rebuildAliasRoots(transaction: Transaction): Promise<void> {
  const roots = resolveAliasRoots(await readAliases(transaction));
  const rows = roots.map(({ entity, aliasId, rootId }) => ({ entity, aliasId, rootId }));
  await transaction.run(SET_ALIAS_ROOTS, { rows });
}

const dealKey = (deal: DealHistoryRow): readonly string[] => [deal.closedAt ?? "", deal.dealId, deal.productId];

async function idsOfClient(transaction: Transaction, id: string): Promise<string[]> {
  return (await transaction.run(CLIENT_IDS, { id })).map((row) => row[0] as string);
}
