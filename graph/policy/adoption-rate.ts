import type { DealTable } from "../deals/dataset";
import { UNDATED } from "../deals/dataset";
import { buildIncidence } from "../incidence/build-incidence";
import type { Incidence } from "../incidence/incidence";
import { factorCholesky, solveCholesky } from "../numeric/linear-algebra";
import type { ReplayWindow } from "./replay-windows";

/**
 * Expected number of products that a client buys for the first time within one horizon H:
 * rate = exp(w . x), x = (1, log(1 + first purchases in the last H), log(1 + those in the last H/4), log(1 + products owned),
 * min(days since the last deal / H, 3)); a Poisson regression over the replay windows. With the choice probabilities of the ranking policy it
 * gives chances: P(c buys p within H) = 1 - exp(-rate_c P(p | c chooses)).
 */
export interface AdoptionRateModel {
  /** Weights of the five features; empty when no window could be replayed. */
  readonly weights: Float64Array;
  readonly horizonDays: number;
  /** Mean number of first purchases a window by clients with a single product: what is assumed of a client without deals. */
  readonly newcomerRate: number;
  /** Clients and first purchases seen, summed over the windows. */
  readonly nClients: number;
  readonly nAdoptions: number;
}

const N_FEATURES = 5;
/** Precision of the prior about zero of every weight but the first: a handful of adoptions moves them little. */
const PRIOR_PRECISION = 5;
const MAX_STEPS = 30;
/** Windows overlap. */
const OVERLAP_WEIGHT = 0.5;

/**
 * Fits the rates by replaying windows.
 *
 * No windows, or no first purchase in any: no weights, and every rate is 0.
 * @param deals deals after the last window's end are never looked at
 */
export function fitAdoptionRates(deals: DealTable, windows: readonly ReplayWindow[], horizonDays: number): AdoptionRateModel {
  const rows: Float64Array[] = [];
  const counts: number[] = [];
  let newcomers = 0;
  let newcomerAdoptions = 0;
  for (const { day, endDay } of windows) {
    const incidence = buildIncidence(deals, day);
    const adopted = countAdoptions(deals, incidence, day, endDay);
    for (let c = 0; c < incidence.nClients; c += 1) {
      const owned = incidence.offsets[c + 1] - incidence.offsets[c];
      if (owned === 0) continue;
      rows.push(activityOf(incidence, c, day, horizonDays));
      counts.push(adopted[c]);
      if (owned > 1) continue;
      newcomers += 1;
      newcomerAdoptions += adopted[c];
    }
  }
  const nAdoptions = counts.reduce((a, b) => a + b, 0);
  const mean = nAdoptions / Math.max(1, rows.length);
  return {
    weights: nAdoptions === 0 ? new Float64Array(0) : fitPoisson(rows, counts, windows.length > 2 ? OVERLAP_WEIGHT : 1),
    horizonDays,
    // Shrunk towards all clients as if by ten of them.
    newcomerRate: (newcomerAdoptions + 10 * mean) / (newcomers + 10),
    nClients: rows.length,
    nAdoptions,
  };
}

/**
 * Rate of a client as of a day.
 * @param incidence deals up to the day
 * @returns >= 0, per horizon
 */
export function adoptionRate(model: AdoptionRateModel, incidence: Incidence, client: number, day: number): number {
  if (model.weights.length === 0) return 0;
  if (client < 0 || incidence.offsets[client] === incidence.offsets[client + 1]) return model.newcomerRate;
  return Math.exp(dot(model.weights, activityOf(incidence, client, day, model.horizonDays)));
}

/** First purchases of every client in (day, endDay] of products that anybody had bought by the day. */
function countAdoptions(deals: DealTable, before: Incidence, day: number, endDay: number): Int32Array {
  const until = buildIncidence(deals, endDay);
  const isKnown = new Uint8Array(before.nProducts);
  for (const p of before.products) isKnown[p] = 1;
  const counts = new Int32Array(before.nClients);
  for (let c = 0; c < before.nClients; c += 1) {
    for (let i = until.offsets[c]; i < until.offsets[c + 1]; i += 1) {
      if (until.firstDays[i] > day && isKnown[until.products[i]] === 1) counts[c] += 1;
    }
  }
  return counts;
}

function activityOf(incidence: Incidence, client: number, day: number, horizonDays: number): Float64Array {
  let recent = 0;
  let latest = 0;
  let last: number = UNDATED;
  const from = incidence.offsets[client];
  const to = incidence.offsets[client + 1];
  for (let i = from; i < to; i += 1) {
    const first = incidence.firstDays[i];
    if (first !== UNDATED && day - first < horizonDays) recent += 1;
    if (first !== UNDATED && day - first < horizonDays / 4) latest += 1;
    if (incidence.lastDays[i] > last) last = incidence.lastDays[i];
  }
  const idle = last === UNDATED ? 3 : Math.min(3, (day - last) / horizonDays);
  return Float64Array.of(1, Math.log1p(recent), Math.log1p(latest), Math.log1p(to - from), idle);
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let f = 0; f < a.length; f += 1) sum += a[f] * b[f];
  return sum;
};

/** Newton's method with step halving on the penalised Poisson likelihood, from the overall mean. */
function fitPoisson(rows: readonly Float64Array[], counts: readonly number[], weight: number): Float64Array {
  const n = N_FEATURES;
  const penalty = (f: number): number => (f === 0 ? 0 : PRIOR_PRECISION);
  const objective = (w: Float64Array): number => {
    let value = 0;
    rows.forEach((x, i) => {
      const eta = dot(w, x);
      value += weight * (counts[i] * eta - Math.exp(eta));
    });
    for (let f = 0; f < n; f += 1) value -= (penalty(f) / 2) * w[f] ** 2;
    return value;
  };
  let weights = new Float64Array(n);
  weights[0] = Math.log(counts.reduce((a, b) => a + b, 0) / counts.length);
  let value = objective(weights);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const gradient = new Float64Array(n);
    const curvature = new Float64Array(n * n);
    rows.forEach((x, i) => {
      const mu = Math.exp(dot(weights, x));
      for (let f = 0; f < n; f += 1) {
        gradient[f] += weight * (counts[i] - mu) * x[f];
        for (let h = 0; h <= f; h += 1) curvature[f * n + h] += weight * mu * x[f] * x[h];
      }
    });
    for (let f = 0; f < n; f += 1) {
      gradient[f] -= penalty(f) * weights[f];
      // The tiny ridge keeps a feature without variation harmless.
      curvature[f * n + f] += penalty(f) + 1e-9;
    }
    const direction = solveCholesky(factorCholesky(curvature, n), n, gradient);
    if (dot(direction, gradient) < 1e-8) break;
    let size = 1;
    let next = weights.map((w, f) => w + direction[f]);
    let nextValue = objective(next);
    while (!(nextValue > value) && size > 1e-4) {
      size /= 2;
      next = weights.map((w, f) => w + size * direction[f]);
      nextValue = objective(next);
    }
    if (!(nextValue > value)) break;
    weights = next;
    value = nextValue;
  }
  return weights;
}
