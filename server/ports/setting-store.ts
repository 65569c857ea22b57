/** One version of a document that people set: guardrails, deployment, lists. Plain JSON. */
export interface Setting {
  readonly name: string;
  /** From 1, without gaps. */
  readonly version: number;
  readonly at: string;
  /** Id of the principal who set it. */
  readonly by: string;
  readonly body: unknown;
}

/** What people set, every version kept, so that any of them can be brought back. Contract: test/contracts/setting-store.contract.ts. */
export interface SettingStore {
  /**
   * Adds a version.
   * @param expected version it is meant to follow (0: none yet); ConflictError when another came between. Null: whatever is there
   */
  put(name: string, body: unknown, at: string, by: string, expected?: number | null): Promise<Setting>;
  /** The newest version, or the given one; null when there is none. */
  setting(name: string, version?: number): Promise<Setting | null>;
  /** Names that have a version, ascending. */
  names(): Promise<readonly string[]>;
  /** Gives a version that is there another body, without a trace of the old one: for erasure and nothing else. */
  replaceBody(name: string, version: number, body: unknown): Promise<void>;
  /** Newest first. */
  history(name: string, limit: number): Promise<readonly Setting[]>;
}
