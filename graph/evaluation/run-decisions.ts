import { InvalidArgumentError } from "../numeric/errors";
import { createRng } from "../numeric/rng";
import type { Bandit } from "../policy/bandits/bandit";
import type { SalesEnvironment } from "../simulation/sales-environment";

/** How to let a policy decide in a simulated market. */
export interface RunDecisionsOptions {
  /** Integer >= 0. */
  readonly nDecisions: number;
  readonly seed: number;
}

/** What came of it. */
export interface DecisionRun {
  /** Offers accepted. */
  readonly accepted: number;
  /** Sum over decisions of the best product's chance less the offered one's: what was lost for not knowing. >= 0. */
  readonly regret: number;
  /** Regret after each tenth of the decisions; empty without any. */
  readonly regretByTenth: readonly number[];
}

/**
 * Lets a bandit decide, and learn from every outcome, in a market with known truth. Situations and outcomes come from streams of their own,
 * and the outcome of an offer is drawn before the offer is chosen: policies with one seed meet the same clients in the same moods.
 */
export function runDecisions(environment: SalesEnvironment, bandit: Bandit, options: RunDecisionsOptions): DecisionRun {
  const { nDecisions, seed } = options;
  if (!(Number.isInteger(nDecisions) && nDecisions >= 0))
    throw new InvalidArgumentError(`nDecisions must be an integer >= 0, got ${nDecisions}`);
  const situations = createRng(seed, "decisions", "situations");
  const outcomes = createRng(seed, "decisions", "outcomes");
  const choices = createRng(seed, "decisions", "choices");
  let accepted = 0;
  let regret = 0;
  const regretByTenth: number[] = [];
  for (let t = 1; t <= nDecisions; t += 1) {
    const situation = environment.situations[Math.floor(situations() * environment.situations.length)];
    const mood = outcomes();
    const arm = bandit.choose(situation, choices);
    const reward = mood < situation.chances[arm] ? 1 : 0;
    bandit.update([{ context: situation, arm, reward }]);
    accepted += reward;
    regret += situation.best - situation.chances[arm];
    while (regretByTenth.length < 10 && t >= ((regretByTenth.length + 1) * nDecisions) / 10) regretByTenth.push(regret);
  }
  return { accepted, regret, regretByTenth };
}
