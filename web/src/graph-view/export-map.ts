import type Sigma from "sigma";
import { calmName, formatCount } from "../shared/format";
import { CANVAS_COLORS, colorOfProblem } from "../shared/palette";
import { texts } from "../texts";
import { placeCaptions } from "./captions";
import type { EdgeAttributes, GraphProblem, NodeAttributes } from "./graph-data";
import type { MapPicture } from "./map-svg";
import { colorOfEdge, isOn, lookOfNode, type Scene } from "./scene";

export interface PictureWords {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What the camera sees now, with the legend of the problems in sight. */
export function pictureOfMap(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  scene: Scene,
  problems: readonly GraphProblem[],
  words: PictureWords,
): MapPicture {
  const { graph, scheme, filters } = scene;
  const { width, height } = sigma.getDimensions();
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  const nodes: MapPicture["nodes"][number][] = [];
  const counts = new Map<string, number>();
  const order: { readonly rank: number; readonly node: MapPicture["nodes"][number] }[] = [];
  graph.forEachNode((id, attributes) => {
    if (!isOn(filters, id, attributes)) return;
    const look = lookOfNode(scene, id, attributes);
    const place = sigma.graphToViewport(attributes);
    places.set(id, place);
    if (attributes.kind === "product") counts.set(attributes.problemId, (counts.get(attributes.problemId) ?? 0) + 1);
    order.push({
      rank: look.dimmed ? 0 : 1,
      node: { ...place, radius: sigma.scaleSize(look.size), color: look.color, title: attributes.label },
    });
  });
  order.sort((a, b) => a.rank - b.rank);
  nodes.push(...order.map((each) => each.node));
  const links: MapPicture["links"][number][] = [];
  graph.forEachEdge((_, edge) => {
    const [from, to] = [places.get(edge.ends.a), places.get(edge.ends.b)];
    if (from === undefined || to === undefined) return;
    const color = colorOfEdge(scene, edge);
    if (color !== null) links.push({ x1: from.x, y1: from.y, x2: to.x, y2: to.y, width: Math.max(0.3, sigma.scaleSize(edge.size)), color });
  });
  const context = document.createElement("canvas").getContext("2d");
  const widthOf = (text: string, font: string): number => {
    if (context === null) return text.length * 7;
    context.font = font;
    return context.measureText(text).width;
  };
  const names = new Map(problems.map((each) => [each.id, calmName(each.label, 26)]));
  const legend = [...problems]
    .filter((each) => (counts.get(each.id) ?? 0) > 0)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .map((each) => ({
      color: colorOfProblem(each.id, scheme),
      name: calmName(each.label, 34),
      count: formatCount(counts.get(each.id)),
    }));
  return {
    width,
    height,
    ...words,
    colors: CANVAS_COLORS[scheme],
    links,
    nodes,
    captions: placeCaptions(sigma, scene, names, widthOf).map(({ item, box }) => ({
      x: box.left + (item.plate ? 6 : 2),
      y: box.top + box.height / 2,
      text: item.text,
      weight: item.weight,
      size: item.size,
      dot: item.dot,
    })),
    legend,
    legendTitle: texts.graph.legend,
  };
}
