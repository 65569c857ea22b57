import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFolder } from "../../../server/ingestion/import-folder";
import type { ImportOptions, ImportSummary } from "../../../server/ingestion/import-options";
import { openStores } from "../../../server/stores/open-stores";
import type { Stores } from "../../../server/ports/stores";

/** The present of these tests. */
export const NOW = new Date("2025-06-15T12:00:00Z");
export const DEAL_HEADER = "deal_id,client_id,product_id,stage";

const folders: string[] = [];

/** A new folder with these files; removed by `removeFolders`. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

export function addSubfolder(folder: string, name: string): void {
  mkdirSync(join(folder, name));
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export const openMemory = (): Promise<Stores> => openStores("duckdb::memory:", { threads: 2, memoryLimit: "512MB" });

export const importInto = (stores: Stores, folder: string, options: ImportOptions = {}): Promise<ImportSummary> =>
  importFolder(stores, { folder, options: { defaultRejectsPath: join(folder, "rejects.csv"), ...options }, now: NOW });

/** Lines of the rejects file behind its header, split at commas that are not quoted. */
export function readRejects(summary: ImportSummary): string[] {
  if (summary.rejectsPath === null) return [];
  return readFileSync(summary.rejectsPath, "utf8").trimEnd().split("\n").slice(1);
}
