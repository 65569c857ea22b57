import { compareIds } from "../deals/ids";
import { InvalidArgumentError } from "../numeric/errors";
import { hashText } from "../numeric/rng";

/**
 * Folds of equal size and equal share of wins, decided by hashes of the groups and not by the order of rows. Rows of one group are in one
 * fold: duplicates of a lead must not be learnt from and asked for at once.
 * @param groups one text a row
 * @param outcomes 0 or 1 a row; a group counts as the outcome of most of its rows
 * @param nFolds integer >= 2
 * @returns fold of each row, 0 to nFolds - 1
 */
export function stratifiedFolds(groups: readonly string[], outcomes: Float64Array, nFolds: number, seed: number): Int32Array {
  if (!(Number.isInteger(nFolds) && nFolds >= 2)) throw new InvalidArgumentError(`nFolds must be an integer >= 2, got ${nFolds}`);
  const members = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const list = members.get(group);
    if (list === undefined) members.set(group, [i]);
    else list.push(i);
  });
  const hashed = [...members].map(([group, rows]) => ({
    group,
    rows,
    hash: hashText(group, seed),
    isWon: 2 * rows.reduce((sum, i) => sum + outcomes[i], 0) >= rows.length ? 1 : 0,
  }));
  hashed.sort((a, b) => a.isWon - b.isWon || a.hash - b.hash || compareIds(a.group, b.group));
  const fold = new Int32Array(groups.length);
  hashed.forEach(({ rows }, k) => {
    for (const i of rows) fold[i] = k % nFolds;
  });
  return fold;
}

/** Positions of the rows in and out of one fold, ascending. */
export function splitFold(folds: Int32Array, fold: number): { readonly train: Int32Array; readonly test: Int32Array } {
  const train: number[] = [];
  const test: number[] = [];
  folds.forEach((f, i) => (f === fold ? test : train).push(i));
  return { train: Int32Array.from(train), test: Int32Array.from(test) };
}

/** How two models compare on the same held-out rows. */
export interface PairedGain {
  /** Mean loss of the simpler model less that of the richer one; > 0: the richer wins. */
  readonly gain: number;
  readonly standardError: number;
  /** Two-sided 95 % interval of the gain. */
  readonly low: number;
  readonly high: number;
}

/** Mean difference of two models' losses by held-out row, clustered by `units` (rows of one lead count as one observation). */
export function pairedGain(simpler: Float64Array, richer: Float64Array, units?: Int32Array): PairedGain {
  const n = simpler.length;
  let sum = 0;
  const byUnit = new Map<number, { sum: number; n: number }>();
  for (let i = 0; i < n; i += 1) {
    const d = simpler[i] - richer[i];
    sum += d;
    const unit = units === undefined ? i : units[i];
    const seen = byUnit.get(unit);
    if (seen === undefined) byUnit.set(unit, { sum: d, n: 1 });
    else {
      seen.sum += d;
      seen.n += 1;
    }
  }
  const gain = n === 0 ? Number.NaN : sum / n;
  let squares = 0;
  for (const unit of byUnit.values()) squares += (unit.sum - gain * unit.n) ** 2;
  const m = byUnit.size;
  const standardError = m < 2 ? Number.NaN : Math.sqrt((squares * m) / (m - 1)) / n;
  return { gain, standardError, low: gain - 1.959964 * standardError, high: gain + 1.959964 * standardError };
}
