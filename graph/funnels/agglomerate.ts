import { InvalidArgumentError } from "../numeric/errors";

/** One step of the tree: nodes 0..n-1 are leaves, n + i is what step i made. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  /** Pooled lift between the two sides. */
  readonly height: number;
}

/**
 * Agglomeration by pooled lift: the two groups with the largest (shared clients between them) / (expected) become one, until one is left.
 *
 * The pooled lift of a union is a weighted mean of those of its parts, so a union is never closer to a third group than the closer of
 * its parts: heights never rise, and nearest-neighbour chains find the tree in O(n^2) (Murtagh 1983). Ties go to the lower index.
 * @param shared n x n symmetric, >= 0; the diagonal is not read
 * @param expected n x n symmetric, > 0 off the diagonal
 * @returns n - 1 merges in falling height; n <= 1 gives none
 */
export function agglomerate(shared: Float64Array, expected: Float64Array, n: number): Merge[] {
  if (shared.length !== n * n || expected.length !== n * n) throw new InvalidArgumentError(`shared and expected must have ${n * n} cells`);
  const observed = shared.slice();
  const weight = expected.slice();
  const alive = Int32Array.from({ length: n }, (_, i) => i);
  let nAlive = n;
  const chain: number[] = [];
  const raw: { a: number; b: number; height: number }[] = [];
  while (nAlive > 1) {
    if (chain.length === 0) chain.push(alive[0]);
    for (;;) {
      const tip = chain[chain.length - 1];
      const before = chain.length > 1 ? chain[chain.length - 2] : -1;
      const row = tip * n;
      // The one before in the chain wins ties, or the chain might not end.
      let best = before;
      let bestLift = before < 0 ? Number.NEGATIVE_INFINITY : observed[row + before] / weight[row + before];
      for (let at = 0; at < nAlive; at += 1) {
        const other = alive[at];
        if (other === tip) continue;
        const lift = observed[row + other] / weight[row + other];
        if (lift > bestLift) {
          best = other;
          bestLift = lift;
        }
      }
      if (best !== before) {
        chain.push(best);
        continue;
      }
      chain.length -= 2;
      const [kept, gone] = tip < best ? [tip, best] : [best, tip];
      raw.push({ a: kept, b: gone, height: bestLift });
      let write = 0;
      for (let at = 0; at < nAlive; at += 1) {
        const other = alive[at];
        if (other === gone) continue;
        alive[write++] = other;
        if (other === kept) continue;
        observed[kept * n + other] += observed[gone * n + other];
        weight[kept * n + other] += weight[gone * n + other];
        observed[other * n + kept] = observed[kept * n + other];
        weight[other * n + kept] = weight[kept * n + other];
      }
      nAlive = write;
      break;
    }
  }
  return inFallingHeight(raw, n);
}

function inFallingHeight(raw: { a: number; b: number; height: number }[], n: number): Merge[] {
  // Stable: of equal heights, what was merged first stays first, so children come before parents.
  const order = raw.map((_, i) => i).sort((i, j) => raw[j].height - raw[i].height || i - j);
  const node = Int32Array.from({ length: n }, (_, i) => i);
  const parent = Int32Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root];
    while (parent[i] !== root) [parent[i], i] = [root, parent[i]];
    return root;
  };
  return order.map((at, step) => {
    const [a, b] = [find(raw[at].a), find(raw[at].b)];
    const merge = { left: Math.min(node[a], node[b]), right: Math.max(node[a], node[b]), height: raw[at].height };
    parent[Math.max(a, b)] = Math.min(a, b);
    node[Math.min(a, b)] = n + step;
    return merge;
  });
}

/** Group of each leaf after the first `nMerges` merges, numbered from 0 in order of the first leaf. */
export function cutTree(merges: readonly Merge[], n: number, nMerges: number): Int32Array {
  const parent = Int32Array.from({ length: n + merges.length }, (_, i) => i);
  merges.slice(0, nMerges).forEach(({ left, right }, step) => {
    parent[left] = n + step;
    parent[right] = n + step;
  });
  const groups = new Int32Array(n);
  const number = new Map<number, number>();
  for (let leaf = 0; leaf < n; leaf += 1) {
    let root = leaf;
    while (parent[root] !== root) root = parent[root];
    let group = number.get(root);
    if (group === undefined) number.set(root, (group = number.size));
    groups[leaf] = group;
  }
  return groups;
}
