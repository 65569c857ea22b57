import { pointLoss } from "../numeric/classification";
import { fitLogistic, logit, sigmoid } from "../numeric/sparse-logistic";
import { dotRow, takeRows, type SparseRows } from "../numeric/sparse-rows";
import { splitFold, stratifiedFolds } from "./cross-validation";
import {
  describeCell,
  encodeLeads,
  learnFeatureSpace,
  leadColumns,
  leadSignature,
  type ColumnExclusion,
  type ExtraColumn,
  type FeatureSpace,
} from "./lead-features";
import type { Lead } from "./lead-book";

/** How a model of winning is fitted. */
export interface WinModelOptions {
  readonly seed: number;
  readonly excluded?: ReadonlyMap<string, ColumnExclusion> | undefined;
  /** Whether the agent in hand is a column: where it lowers the held-out loss, or never. Default never. */
  readonly agent?: "if-better" | "never";
}

/** P(won) of a lead by what is known when it comes in. */
export interface WinModel {
  readonly space: FeatureSpace;
  readonly coefficients: Float64Array;
  /** Mean of every matrix column over the training leads: reasons are told against it. */
  readonly means: Float64Array;
  /** Ridge penalty that the inner cross-validation chose. */
  readonly penalty: number;
  /** Held-out log-loss of each penalty tried. */
  readonly tried: readonly { readonly penalty: number; readonly logLoss: number }[];
  /** Held-out probability of each training lead, the mean over repeats. */
  readonly outOfFold: Float64Array;
}

/** Penalties tried, weak to strong. */
const PENALTIES = [0.3, 1, 2, 4, 8, 16, 32, 64, 128, 256];
const N_FOLDS = 5;
/** Few leads: the split matters, so several are averaged. */
const REPEATS_BELOW = [
  { nLeads: 1_000, repeats: 4 },
  { nLeads: 3_000, repeats: 2 },
];

const repeatsFor = (n: number): number => REPEATS_BELOW.find(({ nLeads }) => n < nLeads)?.repeats ?? 1;

/** Penalties of the matrix columns: the intercept is free. */
export const ridge = (nColumns: number, penalty: number): Float64Array =>
  Float64Array.from({ length: nColumns }, (_, j) => (j === 0 ? 0 : penalty));

/** 1 for won. */
export const outcomesOf = (leads: readonly Lead[]): Float64Array => Float64Array.from(leads, ({ outcome }) => (outcome === "won" ? 1 : 0));

/**
 * Ridge logistic regression on the columns of leads, its penalty chosen by repeated five-fold cross-validation on held-out log-loss; leads
 * that look the same share a fold. One class only: every probability is that class's smoothed share. Deterministic in leads (ordered by id) and seed.
 * @param leads resolved leads
 * @param extras aligned with `leads`
 */
export function fitWinModel(leads: readonly Lead[], extras: readonly ExtraColumn[], options: WinModelOptions): WinModel {
  const without = fitColumns(leads, extras, options, false);
  if (options.agent !== "if-better" || leads.every(({ agentId }) => agentId === null)) return without;
  const withAgent = fitColumns(leads, extras, options, true);
  return heldOutLoss(withAgent) < heldOutLoss(without) ? withAgent : without;
}

/** Least held-out loss over the penalties tried, infinite for a constant model. */
export const heldOutLoss = ({ tried }: WinModel): number =>
  tried.reduce((least, { logLoss }) => Math.min(least, logLoss), Number.POSITIVE_INFINITY);

function fitColumns(
  leads: readonly Lead[],
  extras: readonly ExtraColumn[],
  { seed, excluded }: WinModelOptions,
  withAgent: boolean,
): WinModel {
  const space = learnFeatureSpace(leads, extras, { withAgent, ...(excluded !== undefined && { excluded }) });
  const rows = encodeLeads(space, leads, extras);
  const outcomes = outcomesOf(leads);
  const means = columnMeans(rows);
  const nWon = outcomes.reduce((sum, y) => sum + y, 0);
  if (nWon < N_FOLDS || leads.length - nWon < N_FOLDS) return constantModel(space, means, nWon, leads.length);
  const names = leadColumns(leads, withAgent);
  const groups = leads.map((lead, i) => leadSignature(lead, names, extras, i));
  const { losses, logits, repeats } = crossValidate(rows, outcomes, groups, seed);
  let best = 0;
  losses.forEach((loss, k) => {
    if (loss < losses[best]) best = k;
  });
  const penalty = PENALTIES[best];
  const { coefficients } = fitLogistic(rows, outcomes, { penalties: ridge(rows.nColumns, penalty) });
  return {
    space,
    coefficients,
    means,
    penalty,
    tried: PENALTIES.map((tried, k) => ({ penalty: tried, logLoss: losses[k] })),
    outOfFold: logits[best].map((sum) => sigmoid(sum / repeats)),
  };
}

/** Held-out loss and summed held-out logits of every penalty; paths run from the strongest penalty, each fit starting at the last. */
function crossValidate(rows: SparseRows, outcomes: Float64Array, groups: readonly string[], seed: number) {
  const n = outcomes.length;
  const repeats = repeatsFor(n);
  const losses = PENALTIES.map(() => 0);
  const logits = PENALTIES.map(() => new Float64Array(n));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const folds = stratifiedFolds(groups, outcomes, N_FOLDS, seed + repeat);
    for (let fold = 0; fold < N_FOLDS; fold += 1) {
      const { train, test } = splitFold(folds, fold);
      const trainRows = takeRows(rows, train);
      const trainOutcomes = Float64Array.from(train, (i) => outcomes[i]);
      let start: Float64Array | undefined;
      for (let k = PENALTIES.length - 1; k >= 0; k -= 1) {
        const fit = fitLogistic(trainRows, trainOutcomes, { penalties: ridge(rows.nColumns, PENALTIES[k]), start });
        start = fit.coefficients;
        for (const i of test) {
          const eta = dotRow(rows, i, fit.coefficients);
          logits[k][i] += eta;
          losses[k] += pointLoss(outcomes[i], sigmoid(eta)) / (n * repeats);
        }
      }
    }
  }
  return { losses, logits, repeats };
}

function constantModel(space: FeatureSpace, means: Float64Array, nWon: number, n: number): WinModel {
  const coefficients = new Float64Array(space.starts[space.columns.length]);
  coefficients[0] = logit((nWon + 0.5) / (n + 1));
  return {
    space,
    coefficients,
    means,
    penalty: Number.POSITIVE_INFINITY,
    tried: [],
    outOfFold: new Float64Array(n).fill(sigmoid(coefficients[0])),
  };
}

function columnMeans(rows: SparseRows): Float64Array {
  const means = new Float64Array(rows.nColumns);
  rows.columns.forEach((column, k) => {
    means[column] += rows.values[k] / rows.nRows;
  });
  return means;
}

/** Logit of winning of any leads. @param extras aligned with `leads` */
export function winLogits(model: WinModel, leads: readonly Lead[], extras: readonly ExtraColumn[]): Float64Array {
  const rows = encodeLeads(model.space, leads, extras);
  return Float64Array.from({ length: leads.length }, (_, i) => dotRow(rows, i, model.coefficients));
}

/** What one column adds to the logit of a lead, against the average lead. */
export interface WinReason {
  readonly column: string;
  /** For people: column and value. */
  readonly text: string;
  readonly effect: number;
}

/** What speaks for and against each lead: by column, strongest first, effects below `least` left out. */
export function explainLeads(
  model: WinModel,
  leads: readonly Lead[],
  extras: readonly ExtraColumn[],
  { most = 3, least = 0.05 }: { readonly most?: number; readonly least?: number } = {},
): WinReason[][] {
  const { space, coefficients, means } = model;
  const rows = encodeLeads(space, leads, extras);
  const usual = space.columns.map((_, c) => {
    let sum = 0;
    for (let j = space.starts[c]; j < space.starts[c + 1]; j += 1) sum += means[j] * coefficients[j];
    return sum;
  });
  const columnOf = new Int32Array(rows.nColumns).fill(-1);
  space.columns.forEach((_, c) => columnOf.fill(c, space.starts[c], space.starts[c + 1]));
  const extraByName = new Map(extras.map((extra) => [extra.name, extra]));
  const extraOf = (name: string, i: number): number | string | null => {
    const extra = extraByName.get(name);
    return extra === undefined ? null : (extra.levels?.[extra.values[i]] ?? extra.values[i]);
  };
  return leads.map((lead, i) => {
    const effects = usual.map((sum) => -sum);
    for (let k = rows.offsets[i]; k < rows.offsets[i + 1]; k += 1) {
      const c = columnOf[rows.columns[k]];
      if (c >= 0) effects[c] += rows.values[k] * coefficients[rows.columns[k]];
    }
    return space.columns
      .map((column, c): WinReason => ({
        column: column.name,
        text: describeCell(column, lead, extraOf(column.name, i)),
        effect: effects[c],
      }))
      .filter(({ effect }) => Math.abs(effect) >= least)
      .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
      .slice(0, most);
  });
}
