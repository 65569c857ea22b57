/** Partitions of products that were found elsewhere, to start from instead of Louvain runs here. */
export interface ProductPartitions {
  /** Distinct, in any order. */
  readonly productIds: readonly string[];
  /** For each partition the community of every product, aligned with `productIds`; any integers, -1 for a product that stands alone. */
  readonly labels: readonly Int32Array[];
}

/**
 * The partitions in another index space; a product that they do not know stands alone.
 * @param productIds distinct ids, length P
 * @returns labels >= 0 of length P for each partition; equal labels are one community
 */
export function alignPartitions({ productIds: known, labels }: ProductPartitions, productIds: readonly string[]): Int32Array[] {
  const positions = new Map(known.map((id, i) => [id, i]));
  return labels.map((partition) => {
    const numbers = new Map<number, number>();
    let next = 0;
    return Int32Array.from(productIds, (id) => {
      const at = positions.get(id);
      const label = at === undefined ? -1 : partition[at];
      if (label < 0) return next++;
      let number = numbers.get(label);
      if (number === undefined) numbers.set(label, (number = next++));
      return number;
    });
  });
}
