import { comparePolicies } from "../../../../graph/evaluation/off-policy/compare-policies";
import { logDecisions, type FixedPolicy } from "../../../../graph/evaluation/log-decisions";
import { plantSalesEnvironment, salesPolicyValue } from "../../../../graph/simulation/sales-environment";
import { createRng } from "../../../../graph/numeric/rng";
import type { LoggedDecisions } from "../../../../graph/evaluation/off-policy/logged-rounds";

const environment = plantSalesEnvironment({ nSituations: 500, nProducts: 8, nProblems: 4 });
const { nArms } = environment;
const uniform: FixedPolicy = () => new Float64Array(nArms).fill(1 / nArms);
const popular = environment.popularity.indexOf(Math.max(...environment.popularity));
/** Mostly one arm, a little of all. */
const mostly =
  (armOf: (chances: Float64Array) => number): FixedPolicy =>
  ({ chances }) => {
    const p = new Float64Array(nArms).fill(0.2 / nArms);
    p[armOf(chances)] += 0.8;
    return p;
  };
const popularity = mostly(() => popular);
const clairvoyant = mostly((chances) => chances.indexOf(Math.max(...chances)));
const logOf = (evaluation: FixedPolicy, seed = 1) =>
  logDecisions(environment, { behaviour: uniform, evaluation }, { nRounds: 2_000, seed });
const withoutModel = (log: LoggedDecisions): LoggedDecisions => ({ ...log, policy: { ...log.policy, predictions: null } });

test("a better policy is found better, with an interval that holds the true difference", () => {
  const truth = salesPolicyValue(environment, clairvoyant) - salesPolicyValue(environment, popularity);
  const comparison = comparePolicies(logOf(clairvoyant), logOf(popularity));
  expect(comparison.estimator).toBe("dr");
  expect(comparison.interval?.low).toBeGreaterThan(0);
  expect(comparison.interval?.low).toBeLessThan(truth);
  expect(comparison.interval?.high).toBeGreaterThan(truth);
  const bare = comparePolicies(withoutModel(logOf(clairvoyant)), withoutModel(logOf(popularity)));
  expect(bare.estimator).toBe("snips");
  expect(bare.interval?.low).toBeGreaterThan(0);
});

test("a policy is no better than itself", () => {
  expect(comparePolicies(logOf(popularity), logOf(popularity))).toMatchObject({ difference: 0, interval: { low: 0, high: 0 } });
});

test("with outcomes shuffled the clairvoyant claims no improvement: the 95 % interval covers 0 for at least 92 of 100 seeds", () => {
  let covered = 0;
  for (let seed = 1; seed <= 100; seed += 1) {
    const [challenger, champion] = [clairvoyant, popularity].map((policy) => {
      const log = withoutModel(logDecisions(environment, { behaviour: uniform, evaluation: policy }, { nRounds: 400, seed }));
      const rng = createRng(seed, "shuffle");
      const order = Array.from(log.rounds.rewards, (reward) => ({ reward, key: rng() })).sort((a, b) => a.key - b.key);
      return { ...log, rounds: { ...log.rounds, rewards: Float64Array.from(order, ({ reward }) => reward) } };
    });
    const { interval } = comparePolicies(challenger, champion);
    if (interval !== null && interval.low <= 0 && interval.high >= 0) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(92);
});

test("a log that supports one of them only gives no difference", () => {
  const log = logOf(popularity);
  const elsewhere: LoggedDecisions = {
    ...log,
    actionIds: [...log.actionIds, "other"],
    policy: {
      rounds: Int32Array.from(log.rounds.ids.keys()),
      actions: new Int32Array(2_000).fill(nArms),
      probabilities: new Float64Array(2_000).fill(1),
      predictions: new Float64Array(2_000),
    },
  };
  const comparison = comparePolicies(elsewhere, log);
  expect(comparison).toMatchObject({ difference: null, interval: null, estimator: null });
  expect(comparison.challenger.support).toBe("none");
  expect(comparison.champion.support).toBe("good");
});

test("other rounds are refused", () => {
  expect(() => comparePolicies(logOf(popularity), logOf(popularity, 2))).toThrow("must be judged on the same rounds");
});
