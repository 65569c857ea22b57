import { readFileSync } from "node:fs";
import { join } from "node:path";
import "../../../server/stores/neo4j/inspect";
import "../../../server/stores/neo4j/neo4j-stores";
import { declaredFiles, listSchemaVersions, listStatements, readStatement } from "../../../server/stores/neo4j/cypher-file";
import { describeWithNeo4j, explainStatement, type PlanNode } from "../../support/neo4j-server";

jest.setTimeout(60_000);

const root = join(__dirname, "..", "..", "..", "cypher");
const used = [...listStatements("read"), ...listStatements("write"), ...listStatements("gds")];
const questions = listStatements("questions");
const schema = listSchemaVersions().flatMap((version) => listStatements(`schema/${version}`));

/** The leading comment as fields: what comes before `Parameters:` is the description. */
function readComment(name: string): { readonly description: string; readonly parameters: string[]; readonly columns: string[] } {
  const lines = readFileSync(join(root, `${name}.cypher`), "utf8").split("\n");
  const comment = lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("//")),
    )
    .map((line) => line.replace(/^\/\/ ?/, ""))
    .join(" ");
  const [, description = "", parameters = "", columns = ""] = /^(.*?)Parameters: (.*?)Columns: (.*)$/s.exec(comment) ?? [];
  return { description: description.trim(), parameters: namesOf(parameters), columns: namesOf(columns) };
}

/** `a (what it is), b` as names; explanations in parentheses may hold anything. */
function namesOf(text: string): string[] {
  let plain = text;
  while (/\([^()]*\)/.test(plain)) plain = plain.replace(/\([^()]*\)/g, "");
  const list = (plain.split(/[.;]/)[0] ?? "").trim();
  return list === "none" ? [] : list.split(",").map((name) => name.trim());
}

const parametersOf = (text: string): string[] => [...new Set([...text.matchAll(/\$(\w+)/g)].map((match) => match[1]))].sort();

const nodesOf = (plan: PlanNode): PlanNode[] => [plan, ...plan.children.flatMap(nodesOf)];

/** Statements that read everything of a kind on purpose. */
const SCANS = new Set([
  ...["clients", "products", "agents", "deals", "leads", "activities", "assignments"].map((kind) => `read/scan-${kind}`),
  ...[
    "all-clients",
    "all-products",
    "won-lines",
    "lost-lines",
    "count-records",
    "digest-records",
    "aliases",
    "rates",
    "problem-labels",
    "schema-version",
    "scan-decisions",
  ].map((name) => `read/${name}`),
  "write/replace-rates",
  "write/remove-assignments-of-agent",
  "write/remove-old-jobs",
  "write/try-write",
  "gds/project-products",
]);

describe("the files in cypher/", () => {
  it("are each declared by the store, and nothing else is", () => {
    expect(
      declaredFiles()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...used].sort());
  });

  it.each(declaredFiles().map((file) => [file.name, file] as const))("%s has the parameters that its caller gives", (name, file) => {
    expect(parametersOf(readStatement(name))).toEqual([...file.parameters].sort());
  });

  it.each([...used, ...questions, ...schema])("%s says what it does, its parameters and its columns", (name) => {
    const { description, parameters } = readComment(name);
    expect(description.length).toBeGreaterThan(5);
    expect([...parameters].sort()).toEqual(parametersOf(readStatement(name)));
  });
});

describeWithNeo4j("the files in cypher/ on a server", (neo4j) => {
  beforeAll(async () => {
    // The indexes must be there for the plans.
    await (await neo4j.openEmpty()).close();
  });

  it.each([...used, ...questions])("%s parses, and returns the columns it names", async (name) => {
    const { columns } = readComment(name);
    const { keys } = await explainStatement(neo4j.url, readStatement(name));
    expect([...keys].sort()).toEqual([...columns].sort());
  });

  it.each(used.filter((name) => !SCANS.has(name)))("%s finds its rows by an index", async (name) => {
    const { plan } = await explainStatement(neo4j.url, readStatement(name));
    const operators = nodesOf(plan).map(({ operatorType }) => operatorType.replace(/@.*/, ""));
    expect(
      operators.filter((operator) => /^(AllNodesScan|NodeByLabelScan|.*AllRelationshipsScan|.*RelationshipTypeScan)$/.test(operator)),
    ).toEqual([]);
  });

  it("has every index and constraint of the schema online, and no other", async () => {
    const indexes = await neo4j.run("SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN name, state, type");
    const names = schema.map((name) => /(?:CONSTRAINT|INDEX) (\w+)/.exec(readStatement(name))?.[1]);
    expect(indexes.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(new Set(indexes.map(({ state }) => state))).toEqual(new Set(["ONLINE"]));
    expect(new Set(indexes.map(({ type }) => type))).toEqual(new Set(["RANGE", "FULLTEXT"]));
  });
});
