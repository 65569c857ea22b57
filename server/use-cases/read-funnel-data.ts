import { UNDATED, dayOfIsoDate } from "../../graph/deals/dataset";
import { SalesTableBuilder } from "../../graph/deals/sales-table";
import type { Dataset } from "../../graph/deals/dataset";
import type { FunnelLead } from "../../graph/funnels/funnel-book";
import type { FunnelData } from "../../graph/funnels/study-funnels";
import type { Alias, DealRecord, DealStore, Rate } from "../ports/deal-store";

/** Day of an ISO date or instant; UNDATED where there is none. */
const dayOf = (text: string | null): number => (text === null ? UNDATED : dayOfIsoDate(text.slice(0, 10)));

/** Follows merges to their end. */
function resolver(aliases: readonly Alias[], entity: Alias["entity"]): (id: string) => string {
  const next = new Map(aliases.filter((alias) => alias.entity === entity).map(({ aliasId, canonicalId }) => [aliasId, canonicalId]));
  return (id) => {
    let at = id;
    for (let to = next.get(at); to !== undefined; to = next.get(at)) at = to;
    return at;
  };
}

/** Amounts in the reporting currency by the rule of `DealStore.readDataset`. */
function converter(rates: readonly Rate[]): (deal: DealRecord) => number {
  if (rates.length === 0) return ({ amount }) => amount ?? Number.NaN;
  const byCurrency = new Map<string, { readonly from: number; readonly rate: number }[]>();
  for (const { currency, day, rate } of rates) {
    const list = byCurrency.get(currency) ?? [];
    list.push({ from: day === null ? UNDATED : dayOfIsoDate(day), rate });
    byCurrency.set(currency, list);
  }
  for (const list of byCurrency.values()) list.sort((a, b) => a.from - b.from);
  return ({ amount, currency, closedAt }) => {
    if (amount === null) return Number.NaN;
    if (currency === null) return amount;
    const list = byCurrency.get(currency);
    if (list === undefined) return Number.NaN;
    const day = closedAt === null ? Number.POSITIVE_INFINITY : dayOf(closedAt);
    const known = list.filter(({ from }) => from <= day);
    return amount * (known.at(-1) ?? list[0]).rate;
  };
}

/**
 * Deal lines of every stage, leads and, where no deal names a mechanic, the types of activities, read from a store: what funnels are studied
 * on. Aliases are resolved, returns left out, amounts converted. A deal's mechanic is its own, else its most frequent activity type (ties:
 * the first in the alphabet) when no deal of the data names one.
 * @param dataset clients and products, as `readDataset` gave them
 */
export async function readFunnelData(deals: DealStore, dataset: Pick<Dataset, "clients" | "products">): Promise<FunnelData> {
  const aliases = await deals.aliases();
  const client = resolver(aliases, "client");
  const product = resolver(aliases, "product");
  const amount = converter(await deals.rates());

  const activityOf = (await namesMechanics(deals)) ? new Map<string, string>() : await commonActivities(deals);
  let builder = new SalesTableBuilder();
  let lastKey = "";
  await deals.scan("deals", (rows) => {
    for (const deal of rows) {
      // A scan that begins again after a lost connection starts from the first row.
      const key = `${deal.clientId}\n${deal.dealId}\n${deal.productId}`;
      if (lastKey === "") lastKey = key;
      else if (key === lastKey) builder = new SalesTableBuilder();
      if (deal.kind === "return") continue;
      builder.add({
        dealId: deal.dealId,
        clientId: client(deal.clientId),
        productId: product(deal.productId),
        stage: deal.stage,
        renewal: deal.kind === "renewal",
        funnelId: deal.funnelId,
        mechanic: deal.mechanic ?? activityOf.get(deal.dealId) ?? null,
        agentId: deal.agentId,
        openedDay: dayOf(deal.openedAt),
        closedDay: dayOf(deal.closedAt),
        amount: amount(deal),
      });
    }
    return Promise.resolve();
  });
  const leads = new Map<string, FunnelLead>();
  await deals.scan("leads", (rows) => {
    for (const lead of rows)
      leads.set(lead.leadId, {
        leadId: lead.leadId,
        clientId: lead.clientId === null ? null : client(lead.clientId),
        productId: lead.productId === null ? null : product(lead.productId),
        funnelId: lead.funnelId,
        outcome: lead.outcome,
        createdDay: dayOf(lead.createdAt),
      });
    return Promise.resolve();
  });
  return { sales: builder.finish(), clients: dataset.clients, products: dataset.products, leads: [...leads.values()] };
}

/** Whether any deal says by which mechanic it was made. */
async function namesMechanics(deals: DealStore): Promise<boolean> {
  let named = 0;
  await deals.scan("deals", (rows) => {
    named += rows.filter(({ mechanic }) => mechanic !== null && mechanic !== "").length;
    return Promise.resolve();
  });
  return named > 0;
}

/** The most frequent activity type of each deal. */
async function commonActivities(deals: DealStore): Promise<Map<string, string>> {
  const types = new Map<string, readonly [string, string]>();
  await deals.scan("activities", (rows) => {
    for (const { activityId, dealId, type } of rows)
      if (dealId !== null && type !== null && type !== "") types.set(activityId, [dealId, type]);
    return Promise.resolve();
  });
  const counts = new Map<string, Map<string, number>>();
  for (const [dealId, type] of types.values()) {
    const ofDeal = counts.get(dealId) ?? new Map<string, number>();
    ofDeal.set(type, (ofDeal.get(type) ?? 0) + 1);
    counts.set(dealId, ofDeal);
  }
  return new Map(
    [...counts].map(([dealId, ofDeal]) => [dealId, [...ofDeal].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0][0]] as const),
  );
}
