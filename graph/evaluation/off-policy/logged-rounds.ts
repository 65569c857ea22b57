import { compareIds } from "../../deals/ids";
import { InvalidArgumentError } from "../../numeric/errors";

/** Decisions that were logged, and what another policy would have done in the same rounds. Rows in any order. */
export interface LoggedDecisions {
  /** Ids of the actions; the columns below hold positions in it. */
  readonly actionIds: readonly string[];
  /** One row a round: what was shown, what came of it. */
  readonly rounds: {
    /** Distinct. */
    readonly ids: readonly string[];
    readonly actions: Int32Array;
    /** Finite, in the log's own unit. */
    readonly rewards: Float64Array;
    /** Probability of the logged action when it was shown, in (0, 1]. */
    readonly propensities: Float64Array;
  };
  /** One row for each action that the policy to be judged may take in a round; actions that are not listed have probability 0. */
  readonly policy: {
    /** Position in `rounds.ids`. */
    readonly rounds: Int32Array;
    readonly actions: Int32Array;
    /** In [0, 1]; the rows of a round sum to 1 within `PROBABILITY_SUM_TOLERANCE`. */
    readonly probabilities: Float64Array;
    /** Predicted reward q(i, a) of the row's action, or null when there is no model of the reward. */
    readonly predictions: Float64Array | null;
  };
}

/** How far the probabilities of a round may be from 1 in sum: files often carry rounded decimals. */
const PROBABILITY_SUM_TOLERANCE = 1e-4;

/** A fault of one row of the log or of the policy. */
export class LoggedDataError extends InvalidArgumentError {
  constructor(
    readonly table: "rounds" | "policy",
    /** Row at fault, from 0; the first of them where several are. */
    readonly row: number,
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** What every estimator works on: one value a round, rounds ascending by id, whatever the order of the rows was. */
export interface AlignedRounds {
  readonly nRounds: number;
  readonly rewards: Float64Array;
  /** Importance weights w_i = pi_e(a_i | x_i) / pi_b(a_i | x_i), >= 0. */
  readonly weights: Float64Array;
  /** 1 where the logged action is the evaluation policy's most probable one (ties: lowest action id), else 0. */
  readonly matches: Uint8Array;
  /** q(i, a_i) of the logged actions (0 where the policy never takes it) and sum over a of pi_e(a | x_i) q(i, a); null without a model. */
  readonly model: { readonly logged: Float64Array; readonly expected: Float64Array } | null;
}

/** Action ids that are all plain integers are ordered as numbers, others by code point: "lowest id" must not put 10 before 9. */
function rankActions(ids: readonly string[]): Int32Array {
  const numeric = ids.every((id) => /^\d{1,15}$/.test(id));
  const order = Int32Array.from(ids.keys()).sort((a, b) =>
    numeric ? Number(ids[a]) - Number(ids[b]) || compareIds(ids[a], ids[b]) : compareIds(ids[a], ids[b]),
  );
  const ranks = new Int32Array(ids.length);
  order.forEach((action, rank) => {
    ranks[action] = rank;
  });
  return ranks;
}

function checkRounds({ ids, rewards, propensities, actions }: LoggedDecisions["rounds"], nActions: number): void {
  if (ids.length === 0) throw new InvalidArgumentError("rounds must not be empty");
  if (rewards.length !== ids.length || propensities.length !== ids.length || actions.length !== ids.length)
    throw new InvalidArgumentError(`the columns of rounds must have one length, got ${ids.length}, ${rewards.length}, ...`);
  const seen = new Set<string>();
  ids.forEach((id, row) => {
    if (seen.has(id)) throw new LoggedDataError("rounds", row, "round_id", `round "${id}" is repeated; a round is one decision`);
    seen.add(id);
    if (!Number.isFinite(rewards[row]))
      throw new LoggedDataError("rounds", row, "reward", `reward must be a finite number, got ${rewards[row]}`);
    if (!(propensities[row] > 0 && propensities[row] <= 1))
      throw new LoggedDataError("rounds", row, "propensity", `propensity must be in (0, 1], got ${propensities[row]}`);
    if (!(actions[row] >= 0 && actions[row] < nActions))
      throw new LoggedDataError("rounds", row, "action", `action must be a position in actionIds, got ${actions[row]}`);
  });
}

function checkPolicyRow({ policy, rounds, actionIds }: LoggedDecisions, row: number): void {
  const probability = policy.probabilities[row];
  if (!(policy.rounds[row] >= 0 && policy.rounds[row] < rounds.ids.length))
    throw new LoggedDataError("policy", row, "round_id", `round must be a position in rounds.ids, got ${policy.rounds[row]}`);
  if (!(policy.actions[row] >= 0 && policy.actions[row] < actionIds.length))
    throw new LoggedDataError("policy", row, "action", `action must be a position in actionIds, got ${policy.actions[row]}`);
  if (!(probability >= 0 && probability <= 1))
    throw new LoggedDataError("policy", row, "probability", `probability must be in [0, 1], got ${probability}`);
  if (policy.predictions !== null && !Number.isFinite(policy.predictions[row]))
    throw new LoggedDataError("policy", row, "q_hat", `q_hat must be a finite number, got ${policy.predictions[row]}`);
}

/** Rows of the policy grouped by round and, within a round, ascending by action. */
function groupPolicyRows(log: LoggedDecisions, actionRanks: Int32Array): { readonly offsets: Int32Array; readonly rows: Int32Array } {
  const { rounds: roundOf, actions } = log.policy;
  const offsets = new Int32Array(log.rounds.ids.length + 1);
  for (let row = 0; row < roundOf.length; row += 1) {
    checkPolicyRow(log, row);
    offsets[roundOf[row] + 1] += 1;
  }
  for (let i = 0; i + 1 < offsets.length; i += 1) offsets[i + 1] += offsets[i];
  const rows = new Int32Array(roundOf.length);
  const next = offsets.slice();
  for (let row = 0; row < roundOf.length; row += 1) rows[next[roundOf[row]]++] = row;
  for (let i = 0; i + 1 < offsets.length; i += 1)
    rows.subarray(offsets[i], offsets[i + 1]).sort((a, b) => actionRanks[actions[a]] - actionRanks[actions[b]] || a - b);
  return { offsets, rows };
}

/**
 * Joins the log with the policy to be judged. Equal data give equal bits, whatever the order of the rows.
 * @throws LoggedDataError for a repeated round or action, a number outside its range, or a round whose probabilities do not sum to 1
 * @throws InvalidArgumentError for an empty log or columns of unequal length
 */
export function alignRounds(log: LoggedDecisions): AlignedRounds {
  checkRounds(log.rounds, log.actionIds.length);
  const { ids, actions, propensities } = log.rounds;
  const { probabilities, predictions } = log.policy;
  const { offsets, rows } = groupPolicyRows(log, rankActions(log.actionIds));
  const order = Int32Array.from(ids.keys()).sort((a, b) => compareIds(ids[a], ids[b]));
  const n = ids.length;
  const weights = new Float64Array(n);
  const matches = new Uint8Array(n);
  const logged = new Float64Array(n);
  const expected = new Float64Array(n);
  order.forEach((round, i) => {
    const own = rows.subarray(offsets[round], offsets[round + 1]);
    let sum = 0;
    let best = -1;
    own.forEach((row, k) => {
      const action = log.policy.actions[row];
      if (k > 0 && log.policy.actions[own[k - 1]] === action)
        throw new LoggedDataError("policy", row, "action", `action "${log.actionIds[action]}" is repeated in round "${ids[round]}"`);
      sum += probabilities[row];
      if (best < 0 || probabilities[row] > probabilities[best]) best = row;
      if (predictions !== null) expected[i] += probabilities[row] * predictions[row];
      if (action !== actions[round]) return;
      weights[i] = probabilities[row] / propensities[round];
      if (predictions !== null) logged[i] = predictions[row];
    });
    if (own.length === 0) throw new LoggedDataError("rounds", round, "round_id", `round "${ids[round]}" is not in the policy`);
    if (Math.abs(sum - 1) > PROBABILITY_SUM_TOLERANCE)
      throw new LoggedDataError("policy", own[0], "probability", `probabilities of round "${ids[round]}" must sum to 1, got ${sum}`);
    matches[i] = log.policy.actions[best] === actions[round] ? 1 : 0;
  });
  return {
    nRounds: n,
    rewards: Float64Array.from(order, (round) => log.rounds.rewards[round]),
    weights,
    matches,
    model: predictions === null ? null : { logged, expected },
  };
}
