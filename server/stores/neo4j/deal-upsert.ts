import { compareIds } from "../../../graph/deals/ids";
import type { RecordKind, UpsertCounts } from "../../ports/deal-store";
import { cypherFile, type CypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase, type Transaction } from "./database";
import { RecordWriter, type StoredRecord } from "./record-values";

type PlainKind = Exclude<RecordKind, "deals">;

const plain = (kind: PlainKind): { compare: CypherFile<"keys" | "hashes">; put: CypherFile<"rows">; key: string } => ({
  compare: cypherFile(`read/compare-${kind}`, "keys", "hashes"),
  put: cypherFile(`write/put-${kind}`, "rows"),
  key: kind === "assignments" ? "key" : "id",
});

const PLAIN: Readonly<Record<PlainKind, ReturnType<typeof plain>>> = {
  clients: plain("clients"),
  products: plain("products"),
  agents: plain("agents"),
  leads: plain("leads"),
  activities: plain("activities"),
  assignments: plain("assignments"),
};

const KNOWN_ENDS = cypherFile("read/known-ends", "clientIds", "productIds");
const HOLD_CLIENTS = cypherFile("write/hold-deal-clients", "ids");
const COMPARE_DEALS = cypherFile("read/compare-deals", "dealIds", "productIds", "hashes");
const REMOVE_DEALS = cypherFile("write/remove-deals", "dealIds", "productIds");
const ADD_PRODUCTS = cypherFile("write/add-deal-products", "ids", "hashes");
const CREATE_DEALS = cypherFile("write/create-deals", "productIds", "clientIds", "nKnown", "hashes", "closed", "open", "bought");
const REFRESH_BOUGHT = cypherFile("write/refresh-bought", "groups");

/** Properties of a deal in the order of the rows of write/create-deals, after client, product and id. */
const DEAL_ROW = [
  "stage",
  "kind",
  "openedAt",
  "closedAt",
  "amount",
  "currency",
  "quantity",
  "agentId",
  "funnelId",
  "mechanic",
  "attributes",
] as const;

/** Rows in one statement at most: its parameters and its memory in the server stay small. */
const MAX_ROWS = 20_000;
/** From here on an import is long enough for others to wait for it. */
const MANY_ROWS = 1_000;

/**
 * Brings stored records of one kind into the graph within the caller's transaction: rows with the same hash are left alone, new ones
 * created, others replaced.
 * @param records at most one of each key
 * @param compareAll whether every row is looked up; else the deals of clients without deals are taken to be new, and the transaction fails
 * on a constraint when one is not
 */
export async function mergeRecords(
  transaction: Transaction,
  kind: RecordKind,
  records: readonly StoredRecord[],
  compareAll: boolean,
): Promise<UpsertCounts> {
  let inserted = 0;
  let updated = 0;
  const size = Math.ceil(records.length / Math.ceil(records.length / MAX_ROWS));
  for (let from = 0; from < records.length; from += size) {
    const batch = records.slice(from, from + size);
    const counts = await (kind === "deals" ? mergeDeals(transaction, batch, compareAll) : mergePlain(transaction, kind, batch));
    inserted += counts.inserted;
    updated += counts.updated;
  }
  return { inserted, updated, unchanged: records.length - inserted - updated };
}

/**
 * Adds the products of many deals that nobody described, ahead of the transaction that brings the deals: in it they would stay locked until
 * its end, and every other import of a deal on them would wait.
 */
export async function addProductsAhead(database: Neo4jDatabase, kind: RecordKind, records: readonly StoredRecord[]): Promise<void> {
  if (kind !== "deals" || records.length < MANY_ROWS) return;
  const productIds = [...new Set(records.map(productOf))].sort(compareIds);
  const row = await database.queryOne(KNOWN_ENDS, { clientIds: [], productIds });
  const known = new Set((row?.[1] ?? []) as string[]);
  const ids = productIds.filter((id) => !known.has(id));
  if (ids.length > 0) await database.write((transaction) => transaction.run(ADD_PRODUCTS, { ids, hashes: ids.map(hashOfBareProduct) }));
}

/** Rows in the order in which they take locks, the same in every process: deals by client, others by key. */
export function sortForLocks(kind: RecordKind, records: readonly StoredRecord[]): StoredRecord[] {
  const sorted = [...records];
  if (kind === "deals") sorted.sort((a, b) => compareIds(clientOf(a), clientOf(b)) || compareIds(a.key, b.key));
  else sorted.sort((a, b) => compareIds(a.key, b.key));
  return sorted;
}

type BatchCounts = Pick<UpsertCounts, "inserted" | "updated">;

async function mergePlain(transaction: Transaction, kind: PlainKind, batch: readonly StoredRecord[]): Promise<BatchCounts> {
  const { compare, put, key } = PLAIN[kind];
  const keys = batch.map((record) => record.key);
  const found = await transaction.one(compare, { keys, hashes: batch.map(({ hash }) => hash) });
  const [unchanged, changed] = found as unknown as [number[], number[]];
  const same = new Set(unchanged);
  const rows = batch.filter((_, i) => !same.has(i)).map((record) => ({ ...record.properties, hash: record.hash, [key]: record.key }));
  if (rows.length > 0) await transaction.run(put, { rows });
  return { inserted: rows.length - changed.length, updated: changed.length };
}

async function mergeDeals(transaction: Transaction, batch: readonly StoredRecord[], compareAll: boolean): Promise<BatchCounts> {
  const clientIds = [...new Set(batch.map(clientOf))];
  const productIds = [...new Set(batch.map(productOf))].sort(compareIds);
  // No locks here: those of products would make every import wait for every other.
  const found = await transaction.one(KNOWN_ENDS, { clientIds, productIds });
  const [knownClients, knownProducts] = (found as unknown as [string[], string[]]).map((ids) => new Set(ids));
  // The lock comes before the look at what is there: of two imports of the same deals the second sees what the first wrote. A client that
  // another import adds in this moment breaks the constraint, and the transaction is done again.
  const withoutDeals = await holdClients(transaction, [...knownClients]);
  const hasNoDeals = (clientId: string): boolean => !knownClients.has(clientId) || withoutDeals.has(clientId);
  // Deals of clients that have none are new, but for the rare one that moves here from another client: the constraint finds it, and the
  // transaction is done again with a look at every row.
  const asked = compareAll ? batch : batch.filter((row) => !hasNoDeals(clientOf(row)));
  const { unchanged, changed, oldClients } = await compareDeals(transaction, asked);
  const same = new Set(unchanged.map((i) => asked[i]));
  const fresh = same.size === 0 ? batch : batch.filter((row) => !same.has(row));
  if (fresh.length === 0) return { inserted: 0, updated: 0 };

  const touched = new Map<string, Set<string>>();
  const touch = (clientId: string, productId: string): void => {
    const products = touched.get(clientId);
    if (products === undefined) touched.set(clientId, new Set([productId]));
    else products.add(productId);
  };
  if (changed.length > 0) {
    await holdClients(transaction, oldClients);
    const rows = changed.map((i) => asked[i]);
    await transaction.run(REMOVE_DEALS, { dealIds: rows.map(({ properties }) => properties["id"]), productIds: rows.map(productOf) });
    rows.forEach((row, i) => {
      touch(oldClients[i], productOf(row));
    });
  }
  const missing = productIds.filter((id) => !knownProducts.has(id));
  if (missing.length > 0) await transaction.run(ADD_PRODUCTS, { ids: missing, hashes: missing.map(hashOfBareProduct) });
  await transaction.run(CREATE_DEALS, { productIds, ...arrangeDeals(fresh, productIds, knownClients, hasNoDeals) });
  for (const row of fresh) if (!hasNoDeals(clientOf(row))) touch(clientOf(row), productOf(row));
  if (touched.size > 0) await transaction.run(REFRESH_BOUGHT, { groups: [...touched].map(([id, products]) => [id, [...products]]) });
  return { inserted: fresh.length - changed.length, updated: changed.length };
}

interface Comparison {
  /** Positions of rows with the same content, and of rows with other content. */
  readonly unchanged: readonly number[];
  readonly changed: readonly number[];
  /** Clients that the changed rows have now. */
  readonly oldClients: readonly string[];
}

async function compareDeals(transaction: Transaction, rows: readonly StoredRecord[]): Promise<Comparison> {
  if (rows.length === 0) return { unchanged: [], changed: [], oldClients: [] };
  const found = await transaction.one(COMPARE_DEALS, {
    dealIds: rows.map(({ properties }) => properties["id"]),
    productIds: rows.map(productOf),
    hashes: rows.map(({ hash }) => hash),
  });
  const [unchanged, changed, oldClients] = found as unknown as [number[], number[], string[]];
  return { unchanged, changed, oldClients };
}

/** Locks clients; returns those without deals. */
async function holdClients(transaction: Transaction, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (clientIds.length === 0) return new Set();
  const ids = [...new Set(clientIds)].sort(compareIds);
  const rows = await transaction.run(HOLD_CLIENTS, { ids });
  return new Set(rows.map((row) => row[0] as string));
}

/** A row of write/create-deals: positions of client and product, then values. */
type PositionedRow = [client: unknown, product: unknown, ...values: unknown[]];

/** Lines by the position of their product. */
type ByProduct = PositionedRow[][];

/** Parameters of write/create-deals. Purchases are summed up for clients without earlier deals, as write/refresh-bought would find them. */
function arrangeDeals(
  rows: readonly StoredRecord[],
  productIds: readonly string[],
  knownClients: ReadonlySet<string>,
  hasNoDeals: (clientId: string) => boolean,
): Record<"clientIds" | "nKnown" | "hashes" | "closed" | "open" | "bought", unknown> {
  const positionOf = new Map(productIds.map((id, i) => [id, i]));
  const products = productIds.map((_, i) => integer(i));
  const ids = [...new Set(rows.map(clientOf))];
  const newIds = ids.filter((id) => !knownClients.has(id));
  const clientIds = [...ids.filter((id) => knownClients.has(id)), ...newIds];
  const clients = new Map(clientIds.map((id, i) => [id, integer(i)]));
  const byProduct = (): ByProduct => productIds.map(() => []);
  const [closed, open, bought] = [byProduct(), byProduct(), byProduct()];
  const purchases = new Map<string, Map<number, Purchase>>();
  for (const row of rows) {
    const clientId = clientOf(row);
    const product = positionOf.get(productOf(row)) ?? 0;
    const values: PositionedRow = [clients.get(clientId), products[product], row.properties["id"]];
    for (const name of DEAL_ROW) values.push(row.properties[name] ?? null);
    values.push(row.hash);
    (row.properties["stage"] === "open" ? open : closed)[product].push(values);
    if (!isWon(row) || !hasNoDeals(clientId)) continue;
    let own = purchases.get(clientId);
    if (own === undefined) purchases.set(clientId, (own = new Map<number, Purchase>()));
    addPurchase(own, product, row);
  }
  for (const [clientId, own] of purchases) {
    for (const [product, { deals, amount, first, last }] of own)
      bought[product].push([clients.get(clientId), products[product], integer(deals), amount, first, last]);
  }
  return {
    clientIds,
    nKnown: integer(clientIds.length - newIds.length),
    hashes: newIds.map(hashOfBareClient),
    closed: closed.flat(),
    open: open.flat(),
    bought: bought.flat(),
  };
}

/** What a client bought of a product; days as ISO dates. */
interface Purchase {
  deals: number;
  amount: number;
  first: string | null;
  last: string | null;
}

function addPurchase(own: Map<number, Purchase>, product: number, row: StoredRecord): void {
  let purchase = own.get(product);
  if (purchase === undefined) own.set(product, (purchase = { deals: 0, amount: 0, first: null, last: null }));
  const day = (row.properties["closedAt"] as string | undefined)?.slice(0, 10) ?? null;
  purchase.deals += 1;
  purchase.amount += (row.properties["amount"] as number | undefined) ?? 0;
  if (day !== null && (purchase.first === null || day < purchase.first)) purchase.first = day;
  if (day !== null && (purchase.last === null || day > purchase.last)) purchase.last = day;
}

const clientOf = ({ properties }: StoredRecord): string => properties["clientId"] as string;
const productOf = ({ properties }: StoredRecord): string => properties["productId"] as string;
const isWon = ({ properties }: StoredRecord): boolean => properties["stage"] === "won" && properties["kind"] !== "return";

const bareClients = new RecordWriter("clients");
const bareProducts = new RecordWriter("products");
const hashOfBareClient = (id: string): unknown => bareClients.write({ clientId: id, name: null, attributes: {} }).hash;
const hashOfBareProduct = (id: string): unknown =>
  bareProducts.write({
    productId: id,
    name: null,
    category: null,
    listPrice: null,
    launchedAt: null,
    discontinuedAt: null,
    funnelId: null,
    attributes: {},
  }).hash;
