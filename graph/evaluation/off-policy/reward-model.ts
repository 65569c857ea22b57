import { InvalidArgumentError } from "../../numeric/errors";
import { hashText } from "../../numeric/rng";

/** Rounds to learn the reward from. */
export interface RewardModelInput {
  readonly nActions: number;
  /** Distinct ids; a round's fold depends on its id alone, not on where it stands. */
  readonly roundIds: readonly string[];
  /** Group of each round, such as the client's state: rounds of a group share their means. */
  readonly groups: Int32Array;
  readonly actions: Int32Array;
  readonly rewards: Float64Array;
}

/** How to learn it. */
export interface RewardModelOptions {
  /** Parts of the log; a round is predicted from the other parts. Integer >= 2. */
  readonly folds?: number;
  /** Rounds' worth of the action's mean in the mean of (group, action), and of the overall mean in the action's; > 0. */
  readonly shrinkage?: number;
}

/** Defaults of `crossFitRewards`. */
const REWARD_MODEL_DEFAULTS = Object.freeze({ folds: 3, shrinkage: 10 });

/**
 * A model of the reward for DM and the doubly robust estimators: means of (group, action), shrunk to the action's, shrunk to the mean of
 * all. Cross-fitted: no round is predicted with its own reward, which keeps DR's intervals honest.
 * @returns predicted reward of an action in a round, by position
 * @throws InvalidArgumentError for columns of unequal length, an empty log or options out of range
 */
export function crossFitRewards(input: RewardModelInput, options: RewardModelOptions = {}): (round: number, action: number) => number {
  const { folds, shrinkage } = { ...REWARD_MODEL_DEFAULTS, ...options };
  if (!(Number.isInteger(folds) && folds >= 2)) throw new InvalidArgumentError(`folds must be an integer >= 2, got ${folds}`);
  if (!(shrinkage > 0)) throw new InvalidArgumentError(`shrinkage must be > 0, got ${shrinkage}`);
  const { nActions, roundIds, groups, actions, rewards } = input;
  const n = roundIds.length;
  if (n === 0 || [groups, actions, rewards].some((column) => column.length !== n))
    throw new InvalidArgumentError("rounds must not be empty and their columns must have one length");
  const foldOf = roundIds.map((id) => hashText(id, folds) % folds);
  const nGroups = groups.reduce((max, group) => Math.max(max, group), 0) + 1;
  const models = Array.from({ length: folds }, (_, fold) => {
    const cells = { sums: new Float64Array(nGroups * nActions), counts: new Float64Array(nGroups * nActions) };
    const arms = { sums: new Float64Array(nActions), counts: new Float64Array(nActions) };
    let sum = 0;
    let count = 0;
    for (let i = 0; i < n; i += 1) {
      if (foldOf[i] === fold) continue;
      cells.sums[groups[i] * nActions + actions[i]] += rewards[i];
      cells.counts[groups[i] * nActions + actions[i]] += 1;
      arms.sums[actions[i]] += rewards[i];
      arms.counts[actions[i]] += 1;
      sum += rewards[i];
      count += 1;
    }
    const mean = count > 0 ? sum / count : 0;
    return (group: number, action: number): number => {
      const cell = group * nActions + action;
      const armMean = (arms.sums[action] + shrinkage * mean) / (arms.counts[action] + shrinkage);
      return (cells.sums[cell] + shrinkage * armMean) / (cells.counts[cell] + shrinkage);
    };
  });
  return (round, action) => models[foldOf[round]](groups[round], action);
}
