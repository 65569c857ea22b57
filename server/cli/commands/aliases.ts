import { InputError, NotFoundError } from "../../ports/errors";
import type { Alias } from "../../ports/deal-store";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { csvLines } from "../output/csv";
import { findServer, type RemoteServer } from "../remote-server";

export interface AliasOptions {
  readonly store: string;
}
export interface MergeOptions extends AliasOptions {
  readonly entity: Alias["entity"];
}

interface AliasTable {
  list(): Promise<readonly Alias[]>;
  merge(alias: Alias): Promise<unknown>;
  undo(entity: Alias["entity"], aliasId: string): Promise<unknown>;
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
    });
  } finally {
    await stores.close();
  }
}

const remoteTable = (server: RemoteServer): AliasTable => ({
  list: () => server.json<readonly Alias[]>("GET", "/aliases"),
  merge: (alias) => server.json("POST", "/aliases", alias),
  undo: (entity, aliasId) => server.json("DELETE", "/aliases", { entity, aliasId }),
});

export async function listAliasesCommand({ store }: AliasOptions, context: CommandContext): Promise<void> {
  await withTable(store, async (table) => {
    const rows = (await table.list()).map(({ entity, aliasId, canonicalId, reason }) => [entity, aliasId, canonicalId, reason]);
    context.print([...csvLines(["entity", "alias_id", "canonical_id", "reason"], rows)].join("").trimEnd());
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
