import { alsPeer, bprPeer } from "../../../../graph/evaluation/peers/factor-peers";
import { ownedBy, splitAt } from "../../../../graph/evaluation/peers/holdout-split";
import {
  easePeer,
  itemPeer,
  popularityPeer,
  recentPopularityPeer,
  userPeer,
  walkPeer,
} from "../../../../graph/evaluation/peers/neighbour-peers";
import { peerNames } from "../../../../graph/evaluation/peers/peer";
import { listsByClient, tunePeer } from "../../../../graph/evaluation/peers/tune-peer";
import { scoreRankings } from "../../../../graph/evaluation/temporal-holdout";
import { plantDeals } from "../../../../graph/simulation/planted";
import { makeDataset, type DealTuple } from "../../../support/small-data";

const planted = plantDeals({ seed: 5, nClients: 60, nProducts: 18, nProblems: 3, dealsPerClient: 5 }).dataset;
const span = [...planted.deals.days].sort((a, b) => a - b);
const cutDay = span[Math.floor(0.7 * span.length)];
const split = splitAt(planted.deals, cutDay, null, 1_000, 1);

/** X as rows of numbers. */
const X = Array.from({ length: split.incidence.nClients }, (_, c) => {
  const row = new Array<number>(split.incidence.nProducts).fill(0);
  for (const p of ownedBy(split, c)) row[p] = 1;
  return row;
});
const nProducts = X[0].length;
const products = Array.from({ length: nProducts }, (_, p) => p);
const degree = products.map((p) => X.reduce((sum, row) => sum + row[p], 0));
const both = (j: number, p: number): number => X.reduce((sum, row) => sum + row[j] * row[p], 0);
const times = (row: readonly number[], weight: (j: number, p: number) => number): number[] =>
  products.map((p) => row.reduce((sum, x, j) => sum + (x === 0 || j === p ? 0 : x * weight(j, p)), 0));
const closeTo = (actual: Float64Array, wanted: readonly number[]): void => {
  wanted.forEach((value, p) => {
    expect(actual[p]).toBeCloseTo(value, 9);
  });
};

describe("the split", () => {
  it("knows the clients and products with a deal by the cut, and judges by what they bought for the first time after it", () => {
    const { deals } = makeDataset([
      ["a", "x", 1],
      ["a", "y", 10],
      ["a", "x", 11],
      ["b", "y", 4],
      ["b", "new", 12],
      ["late", "x", 13],
    ]);
    const small = splitAt(deals, 5, null, 100, 1);
    expect(small.deals.clientIds).toEqual(["a", "b"]);
    expect(small.deals.productIds).toEqual(["x", "y"]);
    expect([...small.clients]).toEqual([0, 1]);
    expect([...small.users]).toEqual([0]);
    expect([...(small.positives.get(0) ?? [])]).toEqual([1]);
    expect(splitAt(deals, 5, 9, 100, 1).users).toHaveLength(0);
    expect(small.recent[0]).toBeCloseTo(Math.exp(-3 / 60), 12);
    expect(small.recent[1]).toBe(1);
  });
});

describe("peers equal their formulas, written out densely", () => {
  const someClients = [0, 7, 23];
  it("popularity and recent popularity", () => {
    closeTo(popularityPeer.fit(split, {}, 1)(0), degree);
    expect(recentPopularityPeer.fit(split, {}, 1)(0)).toEqual(split.recent);
  });
  it("item kNN", () => {
    for (const { shrink, alpha } of [
      { shrink: 0, alpha: 0.5 },
      { shrink: 20, alpha: 0.3 },
    ]) {
      const score = itemPeer.fit(split, { shrink, alpha }, 1);
      for (const c of someClients)
        closeTo(
          score(c),
          times(X[c], (j, p) => both(j, p) / ((degree[j] * degree[p]) ** alpha + shrink + 1e-9)),
        );
    }
  });
  it("user kNN", () => {
    const score = userPeer.fit(split, { k: 4 }, 1);
    for (const c of someClients) {
      const near = X.map((row, u) => {
        const shared = row.reduce((sum, x, p) => sum + x * X[c][p], 0);
        const size = (r: readonly number[]): number => r.reduce((a, b) => a + b, 0);
        return { u, j: u === c ? 0 : shared / (size(row) + size(X[c]) - shared) };
      })
        .sort((a, b) => b.j - a.j || a.u - b.u)
        .slice(0, 4);
      closeTo(
        score(c),
        products.map((p) => near.reduce((sum, { u, j }) => sum + j * X[u][p], 1e-6 * degree[p])),
      );
    }
  });
  it("RP3beta", () => {
    const [beta, alpha] = [0.4, 1.5];
    const size = X.map((row) => row.reduce((a, b) => a + b, 0));
    const walk = (j: number, p: number): number =>
      X.reduce((sum, row, u) => sum + (row[j] / degree[j]) ** alpha * (row[p] / size[u]) ** alpha, 0) / degree[p] ** beta;
    const score = walkPeer.fit(split, { beta, alpha }, 1);
    for (const c of someClients) closeTo(score(c), times(X[c], walk));
  });
  it("EASE", () => {
    const lambda = 10;
    const M = invert(products.map((j) => products.map((p) => both(j, p) + (j === p ? lambda : 0))));
    const score = easePeer.fit(split, { lambda }, 1);
    for (const c of someClients)
      closeTo(
        score(c),
        times(X[c], (j, p) => -M[j][p] / M[p][p]),
      );
  });
  it("ALS and BPR put a client's kind of products first on a checkerboard", () => {
    const deals: DealTuple[] = [];
    for (let c = 0; c < 24; c += 1)
      for (let p = 0; p < 12; p += 1) if ((c + p) % 2 === 0 && p !== (c * 5) % 12) deals.push([`c${c}`, `p${p}`, 1]);
    const board = splitAt(makeDataset([...deals, ["c0", "p0", 9]]).deals, 5, null, 100, 1);
    for (const [peer, parameters] of [
      [alsPeer, { factors: 4, ridge: 0.05, confidence: 10 }],
      [bprPeer, { factors: 4, rate: 0.1 }],
    ] as const) {
      const score = peer.fit(board, parameters, 1);
      for (let c = 0; c < 24; c += 1) {
        const scores = score(c);
        const kindOf = (p: number): number => Number(board.deals.productIds[p].slice(1)) % 2;
        const own = new Set(ownedBy(board, c));
        const open = Array.from(scores.keys()).filter((p) => !own.has(p));
        const clientKind = Number(board.deals.clientIds[c].slice(1)) % 2;
        const best = open.reduce((a, b) => (scores[b] > scores[a] ? b : a));
        if (open.some((p) => kindOf(p) === clientKind)) expect(kindOf(best)).toBe(clientKind);
      }
    }
  });
});

/** Gauss-Jordan. */
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, k) => (k === i ? 1 : 0))]);
  for (let i = 0; i < n; i += 1) {
    const pivot = rows[i][i];
    rows[i] = rows[i].map((value) => value / pivot);
    for (let k = 0; k < n; k += 1)
      if (k !== i) {
        const factor = rows[k][i];
        rows[k] = rows[k].map((value, f) => value - factor * rows[i][f]);
      }
  }
  return rows.map((row) => row.slice(n));
}

describe("tuning", () => {
  it("looks at nothing after the cut: another future gives the same settings and lists", () => {
    const { deals } = planted;
    const moved = { ...deals, days: deals.days.map((day) => (day > cutDay ? day + 400 : day)) };
    for (const peer of ["item kNN", "EASE", "user kNN"] as const) {
      const input = { peer, cutDay, endDay: null, maxClients: 1_000, seed: 1 };
      expect(tunePeer({ ...input, deals: moved })).toEqual(tunePeer({ ...input, deals }));
    }
  });
  it("lists ten unowned products for every judged client, of every peer", () => {
    for (const peer of peerNames) {
      const { lists } = tunePeer({ peer, deals: planted.deals, cutDay, endDay: null, maxClients: 12, seed: 1 });
      const judged = splitAt(planted.deals, cutDay, null, 12, 1);
      const byClient = listsByClient(judged.users, lists);
      for (const [client, list] of byClient) {
        expect(list).toHaveLength(Math.min(10, nProducts - ownedBy(judged, client).length));
        expect(new Set(list).size).toBe(list.length);
        expect(list.some((p) => ownedBy(judged, client).includes(p))).toBe(false);
      }
    }
  });
  it("a peer that uses problems of neighbours beats popularity on planted problems", () => {
    const ndcg = (peer: "popularity" | "item kNN"): number =>
      scoreRankings(
        split.positives,
        listsByClient(split.users, tunePeer({ peer, deals: planted.deals, cutDay, endDay: null, maxClients: 1_000, seed: 1 }).lists),
      ).ndcg10;
    expect(ndcg("item kNN")).toBeGreaterThan(ndcg("popularity"));
  });
  it("answers where the inner split has nobody to judge: the first setting", () => {
    const { deals } = makeDataset([
      ["a", "x", 1],
      ["b", "y", 1],
      ["a", "y", 2],
    ]);
    expect(tunePeer({ peer: "EASE", deals, cutDay: 1, endDay: null, maxClients: 10, seed: 1 })).toMatchObject({
      parameters: { lambda: 1 },
      blend: 0,
    });
  });
});
