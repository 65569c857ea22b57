import { IdIndex } from "../deals/id-index";
import type { PairRows } from "../incidence/pair-rows";
import { countLargeClients, markLargeClients, type CountIntersectionsInput, type SharedClientCounts } from "./count-intersections.task";

/** Pairs that were counted before, and the counts. Ids ascend. */
export interface CountedBefore extends CountIntersectionsInput {
  readonly clientIds: readonly string[];
  readonly productIds: readonly string[];
  readonly counts: SharedClientCounts;
}

/** What became of the pairs since. */
export interface PairChanges {
  readonly added: number;
  readonly removed: number;
  /** Of the added ones, those of products that were not there before. */
  readonly addedOfNewProducts: number;
}

/**
 * The counts of `countIntersections` for pairs that changed since they were counted: only the products of clients with a change are paired
 * again. Exactly the same counts, in the same order, as counting everything.
 * @param after the pairs now, with the ids of their index spaces, ascending
 */
export function updateIntersections(
  before: CountedBefore,
  after: { readonly pairs: PairRows; readonly clientIds: readonly string[]; readonly productIds: readonly string[] },
): { readonly counts: SharedClientCounts; readonly changes: PairChanges } {
  const { pairs, productIds } = after;
  const P = productIds.length;
  const most = before.maxProductsPerClient;
  const productNow = positionsIn(before.productIds, productIds);
  const isKnown = new Uint8Array(P);
  for (const now of productNow) if (now >= 0) isKnown[now] = 1;
  const clientBefore = positionsIn(after.clientIds, before.clientIds);
  const isKept = new Uint8Array(before.clientIds.length);
  for (const old of clientBefore) if (old >= 0) isKept[old] = 1;

  /** By a P + b: how many more clients list the pair. */
  const differences = new Map<number, number>();
  const list = (row: Int32Array, sign: number): void => {
    if (row.length > most) return;
    for (let i = 0; i < row.length; i += 1) {
      if (row[i] < 0) continue;
      for (let j = i + 1; j < row.length; j += 1) {
        if (row[j] < 0) continue;
        const key = row[i] * P + row[j];
        differences.set(key, (differences.get(key) ?? 0) + sign);
      }
    }
  };
  const changes = { added: 0, removed: 0, addedOfNewProducts: 0 };
  const oldRow = (c: number): Int32Array =>
    before.pairs.products.subarray(before.pairs.offsets[c], before.pairs.offsets[c + 1]).map((p) => productNow[p]);
  for (let c = 0; c < pairs.nClients; c += 1) {
    const row = pairs.products.subarray(pairs.offsets[c], pairs.offsets[c + 1]);
    const old = clientBefore[c] < 0 ? new Int32Array(0) : oldRow(clientBefore[c]);
    if (old.length === row.length && old.every((product, i) => product === row[i])) continue;
    const had = new Set(old);
    let common = 0;
    for (const product of row) {
      if (had.has(product)) common += 1;
      else if (isKnown[product] === 0) changes.addedOfNewProducts += 1;
    }
    changes.added += row.length - common;
    changes.removed += old.length - common;
    list(old, -1);
    list(row, 1);
  }
  for (let c = 0; c < before.pairs.nClients; c += 1) {
    if (isKept[c] === 1) continue;
    const old = oldRow(c);
    changes.removed += old.length;
    list(old, -1);
  }
  return { counts: applyDifferences(before, productNow, differences, pairs), changes };
}

/** Old counts without the very large clients, plus the differences, plus the very large clients of now; ascending pairs. */
function applyDifferences(
  before: CountedBefore,
  productNow: Int32Array,
  differences: ReadonlyMap<number, number>,
  pairs: PairRows,
): SharedClientCounts {
  const P = pairs.nProducts;
  const largeBefore = markLargeClients(before.pairs, before.maxProductsPerClient);
  const large = markLargeClients(pairs, before.maxProductsPerClient);
  const keys = Float64Array.from(differences.keys()).sort();
  const { productA, productB, clientsBoth } = before.counts;
  const capacity = productA.length + keys.length;
  const counts = { productA: new Int32Array(capacity), productB: new Int32Array(capacity), clientsBoth: new Int32Array(capacity) };
  let n = 0;
  const write = (a: number, b: number, listed: number): void => {
    if (listed === 0) return;
    counts.productA[n] = a;
    counts.productB[n] = b;
    counts.clientsBoth[n] = listed + countLargeClients(large, a, b);
    n += 1;
  };
  let next = 0;
  const writeUntil = (key: number): void => {
    for (; next < keys.length && keys[next] < key; next += 1)
      write(Math.floor(keys[next] / P), keys[next] % P, differences.get(keys[next]) ?? 0);
  };
  for (let i = 0; i < productA.length; i += 1) {
    const a = productNow[productA[i]];
    const b = productNow[productB[i]];
    if (a < 0 || b < 0) continue;
    const key = a * P + b;
    writeUntil(key);
    let listed = clientsBoth[i] - countLargeClients(largeBefore, productA[i], productB[i]);
    if (next < keys.length && keys[next] === key) {
      listed += differences.get(key) ?? 0;
      next += 1;
    }
    write(a, b, listed);
  }
  writeUntil(Number.POSITIVE_INFINITY);
  return {
    productA: counts.productA.slice(0, n),
    productB: counts.productB.slice(0, n),
    clientsBoth: counts.clientsBoth.slice(0, n),
  };
}

/** Position in `there` of each id of `ids`, -1 where it is not. */
function positionsIn(ids: readonly string[], there: readonly string[]): Int32Array {
  const positions = new IdIndex(there);
  return Int32Array.from(ids, (id) => positions.get(id) ?? -1);
}
