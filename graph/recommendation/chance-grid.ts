import { InvalidArgumentError } from "../numeric/errors";
import type { Recommender } from "./recommender";

/** How large a grid of chances may be. */
export interface ChanceGridOptions {
  /** Most clients, >= 1: those with the most expected first purchases. Default 1,000. */
  readonly maxClients?: number;
  /** Most products, >= 1: those with the most expected first purchases by these clients. Default 500. */
  readonly maxProducts?: number;
}

/** Defaults of `findChanceGrid`. */
const CHANCE_GRID_DEFAULTS = Object.freeze({ maxClients: 1000, maxProducts: 500 });

/** Chances of clients x products, for a table that is looked at. Indices are those of the recommender's deals. */
export interface ChanceGrid {
  readonly horizonDays: number;
  /** Ascending. */
  readonly clients: Int32Array;
  /** Ascending. */
  readonly products: Int32Array;
  /** Row-major, clients x products: P(first purchase within the horizon) in [0, 1); NaN where the client has the product; -1 where it is not on offer. */
  readonly probabilities: Float32Array;
  /** Expected first purchases of each client over all its candidates, also those outside the grid. */
  readonly clientSums: Float64Array;
  /** Expected first purchases of each product over the clients of the grid. */
  readonly productSums: Float64Array;
}

/**
 * The densest part of the whitespace as a matrix. Ties go to the lower index. No deals: an empty grid.
 * @param recommender prepared with the ranking policy
 * @param pause awaited after each client, so that whoever shares the thread gets a turn; what the policy learns meanwhile counts for the clients
 * after it
 * @throws InvalidArgumentError for limits below 1
 */
export async function findChanceGrid(
  recommender: Recommender,
  options: ChanceGridOptions = {},
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<ChanceGrid> {
  const { maxClients, maxProducts } = { ...CHANCE_GRID_DEFAULTS, ...options };
  for (const [name, value] of Object.entries({ maxClients, maxProducts }))
    if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(`${name} must be a whole number >= 1, got ${value}`);
  const { deals } = recommender.dataset;
  const nProducts = deals.productIds.length;
  const rates = deals.clientIds.map((id) => recommender.adoptionRate(id));
  const clients = largest(Float64Array.from(rates), maxClients);
  const rowOf = new Map(Array.from(clients, (c, row) => [c, row]));
  const all = new Float32Array(clients.length * nProducts).fill(-1);
  const clientSums = new Float64Array(clients.length);
  const sums = new Float64Array(nProducts);
  for (const [row, c] of clients.entries()) {
    const { chances } = recommender.openOffers(deals.clientIds[c], { top: 1 });
    chances.candidates.forEach((p, i) => {
      all[row * nProducts + p] = chances.probabilities[i];
      clientSums[row] += chances.probabilities[i];
      sums[p] += chances.probabilities[i];
    });
    await pause();
  }
  for (let i = 0; i < deals.clients.length; i += 1) {
    const row = rowOf.get(deals.clients[i]);
    if (row !== undefined) all[row * nProducts + deals.products[i]] = Number.NaN;
  }
  const products = largest(sums, maxProducts);
  const probabilities = new Float32Array(clients.length * products.length);
  for (let row = 0; row < clients.length; row += 1)
    for (let column = 0; column < products.length; column += 1)
      probabilities[row * products.length + column] = all[row * nProducts + products[column]];
  return {
    horizonDays: recommender.horizonDays,
    clients,
    products,
    probabilities,
    clientSums,
    productSums: Float64Array.from(products, (p) => sums[p]),
  };
}

/** Positions of the `n` largest values, ascending. */
function largest(values: Float64Array, n: number): Int32Array {
  return Int32Array.from(values.keys())
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, n)
    .sort((a, b) => a - b);
}
