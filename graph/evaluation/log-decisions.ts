import { createRng } from "../numeric/rng";
import { samplePosition } from "../policy/policy";
import type { SalesEnvironment, SalesSituation } from "../simulation/sales-environment";
import type { LoggedDecisions } from "./off-policy/logged-rounds";
import { crossFitRewards } from "./off-policy/reward-model";

/** A policy that does not learn: the probability of every product in a situation, sum 1. */
export type FixedPolicy = (situation: SalesSituation) => Float64Array;

/**
 * A log of one policy in a simulated market, joined with what another one would have done there: input for off-policy evaluation whose
 * answer is known (`salesPolicyValue` of the evaluation policy). The model of the reward is cross-fitted by state.
 * @param nRounds integer >= 1
 */
export function logDecisions(
  environment: SalesEnvironment,
  policies: { readonly behaviour: FixedPolicy; readonly evaluation: FixedPolicy },
  options: { readonly nRounds: number; readonly seed: number },
): LoggedDecisions {
  const { nArms, situations } = environment;
  const { nRounds, seed } = options;
  const rng = createRng(seed, "log-decisions");
  const drawn = Array.from({ length: nRounds }, () => situations[Math.floor(rng() * situations.length)]);
  const ids = drawn.map((_, i) => `r${i}`);
  const actions = new Int32Array(nRounds);
  const rewards = new Float64Array(nRounds);
  const propensities = new Float64Array(nRounds);
  drawn.forEach((situation, i) => {
    const probabilities = policies.behaviour(situation);
    const arm = samplePosition(probabilities, rng);
    actions[i] = arm;
    propensities[i] = probabilities[arm];
    rewards[i] = rng() < situation.chances[arm] ? 1 : 0;
  });
  const groups = Int32Array.from(drawn, (situation) => situation.state);
  const predict = crossFitRewards({ nActions: nArms, roundIds: ids, groups, actions, rewards });
  const nCells = nRounds * nArms;
  const policy = {
    rounds: Int32Array.from({ length: nCells }, (_, cell) => Math.floor(cell / nArms)),
    actions: Int32Array.from({ length: nCells }, (_, cell) => cell % nArms),
    probabilities: new Float64Array(nCells),
    predictions: Float64Array.from({ length: nCells }, (_, cell) => predict(Math.floor(cell / nArms), cell % nArms)),
  };
  drawn.forEach((situation, i) => {
    policy.probabilities.set(policies.evaluation(situation), i * nArms);
  });
  return { actionIds: Array.from({ length: nArms }, (_, arm) => String(arm)), rounds: { ids, actions, rewards, propensities }, policy };
}
