import type { Analysis } from "../../../graph/analysis";
import type { Dataset } from "../../../graph/deals/dataset";
import { asClientId, asProductId, type ClientId } from "../../../graph/deals/ids";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { analyzeDeals } from "../../../graph/pipeline";
import { servedPolicyNames, type PolicyName } from "../../../graph/policy/policy";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import type { Recommender, Slate } from "../../../graph/recommendation/recommender";
import { plantDeals } from "../../../graph/simulation/planted";
import { makeDataset, type DealTuple } from "../../support/small-data";

const planted = plantDeals({ seed: 2, nClients: 150, nProducts: 30, nProblems: 3, dealsPerClient: 6 }).dataset;
const days = [...planted.deals.days].sort((a, b) => a - b);
const asOfDay = days[Math.floor(0.8 * days.length)];

let analysis: Analysis;
let recommender: Recommender;
let clients: readonly ClientId[];

beforeAll(async () => {
  ({ analysis } = await analyzeDeals(planted, { seed: 1, asOf: asOfDay, mode: "fast" }, sequentialRunner));
  recommender = await prepareRecommender(planted, { asOfDay, seed: 1, analysis, policies: servedPolicyNames });
  clients = analysis.clientIds;
});

const ownedBy = (dataset: Dataset, client: string, day: number | null): Set<string> => {
  const { deals } = dataset;
  const owned = new Set<string>();
  deals.days.forEach((d, row) => {
    if (deals.clientIds[deals.clients[row]] === client && (day === null || d <= day)) owned.add(deals.productIds[deals.products[row]]);
  });
  return owned;
};

describe.each(servedPolicyNames)("policy %s serves", (policy) => {
  test.each([false, true])("slates of products the client does not own (explore %s)", (explore) => {
    for (const client of clients.slice(0, 25)) {
      const slate = recommender.recommend(client, { top: 5, explore, policy, seed: 3 });
      const owned = ownedBy(planted, client, asOfDay);
      expect(slate.isKnown).toBe(true);
      expect(slate.candidates.some((id) => owned.has(id))).toBe(false);
      expect(slate.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
      expect(new Set(slate.rows.map(({ productId }) => productId)).size).toBe(5);
      for (const row of slate.rows) {
        expect(slate.candidates).toContain(row.productId);
        expect(row.probabilities[slate.candidates.indexOf(row.productId)]).toBe(row.propensity);
        expect(row.probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(row.propensity).toBeGreaterThan(0);
        if (!explore) expect(row).toMatchObject({ propensity: 1, isExploration: false });
        const total = row.evidence.contributions.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(total).toBeCloseTo(row.score, 9);
      }
    }
  });

  test("equal seeds give equal slates and a batch gives the rows of the slates", () => {
    const options = { top: 4, explore: true, seed: 7, policy };
    const slates = clients.slice(0, 10).map((client) => recommender.recommend(client, options));
    expect(clients.slice(0, 10).map((client) => recommender.recommend(client, options))).toEqual(slates);
    const batch = [...recommender.recommendAll(clients.slice(0, 10), options)];
    batch.forEach((rows, i) => {
      expect(slates[i].rows).toMatchObject(rows);
    });
    const looked = recommender.recommend(clients[0], { ...options, forLog: false });
    expect(slates[0].featuresDigest).not.toBe("");
    expect(looked).toEqual({
      ...slates[0],
      featuresDigest: "",
      candidates: [],
      rows: slates[0].rows.map((row) => ({ ...row, probabilities: new Float64Array() })),
    });
  });

  test("the prior, and says so, for a client unknown at the date", () => {
    const slate = recommender.recommend(asClientId("nobody"), { top: 3, policy });
    expect(slate).toMatchObject({ isKnown: false, littleData: true, stateId: null });
    expect(slate.rows).toHaveLength(3);
    for (const row of slate.rows) {
      expect(row.littleData).toBe(true);
      expect(row.reason).toMatch(/^Little data: prior used/);
      expect(row.evidence.priorNote).toContain("no won deal");
    }
  });
});

describe("a recommendation of the ranking policy", () => {
  let slates: readonly Slate[];
  beforeAll(() => {
    slates = clients.slice(0, 40).map((client) => recommender.recommend(client, { top: 3 }));
  });

  test("has the evidence of its problem, counted from the deals", () => {
    const { nProblems, theta } = analysis.model;
    const main = clients.map((_, c) => {
      const row = [...theta.subarray(c * nProblems, (c + 1) * nProblems)];
      return row.indexOf(Math.max(...row));
    });
    const rows = slates.flatMap(({ rows: own }) => own).filter(({ evidence }) => evidence.problem !== null);
    expect(rows.length).toBeGreaterThan(20);
    for (const { productId, problemId, evidence } of rows.slice(0, 20)) {
      const k = analysis.problems.findIndex(({ id }) => id === problemId);
      const members = clients.filter((_, c) => main[c] === k);
      expect(evidence.problem).toMatchObject({
        problemId,
        nClients: members.length,
        nBuyers: members.filter((client) => ownedBy(planted, client, asOfDay).has(productId)).length,
      });
    }
  });

  test("tells the client's problems, largest first, the one that the product addresses among those of any weight", () => {
    for (const client of clients.slice(0, 20)) {
      for (const { evidence } of recommender.recommend(client, { top: 3 }).rows) {
        const shares = evidence.clientProblems.map(({ share }) => share);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        expect(shares.every((share) => share >= 0.05)).toBe(true);
        const addressed = evidence.clientProblems.find(({ problemId }) => problemId === evidence.problem?.problemId);
        if ((evidence.problem?.share ?? 0) >= 0.05) expect(addressed?.share).toBe(evidence.problem?.share);
      }
    }
  });

  test("names the owned product with the surest intersection, and the nearest buyers with their latest deal", () => {
    for (const { clientId, rows } of slates.slice(0, 10)) {
      const owned = ownedBy(planted, clientId, asOfDay);
      for (const { productId, evidence } of rows) {
        if (evidence.intersection !== null) {
          expect(owned.has(evidence.intersection.productId)).toBe(true);
          const { productId: other } = evidence.intersection;
          const both = clients.filter((client) => {
            const theirs = ownedBy(planted, client, asOfDay);
            return theirs.has(productId) && theirs.has(other);
          });
          expect(evidence.intersection.sharedClients).toBe(both.length);
        }
        const similarities = evidence.nearestDeals.map(({ similarity }) => similarity);
        expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
        for (const { clientId: buyer, similarity, day } of evidence.nearestDeals) {
          const theirs = ownedBy(planted, buyer, asOfDay);
          expect(theirs.has(productId)).toBe(true);
          const both = [...owned].filter((id) => theirs.has(id)).length;
          expect(similarity).toBeCloseTo(both / (owned.size + theirs.size - both), 12);
          const { deals } = planted;
          const latest = Math.max(
            ...deals.days.filter(
              (d, row) =>
                d <= asOfDay && deals.clientIds[deals.clients[row]] === buyer && deals.productIds[deals.products[row]] === productId,
            ),
          );
          expect(day).toBe(latest);
        }
      }
    }
  });

  test("beats popularity on what came true", () => {
    const hits = (policy: PolicyName): number => {
      let n = 0;
      for (const client of clients) {
        const later = ownedBy(planted, client, null);
        for (const { productId } of recommender.recommend(client, { top: 5, policy }).rows) n += later.has(productId) ? 1 : 0;
      }
      return n;
    };
    expect(hits("ranking")).toBeGreaterThan(hits("popularity"));
  });
});

describe("the recommender", () => {
  test("restored from its serialised policies gives the same bytes without fitting", async () => {
    const restored = new Map([...recommender.policies].map(([name, policy]) => [name, policy.serialize()]));
    const again = await prepareRecommender(planted, { asOfDay, seed: 1, analysis, policies: servedPolicyNames, restored });
    for (const policy of servedPolicyNames) {
      for (const client of clients.slice(0, 5)) {
        const options = { top: 5, explore: true, policy, seed: 9 };
        expect(again.recommend(client, options)).toEqual(recommender.recommend(client, options));
      }
    }
  });

  test("does not depend on what happens after the day", async () => {
    const { deals } = planted;
    const isLater = (row: number): boolean => deals.days[row] > asOfDay;
    const otherFuture: Dataset = {
      ...planted,
      deals: {
        ...deals,
        clients: deals.clients.map((c, row) => (isLater(row) ? (c + 13) % deals.clientIds.length : c)),
        products: deals.products.map((p, row) => (isLater(row) ? (p + 7) % deals.productIds.length : p)),
        amounts: deals.amounts.map((amount, row) => (isLater(row) ? 3 * amount : amount)),
      },
    };
    const other = await prepareRecommender(otherFuture, { asOfDay, seed: 1, policies: ["ranking", "q-learning"], analysis });
    for (const policy of ["ranking", "q-learning"] as const) {
      for (const client of clients) expect(other.recommend(client, { policy })).toEqual(recommender.recommend(client, { policy }));
    }
  });

  test("analyses the deals itself, in fast mode, when no analysis is given", async () => {
    const own = await prepareRecommender(planted, { asOfDay, seed: 1 });
    for (const client of clients.slice(0, 10)) expect(own.recommend(client)).toEqual(recommender.recommend(client));
  });

  test("learns from outcomes: an offer often rejected falls, an accepted one rises", async () => {
    const restored = new Map([...recommender.policies].map(([name, policy]) => [name, policy.serialize()]));
    const own = await prepareRecommender(planted, { asOfDay, seed: 1, analysis, restored });
    const client = clients[0];
    const best = own.recommend(client, { top: 1 }).rows[0];
    const outcomes = Array.from({ length: 40 }, () => ({ clientId: client, productId: best.productId, reward: 0 }));
    expect(own.learn("ranking", outcomes)).toBe(40);
    expect(own.recommend(client).policyUpdates).toBe(40);
    const after = own.recommend(client, { top: 30 }).rows.find(({ productId }) => productId === best.productId);
    expect(after?.score).toBeLessThan(best.score);
    expect(own.learn("ranking", [{ clientId: client, productId: asProductId("unheard of"), reward: 1 }])).toBe(0);
    expect(() => own.learn("ranking", [{ clientId: client, productId: best.productId, reward: 2 }])).toThrow("reward");
  });

  test("serves a profile that is not in the data by what it owns", () => {
    const model = clients.find((client) => ownedBy(planted, client, asOfDay).size >= 4) ?? clients[0];
    const ownedProducts = [...ownedBy(planted, model, asOfDay)].map(asProductId);
    const slate = recommender.recommend({ clientId: asClientId("prospect"), ownedProducts, attributes: {} }, { top: 5 });
    expect(slate).toMatchObject({ clientId: "prospect", isKnown: false, littleData: false });
    expect(slate.candidates.some((id) => ownedProducts.includes(id))).toBe(false);
  });

  test.each([
    [{ top: 0 }, "top"],
    [{ top: 2.5 }, "top"],
    [{ top: 1001 }, "top"],
    [{ seed: 0.5 }, "seed"],
  ])("refuses %o", (options, message) => {
    expect(() => recommender.recommend(clients[0], options)).toThrow(InvalidArgumentError);
    expect(() => recommender.recommend(clients[0], options)).toThrow(message);
  });

  test("refuses a policy that was not prepared, an unknown one, and an analysis of other deals", async () => {
    const restored = new Map([...recommender.policies].map(([name, policy]) => [name, policy.serialize()]));
    const own = await prepareRecommender(planted, { asOfDay, seed: 1, analysis, restored });
    expect(() => own.recommend(clients[0], { policy: "popularity" })).toThrow("prepared");
    const prepare = (options: Partial<Parameters<typeof prepareRecommender>[1]>) =>
      prepareRecommender(planted, { asOfDay, seed: 1, analysis, ...options });
    await expect(prepare({ policies: ["oracle" as PolicyName] })).rejects.toThrow("oracle");
    await expect(prepare({ asOfDay: days[5] })).rejects.toThrow("analyse again");
    await expect(prepare({ restored: new Map([["ranking", recommender.policies.get("popularity")?.serialize() ?? ""]]) })).rejects.toThrow(
      "popularity",
    );
  });
});

describe("degenerate data", () => {
  const serve = async (deals: readonly DealTuple[], day: number | null, attributes = {}) =>
    prepareRecommender(makeDataset(deals, { attributes }), { asOfDay: day, seed: 1 });

  test("no deals: nothing to offer to anybody", async () => {
    const empty = await serve([], null);
    expect(empty.recommend(asClientId("a"))).toMatchObject({ rows: [], candidates: [], isKnown: false });
    const early = await serve([["a", "x", 10]], 5);
    expect(early.recommend(asClientId("a")).rows).toEqual([]);
  });

  test("one product: offered to those who lack it, no rows for its owners", async () => {
    const one = await serve([["a", "x", 1]], 5);
    expect(one.recommend(asClientId("a")).rows).toEqual([]);
    expect(one.recommend(asClientId("b")).rows.map(({ productId }) => productId)).toEqual(["x"]);
  });

  test("a client who owns everything gets no rows, one who lacks one product gets one", async () => {
    const deals: DealTuple[] = [
      ["a", "x", 1],
      ["a", "y", 2],
      ["a", "z", 3],
      ["b", "x", 2],
      ["b", "y", 3],
    ];
    const few = await serve(deals, 9);
    expect(few.recommend(asClientId("a")).rows).toEqual([]);
    expect(few.recommend(asClientId("b")).rows.map(({ productId }) => productId)).toEqual(["z"]);
  });

  test("no dates: the prior ranks by popularity and says that the history cannot be replayed", async () => {
    const undated: DealTuple[] = [
      ["a", "x"],
      ["b", "x"],
      ["c", "x"],
      ["b", "y"],
      ["c", "y"],
      ["c", "z"],
    ];
    const slate = (await serve(undated, null)).recommend(asClientId("a"));
    expect(slate.rows.map(({ productId }) => productId)).toEqual(["y", "z"]);
    expect(slate.littleData).toBe(true);
    expect(slate.rows[0].reason).toContain("too short to replay");
    const none = await serve(undated, 10);
    expect(none.recommend(asClientId("a")).rows).toEqual([]);
  });

  test("a prospect who came through a funnel gets what that funnel sells, and the note says so", async () => {
    const deals: DealTuple[] = [];
    for (let i = 0; i < 20; i += 1) deals.push([`c${i}`, i < 11 ? "boiler" : "ledger", i], [`c${i}`, i < 8 ? "pump" : "audit", i + 1]);
    const funnels: Readonly<Record<string, string>> = { boiler: "heat", pump: "heat", ledger: "books", audit: "books" };
    const dataset = makeDataset(deals, { attributes: { funnel_id: { prospect: "books", other: "heat", stray: "unknown funnel" } } });
    const known = { ...dataset, products: { ...dataset.products, funnelIds: dataset.products.ids.map((id) => funnels[id]) } };
    const served = await prepareRecommender(known, { asOfDay: 30, seed: 1 });
    const first = (client: string) => served.recommend(asClientId(client), { top: 2 }).rows;
    expect(first("prospect").map(({ productId }) => productId)).toEqual(["audit", "ledger"]);
    expect(first("prospect")[0].reason).toContain("Little data: prior used (popularity in the funnel books)");
    expect(first("other").map(({ productId }) => productId)).toEqual(["boiler", "pump"]);
    expect(first("stray").map(({ productId }) => productId)).toEqual(["audit", "boiler"]);
    const parts = first("prospect")[0].evidence.contributions;
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(first("prospect")[0].score, 9);
  });

  test("a prospect gets what is popular in its segment", async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
    const deals: DealTuple[] = ids.map((id, i) => [id, i < 11 ? "northern" : "southern", i]);
    const region = Object.fromEntries([...ids.map((id, i) => [id, i < 11 ? "north" : "south"]), ["prospect", "south"]]) as Record<
      string,
      string
    >;
    const served = await serve(deals, 30, { region });
    const slate = served.recommend(asClientId("prospect"));
    expect(slate.rows.map(({ productId }) => productId)).toEqual(["southern", "northern"]);
    expect(slate.rows[0].reason).toContain("alike in region");
    expect(served.recommend(asClientId("elsewhere")).rows[0].productId).toBe("northern");
  });
});

describe("a prospect whose trade tells its problems", () => {
  // Undated: no history to replay, so nothing is fitted but the mixture.
  const book = plantDeals({ seed: 3, nClients: 700, nProducts: 60, nProblems: 4, dealsPerClient: 5, undatedShare: 1 });
  const { deals } = book.dataset;
  const K = book.truth.nProblems;
  const mainProblem = (c: number): number => {
    const shares = book.truth.mixtures.subarray(c * K, (c + 1) * K);
    return shares.indexOf(Math.max(...shares));
  };
  const trade = deals.clientIds.map((_, c) => `trade ${mainProblem(c)}`);
  const prospects = ["newcomer", "stranger"].map(asClientId);
  const clientTable = {
    ids: [...deals.clientIds, ...prospects],
    names: [...trade, null, null],
    attributes: new Map([["trade", [...trade, "trade 2", null]]]),
  };
  let served: Recommender;
  beforeAll(async () => {
    served = await prepareRecommender(
      { ...book.dataset, clients: clientTable },
      { asOfDay: null, seed: 1, policies: ["ranking", "problems"] },
    );
  });
  const plantedOf = (product: string): number => book.truth.productProblem[deals.productIds.indexOf(asProductId(product))];

  test.each(["ranking", "problems"] as const)("starts from those problems under the policy %s", (policy) => {
    expect(served.analysis.report.firmographicPrior?.used).toBe(true);
    const slate = served.recommend(prospects[0], { top: 6, policy });
    expect(slate).toMatchObject({ isKnown: false, littleData: true });
    expect(slate.rows.map(({ productId }) => plantedOf(productId)).filter((problem) => problem === 2).length).toBeGreaterThanOrEqual(5);
    const [{ reason, score, evidence }] = slate.rows;
    expect(reason).toContain("Little data: prior used (problems usual among clients alike in trade), as the client has no won deal");
    const { pi } = served.analysis.model;
    expect(evidence.clientProblems[0].share).toBeGreaterThan(Math.max(...pi) + 0.2);
    expect(evidence.problem?.problemId).toBe(evidence.clientProblems[0].problemId);
    expect(evidence.contributions.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
    const asProfile = { clientId: prospects[0], ownedProducts: [], attributes: { trade: "trade 2" } };
    expect(served.recommend(asProfile, { top: 6, policy }).rows.map(({ productId }) => productId)).toEqual(
      slate.rows.map(({ productId }) => productId),
    );
  });

  test("and one without a known trade gets what is popular", () => {
    const rows = served.recommend(prospects[1], { top: 3 }).rows;
    expect(rows[0].reason).toContain("prior used (popularity)");
    expect(rows[0].evidence.clientProblems).toEqual([]);
  });

  test("a first deal moves the mixture on from there", () => {
    const product = deals.productIds.find((id) => plantedOf(id) === 1) ?? deals.productIds[0];
    const shareOf = (attributes: Record<string, string>): number => {
      const { rows } = served.recommend({ clientId: prospects[0], ownedProducts: [product], attributes }, { policy: "problems" });
      const own = rows[0].evidence.clientProblems;
      return Math.max(...own.filter(({ problemId }) => problemId === suggested).map(({ share }) => share), 0);
    };
    const suggested = served.recommend(prospects[0]).rows[0].evidence.clientProblems[0].problemId;
    expect(shareOf({ trade: "trade 2" })).toBeGreaterThan(shareOf({}) + 0.1);
  });
});
