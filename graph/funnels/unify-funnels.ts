import { createRng, hashText, type Rng } from "../numeric/rng";
import { standardNormal } from "../numeric/standard-normal";
import { agglomerate, cutTree, type Merge } from "./agglomerate";
import { chooseCut } from "./choose-cut";
import { expectedShared, fitDegreeNull, severalByChance, upperTail, type DegreeNull } from "./degree-null";
import type { FunnelBook } from "./funnel-book";
import {
  calibrateLifts,
  chooseStrength,
  countShared,
  predictLifts,
  weighMemberships,
  type FunnelProblems,
  type Memberships,
  type WeighedMemberships,
} from "./shared-clients";
import { InvalidArgumentError } from "../numeric/errors";

/** Options of `unifyFunnels`. */
export interface UnifyOptions {
  readonly seed?: number;
  /** Resamples of clients for stability, >= 0; 0 leaves stability out (NaN). */
  readonly nBootstrap?: number;
  /** Draws of the null against which the tree must win, >= 1: with 19 a tree in chance is taken for real 5 times in 100. */
  readonly nNullDraws?: number;
  /** Funnels beyond so many (those with the fewest clients) stay alone; the tree needs memory with the square of their number. */
  readonly maxFunnels?: number;
}

/** Defaults of `unifyFunnels`. */
export const UNIFY_DEFAULTS = Object.freeze({ seed: 1, nBootstrap: 20, nNullDraws: 19, maxFunnels: 4_000 });

/** Which funnels are one. */
export interface Unification {
  /** Unified funnel of each funnel, numbered by falling number of distinct clients. */
  readonly groups: Int32Array;
  readonly nGroups: number;
  /**
   * `found` more is shared inside than outside, more clearly than chance does it; `all` every funnel shares more than chance with
   * every other; `identical` only funnels with the same clients were joined; `none` nothing beyond chance.
   */
  readonly verdict: "found" | "all" | "identical" | "none";
  /** Why, in a sentence. */
  readonly reason: string;
  /** The tree over `leaves`, in falling height; a cut after n merges gives one level of unification. */
  readonly merges: readonly Merge[];
  /** Merges made by the proposed cut. */
  readonly nMerges: number;
  /** Funnel index of each leaf of the tree: those with clients, at most `maxFunnels`. */
  readonly leaves: Int32Array;
  /** Log-likelihood gained (nats) after each number of merges. */
  readonly gain: Float64Array;
  readonly liftInside: number;
  readonly liftOutside: number;
  /** What the observed counts were steadied with: nothing but a constant, or the problems; chosen on held-out clients. */
  readonly prior: "intersections" | "problems";
  /** Expected clients that the prior is worth. */
  readonly strength: number;
  /** Mean over resamples of the largest Jaccard overlap with a resampled group, for each group; NaN without resamples. */
  readonly stability: Float64Array;
  /** Clients that each two leaves share, and how many chance would make them share; L x L over `leaves`. */
  readonly shared: Float64Array;
  readonly expected: Float64Array;
  readonly bounds: readonly string[];
}

/** With that many clients or more, funnels of exactly the same clients are one without any further question. */
const MIN_IDENTICAL = 5;
const MAX_P = 0.01;
const PLAIN_STRENGTHS = [0.5, 2, 8] as const;

interface Prior {
  readonly kind: Unification["prior"];
  readonly lifts: Float64Array;
  readonly strength: number;
}

/**
 * Proposes unified funnels: sets of funnels whose clients intersect more than those of other funnels do.
 *
 * 1. Shared clients of each two funnels, and their expectation under the degree-preserving null (`degree-null.ts`). For the tree clients
 *    are weighed so that no frequent product speaks for its whole funnel (`weighMemberships`), and counts are divided by what the weights add to
 *    their variance, so that they are as sure as Poisson counts of their size. The test against the null and all figures are of plain counts.
 * 2. Counts are steadied by a prior lift worth `strength` expected clients: (shared + strength * prior) / (expected + strength). The prior
 *    is either flat or what the problems of the analysis predict, on the scale of the data and as strong as the data allow
 *    (`calibrateLifts`, `chooseStrength`). Which one is used is decided on held-out clients: the tree of one half of the clients, cut, must
 *    explain the other half.
 * 3. A tree by pooled lift (`agglomerate`), cut where inside and outside differ most clearly (`chooseCut`).
 * 4. The gain of the cut must beat every one of `nNullDraws` trees of counts drawn from the null, or nothing is proposed.
 * 5. Stability: the same on clients drawn with replacement.
 *
 * One funnel, or none: each stands alone. Disjoint funnels: nothing is shared, nothing is proposed. Funnels with exactly the same (five
 * or more) clients are one, whatever the tree says. Funnels without deals stand alone. With two funnels there is no outside: they
 * are one where they share more than chance (p < .01).
 */
export function unifyFunnels(
  book: FunnelBook,
  ids: { readonly clientIds: readonly string[]; readonly productIds: readonly string[] },
  problems: FunnelProblems | null,
  options: UnifyOptions = {},
): Unification & { readonly degreeNull: DegreeNull } {
  const resolved = { ...UNIFY_DEFAULTS, ...options };
  for (const name of ["nBootstrap", "nNullDraws", "maxFunnels"] as const)
    if (!Number.isInteger(resolved[name]) || resolved[name] < (name === "nBootstrap" ? 0 : 1))
      throw new InvalidArgumentError(`${name} must be a whole number of at least ${name === "nBootstrap" ? 0 : 1}, got ${resolved[name]}`);
  const degreeNull = fitDegreeNull(book);
  const leaves = chooseLeaves(book, resolved.maxFunnels);
  const n = leaves.length;
  const bounds: string[] = [];
  const nWithClients = funnelSizes(book).reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0);
  if (n < nWithClients)
    bounds.push(`${nWithClients - n} of ${nWithClients} funnels, those with the fewest clients, stand alone: the tree takes ${n}.`);

  const memberships = selectFunnels(book.memberships, book.funnelIds.length, leaves);
  const shared = countShared(memberships);
  const expected = selectSquare(expectedShared(degreeNull), book.funnelIds.length, leaves);
  const weighed = weighCounts(selectFunnels(weighMemberships(book), book.funnelIds.length, leaves), expected);
  const predicted = problems === null ? null : selectSquare(predictLifts(book, ids, problems), book.funnelIds.length, leaves);
  const prior = choosePrior(weighed, ids.clientIds, predicted, n);
  const tree = growTree(weighed.count(), weighed.expected, 1, prior, n);

  const verdict = judge({
    memberships,
    n,
    shared,
    expected,
    tree,
    degreeNull,
    book,
    nNullDraws: resolved.nNullDraws,
    seed: resolved.seed,
  });
  const nMerges = verdict.kind === "found" ? tree.cut.nMerges : verdict.kind === "all" ? Math.max(0, n - 1) : 0;
  const ofLeaf = cutTree(tree.merges, n, nMerges);
  const lifts = pooledLifts(ofLeaf, shared, expected);
  const identical = joinIdentical(memberships, ofLeaf);
  const { groups, nGroups } = numberGroups(book, leaves, ofLeaf);
  const stability = measureStability(groups, nGroups, leaves, resolved, (rng) => {
    const weights = Float64Array.from({ length: memberships.nClients }, () => drawPoisson(1, rng));
    const resampled = growTree(weighed.count(weights), weighed.expected, 1, prior, n);
    return cutTree(resampled.merges, n, verdict.kind === "all" ? Math.max(0, n - 1) : nMerges === 0 ? 0 : resampled.cut.nMerges);
  });
  return {
    groups,
    nGroups,
    verdict: verdict.kind === "none" && identical ? "identical" : verdict.kind,
    reason: verdict.kind === "none" && identical ? `${verdict.reason} Funnels with the same clients were joined.` : verdict.reason,
    merges: tree.merges,
    nMerges,
    leaves,
    gain: tree.cut.gain,
    liftInside: lifts.inside,
    liftOutside: lifts.outside,
    prior: prior.kind,
    strength: prior.strength,
    stability,
    shared,
    expected,
    bounds,
    degreeNull,
  };
}

/** Weighed counts of shared clients with the variance of Poisson counts, and their expectation. */
interface WeighedCounts {
  readonly count: (clientWeights?: Float64Array) => Float64Array;
  readonly expected: Float64Array;
}

function weighCounts(memberships: WeighedMemberships, expected: Float64Array): WeighedCounts {
  const { nClients, offsets, values } = memberships;
  let [sum, squares] = [0, 0];
  for (let c = 0; c < nClients; c += 1) {
    let [v, v2, v4] = [0, 0, 0];
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      const square = values[i] * values[i];
      v += values[i];
      v2 += square;
      v4 += square * square;
    }
    // Sums over pairs i < j of v_i v_j and of its square, twice.
    sum += v * v - v2;
    squares += v2 * v2 - v4;
  }
  const inflation = sum > 0 && squares > sum ? squares / sum : 1;
  return {
    count: (clientWeights) => countShared(memberships, clientWeights).map((count) => count / inflation),
    expected: expected.map((count) => count / inflation),
  };
}

/** Shared over expected clients of pairs of one group and of different groups; NaN where there are no such pairs. */
function pooledLifts(
  groups: Int32Array,
  shared: Float64Array,
  expected: Float64Array,
): { readonly inside: number; readonly outside: number } {
  const n = groups.length;
  const observed = [0, 0];
  const chance = [0, 0];
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      const side = groups[i] === groups[j] ? 0 : 1;
      observed[side] += shared[i * n + j];
      chance[side] += expected[i * n + j];
    }
  return { inside: observed[0] / chance[0], outside: observed[1] / chance[1] };
}

/** Clients of each funnel. */
export function funnelSizes(book: Pick<FunnelBook, "memberships">): Int32Array {
  const sizes = new Int32Array(book.memberships.nProducts);
  for (const funnel of book.memberships.products) sizes[funnel] += 1;
  return sizes;
}

/** Funnels with clients; of too many the largest. */
function chooseLeaves(book: FunnelBook, most: number): Int32Array {
  const sizes = funnelSizes(book);
  const withClients = Array.from(sizes.keys()).filter((f) => sizes[f] > 0);
  const kept = withClients.length <= most ? withClients : withClients.sort((a, b) => sizes[b] - sizes[a] || a - b).slice(0, most);
  return Int32Array.from(kept).sort();
}

function selectFunnels<M extends Memberships | WeighedMemberships>(memberships: M, nFunnels: number, leaves: Int32Array): M {
  if (leaves.length === nFunnels) return memberships;
  const position = new Int32Array(nFunnels).fill(-1);
  leaves.forEach((funnel, at) => (position[funnel] = at));
  const offsets = new Int32Array(memberships.nClients + 1);
  const products: number[] = [];
  const values: number[] = [];
  const all = "values" in memberships ? memberships.values : null;
  for (let c = 0; c < memberships.nClients; c += 1) {
    for (let i = memberships.offsets[c]; i < memberships.offsets[c + 1]; i += 1) {
      const at = position[memberships.products[i]];
      if (at < 0) continue;
      products.push(at);
      if (all !== null) values.push(all[i]);
    }
    offsets[c + 1] = products.length;
  }
  const selected = { ...memberships, nProducts: leaves.length, offsets, products: Int32Array.from(products) };
  return all === null ? selected : { ...selected, values: Float64Array.from(values) };
}

function selectSquare(matrix: Float64Array, size: number, leaves: Int32Array): Float64Array {
  const n = leaves.length;
  if (n === size) return matrix;
  const selected = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) selected[i * n + j] = matrix[leaves[i] * size + leaves[j]];
  return selected;
}

/** Tree and cut of counts steadied by a prior; `share` is the part of all clients that was counted. */
function growTree(counts: Float64Array, expected: Float64Array, share: number, { lifts, strength }: Prior, n: number) {
  const weight = strength * share;
  const steadied = counts.map((count, at) => count + weight * lifts[at]);
  const steadiedExpected = expected.map((value) => share * value + weight);
  const merges = agglomerate(steadied, steadiedExpected, n);
  return { merges, cut: chooseCut(merges, steadied, steadiedExpected, n) };
}

/** Flat priors of several strengths and that of the problems, each tried on two halves of the clients. */
function choosePrior({ count, expected }: WeighedCounts, clientIds: readonly string[], predicted: Float64Array | null, n: number): Prior {
  const flat = new Float64Array(n * n).fill(1);
  const ofHalf = clientIds.map((id) => hashText(id, 9) & 1);
  const halves = [0, 1].map((half) => {
    const weights = Float64Array.from(ofHalf, (of) => (of === half ? 1 : 0));
    return { counts: count(weights), share: weights.reduce((sum, w) => sum + w, 0) / Math.max(1, clientIds.length) };
  });
  const candidates = PLAIN_STRENGTHS.map((strength): Prior => ({ kind: "intersections", lifts: flat, strength }));
  if (predicted !== null && n > 2) {
    const counts = count();
    const lifts = calibrateLifts(predicted, counts, expected, n);
    if (lifts.some((lift) => lift !== 1))
      candidates.push({ kind: "problems", lifts, strength: chooseStrength(lifts, counts, expected, n) });
  }
  if (n < 4) return candidates[0];
  const scored = candidates.map((prior) => ({ prior, scores: scoreHeldOut(halves, prior, expected, n) }));
  const total = (scores: Float64Array): number => scores.reduce((sum, x) => sum + x, 0);
  const best = scored.reduce((a, b) => (total(b.scores) > total(a.scores) ? b : a));
  const rich = scored[scored.length - 1];
  if (rich.prior.kind === "intersections" || best === rich) return best.prior;
  // The problems are kept unless intersections alone are better by four standard errors of the paired difference.
  const difference = best.scores.map((score, at) => score - rich.scores[at]);
  const mean = total(difference) / difference.length;
  const error = Math.sqrt(difference.reduce((sum, d) => sum + (d - mean) ** 2, 0));
  return total(difference) > 4 * error ? best.prior : rich.prior;
}

/**
 * Poisson log-likelihood of each pair (i < j) in the half of the clients that was not seen, both ways round, under the lifts of the half
 * that was: one inside every group, one between groups, held to 1 by half an expected client.
 */
function scoreHeldOut(
  halves: readonly { readonly counts: Float64Array; readonly share: number }[],
  prior: Prior,
  expected: Float64Array,
  n: number,
): Float64Array {
  const scores = new Float64Array((n * (n - 1)) / 2);
  for (const half of [0, 1]) {
    const { counts, share } = halves[half];
    const other = halves[1 - half];
    const { merges, cut } = growTree(counts, expected, share, prior, n);
    const groups = cutTree(merges, n, cut.nMerges);
    const nGroups = n - cut.nMerges;
    const fitted = new Float64Array(nGroups + 1).fill(0.5);
    const exposure = new Float64Array(nGroups + 1).fill(0.5);
    const side = (i: number, j: number): number => (groups[i] === groups[j] ? groups[i] : nGroups);
    for (let i = 0; i < n; i += 1)
      for (let j = i + 1; j < n; j += 1) {
        fitted[side(i, j)] += counts[i * n + j];
        exposure[side(i, j)] += expected[i * n + j] * share;
      }
    let at = 0;
    for (let i = 0; i < n; i += 1)
      for (let j = i + 1; j < n; j += 1, at += 1) {
        const lift = fitted[side(i, j)] / exposure[side(i, j)];
        scores[at] += other.counts[i * n + j] * Math.log(lift) - lift * expected[i * n + j] * other.share;
      }
  }
  return scores;
}

/** A Poisson number: by inversion of exponential gaps for small means, rounded normal above 50. */
function drawPoisson(mean: number, rng: Rng): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * standardNormal(rng)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = rng(); product > limit; product *= rng()) count += 1;
  return count;
}

interface Verdict {
  readonly kind: "found" | "all" | "none";
  readonly reason: string;
}

function judge(input: {
  readonly n: number;
  readonly shared: Float64Array;
  readonly expected: Float64Array;
  readonly tree: ReturnType<typeof growTree>;
  readonly memberships: Memberships;
  readonly degreeNull: DegreeNull;
  readonly book: FunnelBook;
  readonly nNullDraws: number;
  readonly seed: number;
}): Verdict {
  const { n, shared, expected, tree, degreeNull, book } = input;
  if (n === 0) return { kind: "none", reason: "No funnel has a won deal." };
  if (n === 1) return { kind: "none", reason: "Only one funnel has won deals." };
  let totalShared = 0;
  let totalExpected = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      totalShared += shared[i * n + j];
      totalExpected += expected[i * n + j];
    }
  if (totalShared === 0) return { kind: "none", reason: "No client bought through two funnels." };

  if (n > 2 && tree.cut.nMerges > 0) {
    // The test uses intersections alone, so that a prior cannot speak for the data.
    const plain: Prior = { kind: "intersections", lifts: new Float64Array(n * n).fill(1), strength: 2 };
    const best = (counts: Float64Array): number =>
      growTree(counts, expected, 1, plain, n).cut.gain.reduce((most, g) => Math.max(most, g), 0);
    const observed = best(shared);
    const rng = createRng(input.seed, "funnels", "null");
    let exceeded = 0;
    const counts = new Float64Array(n * n);
    for (let draw = 0; draw < input.nNullDraws; draw += 1) {
      for (let i = 0; i < n; i += 1)
        for (let j = i + 1; j < n; j += 1) {
          counts[i * n + j] = drawPoisson(expected[i * n + j], rng);
          counts[j * n + i] = counts[i * n + j];
        }
      if (best(counts) >= observed) exceeded += 1;
    }
    const lifts = pooledLifts(cutTree(tree.merges, n, tree.cut.nMerges), shared, expected);
    if (exceeded === 0)
      return {
        kind: "found",
        reason: `Funnels of one group share ${times(lifts.inside)} the clients that chance would make them share, funnels of different groups ${times(lifts.outside)}; none of ${input.nNullDraws} draws of chance is divided as clearly.`,
      };
  }
  // No division: are all of them one?
  const several = severalByChance(degreeNull, book);
  const observedSeveral = countSeveral(input.memberships);
  const p = upperTail(observedSeveral, several);
  if (totalShared > totalExpected && p < MAX_P)
    return {
      kind: "all",
      reason: `All funnels share more clients than chance (${observedSeveral} clients are in several, ${several.mean.toFixed(1)} expected), and none less than the others.`,
    };
  return { kind: "none", reason: "What funnels share could be chance: clients that buy much meet in several funnels." };
}

/** Clients in two funnels or more. */
function countSeveral({ nClients, offsets }: Memberships): number {
  let n = 0;
  for (let c = 0; c < nClients; c += 1) if (offsets[c + 1] - offsets[c] > 1) n += 1;
  return n;
}

const times = (lift: number): string => `${lift.toFixed(2)} times`;

/** Funnels with exactly the same clients get the same group; changes `ofLeaf`. True when any were joined. */
function joinIdentical({ nProducts, nClients, offsets, products }: Memberships, ofLeaf: Int32Array): boolean {
  const clients = Array.from({ length: nProducts }, (): number[] => []);
  for (let c = 0; c < nClients; c += 1) for (let i = offsets[c]; i < offsets[c + 1]; i += 1) clients[products[i]].push(c);
  const first = new Map<string, number>();
  let joined = false;
  clients.forEach((list, leaf) => {
    if (list.length < MIN_IDENTICAL) return;
    const key = list.join(",");
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, leaf);
      return;
    }
    const [from, to] = [ofLeaf[leaf], ofLeaf[other]];
    if (from === to) return;
    joined = true;
    for (let i = 0; i < ofLeaf.length; i += 1) if (ofLeaf[i] === from) ofLeaf[i] = to;
  });
  return joined;
}

/** Groups over all funnels, those outside the tree alone, numbered by falling distinct clients (ties by first funnel). */
function numberGroups(book: FunnelBook, leaves: Int32Array, ofLeaf: Int32Array): { readonly groups: Int32Array; readonly nGroups: number } {
  const F = book.funnelIds.length;
  const raw = Int32Array.from({ length: F }, (_, f) => F + f);
  leaves.forEach((funnel, leaf) => (raw[funnel] = ofLeaf[leaf]));
  const clients = new Map<number, number>();
  const { offsets, products, nClients } = book.memberships;
  const last = new Map<number, number>();
  for (let c = 0; c < nClients; c += 1)
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      const group = raw[products[i]];
      if (last.get(group) === c) continue;
      last.set(group, c);
      clients.set(group, (clients.get(group) ?? 0) + 1);
    }
  const firstFunnel = new Map<number, number>();
  raw.forEach((group, f) => {
    if (!firstFunnel.has(group)) firstFunnel.set(group, f);
  });
  const order = [...firstFunnel.keys()].sort(
    (a, b) => (clients.get(b) ?? 0) - (clients.get(a) ?? 0) || (firstFunnel.get(a) ?? 0) - (firstFunnel.get(b) ?? 0),
  );
  const number = new Map(order.map((group, i) => [group, i]));
  return { groups: raw.map((group) => number.get(group) ?? 0), nGroups: order.length };
}

function measureStability(
  groups: Int32Array,
  nGroups: number,
  leaves: Int32Array,
  { nBootstrap, seed }: { readonly nBootstrap: number; readonly seed: number },
  resample: (rng: Rng) => Int32Array,
): Float64Array {
  const stability = new Float64Array(nGroups).fill(nBootstrap === 0 ? Number.NaN : 0);
  const inTree = new Int32Array(nGroups);
  for (const funnel of leaves) inTree[groups[funnel]] += 1;
  for (let b = 0; b < nBootstrap; b += 1) {
    const other = resample(createRng(seed, "funnels", "bootstrap", b));
    const sizeOfOther = new Map<number, number>();
    const both = Array.from({ length: nGroups }, () => new Map<number, number>());
    leaves.forEach((funnel, leaf) => {
      const to = other[leaf];
      sizeOfOther.set(to, (sizeOfOther.get(to) ?? 0) + 1);
      const counts = both[groups[funnel]];
      counts.set(to, (counts.get(to) ?? 0) + 1);
    });
    for (let group = 0; group < nGroups; group += 1) {
      let best = inTree[group] === 0 ? 1 : 0;
      for (const [to, n] of both[group]) best = Math.max(best, n / (inTree[group] + (sizeOfOther.get(to) ?? 0) - n));
      stability[group] += best / nBootstrap;
    }
  }
  return stability;
}
