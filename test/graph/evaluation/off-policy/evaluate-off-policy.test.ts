import fc from "fast-check";
import { evaluateOffPolicy } from "../../../../graph/evaluation/off-policy/evaluate-off-policy";
import {
  computeTerms,
  effectiveSampleSize,
  estimatorNames,
  meanOf,
  switchDrTerms,
} from "../../../../graph/evaluation/off-policy/estimators";
import { bootstrapIntervals, normalInterval, sortedQuantile } from "../../../../graph/evaluation/off-policy/intervals";
import { alignRounds, LoggedDataError, type LoggedDecisions } from "../../../../graph/evaluation/off-policy/logged-rounds";
import { judgeOverlap, diagnoseOverlap } from "../../../../graph/evaluation/off-policy/overlap";
import { InvalidArgumentError } from "../../../../graph/numeric/errors";
import { createRng } from "../../../../graph/numeric/rng";

interface Row {
  readonly action: number;
  readonly reward: number;
  readonly behaviour: readonly number[];
  readonly evaluation: readonly number[];
  readonly predictions: readonly number[];
}

/** A log in which round i is called `names[i]`, every action of every round listed. */
function logOf(rows: readonly Row[], options: { readonly withModel?: boolean; readonly order?: readonly number[] } = {}): LoggedDecisions {
  const order = options.order ?? rows.map((_, i) => i);
  const nActions = rows[0].behaviour.length;
  const cells = order.flatMap((i, k) => Array.from({ length: nActions }, (_, a) => ({ round: k, action: a, row: rows[i] })));
  return {
    actionIds: Array.from({ length: nActions }, (_, a) => `a${a}`),
    rounds: {
      ids: order.map((i) => `r${i}`),
      actions: Int32Array.from(order, (i) => rows[i].action),
      rewards: Float64Array.from(order, (i) => rows[i].reward),
      propensities: Float64Array.from(order, (i) => rows[i].behaviour[rows[i].action]),
    },
    policy: {
      rounds: Int32Array.from(cells, ({ round }) => round),
      actions: Int32Array.from(cells, ({ action }) => action),
      probabilities: Float64Array.from(cells, ({ action, row }) => row.evaluation[action]),
      predictions: options.withModel === false ? null : Float64Array.from(cells, ({ action, row }) => row.predictions[action]),
    },
  };
}

const nActions = 3;
const distribution = fc
  .array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: nActions, maxLength: nActions })
  .map((weights) => weights.map((w) => w / weights.reduce((sum, x) => sum + x, 0)));
const anyRow = fc.record({
  action: fc.integer({ min: 0, max: nActions - 1 }),
  reward: fc.double({ min: -2, max: 2, noNaN: true }).map((x) => x + 0),
  behaviour: distribution,
  evaluation: distribution,
  predictions: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: nActions, maxLength: nActions }),
});
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 30 });

test("equal policies give importance weights of 1, and IPS and SNIPS are then the mean reward of the log", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const rounds = alignRounds(logOf(rows.map((row) => ({ ...row, evaluation: row.behaviour }))));
      expect([...rounds.weights].every((w) => w === 1)).toBe(true);
      const terms = computeTerms(rounds, 10);
      for (const name of ["ips", "snips"] as const)
        expect(meanOf(terms[name] ?? new Float64Array())).toBeCloseTo(meanOf(rounds.rewards), 12);
      expect(effectiveSampleSize(rounds.weights)).toBeCloseTo(rows.length, 9);
    }),
  );
});

test("a model that knows the rewards makes DR, SNDR and Switch-DR equal to DM, whatever the weights", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const exact = rows.map((row) => ({ ...row, predictions: row.predictions.map((q, a) => (a === row.action ? row.reward : q)) }));
      const terms = computeTerms(alignRounds(logOf(exact)), 2);
      for (const name of ["dr", "sndr", "switch_dr"] as const) expect([...(terms[name] ?? [])]).toEqual([...(terms.dm ?? [])]);
    }),
  );
});

test("a model of zero makes DR equal to IPS and SNDR equal to SNIPS", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const terms = computeTerms(alignRounds(logOf(rows.map((row) => ({ ...row, predictions: [0, 0, 0] })))), 10);
      const differences = (a: Float64Array | null, b: Float64Array | null) => a?.filter((term, i) => term !== b?.[i]).length;
      expect(differences(terms.dr, terms.ips)).toBe(0);
      expect(differences(terms.sndr, terms.snips)).toBe(0);
    }),
  );
});

test("Switch-DR is DM below every weight and DR above every weight; the switch includes lambda itself", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const rounds = alignRounds(logOf(rows));
      const terms = computeTerms(rounds, 10);
      const max = Math.max(...rounds.weights);
      expect([...(switchDrTerms(rounds, max) ?? [])]).toEqual([...(terms.dr ?? [])]);
      expect([...(switchDrTerms(rounds, Math.min(...rounds.weights) / 2) ?? [])]).toEqual([...(terms.dm ?? [])]);
    }),
  );
});

test("SNIPS stays within the range of the rewards", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { snips } = evaluateOffPolicy(logOf(rows), { resamples: 0 }).estimates;
      const rewards = rows.map((row) => row.reward);
      expect(snips.value).toBeGreaterThanOrEqual(Math.min(...rewards) - 1e-12);
      expect(snips.value).toBeLessThanOrEqual(Math.max(...rewards) + 1e-12);
    }),
  );
});

test("replay drops the rounds in which the log did something else, and takes the lowest action on ties", () => {
  const base = { behaviour: [0.5, 0.25, 0.25], predictions: [0, 0, 0] };
  const rows = [
    { ...base, action: 0, reward: 1, evaluation: [0.4, 0.4, 0.2] },
    { ...base, action: 1, reward: 5, evaluation: [0.4, 0.4, 0.2] },
    { ...base, action: 2, reward: 2, evaluation: [0.1, 0.1, 0.8] },
  ];
  const { replay } = evaluateOffPolicy(logOf(rows), { resamples: 100 }).estimates;
  expect(replay).toMatchObject({ value: 1.5, effectiveSampleSize: 2 });
  const none = evaluateOffPolicy(logOf(rows.slice(1, 2)), { resamples: 100 }).estimates.replay;
  expect(none).toEqual({ value: null, bootstrap: null, normal: null, effectiveSampleSize: 0 });
});

test("action ids that are whole numbers are ordered as numbers: 9 comes before 10", () => {
  const log = {
    actionIds: ["10", "9"],
    rounds: { ids: ["r"], actions: Int32Array.of(1), rewards: Float64Array.of(1), propensities: Float64Array.of(0.5) },
    policy: { rounds: Int32Array.of(0, 0), actions: Int32Array.of(0, 1), probabilities: Float64Array.of(0.5, 0.5), predictions: null },
  };
  expect([...alignRounds(log).matches]).toEqual([1]);
  expect([...alignRounds({ ...log, actionIds: ["x10", "x9"] }).matches]).toEqual([0]);
});

test("the order of the rows changes no bit", () => {
  fc.assert(
    fc.property(anyRows, fc.integer(), (rows, seed) => {
      const rng = createRng(seed);
      const order = rows.map((_, i) => ({ i, key: rng() })).sort((a, b) => a.key - b.key);
      const options = { resamples: 20 };
      expect(evaluateOffPolicy(logOf(rows, { order: order.map(({ i }) => i) }), options)).toEqual(evaluateOffPolicy(logOf(rows), options));
    }),
    { numRuns: 30 },
  );
});

test("without a model DM and the doubly robust estimates are null, and the verdict rests on SNIPS", () => {
  const row = { action: 0, reward: 1, behaviour: [0.5, 0.25, 0.25], evaluation: [0.5, 0.25, 0.25], predictions: [0, 0, 0] };
  const rows = Array.from({ length: 200 }, (_, i) => ({ ...row, reward: i % 2 }));
  const report = evaluateOffPolicy(logOf(rows, { withModel: false }), { resamples: 0 });
  for (const name of ["dm", "dr", "sndr", "switch_dr"] as const) expect(report.estimates[name].value).toBeNull();
  expect(report.verdict).toMatchObject({ support: "good", estimator: "snips", value: 0.5, reasons: [] });
});

describe("the verdict", () => {
  const good = { action: 0, reward: 1, behaviour: [0.5, 0.25, 0.25], evaluation: [0.5, 0.25, 0.25], predictions: [0, 0, 0] };
  const judge = (rows: readonly Row[]) => evaluateOffPolicy(logOf(rows), { resamples: 0 }).verdict;
  const many = (n: number, row: Partial<Row> = {}) => Array.from({ length: n }, () => ({ ...good, ...row }));

  test("is a refusal when the policy never takes a logged action", () => {
    const verdict = judge(many(500, { evaluation: [0, 1, 0] }));
    expect(verdict).toMatchObject({ support: "none", estimator: null, value: null, interval: null });
    expect(verdict.reasons[0]).toContain("never takes an action that was logged");
  });

  test("is a refusal when the log is worth fewer than 10 rounds, weak below 100", () => {
    expect(judge(many(9))).toMatchObject({ support: "none", value: null });
    expect(judge(many(9)).reasons[0]).toContain("worth 9.0 rounds");
    expect(judge(many(50))).toMatchObject({ support: "weak", estimator: "dr", value: 1 });
    expect(judge(many(150)).support).toBe("good");
  });

  test("is a refusal when one round carries most of the weight", () => {
    const rare = { ...good, behaviour: [0.0005, 0.5, 0.4995], evaluation: [1, 0, 0] };
    const verdict = judge([...many(300), rare]);
    expect(verdict.support).toBe("none");
    expect(verdict.reasons.join()).toContain("One round carries 87 % of the weight");
  });

  test("is a refusal when the mean weight shows propensities that are not those of the log", () => {
    const rows = Array.from({ length: 600 }, (_, i) => ({
      ...good,
      action: i % 3,
      behaviour: [0.6, 0.6, 0.5],
      evaluation: [0.4, 0.3, 0.3],
    }));
    const verdict = judge(rows);
    expect(verdict.support).toBe("none");
    expect(verdict.reasons[0]).toContain("standard errors from 1");
  });

  test("gives the diagnostics of the weights", () => {
    const rows = [
      { ...good, evaluation: [1, 0, 0] },
      { ...good, evaluation: [0, 1, 0] },
    ];
    const overlap = diagnoseOverlap(alignRounds(logOf(rows)));
    expect(overlap).toMatchObject({
      nRounds: 2,
      nMatched: 1,
      nZeroWeights: 1,
      meanWeight: 1,
      maxWeight: 2,
      topWeightShare: 1,
      effectiveSampleSize: 1,
    });
    expect(judgeOverlap(overlap).support).toBe("none");
  });
});

describe("intervals", () => {
  test("the bootstrap agrees with the normal interval on a large sample and is the same for the same seed", () => {
    const rng = createRng(3, "sample");
    const sample = Float64Array.from({ length: 1_000 }, () => rng() + rng());
    const draw = () => bootstrapIntervals([sample], { resamples: 1_000, level: 0.9, rng: createRng(1) })[0];
    const normal = normalInterval(sample, 0.9);
    expect(Math.abs(draw().low - (normal?.low ?? NaN))).toBeLessThan(0.003);
    expect(Math.abs(draw().high - (normal?.high ?? NaN))).toBeLessThan(0.003);
    expect(draw()).toEqual(draw());
  });

  test("columns share their draws, so a constant difference stays constant", () => {
    const a = Float64Array.of(1, 4, 2, 8);
    const [x, y] = bootstrapIntervals([a, a.map((v) => v + 1)], { resamples: 50, level: 0.8, rng: createRng(2) });
    expect(y.low - x.low).toBeCloseTo(1, 12);
    expect(y.high - x.high).toBeCloseTo(1, 12);
  });

  test("one value has a bootstrap interval of one point and no normal one; no column has none", () => {
    expect(bootstrapIntervals([Float64Array.of(3)], { resamples: 5, level: 0.95, rng: createRng(1) })).toEqual([{ low: 3, high: 3 }]);
    expect(normalInterval(Float64Array.of(3), 0.95)).toBeNull();
    expect(bootstrapIntervals([], { resamples: 5, level: 0.95, rng: createRng(1) })).toEqual([]);
  });

  test("quantiles interpolate between order statistics (R-7)", () => {
    expect([0, 0.1, 0.5, 1].map((p) => sortedQuantile(Float64Array.of(1, 2, 4, 8), p))).toEqual([1, 1.3, 3, 8]);
  });

  test.each([
    [{ resamples: 0, level: 0.9 }, "resamples must be an integer >= 1"],
    [{ resamples: 5, level: 1 }, "level must be in (0, 1)"],
  ])("%j is refused", (options, message) => {
    expect(() => bootstrapIntervals([Float64Array.of(1)], { ...options, rng: createRng(1) })).toThrow(message);
  });

  test("columns of unequal length are refused", () => {
    expect(() => bootstrapIntervals([Float64Array.of(1), Float64Array.of(1, 2)], { resamples: 5, level: 0.9, rng: createRng(1) })).toThrow(
      InvalidArgumentError,
    );
  });
});

describe("bad logs", () => {
  const good = logOf([{ action: 0, reward: 1, behaviour: [0.5, 0.25, 0.25], evaluation: [0.5, 0.25, 0.25], predictions: [0, 0, 0] }]);
  const { rounds, policy } = good;
  test.each<[string, LoggedDecisions, Partial<LoggedDataError>]>([
    [
      "a propensity of 0",
      { ...good, rounds: { ...rounds, propensities: Float64Array.of(0) } },
      { table: "rounds", row: 0, field: "propensity" },
    ],
    [
      "an infinite reward",
      { ...good, rounds: { ...rounds, rewards: Float64Array.of(Infinity) } },
      { table: "rounds", row: 0, field: "reward" },
    ],
    ["an unknown action", { ...good, rounds: { ...rounds, actions: Int32Array.of(7) } }, { table: "rounds", row: 0, field: "action" }],
    [
      "an unknown round",
      { ...good, policy: { ...policy, rounds: Int32Array.of(0, 0, 1) } },
      { table: "policy", row: 2, field: "round_id" },
    ],
    [
      "an unknown action of the policy",
      { ...good, policy: { ...policy, actions: Int32Array.of(0, 1, 9) } },
      { table: "policy", row: 2, field: "action" },
    ],
    [
      "a repeated action",
      { ...good, policy: { ...policy, actions: Int32Array.of(0, 1, 1) } },
      { table: "policy", row: 2, field: "action" },
    ],
    [
      "a negative probability",
      { ...good, policy: { ...policy, probabilities: Float64Array.of(1, 0.1, -0.1) } },
      { table: "policy", row: 2, field: "probability" },
    ],
    [
      "a sum of .8",
      { ...good, policy: { ...policy, probabilities: Float64Array.of(0.5, 0.2, 0.1) } },
      { table: "policy", row: 0, field: "probability" },
    ],
    [
      "a prediction that is no number",
      { ...good, policy: { ...policy, predictions: Float64Array.of(0, NaN, 0) } },
      { table: "policy", row: 1, field: "q_hat" },
    ],
  ])("%s names the row and the field", (_, log, fault) => {
    expect(() => alignRounds(log)).toThrow(expect.objectContaining(fault) as Error);
  });

  test("an empty log and columns of unequal length are refused", () => {
    expect(() => alignRounds({ ...good, rounds: { ...rounds, ids: [] } })).toThrow("rounds must not be empty");
    expect(() => alignRounds({ ...good, rounds: { ...rounds, rewards: new Float64Array(2) } })).toThrow("must have one length");
  });

  test.each([
    [{ lambda: -1 }, "lambda must be >= 0, got -1"],
    [{ level: 0 }, "level must be in (0, 1), got 0"],
    [{ resamples: 1.5 }, "resamples must be an integer >= 0, got 1.5"],
    [{ seed: 0.5 }, "seed must be an integer, got 0.5"],
  ])("options %j are refused", (options, message) => {
    expect(() => evaluateOffPolicy(good, options)).toThrow(message);
  });

  test("every estimator is reported, in the documented order", () => {
    expect(Object.keys(evaluateOffPolicy(good, { resamples: 0 }).estimates)).toEqual([...estimatorNames]);
  });
});
