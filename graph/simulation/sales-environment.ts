import { InvalidArgumentError } from "../numeric/errors";
import { createRng, type Rng } from "../numeric/rng";
import { standardNormal } from "../numeric/standard-normal";

/** Size and character of a planted market. */
export interface SalesEnvironmentOptions {
  readonly seed?: number;
  /** Moments at which a client can be offered something, integer >= 1; a decision draws one of them. */
  readonly nSituations?: number;
  /** Integer >= nProblems. */
  readonly nProducts?: number;
  /** Integer >= 2. */
  readonly nProblems?: number;
  /** Deals of the client that can be seen before the moment, integer >= 1; they are what its shares are estimated from. */
  readonly dealsSeen?: number;
  /** Probability that the problem that follows in the chain is the open one; else it is one of the client's mixture. In [0, 1]. */
  readonly chainShare?: number;
}

/** Defaults of `plantSalesEnvironment`. */
const SALES_ENVIRONMENT_DEFAULTS = Object.freeze({
  seed: 1,
  nSituations: 4_000,
  nProducts: 24,
  nProblems: 8,
  dealsSeen: 6,
  chainShare: 0.5,
});

/** One moment of one client. */
export interface SalesSituation {
  /**
   * What a policy that keeps counts may know: the problem that the chain puts next among those seen in the client's deals, and whether
   * the last deal is long ago. 0 to nStates - 1.
   */
  readonly state: number;
  /** What a policy may know: estimated shares (K), problem of the last deal (K, one is 1), time since it in [0, 1], price level. */
  readonly features: Float64Array;
  /** Truth: probability that each product is accepted. */
  readonly chances: Float64Array;
  /** Truth: the highest of them. */
  readonly best: number;
}

/** A market whose truth is known. Situations are drawn with equal probability, so values of policies are exact sums. */
export interface SalesEnvironment {
  readonly nArms: number;
  readonly nFeatures: number;
  readonly nStates: number;
  readonly situations: readonly SalesSituation[];
  /** Past deals of each product over all histories that were seen. */
  readonly popularity: Float64Array;
}

/** Log-odds of an offer that misses every need; what a fitting one adds; what a price off the client's level and a wrong moment cost. */
const EFFECTS = Object.freeze({ base: -2.5, fit: 4, price: 1, timing: 1.2 });
/** Fit of a product to its second problem. */
const SECOND_FIT = 0.5;

interface Product {
  readonly main: number;
  /** Or -1. */
  readonly second: number;
  readonly logPrice: number;
  /** Moment it suits best: 0 right after a deal (an addition), 1 long after it (a renewal). */
  readonly moment: number;
}

function resolve(options: SalesEnvironmentOptions): Required<SalesEnvironmentOptions> {
  const resolved = { ...SALES_ENVIRONMENT_DEFAULTS, ...options };
  for (const [name, least] of [
    ["nSituations", 1],
    ["nProblems", 2],
    ["nProducts", resolved.nProblems],
    ["dealsSeen", 1],
  ] as const) {
    if (!(Number.isInteger(resolved[name]) && resolved[name] >= least))
      throw new InvalidArgumentError(`${name} must be an integer >= ${least}, got ${resolved[name]}`);
  }
  if (!(resolved.chainShare >= 0 && resolved.chainShare <= 1))
    throw new InvalidArgumentError(`chainShare must be in [0, 1], got ${resolved.chainShare}`);
  return resolved;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function drawIndex(weights: Float64Array, rng: Rng): number {
  let u = rng() * weights.reduce((a, b) => a + b, 0);
  for (let i = 0; i < weights.length; i += 1) {
    u -= weights[i];
    if (u < 0) return i;
  }
  return weights.findLastIndex((w) => w > 0);
}

function plantProducts({ nProducts, nProblems }: Required<SalesEnvironmentOptions>, rng: Rng): Product[] {
  return Array.from({ length: nProducts }, (_, p) => {
    const main = p % nProblems;
    const other = (main + 1 + Math.floor(rng() * (nProblems - 1))) % nProblems;
    return { main, second: rng() < 0.3 ? other : -1, logPrice: 0.8 * standardNormal(rng), moment: rng() };
  });
}

const fitOf = (product: Product, problem: number): number => (product.main === problem ? 1 : product.second === problem ? SECOND_FIT : 0);

/** One to three problems of unequal weight. */
function drawMixture(nProblems: number, rng: Rng): Float64Array {
  const shares = new Float64Array(nProblems);
  const wanted = Math.min(nProblems, 1 + Math.floor(rng() * 3));
  // Problems differ in how common they are, so that popularity is worth something.
  const commonness = Float64Array.from({ length: nProblems }, (_, k) => 1 / (1 + 0.3 * k));
  for (let i = 0; i < wanted; i += 1) {
    const problem = drawIndex(commonness, rng);
    commonness[problem] = 0;
    shares[problem] = 0.2 - Math.log(1 - rng());
  }
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}

/** The client's problem that follows `last` in the planted order 0, 1, ..., K - 1, 0; `last` itself when it has no other. */
function nextInChain(mixture: Float64Array, last: number): number {
  for (let step = 1; step < mixture.length; step += 1) {
    const problem = (last + step) % mixture.length;
    if (mixture[problem] > 0) return problem;
  }
  return last;
}

/**
 * Plants a market: clients with mixtures of one to three problems that tend to come in an order (the chain 0, 1, ..., K - 1 and round),
 * and products that each serve one or two problems. Which problem is open is hidden; the chance that product p is accepted is
 *
 *     sum over k of P(k open) sigmoid(-2.5 + 4 fit(p, k) - |log price - client's level| + 1.2 (1 - 2 |time - p's moment|)),
 *     P(k open) = chainShare [k follows the last problem] + (1 - chainShare) theta_k.
 *
 * So it depends on problem, price and timing, and a policy sees only traces: shares estimated from a few deals, the last deal's problem,
 * the time since it and the client's price level. Deterministic in its options.
 */
export function plantSalesEnvironment(options: SalesEnvironmentOptions = {}): SalesEnvironment {
  const resolved = resolve(options);
  const { seed, nSituations, nProducts, nProblems, dealsSeen, chainShare } = resolved;
  const products = plantProducts(resolved, createRng(seed, "sales", "products"));
  const rng = createRng(seed, "sales", "situations");
  const popularity = new Float64Array(nProducts);
  const situations = Array.from({ length: nSituations }, (): SalesSituation => {
    const mixture = drawMixture(nProblems, rng);
    const level = 0.8 * standardNormal(rng);
    const time = rng();
    const seen = new Float64Array(nProblems);
    let last = 0;
    for (let deal = 0; deal < dealsSeen; deal += 1) {
      last = drawIndex(mixture, rng);
      seen[last] += 1;
      const suitable = Float64Array.from(
        products,
        (product) => fitOf(product, last) * Math.exp(-EFFECTS.price * Math.abs(product.logPrice - level)),
      );
      popularity[drawIndex(suitable, rng)] += 1;
    }
    const open = mixture.map((share) => (1 - chainShare) * share);
    open[nextInChain(mixture, last)] += chainShare;
    const chances = Float64Array.from(products, (product) => {
      const offset =
        EFFECTS.base - EFFECTS.price * Math.abs(product.logPrice - level) + EFFECTS.timing * (1 - 2 * Math.abs(time - product.moment));
      return open.reduce((sum, share, k) => (share > 0 ? sum + share * sigmoid(offset + EFFECTS.fit * fitOf(product, k)) : sum), 0);
    });
    const features = new Float64Array(2 * nProblems + 2);
    for (let k = 0; k < nProblems; k += 1) features[k] = (seen[k] + 1 / nProblems) / (dealsSeen + 1);
    features[nProblems + last] = 1;
    features[2 * nProblems] = time;
    features[2 * nProblems + 1] = level;
    return { state: 2 * nextInChain(seen, last) + (time < 0.5 ? 0 : 1), features, chances, best: Math.max(...chances) };
  });
  return { nArms: nProducts, nFeatures: 2 * nProblems + 2, nStates: 2 * nProblems, situations, popularity };
}

/** Exact value of a policy: mean over the situations of sum over products of probability x chance. In [0, 1]. */
export function salesPolicyValue(environment: SalesEnvironment, probabilities: (situation: SalesSituation) => Float64Array): number {
  let sum = 0;
  for (const situation of environment.situations) {
    const p = probabilities(situation);
    for (let arm = 0; arm < environment.nArms; arm += 1) sum += p[arm] * situation.chances[arm];
  }
  return sum / environment.situations.length;
}

/** Value of always making the best offer: what regret is counted against. */
export function bestSalesValue({ situations }: SalesEnvironment): number {
  return situations.reduce((sum, { best }) => sum + best, 0) / situations.length;
}
