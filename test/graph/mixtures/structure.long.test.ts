import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { fitProblemMixtures } from "../../../graph/mixtures/fit-problem-mixtures";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { plantDeals, type PlantedOptions } from "../../../graph/simulation/planted";
import { shufflePairs } from "../../../graph/simulation/shuffle";

/** Structure and number of problems over 20 seeds, real and shuffled. */
async function countOver20Seeds(
  mode: "fast" | "thorough",
  planted: PlantedOptions,
): Promise<{ found: number; exact: number; falselyFound: number }> {
  const counts = { found: 0, exact: 0, falselyFound: 0 };
  for (let seed = 1; seed <= 20; seed += 1) {
    const { dataset, truth } = plantDeals({ ...planted, seed });
    const { clientIds, productIds } = dataset.deals;
    const incidence = buildIncidence(dataset.deals, null);
    const real = await fitProblemMixtures({ incidence, clientIds, productIds }, { mode, seed }, sequentialRunner);
    if (real.structure === "found") counts.found += 1;
    if (real.model.nProblems === truth.nProblems) counts.exact += 1;
    const shuffled = { incidence: shufflePairs(incidence, seed), clientIds, productIds };
    if ((await fitProblemMixtures(shuffled, { mode, seed }, sequentialRunner)).structure === "found") counts.falselyFound += 1;
  }
  return counts;
}

describe.each(["fast", "thorough"] as const)("structure in %s mode", (mode) => {
  test.each([
    ["the usual book of business", {}],
    ["three deals a client", { dealsPerClient: 3 }],
    ["40 % noise", { noiseShare: 0.4 }],
  ])("is found in 20 of 20 seeds of %s, with the planted number in 18, and in at most 1 of 20 shuffles", async (_, planted) => {
    const counts = await countOver20Seeds(mode, planted);
    expect(counts.found).toBe(20);
    expect(counts.exact).toBeGreaterThanOrEqual(18);
    expect(counts.falselyFound).toBeLessThanOrEqual(1);
  });
});
