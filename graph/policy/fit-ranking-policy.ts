import type { Dataset } from "../deals/dataset";
import { buildIncidence } from "../incidence/build-incidence";
import { fitProblemMixtures } from "../mixtures/fit-problem-mixtures";
import type { MixtureModel } from "../mixtures/mixture-model";
import { InvalidArgumentError } from "../numeric/errors";
import type { TaskHooks, TaskRunner } from "../numeric/tasks";
import { dealDaySpan } from "../signals/history";
import { lossSignals, signalNames } from "../signals/signal-names";
import { DEFAULT_SIGNAL_OPTIONS, type SignalOptions } from "../signals/signal-space";
import { fitConditionalLogit, fitSharpness, logLikelihood, type ChoiceData, type ConditionalLogitOptions } from "./conditional-logit";
import { RankingPolicy, UNUSED_SCALE, type RankingState } from "./ranking-policy";
import { horizonOf, planReplayWindows, replayWindowTask, type ReplayChoices, type ReplayWindow } from "./replay-windows";

/** How the ranking policy is fitted. */
export interface RankingFitOptions {
  /** UTC day of the decisions, inclusive; null: the last dated day. Deals after it are never looked at. */
  readonly asOfDay: number | null;
  readonly seed: number;
  readonly signals?: Partial<SignalOptions>;
  /** Mixture of the deals up to a day; default: the fast fit. */
  readonly mixtureAt?: (day: number) => Promise<MixtureModel>;
  /** Signals whose own small fit is the mean of the prior. */
  readonly priorSignals?: readonly string[];
  readonly priorRidge?: number;
  readonly minLambda?: number;
  readonly maxLambda?: number;
  /** All negatives are used up to this many candidates, `nNegatives` sampled ones above it. */
  readonly maxFullNegatives?: number;
  readonly nNegatives?: number;
  /** Most clients replayed in a window. */
  readonly maxClientsPerWindow?: number;
}

/** Defaults of the fit, as measured over several data sets. */
const DEFAULT_RANKING_FIT = Object.freeze({
  priorSignals: Object.freeze(["popularity", "user", "ease", "problem"]),
  priorRidge: 100,
  minLambda: 300,
  maxLambda: 1e5,
  maxFullNegatives: 300,
  nNegatives: 100,
  maxClientsPerWindow: 3_000,
});

/**
 * Fits the ranking policy by replaying earlier windows of the same history.
 *
 * What lost deals say (`lossSignals`) is used only where it makes the first adoptions of the latest window likelier, when it was fitted on the
 * windows that had ended by then: a book that keeps lost deals carelessly must not hurt the ranking.
 *
 * Chances take the scores times a sharpness that is fitted on the same held-out window: a fit is surer of what it has seen than it may be of
 * what comes. The order of products does not change by it.
 *
 * Where no replay is possible (no dates, a single day, no client with a first adoption in any window) the policy has no weights and
 * ranks every client by the prior.
 * @throws InvalidArgumentError for an unknown prior signal
 * @throws CancelledError when `hooks.signal` aborts
 */
export async function fitRankingPolicy(
  dataset: Dataset,
  options: RankingFitOptions,
  runner: TaskRunner,
  hooks: TaskHooks = {},
): Promise<RankingPolicy> {
  const settings = { ...DEFAULT_RANKING_FIT, ...options };
  const priorColumns = settings.priorSignals.map((name) => {
    const column = signalNames.indexOf(name);
    if (column < 0) throw new InvalidArgumentError(`priorSignals must be signals, got ${name}`);
    return column;
  });
  const span = dealDaySpan(dataset.deals, options.asOfDay);
  if (span === null) return new RankingPolicy(withoutReplay(1, options.seed));
  const asOfDay = options.asOfDay ?? span.last;
  const horizonDays = horizonOf(span.first, asOfDay);
  const windows = planReplayWindows(dataset.deals, asOfDay);
  const mixtureAt = options.mixtureAt ?? ((day: number) => fitFastMixture(dataset, day, options.seed, runner, hooks));
  const models: MixtureModel[] = [];
  const nSteps = 2 * windows.length + 1;
  for (const window of windows) {
    models.push(await mixtureAt(window.day));
    hooks.onProgress?.(models.length, nSteps);
  }
  const replays = await runner.map(
    replayWindowTask,
    windows.map((window, i) => ({
      dataset,
      window,
      horizonDays,
      model: models[i],
      seed: options.seed,
      signalOptions: { ...DEFAULT_SIGNAL_OPTIONS, seed: options.seed, ...options.signals },
      maxFullNegatives: settings.maxFullNegatives,
      nNegatives: settings.nNegatives,
      maxClients: settings.maxClientsPerWindow,
    })),
    { signal: hooks.signal, onProgress: (done) => hooks.onProgress?.(windows.length + done, nSteps) },
  );
  const { priorRidge, minLambda, maxLambda } = settings;
  const prior = { priorColumns, priorRidge, minLambda, maxLambda };
  const { lossGain, sharpness } = judgeByLatestWindow(replays, windows, prior);
  const { data, scales, nPositives, adoptionsPerClient } = poolReplays(replays, lossGain > 0 ? [] : lossColumns);
  if (nPositives === 0) return new RankingPolicy(withoutReplay(horizonDays, options.seed));
  const posterior = fitConditionalLogit(data, prior);
  return new RankingPolicy({
    signalNames,
    scales,
    ...posterior,
    nPositives,
    adoptionsPerClient,
    horizonDays,
    lossGain,
    sharpness,
    seed: options.seed,
    nUpdates: 0,
  });
}

const lossColumns = lossSignals.map((name) => signalNames.indexOf(name));
/** What the latest window says about fits on the windows that had ended by its day. */
interface HeldOutWindow {
  /** Bits per first adoption that the loss signals gain; 0 without a lost deal in any window, or without windows to fit and to judge. */
  readonly lossGain: number;
  /** `fitSharpness` of the fit that is used; 1 without windows to fit and to judge. */
  readonly sharpness: number;
}

function judgeByLatestWindow(
  replays: readonly ReplayChoices[],
  windows: readonly ReplayWindow[],
  prior: ConditionalLogitOptions,
): HeldOutWindow {
  const latest = replays.slice(0, 1);
  const earlier = replays.filter((_, i) => windows[i].endDay <= windows[0].day);
  const judged = poolReplays(latest, []);
  if (judged.nPositives === 0 || earlier.every(({ nPositives }) => nPositives.length === 0)) return { lossGain: 0, sharpness: 1 };
  // In the units of the latest window.
  const weightsOf = (unused: readonly number[]): Float64Array => {
    const { data, scales } = poolReplays(earlier, unused);
    return fitConditionalLogit(data, prior).mean.map((w, f) => (w / scales[f]) * judged.scales[f]);
  };
  const plain = weightsOf(lossColumns);
  if (!replays.some(({ squares }) => lossColumns.some((column) => squares[column] > 0)))
    return { lossGain: 0, sharpness: fitSharpness(judged.data, plain) };
  const full = weightsOf([]);
  const value = (weights: Float64Array): number => logLikelihood({ ...judged.data, weight: 1 }, weights);
  const lossGain = (value(full) - value(plain)) / (judged.nPositives * Math.LN2);
  return { lossGain, sharpness: fitSharpness(judged.data, lossGain > 0 ? full : plain) };
}

/** The mixture of the deals up to a day by the cheap search; needs at least one deal by then. */
export async function fitFastMixture(
  dataset: Dataset,
  day: number | null,
  seed: number,
  runner: TaskRunner,
  hooks: TaskHooks = {},
): Promise<MixtureModel> {
  const { clientIds, productIds } = dataset.deals;
  const incidence = buildIncidence(dataset.deals, day);
  const fit = await fitProblemMixtures({ incidence, clientIds, productIds }, { mode: "fast", seed }, runner, { signal: hooks.signal });
  return fit.model;
}

const withoutReplay = (horizonDays: number, seed: number): RankingState => ({
  signalNames,
  scales: new Float64Array(0),
  mean: new Float64Array(0),
  precision: new Float64Array(0),
  lambda: 0,
  nPositives: 0,
  adoptionsPerClient: 0,
  horizonDays,
  lossGain: 0,
  sharpness: 1,
  seed,
  nUpdates: 0,
});

/**
 * One choice set over all windows, every signal divided by its standard deviation over all candidate cells.
 * @param unused columns that are left out
 */
function poolReplays(
  replays: readonly ReplayChoices[],
  unused: readonly number[],
): {
  readonly data: ChoiceData;
  readonly scales: Float64Array;
  readonly nPositives: number;
  readonly adoptionsPerClient: number;
} {
  const nSignals = signalNames.length;
  const squares = new Float64Array(nSignals);
  let nCandidateCells = 0;
  let nCells = 0;
  let nActive = 0;
  for (const replay of replays) {
    replay.squares.forEach((value, f) => {
      squares[f] += value;
    });
    nCandidateCells += replay.nCandidateCells;
    nCells += replay.signals.length / nSignals;
    nActive += replay.nActiveClients;
  }
  const scales = squares.map((sum) => {
    const scale = Math.sqrt(sum / Math.max(1, nCandidateCells));
    return scale > 1e-9 ? scale : 1;
  });
  for (const column of unused) scales[column] = UNUSED_SCALE;
  const signals = new Float32Array(nCells * nSignals);
  const offsets = [0];
  let at = 0;
  for (const replay of replays) {
    for (let i = 0; i < replay.signals.length; i += 1) signals[at + i] = replay.signals[i] / scales[i % nSignals];
    const first = at / nSignals;
    for (let g = 1; g < replay.offsets.length; g += 1) offsets.push(first + replay.offsets[g]);
    at += replay.signals.length;
  }
  const nPositives = replays.reduce((sum, replay) => sum + replay.nPositives.reduce((a, b) => a + b, 0), 0);
  return {
    data: {
      signals,
      nSignals,
      offsets: Int32Array.from(offsets),
      nPositives: Int32Array.from(replays.flatMap((replay) => [...replay.nPositives])),
      negativeOffsets: Float64Array.from(replays.flatMap((replay) => [...replay.negativeOffsets])),
      weight: replays.length > 2 ? 0.5 : 1,
    },
    scales,
    nPositives,
    adoptionsPerClient: nPositives / Math.max(1, nActive),
  };
}
