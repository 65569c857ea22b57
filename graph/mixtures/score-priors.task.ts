import type { PairRows } from "../incidence/pair-rows";
import type { Task } from "../numeric/tasks";
import { foldInClients } from "./fold-in-clients";
import { splitPairs } from "./hidden-pairs";
import { popularityBackground, type MixturePrior } from "./mixture-state";
import { scoreHiddenPairs } from "./pair-likelihood";
import { runEm } from "./run-em";
import type { ProblemProfiles } from "./search-path.task";

/** One fold and the priors to try on it. */
export interface ScorePriorsInput {
  readonly pairs: PairRows;
  readonly labels: Uint8Array;
  readonly label: number;
  /** The fold's own solution at the chosen number of problems, made with `searchPrior`. */
  readonly profiles: ProblemProfiles;
  readonly searchPrior: MixturePrior;
  readonly priors: readonly MixturePrior[];
  readonly iterations: number;
}

/** Sum of the masked log-likelihood of the fold's hidden pairs under each prior, after some iterations from the fold's solution. */
export const scorePriors: Task<ScorePriorsInput, Float64Array> = {
  name: "mixtures/score-priors",
  run({ pairs, labels, label, profiles, searchPrior, priors, iterations }) {
    const { training, hidden } = splitPairs(pairs, labels, label);
    const background = popularityBackground(training);
    const solution = foldInClients(training, background, profiles, searchPrior);
    return Float64Array.from(priors, (prior) => {
      const state = runEm(training, background, solution, { ...prior, iterations });
      return scoreHiddenPairs(training, hidden, background, state, prior).reduce((a, b) => a + b, 0);
    });
  },
};
