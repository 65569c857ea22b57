import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { topProblems } from "../../../docs/recipes/client";
import { LISTS } from "../../../server/exports/catalogue";
import type { Role } from "../../../server/ports/principal";
import { startSecuredService, type SecuredService } from "../support/secured-service";

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

  it("ask the store as often for 5 rows as for 50: no row asks on its own", async () => {
    const statementsOf = async (first: number): Promise<number> => {
      const before = service.entries.length;
      const { errors } = await service.graphql(
        `{ clients(first: ${first}) { nodes { id name state { id } mixture { problemId } } } products(first: ${first}) { nodes { id problems { problemId } adjacent(first: 3) { nodes { product { id name } } } } } problems { nodes { profile(first: 5) { nodes { product { id } } } clients(first: 5) { nodes { client { id } } } } } }`,
      );
      expect(errors).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const line = service.entries
        .slice(before)
        .find(({ message, fields }) => message === "request" && (fields as { route: string }).route === "/graphql");
      return (line?.fields as { statements: number }).statements;
    };
    const few = await statementsOf(5);
    expect(few).toBeGreaterThan(0);
    expect(await statementsOf(50)).toBe(few);
  });
});
