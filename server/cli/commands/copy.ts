import { existsSync } from "node:fs";
import { readConfig } from "../../config";
import { copyStore, formatCounts } from "../../ingestion/copy-store";
import { InputError } from "../../ports/errors";
import type { Stores } from "../../ports/stores";
import { openPrivacy } from "../../privacy/open-privacy";
import { embeddedFile } from "../../stores/embedded-file";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { createProgress } from "../progress";
import { findServer } from "../remote-server";

export interface CopyCommandOptions {
  readonly from: string;
  readonly to: string;
}

/** Brings everything of one store into another and verifies it. */
export async function copyCommand({ from, to }: CopyCommandOptions, context: CommandContext): Promise<void> {
  for (const [option, url] of [
    ["--from", from],
    ["--to", to],
  ] as const) {
    if (url === "duckdb::memory:") throw new InputError(`${option} ${url} is gone when this command ends: name a file or a server`);
    const server = await findServer(url);
    if (server !== null) throw new InputError(`${option} ${url} is open in the server at ${server.url}: stop it first`);
  }
  const file = embeddedFile(from);
  if (file !== null && !existsSync(file)) throw new InputError(`--from ${from}: there is no file ${file}`);
  if (file !== null && file === embeddedFile(to)) throw new InputError(`--from and --to are the same store, ${from}`);

  const source = await openStores(from);
  try {
    const target = await openStores(to);
    try {
      if (source.url === target.url) throw new InputError(`--from and --to are the same store, ${source.url}`);
      await copyOpen(source, target, context);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyOpen(source: Stores, target: Stores, context: CommandContext): Promise<void> {
  const progress = createProgress("copy");
  try {
    const summary = await copyStore(source, target, {
      signal: context.signal,
      onProgress: (fraction, stage) => {
        progress.update(fraction, stage);
      },
    });
    progress.stop();
    for (const { part, counts, digest } of summary.parts) context.print(`${part}: ${formatCounts(counts)}; digest ${digest} in both`);
    const config = readConfig(process.env);
    await (await openPrivacy(target, config)).adopt((await openPrivacy(source, config)).record());
    context.print(
      `${source.url} is copied to ${target.url} and verified in ${summary.seconds.toFixed(1)} s; ${summary.newRecords} records were new there`,
    );
  } finally {
    progress.stop();
  }
}
