import { UNDATED, dayOfIsoDate } from "../../../graph/deals/dataset";
import { plantDeals } from "../../../graph/simulation/planted";

test("planted deals are in canonical order, without repeated pairs, dated 2020 to 2023, and the same for the same seed", () => {
  const { dataset } = plantDeals({ nClients: 300, nProducts: 80 });
  const { clients, products, days, clientIds, productIds } = dataset.deals;
  const pairs = new Set<string>();
  for (let i = 0; i < clients.length; i += 1) {
    pairs.add(`${clients[i]} ${products[i]}`);
    expect(days[i]).toBeGreaterThanOrEqual(dayOfIsoDate("2020-01-01"));
    expect(days[i]).toBeLessThan(dayOfIsoDate("2024-01-01"));
    if (i === 0) continue;
    const step = clients[i] - clients[i - 1] || days[i] - days[i - 1] || products[i] - products[i - 1];
    expect(step).toBeGreaterThan(0);
  }
  expect(pairs.size).toBe(clients.length);
  expect(new Set(clients).size).toBe(clientIds.length);
  expect(new Set(products).size).toBe(productIds.length);
  expect(plantDeals({ nClients: 300, nProducts: 80 })).toEqual(plantDeals({ nClients: 300, nProducts: 80 }));
  expect(plantDeals({ nClients: 300, nProducts: 80, seed: 2 }).dataset.deals).not.toEqual(dataset.deals);
});

test("the truth fits the deals: mixtures sum to 1, and most deals are for a problem of the client", () => {
  const { dataset, truth } = plantDeals({ nClients: 500, nProducts: 120, noiseShare: 0.1 });
  const k = truth.nProblems;
  let on = 0;
  for (let i = 0; i < dataset.deals.clients.length; i += 1) {
    const client = dataset.deals.clients[i];
    const product = dataset.deals.products[i];
    const own = [truth.productProblem[product], truth.secondProblem[product]].filter((problem) => problem >= 0);
    if (own.some((problem) => truth.mixtures[client * k + problem] > 0)) on += 1;
  }
  expect(on / dataset.deals.clients.length).toBeGreaterThan(0.88);
  for (let c = 0; c < 500; c += 1) {
    expect(truth.mixtures.subarray(c * k, (c + 1) * k).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
  }
  expect([...truth.chainPosition].sort()).toEqual(Array.from({ length: k }, (_, i) => i));
});

test("with a chain share of 1 and no noise every client meets its problems in the planted order", () => {
  const { dataset, truth } = plantDeals({
    nClients: 200,
    nProducts: 400,
    dealsPerClient: 4,
    noiseShare: 0,
    overlapShare: 0,
    chainShare: 1,
  });
  const { clients, products, days } = dataset.deals;
  let compared = 0;
  for (let i = 1; i < clients.length; i += 1) {
    if (clients[i] !== clients[i - 1] || days[i] === days[i - 1]) continue;
    const before = truth.productProblem[products[i - 1]];
    const after = truth.productProblem[products[i]];
    if (truth.mixtures[clients[i] * truth.nProblems + before] === 0 || truth.mixtures[clients[i] * truth.nProblems + after] === 0) continue;
    compared += 1;
    expect(truth.chainPosition[after]).toBeGreaterThanOrEqual(truth.chainPosition[before]);
  }
  expect(compared).toBeGreaterThan(100);
});

test("undated deals, one problem and one product are possible; impossible sizes are refused", () => {
  expect([...plantDeals({ nClients: 20, undatedShare: 1 }).dataset.deals.days].every((day) => day === UNDATED)).toBe(true);
  const tiny = plantDeals({ nClients: 3, nProducts: 1, nProblems: 1 });
  expect(tiny.dataset.deals.clients.length).toBe(3);
  expect(() => plantDeals({ nProducts: 3 })).toThrow("nProducts must be >= nProblems (8), got 3");
  expect(() => plantDeals({ noiseShare: 2 })).toThrow("noiseShare must be in [0, 1], got 2");
  expect(() => plantDeals({ nClients: 0 })).toThrow("nClients must be an integer >= 1, got 0");
});
