/** Ids of everything that is one client's. */
export interface ClientIds {
  /** The asked id, the one it stands for, and that one's aliases. */
  readonly clients: readonly string[];
  readonly leads: readonly string[];
  readonly deals: readonly string[];
}

/** What erasing and retention need beyond the other ports. Contract: test/contracts/privacy-store.contract.ts. */
export interface PrivacyStore {
  /** Ascending ids; empty lists where there is nothing. */
  idsOfClient(id: string): Promise<ClientIds>;
  /** Removes an agent and the assignments to it; its deals, leads and activities are the caller's to clear. */
  removeAgent(id: string): Promise<{ readonly agents: number; readonly assignments: number }>;
  /** Removes all decisions about these clients with their outcomes; returns how many decisions went. */
  removeDecisions(clientIds: readonly string[]): Promise<number>;
  /**
   * Removes decisions made before an instant with their outcomes, and jobs that were over before it. The numbering of outcomes goes on.
   * @param before ISO instant, UTC
   */
  removeOlder(before: string): Promise<{ readonly decisions: number; readonly jobs: number }>;
}
