import type { ClientId } from "../deals/ids";
import type { MixtureModel } from "../mixtures/mixture-model";
import { InvalidArgumentError } from "../numeric/errors";
import { assignToNearest, countDistinctRows, findCentres } from "../numeric/k-means";
import { hashText } from "../numeric/rng";
import { sampleByHash } from "../numeric/sample-by-hash";
import type { ClientStates } from "./client-states";
import type { LifeCycleCounts } from "./count-life-cycles.task";

/** Options of `findClientStates`. */
export interface StateOptions {
  /** States tried, as multiples of the number of problems (rounded up, at least 2), ascending, each > 0. */
  readonly statesPerProblem?: readonly number[];
  /** The fewest states that keep this share of the mixture's information win; else the most. In (0, 1]. */
  readonly informationKept?: number;
  /** Spread of the life-cycle features together, as a share of the spread of the root mixtures; 0 ignores them. >= 0. */
  readonly lifeCycleWeight?: number;
  /** At most one state for so many clients (but two), >= 1. */
  readonly minClientsPerState?: number;
  /** k-means runs on at most this many clients (a seeded sample); every client is then assigned to the nearest centre. >= 1. */
  readonly maxSample?: number;
  /** k-means iterations, >= 1. */
  readonly maxIterations?: number;
}

/** Defaults of `findClientStates`. */
export const STATE_DEFAULTS = Object.freeze({
  statesPerProblem: Object.freeze([1.5, 2, 2.5]),
  informationKept: 0.82,
  lifeCycleWeight: 0.1,
  minClientsPerState: 20,
  maxSample: 10_000,
  maxIterations: 60,
});

function resolveStateOptions(options: StateOptions): Required<StateOptions> {
  const resolved = { ...STATE_DEFAULTS, ...options };
  if (resolved.statesPerProblem.length === 0 || resolved.statesPerProblem.some((x) => !(x > 0)))
    throw new InvalidArgumentError(`statesPerProblem must be numbers > 0, got [${resolved.statesPerProblem.join(", ")}]`);
  if (!(resolved.informationKept > 0 && resolved.informationKept <= 1))
    throw new InvalidArgumentError(`informationKept must be in (0, 1], got ${resolved.informationKept}`);
  if (!(resolved.lifeCycleWeight >= 0)) throw new InvalidArgumentError(`lifeCycleWeight must be >= 0, got ${resolved.lifeCycleWeight}`);
  for (const name of ["maxSample", "maxIterations", "minClientsPerState"] as const) {
    if (!Number.isInteger(resolved[name]) || resolved[name] < 1)
      throw new InvalidArgumentError(`${name} must be an integer >= 1, got ${resolved[name]}`);
  }
  return resolved;
}

/** What states are made from. */
export interface StateInput {
  /** As `countLifeCycles` counts them at `asOfDay`. */
  readonly lifeCycles: LifeCycleCounts;
  readonly model: Pick<MixtureModel, "nProblems" | "theta">;
  /** Ascending by id, aligned with the life cycles. */
  readonly clientIds: readonly ClientId[];
  readonly problemLabels: readonly string[];
  /** The day that recency and trend look back from; without a dated deal they are left out. */
  readonly asOfDay: number;
}

/** States and how they were found. */
export interface FoundStates {
  readonly states: ClientStates;
  /**
   * I(state; problem) / I(client; problem): the share of what the mixtures tell about problems that the states still tell, in [0, 1]; 1
   * where mixtures tell nothing.
   */
  readonly informationKept: number;
  readonly nClientsSampled: number;
}

/**
 * k-means states over the square roots of the client shares (Hellinger geometry) and three life-cycle features: log(1 + products
 * owned), log(1 + days since the last deal), and trend = log((products first bought in the last quarter of the history + .5) / (in
 * the quarter before + .5)). Each feature is standardised and scaled so that all three together spread `lifeCycleWeight` times as
 * wide as the roots. The number of states is the least that keeps the wanted share of the mixture's information about problems.
 * States come in descending size, ties by their first client.
 *
 * Fewer distinct clients than states: one state for each distinct one. All clients alike: one state. No clients: no states.
 */
export function findClientStates(input: StateInput, options: StateOptions & { readonly seed: number }): FoundStates {
  const resolved = resolveStateOptions(options);
  const { model, clientIds } = input;
  const C = clientIds.length;
  const K = model.nProblems;
  if (C === 0) {
    const empty = { nStates: 0, assignments: new Int32Array(0), sizes: new Int32Array(0), meanShares: new Float64Array(0), labels: [] };
    return { states: empty, informationKept: 1, nClientsSampled: 0 };
  }
  const lifeCycle = lifeCycleFeatures(input.lifeCycles, input.asOfDay);
  const { points, nFeatures } = makePoints(model, lifeCycle, C, resolved.lifeCycleWeight);
  const sample = sampleByHash(
    clientIds.map((_, c) => c),
    clientIds,
    resolved.maxSample,
    options.seed,
  );
  const rows = sample.map((c) => Array.from(points.subarray(c * nFeatures, (c + 1) * nFeatures)));
  const nDistinct = countDistinctRows(rows);

  let chosen: { readonly assignments: Int32Array; readonly kept: number } | null = null;
  let lastTried = 0;
  const most = Math.min(nDistinct, Math.max(2, Math.floor(C / resolved.minClientsPerState)));
  for (const factor of [...resolved.statesPerProblem].sort((a, b) => a - b)) {
    const nStates = Math.min(most, Math.max(2, Math.ceil(factor * K)));
    if (nStates === lastTried) continue;
    lastTried = nStates;
    const centres = findCentres(rows, nStates, hashText(`states ${nStates}`, options.seed), resolved.maxIterations);
    const assignments = assignToNearest(points, nFeatures, centres);
    chosen = { assignments, kept: keptInformation(model, assignments, nStates) };
    if (chosen.kept >= resolved.informationKept) break;
  }
  const { assignments, kept } = chosen ?? { assignments: new Int32Array(C), kept: 1 };
  return {
    states: describeStates(inDescendingSize(assignments), input, lifeCycle),
    informationKept: kept,
    nClientsSampled: sample.length,
  };
}

/** Columns of one value a client: log owned, log recency, trend; the last two only where there are dates. */
interface LifeCycle {
  readonly owned: Float64Array;
  readonly recency: Float64Array | null;
  readonly trend: Float64Array | null;
}

function lifeCycleFeatures({ owned, lastDays, lately, before, isDated }: LifeCycleCounts, asOfDay: number): LifeCycle {
  const column = (value: (c: number) => number): Float64Array => Float64Array.from({ length: owned.length }, (_, c) => value(c));
  return {
    owned: column((c) => Math.log1p(owned[c])),
    recency: isDated ? column((c) => Math.log1p(Math.max(0, asOfDay - lastDays[c]))) : null,
    trend: isDated ? column((c) => Math.log((lately[c] + 0.5) / (before[c] + 0.5))) : null,
  };
}

/** Mean and standard deviation. */
function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  let sum = 0;
  for (const x of values) sum += x;
  const mean = sum / values.length;
  let squares = 0;
  for (const x of values) squares += (x - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/** Root shares and scaled life-cycle features, C x nFeatures, row-major. */
function makePoints(
  { nProblems: K, theta }: StateInput["model"],
  lifeCycle: LifeCycle,
  C: number,
  weight: number,
): { readonly points: Float64Array; readonly nFeatures: number } {
  const columns = [lifeCycle.owned, lifeCycle.recency, lifeCycle.trend].filter((column) => column !== null);
  const nFeatures = K + columns.length;
  const points = new Float64Array(C * nFeatures);
  for (let c = 0; c < C; c += 1) for (let k = 0; k < K; k += 1) points[c * nFeatures + k] = Math.sqrt(theta[c * K + k]);
  let spread = 0;
  for (let k = 0; k < K; k += 1) spread += momentsOf(Float64Array.from({ length: C }, (_, c) => points[c * nFeatures + k])).deviation ** 2;
  // Without any spread of mixtures (one problem) the life cycle is all that tells clients apart.
  const scale = Math.sqrt((weight * (spread > 1e-12 ? spread : 1)) / columns.length);
  columns.forEach((column, at) => {
    const { mean, deviation } = momentsOf(column);
    if (!(deviation > 1e-12)) return;
    for (let c = 0; c < C; c += 1) points[c * nFeatures + K + at] = (scale * (column[c] - mean)) / deviation;
  });
  return { points, nFeatures };
}

/** I(state; problem) / I(client; problem), both against the mean mixture, every client alike. */
function keptInformation({ nProblems: K, theta }: StateInput["model"], assignments: Int32Array, nStates: number): number {
  const C = assignments.length;
  const all = new Float64Array(K);
  const sums = new Float64Array(nStates * K);
  const sizes = new Float64Array(nStates);
  for (let c = 0; c < C; c += 1) {
    sizes[assignments[c]] += 1;
    for (let k = 0; k < K; k += 1) {
      all[k] += theta[c * K + k] / C;
      sums[assignments[c] * K + k] += theta[c * K + k];
    }
  }
  const information = (share: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < K; k += 1) if (share(k) > 0) sum += share(k) * Math.log(share(k) / all[k]);
    return sum;
  };
  let ofClients = 0;
  for (let c = 0; c < C; c += 1) ofClients += information((k) => theta[c * K + k]) / C;
  if (!(ofClients > 1e-9)) return 1;
  let ofStates = 0;
  for (let s = 0; s < nStates; s += 1) if (sizes[s] > 0) ofStates += (sizes[s] / C) * information((k) => sums[s * K + k] / sizes[s]);
  return Math.min(1, ofStates / ofClients);
}

/** Renumbers states by descending size, ties by their first client; empty ones vanish. */
function inDescendingSize(assignments: Int32Array): Int32Array {
  const size = new Map<number, number>();
  const firstClient = new Map<number, number>();
  assignments.forEach((s, c) => {
    size.set(s, (size.get(s) ?? 0) + 1);
    if (!firstClient.has(s)) firstClient.set(s, c);
  });
  const of = (map: ReadonlyMap<number, number>, s: number): number => map.get(s) ?? 0;
  const order = [...size.keys()].sort((a, b) => of(size, b) - of(size, a) || of(firstClient, a) - of(firstClient, b));
  const rank = new Map(order.map((s, i) => [s, i]));
  return assignments.map((s) => of(rank, s));
}

function describeStates(assignments: Int32Array, { model, problemLabels }: StateInput, lifeCycle: LifeCycle): ClientStates {
  const K = model.nProblems;
  const nStates = assignments.reduce((most, s) => Math.max(most, s + 1), 0);
  const sizes = new Int32Array(nStates);
  const meanShares = new Float64Array(nStates * K);
  assignments.forEach((s, c) => {
    sizes[s] += 1;
    for (let k = 0; k < K; k += 1) meanShares[s * K + k] += model.theta[c * K + k];
  });
  for (let s = 0; s < nStates; s += 1) for (let k = 0; k < K; k += 1) meanShares[s * K + k] /= sizes[s];
  const problemNames = shortLabels(problemLabels);
  const words = [
    lifeCycleWords(assignments, sizes, lifeCycle.owned, "many products", "few products"),
    lifeCycleWords(assignments, sizes, lifeCycle.recency, "quiet lately", "active lately"),
    lifeCycleWords(assignments, sizes, lifeCycle.trend, "growing", "slowing"),
  ];
  const used = new Set<string>();
  const labels = Array.from({ length: nStates }, (_, s) => {
    const parts = [K > 1 ? problemWords(meanShares.subarray(s * K, (s + 1) * K), problemNames) : "", ...words.map((column) => column[s])];
    const base = parts.filter((part) => part !== "").join(", ") || "average clients";
    let label = base.charAt(0).toUpperCase() + base.slice(1);
    for (let n = 2; used.has(label); n += 1) label = `${base.charAt(0).toUpperCase()}${base.slice(1)} (${n})`;
    used.add(label);
    return label;
  });
  return { nStates, assignments, sizes, meanShares, labels };
}

/** "mostly A", "mainly A with B", or "A and B": what the mean mixture says, problems by the first part of their label. */
function problemWords(shares: Float64Array, labels: readonly string[]): string {
  const order = Array.from(shares, (_, k) => k).sort((a, b) => shares[b] - shares[a] || a - b);
  const [first, second] = order;
  if (shares[first] >= 0.6) return `mostly ${labels[first]}`;
  if (shares[first] < 0.35 && shares[first] + shares[second] < 0.5) return `a wide mix led by ${labels[first]}`;
  if (shares[second] >= 0.6 * shares[first]) return `${labels[first]} and ${labels[second]}`;
  return shares[second] >= 0.15 ? `mainly ${labels[first]} with ${labels[second]}` : `mainly ${labels[first]}`;
}

/** The first part of "A & B" where it is enough to tell the problem from the others, else the whole label. */
function shortLabels(labels: readonly string[]): string[] {
  const first = labels.map((label) => label.split(" & ")[0]);
  return labels.map((label, k) => (first.filter((other) => other === first[k]).length === 1 ? first[k] : label));
}

/** A word for each state whose mean lies half a standard deviation or more from the mean of all clients, else "". */
function lifeCycleWords(assignments: Int32Array, sizes: Int32Array, column: Float64Array | null, high: string, low: string): string[] {
  const words = new Array<string>(sizes.length).fill("");
  if (column === null) return words;
  const { mean, deviation } = momentsOf(column);
  if (!(deviation > 1e-12)) return words;
  const sums = new Float64Array(sizes.length);
  column.forEach((x, c) => (sums[assignments[c]] += x));
  return words.map((_, s) => {
    const z = (sums[s] / sizes[s] - mean) / deviation;
    return z >= 0.5 ? high : z <= -0.5 ? low : "";
  });
}
