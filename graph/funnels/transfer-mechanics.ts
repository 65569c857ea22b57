import { SALES_STAGE, type SalesTable } from "../deals/sales-table";
import { benjaminiHochberg, normalUpperTail } from "../numeric/distributions";
import { InvalidArgumentError } from "../numeric/errors";
import type { FunnelBook } from "./funnel-book";
import { intervalFactor, type MechanicModel } from "./mechanic-effects";
import { evaluateContrast } from "./mixed-model";
import { attributionDoubt, type RowProblems } from "./row-problems";

/** Options of `transferMechanics`. */
export interface TransferOptions {
  /**
   * False-positive rate, in (0, 1): where mechanics have no effect at all, at most this share of data sets gets any suggestion; where they
   * have, a mechanic to use does no good with at most this probability, and of all suggestions at most this share is expected to do none.
   */
  readonly falsePositiveRate?: number;
  /** Closed deals by the mechanic, weighted by how alike the problems are, that a suggestion needs. */
  readonly minSupport?: number;
  /** A mechanic with no more than this share of a funnel's closed deals counts as not tried there. */
  readonly triedShare?: number;
}

/** Defaults of `transferMechanics`. */
export const TRANSFER_DEFAULTS = Object.freeze({ falsePositiveRate: 0.1, minSupport: 20, triedShare: 0.01 });

/** A mechanic that a funnel has not tried. */
export interface MechanicTransfer {
  readonly funnel: number;
  /** Index of `sales.mechanics`. */
  readonly mechanic: number;
  /** The problem that carries most of the uplift. */
  readonly problem: number;
  /** Predicted change of the funnel's win rate against its present mix of mechanics; .1 is ten points. */
  readonly uplift: number;
  /** 90 % interval, with what a single funnel may add. */
  readonly low: number;
  readonly high: number;
  /** Closed deals by the mechanic elsewhere, each by the likeness of its funnel's problems (cosine), rounded. */
  readonly support: number;
  /** Posterior probability that it does no good. */
  readonly noGood: number;
  /** Of the contrast without shrinkage, one-sided. */
  readonly pValue: number;
  /** Benjamini-Hochberg over all candidates. */
  readonly qValue: number;
  /** Mean likeness of problems and of products (cosines in [0, 1]) between the funnel and those whose deals support it. */
  readonly problemLikeness: number;
  readonly productLikeness: number;
  /** Whether it passes; only such rows are suggestions. */
  readonly suggested: boolean;
  /** `use` it; `experiment`: the best that the funnel has, not significant by itself, so try it first; null for what is not suggested. */
  readonly advice: "use" | "experiment" | null;
  /** 1 for the best suggestion of the funnel; 0 for what is not suggested. */
  readonly rank: number;
  /** Closed deals of the funnel by it (at most `triedShare` of all). */
  readonly tried: number;
  /** Won deals by the mechanic with the same problems, newest first: what to look at. */
  readonly examples: readonly { readonly dealId: string; readonly funnel: number }[];
}

const N_EXAMPLES = 3;

/**
 * For every funnel the mechanics it has not tried, with what they would change.
 *
 * uplift = mechanic at the funnel's mix of problems, less the funnel's own mix of mechanics at it; its variance adds what one funnel adds
 * to a mechanic. Nothing is suggested unless the smallest q-value (Benjamini-Hochberg over all candidates, of contrasts without shrinkage:
 * Simes' test that no mechanic has any effect) is at most half the false-positive rate. Then a candidate is to be used when its posterior
 * probability of doing no good is at most that rate, the support suffices, and the mechanic is above the average of its problem. A funnel
 * that has none such gets its surest candidate with support and above the average as an experiment, surest funnels first, as long as it
 * more likely does good than not and the mean probability of doing no good over all suggestions stays within the rate (the Bayesian
 * false-discovery rate of Newton, Noueiry, Sarkar, Ahlquist 2004). Suggestions of a funnel are ranked by the lower bound, times the
 * likeness of problems, times (2 - likeness of products) / 2: ranked up where products are unlike and problems alike.
 *
 * A funnel without closed deals gets nothing (its problems are unknown), a mechanic used once has no support anywhere.
 * @returns all candidates, by funnel, suggestions first by rank, then by falling uplift
 */
export function transferMechanics(
  sales: SalesTable,
  book: Pick<FunnelBook, "rowFunnel" | "funnelIds">,
  rowProblems: RowProblems,
  model: MechanicModel,
  options: TransferOptions = {},
): MechanicTransfer[] {
  const { falsePositiveRate, minSupport, triedShare } = { ...TRANSFER_DEFAULTS, ...options };
  if (!(falsePositiveRate > 0 && falsePositiveRate < 1))
    throw new InvalidArgumentError(`falsePositiveRate must be in (0, 1), got ${falsePositiveRate}`);
  const { layout, fit, unshrunken, rows, funnelVariance, problemVariance } = model;
  const K = layout.nProblems;
  const doubts = Float64Array.from({ length: K }, (_, k) => attributionDoubt(rowProblems, k));
  const F = book.funnelIds.length;
  const { nArms } = layout;

  // Closed deals of each funnel: by arm, by problem, by product.
  const byArm = new Float64Array(F * nArms);
  const byProblem = new Float64Array(F * K);
  const byProduct = Array.from({ length: F }, () => new Map<number, number>());
  const total = new Float64Array(F);
  rows.salesRows.forEach((row, i) => {
    const f = book.rowFunnel[row];
    total[f] += rows.parts[i];
    byArm[f * nArms + rows.arms[i]] += rows.parts[i];
    byProduct[f].set(sales.product[row], (byProduct[f].get(sales.product[row]) ?? 0) + rows.parts[i]);
    for (let a = rowProblems.offsets[row]; a < rowProblems.offsets[row + 1]; a += 1)
      byProblem[f * K + rowProblems.problems[a]] += rows.parts[i] * rowProblems.shares[a];
  });
  const active = Array.from({ length: F }, (_, f) => f).filter((f) => total[f] > 0);
  const problemNorm = Float64Array.from({ length: F }, (_, f) => Math.sqrt(sumSquares(byProblem.subarray(f * K, (f + 1) * K))));
  const productNorm = byProduct.map((counts) => Math.sqrt(sumSquares(counts.values())));

  const factor = intervalFactor(layout.mechanics.length);
  const candidates: Omit<MechanicTransfer, "qValue" | "suggested" | "advice" | "rank" | "examples">[] = [];
  const aboveAverage: boolean[] = [];
  for (const f of active) {
    const likeness = likenessTo(f, active, K, byProblem, problemNorm, byProduct, productNorm);
    layout.mechanics.forEach((mechanic, arm) => {
      const tried = byArm[f * nArms + arm];
      if (tried > triedShare * total[f]) return;
      let support = 0;
      let alike = 0;
      let products = 0;
      let elsewhere = 0;
      active.forEach((other, at) => {
        if (other === f) return;
        const deals = byArm[other * nArms + arm];
        support += deals * likeness.problems[at];
        alike += deals * likeness.problems[at] * likeness.problems[at];
        products += deals * likeness.problems[at] * likeness.products[at];
        elsewhere += deals;
      });
      if (elsewhere === 0) return;
      const contrast = upliftContrast(model, f, arm, total[f], byArm, byProblem);
      const { mean, variance } = evaluateContrast(fit, contrast.all);
      const sd = Math.sqrt(variance + funnelVariance + problemVariance * contrast.doubt(doubts));
      const test = evaluateContrast(unshrunken, contrast.all);
      const average = evaluateContrast(fit, contrast.average(model.usage));
      candidates.push({
        funnel: f,
        mechanic,
        problem: contrast.mainProblem(fit.mean),
        uplift: mean,
        noGood: sd > 0 ? normalUpperTail(mean / sd) : mean > 0 ? 0 : 1,
        low: mean - factor * sd,
        high: mean + factor * sd,
        support: Math.round(support),
        pValue: normalUpperTail(test.mean / Math.sqrt(test.variance + funnelVariance)),
        problemLikeness: support > 0 ? alike / support : 0,
        productLikeness: support > 0 ? products / support : 0,
        tried,
      });
      aboveAverage.push(average.mean > 0);
    });
  }
  const qValues = benjaminiHochberg(Float64Array.from(candidates, ({ pValue }) => pValue));
  const exampleOf = new Examples(sales, book, rowProblems, model);
  const score = (t: { low: number; problemLikeness: number; productLikeness: number }): number =>
    (t.low * t.problemLikeness * (2 - t.productLikeness)) / 2;
  const someEffect = qValues.some((q) => q <= falsePositiveRate / 2);
  const eligible = candidates.map(({ support }, i) => someEffect && aboveAverage[i] && support >= minSupport);
  const advice = adviseOn(candidates, eligible, falsePositiveRate);
  const rated = candidates.map((candidate, i) => ({
    ...candidate,
    qValue: qValues[i],
    suggested: advice[i] !== null,
    advice: advice[i],
  }));
  rated.sort(
    (a, b) =>
      a.funnel - b.funnel ||
      Number(b.suggested) - Number(a.suggested) ||
      (a.suggested ? score(b) - score(a) : b.uplift - a.uplift) ||
      a.mechanic - b.mechanic,
  );
  let rank = 0;
  return rated.map((row, i) => {
    rank = i > 0 && rated[i - 1].funnel === row.funnel ? rank + 1 : 1;
    return { ...row, rank: row.suggested ? rank : 0, examples: row.suggested ? exampleOf.find(row.funnel, row.mechanic, row.problem) : [] };
  });
}

/** What to do about each candidate, see `transferMechanics`; `eligible` says which may be suggested at all. */
function adviseOn(
  candidates: readonly Pick<MechanicTransfer, "funnel" | "mechanic" | "noGood" | "uplift">[],
  eligible: readonly boolean[],
  rate: number,
): MechanicTransfer["advice"][] {
  const advice: MechanicTransfer["advice"][] = candidates.map(({ noGood }, i) => (eligible[i] && noGood <= rate ? "use" : null));
  const served = new Set(candidates.filter((_, i) => advice[i] !== null).map(({ funnel }) => funnel));
  let total = 0;
  let n = 0;
  candidates.forEach(({ noGood }, i) => {
    if (advice[i] === null) return;
    total += noGood;
    n += 1;
  });
  const open = [...candidates.keys()].filter((i) => eligible[i] && !served.has(candidates[i].funnel) && candidates[i].noGood < 0.5);
  open.sort((i, j) => {
    const [a, b] = [candidates[i], candidates[j]];
    return a.noGood - b.noGood || b.uplift - a.uplift || a.funnel - b.funnel || a.mechanic - b.mechanic;
  });
  for (const i of open) {
    const { funnel, noGood } = candidates[i];
    if (served.has(funnel)) continue;
    if (total + noGood > rate * (n + 1)) break;
    served.add(funnel);
    total += noGood;
    n += 1;
    advice[i] = "experiment";
  }
  return advice;
}

function sumSquares(values: Iterable<number>): number {
  let sum = 0;
  for (const x of values) sum += x * x;
  return sum;
}

/** Cosines of problems and of products between a funnel and each of `others`. */
function likenessTo(
  f: number,
  others: readonly number[],
  K: number,
  byProblem: Float64Array,
  problemNorm: Float64Array,
  byProduct: readonly ReadonlyMap<number, number>[],
  productNorm: readonly number[],
): { readonly problems: Float64Array; readonly products: Float64Array } {
  const problems = new Float64Array(others.length);
  const products = new Float64Array(others.length);
  others.forEach((other, at) => {
    let dot = 0;
    for (let k = 0; k < K; k += 1) dot += byProblem[f * K + k] * byProblem[other * K + k];
    const norm = problemNorm[f] * problemNorm[other];
    problems[at] = norm > 0 ? Math.min(1, dot / norm) : 0;
    const [small, large] = byProduct[f].size <= byProduct[other].size ? [byProduct[f], byProduct[other]] : [byProduct[other], byProduct[f]];
    let shared = 0;
    for (const [product, n] of small) shared += n * (large.get(product) ?? 0);
    products[at] = Math.min(1, shared / (productNorm[f] * productNorm[other]));
  });
  return { problems, products };
}

function upliftContrast({ layout }: MechanicModel, f: number, arm: number, total: number, byArm: Float64Array, byProblem: Float64Array) {
  const { nArms, nProblems: K, general, inProblem, inFunnel, cells } = layout;
  const q = Array.from({ length: K }, (_, k) => byProblem[f * K + k] / total);
  const at = (shares: readonly number[]): { columns: number[]; values: number[] } => {
    const columns: number[] = [];
    const values: number[] = [];
    shares.forEach((share, other) => {
      if (share === 0) return;
      columns.push(general + other);
      values.push(share);
      for (let k = 0; k < K; k += 1)
        if (q[k] > 0) {
          columns.push(inProblem + other * K + k);
          values.push(share * q[k]);
        }
    });
    return { columns, values };
  };
  const shares = Array.from({ length: nArms }, (_, other) => (other === arm ? 1 : 0) - byArm[f * nArms + other] / total);
  const all = at(shares);
  for (let other = 0; other < nArms; other += 1) {
    const cell = cells.get(f * nArms + other);
    if (cell === undefined) continue;
    all.columns.push(inFunnel + cell);
    all.values.push(-byArm[f * nArms + other] / total);
  }
  return {
    all,
    doubt: (doubts: Float64Array): number => {
      const squares = shares.reduce((sum, share) => sum + share * share, 0);
      return q.reduce((sum, share, k) => sum + share * share * doubts[k], 0) * squares;
    },
    /** Against the mix of mechanics by which deals of the funnel's problems are closed anywhere. */
    average: (usage: Float64Array) => {
      const mix = Array.from({ length: nArms }, (_, other) => {
        let share = 0;
        let weight = 0;
        for (let k = 0; k < K; k += 1) {
          let ofProblem = 0;
          for (let a = 0; a < nArms; a += 1) ofProblem += usage[a * K + k];
          if (ofProblem > 0) share += (q[k] * usage[other * K + k]) / ofProblem;
          weight += ofProblem > 0 ? q[k] : 0;
        }
        return weight > 0 ? share / weight : 1 / nArms;
      });
      return at(mix.map((share, other) => (other === arm ? 1 : 0) - share));
    },
    mainProblem: (mean: Float64Array): number => {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < K; k += 1) {
        let part = 0;
        shares.forEach((share, other) => (part += share * (mean[general + other] + mean[inProblem + other * K + k])));
        if (q[k] * part > most) [best, most] = [k, q[k] * part];
      }
      return best;
    },
  };
}

/** Won deals of a mechanic by their main problem, newest first. */
class Examples {
  private readonly won = new Map<number, number[]>();

  constructor(
    private readonly sales: SalesTable,
    private readonly book: Pick<FunnelBook, "rowFunnel">,
    rowProblems: RowProblems,
    { layout, rows }: MechanicModel,
  ) {
    rows.salesRows.forEach((row) => {
      const first = rowProblems.offsets[row];
      if (sales.stage[row] !== SALES_STAGE.won || sales.mechanic[row] < 0 || first === rowProblems.offsets[row + 1]) return;
      const key = sales.mechanic[row] * layout.nProblems + rowProblems.problems[first];
      const list = this.won.get(key);
      if (list === undefined) this.won.set(key, [row]);
      else list.push(row);
    });
    const { closedDay } = sales;
    for (const list of this.won.values()) list.sort((a, b) => closedDay[b] - closedDay[a] || a - b);
    this.nProblems = layout.nProblems;
  }

  private readonly nProblems: number;

  find(funnel: number, mechanic: number, problem: number): MechanicTransfer["examples"] {
    const found: { dealId: string; funnel: number }[] = [];
    const seen = new Set<string>();
    for (const row of this.won.get(mechanic * this.nProblems + problem) ?? []) {
      const other = this.book.rowFunnel[row];
      if (other === funnel || seen.has(this.sales.dealIds[row])) continue;
      seen.add(this.sales.dealIds[row]);
      found.push({ dealId: this.sales.dealIds[row], funnel: other });
      if (found.length === N_EXAMPLES) break;
    }
    return found;
  }
}
