import { createRng } from "../numeric/rng";
import type { Calibration, CalibrationBin } from "./holdout-report";
import type { ResamplingOptions } from "./judge-lists";
import { sortedQuantile } from "./off-policy/intervals";

/** Forecasts for one client: probabilities of its cells and which came true. */
export interface ClientForecast {
  readonly probabilities: Float64Array;
  /** 1 where it came true, aligned. */
  readonly outcomes: Uint8Array;
}

const N_BINS = 10;

/**
 * Compares probabilities with what came true. Bins hold equal shares of the expected first purchases, lowest probabilities first, so that
 * the rare but weighty high ones get bins of their own; intervals resample clients, whose cells stand or fall together.
 * @returns null when nothing was expected
 */
export function measureCalibration(forecasts: readonly ClientForecast[], options: ResamplingOptions): Calibration | null {
  const nCells = forecasts.reduce((sum, { probabilities }) => sum + probabilities.length, 0);
  const all = new Float64Array(nCells);
  let at = 0;
  for (const { probabilities } of forecasts) {
    all.set(probabilities, at);
    at += probabilities.length;
  }
  all.sort();
  const expected = all.reduce((a, b) => a + b, 0);
  if (!(expected > 0)) return null;
  const bounds: number[] = [];
  let mass = 0;
  for (const p of all) {
    mass += p;
    if (mass >= ((bounds.length + 1) * expected) / N_BINS && bounds.length < N_BINS - 1) bounds.push(p);
  }
  const nClients = forecasts.length;
  const sums = (): Float64Array => new Float64Array(nClients * N_BINS);
  const cells = sums();
  const predicted = sums();
  const observed = sums();
  forecasts.forEach(({ probabilities, outcomes }, c) => {
    probabilities.forEach((p, i) => {
      let bin = 0;
      while (bin < bounds.length && p > bounds[bin]) bin += 1;
      cells[c * N_BINS + bin] += 1;
      predicted[c * N_BINS + bin] += p;
      observed[c * N_BINS + bin] += outcomes[i];
    });
  });
  const everyone = Int32Array.from({ length: nClients }, (_, c) => c);
  const rates = (drawn: Int32Array): { readonly bins: Float64Array; readonly ratio: number } => {
    const bins = new Float64Array(N_BINS);
    let seen = 0;
    let wanted = 0;
    for (let b = 0; b < N_BINS; b += 1) {
      let n = 0;
      let hits = 0;
      for (const c of drawn) {
        n += cells[c * N_BINS + b];
        hits += observed[c * N_BINS + b];
        wanted += predicted[c * N_BINS + b];
      }
      seen += hits;
      bins[b] = n === 0 ? Number.NaN : hits / n;
    }
    return { bins, ratio: wanted > 0 ? seen / wanted : Number.NaN };
  };
  const rng = createRng(options.seed, "calibration");
  const draws = Array.from({ length: options.resamples }, () =>
    rates(Int32Array.from({ length: nClients }, () => Math.floor(rng() * nClients))),
  );
  const intervalOf = (pick: (draw: (typeof draws)[number]) => number): { readonly low: number; readonly high: number } => {
    const values = Float64Array.from(draws, pick)
      .filter((value) => !Number.isNaN(value))
      .sort();
    if (values.length === 0) return { low: Number.NaN, high: Number.NaN };
    return { low: sortedQuantile(values, (1 - options.level) / 2), high: sortedQuantile(values, (1 + options.level) / 2) };
  };
  const point = rates(everyone);
  const total = (values: Float64Array, b: number): number => everyone.reduce((sum, c) => sum + values[c * N_BINS + b], 0);
  const bins: CalibrationBin[] = [];
  for (let b = 0; b < N_BINS; b += 1) {
    const n = total(cells, b);
    if (n === 0) continue;
    bins.push({
      nCells: n,
      predicted: total(predicted, b) / n,
      observed: point.bins[b],
      interval: intervalOf(({ bins: rate }) => rate[b]),
    });
  }
  return {
    nClients,
    nCells,
    expected,
    observed: observed.reduce((a, b) => a + b, 0),
    ratio: { value: point.ratio, ...intervalOf(({ ratio }) => ratio) },
    error: bins.reduce((sum, bin) => sum + (bin.nCells / nCells) * Math.abs(bin.predicted - bin.observed), 0),
    bins,
  };
}
