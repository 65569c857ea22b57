import { decay, type DealHistory } from "./history";

/**
 * Statistics of ordered pairs (j, p) of unlike products that share a client, as compressed sparse rows over j:
 * the entries of j are `offsets[j] .. offsets[j+1])`, `columns` ascending.
 */
export interface ProductPairs {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  /** G_jp: clients who own both. */
  readonly shared: Float64Array;
  /** D'_jp: sum over owners c of j of R_cp, the recency of c's first deal for p. */
  readonly recent: Float64Array;
  /** D_jp: sum over clients who bought j strictly before p of 2^(-gap / H). Undated first deals have no order and count for nothing. */
  readonly follows: Float64Array;
}

/**
 * Counts every pair through the clients that own both; work is the sum of squared client degrees.
 * @param recency R_cp of every pair of the incidence
 */
export function countProductPairs(history: DealHistory, recency: Float64Array): ProductPairs {
  const { incidence, columns: owners } = history;
  const nProducts = incidence.nProducts;
  const isDated = (day: number): boolean => day >= history.startDay;
  const shared = new Float64Array(nProducts);
  const recent = new Float64Array(nProducts);
  const follows = new Float64Array(nProducts);
  const offsets = new Int32Array(nProducts + 1);
  const rows: { columns: Int32Array; shared: Float64Array; recent: Float64Array; follows: Float64Array }[] = [];
  for (let j = 0; j < nProducts; j += 1) {
    const touched: number[] = [];
    for (let o = owners.offsets[j]; o < owners.offsets[j + 1]; o += 1) {
      const client = owners.clients[o];
      const first = incidence.firstDays[owners.pairs[o]];
      for (let i = incidence.offsets[client]; i < incidence.offsets[client + 1]; i += 1) {
        const p = incidence.products[i];
        if (p === j) continue;
        if (shared[p] === 0) touched.push(p);
        shared[p] += 1;
        recent[p] += recency[i];
        const gap = incidence.firstDays[i] - first;
        if (gap > 0 && isDated(first)) follows[p] += decay(gap, history.horizonDays);
      }
    }
    const at = Int32Array.from(touched).sort();
    rows.push({
      columns: at,
      shared: Float64Array.from(at, (p) => shared[p]),
      recent: Float64Array.from(at, (p) => recent[p]),
      follows: Float64Array.from(at, (p) => follows[p]),
    });
    offsets[j + 1] = offsets[j] + at.length;
    for (const p of at) shared[p] = recent[p] = follows[p] = 0;
  }
  const nEntries = offsets[nProducts];
  const pairs = {
    offsets,
    columns: new Int32Array(nEntries),
    shared: new Float64Array(nEntries),
    recent: new Float64Array(nEntries),
    follows: new Float64Array(nEntries),
  };
  rows.forEach((row, j) => {
    pairs.columns.set(row.columns, offsets[j]);
    pairs.shared.set(row.shared, offsets[j]);
    pairs.recent.set(row.recent, offsets[j]);
    pairs.follows.set(row.follows, offsets[j]);
  });
  return pairs;
}

/** A value for every entry of the pairs, and for each row the value of all cells that are no entry. */
export interface PairWeights {
  /** Aligned with the entries. */
  readonly values: Float64Array;
  /** Value of the other cells of row j; length P. */
  readonly elsewhere: Float64Array;
}

function weighPairs(
  pairs: ProductPairs,
  weigh: (entry: number, j: number, p: number) => number,
  elsewhere?: (j: number) => number,
): PairWeights {
  const values = new Float64Array(pairs.columns.length);
  const nProducts = pairs.offsets.length - 1;
  for (let j = 0; j < nProducts; j += 1) {
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) values[e] = weigh(e, j, pairs.columns[e]);
  }
  return { values, elsewhere: Float64Array.from({ length: nProducts }, (_, j) => elsewhere?.(j) ?? 0) };
}

/** S_jp = G_jp / (sqrt(n_j n_p) + 20): shrunken cosine of the two sets of owners. */
export function itemSimilarity(pairs: ProductPairs, degrees: Int32Array): PairWeights {
  return weighPairs(pairs, (e, j, p) => pairs.shared[e] / (Math.sqrt(degrees[j] * degrees[p]) + 20));
}

/** D'_jp / (sqrt(n_j r_p) + 5), r_p = sum over clients of R_cp: owners of j among the recent adopters of p. */
export function recentItemSimilarity(pairs: ProductPairs, degrees: Int32Array, recentTotals: Float64Array): PairWeights {
  return weighPairs(pairs, (e, j, p) => pairs.recent[e] / (Math.sqrt(degrees[j] * recentTotals[p]) + 5));
}

/** log(((G_jp + 10 b_p) / (n_j + 10)) / b_p), b_p = n_p / C: how much likelier p is among the owners of j, shrunk to popularity. */
export function ownershipLift(pairs: ProductPairs, degrees: Int32Array, nClients: number): PairWeights {
  return weighPairs(
    pairs,
    (e, j, p) => Math.log((pairs.shared[e] / (degrees[p] / nClients) + 10) / (degrees[j] + 10)),
    (j) => Math.log(10 / (degrees[j] + 10)),
  );
}

/** D_jp / (sum_p D_jp + 5): the share of what follows j that is p. */
export function followShare(pairs: ProductPairs): PairWeights {
  const totals = rowTotals(pairs);
  return weighPairs(pairs, (e, j) => pairs.follows[e] / (totals[j] + 5));
}

/** log((D_jp + 5 beta_p) / ((sum_p D_jp + 5) beta_p)), beta_p = (sum_j D_jp + 1) / (sum D + P): the lift of p after j. */
export function followLift(pairs: ProductPairs): PairWeights {
  const totals = rowTotals(pairs);
  const nProducts = totals.length;
  const columnTotals = new Float64Array(nProducts);
  let total = 0;
  pairs.follows.forEach((value, e) => {
    columnTotals[pairs.columns[e]] += value;
    total += value;
  });
  return weighPairs(
    pairs,
    (e, j, p) => Math.log((pairs.follows[e] / ((columnTotals[p] + 1) / (total + nProducts)) + 5) / (totals[j] + 5)),
    (j) => Math.log(5 / (totals[j] + 5)),
  );
}

function rowTotals(pairs: ProductPairs): Float64Array {
  const totals = new Float64Array(pairs.offsets.length - 1);
  for (let j = 0; j < totals.length; j += 1) {
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) totals[j] += pairs.follows[e];
  }
  return totals;
}

/** sum over owned j of weight_j times the pair weight of (j, p), for every product p. Values at owned products mean nothing. */
export function sumOverOwned(pairs: ProductPairs, weights: PairWeights, owned: Int32Array, ownedWeights: Float64Array): Float64Array {
  const sums = new Float64Array(pairs.offsets.length - 1);
  let base = 0;
  for (let i = 0; i < owned.length; i += 1) {
    const j = owned[i];
    const weight = ownedWeights[i];
    const elsewhere = weights.elsewhere[j];
    base += weight * elsewhere;
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) sums[pairs.columns[e]] += weight * (weights.values[e] - elsewhere);
  }
  if (base !== 0) for (let p = 0; p < sums.length; p += 1) sums[p] += base;
  return sums;
}

/** Maximum over owned j of the pair weight of (j, p), for every product p; 0 when nothing is owned. */
export function maxOverOwned(pairs: ProductPairs, weights: PairWeights, owned: Int32Array): Float64Array {
  const nProducts = pairs.offsets.length - 1;
  if (owned.length === 0) return new Float64Array(nProducts);
  // Cells without an entry are rarely the maximum: per product, the best entry against the best "elsewhere" among owned rows that
  // have no entry there. The rows are visited from the highest "elsewhere" down, so the first row without an entry decides.
  const best = new Float64Array(nProducts).fill(Number.NEGATIVE_INFINITY);
  const entries = new Int32Array(nProducts);
  for (const j of owned) {
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) {
      const p = pairs.columns[e];
      entries[p] += 1;
      if (weights.values[e] > best[p]) best[p] = weights.values[e];
    }
  }
  const descending = Int32Array.from(owned).sort((a, b) => weights.elsewhere[b] - weights.elsewhere[a] || a - b);
  const lacking = Int32Array.from(entries.keys()).filter((p) => entries[p] < owned.length);
  const rowOf = new Int32Array(nProducts).fill(-1);
  let nOpen = lacking.length;
  for (let row = 0; row < descending.length && nOpen > 0; row += 1) {
    const j = descending[row];
    for (let e = pairs.offsets[j]; e < pairs.offsets[j + 1]; e += 1) rowOf[pairs.columns[e]] = row;
    let kept = 0;
    for (let i = 0; i < nOpen; i += 1) {
      const p = lacking[i];
      if (rowOf[p] === row) lacking[kept++] = p;
      else if (weights.elsewhere[j] > best[p]) best[p] = weights.elsewhere[j];
    }
    nOpen = kept;
  }
  return best;
}
