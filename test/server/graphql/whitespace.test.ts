import { openSmallCompany, PRODUCTS, CLIENTS } from "../support/small-company";
import { startTestService, until, type TestService } from "../support/test-service";

jest.setTimeout(120_000);

let service: TestService;

interface Offer {
  readonly clientId: string;
  readonly productId: string;
  readonly probability: number;
  readonly expectedAmount: number;
  readonly expectedValue: number;
  readonly supportClients: number;
  readonly problemId: string;
  readonly reason: string;
}
interface Offers {
  readonly openOffers: { readonly totalCount: number; readonly nodes: readonly Offer[] };
}
interface Sums {
  readonly whitespaceSums: {
    readonly rows: readonly {
      readonly id: string;
      readonly name: string;
      readonly attribute: string | null;
      readonly nClients: number;
      readonly expectedAdoptions: number;
      readonly expectedValue: number;
    }[];
  } | null;
}

const FIELDS = "clientId productId probability expectedAmount expectedValue supportClients problemId reason";
const offers = async (args: string): Promise<Offers["openOffers"]> => {
  const { data, errors } = await service.graphql<Offers>(`{ openOffers(${args}) { totalCount nodes { ${FIELDS} } } }`);
  expect(errors).toBeUndefined();
  return data.openOffers;
};
const sums = async (by: string) => {
  const { data } = await service.graphql<Sums>(
    `{ whitespaceSums(by: ${by}) { rows { id name attribute nClients expectedAdoptions expectedValue } } }`,
  );
  return data.whitespaceSums?.rows ?? null;
};

beforeAll(async () => {
  service = await startTestService(await openSmallCompany());
});
afterAll(async () => {
  await service.stop();
});

it("is empty before the first analysis", async () => {
  expect(await offers("first: 1")).toEqual({ totalCount: 0, nodes: [] });
  expect(await sums("PRODUCT")).toBeNull();
});

describe("after an analysis", () => {
  beforeAll(async () => {
    await service.graphql(`mutation { startAnalysis(input: { mode: FAST }) { id } }`);
    await until(async () => ((await sums("CLIENT")) === null ? null : true));
  });

  it("lists open offers by worth, with chance, support and reason", async () => {
    const { totalCount, nodes } = await offers("first: 200");
    expect(totalCount).toBeGreaterThan(CLIENTS);
    nodes.forEach((offer, i) => {
      expect(offer.probability).toBeGreaterThan(0);
      expect(offer.expectedValue).toBeCloseTo(offer.probability * offer.expectedAmount, 9);
      expect(offer.supportClients).toBeGreaterThanOrEqual(0);
      expect(offer.reason).not.toBe("");
      if (i > 0) expect(offer.expectedValue).toBeLessThanOrEqual(nodes[i - 1].expectedValue);
    });
  });

  it("filters by client, product, problem, segment and probability", async () => {
    const [first] = (await offers("first: 1")).nodes;
    const ofClient = await offers(`clientId: "${first.clientId}", orderBy: PROBABILITY`);
    expect(new Set(ofClient.nodes.map(({ clientId }) => clientId))).toEqual(new Set([first.clientId]));
    expect(ofClient.totalCount).toBeLessThan(PRODUCTS);
    const ofProduct = await offers(`productId: "${first.productId}"`);
    expect(new Set(ofProduct.nodes.map(({ productId }) => productId))).toEqual(new Set([first.productId]));
    const ofProblem = await offers(`problemId: "${first.problemId}"`);
    expect(new Set(ofProblem.nodes.map(({ problemId }) => problemId))).toEqual(new Set([first.problemId]));
    const all = (await offers("first: 1")).totalCount;
    const parts = await Promise.all(["tyres", "software", "bakery"].map((level) => offers(`attribute: "industry", level: "${level}"`)));
    expect(parts.reduce((sum, part) => sum + part.totalCount, 0)).toBe(all);
    const likely = await offers(`minProbability: ${first.probability}`);
    expect(likely.nodes.every(({ probability }) => probability >= first.probability)).toBe(true);
  });

  it("refuses an attribute that is not there, one without a level, and probabilities out of range", async () => {
    for (const args of [`attribute: "colour", level: "red"`, `attribute: "industry"`, "minProbability: 3"]) {
      const { errors } = await service.graphql(`{ openOffers(${args}) { totalCount } }`);
      expect(errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
    }
  });

  it("sums the same total by client, product, problem and segment", async () => {
    const total = async (by: string): Promise<number> =>
      (await sums(by))?.reduce((sum, row) => sum + row.expectedAdoptions, 0) ?? Number.NaN;
    const byClient = await total("CLIENT");
    expect(byClient).toBeGreaterThan(0);
    for (const by of ["PRODUCT", "PROBLEM", "SEGMENT"]) expect(await total(by)).toBeCloseTo(byClient, 6);
    expect((await sums("SEGMENT"))?.map(({ attribute }) => attribute)).toEqual(["industry", "industry", "industry"]);
  });
});
