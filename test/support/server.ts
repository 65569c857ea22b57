import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../server/config";
import { importFolder } from "../../server/ingestion/import-folder";
import { startService } from "../../server/main";
import type { ClientRecord, DealRecord, ProductRecord } from "../../server/ports/deal-store";
import { openStores } from "../../server/stores/open-stores";

const WEB_FOLDER = join(__dirname, "..", "..", "dist", "web");

export interface ExplorerServer {
  readonly url: string;
  /** Posts a GraphQL request; errors throw. */
  ask<T>(query: string, variables?: object): Promise<T>;
  stop(): Promise<void>;
}

export interface ExplorerData {
  readonly clients: readonly ClientRecord[];
  readonly products: readonly ProductRecord[];
  readonly deals: readonly DealRecord[];
}

/** The real service with the built explorer, on a free port, over a temporary store that holds `data`, or what is in a folder of files. */
export async function startExplorerServer(data: ExplorerData | string | null): Promise<ExplorerServer> {
  if (!existsSync(join(WEB_FOLDER, "index.html"))) throw new Error("the explorer is not built: npm run build:web");
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-explorer-"));
  const storeUrl = `duckdb:${join(folder, "store.duckdb")}`;
  const stores = await openStores(storeUrl);
  if (typeof data === "string") await importFolder(stores, { folder: data, options: {}, now: new Date() });
  else if (data !== null) {
    await stores.deals.upsert("clients", data.clients);
    await stores.deals.upsert("products", data.products);
    await stores.deals.upsert("deals", data.deals);
  }
  const silent = (): void => undefined;
  const service = await startService({
    storeUrl,
    stores,
    config: readConfig({ PORT: "0", DEALGRAPH_THREADS: "2" }),
    webFolder: WEB_FOLDER,
    log: { info: silent, warn: silent, error: silent },
  });
  return {
    url: service.url,
    async ask<T>(query: string, variables: object = {}) {
      const response = await fetch(`${service.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as { readonly data: T; readonly errors?: readonly { readonly message: string }[] };
      if (body.errors !== undefined) throw new Error(body.errors.map((each) => each.message).join("; "));
      return body.data;
    },
    async stop() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a name from outside may contain: markup, a right-to-left override, an emoji, and no end. */
export const HOSTILE_NAME = `<img src=x onerror="alert(1)"> \u202eevil\u202c 😀 ${"x".repeat(400)}`;

const PROBLEMS = [
  ["Payroll suite", "Time sheets", "Leave planner", "Expense cards", "Benefits desk", "Hiring board", "Shift roster", "Training hub"],
  ["Mail security", "Backup vault", "Password safe", "Endpoint guard", "Log archive", "Access portal", "Network watch", "Patch service"],
  ["Web shop", "Newsletter tool", "Review widget", "Loyalty app", "Ad planner", "Landing pages", "Chat inbox", "Survey kit"],
] as const;
const COUNTRIES = ["Norway", "Peru", "Ghana"];
const N_CLIENTS = 150;

/**
 * A small book of business with three clear problems: every client buys five or six products of its own problem and one of another.
 * Product `p-0-0` is the first of the first problem; client `c-000` has the first problem.
 */
export function smallBook(): ExplorerData {
  const products: ProductRecord[] = PROBLEMS.flatMap((names, k) =>
    names.map((name, i) => ({
      productId: `p-${k}-${i}`,
      name: k === 2 && i === 7 ? HOSTILE_NAME : name,
      category: ["People", "Security", "Marketing"][k],
      listPrice: 100 + 10 * i,
      launchedAt: null,
      discontinuedAt: null,
      funnelId: null,
      attributes: {},
    })),
  );
  const clients: ClientRecord[] = [];
  const deals: DealRecord[] = [];
  // A fixed linear congruential generator: the same book in every run.
  let state = 12_345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  for (let c = 0; c < N_CLIENTS; c += 1) {
    const clientId = `c-${String(c).padStart(3, "0")}`;
    const own = c % 3;
    clients.push({ clientId, name: `Client ${c} Ltd`, attributes: { country: COUNTRIES[random(3)] } });
    const bought = new Set<string>();
    while (bought.size < 5 + random(2)) bought.add(`p-${own}-${random(8)}`);
    bought.add(`p-${(own + 1 + random(2)) % 3}-${random(8)}`);
    [...bought].forEach((productId, i) => {
      const month = String(1 + ((c + i) % 12)).padStart(2, "0");
      const closedAt = `202${2 + (i % 3)}-${month}-${String(1 + random(28)).padStart(2, "0")}`;
      deals.push({
        dealId: `d-${c}-${i}`,
        clientId,
        productId,
        stage: "won",
        kind: "deal",
        openedAt: null,
        closedAt,
        amount: 100 + random(900),
        currency: "EUR",
        quantity: 1,
        agentId: null,
        funnelId: null,
        mechanic: null,
        attributes: {},
      });
    });
  }
  return { clients, products, deals };
}

/** The deals of the small book as a HubSpot export, with one row that cannot be used. */
export function hubspotExport(): string {
  const { deals, products, clients } = smallBook();
  const nameOf = new Map<string, string | null>([
    ...products.map((each) => [each.productId, each.name] as const),
    ...clients.map((each) => [each.clientId, each.name] as const),
  ]);
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = deals.map((deal) =>
    [
      deal.dealId,
      nameOf.get(deal.clientId) ?? "",
      nameOf.get(deal.productId) ?? "",
      "closedwon",
      deal.closedAt ?? "",
      String(deal.amount ?? ""),
    ]
      .map(quote)
      .join(","),
  );
  const head = ["Record ID", "Associated Company", "Line item name", "Deal Stage", "Close Date", "Amount"].map(quote).join(",");
  const broken = ["", "Client 1 Ltd", "Web shop", "closedwon", "2023-01-05", "10"].map(quote).join(",");
  return `${[head, ...rows, broken].join("\n")}\n`;
}
