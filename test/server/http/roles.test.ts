import {
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from "graphql";
import { LISTS } from "../../../server/exports/catalogue";
import { GRAPH_FORMATS } from "../../../server/exports/graph-files/writers";
import { GRAPH_NAMES } from "../../../server/exports/graph-files/graph-model";
import { NEO4J_FILES } from "../../../server/exports/graph-files/neo4j-csv";
import { OTHER_API_PATHS } from "../../../server/exports/openapi";
import { EXPORT_FORMATS } from "../../../server/exports/send-export";
import { createSchema } from "../../../server/graphql/schema";
import { ROLES, type Role } from "../../../server/ports/principal";
import { keysAreSeen, startSecuredService, type SecuredService } from "../support/secured-service";

let service: SecuredService;
beforeAll(async () => {
  service = await startSecuredService();
});
afterAll(() => service.end());

/** Least role of every field of the roots, written down here a second time. Flat lists: every role. */
const FIELDS: Readonly<Record<string, Role>> = {
  chain: "viewer",
  clients: "viewer",
  client: "viewer",
  datasetStatus: "viewer",
  decisions: "viewer",
  evaluations: "viewer",
  simulations: "viewer",
  runOnMap: "viewer",
  graphTimeline: "viewer",
  neighborhood: "viewer",
  productPath: "viewer",
  clientsOnMap: "viewer",
  runComparison: "viewer",
  productGraph: "viewer",
  search: "viewer",
  intersections: "viewer",
  intersection: "viewer",
  jobs: "viewer",
  job: "viewer",
  problems: "viewer",
  problem: "viewer",
  products: "viewer",
  product: "viewer",
  policies: "viewer",
  runs: "viewer",
  run: "viewer",
  activeRun: "viewer",
  guardrails: "viewer",
  deployments: "viewer",
  deploymentComparison: "viewer",
  policyVersions: "viewer",
  states: "viewer",
  openOffers: "viewer",
  whitespaceSums: "viewer",
  whitespaceGrid: "viewer",
  whitespaceCells: "viewer",
  funnelStudy: "viewer",
  funnels: "viewer",
  mechanicEffects: "viewer",
  mechanicTransfers: "viewer",
  funnelCalls: "viewer",
  productAdjacencies: "viewer",
  mechanicExperiments: "viewer",
  dueRepeats: "viewer",
  leavingClients: "viewer",
  lossEvidence: "viewer",
  driftReport: "viewer",
  retrainingPlan: "viewer",
  leadDesk: "viewer",
  leadRanks: "viewer",
  leadMatches: "viewer",
  leadAssignments: "viewer",
  nudges: "viewer",
  leadRetro: "viewer",
  leadPerformance: "viewer",
  leadDeskSettings: "viewer",
  startLeadDesk: "analyst",
  answerNudge: "analyst",
  setLeadDeskSettings: "operator",
  applyLeadDeskAdjustment: "operator",
  revertLeadDeskAdjustment: "operator",
  startFunnelStudy: "analyst",
  startMechanicExperiment: "analyst",
  recordMechanicExperiment: "analyst",
  setRetrainingPlan: "operator",
  startRetraining: "analyst",
  serveRecommendation: "analyst",
  serveRecommendations: "analyst",
  recordOutcome: "analyst",
  startEvaluation: "analyst",
  cancelEvaluation: "analyst",
  startSimulation: "analyst",
  cancelJob: "analyst",
  renameProblem: "analyst",
  startAnalysis: "analyst",
  cancelRun: "analyst",
  activateRun: "operator",
  setGuardrails: "operator",
  deploy: "operator",
  rollBackDeployment: "operator",
  rollBackPolicy: "operator",
  closeUnansweredOffers: "analyst",
};

/**
 * Files are asked for without their content (HEAD): the check is the same, and the contents have tests of their own.
 * Least role of every file and route: method, address, least role, body. */
const ROUTES: readonly (readonly [string, string, Role, object?])[] = [
  ["GET", "/api/v1/catalog", "viewer"],
  ["GET", "/api/v1/openapi.json", "viewer"],
  ["GET", "/metrics", "viewer"],
  ["GET", "/api/v1/mappings", "analyst"],
  ["PUT", "/api/v1/mappings/roles", "operator", { kind: "deals", columns: {} }],
  ["DELETE", "/api/v1/mappings/roles", "operator"],
  ["POST", "/api/v1/records/clients", "operator", [{ client_id: "r1" }]],
  ["POST", "/api/v1/import/clients", "operator"],
  ["POST", "/api/v1/import/deals/preview", "analyst"],
  ["GET", "/api/v1/jobs/none", "viewer"],
  ["GET", "/api/v1/jobs/none/rejects", "operator"],
  ["GET", "/api/v1/privacy/receipts", "operator"],
  ["GET", "/api/v1/privacy/client/none", "admin"],
  ["DELETE", "/api/v1/privacy/client/none", "admin"],
  ["POST", "/api/v1/privacy/retention?days=30000", "admin"],
  ["GET", "/api/v1/audit", "admin"],
  ...LISTS.flatMap((list) =>
    EXPORT_FORMATS.map((format) => ["HEAD", `/api/v1/export/${list.name}.${format}`, list.personal ? "analyst" : "viewer"] as const),
  ),
  ...GRAPH_NAMES.flatMap((name) =>
    GRAPH_FORMATS.map((format) => ["HEAD", `/api/v1/graph/${name}.${format}`, name === "story" ? "analyst" : "viewer"] as const),
  ),
  ...NEO4J_FILES.map(
    (name) => ["HEAD", `/api/v1/graph/neo4j/${name}.csv`, ["clients", "bought", "has"].includes(name) ? "analyst" : "viewer"] as const,
  ),
];

const reaches = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0].name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    return `{${fields.map((field) => `${field.name}: ${literalOf(field.type)}`).join(", ")}}`;
  }
  return { Int: "1", Float: "1", Boolean: "false" }[getNamedType(type).name] ?? '"none"';
}

function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const simple = Object.values(named.getFields()).filter(
    (field) => !field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined),
  );
  const leaf = simple.find((field) => isLeafType(getNamedType(field.type)));
  if (leaf !== undefined) return `{ ${leaf.name} }`;
  return depth > 2 ? "{ __typename }" : `{ ${simple[0].name} ${selectionOf(simple[0].type, depth + 1)} }`;
}

function callOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const list = given.length === 0 ? "" : `(${given.map((argument) => `${argument.name}: ${literalOf(argument.type)}`).join(", ")})`;
  return `${field.name}${list} ${selectionOf(field.type)}`;
}

const schema = createSchema();
const roots = (["query", "mutation"] as const).flatMap((kind) => {
  const type = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
});

it("has every field of the roots in the table", () => {
  const names = roots.map(({ field }) => field.name).filter((name) => !name.startsWith("flat_"));
  expect(names.sort()).toEqual(Object.keys(FIELDS).sort());
});

it("has every documented path in the table", () => {
  const concrete = new Set(ROUTES.map(([, path]) => path.replace("/api/v1", "").split("?", 1)[0]));
  const shape = (path: string): RegExp => new RegExp(`^${path.replace(/\{[a-z]+\}/g, "[^/]+")}$`);
  const missing = OTHER_API_PATHS.filter((path) => path !== "/events" && ![...concrete].some((one) => shape(path).test(one)));
  expect(missing).toEqual([]);
});

describe.each(ROLES)("%s", (role) => {
  it("may read and change through GraphQL exactly what is written down", async () => {
    const wrong: string[] = [];
    for (const { kind, field } of roots) {
      const least = field.name.startsWith("flat_") ? "viewer" : FIELDS[field.name];
      const { errors } = await service.graphql(`${kind} { ${callOf(field)} }`, { role });
      const refused = errors?.some(({ extensions }) => extensions.code === "FORBIDDEN") === true;
      const invalid = errors?.find(({ extensions }) => /VALIDATION|PARSE|INTERNAL/.test(extensions.code));
      if (refused === reaches(role, least)) wrong.push(`${field.name}: ${refused ? "refused" : "allowed"}`);
      if (invalid !== undefined) wrong.push(`${field.name}: ${invalid.message}`);
    }
    expect(wrong).toEqual([]);
  });

  it("may use files, uploads and privacy exactly as written down", async () => {
    const wrong: string[] = [];
    for (const [method, path, least, body] of ROUTES) {
      const isUpload = path.includes("/import/");
      const response = await service.call(path, {
        role,
        method,
        ...(body !== undefined && { body }),
        ...(isUpload && { body: "client_id\nx\n", headers: { "content-type": "text/csv" } }),
      });
      await response.arrayBuffer();
      if ((response.status === 403) === reaches(role, least) || response.status >= 500) wrong.push(`${method} ${path}: ${response.status}`);
    }
    expect(wrong).toEqual([]);
  });
});

it("lets nobody in without a key, but to health and sign-in", async () => {
  for (const path of ["/graphql", "/api/v1/catalog", "/api/v1/export/problems.csv", "/metrics", "/api/v1/events", "/graphql/stream"]) {
    const response = await service.call(path, { role: null });
    expect([path, response.status]).toEqual([path, 401]);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  }
  for (const path of ["/livez", "/readyz", "/sign-in"]) expect((await service.call(path, { role: null })).status).toBe(200);
  const page = await service.call("/", { role: null, headers: { accept: "text/html" } });
  expect([page.status, page.headers.get("location")]).toEqual([303, "/sign-in"]);
});

it("holds a key to its scopes in GraphQL and files alike", async () => {
  const { key } = service.keyFile.create(
    { name: "bi", role: "admin", scopes: ["problems.read", "lists.export"], expiresAt: null },
    new Date(),
  );
  const headers = { "x-api-key": key };
  await keysAreSeen();
  expect((await service.call("/api/v1/export/problems.csv", { role: null, headers })).status).toBe(200);
  expect((await service.call("/api/v1/export/intersections.csv", { role: null, headers })).status).toBe(403);
  expect((await service.call("/api/v1/privacy/client/x", { role: null, headers, method: "DELETE" })).status).toBe(403);
});
