import type { Alias } from "../../ports/deal-store";
import { InputError } from "../../ports/errors";

export interface AliasRoot {
  readonly entity: Alias["entity"];
  readonly aliasId: string;
  readonly rootId: string;
}

/**
 * Follows every alias to its end: with a -> b and b -> c, both a and b stand for c.
 * @throws InputError when aliases form a circle; the message shows it
 */
export function resolveAliasRoots(aliases: readonly Alias[]): AliasRoot[] {
  const roots: AliasRoot[] = [];
  for (const entity of ["client", "product"] as const) {
    const next = new Map(aliases.filter((alias) => alias.entity === entity).map((alias) => [alias.aliasId, alias.canonicalId]));
    const known = new Map<string, string>();
    for (const start of next.keys()) {
      const path: string[] = [];
      const onPath = new Set<string>();
      let id = start;
      for (let to = next.get(id); to !== undefined && !known.has(id); to = next.get(id)) {
        if (onPath.has(id)) {
          const circle = [...path.slice(path.indexOf(id)), id].join(" -> ");
          throw new InputError(`${entity} aliases form a circle: ${circle}; remove one of them`);
        }
        onPath.add(id);
        path.push(id);
        id = to;
      }
      const root = known.get(id) ?? id;
      for (const aliasId of path) known.set(aliasId, root);
    }
    for (const [aliasId, rootId] of known) roots.push({ entity, aliasId, rootId });
  }
  return roots;
}
