import { dealsAsOf } from "../../../graph/deals/select-deals";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { analyzeDeals } from "../../../graph/pipeline";
import { findChanceGrid } from "../../../graph/recommendation/chance-grid";
import { expectedAmount, expectOfferValues } from "../../../graph/recommendation/offer-values";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import type { Recommender } from "../../../graph/recommendation/recommender";
import { findWhitespace } from "../../../graph/recommendation/whitespace";
import { buildHistory } from "../../../graph/signals/history";
import { plantDeals } from "../../../graph/simulation/planted";
import { asClientId } from "../../../graph/deals/ids";
import { makeDataset } from "../../support/small-data";

const source = plantDeals({ seed: 4, nClients: 120, nProducts: 24, nProblems: 3, dealsPerClient: 5 }).dataset;
const region = source.clients.ids.map((_, i) => (i % 3 === 0 ? null : i % 3 === 1 ? "north" : "south"));
const planted = { ...source, clients: { ...source.clients, attributes: new Map([["region", region]]) } };
const days = [...planted.deals.days].sort((a, b) => a - b);
const asOfDay = days[Math.floor(0.8 * days.length)];
let recommender: Recommender;
beforeAll(async () => {
  recommender = await prepareRecommender(planted, { asOfDay, seed: 1 });
});

describe("chances", () => {
  it("are probabilities whose Poisson rates add up to the client's rate, in the order of the scores", () => {
    for (const client of recommender.dataset.deals.clientIds.slice(0, 20)) {
      const { chances } = recommender.openOffers(client);
      const rates = chances.probabilities.map((p) => -Math.log1p(-p));
      expect(rates.reduce((a, b) => a + b, 0)).toBeCloseTo(chances.rate, 9);
      expect(chances.rate).toBe(recommender.adoptionRate(client));
      const byScore = Array.from(chances.scores.keys()).sort((a, b) => chances.scores[b] - chances.scores[a]);
      byScore.slice(1).forEach((i, at) => {
        expect(chances.probabilities[i]).toBeLessThanOrEqual(chances.probabilities[byScore[at]]);
      });
    }
  });
  it("come true about as often as they say on what followed", () => {
    const { clientIds, productIds } = recommender.dataset.deals;
    const client = new Map(planted.deals.clientIds.map((id, c) => [id, c]));
    const product = new Map(planted.deals.productIds.map((id, p) => [id, p]));
    const bought = new Set<number>();
    const end = asOfDay + recommender.horizonDays;
    planted.deals.days.forEach((day, row) => {
      if (day > asOfDay && day <= end) bought.add(planted.deals.clients[row] * 1_000 + planted.deals.products[row]);
    });
    let expected = 0;
    let seen = 0;
    for (const id of clientIds) {
      const { chances } = recommender.openOffers(id);
      chances.candidates.forEach((p, i) => {
        expected += chances.probabilities[i];
        if (bought.has((client.get(id) ?? -1) * 1_000 + (product.get(productIds[p]) ?? -1))) seen += 1;
      });
    }
    expect(seen).toBeGreaterThan(30);
    expect(seen / expected).toBeGreaterThan(0.6);
    expect(seen / expected).toBeLessThan(1.6);
  });
  it("of a client without deals are the prior's, and say so", () => {
    const { chances, offers } = recommender.openOffers(asClientId("prospect"), { top: 3 });
    expect(chances).toMatchObject({ isKnown: false, littleData: true });
    expect(chances.rate).toBeGreaterThan(0);
    expect(offers).toHaveLength(3);
    expect(offers[0].reason).toContain("Little data: prior used");
  });
});

describe("open offers", () => {
  it("are the recommendations of the client, with chance, value, support and the same reason", () => {
    const client = recommender.dataset.deals.clientIds[5];
    const slate = recommender.recommend(client, { top: 6 });
    const { offers, chances } = recommender.openOffers(client, { top: 6 });
    expect(offers.map(({ productId, reason }) => [productId, reason])).toEqual(
      slate.rows.map(({ productId, reason }) => [productId, reason]),
    );
    offers.forEach((offer, i) => {
      const p = recommender.dataset.deals.productIds.indexOf(offer.productId);
      const at = chances.candidates.indexOf(p);
      expect(offer.probability).toBe(chances.probabilities[at]);
      expect(offer.expectedValue).toBeCloseTo(offer.probability * offer.expectedAmount, 12);
      const { problem } = slate.rows[i].evidence;
      if (problem !== null) expect(offer.supportClients).toBe(problem.nBuyers);
    });
    const least = offers[2].probability;
    expect(recommender.openOffers(client, { minProbability: least }).offers).toHaveLength(3);
    expect(() => recommender.openOffers(client, { minProbability: 2 })).toThrow("minProbability");
  });
});

describe("whitespace", () => {
  it("sums to the same by client, product and problem, and by the clients of a segment", async () => {
    const space = await findWhitespace(recommender, { top: 2 });
    const total = (rows: readonly { readonly adoptions: number; readonly value: number; readonly nCells: number }[]) =>
      rows.reduce(
        (sum, row) => ({ adoptions: sum.adoptions + row.adoptions, value: sum.value + row.value, nCells: sum.nCells + row.nCells }),
        {
          adoptions: 0,
          value: 0,
          nCells: 0,
        },
      );
    const all = total(space.clients);
    for (const rows of [space.products, space.problems]) {
      const sum = total(rows);
      expect(sum.nCells).toBe(all.nCells);
      expect(sum.adoptions).toBeCloseTo(all.adoptions, 9);
      expect(sum.value).toBeCloseTo(all.value, 6);
    }
    const { deals } = recommender.dataset;
    const nPairs = new Set(Array.from(deals.clients, (c, row) => c * 1_000 + deals.products[row])).size;
    expect(all.nCells).toBe(deals.clientIds.length * deals.productIds.length - nPairs);
    expect(space.offers.length).toBe(2 * space.clients.length);
    const north = new Set(planted.clients.ids.filter((_, i) => region[i] === "north"));
    const segment = space.segments.find(({ level }) => level === "north");
    const own = space.clients.filter(({ clientId }) => north.has(clientId));
    expect(segment?.nClients).toBe(own.length);
    expect(segment?.adoptions).toBeCloseTo(total(own).adoptions, 9);
  });
  it("bounded, it covers the clients with the most expected purchases and says so, and gives others a turn after each", async () => {
    const turns: number[] = [];
    const space = await findWhitespace(recommender, { maxClients: 7 }, (done) => {
      turns.push(done);
      return Promise.resolve();
    });
    expect(turns).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const rates = recommender.dataset.deals.clientIds.map((id) => recommender.adoptionRate(id)).sort((a, b) => b - a);
    expect(space.clients.map(({ rate }) => rate).sort((a, b) => b - a)).toEqual(rates.slice(0, 7));
    expect(space.bounds[0]).toContain("7 of");
  });
  it("of no deals is empty", async () => {
    const empty = await prepareRecommender(makeDataset([]), { asOfDay: null, seed: 1 });
    expect(await findWhitespace(empty)).toMatchObject({ offers: [], clients: [], products: [] });
  });
});

test("nothing sees the future: later deals moved, given to others or dropped change no chance, value, reason or sum", async () => {
  const { deals } = planted;
  const isLater = (row: number): boolean => deals.days[row] > asOfDay;
  const moved = {
    ...planted,
    deals: {
      ...deals,
      clients: deals.clients.map((c, row) => (isLater(row) ? (c + 5) % deals.clientIds.length : c)),
      products: deals.products.map((p, row) => (isLater(row) ? (p + 3) % deals.productIds.length : p)),
      days: deals.days.map((day, row) => (isLater(row) ? day + 9 : day)),
      amounts: deals.amounts.map((amount, row) => (isLater(row) ? 7 * amount : amount)),
    },
  };
  const dropped = { ...planted, deals: dealsAsOf(deals, asOfDay) };
  const whole = await findWhitespace(recommender);
  for (const other of [moved, dropped]) {
    const again = await prepareRecommender(other, { asOfDay, seed: 1 });
    expect(await findWhitespace(again)).toEqual(whole);
  }
});

describe("expected amounts", () => {
  const dataset = makeDataset([
    ["a", "x", 1, 100],
    ["a", "y", 2, 40],
    ["b", "x", 3, 50],
    ["b", "y", 4, 10],
    ["c", "z", 5],
  ]);
  it("shrink products and clients to the overall mean as if by two deals", () => {
    const values = expectOfferValues(dataset, buildHistory(dataset.deals, 10, 5));
    const mean = 50;
    expect([...values.products]).toEqual([(150 + 2 * mean) / 4, (50 + 2 * mean) / 4, (2 * mean) / 2]);
    expect(values.clients[0]).toBeCloseTo((140 + 2 * mean) / (62.5 + 37.5 + 2 * mean), 12);
    expect(values.clients[2]).toBe(1);
    expect(expectedAmount(values, -1, 0)).toBe(62.5);
  });
  it("fall back to the list price, and are unknown without any", async () => {
    const free = makeDataset([
      ["a", "x", 1],
      ["b", "y", 2],
    ]);
    const priced = { ...free, products: { ...free.products, listPrices: Float64Array.of(9, Number.NaN) } };
    const values = expectOfferValues(priced, buildHistory(priced.deals, 10, 5));
    expect(values.products[0]).toBe(9);
    expect(values.products[1]).toBeNaN();
    const { analysis } = await analyzeDeals(priced, { seed: 1, mode: "fast" }, sequentialRunner);
    const served = await prepareRecommender(priced, { asOfDay: null, seed: 1, analysis });
    expect((await findWhitespace(served)).clients.map(({ value }) => value)).toEqual([0, 0]);
  });
});

describe("the grid of chances", () => {
  it("has the chance of every client and product that is on offer, NaN where the client has it, and gives others a turn after each client", async () => {
    let pauses = 0;
    const grid = await findChanceGrid(recommender, { maxClients: 30, maxProducts: 10 }, () => {
      pauses += 1;
      return Promise.resolve();
    });
    expect(pauses).toBe(30);
    const { deals } = recommender.dataset;
    const owned = new Set(Array.from(deals.clients, (c, i) => c * deals.productIds.length + deals.products[i]));
    grid.clients.forEach((c, row) => {
      const { chances } = recommender.openOffers(deals.clientIds[c], { top: 1 });
      const of = new Map(Array.from(chances.candidates, (p, i) => [p, chances.probabilities[i]]));
      grid.products.forEach((p, column) => {
        const value = grid.probabilities[row * grid.products.length + column];
        if (owned.has(c * deals.productIds.length + p)) expect(value).toBeNaN();
        else expect(value).toBeCloseTo(of.get(p) ?? -1, 6);
      });
    });
  });
});
