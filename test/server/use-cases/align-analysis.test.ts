import { analyzeDeals } from "../../../graph/pipeline";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { prepareRecommender } from "../../../graph/recommendation/prepare-recommender";
import { alignAnalysis } from "../../../server/use-cases/align-analysis";
import { RunIndex } from "../../../server/use-cases/run-index";
import type { Analysis } from "../../../graph/analysis";
import { openSmallCompany, smallCompany } from "../support/small-company";

const rowSums = (values: Float64Array, width: number): number[] =>
  Array.from({ length: values.length / width }, (_, row) =>
    values.subarray(row * width, (row + 1) * width).reduce((sum, value) => sum + value, 0),
  );

let before: Analysis;
beforeAll(async () => {
  const stores = await openSmallCompany();
  before = (await analyzeDeals(await stores.deals.readDataset(null), { seed: 1, mode: "fast" }, sequentialRunner)).analysis;
  await stores.close();
});

it("gives back the same analysis for the same clients and products", async () => {
  const stores = await openSmallCompany();
  const { deals } = await stores.deals.readDataset(null);
  expect(alignAnalysis(before, deals)).toBe(before);
  await stores.close();
});

it("fits an analysis to deals with a new client, a new product and an erased client, so that it can be served", async () => {
  const stores = await openSmallCompany();
  const deal = smallCompany().deals[0];
  const erased = before.clientIds[3];
  await stores.deals.upsert("deals", [
    { ...deal, dealId: "n1", clientId: "zz-new" },
    { ...deal, dealId: "n2", productId: "aa-new" },
  ]);
  await stores.deals.eraseClient(erased);
  const dataset = await stores.deals.readDataset(null);
  const after = alignAnalysis(before, dataset.deals);
  expect(after.clientIds).toEqual(dataset.deals.clientIds);
  expect(after.clientIds).toContain("zz-new");
  expect(after.clientIds).not.toContain(erased);
  const k = after.model.nProblems;
  for (const sum of [
    ...rowSums(after.model.theta, k),
    ...rowSums(after.productProblems, k),
    ...rowSums(after.model.phi, after.productIds.length),
  ])
    expect(sum).toBeCloseTo(1, 9);
  const old = before.clientIds[10];
  const [was, is] = [before.clientIds.indexOf(old), after.clientIds.indexOf(old)];
  expect(after.states.assignments[is]).toBe(before.states.assignments[was]);
  expect(after.model.theta.slice(is * k, (is + 1) * k)).toEqual(before.model.theta.slice(was * k, (was + 1) * k));
  const pairNames = (analysis: Analysis) =>
    Array.from(
      analysis.intersections.productA,
      (a, i) => `${analysis.productIds[a]}/${analysis.productIds[analysis.intersections.productB[i]]}`,
    );
  expect(pairNames(after)).toEqual(pairNames(before));
  const index = new RunIndex(after, dataset);
  expect(index.clientSums().partners.reduce((sum, n) => sum + n, 0)).toBe(index.productSums().partners.reduce((sum, n) => sum + n, 0));
  const recommender = await prepareRecommender(dataset, { asOfDay: null, seed: 1, policies: ["problems"], analysis: after });
  expect(recommender.recommend(after.clientIds[0], { top: 3, policy: "problems" }).rows).toHaveLength(3);
  await stores.close();
});
