import type { Dataset } from "../../../graph/deals/dataset";
import { dayOfIsoDate } from "../../../graph/deals/dataset";
import type { ProductId } from "../../../graph/deals/ids";
import { firstAdoptionsAfter, scoreRankings, type RankingMetrics } from "../../../graph/evaluation/temporal-holdout";
import type { PolicyName } from "../../../graph/policy/policy";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import type { Recommender } from "../../../graph/recommendation/recommender";
import { readExample } from "../../support/read-example";

/** Ranking quality on the bundled examples, decided at the end of a day and judged by the first adoptions that came after it. */
jest.setTimeout(900_000);

async function evaluateAt(dataset: Dataset, date: string): Promise<{ score: (policy: PolicyName) => RankingMetrics; served: Recommender }> {
  const day = dayOfIsoDate(date);
  const served = await prepareRecommender(dataset, { asOfDay: day, seed: 1, policies: ["ranking", "popularity"] });
  const { clientIds, productIds } = dataset.deals;
  const positives = firstAdoptionsAfter(dataset.deals, day);
  const productIndex = new Map<ProductId, number>(productIds.map((id, p) => [id, p]));
  const score = (policy: PolicyName): RankingMetrics => {
    const asked = [...positives.keys()];
    const lists = [
      ...served.recommendAll(
        asked.map((c) => clientIds[c]),
        { policy },
      ),
    ];
    return scoreRankings(positives, new Map(asked.map((c, i) => [c, lists[i].map(({ productId }) => productIndex.get(productId) ?? -1)])));
  };
  return { score, served };
}

test("northwind at 1997-12-22: NDCG@10 of at least .22, where history is poor and the prior must hold", async () => {
  const { score } = await evaluateAt(readExample("northwind"), "1997-12-22");
  const ranking = score("ranking");
  expect(ranking).toMatchObject({ nClients: 77, nPositives: 468 });
  expect(ranking.ndcg10).toBeGreaterThanOrEqual(0.22);
  expect(score("popularity").ndcg10).toBeCloseTo(0.2043, 3);
});

test("online_retail_wholesale at 2011-09-25: NDCG@10 of at least .14, one client in less than 20 ms", async () => {
  const dataset = readExample("online_retail_wholesale");
  const { score, served } = await evaluateAt(dataset, "2011-09-25");
  const ranking = score("ranking");
  expect(ranking).toMatchObject({ nClients: 431, nPositives: 6080 });
  expect(ranking.ndcg10).toBeGreaterThanOrEqual(0.14);
  expect(score("popularity").ndcg10).toBeCloseTo(0.0282, 3);
  // CPU time, so that other work on the machine does not count.
  const milliseconds = dataset.deals.clientIds.slice(0, 300).map((client) => {
    const before = process.cpuUsage();
    served.recommend(client, { top: 10, explore: true });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  milliseconds.sort((a, b) => a - b);
  expect(milliseconds[Math.floor(0.5 * milliseconds.length)]).toBeLessThan(20);
});
