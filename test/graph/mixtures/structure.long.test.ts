import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { fitProblemMixtures } from "../../../graph/mixtures/fit-problem-mixtures";
import { plantDeals, type PlantedOptions } from "../../../graph/simulation/planted";
import { shufflePairs } from "../../../graph/simulation/shuffle";
import { WorkerPool } from "../../../server/engines/in-process/worker-pool";

const pool = new WorkerPool();
afterAll(() => pool.close());

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
    const real = await fitProblemMixtures({ incidence, clientIds, productIds }, { mode, seed }, pool);
    if (real.structure === "found") counts.found += 1;
    if (real.model.nProblems === truth.nProblems) counts.exact += 1;
    const shuffled = { incidence: shufflePairs(incidence, seed), clientIds, productIds };
    if ((await fitProblemMixtures(shuffled, { mode, seed }, pool)).structure === "found") counts.falselyFound += 1;
  }
  return counts;
}

async function expectStructure(mode: "fast" | "thorough", planted: PlantedOptions): Promise<void> {
  const counts = await countOver20Seeds(mode, planted);
  expect(counts.found).toBe(20);
  expect(counts.exact).toBeGreaterThanOrEqual(18);
  expect(counts.falselyFound).toBeLessThanOrEqual(1);
}

test.each([
  ["the usual book of business", {}],
  ["three deals a client", { dealsPerClient: 3 }],
  ["40 % noise", { noiseShare: 0.4 }],
])("fast mode finds structure in 20 of 20 seeds of %s, the planted number in 18, and in at most 1 of 20 shuffles", async (_, planted) => {
  await expectStructure("fast", planted);
});

// Two to three minutes of two cores each; the harder kinds at half the size, with as many deals for each problem.
test.each([
  ["the usual book of business", {}],
  ["three deals a client", { nClients: 1_000, nProducts: 200, nProblems: 4, dealsPerClient: 3 }],
  ["40 % noise", { nClients: 1_000, nProducts: 200, nProblems: 4, noiseShare: 0.4 }],
])(
  "thorough mode finds structure in 20 of 20 seeds of %s, the planted number in 18, and in at most 1 of 20 shuffles",
  async (_, planted) => {
    await expectStructure("thorough", planted);
  },
);
