import { comparePolicies } from "../../../../graph/evaluation/off-policy/compare-policies";
import type { LoggedDecisions } from "../../../../graph/evaluation/off-policy/logged-rounds";
import { createRng } from "../../../../graph/numeric/rng";
import type { Bandit, BanditName } from "../../../../graph/policy/bandits/bandit";
import { createBandit } from "../../../../graph/policy/bandits/create-bandit";
import { plantSalesEnvironment, type SalesSituation } from "../../../../graph/simulation/sales-environment";

const environment = plantSalesEnvironment({ nSituations: 60, nProducts: 8, nProblems: 4 });
const { nArms, nFeatures, nStates } = environment;

/** Policies that learn, and whether they do so by state. */
export const LEARNERS: readonly (readonly [BanditName, boolean])[] = [
  ["epsilon-greedy", true],
  ["ucb1", true],
  ["lin-ucb", false],
  ["beta-thompson", true],
  ["linear-thompson", false],
  ["logistic-thompson", false],
];

const make = (name: BanditName, byState: boolean): Bandit =>
  createBandit(name, { nArms, nFeatures, popularity: [...environment.popularity], ...(byState ? { nStates } : {}) });

/**
 * Whether a policy that learnt from some logged offers (400) claims to be better than popularity with epsilon .1 on further ones (400): its 95 %
 * interval lies above 0, or covers it ("none"), or below. Offers are made at random; with `isShuffled` outcomes are given to other offers, so that
 * there is nothing to learn.
 */
export function claimOf(
  name: BanditName,
  byState: boolean,
  seed: number,
  isShuffled: boolean,
  [N_LEARNT, N_JUDGED] = [400, 400],
): "better" | "none" | "worse" {
  const rng = createRng(seed, "shuffled-outcomes");
  const nRounds = N_LEARNT + N_JUDGED;
  const situations: SalesSituation[] = [];
  const arms = new Int32Array(nRounds);
  let rewards = new Float64Array(nRounds);
  for (let i = 0; i < nRounds; i += 1) {
    situations.push(environment.situations[Math.floor(rng() * environment.situations.length)]);
    arms[i] = Math.floor(rng() * nArms);
    rewards[i] = rng() < situations[i].chances[arms[i]] ? 1 : 0;
  }
  if (isShuffled) {
    const order = Array.from(rewards, (reward) => ({ reward, key: rng() })).sort((a, b) => a.key - b.key);
    rewards = Float64Array.from(order, ({ reward }) => reward);
  }
  const learner = make(name, byState);
  for (let i = 0; i < N_LEARNT; i += 1) learner.update([{ context: situations[i], arm: arms[i], reward: rewards[i] }]);
  const judged = (policy: Bandit): LoggedDecisions => {
    const known = new Map<SalesSituation, Float64Array>();
    const probabilities = new Float64Array(N_JUDGED * nArms);
    for (let i = 0; i < N_JUDGED; i += 1) {
      const situation = situations[N_LEARNT + i];
      const own = known.get(situation) ?? policy.probabilities(situation);
      known.set(situation, own);
      probabilities.set(own, i * nArms);
    }
    return {
      actionIds: Array.from({ length: nArms }, (_, arm) => String(arm)),
      rounds: {
        ids: Array.from({ length: N_JUDGED }, (_, i) => `r${i}`),
        actions: arms.slice(N_LEARNT),
        rewards: rewards.slice(N_LEARNT),
        propensities: new Float64Array(N_JUDGED).fill(1 / nArms),
      },
      policy: {
        rounds: Int32Array.from(probabilities, (_, cell) => Math.floor(cell / nArms)),
        actions: Int32Array.from(probabilities, (_, cell) => cell % nArms),
        probabilities,
        predictions: null,
      },
    };
  };
  const { interval } = comparePolicies(judged(learner), judged(make("popularity", false)));
  if (interval === null) throw new Error(`the log does not support ${name}`);
  return interval.low > 0 ? "better" : interval.high < 0 ? "worse" : "none";
}
