import { compareIds } from "../../../graph/deals/ids";
import type { RecordKind, UpsertCounts } from "../../ports/deal-store";
import { cypherFile, type CypherFile } from "./cypher-file";
import { integer, type Transaction } from "./database";
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

const HOLD_CLIENTS = cypherFile("write/hold-deal-clients", "ids", "hashes");
const COMPARE_DEALS = cypherFile("read/compare-deals", "dealIds", "productIds", "hashes");
const REMOVE_DEALS = cypherFile("write/remove-deals", "dealIds", "productIds");
const ADD_PRODUCTS = cypherFile("write/add-deal-products", "ids", "hashes");
const CREATE_DEALS = cypherFile("write/create-deals", "groups");
const CREATE_BOUGHT = cypherFile("write/create-bought", "groups");
const REFRESH_BOUGHT = cypherFile("write/refresh-bought", "groups");

/** Properties of a deal in the order of the rows of write/create-deals, after id and product. */
const DEAL_ROW = [
  "id",
  "productId",
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

/** Rows in one statement: its parameters and its part of the transaction stay small. */
const BATCH_ROWS = 10_000;

/**
 * Brings stored records of one kind into the graph within the caller's transaction: rows with the same hash are left alone, new ones
 * created, others replaced.
 * @param records at most one of each key
 */
export async function mergeRecords(transaction: Transaction, kind: RecordKind, records: readonly StoredRecord[]): Promise<UpsertCounts> {
  let inserted = 0;
  let updated = 0;
  for (let from = 0; from < records.length; from += BATCH_ROWS) {
    const batch = records.slice(from, from + BATCH_ROWS);
    const counts = kind === "deals" ? await mergeDeals(transaction, batch) : await mergePlain(transaction, kind, batch);
    inserted += counts.inserted;
    updated += counts.updated;
  }
  return { inserted, updated, unchanged: records.length - inserted - updated };
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

async function mergeDeals(transaction: Transaction, batch: readonly StoredRecord[]): Promise<BatchCounts> {
  // The lock comes before the look at what is there: of two imports of the same deals the second sees what the first wrote.
  const withoutDeals = await holdClients(transaction, batch.map(clientOf));
  const found = await transaction.one(COMPARE_DEALS, {
    dealIds: batch.map(({ properties }) => properties["id"]),
    productIds: batch.map(productOf),
    hashes: batch.map(({ hash }) => hash),
  });
  const [unchanged, changed, oldClients] = found as unknown as [number[], number[], string[]];
  const same = new Set(unchanged);
  const fresh = batch.filter((_, i) => !same.has(i));
  if (fresh.length === 0) return { inserted: 0, updated: 0 };

  const touched = new Map<string, Set<string>>();
  const touch = (clientId: string, productId: string): void => {
    const products = touched.get(clientId);
    if (products === undefined) touched.set(clientId, new Set([productId]));
    else products.add(productId);
  };
  if (changed.length > 0) {
    await holdClients(transaction, oldClients);
    const rows = changed.map((i) => batch[i]);
    await transaction.run(REMOVE_DEALS, { dealIds: rows.map(({ properties }) => properties["id"]), productIds: rows.map(productOf) });
    rows.forEach((row, i) => {
      touch(oldClients[i], productOf(row));
    });
  }
  await addProducts(transaction, fresh.map(productOf));
  await transaction.run(CREATE_DEALS, { groups: groupDeals(fresh) });

  const firstDeals = fresh.filter((row) => withoutDeals.has(clientOf(row)));
  const bought = sumBought(firstDeals.filter(isWon));
  if (bought.length > 0) await transaction.run(CREATE_BOUGHT, { groups: bought });
  for (const row of fresh) if (!withoutDeals.has(clientOf(row))) touch(clientOf(row), productOf(row));
  if (touched.size > 0) await transaction.run(REFRESH_BOUGHT, { groups: [...touched].map(([id, products]) => [id, [...products]]) });
  return { inserted: fresh.length - changed.length, updated: changed.length };
}

/** Adds and locks clients; returns those without deals. */
async function holdClients(transaction: Transaction, clientIds: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(clientIds)].sort(compareIds);
  const rows = await transaction.run(HOLD_CLIENTS, { ids, hashes: ids.map(hashOfBareClient) });
  return new Set(rows.map((row) => row[0] as string));
}

async function addProducts(transaction: Transaction, productIds: readonly string[]): Promise<void> {
  const ids = [...new Set(productIds)].sort(compareIds);
  await transaction.run(ADD_PRODUCTS, { ids, hashes: ids.map(hashOfBareProduct) });
}

function groupDeals(rows: readonly StoredRecord[]): unknown[] {
  const groups = new Map<string, [clientId: string, closed: unknown[], open: unknown[]]>();
  for (const row of rows) {
    const clientId = clientOf(row);
    let group = groups.get(clientId);
    if (group === undefined) groups.set(clientId, (group = [clientId, [], []]));
    const values: unknown[] = DEAL_ROW.map((name) => row.properties[name] ?? null);
    values.push(row.hash);
    group[row.properties["stage"] === "open" ? 2 : 1].push(values);
  }
  return [...groups.values()];
}

/** What write/refresh-bought would find, from the rows alone. */
function sumBought(rows: readonly StoredRecord[]): unknown[] {
  interface Sum {
    deals: number;
    amount: number;
    first: string | null;
    last: string | null;
  }
  const groups = new Map<string, Map<string, Sum>>();
  for (const row of rows) {
    let products = groups.get(clientOf(row));
    if (products === undefined) groups.set(clientOf(row), (products = new Map<string, Sum>()));
    let sum = products.get(productOf(row));
    if (sum === undefined) products.set(productOf(row), (sum = { deals: 0, amount: 0, first: null, last: null }));
    const day = (row.properties["closedAt"] as string | undefined)?.slice(0, 10) ?? null;
    sum.deals += 1;
    sum.amount += (row.properties["amount"] as number | undefined) ?? 0;
    if (day !== null && (sum.first === null || day < sum.first)) sum.first = day;
    if (day !== null && (sum.last === null || day > sum.last)) sum.last = day;
  }
  return [...groups].map(([clientId, products]) => [
    clientId,
    [...products].map(([productId, { deals, amount, first, last }]) => [productId, integer(deals), amount, first, last]),
  ]);
}

const clientOf = ({ properties }: StoredRecord): string => properties["clientId"] as string;
const productOf = ({ properties }: StoredRecord): string => properties["productId"] as string;
const isWon = ({ properties }: StoredRecord): boolean => properties["stage"] === "won" && properties["kind"] !== "return";

const bareClients = new RecordWriter("clients");
const bareProducts = new RecordWriter("products");
const hashOfBareClient = (id: string): unknown => bareClients.write<"clients">({ clientId: id, name: null, attributes: {} }).hash;
const hashOfBareProduct = (id: string): unknown =>
  bareProducts.write<"products">({
    productId: id,
    name: null,
    category: null,
    listPrice: null,
    launchedAt: null,
    discontinuedAt: null,
    funnelId: null,
    attributes: {},
  }).hash;
