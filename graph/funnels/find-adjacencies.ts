import type { Analysis } from "../analysis";
import { UNDATED } from "../deals/dataset";
import type { Incidence } from "../incidence/incidence";
import { transposeIncidence } from "../incidence/transpose-incidence";

/** A product beside another one. Products are indices of the analysis. */
export interface Adjacency {
  readonly product: number;
  /** Clients of both, and of them those that bought the other product before, on the same day, after; undated pairs count in none. */
  readonly clientsBoth: number;
  readonly before: number;
  readonly together: number;
  readonly after: number;
  /** Against chance, with a 95 % interval; 0 shared clients give 0 with NaN bounds. */
  readonly expected: number;
  readonly lift: number;
  readonly liftLow: number;
  readonly liftHigh: number;
  /** Mean amount that a client of both spent on the other product; NaN where no amounts are known. */
  readonly value: number;
  /** Problem that both serve most. */
  readonly problem: number;
  /** Cosine of the two products' problem weights, in [0, 1]. */
  readonly likeness: number;
  /** `taken` clients take both more than chance; `open` adjacent by problem, but deals do not show it: nobody offers it. */
  readonly kind: "taken" | "open";
}

const MIN_LIKENESS = 0.8;

/**
 * What lies beside a product: what its clients take before, with and after it (lift above 1 with its interval, most certain first),
 * and what is adjacent by problem though deals do not show it (problem weights alike, lift not surely above 1), by the number of
 * clients that could take it.
 * @param product index in the analysis; a product without clients gets open adjacencies only
 * @param limit rows of each kind
 */
export function findAdjacencies(
  analysis: Pick<Analysis, "productIds" | "productProblems" | "model" | "intersections">,
  incidence: Incidence,
  product: number,
  limit = 20,
): Adjacency[] {
  const { nProblems: K } = analysis.model;
  const { productProblems: weights, intersections } = analysis;
  const P = analysis.productIds.length;
  const columns = transposeIncidence(incidence);
  const owners = columns.offsets[product + 1] - columns.offsets[product];
  const before = new Int32Array(P);
  const together = new Int32Array(P);
  const after = new Int32Array(P);
  const both = new Int32Array(P);
  const amounts = new Float64Array(P);
  for (let at = columns.offsets[product]; at < columns.offsets[product + 1]; at += 1) {
    const c = columns.clients[at];
    const own = incidence.firstDays[columns.pairs[at]];
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const other = incidence.products[i];
      if (other === product) continue;
      both[other] += 1;
      amounts[other] += incidence.amounts[i];
      const day = incidence.firstDays[i];
      if (own === UNDATED || day === UNDATED) continue;
      if (day < own) before[other] += 1;
      else if (day > own) after[other] += 1;
      else together[other] += 1;
    }
  }
  const row = new Map<number, number>();
  for (let i = 0; i < intersections.productA.length; i += 1) {
    if (intersections.productA[i] === product) row.set(intersections.productB[i], i);
    else if (intersections.productB[i] === product) row.set(intersections.productA[i], i);
  }
  const rows = Array.from({ length: P }, (_, other): Adjacency | null => {
    if (other === product) return null;
    const at = row.get(other);
    const clients = columns.offsets[other + 1] - columns.offsets[other];
    let dot = 0;
    let [normA, normB] = [0, 0];
    let problem = 0;
    for (let k = 0; k < K; k += 1) {
      const [a, b] = [weights[product * K + k], weights[other * K + k]];
      dot += a * b;
      normA += a * a;
      normB += b * b;
      if (a * b > weights[product * K + problem] * weights[other * K + problem]) problem = k;
    }
    const likeness = dot > 0 ? Math.min(1, dot / Math.sqrt(normA * normB)) : 0;
    const liftLow = at === undefined ? Number.NaN : intersections.liftLow[at];
    const taken = at !== undefined && liftLow > 1;
    if (!taken && (likeness < MIN_LIKENESS || K < 2 || clients === 0)) return null;
    return {
      product: other,
      clientsBoth: both[other],
      before: before[other],
      together: together[other],
      after: after[other],
      expected: at === undefined ? (owners * clients) / Math.max(1, incidence.nClients) : intersections.expected[at],
      lift: at === undefined ? 0 : intersections.lift[at],
      liftLow,
      liftHigh: at === undefined ? Number.NaN : intersections.liftHigh[at],
      value: both[other] > 0 && amounts[other] !== 0 ? amounts[other] / both[other] : Number.NaN,
      problem,
      likeness,
      kind: taken ? "taken" : "open",
    };
  }).filter((adjacency) => adjacency !== null);
  const taken = rows.filter(({ kind }) => kind === "taken").sort((a, b) => b.liftLow - a.liftLow || a.product - b.product);
  const open = rows
    .filter(({ kind }) => kind === "open")
    .sort((a, b) => b.likeness * (owners - b.clientsBoth) - a.likeness * (owners - a.clientsBoth) || a.product - b.product);
  return [...taken.slice(0, limit), ...open.slice(0, limit)];
}
