import { UNDATED, type Dataset, type DealTable } from "../deals/dataset";
import type { MixtureModel } from "../mixtures/mixture-model";
import { createRng } from "../numeric/rng";
import { sampleByHash } from "../numeric/sample-by-hash";
import type { Task } from "../numeric/tasks";
import { dealDaySpan } from "../signals/history";
import { signalNames } from "../signals/signal-names";
import { buildSignalSpace, computeSignals, findCandidates, subjectOfClient, type SignalOptions } from "../signals/signal-space";

/** A past moment at which the ranking is replayed: decided at the end of `day`, judged by first adoptions in (day, endDay]. */
export interface ReplayWindow {
  readonly day: number;
  readonly endDay: number;
}

/** Windows start b horizons before the as-of day. */
const WINDOW_STARTS = [1, 1.5, 2, 2.5, 3] as const;

/** H = max(1, round(.2 (T - t0))) days: a fifth of the history. */
export const horizonOf = (firstDay: number, asOfDay: number): number => Math.max(1, Math.round(0.2 * (asOfDay - firstDay)));

/**
 * Replay windows T_b = T - bH, b = 1, 1.5, 2, 2.5, 3, latest first; those with less than .15 of the history before them are left out.
 * None when fewer than two dated days exist.
 * @param asOfDay T; deals after it are never looked at
 */
export function planReplayWindows(deals: DealTable, asOfDay: number): ReplayWindow[] {
  const span = dealDaySpan(deals, asOfDay);
  if (span === null || span.first >= asOfDay) return [];
  const horizon = horizonOf(span.first, asOfDay);
  return WINDOW_STARTS.map((b) => Math.floor(asOfDay - b * horizon))
    .filter((day) => day >= span.first && day - span.first >= 0.15 * (asOfDay - span.first))
    .map((day) => ({ day, endDay: Math.min(day + horizon, asOfDay) }));
}

/** Choices seen in one window: a group per client with at least one first adoption, its positives first, then its negatives. */
export interface ReplayChoices {
  /** Cells x F, row-major: signals of positives and sampled negatives, centred over all candidates of the client. */
  readonly signals: Float32Array;
  /** Length groups + 1: cells of each group. */
  readonly offsets: Int32Array;
  /** Positives of each group, >= 1. */
  readonly nPositives: Int32Array;
  /** log(number of negatives / number sampled) of each group, added to the score of its negatives. */
  readonly negativeOffsets: Float64Array;
  /** Sum of squares of every signal over all candidate cells of these clients, and the number of those cells. */
  readonly squares: Float64Array;
  readonly nCandidateCells: number;
  /** Clients with a deal by the day of the window. */
  readonly nActiveClients: number;
}

/** Input of the replay task. */
export interface ReplayInput {
  /** May hold later deals; they are used for nothing but the positives up to `window.endDay`. */
  readonly dataset: Dataset;
  readonly window: ReplayWindow;
  readonly horizonDays: number;
  /** Mixture fitted on deals up to `window.day`. */
  readonly model: MixtureModel;
  readonly seed: number;
  readonly signalOptions: SignalOptions;
  /** All negatives are used up to this many candidate products, `nNegatives` sampled ones above it. */
  readonly maxFullNegatives: number;
  readonly nNegatives: number;
  /** Most clients replayed in a window; a seeded sample above it. */
  readonly maxClients: number;
}

/** Computes the choices of one window; windows are independent tasks. */
export const replayWindowTask: Task<ReplayInput, ReplayChoices> = { name: "policy/replay-window", run: replayWindow };

/** Choices of the clients with a deal by the day of the window and a first adoption in it; no such client gives no group. */
export function replayWindow(input: ReplayInput): ReplayChoices {
  const { dataset, window, seed } = input;
  const space = buildSignalSpace(dataset, window.day, input.horizonDays, input.model, input.signalOptions);
  const nSignals = signalNames.length;
  const adoptions = adoptionsIn(dataset.deals, window);
  const clients = sampleByHash(
    [...adoptions.keys()].sort((a, b) => a - b),
    dataset.deals.clientIds,
    input.maxClients,
    seed,
  );
  const squares = new Float64Array(nSignals);
  const blocks: Float32Array[] = [];
  const nPositives: number[] = [];
  const negativeOffsets: number[] = [];
  const offsets: number[] = [0];
  let nCandidateCells = 0;
  for (const client of clients) {
    const subject = subjectOfClient(space, client);
    if (subject.owned.length === 0) continue;
    const candidates = findCandidates(space, subject);
    const adopted = adoptions.get(client) ?? new Set<number>();
    const positives: number[] = [];
    const negatives: number[] = [];
    candidates.forEach((p, position) => (adopted.has(p) ? positives : negatives).push(position));
    if (positives.length === 0 || negatives.length === 0) continue;
    const cells = computeSignals(space, subject, candidates);
    for (let i = 0; i < cells.length; i += 1) squares[i % nSignals] += cells[i] * cells[i];
    nCandidateCells += candidates.length;
    const rng = createRng(seed, "negatives", window.day, dataset.deals.clientIds[client]);
    const sampled = candidates.length > input.maxFullNegatives ? sampleWithout(negatives, input.nNegatives, rng) : negatives;
    const rows = [...positives, ...sampled];
    const block = new Float32Array(rows.length * nSignals);
    rows.forEach((position, r) => {
      block.set(cells.subarray(position * nSignals, (position + 1) * nSignals), r * nSignals);
    });
    blocks.push(block);
    nPositives.push(positives.length);
    negativeOffsets.push(Math.log(negatives.length / sampled.length));
    offsets.push(offsets[offsets.length - 1] + rows.length);
  }
  const signals = new Float32Array(offsets[offsets.length - 1] * nSignals);
  blocks.forEach((block, g) => {
    signals.set(block, offsets[g] * nSignals);
  });
  return {
    signals,
    offsets: Int32Array.from(offsets),
    nPositives: Int32Array.from(nPositives),
    negativeOffsets: Float64Array.from(negativeOffsets),
    squares,
    nCandidateCells,
    nActiveClients: space.history.nActiveClients,
  };
}

/**
 * Products that each client bought in the window; those it owned before are no candidates anyway. A pair with an undated deal may be
 * older than the window and is left out.
 */
function adoptionsIn(deals: DealTable, window: ReplayWindow): Map<number, Set<number>> {
  const adoptions = new Map<number, Set<number>>();
  for (let row = 0; row < deals.days.length; row += 1) {
    if (deals.days[row] <= window.day || deals.days[row] > window.endDay) continue;
    const products = adoptions.get(deals.clients[row]) ?? new Set<number>();
    products.add(deals.products[row]);
    adoptions.set(deals.clients[row], products);
  }
  deals.days.forEach((day, row) => {
    if (day === UNDATED) adoptions.get(deals.clients[row])?.delete(deals.products[row]);
  });
  return adoptions;
}

/** `count` of the items without replacement, by a partial Fisher-Yates shuffle of a copy; all of them when there are fewer. */
function sampleWithout(items: readonly number[], count: number, rng: () => number): number[] {
  const pool = [...items];
  const n = Math.min(count, pool.length);
  for (let i = 0; i < n; i += 1) {
    const j = i + Math.floor(rng() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return pool.slice(0, n);
}
