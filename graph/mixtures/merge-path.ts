import type { PairRows } from "../incidence/pair-rows";
import { cheapestMerge, mergeLosses, mergeProblems } from "./merge-problems";
import { stateFromCommunities, type MixturePrior, type MixtureState } from "./mixture-state";
import { logLikelihood } from "./pair-likelihood";
import { runEm } from "./run-em";

/** How much work each step of the path may do. */
export interface MergePathOptions extends MixturePrior {
  /** Iterations from each partition. */
  readonly startIterations: number;
  /** Iterations after each merge. */
  readonly mergeIterations: number;
  /** Further iterations of the best state at each number of problems, off the path. */
  readonly polishIterations: number;
  /** States that go on at each number of problems. */
  readonly beam: number;
  /** See `EmOptions`. */
  readonly negligible: number;
}

interface Candidate {
  readonly state: MixtureState;
  readonly logLikelihood: number;
}

/**
 * The best state found for every number of problems, from the largest start down to 1: every start is iterated, then the two problems
 * whose merge loses least become one, iterated again, and so on; at each number the starts of that size compete with the merged
 * states and the `beam` most likely go on.
 * @param starts communities of the products; none gives only the state with one problem
 */
export function* mergePath(
  pairs: PairRows,
  background: Float64Array,
  starts: readonly Int32Array[],
  options: MergePathOptions,
): Generator<MixtureState> {
  const iterate = (state: MixtureState, iterations: number): Candidate => {
    const next = runEm(pairs, background, state, { ...options, iterations });
    return { state: next, logLikelihood: logLikelihood(pairs, background, next, options) };
  };
  const bySize = new Map<number, Candidate>();
  for (const labels of starts.length > 0 ? starts : [new Int32Array(pairs.nProducts)]) {
    const candidate = iterate(stateFromCommunities(pairs, labels, background), options.startIterations);
    const rival = bySize.get(candidate.state.nProblems);
    if (rival === undefined || candidate.logLikelihood > rival.logLikelihood) bySize.set(candidate.state.nProblems, candidate);
  }
  let alive: Candidate[] = [];
  for (let K = Math.max(...bySize.keys()); K >= 1; K -= 1) {
    const start = bySize.get(K);
    if (start !== undefined) alive.push(start);
    // Array.sort is stable: equal likelihoods stay in the order in which they were made.
    alive = alive.sort((a, b) => b.logLikelihood - a.logLikelihood).slice(0, options.beam);
    yield runEm(pairs, background, alive[0].state, { ...options, iterations: options.polishIterations });
    if (K > 1)
      alive = alive.map(({ state }) =>
        iterate(mergeProblems(state, cheapestMerge(mergeLosses(pairs, background, state, options), K)), options.mergeIterations),
      );
  }
}
