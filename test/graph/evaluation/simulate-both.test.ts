import { simulateBoth } from "../../../graph/evaluation/simulate-both";
import { UNDATED, type DealTable } from "../../../graph/deals/dataset";
import type { MixtureModel } from "../../../graph/mixtures/mixture-model";
import { plantDeals } from "../../../graph/simulation/planted";

const options = { nMarkets: 1, nDecisions: 50, seed: 3, effort: 0 };
const N = { nClients: 120, nProducts: 18, nProblems: 3 };
const { dataset, truth } = plantDeals({ seed: 3, dealsPerClient: 6, noiseShare: 0, overlapShare: 0, ...N });
const counts = [0, 1, 2].map((k) => truth.productProblem.reduce((n, own) => n + (own === k ? 1 : 0), 0));
const model: MixtureModel = {
  nProblems: N.nProblems,
  theta: truth.mixtures,
  phi: Float64Array.from({ length: 3 * 18 }, (_, i) =>
    truth.productProblem[i % 18] === Math.floor(i / 18) ? 1 / counts[Math.floor(i / 18)] : 0,
  ),
  pi: new Float64Array(3).fill(1 / 3),
  background: new Float64Array(18).fill(1 / 18),
  alpha: 0.5,
  lambda: 0.1,
};

test("without a history only planted markets are played, and it says why", async () => {
  const { planted, history, historyMissing } = await simulateBoth(null, options, () => undefined);
  expect(planted.markets.length).toBeGreaterThan(5);
  expect([history, historyMissing]).toEqual([null, "nothing was analysed yet"]);
});

test("a history without dates is told apart, one with dates is played in, and progress never falls", async () => {
  const deals: DealTable = { ...dataset.deals, days: new Int32Array(dataset.deals.days.length).fill(UNDATED) };
  const undated = await simulateBoth({ dataset: { ...dataset, deals }, model, asOfDay: null }, options, () => undefined);
  expect(undated.history === null && undated.historyMissing).toBe("no won deal has a date");
  const fractions: number[] = [];
  const dated = await simulateBoth({ dataset, model, asOfDay: null }, options, (fraction) => fractions.push(fraction));
  expect(dated.historyMissing).toBeNull();
  const values = dated.history?.policies.map(({ value }) => value) ?? [];
  expect(values.length).toBeGreaterThanOrEqual(3);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
});
