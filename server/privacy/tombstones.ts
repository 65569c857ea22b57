import { createHmac, randomBytes } from "node:crypto";
import type { RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import type { ErasureReceipt, PrivacyBook, PrivacyRecord, SubjectKind } from "../ports/privacy-book";

export interface TombstoneOptions {
  /** Key from the environment; without it one is made and kept beside the tombstones. */
  readonly key: string | null;
  /** `kind.column`. */
  readonly pseudonymFields: readonly string[];
}

const EMPTY: PrivacyRecord = { key: null, tombstones: [], receipts: [] };

export const makeKey = (): string => randomBytes(32).toString("hex");

/** What every book does, wherever it keeps its record. Hashes are HMAC-SHA256, so that nobody can try out ids without the key. */
export abstract class Tombstones implements PrivacyBook {
  private current = EMPTY;
  private erased = new Set<string>();

  constructor(protected readonly options: TombstoneOptions) {}

  hash(kind: SubjectKind, id: string): string {
    return this.hmac(`${kind}\0${id}`);
  }

  isErased(kind: SubjectKind, id: string): boolean {
    return this.hasTombstones() && this.erased.has(this.hash(kind, id));
  }

  hasTombstones(): boolean {
    this.look();
    return this.erased.size > 0;
  }

  pseudonym(text: string): string {
    return `pn_${this.hmac(`field\0${text}`).slice(0, 22)}`;
  }

  pseudonymColumns(kind: RecordKind): readonly string[] {
    return this.options.pseudonymFields.filter((field) => field.startsWith(`${kind}.`)).map((field) => field.slice(kind.length + 1));
  }

  receipts(): readonly ErasureReceipt[] {
    return this.record().receipts;
  }

  record(): PrivacyRecord {
    this.look();
    return this.current;
  }

  bury(kind: SubjectKind, ids: readonly string[]): Promise<void> {
    return this.add({ tombstones: ids.map((id) => this.hash(kind, id)), receipts: [] });
  }

  addReceipt(receipt: ErasureReceipt): Promise<void> {
    return this.add({ tombstones: [], receipts: [receipt] });
  }

  async adopt({ key, tombstones, receipts }: PrivacyRecord): Promise<void> {
    await this.refresh();
    const own = this.record();
    // Nothing was hashed by a key that hides no tombstone: the other takes its place.
    if (this.options.key === null && key !== null && own.key !== key) {
      if (own.tombstones.length > 0 && tombstones.length > 0)
        throw new InputError(
          "both stores have erased clients, under different keys: set DEALGRAPH_PRIVACY_FILE to the file of the one that goes on",
        );
      if (own.tombstones.length === 0) await this.keepKey(key);
    }
    if (tombstones.length + receipts.length > 0) await this.add({ tombstones, receipts });
  }

  abstract refresh(): Promise<void>;
  /** Cheap look for what others wrote, where there is one. */
  protected abstract look(): void;
  /** Keeps more of both. */
  protected abstract add(more: Omit<PrivacyRecord, "key">): Promise<void>;
  protected abstract keepKey(key: string): Promise<void>;
  /** The key, made on first use where that can be done at once. */
  protected abstract ownKey(): string;

  protected take(record: PrivacyRecord): void {
    this.current = record;
    this.erased = new Set(record.tombstones);
  }

  /** The record with more in it; receipts once each. */
  protected static merge(record: PrivacyRecord, { tombstones, receipts }: Omit<PrivacyRecord, "key">): PrivacyRecord {
    const known = new Set(record.receipts.map(({ receiptId }) => receiptId));
    return {
      key: record.key,
      tombstones: [...new Set([...record.tombstones, ...tombstones])].sort(),
      receipts: [...record.receipts, ...receipts.filter(({ receiptId }) => !known.has(receiptId))],
    };
  }

  private hmac(text: string): string {
    return createHmac("sha256", this.options.key ?? this.ownKey())
      .update(text)
      .digest("base64url");
  }
}
