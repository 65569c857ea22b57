import { InvalidArgumentError } from "../numeric/errors";
import { logGamma } from "../numeric/distributions";
import type { Incidence } from "../incidence/incidence";
import { clientsOfAll } from "./intersect-products";

/** A k-way intersection: who bought all of some products, against chance. */
export interface ManyWayIntersection {
  /** The clients behind the number, ascending indices. */
  readonly clients: Int32Array;
  /** Clients of each product, in the given order. */
  readonly clientsOfEach: readonly number[];
  /** Clients with a deal: the population. */
  readonly nClients: number;
  /** N prod(n_i / N): shared clients expected if the products were bought independently. */
  readonly expected: number;
  /** Found over expected; NaN where nothing is expected. */
  readonly lift: number;
  /** P(at least as many) if the buyers of each product were drawn independently; null where exact sums would take too long. */
  readonly pValue: number | null;
}

/** Above this size of the rarest product the exact tail is left out: its cost grows with the square. */
const MAX_EXACT = 1_000;
/** Most products at once. */
export const MAX_INTERSECTED = 10;

/**
 * Intersection of two to ten products on demand. p is exact: the size of the intersection of independently drawn sets follows a
 * chain of hypergeometric draws, X_2 ~ H(N, n_1, n_2), X_j | X_{j-1} ~ H(N, X_{j-1}, n_j); for two products it is that of
 * `intersectProducts`. Unlike there every client counts, however large.
 * @throws InvalidArgumentError for fewer than two different products, more than ten, or unknown indices
 */
export function intersectMany(incidence: Incidence, products: readonly number[]): ManyWayIntersection {
  const distinct = [...new Set(products)];
  if (distinct.length < 2 || distinct.length > MAX_INTERSECTED)
    throw new InvalidArgumentError(`products must be 2 to ${MAX_INTERSECTED} different ones, got ${distinct.length}`);
  const clients = clientsOfAll(incidence, distinct);
  const sizes = new Int32Array(incidence.nProducts);
  for (const p of incidence.products) sizes[p] += 1;
  let nClients = 0;
  for (let c = 0; c < incidence.nClients; c += 1) if (incidence.offsets[c + 1] > incidence.offsets[c]) nClients += 1;
  const clientsOfEach = distinct.map((p) => sizes[p]);
  const expected = clientsOfEach.reduce((product, n) => (product * n) / nClients, nClients);
  return {
    clients,
    clientsOfEach,
    nClients,
    expected,
    lift: clients.length / expected,
    pValue: Math.min(...clientsOfEach) > MAX_EXACT ? null : upperTail(clients.length, nClients, clientsOfEach),
  };
}

function upperTail(found: number, population: number, sizes: readonly number[]): number {
  const [first, ...others] = [...sizes].sort((a, b) => a - b);
  let chances = new Float64Array(first + 1);
  chances[first] = 1;
  for (const size of others) {
    const next = new Float64Array(first + 1);
    for (let x = 0; x <= first; x += 1) {
      if (chances[x] === 0) continue;
      for (let y = Math.max(0, x + size - population); y <= Math.min(x, size); y += 1)
        next[y] += chances[x] * Math.exp(logHypergeometric(y, population, x, size));
    }
    chances = next;
  }
  let tail = 0;
  for (let x = first; x >= found; x -= 1) tail += chances[x];
  return Math.min(1, tail);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

const logHypergeometric = (y: number, population: number, marked: number, drawn: number): number =>
  logChoose(marked, y) + logChoose(population - marked, drawn - y) - logChoose(population, drawn);
