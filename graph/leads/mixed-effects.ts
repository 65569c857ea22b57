import { factorCholesky, solveCholesky, solveTransposedFactor } from "../numeric/linear-algebra";
import type { Rng } from "../numeric/rng";
import { sigmoid, softplus } from "../numeric/sparse-logistic";
import { dotRow, type SparseRows } from "../numeric/sparse-rows";
import { standardNormal } from "../numeric/standard-normal";

/** Rows of a mixed-effects logistic regression: logit = x'beta + u[agent] + v[agent, type]. */
export interface MixedRows {
  readonly rows: SparseRows;
  readonly outcomes: Float64Array;
  /** Agent of each row, 0 to nAgents - 1. */
  readonly agents: Int32Array;
  /** Type of each row, 0 to nTypes - 1, or -1 where unknown. */
  readonly types: Int32Array;
  readonly nAgents: number;
  /** 0: without interaction. */
  readonly nTypes: number;
  /** Ridge penalty of each column of `rows`. */
  readonly penalties: Float64Array;
}

/** A fitted model with its Laplace posterior. */
export interface MixedFit {
  readonly beta: Float64Array;
  /** Effects of agent a: u at a x (1 + nTypes), then v of each type. */
  readonly effects: Float64Array;
  readonly nTypes: number;
  /** Standard deviations of u and v as estimated; 0: no such effects. */
  readonly agentDeviation: number;
  readonly typeDeviation: number;
  readonly posterior: Posterior;
}

/** Pieces of the Hessian's inverse: enough to draw from the posterior without inverting the whole. */
interface Posterior {
  /** Cholesky factor of the Schur complement of the fixed effects. */
  readonly fixed: Float64Array;
  /** Of each agent: Cholesky factor of its block, and block^-1 times its cross terms with the fixed effects (block size x nColumns). */
  readonly agents: readonly { readonly factor: Float64Array; readonly slopes: Float64Array }[];
}

/** Smallest variance: below it an effect is as good as absent, and EM would creep towards 0 for ever. */
const LEAST_VARIANCE = 1e-4;
const START_VARIANCE = 0.15;
const MOST_EM_STEPS = 40;
const EM_TOLERANCE = 0.005;
const MOST_NEWTON_STEPS = 30;

interface State {
  readonly beta: Float64Array;
  readonly effects: Float64Array;
}

/**
 * Fits fixed and random effects by Newton's method on the penalised likelihood and the two variances by EM with the Laplace posterior: effects
 * are shrunk as much as their spread over agents warrants. The Hessian is an arrow (agents meet only in the fixed effects), so a step costs
 * agents x types^3 and not (agents x types)^3.
 * @see Breslow, Clayton, "Approximate inference in generalized linear mixed models", 1993
 */
export function fitMixedEffects(data: MixedRows): MixedFit {
  const size = 1 + data.nTypes;
  let state: State = { beta: new Float64Array(data.rows.nColumns), effects: new Float64Array(data.nAgents * size) };
  let variances: readonly [number, number] = [START_VARIANCE, START_VARIANCE];
  let solved = maximise(data, state, variances);
  for (let step = 0; step < MOST_EM_STEPS; step += 1) {
    state = solved.state;
    const next = updateVariances(data, solved);
    const moved = Math.max(...next.map((value, k) => Math.abs(Math.log(value / variances[k]))));
    variances = next;
    solved = maximise(data, state, variances);
    if (moved < EM_TOLERANCE) break;
  }
  const deviation = (variance: number): number => (variance <= LEAST_VARIANCE ? 0 : Math.sqrt(variance));
  return {
    ...solved.state,
    nTypes: data.nTypes,
    agentDeviation: deviation(variances[0]),
    typeDeviation: data.nTypes === 0 ? 0 : deviation(variances[1]),
    posterior: solved.posterior,
  };
}

interface Solved {
  readonly state: State;
  readonly posterior: Posterior;
}

function logitsOf({ rows, agents, types, nTypes }: MixedRows, { beta, effects }: State): Float64Array {
  const size = 1 + nTypes;
  return Float64Array.from({ length: rows.nRows }, (_, i) => {
    const at = agents[i] * size;
    return dotRow(rows, i, beta) + effects[at] + (nTypes > 0 && types[i] >= 0 ? effects[at + 1 + types[i]] : 0);
  });
}

function objectiveOf(data: MixedRows, state: State, logits: Float64Array, [forAgent, forType]: readonly [number, number]): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i += 1) sum += softplus(logits[i]) - data.outcomes[i] * logits[i];
  state.beta.forEach((b, j) => {
    sum += 0.5 * data.penalties[j] * b * b;
  });
  const size = 1 + data.nTypes;
  state.effects.forEach((e, k) => {
    sum += (0.5 * e * e) / (k % size === 0 ? forAgent : forType);
  });
  return sum;
}

function maximise(data: MixedRows, start: State, variances: readonly [number, number]): Solved {
  let state = start;
  let logits = logitsOf(data, state);
  let objective = objectiveOf(data, state, logits, variances);
  for (let step = 0; ; step += 1) {
    const { move, posterior } = newtonStep(data, state, logits, variances);
    if (step >= MOST_NEWTON_STEPS) return { state, posterior };
    let size = 1;
    let next = state;
    let nextLogits = logits;
    let value = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < 20 && !(value <= objective); halving += 1, size /= 2) {
      const length = size;
      next = {
        beta: state.beta.map((b, j) => b - length * move.beta[j]),
        effects: state.effects.map((e, k) => e - length * move.effects[k]),
      };
      nextLogits = logitsOf(data, next);
      value = objectiveOf(data, next, nextLogits, variances);
    }
    if (!(value <= objective)) return { state, posterior };
    const isDone = objective - value <= 1e-8 * (1 + Math.abs(objective));
    state = next;
    logits = nextLogits;
    objective = value;
    if (isDone) return { state, posterior };
  }
}

function newtonStep(
  data: MixedRows,
  state: State,
  logits: Float64Array,
  [forAgent, forType]: readonly [number, number],
): { readonly move: State; readonly posterior: Posterior } {
  const { rows, outcomes, agents, types, nAgents, nTypes, penalties } = data;
  const p = rows.nColumns;
  const size = 1 + nTypes;
  const fixedGradient = state.beta.map((b, j) => penalties[j] * b);
  const effectGradient = state.effects.map((e, k) => e / (k % size === 0 ? forAgent : forType));
  const fixed = new Float64Array(p * p);
  for (let j = 0; j < p; j += 1) fixed[j * p + j] = penalties[j] + 1e-8;
  const blocks = Array.from({ length: nAgents }, () => {
    const block = new Float64Array(size * size);
    for (let k = 0; k < size; k += 1) block[k * size + k] = 1 / (k === 0 ? forAgent : forType);
    return block;
  });
  const cross = Array.from({ length: nAgents }, () => new Float64Array(size * p));
  for (let i = 0; i < rows.nRows; i += 1) {
    const chance = sigmoid(logits[i]);
    const residual = chance - outcomes[i];
    const curvature = chance * (1 - chance);
    const agent = agents[i];
    const block = blocks[agent];
    const crossRow = cross[agent];
    const own = nTypes > 0 && types[i] >= 0 ? 1 + types[i] : -1;
    effectGradient[agent * size] += residual;
    block[0] += curvature;
    if (own > 0) {
      effectGradient[agent * size + own] += residual;
      block[own * size] += curvature;
      block[own * size + own] += curvature;
    }
    const to = rows.offsets[i + 1];
    for (let k = rows.offsets[i]; k < to; k += 1) {
      const column = rows.columns[k];
      const x = rows.values[k];
      fixedGradient[column] += residual * x;
      const scaled = curvature * x;
      crossRow[column] += scaled;
      if (own > 0) crossRow[own * p + column] += scaled;
      for (let m = rows.offsets[i]; m < to; m += 1)
        if (rows.columns[m] <= column) fixed[column * p + rows.columns[m]] += scaled * rows.values[m];
    }
  }
  // Eliminate the agents: fixed - sum of cross' block^-1 cross, and the same of the gradients.
  const right = Float64Array.from(fixedGradient);
  const solvedAgents = blocks.map((block, agent) => {
    const factor = factorCholesky(block, size);
    const slopes = new Float64Array(size * p);
    const column = new Float64Array(size);
    for (let j = 0; j < p; j += 1) {
      for (let k = 0; k < size; k += 1) column[k] = cross[agent][k * p + j];
      const solution = solveCholesky(factor, size, column);
      for (let k = 0; k < size; k += 1) slopes[k * p + j] = solution[k];
    }
    const shift = solveCholesky(factor, size, effectGradient.subarray(agent * size, (agent + 1) * size));
    for (let k = 0; k < size; k += 1) {
      for (let j = 0; j < p; j += 1) {
        const c = cross[agent][k * p + j];
        if (c === 0) continue;
        right[j] -= c * shift[k];
        for (let m = 0; m <= j; m += 1) fixed[j * p + m] -= c * slopes[k * p + m];
      }
    }
    return { factor, slopes, shift };
  });
  const fixedFactor = factorCholesky(fixed, p);
  const beta = solveCholesky(fixedFactor, p, right);
  const effects = new Float64Array(nAgents * size);
  solvedAgents.forEach(({ slopes, shift }, agent) => {
    for (let k = 0; k < size; k += 1) {
      let value = shift[k];
      for (let j = 0; j < p; j += 1) value -= slopes[k * p + j] * beta[j];
      effects[agent * size + k] = value;
    }
  });
  return { move: { beta, effects }, posterior: { fixed: fixedFactor, agents: solvedAgents } };
}

/** EM: the mean over agents (and types) of effect^2 + posterior variance. */
function updateVariances({ nAgents, nTypes, rows }: MixedRows, { state, posterior }: Solved): [number, number] {
  const size = 1 + nTypes;
  const p = rows.nColumns;
  const sums: [number, number] = [0, 0];
  posterior.agents.forEach(({ factor, slopes }, agent) => {
    for (let k = 0; k < size; k += 1) {
      const unit = new Float64Array(size);
      unit[k] = 1;
      let variance = solveCholesky(factor, size, unit)[k];
      const row = slopes.subarray(k * p, (k + 1) * p);
      const solution = solveCholesky(posterior.fixed, p, row);
      for (let j = 0; j < p; j += 1) variance += row[j] * solution[j];
      sums[k === 0 ? 0 : 1] += state.effects[agent * size + k] ** 2 + variance;
    }
  });
  const hold = (value: number): number => Math.max(LEAST_VARIANCE, value);
  return [hold(sums[0] / nAgents), nTypes === 0 ? START_VARIANCE : hold(sums[1] / (nAgents * nTypes))];
}

/** One draw of fixed and random effects from the Laplace posterior. */
export function drawMixedEffects({ beta, effects, nTypes, posterior }: MixedFit, rng: Rng): State {
  const p = beta.length;
  const size = 1 + nTypes;
  const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => standardNormal(rng));
  const fixedMove = solveTransposedFactor(posterior.fixed, p, normals(p));
  const drawn = Float64Array.from(effects);
  posterior.agents.forEach(({ factor, slopes }, agent) => {
    const own = solveTransposedFactor(factor, size, normals(size));
    for (let k = 0; k < size; k += 1) {
      let value = own[k];
      for (let j = 0; j < p; j += 1) value -= slopes[k * p + j] * fixedMove[j];
      drawn[agent * size + k] += value;
    }
  });
  return { beta: beta.map((b, j) => b + fixedMove[j]), effects: drawn };
}
