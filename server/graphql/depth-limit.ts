import { GraphQLError, Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationRule } from "graphql";

/** A validation rule that refuses queries nested deeper than `maxDepth` fields, through fragments too; introspection is not counted. */
export function depthLimit(maxDepth: number): ValidationRule {
  return (context) => {
    const depths = new Map<string, number>();

    /** Depth below a selection set; stops counting above the limit. Fragments in a circle count once: another rule refuses them. */
    function depthOf(set: SelectionSetNode | undefined, open: ReadonlySet<string>): number {
      let deepest = 0;
      for (const selection of set?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          if (!selection.name.value.startsWith("__")) deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, open));
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          deepest = Math.max(deepest, depthOf(selection.selectionSet, open));
        } else {
          deepest = Math.max(deepest, depthOfFragment(context.getFragment(selection.name.value), open));
        }
      }
      return deepest;
    }

    function depthOfFragment(fragment: FragmentDefinitionNode | null | undefined, open: ReadonlySet<string>): number {
      if (!fragment || open.has(fragment.name.value)) return 0;
      const known = depths.get(fragment.name.value);
      if (known !== undefined) return known;
      const depth = depthOf(fragment.selectionSet, new Set([...open, fragment.name.value]));
      depths.set(fragment.name.value, depth);
      return depth;
    }

    return {
      OperationDefinition(node) {
        const depth = depthOf(node.selectionSet, new Set());
        if (depth > maxDepth)
          context.reportError(
            new GraphQLError(`the query nests ${depth} levels of fields; at most ${maxDepth} are allowed`, { nodes: node }),
          );
      },
    };
  };
}
