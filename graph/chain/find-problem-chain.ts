import { UNDATED } from "../deals/dataset";
import type { ClientId } from "../deals/ids";
import type { Incidence } from "../incidence/incidence";
import type { MixtureModel } from "../mixtures/mixture-model";
import { benjaminiHochberg, normalUpperTail } from "../numeric/distributions";
import { InvalidArgumentError } from "../numeric/errors";
import { hashText } from "../numeric/rng";
import { sampleByHash } from "../numeric/sample-by-hash";
import type { TaskHooks, TaskRunner } from "../numeric/tasks";
import { countChainPairs, type ChainChunk, type ChainCounts } from "./count-chain-pairs.task";
import type { ProblemChainEdge } from "./problem-chain";

/** Options of `findProblemChain`. */
export interface ChainOptions {
  /** Random orders of dates per client, >= 2. */
  readonly nPermutations?: number;
  /** Clients with deals on two days or more that are looked at; beyond it a seeded sample of them is. >= 1. */
  readonly maxClients?: number;
  /** A problem counts for a client when it explains at least this share of one of its deals, in [0, 1). Bounds the work per deal. */
  readonly minResponsibility?: number;
  /** An edge is significant up to this q-value; used by `typicalOrder`. In (0, 1]. */
  readonly maxQValue?: number;
}

/** Defaults of `findProblemChain`. */
export const CHAIN_DEFAULTS = Object.freeze({ nPermutations: 150, maxClients: 50_000, minResponsibility: 0.02, maxQValue: 0.05 });

function resolveChainOptions(options: ChainOptions): Required<ChainOptions> {
  const resolved = { ...CHAIN_DEFAULTS, ...options };
  if (!Number.isInteger(resolved.nPermutations) || resolved.nPermutations < 2)
    throw new InvalidArgumentError(`nPermutations must be an integer >= 2, got ${resolved.nPermutations}`);
  if (!Number.isInteger(resolved.maxClients) || resolved.maxClients < 1)
    throw new InvalidArgumentError(`maxClients must be an integer >= 1, got ${resolved.maxClients}`);
  if (!(resolved.minResponsibility >= 0 && resolved.minResponsibility < 1))
    throw new InvalidArgumentError(`minResponsibility must be in [0, 1), got ${resolved.minResponsibility}`);
  if (!(resolved.maxQValue > 0 && resolved.maxQValue <= 1))
    throw new InvalidArgumentError(`maxQValue must be in (0, 1], got ${resolved.maxQValue}`);
  return resolved;
}

/** The chain and how it was found. */
export interface FoundChain {
  /** Every ordered pair of problems with observed mass, ascending (from, to). */
  readonly edges: readonly ProblemChainEdge[];
  /** Why there are no edges, in a sentence; null when there are some. */
  readonly emptyReason: string | null;
  /** Clients with deals on two days or more, and how many of them were looked at. */
  readonly nClientsDated: number;
  readonly nClientsUsed: number;
  /** Problem indices in the order clients typically meet them; only problems with a significant edge. */
  readonly typicalOrder: readonly number[];
}

/**
 * No q-value is less than this times the smallest one. The smallest q is Simes' p of "there is no chain at all", so data without a chain
 * show an edge at q <= .05 in one run of a hundred instead of one of twenty; where there is a chain it changes next to nothing.
 */
const ANY_EDGE_CAUTION = 5;
/** Clients per task; fixed, so that the sums do not depend on the number of workers. */
const CLIENTS_PER_TASK = 5_000;

/**
 * Which problem follows which. Deal i = (client, product), dated by the first day of the pair, is for problem k with responsibility
 * r_ik = (1-lambda) theta_ck phi_kp / s(c, p). M_jk = sum over clients and deals a strictly before b of r_aj r_bk (equal days count for
 * neither); observed = M_jk, expected = its mean when the days are permuted within each client, lift their ratio. For the test each
 * client's part of M_jk is weighted by 1 / (1 + its deals of j + its deals of k), so that a few large clients do not drown what many
 * small ones agree on. With D = M - M' of the weighted counts and its standard deviation over the permutations, z = D / sd; p is its
 * one-sided normal tail, q Benjamini-Hochberg over all ordered pairs with observed mass, no less than five times the smallest of them
 * (so that data without any chain rarely show one).
 *
 * Undated deals are ignored. No dates, one problem, or nobody with deals on two days: no edges, with the reason. sd = 0: p = 1.
 * The answer does not depend on the runner: chunks of clients are fixed and summed in order.
 */
export async function findProblemChain(
  input: { readonly incidence: Incidence; readonly model: MixtureModel; readonly clientIds: readonly ClientId[] },
  options: ChainOptions & { readonly seed: number },
  runner: TaskRunner,
  hooks?: TaskHooks,
): Promise<FoundChain> {
  const { incidence, model } = input;
  const resolved = resolveChainOptions(options);
  const K = model.nProblems;
  const none = (emptyReason: string, nClientsDated = 0): FoundChain => ({
    edges: [],
    emptyReason,
    nClientsDated,
    nClientsUsed: 0,
    typicalOrder: [],
  });
  if (K < 2) return none("There is one problem only, so none follows another.");
  if (!incidence.firstDays.some((day) => day !== UNDATED)) return none("No deal has a date, so nothing says what came first.");
  const dated = clientsWithTwoDays(incidence);
  if (dated.length === 0) return none("No client has deals on two different days.");
  const used = sampleByHash(dated, input.clientIds, resolved.maxClients, options.seed);

  const chunks: ChainChunk[] = [];
  for (let start = 0; start < used.length; start += CLIENTS_PER_TASK)
    chunks.push(makeChunk(input, used.slice(start, start + CLIENTS_PER_TASK), resolved, options.seed));
  const counts = await runner.map(countChainPairs, chunks, hooks);

  const total: ChainCounts = {
    observed: new Float64Array(K * K),
    permuted: new Float64Array(K * K),
    weighted: new Float64Array(K * K),
    permutedWeighted: new Float64Array(resolved.nPermutations * K * K),
    clients: new Int32Array(K * K),
  };
  for (const part of counts)
    for (const name of ["observed", "permuted", "weighted", "permutedWeighted", "clients"] as const)
      for (let i = 0; i < part[name].length; i += 1) total[name][i] += part[name][i];
  const edges = testEdges(K, resolved.nPermutations, total);
  return {
    edges,
    emptyReason: edges.length === 0 ? "No client has deals for two different problems on different days." : null,
    nClientsDated: dated.length,
    nClientsUsed: used.length,
    typicalOrder: typicalOrder(edges, resolved.maxQValue),
  };
}

function clientsWithTwoDays(incidence: Incidence): number[] {
  const found: number[] = [];
  for (let c = 0; c < incidence.nClients; c += 1) {
    let first = UNDATED;
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const day = incidence.firstDays[i];
      if (day === UNDATED) continue;
      if (first === UNDATED) first = day;
      else if (day !== first) {
        found.push(c);
        break;
      }
    }
  }
  return found;
}

function makeChunk(
  { incidence, model, clientIds }: { readonly incidence: Incidence; readonly model: MixtureModel; readonly clientIds: readonly ClientId[] },
  clients: readonly number[],
  options: Required<ChainOptions>,
  seed: number,
): ChainChunk {
  const { nProblems: K, theta, phi, background, lambda } = model;
  const P = incidence.nProducts;
  const offsets = [0];
  const days: number[] = [];
  const problemOffsets = [0];
  const problems: number[] = [];
  const responsibilities: number[] = [];
  const seeds: number[] = [];
  const most = new Float64Array(K);
  for (const c of clients) {
    const pairs: number[] = [];
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) if (incidence.firstDays[i] !== UNDATED) pairs.push(i);
    // Stable: pairs of one day stay in product order.
    pairs.sort((a, b) => incidence.firstDays[a] - incidence.firstDays[b]);
    const all = new Float64Array(pairs.length * K);
    most.fill(0);
    pairs.forEach((pair, row) => {
      const p = incidence.products[pair];
      let total = lambda * background[p];
      for (let k = 0; k < K; k += 1) {
        const mass = (1 - lambda) * theta[c * K + k] * phi[k * P + p];
        all[row * K + k] = mass;
        total += mass;
      }
      for (let k = 0; k < K; k += 1) {
        if (total > 0) all[row * K + k] /= total;
        most[k] = Math.max(most[k], all[row * K + k]);
      }
    });
    const own: number[] = [];
    for (let k = 0; k < K; k += 1) if (most[k] > 0 && most[k] >= options.minResponsibility) own.push(k);
    // One problem alone has no pair with another.
    if (own.length < 2) continue;
    for (let row = 0; row < pairs.length; row += 1) {
      days.push(incidence.firstDays[pairs[row]]);
      for (const k of own) responsibilities.push(all[row * K + k]);
    }
    for (const k of own) problems.push(k);
    offsets.push(days.length);
    problemOffsets.push(problems.length);
    seeds.push(hashText(clientIds[c], seed) | 0);
  }
  return {
    nProblems: K,
    nPermutations: options.nPermutations,
    seeds: Int32Array.from(seeds),
    offsets: Int32Array.from(offsets),
    days: Int32Array.from(days),
    problemOffsets: Int32Array.from(problemOffsets),
    problems: Int32Array.from(problems),
    responsibilities: Float64Array.from(responsibilities),
  };
}

function testEdges(K: number, n: number, counts: ChainCounts): ProblemChainEdge[] {
  const { observed, permuted, weighted, permutedWeighted, clients } = counts;
  const found: Omit<ProblemChainEdge, "qValue">[] = [];
  for (let from = 0; from < K; from += 1) {
    for (let to = 0; to < K; to += 1) {
      const cell = from * K + to;
      if (from === to || !(observed[cell] > 0)) continue;
      const mirror = to * K + from;
      let sumD = 0;
      let sumDD = 0;
      for (let i = 0; i < n; i += 1) {
        const base = i * K * K;
        const d = permutedWeighted[base + cell] - permutedWeighted[base + mirror];
        sumD += d;
        sumDD += d * d;
      }
      const expected = permuted[cell] / n;
      const deviation = Math.sqrt(Math.max(0, (sumDD - (sumD * sumD) / n) / (n - 1)));
      const pValue = deviation > 0 ? normalUpperTail((weighted[cell] - weighted[mirror]) / deviation) : 1;
      found.push({ from, to, observed: observed[cell], expected, lift: observed[cell] / expected, pValue, clients: clients[cell] });
    }
  }
  const q = benjaminiHochberg(Float64Array.from(found, (edge) => edge.pValue));
  const floor = Math.min(1, ANY_EDGE_CAUTION * q.reduce((least, value) => Math.min(least, value), 1));
  return found.map((edge, i) => ({ ...edge, qValue: Math.max(q[i], floor) }));
}

/**
 * Problems in the order in which clients typically meet them: a topological order of the significant edges (q <= maxQValue); in a cycle
 * the problem with the fewest predecessors left goes first, then the one with the most successors, then the lower index.
 * Problems without a significant edge are left out.
 */
export function typicalOrder(edges: readonly ProblemChainEdge[], maxQValue: number): number[] {
  const significant = edges.filter((edge) => edge.qValue <= maxQValue && edge.lift > 1);
  const left = new Set(significant.flatMap((edge) => [edge.from, edge.to]).sort((a, b) => a - b));
  const order: number[] = [];
  while (left.size > 0) {
    const rank = [...left].map((k) => ({
      k,
      predecessors: significant.filter((edge) => edge.to === k && left.has(edge.from)).length,
      successors: significant.filter((edge) => edge.from === k && left.has(edge.to)).length,
    }));
    rank.sort((a, b) => a.predecessors - b.predecessors || b.successors - a.successors || a.k - b.k);
    order.push(rank[0].k);
    left.delete(rank[0].k);
  }
  return order;
}
