import type { Analysis, Misfits, SparseMixtures } from "../../graph/analysis";
import type { DealTable } from "../../graph/deals/dataset";
import { IdIndex } from "../../graph/deals/id-index";
import type { Intersections } from "../../graph/projection/intersections";

/** Share below which a problem is left out of a mixture made here. */
const TINY = 1e-3;

/**
 * The analysis over the clients and products of a deal table that changed since: those that are gone are left out; new clients get the
 * overall mixture, new products the least popular background and no intersections, until the next analysis. The same object when
 * nothing changed.
 */
export function alignAnalysis(analysis: Analysis, deals: DealTable): Analysis {
  if (sameIds(analysis.clientIds, deals.clientIds) && sameIds(analysis.productIds, deals.productIds)) return analysis;
  const clients = oldPositions(analysis.clientIds, deals.clientIds);
  const products = oldPositions(analysis.productIds, deals.productIds);
  const { model } = analysis;
  const k = model.nProblems;
  const profiles = alignColumns(model.phi, k, analysis.productIds.length, products);
  return {
    ...analysis,
    clientIds: deals.clientIds,
    productIds: deals.productIds,
    problems: analysis.problems.map((problem) => ({ ...problem, topProducts: moveIndices(problem.topProducts, products) })),
    model: {
      ...model,
      theta: alignRows(model.theta, k, clients, model.pi),
      phi: profiles,
      background: alignColumns(model.background, 1, analysis.productIds.length, products),
    },
    mixtures: alignMixtures(analysis.mixtures, clients, model.pi),
    productProblems: alignRows(analysis.productProblems, k, products, model.pi),
    intersections: alignIntersections(analysis.intersections, products),
    states: {
      ...analysis.states,
      assignments: clients.map((old) => (old < 0 ? nearestState(analysis) : analysis.states.assignments[old])),
    },
    misfits: alignMisfits(analysis.misfits, clients, products),
    // Counts and pairs would not fit each other any more; and nothing of who is gone may stay.
    base: null,
  };
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id, i) => id === b[i]);

/** Old position of every new id, -1 where it is new. */
function oldPositions(before: readonly string[], after: readonly string[]): Int32Array {
  const positions = new IdIndex(before);
  return Int32Array.from(after, (id) => positions.get(id) ?? -1);
}

/** Positions of the new lists for indices of the old ones, in the same order; those that are gone are left out. */
function moveIndices(old: ArrayLike<number>, after: Int32Array): number[] {
  const wanted = new Set(Array.from(old));
  const next = new Map<number, number>();
  after.forEach((from, i) => {
    if (wanted.has(from)) next.set(from, i);
  });
  return Array.from(old).flatMap((index) => next.get(index) ?? []);
}

/** Rows of length `width`; new ones get `fill`. */
function alignRows(rows: Float64Array, width: number, from: Int32Array, fill: Float64Array): Float64Array {
  const aligned = new Float64Array(from.length * width);
  from.forEach((old, i) => {
    aligned.set(old < 0 ? fill : rows.subarray(old * width, (old + 1) * width), i * width);
  });
  return aligned;
}

/** Distributions over products, one a row: new products get the least positive probability, then each row sums to 1 again. */
function alignColumns(rows: Float64Array, nRows: number, width: number, from: Int32Array): Float64Array {
  const aligned = new Float64Array(nRows * from.length);
  for (let r = 0; r < nRows; r += 1) {
    const row = rows.subarray(r * width, (r + 1) * width);
    const least = row.reduce((low, value) => (value > 0 && value < low ? value : low), 1);
    let sum = 0;
    from.forEach((old, i) => {
      const value = old < 0 ? least : row[old];
      aligned[r * from.length + i] = value;
      sum += value;
    });
    for (let i = 0; i < from.length; i += 1) aligned[r * from.length + i] /= sum;
  }
  return aligned;
}

function alignMixtures(mixtures: SparseMixtures, from: Int32Array, pi: Float64Array): SparseMixtures {
  const order = Array.from(pi.keys())
    .filter((k) => pi[k] >= TINY)
    .sort((a, b) => pi[b] - pi[a] || a - b);
  const total = order.reduce((sum, k) => sum + pi[k], 0);
  const offsets = new Int32Array(from.length + 1);
  const problems: number[] = [];
  const shares: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  from.forEach((old, i) => {
    if (old < 0) {
      for (const k of order) {
        problems.push(k);
        shares.push(pi[k] / total);
        // Nothing is known of the client: the interval says so.
        low.push(0);
        high.push(1);
      }
    } else {
      for (let entry = mixtures.offsets[old]; entry < mixtures.offsets[old + 1]; entry += 1) {
        problems.push(mixtures.problems[entry]);
        shares.push(mixtures.shares[entry]);
        low.push(mixtures.low[entry]);
        high.push(mixtures.high[entry]);
      }
    }
    offsets[i + 1] = problems.length;
  });
  return {
    offsets,
    problems: Int32Array.from(problems),
    shares: Float64Array.from(shares),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
  };
}

/** Ids ascend in both lists, so pairs keep their order. */
function alignIntersections(pairs: Intersections, from: Int32Array): Intersections {
  const next = new Map(Array.from(from, (old, i) => [old, i] as const));
  const rows = Int32Array.from(pairs.productA.keys()).filter((row) => next.has(pairs.productA[row]) && next.has(pairs.productB[row]));
  const ints = (column: Int32Array) => rows.map((row) => column[row]);
  const doubles = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  return {
    productA: rows.map((row) => next.get(pairs.productA[row]) ?? -1),
    productB: rows.map((row) => next.get(pairs.productB[row]) ?? -1),
    clientsA: ints(pairs.clientsA),
    clientsB: ints(pairs.clientsB),
    clientsBoth: ints(pairs.clientsBoth),
    expected: doubles(pairs.expected),
    lift: doubles(pairs.lift),
    liftLow: doubles(pairs.liftLow),
    liftHigh: doubles(pairs.liftHigh),
    pValue: doubles(pairs.pValue),
    qValue: doubles(pairs.qValue),
  };
}

/** The state whose mean mixture is nearest to the overall one. */
function nearestState({ states, model }: Analysis): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s < states.nStates; s += 1) {
    let distance = 0;
    for (let k = 0; k < model.nProblems; k += 1) distance += (states.meanShares[s * model.nProblems + k] - model.pi[k]) ** 2;
    if (distance < least) [best, least] = [s, distance];
  }
  return best;
}

function alignMisfits(misfits: Misfits, clients: Int32Array, products: Int32Array): Misfits {
  return {
    clients: Int32Array.from(moveIndices(misfits.clients, clients)).sort(),
    products: Int32Array.from(moveIndices(misfits.products, products)).sort(),
  };
}
