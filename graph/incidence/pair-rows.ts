import { compareIds } from "../deals/ids";
import type { Incidence } from "./incidence";

/** Only who bought what: the part of an incidence that projection, communities and mixtures read. */
export type PairRows = Pick<Incidence, "nClients" | "nProducts" | "offsets" | "products">;

/** Clients of each product, length P. */
export function productDegrees(pairs: PairRows): Float64Array {
  const degrees = new Float64Array(pairs.nProducts);
  for (const product of pairs.products) degrees[product] += 1;
  return degrees;
}

/** The pairs for which `keep[i]` is not 0, in the same index spaces; clients and products may become empty. */
export function selectPairs(pairs: PairRows, keep: Uint8Array): PairRows {
  const offsets = new Int32Array(pairs.nClients + 1);
  const products = new Int32Array(keep.reduce((n, k) => n + (k === 0 ? 0 : 1), 0));
  let n = 0;
  for (let c = 0; c < pairs.nClients; c += 1) {
    for (let i = pairs.offsets[c]; i < pairs.offsets[c + 1]; i += 1) if (keep[i] !== 0) products[n++] = pairs.products[i];
    offsets[c + 1] = n;
  }
  return { nClients: pairs.nClients, nProducts: pairs.nProducts, offsets, products };
}

/** Pairs between the clients and products that have any, numbered in id order, with the way back. */
export interface CompactPairs {
  readonly pairs: PairRows;
  /** Index in the original space of each compact client and product. */
  readonly clients: Int32Array;
  readonly products: Int32Array;
}

/**
 * Leaves out clients and products without pairs and numbers the others in id order, so that what follows depends neither
 * on the numbering nor on entries whose deals come later.
 * @param clientIds distinct ids, length C
 * @param productIds distinct ids, length P
 */
export function compactPairs(pairs: PairRows, clientIds: readonly string[], productIds: readonly string[]): CompactPairs {
  const degrees = productDegrees(pairs);
  const products = inIdOrder(productIds, (p) => degrees[p] > 0);
  const clients = inIdOrder(clientIds, (c) => pairs.offsets[c + 1] > pairs.offsets[c]);
  const compactProduct = new Int32Array(pairs.nProducts);
  products.forEach((p, i) => (compactProduct[p] = i));
  const offsets = new Int32Array(clients.length + 1);
  const compacted = new Int32Array(pairs.products.length);
  let n = 0;
  clients.forEach((c, i) => {
    const start = n;
    for (let at = pairs.offsets[c]; at < pairs.offsets[c + 1]; at += 1) compacted[n++] = compactProduct[pairs.products[at]];
    compacted.subarray(start, n).sort();
    offsets[i + 1] = n;
  });
  return { pairs: { nClients: clients.length, nProducts: products.length, offsets, products: compacted }, clients, products };
}

function inIdOrder(ids: readonly string[], keep: (index: number) => boolean): Int32Array {
  const kept = ids.map((_, i) => i).filter(keep);
  const sorted = kept.every((index, i) => i === 0 || compareIds(ids[kept[i - 1]], ids[index]) < 0);
  if (!sorted) kept.sort((a, b) => compareIds(ids[a], ids[b]));
  return Int32Array.from(kept);
}
