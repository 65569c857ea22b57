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
   * Part of one draw that falls on funnel f, `share[d * F + f]`: d draws make `inFunnel`.
   */
  readonly share: Float64Array;
}

const MAX_ROUNDS = 500;
const TOLERANCE = 1e-7;
/** A stand-in for infinity: such a client or offer takes (nearly) everything. */
const SATURATED = 1e12;

/**
 * The bipartite configuration model in its maximum entropy form gives every client its number of offers and every offer its number of
 * clients in expectation: p(client, offer) = x y / (1 + x y). From it follow the parts of a client's draws that fall on each funnel; the
 * client then draws exactly its number of offers, without return (in the maximum entropy form that number varies, which makes shared
 * clients too frequent). Offers and not funnels are drawn, so that two funnels can be told from chance even where there are no others.
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
  const share = new Float64Array(degrees.length * nFunnels);
  const nOffersOf = new Int32Array(nFunnels);
  for (const f of offerFunnel) nOffersOf[f] += 1;
  for (let d = 0; d < degrees.length; d += 1) {
    // What a client of the class expects of each funnel, and of how many offers it in effect chooses from.
    const own = inFunnel.subarray(d * nFunnels, (d + 1) * nFunnels);
    let squares = 0;
    for (let o = 0; o < nOffers; o += 1) {
      const p = (x[d] * y[o]) / (1 + x[d] * y[o]);
      own[offerFunnel[o]] += p;
      squares += p * p;
    }
    const degree = degrees[d];
    const choice = Math.max(degree, (degree * degree) / Math.max(1e-300, squares));
    for (let f = 0; f < nFunnels; f += 1) {
      // One offer: its own chance. Several: `degree` draws without return, none of them the funnel's.
      if (nOffersOf[f] > 1) {
        let none = 1;
        const part = own[f] / degree;
        for (let i = 0; i < degree; i += 1) none *= Math.max(0, 1 - part / (1 - i / choice));
        own[f] = 1 - none;
      }
      own[f] = Math.min(1, own[f]);
      share[d * nFunnels + f] = 1 - (1 - own[f]) ** (1 / degree);
    }
  }
  return { nFunnels, degrees, nClients, classOf, inFunnel, share };
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

/**
 * Expected number of clients that each two funnels share, F x F; the diagonal holds the expected clients of a funnel. With P = chance to be
 * in a funnel, Q = 1 - P and r = share / (1 - share), d draws are in both with P_i P_j - Q_i Q_j (1 - (1 - r_i r_j)^d); the power is
 * expanded to second order where that is exact to a thousandth, so that a thousand funnels take a second.
 */
export function expectedShared({ nFunnels: F, degrees, nClients, inFunnel, share }: DegreeNull): Float64Array {
  const expected = new Float64Array(F * F);
  const odds = new Float64Array(F);
  const first = new Float64Array(F);
  const second = new Float64Array(F);
  for (let d = 0; d < nClients.length; d += 1) {
    const n = nClients[d];
    const degree = degrees[d];
    const base = d * F;
    const pairs = (degree * (degree - 1)) / 2;
    for (let f = 0; f < F; f += 1) {
      odds[f] = share[base + f] / Math.max(1e-9, 1 - share[base + f]);
      first[f] = (1 - inFunnel[base + f]) * odds[f];
      second[f] = first[f] * odds[f];
    }
    for (let i = 0; i < F; i += 1) {
      const row = i * F;
      const p = inFunnel[base + i];
      expected[row + i] += n * p;
      for (let j = i + 1; j < F; j += 1) {
        const both = odds[i] * odds[j];
        const chance =
          degree * both < 0.2
            ? p * inFunnel[base + j] - degree * first[i] * first[j] + pairs * second[i] * second[j]
            : p * inFunnel[base + j] - (1 - p) * (1 - inFunnel[base + j]) * (1 - Math.max(0, 1 - both) ** degree);
        if (chance > 0) expected[row + j] += n * chance;
      }
    }
  }
  for (let i = 0; i < F; i += 1) for (let j = i + 1; j < F; j += 1) expected[j * F + i] = expected[i * F + j];
  return expected;
}

/** Chance that a client of class d has no offer of the funnels; `draws` default to its number of offers. */
export function noneOf(
  { nFunnels, degrees, share }: Pick<DegreeNull, "nFunnels" | "degrees" | "share">,
  d: number,
  funnels: readonly number[],
  draws = degrees[d],
): number {
  let sum = 0;
  for (const f of funnels) sum += share[d * nFunnels + f];
  return Math.max(0, 1 - sum) ** draws;
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
