import { leadColumns, TYPE_COLUMNS, type ExtraColumn } from "./lead-features";
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
  /** States of clients, with their mean mixtures (states x problems, row-major); null where there are none. */
  readonly states: { readonly names: readonly string[]; readonly meanShares: Float64Array } | null;
}

/** Column of the client's state. */
export const CLIENT_STATE = "client's state";

/**
 * The client's problem mixture and what its state is made of, as of the morning on which the lead came in, as columns for RANK and MATCH: the share of each problem,
 * (overall share + sum over earlier won deals of P(problem | product)) / (1 + deals), the number of earlier deals as ln(1 + n), and the days since the last one.
 * The state is the one whose mean mixture is nearest to the client's of that morning (Hellinger distance), not the one of today.
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
  const [nDeals, daysSince, state] = [unknown(), unknown(), unknown()];
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
    if (history.states !== null)
      state[i] = nearestState(
        history.states.meanShares,
        Float64Array.from(sums, (sum) => sum / total),
      );
    nDeals[i] = Math.log1p(before.length);
    daysSince[i] = today - last.day;
  });
  if (nKnown === 0) return [];
  return [
    ...problems.map((name, k) => ({ name: `share of ${name}`, values: shares[k] })),
    { name: "client's earlier deals, ln(1 + n)", values: nDeals },
    { name: "days since the client's last deal", values: daysSince },
    ...(history.states === null ? [] : [{ name: CLIENT_STATE, values: state, levels: history.states.names }]),
  ];
}

/** State of the nearest mean mixture, ties by lower index. */
function nearestState(meanShares: Float64Array, shares: Float64Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s * shares.length < meanShares.length; s += 1) {
    const distance = shares.reduce((sum, share, k) => sum + (Math.sqrt(share) - Math.sqrt(meanShares[s * shares.length + k])) ** 2, 0);
    if (distance < least) [best, least] = [s, distance];
  }
  return best;
}

/**
 * The book with the largest problem of each lead's client as the attribute `problem`, where no column says what leads are about: what NEXT and MATCH take for the
 * type. Clients without an earlier deal have none.
 * @param columns of `describeClients`
 */
export function withClientProblems(book: LeadBook, history: ClientHistory, columns: readonly ExtraColumn[]): LeadBook {
  const known = leadColumns(book.leads);
  if (columns.length === 0 || TYPE_COLUMNS.some((name) => known.includes(name))) return book;
  const shares = history.problems.map((_, k) => columns[k].values);
  return {
    ...book,
    leads: book.leads.map((lead, i) => {
      if (shares.length === 0 || Number.isNaN(shares[0][i])) return lead;
      const largest = shares.reduce((best, values, k) => (values[i] > shares[best][i] ? k : best), 0);
      return { ...lead, attributes: { ...lead.attributes, problem: history.problems[largest] } };
    }),
  };
}
