import type { Analysis } from "../analysis";
import type { Dataset, DealTable } from "../deals/dataset";
import { UNDATED } from "../deals/dataset";
import type { Neighbourhood } from "../signals/neighbours";
import type { SignalSpace } from "../signals/signal-space";
import type { Evidence } from "./recommender";

/** Look-ups behind the evidence of recommendations, built once per recommender. */
export interface EvidenceIndex {
  readonly analysis: Analysis;
  readonly deals: DealTable;
  /** Rows of the intersections that hold each product: `intersectionRows[offsets[p] .. offsets[p+1])`. */
  readonly intersectionOffsets: Int32Array;
  readonly intersectionRows: Int32Array;
  /** First deal row of each client, length C + 1; rows of a table are sorted by client. */
  readonly rowOffsets: Int32Array;
  /** Problem with the largest share of each client (ties: lower index). */
  readonly mainProblems: Int32Array;
  /** Clients whose main problem is k and who own p, K x P, row-major. */
  readonly problemBuyers: Int32Array;
  /** Clients with a deal whose main problem is k. */
  readonly problemClients: Int32Array;
  /** Name of a product for people: its name, or its id. */
  readonly productNames: readonly string[];
}

/** Most similar buyers that are told. */
const N_NEAREST_DEALS = 3;

/** Index of the largest value (ties: lower index); -1 for an empty list. */
function indexOfLargest(values: ArrayLike<number>): number {
  let best = -1;
  for (let i = 0; i < values.length; i += 1) if (best < 0 || values[i] > values[best]) best = i;
  return best;
}

/** Builds the look-ups; the index spaces of analysis, data set and space are the same. */
export function buildEvidenceIndex(dataset: Dataset, analysis: Analysis, space: SignalSpace): EvidenceIndex {
  const { deals } = dataset;
  const nProducts = deals.productIds.length;
  const { productA, productB } = analysis.intersections;
  const intersectionOffsets = new Int32Array(nProducts + 1);
  for (const p of productA) intersectionOffsets[p + 1] += 1;
  for (const p of productB) intersectionOffsets[p + 1] += 1;
  for (let p = 0; p < nProducts; p += 1) intersectionOffsets[p + 1] += intersectionOffsets[p];
  const next = intersectionOffsets.slice(0, nProducts);
  const intersectionRows = new Int32Array(productA.length * 2);
  for (let row = 0; row < productA.length; row += 1) {
    intersectionRows[next[productA[row]]++] = row;
    intersectionRows[next[productB[row]]++] = row;
  }
  const rowOffsets = new Int32Array(deals.clientIds.length + 1);
  for (const client of deals.clients) rowOffsets[client + 1] += 1;
  for (let c = 0; c < deals.clientIds.length; c += 1) rowOffsets[c + 1] += rowOffsets[c];
  const { nProblems, theta } = analysis.model;
  const { incidence } = space.history;
  const mainProblems = new Int32Array(deals.clientIds.length);
  const problemClients = new Int32Array(nProblems);
  const problemBuyers = new Int32Array(nProblems * nProducts);
  for (let c = 0; c < mainProblems.length; c += 1) {
    const main = indexOfLargest(theta.subarray(c * nProblems, (c + 1) * nProblems));
    mainProblems[c] = main;
    if (incidence.offsets[c] === incidence.offsets[c + 1]) continue;
    problemClients[main] += 1;
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) problemBuyers[main * nProducts + incidence.products[i]] += 1;
  }
  const rowOf = new Map(dataset.products.ids.map((id, row) => [id, row]));
  const productNames = deals.productIds.map((id) => dataset.products.names[rowOf.get(id) ?? -1] ?? id);
  return {
    analysis,
    deals,
    intersectionOffsets,
    intersectionRows,
    rowOffsets,
    mainProblems,
    problemBuyers,
    problemClients,
    productNames,
  };
}

/** The problem through which a product fits a client: argmax over k of share_k x phi_kp; -1 without problems. */
export function linkingProblem(index: EvidenceIndex, shares: Float64Array, product: number): number {
  const nProducts = index.deals.productIds.length;
  return indexOfLargest(shares.map((share, k) => share * index.analysis.model.phi[k * nProducts + product]));
}

/** The intersection of a product with the owned product of highest lower bound of the lift (ties: lower row); null without one. */
export function bestIntersection(index: EvidenceIndex, isOwned: Uint8Array, product: number): Evidence["intersection"] {
  const { productA, productB, clientsBoth, lift, liftLow, liftHigh } = index.analysis.intersections;
  let best = -1;
  for (let i = index.intersectionOffsets[product]; i < index.intersectionOffsets[product + 1]; i += 1) {
    const row = index.intersectionRows[i];
    const other = productA[row] === product ? productB[row] : productA[row];
    if (isOwned[other] === 1 && (best < 0 || liftLow[row] > liftLow[best])) best = row;
  }
  if (best < 0) return null;
  const other = productA[best] === product ? productB[best] : productA[best];
  return {
    productId: index.deals.productIds[other],
    sharedClients: clientsBoth[best],
    lift: lift[best],
    liftLow: liftLow[best],
    liftHigh: liftHigh[best],
  };
}

/** The latest won deal for the product of each of the most similar clients who bought it. */
export function nearestDeals(
  index: EvidenceIndex,
  space: SignalSpace,
  neighbourhood: Neighbourhood,
  product: number,
): Evidence["nearestDeals"] {
  const { columns } = space.history;
  const found: { readonly client: number; readonly similarity: number }[] = [];
  let n = 0;
  for (let o = columns.offsets[product]; o < columns.offsets[product + 1]; o += 1) {
    const client = columns.clients[o];
    // Owners and neighbours both ascend, so one pass over each finds who is in both.
    while (n < neighbourhood.clients.length && neighbourhood.clients[n] < client) n += 1;
    if (neighbourhood.clients[n] === client) found.push({ client, similarity: neighbourhood.similarities[n] });
  }
  found.sort((a, b) => b.similarity - a.similarity || a.client - b.client);
  const { deals } = index;
  return found.slice(0, N_NEAREST_DEALS).map(({ client, similarity }) => {
    let latest = -1;
    for (let row = index.rowOffsets[client]; row < index.rowOffsets[client + 1]; row += 1) {
      if (deals.products[row] === product && (latest < 0 || deals.days[row] >= deals.days[latest])) latest = row;
    }
    const day = deals.days[latest];
    const amount = deals.amounts[latest];
    return {
      clientId: deals.clientIds[client],
      similarity,
      day: day === UNDATED ? null : day,
      amount: Number.isNaN(amount) ? null : amount,
    };
  });
}
