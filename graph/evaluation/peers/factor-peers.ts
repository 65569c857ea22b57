import type { Incidence } from "../../incidence/incidence";
import { createRng } from "../../numeric/rng";
import { ownedBy, type HoldoutSplit } from "./holdout-split";
import type { Peer, PeerScorer } from "./peer";

const ALS_ITERATIONS = 20;
const ALS_CG_STEPS = 3;

/**
 * Implicit-feedback ALS (Hu, Koren, Volinsky 2008; conjugate gradients of Takacs et al. 2011): confidence `confidence` on owned pairs and 1
 * elsewhere, 20 sweeps of three conjugate gradient steps.
 */
export const alsPeer: Peer = {
  name: "ALS",
  grid: [16, 64].flatMap((factors) => [0.05, 1].flatMap((ridge) => [1, 10].map((confidence) => ({ factors, ridge, confidence })))),
  fit(split, { factors, ridge, confidence }, seed) {
    const rng = createRng(seed, "als");
    const { incidence, columns } = split;
    const users = Float64Array.from({ length: incidence.nClients * factors }, () => 0.01 * rng());
    const items = Float64Array.from({ length: incidence.nProducts * factors }, () => 0.01 * rng());
    for (let sweep = 0; sweep < ALS_ITERATIONS; sweep += 1) {
      solveSide(users, items, incidence.offsets, incidence.products, { factors, ridge, confidence });
      solveSide(items, users, columns.offsets, columns.clients, { factors, ridge, confidence });
    }
    return (client) => scoreByFactors(users, items, client, factors, incidence.nProducts);
  },
};

/** One half sweep: rows of `target` by conjugate gradients on (Y'Y + ridge I + (confidence - 1) sum over own y y') x = confidence sum y. */
function solveSide(
  target: Float64Array,
  other: Float64Array,
  offsets: Int32Array,
  members: Int32Array,
  { factors: n, ridge, confidence }: { readonly factors: number; readonly ridge: number; readonly confidence: number },
): void {
  const gram = new Float64Array(n * n);
  for (let row = 0; row < other.length; row += n) {
    for (let f = 0; f < n; f += 1) for (let h = 0; h < n; h += 1) gram[f * n + h] += other[row + f] * other[row + h];
  }
  for (let f = 0; f < n; f += 1) gram[f * n + f] += ridge;
  const x = new Float64Array(n);
  const residual = new Float64Array(n);
  const direction = new Float64Array(n);
  const image = new Float64Array(n);
  const multiply = (v: Float64Array, from: number, to: number): void => {
    for (let f = 0; f < n; f += 1) {
      let sum = 0;
      for (let h = 0; h < n; h += 1) sum += gram[f * n + h] * v[h];
      image[f] = sum;
    }
    for (let i = from; i < to; i += 1) addMultiple(image, other, members[i] * n, (confidence - 1) * dotAt(other, members[i] * n, v));
  };
  for (let u = 0; u + 1 < offsets.length; u += 1) {
    const [from, to] = [offsets[u], offsets[u + 1]];
    if (from === to) {
      target.fill(0, u * n, (u + 1) * n);
      continue;
    }
    x.set(target.subarray(u * n, (u + 1) * n));
    multiply(x, from, to);
    residual.fill(0);
    for (let i = from; i < to; i += 1) addMultiple(residual, other, members[i] * n, confidence);
    for (let f = 0; f < n; f += 1) residual[f] -= image[f];
    direction.set(residual);
    let norm = dotAt(residual, 0, residual);
    for (let step = 0; step < ALS_CG_STEPS && norm > 1e-20; step += 1) {
      multiply(direction, from, to);
      const alpha = norm / dotAt(direction, 0, image);
      for (let f = 0; f < n; f += 1) {
        x[f] += alpha * direction[f];
        residual[f] -= alpha * image[f];
      }
      const next = dotAt(residual, 0, residual);
      for (let f = 0; f < n; f += 1) direction[f] = residual[f] + (next / norm) * direction[f];
      norm = next;
    }
    target.set(x, u * n);
  }
}

const dotAt = (cells: Float64Array, at: number, v: Float64Array): number => {
  let sum = 0;
  for (let f = 0; f < v.length; f += 1) sum += cells[at + f] * v[f];
  return sum;
};

const addMultiple = (target: Float64Array, cells: Float64Array, at: number, weight: number): void => {
  for (let f = 0; f < target.length; f += 1) target[f] += weight * cells[at + f];
};

const BPR_SWEEPS = 200;
const BPR_RIDGE = 0.01;
/** Most gradient steps of one BPR fit: sweeps over large books are cut short. */
export const MAX_BPR_STEPS = 20_000_000;

/**
 * BPR (Rendle et al. 2009): stochastic gradient steps on log sigmoid(x_cj - x_cq), j owned and q a product of a random pair that the client
 * does not own, with a bias per product; 200 sweeps over the pairs.
 */
export const bprPeer: Peer = {
  name: "BPR",
  grid: [16, 64].flatMap((factors) => [0.02, 0.1].map((rate) => ({ factors, rate }))),
  fit(split, { factors, rate }, seed) {
    const rng = createRng(seed, "bpr");
    const { incidence } = split;
    const nPairs = incidence.products.length;
    // The last column is the product's bias: the client's is held at 1.
    const n = factors + 1;
    const draw = (rows: number): Float64Array => Float64Array.from({ length: rows * n }, () => (rng() - 0.5) / factors);
    const users = draw(incidence.nClients);
    const items = draw(incidence.nProducts);
    for (let c = 0; c < incidence.nClients; c += 1) users[c * n + factors] = 1;
    const clients = clientOfPairs(incidence);
    const nSteps = Math.min(BPR_SWEEPS * nPairs, MAX_BPR_STEPS);
    for (let step = 0; step < nSteps; step += 1) {
      const liked = Math.floor(rng() * nPairs);
      const other = incidence.products[Math.floor(rng() * nPairs)];
      const client = clients[liked];
      if (owns(split, client, other)) continue;
      const [u, j, q] = [client * n, incidence.products[liked] * n, other * n];
      let score = 0;
      for (let f = 0; f < n; f += 1) score += users[u + f] * (items[j + f] - items[q + f]);
      const z = 1 / (1 + Math.exp(score));
      for (let f = 0; f < n; f += 1) {
        const own = users[u + f];
        if (f < factors) users[u + f] += rate * (z * (items[j + f] - items[q + f]) - BPR_RIDGE * own);
        items[j + f] += rate * (z * own - BPR_RIDGE * items[j + f]);
        items[q + f] += rate * (-z * own - BPR_RIDGE * items[q + f]);
      }
    }
    return (client) => scoreByFactors(users, items, client, n, incidence.nProducts);
  },
};

function clientOfPairs({ offsets, products }: Incidence): Int32Array {
  const clients = new Int32Array(products.length);
  for (let c = 0; c + 1 < offsets.length; c += 1) clients.fill(c, offsets[c], offsets[c + 1]);
  return clients;
}

/** Binary search: the products of a client ascend. */
function owns(split: HoldoutSplit, client: number, product: number): boolean {
  const owned = ownedBy(split, client);
  let low = 0;
  let high = owned.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (owned[middle] < product) low = middle + 1;
    else high = middle;
  }
  return owned[low] === product;
}

function scoreByFactors(users: Float64Array, items: Float64Array, client: number, n: number, nProducts: number): ReturnType<PeerScorer> {
  const user = users.subarray(client * n, (client + 1) * n);
  return Float64Array.from({ length: nProducts }, (_, p) => dotAt(items, p * n, user));
}
