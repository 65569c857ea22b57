import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import { detectCommunities, numberByFirstMember } from "../../../graph/communities/detect-communities";
import { createRng } from "../../../graph/numeric/rng";
import type { WeightedGraph } from "../../../graph/projection/newman-weights";

function graphOf(nNodes: number, edges: readonly (readonly [number, number, number])[]): WeightedGraph {
  const sorted = [...edges].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const offsets = new Int32Array(nNodes + 1);
  for (const [a] of sorted) offsets[a + 1] += 1;
  for (let i = 0; i < nNodes; i += 1) offsets[i + 1] += offsets[i];
  return { nNodes, offsets, neighbours: Int32Array.from(sorted, (e) => e[1]), weights: Float64Array.from(sorted, (e) => e[2]) };
}

/** Four groups of eight with heavy edges inside and light ones everywhere. */
function groupedGraph(seed: number): WeightedGraph {
  const rng = createRng(seed, "grouped");
  const edges: [number, number, number][] = [];
  for (let a = 0; a < 32; a += 1)
    for (let b = a + 1; b < 32; b += 1) if (rng() < 0.7) edges.push([a, b, (a % 4 === b % 4 ? 1 : 0.15) * (0.5 + rng())]);
  return graphOf(32, edges);
}

describe("detectCommunities", () => {
  test("finds planted groups, numbered by first member", () => {
    const [labels] = detectCommunities(groupedGraph(1), [{ resolution: 1, rng: createRng(1) }]);
    expect([...labels]).toEqual(Array.from({ length: 32 }, (_, node) => node % 4));
  });

  test("gives the communities of the same graph built with graphology", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const graph = groupedGraph(seed);
      const reference = new UndirectedGraph();
      for (let node = 0; node < graph.nNodes; node += 1) reference.addNode(node);
      for (let node = 0; node < graph.nNodes; node += 1)
        for (let at = graph.offsets[node]; at < graph.offsets[node + 1]; at += 1)
          reference.addEdge(node, graph.neighbours[at], { weight: graph.weights[at] });
      const resolution = 1 + seed / 5;
      const expected = louvain(reference, { resolution, rng: createRng(seed), getEdgeWeight: "weight" });
      const [labels] = detectCommunities(graph, [{ resolution, rng: createRng(seed) }]);
      expect([...labels]).toEqual([...numberByFirstMember(Int32Array.from(Object.values(expected)))]);
    }
  });

  test("leaves every node alone in a graph without edges", () => {
    expect(detectCommunities(graphOf(3, []), [{ resolution: 1, rng: createRng(1) }])).toEqual([Int32Array.of(0, 1, 2)]);
  });
});
