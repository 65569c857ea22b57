import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { fitProblemMixtures } from "../../../graph/mixtures/fit-problem-mixtures";
import { createShareIntervals } from "../../../graph/mixtures/share-intervals";
import { assignByWeight } from "../../../graph/numeric/assign";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { plantDeals, type PlantedOptions } from "../../../graph/simulation/planted";

/** Coverage of 90 % intervals: planted shares above zero, and planted zeros (covered where the interval starts below .05). */
async function measureCoverage(mode: "fast" | "thorough", options: PlantedOptions): Promise<{ above: number; zero: number }> {
  const { dataset, truth } = plantDeals(options);
  const { clientIds, productIds } = dataset.deals;
  const incidence = buildIncidence(dataset.deals, null);
  const { model } = await fitProblemMixtures({ incidence, clientIds, productIds }, { mode, seed: 1 }, sequentialRunner);
  const K = model.nProblems;
  const T = truth.nProblems;
  const shared = new Float64Array(K * T);
  for (let c = 0; c < clientIds.length; c += 1)
    for (let k = 0; k < K; k += 1)
      for (let t = 0; t < T; t += 1) shared[k * T + t] += Math.min(model.theta[c * K + k], truth.mixtures[c * T + t]);
  const planted = assignByWeight(shared, K, T);
  const intervalOf = createShareIntervals(model, incidence);
  const counts = { above: 0, aboveCovered: 0, zero: 0, zeroCovered: 0 };
  for (let c = 0; c < clientIds.length; c += 1) {
    for (let k = 0; k < K; k += 1) {
      if (planted[k] < 0) continue;
      const share = truth.mixtures[c * T + planted[k]];
      const [low, high] = intervalOf(c, k);
      if (share > 0) {
        counts.above += 1;
        if (low <= share && share <= high) counts.aboveCovered += 1;
      } else {
        counts.zero += 1;
        if (low < 0.05) counts.zeroCovered += 1;
      }
    }
  }
  return { above: counts.aboveCovered / counts.above, zero: counts.zeroCovered / counts.zero };
}

function expectCoverage({ above, zero }: { above: number; zero: number }): void {
  expect(above).toBeGreaterThanOrEqual(0.85);
  expect(above).toBeLessThanOrEqual(0.95);
  expect(zero).toBeGreaterThanOrEqual(0.9);
}

describe.each(["fast", "thorough"] as const)("90 % intervals in %s mode", (mode) => {
  test.each([
    ["the usual book of business", { seed: 11 }],
    ["three deals a client", { seed: 12, dealsPerClient: 3 }],
    ["twelve deals a client", { seed: 13, dealsPerClient: 12 }],
    ["40 % noise", { seed: 14, noiseShare: 0.4 }],
    ["16 problems", { seed: 15, nProblems: 16, nProducts: 800 }],
  ])("cover 85 to 95 %% of the planted shares of %s, and most zeros", async (_, options) => {
    expectCoverage(await measureCoverage(mode, options));
  });
});
