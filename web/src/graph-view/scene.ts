import type { GraphTimelineQuery } from "../gql/graphql";
import { CANVAS_COLORS, colorOfProblem, mixColors, type Scheme } from "../shared/palette";
import type { Focus } from "./focus";
import { linkKey, type EdgeAttributes, type NodeAttributes, type ProductGraph, type RunFrame } from "./graph-data";

export type Timeline = NonNullable<GraphTimelineQuery["graphTimeline"]>;

/** The map at the end of one step of time. */
export interface Moment {
  readonly day: string;
  readonly clients: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, number>;
  /** Whether it is another run: then products lie where the run that is served has them, not by problem. */
  readonly ofRun: boolean;
}

/** The last step that is over by a day; the first one for earlier days. */
export function stepOfDay(days: readonly string[], day: string): number {
  let step = 0;
  days.forEach((end, i) => {
    if (end <= day) step = i;
  });
  return step;
}

export function momentOf(timeline: Timeline, step: number): Moment {
  return {
    day: timeline.days[step],
    clients: new Map(timeline.products.map((each) => [each.productId, each.clients[step]])),
    links: new Map(timeline.links.map((each) => [linkKey(each.a, each.b), each.clientsBoth[step]])),
    ofRun: false,
  };
}

/** The same for the products of another run: its links are drawn as they are. */
export const momentOfRun = (frame: RunFrame): Moment => ({
  day: frame.asOf ?? frame.createdAt.slice(0, 10),
  clients: new Map(frame.products.map((each) => [each.productId, each.clients])),
  links: new Map(),
  ofRun: true,
});

/** What decides whether a product is on the map, apart from the pointer. */
export interface Filters {
  readonly off: ReadonlySet<string>;
  readonly moment: Moment | null;
  /** The only products shown; null all. */
  readonly only: ReadonlySet<string> | null;
  readonly minShared: number;
}

export const isOn = ({ off, moment, only }: Filters, id: string, { problemId, kind }: NodeAttributes): boolean =>
  !off.has(problemId) && (kind === "client" || ((only === null || only.has(id)) && (moment === null || (moment.clients.get(id) ?? 0) > 0)));

export interface Scene {
  readonly graph: ProductGraph;
  readonly scheme: Scheme;
  readonly filters: Filters;
  readonly focus: Focus | null;
  readonly selected: string | null;
  /** Neighbours that are not shown, by product. */
  readonly hidden: ReadonlyMap<string, number>;
}

export interface NodeLook {
  readonly hidden: boolean;
  readonly dimmed: boolean;
  readonly color: string;
  readonly size: number;
}

/** How a node looks: derived, never stored in the graph. The picture on the screen and the one in a file come from here. */
export function lookOfNode(scene: Scene, id: string, node: NodeAttributes): NodeLook {
  const { scheme, filters, focus } = scene;
  const canvas = CANVAS_COLORS[scheme];
  const dimmed = focus !== null && !focus.members.has(id);
  const own = colorOfProblem(node.problemId, scheme);
  const count = node.kind === "product" ? filters.moment?.clients.get(id) : undefined;
  return {
    hidden: !isOn(filters, id, node),
    dimmed,
    color: dimmed ? canvas.faintNode : node.kind === "client" ? mixColors(own, canvas.surface, 0.6) : own,
    size: count === undefined ? node.size : Math.max(1.5, node.size * Math.sqrt(Math.min(1, count / Math.max(1, node.clients)))),
  };
}

/** Made once each: a map has tens of thousands of links in a few colours. */
const tints: Readonly<Record<Scheme, Map<number, Map<string, string>>>> = { light: new Map(), dark: new Map() };
function tinted(problemId: string, scheme: Scheme, share: number): string {
  let table = tints[scheme].get(share);
  if (table === undefined) {
    table = new Map();
    tints[scheme].set(share, table);
  }
  let color = table.get(problemId);
  if (color === undefined) {
    color = mixColors(colorOfProblem(problemId, scheme), CANVAS_COLORS[scheme].surface, share);
    table.set(problemId, color);
  }
  return color;
}

/** Whether nothing keeps any product from the map. */
const isEverythingOn = ({ off, moment, only }: Filters): boolean => off.size === 0 && moment === null && only === null;

/** The colour of a link as it is drawn; null when it is not drawn. Which lies above which follows from the order in which they were added. */
export function colorOfEdge(scene: Scene, edge: EdgeAttributes): string | null {
  const { graph, scheme, filters, focus } = scene;
  const { of, within } = edge;
  const { a, b } = edge.ends;
  // Most links by far, so the first thing asked: those that have nothing to do with what is in the middle.
  if (focus !== null && focus.center !== null && a !== focus.center && b !== focus.center) return null;
  if (of !== null && of !== focus?.center) return null;
  if (
    !isEverythingOn(filters) &&
    (!isOn(filters, a, graph.getNodeAttributes(a)) || !isOn(filters, b, graph.getNodeAttributes(b)) || !isYet(filters, edge))
  )
    return null;
  const canvas = CANVAS_COLORS[scheme];
  if (focus === null) return within === null ? canvas.edge : tinted(within, scheme, 0.28);
  if (focus.links !== null) return focus.links.has(linkKey(a, b)) ? canvas.ring : null;
  const problemOf = (id: string): string => within ?? graph.getNodeAttribute(id, "problemId");
  if (focus.center === null) return focus.members.has(a) && focus.members.has(b) ? tinted(problemOf(a), scheme, 0.4) : null;
  return tinted(problemOf(a === focus.center ? b : a), scheme, 0.65);
}

/** Whether enough clients had both by then. */
function isYet({ moment, minShared }: Filters, { kind, ends }: EdgeAttributes): boolean {
  const shared = kind === "link" ? moment?.links.get(linkKey(ends.a, ends.b)) : undefined;
  return shared === undefined || shared >= minShared;
}
