import { InvalidArgumentError } from "../numeric/errors";
import { factorCholesky, solveCholesky } from "../numeric/linear-algebra";
import { createRng } from "../numeric/rng";
import type { ClientJourney } from "./client-journey";
import { advance, featureCount, openChances, stateFeatures, type JourneyState, type SalesProcess } from "./sales-process";

/** How to fit a process. */
export interface FitSalesProcessOptions {
  readonly seed: number;
  /** Overall share of each problem, length K, and the strength of that prior in deals, as in the mixture. */
  readonly pi: Float64Array;
  readonly alpha: number;
  /** Reward of an accepted offer by problem, length K. */
  readonly worths: Float64Array;
  /** What is left of "recently" after a period, in [0, 1): 2^(-period / half-life). */
  readonly retention: number;
  /** In [0, 1). */
  readonly discount: number;
  /** Taken off every reward, >= 0. Default 0. */
  readonly offerCost?: number;
  /** Ridge strengths that are tried on held-out clients, each > 0. */
  readonly ridges?: readonly number[];
}

const RIDGES = Object.freeze([3, 30, 300]);
/** Every fifth client is held out. */
const N_FOLDS = 5;
const N_BINS = 10;
const ITERATIONS = 60;

/** How well the fitted process says what held-out clients did. */
export interface ProcessFit {
  readonly nClients: number;
  /** Periods of all clients. */
  readonly nPeriods: number;
  /** Ridge strength that did best on held-out clients. */
  readonly ridge: number;
  /** Held-out bits per period gained over constant rates, mean over clients weighted by their periods, and its standard error. */
  readonly bitsPerPeriod: number;
  readonly standardError: number;
  /** Whether the gain is more than two standard errors above zero; if not, the process is no better than constant rates, and says so. */
  readonly isInformative: boolean;
  /** Held-out chances in ten groups of equal size, ascending: mean chance and share of periods in which the problem was bought. */
  readonly calibration: readonly { readonly predicted: number; readonly observed: number; readonly n: number }[];
  /** Share of periods in which each problem was bought: seen on held-out clients, and when the process lives their journeys itself. */
  readonly rates: readonly { readonly observed: number; readonly simulated: number }[];
}

/** Rows of a regression. */
interface Rows {
  /** N x F and N x K, row-major. */
  readonly features: Float64Array;
  readonly outcomes: Float64Array;
  readonly n: number;
}

/**
 * A process fitted from journeys: multinomial logit of what was bought in a period (or nothing) on the state before it, by ridge-penalised
 * likelihood about constant rates. The ridge is chosen on every fifth client, held out, which also gives the fit that is shown; the process
 * itself is fitted on all.
 *
 * What it assumes, and cannot check without logged offers: an offer is accepted when it addresses what the client would have bought by
 * itself in that period. Rewards are therefore on the scale of what histories show; policies are compared, not promised.
 *
 * Degenerate: journeys without any period, or without a purchase in them, give constant rates of (purchases + .5 / K) / (periods + 1).
 * @throws InvalidArgumentError when arrays do not fit or numbers are out of range
 * @see D. Böhning, "Multinomial logistic regression algorithm", 1992: the bound .5 X'X on the curvature that the steps use
 */
export function fitSalesProcess(
  journeys: readonly ClientJourney[],
  options: FitSalesProcessOptions,
): { readonly process: SalesProcess; readonly fit: ProcessFit } {
  const { pi, alpha, worths, retention, discount, offerCost = 0, seed, ridges = RIDGES } = options;
  const K = pi.length;
  if (worths.length !== K) throw new InvalidArgumentError(`worths must have ${K} numbers, got ${worths.length}`);
  for (const [name, value] of [
    ["retention", retention],
    ["discount", discount],
  ] as const)
    if (!(value >= 0 && value < 1)) throw new InvalidArgumentError(`${name} must be in [0, 1), got ${value}`);
  if (ridges.length === 0 || ridges.some((ridge) => !(ridge > 0)))
    throw new InvalidArgumentError(`ridges must be numbers > 0, got [${ridges.join(", ")}]`);
  const F = featureCount(K);
  const blank: SalesProcess = {
    nProblems: K,
    weights: new Float64Array(K * F),
    worths,
    offerCost,
    discount,
    retention,
    pi,
    alpha,
    starts: [{ counts: new Float64Array(K), recent: new Float64Array(K), freshness: 0 }],
  };
  const lived = journeys.filter(({ states }) => states.length > 0);
  const held = lived.filter((_, i) => i % N_FOLDS === 0);
  const kept = lived.filter((_, i) => i % N_FOLDS !== 0);
  const training = rowsOf(blank, kept);
  const constant = constantWeights(training, K, F);
  let best = { ridge: ridges[ridges.length - 1], weights: constant, loss: Number.POSITIVE_INFINITY };
  let weights = constant;
  // Strongest first: each fit starts where the stronger one ended.
  for (const ridge of [...ridges].sort((a, b) => b - a)) {
    weights = fitLogit(training, K, F, ridge, constant, weights);
    const loss = -meanBits({ ...blank, weights }, held);
    if (loss < best.loss) best = { ridge, weights, loss };
  }
  const tried = { ...blank, weights: best.weights };
  const all = rowsOf(blank, lived);
  const base = constantWeights(all, K, F);
  const process: SalesProcess = {
    ...blank,
    weights: fitLogit(all, K, F, best.ridge, base, best.weights),
    starts: lived.length > 0 ? startsOf(lived, seed) : blank.starts,
  };
  return {
    process,
    fit: { nClients: lived.length, nPeriods: all.n, ridge: best.ridge, ...judge(tried, { ...blank, weights: constant }, held, seed) },
  };
}

function rowsOf(process: SalesProcess, journeys: readonly ClientJourney[]): Rows {
  const K = process.nProblems;
  const F = featureCount(K);
  const n = journeys.reduce((sum, { states }) => sum + states.length, 0);
  const features = new Float64Array(n * F);
  const outcomes = new Float64Array(n * K);
  let row = 0;
  for (const { states, outcomes: own } of journeys) {
    states.forEach((state, t) => {
      features.set(stateFeatures(process, state), row * F);
      outcomes.set(own[t], row * K);
      row += 1;
    });
  }
  return { features, outcomes, n };
}

/** Weights of constant rates: log((purchases + .5 / K) / (periods without + .5)) on the constant, 0 elsewhere. */
function constantWeights({ outcomes, n }: Rows, K: number, F: number): Float64Array {
  const weights = new Float64Array(K * F);
  const bought = new Float64Array(K);
  for (let cell = 0; cell < outcomes.length; cell += 1) bought[cell % K] += outcomes[cell];
  const none = n - bought.reduce((a, b) => a + b, 0) + 0.5;
  for (let k = 0; k < K; k += 1) weights[k * F] = Math.log((bought[k] + 0.5 / K) / Math.max(none, 0.5));
  return weights;
}

/** Accelerated bound-optimisation of the penalised likelihood; restarts its momentum where the likelihood falls. */
function fitLogit(rows: Rows, K: number, F: number, ridge: number, centre: Float64Array, start: Float64Array): Float64Array {
  const { features, outcomes, n } = rows;
  if (n === 0) return Float64Array.from(centre);
  const curvature = new Float64Array(F * F);
  for (let i = 0; i < n; i += 1)
    for (let f = 0; f < F; f += 1) {
      const x = 0.5 * features[i * F + f];
      if (x !== 0) for (let h = 0; h <= f; h += 1) curvature[f * F + h] += x * features[i * F + h];
    }
  for (let f = 0; f < F; f += 1) {
    for (let h = 0; h < f; h += 1) curvature[h * F + f] = curvature[f * F + h];
    curvature[f * F + f] += ridge;
  }
  const factor = factorCholesky(curvature, F);
  let weights = Float64Array.from(start);
  let ahead = weights;
  let momentum = 1;
  let before = Number.NEGATIVE_INFINITY;
  const scores = new Float64Array(K);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const gradient = ahead.map((w, cell) => -ridge * (w - centre[cell]));
    let value = 0;
    for (let cell = 0; cell < ahead.length; cell += 1) value -= 0.5 * ridge * (ahead[cell] - centre[cell]) ** 2;
    for (let i = 0; i < n; i += 1) {
      let highest = 0;
      for (let k = 0; k < K; k += 1) {
        let score = 0;
        for (let f = 0; f < F; f += 1) score += ahead[k * F + f] * features[i * F + f];
        scores[k] = score;
        if (score > highest) highest = score;
      }
      let total = Math.exp(-highest);
      let none = 1;
      for (let k = 0; k < K; k += 1) {
        const y = outcomes[i * K + k];
        value += y * (scores[k] - highest);
        none -= y;
        scores[k] = Math.exp(scores[k] - highest);
        total += scores[k];
      }
      value -= Math.max(0, none) * highest + Math.log(total);
      for (let k = 0; k < K; k += 1) {
        const residual = outcomes[i * K + k] - scores[k] / total;
        for (let f = 0; f < F; f += 1) gradient[k * F + f] += residual * features[i * F + f];
      }
    }
    const next = new Float64Array(K * F);
    for (let k = 0; k < K; k += 1) {
      const step = solveCholesky(factor, F, gradient.subarray(k * F, (k + 1) * F));
      for (let f = 0; f < F; f += 1) next[k * F + f] = ahead[k * F + f] + step[f];
    }
    if (value < before) momentum = 1;
    before = value;
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / following;
    ahead = next.map((w, cell) => w + push * (w - weights[cell]));
    weights = next;
    momentum = following;
  }
  return weights;
}

/** log2 of the chance of what happened, by period; outcomes may be shares. */
function bitsOf(process: SalesProcess, state: JourneyState, outcome: Float64Array): number {
  const chances = openChances(process, stateFeatures(process, state));
  let none = 1;
  let left = 1;
  let bits = 0;
  for (let k = 0; k < chances.length; k += 1) {
    none -= chances[k];
    left -= outcome[k];
    if (outcome[k] > 0) bits += outcome[k] * Math.log2(Math.max(chances[k], 1e-12));
  }
  return left > 1e-9 ? bits + left * Math.log2(Math.max(none, 1e-12)) : bits;
}

function meanBits(process: SalesProcess, journeys: readonly ClientJourney[]): number {
  let sum = 0;
  let n = 0;
  for (const { states, outcomes } of journeys) {
    states.forEach((state, t) => {
      sum += bitsOf(process, state, outcomes[t]);
    });
    n += states.length;
  }
  return n === 0 ? 0 : sum / n;
}

function judge(
  process: SalesProcess,
  constant: SalesProcess,
  held: readonly ClientJourney[],
  seed: number,
): Pick<ProcessFit, "bitsPerPeriod" | "standardError" | "isInformative" | "calibration" | "rates"> {
  const K = process.nProblems;
  const gains = held.map(({ states, outcomes }) =>
    states.reduce((sum, state, t) => sum + bitsOf(process, state, outcomes[t]) - bitsOf(constant, state, outcomes[t]), 0),
  );
  const n = held.reduce((sum, { states }) => sum + states.length, 0);
  const bitsPerPeriod = n === 0 ? 0 : gains.reduce((a, b) => a + b, 0) / n;
  // Ratio estimate: clients are the independent units.
  const squares = gains.reduce((sum, gain, i) => sum + (gain - bitsPerPeriod * held[i].states.length) ** 2, 0);
  const standardError = n === 0 ? 0 : Math.sqrt(squares) / n;
  const cells: { readonly chance: number; readonly bought: number }[] = [];
  const observed = new Float64Array(K);
  const simulated = new Float64Array(K);
  held.forEach(({ states, outcomes }, client) => {
    const rng = createRng(seed, "process-check", client);
    let own = states[0];
    states.forEach((state, t) => {
      openChances(process, stateFeatures(process, state)).forEach((chance, k) => {
        cells.push({ chance, bought: outcomes[t][k] });
        observed[k] += outcomes[t][k] / n;
      });
      let u = rng();
      const open = openChances(process, stateFeatures(process, own)).findIndex((chance) => (u -= chance) < 0);
      if (open >= 0) simulated[open] += 1 / n;
      own = advance(own, process.retention, open);
    });
  });
  cells.sort((a, b) => a.chance - b.chance);
  const calibration = Array.from({ length: cells.length < N_BINS ? 0 : N_BINS }, (_, bin) => {
    const own = cells.slice(Math.floor((bin * cells.length) / N_BINS), Math.floor(((bin + 1) * cells.length) / N_BINS));
    return {
      predicted: own.reduce((sum, { chance }) => sum + chance, 0) / own.length,
      observed: own.reduce((sum, { bought }) => sum + bought, 0) / own.length,
      n: own.length,
    };
  });
  return {
    bitsPerPeriod,
    standardError,
    isInformative: bitsPerPeriod > 2 * standardError && n > 0,
    calibration,
    rates: Array.from(observed, (rate, k) => ({ observed: rate, simulated: simulated[k] })),
  };
}

/** One state of every client, at a period drawn for it: journeys begin where clients really stood. */
function startsOf(journeys: readonly ClientJourney[], seed: number): JourneyState[] {
  return journeys.map(({ states }, client) => states[Math.floor(createRng(seed, "process-start", client)() * states.length)]);
}
