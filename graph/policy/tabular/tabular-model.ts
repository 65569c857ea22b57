import { InvalidArgumentError } from "../../numeric/errors";

/** A finite Markov decision process. What is missing from a row of transitions is the probability that it ends there. */
export interface TabularModel {
  readonly nStates: number;
  readonly nActions: number;
  /** Expected reward of (state, action), S x A, row-major. */
  readonly rewards: Float64Array;
  /** P(next state | state, action), S x A x S, row-major; each row sums to at most 1. */
  readonly transitions: Float64Array;
  /** Worth of a reward one step later, in [0, 1). */
  readonly discount: number;
}

/** What was seen of one decision process. Transitions in the order in which they are to be learnt. */
export interface TransitionLog {
  readonly nStates: number;
  readonly nActions: number;
  readonly states: Int32Array;
  readonly actions: Int32Array;
  readonly rewards: Float64Array;
  /** State after it, or -1 where the process ended; a log that was merely cut keeps the state. */
  readonly nextStates: Int32Array;
  /** Discount of each transition, in [0, 1]: gamma, or gamma to the power of the time it took. */
  readonly discounts: Float64Array;
}

/** @throws InvalidArgumentError for sizes, indices or numbers out of range */
export function checkTransitions(log: TransitionLog): void {
  const n = log.states.length;
  for (const size of [log.nStates, log.nActions])
    if (!(Number.isInteger(size) && size >= 1)) throw new InvalidArgumentError(`nStates and nActions must be integers >= 1, got ${size}`);
  for (const column of [log.actions, log.rewards, log.nextStates, log.discounts])
    if (column.length !== n) throw new InvalidArgumentError(`the columns of a log must have one length, got ${n} and ${column.length}`);
  for (let i = 0; i < n; i += 1) {
    if (!(log.states[i] >= 0 && log.states[i] < log.nStates && log.nextStates[i] >= -1 && log.nextStates[i] < log.nStates))
      throw new InvalidArgumentError(`states of transition ${i} must be 0 to ${log.nStates - 1} (next: or -1)`);
    if (!(log.actions[i] >= 0 && log.actions[i] < log.nActions))
      throw new InvalidArgumentError(`action of transition ${i} must be 0 to ${log.nActions - 1}, got ${log.actions[i]}`);
    if (!Number.isFinite(log.rewards[i])) throw new InvalidArgumentError(`reward of transition ${i} must be finite, got ${log.rewards[i]}`);
    if (!(log.discounts[i] >= 0 && log.discounts[i] <= 1))
      throw new InvalidArgumentError(`discount of transition ${i} must be in [0, 1], got ${log.discounts[i]}`);
  }
}

/** @throws InvalidArgumentError for sizes that do not fit, rows that sum to more than 1, or a discount outside [0, 1) */
export function checkModel({ nStates, nActions, rewards, transitions, discount }: TabularModel): void {
  if (rewards.length !== nStates * nActions || transitions.length !== nStates * nActions * nStates)
    throw new InvalidArgumentError(`rewards and transitions must fit ${nStates} states and ${nActions} actions`);
  if (!(discount >= 0 && discount < 1)) throw new InvalidArgumentError(`discount must be in [0, 1), got ${discount}`);
  for (let cell = 0; cell < rewards.length; cell += 1) {
    let sum = 0;
    for (let s = 0; s < nStates; s += 1) {
      const p = transitions[cell * nStates + s];
      if (!(p >= 0)) throw new InvalidArgumentError(`transition probabilities must be >= 0, got ${p}`);
      sum += p;
    }
    if (!(sum <= 1 + 1e-9)) throw new InvalidArgumentError(`transition probabilities of a row must sum to at most 1, got ${sum}`);
    if (!Number.isFinite(rewards[cell])) throw new InvalidArgumentError(`rewards must be finite, got ${rewards[cell]}`);
  }
}

/** Action with the highest value in each state; ties: lowest action. @param values S x A, row-major */
export function greedyActions(values: Float64Array, nStates: number, nActions: number): Int32Array {
  return Int32Array.from({ length: nStates }, (_, s) => {
    let best = 0;
    for (let a = 1; a < nActions; a += 1) if (values[s * nActions + a] > values[s * nActions + best]) best = a;
    return best;
  });
}

/**
 * The model that a log shows: mean rewards and shares of next states (certainty equivalence). Cells without a visit get reward 0 and
 * the end. The discount of a cell is in its transitions: rows are shares times mean discount over `discount`.
 * @param discount of the model, > 0 and at least every logged discount
 */
export function fitTabularModel(log: TransitionLog, discount: number): TabularModel & { readonly visits: Float64Array } {
  checkTransitions(log);
  const { nStates, nActions } = log;
  const visits = new Float64Array(nStates * nActions);
  const rewards = new Float64Array(nStates * nActions);
  const transitions = new Float64Array(nStates * nActions * nStates);
  for (let i = 0; i < log.states.length; i += 1) {
    if (log.discounts[i] > discount)
      throw new InvalidArgumentError(`discount must be at least every logged discount (${log.discounts[i]}), got ${discount}`);
    const cell = log.states[i] * nActions + log.actions[i];
    visits[cell] += 1;
    rewards[cell] += log.rewards[i];
    if (log.nextStates[i] >= 0 && discount > 0) transitions[cell * nStates + log.nextStates[i]] += log.discounts[i] / discount;
  }
  for (let cell = 0; cell < visits.length; cell += 1) {
    if (visits[cell] === 0) continue;
    rewards[cell] /= visits[cell];
    for (let s = 0; s < nStates; s += 1) transitions[cell * nStates + s] /= visits[cell];
  }
  const model = { nStates, nActions, rewards, transitions, discount, visits };
  checkModel(model);
  return model;
}
