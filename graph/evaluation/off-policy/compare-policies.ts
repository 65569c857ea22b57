import { InvalidArgumentError } from "../../numeric/errors";
import { drTerms, meanOf, snipsTerms } from "./estimators";
import { normalInterval, type Interval } from "./intervals";
import { alignRounds, type LoggedDecisions } from "./logged-rounds";
import { diagnoseOverlap, judgeOverlap, type OverlapFinding } from "./overlap";

/** Whether a challenger would have earned more than a champion, by one log. */
export interface PolicyComparison {
  /** Challenger less champion, reward per round; null when the log supports no answer. */
  readonly difference: number | null;
  /** Paired: both are judged in the same rounds, and what they share cancels. An interval that covers 0 shows no improvement. */
  readonly interval: Interval | null;
  readonly estimator: "dr" | "snips" | null;
  readonly challenger: OverlapFinding;
  readonly champion: OverlapFinding;
}

/**
 * Difference of two policies on one log: doubly robust where both bring a model of the reward, else self-normalised IPS, with the normal
 * interval of the differences round by round.
 * @param level confidence in (0, 1), default .95
 * @throws InvalidArgumentError when the two are not about the same rounds; see `alignRounds` for faults of the data
 */
export function comparePolicies(challenger: LoggedDecisions, champion: LoggedDecisions, level = 0.95): PolicyComparison {
  const [a, b] = [alignRounds(challenger), alignRounds(champion)];
  const known = new Set(champion.rounds.ids);
  if (
    a.nRounds !== b.nRounds ||
    !challenger.rounds.ids.every((id) => known.has(id)) ||
    a.rewards.some((reward, i) => reward !== b.rewards[i])
  )
    throw new InvalidArgumentError("challenger and champion must be judged on the same rounds");
  const findings = { challenger: judgeOverlap(diagnoseOverlap(a)), champion: judgeOverlap(diagnoseOverlap(b)) };
  const estimator = a.model !== null && b.model !== null ? "dr" : "snips";
  const [x, y] = estimator === "dr" ? [drTerms(a), drTerms(b)] : [snipsTerms(a), snipsTerms(b)];
  if (findings.challenger.support === "none" || findings.champion.support === "none" || x === null || y === null)
    return { difference: null, interval: null, estimator: null, ...findings };
  const differences = x.map((term, i) => term - y[i]);
  return { difference: meanOf(differences), interval: normalInterval(differences, level), estimator, ...findings };
}
