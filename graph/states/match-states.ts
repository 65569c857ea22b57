import { IdIndex } from "../deals/id-index";
import { asStateId, type StateId } from "../deals/ids";
import { nextNumber, type PreviousRun } from "../mixtures/match-problems";
import { assignByWeight } from "../numeric/assign";
import type { ClientStates } from "./client-states";

/** States that share less of their clients than this are different states. */
const MIN_OVERLAP = 0.2;

/** Ids of the states of a run. */
export interface MatchedStates {
  readonly stateIds: readonly StateId[];
  readonly nextStateNumber: number;
}

/**
 * Gives ids to the states of a run: the one-to-one assignment with the greatest total overlap of members (Jaccard, over clients that
 * both runs know) keeps old ids where it is at least .2; the others get fresh ids that no state ever had. Members say more than mean
 * shares, because states may differ in their life cycle only. Without a previous run: `s0`, `s1`, ... in the given order.
 */
export function matchStates(states: ClientStates, clientIds: readonly string[], previous: PreviousRun | null): MatchedStates {
  const S = states.nStates;
  if (previous === null) return { stateIds: Array.from({ length: S }, (_, s) => asStateId(`s${s}`)), nextStateNumber: S };
  const oldIds = [...new Set(previous.states.stateIds)].sort();
  const oldIndex = new Map(oldIds.map((id, i) => [id, i]));
  const rowOf = new IdIndex(previous.states.clientIds);
  const both = new Float64Array(oldIds.length * S);
  const oldSize = new Float64Array(oldIds.length);
  const newSize = new Float64Array(S);
  clientIds.forEach((id, c) => {
    const i = oldIndex.get(previous.states.stateIds[rowOf.get(id) ?? -1] ?? "");
    if (i === undefined) return;
    both[i * S + states.assignments[c]] += 1;
    oldSize[i] += 1;
    newSize[states.assignments[c]] += 1;
  });
  const overlap = both.map((shared, at) => (shared === 0 ? 0 : shared / (oldSize[Math.floor(at / S)] + newSize[at % S] - shared)));
  const heirs = assignByWeight(overlap, oldIds.length, S);
  const ids = new Array<StateId | null>(S).fill(null);
  heirs.forEach((s, i) => {
    if (s >= 0 && overlap[i * S + s] >= MIN_OVERLAP) ids[s] = asStateId(oldIds[i]);
  });
  let next = nextNumber(oldIds, previous.nextStateNumber);
  const stateIds = ids.map((id) => id ?? asStateId(`s${next++}`));
  return { stateIds, nextStateNumber: next };
}
