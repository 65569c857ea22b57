import type { Stores } from "../../../server/ports/stores";
import { CLIENTS, openSmallCompany, PRODUCTS } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

jest.setTimeout(120_000);

let stores: Stores;
let service: TestService;

interface RunAnswer {
  readonly run: {
    readonly id: string;
    readonly status: string;
    readonly active: boolean;
    readonly nProblems: number | null;
    readonly error: string | null;
  } | null;
}

const finished = (id: string) =>
  until(async () => {
    const { data } = await service.graphql<RunAnswer>(`query($id: ID!) { run(id: $id) { id status active nProblems error } }`, { id });
    return data.run !== null && data.run.status !== "QUEUED" && data.run.status !== "RUNNING" ? data.run : null;
  });

beforeAll(async () => {
  stores = await openSmallCompany();
  service = await startTestService(stores);
});

afterAll(async () => {
  await service.stop();
});

describe("before the first analysis", () => {
  it("lists products and clients and says that nothing was analysed", async () => {
    const { data, errors } = await service.graphql(`{
      activeRun { id } problems { totalCount } productGraph { runId }
      products(first: 2) { totalCount nodes { id problemId } } clients(first: 1) { totalCount nodes { inActiveRun mixture { share } } }
      datasetStatus { activeRunId stale deals }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      activeRun: null,
      problems: { totalCount: 0 },
      productGraph: null,
      products: { totalCount: PRODUCTS, nodes: [{ problemId: null }, { problemId: null }] },
      clients: { totalCount: CLIENTS, nodes: [{ inActiveRun: false, mixture: [] }] },
      datasetStatus: { activeRunId: null, stale: false },
    });
  });

  it("refuses to serve a recommendation", async () => {
    const { errors } = await service.graphql(`mutation { serveRecommendation(clientId: "x") { runId } }`);
    expect(errors?.[0].extensions.code).toBe("NOT_FOUND");
  });
});

describe("after an analysis", () => {
  beforeAll(async () => {
    const started = performance.now();
    const { data } = await service.graphql<{ startAnalysis: { id: string; status: string } }>(
      `mutation { startAnalysis(input: { mode: FAST, seed: 7 }) { id status } }`,
    );
    expect(data.startAnalysis.status).toBe("QUEUED");
    expect(performance.now() - started).toBeLessThan(2000);
    const run = await finished(data.startAnalysis.id);
    expect(run).toMatchObject({ status: "SUCCEEDED", error: null });
    await until(async () =>
      (await service.graphql<{ activeRun: object | null }>(`{ activeRun { id } }`)).data.activeRun === null ? null : true,
    );
  });

  it("serves the problems with profiles, clients and chain", async () => {
    const { data, errors } = await service.graphql<{
      problems: {
        totalCount: number;
        nodes: {
          share: number;
          profile: { nodes: { probability: number }[]; totalCount: number };
          clients: { nodes: { share: number; client: { id: string } }[] };
        }[];
      };
    }>(`{ problems(after: null) { totalCount nodes { id label share stability lineage { kind }
        profile(first: 10000) { totalCount nodes { productId productName probability lift product { nClients } } }
        clients(first: 3) { nodes { share client { id name } } } chainIn { fromLabel } chainOut { toLabel } firmographics { attribute lift } } } }`);
    expect(errors).toBeUndefined();
    expect(data.problems.totalCount).toBeGreaterThan(1);
    expect(data.problems.totalCount).toBe(data.problems.nodes.length);
    expect(data.problems.nodes.reduce((sum, problem) => sum + problem.share, 0)).toBeLessThanOrEqual(1);
    for (const problem of data.problems.nodes) {
      const sum = problem.profile.nodes.reduce((total, row) => total + row.probability, 0);
      expect(sum).toBeCloseTo(1, 6);
      const shares = problem.clients.nodes.map((row) => row.share);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
  });

  it("pages by cursor to the same list as in one page", async () => {
    interface Answer {
      readonly intersections: {
        readonly nodes: { productA: string; productB: string }[];
        readonly pageInfo: { endCursor: string; hasNextPage: boolean };
        readonly totalCount: number;
      };
    }
    const query = `query($first: Int!, $after: String) { intersections(first: $first, after: $after, minClients: 2) {
      totalCount nodes { productA productB } pageInfo { endCursor hasNextPage } } }`;
    const whole = (await service.graphql<Answer>(query, { first: 10_000 })).data.intersections;
    const rows: object[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Answer["intersections"] = (await service.graphql<Answer>(query, { first: 50, after })).data.intersections;
      rows.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(rows).toEqual(whole.nodes);
    expect(whole.totalCount).toBe(whole.nodes.length);
  });

  it("filters clients by problem and state in agreement with the client's own fields", async () => {
    const { data } = await service.graphql<{ problems: { nodes: { id: string; nClients: number }[] } }>(
      `{ problems { nodes { id nClients } } }`,
    );
    for (const { id, nClients } of data.problems.nodes) {
      const { data: list } = await service.graphql<{ clients: { totalCount: number; nodes: { topProblemId: string }[] } }>(
        `query($id: ID!) { clients(problemId: $id, first: 1000) { totalCount nodes { topProblemId } } }`,
        { id },
      );
      expect(list.clients.totalCount).toBe(nClients);
      expect(new Set(list.clients.nodes.map((row) => row.topProblemId))).toEqual(new Set([id]));
    }
  });

  it("shows a client with mixture, state, deals and recommendations of products it does not own", async () => {
    const { data, errors } = await service.graphql<{
      clients: {
        nodes: {
          nProducts: number;
          mixture: { share: number; low: number; high: number }[];
          deals: { nodes: { productId: string; product: { name: string } }[] };
          recommendations: { rank: number; productId: string; propensity: number; reason: string; evidence: { contributions: object[] } }[];
        }[];
      };
    }>(`{ clients(first: 5) { nodes { id nProducts state { label } mixture { problemLabel share low high }
        deals(first: 100) { nodes { productId closedAt product { name } } }
        recommendations(top: 4) { rank productId product { name } score propensity reason evidence { problemLabel contributions { signal contribution } nearestDeals { clientName similarity } } } } } }`);
    expect(errors).toBeUndefined();
    for (const client of data.clients.nodes) {
      expect(client.mixture.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 6);
      for (const row of client.mixture) expect(row.low <= row.share && row.share <= row.high).toBe(true);
      const owned = new Set(client.deals.nodes.map((deal) => deal.productId));
      expect(owned.size).toBe(client.nProducts);
      expect(client.recommendations.map((row) => row.rank)).toEqual([1, 2, 3, 4]);
      for (const row of client.recommendations) {
        expect(owned.has(row.productId)).toBe(false);
        expect(row.propensity).toBe(1);
        expect(row.reason).not.toBe("");
      }
    }
  });

  it("asks the store once for the products of many rows, however many there are", async () => {
    const byId = jest.spyOn(stores.deals, "productsById");
    const { errors } = await service.graphql(`{ problems { nodes { profile(first: 1000) { nodes { product { id name } } } } } }`);
    expect(errors).toBeUndefined();
    expect(byId).toHaveBeenCalledTimes(1);
    byId.mockRestore();
  });

  it("lays out the product graph once, within bounds and with thresholded edges", async () => {
    interface Answer {
      readonly productGraph: {
        readonly nodes: { productId: string; x: number; y: number }[];
        readonly edges: { a: string; b: string; clientsBoth: number; lift: number }[];
        readonly links: Readonly<Record<"a" | "b" | "clientsBoth" | "lift" | "qValue", number[]>>;
        readonly nEdgesMatching: number;
      };
    }
    const query = `{ productGraph(maxEdges: 20, minLift: 1.1, minClients: 3) { nodes { productId problemId x y } edges { a b clientsBoth lift qValue } links { a b clientsBoth lift qValue } nEdgesMatching nEdgesTotal } }`;
    const first = (await service.graphql<Answer>(query)).data.productGraph;
    expect((await service.graphql<Answer>(query)).data.productGraph).toEqual(first);
    expect(first.nodes).toHaveLength(PRODUCTS);
    for (const { x, y } of first.nodes) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
    expect(first.edges.length).toBe(Math.min(20, first.nEdgesMatching));
    for (const edge of first.edges) expect(edge.lift >= 1.1 && edge.clientsBoth >= 3).toBe(true);
    const { nodes, links } = first;
    expect(links.qValue).toHaveLength(first.edges.length);
    first.edges.forEach(({ a, b, clientsBoth, lift }, i) => {
      expect([nodes[links.a[i]].productId, nodes[links.b[i]].productId, links.clientsBoth[i]]).toEqual([a, b, clientsBoth]);
      expect(links.lift[i] / lift).toBeCloseTo(1, 5);
    });
  });

  it("finds products, clients and problems by part of the name", async () => {
    const { data } = await service.graphql<{ search: { kind: string; id: string }[] }>(
      `{ search(text: "firm c", first: 5) { kind id label detail } }`,
    );
    expect(data.search).toHaveLength(5);
    expect(new Set(data.search.map((hit) => hit.kind))).toEqual(new Set(["CLIENT"]));
  });

  it("logs a served slate with its probabilities, and learns once from an outcome reported twice", async () => {
    const { data: list } = await service.graphql<{ clients: { nodes: { id: string }[] } }>(`{ clients(first: 1) { nodes { id } } }`);
    const clientId = list.clients.nodes[0].id;
    const served = await service.graphql<{
      serveRecommendation: {
        policyVersion: number;
        runId: string;
        items: { decisionId: string; recommendation: { propensity: number; productId: string } }[];
      };
    }>(
      `mutation($id: ID!) { serveRecommendation(clientId: $id, top: 3) { policyVersion runId items { decisionId recommendation { propensity productId } } } }`,
      {
        id: clientId,
      },
    );
    const slate = served.data.serveRecommendation;
    expect(slate.policyVersion).toBe(1);
    expect(slate.items).toHaveLength(3);
    const decision = await stores.decisions.decision(slate.items[0].decisionId);
    expect(decision).toMatchObject({ clientId, rank: 1, policyName: "ranking", policyVersion: 1, runId: slate.runId });
    expect(decision?.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    const at = decision?.candidates.indexOf(slate.items[0].recommendation.productId) ?? -1;
    expect(decision?.probabilities[at]).toBe(slate.items[0].recommendation.propensity);

    const report = () =>
      service.graphql<{ recordOutcome: { recorded: boolean; policyVersion: number; decision: { outcomes: object[] } } }>(
        `mutation($d: ID!) { recordOutcome(input: { id: "o1", decisionId: $d, kind: ACCEPTED, amount: 12.5 }) {
          recorded policyVersion decision { id outcomes { id kind amount } } } }`,
        { d: slate.items[0].decisionId },
      );
    const first = (await report()).data.recordOutcome;
    expect(first).toMatchObject({
      recorded: true,
      policyVersion: 2,
      decision: { outcomes: [{ id: "o1", kind: "ACCEPTED", amount: 12.5 }] },
    });
    expect((await report()).data.recordOutcome).toMatchObject({ recorded: false, policyVersion: 2 });
    // What was learnt is in the log of outcomes; the policy's bytes are stored now and then, here when a process ends.
    const second = await startTestService({ ...stores, close: () => Promise.resolve() });
    await second.stop();
    const [before, after] = [await stores.runs.policy(slate.runId, "ranking", 1), await stores.runs.policy(slate.runId, "ranking")];
    expect(after?.version).toBe(2);
    expect(after?.body).not.toBe(before?.body);
  });

  it("names a problem, and restores its generated name", async () => {
    const rename = (label: string | null) =>
      service.graphql<{ renameProblem: { label: string; generatedLabel: string; named: boolean } }>(
        `mutation($label: String) { renameProblem(id: "p0", label: $label) { label generatedLabel named } }`,
        { label },
      );
    expect((await rename(" Keeping vans on the road ")).data.renameProblem).toMatchObject({
      label: "Keeping vans on the road",
      named: true,
    });
    const { data } = await service.graphql<{ problem: { label: string } }>(`{ problem(id: "p0") { label } }`);
    expect(data.problem.label).toBe("Keeping vans on the road");
    const restored = (await rename(null)).data.renameProblem;
    expect(restored.label).toBe(restored.generatedLabel);
  });

  it("keeps serving the same results after a restart, without analysing again", async () => {
    const query = `{ activeRun { id } problems { nodes { id label share } } clients(first: 3) { nodes { id recommendations(top: 3) { productId score } } } }`;
    const before = (await service.graphql(query)).data;
    const second = await startTestService({ ...stores, close: () => Promise.resolve() });
    try {
      expect((await second.graphql(query)).data).toEqual(before);
      expect(await stores.runs.runs(10)).toHaveLength(1);
    } finally {
      await second.stop();
    }
  });

  it("fits policies again that cannot be restored, and keeps them, so that it is done once", async () => {
    const { id } = (await stores.runs.activeRun()) ?? { id: "" };
    const good = await stores.runs.policy(id, "q-learning");
    const version = good?.version ?? 0;
    await stores.runs.putPolicy({ name: "q-learning", version, runId: id, createdAt: "2024-01-01T00:00:00.000Z", body: "{}" });
    for (const warnings of [1, 0]) {
      const next = await startTestService({ ...stores, close: () => Promise.resolve() });
      expect(next.entries.filter((entry) => entry.level === "warn")).toHaveLength(warnings);
      await next.stop();
    }
    expect(await stores.runs.policy(id, "q-learning")).toMatchObject({ version: version + 1, body: good?.body });
  });

  it("keeps ids of problems in the next run and marks the results stale when deals change", async () => {
    const { data } = await service.graphql<{ startAnalysis: { id: string } }>(
      `mutation { startAnalysis(input: { mode: FAST, seed: 7, activate: false }) { id } }`,
    );
    await finished(data.startAnalysis.id);
    const { data: activated } = await service.graphql(`mutation($id: ID!) { activateRun(id: $id) { active } }`, {
      id: data.startAnalysis.id,
    });
    expect(activated).toEqual({ activateRun: { active: true } });
    const { data: kinds } = await service.graphql<{ problems: { nodes: { id: string; lineage: { kind: string } }[] } }>(
      `{ problems { nodes { id lineage { kind } } } }`,
    );
    expect(new Set(kinds.problems.nodes.map((node) => node.lineage.kind))).toEqual(new Set(["KEPT"]));
    await stores.deals.upsert("clients", [{ clientId: "new", name: "New Firm", attributes: {} }]);
    expect((await service.graphql(`{ datasetStatus { stale } }`)).data).toEqual({ datasetStatus: { stale: true } });
  });

  it("cancels a run", async () => {
    const { data } = await service.graphql<{ startAnalysis: { id: string } }>(
      `mutation { startAnalysis(input: { mode: THOROUGH }) { id } }`,
    );
    const { data: cancelled } = await service.graphql(`mutation($id: ID!) { cancelRun(id: $id) { status } }`, {
      id: data.startAnalysis.id,
    });
    expect(cancelled).toEqual({ cancelRun: { status: "CANCELLED" } });
    const { data: job } = await service.graphql(`query($id: ID!) { job(id: $id) { kind status } }`, { id: data.startAnalysis.id });
    expect(job).toEqual({ job: { kind: "ANALYSIS", status: "CANCELLED" } });
  });
});

describe("requests that are not well formed", () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ["a page of no rows", `{ clients(first: 0) { totalCount } }`, "BAD_USER_INPUT", /first must be/],
    ["a page beyond the limit", `{ intersections(first: 10001) { totalCount } }`, "BAD_USER_INPUT", /1 to 10000/],
    ["a foreign cursor", `{ intersections(after: "abc") { totalCount } }`, "BAD_USER_INPUT", /no cursor/],
    [
      "too many ranks",
      `{ clients(first: 1) { nodes { recommendations(top: 2000) { rank } } } }`,
      "BAD_USER_INPUT",
      /top must be 1 to 1000/,
    ],
    [
      "an unknown policy",
      `{ clients(first: 1) { nodes { recommendations(policy: "best") { rank } } } }`,
      "BAD_USER_INPUT",
      /no policy best/,
    ],
    ["an impossible date", `mutation { startAnalysis(input: { asOf: "2024-02-30" }) { id } }`, "BAD_USER_INPUT", /ISO date/],
    ["an unknown run", `mutation { activateRun(id: "none") { id } }`, "NOT_FOUND", /no run none/],
    [
      "an unknown decision",
      `mutation { recordOutcome(input: { id: "x", decisionId: "none", kind: REJECTED }) { recorded } }`,
      "NOT_FOUND",
      /no decision none/,
    ],
    ["an unknown problem", `mutation { renameProblem(id: "p99", label: "x") { id } }`, "NOT_FOUND", /no problem p99/],
    [
      "a negative amount",
      `mutation { recordOutcome(input: { id: "x", decisionId: "d", kind: REJECTED, amount: -1 }) { recorded } }`,
      "BAD_USER_INPUT",
      /amount/,
    ],
  ];
  it.each(cases)("refuses %s", async (_name, query, code, message) => {
    const { errors } = await service.graphql(query);
    expect(errors?.[0].extensions.code).toBe(code);
    expect(errors?.[0].message).toMatch(message);
  });

  it("masks an unexpected error, names the request, and logs it in full", async () => {
    const spy = jest.spyOn(stores.jobs, "jobs").mockRejectedValueOnce(new Error("secret path /etc/x"));
    const { errors } = await service.graphql(`{ jobs { totalCount } }`);
    spy.mockRestore();
    expect(errors?.[0].message).not.toContain("secret");
    const requestId = errors?.[0].extensions.requestId;
    expect(errors?.[0].message).toContain(requestId);
    const entry = service.entries.find((one) => (one.fields as { requestId?: string }).requestId === requestId && one.level === "error");
    expect((entry?.fields as { err: Error }).err.message).toContain("secret path");
  });

  it("refuses queries nested too deep, through fragments too", async () => {
    const nested = `{ products { nodes { adjacent { nodes { product { adjacent { nodes { product { adjacent { nodes { product { adjacent { nodes { product { id } } } } } } } } } } } } } } }`;
    const { errors, status } = await service.graphql(nested);
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
    expect(errors?.[0].message).toMatch(/at most 12/);
    const spread = `query { products { nodes { ...a } } } fragment a on Product { adjacent { nodes { product { ...b } } } } fragment b on Product { adjacent { nodes { product { ...c } } } }
      fragment c on Product { adjacent { nodes { product { adjacent { nodes { product { id } } } } } } }`;
    expect((await service.graphql(spread)).errors?.[0].message).toMatch(/at most 12/);
  });
});

describe("the port", () => {
  it("is alive and ready", async () => {
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });

  it("keeps CSRF prevention on", async () => {
    const response = await fetch(`${service.url}/graphql?query=${encodeURIComponent("{ activeRun { id } }")}`);
    expect(response.status).toBe(400);
  });

  it("refuses a body above the limit", async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: `{ a }${" ".repeat(2_000_000)}` }),
    });
    expect(response.status).toBe(413);
  });

  it("answers under no foreign name", async () => {
    const { request } = await import("node:http");
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${service.url}/graphql`, { headers: { host: "evil.example:80" } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on("error", reject);
      asked.end();
    });
    expect(status).toBe(421);
  });

  it("keeps the endpoints of the command line behind the token", async () => {
    expect((await fetch(`${service.url}/control/dataset`)).status).toBe(401);
    expect((await fetch(`${service.url}/control/status`, { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
  });

  it("sends a policy that allows the service's own origin only", async () => {
    const policy = (await fetch(`${service.url}/livez`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain("http");
  });
});
