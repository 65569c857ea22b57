import { areaUnderRoc } from "../numeric/classification";
import { normalUpperTail } from "../numeric/distributions";
import { splitFold, stratifiedFolds } from "./cross-validation";
import type { Lead } from "./lead-book";
import { binOf, cellOf, leadColumns, learnFeatureSpace } from "./lead-features";
import { outcomesOf } from "./win-model";

/** A column that cannot have been known when a lead came in. */
export interface LeakyColumn {
  readonly column: string;
  /** `decides`: alone it nearly tells the outcome; `tells`: some of its values or its being filled occur with one outcome only; `late`: open leads lack it. */
  readonly kind: "decides" | "tells" | "late";
  /** For people, with the figures. */
  readonly finding: string;
}

/** What counts as leaking. */
export interface LeakOptions {
  readonly seed: number;
  /** Held-out AUC of a column alone from which it is suspect, in (.5, 1]. */
  readonly decidesAuc?: number;
}

/** A single honest column hardly ever ranks better than this alone. */
const DECIDES_AUC = 0.9;
const LEAST_LEADS = 30;
/** Chance below which "only one outcome" is no accident. */
const TINY = 1e-6;
/** Share of the leads that a telling value must have, and the share of one outcome among them. */
const TELLING_SHARE = 0.05;
const TELLING_PURITY = 0.995;
/** A column is late when open leads fill it less than this part as often as resolved ones. */
const LATE_RATIO = 0.5;

/**
 * Finds columns that leak the outcome, by three signs. (1) Alone, with levels or bins scored by held-out frequencies, it has an AUC of .9 or
 * more. (2) Being filled goes with one outcome only (a reason of loss, a contract number), or one of its values is always won: at least 5 %
 * of the leads, 99.5 % of one outcome, chance below 1e-6. A value that is always lost is no sign: hopeless segments exist. (3) Resolved
 * leads fill it, open ones do not, and the difference in shares is no accident.
 *
 * Fewer than 30 resolved leads or one class only: nothing can be said, none is named.
 * @returns ascending by column
 */
export function findLeakyColumns(
  resolved: readonly Lead[],
  open: readonly Lead[],
  { seed, decidesAuc = DECIDES_AUC }: LeakOptions,
): LeakyColumn[] {
  const outcomes = outcomesOf(resolved);
  const nWon = outcomes.reduce((sum, y) => sum + y, 0);
  if (resolved.length < LEAST_LEADS || nWon < 5 || resolved.length - nWon < 5) return [];
  const baseRate = nWon / resolved.length;
  const folds = stratifiedFolds(
    resolved.map(({ id }) => id),
    outcomes,
    5,
    seed,
  );
  return leadColumns(resolved).flatMap((column): LeakyColumn[] => {
    const values = valuesOf(column, resolved);
    const auc = heldOutAuc(values, outcomes, folds);
    if (auc >= decidesAuc) return [{ column, kind: "decides", finding: `alone it ranks won above lost with an AUC of ${auc.toFixed(2)}` }];
    const telling = findTellingValue(values, outcomes, baseRate);
    if (telling !== null) return [{ column, kind: "tells", finding: telling }];
    const late = findLate(column, resolved, open);
    return late === null ? [] : [{ column, kind: "late", finding: late }];
  });
}

/** Level or bin of each lead as text; null where empty. */
function valuesOf(column: string, leads: readonly Lead[]): (string | null)[] {
  const read = learnFeatureSpace(leads, [], { nBins: 10 }).columns.find(({ name }) => name === column);
  return leads.map((lead) => {
    const text = cellOf(lead, column);
    if (text === null) return null;
    if (read === undefined) return "filled";
    if (read.kind === "numbers") return Number.isNaN(Number(text)) ? null : `bin ${binOf(read.limits, Number(text))}`;
    return read.levels.includes(text) ? text : "other";
  });
}

function heldOutAuc(values: readonly (string | null)[], outcomes: Float64Array, folds: Int32Array): number {
  const scores = new Float64Array(outcomes.length);
  for (let fold = 0; fold < 5; fold += 1) {
    const { train, test } = splitFold(folds, fold);
    const sums = new Map<string | null, { n: number; won: number }>();
    let won = 0;
    for (const i of train) {
      const cell = sums.get(values[i]) ?? { n: 0, won: 0 };
      cell.n += 1;
      cell.won += outcomes[i];
      sums.set(values[i], cell);
      won += outcomes[i];
    }
    const base = won / train.length;
    for (const i of test) {
      const cell = sums.get(values[i]);
      scores[i] = cell === undefined ? base : (cell.won + base) / (cell.n + 1);
    }
  }
  return areaUnderRoc(outcomes, scores);
}

function findTellingValue(values: readonly (string | null)[], outcomes: Float64Array, baseRate: number): string | null {
  const counts = new Map<string | null, { n: number; won: number }>();
  let nFilled = 0;
  let nFilledWon = 0;
  values.forEach((value, i) => {
    const cell = counts.get(value) ?? { n: 0, won: 0 };
    cell.n += 1;
    cell.won += outcomes[i];
    counts.set(value, cell);
    if (value !== null) {
      nFilled += 1;
      nFilledWon += outcomes[i];
    }
  });
  const n = values.length;
  const isPure = (count: number, ofOne: number, rate: number): boolean =>
    count >= LEAST_LEADS && count >= TELLING_SHARE * n && ofOne >= TELLING_PURITY * count && rate ** count < TINY;
  if (nFilled < n) {
    if (isPure(nFilled, nFilledWon, baseRate))
      return `filled in ${nFilled} leads, of which ${nFilledWon} were won: it is filled after winning`;
    if (isPure(nFilled, nFilled - nFilledWon, 1 - baseRate))
      return `filled in ${nFilled} leads, of which ${nFilled - nFilledWon} were lost: it is filled after losing`;
    const nEmpty = n - nFilled;
    const emptyWon = n * baseRate - nFilledWon;
    if (isPure(nEmpty, nEmpty - emptyWon, 1 - baseRate) && nFilledWon / nFilled > 2 * baseRate)
      return `empty in ${nEmpty} leads, of which ${Math.round(nEmpty - emptyWon)} were lost: it is filled on the way to winning`;
  }
  for (const [value, { n: count, won }] of counts) {
    if (value !== null && isPure(count, won, baseRate)) return `"${value}" in ${count} leads, of which ${won} were won`;
  }
  return null;
}

/** Two-sample test of the shares filled; needs enough open leads. */
function findLate(column: string, resolved: readonly Lead[], open: readonly Lead[]): string | null {
  if (open.length < LEAST_LEADS) return null;
  const filled = (leads: readonly Lead[]): number => leads.filter((lead) => cellOf(lead, column) !== null).length;
  const [a, b] = [filled(resolved), filled(open)];
  const [shareA, shareB] = [a / resolved.length, b / open.length];
  const pooled = (a + b) / (resolved.length + open.length);
  const z = (shareA - shareB) / Math.sqrt(pooled * (1 - pooled) * (1 / resolved.length + 1 / open.length));
  if (!(shareB < LATE_RATIO * shareA && normalUpperTail(z) < TINY)) return null;
  return `filled in ${(100 * shareA).toFixed(0)} % of the resolved leads and ${(100 * shareB).toFixed(0)} % of the open ones`;
}
