import { InputError, NotFoundError } from "../../ports/errors";
import type { Alias } from "../../ports/deal-store";
import { applyAliasRule, suggestAliases, type AliasRule, type AliasSuggestion } from "../../ingestion/suggest-aliases";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { csvLines, type Cell } from "../output/csv";
import { findServer, type RemoteServer } from "../remote-server";

export interface AliasOptions {
  readonly store: string;
}
export interface MergeOptions extends AliasOptions {
  readonly entity: Alias["entity"];
}
export interface RuleOptions extends MergeOptions {
  readonly rule: AliasRule;
}

interface AliasTable {
  list(): Promise<readonly Alias[]>;
  merge(alias: Alias): Promise<unknown>;
  undo(entity: Alias["entity"], aliasId: string): Promise<unknown>;
  suggest(entity: Alias["entity"]): Promise<readonly AliasSuggestion[]>;
  /** Returns the aliases that were added. */
  apply(entity: Alias["entity"], rule: AliasRule): Promise<readonly Alias[]>;
}

async function withTable(url: string, work: (table: AliasTable) => Promise<void>): Promise<void> {
  const server = await findServer(url);
  if (server !== null) {
    await work(remoteTable(server));
    return;
  }
  const stores = await openStores(url);
  try {
    await work({
      list: () => stores.deals.aliases(),
      merge: (alias) => stores.deals.putAliases([alias]),
      undo: (entity, aliasId) => stores.deals.removeAliases([{ entity, aliasId }]),
      suggest: (entity) => suggestAliases(stores.deals, entity),
      apply: (entity, rule) => applyAliasRule(stores.deals, entity, rule),
    });
  } finally {
    await stores.close();
  }
}

const remoteTable = (server: RemoteServer): AliasTable => ({
  list: () => server.json<readonly Alias[]>("GET", "/aliases"),
  merge: (alias) => server.json("POST", "/aliases", alias),
  undo: (entity, aliasId) => server.json("DELETE", "/aliases", { entity, aliasId }),
  suggest: (entity) => server.json("GET", `/aliases/suggestions?entity=${entity}`),
  apply: (entity, rule) => server.json("POST", "/aliases/rule", { entity, rule }),
});

export async function listAliasesCommand({ store }: AliasOptions, context: CommandContext): Promise<void> {
  await withTable(store, async (table) => {
    printCsv(
      ["entity", "alias_id", "canonical_id", "reason"],
      (await table.list()).map(({ entity, aliasId, canonicalId, reason }) => [entity, aliasId, canonicalId, reason]),
      context,
    );
  });
}

export async function mergeCommand(
  aliasId: string,
  canonicalId: string,
  { store, entity }: MergeOptions,
  context: CommandContext,
): Promise<void> {
  if (aliasId === canonicalId) throw new InputError("two different ids are needed");
  await withTable(store, async (table) => {
    await table.merge({ entity, aliasId, canonicalId, reason: "manual" });
    context.print(`${entity} ${aliasId} is read as ${canonicalId}; undo with \`aliases undo\`, see the effect after the next analysis`);
  });
}

export async function undoCommand(aliasId: string, { store, entity }: MergeOptions, context: CommandContext): Promise<void> {
  await withTable(store, async (table) => {
    const known = (await table.list()).some((alias) => alias.entity === entity && alias.aliasId === aliasId);
    if (!known) throw new NotFoundError(`${entity} ${aliasId} is no alias: see \`aliases list\``);
    await table.undo(entity, aliasId);
    context.print(`${entity} ${aliasId} stands for itself again`);
  });
}

/** The first columns are those of aliases.csv, so that what is printed can be kept, edited and imported. */
export async function suggestCommand({ store, entity }: MergeOptions, context: CommandContext): Promise<void> {
  await withTable(store, async (table) => {
    printCsv(
      ["entity", "alias_id", "canonical_id", "reason", "evidence"],
      (await table.suggest(entity)).map(({ aliasId, canonicalId, reason, evidence }) => [entity, aliasId, canonicalId, reason, evidence]),
      context,
    );
  });
}

export async function applyRuleCommand({ store, entity, rule }: RuleOptions, context: CommandContext): Promise<void> {
  await withTable(store, async (table) => {
    const added = await table.apply(entity, rule);
    for (const { aliasId, canonicalId } of added) context.print(`${entity} ${aliasId} is read as ${canonicalId}`);
    context.print(
      added.length === 0
        ? `the rule ${rule} finds no ${entity} under several ids`
        : `${added.length} merged; undo with \`aliases undo\`, see the effect after the next analysis`,
    );
  });
}

function printCsv(header: readonly string[], rows: readonly (readonly Cell[])[], context: CommandContext): void {
  context.print([...csvLines(header, rows)].join("").trimEnd());
}
