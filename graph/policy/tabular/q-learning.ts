import { InvalidArgumentError } from "../../numeric/errors";
import { checkTransitions, type TransitionLog } from "./tabular-model";

/** Size of a step: alpha, or n^-exponent with n the visits of the cell so far, this one included, over all sweeps. */
type StepSize = { readonly kind: "constant"; readonly alpha: number } | { readonly kind: "power"; readonly exponent: number };

/** How to learn from a log. */
export interface QLearningOptions {
  readonly step?: StepSize;
  /** Passes over the log, in its order, integer >= 1. */
  readonly sweeps?: number;
  /**
   * Standard errors taken off every value, >= 0; 0 is plain Q-learning. With more, a cell is worth its value less
   * pessimism x sigma / sqrt(N): N its transitions in the log, sigma the standard deviation of its targets, pooled with that of the whole
   * log as if it were `POOLED_VISITS` more visits. Actions that history hardly tried must promise more before they are chosen.
   */
  readonly pessimism?: number;
}

/** Defaults of `learnActionValues`. */
const Q_LEARNING_DEFAULTS = Object.freeze({
  step: Object.freeze({ kind: "power", exponent: 0.7 }),
  sweeps: 50,
  pessimism: 0,
} as const);

/** Visits' worth of the whole log's variance in the variance of one cell. */
const POOLED_VISITS = 5;

const UNTRIED = Number.NEGATIVE_INFINITY;

/** What was learnt. S x A, row-major. */
export interface LearntValues {
  /** Q(s, a); 0 for cells that were never visited. */
  readonly values: Float64Array;
  /** What a choice should compare: Q less its penalty. Equal to `values` without pessimism; -Infinity, with it, for cells never visited. */
  readonly lowerValues: Float64Array;
  /** Transitions of each cell in the log (one sweep). */
  readonly visits: Float64Array;
}

function resolve(options: QLearningOptions): Required<QLearningOptions> {
  const resolved = { ...Q_LEARNING_DEFAULTS, ...options };
  const { step, sweeps, pessimism } = resolved;
  const size = step.kind === "constant" ? step.alpha : step.exponent;
  if (!(size > 0 && size <= 1))
    throw new InvalidArgumentError(`the step size's ${step.kind === "constant" ? "alpha" : "exponent"} must be in (0, 1], got ${size}`);
  if (!(Number.isInteger(sweeps) && sweeps >= 1)) throw new InvalidArgumentError(`sweeps must be an integer >= 1, got ${sweeps}`);
  if (!(pessimism >= 0)) throw new InvalidArgumentError(`pessimism must be >= 0, got ${pessimism}`);
  return resolved;
}

/**
 * Off-policy tabular Q-learning: Q(s, a) moves towards r + discount max over a' of L(s', a') by the step size, over and over through the
 * log in its order, from 0. L is Q, or with pessimism its lower bound; the end is worth 0. Deterministic. Empty logs give zeros.
 *
 * A state whose actions were all never tried is worth 0 as a next state under pessimism as without it.
 * @throws InvalidArgumentError for options or a log out of range
 * @see Watkins, Dayan, "Q-learning", 1992; step n^-p: Even-Dar, Mansour, "Learning rates for Q-learning", 2003; pessimism: Shi, Li, Wei, Chen,
 * Chi, "Pessimistic Q-learning for offline reinforcement learning", 2022
 */
export function learnActionValues(log: TransitionLog, options: QLearningOptions = {}): LearntValues {
  checkTransitions(log);
  const { step, sweeps, pessimism } = resolve(options);
  const { nStates, nActions, states, actions, rewards, nextStates, discounts } = log;
  const nCells = nStates * nActions;
  const n = states.length;
  const visits = new Float64Array(nCells);
  for (let i = 0; i < n; i += 1) visits[states[i] * nActions + actions[i]] += 1;
  const values = new Float64Array(nCells);
  const penalties = new Float64Array(nCells);
  const steps = new Float64Array(nCells);
  const lower = (cell: number): number => (pessimism === 0 ? values[cell] : visits[cell] > 0 ? values[cell] - penalties[cell] : UNTRIED);
  const stateValue = (s: number): number => {
    let best = UNTRIED;
    for (let cell = s * nActions; cell < (s + 1) * nActions; cell += 1) {
      const value = lower(cell);
      if (value > best) best = value;
    }
    return best === UNTRIED ? 0 : best;
  };
  const target = (i: number): number => rewards[i] + (nextStates[i] < 0 ? 0 : discounts[i] * stateValue(nextStates[i]));
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    if (pessimism > 0) assignPenalties();
    for (let i = 0; i < n; i += 1) {
      const cell = states[i] * nActions + actions[i];
      steps[cell] += 1;
      const alpha = step.kind === "constant" ? step.alpha : steps[cell] ** -step.exponent;
      values[cell] += alpha * (target(i) - values[cell]);
    }
  }
  if (pessimism > 0) assignPenalties();
  return { values, lowerValues: values.map((_, cell) => lower(cell)), visits };

  /** Spread of the targets in each cell under the values so far. */
  function assignPenalties(): void {
    const targets = Float64Array.from({ length: n }, (_, i) => target(i));
    const means = new Float64Array(nCells);
    targets.forEach((value, i) => {
      const cell = states[i] * nActions + actions[i];
      means[cell] += value / visits[cell];
    });
    const squares = new Float64Array(nCells);
    let total = 0;
    targets.forEach((value, i) => {
      const cell = states[i] * nActions + actions[i];
      squares[cell] += (value - means[cell]) ** 2;
      total += (value - means[cell]) ** 2;
    });
    const pooled = n > 0 ? total / n : 0;
    for (let cell = 0; cell < nCells; cell += 1) {
      if (visits[cell] === 0) continue;
      const variance = (squares[cell] + POOLED_VISITS * pooled) / (visits[cell] + POOLED_VISITS);
      penalties[cell] = pessimism * Math.sqrt(variance / visits[cell]);
    }
  }
}
