import { InvalidArgumentError } from "../numeric/errors";
import { DeepPolicy } from "./deep/deep-policy";
import type { DeepName } from "./deep/train-deep";
import type { OfferFeedbackState } from "./offer-feedback";
import type { Policy } from "./policy";
import { QLearningPolicy } from "./q-learning-policy";
import { RankingPolicy } from "./ranking-policy";
import { ScorePolicy } from "./score-policy";
import { parseSerialized } from "./serialization";

/**
 * A policy from `serialize()`, with the same answers, bit for bit.
 * @throws InvalidArgumentError when the text is no policy of this version or misses a field
 */
export function deserializePolicy(text: string): Policy {
  const { name, state } = parseSerialized(text);
  const fields = new StateReader(name, state);
  switch (name) {
    case "ranking":
      return new RankingPolicy({
        signalNames: fields.texts("signalNames"),
        scales: Float64Array.from(fields.numbers("scales")),
        mean: Float64Array.from(fields.numbers("mean")),
        precision: Float64Array.from(fields.numbers("precision")),
        lambda: fields.number("lambda"),
        nPositives: fields.number("nPositives"),
        adoptionsPerClient: fields.number("adoptionsPerClient"),
        horizonDays: fields.number("horizonDays"),
        lossGain: fields.number("lossGain"),
        sharpness: fields.number("sharpness"),
        seed: fields.number("seed"),
        nUpdates: fields.number("nUpdates"),
      });
    case "q-learning":
      return new QLearningPolicy(
        {
          nProblems: fields.number("nProblems"),
          visits: Float64Array.from(fields.numbers("visits")),
          values: Float64Array.from(fields.numbers("values")),
          squares: Float64Array.from(fields.numbers("squares")),
          shares: Float64Array.from(fields.numbers("shares")),
          discount: fields.number("discount"),
          nUpdates: fields.number("nUpdates"),
        },
        readFeedback(fields.object("feedback")),
      );
    case "problems":
    case "popularity":
    case "epsilon-greedy":
      return new ScorePolicy(name, { ...readFeedback(fields), nUpdates: fields.number("nUpdates") });
    case "dqn":
    case "policy-gradient":
    case "actor-critic":
      return readDeepPolicy(name, fields);
    default:
      throw new InvalidArgumentError(`policy must be known, got ${name}`);
  }
}

function readDeepPolicy(name: DeepName, fields: StateReader): Policy {
  const agent = fields.object("agent");
  const immediate = agent.object("immediate");
  const network = agent.object("network");
  const sizes = network.numbers("sizes");
  const layers = sizes.slice(1).map((_, l) => l);
  const lists = (field: string): Float32Array[] => layers.map((l) => Float32Array.from(network.object(field).numbers(String(l))));
  return new DeepPolicy({
    agent: {
      name,
      immediate: {
        weights: Float64Array.from(immediate.numbers("weights")),
        worths: Float64Array.from(immediate.numbers("worths")),
        offerCost: immediate.number("offerCost"),
      },
      network: { sizes, weights: lists("weights"), biases: lists("biases") },
      temperature: agent.number("temperature"),
    },
    shares: Float64Array.from(fields.numbers("shares")),
    feedback: readFeedback(fields.object("feedback")),
    nUpdates: fields.number("nUpdates"),
  });
}

const readFeedback = (fields: StateReader): OfferFeedbackState => ({
  products: fields.numbers("products"),
  offers: fields.numbers("offers"),
  rewards: fields.numbers("rewards"),
});

/** Reads checked fields of parsed JSON. */
export class StateReader {
  readonly #fields: ReadonlyMap<string, unknown>;

  constructor(
    readonly name: string,
    state: unknown,
  ) {
    if (typeof state !== "object" || state === null) throw new InvalidArgumentError(`state of policy ${name} must be an object`);
    this.#fields = new Map(Object.entries(state));
  }

  object(field: string): StateReader {
    return new StateReader(`${this.name}, ${field},`, this.#fields.get(field));
  }

  number(field: string): number {
    const value = this.#fields.get(field);
    if (typeof value !== "number") throw new InvalidArgumentError(`${field} of policy ${this.name} must be a number`);
    return value;
  }

  numbers(field: string): number[] {
    const value = this.#fields.get(field);
    if (!Array.isArray(value) || !value.every((item): item is number => typeof item === "number"))
      throw new InvalidArgumentError(`${field} of policy ${this.name} must be a list of numbers`);
    return value;
  }

  texts(field: string): string[] {
    const value = this.#fields.get(field);
    if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string"))
      throw new InvalidArgumentError(`${field} of policy ${this.name} must be a list of texts`);
    return value;
  }
}
