import type { PairRows } from "./pair-rows";

/** The clients of each product: the columns of the incidence matrix. */
export interface ProductColumns {
  /** Length nProducts + 1. */
  readonly offsets: Int32Array;
  /** Client index of each pair, ascending within a product: clients of product p are `clients[offsets[p] .. offsets[p+1])`. */
  readonly clients: Int32Array;
  /** Position of the pair in the rows of the incidence, aligned with `clients`. */
  readonly pairs: Int32Array;
}

/**
 * Compressed sparse columns of an incidence.
 * @returns columns of every product, empty ones included; no pairs give offsets of zeros
 */
export function transposeIncidence(incidence: PairRows): ProductColumns {
  const { nClients, nProducts } = incidence;
  const offsets = new Int32Array(nProducts + 1);
  for (const product of incidence.products) offsets[product + 1] += 1;
  for (let p = 0; p < nProducts; p += 1) offsets[p + 1] += offsets[p];
  const next = offsets.slice(0, nProducts);
  const clients = new Int32Array(incidence.products.length);
  const pairs = new Int32Array(incidence.products.length);
  for (let c = 0; c < nClients; c += 1) {
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) {
      const at = next[incidence.products[i]]++;
      clients[at] = c;
      pairs[at] = i;
    }
  }
  return { offsets, clients, pairs };
}
