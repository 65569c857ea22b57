import louvain from "graphology-communities-louvain";
import type { Rng } from "../numeric/rng";
import type { WeightedGraph } from "../projection/newman-weights";
import { louvainView } from "./louvain-view";

/** Settings of one Louvain run. */
export interface LouvainOptions {
  /** gamma > 0 in modularity: larger values give more and smaller communities. */
  readonly resolution: number;
  readonly rng: Rng;
}

/**
 * Louvain partitions (Blondel et al., 2008; graphology) of one graph at several settings. Nodes and edges enter in ascending
 * order, so a partition depends only on the graph, the resolution and the generator.
 * @returns for each setting the community of every node, numbered 0, 1, ... by first node; a node without edges is alone
 */
export function detectCommunities(graph: WeightedGraph, settings: readonly LouvainOptions[]): Int32Array[] {
  if (graph.neighbours.length === 0) return settings.map(() => Int32Array.from({ length: graph.nNodes }, (_, node) => node));
  const view = louvainView(graph);
  return settings.map(({ resolution, rng }) => {
    const communities = louvain(view, { resolution, rng, getEdgeWeight: "weight" });
    return numberByFirstMember(Int32Array.from({ length: graph.nNodes }, (_, node) => communities[String(node)]));
  });
}

/** The same partition with communities numbered 0, 1, ... in the order of their first members: equal partitions get equal labels. */
export function numberByFirstMember(labels: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return labels.map((label) => {
    let number = numbers.get(label);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(label, number);
    }
    return number;
  });
}
