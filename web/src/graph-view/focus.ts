import { linkKey, type ProductGraph } from "./graph-data";

/** What stands out on the map. Everything else is dimmed. */
export interface Focus {
  /** The product or client in the middle, if one is. */
  readonly center: string | null;
  readonly members: ReadonlySet<string>;
  /** The only links to draw, by `linkKey`; null where the members say it. */
  readonly links: ReadonlySet<string> | null;
}

interface FocusInput {
  readonly graph: ProductGraph;
  /** Under the pointer or the keyboard's cursor. */
  readonly pointed: string | null;
  readonly productId: string | null;
  readonly problemId: string | null;
  /** Products of a way, from start to goal. */
  readonly path?: readonly string[] | null;
  /** Products picked together. */
  readonly picked?: ReadonlySet<string>;
  /** Products that are not where they were in the other run. */
  readonly moved?: ReadonlySet<string> | null;
}

/**
 * What is pointed at with its neighbours; or else a way; or else the selected product with its neighbours; or else what was picked, the
 * selected problem, or what moved between two runs; null when nothing stands out.
 */
export function focusOf(input: FocusInput): Focus | null {
  const { graph, pointed, productId, problemId, path = null, picked = new Set(), moved = null } = input;
  const here = (id: string | null): id is string => id !== null && graph.hasNode(id);
  if (!here(pointed) && path !== null && path.length > 0)
    return {
      center: null,
      members: new Set(path.filter(here)),
      links: new Set(path.slice(1).map((id, i) => linkKey(path[i], id))),
    };
  const center = [pointed, productId].find(here) ?? null;
  if (center !== null) {
    const members = new Set([center]);
    graph.forEachEdge(center, (_, { of }, a, b) => {
      if (of === null || of === center) members.add(a === center ? b : a);
    });
    return { center, members, links: null };
  }
  if (picked.size > 0) return { center: null, members: new Set([...picked].filter(here)), links: null };
  if (problemId !== null)
    return { center: null, members: new Set(graph.filterNodes((_, attributes) => attributes.problemId === problemId)), links: null };
  if (moved !== null) return { center: null, members: new Set([...moved].filter(here)), links: null };
  return null;
}

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

const VECTORS: Record<Direction, readonly [number, number]> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * The visible neighbour that lies best in a direction: within 60 degrees of it, the smallest distance after a penalty for the angle.
 * Null when no link leads that way.
 */
export function neighborToward(graph: ProductGraph, from: string, direction: Direction, isVisible: (id: string) => boolean): string | null {
  const [dx, dy] = VECTORS[direction];
  const { x, y } = graph.getNodeAttributes(from);
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  graph.forEachNeighbor(from, (id, attributes) => {
    if (!isVisible(id)) return;
    const vx = attributes.x - x;
    const vy = attributes.y - y;
    const length = Math.hypot(vx, vy);
    if (length === 0) return;
    const cosine = (vx * dx + vy * dy) / length;
    if (cosine < 0.5) return;
    const cost = length / cosine ** 2;
    if (cost < bestCost || (cost === bestCost && best !== null && id < best)) {
      best = id;
      bestCost = cost;
    }
  });
  return best;
}

/** Where a keyboard walk begins: the visible product with the most links, ties by id; null when none is visible. */
export function bestConnected(graph: ProductGraph, isVisible: (id: string) => boolean): string | null {
  let best: string | null = null;
  let most = -1;
  graph.forEachNode((id, { kind }) => {
    if (kind !== "product" || !isVisible(id)) return;
    const degree = graph.degree(id);
    if (degree > most || (degree === most && best !== null && id < best)) {
      best = id;
      most = degree;
    }
  });
  return best;
}
