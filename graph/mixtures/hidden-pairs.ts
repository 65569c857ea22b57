import { selectPairs, type PairRows } from "../incidence/pair-rows";
import { hashText } from "../numeric/rng";

/** Labels run from 0 to 9: each hides a tenth of the pairs. */
const N_LABELS = 10;

/**
 * A label 0-9 for every pair from a hash of (seed, client id, product id): the same pair is hidden in the same fold whatever else is in
 * the data and in whatever order it comes.
 * @returns length pairs
 */
export function labelPairs(pairs: PairRows, clientIds: readonly string[], productIds: readonly string[], seed: number): Uint8Array {
  const labels = new Uint8Array(pairs.products.length);
  for (let c = 0; c < pairs.nClients; c += 1) {
    const clientHash = hashText(clientIds[c], seed);
    for (let i = pairs.offsets[c]; i < pairs.offsets[c + 1]; i += 1)
      labels[i] = hashText(productIds[pairs.products[i]], clientHash) % N_LABELS;
  }
  return labels;
}

/** The pairs that train and those that are hidden. */
export interface PairSplit {
  readonly training: PairRows;
  readonly hidden: PairRows;
}

/** Hides the pairs with `label`, of clients with two pairs or more. */
export function splitPairs(pairs: PairRows, labels: Uint8Array, label: number): PairSplit {
  const isHidden = new Uint8Array(labels.length);
  for (let c = 0; c < pairs.nClients; c += 1) {
    const end = pairs.offsets[c + 1];
    if (end - pairs.offsets[c] < 2) continue;
    for (let i = pairs.offsets[c]; i < end; i += 1) if (labels[i] === label) isHidden[i] = 1;
  }
  return {
    training: selectPairs(
      pairs,
      isHidden.map((hidden) => 1 - hidden),
    ),
    hidden: selectPairs(pairs, isHidden),
  };
}
