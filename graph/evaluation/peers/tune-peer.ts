import type { DealTable } from "../../deals/dataset";
import type { Task } from "../../numeric/tasks";
import { dealDaySpan } from "../../signals/history";
import { scoreRankings } from "../temporal-holdout";
import { alsPeer, bprPeer } from "./factor-peers";
import { ownedBy, splitAt, type HoldoutSplit } from "./holdout-split";
import { easePeer, itemPeer, popularityPeer, recentPopularityPeer, userPeer, walkPeer } from "./neighbour-peers";
import type { Peer, PeerName, PeerParameters, PeerScorer } from "./peer";

const PEERS: readonly Peer[] = [popularityPeer, recentPopularityPeer, itemPeer, userPeer, easePeer, walkPeer, alsPeer, bprPeer];

/** Weights of log recent popularity that may be added to a list of z-scores. */
const BLENDS = [0, 0.05, 0.2, 0.5, 1, 3] as const;
const DEPTH = 10;
/** Share of the time before the cut after which the inner split is made. */
const INNER_SHARE = 0.8;

/** Input of the tuning task. */
export interface TunePeerInput {
  readonly peer: PeerName;
  readonly deals: DealTable;
  readonly cutDay: number;
  readonly endDay: number | null;
  readonly maxClients: number;
  readonly seed: number;
}

/** A tuned peer's lists for the judged clients. */
export interface TunedPeer {
  readonly name: PeerName;
  readonly parameters: PeerParameters;
  /** Weight of log recent popularity in the scores. */
  readonly blend: number;
  /** NDCG@10 on the inner split by which the setting was chosen. */
  readonly innerNdcg10: number;
  /** Users x 10 product positions in the split's table, -1 where a list ends early. */
  readonly lists: Int32Array;
}

/** Tunes one peer; peers are independent tasks. */
export const tunePeerTask: Task<TunePeerInput, TunedPeer> = { name: "evaluation/tune-peer", run: tunePeer };

/**
 * Tunes a peer on an inner split at 80 % of the time before the cut (all settings of its grid, each with every blend; NDCG@10 rounded to
 * four digits, of equal ones the first), fits it with that setting on everything up to the cut, and lists ten products for every judged client.
 */
export function tunePeer({ peer: name, deals, cutDay, endDay, maxClients, seed }: TunePeerInput): TunedPeer {
  const peer = PEERS.find((known) => known.name === name) ?? popularityPeer;
  const outer = splitAt(deals, cutDay, endDay, maxClients, seed);
  const first = dealDaySpan(outer.deals, cutDay)?.first ?? cutDay;
  const inner = splitAt(outer.deals, Math.floor(first + (cutDay - first) * INNER_SHARE), null, maxClients, seed);
  let best: { readonly ndcg: number; readonly parameters: PeerParameters; readonly blend: number } | null = null;
  for (const parameters of peer.grid.length === 1 ? [] : peer.grid) {
    const scores = standardScores(inner, peer.fit(inner, parameters, seed));
    const recent = standardRecency(inner);
    for (const blend of BLENDS) {
      const ndcg = Math.round(1e4 * ndcgOf(inner, listTop(inner, scores, recent, blend))) / 1e4;
      if (best === null || ndcg > best.ndcg) best = { ndcg, parameters, blend };
    }
  }
  const { ndcg, parameters, blend } = best ?? { parameters: peer.grid[0], blend: 0, ndcg: Number.NaN };
  const scores = standardScores(outer, peer.fit(outer, parameters, seed));
  return { name, parameters, blend, innerNdcg10: ndcg, lists: listTop(outer, scores, standardRecency(outer), blend) };
}

/** Lists of every judged client by client, as `scoreRankings` reads them. */
export function listsByClient(users: Int32Array, lists: Int32Array): Map<number, number[]> {
  return new Map(Array.from(users, (c, u) => [c, Array.from(lists.subarray(u * DEPTH, (u + 1) * DEPTH)).filter((p) => p >= 0)]));
}

const ndcgOf = (split: HoldoutSplit, lists: Int32Array): number => scoreRankings(split.positives, listsByClient(split.users, lists)).ndcg10;

/** (v - mean) / (sd + 1e-9), population sd. */
function standardise(values: Float64Array): Float64Array {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
  return values.map((v) => (v - mean) / (sd + 1e-9));
}

const standardScores = (split: HoldoutSplit, scorer: PeerScorer): Float64Array[] => Array.from(split.users, (c) => standardise(scorer(c)));

const standardRecency = (split: HoldoutSplit): Float64Array => standardise(split.recent.map(Math.log1p));

/** The ten best products that each judged client does not own (ties: lower index). */
function listTop(split: HoldoutSplit, scores: readonly Float64Array[], recent: Float64Array, blend: number): Int32Array {
  const lists = new Int32Array(split.users.length * DEPTH).fill(-1);
  const isOwned = new Uint8Array(recent.length);
  const value = new Float64Array(DEPTH);
  split.users.forEach((client, u) => {
    const own = ownedBy(split, client);
    for (const p of own) isOwned[p] = 1;
    let size = 0;
    for (let p = 0; p < recent.length; p += 1) {
      if (isOwned[p] === 1) continue;
      const score = scores[u][p] + blend * recent[p];
      if (size === DEPTH && !(score > value[DEPTH - 1])) continue;
      let at = size < DEPTH ? size : DEPTH - 1;
      for (; at > 0 && score > value[at - 1]; at -= 1) {
        value[at] = value[at - 1];
        lists[u * DEPTH + at] = lists[u * DEPTH + at - 1];
      }
      value[at] = score;
      lists[u * DEPTH + at] = p;
      if (size < DEPTH) size += 1;
    }
    for (const p of own) isOwned[p] = 0;
  });
  return lists;
}
