import { bestSalesValue, plantSalesEnvironment, salesPolicyValue } from "../../../graph/simulation/sales-environment";

const environment = plantSalesEnvironment({ nSituations: 2_000 });
const { nArms, nFeatures, nStates, situations } = environment;

test("the same options give the same market, another seed another one", () => {
  expect(plantSalesEnvironment({ nSituations: 50 })).toEqual(plantSalesEnvironment({ nSituations: 50 }));
  expect(plantSalesEnvironment({ nSituations: 50, seed: 2 }).popularity).not.toEqual(plantSalesEnvironment({ nSituations: 50 }).popularity);
});

test("chances are probabilities, shares sum to 1 and every deal seen counts in the popularity", () => {
  for (const { chances, best, features, state } of situations) {
    expect(chances.every((p) => p > 0 && p < 1)).toBe(true);
    expect(best).toBe(Math.max(...chances));
    expect(features).toHaveLength(nFeatures);
    expect(features.subarray(0, 8).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(features.subarray(8, 16).reduce((a, b) => a + b, 0)).toBe(1);
    expect(Number.isInteger(state) && state >= 0 && state < nStates).toBe(true);
  }
  expect(environment.popularity.reduce((a, b) => a + b, 0)).toBe(6 * situations.length);
});

test("acceptance depends on problem, price and timing: the best product differs between clients, levels and moments", () => {
  const bestArm = (i: number) => situations[i].chances.indexOf(situations[i].best);
  const bestBy = (key: (i: number) => number) => {
    const groups = new Map<number, Set<number>>();
    situations.forEach((_, i) => {
      const group = groups.get(key(i)) ?? new Set<number>();
      groups.set(key(i), group.add(bestArm(i)));
    });
    return groups;
  };
  expect(new Set([...situations.keys()].map(bestArm)).size).toBeGreaterThan(nArms / 2);
  // Within one state there are still several best products: price level and what the state hides decide.
  for (const arms of bestBy((i) => situations[i].state).values()) expect(arms.size).toBeGreaterThan(1);
});

test("policy values are exact: uniform is the mean chance, the clairvoyant is the best, nothing is above it", () => {
  const mean = situations.reduce((sum, { chances }) => sum + chances.reduce((a, b) => a + b, 0) / nArms, 0) / situations.length;
  expect(salesPolicyValue(environment, () => new Float64Array(nArms).fill(1 / nArms))).toBeCloseTo(mean, 12);
  const clairvoyant = salesPolicyValue(environment, ({ chances, best }) =>
    chances.map((p, arm) => (arm === chances.indexOf(best) && p === best ? 1 : 0)),
  );
  expect(clairvoyant).toBeCloseTo(bestSalesValue(environment), 12);
  const popular = environment.popularity.indexOf(Math.max(...environment.popularity));
  const fixed = salesPolicyValue(environment, () => new Float64Array(nArms).map((_, arm) => (arm === popular ? 1 : 0)));
  expect(fixed).toBeGreaterThan(mean);
  expect(fixed).toBeLessThan(0.7 * clairvoyant);
});

test("the chain tells what comes next: knowing the next problem is worth more than knowing the last one", () => {
  const valueOf = (key: (i: number) => number) => {
    const sums = new Map<number, Float64Array>();
    situations.forEach(({ chances }, i) => {
      const sum = sums.get(key(i)) ?? new Float64Array(nArms);
      chances.forEach((p, arm) => {
        sum[arm] += p;
      });
      sums.set(key(i), sum);
    });
    return [...sums.values()].reduce((total, sum) => total + Math.max(...sum), 0) / situations.length;
  };
  const last = (i: number) => situations[i].features.subarray(8, 16).indexOf(1);
  expect(valueOf((i) => Math.floor(situations[i].state / 2))).toBeGreaterThan(1.2 * valueOf(last));
});

test.each([
  [{ nSituations: 0 }, "nSituations must be an integer >= 1, got 0"],
  [{ nProblems: 1 }, "nProblems must be an integer >= 2, got 1"],
  [{ nProducts: 3 }, "nProducts must be an integer >= 8, got 3"],
  [{ dealsSeen: 0 }, "dealsSeen must be an integer >= 1, got 0"],
  [{ chainShare: 1.5 }, "chainShare must be in [0, 1], got 1.5"],
])("%j is refused", (options, message) => {
  expect(() => plantSalesEnvironment(options)).toThrow(message);
});
