import { factorCholesky, solveCholesky, solveTransposedFactor } from "../numeric/linear-algebra";
import { createRng } from "../numeric/rng";
import { standardNormal } from "../numeric/standard-normal";
import { greedyProbabilities, type Policy, type PolicyContext, type PolicyMode, type PolicyOutcome } from "./policy";
import { plackettLuceProbabilities } from "./plackett-luce";
import { serializeState } from "./serialization";

/** What a fitted ranking policy is: plain numbers. */
export interface RankingState {
  /** Names of the signals, in the order of the weights; the context must have the same. */
  readonly signalNames: readonly string[];
  /** One standard deviation per signal over the whole replay, > 0; a signal that never varied has 1, one that is left out 1e12. */
  readonly scales: Float64Array;
  /** Posterior mean of the weights of the scaled signals. */
  readonly mean: Float64Array;
  /** Posterior precision, F x F, row-major. */
  readonly precision: Float64Array;
  readonly lambda: number;
  /** First adoptions from which it was fitted; 0 means that no replay was possible and the prior ranks. */
  readonly nPositives: number;
  /** First adoptions that a client with a deal makes per horizon; turns a choice probability into a chance of acceptance. */
  readonly adoptionsPerClient: number;
  /** H, days, used for fitting and to be used for the signals of the contexts. */
  readonly horizonDays: number;
  /**
   * Bits per first adoption that what lost deals say gained in the latest replay window; only above 0 is it used. 0 without lost deals.
   */
  readonly lossGain: number;
  /** Factor of the scores in chances, > 0, fitted on a window that the fit behind it had not seen; 1 where none could be held out. */
  readonly sharpness: number;
  /** Seed of the posterior draws. */
  readonly seed: number;
  readonly nUpdates: number;
}

/** Scale of a signal that is left out: whatever it says counts for nothing. */
export const UNUSED_SCALE = 1e12;

/** Posterior draws behind the exploration; the finest propensity is its reciprocal. */
const N_DRAWS = 128;

/** Best candidates kept of each draw, so that a rank of a slate need not look through all again. */
const N_LEADERS = 16;

/** Scores of every draw, M x candidates, and the positions of the best of each, M x N_LEADERS. */
interface DrawScores {
  readonly context: PolicyContext;
  readonly scores: Float64Array;
  readonly leaders: Int32Array;
}

/** Share of uniform choice mixed into the exploration, so that every candidate has a positive, known probability. */
const UNIFORM_SHARE = 0.01;

/**
 * The Bayesian conditional logit over the signals: P(next first adoption of c is p) proportional to exp(x_cp . w), w ~ N(mean, A^-1).
 *
 * Greedy: order of the posterior mean. Explore: Thompson sampling with a known propensity. M = 128 weight vectors were drawn once from
 * the posterior (seeded); at every rank one of them is picked uniformly and **independently of the ranks above**, and its best remaining
 * candidate is offered; with probability .01 a uniform remaining candidate instead. So given the candidates above, and nothing
 * else, P(p) = .99 (draws whose best remaining candidate is p) / M + .01 / (remaining candidates): counted exactly, not estimated.
 *
 * A client who owns nothing, or a fit without any replayed adoption, is ranked by the prior scores of the context; exploring then
 * draws in proportion to exp(prior score), which is popularity.
 */
export class RankingPolicy implements Policy {
  readonly name = "ranking";
  #state: RankingState;
  /** M x F, weights divided by scales. */
  #draws: Float64Array;
  /** Of the context being served; the next one takes over its memory, as a megabyte of garbage a client is what answers would wait for. */
  #drawScores: DrawScores | null = null;
  /** Scores of the posterior mean, of the same. */
  #scored: { readonly context: PolicyContext; readonly scores: Float64Array } | null = null;

  constructor(state: RankingState) {
    this.#state = state;
    this.#draws = drawWeights(state);
  }

  get nUpdates(): number {
    return this.#state.nUpdates;
  }

  /** The numbers behind it. */
  get state(): RankingState {
    return this.#state;
  }

  usesPrior(context: PolicyContext): boolean {
    return context.nOwned === 0 || this.#state.nPositives === 0;
  }

  scores(context: PolicyContext): Float64Array {
    return Float64Array.from(this.#meanScores(context));
  }

  /** The scores of the context being served are asked for at every rank. */
  #meanScores(context: PolicyContext): Float64Array {
    if (this.usesPrior(context)) return context.priorScores;
    if (this.#scored?.context === context) return this.#scored.scores;
    const { mean, scales } = this.#state;
    const scores = scoreRows(
      context,
      mean.map((w, f) => w / scales[f]),
    );
    this.#scored = { context, scores };
    return scores;
  }

  /**
   * What each signal adds to the score of a candidate; sums to the score up to rounding. Empty when the prior ranks.
   * @param position position in `context.candidates`
   */
  contributions(context: PolicyContext, position: number): Float64Array {
    if (this.usesPrior(context)) return new Float64Array(0);
    const { mean, scales } = this.#state;
    const n = mean.length;
    return mean.map((w, f) => (w / scales[f]) * context.features[position * n + f]);
  }

  /** P(the next first adoption is this one) of every candidate, sharpness applied; by the prior scores where the prior ranks. Sums to 1. */
  choiceProbabilities(context: PolicyContext): Float64Array {
    const scores = this.#sharpened(context);
    const total = logSumExp(scores);
    return scores.map((score) => Math.exp(score - total));
  }

  #sharpened(context: PolicyContext): Float64Array {
    const { sharpness } = this.#state;
    const scores = this.#meanScores(context);
    return this.usesPrior(context) ? scores : scores.map((score) => sharpness * score);
  }

  /**
   * The chance that an offer is accepted, as `update` reckons with it: logit^-1(log(adoptions per client) + log P(next adoption is this one)).
   * Null where the prior ranks: it claims an order, not a chance.
   */
  acceptance(context: PolicyContext, position: number): number | null {
    if (this.usesPrior(context)) return null;
    const scores = this.#sharpened(context);
    return 1 / (1 + Math.exp(-(Math.log(this.#state.adoptionsPerClient) + scores[position] - logSumExp(scores))));
  }

  probabilities(context: PolicyContext, above: readonly number[], mode: PolicyMode): Float64Array {
    if (mode === "greedy") return greedyProbabilities(this.#meanScores(context), above);
    if (this.usesPrior(context)) return plackettLuceProbabilities(context.priorScores, above);
    const n = context.candidates.length;
    const { scores, leaders } = this.#scoresOfDraws(context);
    const taken = new Uint8Array(n);
    for (const position of above) taken[position] = 1;
    const nRemaining = n - above.length;
    const probabilities = new Float64Array(n);
    if (nRemaining <= 0) return probabilities;
    for (let i = 0; i < n; i += 1) probabilities[i] = taken[i] === 1 ? 0 : UNIFORM_SHARE / nRemaining;
    for (let m = 0; m < N_DRAWS; m += 1) {
      const best = bestRemaining(scores, m * n, n, leaders.subarray(m * N_LEADERS, (m + 1) * N_LEADERS), taken);
      probabilities[best] += (1 - UNIFORM_SHARE) / N_DRAWS;
    }
    return probabilities;
  }

  #scoresOfDraws(context: PolicyContext): DrawScores {
    const known = this.#drawScores;
    if (known?.context === context) return known;
    const n = context.candidates.length;
    const { mean, scales } = this.#state;
    const reusable = known !== null && known.scores.length >= N_DRAWS * n;
    // Room for the next clients, too: they have a few candidates more or fewer.
    const scores = reusable ? known.scores : new Float64Array(N_DRAWS * (n + (n >> 3)));
    scoreDraws(context, this.#draws, mean.length, usedColumns(scales), scores);
    const leaders = (known?.leaders ?? new Int32Array(N_DRAWS * N_LEADERS)).fill(-1);
    for (let m = 0; m < N_DRAWS; m += 1) findLeaders(scores, m * n, n, leaders.subarray(m * N_LEADERS, (m + 1) * N_LEADERS));
    this.#drawScores = { context, scores, leaders };
    return this.#drawScores;
  }

  /**
   * Assumed-density update, one outcome after the other: acceptance is Bernoulli with logit P = log(adoptions per client) + x.w - log
   * sum exp(x_j.w), x the signals times the sharpness, the last term taken at the current mean. A' = A + P(1-P) x x',
   * w' = w + A'^-1 x (reward - P): accepted offers raise the score of what resembles them, rejected ones lower it.
   */
  update(outcomes: readonly PolicyOutcome[]): void {
    let { mean, precision } = this.#state;
    const { scales, adoptionsPerClient, sharpness } = this.#state;
    const n = mean.length;
    for (const { context, product, reward } of outcomes) {
      const position = context.candidates.indexOf(product);
      if (position < 0 || n === 0) continue;
      const scores = scoreRows(
        context,
        mean.map((w, f) => (sharpness * w) / scales[f]),
      );
      const logit = Math.log(adoptionsPerClient) + scores[position] - logSumExp(scores);
      const p = 1 / (1 + Math.exp(-logit));
      const x = scales.map((scale, f) => (sharpness * context.features[position * n + f]) / scale);
      const next = Float64Array.from(precision);
      for (let f = 0; f < n; f += 1) for (let h = 0; h < n; h += 1) next[f * n + h] += p * (1 - p) * x[f] * x[h];
      const step = solveCholesky(factorCholesky(next, n), n, x);
      mean = mean.map((w, f) => w + step[f] * (reward - p));
      precision = next;
    }
    this.#state = { ...this.#state, mean, precision, nUpdates: this.#state.nUpdates + outcomes.length };
    this.#draws = drawWeights(this.#state);
    this.#drawScores = null;
    this.#scored = null;
  }

  serialize(): string {
    return serializeState(this.name, this.#state);
  }
}

/** x.w of every candidate; `weights` already divided by the scales. */
function scoreRows(context: PolicyContext, weights: Float64Array): Float64Array {
  const n = weights.length;
  const { features } = context;
  const scores = new Float64Array(context.candidates.length);
  for (let i = 0; i < scores.length; i += 1) {
    let score = 0;
    for (let f = 0; f < n; f += 1) score += weights[f] * features[i * n + f];
    scores[i] = score;
  }
  return scores;
}

/** Columns up to the last one that counts. */
function usedColumns(scales: Float64Array): number {
  let n = scales.length;
  while (n > 0 && scales[n - 1] >= UNUSED_SCALE) n -= 1;
  return n;
}

/**
 * x.w of every candidate under every draw into `scores`, M x candidates: four draws at a time, so that each row of signals is read a quarter as
 * often.
 * @param n columns of the signals
 * @param nUsed the first so many of them count
 */
function scoreDraws({ features, candidates }: PolicyContext, draws: Float64Array, n: number, nUsed: number, scores: Float64Array): void {
  const nCandidates = candidates.length;
  for (let m = 0; m < N_DRAWS; m += 4) {
    const [a, b, c, d] = [m * n, (m + 1) * n, (m + 2) * n, (m + 3) * n];
    for (let i = 0; i < nCandidates; i += 1) {
      const row = i * n;
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let f = 0; f < nUsed; f += 1) {
        const x = features[row + f];
        s0 += draws[a + f] * x;
        s1 += draws[b + f] * x;
        s2 += draws[c + f] * x;
        s3 += draws[d + f] * x;
      }
      scores[m * nCandidates + i] = s0;
      scores[(m + 1) * nCandidates + i] = s1;
      scores[(m + 2) * nCandidates + i] = s2;
      scores[(m + 3) * nCandidates + i] = s3;
    }
  }
}

/** Fills `leaders` with the positions of the highest of n scores, best first (ties: lower position); -1 where there are fewer. */
function findLeaders(scores: Float64Array, from: number, n: number, leaders: Int32Array): void {
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const score = scores[from + i];
    if (size === leaders.length && !(score > scores[from + leaders[size - 1]])) continue;
    let at = size < leaders.length ? size++ : size - 1;
    for (; at > 0 && score > scores[from + leaders[at - 1]]; at -= 1) leaders[at] = leaders[at - 1];
    leaders[at] = i;
  }
}

/** The best position that is not taken (ties: lower position): a leader, or, where all of them are taken, found among all. */
function bestRemaining(scores: Float64Array, from: number, n: number, leaders: Int32Array, taken: Uint8Array): number {
  for (const position of leaders) if (position >= 0 && taken[position] === 0) return position;
  let best = -1;
  for (let i = 0; i < n; i += 1) if (taken[i] === 0 && (best < 0 || scores[from + i] > scores[from + best])) best = i;
  return best;
}

function logSumExp(scores: Float64Array): number {
  const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return highest + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - highest), 0));
}

function drawWeights(state: RankingState): Float64Array {
  const n = state.mean.length;
  const draws = new Float64Array(N_DRAWS * n);
  if (n === 0) return draws;
  const factor = factorCholesky(state.precision, n);
  const rng = createRng(state.seed, "posterior-draws");
  for (let m = 0; m < N_DRAWS; m += 1) {
    const noise = solveTransposedFactor(
      factor,
      n,
      Float64Array.from({ length: n }, () => standardNormal(rng)),
    );
    for (let f = 0; f < n; f += 1) draws[m * n + f] = (state.mean[f] + noise[f]) / state.scales[f];
  }
  return draws;
}
