import type { FirmographicPrior } from "../../../graph/analysis";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { assignPriorShares, priorSharesOf, sumByLevel, type ClientCodes } from "../../../graph/mixtures/firmographic-prior";
import { fitProblemMixtures } from "../../../graph/mixtures/fit-problem-mixtures";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { createRng } from "../../../graph/numeric/rng";
import { plantDeals } from "../../../graph/simulation/planted";

const { dataset, truth } = plantDeals({ seed: 4, nClients: 800, nProducts: 80, nProblems: 4, dealsPerClient: 4 });
const { clientIds, productIds } = dataset.deals;
const incidence = buildIncidence(dataset.deals, null);
const rng = createRng(1, "firmographics");
const mainProblem = Int32Array.from(clientIds, (_, c) => {
  const shares = truth.mixtures.subarray(c * 4, (c + 1) * 4);
  return shares.indexOf(Math.max(...shares));
});
/** The main problem, wrong for a fifth of the clients and unknown for a tenth. */
const telling: ClientCodes = {
  nLevels: 4,
  codes: mainProblem.map((problem) => (rng() < 0.1 ? -1 : rng() < 0.2 ? Math.floor(rng() * 4) : problem)),
};
const noise: ClientCodes = { nLevels: 6, codes: mainProblem.map(() => Math.floor(rng() * 6)) };

const fit = (attributes: readonly ClientCodes[]) =>
  fitProblemMixtures({ incidence, clientIds, productIds, attributes }, { mode: "fast", seed: 1 }, sequentialRunner);

/** Mean planted share of the problem that is the largest found one, problems named by what most of their clients have. */
function rightShare(theta: Float64Array, K: number): number {
  const votes = new Float64Array(K * 4);
  const top = (c: number): number => theta.subarray(c * K, (c + 1) * K).indexOf(Math.max(...theta.subarray(c * K, (c + 1) * K)));
  clientIds.forEach((_, c) => {
    for (let t = 0; t < 4; t += 1) votes[top(c) * 4 + t] += truth.mixtures[c * 4 + t];
  });
  const planted = Array.from({ length: K }, (_, k) =>
    votes.subarray(k * 4, k * 4 + 4).indexOf(Math.max(...votes.subarray(k * 4, k * 4 + 4))),
  );
  return clientIds.reduce((sum, _, c) => sum + truth.mixtures[c * 4 + planted[top(c)]], 0) / clientIds.length;
}

test("a firmographic that tells problems is used and finds more of them; noise is not used and changes nothing", async () => {
  const without = await fit([]);
  expect(without.firmographics).toBeNull();
  const told = await fit([telling, noise]);
  expect(told.firmographics?.used).toBe(true);
  expect(told.firmographics?.gain).toBeGreaterThan(0.02);
  expect(rightShare(told.model.theta, told.model.nProblems)).toBeGreaterThan(
    rightShare(without.model.theta, without.model.nProblems) + 0.02,
  );
  for (let c = 0; c < clientIds.length; c += 1) {
    const row = told.model.theta.subarray(c * told.model.nProblems, (c + 1) * told.model.nProblems);
    expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  }
  expect(told.model.phi).toEqual(without.model.phi);
  const fooled = await fit([noise]);
  expect(fooled.firmographics?.used).toBe(false);
  expect(fooled.model).toEqual(without.model);
});

test("a client of the incidence without deals has the shares that its attributes suggest", async () => {
  const wide = {
    ...incidence,
    nClients: incidence.nClients + 2,
    offsets: Int32Array.of(...incidence.offsets, incidence.products.length, incidence.products.length),
  };
  const codes = Int32Array.of(...telling.codes, 2, -1);
  const { model, firmographics, concentration } = await fitProblemMixtures(
    { incidence: wide, clientIds: [...clientIds, "new", "stranger"], productIds, attributes: [{ nLevels: 4, codes }] },
    { mode: "fast", seed: 1 },
    sequentialRunner,
  );
  const K = model.nProblems;
  const row = (c: number): Float64Array => model.theta.slice(c * K, (c + 1) * K);
  expect(Math.max(...row(clientIds.length))).toBeGreaterThan(Math.max(...model.pi) + 0.15);
  expect(row(clientIds.length + 1)).toEqual(model.pi);
  expect(concentration[clientIds.length]).toBe(firmographics?.best.strength);
});

describe("assignPriorShares", () => {
  const tables = sumByLevel({ nProblems: 2, pi: Float64Array.of(0.5, 0.5), counts: Float64Array.of(8, 2, 6, 4) }, [
    { nLevels: 2, codes: Int32Array.of(0, 0) },
  ]);
  const options = { shrinkage: 10, weight: 1, strength: 1 };
  const priorOf = (levels: readonly number[], own: Float64Array | null): number[] => {
    const prior = new Float64Array(2);
    assignPriorShares(tables, levels, own, options, prior);
    return [...prior];
  };

  test("shrinks the shares of a level towards the overall ones, the client's own deals left out", () => {
    expect(priorOf([0], null)[0]).toBeCloseTo((14 + 5) / (20 + 10), 12);
    expect(priorOf([0], Float64Array.of(8, 2))[0]).toBeCloseTo((6 + 5) / (10 + 10), 12);
  });

  test("is the overall shares where nothing is known, or nobody is of the level", () => {
    expect(priorOf([-1], null)).toEqual([0.5, 0.5]);
    expect(priorOf([1], null)).toEqual([0.5, 0.5]);
  });
});

describe("priorSharesOf", () => {
  const prior: FirmographicPrior = {
    used: true,
    bits: 0.1,
    standardErrors: 5,
    nHiddenPairs: 100,
    shrinkage: 20,
    weight: 1,
    strength: 1,
    levels: [
      { attribute: "trade", value: "tyres", pairs: 10, shares: [0.8, 0.2] },
      { attribute: "staff", value: "1 to 9", pairs: 10, shares: [0.5, 0.5] },
      { attribute: "staff", value: "10 to 99", pairs: 10, shares: [0.2, 0.8] },
    ],
  };
  const pi = Float64Array.of(0.5, 0.5);
  test.each([
    [{ trade: "tyres" }, 0.8],
    [{ trade: "tyres", staff: "50" }, 0.5],
    [{ staff: "1000" }, 0.2],
    [{ staff: "0" }, 0.5],
  ])("of %j is %d for the first problem", (attributes, expected) => {
    expect(priorSharesOf(prior, pi, new Map(Object.entries(attributes)))?.[0]).toBeCloseTo(expected, 12);
  });
  test.each([[{ trade: "bread", staff: "many", colour: "red" }], [{ trade: null }], [{}]])("says nothing of %j", (attributes) => {
    expect(priorSharesOf(prior, pi, new Map(Object.entries(attributes)))).toBeNull();
  });
  test("says nothing where the prior is not used", () => {
    expect(priorSharesOf({ ...prior, used: false }, pi, new Map([["trade", "tyres"]]))).toBeNull();
  });
});
