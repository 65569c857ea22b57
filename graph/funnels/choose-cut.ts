import type { Merge } from "./agglomerate";

/** The tree, cut where shared clients tell inside from outside best. */
export interface TreeCut {
  /** Merges made, 0 (no two funnels are one) to n - 1. */
  readonly nMerges: number;
  /** Log-likelihood gained over one common lift, in nats, after each number of merges (length n). */
  readonly gain: Float64Array;
  /** Pooled lift between funnels of one group and of different groups at the cut; NaN where there are no such pairs. */
  readonly liftInside: number;
  readonly liftOutside: number;
}

const poissonPart = (observed: number, expected: number): number =>
  observed > 0 && expected > 0 ? observed * Math.log(observed / expected) : 0;

/**
 * Where to cut. For every number of merges the shared clients of all pairs are two Poisson counts, inside groups and between groups,
 * each with its own lift; the cut with the largest profile likelihood is taken. This is the planted-partition model, whose resolution
 * is fitted and not fixed as modularity's is (Newman, "Equivalence between modularity optimization and maximum likelihood methods",
 * 2016). Cuts whose inside lift is not above the outside lift gain nothing. Among equal gains the fewest merges win. A lift for every
 * group (with a BIC penalty) was tried and merged more of the planted groups.
 * @param shared, expected n x n symmetric, off the diagonal
 */
export function chooseCut(merges: readonly Merge[], shared: Float64Array, expected: Float64Array, n: number): TreeCut {
  const total = { shared: 0, expected: 0 };
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      total.shared += shared[i * n + j];
      total.expected += expected[i * n + j];
    }
  const gain = new Float64Array(Math.max(1, n));
  const inside = { shared: 0, expected: 0 };
  const members: (readonly number[])[] = Array.from({ length: n }, (_, i) => [i]);
  const whole = poissonPart(total.shared, total.expected);
  let best = { nMerges: 0, liftInside: Number.NaN, liftOutside: total.expected > 0 ? total.shared / total.expected : Number.NaN };
  // The last merge leaves no outside: it is not a cut.
  merges.slice(0, -1).forEach(({ left, right }, step) => {
    for (const i of members[left])
      for (const j of members[right]) {
        inside.shared += shared[i * n + j];
        inside.expected += expected[i * n + j];
      }
    members.push([...members[left], ...members[right]]);
    const outside = { shared: Math.max(0, total.shared - inside.shared), expected: Math.max(0, total.expected - inside.expected) };
    const liftInside = inside.shared / inside.expected;
    const liftOutside = outside.shared / outside.expected;
    if (!(liftInside > liftOutside)) return;
    gain[step + 1] = poissonPart(inside.shared, inside.expected) + poissonPart(outside.shared, outside.expected) - whole;
    if (gain[step + 1] > gain[best.nMerges]) best = { nMerges: step + 1, liftInside, liftOutside };
  });
  return { ...best, gain };
}
