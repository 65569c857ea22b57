import { UndirectedGraph, UsageGraphError } from "graphology";
import { graphql } from "../gql";
import type { GraphClientsQuery, GraphEdgesQuery, GraphFrameQuery, GraphNodesQuery } from "../gql/graphql";
import { calmName, displayName } from "../shared/format";

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

export const GRAPH_AROUND = graphql(`
  query GraphAround($ids: [ID!]!, $minShared: Int!, $minLift: Float!, $maxQ: Float!) {
    neighborhood(ids: $ids, perProduct: 12, minClients: $minShared, minLift: $minLift, maxQ: $maxQ) {
      products {
        productId
        nNeighbors
        nShown
      }
      links {
        a
        b
        clientsBoth
        lift
        qValue
      }
    }
  }
`);

export const GRAPH_PATH = graphql(`
  query GraphPath($from: ID!, $to: ID!, $minShared: Int!, $minLift: Float!, $maxQ: Float!) {
    productPath(from: $from, to: $to, minClients: $minShared, minLift: $minLift, maxQ: $maxQ) {
      productIds
      links {
        a
        b
        clientsBoth
        lift
        qValue
      }
    }
  }
`);

export const GRAPH_TIMELINE = graphql(`
  query GraphTimeline($minShared: Int!, $minLift: Float!, $maxQ: Float!, $maxEdges: Int!) {
    graphTimeline(minClients: $minShared, minLift: $minLift, maxQ: $maxQ, maxEdges: $maxEdges, steps: 24) {
      days
      products {
        productId
        clients
      }
      links {
        a
        b
        clientsBoth
      }
    }
  }
`);

export const GRAPH_FRAME = graphql(`
  query GraphFrame($runId: ID!, $minShared: Int!, $minLift: Float!, $maxQ: Float!, $maxEdges: Int!) {
    runOnMap(runId: $runId, minClients: $minShared, minLift: $minLift, maxQ: $maxQ, maxEdges: $maxEdges) {
      runId
      createdAt
      asOf
      nEdgesMatching
      problems {
        id
        label
        share
        nClients
        nProducts
      }
      products {
        productId
        problemId
        clients
      }
      links {
        a
        b
        clientsBoth
        lift
        qValue
      }
    }
  }
`);

export const GRAPH_RUNS = graphql(`
  query GraphRuns {
    runs(first: 50) {
      nodes {
        id
        status
        asOf
        createdAt
      }
    }
  }
`);

/** Clients drawn beside a product, at most. */
export const CLIENT_CAP = 40;

export const GRAPH_CLIENTS = graphql(`
  query GraphClients($id: ID!, $first: Int!) {
    clientsOnMap(productId: $id, first: $first) {
      productId
      nClients
      clients {
        clientId
        name
        problemId
        nProducts
        productIds
      }
    }
  }
`);

/** More lines than these are a grey square; the strongest are drawn and the rest is counted. */
export const maxEdgesOf = (nNodes: number): number => Math.min(2_000, Math.max(150, 2 * nNodes));

export type GraphNode = NonNullable<GraphNodesQuery["productGraph"]>["nodes"][number];
export type GraphProblem = Omit<GraphNodesQuery["problems"]["nodes"][number], "__typename">;
export interface GraphEdge {
  readonly a: string;
  readonly b: string;
  readonly clientsBoth: number;
  readonly lift: number;
  readonly qValue: number;
}
/** The map as another run saw it. */
export type RunFrame = NonNullable<GraphFrameQuery["runOnMap"]>;
export type ClientsOnMap = NonNullable<GraphClientsQuery["clientsOnMap"]>;

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  label: string;
  problemId: string;
  /** Clients of a product, products of a client. */
  clients: number;
  kind: "product" | "client";
}
export interface EdgeAttributes {
  size: number;
  /** The two ends, known without asking the graph. */
  ends: Readonly<Pick<GraphEdge, "a" | "b">>;
  /** The problem of both ends; null where they differ. */
  within: string | null;
  /** Drawn only while `of` is in the middle: a link of the selected product that is too weak for the whole map, or what a client bought. */
  of: string | null;
  kind: "link" | "bought";
}
export type ProductGraph = UndirectedGraph<NodeAttributes, EdgeAttributes>;

const MIN_SIZE = 2.5;
const CLIENT_SIZE = 3.2;

/** Radius in pixels: the area grows with clients; where many products share the map they are smaller. */
function sizeOfNode(amount: number, most: number, nNodes: number): number {
  const largest = Math.max(5, 16 - 2.4 * Math.log10(Math.max(1, nNodes)));
  return MIN_SIZE + (largest - MIN_SIZE) * Math.sqrt(Math.max(0, amount) / Math.max(1e-9, most));
}

/** The drawn graph without edges. Later nodes lie above earlier ones, so the small come last. */
export function buildGraph(nodes: readonly GraphNode[], sizeBy: "clients" | "value" = "clients"): ProductGraph {
  const graph: ProductGraph = new UndirectedGraph<NodeAttributes, EdgeAttributes>();
  const amount = (node: GraphNode): number => (sizeBy === "value" ? node.amount : node.clients);
  const most = nodes.reduce((max, node) => Math.max(max, amount(node)), sizeBy === "value" ? 1e-9 : 1);
  const sorted = [...nodes].sort((a, b) => amount(b) - amount(a) || (a.productId < b.productId ? -1 : 1));
  for (const node of sorted)
    graph.addNode(node.productId, {
      x: node.x,
      y: node.y,
      size: sizeOfNode(amount(node), most, nodes.length),
      label: calmName(node.name, 34),
      problemId: node.problemId,
      clients: node.clients,
      kind: "product",
    });
  return graph;
}

/** Products as a run saw them; those it did not have are left out. Places and names are those of the run that is served. */
export function nodesInFrame(nodes: readonly GraphNode[], frame: RunFrame): GraphNode[] {
  const inRun = new Map(frame.products.map((each) => [each.productId, each]));
  return nodes.flatMap((node) => {
    const { problemId, clients } = inRun.get(node.productId) ?? {};
    return problemId === undefined || clients === undefined ? [] : [{ ...node, problemId, clients }];
  });
}

/** Drawings that show another run, or did. */
const framed = new WeakSet<ProductGraph>();

/** Gives products the problems and sizes of a run, or with null those they were built with. On the same scale, so that growth is seen. */
export function assignFrame(
  graph: ProductGraph,
  nodes: readonly GraphNode[],
  frame: readonly GraphNode[] | null,
  sizeBy: "clients" | "value",
): void {
  if (frame === null && !framed.has(graph)) return;
  framed.add(graph);
  const shown = new Map((frame ?? nodes).map((node) => [node.productId, node]));
  const amount = (node: GraphNode): number => (sizeBy === "value" && frame === null ? node.amount : node.clients);
  const scale = frame === null ? amount : (node: GraphNode): number => node.clients;
  const most = nodes.reduce((max, node) => Math.max(max, scale(node)), 1e-9);
  graph.updateEachNodeAttributes((id, attributes) => {
    const node = shown.get(id);
    if (node === undefined) return attributes;
    return { ...attributes, problemId: node.problemId, clients: node.clients, size: sizeOfNode(amount(node), most, nodes.length) };
  });
}

/** Clients are nodes of the drawing with ids that no product has. */
const CLIENT_PREFIX = "\u0000client:";
export const clientNode = (clientId: string): string => `${CLIENT_PREFIX}${clientId}`;
export const clientIdOf = (node: string): string | null => (node.startsWith(CLIENT_PREFIX) ? node.slice(CLIENT_PREFIX.length) : null);

/** The two ends of a link as one text, whichever comes first. */
export const linkKey = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/** Edges that came in columns, which is how a hundred thousand of them come fast. */
export function edgesOfColumns(nodes: readonly GraphNode[], links: NonNullable<GraphEdgesQuery["productGraph"]>["links"]): GraphEdge[] {
  const { a, b, clientsBoth, lift, qValue } = links;
  return a.map((from, i) => ({
    a: nodes[from].productId,
    b: nodes[b[i]].productId,
    clientsBoth: clientsBoth[i],
    lift: lift[i],
    qValue: qValue[i],
  }));
}

export interface ExtraEdges {
  readonly of: string;
  readonly edges: readonly GraphEdge[];
}

/**
 * Replaces the edges. Those with an end that is no node are skipped: a run may have changed between two answers. Links within a problem lie above
 * those between problems: later edges are drawn above earlier ones, which costs nothing, while sorting a hundred thousand of them at every
 * drawing does. Their keys are small numbers, which objects look up much faster than texts.
 */
export function assignEdges(graph: ProductGraph, edges: readonly GraphEdge[], extra: ExtraEdges | null): void {
  graph.clearEdges();
  const problems = new Map<string, string>();
  graph.forEachNode((id, { problemId }) => problems.set(id, problemId));
  const most = edges.reduce((max, edge) => Math.max(max, edge.clientsBoth), 1);
  let nAdded = 0;
  const add = (edge: GraphEdge, within: string | null, of: string | null): void => {
    const size = 0.5 + 1.7 * Math.sqrt(Math.min(1, edge.clientsBoth / most));
    try {
      graph.addEdgeWithKey(nAdded, edge.a, edge.b, { size, ends: edge, within, of, kind: "link" });
      nAdded += 1;
    } catch (error) {
      // Repeats are rare: asking for each whether it is there would look up every link twice.
      if (!(error instanceof UsageGraphError)) throw error;
    }
  };
  const addLinks = (links: readonly GraphEdge[], of: string | null): void => {
    const above: GraphEdge[] = [];
    for (const edge of links) {
      const [from, to] = [problems.get(edge.a), problems.get(edge.b)];
      if (from === undefined || to === undefined || edge.a === edge.b) continue;
      if (from === to) above.push(edge);
      else add(edge, null, of);
    }
    for (const edge of above) add(edge, problems.get(edge.a) ?? null, of);
  };
  addLinks(edges, null);
  if (extra !== null) addLinks(extra.edges, extra.of);
}

/** Distance of the first ring of clients from their product, in units of the map. */
const RING = 0.075;
const PER_RING = 20;

/**
 * Puts clients in rings around their product, by problem so that like stands by like, and ties them to what they bought; products stay where they
 * are. Null takes all clients away. Call it after `assignEdges`, which clears every edge.
 */
export function assignClients(graph: ProductGraph, answer: ClientsOnMap | null): void {
  for (const id of graph.filterNodes((_, { kind }) => kind === "client")) graph.dropNode(id);
  if (answer === null || !graph.hasNode(answer.productId)) return;
  const { x, y } = graph.getNodeAttributes(answer.productId);
  const order = [...answer.clients].sort((a, b) =>
    a.problemId !== b.problemId ? (a.problemId < b.problemId ? -1 : 1) : a.clientId < b.clientId ? -1 : 1,
  );
  order.forEach((client, i) => {
    const ring = Math.floor(i / PER_RING);
    const inRing = Math.min(PER_RING, order.length - ring * PER_RING);
    const angle = (2 * Math.PI * (i % PER_RING)) / inRing + ring * 0.16;
    const radius = RING * (1 + 0.45 * ring);
    const id = clientNode(client.clientId);
    graph.addNode(id, {
      x: x + radius * Math.cos(angle),
      y: y + radius * Math.sin(angle),
      size: CLIENT_SIZE,
      label: displayName(client.name, 28),
      problemId: client.problemId,
      clients: client.nProducts,
      kind: "client",
    });
    for (const productId of client.productIds)
      if (graph.hasNode(productId))
        graph.addEdge(id, productId, {
          size: 0.6,
          ends: { a: id, b: productId },
          within: graph.getNodeAttribute(productId, "problemId") === client.problemId ? client.problemId : null,
          of: productId === answer.productId ? answer.productId : id,
          kind: "bought",
        });
  });
}
