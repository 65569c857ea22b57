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

/** Finds what lies beside a product; see `adjacencyFinder`. */
type FindAdjacencies = (product: number, limit?: number) => Adjacency[];

/**
 * Finds what lies beside a product: what its clients take before, with and after it (lift above 1 with its interval, most certain first),
 * and what is adjacent by problem though deals do not show it (problem weights alike, lift not surely above 1), by the number of
 * clients that could take it. The answer takes the product's index in the analysis (one without clients gets open adjacencies only) and
 * the number of rows of each kind. What is needed for every product is made ready once.
 * @param incidence of the analysis's products and clients
 */
function adjacencyFinder(
  analysis: Pick<Analysis, "productIds" | "productProblems" | "model" | "intersections">,
  incidence: Incidence,
): FindAdjacencies {
  const { intersections } = analysis;
  const P = analysis.productIds.length;
  const columns = transposeIncidence(incidence);
  const rows = Array.from({ length: P }, () => new Map<number, number>());
  for (let i = 0; i < intersections.productA.length; i += 1) {
    rows[intersections.productA[i]].set(intersections.productB[i], i);
    rows[intersections.productB[i]].set(intersections.productA[i], i);
  }
  return (product, limit = 20) => findBeside({ analysis, incidence, columns, row: rows[product] }, product, limit);
}

/** An adjacency by ids; bounds and value are NaN where nothing is known. */
export interface ReportedAdjacency extends Omit<Adjacency, "product" | "problem"> {
  readonly productId: string;
  readonly adjacentId: string;
  readonly problemId: string;
}

/** What an adjacency is found in. */
export interface AdjacencySource {
  readonly analysis: Pick<Analysis, "productIds" | "productProblems" | "model" | "intersections" | "problems">;
  /** Of the analysis's products and clients. */
  readonly incidence: Incidence;
}

/** Rows of each kind that every product gets where all products are told of. */
const ADJACENCIES_EACH = 10;

/** What lies beside `products` (default: all), by product: taken ones first, then open ones. */
export function reportAdjacencies(
  { analysis, incidence }: AdjacencySource,
  products: Iterable<number> = analysis.productIds.keys(),
  each = ADJACENCIES_EACH,
): ReportedAdjacency[] {
  const find = adjacencyFinder(analysis, incidence);
  return Array.from(products).flatMap((of) =>
    find(of, each).map(({ product, problem, ...row }) => ({
      ...row,
      productId: analysis.productIds[of],
      adjacentId: analysis.productIds[product],
      problemId: analysis.problems[problem].id,
    })),
  );
}

function findBeside(
  {
    analysis,
    incidence,
    columns,
    row,
  }: {
    readonly analysis: Pick<Analysis, "productIds" | "productProblems" | "model" | "intersections">;
    readonly incidence: Incidence;
    readonly columns: ReturnType<typeof transposeIncidence>;
    /** Intersection of the product with each other one. */
    readonly row: ReadonlyMap<number, number>;
  },
  product: number,
  limit: number,
): Adjacency[] {
  const { nProblems: K } = analysis.model;
  const { productProblems: weights, intersections } = analysis;
  const P = analysis.productIds.length;
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
