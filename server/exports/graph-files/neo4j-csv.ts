import { InputError } from "../../ports/errors";
import type { ServingState } from "../../use-cases/serving-state";
import { edgesOfKind, nodesOfKind, type EdgeKind, type NodeKind } from "./graph-model";

interface NodeFile {
  readonly nodes: NodeKind;
  readonly label: string;
}
interface EdgeFile {
  readonly edges: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly weight: string;
}

/** Files for `neo4j-admin database import full`, one of each kind; the labels are those of the Neo4j store. */
const FILES: Readonly<Record<string, NodeFile | EdgeFile>> = {
  clients: { nodes: "client", label: "Client" },
  products: { nodes: "product", label: "Product" },
  problems: { nodes: "problem", label: "Problem" },
  bought: { edges: "BOUGHT", from: "Client", to: "Product", weight: "deals:int" },
  solves: { edges: "SOLVES", from: "Product", to: "Problem", weight: "weight:double" },
  has: { edges: "HAS", from: "Client", to: "Problem", weight: "share:double" },
  leads_to: { edges: "LEADS_TO", from: "Problem", to: "Problem", weight: "lift:double" },
  intersects: { edges: "INTERSECTS", from: "Product", to: "Product", weight: "lift:double" },
};
export const NEO4J_FILES = Object.keys(FILES);

/** Whether the file speaks of single clients. @throws InputError on an unknown name */
export function isPersonalNeo4jFile(name: string): boolean {
  const file = fileNamed(name);
  return "nodes" in file ? file.nodes === "client" : file.from === "Client";
}

function fileNamed(name: string): NodeFile | EdgeFile {
  if (!Object.hasOwn(FILES, name)) throw new InputError(`no file of that name; there are ${NEO4J_FILES.join(", ")}`);
  return FILES[name];
}

/** Always quoted: the importer takes quotes, and no text can break out of them. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const bare = (id: string): string => id.slice(id.indexOf(":") + 1);

/** Header and rows. Ids are exact: this file goes into a database, not into a spreadsheet. */
export function* writeNeo4jCsv(state: ServingState, name: string): Generator<string> {
  const file = fileNamed(name);
  if ("nodes" in file) {
    yield `id:ID(${file.label}),name,problem_id,size:int,:LABEL\n`;
    for (const node of nodesOfKind(state, file.nodes))
      yield `${quoted(bare(node.id))},${quoted(node.label)},${quoted(node.problem)},${node.size},${file.label}\n`;
    return;
  }
  yield `:START_ID(${file.from}),:END_ID(${file.to}),${file.weight},clients:int,:TYPE\n`;
  for (const edge of edgesOfKind(state, file.edges))
    yield `${quoted(bare(edge.source))},${quoted(bare(edge.target))},${Number.isFinite(edge.weight) ? edge.weight : ""},${edge.clients},${edge.kind}\n`;
}
