/** The agglomeration tree as the server sends it. */
export interface Tree {
  readonly leaves: readonly string[];
  readonly merges: readonly { readonly left: number; readonly right: number; readonly lift: number }[];
  readonly gain: readonly number[];
  readonly proposedMerges: number;
}

/** A node of the picture: a funnel, or several that are one already where the picture begins. */
export interface DrawnNode {
  /** Funnels under it. */
  readonly funnels: readonly string[];
  /** Vertical place, in rows. */
  readonly row: number;
  /** Lift at which it was made; null for what the picture begins with. */
  readonly lift: number | null;
  /** Step that made it, -1 for what the picture begins with. */
  readonly step: number;
  readonly children: readonly DrawnNode[];
}

/** Nodes after a number of merges: index of the node and the leaves under it. */
function nodesAfter({ leaves, merges }: Tree, nMerges: number): Map<number, readonly number[]> {
  const nodes = new Map<number, readonly number[]>(leaves.map((_, i) => [i, [i]]));
  merges.slice(0, nMerges).forEach(({ left, right }, step) => {
    nodes.set(leaves.length + step, [...(nodes.get(left) ?? []), ...(nodes.get(right) ?? [])]);
    nodes.delete(left);
    nodes.delete(right);
  });
  return nodes;
}

/** Groups of funnels after a number of merges, largest first. */
export function groupsAtCut(tree: Tree, nMerges: number): readonly (readonly string[])[] {
  return [...nodesAfter(tree, nMerges).values()]
    .map((members) => members.map((leaf) => tree.leaves[leaf]).sort())
    .sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1));
}

/** The top of the tree: at most `most` rows, what is below is taken together. Roots in order of their first row. */
export function drawTree(tree: Tree, most: number): { readonly roots: readonly DrawnNode[]; readonly rows: number; readonly from: number } {
  const from = Math.max(0, tree.leaves.length - most);
  const made = new Map<number, { lift: number | null; step: number; children: readonly number[]; funnels: readonly string[] }>();
  for (const [node, members] of nodesAfter(tree, from))
    made.set(node, { lift: null, step: -1, children: [], funnels: members.map((leaf) => tree.leaves[leaf]).sort() });
  const tops = new Set(made.keys());
  tree.merges.slice(from).forEach(({ left, right, lift }, i) => {
    const node = tree.leaves.length + from + i;
    const funnels = [...(made.get(left)?.funnels ?? []), ...(made.get(right)?.funnels ?? [])];
    made.set(node, { lift, step: from + i, children: [left, right], funnels });
    tops.delete(left);
    tops.delete(right);
    tops.add(node);
  });
  let rows = 0;
  const place = (node: number): DrawnNode => {
    const { lift, step, children, funnels } = made.get(node) ?? { lift: null, step: -1, children: [], funnels: [] };
    const placed = children.map(place);
    const row = placed.length === 0 ? rows++ : placed.reduce((sum, child) => sum + child.row, 0) / placed.length;
    return { funnels, row, lift, step, children: placed };
  };
  const roots = [...tops].sort((a, b) => b - a).map(place);
  return { roots, rows, from };
}
