import type { CommunityDetector } from "./community-detector";
import type { DealStore } from "./deal-store";
import type { DecisionLog } from "./decision-log";
import type { JobStore } from "./job-store";
import type { PrivacyStore } from "./privacy-store";
import type { RunStore } from "./run-store";
import type { SettingStore } from "./setting-store";

/** One opened store: every port over one database. */
export interface Stores {
  readonly url: string;
  readonly deals: DealStore;
  readonly runs: RunStore;
  readonly decisions: DecisionLog;
  readonly jobs: JobStore;
  readonly privacy: PrivacyStore;
  readonly settings: SettingStore;
  /** Community detection in the server of the store; null where the store has none. */
  readonly communities: CommunityDetector | null;
  /**
   * Whether the store answers, found out at once and without patience.
   * @throws StoreUnavailableError when it does not; the message says why
   */
  ping(): Promise<void>;
  /** Flushes and closes; calls after it fail. */
  close(): Promise<void>;
}
