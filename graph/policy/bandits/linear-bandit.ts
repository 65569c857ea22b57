import { InvalidArgumentError } from "../../numeric/errors";
import { normalMaximumProbabilities } from "../../numeric/probability-of-maximum";
import type { Rng } from "../../numeric/rng";
import { standardNormal } from "../../numeric/standard-normal";
import { serializeBandit } from "./bandit-serialization";
import {
  armsOf,
  bestArm,
  checkArm,
  checkReward,
  spread,
  type Bandit,
  type BanditContext,
  type BanditName,
  type BanditOutcome,
} from "./bandit";

/** Names of the bandits that are linear in the features. */
export type LinearBanditName = Extract<BanditName, "lin-ucb" | "linear-thompson" | "logistic-thompson">;

/** How a linear bandit is set up. */
export interface LinearBanditOptions {
  readonly nArms: number;
  /** Length of a context's features, without the constant that is added, integer >= 0. */
  readonly nFeatures: number;
  /** Prior precision of every weight, > 0. */
  readonly ridge?: number;
  /** How much it explores, > 0: alpha of LinUCB (standard errors added), v of Thompson sampling (standard deviations scaled). */
  readonly exploration?: number;
}

/** Defaults of linear bandits; exploration by measurement, docs/policies.md. */
const LINEAR_BANDIT_DEFAULTS = Object.freeze({
  ridge: 1,
  exploration: Object.freeze({ "lin-ucb": 0.25, "linear-thompson": 0.1, "logistic-thompson": 0.5 }),
});

/** What a linear bandit has learnt. d = nFeatures + 1. */
export interface LinearBanditState {
  readonly name: LinearBanditName;
  readonly options: Required<LinearBanditOptions>;
  /** Posterior covariance A^-1 of each arm's weights, nArms x d x d, row-major. */
  readonly covariances: Float64Array;
  /** Posterior mean of each arm's weights, nArms x d. */
  readonly weights: Float64Array;
  /** Sum of reward times z of each arm, nArms x d; all 0 for the logistic bandit, which needs none. */
  readonly moments: Float64Array;
  readonly nUpdates: number;
}

function resolve(name: LinearBanditName, options: LinearBanditOptions): Required<LinearBanditOptions> {
  const resolved = { ridge: LINEAR_BANDIT_DEFAULTS.ridge, exploration: LINEAR_BANDIT_DEFAULTS.exploration[name], ...options };
  if (!(Number.isInteger(resolved.nArms) && resolved.nArms >= 1))
    throw new InvalidArgumentError(`nArms must be an integer >= 1, got ${resolved.nArms}`);
  if (!(Number.isInteger(resolved.nFeatures) && resolved.nFeatures >= 0))
    throw new InvalidArgumentError(`nFeatures must be an integer >= 0, got ${resolved.nFeatures}`);
  for (const field of ["ridge", "exploration"] as const) {
    if (!(resolved[field] > 0 && Number.isFinite(resolved[field])))
      throw new InvalidArgumentError(`${field} must be > 0, got ${resolved[field]}`);
  }
  return resolved;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * The s with s = r - sigmoid(u + k s): how far along the covariance one logistic outcome moves the mode. The right side falls in s,
 * so there is one; Newton with the bracket [r - 1, r] kept.
 */
function solveLogisticStep(reward: number, u: number, k: number): number {
  let low = reward - 1;
  let high = reward;
  let s = reward - sigmoid(u);
  for (let i = 0; i < 50; i += 1) {
    const p = sigmoid(u + k * s);
    const value = s - reward + p;
    if (value > 0) high = s;
    else low = s;
    let next = s - value / (1 + k * p * (1 - p));
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    if (Math.abs(next - s) < 1e-15) return next;
    s = next;
  }
  return s;
}

/**
 * Bandits with weights of their own for every arm, on z = [features, 1] (disjoint models):
 * - `lin-ucb`: A = ridge I + sum z z', theta = A^-1 sum r z, score theta.z + alpha sqrt(z'A^-1 z); no chance in it
 *   (Li, Chu, Langford, Schapire 2010);
 * - `linear-thompson`: theta ~ N(A^-1 sum r z, v^2 A^-1) (Agrawal, Goyal 2013);
 * - `logistic-thompson`: weights ~ N(mode, v^2 H^-1), H the precision of the Laplace approximation, carried on from outcome to
 *   outcome: the posterior so far is the prior of the next one, its mode found exactly (Chapelle, Li 2011, with full covariances).
 *
 * A draw needs one normal an arm and not one a weight: the arms are independent and only z.theta counts. For the same reason the
 * probability that an arm wins is an integral in one dimension, and is computed. Inverses are kept by rank-one updates, O(d^2) an outcome.
 */
export class LinearBandit implements Bandit {
  readonly name: LinearBanditName;
  readonly nArms: number;
  readonly #options: Required<LinearBanditOptions>;
  readonly #d: number;
  readonly #covariances: Float64Array;
  readonly #weights: Float64Array;
  readonly #moments: Float64Array;
  #nUpdates: number;

  constructor(name: LinearBanditName, options: LinearBanditOptions, state?: LinearBanditState) {
    this.name = name;
    this.#options = resolve(name, options);
    this.nArms = this.#options.nArms;
    const d = this.#options.nFeatures + 1;
    this.#d = d;
    this.#covariances = state === undefined ? new Float64Array(this.nArms * d * d) : Float64Array.from(state.covariances);
    this.#weights = state === undefined ? new Float64Array(this.nArms * d) : Float64Array.from(state.weights);
    this.#moments = state === undefined ? new Float64Array(this.nArms * d) : Float64Array.from(state.moments);
    if (
      this.#covariances.length !== this.nArms * d * d ||
      this.#weights.length !== this.nArms * d ||
      this.#moments.length !== this.nArms * d
    )
      throw new InvalidArgumentError(`covariances, weights and moments must fit ${this.nArms} arms and ${d} weights`);
    if (state === undefined) {
      for (let arm = 0; arm < this.nArms; arm += 1)
        for (let i = 0; i < d; i += 1) this.#covariances[(arm * d + i) * d + i] = 1 / this.#options.ridge;
    }
    this.#nUpdates = state?.nUpdates ?? 0;
  }

  get nUpdates(): number {
    return this.#nUpdates;
  }

  probabilities(context: BanditContext): Float64Array {
    const arms = armsOf(context, this.nArms);
    const { means, deviations } = this.#score(context, arms);
    if (this.name !== "lin-ucb") return spread(arms, normalMaximumProbabilities(means, deviations), this.nArms);
    const probabilities = new Float64Array(this.nArms);
    probabilities[this.#upperBoundArm(arms, means, deviations)] = 1;
    return probabilities;
  }

  choose(context: BanditContext, rng: Rng): number {
    const arms = armsOf(context, this.nArms);
    const { means, deviations } = this.#score(context, arms);
    if (this.name === "lin-ucb") return this.#upperBoundArm(arms, means, deviations);
    return bestArm(
      arms,
      means.map((mean, i) => mean + deviations[i] * standardNormal(rng)),
    );
  }

  update(outcomes: readonly BanditOutcome[]): void {
    for (const { context, arm, reward } of outcomes) {
      this.#extend(context);
      checkArm(arm, this.nArms);
      checkReward(reward);
    }
    for (const { context, arm, reward } of outcomes) {
      const z = this.#extend(context);
      if (this.name === "logistic-thompson") this.#learnLogistic(arm, z, reward);
      else this.#learnLinear(arm, z, reward);
    }
    this.#nUpdates += outcomes.length;
  }

  /** What was learnt, as `serialize` writes it. */
  get state(): LinearBanditState {
    return {
      name: this.name,
      options: this.#options,
      covariances: this.#covariances,
      weights: this.#weights,
      moments: this.#moments,
      nUpdates: this.#nUpdates,
    };
  }

  serialize(): string {
    return serializeBandit(this.state);
  }

  #extend({ features }: BanditContext): Float64Array {
    if (features.length !== this.#options.nFeatures || !features.every(Number.isFinite))
      throw new InvalidArgumentError(`features must be ${this.#options.nFeatures} finite numbers, got ${features.length}`);
    const z = new Float64Array(this.#d);
    z.set(features);
    z[this.#d - 1] = 1;
    return z;
  }

  /** Mean and scaled standard deviation of z.theta for each arm on offer. */
  #score(context: BanditContext, arms: Int32Array): { readonly means: Float64Array; readonly deviations: Float64Array } {
    const z = this.#extend(context);
    const d = this.#d;
    const means = new Float64Array(arms.length);
    const deviations = new Float64Array(arms.length);
    arms.forEach((arm, i) => {
      let mean = 0;
      let variance = 0;
      for (let j = 0; j < d; j += 1) {
        mean += this.#weights[arm * d + j] * z[j];
        const row = (arm * d + j) * d;
        let sum = 0;
        for (let k = 0; k < d; k += 1) sum += this.#covariances[row + k] * z[k];
        variance += z[j] * sum;
      }
      means[i] = mean;
      deviations[i] = this.#options.exploration * Math.sqrt(Math.max(variance, Number.MIN_VALUE));
    });
    return { means, deviations };
  }

  #upperBoundArm(arms: Int32Array, means: Float64Array, deviations: Float64Array): number {
    return bestArm(
      arms,
      means.map((mean, i) => mean + deviations[i]),
    );
  }

  /** g = A^-1 z of one arm, and k = z.g. */
  #project(arm: number, z: Float64Array): { readonly g: Float64Array; readonly k: number } {
    const d = this.#d;
    const g = new Float64Array(d);
    let k = 0;
    for (let i = 0; i < d; i += 1) {
      const row = (arm * d + i) * d;
      for (let j = 0; j < d; j += 1) g[i] += this.#covariances[row + j] * z[j];
      k += z[i] * g[i];
    }
    return { g, k };
  }

  /** (A + w z z')^-1 = A^-1 - g g' w / (1 + w k) (Sherman, Morrison 1950). Both halves are written alike, so it stays symmetric. */
  #shrink(arm: number, g: Float64Array, scale: number): void {
    const d = this.#d;
    for (let i = 0; i < d; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        const cell = this.#covariances[(arm * d + i) * d + j] - scale * (g[i] * g[j]);
        this.#covariances[(arm * d + i) * d + j] = cell;
        this.#covariances[(arm * d + j) * d + i] = cell;
      }
    }
  }

  #learnLinear(arm: number, z: Float64Array, reward: number): void {
    const d = this.#d;
    const { g, k } = this.#project(arm, z);
    this.#shrink(arm, g, 1 / (1 + k));
    for (let i = 0; i < d; i += 1) this.#moments[arm * d + i] += reward * z[i];
    for (let i = 0; i < d; i += 1) {
      let sum = 0;
      for (let j = 0; j < d; j += 1) sum += this.#covariances[(arm * d + i) * d + j] * this.#moments[arm * d + j];
      this.#weights[arm * d + i] = sum;
    }
  }

  #learnLogistic(arm: number, z: Float64Array, reward: number): void {
    const d = this.#d;
    const { g, k } = this.#project(arm, z);
    let u = 0;
    for (let i = 0; i < d; i += 1) u += this.#weights[arm * d + i] * z[i];
    const step = solveLogisticStep(reward, u, k);
    for (let i = 0; i < d; i += 1) this.#weights[arm * d + i] += g[i] * step;
    const p = sigmoid(u + k * step);
    const curvature = p * (1 - p);
    this.#shrink(arm, g, curvature / (1 + curvature * k));
  }
}
