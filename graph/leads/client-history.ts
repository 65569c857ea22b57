import type { ExtraColumn } from "./lead-features";
import { DAY_MS, type LeadBook } from "./lead-book";

/** What closed deals say about the clients behind leads. Survives structured cloning. */
export interface ClientHistory {
  /** Won deals with a day (UTC), any order. */
  readonly deals: readonly { readonly clientId: string; readonly productId: string; readonly day: number }[];
  /** Names of the problems, as reasons tell them. */
  readonly problems: readonly string[];
  /** Shares of the problems over all clients, sum 1. */
  readonly overall: Float64Array;
  /** P(problem | product) by product id, sum 1; products without it add to the number of deals only. */
  readonly productProblems: ReadonlyMap<string, Float64Array>;
}

/**
 * The client's problem mixture and what its state is made of, as of the morning on which the lead came in, as columns for RANK and MATCH: the share of each problem,
 * (overall share + sum over earlier won deals of P(problem | product)) / (1 + deals), the number of earlier deals as ln(1 + n), and the days since the last one.
 * Deals of that day and later do not count, so that the deal which a lead became cannot give it away. Leads without a client, a date or an earlier deal have NaN
 * throughout: unknown. No such client among the leads: no columns.
 * @returns columns aligned with `book.leads`
 */
export function describeClients(book: LeadBook, history: ClientHistory): ExtraColumn[] {
  const { problems, overall, productProblems } = history;
  const wanted = new Set(book.leads.map(({ clientId }) => clientId));
  const byClient = new Map<string, { readonly day: number; readonly productId: string }[]>();
  for (const { clientId, productId, day } of history.deals) {
    if (!wanted.has(clientId)) continue;
    const own = byClient.get(clientId);
    if (own === undefined) byClient.set(clientId, [{ day, productId }]);
    else own.push({ day, productId });
  }
  for (const own of byClient.values()) own.sort((a, b) => a.day - b.day || (a.productId < b.productId ? -1 : 1));
  const unknown = (): Float64Array => new Float64Array(book.leads.length).fill(Number.NaN);
  const shares = problems.map(unknown);
  const [nDeals, daysSince] = [unknown(), unknown()];
  let nKnown = 0;
  book.leads.forEach(({ clientId, createdMs }, i) => {
    const own = byClient.get(clientId ?? "");
    if (own === undefined || Number.isNaN(createdMs)) return;
    const today = Math.floor(createdMs / DAY_MS);
    const before = own.filter(({ day }) => day < today);
    const last = before.at(-1);
    if (last === undefined) return;
    nKnown += 1;
    const sums = Float64Array.from(overall);
    let total = 1;
    for (const { productId } of before) {
      const weights = productProblems.get(productId);
      if (weights === undefined) continue;
      total += 1;
      weights.forEach((weight, k) => (sums[k] += weight));
    }
    sums.forEach((sum, k) => (shares[k][i] = sum / total));
    nDeals[i] = Math.log1p(before.length);
    daysSince[i] = today - last.day;
  });
  if (nKnown === 0) return [];
  return [
    ...problems.map((name, k) => ({ name: `share of ${name}`, values: shares[k] })),
    { name: "client's earlier deals, ln(1 + n)", values: nDeals },
    { name: "days since the client's last deal", values: daysSince },
  ];
}
