import type { PairRows } from "../incidence/pair-rows";
import type { MixturePrior, MixtureState } from "./mixture-state";
import { runEm } from "./run-em";

/** Iterations after which shares with fixed profiles no longer move by much. */
export const FOLD_IN_ITERATIONS = 10;

/**
 * Shares of clients in known problems: iterations with fixed profiles and overall shares, from the overall shares.
 * @param profiles product-major profiles and overall shares
 * @param iterations default 10
 * @returns a state for these clients; a client without pairs has counts of 0, so its shares are the overall ones
 */
export function foldInClients(
  pairs: PairRows,
  background: Float64Array,
  profiles: Pick<MixtureState, "nProblems" | "phi" | "pi">,
  prior: MixturePrior,
  iterations = FOLD_IN_ITERATIONS,
): MixtureState {
  const { nProblems, phi, pi } = profiles;
  const empty = { nProblems, phi, pi, counts: new Float64Array(pairs.nClients * nProblems), isInitial: true };
  return runEm(pairs, background, empty, { ...prior, iterations, updatePhi: false, updatePi: false });
}
