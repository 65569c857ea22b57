import type { ClientTable } from "../deals/dataset";
import { asClientId } from "../deals/ids";
import { SalesTableBuilder, type SalesTable } from "../deals/sales-table";
import { InvalidArgumentError } from "../numeric/errors";
import { createRng, type Rng } from "../numeric/rng";
import { standardNormal } from "../numeric/standard-normal";
import { cumulate, drawIndex, shuffled } from "./draws";

/** Options of `plantFunnelMarket`. Effects are in win probability (.1 is ten percentage points). */
export interface FunnelMarketOptions {
  readonly seed?: number;
  readonly nClients?: number;
  readonly nProducts?: number;
  readonly nProblems?: number;
  /** Mean number of attempts (won or lost deals) of a client, >= 1. */
  readonly attemptsPerClient?: number;
  /** Share of attempts that come from popularity and not from a problem of the client, in [0, 1]. */
  readonly noiseShare?: number;
  /** What mechanics do in such an attempt: what they do in the product's main problem, or only what they do in all problems. */
  readonly noiseEffect?: "product" | "general";
  /** Share of products that serve a second problem, in [0, 1]. */
  readonly overlapShare?: number;
  /** Every problem is cut into so many funnels, drawn evenly from this range; their sizes are unequal. */
  readonly funnelsPerProblem?: readonly [number, number];
  /** `products`: a funnel is a set of products; `deals`: the funnels of a problem sell the same products, each deal is made by one of them. */
  readonly funnelOn?: "products" | "deals";
  readonly nMechanics?: number;
  /** Mechanics that a funnel uses, at most nMechanics. */
  readonly mechanicsPerFunnel?: number;
  readonly baseRate?: number;
  /** Standard deviation of a mechanic's effect that is the same for all problems. */
  readonly generalEffectSd?: number;
  /** Standard deviation of what a problem adds to a mechanic's effect. */
  readonly problemEffectSd?: number;
  /** Standard deviation of what a single funnel adds to a mechanic's effect. */
  readonly funnelMechanicSd?: number;
  /** Standard deviations of what a funnel, a product and the client's size (an attribute) add to the win rate. */
  readonly funnelSd?: number;
  readonly productSd?: number;
  readonly sizeSd?: number;
  /** How strongly mechanics are kept for easy clients and easy products: 0 assigns at random, 1 clearly. */
  readonly confounding?: number;
  /** No mechanic has any effect; everything else stays. */
  readonly withoutEffects?: boolean;
}

/** Defaults: a middling book of business with honest confounding. */
const FUNNEL_MARKET_DEFAULTS = Object.freeze<Required<FunnelMarketOptions>>({
  seed: 1,
  nClients: 2_000,
  nProducts: 400,
  nProblems: 8,
  attemptsPerClient: 15,
  noiseShare: 0.2,
  noiseEffect: "product",
  overlapShare: 0.15,
  funnelsPerProblem: [3, 7],
  funnelOn: "products",
  nMechanics: 10,
  mechanicsPerFunnel: 4,
  baseRate: 0.4,
  generalEffectSd: 0.05,
  problemEffectSd: 0.1,
  funnelMechanicSd: 0.02,
  funnelSd: 0.05,
  productSd: 0.05,
  sizeSd: 0.08,
  confounding: 1,
  withoutEffects: false,
});

/** What was planted; indices are those of the market's id lists. */
export interface FunnelMarketTruth {
  readonly nProblems: number;
  /** Problem of each funnel of `sales.funnelIds`: its planted group. */
  readonly funnelProblem: Int32Array;
  /** Main problem of each product of `sales.productIds`. */
  readonly productProblem: Int32Array;
  /** Effect on the win probability, M x K over `sales.mechanics`: the mechanic's own plus that of the problem. */
  readonly effects: Float64Array;
  /** What each mechanic does in all problems. */
  readonly generalEffects: Float64Array;
  /** Problem behind each row of `sales`: one of the client's, or, off these, the product's main problem (-1 with `noiseEffect` general). */
  readonly rowProblem: Int32Array;
}

/** A planted market: deal lines of every stage, the firmographics they are confounded with, and the truth. */
export interface FunnelMarket {
  readonly sales: SalesTable;
  readonly clients: ClientTable;
  readonly truth: FunnelMarketTruth;
}

const SIZES = ["micro", "small", "medium", "large"] as const;
const FIRST_DAY = 18_262;
const N_DAYS = 1_461;

const padded = (prefix: string, n: number, width: number): string => prefix + String(n).padStart(width, "0");

function resolveFunnelMarketOptions(options: FunnelMarketOptions): Required<FunnelMarketOptions> {
  const resolved = { ...FUNNEL_MARKET_DEFAULTS, ...options };
  for (const name of ["nClients", "nProducts", "nProblems", "nMechanics", "mechanicsPerFunnel"] as const) {
    if (!Number.isInteger(resolved[name]) || resolved[name] < 1)
      throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${resolved[name]}`);
  }
  if (resolved.nProducts < resolved.nProblems)
    throw new InvalidArgumentError(`nProducts must be >= nProblems (${resolved.nProblems}), got ${resolved.nProducts}`);
  const [fewest, most] = resolved.funnelsPerProblem;
  if (!Number.isInteger(fewest) || !Number.isInteger(most) || fewest < 1 || most < fewest)
    throw new InvalidArgumentError(`funnelsPerProblem must be integers 1 <= a <= b, got ${fewest}, ${most}`);
  return resolved;
}

/** Products: a main problem each, some a second; Zipf weights within a problem. */
function plantCatalogue({ nProducts, nProblems, overlapShare }: Required<FunnelMarketOptions>, rng: Rng) {
  const sizes = cumulate(Array.from({ length: nProblems }, () => 0.6 + rng()));
  const order = shuffled(nProducts, rng);
  const main = new Int32Array(nProducts);
  order.forEach((product, i) => (main[product] = i < nProblems ? i : drawIndex(sizes, rng)));
  const second = new Int32Array(nProducts).fill(-1);
  if (nProblems > 1)
    for (const product of shuffled(nProducts, rng).slice(0, Math.round(overlapShare * nProducts)))
      second[product] = (main[product] + 1 + Math.floor(rng() * (nProblems - 1))) % nProblems;
  const weight = new Float64Array(nProducts);
  const problems = Array.from({ length: nProblems }, (_, k) => {
    const products = order.filter((p) => main[p] === k || second[p] === k);
    const zipf = products.map((p, rank) => {
      weight[p] += 1 / (rank + 2);
      return 1 / (rank + 2);
    });
    return { products, cumulative: cumulate(zipf) };
  });
  return { main, problems, popularity: cumulate(weight) };
}

/**
 * A market in which funnels were cut at random out of planted problems, and mechanics whose effect depends on the problem were assigned
 * with confounding.
 *
 * Every attempt has a client with a mixture of problems, one of these problems and a product of it (or, as noise, any product), the funnel
 * that sells it, and a mechanic out of the few that the funnel uses. It is won with probability
 *
 *     base + funnel + product + size of the client + mechanic + mechanic in problem + mechanic in funnel, cut to [.02, .98],
 *
 * and the mechanic is drawn with weight exp(confounding * taste of the mechanic * ease of client and product): some mechanics are used
 * where it is easy anyway, so raw win rates mislead. A lost attempt leaves no trace in the client's purchases; nobody wins a product twice.
 * @throws InvalidArgumentError for sizes below 1 or an empty range of funnels
 */
export function plantFunnelMarket(options: FunnelMarketOptions = {}): FunnelMarket {
  const resolved = resolveFunnelMarketOptions(options);
  const { seed, nClients, nProducts, nProblems: K, nMechanics: M, confounding } = resolved;
  const catalogue = plantCatalogue(resolved, createRng(seed, "funnel-market", "catalogue"));

  // Funnels: each problem's products are dealt out with unequal weights.
  const rng = createRng(seed, "funnel-market", "funnels");
  const [fewest, most] = resolved.funnelsPerProblem;
  const funnelsOf = Array.from({ length: K }, () => fewest + Math.floor(rng() * (most - fewest + 1)));
  const firstFunnel: number[] = [];
  let nFunnels = 0;
  for (const n of funnelsOf) {
    firstFunnel.push(nFunnels);
    nFunnels += n;
  }
  const funnelWeights = funnelsOf.map((n) => cumulate(Array.from({ length: n }, () => 0.3 + rng())));
  const funnelOfProduct = Int32Array.from(catalogue.main, (k) => firstFunnel[k] + drawIndex(funnelWeights[k], rng));
  const funnelNames = shuffled(nFunnels, rng).map((i) => padded("f", i, 4));

  const effectRng = createRng(seed, "funnel-market", "effects");
  const scale = resolved.withoutEffects ? 0 : 1;
  const general = Float64Array.from({ length: M }, () => scale * resolved.generalEffectSd * standardNormal(effectRng));
  const effects = new Float64Array(M * K);
  for (let m = 0; m < M; m += 1)
    for (let k = 0; k < K; k += 1) effects[m * K + k] = general[m] + scale * resolved.problemEffectSd * standardNormal(effectRng);
  const funnelMechanic = Float64Array.from({ length: nFunnels * M }, () => scale * resolved.funnelMechanicSd * standardNormal(effectRng));
  const funnelEase = Float64Array.from({ length: nFunnels }, () => resolved.funnelSd * standardNormal(effectRng));
  const productEase = Float64Array.from({ length: nProducts }, () => resolved.productSd * standardNormal(effectRng));
  const taste = Float64Array.from({ length: M }, () => standardNormal(effectRng));
  const mechanicsOf = Array.from({ length: nFunnels }, () => shuffled(M, effectRng).slice(0, Math.min(M, resolved.mechanicsPerFunnel)));

  const clientRng = createRng(seed, "funnel-market", "clients");
  const problemSizes = cumulate(Array.from({ length: K }, () => 0.6 + clientRng()));
  const price = Float64Array.from({ length: nProducts }, () => Math.exp(8 + 0.5 * standardNormal(clientRng)));
  const clientIds = Array.from({ length: nClients }, (_, i) => asClientId(padded("c", i, 7)));
  const size = Int32Array.from(clientIds, () => Math.floor(clientRng() * SIZES.length));
  // Levels with mean 0 and standard deviation 1.
  const sizeScore = Float64Array.from(size, (level) => (level - 1.5) / Math.sqrt(1.25));

  const builder = new SalesTableBuilder();
  const problemOfDeal = new Map<string, number>();
  const mechanicNames = Array.from({ length: M }, (_, m) => padded("m", m, 2));
  const wonBy = new Int32Array(nProducts).fill(-1);
  let nDeals = 0;
  for (let c = 0; c < nClients; c += 1) {
    const shares = drawShares(problemSizes, K, clientRng);
    const attempts = 1 + Math.floor(-Math.log(1 - clientRng()) * (resolved.attemptsPerClient - 0.5));
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const problem = clientRng() < resolved.noiseShare ? -1 : shares.problems[drawIndex(shares.cumulative, clientRng)];
      const product =
        problem < 0
          ? drawIndex(catalogue.popularity, clientRng)
          : catalogue.problems[problem].products[drawIndex(catalogue.problems[problem].cumulative, clientRng)];
      const u = clientRng();
      if (wonBy[product] === c) continue;
      const main = catalogue.main[product];
      const funnel =
        resolved.funnelOn === "products" ? funnelOfProduct[product] : firstFunnel[main] + drawIndex(funnelWeights[main], clientRng);
      const ease = resolved.sizeSd * sizeScore[c] + productEase[product];
      const own = mechanicsOf[funnel];
      const spread = Math.hypot(resolved.sizeSd, resolved.productSd);
      const pull = spread > 0 ? (confounding * ease) / spread : 0;
      const mechanic = own[drawIndex(cumulate(own.map((m) => Math.exp(taste[m] * pull))), clientRng)];
      // A deal off the client's problems still is about what the product is for, or about nothing that can be known.
      const about = problem >= 0 ? problem : resolved.noiseEffect === "product" ? main : -1;
      const effect = (about < 0 ? general[mechanic] : effects[mechanic * K + about]) + funnelMechanic[funnel * M + mechanic];
      const probability = Math.min(0.98, Math.max(0.02, resolved.baseRate + funnelEase[funnel] + ease + effect));
      const won = u < probability;
      if (won) wonBy[product] = c;
      const opened = FIRST_DAY + Math.floor(clientRng() * N_DAYS);
      const dealId = padded("d", nDeals++, 7);
      problemOfDeal.set(dealId, about);
      builder.add({
        dealId,
        clientId: clientIds[c],
        productId: padded("p", product, 6),
        stage: won ? "won" : "lost",
        funnelId: funnelNames[funnel],
        mechanic: mechanicNames[mechanic],
        openedDay: opened,
        closedDay: opened + 1 + Math.floor(-Math.log(1 - clientRng()) * 30),
        amount: Math.round(100 * price[product] * Math.exp(0.3 * standardNormal(clientRng))) / 100,
      });
    }
  }
  const sales = builder.finish();
  const funnelIndex = new Map(funnelNames.map((name, i) => [name, i]));
  const problemOfFunnel = firstFunnel.flatMap((_, k) => Array.from({ length: funnelsOf[k] }, () => k));
  const mechanicIndex = new Map(mechanicNames.map((name, m) => [name, m]));
  const kept = sales.mechanics.map((name) => mechanicIndex.get(name) ?? 0);
  return {
    sales,
    clients: {
      ids: clientIds,
      names: clientIds.map(() => null),
      attributes: new Map([["size", Array.from(size, (level) => SIZES[level])]]),
    },
    truth: {
      nProblems: K,
      funnelProblem: Int32Array.from(sales.funnelIds, (id) => problemOfFunnel[funnelIndex.get(id) ?? 0]),
      productProblem: Int32Array.from(sales.productIds, (id) => catalogue.main[Number(id.slice(1))]),
      effects: Float64Array.from(kept.flatMap((m) => Array.from(effects.subarray(m * K, (m + 1) * K)))),
      generalEffects: Float64Array.from(kept, (m) => general[m]),
      rowProblem: Int32Array.from(sales.dealIds, (id) => problemOfDeal.get(id) ?? 0),
    },
  };
}

/** 1 + Poisson(1) problems, at most 5, with Dirichlet(2) shares. */
function drawShares(sizes: Float64Array, K: number, rng: Rng): { readonly problems: readonly number[]; readonly cumulative: Float64Array } {
  let wanted = 1;
  for (let u = rng(), term = Math.exp(-1), k = 0; u > term && k < 20;) {
    u -= term;
    k += 1;
    term /= k;
    wanted += 1;
  }
  const problems: number[] = [];
  while (problems.length < Math.min(wanted, 5, K)) {
    const k = drawIndex(sizes, rng);
    if (!problems.includes(k)) problems.push(k);
  }
  return { problems, cumulative: cumulate(problems.map(() => -Math.log((1 - rng()) * (1 - rng())))) };
}
