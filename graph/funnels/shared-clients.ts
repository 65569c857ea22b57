import type { Incidence } from "../incidence/incidence";
import type { MixtureModel } from "../mixtures/mixture-model";
import { logGamma } from "../numeric/distributions";
import { hashText } from "../numeric/rng";
import type { FunnelBook } from "./funnel-book";

/** Clients x funnels. */
export type Memberships = Pick<Incidence, "nClients" | "nProducts" | "offsets" | "products">;

/** Memberships of unequal weight: `values` runs beside `products`, its mean over the clients of every funnel is 1. */
export interface WeighedMemberships extends Memberships {
  readonly values: Float64Array;
}

/**
 * Clients that each two funnels share, F x F; the diagonal holds the clients of a funnel. Weighed memberships count by the product of
 * their two values.
 * @param weights how often each client counts, default once; a bootstrap gives whole numbers, 0 leaves a client out
 */
export function countShared(memberships: Memberships | WeighedMemberships, weights?: ArrayLike<number>): Float64Array {
  const { nClients, nProducts: F, offsets, products } = memberships;
  const values = "values" in memberships ? memberships.values : null;
  const shared = new Float64Array(F * F);
  for (let c = 0; c < nClients; c += 1) {
    const weight = weights === undefined ? 1 : weights[c];
    if (weight === 0) continue;
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      const row = products[i] * F;
      if (values === null) for (let j = i; j < offsets[c + 1]; j += 1) shared[row + products[j]] += weight;
      else {
        const own = weight * values[i];
        for (let j = i; j < offsets[c + 1]; j += 1) shared[row + products[j]] += own * values[j];
      }
    }
  }
  for (let i = 0; i < F; i += 1) for (let j = i + 1; j < F; j += 1) shared[j * F + i] = shared[i * F + j];
  return shared;
}

/** So many clients of an offer tell as much about its funnel as any number does. */
const TELLING_CLIENTS = 10;

/**
 * Weight of each offer's clients when its funnel is told from others: n / (1 + n / 10) for n clients of the offer, so 1 / (1 + n / 10) for
 * each. What an offer's clients buy elsewhere differs between the offers of one funnel by more than their counts do (one may serve a second
 * problem), so a frequent product must not outvote a dozen others: the weights of a mean with random effects (DerSimonian & Laird 1986).
 * Ten was chosen on training markets; 3 and 30 do nearly as well, no weights worse.
 */
function offerWeights(book: Pick<FunnelBook, "offers">): Float64Array {
  return offerClients(book).map((n) => 1 / (1 + n / TELLING_CLIENTS));
}

/**
 * The memberships of the book, each with the mean weight of the client's offers in the funnel over that of all clients of the funnel. Where
 * a funnel has one offer all its values are 1, and expected counts stay what they are: under the null weights say nothing of other funnels.
 */
export function weighMemberships({ memberships, offers, offerFunnel }: FunnelBook): WeighedMemberships {
  const weights = offerWeights({ offers });
  const F = memberships.nProducts;
  const values = new Float64Array(memberships.products.length);
  const sum = new Float64Array(F);
  const count = new Int32Array(F);
  const totals = new Float64Array(F);
  const clients = new Int32Array(F);
  for (let c = 0; c < memberships.nClients; c += 1) {
    for (let i = offers.offsets[c]; i < offers.offsets[c + 1]; i += 1) {
      const f = offerFunnel[offers.products[i]];
      sum[f] += weights[offers.products[i]];
      count[f] += 1;
    }
    for (let i = memberships.offsets[c]; i < memberships.offsets[c + 1]; i += 1) {
      const f = memberships.products[i];
      values[i] = sum[f] / count[f];
      totals[f] += values[i];
      clients[f] += 1;
      sum[f] = 0;
      count[f] = 0;
    }
  }
  memberships.products.forEach((f, i) => (values[i] *= clients[f] / totals[f]));
  return { ...memberships, values };
}

/** What the problems of an analysis say about clients and products; index spaces are its own. */
export interface FunnelProblems {
  readonly clientIds: readonly string[];
  readonly productIds: readonly string[];
  readonly problemIds: readonly string[];
  readonly model: MixtureModel;
  /** P x K, rows sum to 1. */
  readonly productProblems: Float64Array;
}

/** Share of each problem in the won pairs of every funnel, F x K; a funnel without deals has the overall shares. */
export function funnelProblemShares(book: FunnelBook, productIds: readonly string[], problems: FunnelProblems): Float64Array {
  const { nProblems: K, pi } = problems.model;
  const F = book.funnelIds.length;
  const at = indexIn(problems.productIds, productIds);
  const clientsOf = offerClients(book);
  const shares = new Float64Array(F * K);
  const totals = new Float64Array(F);
  for (let o = 0; o < clientsOf.length; o += 1) {
    const p = at[book.offerProduct[o]];
    if (p < 0) continue;
    const f = book.offerFunnel[o];
    totals[f] += clientsOf[o];
    for (let k = 0; k < K; k += 1) shares[f * K + k] += clientsOf[o] * problems.productProblems[p * K + k];
  }
  for (let f = 0; f < F; f += 1) for (let k = 0; k < K; k += 1) shares[f * K + k] = totals[f] > 0 ? shares[f * K + k] / totals[f] : pi[k];
  return shares;
}

/** Clients of each offer. */
export function offerClients(book: Pick<FunnelBook, "offers">): Float64Array {
  const clients = new Float64Array(book.offers.nProducts);
  for (const offer of book.offers.products) clients[offer] += 1;
  return clients;
}

/** Position of each of `wanted` in `ids`, -1 where it is not there. */
export function indexIn(ids: readonly string[], wanted: readonly string[]): Int32Array {
  const position = new Map(ids.map((id, i) => [id, i]));
  return Int32Array.from(wanted, (id) => position.get(id) ?? -1);
}

/**
 * Lift of shared clients that the problems alone predict for each two funnels, F x F, all > 0: two deals of one client (clients
 * weighted by their pairs of deals, d (d - 1)) fall on i and j with probability phi_i' M phi_j against the product of the margins, M
 * the second moment of the client shares with the background as one more problem. All 1 with fewer than two problems.
 */
export function predictLifts(
  book: FunnelBook,
  ids: { readonly clientIds: readonly string[]; readonly productIds: readonly string[] },
  problems: FunnelProblems,
): Float64Array {
  const { nProblems: K, theta, phi, background, lambda } = problems.model;
  const F = book.funnelIds.length;
  const lifts = new Float64Array(F * F).fill(1);
  if (K < 2) return lifts;
  const P = problems.productIds.length;
  const clientAt = indexIn(problems.clientIds, ids.clientIds);
  const productAt = indexIn(problems.productIds, ids.productIds);
  const width = K + 1;

  // Profile of a funnel: that of its products, each by the part of its clients that came through this funnel and by its weight.
  const clientsOf = offerClients(book);
  const weightOf = offerWeights(book);
  const ofProduct = new Float64Array(P);
  clientsOf.forEach((n, o) => {
    const p = productAt[book.offerProduct[o]];
    if (p >= 0) ofProduct[p] += n;
  });
  const profile = new Float64Array(F * width);
  clientsOf.forEach((n, o) => {
    const p = productAt[book.offerProduct[o]];
    if (p < 0) return;
    const row = book.offerFunnel[o] * width;
    const part = (weightOf[o] * n) / ofProduct[p];
    for (let k = 0; k < K; k += 1) profile[row + k] += phi[k * P + p] * part;
    profile[row + K] += background[p] * part;
  });

  const moment = new Float64Array(width * width);
  const mean = new Float64Array(width);
  const share = new Float64Array(width);
  let total = 0;
  for (let c = 0; c < book.offers.nClients; c += 1) {
    const degree = book.offers.offsets[c + 1] - book.offers.offsets[c];
    const at = clientAt[c];
    if (degree < 2 || at < 0) continue;
    const weight = degree * (degree - 1);
    total += weight;
    for (let k = 0; k < K; k += 1) share[k] = (1 - lambda) * theta[at * K + k];
    share[K] = lambda;
    for (let k = 0; k < width; k += 1) {
      mean[k] += weight * share[k];
      for (let l = 0; l <= k; l += 1) moment[k * width + l] += weight * share[k] * share[l];
    }
  }
  if (total === 0) return lifts;
  for (let k = 0; k < width; k += 1) for (let l = k + 1; l < width; l += 1) moment[k * width + l] = moment[l * width + k];
  const margin = Float64Array.from({ length: F }, (_, f) => dot(profile, f * width, mean, 0, width));
  const spread = new Float64Array(width);
  for (let i = 0; i < F; i += 1) {
    for (let k = 0; k < width; k += 1) spread[k] = dot(profile, i * width, moment, k * width, width);
    for (let j = 0; j < F; j += 1) {
      const chance = margin[i] * margin[j];
      const together = total * dot(spread, 0, profile, j * width, width);
      if (chance > 0 && together > 0) lifts[i * F + j] = together / chance;
    }
  }
  return lifts;
}

function dot(a: Float64Array, atA: number, b: Float64Array, atB: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += a[atA + i] * b[atB + i];
  return sum;
}

/** Every pair i < j, or the 20,000 whose seeded hash is smallest. */
function samplePairs(n: number): readonly (readonly [number, number])[] {
  const most = 20_000;
  const total = (n * (n - 1)) / 2;
  const keep = total <= most ? 1 : most / total;
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) if (keep === 1 || hashText(`${i},${j}`, 1) < keep * 2 ** 32) pairs.push([i, j]);
  return pairs;
}

/**
 * Predicted lifts put on the scale of the observed ones: log lift = a + b log predicted, by Poisson regression over pairs with
 * expected counts as exposure. Predictions that do not vary, or no shared clients, are returned as 1.
 */
export function calibrateLifts(predicted: Float64Array, shared: Float64Array, expected: Float64Array, n: number): Float64Array {
  const pairs = samplePairs(n);
  let [a, b] = [0, 0];
  let varies = false;
  const first = pairs.length > 0 ? predicted[pairs[0][0] * n + pairs[0][1]] : 1;
  for (const [i, j] of pairs) if (predicted[i * n + j] !== first) varies = true;
  if (!varies) return new Float64Array(n * n).fill(1);
  for (let round = 0; round < 50; round += 1) {
    // A weak ridge (a tenth of a client) keeps both numbers finite.
    let [h00, h01, h11] = [0.1, 0, 0.1];
    let [g0, g1] = [-0.1 * a, -0.1 * b];
    for (const [i, j] of pairs) {
      const x = Math.log(predicted[i * n + j]);
      const mean = expected[i * n + j] * Math.exp(Math.min(30, a + b * x));
      const rest = shared[i * n + j] - mean;
      g0 += rest;
      g1 += rest * x;
      h00 += mean;
      h01 += mean * x;
      h11 += mean * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const stepA = (h11 * g0 - h01 * g1) / determinant;
    const stepB = (h00 * g1 - h01 * g0) / determinant;
    const scale = Math.min(1, 2 / Math.max(Math.abs(stepA), Math.abs(stepB), 1e-300));
    a += scale * stepA;
    b += scale * stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-9) break;
  }
  return predicted.map((lift) => Math.exp(Math.min(30, Math.max(-30, a + b * Math.log(lift)))));
}

const STRENGTHS = Array.from({ length: 16 }, (_, e) => 2 ** (e - 3));

/**
 * How many expected clients the prior lifts are worth: each pair's lift is Gamma(strength * prior, strength), its count negative
 * binomial; the strength with the largest likelihood over pairs, of 1/8, 1/4 ... 4,096.
 */
export function chooseStrength(prior: Float64Array, shared: Float64Array, expected: Float64Array, n: number): number {
  const pairs = samplePairs(n);
  let best = { strength: 1, likelihood: Number.NEGATIVE_INFINITY };
  for (const strength of STRENGTHS) {
    let likelihood = 0;
    for (const [i, j] of pairs) {
      const at = i * n + j;
      const shape = strength * prior[at];
      const q = strength / (strength + expected[at]);
      likelihood += logGamma(shared[at] + shape) - logGamma(shape) + shape * Math.log(q) + shared[at] * Math.log1p(-q);
    }
    if (likelihood > best.likelihood) best = { strength, likelihood };
  }
  return best.strength;
}
