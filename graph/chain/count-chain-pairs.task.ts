import { createRng } from "../numeric/rng";
import type { Task } from "../numeric/tasks";

/** A client's part in an edge counts it in `clients` from this soft count on: a tenth of a pair of deals. */
const CONTRIBUTION = 0.1;
/** A chunk of clients' dated deals with their responsibilities, in compressed rows. */
export interface ChainChunk {
  readonly nProblems: number;
  readonly nPermutations: number;
  /** Seed of each client's permutations. */
  readonly seeds: Int32Array;
  /** Deals of client c: `offsets[c] .. offsets[c+1])`, ascending day. */
  readonly offsets: Int32Array;
  readonly days: Int32Array;
  /** Problems of client c: `problems[problemOffsets[c] .. problemOffsets[c+1])`. */
  readonly problemOffsets: Int32Array;
  readonly problems: Int32Array;
  /** For each client its deals x its problems, row-major, one client after the other. */
  readonly responsibilities: Float64Array;
}

/** Sums of one chunk over its clients. Matrices are K x K, row-major. */
export interface ChainCounts {
  readonly observed: Float64Array;
  /** Sum of the counts over all permutations. */
  readonly permuted: Float64Array;
  /** Weighted counts, as they were and one matrix per permutation. */
  readonly weighted: Float64Array;
  readonly permutedWeighted: Float64Array;
  readonly clients: Int32Array;
}

/**
 * Soft counts of ordered pairs of deals, as they were and under permuted dates. Per client and permutation: deals in order of day, with
 * S the sum of the responsibilities of all earlier days and G that of the day; M += S G', then S += G: linear in the deals.
 *
 * Weighted counts give the pair (j, k) of a client the weight 1 / (1 + deals of j + deals of k): what many pairs of one client say
 * grows slower than their number, and these weights detect a common tendency with the greatest power.
 * @see van Elteren, "On the combination of independent two sample tests of Wilcoxon", 1960
 */
export const countChainPairs: Task<ChainChunk, ChainCounts> = { name: "chain/count-pairs", run: countPairs };

function countPairs(chunk: ChainChunk): ChainCounts {
  const K = chunk.nProblems;
  const observed = new Float64Array(K * K);
  const permuted = new Float64Array(K * K);
  const weighted = new Float64Array(K * K);
  const permutedWeighted = new Float64Array(chunk.nPermutations * K * K);
  const clients = new Int32Array(K * K);
  const before = new Float64Array(K);
  const today = new Float64Array(K);
  const own = new Float64Array(K * K);
  const deals = new Float64Array(K);
  const weights = new Float64Array(K * K);
  let at = 0;
  for (let c = 0; c + 1 < chunk.offsets.length; c += 1) {
    const first = chunk.offsets[c];
    const n = chunk.offsets[c + 1] - first;
    const problems = chunk.problems.subarray(chunk.problemOffsets[c], chunk.problemOffsets[c + 1]);
    const k = problems.length;
    const r = chunk.responsibilities.subarray(at, at + n * k);
    at += n * k;
    deals.fill(0, 0, k);
    for (let i = 0; i < n; i += 1) for (let j = 0; j < k; j += 1) deals[j] += r[i * k + j];
    for (let a = 0; a < k; a += 1) for (let b = 0; b < k; b += 1) weights[a * k + b] = 1 / (1 + deals[a] + deals[b]);
    const order = Int32Array.from({ length: n }, (_, i) => i);
    const rng = createRng(chunk.seeds[c], "chain");
    for (let permutation = -1; permutation < chunk.nPermutations; permutation += 1) {
      if (permutation >= 0) {
        for (let i = n - 1; i > 0; i -= 1) {
          const j = Math.floor(rng() * (i + 1));
          const swap = order[i];
          order[i] = order[j];
          order[j] = swap;
        }
      }
      before.fill(0, 0, k);
      own.fill(0, 0, k * k);
      for (let i = 0; i < n;) {
        const day = chunk.days[first + i];
        today.fill(0, 0, k);
        for (; i < n && chunk.days[first + i] === day; i += 1) {
          const row = order[i] * k;
          for (let j = 0; j < k; j += 1) today[j] += r[row + j];
        }
        for (let a = 0; a < k; a += 1) {
          const mass = before[a];
          for (let b = 0; b < k; b += 1) own[a * k + b] += mass * today[b];
          before[a] += today[a];
        }
      }
      const base = permutation < 0 ? 0 : permutation * K * K;
      const target = permutation < 0 ? observed : permuted;
      const weightedTarget = permutation < 0 ? weighted : permutedWeighted;
      for (let a = 0; a < k; a += 1) {
        for (let b = 0; b < k; b += 1) {
          const cell = problems[a] * K + problems[b];
          target[cell] += own[a * k + b];
          weightedTarget[base + cell] += own[a * k + b] * weights[a * k + b];
          if (permutation < 0 && own[a * k + b] >= CONTRIBUTION) clients[cell] += 1;
        }
      }
    }
  }
  return { observed, permuted, weighted, permutedWeighted, clients };
}
