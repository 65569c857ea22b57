import fc from "fast-check";
import { learnActionValues, type QLearningOptions } from "../../../../graph/policy/tabular/q-learning";
import { fitTabularModel, greedyActions, type TabularModel, type TransitionLog } from "../../../../graph/policy/tabular/tabular-model";
import { evaluatePolicyValues, iterateValues, policyOfActions } from "../../../../graph/policy/tabular/value-iteration";
import { readNumbers } from "../../../fixtures/read-table";

const nStates = 12;
const nActions = 6;
const modelRows = readNumbers("mdp", "model.csv");
const episodes = readNumbers("mdp", "episodes.csv.gz");
const tables = readNumbers("mdp", "q_tables.csv");
/** Column of q_tables.csv. */
const table = (column: number) => tables.map((row) => row[column]);
const model: TabularModel = {
  nStates,
  nActions,
  discount: 0.95,
  rewards: Float64Array.from(modelRows, (row) => row[2]),
  transitions: Float64Array.from(modelRows.flatMap((row) => row.slice(4, 4 + nStates))),
};
const log: TransitionLog = {
  nStates,
  nActions,
  states: Int32Array.from(episodes, (row) => row[2]),
  actions: Int32Array.from(episodes, (row) => row[3]),
  rewards: Float64Array.from(episodes, (row) => row[4]),
  nextStates: Int32Array.from(episodes, (row) => (row[6] === 1 ? -1 : row[5])),
  discounts: new Float64Array(episodes.length).fill(0.95),
};
/** Where episodes start, as the data say: the exact distribution is a fixture's constant. */
const start = [0.1065, 0.049, 0.076, 0.1299, 0.0768, 0.0755, 0.0673, 0.0403, 0.094, 0.1079, 0.112, 0.0648];
const valueOf = (policy: Float64Array) => {
  const values = evaluatePolicyValues(model, policy);
  return start.reduce((sum, p, s) => sum + p * values[s], 0);
};
const greedyValue = (values: Float64Array) => valueOf(policyOfActions(greedyActions(values, nStates, nActions), nActions));
const distance = (a: ArrayLike<number>, b: readonly number[]) => Math.max(...b.map((x, i) => Math.abs(x - a[i])));

describe("on the generated decision process", () => {
  test("value iteration gives Q* within 1e-9, and its greedy policy the optimal value", () => {
    const optimal = iterateValues(model);
    expect(distance(optimal.actionValues, table(2))).toBeLessThan(1e-9);
    expect(optimal.residual).toBeLessThanOrEqual(1e-13);
    expect(greedyValue(optimal.actionValues)).toBeCloseTo(5.530911312317006, 9);
    expect([...greedyActions(optimal.actionValues, nStates, nActions)]).toEqual([1, 1, 0, 5, 5, 4, 1, 2, 1, 4, 0, 0]);
  });

  test("the model fitted to the log gives the certainty-equivalent Q", () => {
    expect(distance(iterateValues(fitTabularModel(log, 0.95)).actionValues, table(3))).toBeLessThan(1e-9);
  });

  test.each<[string, number, QLearningOptions, number]>([
    ["alpha .1", 4, { step: { kind: "constant", alpha: 0.1 } }, 4.497635775910763],
    ["alpha .05", 5, { step: { kind: "constant", alpha: 0.05 } }, 4.940641252308345],
    ["alpha .02", 6, { step: { kind: "constant", alpha: 0.02 } }, 4.972466325377156],
    ["alpha .005", 7, { step: { kind: "constant", alpha: 0.005 } }, 5.250304884137259],
    ["n^-0.7", 8, {}, 4.972466325377156],
    ["n^-1", 9, { step: { kind: "power", exponent: 1 } }, 5.215525722740313],
  ])("Q-learning with %s equals the reference table within 1e-9", (_, column, options, value) => {
    const learnt = learnActionValues(log, options);
    expect(distance(learnt.values, table(column))).toBeLessThan(1e-9);
    expect(learnt.lowerValues).toEqual(learnt.values);
    expect(greedyValue(learnt.values)).toBeCloseTo(value, 9);
  });

  test.each([0.5, 1, 2])("pessimism of %d standard errors gives a greedy policy no worse than plain Q-learning", (pessimism) => {
    const learnt = learnActionValues(log, { pessimism });
    expect(greedyValue(learnt.lowerValues)).toBeGreaterThanOrEqual(4.972466325377156);
    for (let cell = 0; cell < learnt.values.length; cell += 1) expect(learnt.lowerValues[cell]).toBeLessThan(learnt.values[cell]);
  });

  test("the values of the uniform and of the logged policy are the known ones", () => {
    expect(valueOf(new Float64Array(nStates * nActions).fill(1 / nActions))).toBeCloseTo(0.7711513492134173, 9);
    expect(valueOf(Float64Array.from(modelRows, (row) => row[3]))).toBeCloseTo(2.717348679335104, 9);
  });
});

const tinyLog = (rows: readonly (readonly [number, number, number, number])[], discount = 0.5): TransitionLog => ({
  nStates: 2,
  nActions: 2,
  states: Int32Array.from(rows, (row) => row[0]),
  actions: Int32Array.from(rows, (row) => row[1]),
  rewards: Float64Array.from(rows, (row) => row[2]),
  nextStates: Int32Array.from(rows, (row) => row[3]),
  discounts: new Float64Array(rows.length).fill(discount),
});

test("an action tried once loses to one tried often with nearly as much, under pessimism only", () => {
  const often = Array.from({ length: 100 }, (_, i) => [0, 0, i % 2 === 0 ? 0.7 : 1.1, -1] as const);
  const log = tinyLog([...often, [0, 1, 1, -1]]);
  const pick = (options: QLearningOptions) => greedyActions(learnActionValues(log, options).lowerValues, 2, 2)[0];
  expect(pick({})).toBe(1);
  expect(pick({ pessimism: 1 })).toBe(0);
});

test("under pessimism actions never tried are never greedy, and states never seen are worth 0", () => {
  const learnt = learnActionValues(tinyLog([[0, 1, -3, 1]]), { pessimism: 1 });
  expect([...learnt.visits]).toEqual([0, 1, 0, 0]);
  expect(greedyActions(learnt.lowerValues, 2, 2)[0]).toBe(1);
  expect(learnt.values[1]).toBe(-3);
  expect(learnt.lowerValues[0]).toBe(Number.NEGATIVE_INFINITY);
});

test("each transition has its own discount: a late reward is worth less", () => {
  const rows = [
    [0, 0, 0, 1],
    [1, 0, 1, -1],
  ] as const;
  const log = { ...tinyLog(rows), discounts: Float64Array.of(0.25, 1) };
  const { values } = learnActionValues(log, { step: { kind: "constant", alpha: 1 }, sweeps: 2 });
  expect([...values]).toEqual([0.25, 0, 1, 0]);
  expect([...iterateValues(fitTabularModel({ ...log, discounts: Float64Array.of(0.25, 0.5) }, 0.5)).actionValues]).toEqual([0.25, 0, 1, 0]);
});

test("an empty log gives zeros", () => {
  expect([...learnActionValues(tinyLog([])).values]).toEqual([0, 0, 0, 0]);
  expect([...learnActionValues(tinyLog([]), { pessimism: 1 }).values]).toEqual([0, 0, 0, 0]);
});

test("optimal values satisfy Bellman's equation, and no policy is better", () => {
  const cell = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 3 * 2 * 3, maxLength: 3 * 2 * 3 }),
      fc.array(cell, { minLength: 6, maxLength: 6 }),
      (raw, rewards) => {
        const transitions = Float64Array.from(raw, (x, i) => {
          const row = raw.slice(Math.floor(i / 3) * 3, Math.floor(i / 3) * 3 + 3);
          return x / (1 + row.reduce((a, b) => a + b, 0));
        });
        const random: TabularModel = { nStates: 3, nActions: 2, discount: 0.9, rewards: Float64Array.from(rewards), transitions };
        const { actionValues, stateValues } = iterateValues(random);
        for (let c = 0; c < 6; c += 1) {
          let next = 0;
          for (let s = 0; s < 3; s += 1) next += transitions[c * 3 + s] * stateValues[s];
          expect(actionValues[c]).toBeCloseTo(rewards[c] + 0.9 * next, 9);
        }
        const uniform = evaluatePolicyValues(random, new Float64Array(6).fill(0.5));
        const greedy = evaluatePolicyValues(random, policyOfActions(greedyActions(actionValues, 3, 2), 2));
        for (let s = 0; s < 3; s += 1) {
          expect(greedy[s]).toBeCloseTo(stateValues[s], 9);
          expect(uniform[s]).toBeLessThanOrEqual(stateValues[s] + 1e-9);
        }
      },
    ),
    { numRuns: 40 },
  );
});

describe("out of range", () => {
  const rows = [[0, 0, 1, 1]] as const;
  test.each<[Partial<TransitionLog>, string]>([
    [{ nStates: 0 }, "nStates and nActions must be integers >= 1, got 0"],
    [{ states: Int32Array.of(2) }, "states of transition 0"],
    [{ nextStates: Int32Array.of(5) }, "states of transition 0"],
    [{ actions: Int32Array.of(2) }, "action of transition 0 must be 0 to 1, got 2"],
    [{ rewards: Float64Array.of(Number.NaN) }, "reward of transition 0 must be finite"],
    [{ discounts: Float64Array.of(1.5) }, "discount of transition 0 must be in [0, 1], got 1.5"],
    [{ rewards: new Float64Array(2) }, "must have one length"],
  ])("a log with %j is refused", (part, message) => {
    expect(() => learnActionValues({ ...tinyLog(rows), ...part })).toThrow(message);
  });

  test.each<[QLearningOptions, string]>([
    [{ step: { kind: "constant", alpha: 0 } }, "alpha must be in (0, 1], got 0"],
    [{ step: { kind: "power", exponent: 2 } }, "exponent must be in (0, 1], got 2"],
    [{ sweeps: 0 }, "sweeps must be an integer >= 1, got 0"],
    [{ pessimism: -1 }, "pessimism must be >= 0, got -1"],
  ])("options %j are refused", (options, message) => {
    expect(() => learnActionValues(tinyLog(rows), options)).toThrow(message);
  });

  const tiny: TabularModel = { nStates: 1, nActions: 1, rewards: Float64Array.of(1), transitions: Float64Array.of(0.5), discount: 0.5 };
  test.each<[Partial<TabularModel>, string]>([
    [{ discount: 1 }, "discount must be in [0, 1), got 1"],
    [{ transitions: Float64Array.of(1.5) }, "must sum to at most 1, got 1.5"],
    [{ transitions: Float64Array.of(-1) }, "must be >= 0, got -1"],
    [{ rewards: Float64Array.of(Infinity) }, "rewards must be finite"],
    [{ rewards: new Float64Array(2) }, "must fit 1 states and 1 actions"],
  ])("a model with %j is refused", (part, message) => {
    expect(() => iterateValues({ ...tiny, ...part })).toThrow(message);
  });

  test("a tolerance of 0, a policy that does not fit and a discount below the log's are refused", () => {
    expect(() => iterateValues(tiny, 0)).toThrow("tolerance must be > 0, got 0");
    expect(() => evaluatePolicyValues(tiny, new Float64Array(3))).toThrow("policy must have 1 cells, got 3");
    expect(() => fitTabularModel(tinyLog(rows, 0.9), 0.5)).toThrow("at least every logged discount (0.9), got 0.5");
  });
});
