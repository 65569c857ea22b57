import { UNDATED, type DealTable } from "../deals/dataset";
import { compareIds } from "../deals/ids";
import type { MixtureModel } from "../mixtures/mixture-model";
import { InvalidArgumentError } from "../numeric/errors";
import { sampleByHash } from "../numeric/sample-by-hash";
import type { JourneyState } from "./sales-process";

/** One client's way through time, period by period. */
export interface ClientJourney {
  /** State at the beginning of each period. */
  readonly states: readonly JourneyState[];
  /** What it bought in that period: shares of the problems, length K, sum 1; all 0 when it bought nothing new. */
  readonly outcomes: readonly Float64Array[];
}

/** How to cut histories into journeys. */
export interface JourneyOptions {
  readonly seed: number;
  /** Days of a period, integer >= 1. */
  readonly periodDays: number;
  /** Days after which something counts half as recent, > 0. */
  readonly halfLifeDays: number;
  /** The last day that is looked at; null: the last dated deal. */
  readonly asOfDay: number | null;
  /** Most clients; a seeded sample above it. */
  readonly maxClients?: number;
}

/** Most clients whose journeys are read. */
const MAX_CLIENTS = 2_000;

/** P(k | p) proportional to pi_k phi_kp, length K; a product without any profile gets the overall shares. */
export function problemsOfProduct(model: MixtureModel, product: number): Float64Array {
  const nProducts = model.background.length;
  const weights = model.pi.map((share, k) => share * model.phi[k * nProducts + product]);
  const total = weights.reduce((a, b) => a + b, 0);
  return total > 0 ? weights.map((weight) => weight / total) : Float64Array.from(model.pi);
}

/** P(k | p) of every product, P x K, row-major. */
export function problemsOfProducts(model: MixtureModel, nProducts: number): Float64Array {
  const cells = new Float64Array(nProducts * model.nProblems);
  for (let p = 0; p < nProducts; p += 1) cells.set(problemsOfProduct(model, p), p * model.nProblems);
  return cells;
}

/**
 * Journeys of the clients of a deal table: from the period after a client's first deal to the last whole period before the as-of day.
 * States and outcomes count first adoptions, each split over the problems of its product; recency counts every deal, W = min(1, sum of
 * 2^(-age / half-life)) for each product as the signals do. Clients in order of id. No dated deals, or none before the last period: no journeys.
 */
export function journeysOfClients(deals: DealTable, model: MixtureModel, options: JourneyOptions): ClientJourney[] {
  const { seed, periodDays, halfLifeDays, asOfDay, maxClients = MAX_CLIENTS } = options;
  if (!(Number.isInteger(periodDays) && periodDays >= 1))
    throw new InvalidArgumentError(`periodDays must be an integer >= 1, got ${periodDays}`);
  if (!(halfLifeDays > 0)) throw new InvalidArgumentError(`halfLifeDays must be > 0, got ${halfLifeDays}`);
  const rowsOf = deals.clientIds.map((): number[] => []);
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < deals.clients.length; row += 1) {
    const day = deals.days[row];
    if (day === UNDATED || (asOfDay !== null && day > asOfDay)) continue;
    rowsOf[deals.clients[row]].push(row);
    last = Math.max(last, day);
  }
  const end = asOfDay ?? last;
  const active = rowsOf
    .flatMap((rows, c) => (rows.length > 0 ? [c] : []))
    .sort((a, b) => compareIds(deals.clientIds[a], deals.clientIds[b]));
  const addressed = problemsOfProducts(model, deals.productIds.length);
  return sampleByHash(active, deals.clientIds, maxClients, seed).map((client) =>
    journeyOf(deals, rowsOf[client], addressed, model.nProblems, { periodDays, halfLifeDays, end }),
  );
}

/** Rows of a table are in order of day within a client. */
function journeyOf(
  deals: DealTable,
  rows: readonly number[],
  addressed: Float64Array,
  K: number,
  { periodDays, halfLifeDays, end }: { readonly periodDays: number; readonly halfLifeDays: number; readonly end: number },
): ClientJourney {
  const states: JourneyState[] = [];
  const outcomes: Float64Array[] = [];
  const weights = new Map<number, number>();
  const counts = new Float64Array(K);
  let lastDay = deals.days[rows[0]];
  let at = 0;
  // Weights are kept as of `lastDay`, so that only what was bought has to be touched.
  const take = (until: number): Float64Array => {
    const bought = new Float64Array(K);
    for (; at < rows.length && deals.days[rows[at]] <= until; at += 1) {
      const day = deals.days[rows[at]];
      const product = deals.products[rows[at]];
      const fade = 2 ** (-(day - lastDay) / halfLifeDays);
      if (fade < 1) for (const [p, w] of weights) weights.set(p, w * fade);
      lastDay = day;
      if (!weights.has(product)) {
        for (let k = 0; k < K; k += 1) bought[k] += addressed[product * K + k];
      }
      weights.set(product, (weights.get(product) ?? 0) + 1);
    }
    return bought;
  };
  const addCounts = (bought: Float64Array): void => {
    for (let k = 0; k < K; k += 1) counts[k] += bought[k];
  };
  addCounts(take(deals.days[rows[0]]));
  for (let day = deals.days[rows[0]]; day + periodDays <= end; day += periodDays) {
    const age = day - lastDay;
    const recent = new Float64Array(K);
    let freshness = 0;
    for (const [p, w] of weights) {
      const now = Math.min(1, w * 2 ** (-age / halfLifeDays));
      freshness = Math.max(freshness, now);
      for (let k = 0; k < K; k += 1) recent[k] += now * addressed[p * K + k];
    }
    states.push({ counts: Float64Array.from(counts), recent, freshness });
    const bought = take(day + periodDays);
    addCounts(bought);
    const total = bought.reduce((a, b) => a + b, 0);
    outcomes.push(total > 0 ? bought.map((value) => value / total) : bought);
  }
  return { states, outcomes };
}
