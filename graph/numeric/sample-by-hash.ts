import { hashText } from "./rng";

/**
 * At most `most` of the indices: those whose ids have the smallest seeded hash, so the sample follows the ids and not their order.
 * @param indices ascending, distinct positions in `ids`
 * @returns ascending
 */
export function sampleByHash(indices: readonly number[], ids: readonly string[], most: number, seed: number): number[] {
  if (indices.length <= most) return [...indices];
  const hash = new Map(indices.map((i) => [i, hashText(ids[i], seed)]));
  const hashOf = (i: number): number => hash.get(i) ?? 0;
  return [...indices]
    .sort((a, b) => hashOf(a) - hashOf(b) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
