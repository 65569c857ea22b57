import type { Analysis } from "../../graph/analysis";
import { isoDateOfDay, UNDATED } from "../../graph/deals/dataset";
import type { PairRows } from "../../graph/incidence/pair-rows";
import { createShareIntervals, learnPureShare } from "../../graph/mixtures/share-intervals";
import { foldInShares } from "../../graph/signals/affinity-signals";
import { InputError } from "../ports/errors";
import { canonicalClient, problemLabel, type ServingState } from "./serving-state";
import { defineUseCase } from "./use-case";

const MAX_STEPS = 60;

function checkSteps(steps: number): void {
  if (!Number.isInteger(steps) || steps < 2 || steps > MAX_STEPS) throw new InputError(`steps must be 2 to ${MAX_STEPS}, got ${steps}`);
}

/** Problems below this share at every time are not told. */
const LEAST_SHARE = 0.02;

/** Clients from whom the frequency of pure clients is learnt here: the answer is computed between other requests. */
const LEARNERS = 400;
const pureShares = new WeakMap<Analysis, number>();

/** Products bought, one row for each list. */
function pairRowsOf(lists: readonly Int32Array[], nProducts: number): PairRows {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (offsets[i + 1] = offsets[i] + list.length));
  const products = new Int32Array(offsets[lists.length]);
  lists.forEach((list, i) => {
    products.set(list, offsets[i]);
  });
  return { nClients: lists.length, nProducts, offsets, products };
}

const ownedIn = ({ dataset }: ServingState, rows: readonly number[]): Int32Array =>
  Int32Array.from(new Set(rows.map((row) => dataset.deals.products[row]))).sort();

/** How often a client of the run has one problem only, learnt from some hundred clients, once for a run. */
function pureShareOf(state: ServingState): number {
  const { analysis } = state;
  const before = pureShares.get(analysis);
  if (before !== undefined) return before;
  const n = analysis.clientIds.length;
  const stride = Math.max(1, Math.ceil(n / LEARNERS));
  const lists: Int32Array[] = [];
  for (let c = 0; c < n; c += stride) lists.push(ownedIn(state, dealRowsOf(state, c)));
  const pure = learnPureShare(analysis.model, pairRowsOf(lists, analysis.model.background.length));
  pureShares.set(analysis, pure);
  return pure;
}

/**
 * A client's mixture after each of its days with deals: the shares that the profiles of the present run give to what it had bought by then.
 * With the 90 % interval that each share had at the time (`createShareIntervals`). Many days are thinned to `steps`, the first and the last always kept. Empty when the run does not know the client, or nothing has a date.
 */
export const mixtureOverTime = defineUseCase("clients.read", ({ state }, input: { readonly id: string; readonly steps: number }) => {
  checkSteps(input.steps);
  const c = state?.index.client().get(canonicalClient(state, input.id));
  if (state === null || c === undefined) return [];
  const { analysis, dataset } = state;
  const rows = dealRowsOf(state, c).filter((row) => dataset.deals.days[row] !== UNDATED);
  const days = [...new Set(rows.map((row) => dataset.deals.days[row]))];
  const last = days.length - 1;
  const kept = [
    ...new Set(
      Array.from({ length: Math.min(input.steps, days.length) }, (_, i, n = Math.min(input.steps, days.length)) =>
        n === 1 ? last : Math.round((i * last) / (n - 1)),
      ),
    ),
  ];
  const moments = kept.map((at) => {
    const upTo = rows.filter((row) => dataset.deals.days[row] <= days[at]);
    const owned = ownedIn(state, upTo);
    return { day: days[at], nDeals: upTo.length, owned, shares: foldInShares(analysis.model, owned) };
  });
  const intervalOf = createShareIntervals(
    analysis.model,
    pairRowsOf(
      moments.map(({ owned }) => owned),
      analysis.model.background.length,
    ),
    pureShareOf(state),
  );
  const told = analysis.problems.map((_, k) => moments.some(({ shares }) => shares[k] >= LEAST_SHARE));
  return moments.map(({ day, nDeals, owned, shares }, moment) => ({
    on: isoDateOfDay(day),
    nDeals,
    nProducts: owned.length,
    shares: analysis.problems.flatMap((problem, k) => {
      if (!told[k]) return [];
      const share = shares[k];
      const [low, high] = intervalOf(moment, k);
      // As for the present mixture: the interval of the problem alone is widened to what the whole mixture says.
      return [
        { problemId: problem.id, problemLabel: problemLabel(state, k), share, low: Math.min(low, share), high: Math.max(high, share) },
      ];
    }),
  }));
});

/** Rows of the deal table of one client; they lie together, sorted by day. */
function dealRowsOf({ dataset: { deals } }: ServingState, client: number): number[] {
  let low = 0;
  let high = deals.clients.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (deals.clients[middle] < client) low = middle + 1;
    else high = middle;
  }
  const rows: number[] = [];
  for (let row = low; row < deals.clients.length && deals.clients[row] === client; row += 1) rows.push(row);
  return rows;
}

interface Periods {
  /** Last day of each period. */
  readonly ends: readonly number[];
  /** Dated deal lines in each. */
  readonly lines: Int32Array;
  /** Expected lines of each problem, periods x K. */
  readonly mass: Float64Array;
}

const known = new WeakMap<Analysis, Map<number, Periods>>();

function countPeriods({ analysis, dataset: { deals }, index }: ServingState, steps: number): Periods | null {
  const span = index.span();
  if (span === null) return null;
  const made = known.get(analysis) ?? new Map<number, Periods>();
  known.set(analysis, made);
  const before = made.get(steps);
  if (before !== undefined) return before;
  const { nProblems, theta, phi, lambda, background } = analysis.model;
  const nProducts = background.length;
  const length = span.last - span.first + 1;
  const lines = new Int32Array(steps);
  const mass = new Float64Array(steps * nProblems);
  const parts = new Float64Array(nProblems);
  for (let i = 0; i < deals.clients.length; i += 1) {
    if (deals.days[i] === UNDATED) continue;
    const step = Math.floor(((deals.days[i] - span.first) * steps) / length);
    let total = lambda * background[deals.products[i]];
    for (let k = 0; k < nProblems; k += 1)
      total += parts[k] = (1 - lambda) * theta[deals.clients[i] * nProblems + k] * phi[k * nProducts + deals.products[i]];
    lines[step] += 1;
    if (total > 0) for (let k = 0; k < nProblems; k += 1) mass[step * nProblems + k] += parts[k] / total;
  }
  const ends = Array.from({ length: steps }, (_, s) => span.first + Math.ceil((length * (s + 1)) / steps) - 1);
  const periods = { ends, lines, mass };
  made.set(steps, periods);
  return periods;
}

const Z = 1.959964;

/** Wilson's interval of a share of n. */
function wilson(share: number, n: number): readonly [low: number, high: number] {
  const square = Z * Z;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * A problem's share of the won deal lines in equal parts of the time between the first and the last dated deal, with Wilson's 95 % interval:
 * whether it grows or fades. A period without deals has nulls. Empty without dated deals.
 */
export const driftOfProblem = defineUseCase("problems.read", ({ state }, input: { readonly index: number; readonly steps: number }) => {
  checkSteps(input.steps);
  const periods = state === null ? null : countPeriods(state, input.steps);
  if (state === null || periods === null) return [];
  const { nProblems } = state.analysis.model;
  return periods.ends.map((day, s) => {
    const n = periods.lines[s];
    const share = n === 0 ? null : periods.mass[s * nProblems + input.index] / n;
    const [low, high] = share === null ? [null, null] : wilson(share, n);
    return { until: isoDateOfDay(day), nDeals: n, share, low, high };
  });
});
