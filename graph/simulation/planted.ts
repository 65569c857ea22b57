import type { ClientTable, Dataset, DealTable, ProductTable } from "../deals/dataset";
import { UNDATED, dayOfIsoDate } from "../deals/dataset";
import { asClientId, asProductId } from "../deals/ids";
import { InvalidArgumentError } from "../numeric/errors";
import { createRng, type Rng } from "../numeric/rng";
import { cumulate, drawIndex, shuffled } from "./draws";

/** Size and character of planted data. Shares are in [0, 1]. */
export interface PlantedOptions {
  readonly seed?: number;
  readonly nClients?: number;
  readonly nProducts?: number;
  readonly nProblems?: number;
  /** Mean of the (heavy-tailed) number of deals a client makes, >= 1. */
  readonly dealsPerClient?: number;
  /** Share of deals drawn from popularity, whatever the client's problems are. */
  readonly noiseShare?: number;
  /** Share of products that serve a second problem. */
  readonly overlapShare?: number;
  /** Share of clients who meet their problems in the planted order; the others in any order. */
  readonly chainShare?: number;
  /** Share of deals without a date. */
  readonly undatedShare?: number;
}

/** Defaults: about the size and character of a middling book of business. */
const PLANTED_DEFAULTS = Object.freeze({
  seed: 1,
  nClients: 2_000,
  nProducts: 400,
  nProblems: 8,
  dealsPerClient: 6,
  noiseShare: 0.2,
  overlapShare: 0.15,
  chainShare: 0.4,
  undatedShare: 0,
});

/** What was planted. Rows of `mixtures` belong to `deals.clientIds`, problems of products to `deals.productIds`. */
export interface PlantedTruth {
  readonly nProblems: number;
  /** C x K, row-major, each row sums to 1. */
  readonly mixtures: Float64Array;
  /** Main problem of each product. */
  readonly productProblem: Int32Array;
  /** Second problem of each product, or -1. */
  readonly secondProblem: Int32Array;
  /** Place of each problem in the chain, a permutation of 0..K-1. */
  readonly chainPosition: Int32Array;
}

const FIRST_DAY = dayOfIsoDate("2020-01-01");
const N_DAYS = dayOfIsoDate("2024-01-01") - FIRST_DAY;

function resolvePlantedOptions(options: PlantedOptions): Required<PlantedOptions> {
  const resolved = { ...PLANTED_DEFAULTS, ...options };
  for (const name of ["nClients", "nProducts", "nProblems"] as const) {
    if (!Number.isInteger(resolved[name]) || resolved[name] < 1)
      throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${resolved[name]}`);
  }
  if (resolved.nProducts < resolved.nProblems)
    throw new InvalidArgumentError(`nProducts must be >= nProblems (${resolved.nProblems}), got ${resolved.nProducts}`);
  if (!(resolved.dealsPerClient >= 1)) throw new InvalidArgumentError(`dealsPerClient must be >= 1, got ${resolved.dealsPerClient}`);
  for (const name of ["noiseShare", "overlapShare", "chainShare", "undatedShare"] as const) {
    if (!(resolved[name] >= 0 && resolved[name] <= 1)) throw new InvalidArgumentError(`${name} must be in [0, 1], got ${resolved[name]}`);
  }
  return resolved;
}

/** Gamma(shape) for integer shape: a sum of exponentials. */
const drawGamma = (shape: number, rng: Rng): number => {
  let sum = 0;
  for (let i = 0; i < shape; i += 1) sum -= Math.log(1 - rng());
  return sum;
};

/** A number in 0, 1, 2, ... with mean 1 (Poisson), by inversion. */
function drawPoissonOne(rng: Rng): number {
  let u = rng();
  let term = Math.exp(-1);
  let k = 0;
  while (u > term && k < 20) {
    u -= term;
    k += 1;
    term /= k;
  }
  return k;
}

interface PlantedProducts {
  readonly main: Int32Array;
  readonly second: Int32Array;
  /** Products of each problem and their cumulative Zipf weights. */
  readonly catalogues: readonly { readonly products: readonly number[]; readonly cumulative: Float64Array }[];
  /** Cumulative weights of all products, for deals that have no problem behind them. */
  readonly popularity: Float64Array;
}

/** Gives every product a main problem (sizes differ by a factor of about two), some a second one, and Zipf weights within a problem. */
function plantProducts(options: Required<PlantedOptions>, rng: Rng): PlantedProducts {
  const { nProducts, nProblems } = options;
  const sizes = cumulate(Array.from({ length: nProblems }, () => 0.6 + rng()));
  const main = new Int32Array(nProducts);
  const order = shuffled(nProducts, rng);
  // Every problem has at least one product; the rest fall by size.
  for (let i = 0; i < nProducts; i += 1) main[order[i]] = i < nProblems ? i : drawIndex(sizes, rng);
  const second = new Int32Array(nProducts).fill(-1);
  if (nProblems > 1) {
    for (let i = 0; i < Math.round(options.overlapShare * nProducts); i += 1) {
      const product = order[nProducts - 1 - i];
      second[product] = (main[product] + 1 + Math.floor(rng() * (nProblems - 1))) % nProblems;
    }
  }
  const weight = new Float64Array(nProducts);
  const catalogues = Array.from({ length: nProblems }, (_, k) => {
    const products = [...order].filter((p) => main[p] === k || second[p] === k);
    const zipf = products.map((p, rank) => {
      const w = 1 / (rank + 2);
      weight[p] += w;
      return w;
    });
    return { products, cumulative: cumulate(zipf) };
  });
  return { main, second, catalogues, popularity: cumulate([...weight]) };
}

/**
 * Seeded deals with known client problems. A client has 1 + Poisson(1) problems (at most 5) with Dirichlet(2) shares; the number of its
 * deals is geometric-like with the given mean; each deal comes from one of its problems by share (a Zipf-weighted product of it that
 * the client has not bought yet), or from popularity. Dates are uniform over 2020-2023; clients of the chain meet their problems in the
 * planted order. Firmographics (industry, size, region) have nothing to do with problems.
 *
 * No (client, product) pair comes twice, so a client cannot make more deals than there are products. Deals are in canonical order.
 */
export function plantDeals(options: PlantedOptions = {}): { readonly dataset: Dataset; readonly truth: PlantedTruth } {
  const resolved = resolvePlantedOptions(options);
  const { nClients, nProducts, nProblems, seed } = resolved;
  const catalogue = plantProducts(resolved, createRng(seed, "planted", "products"));
  const rng = createRng(seed, "planted", "clients");
  const chainPosition = Int32Array.from(shuffled(nProblems, rng));
  const problemSizes = cumulate(Array.from({ length: nProblems }, () => 0.6 + rng()));

  const capacity = Math.ceil(nClients * (resolved.dealsPerClient + 4) + 1000);
  let columns = {
    clients: new Int32Array(capacity),
    products: new Int32Array(capacity),
    days: new Int32Array(capacity),
    amounts: new Float64Array(capacity),
  };
  let nDeals = 0;
  const mixtures = new Float64Array(nClients * nProblems);
  const boughtBy = new Int32Array(nProducts).fill(-1);
  const price = Float64Array.from({ length: nProducts }, () => 8 + 0.3 * drawNormal(rng));

  for (let client = 0; client < nClients; client += 1) {
    const own = drawProblems(problemSizes, Math.min(1 + drawPoissonOne(rng), 5, nProblems), rng);
    const shares = own.map(() => drawGamma(2, rng));
    const total = shares.reduce((sum, x) => sum + x, 0);
    own.forEach((k, i) => {
      mixtures[client * nProblems + k] = shares[i] / total;
    });
    const cumulative = cumulate(shares);
    const wanted = Math.min(nProducts, 1 + Math.floor(-Math.log(1 - rng()) * (resolved.dealsPerClient - 0.5)));
    const inOrder = rng() < resolved.chainShare;
    const lines: { product: number; position: number }[] = [];
    for (let d = 0; d < wanted; d += 1) {
      const problem = rng() < resolved.noiseShare ? -1 : own[drawIndex(cumulative, rng)];
      const product = drawProduct(catalogue, problem, boughtBy, client, rng);
      if (product < 0) continue;
      boughtBy[product] = client;
      lines.push({ product, position: problem < 0 ? Math.floor(rng() * nProblems) : chainPosition[problem] });
    }
    const days = lines.map(() => FIRST_DAY + Math.floor(rng() * N_DAYS)).sort((a, b) => a - b);
    if (inOrder) lines.sort((a, b) => a.position - b.position);
    const dated = lines
      .map((line, i) => ({ product: line.product, day: rng() < resolved.undatedShare ? UNDATED : days[i] }))
      .sort((a, b) => a.day - b.day || a.product - b.product);
    if (nDeals + dated.length > columns.clients.length) columns = grow(columns);
    for (const { product, day } of dated) {
      columns.clients[nDeals] = client;
      columns.products[nDeals] = product;
      columns.days[nDeals] = day;
      columns.amounts[nDeals] = Math.round(100 * Math.exp(price[product] + 0.95 * drawNormal(rng))) / 100;
      nDeals += 1;
    }
  }
  return withTables(resolved, columns, nDeals, { mixtures, chainPosition, catalogue });
}

type DealColumns = Pick<DealTable, "clients" | "products" | "days" | "amounts">;

function grow(columns: DealColumns): {
  clients: Int32Array<ArrayBuffer>;
  products: Int32Array<ArrayBuffer>;
  days: Int32Array<ArrayBuffer>;
  amounts: Float64Array<ArrayBuffer>;
} {
  const size = columns.clients.length * 2;
  const longer = (column: Int32Array): Int32Array<ArrayBuffer> => {
    const copy = new Int32Array(size);
    copy.set(column);
    return copy;
  };
  const amounts = new Float64Array(size);
  amounts.set(columns.amounts);
  return { clients: longer(columns.clients), products: longer(columns.products), days: longer(columns.days), amounts };
}

/** One standard normal number (Box-Muller). */
function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
}

function drawProblems(sizes: Float64Array, n: number, rng: Rng): number[] {
  const own: number[] = [];
  while (own.length < n) {
    const k = drawIndex(sizes, rng);
    if (!own.includes(k)) own.push(k);
  }
  return own;
}

/** A product of the problem (or of any, for -1) that the client does not own; -1 when none turned up in a bounded number of tries. */
function drawProduct(catalogue: PlantedProducts, problem: number, boughtBy: Int32Array, client: number, rng: Rng): number {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    // A client that has bought out its problem goes on with popular products.
    const from = problem >= 0 && attempt < 20 ? catalogue.catalogues[problem] : null;
    const product = from === null ? drawIndex(catalogue.popularity, rng) : from.products[drawIndex(from.cumulative, rng)];
    if (boughtBy[product] !== client) return product;
  }
  return -1;
}

/** Cuts the columns to size, leaves out products nobody bought and names everything. */
function withTables(
  options: Required<PlantedOptions>,
  columns: DealColumns,
  nDeals: number,
  planted: { readonly mixtures: Float64Array; readonly chainPosition: Int32Array; readonly catalogue: PlantedProducts },
): { readonly dataset: Dataset; readonly truth: PlantedTruth } {
  const { nClients, nProducts, nProblems } = options;
  const padded = (prefix: string, n: number, width: number): string => prefix + String(n).padStart(width, "0");
  const clientIds = Array.from({ length: nClients }, (_, i) => asClientId(padded("c", i, 7)));
  const allProductIds = Array.from({ length: nProducts }, (_, i) => asProductId(padded("p", i, 6)));
  const products = columns.products.slice(0, nDeals);
  const sold = new Uint8Array(nProducts);
  for (const product of products) sold[product] = 1;
  const kept = Array.from({ length: nProducts }, (_, i) => i).filter((i) => sold[i] === 1);
  const position = new Int32Array(nProducts).fill(-1);
  kept.forEach((product, i) => {
    position[product] = i;
  });
  const deals: DealTable = {
    clientIds,
    productIds: kept.map((i) => allProductIds[i]),
    clients: columns.clients.slice(0, nDeals),
    products: products.map((product) => position[product]),
    days: columns.days.slice(0, nDeals),
    amounts: columns.amounts.slice(0, nDeals),
  };
  const attributes = createRng(options.seed, "planted", "firmographics");
  const column = (levels: readonly string[]): string[] => clientIds.map(() => levels[Math.floor(attributes() * levels.length)]);
  const named = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}-${i}`);
  const clients: ClientTable = {
    ids: clientIds,
    names: clientIds.map(() => null),
    attributes: new Map([
      ["industry", column(named("industry", 10))],
      ["region", column(named("region", 6))],
      ["size", column(["micro", "small", "medium", "large"])],
    ]),
  };
  const productTable: ProductTable = {
    ids: allProductIds,
    names: allProductIds.map((_, i) => `Product ${i}`),
    categories: allProductIds.map(() => null),
    listPrices: new Float64Array(nProducts).fill(Number.NaN),
    launchedDays: new Int32Array(nProducts).fill(UNDATED),
    discontinuedDays: new Int32Array(nProducts).fill(UNDATED),
    funnelIds: allProductIds.map(() => null),
  };
  return {
    dataset: { deals, clients, products: productTable },
    truth: {
      nProblems,
      mixtures: planted.mixtures,
      productProblem: Int32Array.from(kept, (i) => planted.catalogue.main[i]),
      secondProblem: Int32Array.from(kept, (i) => planted.catalogue.second[i]),
      chainPosition: planted.chainPosition,
    },
  };
}
