import {
  UNDATED,
  type ClientTable,
  type Dataset,
  type DealTable,
  type LeadTrace,
  type LostTable,
  type ProductTable,
} from "../../../graph/deals/dataset";
import { asClientId, asProductId, compareIds, type ProductId } from "../../../graph/deals/ids";
import { IdIndex } from "../../../graph/deals/id-index";
import { sortLeadTraces } from "../../../graph/deals/lead-traces";
import { buildLostTable, type LostDealRow } from "../../../graph/deals/lost-deals";
import type { ProductRecord, Rate } from "../../ports/deal-store";
import { readAttributes } from "../shared/attributes";
import { lossReason } from "../shared/loss-reason";
import { cypherFile } from "./cypher-file";
import type { Transaction } from "./database";
import { dayOf } from "./days";
import { readRecord } from "./record-values";

const WON_LINES = cypherFile("read/won-lines");
const LEADS = cypherFile("read/scan-leads");
const LOST_LINES = cypherFile("read/lost-lines");
const ALL_CLIENTS = cypherFile("read/all-clients");
const ALL_PRODUCTS = cypherFile("read/all-products");

export interface DatasetRules {
  /** Client and product aliases: id at the end of the chain. */
  readonly clientRoots: ReadonlyMap<string, string>;
  readonly productRoots: ReadonlyMap<string, string>;
  readonly rates: readonly Rate[];
}

/**
 * Reads the won lines as typed arrays. Clients arrive one by one with all their lines, which are sorted at once and kept as numbers: memory
 * holds the result, a copy of it at the end, and the few clients that are on their way.
 */
export async function readDataset(transaction: Transaction, asOfDay: number | null, rules: DatasetRules): Promise<Dataset> {
  const stored: ProductRecord[] = [];
  await transaction.forEach(ALL_PRODUCTS, {}, (row) => stored.push(readRecord("products", row[0] as Record<string, unknown>)));
  const products = resolveProducts(stored, rules.productRoots);
  const deals = await readDeals(transaction, asOfDay, rules, products.ids);
  const clients = await readClients(transaction, rules.clientRoots);
  const lost = await readLost(transaction, asOfDay, rules);
  const leads = await readLeads(transaction, asOfDay, rules, products);
  return { deals, clients, products, lost, leads };
}

/** Leads that name a client, aliases resolved. */
async function readLeads(
  transaction: Transaction,
  asOfDay: number | null,
  { clientRoots, productRoots }: DatasetRules,
  products: ProductTable,
): Promise<LeadTrace[]> {
  const funnelOf = new Map<string, string | null>(products.ids.map((id, row) => [id, products.funnelIds[row]]));
  const traces: LeadTrace[] = [];
  await transaction.forEach(LEADS, {}, (row) => {
    const { clientId, productId, createdAt, source, funnelId } = readRecord("leads", row[0] as Record<string, unknown>);
    if (clientId === null) return;
    const day = createdAt === null ? UNDATED : dayOf(createdAt.slice(0, 10));
    if (asOfDay !== null && (day === UNDATED || day > asOfDay)) return;
    const ofProduct = productId === null ? null : (funnelOf.get(productRoots.get(productId) ?? productId) ?? null);
    traces.push({ clientId: asClientId(clientRoots.get(clientId) ?? clientId), day, source, funnelId: funnelId ?? ofProduct });
  });
  return sortLeadTraces(traces);
}

/** Lost lines, no returns, aliases resolved. */
async function readLost(transaction: Transaction, asOfDay: number | null, { clientRoots, productRoots }: DatasetRules): Promise<LostTable> {
  const rows: LostDealRow[] = [];
  await transaction.forEach(LOST_LINES, {}, (row) => {
    const [clientId, productIds, closed, attributes] = row as [string, string[], string[], string[]];
    for (let i = 0; i < productIds.length; i += 1) {
      const day = closed[i] === "" ? UNDATED : dayOf(closed[i]);
      if (asOfDay !== null && (day === UNDATED || day > asOfDay)) continue;
      rows.push({
        clientId: asClientId(clientRoots.get(clientId) ?? clientId),
        productId: asProductId(productRoots.get(productIds[i]) ?? productIds[i]),
        day,
        reason: lossReason(readAttributes(attributes[i] === "" ? null : attributes[i])),
      });
    }
  });
  return buildLostTable(rows);
}

/** Lines of one client, before they are sorted. */
interface Lines {
  readonly products: number[];
  readonly days: number[];
  readonly amounts: number[];
  readonly dealIds: string[];
  readonly ownProducts: string[];
}

async function readDeals(
  transaction: Transaction,
  asOfDay: number | null,
  { clientRoots, productRoots, rates }: DatasetRules,
  catalogue: readonly ProductId[],
): Promise<DealTable> {
  const rankOf = new Map<string, number>(catalogue.map((id, rank) => [id, rank]));
  for (const [alias, root] of productRoots) {
    const rank = rankOf.get(root);
    if (rank !== undefined) rankOf.set(alias, rank);
  }
  const convert = converter(rates);
  const days = new Map<string, number>([["", UNDATED]]);
  const dayOfText = (text: string): number => {
    let day = days.get(text);
    if (day === undefined) days.set(text, (day = dayOf(text)));
    return day;
  };
  const columns = new Columns();
  const merged = new Set(clientRoots.values());
  const waiting = new Map<string, Lines>();
  await transaction.forEach(WON_LINES, {}, (row) => {
    const [ownId, productIds, closed, amounts, currencies, dealIds] = row as [string, string[], string[], number[], string[], string[]];
    const clientId = clientRoots.get(ownId) ?? ownId;
    const earlier = waiting.get(clientId);
    const lines = earlier ?? { products: [], days: [], amounts: [], dealIds: [], ownProducts: [] };
    for (let i = 0; i < productIds.length; i += 1) {
      const product = rankOf.get(productIds[i]);
      const day = dayOfText(closed[i]);
      // A product that came after the catalogue was read belongs to an import that is younger than this read.
      if (product === undefined || (asOfDay !== null && (day === UNDATED || day > asOfDay))) continue;
      lines.products.push(product);
      lines.days.push(day);
      lines.amounts.push(convert(amounts[i], currencies[i], day));
      lines.dealIds.push(dealIds[i]);
      lines.ownProducts.push(productIds[i]);
    }
    if (!merged.has(clientId)) columns.add(clientId, lines);
    else if (earlier === undefined) waiting.set(clientId, lines);
  });
  for (const [clientId, lines] of waiting) columns.add(clientId, lines);
  return columns.toTable(catalogue);
}

/** Growing columns: one block of sorted lines for each client, in the order in which clients come. */
class Columns {
  private products = new Int32Array(1024);
  private days = new Int32Array(1024);
  private amounts = new Float64Array(1024);
  private size = 0;
  private readonly clientIds: string[] = [];
  private readonly starts: number[] = [];

  add(clientId: string, lines: Lines): void {
    const { products, days, amounts, dealIds, ownProducts } = lines;
    if (products.length === 0) return;
    const order = products.map((_, i) => i);
    order.sort(
      (a, b) =>
        days[a] - days[b] || products[a] - products[b] || compareIds(dealIds[a], dealIds[b]) || compareIds(ownProducts[a], ownProducts[b]),
    );
    this.reserve(this.size + order.length);
    this.clientIds.push(clientId);
    this.starts.push(this.size);
    for (const i of order) {
      this.products[this.size] = products[i];
      this.days[this.size] = days[i];
      this.amounts[this.size] = amounts[i];
      this.size += 1;
    }
  }

  /** @param catalogue ids by the ranks that the lines hold */
  toTable(catalogue: readonly ProductId[]): DealTable {
    const { size, clientIds, starts } = this;
    const used = new Uint8Array(catalogue.length);
    for (let i = 0; i < size; i += 1) used[this.products[i]] = 1;
    const indexOf = new Int32Array(catalogue.length);
    const productIds: ProductId[] = [];
    catalogue.forEach((id, rank) => {
      if (used[rank] === 1) indexOf[rank] = productIds.push(id) - 1;
    });
    const order = clientIds.map((_, i) => i).sort((a, b) => compareIds(clientIds[a], clientIds[b]));
    const table: DealTable = {
      clientIds: order.map((block) => asClientId(clientIds[block])),
      productIds,
      clients: new Int32Array(size),
      products: new Int32Array(size),
      days: new Int32Array(size),
      amounts: new Float64Array(size),
    };
    let at = 0;
    order.forEach((block, client) => {
      const from = starts[block];
      const to = starts.at(block + 1) ?? size;
      table.clients.fill(client, at, at + to - from);
      table.days.set(this.days.subarray(from, to), at);
      table.amounts.set(this.amounts.subarray(from, to), at);
      for (let i = from; i < to; i += 1, at += 1) table.products[at] = indexOf[this.products[i]];
    });
    return table;
  }

  private reserve(size: number): void {
    if (size <= this.days.length) return;
    const capacity = Math.max(size, Math.ceil(this.days.length * 1.5));
    const days = new Int32Array(capacity);
    days.set(this.days);
    this.days = days;
    const products = new Int32Array(capacity);
    products.set(this.products);
    this.products = products;
    const amounts = new Float64Array(capacity);
    amounts.set(this.amounts);
    this.amounts = amounts;
  }
}

/** Converts amounts into the reporting currency; see `DealStore.readDataset`. */
function converter(rates: readonly Rate[]): (amount: number, currency: string, day: number) => number {
  if (rates.length === 0) return (amount) => amount;
  const byCurrency = new Map<string, { day: number; rate: number }[]>();
  for (const { currency, day, rate } of rates) {
    const list = byCurrency.get(currency) ?? [];
    list.push({ day: day === null ? UNDATED : dayOf(day), rate });
    byCurrency.set(currency, list);
  }
  for (const list of byCurrency.values()) list.sort((a, b) => a.day - b.day);
  return (amount, currency, day) => {
    if (currency === "") return amount;
    const list = byCurrency.get(currency);
    if (list === undefined) return Number.NaN;
    // Undated deals take the last rate, those before the first rate the first.
    const from = day === UNDATED ? Number.POSITIVE_INFINITY : day;
    return amount * (list.findLast((entry) => entry.day <= from) ?? list[0]).rate;
  };
}

async function readClients(transaction: Transaction, roots: ReadonlyMap<string, string>): Promise<ClientTable> {
  interface Stored {
    readonly id: string;
    readonly name: string | null;
    readonly attributes: string | null;
  }
  const clients: Stored[] = [];
  const aliased: string[] = [];
  await transaction.forEach(ALL_CLIENTS, {}, (row) => {
    const [id, name, attributes] = row as [string, string | null, string | null];
    if (roots.has(id)) aliased.push(id);
    else clients.push({ id, name, attributes });
  });
  const ids = new IdIndex(clients.map(({ id }) => id));
  for (const id of missingRoots(aliased, roots, ids)) clients.push({ id, name: null, attributes: null });
  clients.sort((a, b) => compareIds(a.id, b.id));
  const columns = new Map<string, (string | null)[]>();
  clients.forEach(({ attributes }, i) => {
    for (const [key, value] of Object.entries(readAttributes(attributes))) {
      let column = columns.get(key);
      if (column === undefined) columns.set(key, (column = new Array<string | null>(clients.length).fill(null)));
      column[i] = value;
    }
  });
  return {
    ids: clients.map(({ id }) => asClientId(id)),
    names: clients.map(({ name }) => name),
    attributes: new Map([...columns].sort(([a], [b]) => compareIds(a, b))),
  };
}

function resolveProducts(stored: readonly ProductRecord[], roots: ReadonlyMap<string, string>): ProductTable {
  const products: Partial<ProductRecord>[] = stored.filter(({ productId }) => !roots.has(productId));
  const ids = new Set(products.map(({ productId }) => productId ?? ""));
  const aliased = stored.map(({ productId }) => productId).filter((id) => roots.has(id));
  for (const productId of missingRoots(aliased, roots, ids)) products.push({ productId });
  products.sort((a, b) => compareIds(a.productId ?? "", b.productId ?? ""));
  const dayOrNone = (text: string | null | undefined): number => (text === null || text === undefined ? UNDATED : dayOf(text));
  return {
    ids: products.map(({ productId }) => asProductId(productId ?? "")),
    names: products.map(({ name }) => name ?? null),
    categories: products.map(({ category }) => category ?? null),
    listPrices: Float64Array.from(products, ({ listPrice }) => listPrice ?? Number.NaN),
    launchedDays: Int32Array.from(products, ({ launchedAt }) => dayOrNone(launchedAt)),
    discontinuedDays: Int32Array.from(products, ({ discontinuedAt }) => dayOrNone(discontinuedAt)),
    funnelIds: products.map(({ funnelId }) => funnelId ?? null),
  };
}

/** Ids that stored aliases stand for and that are not stored themselves. */
function missingRoots(aliased: readonly string[], roots: ReadonlyMap<string, string>, ids: Pick<IdIndex, "has">): Set<string> {
  const missing = new Set<string>();
  for (const alias of aliased) {
    const root = roots.get(alias);
    if (root !== undefined && !ids.has(root)) missing.add(root);
  }
  return missing;
}
