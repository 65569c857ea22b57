import { createRng } from "../../../graph/numeric/rng";
import type { PolicyContext } from "../../../graph/policy/policy";
import { signalNames } from "../../../graph/signals/signal-names";

export const N_PROBLEMS = 3;

/** A context with made-up numbers: every array is filled, features are centred. */
export function makeContext(seed: number, overrides: Partial<PolicyContext> = {}): PolicyContext {
  const rng = createRng(seed, "context");
  const candidates = overrides.candidates ?? Int32Array.from([0, 2, 3, 5, 7, 8]);
  const n = candidates.length;
  const numbers = (length: number): Float64Array => Float64Array.from({ length }, () => 0.05 + rng());
  const features = numbers(n * signalNames.length);
  for (let f = 0; f < signalNames.length; f += 1) {
    let mean = 0;
    for (let i = 0; i < n; i += 1) mean += features[i * signalNames.length + f] / n;
    for (let i = 0; i < n; i += 1) features[i * signalNames.length + f] -= mean;
  }
  const raw = numbers(N_PROBLEMS);
  const total = raw.reduce((a, b) => a + b, 0);
  return {
    candidates,
    featureNames: signalNames,
    features,
    popularity: numbers(n).map(Math.log),
    priorScores: numbers(n).map(Math.log),
    affinities: numbers(n),
    profiles: numbers(n * N_PROBLEMS),
    shares: raw.map((share) => share / total),
    recent: Float64Array.from({ length: N_PROBLEMS }, (_, k) => 0.2 * (k + 1)),
    freshness: 0.5,
    nOwned: 3,
    ...overrides,
  };
}
