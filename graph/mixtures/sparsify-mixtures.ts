import type { SparseMixtures } from "../analysis";
import { InvalidArgumentError } from "../numeric/errors";
import type { ShareInterval } from "./share-intervals";

/** What `sparsifyMixtures` reads. */
export interface DenseMixtures {
  readonly nProblems: number;
  /** C x K, row-major, each row sums to 1. */
  readonly theta: Float64Array;
  /** 90 % interval of the share of a problem in a client. */
  readonly intervalOf: (client: number, problem: number) => ShareInterval;
}

/**
 * Client shares as sparse rows: shares below `minShare` are folded into the others in proportion, the largest always stays, and
 * each share carries its 90 % interval (before folding, widened where the share is outside). Rows sum to 1 within 1e-12, descend by share, ties by problem.
 * @param minShare in [0, 1); 0 keeps every share that is not exactly 0
 * @throws InvalidArgumentError when minShare is out of range
 */
export function sparsifyMixtures({ nProblems: K, theta, intervalOf }: DenseMixtures, minShare: number): SparseMixtures {
  if (!(minShare >= 0 && minShare < 1)) throw new InvalidArgumentError(`minShare must be in [0, 1), got ${minShare}`);
  const nClients = theta.length / K;
  const offsets = new Int32Array(nClients + 1);
  const order = new Int32Array(theta.length);
  for (let c = 0; c < nClients; c += 1) {
    const row = theta.subarray(c * K, (c + 1) * K);
    const ranked = Array.from(row, (_, k) => k).sort((a, b) => row[b] - row[a] || a - b);
    let n = offsets[c];
    ranked.forEach((k, rank) => {
      if (rank === 0 || (row[k] >= minShare && row[k] > 0)) order[n++] = k;
    });
    offsets[c + 1] = n;
  }
  const nShares = offsets[nClients];
  const problems = order.slice(0, nShares);
  const shares = new Float64Array(nShares);
  const low = new Float64Array(nShares);
  const high = new Float64Array(nShares);
  for (let c = 0; c < nClients; c += 1) {
    let kept = 0;
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) kept += theta[c * K + problems[i]];
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) {
      const share = theta[c * K + problems[i]];
      shares[i] = share / kept;
      const interval = intervalOf(c, problems[i]);
      low[i] = Math.min(interval[0], share);
      high[i] = Math.max(interval[1], share);
    }
  }
  return { offsets, problems, shares, low, high };
}
