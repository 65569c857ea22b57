import { UNDATED, type DealTable, type ProductTable } from "../deals/dataset";
import { asClientId, asProductId, compareIds } from "../deals/ids";
import { SALES_STAGE, type SalesTable } from "../deals/sales-table";
import { buildIncidence } from "../incidence/build-incidence";
import type { Incidence } from "../incidence/incidence";

/** A lead as funnels need it: who was reached, by which funnel. Missing texts are null. */
export interface FunnelLead {
  readonly leadId: string;
  readonly clientId: string | null;
  readonly productId: string | null;
  readonly funnelId: string | null;
  readonly outcome: "won" | "lost" | null;
  /** UTC day of creation, UNDATED where unknown. */
  readonly createdDay: number;
}

/** What funnels are studied on. */
export interface FunnelSources {
  readonly sales: SalesTable;
  readonly products: ProductTable;
  readonly leads: readonly FunnelLead[];
}

/** Where the funnels of a book come from. */
export type FunnelDefinition = "funnel_id" | "category" | "product";

/** Every funnel, the funnel of every sales line, and who bought what through which funnel. */
export interface FunnelBook {
  readonly definition: FunnelDefinition;
  /** Ascending by `compareIds`; also funnels that only the catalogue or leads name and that have no deals. */
  readonly funnelIds: readonly string[];
  /** Funnel of each row of `sales`, -1 where nothing says it. */
  readonly rowFunnel: Int32Array;
  /** Won lines (no returns) without a funnel: they are left out. */
  readonly nWonWithout: number;
  /** An offer is a product in a funnel, with at least one won line; sorted by (funnel, product). */
  readonly offerFunnel: Int32Array;
  /** Product index of `sales.productIds`. */
  readonly offerProduct: Int32Array;
  /** Clients of `sales.clientIds` x offers, won pairs. */
  readonly offers: Incidence;
  /** The same clients x funnels. */
  readonly memberships: Incidence;
  /** Catalogue products (ids) of each funnel that were never won through it. */
  readonly unsold: readonly (readonly string[])[];
  /** Leads with a client and a funnel: client id and funnel index. */
  readonly touches: readonly { readonly clientId: string; readonly funnel: number; readonly open: boolean }[];
}

/**
 * Finds the funnel of every line. Where any deal, product or lead has a `funnel_id`, those are the funnels: a line's own first, then
 * that of its product, then that of the client's lead for the product, then that of the client's leads when they all name one funnel; a
 * line that none of these settles is in no funnel. Without any `funnel_id` every category is a funnel (products without one stand
 * alone); without categories every product is.
 */
export function buildFunnelBook({ sales, products, leads }: FunnelSources): FunnelBook {
  const nRows = sales.client.length;
  const catalogueRow = new Map<string, number>(products.ids.map((id, row) => [id, row]));
  const ofCatalogue = (column: readonly (string | null)[]): (string | null)[] =>
    sales.productIds.map((id) => {
      const row = catalogueRow.get(id);
      return row === undefined ? null : emptyToNull(column[row]);
    });
  const named =
    sales.funnelIds.length > 0 ||
    products.funnelIds.some((id) => emptyToNull(id) !== null) ||
    leads.some(({ funnelId }) => emptyToNull(funnelId) !== null);
  const definition: FunnelDefinition = named
    ? "funnel_id"
    : products.categories.some((category) => emptyToNull(category) !== null)
      ? "category"
      : "product";

  // The funnel's name by product, from the catalogue.
  const productFunnel: readonly (string | null)[] =
    definition === "funnel_id"
      ? ofCatalogue(products.funnelIds)
      : definition === "category"
        ? ofCatalogue(products.categories).map((category, p) => category ?? sales.productIds[p])
        : sales.productIds;
  const leadFunnels = definition === "funnel_id" ? new LeadFunnels(leads) : null;

  const names = new Set<string>();
  for (const id of productFunnel) if (id !== null) names.add(id);
  if (definition === "funnel_id") {
    for (const id of [...sales.funnelIds, ...products.funnelIds, ...leads.map(({ funnelId }) => funnelId)]) {
      const name = emptyToNull(id);
      if (name !== null) names.add(name);
    }
  } else if (definition === "category") {
    for (const category of products.categories) {
      const name = emptyToNull(category);
      if (name !== null) names.add(name);
    }
  }
  const funnelIds = [...names].sort(compareIds);
  const indexOf = new Map(funnelIds.map((id, i) => [id, i]));
  const numberOf = (id: string | null): number => (id === null ? -1 : (indexOf.get(id) ?? -1));
  const ofSalesFunnel = Int32Array.from(sales.funnelIds, (id) => numberOf(id));
  const ofProduct = Int32Array.from(productFunnel, numberOf);

  const rowFunnel = new Int32Array(nRows).fill(-1);
  let nWonWithout = 0;
  for (let row = 0; row < nRows; row += 1) {
    const own = definition === "funnel_id" ? sales.funnel[row] : -1;
    let funnel = own >= 0 ? ofSalesFunnel[own] : ofProduct[sales.product[row]];
    if (funnel < 0 && leadFunnels !== null)
      funnel = numberOf(leadFunnels.find(sales.clientIds[sales.client[row]], sales.productIds[sales.product[row]]));
    rowFunnel[row] = funnel;
    if (funnel < 0 && sales.stage[row] === SALES_STAGE.won) nWonWithout += 1;
  }

  const won = wonOffers(sales, rowFunnel);
  const offers = buildIncidence(won.table, null);
  const memberships = buildIncidence(
    {
      ...won.table,
      productIds: funnelIds.map(asProductId),
      products: won.table.products.map((offer) => won.offerFunnel[offer]),
    },
    null,
  );
  const sold = new Set(Array.from(won.offerFunnel, (funnel, o) => `${funnel} ${sales.productIds[won.offerProduct[o]]}`));
  const unsold = funnelIds.map((): string[] => []);
  products.ids.forEach((id, row) => {
    const name =
      definition === "funnel_id" ? products.funnelIds[row] : definition === "category" ? products.categories[row] : (id as string);
    const funnel = numberOf(emptyToNull(name));
    if (funnel >= 0 && !sold.has(`${funnel} ${id}`)) unsold[funnel].push(id);
  });
  const touches = leads.flatMap(({ clientId, funnelId, outcome }) => {
    const funnel = numberOf(emptyToNull(funnelId));
    return clientId === null || clientId === "" || funnel < 0 ? [] : [{ clientId, funnel, open: outcome === null }];
  });
  return {
    definition,
    funnelIds,
    rowFunnel,
    nWonWithout,
    offerFunnel: won.offerFunnel,
    offerProduct: won.offerProduct,
    offers,
    memberships,
    unsold,
    touches,
  };
}

const emptyToNull = (text: string | null | undefined): string | null => (text === null || text === undefined || text === "" ? null : text);

/** Funnels of clients by their leads. */
class LeadFunnels {
  private readonly byPair = new Map<string, string>();
  private readonly byClient = new Map<string, string | null>();

  constructor(leads: readonly FunnelLead[]) {
    // Of several leads the latest says it; equal days by lead id.
    const dated = [...leads].sort((a, b) => a.createdDay - b.createdDay || compareIds(a.leadId, b.leadId));
    for (const { clientId, productId, funnelId } of dated) {
      const funnel = emptyToNull(funnelId);
      if (clientId === null || funnel === null) continue;
      if (productId !== null) this.byPair.set(`${clientId}\n${productId}`, funnel);
      const known = this.byClient.get(clientId);
      this.byClient.set(clientId, known === undefined || known === funnel ? funnel : null);
    }
  }

  find(clientId: string, productId: string): string | null {
    return this.byPair.get(`${clientId}\n${productId}`) ?? this.byClient.get(clientId) ?? null;
  }
}

/** Won lines that have a funnel, as a deal table whose products are offers. */
function wonOffers(
  sales: SalesTable,
  rowFunnel: Int32Array,
): { readonly table: DealTable; readonly offerFunnel: Int32Array; readonly offerProduct: Int32Array } {
  const nProducts = sales.productIds.length;
  const rows: number[] = [];
  const seen = new Map<number, number>();
  for (let row = 0; row < rowFunnel.length; row += 1) {
    if (rowFunnel[row] < 0 || sales.stage[row] !== SALES_STAGE.won) continue;
    rows.push(row);
    seen.set(rowFunnel[row] * nProducts + sales.product[row], 0);
  }
  const keys = Float64Array.from(seen.keys()).sort();
  keys.forEach((key, offer) => seen.set(key, offer));
  const offerOf = (row: number): number => seen.get(rowFunnel[row] * nProducts + sales.product[row]) ?? 0;
  return {
    table: {
      clientIds: sales.clientIds.map(asClientId),
      productIds: Array.from(keys, (key) => asProductId(String(key))),
      clients: Int32Array.from(rows, (row) => sales.client[row]),
      products: Int32Array.from(rows, offerOf),
      days: Int32Array.from(rows, (row) => sales.closedDay[row]),
      amounts: Float64Array.from(rows, (row) => sales.amount[row]),
    },
    offerFunnel: Int32Array.from(keys, (key) => Math.floor(key / nProducts)),
    offerProduct: Int32Array.from(keys, (key) => key % nProducts),
  };
}

/**
 * What was known at the end of `day`: lines opened later are gone, lines closed later are open, closed lines without a date are left out.
 * Index spaces stay, so ids may have no row left.
 */
export function salesUntil(sales: SalesTable, day: number): SalesTable {
  const later = (value: number): boolean => value !== UNDATED && value > day;
  const rows: number[] = [];
  for (let row = 0; row < sales.stage.length; row += 1) {
    const undated = sales.stage[row] !== SALES_STAGE.open && sales.closedDay[row] === UNDATED;
    if (!undated && !later(sales.openedDay[row])) rows.push(row);
  }
  const pick = (column: Int32Array): Int32Array => Int32Array.from(rows, (row) => column[row]);
  return {
    ...sales,
    dealIds: rows.map((row) => sales.dealIds[row]),
    client: pick(sales.client),
    product: pick(sales.product),
    funnel: pick(sales.funnel),
    mechanic: pick(sales.mechanic),
    agent: pick(sales.agent),
    stage: Uint8Array.from(rows, (row) => (later(sales.closedDay[row]) ? SALES_STAGE.open : sales.stage[row])),
    renewal: Uint8Array.from(rows, (row) => sales.renewal[row]),
    openedDay: pick(sales.openedDay),
    closedDay: pick(sales.closedDay),
    amount: Float64Array.from(rows, (row) => sales.amount[row]),
  };
}
