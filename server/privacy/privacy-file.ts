import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { InputError } from "../ports/errors";
import type { PrivacyRecord } from "../ports/privacy-book";
import { makeKey, Tombstones, type TombstoneOptions } from "./tombstones";

export interface PrivacyFileOptions extends TombstoneOptions {
  /** Null: in memory, for stores that are too. */
  readonly path: string | null;
}

/** Tombstones and receipts in a JSON file that only its owner may read. */
export class PrivacyFile extends Tombstones {
  private stamp = "";

  constructor(protected override readonly options: PrivacyFileOptions) {
    super(options);
  }

  refresh(): Promise<void> {
    this.look();
    return Promise.resolve();
  }

  protected look(): void {
    const { path } = this.options;
    if (path === null || !existsSync(path)) return;
    const { mtimeMs, size, ino } = statSync(path);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (this.stamp === stamp) return;
    const record = readRecord(path);
    this.take(record);
    this.stamp = stamp;
  }

  protected add(more: Omit<PrivacyRecord, "key">): Promise<void> {
    this.write(Tombstones.merge(this.record(), more));
    return Promise.resolve();
  }

  protected keepKey(key: string): Promise<void> {
    this.write({ ...this.record(), key });
    return Promise.resolve();
  }

  protected ownKey(): string {
    const { key } = this.record();
    if (key !== null) return key;
    const made = makeKey();
    this.write({ ...this.record(), key: made });
    return made;
  }

  private write(record: PrivacyRecord): void {
    const { path } = this.options;
    this.take(record);
    if (path === null) return;
    const beside = `${path}.${process.pid}.new`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    renameSync(beside, path);
    this.stamp = "";
  }
}

/** The record in a file. @throws InputError when it is none */
export function readRecord(path: string): PrivacyRecord {
  const found = JSON.parse(readFileSync(path, "utf8")) as Partial<PrivacyRecord>;
  if (!Array.isArray(found.tombstones) || !Array.isArray(found.receipts))
    throw new InputError(`${path} is no file of tombstones: restore it from a backup; without it erased clients may come back`);
  return { key: found.key ?? null, tombstones: found.tombstones, receipts: found.receipts };
}
