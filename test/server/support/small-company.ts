import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isoDateOfDay } from "../../../graph/deals/dataset";
import { plantDeals } from "../../../graph/simulation/planted";
import type { ClientRecord, DealRecord, ProductRecord } from "../../../server/ports/deal-store";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";

export const CLIENTS = 160;
export const PRODUCTS = 24;
export const PROBLEMS = 3;

export interface SmallCompany {
  readonly clients: readonly ClientRecord[];
  readonly products: readonly ProductRecord[];
  readonly deals: readonly DealRecord[];
}

/** Clients with three planted problems, small enough to be analysed in a second. */
export function smallCompany(seed = 1): SmallCompany {
  const { dataset } = plantDeals({
    seed,
    nClients: CLIENTS,
    nProducts: PRODUCTS,
    nProblems: PROBLEMS,
    dealsPerClient: 6,
    noiseShare: 0.05,
    overlapShare: 0,
  });
  const { deals } = dataset;
  const industries = ["tyres", "software", "bakery"];
  return {
    clients: deals.clientIds.map((clientId, c) => ({ clientId, name: `Firm ${clientId}`, attributes: { industry: industries[c % 3] } })),
    products: deals.productIds.map((productId, p) => ({
      productId,
      name: `Product ${productId}`,
      category: p % 2 === 0 ? "even" : "odd",
      listPrice: null,
      launchedAt: null,
      discontinuedAt: null,
      funnelId: null,
      attributes: {},
    })),
    deals: Array.from(deals.clients, (c, i) => ({
      dealId: `d${i}`,
      clientId: deals.clientIds[c],
      productId: deals.productIds[deals.products[i]],
      stage: "won",
      kind: "deal",
      openedAt: null,
      closedAt: isoDateOfDay(deals.days[i]),
      amount: 100 + (i % 50),
      currency: null,
      quantity: null,
      agentId: null,
      funnelId: null,
      mechanic: null,
      attributes: {},
    })),
  };
}

export async function openSmallCompany(): Promise<Stores> {
  const stores = await openStores("duckdb::memory:");
  const { clients, products, deals } = smallCompany();
  await stores.deals.upsert("clients", clients);
  await stores.deals.upsert("products", products);
  await stores.deals.upsert("deals", deals);
  return stores;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), "dealgraph-test-"));

/** The company as a data folder; `order` rearranges the lines of every file below its header. */
export function writeCompanyFolder(folder: string, order: (lines: string[]) => string[] = (lines) => lines): string {
  const { clients, products, deals } = smallCompany();
  mkdirSync(folder, { recursive: true });
  const write = (name: string, header: string, lines: string[]) => {
    writeFileSync(join(folder, name), `${[header, ...order(lines)].join("\n")}\n`);
  };
  write(
    "clients.csv",
    "client_id,name,industry",
    clients.map((row) => `${row.clientId},${row.name ?? ""},${row.attributes["industry"]}`),
  );
  write(
    "products.csv",
    "product_id,name,category",
    products.map((row) => `${row.productId},${row.name ?? ""},${row.category ?? ""}`),
  );
  write(
    "deals.csv",
    "deal_id,client_id,product_id,stage,closed_at,amount",
    deals.map((row) => `${row.dealId},${row.clientId},${row.productId},${row.stage},${row.closedAt ?? ""},${row.amount ?? ""}`),
  );
  return folder;
}
