import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { createRng } from "../../../graph/numeric/rng";
import { DeepPolicy } from "../../../graph/policy/deep/deep-policy";
import { createNetwork } from "../../../graph/policy/deep/network";
import type { DeepName } from "../../../graph/policy/deep/train-deep";
import { deserializePolicy } from "../../../graph/policy/deserialize-policy";
import { capExploration, policyNames, type Policy } from "../../../graph/policy/policy";
import { assignTarget, emptyQTable, OWNED_BUCKETS, QLearningPolicy, stateOf } from "../../../graph/policy/q-learning-policy";
import { RankingPolicy, type RankingState } from "../../../graph/policy/ranking-policy";
import { ScorePolicy } from "../../../graph/policy/score-policy";
import { signalNames } from "../../../graph/signals/signal-names";
import { featureCount } from "../../../graph/simulation/sales-process";
import { makeContext, N_PROBLEMS } from "./contexts";
import { describePolicyContract } from "./policy.contract";

const F = signalNames.length;

function makeRanking(overrides: Partial<RankingState> = {}): RankingPolicy {
  const rng = createRng(1, "weights");
  const precision = new Float64Array(F * F);
  for (let f = 0; f < F; f += 1) precision[f * F + f] = 5;
  return new RankingPolicy({
    signalNames,
    scales: Float64Array.from({ length: F }, () => 0.5 + rng()),
    mean: Float64Array.from({ length: F }, () => rng() - 0.5),
    precision,
    lambda: 5,
    nPositives: 10,
    adoptionsPerClient: 2,
    horizonDays: 30,
    lossGain: 0,
    sharpness: 0.8,
    seed: 4,
    nUpdates: 0,
    ...overrides,
  });
}

function makeQLearning(): QLearningPolicy {
  const table = emptyQTable(Float64Array.of(0.5, 0.3, 0.2), 0.5);
  const rng = createRng(2, "targets");
  for (let i = 0; i < 400; i += 1) assignTarget(table, Math.floor(rng() * table.values.length), rng(), 1, 0.7);
  return new QLearningPolicy(table);
}

/** An agent as it is before training: the best next offer and a network that has learnt nothing. */
function makeDeep(name: DeepName): DeepPolicy {
  const rng = createRng(3, "deep");
  const nFeatures = featureCount(N_PROBLEMS);
  const agent = {
    name,
    immediate: {
      weights: Float64Array.from({ length: N_PROBLEMS * nFeatures }, () => rng() - 0.7),
      worths: Float64Array.of(1, 0.5, 0.8),
      offerCost: 0,
    },
    network: createNetwork([nFeatures, 8, N_PROBLEMS], 5),
    temperature: 0.5,
  };
  return new DeepPolicy({ agent, shares: Float64Array.of(0.5, 0.3, 0.2) });
}

const factories: Readonly<Record<(typeof policyNames)[number], () => Policy>> = {
  ranking: makeRanking,
  problems: () => new ScorePolicy("problems"),
  popularity: () => new ScorePolicy("popularity"),
  "q-learning": makeQLearning,
  "epsilon-greedy": () => new ScorePolicy("epsilon-greedy"),
  dqn: () => makeDeep("dqn"),
  "policy-gradient": () => makeDeep("policy-gradient"),
  "actor-critic": () => makeDeep("actor-critic"),
};

for (const name of policyNames) describePolicyContract(name, factories[name]);
describePolicyContract("ranking with far-off posterior draws", () => makeRanking({ seed: -9 }));

describe("the ranking policy", () => {
  const context = makeContext(1);

  test("contributions of the signals add up to the score", () => {
    const policy = makeRanking();
    policy.scores(context).forEach((score, position) => {
      const parts = policy.contributions(context, position);
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(score, 9);
    });
  });

  test("exploring follows the posterior: a sharp one is all but greedy, a wide one is not", () => {
    const withPrecision = (value: number): RankingPolicy => {
      const precision = new Float64Array(F * F);
      for (let f = 0; f < F; f += 1) precision[f * F + f] = value;
      return makeRanking({ precision });
    };
    expect(Math.max(...withPrecision(1e8).probabilities(context, [], "explore"))).toBeGreaterThan(0.98);
    expect(Math.max(...withPrecision(0.01).probabilities(context, [], "explore"))).toBeLessThan(0.9);
  });

  test("every candidate keeps a positive propensity", () => {
    const propensities = makeRanking().probabilities(context, [2], "explore");
    expect(propensities.filter((p) => p > 0)).toHaveLength(context.candidates.length - 1);
  });

  test("deep in a slate the probabilities are those of a slate that starts with what remains", () => {
    const policy = makeRanking();
    const wide = makeContext(6, { candidates: Int32Array.from({ length: 40 }, (_, i) => i) });
    for (const nAbove of [1, 16, 30, 39]) {
      const above = Array.from({ length: nAbove }, (_, i) => (7 * i) % 40);
      const rest = Array.from({ length: 40 }, (_, i) => i).filter((i) => !above.includes(i));
      const features = Float64Array.from(rest.flatMap((i) => [...wide.features.subarray(i * F, (i + 1) * F)]));
      const short = makeContext(6, { candidates: Int32Array.from(rest), features });
      const deep = policy.probabilities(wide, above, "explore");
      expect(rest.map((i) => deep[i])).toEqual([...policy.probabilities(short, [], "explore")]);
      for (const i of above) expect(deep[i]).toBe(0);
    }
  });

  test("a client without deals, or a fit without replay, is ranked by the prior", () => {
    const cold = makeContext(2, { nOwned: 0 });
    expect(makeRanking().usesPrior(cold)).toBe(true);
    expect(makeRanking().scores(cold)).toEqual(cold.priorScores);
    const empty = new Float64Array(0);
    const unfitted = makeRanking({ nPositives: 0, mean: empty, scales: empty, precision: empty });
    expect(unfitted.usesPrior(context)).toBe(true);
    expect(unfitted.scores(context)).toEqual(context.priorScores);
    unfitted.update([{ context, product: 0, reward: 1 }]);
    expect(unfitted.nUpdates).toBe(1);
  });

  test("outcomes sharpen the posterior", () => {
    const policy = makeRanking();
    const before = policy.state.precision.reduce((a, b, i) => a + (i % (F + 1) === 0 ? b : 0), 0);
    policy.update([{ context, product: 0, reward: 1 }]);
    expect(policy.state.precision.reduce((a, b, i) => a + (i % (F + 1) === 0 ? b : 0), 0)).toBeGreaterThan(before);
  });
});

describe("the states of Q-learning", () => {
  test("are the dominant problem and the bucket of owned products", () => {
    const shares = Float64Array.of(0.2, 0.5, 0.3);
    expect([0, 1, 2, 3, 4, 7, 8, 15, 16, 500].map((n) => stateOf(shares, n) - OWNED_BUCKETS.length)).toEqual([
      0, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]);
    expect(stateOf(Float64Array.of(0.5, 0.5), 0)).toBe(0);
  });

  test("that history never visited borrow from states of the same problem, and an empty table still ranks", () => {
    const table = emptyQTable(Float64Array.of(0.5, 0.5), 0.5);
    const seen = stateOf(Float64Array.of(1, 0), 1);
    for (let i = 0; i < 50; i += 1) {
      assignTarget(table, seen * 2, 0, 1, 1);
      assignTarget(table, seen * 2 + 1, 1, 1, 1);
    }
    const values = new QLearningPolicy(table).actionValues(stateOf(Float64Array.of(1, 0), 30));
    expect(values[1]).toBeGreaterThan(values[0]);
    const empty = new QLearningPolicy(emptyQTable(Float64Array.of(0.4, 0.3, 0.3), 0.5));
    expect(empty.scores(makeContext(1)).every(Number.isFinite)).toBe(true);
  });

  test("a thinly supported value is trusted less than an equal one seen often", () => {
    const table = emptyQTable(Float64Array.of(0.5, 0.5), 0.5);
    const rng = createRng(5, "rewards");
    for (let i = 0; i < 400; i += 1) {
      const reward = rng() < 0.5 ? 1 : 0;
      assignTarget(table, 0, reward, 1, 1);
      if (i < 4) assignTarget(table, 1, i % 2, 1, 1);
    }
    expect(table.values[1]).toBeCloseTo(0.5, 9);
    const [often, thinly] = new QLearningPolicy(table).actionValues(0);
    expect(often).toBeGreaterThan(thinly);
  });

  test("a context of another number of problems is ranked by the prior", () => {
    const other = makeContext(1, { shares: Float64Array.of(1), profiles: new Float64Array(6) });
    expect(N_PROBLEMS).not.toBe(1);
    expect(makeQLearning().scores(other)).toEqual(other.priorScores);
  });
});

describe("deserializePolicy", () => {
  test.each([
    ["no JSON", "{", "JSON"],
    ["no policy", "{}", "format, name and state"],
    ["another version", JSON.stringify({ format: 99, name: "popularity", state: {} }), "format"],
    ["another policy", JSON.stringify({ format: 1, name: "oracle", state: {} }), "oracle"],
    ["no state", JSON.stringify({ format: 1, name: "popularity", state: null }), "object"],
    ["a missing number", JSON.stringify({ format: 1, name: "popularity", state: { products: [], offers: [], rewards: [] } }), "nUpdates"],
    ["a wrong list", JSON.stringify({ format: 1, name: "popularity", state: { products: ["x"] } }), "products"],
    ["a wrong text", JSON.stringify({ format: 1, name: "ranking", state: { signalNames: [1] } }), "signalNames"],
  ])("refuses %s", (_, text, message) => {
    expect(() => deserializePolicy(text)).toThrow(InvalidArgumentError);
    expect(() => deserializePolicy(text)).toThrow(message);
  });
});

describe("a cap on exploration", () => {
  test("leaves a distribution alone that keeps to it, and mixes in the best choice where not", () => {
    const p = Float64Array.of(0.2, 0.5, 0.3);
    expect(capExploration(p, 1, 0.5)).toBe(p);
    const capped = capExploration(p, 1, 0.1);
    expect(capped[1]).toBeCloseTo(0.9, 12);
    expect(capped[0] / capped[2]).toBeCloseTo(2 / 3, 12);
    expect(capped.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(Array.from(capExploration(p, 0, 0))).toEqual([1, 0, 0]);
  });
});
