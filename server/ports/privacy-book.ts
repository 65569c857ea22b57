import type { RecordKind } from "./deal-store";

/** What a tombstone stands for. */
export type SubjectKind = "client" | "agent" | "lead" | "deal";

/** What was done for one erasure. Holds no id of the erased, only keyed hashes of them. */
export interface ErasureReceipt {
  readonly receiptId: string;
  readonly at: string;
  readonly subject: "client" | "agent";
  /** Keyed hash of every id under which the subject was known. */
  readonly hashes: readonly string[];
  /** Rows removed or cleared, by kind. */
  readonly rows: Readonly<Record<string, number>>;
  readonly decisions: number;
  /** Stored analyses out of which the subject was taken. */
  readonly runs: readonly string[];
  /** Policies fitted while the subject's deals were there: they hold weights, no rows; marked until the retraining is served. */
  readonly policies: readonly { readonly runId: string; readonly name: string; readonly version: number; readonly treatment: "retrain" }[];
  /** Analysis that was started so that nothing is served that learnt from the subject; null where there was none to redo. */
  readonly retrainingRunId: string | null;
  /** Personal files handed out before: their holders are to be told. */
  readonly exports: readonly { readonly at: string; readonly principal: string; readonly subject: string }[];
  readonly filesRemoved: readonly string[];
  readonly auditLinesChanged: number;
  /** What is left to do by hand, in sentences. */
  readonly remaining: readonly string[];
}

/** Everything a book holds, to be carried to another store. */
export interface PrivacyRecord {
  /** Key of the hashes, hex; null where the environment holds it, or where there is none yet. */
  readonly key: string | null;
  readonly tombstones: readonly string[];
  readonly receipts: readonly ErasureReceipt[];
}

/** Tombstones, pseudonyms and receipts of one store. What another process wrote meanwhile is known after `refresh`. */
export interface PrivacyBook {
  /** Keyed hash of an id. */
  hash(kind: SubjectKind, id: string): string;
  isErased(kind: SubjectKind, id: string): boolean;
  hasTombstones(): boolean;
  /** Text to keep instead of a personal one: the same for the same text. */
  pseudonym(text: string): string;
  /** Columns of a kind that are replaced at import. */
  pseudonymColumns(kind: RecordKind): readonly string[];
  receipts(): readonly ErasureReceipt[];
  record(): PrivacyRecord;
  /** Reads what others wrote. Called before rows are taken in or taken out. */
  refresh(): Promise<void>;
  /** Kept before the first row goes, so that a crash in between resurrects nothing. */
  bury(kind: SubjectKind, ids: readonly string[]): Promise<void>;
  addReceipt(receipt: ErasureReceipt): Promise<void>;
  /** Takes over what the book of another store holds: its tombstones hold here too. @throws InputError when both have tombstones under different keys */
  adopt(record: PrivacyRecord): Promise<void>;
}
