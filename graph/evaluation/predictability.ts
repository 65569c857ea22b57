import type { PredictabilityRow, ProductPredictability } from "../analysis";
import type { AttributeLevels } from "../deals/attribute-levels";
import type { ClientId, ProductId } from "../deals/ids";
import { selectPairs, type PairRows } from "../incidence/pair-rows";
import { fitProblemMixtures } from "../mixtures/fit-problem-mixtures";
import { labelPairs, splitPairs } from "../mixtures/hidden-pairs";
import type { MixtureModel } from "../mixtures/mixture-model";
import type { ProblemMixtureOptions } from "../mixtures/mixture-options";
import { InvalidArgumentError } from "../numeric/errors";
import { assignToNearest, countDistinctRows, findCentres } from "../numeric/k-means";
import { createRng, hashText } from "../numeric/rng";
import { sampleByHash } from "../numeric/sample-by-hash";
import type { TaskHooks, TaskRunner } from "../numeric/tasks";

/** Options of `measurePredictability`. */
export interface PredictabilityOptions {
  /** Mode of the mixture fit on the training pairs. */
  readonly mode?: "fast" | "thorough";
  /** Clients looked at; a seeded sample of whole clients beyond it. >= 20. */
  readonly maxClients?: number;
  /** Bootstrap samples of clients for the intervals, >= 100. */
  readonly nBootstrap?: number;
}

/** Defaults of `measurePredictability`. */
export const PREDICTABILITY_DEFAULTS = Object.freeze({ mode: "fast" as const, maxClients: 10_000, nBootstrap: 1_000 });

/** How well clients' descriptions predict deals, and what bounded the measurement. */
export interface Predictability {
  /** Popularity (0 by definition) first; empty when no pair could be hidden. */
  readonly rows: readonly PredictabilityRow[];
  /** Bits of problems by product, by product id; products with fewer than five hidden pairs are left out. */
  readonly products: readonly ProductPredictability[];
  readonly nHiddenPairs: number;
  /** In sentences; empty when everything was measured in full. */
  readonly bounds: readonly string[];
}

/** Strengths of the pull of a group's profile towards popularity, in pairs, and numbers of clusters, all tried. */
const SMOOTHINGS = [3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000, 1_000_000];
const CLUSTER_COUNTS = [2, 4, 8, 16, 32];
const BLEND_WEIGHTS = [0, 0.05, 0.1, 0.2, 0.3, 0.5];
/** A fifth of the pairs is hidden: labels 0 and 1 of 0-9. */
const HIDDEN_LABELS = 2;
const Z_95 = 1.959963984540054;
/** k-means over firmographics sees at most this many clients. */
const MAX_CLUSTERED = 3_000;

/**
 * Bits gained over popularity per hidden deal by different descriptions of clients. A fifth of the pairs (of clients with two or more)
 * is hidden; everything is fitted on the others. A description gives every client a distribution s over products; a hidden pair
 * scores log2( s(c,p) / (1 - s of the client's training products) ), less the same for popularity.
 *
 * - `firmographic clusters`, `attribute <name>`: the profile of the client's group, smoothed towards popularity. They are given every
 *   chance: number of clusters and smoothing are the best **on the hidden pairs themselves**.
 * - `problems`: the mixture model fitted on the training pairs, nothing chosen on the hidden ones.
 * - `problems and firmographics`: the mixture blended with the best firmographic description, the weight again the best.
 *
 * Intervals: 95 % percentile bootstrap over clients. No pair to hide: no rows.
 */
export async function measurePredictability(
  input: {
    readonly incidence: PairRows;
    readonly clientIds: readonly ClientId[];
    readonly productIds: readonly ProductId[];
    readonly attributes: readonly AttributeLevels[];
  },
  options: PredictabilityOptions & { readonly seed: number; readonly mixtures?: ProblemMixtureOptions },
  runner: TaskRunner,
  hooks?: TaskHooks,
): Promise<Predictability> {
  const resolved = { ...PREDICTABILITY_DEFAULTS, ...options };
  if (!Number.isInteger(resolved.maxClients) || resolved.maxClients < 20)
    throw new InvalidArgumentError(`maxClients must be an integer >= 20, got ${resolved.maxClients}`);
  if (!Number.isInteger(resolved.nBootstrap) || resolved.nBootstrap < 100)
    throw new InvalidArgumentError(`nBootstrap must be an integer >= 100, got ${resolved.nBootstrap}`);
  const { clientIds, productIds } = input;
  // A seed of its own: the fit hides pairs too, and must not find its folds already emptied.
  const seed = hashText("predictability", resolved.seed);
  const bounds: string[] = [];
  const pairs = keepClients(input.incidence, clientIds, resolved.maxClients, seed, bounds);
  const labels = labelPairs(pairs, clientIds, productIds, seed);
  const { training, hidden } = splitPairs(
    pairs,
    labels.map((label) => (label < HIDDEN_LABELS ? 0 : 1)),
    0,
  );
  const nHiddenPairs = hidden.products.length;
  if (nHiddenPairs === 0 || training.products.length === 0)
    return {
      rows: [],
      products: [],
      nHiddenPairs,
      bounds: [...bounds, "Predictability was not measured: no client has two products, so none could be hidden."],
    };

  const fit = await fitProblemMixtures(
    { incidence: training, clientIds, productIds },
    { ...resolved.mixtures, mode: resolved.mode, seed: seed | 0 },
    runner,
    hooks,
  );
  const popularity = fit.model.background;
  const bitsOf = createScorer(training, hidden, popularity);
  const problemScore = scoreOf(fit.model);
  const groups = groupings(input.attributes, pairs, clientIds, seed);
  const described = groups.map(({ description, candidates }) => ({ description, ...bestOf(candidates, training, popularity, bitsOf) }));
  const bestFirmographic = described.reduce<(typeof described)[number] | null>(
    (best, one) => (best === null || one.total > best.total ? one : best),
    null,
  );
  const problemBits = bitsOf(problemScore);
  const rows = [
    { description: "popularity", bits: new Float64Array(nHiddenPairs) },
    ...described.map(({ description, bits }) => ({ description, bits })),
    { description: "problems", bits: problemBits },
  ];
  if (bestFirmographic !== null) {
    const blends = BLEND_WEIGHTS.map((w) => bitsOf((c, p) => (1 - w) * problemScore(c, p) + w * bestFirmographic.score(c, p)));
    rows.push({
      description: "problems and firmographics",
      bits: blends.reduce((best, bits) => (sumOf(bits) > sumOf(best) ? bits : best)),
    });
  }
  const intervals = bootstrap(hidden, rows, resolved.nBootstrap, seed);
  return {
    rows: rows.map(({ description, bits }, i) => ({ description, bits: sumOf(bits) / nHiddenPairs, ...intervals[i] })),
    products: byProduct(hidden, problemBits, productIds),
    nHiddenPairs,
    bounds,
  };
}

/** Fewer hidden pairs say nothing about a product. */
const MIN_HIDDEN = 5;

function byProduct(hidden: PairRows, bits: Float64Array, productIds: readonly ProductId[]): ProductPredictability[] {
  const n = new Int32Array(hidden.nProducts);
  const sums = new Float64Array(hidden.nProducts);
  const squares = new Float64Array(hidden.nProducts);
  hidden.products.forEach((p, i) => {
    n[p] += 1;
    sums[p] += bits[i];
    squares[p] += bits[i] ** 2;
  });
  return productIds.flatMap((productId, p) => {
    if (n[p] < MIN_HIDDEN) return [];
    const mean = sums[p] / n[p];
    const error = Math.sqrt(Math.max(0, squares[p] - n[p] * mean ** 2) / (n[p] - 1) / n[p]);
    return { productId, hiddenPairs: n[p], bits: mean, low: mean - Z_95 * error, high: mean + Z_95 * error };
  });
}

type Score = (client: number, product: number) => number;

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const x of values) sum += x;
  return sum;
};

/** Pairs of at most `most` clients with pairs, the others emptied; index spaces stay. */
function keepClients(pairs: PairRows, ids: readonly ClientId[], most: number, seed: number, bounds: string[]): PairRows {
  const active = ids.map((_, c) => c).filter((c) => pairs.offsets[c + 1] > pairs.offsets[c]);
  if (active.length <= most) return pairs;
  bounds.push(`Predictability was measured on a sample of ${most} of ${active.length} clients.`);
  const keep = new Uint8Array(pairs.products.length);
  for (const c of sampleByHash(active, ids, most, seed)) keep.fill(1, pairs.offsets[c], pairs.offsets[c + 1]);
  return selectPairs(pairs, keep);
}

/** s(c, p) of the mixture model. */
function scoreOf({ nProblems: K, theta, phi, background, lambda }: MixtureModel): Score {
  const P = background.length;
  return (c, p) => {
    let sum = 0;
    for (let k = 0; k < K; k += 1) sum += theta[c * K + k] * phi[k * P + p];
    return (1 - lambda) * sum + lambda * background[p];
  };
}

/** A function from scores to the bits over popularity of every hidden pair, masked by the client's training products. */
function createScorer(training: PairRows, hidden: PairRows, popularity: Float64Array): (score: Score) => Float64Array {
  const logs = (score: Score): Float64Array => {
    const result = new Float64Array(hidden.products.length);
    for (let c = 0; c < hidden.nClients; c += 1) {
      if (hidden.offsets[c] === hidden.offsets[c + 1]) continue;
      let owned = 0;
      for (let i = training.offsets[c]; i < training.offsets[c + 1]; i += 1) owned += score(c, training.products[i]);
      for (let i = hidden.offsets[c]; i < hidden.offsets[c + 1]; i += 1) {
        // A product that was never sold in training has no probability; the floor keeps its loss finite and equal for all.
        const s = Math.max(score(c, hidden.products[i]), 1e-12);
        result[i] = Math.log2(s / Math.max(1 - owned, s));
      }
    }
    return result;
  };
  const base = logs((_, p) => popularity[p]);
  // Scores equal but for rounding gain nothing: else 1e-16 bits would come with an interval that excludes zero.
  const gain = (x: number): number => (Math.abs(x) < 1e-12 ? 0 : x);
  return (score) => logs(score).map((x, i) => gain(x - base[i]));
}

/** Ways to put clients into groups, one of which is to be taken. */
interface Grouping {
  readonly description: string;
  readonly candidates: readonly { readonly groups: Int32Array; readonly nGroups: number }[];
}

function groupings(attributes: readonly AttributeLevels[], pairs: PairRows, ids: readonly ClientId[], seed: number): Grouping[] {
  if (attributes.length === 0) return [];
  // A missing value is a level of its own.
  const single = attributes.map(({ name, levels, codes }) => ({
    description: `attribute ${name}`,
    candidates: [{ groups: codes.map((code) => (code < 0 ? levels.length : code)), nGroups: levels.length + 1 }],
  }));
  const nFeatures = attributes.reduce((n, { levels }) => n + levels.length, 0);
  const points = new Float64Array(ids.length * nFeatures);
  let column = 0;
  for (const { levels, codes } of attributes) {
    codes.forEach((code, c) => {
      if (code >= 0) points[c * nFeatures + column + code] = 1;
    });
    column += levels.length;
  }
  const active = ids.map((_, c) => c).filter((c) => pairs.offsets[c + 1] > pairs.offsets[c]);
  const sample = sampleByHash(active, ids, MAX_CLUSTERED, seed);
  const rows = sample.map((c) => Array.from(points.subarray(c * nFeatures, (c + 1) * nFeatures)));
  const nDistinct = countDistinctRows(rows);
  const counts = [...new Set(CLUSTER_COUNTS.map((n) => Math.min(n, nDistinct)))];
  const candidates = counts.map((nGroups) => ({
    groups: assignToNearest(points, nFeatures, findCentres(rows, nGroups, hashText(`firmographics ${nGroups}`, seed), 30)),
    nGroups: Math.max(nGroups, 1),
  }));
  return [{ description: "firmographic clusters", candidates }, ...single];
}

/** The best group profile over all groupings and smoothings, by bits on the hidden pairs. */
function bestOf(
  candidates: Grouping["candidates"],
  training: PairRows,
  popularity: Float64Array,
  bitsOf: (score: Score) => Float64Array,
): { readonly bits: Float64Array; readonly total: number; readonly score: Score } {
  const P = training.nProducts;
  let best: { bits: Float64Array; total: number; score: Score } | null = null;
  for (const { groups, nGroups } of candidates) {
    const counts = new Float64Array(nGroups * P);
    const sizes = new Float64Array(nGroups);
    for (let c = 0; c < training.nClients; c += 1) {
      for (let i = training.offsets[c]; i < training.offsets[c + 1]; i += 1) {
        counts[groups[c] * P + training.products[i]] += 1;
        sizes[groups[c]] += 1;
      }
    }
    for (const m of SMOOTHINGS) {
      const score: Score = (c, p) => (counts[groups[c] * P + p] + m * popularity[p]) / (sizes[groups[c]] + m);
      const bits = bitsOf(score);
      const total = sumOf(bits);
      if (best === null || total > best.total) best = { bits, total, score };
    }
  }
  return best ?? { bits: bitsOf((_, p) => popularity[p]), total: 0, score: (_, p) => popularity[p] };
}

/** Percentile intervals of the mean bits, clients drawn with replacement, the same draws for every row. */
function bootstrap(
  hidden: PairRows,
  rows: readonly { readonly bits: Float64Array }[],
  nBootstrap: number,
  seed: number,
): { readonly low: number; readonly high: number }[] {
  const clients: number[] = [];
  for (let c = 0; c < hidden.nClients; c += 1) if (hidden.offsets[c + 1] > hidden.offsets[c]) clients.push(c);
  const sizes = Float64Array.from(clients, (c) => hidden.offsets[c + 1] - hidden.offsets[c]);
  const sums = rows.map(({ bits }) => Float64Array.from(clients, (c) => sumOf(bits.subarray(hidden.offsets[c], hidden.offsets[c + 1]))));
  const means = rows.map(() => new Float64Array(nBootstrap));
  const rng = createRng(seed, "bootstrap");
  const draw = new Int32Array(clients.length);
  for (let b = 0; b < nBootstrap; b += 1) {
    let total = 0;
    for (let i = 0; i < draw.length; i += 1) {
      draw[i] = Math.floor(rng() * draw.length);
      total += sizes[draw[i]];
    }
    sums.forEach((sum, row) => {
      let bits = 0;
      for (const at of draw) bits += sum[at];
      means[row][b] = bits / total;
    });
  }
  const last = nBootstrap - 1;
  return means.map((values) => {
    values.sort();
    return { low: values[Math.floor(0.025 * last)], high: values[Math.ceil(0.975 * last)] };
  });
}
