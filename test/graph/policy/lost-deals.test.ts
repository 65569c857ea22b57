import { UNDATED, type Dataset } from "../../../graph/deals/dataset";
import { buildLostTable, type LostDealRow } from "../../../graph/deals/lost-deals";
import { createRng } from "../../../graph/numeric/rng";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { analyzeDeals } from "../../../graph/pipeline";
import { RankingPolicy } from "../../../graph/policy/ranking-policy";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import type { Recommender } from "../../../graph/recommendation/recommender";
import type { Analysis } from "../../../graph/analysis";
import { plantDeals } from "../../../graph/simulation/planted";

const planted = plantDeals({ seed: 3, nClients: 200, nProducts: 24, nProblems: 3, dealsPerClient: 7 }).dataset;
const { deals } = planted;
const dated = [...deals.days].filter((day) => day !== UNDATED).sort((a, b) => a - b);
const asOfDay = dated[Math.floor(0.8 * dated.length)];
const owns = new Set(Array.from(deals.clients, (c, row) => c * deals.productIds.length + deals.products[row]));

/** Two lost deals a client on days of the history; `isFirm`: on products it never buys, now or later. */
function loseDeals(isFirm: boolean): LostDealRow[] {
  const rng = createRng(7, "lost", String(isFirm));
  const rows: LostDealRow[] = [];
  deals.clientIds.forEach((clientId, c) => {
    for (let i = 0; i < 3; i += 1) {
      const p = Math.floor(rng() * deals.productIds.length);
      const day = dated[Math.floor(rng() * dated.length)];
      if (isFirm && owns.has(c * deals.productIds.length + p)) continue;
      rows.push({ clientId, productId: deals.productIds[p], day, reason: rng() < 0.5 ? "price" : null });
    }
  });
  return rows;
}

let analysis: Analysis;
let plain: Recommender;
let firm: Recommender;
beforeAll(async () => {
  ({ analysis } = await analyzeDeals(planted, { seed: 1, asOf: asOfDay, mode: "fast" }, sequentialRunner));
  plain = await serve(null);
  firm = await serve(loseDeals(true));
});

const serve = (rows: readonly LostDealRow[] | null): Promise<Recommender> => {
  const dataset: Dataset = rows === null ? planted : { ...planted, lost: buildLostTable(rows) };
  return prepareRecommender(dataset, { asOfDay, seed: 1, analysis });
};
const gainOf = (served: Recommender): number => {
  const policy = served.policies.get("ranking");
  return policy instanceof RankingPolicy ? policy.state.lossGain : Number.NaN;
};

test("lost deals that say what a client will not buy are used, lower the score of the product, and are named", () => {
  const rows = loseDeals(true);
  expect(gainOf(firm)).toBeGreaterThan(0);
  let named = 0;
  for (const client of analysis.clientIds.slice(0, 60)) {
    for (const { evidence, productId, reason, score } of firm.recommend(client, { top: 30 }).rows) {
      const own = rows.filter((row) => row.clientId === client && row.productId === productId && (row.day ?? 0) <= asOfDay);
      expect(evidence.losses?.withClient.length ?? 0).toBe(own.length);
      const total = evidence.contributions.reduce((sum, { contribution }) => sum + contribution, 0);
      expect(total).toBeCloseTo(score, 9);
      if (own.length === 0) continue;
      named += 1;
      expect(evidence.contributions.find(({ signal }) => signal === "loss-client")?.contribution).toBeLessThan(0);
      expect(reason).toContain("a deal for it was lost with this client on ");
      const latest = Math.max(...own.map(({ day }) => day ?? 0));
      if (own.find(({ day }) => day === latest)?.reason === "price") expect(reason).toContain("(price)");
      expect(evidence.losses?.withClient[0].day).toBe(latest);
    }
  }
  expect(named).toBeGreaterThan(20);
});

test("lost deals after the day change nothing, and without any the ranking is what it was", async () => {
  const rows = loseDeals(true);
  const other = await serve(
    rows.map((row) => ((row.day ?? 0) > asOfDay ? { ...row, productId: deals.productIds[0], reason: "other" } : row)),
  );
  const none = await serve([]);
  for (const client of analysis.clientIds.slice(0, 40)) {
    expect(other.recommend(client, { explore: true })).toEqual(firm.recommend(client, { explore: true }));
    expect(none.recommend(client)).toEqual(plain.recommend(client));
  }
  expect(gainOf(none)).toBe(0);
});

test("lost deals that say nothing are left out when the latest window does not bear them out: scores stay as they were", async () => {
  const noise = await serve(loseDeals(false));
  expect(gainOf(noise)).toBeLessThan(0.02);
  for (const client of analysis.clientIds.slice(0, 40)) {
    const scores = new Map(plain.recommend(client, { top: 30 }).rows.map(({ productId, score }) => [productId, score]));
    for (const { productId, score } of noise.recommend(client, { top: 30 }).rows) {
      if (gainOf(noise) <= 0) expect(score).toBeCloseTo(scores.get(productId) ?? Number.NaN, 9);
      else expect(Math.abs(score - (scores.get(productId) ?? Number.NaN))).toBeLessThan(0.5);
    }
  }
});
