import { featureCount, journeyFeatures } from "../../simulation/sales-process";
import { addOutcome, feedbackOffsets, NO_FEEDBACK, type OfferFeedbackState } from "../offer-feedback";
import { plackettLuceProbabilities } from "../plackett-luce";
import { greedyProbabilities, type Policy, type PolicyContext, type PolicyMode, type PolicyOutcome } from "../policy";
import { serializeState } from "../serialization";
import { nudgeOutput } from "./network";
import { agentOutputs, type DeepAgent, type DeepName } from "./train-deep";

/** What a deep policy has learnt. */
export interface DeepPolicyState {
  readonly agent: DeepAgent;
  /** Overall share of each problem, length K: says which problem a product addresses. */
  readonly shares: Float64Array;
  readonly feedback: OfferFeedbackState;
  readonly nUpdates: number;
}

/** How far one outcome moves the outputs. */
const STEP = 0.1;

/**
 * A network over the continuous state of the client: shares, recencies, products owned, freshness. It says which problem to address next, w_k =
 * softmax of its outputs (in units of the agent's temperature); an offer of product p addresses problem k with probability proportional to phi_kp,
 * so score(p) = log sum_k w_k phi_kp. The network was trained in a process fitted from history; serving it is plain arithmetic and loads no tensor
 * library.
 *
 * Explore: products are drawn without replacement in proportion to exp(score). Outcomes move the last layer a little towards or away from the
 * problems that the product addresses, and the product itself gains or loses (`feedbackOffsets`); the rest is for the next training.
 */
export class DeepPolicy implements Policy {
  readonly name: DeepName;
  #state: DeepPolicyState;

  constructor(state: Pick<DeepPolicyState, "agent" | "shares"> & Partial<DeepPolicyState>) {
    this.name = state.agent.name;
    this.#state = { feedback: NO_FEEDBACK, nUpdates: 0, ...state };
  }

  get nUpdates(): number {
    return this.#state.nUpdates;
  }

  usesPrior(context: PolicyContext): boolean {
    return context.nOwned === 0 || featureCount(context.shares.length) !== this.#state.agent.network.sizes[0];
  }

  /** Probability of addressing each problem next, length K. */
  problemWeights(context: PolicyContext): Float64Array {
    const { agent } = this.#state;
    return softmax(agentOutputs(agent, featuresOf(context)), agent.temperature);
  }

  scores(context: PolicyContext): Float64Array {
    const offsets = feedbackOffsets(this.#state.feedback, context.candidates);
    if (this.usesPrior(context)) return context.priorScores.map((score, i) => score + offsets[i]);
    const weights = this.problemWeights(context);
    const K = weights.length;
    return offsets.map((offset, i) => {
      let value = 0;
      for (let k = 0; k < K; k += 1) value += weights[k] * context.profiles[i * K + k];
      return Math.log(Math.max(value, 1e-300)) + offset;
    });
  }

  probabilities(context: PolicyContext, above: readonly number[], mode: PolicyMode): Float64Array {
    const scores = this.scores(context);
    return mode === "greedy" ? greedyProbabilities(scores, above) : plackettLuceProbabilities(scores, above);
  }

  update(outcomes: readonly PolicyOutcome[]): void {
    for (const { context, product, reward } of outcomes) {
      const { agent, shares } = this.#state;
      const feedback = addOutcome(this.#state.feedback, product, reward);
      const nUpdates = this.#state.nUpdates + 1;
      const position = context.candidates.indexOf(product);
      const addressed = position < 0 || this.usesPrior(context) ? null : addressedBy(context, position, shares);
      if (addressed === null) {
        this.#state = { ...this.#state, feedback, nUpdates };
        continue;
      }
      // The expected reward of the address is its weight: a likely acceptance says little, a refused sure thing much.
      const weights = this.problemWeights(context);
      const surprise = reward - addressed.reduce((sum, share, k) => sum + share * weights[k], 0);
      const direction = addressed.map((share, k) => (share - weights[k]) * surprise * agent.temperature);
      const network = nudgeOutput(agent.network, featuresOf(context), direction, STEP);
      this.#state = { ...this.#state, agent: { ...agent, network }, feedback, nUpdates };
    }
  }

  serialize(): string {
    return serializeState(this.name, this.#state);
  }
}

const featuresOf = ({ shares, recent, nOwned, freshness }: PolicyContext): Float64Array =>
  journeyFeatures(shares, recent, nOwned, freshness);

/** P(k | product), or null for a product without a profile. */
function addressedBy(context: PolicyContext, position: number, shares: Float64Array): Float64Array | null {
  const K = shares.length;
  const weights = shares.map((share, k) => share * context.profiles[position * K + k]);
  const total = weights.reduce((a, b) => a + b, 0);
  return total > 0 ? weights.map((weight) => weight / total) : null;
}

function softmax(values: Float64Array, temperature: number): Float64Array {
  const highest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = values.map((value) => Math.exp((value - highest) / temperature));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / total);
}
