import type { Page, PageRequest } from "./paging";

/** One product offered to one client, complete enough for off-policy evaluation. */
export interface Decision {
  readonly id: string;
  readonly at: string;
  readonly clientId: string;
  readonly productId: string;
  /** Rank on the slate, from 1. */
  readonly rank: number;
  readonly score: number;
  /** P(this product at this rank given those above), in (0, 1]. */
  readonly propensity: number;
  /** All products that could have been offered, and the policy's probability of each at this rank, aligned. */
  readonly candidates: readonly string[];
  readonly probabilities: readonly number[];
  readonly policyName: string;
  readonly policyVersion: number;
  readonly runId: string;
  readonly stateId: string | null;
  readonly problemId: string | null;
  readonly seed: number;
  readonly reason: string;
}

export type OutcomeKind = "accepted" | "rejected" | "ignored";

/** What became of a decision. `id` makes recording it twice harmless. */
export interface Outcome {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: OutcomeKind;
  readonly at: string;
  readonly amount: number | null;
}

/** Served recommendations and their outcomes. Append only. Contract: test/contracts/decision-log.contract.ts. */
export interface DecisionLog {
  append(decisions: readonly Decision[]): Promise<void>;
  decision(id: string): Promise<Decision | null>;
  decisionsOfClient(clientId: string, page: PageRequest): Promise<Page<Decision>>;
  /** False when an outcome with this id was there before (nothing is changed). Unknown decision: NotFoundError. */
  recordOutcome(outcome: Outcome): Promise<boolean>;
  /** The same for many in one transaction; returns how many were not there before. */
  recordOutcomes(outcomes: readonly Outcome[]): Promise<number>;
  /** Outcomes of each decision, oldest first; decisions without any are left out. One statement, however many ids. */
  outcomesOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Outcome[]>>;
  /**
   * Hands over every decision, batch by batch, in any order. The next batch waits for `visit`. After a lost connection it may begin again:
   * what `visit` does must be repeatable.
   */
  scan(visit: (decisions: readonly Decision[]) => Promise<void>): Promise<void>;
}
