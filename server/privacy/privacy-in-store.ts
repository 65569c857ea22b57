import { randomUUID } from "node:crypto";
import type { Clock } from "../ports/clock";
import { ConflictError } from "../ports/errors";
import type { PrivacyRecord } from "../ports/privacy-book";
import type { SettingStore } from "../ports/setting-store";
import { makeKey, Tombstones, type TombstoneOptions } from "./tombstones";

const KEY = "privacy-key";
/** One setting an entry: several processes add to them without meeting. */
const ENTRY = "erasure/";
const BY = "service";

/** Whether a setting is a part of such a book: it belongs to one store and is carried by `adopt`, not copied. */
export const isPrivacySetting = (name: string): boolean => name === KEY || name.startsWith(ENTRY);

/**
 * Tombstones and receipts in the store itself, for stores on a server of their own: every process that imports into it knows them, and they
 * outlive each. The key is there too unless the environment holds it.
 */
export class PrivacyInStore extends Tombstones {
  private readonly known = new Set<string>();
  private key: string | null = null;

  private constructor(
    private readonly settings: SettingStore,
    private readonly clock: Clock,
    options: TombstoneOptions,
  ) {
    super(options);
  }

  static async open(settings: SettingStore, clock: Clock, options: TombstoneOptions): Promise<PrivacyInStore> {
    const book = new PrivacyInStore(settings, clock, options);
    await book.refresh();
    return book;
  }

  async refresh(): Promise<void> {
    const names = await this.settings.names();
    if (this.options.key === null && this.key === null) this.key = names.includes(KEY) ? await this.storedKey() : await this.makeKey();
    let record: PrivacyRecord = { ...this.record(), key: this.key };
    for (const name of names) {
      if (!name.startsWith(ENTRY) || this.known.has(name)) continue;
      const entry = (await this.settings.setting(name))?.body as Omit<PrivacyRecord, "key"> | undefined;
      if (entry !== undefined) record = Tombstones.merge(record, entry);
      this.known.add(name);
    }
    this.take(record);
  }

  protected look(): void {
    // A look costs a question to the server: `refresh` asks it.
  }

  protected async add(more: Omit<PrivacyRecord, "key">): Promise<void> {
    const name = `${ENTRY}${randomUUID()}`;
    await this.settings.put(name, more, this.clock.now().toISOString(), BY, 0);
    this.known.add(name);
    this.take(Tombstones.merge(this.record(), more));
  }

  protected async keepKey(key: string): Promise<void> {
    await this.settings.put(KEY, { key }, this.clock.now().toISOString(), BY);
    this.key = key;
    this.take({ ...this.record(), key });
  }

  protected ownKey(): string {
    if (this.key === null) throw new Error("the key is read when the book is opened");
    return this.key;
  }

  private async storedKey(): Promise<string | null> {
    return ((await this.settings.setting(KEY))?.body as { readonly key: string } | undefined)?.key ?? null;
  }

  /** Two processes may make one at once: the first wins. */
  private async makeKey(): Promise<string | null> {
    try {
      const key = makeKey();
      await this.settings.put(KEY, { key }, this.clock.now().toISOString(), BY, 0);
      return key;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return this.storedKey();
    }
  }
}
