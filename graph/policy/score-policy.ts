import { greedyProbabilities, type Policy, type PolicyContext, type PolicyMode, type PolicyName, type PolicyOutcome } from "./policy";
import { plackettLuceProbabilities } from "./plackett-luce";
import { serializeState } from "./serialization";

/** Names of the policies that rank by one given score. */
export type ScorePolicyName = Extract<PolicyName, "problems" | "popularity" | "epsilon-greedy">;

/** What a score policy has learnt: offers and rewards by product index. */
export interface ScorePolicyState {
  /** Product indices with an outcome, ascending. */
  readonly products: readonly number[];
  /** Outcomes and sum of rewards of each, aligned. */
  readonly offers: readonly number[];
  readonly rewards: readonly number[];
  readonly nUpdates: number;
}

/** Strength of "accepted as often as the average offer" against a product's own outcomes, in offers. */
const PRIOR_OFFERS = 10;

/** Share of uniform choice of the epsilon-greedy policy. */
const EPSILON = 0.1;

/** Ranks by one score of the context plus what outcomes say about each product. */
interface ScoreRule {
  base(context: PolicyContext): Float64Array;
  explore(scores: Float64Array, above: readonly number[]): Float64Array;
}

const RULES: Readonly<Record<ScorePolicyName, ScoreRule>> = {
  problems: { base: (context) => context.affinities.map(Math.log), explore: plackettLuceProbabilities },
  popularity: { base: (context) => Float64Array.from(context.popularity), explore: plackettLuceProbabilities },
  "epsilon-greedy": { base: (context) => Float64Array.from(context.popularity), explore: epsilonGreedyProbabilities },
};

function epsilonGreedyProbabilities(scores: Float64Array, above: readonly number[]): Float64Array {
  const probabilities = greedyProbabilities(scores, above);
  const taken = new Set(above);
  const nRemaining = scores.length - taken.size;
  return probabilities.map((p, i) => (taken.has(i) ? 0 : (1 - EPSILON) * p + EPSILON / nRemaining));
}

/**
 * The policies that need no fit:
 * - `problems`: log s(c, p), the mixture alone; exploring draws in proportion to s(c, p);
 * - `popularity`: log(n_p + .5); exploring draws in proportion to popularity;
 * - `epsilon-greedy`: popularity, and with probability .1 a uniform remaining candidate.
 *
 * Outcomes add log((accepted_p + 10 r) / ((offers_p + 10) r)) to a product's score, r = (accepted + 1) / (offers + 2) over all
 * products: accepted more often than the average offer raises it, less often lowers it.
 */
export class ScorePolicy implements Policy {
  readonly name: ScorePolicyName;
  readonly #outcomes: Map<number, { offers: number; rewards: number }>;
  #nUpdates: number;

  constructor(name: ScorePolicyName, state: ScorePolicyState = { products: [], offers: [], rewards: [], nUpdates: 0 }) {
    this.name = name;
    this.#outcomes = new Map(state.products.map((p, i) => [p, { offers: state.offers[i], rewards: state.rewards[i] }]));
    this.#nUpdates = state.nUpdates;
  }

  get nUpdates(): number {
    return this.#nUpdates;
  }

  /** The mixture of a client without deals is the overall one, so only then is `problems` a prior; the others never claim more. */
  usesPrior(context: PolicyContext): boolean {
    return context.nOwned === 0;
  }

  scores(context: PolicyContext): Float64Array {
    const scores = this.usesPrior(context) ? Float64Array.from(context.priorScores) : RULES[this.name].base(context);
    if (this.#outcomes.size === 0) return scores;
    let offers = 0;
    let rewards = 0;
    for (const product of [...this.#outcomes.keys()].sort((a, b) => a - b)) {
      const outcome = this.#outcomes.get(product);
      offers += outcome?.offers ?? 0;
      rewards += outcome?.rewards ?? 0;
    }
    const rate = (rewards + 1) / (offers + 2);
    return scores.map((score, i) => {
      const outcome = this.#outcomes.get(context.candidates[i]);
      if (outcome === undefined) return score;
      return score + Math.log((outcome.rewards + PRIOR_OFFERS * rate) / ((outcome.offers + PRIOR_OFFERS) * rate));
    });
  }

  probabilities(context: PolicyContext, above: readonly number[], mode: PolicyMode): Float64Array {
    const scores = this.scores(context);
    return mode === "greedy" ? greedyProbabilities(scores, above) : RULES[this.name].explore(scores, above);
  }

  update(outcomes: readonly PolicyOutcome[]): void {
    for (const { product, reward } of outcomes) {
      const outcome = this.#outcomes.get(product) ?? { offers: 0, rewards: 0 };
      this.#outcomes.set(product, { offers: outcome.offers + 1, rewards: outcome.rewards + reward });
    }
    this.#nUpdates += outcomes.length;
  }

  serialize(): string {
    const products = [...this.#outcomes.keys()].sort((a, b) => a - b);
    const state: ScorePolicyState = {
      products,
      offers: products.map((p) => this.#outcomes.get(p)?.offers ?? 0),
      rewards: products.map((p) => this.#outcomes.get(p)?.rewards ?? 0),
      nUpdates: this.#nUpdates,
    };
    return serializeState(this.name, state);
  }
}
