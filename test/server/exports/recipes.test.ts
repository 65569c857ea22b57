import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLOutputType } from "graphql";
import { topProblems } from "../../../docs/recipes/client";
import { LISTS } from "../../../server/exports/catalogue";
import { createSchema } from "../../../server/graphql/schema";
import type { Role } from "../../../server/ports/principal";
import { startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

const RECIPES = join(__dirname, "..", "..", "..", "docs", "recipes");
const folder = mkdtempSync(join(tmpdir(), "dealgraph-recipes-"));

let service: SecuredService;
beforeAll(async () => {
  service = await startSecuredService();
}, 500_000);
afterAll(() => service.end());

const text = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
  const response = await service.call(path, { role: "analyst", headers });
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

async function inDuckDb(statements: readonly string[]): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  let rows: unknown[][] = [];
  for (const statement of statements) rows = (await connection.runAndReadAll(statement)).getRows();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe("one list in every format", () => {
  it("has the same rows, as real readers read them", async () => {
    const paths: Record<string, string> = {};
    for (const format of ["csv", "ndjson", "json", "parquet", "arrow"]) {
      const response = await service.call(`/api/v1/export/client_states.${format}`, { role: "analyst" });
      paths[format] = join(folder, `client_states.${format}`);
      writeFileSync(paths[format], Buffer.from(await response.arrayBuffer()));
    }
    const sums = "count(*)::INTEGER, sum(n_deals)::INTEGER, round(sum(top_share), 6)";
    const of = (relation: string) => inDuckDb([`SELECT ${sums} FROM ${relation}`]);
    const csv = await of(`read_csv('${paths["csv"]}')`);
    expect(await of(`read_json('${paths["ndjson"]}')`)).toEqual(csv);
    expect(await of(`read_json('${paths["json"]}')`)).toEqual(csv);
    expect(await of(`read_parquet('${paths["parquet"]}')`)).toEqual(csv);
    const arrow = tableFromIPC(readFileSync(paths["arrow"]));
    expect(arrow.numRows).toBe(csv[0][0]);
    expect(arrow.schema.fields.map(({ name }) => name)).toEqual(
      LISTS.find(({ name }) => name === "client_states")?.columns.map(({ name }) => name),
    );
    expect((csv[0][0] as number) > 100).toBe(true);
  });

  it("answers 304 for graph files too, until a name in them changes", async () => {
    const paths = [
      "/api/v1/graph/problems.gexf",
      "/api/v1/graph/story.graphml",
      "/api/v1/graph/products.jgf",
      "/api/v1/graph/neo4j/solves.csv",
    ];
    const tagOf = async (path: string): Promise<string> => {
      const response = await service.call(path);
      await response.arrayBuffer();
      return response.headers.get("etag") ?? "";
    };
    const tags = await Promise.all(paths.map(tagOf));
    expect(new Set(tags).size).toBe(paths.length);
    expect(tags.every((tag) => /^".+"$/.test(tag))).toBe(true);
    const asked = (i: number, tag: string, role: Role = "analyst") =>
      service.call(paths[i], { role, headers: { "if-none-match": tag } }).then(async (response) => {
        const { byteLength } = await response.arrayBuffer();
        return [response.status, byteLength > 0];
      });
    for (const [i, tag] of tags.entries()) expect(await asked(i, tag)).toEqual([304, false]);
    expect(await asked(0, tags[1])).toEqual([200, true]);
    expect((await asked(1, tags[1], "viewer"))[0]).toBe(403);
    const { data } = await service.graphql<{ problems: { nodes: { id: string }[] } }>("{ problems { nodes { id } } }");
    await service.graphql('mutation($id: ID!) { renameProblem(id: $id, label: "Renamed") { id } }', {
      variables: { id: data.problems.nodes[0].id },
    });
    expect(await asked(0, tags[0])).toEqual([200, true]);
    expect(await tagOf(paths[0])).not.toBe(tags[0]);
  });

  it("answers 304 while nothing changed, packs where asked for, and picks columns and rows", async () => {
    const first = await service.call("/api/v1/export/problems.csv", { headers: { "accept-encoding": "identity" } });
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^".+"$/);
    expect((await service.call("/api/v1/export/problems.csv", { headers: { "if-none-match": tag } })).status).toBe(304);
    expect((await service.call("/api/v1/export/problems.json", { headers: { "if-none-match": tag } })).status).toBe(200);
    const { request } = await import("node:http");
    const packed = await new Promise<Buffer>((resolve, reject) => {
      const asked = request(
        `${service.url}/api/v1/export/problems.csv`,
        { headers: { "x-api-key": service.keys.viewer, "accept-encoding": "gzip" } },
        (response) => {
          const parts: Buffer[] = [];
          expect(response.headers["content-encoding"]).toBe("gzip");
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () => {
            resolve(Buffer.concat(parts));
          });
        },
      );
      asked.on("error", reject);
      asked.end();
    });
    expect(gunzipSync(packed).toString()).toBe(await first.text());
    const rows = JSON.parse(
      await text("/api/v1/export/problem_profiles.json?columns=product_id,probability&order_by=probability:desc&limit=3"),
    ) as { probability: number }[];
    expect(rows.map((row) => Object.keys(row))).toEqual(Array.from({ length: 3 }, () => ["product_id", "probability"]));
    expect(rows[0].probability).toBeGreaterThanOrEqual(rows[2].probability);
  });
});

describe("recipes", () => {
  it("of Power Query pages through its list and names its columns", async () => {
    const recipe = readFileSync(join(RECIPES, "power-query.m"), "utf8");
    const path = /RelativePath = "([^"]+)"/.exec(recipe)?.[1] ?? "";
    const columns = [...(/Table\.FromRecords\(Rows, \{([^}]+)\}/.exec(recipe)?.[1] ?? "").matchAll(/"(\w+)"/g)].map((match) => match[1]);
    const rows: object[] = [];
    for (let offset = 0; ; offset += 100) {
      const page = JSON.parse(await text(`/${path}?limit=100&offset=${offset}`)) as object[];
      if (page.length === 0) break;
      rows.push(...page);
    }
    expect(rows.length).toBeGreaterThan(100);
    expect(Object.keys(rows[0])).toEqual(columns);
    expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
  });

  it("of Grafana has queries that answer, under the root selectors it names", async () => {
    const { panels } = JSON.parse(readFileSync(join(RECIPES, "grafana-infinity.json"), "utf8")) as {
      panels: { targets: { root_selector: string; url_options: { body_graphql_query: string } }[] }[];
    };
    for (const { targets } of panels)
      for (const { root_selector: root, url_options: options } of targets) {
        const answer: unknown = await service.graphql(options.body_graphql_query, { role: "viewer" });
        const rows = root.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer);
        expect(Array.isArray(rows)).toBe(true);
        for (const cell of Object.values((rows as object[])[0] ?? {})) expect(typeof cell === "object" && cell !== null).toBe(false);
      }
  });

  it("of DuckDB reads the Parquet files", async () => {
    for (const name of ["problems", "client_states", "client_mixtures"]) {
      const response = await service.call(`/api/v1/export/${name}.parquet`, { role: "analyst" });
      writeFileSync(join(folder, `${name}.parquet`), Buffer.from(await response.arrayBuffer()));
    }
    const statements = readFileSync(join(RECIPES, "duckdb.sql"), "utf8")
      .replace(/^--.*$/gm, "")
      .replaceAll("read_parquet('", `read_parquet('${folder}/`)
      .split(";")
      .map((statement) => statement.trim())
      .filter((statement) => statement !== "");
    expect((await inDuckDb([...statements, "SELECT * FROM problem_sizes"])).length).toBeGreaterThan(0);
  });

  it("of TypeScript answers by graphql-request, and tells its errors", async () => {
    const { flat_problems: problems } = await topProblems(service.url, service.keys.viewer, 5);
    expect(problems.nodes.length).toBe(Math.min(5, problems.totalCount));
    expect(problems.nodes.every(({ problem_id: id, n_clients: n }) => id !== "" && n >= 0)).toBe(true);
    const refused: unknown = await topProblems(service.url, "dgk_nobody", 5).catch((error: unknown) => error);
    expect(refused).toMatchObject({ response: { status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] } });
  });

  it("of the notebook asks what the schema answers", async () => {
    const notebook = /gql\('([^']+)'\)/.exec(readFileSync(join(RECIPES, "notebook.ipynb"), "utf8"))?.[1] ?? "";
    expect((await service.graphql(notebook)).errors).toBeUndefined();
  });
});

describe("catalogue and OpenAPI", () => {
  it("name every list with columns, units and meaning", async () => {
    const catalog = JSON.parse(await text("/api/v1/catalog")) as { lists: { name: string; columns: { meaning: string }[] }[] };
    expect(catalog.lists.map(({ name }) => name)).toEqual(LISTS.map(({ name }) => name));
    expect(catalog.lists.flatMap(({ columns }) => columns).every(({ meaning }) => meaning.length > 2)).toBe(true);
    const openapi = JSON.parse(await text("/api/v1/openapi.json")) as {
      openapi: string;
      paths: Record<string, unknown>;
      components: object;
    };
    expect(openapi.openapi).toBe("3.1.0");
    for (const { name } of LISTS) expect(openapi.paths).toHaveProperty([`/export/${name}.csv`]);
    // Every reference leads somewhere.
    for (const [, path] of JSON.stringify(openapi).matchAll(/"\$ref":"#\/([^"]+)"/g)) expect(openapi).toHaveProperty(path.split("/"));
  });
});

it("keeps the mappings of people who save at the same time, or tells one of them", async () => {
  const names = Array.from({ length: 8 }, (_, i) => `at-once-${i}`);
  const statuses = await Promise.all(
    names.map(async (name) => (await service.call(`/api/v1/mappings/${name}`, { method: "PUT", body: { kind: "deals" } })).status),
  );
  const kept = JSON.parse(await text("/api/v1/mappings")) as object;
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect(Object.keys(kept).sort()).toEqual(names.filter((_, i) => statuses[i] === 200));
});

describe("questions", () => {
  it("page by keyset to the same list as one page, in any order", async () => {
    interface Answer {
      readonly flat_client_mixtures: {
        readonly totalCount: number;
        readonly nodes: object[];
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
    }
    const query = `query($first: Int!, $after: String) { flat_client_mixtures(first: $first, after: $after, where: {share: {_gte: 0.05}}, order_by: [{problem_label: desc}, {share: asc}])
      { totalCount nodes { client_id problem_id share } pageInfo { endCursor hasNextPage } } }`;
    const whole = (await service.graphql<Answer>(query, { variables: { first: 10_000, after: null } })).data.flat_client_mixtures;
    const rows: object[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Answer["flat_client_mixtures"] = (await service.graphql<Answer>(query, { variables: { first: 37, after } })).data
        .flat_client_mixtures;
      rows.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(rows).toEqual(whole.nodes);
    expect(whole.totalCount).toBe(rows.length);
  });

  it("sum up by dimension and period as adding up the rows does", async () => {
    const { data } = await service.graphql<{
      flat_deals_aggregate: { stage: string; agg_period: string; agg_rows: number; agg_sum: number }[];
      flat_deals: { nodes: { closed_on: string; amount: number }[] };
    }>(
      "{ flat_deals_aggregate(first: 1000, dimensions: [stage], measure: amount, time: closed_on, grain: MONTH) { stage agg_period agg_rows agg_sum } flat_deals(first: 10000) { nodes { closed_on amount } } }",
    );
    const sums = new Map<string, number>();
    for (const { closed_on: day, amount } of data.flat_deals.nodes)
      sums.set(`${day.slice(0, 7)}-01`, (sums.get(`${day.slice(0, 7)}-01`) ?? 0) + amount);
    expect(data.flat_deals_aggregate.map(({ agg_period: period, agg_sum: sum }) => [period, sum])).toEqual(
      [...sums].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });

  it("ask the store as often for 2 rows as for 12, whatever field below a list is asked for: no row asks on its own", async () => {
    const statementsOf = async (query: string): Promise<number> => {
      const response = await service.call("/graphql", { method: "POST", body: { query } });
      expect((await response.json()) as object).not.toHaveProperty("errors");
      const requestId = response.headers.get("x-request-id");
      return until(() => {
        const line = service.entries.find(
          ({ message, fields }) => message === "request" && (fields as { requestId: string }).requestId === requestId,
        );
        return Promise.resolve(line === undefined ? null : (line.fields as { statements: number }).statements);
      });
    };
    // Something in every list below a client.
    const ids = (await service.graphql<{ clients: { nodes: { id: string }[] } }>("{ clients(first: 12) { nodes { id } } }")).data.clients
      .nodes;
    await service.graphql("mutation($ids: [ID!]!) { serveRecommendations(clientIds: $ids, top: 2) { slateId: clientId } }", {
      variables: { ids: ids.map(({ id }) => id) },
    });
    const lists = Object.values(createSchema().getQueryType()?.getFields() ?? {}).filter(
      ({ name, args }) =>
        !name.startsWith("flat_") &&
        args.some((argument) => argument.name === "first") &&
        args.every((argument) => !isRequiredArgument(argument)),
    );
    expect(lists.length).toBeGreaterThan(8);
    const grown: string[] = [];
    for (const { name, type } of lists) {
      const ask = (first: number) => statementsOf(`{ ${name}(first: ${first}) ${everythingOf(type, 3)} }`);
      // The first of all fills what is kept between requests.
      await ask(2);
      const [few, many] = [await ask(2), await ask(12)];
      if (many > few) grown.push(`${name}: ${few} for 2 rows, ${many} for 12`);
    }
    expect(grown).toEqual([]);
  });
});

/** Where a value is not as its schema says: types, required and unknown properties, items, enumerations. */
function misfitsOf(document: Openapi, schema: Schema, value: unknown, at = "answer"): string[] {
  if (schema.$ref !== undefined) return misfitsOf(document, document.components.schemas[schema.$ref.split("/").at(-1) ?? ""], value, at);
  // A schema without words takes anything.
  if (Object.keys(schema).length === 0) return [];
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const allowed = [schema.type ?? type].flat().map((name) => (name === "integer" ? "number" : name));
  if (!allowed.includes(type)) return [`${at} is ${type}, not ${allowed.join(" or ")}`];
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${at} is ${String(value)}`];
  if (Array.isArray(value)) return value.flatMap((item, i) => misfitsOf(document, schema.items ?? {}, item, `${at}[${i}]`));
  if (type !== "object" || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>);
  const missing = (schema.required ?? []).filter((name) => !entries.some(([key]) => key === name));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...entries.flatMap(([key, one]) => {
      const known = schema.properties?.[key] ?? (schema.additionalProperties === true ? {} : schema.additionalProperties);
      return known === undefined ? [`${at}.${key} is not described`] : misfitsOf(document, known, one, `${at}.${key}`);
    }),
  ];
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: true | Schema;
}
type Described = Readonly<
  Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>>; readonly $ref?: string } | undefined>
>;
interface Operation {
  /** Missing where a path has other things than operations. */
  readonly operationId?: string;
  readonly responses: Described;
}
interface Openapi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>>; readonly responses: Described };
}

// Last: it changes records.
describe("what OpenAPI says of answers", () => {
  const csv = "Opportunity ID,Account ID,Product ID,Stage\n1,a,p,Closed Won\n2,a,q,Negotiation\n";
  const asked: readonly (readonly [method: string, path: string, template?: string, body?: string | object])[] = [
    ["get", "/catalog"],
    ["get", "/openapi.json"],
    ["post", "/import/deals/preview", "/import/{kind}/preview", csv],
    ["post", "/import/deals?mapping=auto&date_format=mdy", "/import/{kind}", csv],
    ["post", "/import/nothing", "/import/{kind}", csv],
    ["post", "/records/clients", "/records/{kind}", [{ client_id: "described", name: "D" }]],
    ["post", "/records/clients", "/records/{kind}", [{ name: "D" }]],
    ["put", "/mappings/described", "/mappings/{name}", { kind: "deals", columns: { deal_id: "Opportunity ID" } }],
    ["get", "/mappings"],
    ["delete", "/mappings/described", "/mappings/{name}"],
    ["get", "/jobs/none", "/jobs/{id}"],
    ["get", "/privacy/client/described", "/privacy/{subject}/{id}"],
    ["delete", "/privacy/client/described", "/privacy/{subject}/{id}"],
    ["get", "/privacy/receipts"],
    ["post", "/privacy/retention?days=30000", "/privacy/retention"],
    ["post", "/privacy/retention?days=all", "/privacy/retention"],
    ["get", "/audit?first=5", "/audit"],
    ["get", "/export/problems.json"],
    ["get", "/export/record_counts.json?where=%7B%22kind%22%3A%7B%22_eq%22%3A%22deals%22%7D%7D", "/export/record_counts.json"],
    ["get", "/export/problems.json?where=no", "/export/problems.json"],
  ];

  it("is so: each status is described, and each body fits its schema", async () => {
    const document = JSON.parse(await text("/api/v1/openapi.json")) as Openapi;
    const wrong: string[] = [];
    const look = async (method: string, path: string, template: string, response: Response): Promise<unknown> => {
      const described = document.paths[template][method].responses[String(response.status)];
      const body = await response.text();
      if (described === undefined) {
        wrong.push(`${method} ${path}: status ${response.status} is not described`);
        return null;
      }
      const { content = {} } =
        described.$ref === undefined ? described : (document.components.responses[described.$ref.split("/").at(-1) ?? ""] ?? {});
      const type = (response.headers.get("content-type") ?? "").split(";", 1)[0];
      if (body !== "" && !Object.hasOwn(content, type)) wrong.push(`${method} ${path}: ${type} is not described`);
      if (type !== "application/json") return null;
      const value: unknown = JSON.parse(body);
      wrong.push(...misfitsOf(document, content[type].schema, value, `${method} ${path}`));
      return value;
    };
    let jobId = "";
    for (const [method, path, template = path, body] of asked) {
      const response = await service.call(`/api/v1${path}`, {
        method: method.toUpperCase(),
        ...(body !== undefined && { body }),
        ...(typeof body === "string" && { headers: { "content-type": "text/csv" } }),
      });
      const value = await look(method, path, template, response);
      if (response.status === 202) jobId = (value as { job_id: string }).job_id;
    }
    const ended = await until(async () => {
      const job = (await (await service.call(`/api/v1/jobs/${jobId}`)).json()) as { status: string };
      return job.status === "succeeded" ? job : null;
    });
    expect(misfitsOf(document, document.components.schemas["Job"], ended)).toEqual([]);
    expect(wrong).toEqual([]);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path).flatMap(({ operationId }) => operationId ?? []));
    expect(new Set(operations).size).toBe(operations.length);
  });
});

/** All fields of a type that need no argument, some levels deep. */
function everythingOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const parts = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument) || ["edges", "pageInfo"].includes(field.name)) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    const inner = depth === 0 ? "" : everythingOf(field.type, depth - 1);
    const pages = field.args.some(({ name }) => name === "first") ? "(first: 2)" : "";
    return inner === "" ? [] : [`${field.name}${pages} ${inner}`];
  });
  return parts.length === 0 ? "" : `{ ${parts.join(" ")} }`;
}
