import { createRng } from "../numeric/rng";
import type { PairRows } from "../incidence/pair-rows";
import type { WeightedGraph } from "../projection/newman-weights";
import { cleanCommunities, countCommunities } from "./clean-communities";
import { detectCommunities } from "./detect-communities";

/** Which Louvain runs make the starts, and which of their partitions are of use. */
export interface StartOptions {
  /** Resolutions above 1: too many communities can be merged later, too few hide problems (the resolution limit). */
  readonly resolutions: readonly number[];
  /** Runs at each resolution. */
  readonly nSeeds: number;
  /** Partitions with more communities are dropped: fragments of problems are a worse start than too few of them. */
  readonly maxCommunities: number;
  /** Where even the coarsest partition has many communities, up to so many are allowed. */
  readonly ceiling: number;
  /** Fewest products of a community. */
  readonly minProducts: number;
  readonly seed: number;
  /** Partitions that were found elsewhere, labels of length P, instead of Louvain runs here. */
  readonly given?: readonly Int32Array[] | null;
}

/** Communities allowed for each of the coarsest partition: it merges problems, but not by more than this. */
const ROOM = 2.5;

/** Smallest share of all pairs that a community needs: 1 %, less where more than 30 are allowed. */
const minShareFor = (maxCommunities: number): number => Math.min(0.01, 0.3 / maxCommunities);

/**
 * Distinct cleaned partitions of the products from Louvain at several resolutions and seeds, in the order of the runs. At most
 * `maxCommunities` communities, or 2.5 for each of the coarsest partition, up to `ceiling`.
 * @returns community of each product for every start; empty when no partition is within the bounds
 */
export function overSegmentedStarts(pairs: PairRows, graph: WeightedGraph, options: StartOptions): Int32Array[] {
  const settings = options.resolutions.flatMap((resolution) =>
    Array.from({ length: options.nSeeds }, (_, start) => ({ resolution, rng: createRng(options.seed, "louvain", resolution, start) })),
  );
  const partitions = options.given ?? detectCommunities(graph, settings);
  const { maxCommunities, ceiling, minProducts } = options;
  const counts = partitions.map((labels) => countCommunities(pairs, labels, { minProducts, minShare: minShareFor(ceiling) }));
  const most = Math.min(ceiling, Math.max(maxCommunities, Math.round(ROOM * Math.min(...counts))));
  const starts = new Map<string, Int32Array>();
  for (const labels of partitions) {
    const cleaned = cleanCommunities(pairs, labels, { minProducts, minShare: minShareFor(most) });
    const nCommunities = cleaned.reduce((n, label) => Math.max(n, label + 1), 0);
    const key = cleaned.join();
    if (nCommunities <= most && !starts.has(key)) starts.set(key, cleaned);
  }
  return [...starts.values()];
}
