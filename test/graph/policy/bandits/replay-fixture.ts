import type { Bandit } from "../../../../graph/policy/bandits/bandit";
import { createRng } from "../../../../graph/numeric/rng";
import { readNumbers } from "../../../fixtures/read-table";

/** The generated bandit data: contexts, rewards of every arm, and the probability of each. */
export function readBanditFixture() {
  const weights = readNumbers("bandit", "weights.csv");
  const rewards = readNumbers("bandit", "rewards.csv.gz").map((row) => row.slice(1));
  const rounds = readNumbers("bandit", "contexts.csv.gz").map(([, state, ...x], t) => {
    const chances = weights.map(([, bias, ...w]) => 1 / (1 + Math.exp(-w.reduce((sum, wi, i) => sum + wi * x[i], bias))));
    return { context: { state, features: Float64Array.from(x) }, rewards: rewards[t], chances, best: Math.max(...chances) };
  });
  return { nArms: weights.length, nFeatures: weights[0].length - 2, nStates: 8, rounds };
}

/** Plays the rounds once, learning after each. */
export function playRounds(bandit: Bandit, rounds: ReturnType<typeof readBanditFixture>["rounds"], seed: number) {
  const rng = createRng(seed, "play", bandit.name);
  const arms: number[] = [];
  let regret = 0;
  for (const { context, rewards, chances, best } of rounds) {
    const arm = bandit.choose(context, rng);
    arms.push(arm);
    regret += best - chances[arm];
    bandit.update([{ context, arm, reward: rewards[arm] }]);
  }
  return { arms, regret };
}
