import { attributeLevels } from "../deals/attribute-levels";
import type { ClientId, ProblemId, ProductId } from "../deals/ids";
import type { OpenOffer, OpenOfferOptions, Recommender } from "./recommender";

/** Sums of chances over some cells of client x product that are not deals yet. */
export interface OpenSum {
  readonly nClients: number;
  /** Cells: products not owned, over these clients. */
  readonly nCells: number;
  /** Expected first purchases within the horizon. */
  readonly adoptions: number;
  /** Expected amount of them, reporting currency; cells without a known amount add nothing. */
  readonly value: number;
}

/** Everything that clients do not have yet, with its chances. */
export interface Whitespace {
  readonly horizonDays: number;
  /** The best open offers of every client, in the order of the clients, highest probability first. */
  readonly offers: readonly OpenOffer[];
  readonly clients: readonly (OpenSum & { readonly clientId: ClientId; readonly rate: number; readonly littleData: boolean })[];
  /** Ascending by id. */
  readonly products: readonly (OpenSum & { readonly productId: ProductId })[];
  /** By the problem through which a product fits a client; highest value first, then by id. */
  readonly problems: readonly (OpenSum & { readonly problemId: ProblemId })[];
  /** By the client's firmographics: every attribute splits the same total; missing values are left out. */
  readonly segments: readonly (OpenSum & { readonly attribute: string; readonly level: string })[];
  /** In sentences: what bounded the work. */
  readonly bounds: readonly string[];
}

/** How to look for whitespace. */
export interface WhitespaceOptions extends OpenOfferOptions {
  /** Most clients, >= 1: those with the highest expected number of first purchases. Default 10,000. */
  readonly maxClients?: number;
}

/** Defaults of `findWhitespace`. */
export const WHITESPACE_DEFAULTS = Object.freeze({ top: 10, minProbability: 0, maxClients: 10_000 });

class SumOfCells {
  nClients = 0;
  nCells = 0;
  adoptions = 0;
  value = 0;
  #client = -1;

  add(client: number, probability: number, amount: number): void {
    if (this.#client !== client) this.nClients += 1;
    this.#client = client;
    this.nCells += 1;
    this.adoptions += probability;
    if (!Number.isNaN(amount)) this.value += probability * amount;
  }

  done(): OpenSum {
    return { nClients: this.nClients, nCells: this.nCells, adoptions: this.adoptions, value: this.value };
  }
}

/**
 * The grid of clients and products that they do not own, filled by the ranking policy: probability of a first purchase within the horizon,
 * expected amount, support, reason; summed by client, product, problem and segment over all cells, while `offers` lists the best of each client.
 * No deals: empty lists.
 * @param recommender prepared with the ranking policy
 * @param onClient called and awaited after each client with the counts so far, so that whoever shares the thread gets a turn; what the policy learns
 * meanwhile counts for the clients after it
 */
export async function findWhitespace(
  recommender: Recommender,
  options: WhitespaceOptions = {},
  onClient: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<Whitespace> {
  const { maxClients, ...offerOptions } = { ...WHITESPACE_DEFAULTS, ...options };
  const { dataset, analysis } = recommender;
  const { clientIds, productIds } = dataset.deals;
  const bounds: string[] = [];
  let asked = Array.from(clientIds.keys());
  if (asked.length > maxClients) {
    const rates = clientIds.map((id) => recommender.adoptionRate(id));
    asked = asked
      .sort((a, b) => rates[b] - rates[a] || a - b)
      .slice(0, maxClients)
      .sort((a, b) => a - b);
    bounds.push(`Whitespace covers the ${maxClients} of ${clientIds.length} clients with the most expected first purchases.`);
  }
  const attributes = attributeLevels(dataset.clients, clientIds);
  const segments = attributes.map(({ levels }) => levels.map(() => new SumOfCells()));
  const products = productIds.map(() => new SumOfCells());
  const problems = analysis.problems.map(() => new SumOfCells());
  const clients: Whitespace["clients"][number][] = [];
  const all: OpenOffer[] = [];
  for (const [at, c] of asked.entries()) {
    const { chances, offers } = recommender.openOffers(clientIds[c], offerOptions);
    all.push(...offers);
    const own = new SumOfCells();
    const levels = attributes.map(({ codes }, a) => (codes[c] < 0 ? null : segments[a][codes[c]]));
    chances.candidates.forEach((p, i) => {
      const probability = chances.probabilities[i];
      const amount = chances.amounts[i];
      own.add(c, probability, amount);
      products[p].add(c, probability, amount);
      if (chances.problems[i] >= 0) problems[chances.problems[i]].add(c, probability, amount);
      for (const level of levels) level?.add(c, probability, amount);
    });
    clients.push({ clientId: clientIds[c], ...own.done(), nClients: 1, rate: chances.rate, littleData: chances.littleData });
    await onClient(at + 1, asked.length);
  }
  return {
    horizonDays: recommender.horizonDays,
    offers: all,
    clients,
    products: productIds.map((productId, p) => ({ productId, ...products[p].done() })),
    problems: analysis.problems
      .map(({ id }, k) => ({ problemId: id, ...problems[k].done() }))
      .sort((a, b) => b.value - a.value || b.adoptions - a.adoptions || (a.problemId < b.problemId ? -1 : 1)),
    segments: attributes.flatMap(({ name, levels }, a) => levels.map((level, l) => ({ attribute: name, level, ...segments[a][l].done() }))),
    bounds,
  };
}
