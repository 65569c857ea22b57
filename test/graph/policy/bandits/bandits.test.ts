import { createRng } from "../../../../graph/numeric/rng";
import { banditNames, type BanditName } from "../../../../graph/policy/bandits/bandit";
import { createBandit, restoreBandit } from "../../../../graph/policy/bandits/create-bandit";
import { readNumbers } from "../../../fixtures/read-table";
import { testBanditContract } from "./bandit.contract";
import { playRounds, readBanditFixture } from "./replay-fixture";

describe.each(banditNames)("%s", (name) => {
  testBanditContract((sizes) => createBandit(name, { ...sizes, exploration: 0.3 }));
});

const context = { state: 0, features: new Float64Array(0) };
const small = { nArms: 3, nFeatures: 0 };

test("popularity starts with what was bought before, and acceptances add to it", () => {
  const bandit = createBandit("popularity", { ...small, popularity: [3, 5, 1], epsilon: 0.3 });
  expect([...bandit.probabilities(context)].map((p) => Number(p.toFixed(12)))).toEqual([0.1, 0.8, 0.1]);
  for (let i = 0; i < 3; i += 1) bandit.update([{ context, arm: 0, reward: 1 }]);
  expect([...bandit.probabilities(context)].map((p) => Number(p.toFixed(12)))).toEqual([0.8, 0.1, 0.1]);
});

test("UCB1 plays every arm once, then adds c sqrt(ln t / n) to the mean", () => {
  const bandit = createBandit("ucb1", { ...small, exploration: 1 });
  const rng = createRng(1);
  const play = (rewards: readonly number[]) =>
    rewards.map((reward) => {
      const arm = bandit.choose(context, rng);
      bandit.update([{ context, arm, reward }]);
      return arm;
    });
  expect(play([0, 1, 0])).toEqual([0, 1, 2]);
  // Arm 1: 1 + sqrt(ln 3); the others sqrt(ln 3). Then its bonus falls and its mean with it: 1/2 + sqrt(ln 4 / 2) = 1.333 against 1.177.
  expect(play([0, 0])).toEqual([1, 1]);
  // 1/3 + sqrt(ln 5 / 3) = 1.066 against sqrt(ln 5) = 1.269: back to the lowest of the others.
  expect(play([0])).toEqual([0]);
});

test("one state ignores the context's state; several learn apart", () => {
  const shared = createBandit("epsilon-greedy", { ...small, epsilon: 0 });
  const apart = createBandit("epsilon-greedy", { ...small, epsilon: 0, nStates: 2 });
  for (const bandit of [shared, apart]) bandit.update([{ context: { ...context, state: 1 }, arm: 2, reward: 1 }]);
  expect(shared.choose(context, createRng(1))).toBe(2);
  expect(apart.choose(context, createRng(1))).toBe(0);
  expect(apart.choose({ ...context, state: 1 }, createRng(1))).toBe(2);
  expect(() => apart.choose({ ...context, state: 2 }, createRng(1))).toThrow("state must be 0 to 1, got 2");
});

test("LinUCB picks the recorded arm in the first 1,000 rounds", () => {
  const { nArms, nFeatures, rounds } = readBanditFixture();
  const recorded = readNumbers("bandit", "linucb_actions.csv.gz").map((row) => row[2]);
  const { arms } = playRounds(createBandit("lin-ucb", { nArms, nFeatures, exploration: 0.25 }), rounds.slice(0, 1_000), 1);
  expect(arms).toEqual(recorded.slice(0, 1_000));
});

test("the logistic bandit's online posterior is near the batch mode and its curvature", () => {
  const bandit = createBandit("logistic-thompson", { nArms: 1, nFeatures: 1 });
  const rng = createRng(21);
  const data = Array.from({ length: 3_000 }, () => {
    const x = 2 * rng() - 1;
    return { x, y: rng() < 1 / (1 + Math.exp(-(1.5 * x - 0.5))) ? 1 : 0 };
  });
  for (const { x, y } of data) bandit.update([{ context: { state: 0, features: Float64Array.of(x) }, arm: 0, reward: y }]);
  // Batch: Newton on the penalised likelihood, two weights.
  let [w, b] = [0, 0];
  let precision = [0, 0, 0];
  for (let i = 0; i < 20; i += 1) {
    let [gw, gb] = [-w, -b];
    precision = [1, 0, 1];
    for (const { x, y } of data) {
      const p = 1 / (1 + Math.exp(-(w * x + b)));
      gw += (y - p) * x;
      gb += y - p;
      precision[0] += p * (1 - p) * x * x;
      precision[1] += p * (1 - p) * x;
      precision[2] += p * (1 - p);
    }
    const determinant = precision[0] * precision[2] - precision[1] ** 2;
    w += (precision[2] * gw - precision[1] * gb) / determinant;
    b += (precision[0] * gb - precision[1] * gw) / determinant;
  }
  const state = JSON.parse(bandit.serialize()) as { weights: number[]; covariances: number[] };
  expect(Math.abs(state.weights[0] - w)).toBeLessThan(0.02);
  expect(Math.abs(state.weights[1] - b)).toBeLessThan(0.02);
  expect(state.covariances[0] / (precision[2] / (precision[0] * precision[2] - precision[1] ** 2))).toBeCloseTo(1, 1);
});

test.each<[BanditName, object, string]>([
  ["epsilon-greedy", { nArms: 0 }, "nArms must be an integer >= 1, got 0"],
  ["epsilon-greedy", { nStates: 0.5 }, "nStates must be an integer >= 1, got 0.5"],
  ["epsilon-greedy", { epsilon: 2 }, "epsilon must be in [0, 1], got 2"],
  ["ucb1", { exploration: -1 }, "exploration must be >= 0, got -1"],
  ["popularity", { popularity: [1] }, "popularity must have 3 counts >= 0"],
  ["lin-ucb", { nArms: 1.5 }, "nArms must be an integer >= 1, got 1.5"],
  ["lin-ucb", { nFeatures: -1 }, "nFeatures must be an integer >= 0, got -1"],
  ["linear-thompson", { ridge: 0 }, "ridge must be > 0, got 0"],
  ["logistic-thompson", { exploration: 0 }, "exploration must be > 0, got 0"],
])("%s with %j is refused", (name, options, message) => {
  expect(() => createBandit(name, { ...small, ...options })).toThrow(message);
});

test("features of another length or not finite are refused", () => {
  const bandit = createBandit("lin-ucb", { nArms: 2, nFeatures: 2 });
  for (const features of [Float64Array.of(1), Float64Array.of(1, Number.NaN)])
    expect(() => bandit.probabilities({ state: 0, features })).toThrow("features must be 2 finite numbers");
});

test.each([
  ["{", "must be JSON"],
  ["3", "must be an object"],
  ['{"format":9}', "bandit format must be 1, got 9"],
  ['{"format":1,"name":"x","options":{"nArms":1,"exploration":1},"nUpdates":0}', "bandit must be known, got x"],
  ['{"format":1,"name":"ucb1","nUpdates":0}', "options of the bandit must be an object"],
  ['{"format":1,"name":"ucb1","options":{"nArms":1},"nUpdates":0}', "exploration of the bandit must be a number"],
])("%s is no serialised bandit", (text, message) => {
  expect(() => restoreBandit(text)).toThrow(message);
});

test("a state that does not fit its options is refused", () => {
  const count = JSON.parse(createBandit("ucb1", small).serialize()) as object;
  expect(() => restoreBandit(JSON.stringify({ ...count, counts: [1] }))).toThrow("counts and rewards must have 3 cells");
  expect(() => restoreBandit(JSON.stringify({ ...count, counts: ["a"] }))).toThrow("counts of the bandit must be a list of numbers");
  const linear = JSON.parse(createBandit("lin-ucb", small).serialize()) as object;
  expect(() => restoreBandit(JSON.stringify({ ...linear, weights: [1] }))).toThrow("must fit 3 arms and 1 weights");
});
