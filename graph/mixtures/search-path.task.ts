import { overSegmentedStarts, type StartOptions } from "../communities/over-segmented-starts";
import type { PairRows } from "../incidence/pair-rows";
import type { Task } from "../numeric/tasks";
import { newmanWeights } from "../projection/newman-weights";
import { splitPairs } from "./hidden-pairs";
import { mergePath, type MergePathOptions } from "./merge-path";
import { popularityBackground } from "./mixture-state";
import { scoreHiddenPairs } from "./pair-likelihood";

/** What one fold, or the fit on all pairs, needs to search for problems. */
export interface SearchPathInput {
  readonly pairs: PairRows;
  /** Label of each pair and the one that is hidden; null searches on all pairs. */
  readonly fold: { readonly labels: Uint8Array; readonly label: number } | null;
  readonly starts: StartOptions;
  readonly path: MergePathOptions;
}

/** The best profiles for one number of problems; the shares of clients follow from them (`foldInClients`). */
export interface ProblemProfiles {
  readonly nProblems: number;
  /** P x K, product-major. */
  readonly phi: Float64Array;
  readonly pi: Float64Array;
  /** Masked log-likelihood of each hidden pair; empty when none was hidden. */
  readonly hiddenScores: Float64Array;
}

/** Answer of `searchPath`. */
export interface SearchPathOutput {
  /** Descending number of problems, without gaps, down to 1. */
  readonly solutions: readonly ProblemProfiles[];
  /** Client of each hidden pair, aligned with `hiddenScores`. */
  readonly hiddenClients: Int32Array;
  readonly nStarts: number;
  readonly nThinnedClients: number;
}

/** Steps 1-5 of the method on the training pairs of one fold, and the score of its hidden pairs for every number of problems. */
export const searchPath: Task<SearchPathInput, SearchPathOutput> = {
  name: "mixtures/search-path",
  run({ pairs, fold, starts: startOptions, path }) {
    const { training, hidden } = fold === null ? { training: pairs, hidden: null } : splitPairs(pairs, fold.labels, fold.label);
    const { graph, nThinnedClients } = newmanWeights(training);
    const starts = overSegmentedStarts(training, graph, startOptions);
    const background = popularityBackground(training);
    const solutions: ProblemProfiles[] = [];
    for (const state of mergePath(training, background, starts, path)) {
      const { nProblems, phi, pi } = state;
      const hiddenScores = hidden === null ? new Float64Array() : scoreHiddenPairs(training, hidden, background, state, path);
      solutions.push({ nProblems, phi, pi, hiddenScores });
    }
    return {
      solutions,
      hiddenClients: hidden === null ? new Int32Array() : clientOfEachPair(hidden),
      nStarts: starts.length,
      nThinnedClients,
    };
  },
};

function clientOfEachPair(pairs: PairRows): Int32Array {
  const clients = new Int32Array(pairs.products.length);
  for (let c = 0; c < pairs.nClients; c += 1) clients.fill(c, pairs.offsets[c], pairs.offsets[c + 1]);
  return clients;
}
