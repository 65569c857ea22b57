import type { FirstPageRequest, Page, PageRequest } from "./paging";

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
  /** The answer it belongs to; ranks of one slate share it. */
  readonly slateId: string;
  /** `shadow`: decided and logged, but never shown to anybody. */
  readonly role: DecisionRole;
  /** The comparison of champion and challenger that it is part of, or null. */
  readonly experimentId: string | null;
  /** SHA-256 of everything the policy saw of this client, hex: two equal digests are one situation. Empty where none was taken. */
  readonly featuresDigest: string;
  /** The policy's own chance that it is accepted, in [0, 1]; null where it makes no such claim. */
  readonly predicted: number | null;
}

/** In which part a policy decided. */
export const DECISION_ROLES = ["champion", "challenger", "shadow"] as const;
export type DecisionRole = (typeof DECISION_ROLES)[number];

export type OutcomeKind = "accepted" | "rejected" | "ignored";

/** What became of a decision. `id` makes recording it twice harmless. */
export interface Outcome {
  readonly id: string;
  readonly decisionId: string;
  readonly kind: OutcomeKind;
  readonly at: string;
  readonly amount: number | null;
}

/** An outcome in the order in which the log took it, with the decision it is about. */
export interface OutcomeEntry {
  /** 1 for the first outcome of the log, and ever larger; gaps are possible. */
  readonly sequence: number;
  readonly outcome: Outcome;
  readonly decision: Decision;
}

/** Served recommendations and their outcomes. Append only. Contract: test/contracts/decision-log.contract.ts. */
export interface DecisionLog {
  append(decisions: readonly Decision[]): Promise<void>;
  decision(id: string): Promise<Decision | null>;
  decisionsOfClient(clientId: string, page: PageRequest): Promise<Page<Decision>>;
  /** The first page of each of several clients, in one statement however many they are; every asked id is in the map. */
  decisionsOfClients(clientIds: readonly string[], page: FirstPageRequest): Promise<ReadonlyMap<string, Page<Decision>>>;
  /** False when an outcome with this id was there before (nothing is changed). Unknown decision: NotFoundError. */
  recordOutcome(outcome: Outcome): Promise<boolean>;
  /** The same for many in one transaction; returns how many were not there before. */
  recordOutcomes(outcomes: readonly Outcome[]): Promise<number>;
  /** Adds outcomes of another log under the numbers they have there; those that are here stay. Later outcomes get larger numbers. */
  restoreOutcomes(entries: readonly Pick<OutcomeEntry, "sequence" | "outcome">[]): Promise<void>;
  /** Outcomes of each decision, oldest first; decisions without any are left out. One statement, however many ids. */
  outcomesOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, readonly Outcome[]>>;
  /**
   * Outcomes after a sequence number, in order: what a policy has yet to learn. An outcome that is there for one reader is there for all
   * that come later, so nothing before a number that was read can turn up afterwards.
   * @param after 0 for the start
   * @param decisionIds only outcomes of these decisions; default all
   */
  outcomesAfter(after: number, limit: number, decisionIds?: readonly string[]): Promise<readonly OutcomeEntry[]>;
  /** Decisions that were shown at or after `from` (inclusive) and before `to`, oldest first, by id; shadows left out. */
  served(from: string, to: string, limit: number): Promise<readonly Decision[]>;
  /** Decisions shown before `before` without any outcome, oldest first; shadows left out. */
  unresolved(before: string, limit: number): Promise<readonly Decision[]>;
  /** How often each product was offered at or after `since`, shadows left out; products never offered are not in it. */
  offersByProduct(since: string): Promise<ReadonlyMap<string, number>>;
  /** Slates shown to a client at or after `since`. */
  slatesOfClient(clientId: string, since: string): Promise<number>;
  /**
   * Hands over every decision, batch by batch, in any order. The next batch waits for `visit`. After a lost connection it may begin again:
   * what `visit` does must be repeatable.
   */
  scan(visit: (decisions: readonly Decision[]) => Promise<void>): Promise<void>;
}
