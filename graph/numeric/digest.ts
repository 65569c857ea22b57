/** 32-bit finaliser of MurmurHash3. */
function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const LANES = [0x9e3779b9, 0x7f4a7c15, 0xf39cc060, 0x5cedc834] as const;

/**
 * A 128-bit digest of lists of numbers, 32 hex digits: equal lists of equal lengths give equal digests on every machine, and different ones
 * differ but by accident. For telling situations apart, not for secrets. -0 and 0 differ; every NaN is one NaN.
 */
export function digestNumbers(lists: readonly (ArrayLike<number> & Iterable<number>)[]): string {
  const lanes = Uint32Array.from(LANES);
  const words = new Uint32Array(new Float64Array(1).buffer);
  const value = new Float64Array(words.buffer);
  const take = (x: number): void => {
    value[0] = Number.isNaN(x) ? Number.NaN : x;
    for (let lane = 0; lane < 4; lane += 1) {
      const low = Math.imul(lanes[lane] ^ words[lane & 1], 0xcc9e2d51);
      const turned = (low << 15) | (low >>> 17);
      lanes[lane] = finish(Math.imul(turned, 0x1b873593) ^ words[1 - (lane & 1)] ^ (lane * 0x6d2b79f5));
    }
  };
  for (const list of lists) {
    take(list.length);
    for (const x of list) take(x);
  }
  return Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join("");
}
