import { createRng } from "../numeric/rng";
import type { PairRows } from "../incidence/pair-rows";
import type { WeightedGraph } from "../projection/newman-weights";
import { cleanCommunities, type CleaningBounds } from "./clean-communities";
import { detectCommunities } from "./detect-communities";

/** Which Louvain runs make the starts, and which of their partitions are of use. */
export interface StartOptions extends CleaningBounds {
  /** Resolutions above 1: too many communities can be merged later, too few hide problems (the resolution limit). */
  readonly resolutions: readonly number[];
  /** Runs at each resolution. */
  readonly nSeeds: number;
  /** Partitions with more communities are dropped. */
  readonly maxCommunities: number;
  readonly seed: number;
  /** Partitions that were found elsewhere, labels of length P, instead of Louvain runs here. */
  readonly given?: readonly Int32Array[] | null;
}

/**
 * Distinct cleaned partitions of the products from Louvain at several resolutions and seeds, in the order of the runs.
 * @returns community of each product for every start; empty when no partition is within the bounds
 */
export function overSegmentedStarts(pairs: PairRows, graph: WeightedGraph, options: StartOptions): Int32Array[] {
  const settings = options.resolutions.flatMap((resolution) =>
    Array.from({ length: options.nSeeds }, (_, start) => ({ resolution, rng: createRng(options.seed, "louvain", resolution, start) })),
  );
  const starts = new Map<string, Int32Array>();
  for (const labels of options.given ?? detectCommunities(graph, settings)) {
    const cleaned = cleanCommunities(pairs, labels, options);
    const nCommunities = cleaned.reduce((most, label) => Math.max(most, label + 1), 0);
    const key = cleaned.join();
    if (nCommunities <= options.maxCommunities && !starts.has(key)) starts.set(key, cleaned);
  }
  return [...starts.values()];
}
