import { findProblemChain } from "../../../graph/chain/find-problem-chain";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { fitProblemMixtures } from "../../../graph/mixtures/fit-problem-mixtures";
import { assignByWeight } from "../../../graph/numeric/assign";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { plantDeals, type PlantedTruth } from "../../../graph/simulation/planted";

/** The planted problem of each found one by the cosine of their client shares, one to one; -1 where there are more found than planted. */
function plantedProblemOf(theta: Float64Array, K: number, { mixtures, nProblems }: PlantedTruth): Int32Array {
  const cosine = Float64Array.from({ length: K * nProblems }, (_, at) => {
    const [k, t] = [Math.floor(at / nProblems), at % nProblems];
    let [xy, xx, yy] = [0, 0, 0];
    for (let c = 0; c * K < theta.length; c += 1) {
      const [x, y] = [theta[c * K + k], mixtures[c * nProblems + t]];
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }
    return xy / Math.sqrt(xx * yy);
  });
  return assignByWeight(cosine, K, nProblems);
}

/** Significant edges of the whole chain of stages on planted deals: how many, and how many go the planted way. */
async function findPlantedChain(seed: number, chainShare: number, nClients: number): Promise<{ edges: number; right: number }> {
  const { dataset, truth } = plantDeals({ seed, chainShare, nClients });
  const { clientIds, productIds } = dataset.deals;
  const incidence = buildIncidence(dataset.deals, null);
  const { model } = await fitProblemMixtures({ incidence, clientIds, productIds }, { mode: "fast", seed }, sequentialRunner);
  const planted = plantedProblemOf(model.theta, model.nProblems, truth);
  const chain = await findProblemChain({ incidence, model, clientIds }, { seed }, sequentialRunner);
  const significant = chain.edges.filter(({ qValue }) => qValue <= 0.05);
  const place = (k: number): number => (planted[k] < 0 ? Number.NaN : truth.chainPosition[planted[k]]);
  return { edges: significant.length, right: significant.filter(({ from, to }) => place(from) < place(to)).length };
}

const ORDERED_PAIRS = (8 * 7) / 2;

async function over(seeds: number, chainShare: number, nClients: number) {
  const found = [];
  for (let seed = 1; seed <= seeds; seed += 1) found.push(await findPlantedChain(seed, chainShare, nClients));
  const right = found.reduce((sum, one) => sum + one.right, 0);
  return {
    recall: right / seeds / ORDERED_PAIRS,
    precision: right / found.reduce((sum, { edges }) => sum + edges, 0),
    withEdge: found.filter(({ edges }) => edges > 0).length,
  };
}

// 8 problems, 6 deals a client.
test("30 % of 2,000 clients in a chain show more than half of its ordered pairs, over 20 seeds, and almost no wrong one", async () => {
  const { recall, precision } = await over(20, 0.3, 2_000);
  expect(recall).toBeGreaterThanOrEqual(0.6);
  expect(precision).toBeGreaterThanOrEqual(0.95);
});

test("30 % of 20,000 clients show nearly all of it", async () => {
  const { recall, precision } = await over(3, 0.3, 20_000);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(precision).toBeGreaterThanOrEqual(0.95);
});

test("without a planted chain 19 of 20 seeds show no edge", async () => {
  expect((await over(20, 0, 2_000)).withEdge).toBeLessThanOrEqual(1);
});
