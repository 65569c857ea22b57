import { hashText } from "./rng";

/**
 * At most `most` of the indices: those whose ids have the smallest seeded hash, so the sample follows the ids and not their order.
 * @param indices ascending, distinct positions in `ids`
 * @returns ascending
 */
export function sampleByHash(indices: readonly number[], ids: readonly string[], most: number, seed: number): number[] {
  if (indices.length <= most) return [...indices];
  const hashes = Float64Array.from(indices, (i) => hashText(ids[i], seed));
  const cut = hashes.slice().sort()[most - 1];
  let ties = most - hashes.reduce((n, hash) => n + (hash < cut ? 1 : 0), 0);
  // Of equal hashes at the cut the first indices stay.
  return indices.filter((_, at) => hashes[at] < cut || (hashes[at] === cut && ties-- > 0));
}
