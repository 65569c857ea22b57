import { greedyProbabilities, type Policy, type PolicyContext, type PolicyMode, type PolicyOutcome } from "./policy";
import { plackettLuceProbabilities } from "./plackett-luce";
import { addOutcome, feedbackOffsets, NO_FEEDBACK, type OfferFeedbackState } from "./offer-feedback";
import { serializeState } from "./serialization";

/** Lower ends of the buckets of owned products that make the life-cycle half of a state. */
export const OWNED_BUCKETS = [0, 1, 2, 4, 8, 16] as const;

/** State of a client: its dominant problem (ties: lower index) and the bucket of how much it owns. */
export function stateOf(shares: Float64Array, nOwned: number): number {
  let dominant = 0;
  for (let k = 1; k < shares.length; k += 1) if (shares[k] > shares[dominant]) dominant = k;
  let bucket = 0;
  while (bucket + 1 < OWNED_BUCKETS.length && nOwned >= OWNED_BUCKETS[bucket + 1]) bucket += 1;
  return dominant * OWNED_BUCKETS.length + bucket;
}

/** A learnt table of action values. Action k is "address problem k next". */
export interface QTable {
  readonly nProblems: number;
  /** Visits of every (state, action), states x K, row-major. */
  readonly visits: Float64Array;
  /** Mean target of every cell, Q(s, k) >= 0. */
  readonly values: Float64Array;
  /** Mean squared target of every cell. */
  readonly squares: Float64Array;
  /** Overall share of every problem. */
  readonly shares: Float64Array;
  /** Discount over the time that an online offer typically takes, in (0, 1). */
  readonly discount: number;
  readonly nUpdates: number;
}

/** Standard errors taken off a value: pessimism where history is thin. */
const PESSIMISM = 1;

/** Least value of an action relative to the best of the table, so that every product keeps a finite score. */
const FLOOR = 1e-3;

/** An empty table. */
export const emptyQTable = (shares: Float64Array, discount: number): QTable => {
  const nCells = shares.length * shares.length * OWNED_BUCKETS.length;
  return {
    nProblems: shares.length,
    visits: new Float64Array(nCells),
    values: new Float64Array(nCells),
    squares: new Float64Array(nCells),
    shares: Float64Array.from(shares),
    discount,
    nUpdates: 0,
  };
};

/**
 * Lower bound of Q(s, k): value less one standard error, the variance shrunk to that of the whole table with the weight of one visit.
 * Cells never visited have 0.
 */
function pessimisticValue(table: QTable, cell: number, tableVariance: number): number {
  const n = table.visits[cell];
  if (n === 0) return 0;
  const variance = Math.max(0, table.squares[cell] - table.values[cell] ** 2);
  const pooled = (n * variance + tableVariance) / (n + 1);
  return Math.max(0, table.values[cell] - PESSIMISM * Math.sqrt(pooled / n));
}

/** Variance of the targets over all visits. */
export function tableVarianceOf(table: QTable): number {
  let n = 0;
  let sum = 0;
  let squares = 0;
  table.visits.forEach((visits, cell) => {
    n += visits;
    sum += visits * table.values[cell];
    squares += visits * table.squares[cell];
  });
  return n === 0 ? 0 : Math.max(0, squares / n - (sum / n) ** 2);
}

/** max over k of the pessimistic values of a state; 0 for states never visited. */
export function stateValue(table: QTable, state: number, tableVariance: number): number {
  let best = 0;
  for (let k = 0; k < table.nProblems; k += 1) {
    best = Math.max(best, pessimisticValue(table, state * table.nProblems + k, tableVariance));
  }
  return best;
}

/** Moves one cell towards a target with step weight / n^rate, n the visits after it. Changes the table: fitting and updates only. */
export function assignTarget(table: QTable, cell: number, target: number, weight: number, rate: number): void {
  table.visits[cell] += weight;
  const step = Math.min(1, weight / Math.max(weight, table.visits[cell]) ** rate);
  table.values[cell] += step * (target - table.values[cell]);
  table.squares[cell] += step * (target * target - table.squares[cell]);
}

/**
 * Tabular Q-learning over problem states. An offer of product p addresses problem k with probability proportional to phi_kp, so
 * score(p) = log sum_k max(pessimistic Q(s, k), floor) phi_kp. A state that history never visited takes the mean row of the states with
 * the same dominant problem, or of all.
 *
 * Explore: products are drawn without replacement in proportion to exp(score).
 */
export class QLearningPolicy implements Policy {
  readonly name = "q-learning";
  #table: QTable;
  #feedback: OfferFeedbackState;

  constructor(table: QTable, feedback: OfferFeedbackState = NO_FEEDBACK) {
    this.#table = table;
    this.#feedback = feedback;
  }

  get nUpdates(): number {
    return this.#table.nUpdates;
  }

  /** The learnt table. */
  get table(): QTable {
    return this.#table;
  }

  usesPrior(context: PolicyContext): boolean {
    return context.nOwned === 0 || context.shares.length !== this.#table.nProblems;
  }

  /** Pessimistic value of addressing each problem next, length K. */
  actionValues(state: number): Float64Array {
    const table = this.#table;
    const variance = tableVarianceOf(table);
    const K = table.nProblems;
    const row = (s: number): Float64Array => Float64Array.from({ length: K }, (_, k) => pessimisticValue(table, s * K + k, variance));
    const isVisited = (s: number): boolean => table.visits.subarray(s * K, (s + 1) * K).some((visits) => visits > 0);
    const nBuckets = OWNED_BUCKETS.length;
    const all = Array.from({ length: K * nBuckets }, (_, s) => s).filter(isVisited);
    const alike = all.filter((s) => Math.floor(s / nBuckets) === Math.floor(state / nBuckets));
    const used = isVisited(state) ? [state] : alike.length > 0 ? alike : all;
    const values = new Float64Array(K);
    for (const s of used) {
      row(s).forEach((value, k) => {
        values[k] += value / used.length;
      });
    }
    const floor = FLOOR * Math.max(...table.values, FLOOR);
    return values.map((value) => Math.max(value, floor));
  }

  scores(context: PolicyContext): Float64Array {
    if (this.usesPrior(context)) {
      const prior = feedbackOffsets(this.#feedback, context.candidates);
      return context.priorScores.map((score, i) => score + prior[i]);
    }
    const K = this.#table.nProblems;
    const values = this.actionValues(stateOf(context.shares, context.nOwned));
    const offsets = feedbackOffsets(this.#feedback, context.candidates);
    return offsets.map((offset, i) => {
      let value = 0;
      for (let k = 0; k < K; k += 1) value += values[k] * context.profiles[i * K + k];
      return Math.log(Math.max(value, 1e-300)) + offset;
    });
  }

  probabilities(context: PolicyContext, above: readonly number[], mode: PolicyMode): Float64Array {
    const scores = this.scores(context);
    return mode === "greedy" ? greedyProbabilities(scores, above) : plackettLuceProbabilities(scores, above);
  }

  /**
   * Moves Q(s, k) of the problems that the product addresses, each by its share, to reward x (1 + discount x value of the state): a
   * rejected offer is worth nothing, an accepted one itself and what comes after. The product itself gains or loses as well
   * (`feedbackOffsets`).
   */
  update(outcomes: readonly PolicyOutcome[]): void {
    const old = this.#table;
    const table: QTable = {
      ...old,
      visits: Float64Array.from(old.visits),
      values: Float64Array.from(old.values),
      squares: Float64Array.from(old.squares),
      nUpdates: old.nUpdates + outcomes.length,
    };
    const K = table.nProblems;
    for (const { context, product, reward } of outcomes) {
      this.#feedback = addOutcome(this.#feedback, product, reward);
      const position = context.candidates.indexOf(product);
      if (position < 0 || this.usesPrior(context)) continue;
      const state = stateOf(context.shares, context.nOwned);
      const target = reward * (1 + table.discount * stateValue(table, state, tableVarianceOf(table)));
      const weights = table.shares.map((share, k) => share * context.profiles[position * K + k]);
      const total = weights.reduce((a, b) => a + b, 0);
      if (!(total > 0)) continue;
      weights.forEach((weight, k) => {
        if (weight > 0) assignTarget(table, state * K + k, target, weight / total, 1);
      });
    }
    this.#table = table;
  }

  serialize(): string {
    return serializeState(this.name, { ...this.#table, feedback: this.#feedback });
  }
}
