import type { PairRows } from "../incidence/pair-rows";
import type { MixtureModel } from "./mixture-model";

/** 5th and 95th percentile of a share. */
export type ShareInterval = readonly [low: number, high: number];

/** Shares between 0 and 1 are weighed at the middle of so many equal cells. */
const N_CELLS = 50;
/** Clients from whom the frequency of pure clients is learnt: every n-th, at most about so many. */
const MAX_LEARNERS = 20_000;
const LEARNING_STEPS = 30;
/** Deals after which likelihoods are scaled up again, before they underflow. */
const RESCALE_EVERY = 32;

/**
 * 90 % intervals of single shares, such that they hold for a client who has the problem, however few deals show it.
 *
 * For problem k of client c with share t its deals have the likelihood prod_i [ (1 - lambda) (t phi_kp + (1 - t) psi_kp) + lambda
 * background_p ], psi_k the profile of all other problems by their overall shares: doubt about which problem a deal belongs to stays in
 * the interval, unlike in the variational posterior, which settles it and is far too narrow. Given that the client has the problem at all,
 * t is 1 with probability `pure`, else Beta(1, 2), the margin of a flat Dirichlet of three. `pure` is learnt from the deals of all clients
 * (empirical Bayes: EM over t = 0, t = 1 and t between). Where a client's only problem may be k, the interval reaches 1.
 *
 * A background share that is too large makes `pure` too large and low ends too high, so both modes choose lambda by held-out likelihood;
 * with lambda fixed at .3 and 16 problems intervals cover .72 (coverage.long.test.ts holds them to .85-.95).
 *
 * @param model K >= 1; with one problem every interval is [1, 1]
 * @param pure as `learnPureShare` gives it; learnt from all clients of `incidence` when missing
 * @returns a function of client and problem; cost per call: deals of the client x 50. Resolution .02 of a share
 */
export function createShareIntervals(
  model: MixtureModel,
  incidence: PairRows,
  pure = learnPureShare(model, incidence),
): (client: number, problem: number) => ShareInterval {
  if (model.nProblems === 1) return () => [1, 1];
  const { likelihood, weigh } = createWeigher(model, incidence);
  return (client, problem) => {
    weigh(client, problem);
    let between = 0;
    for (let g = 0; g < N_CELLS; g += 1) between += likelihood[g + 2];
    const total = (1 - pure) * between + pure * likelihood[1];
    const quantile = (probability: number): number => {
      let left = probability * total;
      for (let g = 0; g < N_CELLS; g += 1) {
        const mass = (1 - pure) * likelihood[g + 2];
        if (mass >= left && mass > 0) return (g + left / mass) / N_CELLS;
        left -= mass;
      }
      return 1;
    };
    return [quantile(0.05), quantile(0.95)];
  };
}

/**
 * Probability that a client who has a problem has no other, by empirical Bayes over the clients of `incidence` (every n-th of many).
 *
 * @returns 0 to 1; 1 with one problem, 0 without clients who have any
 */
export function learnPureShare(model: MixtureModel, incidence: PairRows): number {
  if (model.nProblems === 1) return 1;
  const { likelihood, weigh } = createWeigher(model, incidence);
  return learnPure(incidence.offsets.length - 1, model.nProblems, weigh, likelihood);
}

interface Weigher {
  /** Of the client and problem last weighed: at t = 0, at t = 1, and in each cell, up to a common factor. */
  readonly likelihood: Float64Array;
  readonly weigh: (client: number, problem: number) => void;
}

function createWeigher(model: MixtureModel, incidence: PairRows): Weigher {
  const { nProblems: K, pi, phi, background, lambda } = model;
  const P = incidence.nProducts;
  const overall = new Float64Array(P);
  for (let k = 0; k < K; k += 1) for (let p = 0; p < P; p += 1) overall[p] += pi[k] * phi[k * P + p];

  const likelihood = new Float64Array(N_CELLS + 2);
  const weigh = (client: number, k: number): void => {
    likelihood.fill(1);
    const start = incidence.offsets[client];
    for (let i = start; i < incidence.offsets[client + 1]; i += 1) {
      const p = incidence.products[i];
      const noise = lambda * background[p];
      const own = (1 - lambda) * phi[k * P + p] + noise;
      // Rounding must not make the rest negative.
      const rest = (1 - lambda) * Math.max(0, (overall[p] - pi[k] * phi[k * P + p]) / (1 - pi[k])) + noise;
      const scale = 1 / Math.max(own, rest, Number.MIN_VALUE);
      const from = rest * scale;
      const slope = (own - rest) * scale;
      likelihood[0] *= from;
      likelihood[1] *= from + slope;
      for (let g = 0; g < N_CELLS; g += 1) likelihood[g + 2] *= from + slope * CELL_MIDDLES[g];
      if ((i - start) % RESCALE_EVERY === RESCALE_EVERY - 1) rescale(likelihood);
    }
    for (let g = 0; g < N_CELLS; g += 1) likelihood[g + 2] *= CELL_PRIORS[g];
  };

  return { likelihood, weigh };
}

const CELL_MIDDLES = Float64Array.from({ length: N_CELLS }, (_, g) => (g + 0.5) / N_CELLS);
/** Beta(1, 2) in cells. */
const CELL_PRIORS = CELL_MIDDLES.map((t) => (2 * (1 - t)) / N_CELLS);

function rescale(likelihood: Float64Array): void {
  const most = likelihood.reduce((a, b) => Math.max(a, b), 0);
  if (most > 0) for (let i = 0; i < likelihood.length; i += 1) likelihood[i] /= most;
}

/** Probability that a client who has a problem has no other. */
function learnPure(nClients: number, K: number, weigh: (client: number, k: number) => void, likelihood: Float64Array): number {
  const stride = Math.max(1, Math.ceil(nClients / MAX_LEARNERS));
  const cases: number[] = [];
  for (let c = 0; c < nClients; c += stride) {
    for (let k = 0; k < K; k += 1) {
      weigh(c, k);
      let between = 0;
      for (let g = 0; g < N_CELLS; g += 1) between += likelihood[g + 2];
      cases.push(likelihood[0], likelihood[1], between);
    }
  }
  let absent = 0.6;
  let only = 0.1;
  for (let step = 0; step < LEARNING_STEPS && cases.length > 0; step += 1) {
    let sumAbsent = 0;
    let sumOnly = 0;
    for (let i = 0; i < cases.length; i += 3) {
      const total = absent * cases[i] + only * cases[i + 1] + (1 - absent - only) * cases[i + 2];
      sumAbsent += (absent * cases[i]) / total;
      sumOnly += (only * cases[i + 1]) / total;
    }
    absent = (3 * sumAbsent) / cases.length;
    only = (3 * sumOnly) / cases.length;
  }
  return absent < 1 ? only / (1 - absent) : 0;
}
