import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import type { RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import type { ErasureReceipt, PrivacyBook, SubjectKind } from "../ports/privacy-book";

interface Content {
  /** Hex; null where the environment holds the key. */
  readonly key: string | null;
  readonly tombstones: readonly string[];
  readonly receipts: readonly ErasureReceipt[];
}

export interface PrivacyFileOptions {
  /** Null: in memory, for stores that are too. */
  readonly path: string | null;
  /** Key from the environment; without it one is made and kept in the file. */
  readonly key: string | null;
  /** `kind.column`. */
  readonly pseudonymFields: readonly string[];
}

/** Tombstones and receipts in a JSON file that only its owner may read; hashes are HMAC-SHA256, so that nobody can try out ids without the key. */
export class PrivacyFile implements PrivacyBook {
  private content: Content | null = null;
  private stamp = "";
  private erased = new Set<string>();

  constructor(private readonly options: PrivacyFileOptions) {}

  hash(kind: SubjectKind, id: string): string {
    return this.hmac(`${kind}\0${id}`);
  }

  isErased(kind: SubjectKind, id: string): boolean {
    return this.hasTombstones() && this.erased.has(this.hash(kind, id));
  }

  hasTombstones(): boolean {
    this.read();
    return this.erased.size > 0;
  }

  bury(kind: SubjectKind, ids: readonly string[]): void {
    const content = this.keyed();
    const all = new Set([...content.tombstones, ...ids.map((id) => this.hash(kind, id))]);
    this.write({ ...content, tombstones: [...all].sort() });
  }

  pseudonym(text: string): string {
    return `pn_${this.hmac(`field\0${text}`).slice(0, 22)}`;
  }

  pseudonymColumns(kind: RecordKind): readonly string[] {
    return this.options.pseudonymFields.filter((field) => field.startsWith(`${kind}.`)).map((field) => field.slice(kind.length + 1));
  }

  addReceipt(receipt: ErasureReceipt): void {
    const content = this.keyed();
    this.write({ ...content, receipts: [...content.receipts, receipt] });
  }

  receipts(): readonly ErasureReceipt[] {
    return this.read().receipts;
  }

  private hmac(text: string): string {
    const key = this.options.key ?? this.keyed().key ?? "";
    return createHmac("sha256", key).update(text).digest("base64url");
  }

  /** The content with a key in it, made on first use. */
  private keyed(): Content {
    const content = this.read();
    if (this.options.key !== null || content.key !== null) return content;
    const made = { ...content, key: randomBytes(32).toString("hex") };
    this.write(made);
    return made;
  }

  private read(): Content {
    const { path } = this.options;
    if (path === null || !existsSync(path)) return (this.content ??= { key: null, tombstones: [], receipts: [] });
    const { mtimeMs, size, ino } = statSync(path);
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (this.content !== null && this.stamp === stamp) return this.content;
    const found = JSON.parse(readFileSync(path, "utf8")) as Partial<Content>;
    if (!Array.isArray(found.tombstones) || !Array.isArray(found.receipts))
      throw new InputError(`${path} is no file of tombstones: restore it from a backup; without it erased clients may come back`);
    this.take({ key: found.key ?? null, tombstones: found.tombstones, receipts: found.receipts });
    this.stamp = stamp;
    return this.content ?? this.read();
  }

  private write(content: Content): void {
    const { path } = this.options;
    this.take(content);
    if (path === null) return;
    const beside = `${path}.${process.pid}.new`;
    rmSync(beside, { force: true });
    writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(beside, path);
    this.stamp = "";
  }

  private take(content: Content): void {
    this.content = content;
    this.erased = new Set(content.tombstones);
  }
}
