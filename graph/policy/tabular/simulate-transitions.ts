import { InvalidArgumentError } from "../../numeric/errors";
import { createRng } from "../../numeric/rng";
import { samplePosition } from "../policy";
import { checkModel, type TabularModel, type TransitionLog } from "./tabular-model";

/** How to live through a model. */
export interface SimulateTransitionsOptions {
  /** Distribution of the first state, length S, sum 1. */
  readonly start: Float64Array;
  /** pi(a | s), S x A, row-major, rows sum to 1. */
  readonly policy: Float64Array;
  readonly nEpisodes: number;
  /** Steps after which an episode is cut; the cut is no end, its last step keeps its next state. */
  readonly maxSteps: number;
  readonly seed: number;
}

/** A log of episodes. Rewards are the model's expected ones: noise is the caller's to add. Each episode has a stream of its own. */
export function simulateTransitions(model: TabularModel, options: SimulateTransitionsOptions): TransitionLog {
  checkModel(model);
  const { nStates, nActions, rewards, transitions, discount } = model;
  const { start, policy, nEpisodes, maxSteps, seed } = options;
  if (start.length !== nStates || policy.length !== nStates * nActions)
    throw new InvalidArgumentError(`start and policy must fit ${nStates} states and ${nActions} actions`);
  const rows: { state: number; action: number; next: number }[] = [];
  for (let episode = 0; episode < nEpisodes; episode += 1) {
    const rng = createRng(seed, "episode", episode);
    let state = samplePosition(start, rng);
    for (let step = 0; step < maxSteps && state >= 0; step += 1) {
      const action = samplePosition(policy.subarray(state * nActions, (state + 1) * nActions), rng);
      const next = nextState(transitions, (state * nActions + action) * nStates, nStates, rng());
      rows.push({ state, action, next });
      state = next;
    }
  }
  return {
    nStates,
    nActions,
    states: Int32Array.from(rows, ({ state }) => state),
    actions: Int32Array.from(rows, ({ action }) => action),
    rewards: Float64Array.from(rows, ({ state, action }) => rewards[state * nActions + action]),
    nextStates: Int32Array.from(rows, ({ next }) => next),
    discounts: new Float64Array(rows.length).fill(discount),
  };
}

/** The state where u falls, or -1 beyond the sum of the row: the end. */
function nextState(transitions: Float64Array, row: number, nStates: number, u: number): number {
  let sum = 0;
  for (let s = 0; s < nStates; s += 1) {
    sum += transitions[row + s];
    if (u < sum) return s;
  }
  return -1;
}
