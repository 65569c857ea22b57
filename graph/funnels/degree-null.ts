import { betaDistribution, normalUpperTail } from "../numeric/distributions";
import type { FunnelBook } from "./funnel-book";

/**
 * What chance alone would give: clients with the same number of offers form a class; a client of class d is in funnel f with
 * probability `inFunnel[d * F + f]`, independently of its other funnels.
 */
export interface DegreeNull {
  readonly nFunnels: number;
  /** Number of offers of a client of each class, ascending. */
  readonly degrees: Int32Array;
  /** Clients of each class. */
  readonly nClients: Int32Array;
  /** Class of each client, -1 for clients without a won offer. */
  readonly classOf: Int32Array;
  readonly inFunnel: Float64Array;
  /**
   * By class: what a chance to be in two funnels is multiplied with. The maximum entropy form lets a client's number of offers vary, which
   * makes d^2 - sum p^2 ordered pairs of offers where the client's own number makes d (d - 1); this is their ratio.
   */
  readonly pairFactor: Float64Array;
}

const MAX_ROUNDS = 500;
const TOLERANCE = 1e-7;
/** A stand-in for infinity: such a client or offer takes (nearly) everything. */
const SATURATED = 1e12;

/**
 * The bipartite configuration model in its maximum entropy form: p(client, offer) = x y / (1 + x y), with x and y such that every
 * client has its number of offers and every offer its number of clients in expectation. A client is in a funnel when it has any of its
 * offers. Offers and not funnels are drawn, so that two funnels can be told from chance even where there are no others.
 * @see F. Saracco, R. Di Clemente, A. Gabrielli, T. Squartini, "Randomizing bipartite networks: the case of the World Trade Web", 2015
 */
export function fitDegreeNull({ offers, offerFunnel, funnelIds }: Pick<FunnelBook, "offers" | "offerFunnel" | "funnelIds">): DegreeNull {
  const nOffers = offers.nProducts;
  const degreeOf = Int32Array.from({ length: offers.nClients }, (_, c) => offers.offsets[c + 1] - offers.offsets[c]);
  const degrees = Int32Array.from([...new Set(degreeOf)].filter((d) => d > 0)).sort();
  const position = new Map(Array.from(degrees, (d, i) => [d, i]));
  const classOf = degreeOf.map((d) => (d === 0 ? -1 : (position.get(d) ?? -1)));
  const nClients = new Int32Array(degrees.length);
  for (const at of classOf) if (at >= 0) nClients[at] += 1;
  const clientsOf = new Float64Array(nOffers);
  for (const offer of offers.products) clientsOf[offer] += 1;
  const { x, y } = solveConfiguration(degrees, nClients, clientsOf);

  const nFunnels = funnelIds.length;
  const inFunnel = new Float64Array(degrees.length * nFunnels);
  const pairFactor = new Float64Array(degrees.length);
  for (let d = 0; d < degrees.length; d += 1) {
    let squares = 0;
    for (const each of y) squares += ((x[d] * each) / (1 + x[d] * each)) ** 2;
    const pairs = degrees[d] * degrees[d] - squares;
    pairFactor[d] = pairs > 0 ? Math.min(1, (degrees[d] * (degrees[d] - 1)) / pairs) : 0;
    // Summed logs of the chance to have none of the funnel's offers.
    const none = inFunnel.subarray(d * nFunnels, (d + 1) * nFunnels);
    for (let o = 0; o < nOffers; o += 1) none[offerFunnel[o]] -= Math.log1p(x[d] * y[o]);
    for (let f = 0; f < nFunnels; f += 1) none[f] = -Math.expm1(none[f]);
  }
  return { nFunnels, degrees, nClients, classOf, inFunnel, pairFactor };
}

/** x of each client class and y of each offer by fixed-point iteration. */
function solveConfiguration(degrees: Int32Array, nClients: Int32Array, clientsOf: Float64Array) {
  let nPairs = 0;
  let total = 0;
  for (let d = 0; d < degrees.length; d += 1) {
    nPairs += degrees[d] * nClients[d];
    total += nClients[d];
  }
  const root = Math.sqrt(Math.max(1, nPairs));
  const x = Float64Array.from(degrees, (d) => (d >= clientsOf.length ? SATURATED : d / root));
  const y = clientsOf.map((n) => (n >= total ? SATURATED : n / root));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let change = 0;
    const next = (value: number, wanted: number, sum: number): number => {
      const updated = Math.min(SATURATED, wanted / sum);
      change = Math.max(change, Math.abs(updated - value) / (value + 1e-300));
      return updated;
    };
    for (let d = 0; d < degrees.length; d += 1) {
      if (degrees[d] >= clientsOf.length) continue;
      let sum = 0;
      for (const each of y) sum += each / (1 + x[d] * each);
      x[d] = next(x[d], degrees[d], sum);
    }
    for (let o = 0; o < y.length; o += 1) {
      if (clientsOf[o] >= total) continue;
      let sum = 0;
      for (let d = 0; d < degrees.length; d += 1) sum += (nClients[d] * x[d]) / (1 + x[d] * y[o]);
      y[o] = next(y[o], clientsOf[o], sum);
    }
    if (change < TOLERANCE) break;
  }
  return { x, y };
}

/** Expected number of clients that each two funnels share, F x F; the diagonal holds the expected clients of a funnel. */
export function expectedShared({ nFunnels: F, nClients, inFunnel, pairFactor }: DegreeNull): Float64Array {
  const expected = new Float64Array(F * F);
  for (let d = 0; d < nClients.length; d += 1) {
    const n = nClients[d];
    const base = d * F;
    for (let i = 0; i < F; i += 1) {
      const own = n * inFunnel[base + i];
      const scaled = own * pairFactor[d];
      const row = i * F;
      for (let j = i + 1; j < F; j += 1) expected[row + j] += scaled * inFunnel[base + j];
      expected[row + i] += own;
    }
  }
  for (let i = 0; i < F; i += 1) for (let j = i + 1; j < F; j += 1) expected[j * F + i] = expected[i * F + j];
  return expected;
}

/** Mean and variance of a count of clients under the null. */
export interface NullCount {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Clients that are in several of all funnels, under the null: a client of d offers is in one only when all its offers, drawn without
 * return, are that funnel's. Offers of a funnel count as equal here.
 */
export function severalByChance(
  { degrees, nClients, nFunnels }: Pick<DegreeNull, "degrees" | "nClients" | "nFunnels">,
  { offers, offerFunnel }: Pick<FunnelBook, "offers" | "offerFunnel">,
): NullCount {
  const pairs = new Float64Array(nFunnels);
  const sizes = new Float64Array(nFunnels);
  for (const offer of offers.products) pairs[offerFunnel[offer]] += 1;
  for (const funnel of offerFunnel) sizes[funnel] += 1;
  const nPairs = offers.products.length;
  const nOffers = offerFunnel.length;
  let [mean, variance] = [0, 0];
  degrees.forEach((degree, d) => {
    let one = 0;
    for (let f = 0; f < nFunnels; f += 1) {
      let chance = 1;
      for (let i = 0; i < degree && chance > 0; i += 1)
        chance *= sizes[f] > i ? Math.min(1, (pairs[f] * (1 - i / sizes[f])) / (nPairs * (1 - i / nOffers))) : 0;
      one += chance;
    }
    const p = Math.max(0, 1 - one);
    mean += nClients[d] * p;
    variance += nClients[d] * p * (1 - p);
  });
  return { mean, variance };
}

/**
 * P(count >= observed) for a sum of independent draws (Poisson binomial), by the binomial of the same mean and variance.
 * 0 observed gives 1; a null without variance gives 0 or 1.
 */
export function upperTail(observed: number, { mean, variance }: NullCount): number {
  if (observed <= 0) return 1;
  if (!(variance > 1e-12)) return observed <= mean + 1e-9 ? 1 : 0;
  const share = Math.max(1e-9, 1 - variance / mean);
  const trials = mean / share;
  if (observed >= trials + 1 - 1e-9 || mean > 1e5) return normalUpperTail((observed - 0.5 - mean) / Math.sqrt(variance));
  const tail = betaDistribution(observed, trials - observed + 1).cumulative(share);
  return Math.min(1, Math.max(0, tail));
}
