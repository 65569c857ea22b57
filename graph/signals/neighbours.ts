import type { DealHistory } from "./history";
import type { Subject } from "./subject";

/** Clients who share a product with a subject, ascending index, with their Jaccard similarity in (0, 1]. */
export interface Neighbourhood {
  readonly clients: Int32Array;
  readonly similarities: Float64Array;
}

/** J_cu = |X_c and X_u| / |X_c or X_u| for every client u unlike c with J_cu > 0; empty when c owns nothing. */
export function findNeighbours(history: DealHistory, subject: Subject): Neighbourhood {
  const { columns, clientDegrees } = history;
  const shared = new Int32Array(clientDegrees.length);
  for (const j of subject.owned) {
    for (let o = columns.offsets[j]; o < columns.offsets[j + 1]; o += 1) shared[columns.clients[o]] += 1;
  }
  if (subject.clientIndex >= 0) shared[subject.clientIndex] = 0;
  let n = 0;
  for (const count of shared) if (count > 0) n += 1;
  const clients = new Int32Array(n);
  const similarities = new Float64Array(n);
  n = 0;
  for (let u = 0; u < shared.length; u += 1) {
    if (shared[u] === 0) continue;
    clients[n] = u;
    similarities[n++] = shared[u] / (subject.owned.length + clientDegrees[u] - shared[u]);
  }
  return { clients, similarities };
}

/** The `count` most similar neighbours (ties: lower index), ascending index. */
export function nearestNeighbours(neighbourhood: Neighbourhood, count: number): Neighbourhood {
  const { clients, similarities } = neighbourhood;
  if (clients.length <= count) return neighbourhood;
  // The best so far, most similar first: few clients enter it, so one pass is cheaper than sorting them all.
  const best = new Int32Array(count);
  let size = 0;
  for (let i = 0; i < clients.length; i += 1) {
    const similarity = similarities[i];
    if (size === count && similarity <= similarities[best[size - 1]]) continue;
    let at = size < count ? size++ : size - 1;
    for (; at > 0 && similarities[best[at - 1]] < similarity; at -= 1) best[at] = best[at - 1];
    best[at] = i;
  }
  const nearest = best.subarray(0, size).sort();
  return { clients: Int32Array.from(nearest, (i) => clients[i]), similarities: Float64Array.from(nearest, (i) => similarities[i]) };
}

/** sum over neighbours u of J_cu x_up (x: ownership), for every product p. Length P. */
export function sumOverNeighbours(history: DealHistory, neighbourhood: Neighbourhood): Float64Array {
  const { offsets, products, nProducts } = history.incidence;
  const sums = new Float64Array(nProducts);
  const { clients, similarities } = neighbourhood;
  for (let n = 0; n < clients.length; n += 1) {
    for (let i = offsets[clients[n]]; i < offsets[clients[n] + 1]; i += 1) sums[products[i]] += similarities[n];
  }
  return sums;
}

/**
 * Three sums over neighbours u in one pass, each of length P: J_cu a_u x_up, J_cu r_up and J_cu q_up.
 * @param clientWeights a_u, length C
 * @param recency r_up of every pair of the incidence
 * @param quickRecency q_up of every pair of the incidence
 */
export function weighNeighbours(
  history: DealHistory,
  neighbourhood: Neighbourhood,
  clientWeights: Float64Array,
  recency: Float64Array,
  quickRecency: Float64Array,
): { readonly active: Float64Array; readonly recent: Float64Array; readonly quick: Float64Array } {
  const { offsets, products, nProducts } = history.incidence;
  const active = new Float64Array(nProducts);
  const recent = new Float64Array(nProducts);
  const quick = new Float64Array(nProducts);
  const { clients, similarities } = neighbourhood;
  for (let n = 0; n < clients.length; n += 1) {
    const u = clients[n];
    const similarity = similarities[n];
    const weight = similarity * clientWeights[u];
    for (let i = offsets[u]; i < offsets[u + 1]; i += 1) {
      const p = products[i];
      active[p] += weight;
      recent[p] += similarity * recency[i];
      quick[p] += similarity * quickRecency[i];
    }
  }
  return { active, recent, quick };
}
