import { invertPositiveDefinite } from "../../numeric/linear-algebra";
import { ownedBy, type HoldoutSplit } from "./holdout-split";
import type { Peer, PeerScorer } from "./peer";

/** Products in the square matrices of item kNN, EASE and RP3beta: the most owned ones; the others score 0. */
export const MAX_SQUARE_PRODUCTS = 3_000;

/** n_p: every client gets the same list, less what it owns. */
export const popularityPeer: Peer = { name: "popularity", grid: [{}], fit: (split) => () => split.degrees };

/** Deals of the last months, each weighing exp(-age / 60 days). */
export const recentPopularityPeer: Peer = { name: "recent popularity", grid: [{}], fit: (split) => () => split.recent };

/** Item kNN: X S with S_jp = G_jp / ((n_j n_p)^alpha + shrink), G = X'X without its diagonal. */
export const itemPeer: Peer = {
  name: "item kNN",
  grid: [0, 5, 20].flatMap((shrink) => [0.3, 0.5, 0.7].map((alpha) => ({ shrink, alpha }))),
  fit(split, { shrink, alpha }) {
    const square = countSquare(split);
    const { n, products } = square;
    const cells = Float64Array.from(square.cells);
    for (let i = 0; i < n; i += 1) {
      for (let k = 0; k < n; k += 1) {
        cells[i * n + k] =
          i === k ? 0 : cells[i * n + k] / ((split.degrees[products[i]] * split.degrees[products[k]]) ** alpha + shrink + 1e-9);
      }
    }
    return scoreBySquare(split, { ...square, cells });
  },
};

/** EASE (Steck 2019): X B, B_jp = -M_jp / M_pp, B_pp = 0, M = (X'X + lambda I)^-1. */
export const easePeer: Peer = {
  name: "EASE",
  grid: [1, 10, 50, 200, 1000].map((lambda) => ({ lambda })),
  fit(split, { lambda }) {
    const square = countSquare(split);
    const { n } = square;
    const gram = Float64Array.from(square.cells);
    for (let i = 0; i < n; i += 1) gram[i * n + i] += lambda;
    const inverse = invertPositiveDefinite(gram, n);
    const cells = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) for (let k = 0; k < n; k += 1) cells[i * n + k] = i === k ? 0 : -inverse[i * n + k] / inverse[k * n + k];
    return scoreBySquare(split, { ...square, cells });
  },
};

/** RP3beta (Paudel et al. 2017): walks client - product - client - product, X (D_p^-1 X')^alpha (D_c^-1 X)^alpha / n^beta, no self-loops. */
export const walkPeer: Peer = {
  name: "RP3beta",
  grid: [0, 0.2, 0.4, 0.6, 0.8].flatMap((beta) => [1, 1.5].map((alpha) => ({ beta, alpha }))),
  fit(split, { beta, alpha }) {
    const square = countSquare(split, (client) => {
      const degree = split.incidence.offsets[client + 1] - split.incidence.offsets[client];
      return (1 / degree) ** alpha;
    });
    const { n, products } = square;
    const cells = Float64Array.from(square.cells);
    for (let i = 0; i < n; i += 1) {
      const from = (1 / split.degrees[products[i]]) ** alpha;
      for (let k = 0; k < n; k += 1) cells[i * n + k] = i === k ? 0 : (cells[i * n + k] * from) / split.degrees[products[k]] ** beta;
    }
    return scoreBySquare(split, { ...square, cells });
  },
};

/** User kNN: sum of the Jaccard similarity of the k nearest clients over their products, ties broken by popularity. */
export const userPeer: Peer = {
  name: "user kNN",
  grid: [10, 30, 80, 200].map((k) => ({ k })),
  fit(split, { k }) {
    const { incidence, columns, degrees } = split;
    const shared = new Float64Array(incidence.nClients);
    const size = (client: number): number => incidence.offsets[client + 1] - incidence.offsets[client];
    return (client) => {
      const touched: number[] = [];
      for (const p of ownedBy(split, client)) {
        for (let o = columns.offsets[p]; o < columns.offsets[p + 1]; o += 1) {
          const other = columns.clients[o];
          if (other === client) continue;
          if (shared[other] === 0) touched.push(other);
          shared[other] += 1;
        }
      }
      const near = touched.map((other) => ({ other, similarity: shared[other] / (size(client) + size(other) - shared[other]) }));
      for (const other of touched) shared[other] = 0;
      near.sort((a, b) => b.similarity - a.similarity || a.other - b.other);
      const scores = degrees.map((degree) => degree * 1e-6);
      for (const { other, similarity } of near.slice(0, k)) for (const p of ownedBy(split, other)) scores[p] += similarity;
      return scores;
    };
  },
};

/** A matrix over the most owned products. */
interface SquareMatrix {
  readonly n: number;
  /** Products that take part, ascending. */
  readonly products: Int32Array;
  /** Position of each product in `products`, -1 for the others. */
  readonly positions: Int32Array;
  readonly cells: Float64Array;
}

/** sum over clients of X_ci weight_c X_ck, diagonal included. */
function countSquare(split: HoldoutSplit, weightOf: (client: number) => number = () => 1): SquareMatrix {
  const { degrees, incidence } = split;
  const products = Int32Array.from(degrees.keys())
    .sort((a, b) => degrees[b] - degrees[a] || a - b)
    .slice(0, MAX_SQUARE_PRODUCTS)
    .sort();
  const n = products.length;
  const positions = new Int32Array(degrees.length).fill(-1);
  products.forEach((p, i) => {
    positions[p] = i;
  });
  const cells = new Float64Array(n * n);
  for (let c = 0; c < incidence.nClients; c += 1) {
    const own = Array.from(ownedBy(split, c), (p) => positions[p]).filter((i) => i >= 0);
    const weight = weightOf(c);
    for (const i of own) for (const k of own) cells[i * n + k] += weight;
  }
  return { n, products, positions, cells };
}

/** X B. */
function scoreBySquare(split: HoldoutSplit, { n, products, positions, cells }: SquareMatrix): PeerScorer {
  return (client) => {
    const sums = new Float64Array(n);
    for (const p of ownedBy(split, client)) {
      const row = positions[p] * n;
      if (row < 0) continue;
      for (let k = 0; k < n; k += 1) sums[k] += cells[row + k];
    }
    if (n === split.degrees.length) return sums;
    const scores = new Float64Array(split.degrees.length);
    products.forEach((p, k) => {
      scores[p] = sums[k];
    });
    return scores;
  };
}
