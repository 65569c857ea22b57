import type { HoldoutSplit } from "./holdout-split";

/** One setting of a peer. */
export type PeerParameters = Readonly<Record<string, number>>;

/** Scores of every product for one client, higher is better; values at owned products mean nothing. */
export type PeerScorer = (client: number) => Float64Array;

/** A recommender that people would pick instead, with the settings among which an inner split chooses. */
export interface Peer {
  readonly name: PeerName;
  readonly grid: readonly PeerParameters[];
  /** Learns from the split's past, never from its positives. */
  fit(split: HoldoutSplit, parameters: PeerParameters, seed: number): PeerScorer;
}

/** Names of the peers, in the order of reports. */
export const peerNames = ["popularity", "recent popularity", "item kNN", "user kNN", "EASE", "RP3beta", "ALS", "BPR"] as const;
/** Name of a peer. */
export type PeerName = (typeof peerNames)[number];
