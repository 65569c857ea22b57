import type { ProblemLineage, RunLineage } from "../analysis";
import { IdIndex } from "../deals/id-index";
import { asProblemId, type ProblemId } from "../deals/ids";
import { assignByWeight } from "../numeric/assign";

/** A weighted link of a client or product to a problem of a former run. */
export interface PreviousLink {
  readonly id: string;
  readonly problemId: string;
  /** Share of the problem in the client, or weight of the problem in the product, in [0, 1]. */
  readonly weight: number;
}

/** Such links in columns, because there are some for every client. */
export interface PreviousLinks {
  readonly ids: readonly string[];
  /** Position of each link's client or product in `ids`. */
  readonly rows: Int32Array;
  /** Position of its problem in the `problems` of the run, -1 where it names none of them. */
  readonly problems: Int32Array;
  readonly weights: Float64Array;
}

/** Links in columns; links of one id are best given one after the other. */
export function columnsOfLinks(links: readonly PreviousLink[], problems: PreviousRun["problems"]): PreviousLinks {
  const indexOf = new Map(problems.map(({ id }, i) => [id, i]));
  const ids: string[] = [];
  const rows = new Int32Array(links.length);
  links.forEach(({ id }, i) => {
    if (i === 0 || id !== links[i - 1].id) ids.push(id);
    rows[i] = ids.length - 1;
  });
  return {
    ids,
    rows,
    problems: Int32Array.from(links, ({ problemId }) => indexOf.get(problemId) ?? -1),
    weights: Float64Array.from(links, ({ weight }) => weight),
  };
}

/** What a former run left behind, as its files have it: enough to keep the identity of problems and states. */
export interface PreviousRun {
  readonly problems: readonly { readonly id: string; readonly label: string }[];
  /** product_problems.csv. */
  readonly products: PreviousLinks;
  /** client_mixtures.csv. */
  readonly clients: PreviousLinks;
  /** client_states.csv, in columns: the state of each client. */
  readonly states: { readonly clientIds: readonly string[]; readonly stateIds: readonly string[] };
  /** Numbers that fresh ids start from, from the run's lineage; null or a number too small: one above the largest number seen. */
  readonly nextProblemNumber: number | null;
  readonly nextStateNumber: number | null;
}

/** A new run's problems before they have ids. */
export interface UnmatchedProblems {
  readonly nProblems: number;
  readonly clientIds: readonly string[];
  readonly productIds: readonly string[];
  /** Client shares, C x K, row-major. */
  readonly theta: Float64Array;
  /** Product weights, P x K, row-major. */
  readonly productProblems: Float64Array;
}

/** Identity of one new problem. */
interface ProblemMatch extends ProblemLineage {
  readonly id: ProblemId;
  /** Label it had, where it keeps the id of an old problem; else null. */
  readonly label: string | null;
}

/** Identities of all problems, and the old ones that are gone. */
export interface MatchedProblems {
  /** In the order of the new run. */
  readonly matches: readonly ProblemMatch[];
  readonly gone: RunLineage["gone"];
  readonly nextProblemNumber: number;
}

/** An old and a new problem with less overlap than this are different problems. */
const MIN_OVERLAP = 0.2;
/** A problem goes over into another when that other takes at least this share of its mass. */
const MIN_COVER = 0.5;

/** Number n of an id `p<n>` or `s<n>`, or -1. */
const numberOf = (id: string): number => (/^[ps]\d+$/.test(id) ? Number(id.slice(1)) : -1);

/** The number from which ids were never given: above all of `ids`, and at least `known`. */
export const nextNumber = (ids: Iterable<string>, known: number | null): number => {
  let next = known ?? 0;
  for (const id of ids) next = Math.max(next, numberOf(id) + 1);
  return next;
};

/**
 * Gives ids to the problems of a run. Overlap of old problem i and new problem j: the mean, over clients and over products that both
 * runs know, of sum min(w_i, w_j) / sum max(w_i, w_j) (Ruzicka); 1 for equal problems. The one-to-one assignment with the greatest
 * total overlap keeps ids and labels where the overlap is at least .2. A new problem without an old id is `split` when one old
 * problem holds half of its mass, else `born`; one with an old id is `merged` when an old problem without heir has half
 * of its mass in it. Fresh ids never repeat an old one. Equal deals give every problem its old id and label.
 *
 * Without a previous run (null) problems are `p0`, `p1`, ... in the given order.
 */
export function matchProblems(current: UnmatchedProblems, previous: PreviousRun | null): MatchedProblems {
  const K = current.nProblems;
  if (previous === null) {
    const matches = Array.from({ length: K }, (_, k) => ({
      kind: "first" as const,
      id: asProblemId(`p${k}`),
      label: null,
      from: [],
      overlap: 0,
    }));
    return { matches, gone: [], nextProblemNumber: K };
  }
  const old = previous.problems;
  const parts = [
    sharedMass(current.productIds, current.productProblems, K, previous.products, old.length),
    sharedMass(current.clientIds, current.theta, K, previous.clients, old.length),
  ];
  const mean = (cell: (mass: SharedMass) => number): number => (cell(parts[0]) + cell(parts[1])) / 2;
  const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);
  const overlap = (i: number, j: number): number => mean((m) => ratio(m.min[i * K + j], m.old[i] + m.current[j] - m.min[i * K + j]));
  const coverOfOld = (i: number, j: number): number => mean((m) => ratio(m.min[i * K + j], m.old[i]));
  const coverOfNew = (i: number, j: number): number => mean((m) => ratio(m.min[i * K + j], m.current[j]));

  const weights = Float64Array.from({ length: old.length * K }, (_, at) => overlap(Math.floor(at / K), at % K));
  const heirs = assignByWeight(weights, old.length, K);
  const oldOf = new Int32Array(K).fill(-1);
  heirs.forEach((j, i) => {
    if (j >= 0 && weights[i * K + j] >= MIN_OVERLAP) oldOf[j] = i;
  });
  const lost = old.map((_, i) => i).filter((i) => !oldOf.includes(i));
  const best = (candidates: readonly number[], value: (candidate: number) => number): number =>
    candidates.reduce((winner, candidate) => (winner < 0 || value(candidate) > value(winner) ? candidate : winner), -1);
  const everyNew = Array.from({ length: K }, (_, j) => j);
  const heirOfLost = new Map(
    lost.map((i) => {
      const j = best(everyNew, (candidate) => coverOfOld(i, candidate));
      return [i, j >= 0 && coverOfOld(i, j) >= MIN_COVER ? j : -1];
    }),
  );

  let next = nextNumber(
    old.map(({ id }) => id),
    previous.nextProblemNumber,
  );
  const idOf = (i: number): ProblemId => asProblemId(old[i].id);
  const matches = everyNew.map((j): ProblemMatch => {
    const own = oldOf[j];
    if (own >= 0) {
      const swallowed = lost.filter((i) => heirOfLost.get(i) === j).sort((a, b) => coverOfOld(b, j) - coverOfOld(a, j) || a - b);
      const kind = swallowed.length > 0 ? "merged" : "kept";
      return { kind, id: idOf(own), label: old[own].label, from: [own, ...swallowed].map(idOf), overlap: weights[own * K + j] };
    }
    const id = asProblemId(`p${next++}`);
    const source = best(
      old.map((_, i) => i),
      (i) => coverOfNew(i, j),
    );
    if (source >= 0 && coverOfNew(source, j) >= MIN_COVER)
      return { kind: "split", id, label: null, from: [idOf(source)], overlap: weights[source * K + j] };
    return { kind: "born", id, label: null, from: [], overlap: 0 };
  });
  const gone = lost.map((i) => {
    const heir = heirOfLost.get(i) ?? -1;
    return { id: idOf(i), label: old[i].label, into: heir >= 0 ? matches[heir].id : null };
  });
  return { matches, gone, nextProblemNumber: next };
}

interface SharedMass {
  /** sum min(w_i, w_j), old x new. */
  readonly min: Float64Array;
  /** Mass of each old and new problem over the ids both runs know. */
  readonly old: Float64Array;
  readonly current: Float64Array;
}

function sharedMass(ids: readonly string[], shares: Float64Array, K: number, links: PreviousLinks, nOld: number): SharedMass {
  const rowOf = new IdIndex(ids);
  const rows = Int32Array.from(links.ids, (id) => rowOf.get(id) ?? -1);
  const result = { min: new Float64Array(nOld * K), old: new Float64Array(nOld), current: new Float64Array(K) };
  const seen = new Uint8Array(ids.length);
  for (let link = 0; link < links.rows.length; link += 1) {
    const row = rows[links.rows[link]];
    const i = links.problems[link];
    const weight = links.weights[link];
    if (row < 0 || i < 0) continue;
    result.old[i] += weight;
    for (let j = 0; j < K; j += 1) result.min[i * K + j] += Math.min(weight, shares[row * K + j]);
    if (seen[row] === 1) continue;
    seen[row] = 1;
    for (let j = 0; j < K; j += 1) result.current[j] += shares[row * K + j];
  }
  return result;
}
