import { InvalidArgumentError } from "../../numeric/errors";
import { checkModel, type TabularModel } from "./tabular-model";

/** Optimal values of a model. */
export interface OptimalValues {
  /** Q*(s, a), S x A, row-major. */
  readonly actionValues: Float64Array;
  /** V*(s) = max over a, length S. */
  readonly stateValues: Float64Array;
  readonly sweeps: number;
  /** Largest change of a state's value in the last sweep; the values are within this times discount / (1 - discount) of the truth. */
  readonly residual: number;
}

/**
 * Value iteration: Q(s, a) = r(s, a) + discount sum over s' of P(s' | s, a) max over a' of Q(s', a'), swept from 0 until no state's value
 * changes by more than `tolerance`. The end is worth 0.
 * @param tolerance > 0
 * @param maxSweeps integer >= 1; values so far are returned when it is reached, with their residual
 * @see R. Bellman, "Dynamic programming", 1957
 */
export function iterateValues(model: TabularModel, tolerance = 1e-13, maxSweeps = 100_000): OptimalValues {
  checkModel(model);
  if (!(tolerance > 0)) throw new InvalidArgumentError(`tolerance must be > 0, got ${tolerance}`);
  const { nStates, nActions } = model;
  let stateValues = new Float64Array(nStates);
  const actionValues = new Float64Array(nStates * nActions);
  let residual = Number.POSITIVE_INFINITY;
  let sweeps = 0;
  while (sweeps < maxSweeps && residual > tolerance) {
    const next = new Float64Array(nStates).fill(Number.NEGATIVE_INFINITY);
    residual = 0;
    for (let s = 0; s < nStates; s += 1) {
      for (let a = 0; a < nActions; a += 1) {
        const cell = s * nActions + a;
        actionValues[cell] = model.rewards[cell] + model.discount * expectedNext(model, cell, stateValues);
        next[s] = Math.max(next[s], actionValues[cell]);
      }
      residual = Math.max(residual, Math.abs(next[s] - stateValues[s]));
    }
    stateValues = next;
    sweeps += 1;
  }
  return { actionValues, stateValues, sweeps, residual };
}

/**
 * Value of a policy in each state, V(s) = sum over a of pi(a | s) [r(s, a) + discount sum over s' of P V(s')], by sweeps to a residual
 * of 1e-13.
 * @param policy pi(a | s), S x A, row-major, rows sum to 1
 */
export function evaluatePolicyValues(model: TabularModel, policy: Float64Array): Float64Array {
  checkModel(model);
  const { nStates, nActions } = model;
  if (policy.length !== nStates * nActions)
    throw new InvalidArgumentError(`policy must have ${nStates * nActions} cells, got ${policy.length}`);
  let values = new Float64Array(nStates);
  for (let sweep = 0; sweep < 100_000; sweep += 1) {
    const next = new Float64Array(nStates);
    let residual = 0;
    for (let s = 0; s < nStates; s += 1) {
      for (let a = 0; a < nActions; a += 1) {
        const cell = s * nActions + a;
        if (policy[cell] > 0) next[s] += policy[cell] * (model.rewards[cell] + model.discount * expectedNext(model, cell, values));
      }
      residual = Math.max(residual, Math.abs(next[s] - values[s]));
    }
    values = next;
    if (residual <= 1e-13) break;
  }
  return values;
}

/** pi(a | s) of a policy that always takes one action in a state, S x A. */
export function policyOfActions(actions: Int32Array, nActions: number): Float64Array {
  const policy = new Float64Array(actions.length * nActions);
  actions.forEach((action, s) => {
    policy[s * nActions + action] = 1;
  });
  return policy;
}

function expectedNext({ nStates, transitions }: TabularModel, cell: number, values: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < nStates; s += 1) sum += transitions[cell * nStates + s] * values[s];
  return sum;
}
