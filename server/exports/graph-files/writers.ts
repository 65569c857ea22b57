import type { GraphEdge, GraphModel, GraphNode } from "./graph-model";

export const GRAPH_FORMATS = ["gexf", "graphml", "jgf"] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];
export const GRAPH_MEDIA_TYPES: Readonly<Record<GraphFormat, string>> = {
  gexf: "application/gexf+xml; charset=utf-8",
  graphml: "application/graphml+xml; charset=utf-8",
  jgf: "application/vnd.jgf+json; charset=utf-8",
};

/** Whether XML 1.0 can say a code point. */
const isXml = (code: number): boolean =>
  code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\r": "&#13;",
  "\n": "&#10;",
};
const PLAIN = /^[\w .,:;()/+*#@!?'=-]*$/;

/** Text of an attribute or element. Characters that XML cannot say at all become the replacement character. */
function xmlText(text: string): string {
  if (PLAIN.test(text)) return text;
  let out = "";
  for (const character of text) out += isXml(character.codePointAt(0) ?? 0) ? (ENTITIES[character] ?? character) : "\uFFFD";
  return out;
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

/** GEXF 1.3, as Gephi reads it: labels, places, sizes, kind and problem as attributes. */
function* gexf(graph: GraphModel): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>dealgraph</creator><description>${xmlText(graph.name)}</description></meta>
<graph defaultedgetype="${graph.directed ? "directed" : "undirected"}" mode="static">
<attributes class="node"><attribute id="0" title="kind" type="string"/><attribute id="1" title="problem" type="string"/><attribute id="2" title="size" type="integer"/></attributes>
<attributes class="edge"><attribute id="0" title="kind" type="string"/><attribute id="1" title="clients" type="integer"/></attributes>
<nodes>\n`;
  for (const node of graph.nodes()) {
    const place = node.x === null || node.y === null ? "" : `<viz:position x="${1000 * node.x}" y="${1000 * node.y}" z="0"/>`;
    yield `<node id="${xmlText(node.id)}" label="${xmlText(node.label)}"><attvalues><attvalue for="0" value="${node.kind}"/><attvalue for="1" value="${xmlText(node.problem)}"/><attvalue for="2" value="${node.size}"/></attvalues>${place}<viz:size value="${1 + Math.sqrt(node.size)}"/></node>\n`;
  }
  yield "</nodes>\n<edges>\n";
  let i = 0;
  for (const edge of graph.edges())
    yield `<edge id="${i++}" source="${xmlText(edge.source)}" target="${xmlText(edge.target)}" weight="${finite(edge.weight)}"><attvalues><attvalue for="0" value="${edge.kind}"/><attvalue for="1" value="${edge.clients}"/></attvalues></edge>\n`;
  yield "</edges>\n</graph>\n</gexf>\n";
}

const NODE_KEYS = [
  ["label", "string"],
  ["kind", "string"],
  ["problem", "string"],
  ["size", "int"],
  ["x", "double"],
  ["y", "double"],
] as const;
const EDGE_KEYS = [
  ["kind", "string"],
  ["weight", "double"],
  ["clients", "int"],
] as const;

function* graphml(graph: GraphModel): Generator<string> {
  const key = (of: "node" | "edge", [name, type]: readonly [string, string]): string =>
    `<key id="${of[0]}_${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${NODE_KEYS.map((one) => key("node", one)).join("")}${EDGE_KEYS.map((one) => key("edge", one)).join("")}<graph id="${xmlText(graph.name)}" edgedefault="${graph.directed ? "directed" : "undirected"}">\n`;
  const data = (of: "n" | "e", name: string, value: string | number | null): string =>
    value === null ? "" : `<data key="${of}_${name}">${typeof value === "string" ? xmlText(value) : finite(value)}</data>`;
  for (const node of graph.nodes())
    yield `<node id="${xmlText(node.id)}">${NODE_KEYS.map(([name]) => data("n", name, node[name])).join("")}</node>\n`;
  let i = 0;
  for (const edge of graph.edges())
    yield `<edge id="e${i++}" source="${xmlText(edge.source)}" target="${xmlText(edge.target)}">${EDGE_KEYS.map(([name]) => data("e", name, edge[name])).join("")}</edge>\n`;
  yield "</graph>\n</graphml>\n";
}

/** JSON Graph Format 2. */
function* jgf(graph: GraphModel): Generator<string> {
  const nodeText = ({ id, label, x, y, ...metadata }: GraphNode): string =>
    `${JSON.stringify(id)}:${JSON.stringify({ label, metadata: { ...metadata, ...(x !== null && y !== null && { x, y }) } })}`;
  const edgeText = ({ source, target, kind, ...metadata }: GraphEdge): string =>
    JSON.stringify({ source, target, relation: kind, metadata });
  yield `{"graph":{"directed":${String(graph.directed)},"type":"dealgraph","label":${JSON.stringify(graph.name)},"nodes":{\n`;
  let before = "";
  for (const node of graph.nodes()) {
    yield before + nodeText(node);
    before = ",\n";
  }
  yield '\n},"edges":[\n';
  before = "";
  for (const edge of graph.edges()) {
    yield before + edgeText(edge);
    before = ",\n";
  }
  yield "\n]}}\n";
}

/** A graph as the text of a file, a line of nodes or edges at a time. */
export const writeGraph = (graph: GraphModel, format: GraphFormat): Iterable<string> => ({ gexf, graphml, jgf })[format](graph);
