import type { Dataset } from "../../graph/deals/dataset";
import { dayOfIsoDate } from "../../graph/deals/dataset";
import { importFolder } from "../ingestion/import-folder";
import { systemClock } from "../ports/clock";
import type { RecordKind } from "../ports/deal-store";
import type { Stores } from "../ports/stores";
import { openStores } from "../stores/open-stores";
import type { CommandContext } from "./command-context";
import { checkSource, type SourceOptions } from "./options";
import { createProgress } from "./progress";
import { findServer, type RemoteServer } from "./remote-server";

/** Where a command gets its deals: a folder read into a temporary store, a store, or the server that has the store open. */
export type DealSource =
  | { readonly kind: "temporary" | "local"; readonly stores: Stores; close(): Promise<void> }
  | { readonly kind: "remote"; readonly server: RemoteServer; close(): Promise<void> };

/**
 * @param defaultRejects where rows of the folder that are rejected go, unless the options say it; never into the folder by itself
 * @throws InputError, StoreUnavailableError
 */
export async function openSource(
  options: SourceOptions,
  defaultRejects: string,
  context: CommandContext,
  requires: readonly RecordKind[] = ["deals"],
): Promise<DealSource> {
  checkSource(options);
  if (options.store !== undefined) {
    const server = await findServer(options.store);
    if (server !== null) {
      context.note(`the store is open in the server at ${server.url}: asking it`);
      return { kind: "remote", server, close: () => Promise.resolve() };
    }
    const stores = await openStores(options.store);
    return { kind: "local", stores, close: () => stores.close() };
  }
  const stores = await openStores("duckdb::memory:");
  try {
    await readFolder(stores, options, defaultRejects, context, requires);
  } catch (error) {
    await stores.close();
    throw error;
  }
  return { kind: "temporary", stores, close: () => stores.close() };
}

async function readFolder(
  stores: Stores,
  options: SourceOptions,
  defaultRejects: string,
  context: CommandContext,
  requires: readonly RecordKind[],
): Promise<void> {
  const progress = createProgress("read");
  try {
    const summary = await importFolder(stores, {
      folder: options.data ?? "",
      options: {
        dateFormat: options.dateFormat,
        decimal: options.decimal,
        strict: options.strict,
        rejectsPath: options.rejects,
        defaultRejectsPath: defaultRejects,
        requires,
      },
      now: systemClock.now(),
      signal: context.signal,
      onProgress: ({ fraction, stage }) => {
        progress.update(fraction, stage);
      },
    });
    progress.stop();
    if (summary.rejectsPath !== null) context.note(rejectedNote(summary.rejected, summary.rejectsPath));
    for (const warning of summary.warnings) context.note(`warning: ${warning}`);
  } finally {
    progress.stop();
  }
}

/** The won deals up to the end of a UTC day, or all. */
export async function readDeals(source: DealSource, asOf: string | undefined, signal: AbortSignal): Promise<Dataset> {
  if (source.kind === "remote") return source.server.binary<Dataset>(`/dataset${asOf === undefined ? "" : `?asOf=${asOf}`}`, signal);
  return source.stores.deals.readDataset(asOf === undefined ? null : dayOfIsoDate(asOf));
}

export const rejectedNote = (count: number, path: string): string =>
  `${count} ${count === 1 ? "row was" : "rows were"} rejected: see ${path}`;
