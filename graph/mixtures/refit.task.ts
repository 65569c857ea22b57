import type { PairRows } from "../incidence/pair-rows";
import type { Task } from "../numeric/tasks";
import { foldInClients } from "./fold-in-clients";
import { popularityBackground, type MixturePrior, type MixtureState } from "./mixture-state";
import { runEm } from "./run-em";
import type { ProblemProfiles } from "./search-path.task";

/** The profiles that the search chose, and all pairs. */
export interface RefitInput {
  readonly pairs: PairRows;
  readonly profiles: ProblemProfiles;
  readonly prior: MixturePrior;
  readonly iterations: number;
}

/** The last step of the method: clients are folded into the chosen profiles and everything is iterated on all pairs. */
export const refit: Task<RefitInput, MixtureState> = {
  name: "mixtures/refit",
  run({ pairs, profiles, prior, iterations }) {
    const background = popularityBackground(pairs);
    return runEm(pairs, background, foldInClients(pairs, background, profiles, prior), { ...prior, iterations });
  },
};
