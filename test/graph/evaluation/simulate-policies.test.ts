import { simulateMarket, summarizeMarkets } from "../../../graph/evaluation/simulate-policies";

const options = { nDecisions: 200, nMarkets: 2, seed: 5 };
const runs = [0, 1].map((market) => simulateMarket(market, options));
const summary = summarizeMarkets(runs, options);

test("markets are summarised least regret first, and popularity is the measure of the others", () => {
  const regrets = summary.markets.map(({ regret }) => regret);
  expect(regrets).toEqual([...regrets].sort((a, b) => a - b));
  expect(summary.markets.find(({ policy }) => policy === "popularity")?.shareOfPopularity).toEqual({ low: 1, high: 1 });
  for (const { acceptanceRate, shareOfPopularity } of summary.markets) {
    expect(acceptanceRate).toBeGreaterThan(0);
    expect(acceptanceRate).toBeLessThan(summary.bestAcceptanceRate);
    expect(shareOfPopularity.low).toBeLessThanOrEqual(shareOfPopularity.high);
  }
});

test("regret never falls while decisions are made, ends at its mean, and lies between the markets", () => {
  for (const { regret, regretByTenth, regretRange } of summary.markets) {
    expect(regretByTenth).toHaveLength(10);
    expect(regretByTenth).toEqual([...regretByTenth].sort((a, b) => a - b));
    expect(regretByTenth[9]).toBeCloseTo(regret, 9);
    expect(regretRange.low).toBeLessThanOrEqual(regret);
    expect(regretRange.high).toBeGreaterThanOrEqual(regret);
  }
});

test("nothing earns more in the chains than the optimal policy, and a large random log brings Q-learning near it", () => {
  for (const { shareOfOptimal } of summary.chains) expect(shareOfOptimal).toBeLessThanOrEqual(1 + 1e-9);
  const learnt = summary.chains.find(({ policy, log }) => policy === "q-learning" && log?.nClients === 1_500);
  expect(learnt?.shareOfOptimal).toBeGreaterThan(0.9);
});

test("a market is the same whenever it is played, and differs from the next", () => {
  expect(simulateMarket(1, options)).toEqual(runs[1]);
  expect(runs[0].runs).not.toEqual(runs[1].runs);
});

test("options out of range and a missing market are refused", () => {
  expect(() => simulateMarket(0, { nDecisions: 0 })).toThrow("nDecisions must be an integer >= 1, got 0");
  expect(() => summarizeMarkets([], { nMarkets: 0 })).toThrow("nMarkets must be an integer >= 1, got 0");
  expect(() => summarizeMarkets(runs, { ...options, nMarkets: 3 })).toThrow("marketRuns must be 3, got 2");
});
