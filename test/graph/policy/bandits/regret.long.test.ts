import type { BanditName } from "../../../../graph/policy/bandits/bandit";
import { createBandit } from "../../../../graph/policy/bandits/create-bandit";
import { readNumbers } from "../../../fixtures/read-table";
import { playRounds, readBanditFixture } from "./replay-fixture";

const { nArms, nFeatures, nStates, rounds } = readBanditFixture();

test.each([
  [0.1, 1],
  [0.25, 2],
  [0.5, 3],
  [1, 4],
])("LinUCB with alpha %d picks the recorded arm in all 20,000 rounds", (alpha, column) => {
  const recorded = readNumbers("bandit", "linucb_actions.csv.gz").map((row) => row[column]);
  expect(playRounds(createBandit("lin-ucb", { nArms, nFeatures, exploration: alpha }), rounds, 1).arms).toEqual(recorded);
});

test.each<[BanditName, number, number]>([
  ["linear-thompson", 1, 750],
  ["logistic-thompson", 1, 850],
  ["beta-thompson", 8, 1_750],
])("%s with %d states has a regret of at most %d after 20,000 rounds, mean of 5 seeds", (name, states, limit) => {
  const regrets = [1, 2, 3, 4, 5].map((seed) => playRounds(createBandit(name, { nArms, nFeatures, nStates: states }), rounds, seed).regret);
  console.log(`${name}: regret ${regrets.map((regret) => regret.toFixed(0)).join(", ")}`);
  expect(regrets.reduce((sum, regret) => sum + regret, 0) / regrets.length).toBeLessThanOrEqual(limit);
});

test("the others fall in the expected order: states help, and a context beats states", () => {
  const regretOf = (name: BanditName, states: number) =>
    playRounds(createBandit(name, { nArms, nFeatures, nStates: states }), rounds, 1).regret;
  const regrets = {
    popularity: regretOf("popularity", 1),
    greedy: regretOf("epsilon-greedy", 1),
    greedyByState: regretOf("epsilon-greedy", nStates),
    ucb: regretOf("ucb1", 1),
    ucbByState: regretOf("ucb1", nStates),
    linUcb: regretOf("lin-ucb", 1),
  };
  console.log(regrets);
  expect(regrets.greedyByState).toBeLessThan(regrets.greedy / 2);
  expect(regrets.ucbByState).toBeLessThan(regrets.ucb);
  expect(regrets.linUcb).toBeLessThan(regrets.greedyByState / 2);
  expect(regrets.greedy).toBeLessThan(regrets.popularity);
});
