import type { Stores } from "../../../server/ports/stores";
import { openSmallCompany } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

jest.setTimeout(120_000);

let stores: Stores;
let service: TestService;

interface Link {
  readonly a: string;
  readonly b: string;
  readonly clientsBoth: number;
}
const ask = async <T>(query: string, variables: object = {}): Promise<T> => {
  const { data, errors } = await service.graphql<T>(query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const analyse = async (input: string): Promise<string> => {
  const { startAnalysis } = await ask<{ startAnalysis: { id: string } }>(`mutation { startAnalysis(input: { ${input} }) { id } }`);
  await until(async () => {
    const { run } = await ask<{ run: { status: string; error: string | null } }>(`query ($id: ID!) { run(id: $id) { status error } }`, {
      id: startAnalysis.id,
    });
    expect(run.error).toBeNull();
    return run.status === "SUCCEEDED" ? true : null;
  });
  return startAnalysis.id;
};

beforeAll(async () => {
  stores = await openSmallCompany();
  service = await startTestService(stores);
});

afterAll(async () => {
  await service.stop();
});

it("answers nothing before the first analysis", async () => {
  expect(
    await ask(`{
      graphTimeline { runId } neighborhood(ids: ["x"]) { runId } productPath(from: "x", to: "y") { productIds } clientsOnMap(productId: "x") { productId }
      whitespaceGrid { runId } whitespaceCells(fromClient: 0, clients: 2, fromProduct: 0, products: 2) { clientId } evaluations { id }
      runComparison(otherRunId: "x") { runId } simulations { id }
    }`),
  ).toEqual({
    graphTimeline: null,
    neighborhood: null,
    productPath: null,
    clientsOnMap: null,
    whitespaceGrid: null,
    whitespaceCells: [],
    evaluations: [],
    runComparison: null,
    simulations: [],
  });
});

describe("after an analysis", () => {
  let graph: { nodes: { productId: string; clients: number }[]; edges: Link[] };

  beforeAll(async () => {
    await analyse("mode: FAST, seed: 7");
    await until(async () => ((await ask<{ activeRun: object | null }>(`{ activeRun { id } }`)).activeRun === null ? null : true));
    graph = (
      await ask<{ productGraph: typeof graph }>(
        `{ productGraph(minClients: 1, minLift: 0) { nodes { productId clients } edges { a b clientsBoth } } }`,
      )
    ).productGraph;
  });

  it("lets the map grow to what it is: counts never fall and end at the whole", async () => {
    const { graphTimeline } = await ask<{
      graphTimeline: {
        days: string[];
        products: { productId: string; clients: number[] }[];
        links: { a: string; b: string; clientsBoth: number[] }[];
      };
    }>(`{ graphTimeline(minClients: 1, minLift: 0, steps: 6) { days products { productId clients } links { a b clientsBoth } } }`);
    expect(graphTimeline.days).toHaveLength(6);
    expect([...graphTimeline.days].sort()).toEqual(graphTimeline.days);
    const rises = (counts: readonly number[]): boolean => counts.every((n, i) => i === 0 || n >= counts[i - 1]);
    expect(graphTimeline.products.every((each) => rises(each.clients))).toBe(true);
    expect(graphTimeline.links.every((each) => rises(each.clientsBoth))).toBe(true);
    expect(graphTimeline.products.map((each) => each.clients.at(-1))).toEqual(graph.nodes.map((node) => node.clients));
    expect(graphTimeline.links.map((each) => [each.a, each.b, each.clientsBoth.at(-1)])).toEqual(
      graph.edges.map((edge) => [edge.a, edge.b, edge.clientsBoth]),
    );
  });

  it("tells of every product of a neighbourhood how many neighbours it has and how many are there", async () => {
    const center = graph.nodes[0].productId;
    const { neighborhood } = await ask<{
      neighborhood: { products: { productId: string; nNeighbors: number; nShown: number }[]; links: Link[] };
    }>(
      `query ($ids: [ID!]!) { neighborhood(ids: $ids, perProduct: 2, minClients: 1, minLift: 0) { products { productId nNeighbors nShown } links { a b clientsBoth } } }`,
      { ids: [center, "no such product"] },
    );
    expect(neighborhood.products).toHaveLength(3);
    for (const each of neighborhood.products) {
      const all = graph.edges.filter((edge) => edge.a === each.productId || edge.b === each.productId);
      const shown = neighborhood.links.filter((edge) => edge.a === each.productId || edge.b === each.productId);
      expect(each).toMatchObject({ nNeighbors: all.length, nShown: shown.length });
    }
  });

  it("finds a way with as few links as a plain search does", async () => {
    const near = new Map<string, Set<string>>();
    const strong = graph.edges.filter((edge) => edge.clientsBoth >= 3);
    for (const { a, b } of strong)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ])
        near.set(from, (near.get(from) ?? new Set()).add(to));
    const ids = graph.nodes.map((node) => node.productId);
    for (const goal of ids.slice(1, 8)) {
      const distance = new Map([[ids[0], 0]]);
      const queue = [ids[0]];
      for (const id of queue)
        for (const next of near.get(id) ?? [])
          if (!distance.has(next)) {
            distance.set(next, (distance.get(id) ?? 0) + 1);
            queue.push(next);
          }
      const { productPath } = await ask<{ productPath: { productIds: string[]; links: Link[] } | null }>(
        `query ($from: ID!, $to: ID!) { productPath(from: $from, to: $to, minClients: 3, minLift: 0) { productIds links { a b } } }`,
        { from: ids[0], to: goal },
      );
      expect(productPath?.links.length ?? null).toBe(distance.get(goal) ?? null);
      productPath?.links.forEach((link, i) => {
        expect([link.a, link.b].sort()).toEqual([productPath.productIds[i], productPath.productIds[i + 1]].sort());
      });
    }
    const { productPath } = await ask<{ productPath: object }>(
      `query ($id: ID!) { productPath(from: $id, to: $id) { productIds links { a } } }`,
      {
        id: ids[0],
      },
    );
    expect(productPath).toEqual({ productIds: [ids[0]], links: [] });
  });

  it("tells clients of a product, those with the most products first, up to the cap", async () => {
    const { productId, clients } = graph.nodes[0];
    const { clientsOnMap } = await ask<{
      clientsOnMap: { nClients: number; clients: { clientId: string; nProducts: number; productIds: string[] }[] };
    }>(`query ($id: ID!) { clientsOnMap(productId: $id, first: 3) { nClients clients { clientId nProducts productIds } } }`, {
      id: productId,
    });
    expect(clientsOnMap.nClients).toBe(clients);
    expect(clientsOnMap.clients).toHaveLength(Math.min(3, clients));
    for (const client of clientsOnMap.clients) expect(client.productIds).toContain(productId);
    const sizes = clientsOnMap.clients.map((client) => client.nProducts);
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
  });

  it("gives the whitespace as parts that fit together: owned products are null, the others chances", async () => {
    const { whitespaceGrid } = await ask<{
      whitespaceGrid: { greatest: number; clients: { id: string; expected: number }[]; products: { id: string }[] };
    }>(`{ whitespaceGrid { greatest clients { id expected } products { id } } }`);
    const { clients, products, greatest } = whitespaceGrid;
    expect(clients.map((each) => each.expected)).toEqual(clients.map((each) => each.expected).sort((a, b) => b - a));
    const part = (fromClient: number, nClients: number, fromProduct: number, nProducts: number) =>
      ask<{ whitespaceCells: { clientId: string; chances: (number | null)[] }[] }>(
        `{ whitespaceCells(fromClient: ${fromClient}, clients: ${nClients}, fromProduct: ${fromProduct}, products: ${nProducts}) { clientId chances } }`,
      );
    const whole = (await part(0, clients.length, 0, products.length)).whitespaceCells;
    expect(whole.map((row) => row.clientId)).toEqual(clients.map((each) => each.id));
    const corner = (await part(1, 2, 2, 3)).whitespaceCells;
    expect(corner.map((row) => row.chances)).toEqual(whole.slice(1, 3).map((row) => row.chances.slice(2, 5)));
    const values = whole.flatMap((row) => row.chances);
    expect(values.every((value) => value === null || value === -1 || (value >= 0 && value <= greatest + 1e-4))).toBe(true);
    const { client } = await ask<{ client: { nProducts: number } }>(`query ($id: ID!) { client(id: $id) { nProducts } }`, {
      id: clients[0].id,
    });
    expect(whole[0].chances.filter((value) => value === null)).toHaveLength(client.nProducts);
    const { errors } = await service.graphql(
      `{ whitespaceCells(fromClient: 0, clients: 1000, fromProduct: 0, products: 1000) { clientId } }`,
    );
    expect(errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("follows problems and mixtures over time; shares of a period sum to 1 over problems and background", async () => {
    const { problems } = await ask<{
      problems: { nodes: { drift: { nDeals: number; share: number | null; low: number; high: number }[] }[] };
    }>(`{ problems(first: 100) { nodes { drift(steps: 4) { nDeals share low high } } } }`);
    for (let step = 0; step < 4; step += 1) {
      const periods = problems.nodes.map((problem) => problem.drift[step]);
      const sum = periods.reduce((total, each) => total + (each.share ?? 0), 0);
      if (periods[0].nDeals > 0) expect(sum).toBeGreaterThan(0.2);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
      for (const each of periods)
        if (each.share !== null) expect(each.low <= each.share + 1e-12 && each.share <= each.high + 1e-12).toBe(true);
    }
    const { clients } = await ask<{
      clients: { nodes: { mixtureOverTime: { on: string; nDeals: number; shares: { share: number; low: number; high: number }[] }[] }[] };
    }>(`{ clients(first: 3) { nodes { mixtureOverTime(steps: 5) { on nDeals shares { share low high } } } } }`);
    for (const { mixtureOverTime } of clients.nodes) {
      expect(mixtureOverTime.length).toBeLessThanOrEqual(5);
      expect(mixtureOverTime.map((moment) => moment.on)).toEqual(mixtureOverTime.map((moment) => moment.on).sort());
      for (const { share, low, high } of mixtureOverTime.flatMap((moment) => moment.shares))
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      for (const moment of mixtureOverTime) expect(moment.shares.reduce((sum, each) => sum + each.share, 0)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it("holds two runs of equal deals and seed beside each other without a difference", async () => {
    const other = await analyse("mode: FAST, seed: 7, activate: false");
    const { runComparison } = await ask<{ runComparison: { nShared: number; nSame: number; changes: unknown[] } }>(
      `query ($id: ID!) { runComparison(otherRunId: $id) { nShared nSame changes { productId } } }`,
      { id: other },
    );
    expect(runComparison).toEqual({ nShared: graph.nodes.length, nSame: graph.nodes.length, changes: [] });
    const { errors } = await service.graphql(`{ runComparison(otherRunId: "none") { runId } }`);
    expect(errors?.[0].extensions.code).toBe("NOT_FOUND");
  });

  it("shows an earlier run on the map: the products that were bought by then with their clients, and links among them", async () => {
    const early = await analyse('mode: FAST, seed: 7, activate: false, asOf: "2021-12-31"');
    const question = `query ($id: ID!) {
      runOnMap(runId: $id, minClients: 1, minLift: 0) {
        runId asOf problems { id } products { productId problemId clients } links { a b clientsBoth } nEdgesMatching
      }
    }`;
    interface Shown {
      readonly runOnMap: {
        readonly runId: string;
        readonly asOf: string;
        readonly problems: readonly { readonly id: string }[];
        readonly products: readonly { readonly productId: string; readonly problemId: string; readonly clients: number }[];
        readonly links: readonly Link[];
        readonly nEdgesMatching: number;
      };
    }
    const { runOnMap } = await ask<Shown>(question, { id: early });
    expect([runOnMap.runId, runOnMap.asOf]).toEqual([early, "2021-12-31"]);
    const now = new Map(graph.nodes.map((node) => [node.productId, node.clients]));
    const problems = new Set(runOnMap.problems.map(({ id }) => id));
    for (const { productId, problemId, clients } of runOnMap.products) {
      expect(clients).toBeGreaterThan(0);
      expect(clients).toBeLessThanOrEqual(now.get(productId) ?? 0);
      expect(problems.has(problemId)).toBe(true);
    }
    const before = new Map(runOnMap.products.map(({ productId, clients }) => [productId, clients]));
    expect([...before.values()].reduce((sum, n) => sum + n, 0)).toBeLessThan([...now.values()].reduce((sum, n) => sum + n, 0));
    expect(runOnMap.links).toHaveLength(runOnMap.nEdgesMatching);
    for (const { a, b, clientsBoth } of runOnMap.links)
      expect(clientsBoth).toBeLessThanOrEqual(Math.min(before.get(a) ?? 0, before.get(b) ?? 0));
    const { activeRun } = await ask<{ activeRun: { id: string } }>(`{ activeRun { id } }`);
    const served = (await ask<Shown>(question, { id: activeRun.id })).runOnMap;
    expect(served.products.map(({ productId, clients }) => [productId, clients])).toEqual([...now].filter(([, clients]) => clients > 0));
    const { errors } = await service.graphql(`{ runOnMap(runId: "none") { runId } }`);
    expect(errors?.[0].extensions.code).toBe("NOT_FOUND");
  });

  it("names the run of every answer in its head", async () => {
    const { activeRun } = await ask<{ activeRun: { id: string } }>(`{ activeRun { id } }`);
    const response = await fetch(`${service.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ productGraph { runId } }" }),
    });
    expect(response.headers.get("dealgraph-run")).toBe(activeRun.id);
  });

  it("plays the policies as a job: regret in planted markets and value in the own history", async () => {
    const { startSimulation } = await ask<{ startSimulation: { id: string; status: string } }>(
      `mutation { startSimulation(markets: 2, decisions: 100, effort: 0) { id status } }`,
    );
    expect(startSimulation.status).toBe("QUEUED");
    const report = await until(async () => {
      const { simulations } = await ask<{
        simulations: {
          id: string;
          error: string | null;
          report: { planted: { markets: { regretByTenth: number[] }[] }; history: object } | null;
        }[];
      }>(`{ simulations { id error report } }`);
      expect(simulations[0].error).toBeNull();
      return simulations[0].report;
    });
    expect(report.planted.markets.every(({ regretByTenth }) => regretByTenth.length === 10)).toBe(true);
    expect(report.history).not.toBeNull();
    for (const bad of ["markets: 0", "decisions: 1000000", "effort: -1"]) {
      const { errors } = await service.graphql(`mutation { startSimulation(${bad}) { id } }`);
      expect(errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
    }
  });

  it.each([
    ["startSimulation(markets: 50, decisions: 100000)", "SIMULATION"],
    ["startFunnelStudy", "FUNNELS"],
    ["startEvaluation", "EVALUATION"],
    ["startAnalysis(input: { seed: 3, activate: false })", "ANALYSIS"],
  ])("stops the job of %s", async (start, kind) => {
    const started = await ask<Record<string, { id: string }>>(`mutation { ${start} { id } }`);
    const [{ id }] = Object.values(started);
    const { cancelJob } = await ask<{ cancelJob: { kind: string; status: string } }>(
      `mutation ($id: ID!) { cancelJob(id: $id) { kind status } }`,
      { id },
    );
    expect(cancelJob).toEqual({ kind, status: "CANCELLED" });
  });

  it("stops an import, also one that another process works at", async () => {
    const at = "2026-01-01T00:00:00.000Z";
    const open = { payload: { files: [], options: {} }, checkpoint: null, result: null, error: null, createdAt: at, updatedAt: at };
    const lease = { owner: "another", leaseUntil: "2999-01-01T00:00:00.000Z" };
    await stores.jobs.restore({ id: "upload", kind: "import", status: "running", progress: 0.2, stage: "deals.csv", ...open, ...lease });
    const { cancelJob } = await ask<{ cancelJob: object }>(`mutation { cancelJob(id: "upload") { kind status } }`);
    expect(cancelJob).toEqual({ kind: "IMPORT", status: "CANCELLED" });
  });

  it("stops no job that does not exist", async () => {
    const { errors } = await service.graphql(`mutation { cancelJob(id: "none") { id } }`);
    expect(errors?.[0].extensions.code).toBe("NOT_FOUND");
  });

  it("starts an evaluation as a job and stops it", async () => {
    const { startEvaluation } = await ask<{ startEvaluation: { id: string; status: string } }>(
      `mutation { startEvaluation(cuts: [0.8]) { id status } }`,
    );
    expect(startEvaluation.status).toBe("QUEUED");
    const { cancelEvaluation } = await ask<{ cancelEvaluation: { status: string } }>(
      `mutation ($id: ID!) { cancelEvaluation(id: $id) { status } }`,
      { id: startEvaluation.id },
    );
    expect(cancelEvaluation.status).toBe("CANCELLED");
    const { evaluations } = await ask<{ evaluations: { id: string; report: object | null }[] }>(`{ evaluations { id report } }`);
    expect(evaluations).toEqual([{ id: startEvaluation.id, report: null }]);
    const { errors } = await service.graphql(`mutation { startEvaluation(cuts: [1.5]) { id } }`);
    expect(errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it.each([
    ["pr1", false],
    ["produkt", true],
    ["porduct", true],
    ["xxproduct", false],
  ])("search for %s forgives one change, no more", async (text, found) => {
    const names = graph.nodes.length;
    expect(names).toBeGreaterThan(0);
    const { search } = await ask<{ search: { kind: string }[] }>(`query ($text: String!) { search(text: $text) { kind } }`, { text });
    expect(search.some((hit) => hit.kind === "PRODUCT")).toBe(found);
  });
});
