import { UndirectedGraph } from "graphology";
import { graphql } from "../gql";
import type { GraphEdgesQuery, GraphNodesQuery } from "../gql/graphql";
import { calmName } from "../shared/format";

/** Places never change within a run; edges depend on the thresholds. Two questions, so that tuning does not fetch places again. */
export const GRAPH_NODES = graphql(`
  query GraphNodes {
    productGraph(maxEdges: 0) {
      runId
      nEdgesTotal
      nodes {
        productId
        name
        category
        problemId
        weight
        clients
        x
        y
      }
    }
    problems(first: 200) {
      nodes {
        id
        label
        share
        nClients
        nProducts
      }
    }
  }
`);

export const GRAPH_EDGES = graphql(`
  query GraphEdges($minShared: Int!, $minLift: Float!, $maxEdges: Int!) {
    productGraph(minClients: $minShared, minLift: $minLift, maxEdges: $maxEdges) {
      runId
      nEdgesMatching
      edges {
        a
        b
        clientsBoth
        lift
        qValue
      }
    }
  }
`);

/** The strongest links of one product, whether or not they are among the strongest of the whole map. */
export const GRAPH_NEIGHBORS = graphql(`
  query GraphNeighbors($id: ID!, $minShared: Int!) {
    product(id: $id) {
      id
      adjacent(first: 40, minClients: $minShared) {
        nodes {
          productId
          clientsBoth
          lift
          qValue
        }
      }
    }
  }
`);

/** More lines than these are a grey square; the strongest are drawn and the rest is counted. */
export const maxEdgesOf = (nNodes: number): number => Math.min(2_000, Math.max(150, 2 * nNodes));

export type GraphNode = NonNullable<GraphNodesQuery["productGraph"]>["nodes"][number];
export type GraphProblem = GraphNodesQuery["problems"]["nodes"][number];
export type GraphEdge = NonNullable<GraphEdgesQuery["productGraph"]>["edges"][number];

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  label: string;
  problemId: string;
  clients: number;
}
export interface EdgeAttributes {
  size: number;
  clientsBoth: number;
  lift: number;
  /** Drawn only while `of` is in the middle: a link of the selected product that is too weak for the whole map. */
  of: string | null;
}
export type ProductGraph = UndirectedGraph<NodeAttributes, EdgeAttributes>;

const MIN_SIZE = 2.5;

/** Radius in pixels: the area grows with clients; where many products share the map they are smaller. */
function sizeOfNode(clients: number, mostClients: number, nNodes: number): number {
  const largest = Math.max(5, 16 - 2.4 * Math.log10(Math.max(1, nNodes)));
  return MIN_SIZE + (largest - MIN_SIZE) * Math.sqrt(Math.max(0, clients) / Math.max(1, mostClients));
}

/** The drawn graph without edges. Later nodes lie above earlier ones, so the small come last. */
export function buildGraph(nodes: readonly GraphNode[]): ProductGraph {
  const graph: ProductGraph = new UndirectedGraph<NodeAttributes, EdgeAttributes>();
  const most = nodes.reduce((max, node) => Math.max(max, node.clients), 1);
  const sorted = [...nodes].sort((a, b) => b.clients - a.clients || (a.productId < b.productId ? -1 : 1));
  for (const node of sorted)
    graph.addNode(node.productId, {
      x: node.x,
      y: node.y,
      size: sizeOfNode(node.clients, most, nodes.length),
      label: calmName(node.name, 34),
      problemId: node.problemId,
      clients: node.clients,
    });
  return graph;
}

export interface ExtraEdges {
  readonly of: string;
  readonly edges: readonly GraphEdge[];
}

/** Replaces the edges. Those with an end that is no node are skipped: a run may have changed between two answers. */
export function assignEdges(graph: ProductGraph, edges: readonly GraphEdge[], extra: ExtraEdges | null): void {
  graph.clearEdges();
  const most = edges.reduce((max, edge) => Math.max(max, edge.clientsBoth), 1);
  const add = (edge: GraphEdge, of: string | null): void => {
    if (!graph.hasNode(edge.a) || !graph.hasNode(edge.b) || edge.a === edge.b || graph.hasEdge(edge.a, edge.b)) return;
    const size = 0.5 + 1.7 * Math.sqrt(Math.min(1, edge.clientsBoth / most));
    graph.addEdge(edge.a, edge.b, { size, clientsBoth: edge.clientsBoth, lift: edge.lift, of });
  };
  for (const edge of edges) add(edge, null);
  for (const edge of extra?.edges ?? []) add(edge, extra?.of ?? null);
}
