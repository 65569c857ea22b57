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
  const order = Int32Array.from(clients, (_, i) => i).sort((a, b) => similarities[b] - similarities[a] || a - b);
  const nearest = order.slice(0, count).sort();
  return { clients: nearest.map((i) => clients[i]), similarities: Float64Array.from(nearest, (i) => similarities[i]) };
}

/**
 * sum over neighbours u of J_cu a_u v_up, for every product p.
 * @param clientWeights a_u, length C; null for 1
 * @param pairValues v_up of every pair of the incidence; null for 1 (ownership)
 */
export function sumOverNeighbours(
  history: DealHistory,
  neighbourhood: Neighbourhood,
  clientWeights: Float64Array | null,
  pairValues: Float64Array | null,
): Float64Array {
  const { offsets, products, nProducts } = history.incidence;
  const sums = new Float64Array(nProducts);
  const { clients, similarities } = neighbourhood;
  for (let n = 0; n < clients.length; n += 1) {
    const u = clients[n];
    const weight = similarities[n] * (clientWeights?.[u] ?? 1);
    if (pairValues === null) for (let i = offsets[u]; i < offsets[u + 1]; i += 1) sums[products[i]] += weight;
    else for (let i = offsets[u]; i < offsets[u + 1]; i += 1) sums[products[i]] += weight * pairValues[i];
  }
  return sums;
}
