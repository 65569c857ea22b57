import { InvalidArgumentError } from "./errors";

/** Hold of probabilities away from 0 and 1 in log-loss. */
const LEAST = 1e-12;

/** Mean of -log of the probability given to what happened. @returns NaN for no rows */
export function logLoss(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < outcomes.length; i += 1) sum += pointLoss(outcomes[i], probabilities[i]);
  return sum / outcomes.length;
}

/** -log of the probability given to one outcome; p is held within 1e-12 of the ends. */
export function pointLoss(outcome: number, probability: number): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return -(outcome * Math.log(p) + (1 - outcome) * Math.log(1 - p));
}

/**
 * Area under the ROC curve: P(score of a positive > score of a negative) + half of P(equal), from ranks (Mann-Whitney).
 * @param outcomes 0 or 1
 * @returns in [0, 1]; NaN when one class is missing
 */
export function areaUnderRoc(outcomes: ArrayLike<number>, scores: ArrayLike<number>): number {
  const n = outcomes.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[a] - scores[b] || a - b);
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < n;) {
    let to = from + 1;
    while (to < n && scores[order[to]] === scores[order[from]]) to += 1;
    for (let k = from; k < to; k += 1) {
      if (outcomes[order[k]] === 1) {
        rankSum += (from + to + 1) / 2;
        positives += 1;
      }
    }
    from = to;
  }
  const negatives = n - positives;
  return positives === 0 || negatives === 0 ? Number.NaN : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * Expected calibration error: rows sorted by probability are cut into bins of equal count; the mean over rows of |mean probability - share of
 * positives| of the row's bin.
 * @param nBins integer >= 1
 * @returns in [0, 1]; NaN for no rows
 * @see Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", 2015
 */
export function calibrationError(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>, nBins = 10): number {
  if (!(Number.isInteger(nBins) && nBins >= 1)) throw new InvalidArgumentError(`nBins must be an integer >= 1, got ${nBins}`);
  return calibrationCurve(outcomes, probabilities, nBins).reduce(
    (sum, { n, expected, observed }) => sum + (n / outcomes.length) * Math.abs(expected - observed),
    outcomes.length === 0 ? Number.NaN : 0,
  );
}

/** One bin of a calibration curve. */
export interface CalibrationBin {
  readonly n: number;
  /** Mean probability. */
  readonly expected: number;
  /** Share of positives. */
  readonly observed: number;
}

/** Bins of equal count by ascending probability (ties by row); empty bins are left out. */
export function calibrationCurve(outcomes: ArrayLike<number>, probabilities: ArrayLike<number>, nBins: number): CalibrationBin[] {
  const n = outcomes.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => probabilities[a] - probabilities[b] || a - b);
  const bins: CalibrationBin[] = [];
  for (let bin = 0; bin < nBins; bin += 1) {
    const from = Math.floor((bin * n) / nBins);
    const to = Math.floor(((bin + 1) * n) / nBins);
    if (to === from) continue;
    let expected = 0;
    let observed = 0;
    for (let k = from; k < to; k += 1) {
      expected += probabilities[order[k]];
      observed += outcomes[order[k]];
    }
    bins.push({ n: to - from, expected: expected / (to - from), observed: observed / (to - from) });
  }
  return bins;
}
