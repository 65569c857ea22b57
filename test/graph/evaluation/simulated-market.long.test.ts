import { logDecisions, type FixedPolicy } from "../../../graph/evaluation/log-decisions";
import { evaluateOffPolicy } from "../../../graph/evaluation/off-policy/evaluate-off-policy";
import { runDecisions } from "../../../graph/evaluation/run-decisions";
import type { BanditName } from "../../../graph/policy/bandits/bandit";
import { createBandit } from "../../../graph/policy/bandits/create-bandit";
import {
  plantSalesEnvironment,
  salesPolicyValue,
  type SalesEnvironment,
  type SalesSituation,
} from "../../../graph/simulation/sales-environment";

const bandit = (environment: SalesEnvironment, name: BanditName, options: { readonly nStates?: number; readonly epsilon?: number } = {}) =>
  createBandit(name, { nArms: environment.nArms, nFeatures: environment.nFeatures, popularity: [...environment.popularity], ...options });

describe("after 20,000 decisions in ten markets", () => {
  const lost = (name: BanditName, byState = false) =>
    Array.from({ length: 10 }, (_, i) => {
      const environment = plantSalesEnvironment({ seed: i + 1 });
      const policy = bandit(environment, name, byState ? { nStates: environment.nStates } : {});
      return runDecisions(environment, policy, { nDecisions: 20_000, seed: i + 1 }).regret;
    });
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const popularity = lost("popularity");

  test.each<[BanditName, boolean]>([
    ["lin-ucb", false],
    ["linear-thompson", false],
    ["logistic-thompson", false],
    ["beta-thompson", true],
    ["epsilon-greedy", true],
  ])("%s (by state: %s) has at most half the regret of popularity with epsilon .1 in every one", (name, byState) => {
    const regrets = lost(name, byState);
    const shares = regrets.map((regret, i) => regret / popularity[i]);
    console.log(
      `${name}: regret ${mean(regrets).toFixed(0)} against ${mean(popularity).toFixed(0)}; shares ${shares.map((s) => s.toFixed(2)).join(" ")}`,
    );
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.5);
  });
});

describe("off-policy intervals against the known value", () => {
  const environment = plantSalesEnvironment();
  /** A policy that learnt for a while and then stands still. */
  const freeze = (
    name: BanditName,
    nDecisions: number,
    seed: number,
    options: { readonly nStates?: number; readonly epsilon?: number } = {},
  ) => {
    const policy = bandit(environment, name, options);
    runDecisions(environment, policy, { nDecisions, seed });
    const known = new Map<SalesSituation, Float64Array>();
    return (situation: SalesSituation): Float64Array => {
      const probabilities = known.get(situation) ?? policy.probabilities(situation);
      known.set(situation, probabilities);
      return probabilities;
    };
  };
  const { nStates } = environment;
  const behaviours: Readonly<Record<string, FixedPolicy>> = {
    "popularity, epsilon .5": freeze("popularity", 0, 1, { epsilon: 0.5 }),
    "epsilon-greedy by state, epsilon .3": freeze("epsilon-greedy", 3_000, 3, { nStates, epsilon: 0.3 }),
  };
  const evaluations: Readonly<Record<string, FixedPolicy>> = {
    "linear Thompson": freeze("linear-thompson", 4_000, 7),
    "Beta Thompson by state": freeze("beta-thompson", 4_000, 8, { nStates }),
  };
  const runs = (behaviour: string, evaluation: string, nRounds: number, nRuns: number) => {
    const policies = { behaviour: behaviours[behaviour], evaluation: evaluations[evaluation] };
    const truth = salesPolicyValue(environment, policies.evaluation);
    return Array.from({ length: nRuns }, (_, run) => {
      const report = evaluateOffPolicy(logDecisions(environment, policies, { nRounds, seed: 1_000 + run }), { resamples: 0, level: 0.9 });
      const covers = (name: "ips" | "snips" | "dr" | "sndr") => {
        const { normal } = report.estimates[name];
        return normal !== null && normal.low <= truth && normal.high >= truth;
      };
      return { covers, support: report.verdict.support, size: report.overlap.effectiveSampleSize };
    });
  };
  const pairs = Object.keys(behaviours).flatMap((behaviour) =>
    Object.keys(evaluations).map((evaluation) => [behaviour, evaluation] as const),
  );

  test.each(pairs)("90 %% DR intervals from 1,000 rounds of %s for %s cover it in 85 to 95 %% of 200 runs", (behaviour, evaluation) => {
    const covered = runs(behaviour, evaluation, 1_000, 200).filter(({ covers }) => covers("dr")).length / 200;
    console.log(`${behaviour} -> ${evaluation}: DR covers in ${(100 * covered).toFixed(1)} %`);
    expect(covered).toBeGreaterThanOrEqual(0.85);
    expect(covered).toBeLessThanOrEqual(0.95);
  });

  test("where the verdict refuses, intervals fail; where it calls the support good, they hold", () => {
    const all = [100, 300, 1_000, 3_000].flatMap((n) => pairs.flatMap(([b, e]) => runs(b, e, n, 60)));
    const coverage = (support: string) => {
      const own = all.filter((run) => run.support === support);
      const share = (name: "ips" | "snips" | "dr" | "sndr") => own.filter(({ covers }) => covers(name)).length / own.length;
      console.log(
        `${support}: ${own.length} logs; IPS ${share("ips").toFixed(3)} SNIPS ${share("snips").toFixed(3)} DR ${share("dr").toFixed(3)} SNDR ${share("sndr").toFixed(3)}`,
      );
      return share("dr");
    };
    expect(coverage("good")).toBeGreaterThan(0.85);
    expect(coverage("weak")).toBeGreaterThan(0.8);
    expect(coverage("none")).toBeLessThan(0.8);
  });
});
