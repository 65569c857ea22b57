import { existsSync } from "node:fs";
import { backupCommand, restoreCommand } from "../../server/cli/commands/backup";
import type { CommandContext } from "../../server/cli/command-context";
import type { Engine } from "../../server/ports/engine";
import { openStores } from "../../server/stores/open-stores";

/** What commands say, and a process that never ends. */
export function commandContext(): CommandContext & { readonly said: string[] } {
  const said: string[] = [];
  const say = (text: string): void => {
    said.push(text);
  };
  // No command here computes.
  return { engine: {} as Engine, signal: new AbortController().signal, print: say, note: say, said };
}

/** Digest and counts of everything in a store. */
export async function stampOf(url: string): Promise<object> {
  const stores = await openStores(url);
  try {
    const outcomes = await stores.decisions.outcomesAfter(0, 1000);
    return {
      digest: await stores.deals.digest(),
      counts: await stores.deals.counts(),
      aliases: await stores.deals.aliases(),
      runs: (await stores.runs.runs(100)).map(({ id, status }) => [id, status]),
      jobs: (await stores.jobs.jobs(100)).map(({ id, status }) => [id, status]).sort(),
      outcomes: outcomes.map(({ outcome }) => outcome),
    };
  } finally {
    await stores.close();
  }
}

/** Backs one store up and restores it into another, each by its one command. */
export async function backUpAndRestore(from: string, folder: string, to: string): Promise<readonly string[]> {
  const context = commandContext();
  await backupCommand({ store: from, out: folder }, context);
  if (!existsSync(folder)) throw new Error("there is no backup");
  await restoreCommand({ store: to, from: folder }, context);
  return context.said;
}
