import { crossFitRewards, type RewardModelInput } from "../../../../graph/evaluation/off-policy/reward-model";

/** Group 0 likes action 0, group 1 action 1. */
const n = 600;
const input: RewardModelInput = {
  nActions: 2,
  roundIds: Array.from({ length: n }, (_, i) => `r${i}`),
  groups: Int32Array.from({ length: n }, (_, i) => i % 2),
  actions: Int32Array.from({ length: n }, (_, i) => (i >> 1) % 2),
  rewards: Float64Array.from({ length: n }, (_, i) => (i % 2 === (i >> 1) % 2 ? 1 : 0)),
};

test("rewards are predicted by group and action, shrunk towards the action's mean", () => {
  const predict = crossFitRewards(input);
  expect(predict(0, 0)).toBeGreaterThan(0.9);
  expect(predict(0, 0)).toBeLessThan(1);
  expect(predict(0, 1)).toBeLessThan(0.1);
  expect(predict(1, 1)).toBeGreaterThan(0.9);
  expect(crossFitRewards(input, { shrinkage: 1e9 })(0, 0)).toBeCloseTo(0.5, 1);
});

test("a round's own reward does not reach its prediction, and the order of rounds changes nothing", () => {
  const predict = crossFitRewards(input);
  const changed = crossFitRewards({ ...input, rewards: input.rewards.map((reward, i) => (i === 7 ? 100 : reward)) });
  for (let action = 0; action < 2; action += 1) expect(changed(7, action)).toBe(predict(7, action));
  expect([...input.roundIds.keys()].some((i) => changed(i, input.actions[7]) !== predict(i, input.actions[7]))).toBe(true);
  const reversed = crossFitRewards({
    nActions: 2,
    roundIds: [...input.roundIds].reverse(),
    groups: input.groups.slice().reverse(),
    actions: input.actions.slice().reverse(),
    rewards: input.rewards.slice().reverse(),
  });
  for (let i = 0; i < n; i += 50) expect(reversed(n - 1 - i, 0)).toBeCloseTo(predict(i, 0), 12);
});

test("a group or an action that was never seen gets the mean", () => {
  const predict = crossFitRewards({ ...input, nActions: 3 });
  expect(predict(0, 2)).toBeCloseTo(0.5, 1);
});

test("bad input is refused", () => {
  expect(() => crossFitRewards(input, { folds: 1 })).toThrow("folds must be an integer >= 2, got 1");
  expect(() => crossFitRewards(input, { shrinkage: 0 })).toThrow("shrinkage must be > 0, got 0");
  expect(() => crossFitRewards({ ...input, roundIds: [] })).toThrow("must not be empty");
  expect(() => crossFitRewards({ ...input, rewards: new Float64Array(1) })).toThrow("one length");
});
