import { InvalidArgumentError } from "../../numeric/errors";
import { betaMaximumProbabilities } from "../../numeric/probability-of-maximum";
import { drawBeta } from "../../numeric/random-variates";
import type { Rng } from "../../numeric/rng";
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

/** Names of the bandits that keep counts. */
export type CountBanditName = Extract<BanditName, "popularity" | "epsilon-greedy" | "ucb1" | "beta-thompson">;

/** How a bandit that keeps counts is set up. */
export interface CountBanditOptions {
  readonly nArms: number;
  /** States that learn apart, integer >= 1; 1 ignores the context. */
  readonly nStates?: number;
  /** Share of uniform choice of `popularity` and `epsilon-greedy`, in [0, 1]. */
  readonly epsilon?: number;
  /** Width c of UCB1's bonus c sqrt(ln t / n), >= 0. sqrt 2 is the one of the paper. */
  readonly exploration?: number;
  /** Acceptances that every arm starts with, >= 0: how often it was bought before; used by `popularity` only. Default 0. */
  readonly popularity?: readonly number[];
}

/** Defaults of bandits that keep counts. */
const COUNT_BANDIT_DEFAULTS = Object.freeze({ nStates: 1, epsilon: 0.1, exploration: Math.SQRT2 });

/** What such a bandit has learnt: nStates x nArms, row-major. */
export interface CountBanditState {
  readonly name: CountBanditName;
  readonly options: Required<CountBanditOptions>;
  readonly counts: Float64Array;
  /** Sum of rewards. */
  readonly rewards: Float64Array;
  readonly nUpdates: number;
}

function resolve(options: CountBanditOptions): Required<CountBanditOptions> {
  const { nArms } = options;
  const resolved = { ...COUNT_BANDIT_DEFAULTS, popularity: new Array<number>(Math.max(0, nArms)).fill(0), ...options };
  for (const name of ["nArms", "nStates"] as const) {
    if (!(Number.isInteger(resolved[name]) && resolved[name] >= 1))
      throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${resolved[name]}`);
  }
  if (!(resolved.epsilon >= 0 && resolved.epsilon <= 1))
    throw new InvalidArgumentError(`epsilon must be in [0, 1], got ${resolved.epsilon}`);
  if (!(resolved.exploration >= 0)) throw new InvalidArgumentError(`exploration must be >= 0, got ${resolved.exploration}`);
  if (resolved.popularity.length !== nArms || !resolved.popularity.every((count) => count >= 0))
    throw new InvalidArgumentError(`popularity must have ${nArms} counts >= 0`);
  return resolved;
}

/** How arms are scored and drawn from n and r, outcomes and sum of rewards of each arm on offer. */
interface CountRule {
  scores(counts: CellCounts): Float64Array;
  /** How choice is random beyond the best score. */
  readonly chance: "none" | "epsilon" | "beta";
}

interface CellCounts {
  readonly n: Float64Array;
  readonly r: Float64Array;
  readonly popularity: Float64Array;
  readonly exploration: number;
  /** Outcomes of the state over all arms. */
  readonly total: number;
}

const RULES: Readonly<Record<CountBanditName, CountRule>> = {
  popularity: { chance: "epsilon", scores: ({ r, popularity }) => r.map((sum, i) => sum + popularity[i]) },
  "epsilon-greedy": { chance: "epsilon", scores: ({ n, r }) => r.map((sum, i) => (n[i] > 0 ? sum / n[i] : 0)) },
  ucb1: {
    chance: "none",
    scores: ({ n, r, exploration, total }) =>
      r.map((sum, i) => (n[i] > 0 ? sum / n[i] + exploration * Math.sqrt(Math.log(Math.max(1, total)) / n[i]) : Number.POSITIVE_INFINITY)),
  },
  "beta-thompson": { chance: "beta", scores: ({ n, r }) => r.map((sum, i) => (sum + 1) / (n[i] + 2)) },
};

/**
 * Bandits that keep, for each state, how often each arm was played and what it earned:
 * - `popularity`: the arm accepted most often, purchases before the start included; with probability epsilon a uniform arm;
 * - `epsilon-greedy`: the arm with the highest mean reward (0 before its first outcome), epsilon as above;
 * - `ucb1`: mean + c sqrt(ln t / n), arms never played first (Auer, Cesa-Bianchi, Fischer 2002); no chance in it;
 * - `beta-thompson`: a draw of Beta(1 + r, 1 + n - r) for each arm, the highest wins (Thompson 1933); its probabilities are integrated.
 */
export class CountBandit implements Bandit {
  readonly name: CountBanditName;
  readonly nArms: number;
  readonly #options: Required<CountBanditOptions>;
  readonly #counts: Float64Array;
  readonly #rewards: Float64Array;
  readonly #popularity: Float64Array;
  #nUpdates: number;

  constructor(name: CountBanditName, options: CountBanditOptions, state?: CountBanditState) {
    this.name = name;
    this.#options = resolve(options);
    this.nArms = this.#options.nArms;
    const nCells = this.#options.nStates * this.nArms;
    this.#counts = state === undefined ? new Float64Array(nCells) : Float64Array.from(state.counts);
    this.#rewards = state === undefined ? new Float64Array(nCells) : Float64Array.from(state.rewards);
    if (this.#counts.length !== nCells || this.#rewards.length !== nCells)
      throw new InvalidArgumentError(
        `counts and rewards must have ${nCells} cells, got ${this.#counts.length} and ${this.#rewards.length}`,
      );
    this.#popularity = Float64Array.from(this.#options.popularity);
    this.#nUpdates = state?.nUpdates ?? 0;
  }

  get nUpdates(): number {
    return this.#nUpdates;
  }

  probabilities(context: BanditContext): Float64Array {
    const arms = armsOf(context, this.nArms);
    const cells = this.#cellsOf(context, arms);
    const { chance } = RULES[this.name];
    if (chance === "beta") {
      const b = cells.n.map((n, i) => 1 + n - cells.r[i]);
      return spread(
        arms,
        betaMaximumProbabilities(
          cells.r.map((r) => 1 + r),
          b,
        ),
        this.nArms,
      );
    }
    const epsilon = chance === "epsilon" ? this.#options.epsilon : 0;
    const probabilities = spread(arms, new Float64Array(arms.length).fill(epsilon / arms.length), this.nArms);
    probabilities[bestArm(arms, RULES[this.name].scores(cells))] += 1 - epsilon;
    return probabilities;
  }

  choose(context: BanditContext, rng: Rng): number {
    const arms = armsOf(context, this.nArms);
    const cells = this.#cellsOf(context, arms);
    const rule = RULES[this.name];
    const { chance } = rule;
    if (chance === "epsilon" && rng() < this.#options.epsilon) return arms[Math.floor(rng() * arms.length)];
    if (chance === "beta")
      return bestArm(
        arms,
        cells.r.map((r, i) => drawBeta(1 + r, 1 + cells.n[i] - r, rng)),
      );
    return bestArm(arms, rule.scores(cells));
  }

  update(outcomes: readonly BanditOutcome[]): void {
    for (const { context, arm, reward } of outcomes) {
      this.#checkState(context);
      checkArm(arm, this.nArms);
      checkReward(reward);
    }
    for (const { context, arm, reward } of outcomes) {
      const cell = this.#rowOf(context) + arm;
      this.#counts[cell] += 1;
      this.#rewards[cell] += reward;
    }
    this.#nUpdates += outcomes.length;
  }

  /** What was learnt, as `serialize` writes it. */
  get state(): CountBanditState {
    return { name: this.name, options: this.#options, counts: this.#counts, rewards: this.#rewards, nUpdates: this.#nUpdates };
  }

  serialize(): string {
    return serializeBandit(this.state);
  }

  #checkState({ state }: BanditContext): void {
    const { nStates } = this.#options;
    if (nStates > 1 && !(Number.isInteger(state) && state >= 0 && state < nStates))
      throw new InvalidArgumentError(`state must be 0 to ${nStates - 1}, got ${state}`);
  }

  #rowOf({ state }: BanditContext): number {
    return this.#options.nStates === 1 ? 0 : state * this.nArms;
  }

  #cellsOf(context: BanditContext, arms: Int32Array): CellCounts {
    this.#checkState(context);
    const row = this.#rowOf(context);
    let total = 0;
    for (let arm = 0; arm < this.nArms; arm += 1) total += this.#counts[row + arm];
    return {
      n: Float64Array.from(arms, (arm) => this.#counts[row + arm]),
      r: Float64Array.from(arms, (arm) => this.#rewards[row + arm]),
      popularity: Float64Array.from(arms, (arm) => this.#popularity[arm]),
      exploration: this.#options.exploration,
      total,
    };
  }
}
