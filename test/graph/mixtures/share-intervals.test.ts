import { buildIncidence } from "../../../graph/incidence/build-incidence";
import type { MixtureModel } from "../../../graph/mixtures/mixture-model";
import { createShareIntervals } from "../../../graph/mixtures/share-intervals";
import { plantDeals } from "../../../graph/simulation/planted";
import { pairsOf } from "./dense-mixture";

/** Problem 0 sells products 0-3, problem 1 products 4-7; product 8 belongs to both alike. */
const certain = (nClients: number): MixtureModel => ({
  nProblems: 2,
  theta: new Float64Array(2 * nClients).fill(0.5),
  phi: Float64Array.of(0.2, 0.2, 0.2, 0.2, 0, 0, 0, 0, 0.2, 0, 0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.2),
  pi: Float64Array.of(0.5, 0.5),
  background: new Float64Array(9).fill(1 / 9),
  alpha: 1,
  lambda: 0.05,
});
const incidenceOf = (...baskets: readonly (readonly number[])[]) => pairsOf(baskets, 9);

test("a client of one deal is nearly as uncertain as one without, many deals narrow the interval, and ambiguous ones do not", () => {
  const incidence = incidenceOf([0], [0, 1, 2, 4], [0, 1, 2, 3, 4, 5, 6, 7], [8]);
  const interval = createShareIntervals(certain(4), incidence);
  const width = (client: number, k = 0): number => interval(client, k)[1] - interval(client, k)[0];
  expect(width(0)).toBeGreaterThan(0.6);
  expect(width(2)).toBeLessThan(width(1));
  expect(width(3)).toBeGreaterThan(width(2));
  const [low, high] = interval(2, 0);
  expect(low).toBeLessThan(0.5);
  expect(high).toBeGreaterThan(0.5);
  expect(high).toBeLessThan(0.9);
});

test("where clients are pure the interval reaches 1, and a contradiction takes it away", () => {
  const pure = Array.from({ length: 20 }, (_, c) => (c % 2 === 0 ? [0, 1, 2, 3] : [4, 5, 6, 7]));
  const mixed = Array.from({ length: 10 }, () => [0, 1, 2, 4, 5]);
  const interval = createShareIntervals(certain(30), incidenceOf(...pure, ...mixed));
  expect(interval(0, 0)[1]).toBe(1);
  expect(interval(0, 1)[0]).toBeLessThan(0.05);
  expect(interval(20, 0)[1]).toBeLessThan(1);
});

test("hundreds of deals do not underflow, one problem is certain, and no deals say little", () => {
  const { dataset } = plantDeals({ nClients: 20, nProducts: 600, nProblems: 2, dealsPerClient: 500 });
  const incidence = buildIncidence(dataset.deals, null);
  const P = incidence.nProducts;
  const model: MixtureModel = {
    ...certain(20),
    phi: Float64Array.from({ length: 2 * P }, (_, at) => ((at % P) % 2 === Math.floor(at / P) ? 1.8 : 0.2) / P),
    background: new Float64Array(P).fill(1 / P),
  };
  const interval = createShareIntervals(model, incidence);
  for (let c = 0; c < 20; c += 1) {
    const [low, high] = interval(c, 0);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThan(low);
    expect(high).toBeLessThanOrEqual(1);
  }
  expect(createShareIntervals({ ...certain(1), nProblems: 1 }, incidenceOf([0]))(0, 0)).toEqual([1, 1]);
  const [low, high] = createShareIntervals(certain(1), incidenceOf([]))(0, 1);
  expect(low).toBeLessThan(0.05);
  expect(high).toBeGreaterThan(0.75);
});
