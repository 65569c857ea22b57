import type { SearchPathOutput } from "./search-path.task";

/** Masked held-out log-likelihood per hidden pair for one number of problems. */
export interface HeldOutScore {
  readonly nProblems: number;
  /** Mean over hidden pairs. */
  readonly logLikelihood: number;
  /** Standard error of the mean, hidden pairs of one client taken as one observation. */
  readonly standardError: number;
}

/** Which number of problems the hidden pairs speak for. */
export interface NumberChoice {
  readonly nProblems: number;
  readonly structure: "found" | "none";
  /** Gain of the most likely number of problems over popularity, in standard errors of the difference; NaN when nothing was hidden. */
  readonly gainInStandardErrors: number;
  /** Gain in log-likelihood per hidden pair. */
  readonly gain: number;
  readonly nHiddenPairs: number;
  /** Ascending number of problems. */
  readonly heldOut: readonly HeldOutScore[];
}

/** The two thresholds of the choice. */
export interface NumberChoiceOptions {
  /** The largest number of problems within this many standard errors of the best is taken. */
  readonly tolerance: number;
  /** Gain over popularity, in standard errors, that counts as structure. */
  readonly structureThreshold: number;
}

/**
 * Chooses the number of problems from the masked scores of hidden pairs (L), using numbers that every fold reached.
 *
 * Structure: L of the best K >= 2 must exceed L of K = 1 (popularity) by `structureThreshold` standard errors of the paired difference,
 * clients as observations (a difference without any spread counts as none). Number: the largest K with L(K) >= L(best) - `tolerance` standard errors of the paired difference over
 * hidden pairs: the plain maximum tends one too low.
 * @param folds scores of disjoint sets of hidden pairs
 * @param available numbers of problems for which there is also a solution on all pairs
 */
export function chooseNumber(folds: readonly SearchPathOutput[], available: number, options: NumberChoiceOptions): NumberChoice {
  const most = folds.reduce((least, fold) => Math.min(least, fold.solutions[0].nProblems), available);
  const clients = folds.flatMap((fold) => [...fold.hiddenClients]);
  const nHiddenPairs = clients.length;
  if (nHiddenPairs === 0) return { nProblems: 1, structure: "none", gainInStandardErrors: Number.NaN, gain: 0, nHiddenPairs, heldOut: [] };
  const scores = Array.from({ length: most }, (_, i) => Float64Array.from(folds.flatMap((fold) => [...scoresAt(fold, i + 1)])));
  const means = scores.map((row) => row.reduce((a, b) => a + b, 0) / nHiddenPairs);
  const heldOut = scores.map((row, i) => ({
    nProblems: i + 1,
    logLikelihood: means[i],
    standardError: clusteredStandardError(row, clients),
  }));
  let best = Math.min(1, most - 1);
  for (let i = best; i < most; i += 1) if (means[i] > means[best]) best = i;
  const gain = means[best] - means[0];
  const error = clusteredStandardError(
    scores[best].map((score, i) => score - scores[0][i]),
    clients,
  );
  const gainInStandardErrors = error > 0 ? gain / error : 0;
  const common = { gainInStandardErrors, gain, nHiddenPairs, heldOut };
  if (gainInStandardErrors < options.structureThreshold) return { nProblems: 1, structure: "none", ...common };
  let chosen = best;
  for (let i = best + 1; i < most; i += 1) {
    const difference = scores[i].map((score, j) => score - scores[best][j]);
    const tolerated = options.tolerance * standardErrorOfMean(difference);
    if (means[i] >= means[best] - tolerated) chosen = i;
  }
  return { nProblems: chosen + 1, structure: "found", ...common };
}

function scoresAt(fold: SearchPathOutput, nProblems: number): Float64Array {
  return fold.solutions[fold.solutions[0].nProblems - nProblems].hiddenScores;
}

function standardErrorOfMean(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return n > 1 ? Math.sqrt(squares / (n - 1) / n) : Number.POSITIVE_INFINITY;
}

/** Standard error of the mean of `values` when those of one client are not independent: the sum over clients of their summed deviations squared. */
export function clusteredStandardError(values: Float64Array, clients: readonly number[]): number {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const sums = new Map<number, number>();
  values.forEach((value, i) => sums.set(clients[i], (sums.get(clients[i]) ?? 0) + value - mean));
  if (sums.size < 2) return Number.POSITIVE_INFINITY;
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return Math.sqrt((squares * sums.size) / (sums.size - 1)) / n;
}
