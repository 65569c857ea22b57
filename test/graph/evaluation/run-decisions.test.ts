import { runDecisions } from "../../../graph/evaluation/run-decisions";
import { createBandit } from "../../../graph/policy/bandits/create-bandit";
import { plantSalesEnvironment } from "../../../graph/simulation/sales-environment";

const environment = plantSalesEnvironment({ nSituations: 300, nProducts: 8, nProblems: 4 });
const { nArms, nFeatures, nStates, popularity } = environment;
const bandit = (name: "popularity" | "linear-thompson" | "epsilon-greedy", epsilon = 0.1) =>
  createBandit(name, { nArms, nFeatures, nStates, popularity: [...popularity], epsilon });

test("a run is the same for the same seed, and regret grows from tenth to tenth", () => {
  const run = () => runDecisions(environment, bandit("linear-thompson"), { nDecisions: 500, seed: 3 });
  const { accepted, regret, regretByTenth } = run();
  expect(run()).toEqual({ accepted, regret, regretByTenth });
  expect(regretByTenth).toHaveLength(10);
  expect(regretByTenth.at(-1)).toBe(regret);
  regretByTenth.forEach((value, i) => {
    expect(value).toBeGreaterThan(i === 0 ? 0 : regretByTenth[i - 1]);
  });
});

test("regret is what the choices lost in expectation: choosing at random loses the mean gap", () => {
  const { regret } = runDecisions(environment, bandit("epsilon-greedy", 1), { nDecisions: 4_000, seed: 1 });
  const gap =
    environment.situations.reduce((sum, { best, chances }) => sum + best - chances.reduce((a, b) => a + b, 0) / nArms, 0) /
    environment.situations.length;
  expect(regret / 4_000 / gap).toBeCloseTo(1, 1);
});

test("a bandit that reads the context already loses less than popularity after 2,000 decisions", () => {
  const lost = (name: "popularity" | "linear-thompson") => runDecisions(environment, bandit(name), { nDecisions: 2_000, seed: 1 }).regret;
  expect(lost("linear-thompson")).toBeLessThan(0.7 * lost("popularity"));
});

test("no decisions, no regret; a negative number is refused", () => {
  expect(runDecisions(environment, bandit("popularity"), { nDecisions: 0, seed: 1 })).toEqual({
    accepted: 0,
    regret: 0,
    regretByTenth: [],
  });
  expect(() => runDecisions(environment, bandit("popularity"), { nDecisions: -1, seed: 1 })).toThrow("nDecisions must be an integer >= 0");
});
