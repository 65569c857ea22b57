import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import type { Rng } from "../numeric/rng";
import type { WeightedGraph } from "../projection/newman-weights";

type LouvainGraph = UndirectedGraph<Record<string, never>, { weight: number }>;

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
  const louvainGraph = toGraphology(graph);
  return settings.map(({ resolution, rng }) => {
    const communities = louvain(louvainGraph, { resolution, rng, getEdgeWeight: "weight" });
    return numberByFirstMember(Int32Array.from({ length: graph.nNodes }, (_, node) => communities[String(node)]));
  });
}

function toGraphology(graph: WeightedGraph): LouvainGraph {
  const result: LouvainGraph = new UndirectedGraph();
  for (let node = 0; node < graph.nNodes; node += 1) result.addNode(node);
  for (let node = 0; node < graph.nNodes; node += 1)
    for (let at = graph.offsets[node]; at < graph.offsets[node + 1]; at += 1)
      result.addEdgeWithKey(at, node, graph.neighbours[at], { weight: graph.weights[at] });
  return result;
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
