/** Agreement of two groupings beyond chance: 1 equal, about 0 unrelated (Hubert & Arabie 1985). */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const both = new Map<string, number>();
  const ofA = new Map<number, number>();
  const ofB = new Map<number, number>();
  for (let i = 0; i < a.length; i += 1) {
    const key = `${a[i]},${b[i]}`;
    both.set(key, (both.get(key) ?? 0) + 1);
    ofA.set(a[i], (ofA.get(a[i]) ?? 0) + 1);
    ofB.set(b[i], (ofB.get(b[i]) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number => {
    let sum = 0;
    for (const n of counts) sum += (n * (n - 1)) / 2;
    return sum;
  };
  const together = pairs(both.values());
  const [inA, inB, all] = [pairs(ofA.values()), pairs(ofB.values()), (a.length * (a.length - 1)) / 2];
  const chance = (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === chance ? 1 : (together - chance) / (most - chance);
}
