import type { FirmographicPrior } from "../analysis";
import type { PairRows } from "../incidence/pair-rows";
import { expDigamma } from "../numeric/digamma";
import type { MixtureState } from "./mixture-state";

/** One attribute of the clients as codes; what `deals/attribute-levels` makes. */
export interface ClientCodes {
  readonly nLevels: number;
  /** Level of each client in [0, nLevels), -1 where it is not known. */
  readonly codes: Int32Array;
}

/** How much a client's attributes say about its problems. */
export interface FirmographicStrength {
  /** Pairs of overall shares added to those of a level: small levels say little. > 0. */
  readonly shrinkage: number;
  /** Power of each attribute's say, in (0, 1]: 1 takes attributes for independent, less for partly repeating each other. */
  readonly weight: number;
  /** Pairs that the prior counts for in a client, > 0. */
  readonly strength: number;
}

/** Pairs of each problem by level, one table for each attribute. */
export interface LevelTables {
  readonly nProblems: number;
  /** For each attribute nLevels x K, row-major. */
  readonly counts: readonly Float64Array[];
  /** Overall shares, length K. */
  readonly pi: Float64Array;
}

/** Sums clients' expected pairs of each problem (C x K) by the levels of their attributes. */
export function sumByLevel(state: Pick<MixtureState, "counts" | "nProblems" | "pi">, attributes: readonly ClientCodes[]): LevelTables {
  const K = state.nProblems;
  const counts = attributes.map(({ nLevels, codes }) => {
    const table = new Float64Array(nLevels * K);
    codes.forEach((code, c) => {
      if (code >= 0) for (let k = 0; k < K; k += 1) table[code * K + k] += state.counts[c * K + k];
    });
    return table;
  });
  return { nProblems: K, counts, pi: state.pi };
}

/**
 * Prior shares of one client: m_k proportional to pi_k prod_a (q_ak / pi_k)^weight over its known attributes a, q_a the shares of the
 * other clients of its level, (counts of the level - own counts + shrinkage pi) normalised.
 * @param levels level of the client in each attribute, -1 not known
 * @param own expected pairs of the client that are in the tables, length K; null: none
 * @returns written into `prior`, length K, sums to 1
 */
export function assignPriorShares(
  tables: LevelTables,
  levels: readonly number[],
  own: Float64Array | null,
  { shrinkage, weight }: FirmographicStrength,
  prior: Float64Array,
): void {
  const { nProblems: K, pi } = tables;
  prior.set(pi);
  levels.forEach((level, a) => {
    if (level < 0) return;
    const at = level * K;
    let total = shrinkage;
    for (let k = 0; k < K; k += 1) total += tables.counts[a][at + k] - (own?.[k] ?? 0);
    for (let k = 0; k < K; k += 1) {
      // Rounding must not make what the others bought negative.
      const others = Math.max(0, tables.counts[a][at + k] - (own?.[k] ?? 0));
      prior[k] *= ((others + shrinkage * pi[k]) / (total * pi[k])) ** weight;
    }
  });
  let sum = 0;
  for (let k = 0; k < K; k += 1) sum += prior[k];
  for (let k = 0; k < K; k += 1) prior[k] /= sum;
}

/** Steps after which shares with fixed profiles and another prior no longer move by much. */
const STEPS = 5;

/** Posterior shares of every client when each has a prior of its own. */
export interface PriorShares {
  /** C x K, each row sums to 1. */
  readonly theta: Float64Array;
  /** Expected pairs of each problem, C x K. */
  readonly counts: Float64Array;
}

/**
 * Shares of all clients in known problems, each with the prior that its attributes suggest: a few variational steps with fixed profiles
 * from the state's counts. A client without pairs has its prior.
 */
export function sharesWithFirmographics(
  pairs: PairRows,
  background: Float64Array,
  state: MixtureState,
  { lambda }: { readonly lambda: number },
  attributes: readonly ClientCodes[],
  options: FirmographicStrength,
): PriorShares {
  const K = state.nProblems;
  const tables = sumByLevel(state, attributes);
  const theta = new Float64Array(pairs.nClients * K);
  const counts = state.counts.slice();
  const prior = new Float64Array(K);
  const weights = new Float64Array(K);
  const next = new Float64Array(K);
  const levels = attributes.map(() => -1);
  const step = (client: number): void => {
    const row = client * K;
    for (let k = 0; k < K; k += 1) weights[k] = (1 - lambda) * expDigamma(counts[row + k] + options.strength * prior[k]);
    let total = options.strength;
    for (let k = 0; k < K; k += 1) total += counts[row + k];
    const norm = 1 / expDigamma(total);
    next.fill(0);
    for (let i = pairs.offsets[client]; i < pairs.offsets[client + 1]; i += 1) {
      const column = pairs.products[i] * K;
      let sum = lambda * background[pairs.products[i]];
      for (let k = 0; k < K; k += 1) sum += norm * weights[k] * state.phi[column + k];
      for (let k = 0; k < K; k += 1) next[k] += (norm * weights[k] * state.phi[column + k]) / sum;
    }
    counts.set(next, row);
  };
  for (let c = 0; c < pairs.nClients; c += 1) {
    const row = c * K;
    attributes.forEach(({ codes }, a) => (levels[a] = codes[c]));
    assignPriorShares(tables, levels, state.counts.subarray(row, row + K), options, prior);
    if (pairs.offsets[c + 1] > pairs.offsets[c]) for (let i = 0; i < STEPS; i += 1) step(c);
    let total = options.strength;
    for (let k = 0; k < K; k += 1) total += counts[row + k];
    for (let k = 0; k < K; k += 1) theta[row + k] = (counts[row + k] + options.strength * prior[k]) / total;
  }
  return { theta, counts };
}

/** Masked log-likelihood of each hidden pair (see `scoreHiddenPairs`) under given shares. */
export function scoreHiddenShares(
  { training, hidden }: { readonly training: PairRows; readonly hidden: PairRows },
  background: Float64Array,
  { phi, nProblems: K }: Pick<MixtureState, "phi" | "nProblems">,
  theta: Float64Array,
  lambda: number,
): Float64Array {
  const score = (c: number, p: number): number => {
    let sum = 0;
    for (let k = 0; k < K; k += 1) sum += theta[c * K + k] * phi[p * K + k];
    return (1 - lambda) * sum + lambda * background[p];
  };
  const scores = new Float64Array(hidden.products.length);
  for (let c = 0; c < hidden.nClients; c += 1) {
    if (hidden.offsets[c] === hidden.offsets[c + 1]) continue;
    let owned = 0;
    for (let i = training.offsets[c]; i < training.offsets[c + 1]; i += 1) owned += score(c, training.products[i]);
    for (let i = hidden.offsets[c]; i < hidden.offsets[c + 1]; i += 1) {
      const s = score(c, hidden.products[i]);
      scores[i] = Math.log(s / Math.max(1 - owned, s));
    }
  }
  return scores;
}

/**
 * The shares that firmographics suggest for a client without deals: see `assignPriorShares`. A number falls into the range it lies in or
 * the one below; values the run did not know say nothing.
 * @param pi overall shares
 * @returns length K, sums to 1; null when no attribute says anything or the prior is not used: the overall shares hold
 */
export function priorSharesOf(
  { used, weight, levels }: FirmographicPrior,
  pi: Float64Array,
  attributes: ReadonlyMap<string, string | null>,
): Float64Array | null {
  if (!used) return null;
  const known = [...attributes].flatMap(([attribute, value]) => (value === null ? [] : (levelOf(levels, attribute, value.trim()) ?? [])));
  if (known.length === 0) return null;
  const shares = pi.slice();
  for (const level of known) level.shares.forEach((share, k) => (shares[k] *= (share / pi[k]) ** weight));
  const total = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / total);
}

type Level = FirmographicPrior["levels"][number];

function levelOf(levels: readonly Level[], attribute: string, value: string): Level | undefined {
  const own = levels.filter((level) => level.attribute === attribute);
  const exact = own.find((level) => level.value === value);
  if (exact !== undefined || value === "" || !Number.isFinite(Number(value))) return exact;
  // Ranges "a to b" and single numbers, lowest first.
  const lowest = own.map((level) => Number(level.value.split(" to ")[0]));
  return lowest.some(Number.isNaN) ? undefined : own[Math.max(0, lowest.filter((low) => low <= Number(value)).length - 1)];
}
