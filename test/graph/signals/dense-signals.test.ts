import type { Dataset } from "../../../graph/deals/dataset";
import { invertPositiveDefinite } from "../../../graph/numeric/linear-algebra";
import { createRng } from "../../../graph/numeric/rng";
import { buildHistory, clientIdleDays, decay, pairAges, recencyWeights, type DealHistory } from "../../../graph/signals/history";
import { findNeighbours, nearestNeighbours, sumOverNeighbours, weighNeighbours } from "../../../graph/signals/neighbours";
import {
  countProductPairs,
  followLift,
  followShare,
  itemSimilarity,
  maxOverOwned,
  ownershipLift,
  recentItemSimilarity,
  sumOverOwned,
} from "../../../graph/signals/product-pairs";
import {
  invertOwnership,
  prepareRecentRidge,
  projectOnClients,
  projectOwned,
  scoreEase,
  scoreRecentRidge,
} from "../../../graph/signals/ridge-signals";
import { buildSignalSpace, subjectOfClient } from "../../../graph/signals/signal-space";
import { flatMixture, makeDataset, type DealTuple } from "../../support/small-data";

/** The formulas written out on dense matrices, slow and obvious, against the sparse signals. */
const H = 20;
const DAY = 100;

function randomDataset(seed: number): Dataset {
  const rng = createRng(seed, "deals");
  const deals: DealTuple[] = [];
  for (let i = 0; i < 90; i += 1)
    deals.push([`c${Math.floor(rng() * 14)}`, `p${Math.floor(rng() ** 1.5 * 11)}`, Math.floor(rng() * 120), 1 + 50 * rng()]);
  return makeDataset(deals);
}

function dense(history: DealHistory, pairValue: (pair: number) => number): number[][] {
  const { offsets, products, nProducts, nClients } = history.incidence;
  return Array.from({ length: nClients }, (_, c) => {
    const row = new Array<number>(nProducts).fill(0);
    for (let i = offsets[c]; i < offsets[c + 1]; i += 1) row[products[i]] = pairValue(i);
    return row;
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe.each([1, 2, 3])("on random deals %i", (seed) => {
  const dataset = randomDataset(seed);
  const history = buildHistory(dataset.deals, DAY, H);
  const { nClients, nProducts } = history.incidence;
  const clients = Array.from({ length: nClients }, (_, c) => c);
  const products = Array.from({ length: nProducts }, (_, p) => p);
  const ages = pairAges(history);
  const recency = ages.map((age) => decay(age, H / 2));
  const basket = recencyWeights(history, H / 2);
  const X = dense(history, () => 1);
  const R = dense(history, (pair) => recency[pair]);
  const W = dense(history, (pair) => basket[pair]);
  const first = dense(history, (pair) => history.incidence.firstDays[pair]);
  const degrees = products.map((p) => sum(X.map((row) => row[p])));
  const pairs = countProductPairs(history, recency);
  const G = products.map((j) => products.map((p) => (j === p ? 0 : sum(clients.map((c) => X[c][j] * X[c][p])))));
  const D = products.map((j) =>
    products.map((p) =>
      sum(clients.map((c) => (X[c][j] > 0 && X[c][p] > 0 && first[c][p] > first[c][j] ? decay(first[c][p] - first[c][j], H) : 0))),
    ),
  );
  const space = buildSignalSpace(dataset, DAY, H, flatMixture(dataset));

  const expectNear = (actual: Float64Array, expected: (p: number) => number, where: (p: number) => boolean): void => {
    for (const p of products) if (where(p)) expect(actual[p]).toBeCloseTo(expected(p), 9);
  };
  const forEachClient = (check: (client: number, open: (p: number) => boolean, owned: readonly number[]) => void): void => {
    for (const c of clients) {
      const owned = products.filter((p) => X[c][p] > 0);
      if (owned.length > 0) check(c, (p) => X[c][p] === 0 && degrees[p] > 0, owned);
    }
  };

  test("recency of a pair adds its deals up to 1", () => {
    for (const c of clients)
      for (const p of products) {
        let expected = 0;
        dataset.deals.days.forEach((day, row) => {
          if (dataset.deals.clients[row] === c && dataset.deals.products[row] === p && day <= DAY) expected += decay(DAY - day, H / 2);
        });
        expect(W[c][p]).toBeCloseTo(Math.min(1, expected), 12);
      }
  });

  test("item similarity, recent item similarity, lifts and chain equal their formulas", () => {
    const similarity = itemSimilarity(pairs, history.productDegrees);
    const recentTotals = Float64Array.from(products, (p) => sum(R.map((row) => row[p])));
    const recent = recentItemSimilarity(pairs, history.productDegrees, recentTotals);
    const lift = ownershipLift(pairs, history.productDegrees, history.nActiveClients);
    const share = followShare(pairs);
    const after = followLift(pairs);
    const b = products.map((p) => degrees[p] / history.nActiveClients);
    const rowSums = D.map(sum);
    const total = sum(rowSums);
    const beta = products.map((p) => (sum(D.map((row) => row[p])) + 1) / (total + nProducts));
    const liftOf = (j: number, p: number): number => Math.log((G[j][p] + 10 * b[p]) / (degrees[j] + 10) / b[p]);
    forEachClient((c, open, owned) => {
      const subject = subjectOfClient(space, c);
      const ones = new Float64Array(owned.length).fill(1);
      const over = (value: (j: number) => number) => sum(owned.map(value));
      expectNear(
        sumOverOwned(pairs, similarity, subject.owned, ones),
        (p) => over((j) => G[j][p] / (Math.sqrt(degrees[j] * degrees[p]) + 20)),
        open,
      );
      expectNear(
        sumOverOwned(pairs, recent, subject.owned, ones),
        (p) => over((j) => sum(clients.map((u) => X[u][j] * R[u][p])) / (Math.sqrt(degrees[j] * recentTotals[p]) + 5)),
        open,
      );
      expectNear(sumOverOwned(pairs, lift, subject.owned, ones), (p) => over((j) => liftOf(j, p)), open);
      expectNear(maxOverOwned(pairs, lift, subject.owned), (p) => Math.max(...owned.map((j) => liftOf(j, p))), open);
      expectNear(
        sumOverOwned(pairs, share, subject.owned, subject.recency),
        (p) => over((j) => (W[c][j] * D[j][p]) / (rowSums[j] + 5)),
        open,
      );
      expectNear(
        sumOverOwned(pairs, after, subject.owned, subject.recency),
        (p) => over((j) => W[c][j] * Math.log((D[j][p] + 5 * beta[p]) / ((rowSums[j] + 5) * beta[p]))),
        open,
      );
    });
  });

  test("neighbour sums equal J X, J R and their weighted forms without the client itself", () => {
    const idle = clientIdleDays(history);
    const activity = idle.map((days) => decay(days, H / 2));
    const jaccard = (c: number, u: number): number => {
      const both = sum(products.map((p) => X[c][p] * X[u][p]));
      return c === u || both === 0 ? 0 : both / (sum(X[c]) + sum(X[u]) - both);
    };
    forEachClient((c, open) => {
      const neighbours = findNeighbours(history, subjectOfClient(space, c));
      const quickRecency = recency.map((r) => r * r);
      const weighed = weighNeighbours(history, neighbours, activity, recency, quickRecency);
      const over = (value: (u: number, p: number) => number) => (p: number) => sum(clients.map((u) => jaccard(c, u) * value(u, p)));
      expectNear(
        weighed.active,
        over((u, p) => activity[u] * X[u][p]),
        open,
      );
      expectNear(
        weighed.recent,
        over((u, p) => R[u][p]),
        open,
      );
      expectNear(
        weighed.quick,
        over((u, p) => R[u][p] ** 2),
        open,
      );
      const nearest = clients
        .filter((u) => jaccard(c, u) > 0)
        .sort((a, b) => jaccard(c, b) - jaccard(c, a) || a - b)
        .slice(0, 3);
      expectNear(
        sumOverNeighbours(history, nearestNeighbours(neighbours, 3)),
        (p) => sum(nearest.map((u) => jaccard(c, u) * X[u][p])),
        open,
      );
    });
  });

  test("EASE and the recent-adoption ridge equal their product x product weights", () => {
    const ridge = 4;
    const gram = Float64Array.from({ length: nProducts ** 2 }, (_, cell) => {
      const [j, p] = [Math.floor(cell / nProducts), cell % nProducts];
      return j === p ? degrees[j] + ridge : G[j][p];
    });
    const M = invertPositiveDefinite(gram, nProducts);
    const m = (j: number, p: number): number => M[j * nProducts + p];
    const Q = products.map((j) => products.map((p) => sum(clients.map((c) => sum(products.map((k) => m(j, k) * X[c][k])) * R[c][p]))));
    const inverse = invertOwnership(history, pairs, ridge, 100);
    const passed = prepareRecentRidge(history, inverse, recency, false);
    const tabulated = prepareRecentRidge(history, inverse, recency, true);
    forEachClient((c, open, owned) => {
      const subject = subjectOfClient(space, c);
      const projected = projectOwned(inverse, subject.owned, new Float64Array(owned.length).fill(1));
      expectNear(scoreEase(inverse, projected), (p) => sum(owned.map((j) => -m(j, p) / m(p, p))), open);
      const onClients = projectOnClients(history, inverse, projected);
      const expected = (p: number): number => sum(owned.map((j) => Q[j][p] - (m(j, p) * Q[p][p]) / m(p, p)));
      expectNear(scoreRecentRidge(history, inverse, passed, subject.owned, projected, onClients), expected, open);
      expectNear(scoreRecentRidge(history, inverse, tabulated, subject.owned, projected, null), expected, open);
    });
  });
});

test("products beyond the bound of the ridge inverse get 0 from EASE", () => {
  const dataset = randomDataset(5);
  const history = buildHistory(dataset.deals, DAY, H);
  const pairs = countProductPairs(history, new Float64Array(history.incidence.products.length));
  const inverse = invertOwnership(history, pairs, 4, 3);
  expect(inverse.products).toHaveLength(3);
  const scores = scoreEase(inverse, projectOwned(inverse, inverse.products.slice(0, 1), Float64Array.of(1)));
  expect([...scores.keys()].filter((p) => scores[p] !== 0).length).toBeLessThanOrEqual(3);
});
