import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { besideStore, keysPath } from "../../auth/create-auth";
import { readConfig } from "../../config";
import { copyStore } from "../../ingestion/copy-store";
import { systemClock } from "../../ports/clock";
import { InputError } from "../../ports/errors";
import type { PrivacyBook } from "../../ports/privacy-book";
import type { Stores } from "../../ports/stores";
import { openPrivacy } from "../../privacy/open-privacy";
import { readRecord } from "../../privacy/privacy-file";
import { compactFile } from "../../stores/duckdb/compact-file";
import { embeddedFile } from "../../stores/embedded-file";
import { openStores } from "../../stores/open-stores";
import type { CommandContext } from "../command-context";
import { findServer } from "../remote-server";

export interface BackupOptions {
  readonly store: string;
  readonly out: string;
}
export interface RestoreOptions {
  readonly store: string;
  readonly from: string;
}

const STORE_FILE = "store.duckdb";
const MANIFEST = "backup.json";

const TOMBSTONES = "privacy.json";

/** Files that belong to a store and are no part of it: keys, audit log. */
function sideFiles(store: string): readonly (readonly [name: string, path: string])[] {
  const config = readConfig(process.env);
  const paths: readonly (readonly [string, string | null])[] = [
    ["keys.json", keysPath(store, config)],
    ["audit.ndjson", besideStore(store, config.auditFile, "audit.ndjson")],
  ];
  return paths.flatMap(([name, path]) => (path === null ? [] : [[name, path] as const]));
}

async function refuseServed(store: string): Promise<void> {
  const server = await findServer(store);
  if (server !== null) throw new InputError(`${store} is open in the server at ${server.url}: stop it first`);
}

/** Everything of a store of either kind, with keys, tombstones and audit log, in a new folder; verified by counts and digests. */
export async function backupCommand({ store, out }: BackupOptions, context: CommandContext): Promise<void> {
  await refuseServed(store);
  const folder = resolve(out);
  if (existsSync(folder)) throw new InputError(`${out} is there already: name a new folder`);
  const file = embeddedFile(store);
  if (file !== null && !existsSync(file)) throw new InputError(`${store}: there is no file ${file}`);
  const beside = `${folder}.unfinished`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    const source = await openStores(store);
    try {
      const target = await openStores(`duckdb:${join(beside, STORE_FILE)}`);
      try {
        const { parts } = await copyStore(source, target, { signal: context.signal });
        writeFileSync(
          join(beside, MANIFEST),
          `${JSON.stringify({ at: systemClock.now().toISOString(), store: source.url, parts }, null, 2)}\n`,
        );
        const record = (await openPrivacy(source, readConfig(process.env))).record();
        writeFileSync(join(beside, TOMBSTONES), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
    for (const [name, path] of sideFiles(store)) if (existsSync(path)) cpSync(path, join(beside, name));
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
  context.print(`${store} is backed up to ${folder}`);
}

/** Brings a backup into an empty store of either kind. Tombstones of both sides hold: what was erased since stays erased. */
export async function restoreCommand({ store, from }: RestoreOptions, context: CommandContext): Promise<void> {
  await refuseServed(store);
  const folder = resolve(from);
  if (!existsSync(join(folder, MANIFEST))) throw new InputError(`${from} is no backup: it has no ${MANIFEST}`);
  const source = await openStores(`duckdb:${join(folder, STORE_FILE)}`);
  try {
    const target = await openStores(store);
    try {
      const counts = await target.deals.counts();
      if (Object.values(counts).some((n) => n > 0))
        throw new InputError(`${store} is not empty: restore into a new store, then change over`);
      await copyStore(source, target, { signal: context.signal });
      for (const [name, path] of sideFiles(store))
        if (existsSync(join(folder, name)) && !existsSync(path)) cpSync(join(folder, name), path);
      context.print(`${basename(folder)} is restored to ${store}`);
      await restoreTombstones(target, join(folder, TOMBSTONES), context);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Tombstones of both sides hold; says who is back that was erased after the backup was made. */
async function restoreTombstones(target: Stores, path: string, context: CommandContext): Promise<void> {
  const book = await openPrivacy(target, readConfig(process.env));
  const saved = existsSync(path) ? readRecord(path) : { key: null, tombstones: [], receipts: [] };
  const erasedSince = book.receipts().filter(({ receiptId }) => !saved.receipts.some((known) => known.receiptId === receiptId)).length;
  await book.adopt(saved);
  if (erasedSince === 0) return;
  context.note(`${erasedSince} erasures came after this backup: repeat them by \`dealgraph privacy erase\``);
  for (const [kind, ids] of [
    ["client", await erasedOf(target, "clients", book)],
    ["agent", await erasedOf(target, "agents", book)],
  ] as const)
    if (ids.length > 0) context.note(`erased since, and back by this restore: ${kind} ${ids.join(", ")}`);
}

async function erasedOf({ deals }: Stores, kind: "clients" | "agents", book: PrivacyBook): Promise<string[]> {
  const found: string[] = [];
  const note = (subject: "client" | "agent", id: string): void => {
    if (book.isErased(subject, id)) found.push(id);
  };
  await deals.scan(kind, (rows) => {
    for (const row of rows)
      if ("clientId" in row) note("client", row.clientId);
      else note("agent", row.agentId);
    return Promise.resolve();
  });
  return found;
}

/** Writes an embedded store anew, without the freed pages of what was removed. */
export async function compactCommand({ store }: { readonly store: string }, context: CommandContext): Promise<void> {
  await refuseServed(store);
  const file = embeddedFile(store);
  if (file === null || !existsSync(file))
    throw new InputError(`${store} is no embedded store; for Neo4j use \`neo4j-admin database copy --compact-node-store\``);
  const { before, after } = await compactFile(file);
  context.print(`${file}: ${before} bytes before, ${after} after`);
}
