import type { ClientTable } from "../deals/dataset";
import type { SalesTable } from "../deals/sales-table";
import { normalQuantile } from "../numeric/normal-quantile";
import type { FunnelBook } from "./funnel-book";
import { buildMechanicRows, type MechanicLayout, type MechanicOutcome, type MechanicRows } from "./mechanic-rows";
import { evaluateContrast, fitMixedModel, fittedValues, type CoefficientBlock, type MixedFit, type MixedRows } from "./mixed-model";
import { attributionDoubt, type RowProblems } from "./row-problems";

/** Level of every interval of mechanics. */
export const MECHANIC_LEVEL = 0.9;

/**
 * Half-width of an interval in standard deviations: Student's t with one degree less than there are mechanics (3 at least), because the
 * spread between mechanics, which sets the shrinkage, is learnt from so few. Cornish-Fisher expansion, error below .01 from 3 degrees on.
 */
export function intervalFactor(nMechanics: number): number {
  const z = normalQuantile(0.5 + MECHANIC_LEVEL / 2);
  const df = Math.max(3, nMechanics - 1);
  return (
    z +
    (z ** 3 + z) / (4 * df) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df * df) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * df ** 3)
  );
}

/** Effect of one mechanic on one outcome in one problem, against the mix of mechanics by which such deals are closed today. */
export interface MechanicEffect {
  /** Index of `sales.mechanics`. */
  readonly mechanic: number;
  readonly problem: number;
  /** Win rate: a difference (.1 is ten points). Cycle time and amount: a ratio (1.1 is ten per cent more). */
  readonly effect: number;
  /** 90 % interval. */
  readonly low: number;
  readonly high: number;
  /** Closed deals by this mechanic with this problem: a sum of shares. */
  readonly deals: number;
  /** Won share of them, unadjusted; NaN without any. Mean for other outcomes. */
  readonly raw: number;
}

/** A fitted model of one outcome. */
export interface MechanicModel {
  readonly outcome: MechanicOutcome;
  readonly layout: MechanicLayout;
  readonly fit: MixedFit;
  /** The same rows with next to no prior on mechanics, for tests. */
  readonly unshrunken: MixedFit;
  /** Factor by which the outcome was divided; 1 for win rates. */
  readonly scale: number;
  /** Variance of what one funnel adds to a mechanic, in units of `scale` squared. */
  readonly funnelVariance: number;
  /** Variance of what a problem adds to a mechanic, in the same units. */
  readonly problemVariance: number;
  /** Closed deals of each problem by each arm, arm * K + problem. */
  readonly usage: Float64Array;
  readonly effects: readonly MechanicEffect[];
  readonly rows: Pick<MechanicRows, "salesRows" | "arms" | "parts"> & { readonly outcome: Float64Array };
}

/** Or why there is none. */
export type MechanicFinding = { readonly model: MechanicModel; readonly reason: null } | { readonly model: null; readonly reason: string };

const FIRST_STEPS = 4;
const LAST_STEPS = 10;
const FUNNELS_BLOCK_START = 0.0004;
/** Variances of intercepts before they are learnt, in squared units of the outcome. */
const START = Object.freeze({ strata: 0.01, cells: 0.0009 });
/** Standard deviation of the prior that stands for "no prior": half the whole range of a win rate. */
const WIDE = 0.25;

/**
 * Effect of every mechanic in every problem, adjusted for what was sold to whom.
 *
 * Linear mixed model: outcome = product in funnel + problem shares of the deal + client attributes + agent + quarter + what the client had
 * bought before + the client's other deals + mechanic + mechanic x problem + mechanic x funnel + mechanic x product. Mechanics come with normal priors whose
 * variances are learnt (hierarchical shrinkage): a mechanic seen little in a problem is believed to do what it does elsewhere, a mechanic
 * seen little at all to do what mechanics do. Problems enter by the share that the deal has of each (`row-problems.ts`), so doubt about
 * the problem does not blur effects; where that doubt is large, intervals are wider (`attributionDoubt`). Deals of several lines count once, a line as part of a deal.
 *
 * Win rates are modelled as they are (differences of probabilities), weighted by 1 / p (1 - p) of a first fit. The client's other deals
 * enter by their mean residual in that first fit, which leaves out the deal itself. Cycle time is the log of days + 1, amount its log, of
 * won deals; their effects are ratios.
 *
 * No closed deals with a mechanic, a single arm, or (win rate) no lost or no won deals: no model, and the reason.
 */
export function fitMechanics(
  sales: SalesTable,
  book: Pick<FunnelBook, "rowFunnel" | "funnelIds">,
  clients: ClientTable,
  rowProblems: RowProblems,
  outcome: MechanicOutcome,
): MechanicFinding {
  const built = buildMechanicRows(sales, book, clients, rowProblems, outcome);
  const { layout, rows, arms } = built;
  const n = rows.outcome.length;
  if (layout.mechanics.length === 0) return { model: null, reason: "No closed deal names a mechanic." };
  if (layout.nArms < 2) return { model: null, reason: "All closed deals have the same mechanic: there is nothing to compare it with." };
  const nWon = rows.outcome.reduce((sum, y) => sum + y, 0);
  if (outcome === "winRate" && (nWon === 0 || nWon === n))
    return { model: null, reason: nWon === 0 ? "No deal was won." : "No lost deals: without them a win rate says nothing." };
  if (n < 3) return { model: null, reason: "Too few closed deals." };

  const scale = outcome === "winRate" ? 1 : spreadOf(rows.outcome);
  const scaled = scale === 1 ? rows : { ...rows, outcome: rows.outcome.map((y) => y / scale) };
  const { fit, unshrunken, weighted } = fitInTwoRounds(scaled, built, sales, outcome);
  const funnelVariance = layout.cells.size > 0 ? fit.variances[fit.variances.length - 1] : measureFunnelSpread(weighted, fit, built, book);

  const problemVariance = fit.variances[fit.variances.length - 2];

  const K = layout.nProblems;
  const usage = new Float64Array(layout.nArms * K);
  const sums = new Float64Array(layout.nArms * K);
  built.salesRows.forEach((row, i) => {
    for (let a = rowProblems.offsets[row]; a < rowProblems.offsets[row + 1]; a += 1) {
      const at = arms[i] * K + rowProblems.problems[a];
      usage[at] += built.parts[i] * rowProblems.shares[a];
      sums[at] += built.parts[i] * rowProblems.shares[a] * rows.outcome[i];
    }
  });
  const factor = intervalFactor(layout.mechanics.length);
  const effects: MechanicEffect[] = [];
  const funnelParts = layout.cells.size > 0 ? null : funnelConcentration(built, book, rowProblems);
  layout.mechanics.forEach((mechanic, arm) => {
    for (let problem = 0; problem < K; problem += 1) {
      const contrast = effectContrast(layout, usage, arm, problem);
      const { mean, variance } = evaluateContrast(fit, contrast);
      const ofFunnels = funnelParts === null ? 0 : funnelVariance * funnelParts[arm * K + problem];
      const ofAttribution = problemVariance * attributionDoubt(rowProblems, problem) * contrast.squares;
      const sd = Math.sqrt(variance + ofFunnels + ofAttribution) * scale;
      const told = (x: number): number => (outcome === "winRate" ? x : Math.exp(x));
      const at = arm * K + problem;
      effects.push({
        mechanic,
        problem,
        effect: told(mean * scale),
        low: told(mean * scale - factor * sd),
        high: told(mean * scale + factor * sd),
        deals: usage[at],
        raw: usage[at] > 0 ? told(sums[at] / usage[at]) : Number.NaN,
      });
    }
  });
  return {
    model: {
      outcome,
      layout,
      fit,
      unshrunken,
      scale,
      funnelVariance,
      problemVariance,
      usage,
      effects,
      rows: { salesRows: built.salesRows, arms, parts: built.parts, outcome: rows.outcome },
    },
    reason: null,
  };
}

/** The arm in the problem less the mix of arms by which deals of the problem are closed. */
function effectContrast(layout: MechanicLayout, usage: Float64Array, arm: number, problem: number) {
  const { general, inProblem, nArms, nProblems: K } = layout;
  let total = 0;
  for (let other = 0; other < nArms; other += 1) total += usage[other * K + problem];
  const columns: number[] = [];
  const values: number[] = [];
  let squares = 0;
  for (let other = 0; other < nArms; other += 1) {
    const share = (other === arm ? 1 : 0) - (total > 0 ? usage[other * K + problem] / total : 1 / nArms);
    columns.push(general + other, inProblem + other * K + problem);
    values.push(share, share);
    squares += share * share;
  }
  return { columns, values, squares };
}

function spreadOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return variance > 0 ? Math.sqrt(variance) : 1;
}

function blocksOf(
  { layout, nProblems }: { readonly layout: MechanicLayout; readonly nProblems: number },
  outcome: MechanicOutcome,
): CoefficientBlock[] {
  const size = outcome === "winRate" ? 0.0025 : 0.01;
  const { problem, covariates, client, general, inProblem, inFunnel, nColumns } = layout;
  return [
    { start: 0, end: 1, variance: 10, learn: false },
    { start: problem, end: problem + nProblems, variance: 0.1, learn: false },
    ...covariates.map(({ start, end }) => ({ start, end, variance: 0.01, learn: true })),
    { start: client, end: client + 1, variance: 1, learn: false },
    { start: general, end: inProblem, variance: size, learn: true },
    { start: inProblem, end: inFunnel, variance: size, learn: true },
    { start: inFunnel, end: nColumns, variance: FUNNELS_BLOCK_START, learn: true },
  ];
}

function fitInTwoRounds(rows: MixedRows, built: MechanicRows, sales: SalesTable, outcome: MechanicOutcome) {
  const { layout, parts, salesRows } = built;
  const blocks = blocksOf({ layout, nProblems: layout.nProblems }, outcome);
  const overall = rows.outcome.reduce((sum, y) => sum + y, 0) / rows.outcome.length;
  const spread = outcome === "winRate" ? overall * (1 - overall) : 1;
  const first: MixedRows = { ...rows, weight: parts.map((part) => part / spread) };
  const start = fitMixedModel(first, blocks, START, FIRST_STEPS);
  const fitted = fittedValues(first, start);
  const residuals = rows.outcome.map((y, i) => y - fitted[i]);
  const residualVariance = weightedVariance(residuals, parts);
  const weighted: MixedRows = {
    ...first,
    weight: parts.map((part, i) => {
      if (outcome !== "winRate") return part / residualVariance;
      const p = Math.min(0.97, Math.max(0.03, fitted[i]));
      return part / (p * (1 - p));
    }),
    values: withClientResiduals(rows, residuals, salesRows, sales, layout.client),
  };
  const fit = fitMixedModel(weighted, blocks, START, LAST_STEPS);
  const wide = blocks.map((block, at) => ({
    ...block,
    variance: block.start === layout.general || block.start === layout.inProblem ? WIDE : fit.variances[at],
    learn: false,
  }));
  return { fit, unshrunken: fitMixedModel(weighted, wide, fit.intercepts, 0), weighted };
}

function weightedVariance(residuals: Float64Array, parts: Float64Array): number {
  let sum = 0;
  let total = 0;
  residuals.forEach((residual, i) => {
    sum += parts[i] * residual * residual;
    total += parts[i];
  });
  return Math.max(1e-6, sum / total);
}

/** The values with the mean residual of the client's other rows, shrunk, in the client's column. */
function withClientResiduals(
  { offsets, columns, values }: MixedRows,
  residuals: Float64Array,
  salesRows: Int32Array,
  sales: SalesTable,
  column: number,
): Float64Array {
  const nClients = sales.clientIds.length;
  const sum = new Float64Array(nClients);
  const squares = new Float64Array(nClients);
  const count = new Float64Array(nClients);
  salesRows.forEach((row, i) => {
    const c = sales.client[row];
    sum[c] += residuals[i];
    squares[c] += residuals[i] * residuals[i];
    count[c] += 1;
  });
  let products = 0;
  let pairs = 0;
  let variance = 0;
  for (let c = 0; c < nClients; c += 1) {
    products += sum[c] * sum[c] - squares[c];
    pairs += count[c] * (count[c] - 1);
    variance += squares[c];
  }
  const between = pairs > 0 ? products / pairs : 0;
  if (!(between > 0)) return values;
  const strength = variance / salesRows.length / between;
  const filled = values.slice();
  salesRows.forEach((row, i) => {
    const c = sales.client[row];
    for (let a = offsets[i]; a < offsets[i + 1]; a += 1)
      if (columns[a] === column) filled[a] = (sum[c] - residuals[i]) / (count[c] - 1 + strength);
  });
  return filled;
}

/** Variance between cells of funnel and mechanic beyond that of their means, from the residuals (method of moments). */
function measureFunnelSpread(
  rows: MixedRows,
  fit: MixedFit,
  { arms, salesRows, layout }: MechanicRows,
  { rowFunnel }: Pick<FunnelBook, "rowFunnel">,
): number {
  const fitted = fittedValues(rows, fit);
  const cells = new Map<number, { sum: number; weight: number }>();
  arms.forEach((arm, i) => {
    const key = rowFunnel[salesRows[i]] * layout.nArms + arm;
    const cell = cells.get(key) ?? { sum: 0, weight: 0 };
    cell.sum += rows.weight[i] * (rows.outcome[i] - fitted[i]);
    cell.weight += rows.weight[i];
    cells.set(key, cell);
  });
  let excess = 0;
  let total = 0;
  for (const { sum, weight } of cells.values()) {
    excess += (sum * sum) / weight - 1;
    total += weight;
  }
  return Math.max(0, excess / total);
}

/** How much of an effect rests on single funnels: the sum of squared shares of funnels in the deals of each arm and problem. */
function funnelConcentration(
  { arms, salesRows, parts, layout }: MechanicRows,
  { rowFunnel }: Pick<FunnelBook, "rowFunnel">,
  rowProblems: RowProblems,
): Float64Array {
  const K = layout.nProblems;
  const sums = Array.from({ length: layout.nArms * K }, () => new Map<number, number>());
  salesRows.forEach((row, i) => {
    for (let a = rowProblems.offsets[row]; a < rowProblems.offsets[row + 1]; a += 1) {
      const cell = sums[arms[i] * K + rowProblems.problems[a]];
      cell.set(rowFunnel[row], (cell.get(rowFunnel[row]) ?? 0) + parts[i] * rowProblems.shares[a]);
    }
  });
  return Float64Array.from(sums, (cell) => {
    let total = 0;
    let squares = 0;
    for (const x of cell.values()) {
      total += x;
      squares += x * x;
    }
    return total > 0 ? squares / (total * total) : 1;
  });
}
