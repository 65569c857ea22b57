import { greedyProbabilities, type Policy, type PolicyContext, type PolicyMode, type PolicyName, type PolicyOutcome } from "./policy";
import { plackettLuceProbabilities } from "./plackett-luce";
import { addOutcome, feedbackOffsets, NO_FEEDBACK, type OfferFeedbackState } from "./offer-feedback";
import { serializeState } from "./serialization";

/** Names of the policies that rank by one given score. */
export type ScorePolicyName = Extract<PolicyName, "problems" | "popularity" | "epsilon-greedy">;

/** What a score policy has learnt. */
export interface ScorePolicyState extends OfferFeedbackState {
  readonly nUpdates: number;
}

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
 * Outcomes of offers raise or lower the score of their product (`feedbackOffsets`).
 */
export class ScorePolicy implements Policy {
  readonly name: ScorePolicyName;
  #feedback: OfferFeedbackState;
  #nUpdates: number;

  constructor(name: ScorePolicyName, state: ScorePolicyState = { ...NO_FEEDBACK, nUpdates: 0 }) {
    this.name = name;
    this.#feedback = { products: state.products, offers: state.offers, rewards: state.rewards };
    this.#nUpdates = state.nUpdates;
  }

  get nUpdates(): number {
    return this.#nUpdates;
  }

  /** The mixture of a client without deals is a prior one, so only then is `problems` a prior; the others never claim more. */
  usesPrior(context: PolicyContext): boolean {
    return context.nOwned === 0;
  }

  scores(context: PolicyContext): Float64Array {
    const scores = this.usesPrior(context) ? context.priorScores : RULES[this.name].base(context);
    const offsets = feedbackOffsets(this.#feedback, context.candidates);
    return scores.map((score, i) => score + offsets[i]);
  }

  probabilities(context: PolicyContext, above: readonly number[], mode: PolicyMode): Float64Array {
    const scores = this.scores(context);
    return mode === "greedy" ? greedyProbabilities(scores, above) : RULES[this.name].explore(scores, above);
  }

  update(outcomes: readonly PolicyOutcome[]): void {
    for (const { product, reward } of outcomes) this.#feedback = addOutcome(this.#feedback, product, reward);
    this.#nUpdates += outcomes.length;
  }

  serialize(): string {
    const state: ScorePolicyState = { ...this.#feedback, nUpdates: this.#nUpdates };
    return serializeState(this.name, state);
  }
}
