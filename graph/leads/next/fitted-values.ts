import { factorCholesky, solveCholesky } from "../../numeric/linear-algebra";
import { solveLinear } from "../../numeric/solve-linear";
import type { ActionLog } from "./action-log";
import { coarseQuiet, partsOfState, STATE_SIZES, type LeadStateSpace } from "./lead-states";

/** A log summed up by (state, action), with weights of its leads. */
export interface CellSums {
  /** Cells that were seen, ascending: state x nActions + action. */
  readonly cells: Int32Array;
  /** Aligned with `cells`. */
  readonly visits: Float64Array;
  readonly rewards: Float64Array;
  /** Sum of squared rewards. */
  readonly squares: Float64Array;
  /** Moves to next states, grouped by cell: those of cell k are at offsets[k] to offsets[k + 1] - 1. */
  readonly offsets: Int32Array;
  readonly nexts: Int32Array;
  readonly moves: Float64Array;
  /** Weight of the leads that begin in each state. */
  readonly starts: Float64Array;
  /** Visits of every cell of the space, states x actions. */
  readonly allVisits: Float64Array;
}

/** Sums a log up; deterministic whatever the order of leads is, up to the order of additions, which follows the log. */
export function sumCells(log: ActionLog, leadWeights: Float64Array): CellSums {
  const { nStates, nActions, states, actions, rewards, nextStates, units } = log;
  const allVisits = new Float64Array(nStates * nActions);
  const allRewards = new Float64Array(nStates * nActions);
  const allSquares = new Float64Array(nStates * nActions);
  const starts = new Float64Array(nStates);
  const moves = new Map<number, number>();
  for (let i = 0; i < states.length; i += 1) {
    const weight = leadWeights[units[i]];
    if (weight === 0) continue;
    const cell = states[i] * nActions + actions[i];
    allVisits[cell] += weight;
    allRewards[cell] += weight * rewards[i];
    allSquares[cell] += weight * rewards[i] * rewards[i];
    if (i === 0 || units[i - 1] !== units[i]) starts[states[i]] += weight;
    if (nextStates[i] >= 0) {
      const key = cell * nStates + nextStates[i];
      moves.set(key, (moves.get(key) ?? 0) + weight);
    }
  }
  const cells = Int32Array.from(allVisits.keys()).filter((cell) => allVisits[cell] > 0);
  const place = new Map(Array.from(cells, (cell, k) => [cell, k]));
  const keys = Float64Array.from(moves.keys()).sort();
  const offsets = new Int32Array(cells.length + 1);
  for (const key of keys) offsets[(place.get(Math.floor(key / nStates)) ?? 0) + 1] += 1;
  for (let k = 0; k < cells.length; k += 1) offsets[k + 1] += offsets[k];
  return {
    cells,
    visits: Float64Array.from(cells, (cell) => allVisits[cell]),
    rewards: Float64Array.from(cells, (cell) => allRewards[cell]),
    squares: Float64Array.from(cells, (cell) => allSquares[cell]),
    offsets,
    nexts: Int32Array.from(keys, (key) => key % nStates),
    moves: Float64Array.from(keys, (key) => moves.get(key) ?? 0),
    starts,
    allVisits,
  };
}

/** Features of every (state, action): positions of ones, a list each. */
export interface CellFeatures {
  readonly nColumns: number;
  readonly nActions: number;
  readonly columns: readonly Int32Array[];
}

/**
 * What the value of an action may depend on: the state (type with age, quiet days, kinds tried by type) and what the action adds (by kind, by type, whether
 * it is the first of its kind by type, by quiet days, by age).
 */
export function describeCells(space: LeadStateSpace): CellFeatures {
  const names = new Map<string, number>();
  const column = (name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, names.size);
    return names.size - 1;
  };
  const nActions = space.actions.length;
  const columns: Int32Array[] = [];
  for (let s = 0; s < space.nStates; s += 1) {
    const { type, isAnswered, age, quiet, tried } = partsOfState(s);
    const coarse = coarseQuiet(quiet);
    const state = isAnswered
      ? ["all", `type ${type} age ${age}`, `quiet ${quiet}`, `stretch ${coarse} age ${age}`, `stretch ${coarse} type ${type}`]
      : ["unanswered", `unanswered age ${age}`, `unanswered type ${type}`];
    for (let kind = 0; isAnswered && kind < STATE_SIZES.trackedKinds; kind += 1)
      if ((tried & (1 << kind)) !== 0)
        state.push(
          `tried ${kind}`,
          `tried ${kind} type ${type} late ${coarse > 1 ? 1 : 0}`,
          `tried ${kind} type ${type} age ${Math.min(age, 3)}`,
        );
    for (let a = 0; a < nActions; a += 1) {
      const own: string[] = [];
      if (a !== space.wait && !isAnswered) own.push(a === space.handOver ? "hands over first" : "answers");
      if (a !== space.wait && isAnswered) {
        own.push(`do ${a}`, `do ${a} type ${type}`, `do ${a} stretch ${coarse}`, `do ${a} age ${Math.min(age, 3)}`);
        const isFirst = a < STATE_SIZES.trackedKinds && (tried & (1 << a)) === 0;
        if (isFirst) own.push(`first ${a}`, `first ${a} type ${type}`, `first ${a} age ${Math.min(age, 3)}`);
      }
      columns.push(Int32Array.from([...state, ...own], column));
    }
  }
  return { nColumns: names.size, nActions, columns };
}

/** Which action is taken in a state: an action, or -1 for the log's own mixture. */
export type Choice = Int32Array;

/** Values of a policy, or of the best one, as a linear function of the features. */
export interface FittedValues {
  /** Q(s, a), states x actions. */
  readonly q: Float64Array;
  /** Cholesky factor of the weighted normal matrix, for standard errors. */
  readonly factor: Float64Array;
  /** Mean squared residual of a transition's target. */
  readonly variance: number;
}

const RIDGE = 2;
const MOST_ROUNDS = 12;

/** Shares of actions in the log, by state; equal ones where a state was never seen. */
function loggedMixture({ allVisits }: CellSums, nActions: number): Float64Array {
  const mixture = new Float64Array(allVisits.length);
  for (let s = 0; s < allVisits.length / nActions; s += 1) {
    let total = 0;
    for (let a = 0; a < nActions; a += 1) total += allVisits[s * nActions + a];
    for (let a = 0; a < nActions; a += 1) mixture[s * nActions + a] = total > 0 ? allVisits[s * nActions + a] / total : 1 / nActions;
  }
  return mixture;
}

/**
 * Value of a policy by least-squares temporal differences on cells: the linear Q whose regression on r + Q(s', policy) gives itself, in one linear
 * system. Nothing is discounted: every history ends.
 * @param choice action of each state, -1 for the log's mixture
 * @see Lagoudakis, Parr, "Least-squares policy iteration", 2003
 */
function evaluateChoice(sums: CellSums, features: CellFeatures, choice: Choice): FittedValues {
  const { nColumns, nActions, columns } = features;
  const mixture = loggedMixture(sums, nActions);
  const normal = new Float64Array(nColumns * nColumns);
  for (let j = 0; j < nColumns; j += 1) normal[j * nColumns + j] = RIDGE;
  const right = new Float64Array(nColumns);
  const system = new Float64Array(nColumns * nColumns);
  const expected = new Float64Array(nColumns);
  sums.cells.forEach((cell, k) => {
    const own = columns[cell];
    for (const a of own) {
      right[a] += sums.rewards[k];
      for (const b of own) normal[a * nColumns + b] += sums.visits[k];
    }
    expected.fill(0);
    for (let e = sums.offsets[k]; e < sums.offsets[k + 1]; e += 1) addPolicyFeatures(expected, sums.nexts[e], sums.moves[e]);
    for (const a of own) for (let b = 0; b < nColumns; b += 1) if (expected[b] !== 0) system[a * nColumns + b] -= expected[b];
  });
  const factor = factorCholesky(normal, nColumns);
  for (let j = 0; j < normal.length; j += 1) system[j] += normal[j];
  const theta = solveLinear(system, nColumns, right);
  const q = Float64Array.from(columns, (own) => own.reduce((sum, j) => sum + theta[j], 0));
  return { q, factor, variance: residualVariance(sums, q, (s) => valueOf(s, q)) };

  function addPolicyFeatures(target: Float64Array, state: number, weight: number): void {
    if (choice[state] >= 0) {
      for (const j of columns[state * nActions + choice[state]]) target[j] += weight;
      return;
    }
    for (let a = 0; a < nActions; a += 1) {
      const share = mixture[state * nActions + a];
      if (share > 0) for (const j of columns[state * nActions + a]) target[j] += weight * share;
    }
  }

  function valueOf(state: number, from: Float64Array): number {
    if (choice[state] >= 0) return from[state * nActions + choice[state]];
    let sum = 0;
    for (let a = 0; a < nActions; a += 1) sum += mixture[state * nActions + a] * from[state * nActions + a];
    return sum;
  }
}

/** Spread of single targets, reward and next value, around the fitted value. */
function residualVariance(sums: CellSums, q: Float64Array, valueOf: (state: number) => number): number {
  let sum = 0;
  let n = 0;
  sums.cells.forEach((cell, k) => {
    let squares = sums.squares[k];
    let total = sums.rewards[k];
    for (let e = sums.offsets[k]; e < sums.offsets[k + 1]; e += 1) {
      const value = valueOf(sums.nexts[e]);
      // Reward and next value are nearly exclusive: a close ends the history.
      squares += sums.moves[e] * value * value;
      total += sums.moves[e] * value;
    }
    sum += squares - 2 * q[cell] * total + sums.visits[k] * q[cell] ** 2;
    n += sums.visits[k];
  });
  return n > 0 ? Math.max(0, sum / n) : 0;
}

/**
 * Policy iteration from the log's habit: value the policy, move every state to the action that `improve` names, until nothing moves.
 * @param improve the next choice, given the values of the present one
 * @returns the last choice, and the values by which it was chosen
 */
export function improveChoice(
  sums: CellSums,
  features: CellFeatures,
  improve: (fitted: FittedValues, choice: Choice) => Choice,
): { readonly choice: Choice; readonly chosenBy: FittedValues } {
  let choice: Choice = new Int32Array(features.columns.length / features.nActions).fill(-1);
  let chosenBy = evaluateChoice(sums, features, choice);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fitted = round === 0 ? chosenBy : evaluateChoice(sums, features, choice);
    const next = improve(fitted, choice);
    chosenBy = fitted;
    if (next.every((action, s) => action === choice[s])) break;
    choice = next;
  }
  return { choice, chosenBy };
}

/** Standard error of the difference between an action's value and the log's mixture in a state. */
export function contrastError(fitted: FittedValues, features: CellFeatures, sums: CellSums, state: number, action: number): number {
  const { nColumns, nActions, columns } = features;
  const contrast = new Float64Array(nColumns);
  let total = 0;
  for (let a = 0; a < nActions; a += 1) total += sums.allVisits[state * nActions + a];
  for (const j of columns[state * nActions + action]) contrast[j] += 1;
  for (let a = 0; a < nActions; a += 1) {
    const share = total > 0 ? sums.allVisits[state * nActions + a] / total : 0;
    if (share > 0) for (const j of columns[state * nActions + a]) contrast[j] -= share;
  }
  const solved = solveCholesky(fitted.factor, nColumns, contrast);
  return Math.sqrt(Math.max(0, fitted.variance * contrast.reduce((sum, c, j) => sum + c * solved[j], 0)));
}
