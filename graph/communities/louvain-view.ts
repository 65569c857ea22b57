import type Graph from "graphology-types";
import type { WeightedGraph } from "../projection/newman-weights";

/**
 * The part of a graphology graph that graphology-communities-louvain 2.0 reads, straight from the sparse rows. A graphology graph of
 * 400,000 edges takes longer to build than all Louvain runs on it; a test holds both to the same communities. Nodes and edges come in
 * ascending order; node names are their indices.
 */
export function louvainView(graph: WeightedGraph): Graph<Record<string, never>, { weight: number }> {
  const { nNodes, offsets, neighbours, weights } = graph;
  const degrees = new Int32Array(nNodes);
  for (let node = 0; node < nNodes; node += 1) degrees[node] += offsets[node + 1] - offsets[node];
  for (const node of neighbours) degrees[node] += 1;
  const view = {
    type: "undirected",
    multi: false,
    order: nNodes,
    size: neighbours.length,
    undirectedSize: neighbours.length,
    directedSize: 0,
    selfLoopCount: 0,
    forEachNode(visit: (node: number) => void): void {
      for (let node = 0; node < nNodes; node += 1) visit(node);
    },
    undirectedDegreeWithoutSelfLoops: (node: number): number => degrees[node],
    forEachEdge(visit: (edge: number, attributes: { weight: number }, source: number, target: number) => void): void {
      const attributes = { weight: 0 };
      for (let node = 0; node < nNodes; node += 1)
        for (let at = offsets[node]; at < offsets[node + 1]; at += 1) {
          attributes.weight = weights[at];
          visit(at, attributes, node, neighbours[at]);
        }
    },
    // Never called: their presence is how graphology-utils recognises a graph.
    addUndirectedEdgeWithKey: unsupported,
    dropNode: unsupported,
  };
  return view as unknown as Graph<Record<string, never>, { weight: number }>;
}

function unsupported(): never {
  throw new Error("a louvain view is read-only");
}
