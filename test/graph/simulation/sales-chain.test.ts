import { learnActionValues } from "../../../graph/policy/tabular/q-learning";
import { simulateTransitions } from "../../../graph/policy/tabular/simulate-transitions";
import { greedyActions } from "../../../graph/policy/tabular/tabular-model";
import { evaluatePolicyValues, iterateValues, policyOfActions } from "../../../graph/policy/tabular/value-iteration";
import { plantSalesChain, type SalesChain } from "../../../graph/simulation/sales-chain";

const valueOf = (chain: SalesChain, actionValues: Float64Array) => {
  const actions = greedyActions(actionValues, chain.nStates, chain.nActions);
  const values = evaluatePolicyValues(chain, policyOfActions(actions, chain.nActions));
  return chain.start.reduce((sum, p, s) => sum + p * values[s], 0);
};
const uniformOf = ({ nStates, nActions }: SalesChain) => new Float64Array(nStates * nActions).fill(1 / nActions);
const seeds = [1, 2, 3, 4, 5, 6];

test("the long game pays: the optimal policy earns more than the one that takes the best next offer, in every market", () => {
  const gains = seeds.map((seed) => {
    const chain = plantSalesChain({ seed });
    return valueOf(chain, iterateValues(chain).actionValues) / valueOf(chain, chain.rewards);
  });
  for (const gain of gains) expect(gain).toBeGreaterThanOrEqual(1);
  expect(Math.max(...gains)).toBeGreaterThan(1.05);
});

test("rows of transitions leave what is missing to the end, which only the last of patience reaches", () => {
  const { nStates, nActions, transitions, start } = plantSalesChain({ patience: 2 });
  expect(start.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  for (let cell = 0; cell < nStates * nActions; cell += 1) {
    const sum = transitions.subarray(cell * nStates, (cell + 1) * nStates).reduce((a, b) => a + b, 0);
    const left = Math.floor(cell / nActions) % 2;
    if (left === 1) expect(sum).toBeCloseTo(1, 12);
    else expect(sum).toBeLessThan(0.9);
  }
});

test("Q-learning on a log of random offers reaches 90 % of the optimal value and beats the myopic policy on average", () => {
  const shares = seeds.map((seed) => {
    const chain = plantSalesChain({ seed });
    const log = simulateTransitions(chain, { start: chain.start, policy: uniformOf(chain), nEpisodes: 1_500, maxSteps: 40, seed });
    const best = valueOf(chain, iterateValues(chain).actionValues);
    return { learnt: valueOf(chain, learnActionValues(log, { sweeps: 10 }).values) / best, myopic: valueOf(chain, chain.rewards) / best };
  });
  for (const { learnt } of shares) expect(learnt).toBeGreaterThan(0.9);
  expect(shares.reduce((sum, { learnt, myopic }) => sum + learnt - myopic, 0)).toBeGreaterThan(0);
});

test("on thin logs of a one-sided policy pessimism earns more than plain Q-learning, mean of six markets", () => {
  const earned = (pessimism: number) =>
    seeds.reduce((sum, seed) => {
      const chain = plantSalesChain({ seed });
      const myopic = policyOfActions(greedyActions(chain.rewards, chain.nStates, chain.nActions), chain.nActions);
      const policy = uniformOf(chain).map((p, cell) => 0.3 * p + 0.7 * myopic[cell]);
      const log = simulateTransitions(chain, { start: chain.start, policy, nEpisodes: 150, maxSteps: 40, seed });
      return (
        sum +
        valueOf(chain, learnActionValues(log, { pessimism, sweeps: 10 }).lowerValues) / valueOf(chain, iterateValues(chain).actionValues)
      );
    }, 0) / seeds.length;
  expect(earned(1)).toBeGreaterThan(earned(0));
});

test("episodes are reproducible, and more of them only add to the log", () => {
  const chain = plantSalesChain();
  const simulate = (nEpisodes: number) =>
    simulateTransitions(chain, { start: chain.start, policy: uniformOf(chain), nEpisodes, maxSteps: 5, seed: 4 });
  const [few, many] = [simulate(10), simulate(20)];
  expect(simulate(10)).toEqual(few);
  expect([...many.states.subarray(0, few.states.length)]).toEqual([...few.states]);
  expect(() => simulateTransitions(chain, { start: chain.start, policy: new Float64Array(3), nEpisodes: 1, maxSteps: 1, seed: 1 })).toThrow(
    "start and policy must fit",
  );
});

test.each([
  [{ nProblems: 1 }, "nProblems must be an integer >= 2, got 1"],
  [{ patience: 0 }, "patience must be an integer >= 1, got 0"],
  [{ chainShare: -0.1 }, "chainShare must be in [0, 1], got -0.1"],
  [{ discount: 1 }, "discount must be in [0, 1), got 1"],
])("%j is refused", (options, message) => {
  expect(() => plantSalesChain(options)).toThrow(message);
});
