import { applyAliasRule, suggestAliases, type AliasRule } from "../ingestion/suggest-aliases";
import type { Alias } from "../ports/deal-store";
import { InputError, NotFoundError } from "../ports/errors";
import { defineMutation, defineUseCase } from "./use-case";

export const listAliases = defineUseCase("aliases.read", ({ stores }) => stores.deals.aliases());

export type AliasKey = Pick<Alias, "entity" | "aliasId">;

/** Reads one id as another from now on. Undone by `undoAlias`; results change with the next analysis. */
export const mergeAlias = defineMutation(
  "aliases.change",
  (input: { readonly entity: string; readonly aliasId: string; readonly canonicalId: string }) =>
    `${input.entity} ${input.aliasId} into ${input.canonicalId}`,
  async ({ stores }, { entity, aliasId, canonicalId }) => {
    checkEntity(entity);
    if (aliasId === "" || canonicalId === "" || aliasId === canonicalId) throw new InputError("two different ids are needed");
    const alias: Alias = { entity, aliasId, canonicalId, reason: "manual" };
    await stores.deals.putAliases([alias]);
    return alias;
  },
);

export const undoAlias = defineMutation(
  "aliases.change",
  (input: AliasKey) => `${input.entity} ${input.aliasId} undone`,
  async ({ stores }, { entity, aliasId }) => {
    const alias = (await stores.deals.aliases()).find((row) => row.entity === entity && row.aliasId === aliasId);
    if (alias === undefined) throw new NotFoundError(`${entity} ${aliasId} is no alias`);
    await stores.deals.removeAliases([{ entity, aliasId }]);
    return alias;
  },
);

/** Ids that look like one client or product; changes nothing. */
export const findAliases = defineUseCase("aliases.read", ({ stores }, { entity }: { readonly entity: string }) => {
  checkEntity(entity);
  return suggestAliases(stores.deals, entity);
});

/** Merges what one rule finds. Undone alias by alias by `undoAlias`; results change with the next analysis. */
export const applyRule = defineMutation(
  "aliases.change",
  (input: { readonly entity: string; readonly rule: string }, added: readonly Alias[]) =>
    `${added.length} aliases of ${input.entity} by rule ${input.rule}`,
  async ({ stores }, { entity, rule }) => {
    checkEntity(entity);
    // An unknown rule is refused there.
    return applyAliasRule(stores.deals, entity, rule as AliasRule);
  },
);

function checkEntity(entity: string): asserts entity is Alias["entity"] {
  if (entity !== "client" && entity !== "product") throw new InputError(`entity must be client or product, got ${entity}`);
}
