import { InputError } from "../../ports/errors";
import { layoutOf } from "../../use-cases/product-graph";
import { problemLabel, type ServingState } from "../../use-cases/serving-state";

export type NodeKind = "client" | "product" | "problem";
export type EdgeKind = "BOUGHT" | "SOLVES" | "HAS" | "LEADS_TO" | "INTERSECTS";

/** A node as graph programs want it; `id` is unique over kinds. */
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Heaviest problem of a product, largest one of a client, its own id of a problem. */
  readonly problem: string;
  /** Clients of a product or problem, products of a client. */
  readonly size: number;
  /** Place on the map, products only. */
  readonly x: number | null;
  readonly y: number | null;
}

export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: EdgeKind;
  /** Lift of LEADS_TO and INTERSECTS, weight of SOLVES, share of HAS, deals of BOUGHT. */
  readonly weight: number;
  /** Clients behind INTERSECTS and LEADS_TO; 1 for BOUGHT; 0 where none are counted. */
  readonly clients: number;
}

/** A graph that is walked twice, nodes first, and never held whole. */
export interface GraphModel {
  readonly name: string;
  readonly directed: boolean;
  nodes(): Iterable<GraphNode>;
  edges(): Iterable<GraphEdge>;
}

const clientKey = (id: string): string => `client:${id}`;
const productKey = (id: string): string => `product:${id}`;
const problemKey = (id: string): string => `problem:${id}`;

function* productNodes(state: ServingState): Generator<GraphNode> {
  const { analysis, index } = state;
  const { x, y } = layoutOf(state);
  const heaviest = index.heaviestProblem();
  const sizes = index.productSums().partners;
  for (const [p, id] of analysis.productIds.entries())
    yield {
      id: productKey(id),
      kind: "product",
      label: index.productName(id),
      problem: analysis.problems[heaviest[p]].id,
      size: sizes[p],
      x: x[p],
      y: y[p],
    };
}

function* problemNodes(state: ServingState): Generator<GraphNode> {
  for (const [k, problem] of state.analysis.problems.entries())
    yield {
      id: problemKey(problem.id),
      kind: "problem",
      label: problemLabel(state, k),
      problem: problem.id,
      size: problem.nClients,
      x: null,
      y: null,
    };
}

function* clientNodes({ analysis, index }: ServingState): Generator<GraphNode> {
  const { mixtures, problems, clientIds } = analysis;
  const sizes = index.clientSums().partners;
  for (const [c, id] of clientIds.entries())
    yield {
      id: clientKey(id),
      kind: "client",
      label: index.clientName(id),
      problem: problems[mixtures.problems[mixtures.offsets[c]]].id,
      size: sizes[c],
      x: null,
      y: null,
    };
}

function* intersectionEdges({ analysis }: ServingState): Generator<GraphEdge> {
  const { productIds, intersections: pairs } = analysis;
  for (let i = 0; i < pairs.productA.length; i += 1)
    yield {
      source: productKey(productIds[pairs.productA[i]]),
      target: productKey(productIds[pairs.productB[i]]),
      kind: "INTERSECTS",
      weight: pairs.lift[i],
      clients: pairs.clientsBoth[i],
    };
}

/** Weights and shares below this are noise of the fit and would be most of the file. */
const LEAST_WEIGHT = 0.001;

export function* edgesOfKind(state: ServingState, kind: EdgeKind): Generator<GraphEdge> {
  const { analysis, dataset } = state;
  const { productIds, clientIds, problems, productProblems, mixtures } = analysis;
  if (kind === "INTERSECTS") yield* intersectionEdges(state);
  else if (kind === "SOLVES") {
    for (const [p, id] of productIds.entries())
      for (const [k, problem] of problems.entries()) {
        const weight = productProblems[p * problems.length + k];
        if (weight >= LEAST_WEIGHT) yield { source: productKey(id), target: problemKey(problem.id), kind, weight, clients: 0 };
      }
  } else if (kind === "HAS") {
    for (const [c, id] of clientIds.entries())
      for (let entry = mixtures.offsets[c]; entry < mixtures.offsets[c + 1]; entry += 1)
        if (mixtures.shares[entry] >= LEAST_WEIGHT)
          yield {
            source: clientKey(id),
            target: problemKey(problems[mixtures.problems[entry]].id),
            kind,
            weight: mixtures.shares[entry],
            clients: 0,
          };
  } else if (kind === "LEADS_TO") {
    for (const edge of analysis.chain)
      yield {
        source: problemKey(problems[edge.from].id),
        target: problemKey(problems[edge.to].id),
        kind,
        weight: edge.lift,
        clients: edge.clients,
      };
  } else {
    const { deals } = dataset;
    // Rows come by client: counts of one client at a time.
    for (let from = 0; from < deals.clients.length;) {
      const counts = new Map<number, number>();
      const c = deals.clients[from];
      let to = from;
      for (; to < deals.clients.length && deals.clients[to] === c; to += 1)
        counts.set(deals.products[to], (counts.get(deals.products[to]) ?? 0) + 1);
      for (const [p, n] of [...counts].sort(([a], [b]) => a - b))
        yield { source: clientKey(deals.clientIds[c]), target: productKey(deals.productIds[p]), kind, weight: n, clients: 1 };
      from = to;
    }
  }
}

export function* nodesOfKind(state: ServingState, kind: NodeKind): Generator<GraphNode> {
  yield* { client: clientNodes, product: productNodes, problem: problemNodes }[kind](state);
}

const GRAPHS: Readonly<
  Record<
    string,
    { readonly directed: boolean; readonly nodes: readonly NodeKind[]; readonly edges: readonly EdgeKind[]; readonly personal: boolean }
  >
> = {
  products: { directed: false, nodes: ["product"], edges: ["INTERSECTS"], personal: false },
  problems: { directed: true, nodes: ["problem", "product"], edges: ["SOLVES", "LEADS_TO"], personal: false },
  story: { directed: true, nodes: ["client", "product", "problem"], edges: ["BOUGHT", "SOLVES", "HAS", "LEADS_TO"], personal: true },
};
export const GRAPH_NAMES = Object.keys(GRAPHS);

/** @throws InputError on an unknown name */
export function graphModel(state: ServingState, name: string): GraphModel & { readonly personal: boolean } {
  if (!Object.hasOwn(GRAPHS, name)) throw new InputError(`no graph of that name; there are ${GRAPH_NAMES.join(", ")}`);
  const { directed, nodes, edges, personal } = GRAPHS[name];
  return {
    name,
    directed,
    personal,
    *nodes() {
      for (const kind of nodes) yield* nodesOfKind(state, kind);
    },
    *edges() {
      for (const kind of edges) yield* edgesOfKind(state, kind);
    },
  };
}
