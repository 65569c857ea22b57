import type { PairRows } from "../incidence/pair-rows";
import type { Task } from "../numeric/tasks";
import { scoreHiddenShares, sharesWithFirmographics, type ClientCodes, type FirmographicStrength } from "./firmographic-prior";
import { foldInClients } from "./fold-in-clients";
import { splitPairs } from "./hidden-pairs";
import { popularityBackground, sharesOf, type MixturePrior } from "./mixture-state";
import type { ProblemProfiles } from "./search-path.task";

/** One fold and the strengths to try on it. */
export interface ScoreFirmographicsInput {
  readonly pairs: PairRows;
  readonly labels: Uint8Array;
  readonly label: number;
  /** The fold's own solution at the chosen number of problems: its hidden pairs had no part in it. */
  readonly profiles: ProblemProfiles;
  readonly prior: MixturePrior;
  readonly attributes: readonly ClientCodes[];
  readonly strengths: readonly FirmographicStrength[];
}

/** Log-likelihood that each hidden pair of the fold gains by the prior, for each strength, and the client of each hidden pair. */
export interface FirmographicGains {
  readonly gains: readonly Float64Array[];
  readonly clients: Int32Array;
}

/** Scores the hidden pairs of a fold with firmographic priors less without: the same profiles, the same deals, another start. */
export const scoreFirmographics: Task<ScoreFirmographicsInput, FirmographicGains> = {
  name: "mixtures/score-firmographics",
  run({ pairs, labels, label, profiles, prior, attributes, strengths }) {
    const split = splitPairs(pairs, labels, label);
    const background = popularityBackground(split.training);
    const state = foldInClients(split.training, background, profiles, prior);
    const base = scoreHiddenShares(split, background, state, sharesOf(state, pairs.nClients, prior.alpha), prior.lambda);
    const gains = strengths.map((strength) => {
      const { theta } = sharesWithFirmographics(split.training, background, state, prior, attributes, strength);
      return scoreHiddenShares(split, background, state, theta, prior.lambda).map((score, i) => score - base[i]);
    });
    const clients = new Int32Array(split.hidden.products.length);
    for (let c = 0; c < pairs.nClients; c += 1) clients.fill(c, split.hidden.offsets[c], split.hidden.offsets[c + 1]);
    return { gains, clients };
  },
};
