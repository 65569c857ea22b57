import type { Difference, ListQuality, RichnessRow, Verdict } from "./holdout-report";
import { bootstrapIntervals, type Interval } from "./off-policy/intervals";
import { ownedBy, type HoldoutSplit } from "./peers/holdout-split";
import { createRng } from "../numeric/rng";

/** How intervals are made. */
export interface ResamplingOptions {
  readonly resamples: number;
  readonly level: number;
  readonly seed: number;
}

/** Mean of a column with its percentile interval over clients; a point for fewer than two clients. */
export function intervalsOfMeans(columns: readonly Float64Array[], { resamples, level, seed }: ResamplingOptions): Difference[] {
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / Math.max(1, column.length));
  const intervals: readonly Interval[] =
    columns.length === 0 || columns[0].length < 2
      ? means.map((mean) => ({ low: mean, high: mean }))
      : bootstrapIntervals(columns, { resamples, level, rng: createRng(seed, "evaluation") });
  return means.map((value, i) => ({ value, ...intervals[i] }));
}

/** Sums over clients with the interval of n times their mean. */
export function intervalsOfSums(columns: readonly Float64Array[], options: ResamplingOptions): Difference[] {
  return intervalsOfMeans(columns, options).map(({ value, low, high }, i) => {
    const n = columns[i].length;
    return { value: value * n, low: low * n, high: high * n };
  });
}

/** A difference is called only when its interval excludes zero. */
export const judge = ({ low, high }: Interval): Verdict => (low > 0 ? "better" : high < 0 ? "worse" : "not significantly different");

const N_POPULAR = 10;

/** Coverage, novelty and the share of popular products of lists; zeros for no lists. */
export function describeLists(split: HoldoutSplit, lists: ReadonlyMap<number, readonly number[]>): ListQuality {
  const { degrees, incidence } = split;
  const listed = new Set<number>();
  const popular = new Set(
    Array.from(degrees.keys())
      .sort((a, b) => degrees[b] - degrees[a] || a - b)
      .slice(0, N_POPULAR),
  );
  let novelty = 0;
  let popularEntries = 0;
  let entries = 0;
  for (const list of lists.values()) {
    for (const p of list) {
      listed.add(p);
      novelty -= Math.log2(degrees[p] / incidence.nClients);
      if (popular.has(p)) popularEntries += 1;
      entries += 1;
    }
  }
  return {
    coverage: listed.size / Math.max(1, degrees.length),
    novelty: novelty / Math.max(1, entries),
    popularShare: popularEntries / Math.max(1, entries),
  };
}

/** Products owned at the cut: lower ends of the groups. */
const RICHNESS_STEPS = [1, 3, 6, 11, 21];

/**
 * NDCG@10 by the number of products that a client owned at the cut, for groups with clients.
 * @param ndcg per judged client, in the order of `split.users`
 */
export function splitByRichness(
  split: HoldoutSplit,
  ndcg: { readonly ranking: Float64Array; readonly popularity: Float64Array; readonly bestPeer: Float64Array },
  options: ResamplingOptions,
): RichnessRow[] {
  return RICHNESS_STEPS.flatMap((from, g) => {
    const below = RICHNESS_STEPS[g + 1] ?? Number.POSITIVE_INFINITY;
    const rows = Array.from(split.users.keys()).filter((u) => {
      const owned = ownedBy(split, split.users[u]).length;
      return owned >= from && owned < below;
    });
    if (rows.length === 0) return [];
    const take = (values: Float64Array): Float64Array => Float64Array.from(rows, (u) => values[u]);
    const mean = (values: Float64Array): number => take(values).reduce((a, b) => a + b, 0) / rows.length;
    const [lead] = intervalsOfMeans([Float64Array.from(rows, (u) => ndcg.ranking[u] - ndcg.bestPeer[u])], options);
    return [
      {
        fromProducts: from,
        toProducts: Number.isFinite(below) ? below - 1 : null,
        nClients: rows.length,
        ranking: mean(ndcg.ranking),
        popularity: mean(ndcg.popularity),
        bestPeer: mean(ndcg.bestPeer),
        lead,
      },
    ];
  });
}
