import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of uniform numbers in [0, 1). Every random step takes one as an argument. */
export type Rng = () => number;

/** Finaliser of MurmurHash3 over 32-bit words: equal words give equal hashes on every machine. */
function mix(hash: number, word: number): number {
  let h = Math.imul(hash ^ word, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * FNV-1a over UTF-16 code units, then mixed with `seed`.
 * @returns an unsigned 32-bit integer; the same text and seed always give the same hash
 */
export function hashText(text: string, seed = 0): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h >>> 0, seed);
}

/**
 * A seeded generator (xoroshiro128+, from pure-rand). Streams with different names are independent, so adding a
 * consumer never shifts the numbers of another.
 * @param seed any integer
 * @param stream names of the consumer, for example `createRng(seed, "louvain", resolution, start)`
 */
export function createRng(seed: number, ...stream: readonly (string | number)[]): Rng {
  let state = mix(0x9e3779b9, seed | 0);
  for (const part of stream) state = mix(state, hashText(String(part), state));
  const generator = xoroshiro128plus(state | 0);
  return () => uniformFloat64(generator);
}
