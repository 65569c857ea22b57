import { InvalidArgumentError } from "../../numeric/errors";
import type { Bandit, BanditName } from "./bandit";
import { parseBandit } from "./bandit-serialization";
import { CountBandit, type CountBanditOptions } from "./count-bandit";
import { LinearBandit, type LinearBanditOptions } from "./linear-bandit";

/** What any bandit can be made from: those that keep counts read `nStates`, those that are linear `nFeatures`. */
export type BanditOptions = CountBanditOptions & LinearBanditOptions;

/** A bandit that has learnt nothing yet. */
export function createBandit(name: BanditName, options: BanditOptions): Bandit {
  const { nArms, nFeatures, ridge, exploration, nStates, epsilon, popularity } = options;
  switch (name) {
    case "lin-ucb":
    case "linear-thompson":
    case "logistic-thompson":
      return new LinearBandit(name, { nArms, nFeatures, ...defined({ ridge, exploration }) });
    default:
      return new CountBandit(name, { nArms, ...defined({ nStates, epsilon, exploration, popularity }) });
  }
}

/** Only the given options: a field that is there and undefined would hide a default. */
function defined<T extends object>(options: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/**
 * A bandit from `serialize()`, with the same answers, bit for bit.
 * @throws InvalidArgumentError when the text is no bandit of this version or misses a field
 */
export function restoreBandit(text: string): Bandit {
  const fields = parseBandit(text);
  const name = fields.get("name");
  const numberOf = (values: ReadonlyMap<string, unknown>, field: string): number => {
    const value = values.get(field);
    if (typeof value !== "number") throw new InvalidArgumentError(`${field} of the bandit must be a number`);
    return value;
  };
  const numbersOf = (values: ReadonlyMap<string, unknown>, field: string): number[] => {
    const value = values.get(field);
    if (!Array.isArray(value) || !value.every((item): item is number => typeof item === "number"))
      throw new InvalidArgumentError(`${field} of the bandit must be a list of numbers`);
    return value;
  };
  const rawOptions = fields.get("options");
  if (typeof rawOptions !== "object" || rawOptions === null) throw new InvalidArgumentError("options of the bandit must be an object");
  const given = new Map<string, unknown>(Object.entries(rawOptions));
  const nUpdates = numberOf(fields, "nUpdates");
  const nArms = numberOf(given, "nArms");
  const exploration = numberOf(given, "exploration");
  switch (name) {
    case "popularity":
    case "epsilon-greedy":
    case "ucb1":
    case "beta-thompson": {
      const popularity = numbersOf(given, "popularity");
      const options = { nArms, exploration, popularity, nStates: numberOf(given, "nStates"), epsilon: numberOf(given, "epsilon") };
      const counts = Float64Array.from(numbersOf(fields, "counts"));
      return new CountBandit(name, options, { name, options, counts, rewards: Float64Array.from(numbersOf(fields, "rewards")), nUpdates });
    }
    case "lin-ucb":
    case "linear-thompson":
    case "logistic-thompson": {
      const options = { nArms, exploration, nFeatures: numberOf(given, "nFeatures"), ridge: numberOf(given, "ridge") };
      const [covariances, weights, moments] = ["covariances", "weights", "moments"].map((field) =>
        Float64Array.from(numbersOf(fields, field)),
      );
      return new LinearBandit(name, options, { name, options, covariances, weights, moments, nUpdates });
    }
    default:
      throw new InvalidArgumentError(`bandit must be known, got ${String(name)}`);
  }
}
