import type { Stores } from "../../../server/ports/stores";
import { openSmallCompany } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

jest.setTimeout(120_000);

let stores: Stores;
let service: TestService;

beforeAll(async () => {
  stores = await openSmallCompany();
  service = await startTestService(stores);
  await service.graphql(`mutation { startAnalysis { id } }`);
  await until(async () => (await service.graphql<{ activeRun: object | null }>(`{ activeRun { id } }`)).data.activeRun);
});

afterAll(async () => {
  await service.stop();
});

interface Pair {
  readonly productA: string;
  readonly productB: string;
  readonly clientsBoth: number;
  readonly expected: number;
  readonly pValue: number;
}

it("says who exactly is behind an intersection of two products and of more", async () => {
  const { data } = await service.graphql<{ intersections: { nodes: Pair[] } }>(
    `{ intersections(first: 1, orderBy: CLIENTS_BOTH) { nodes { productA productB clientsBoth expected pValue } } }`,
  );
  const [pair] = data.intersections.nodes;
  const ask = (productIds: readonly string[]) =>
    service.graphql<{
      intersection: {
        clientsAll: number;
        expected: number;
        pValue: number | null;
        products: { productId: string; nClients: number }[];
        clients: { totalCount: number; nodes: { id: string; deals: { nodes: { productId: string }[] } }[] };
      } | null;
    }>(
      `query($productIds: [ID!]!) { intersection(productIds: $productIds) { clientsAll expected pValue products { productId nClients }
        clients(first: 5) { totalCount nodes { id deals(first: 100) { nodes { productId } } } } } }`,
      { productIds },
    );
  const two = (await ask([pair.productA, pair.productB])).data.intersection;
  expect(two?.clientsAll).toBe(pair.clientsBoth);
  expect(two?.expected).toBeCloseTo(pair.expected, 9);
  expect(two?.pValue).toBeCloseTo(pair.pValue, 9);
  expect(two?.clients.totalCount).toBe(pair.clientsBoth);

  const products = await service.graphql<{ products: { nodes: { id: string }[] } }>(`{ products(first: 3) { nodes { id } } }`);
  const wanted = products.data.products.nodes.map(({ id }) => id);
  const three = (await ask(wanted)).data.intersection;
  expect(three?.clients.totalCount).toBe(three?.clientsAll);
  for (const client of three?.clients.nodes ?? [])
    expect(client.deals.nodes.map(({ productId }) => productId)).toEqual(expect.arrayContaining(wanted));

  expect((await ask([wanted[0]])).errors?.[0].message).toContain("productIds must be 2 to 10 different products, got 1");
  expect((await ask([wanted[0], "nothing"])).errors?.[0].message).toContain("no product nothing in the active run");
});

it("answers the explorer's question who is due next for every problem", async () => {
  const { data, errors } = await service.graphql<{ problems: { nodes: { chainOut: { due: { totalCount: number } }[] }[] } }>(
    `{ problems(first: 3) { nodes { chainOut { lift qValue time { medianDays } due(first: 5) { totalCount nodes { clientId chance } } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.problems.nodes.length).toBe(3);
});

it("gives each link of the chain its time, and clients who are due with their chance, highest first", async () => {
  const { data, errors } = await service.graphql<{
    chain: {
      nodes: {
        time: { nClients: number; lowDays: number; medianDays: number; highDays: number } | null;
        due: { totalCount: number; nodes: { clientId: string; waitedDays: number; withinDays: number; chance: number }[] };
      }[];
    };
  }>(
    `{ chain { nodes { time { nClients lowDays medianDays highDays } due(first: 100, withinDays: 90) { totalCount nodes { clientId waitedDays withinDays chance } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.chain.nodes.length).toBeGreaterThan(0);
  for (const { time, due } of data.chain.nodes) {
    expect(time?.nClients).toBeGreaterThan(0);
    expect(time?.lowDays).toBeLessThanOrEqual(time?.medianDays ?? 0);
    expect(due.totalCount).toBe(due.nodes.length);
    const chances = due.nodes.map(({ chance }) => chance);
    expect(chances).toEqual([...chances].sort((a, b) => b - a));
    for (const { withinDays, chance } of due.nodes) {
      expect(withinDays).toBe(90);
      expect(chance >= 0 && chance <= 1).toBe(true);
    }
  }
  const refused = await service.graphql(`{ chain(first: 1) { nodes { due(withinDays: 0) { totalCount } } } }`);
  expect(refused.errors?.[0].message).toContain("withinDays must be an integer >= 1, got 0");
});

it("lists what fits nowhere, as many as the report counts, and what problems are worth for a product", async () => {
  const { data, errors } = await service.graphql<{
    activeRun: {
      report: {
        misfitClients: number;
        misfitProducts: number;
        compared: boolean;
        firmographicPrior: { used: boolean; bits: number } | null;
      };
    };
    clients: { totalCount: number; nodes: { misfit: boolean }[] };
    products: { totalCount: number; nodes: { misfit: boolean }[] };
    all: { nodes: { predictability: { hiddenPairs: number; bits: number; low: number; high: number } | null }[] };
  }>(`{ activeRun { report { misfitClients misfitProducts compared firmographicPrior { used bits } } }
        clients(misfit: true) { totalCount nodes { misfit } } products(misfit: true) { totalCount nodes { misfit } }
        all: products { nodes { predictability { hiddenPairs bits low high } } } }`);
  expect(errors).toBeUndefined();
  const { report } = data.activeRun;
  expect(data.clients.totalCount).toBe(report.misfitClients);
  expect(data.products.totalCount).toBe(report.misfitProducts);
  expect([...data.clients.nodes, ...data.products.nodes].every(({ misfit }) => misfit)).toBe(true);
  // Industries were dealt out at random.
  expect(report.firmographicPrior?.used).toBe(false);
  expect(report.compared).toBe(false);
  const measured = data.all.nodes.flatMap(({ predictability }) => predictability ?? []);
  expect(measured.length).toBeGreaterThan(5);
  for (const { hiddenPairs, bits, low, high } of measured) {
    expect(hiddenPairs).toBeGreaterThanOrEqual(5);
    expect(low <= bits && bits <= high).toBe(true);
  }
});
