import fc from "fast-check";
import { findProblemChain, typicalOrder, type ChainOptions } from "../../../graph/chain/find-problem-chain";
import type { ProblemChainEdge } from "../../../graph/chain/problem-chain";
import { buildDealTable, type DealRow } from "../../../graph/deals/build-deal-table";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import type { MixtureModel } from "../../../graph/mixtures/mixture-model";
import { sequentialRunner, type TaskRunner } from "../../../graph/numeric/tasks";
import { plantDeals, type PlantedTruth } from "../../../graph/simulation/planted";

/** Deals of clients: "a1 b2" is product a on day 1 and b on day 2. */
const rowsOf = (...histories: readonly string[]): DealRow[] =>
  histories.flatMap((history, c) =>
    history.split(" ").map((deal) => ({
      clientId: asClientId(`c${c}`),
      productId: asProductId(deal[0]),
      ...(deal.length > 1 ? { day: Number(deal.slice(1)) } : {}),
    })),
  );

/** Products a, b are problem 0, products c, d problem 1, without doubt; every client has all problems equally. */
function certainModel(nClients: number, productIds: readonly string[], nProblems: number): MixtureModel {
  const nProducts = productIds.length;
  const phi = new Float64Array(nProblems * nProducts);
  productIds.forEach((id, p) => {
    phi[(nProblems > 1 && id > "b" ? 1 : 0) * nProducts + p] = 0.5;
  });
  return {
    nProblems,
    theta: new Float64Array(nClients * nProblems).fill(1 / nProblems),
    phi,
    pi: new Float64Array(nProblems).fill(1 / nProblems),
    background: new Float64Array(nProducts).fill(1 / nProducts),
    alpha: 1,
    lambda: 0,
  };
}

async function chainOf(histories: readonly string[], nProblems: number, options: ChainOptions = {}, runner: TaskRunner = sequentialRunner) {
  const deals = buildDealTable(rowsOf(...histories));
  const incidence = buildIncidence(deals, null);
  const model = certainModel(deals.clientIds.length, deals.productIds, nProblems);
  return findProblemChain({ incidence, model, clientIds: deals.clientIds }, { seed: 1, ...options }, runner);
}

/** The true model of planted data, so that the chain is tested apart from the mixtures. */
function trueModel(truth: PlantedTruth, nProducts: number): MixtureModel {
  const K = truth.nProblems;
  const phi = new Float64Array(K * nProducts);
  for (let p = 0; p < nProducts; p += 1) {
    phi[truth.productProblem[p] * nProducts + p] = 1;
    if (truth.secondProblem[p] >= 0) phi[truth.secondProblem[p] * nProducts + p] = 0.5;
  }
  for (let k = 0; k < K; k += 1) {
    const row = phi.subarray(k * nProducts, (k + 1) * nProducts);
    const total = row.reduce((sum, x) => sum + x, 0);
    row.forEach((x, p) => (row[p] = x / total));
  }
  return {
    nProblems: K,
    theta: truth.mixtures,
    phi,
    pi: new Float64Array(K).fill(1 / K),
    background: new Float64Array(nProducts).fill(1 / nProducts),
    alpha: 1,
    lambda: 0.1,
  };
}

test("observed mass is the number of ordered pairs of deals on different days, and half of it is expected", async () => {
  const found = await chainOf(["a1 b2 c3", "a1 c1", "c5 a6"], 2);
  expect(found.edges).toHaveLength(2);
  const [forth, back] = found.edges;
  expect(forth).toMatchObject({ from: 0, to: 1, observed: 2, clients: 1 });
  expect(back).toMatchObject({ from: 1, to: 0, observed: 1, clients: 1 });
  // Client 0: 2 pairs, in either order alike; client 2: 1 pair: expected 1.5, up to the noise of 150 permutations.
  expect(forth.expected).toBeGreaterThan(1.2);
  expect(forth.expected).toBeLessThan(1.8);
  expect(forth.lift).toBeCloseTo(forth.observed / forth.expected, 12);
  expect(forth.pValue + back.pValue).toBeCloseTo(1, 6);
});

test("a problem that always comes first is found, and the order says so", async () => {
  const found = await chainOf(
    Array.from({ length: 30 }, () => "a1 b3 c5 d9"),
    2,
  );
  expect(found.edges[0]).toMatchObject({ from: 0, to: 1, observed: 120, clients: 30 });
  expect(found.edges[0].qValue).toBeLessThan(1e-6);
  expect(found.edges).toHaveLength(1);
  expect(found.typicalOrder).toEqual([0, 1]);
});

test("without dates, with one problem, and with one day a client there is no chain, and the reason is told", async () => {
  expect(await chainOf(["a b", "c d"], 2)).toMatchObject({
    edges: [],
    emptyReason: "No deal has a date, so nothing says what came first.",
  });
  expect(await chainOf(["a1 b2"], 1)).toMatchObject({ edges: [], emptyReason: "There is one problem only, so none follows another." });
  expect(await chainOf(["a1 c1", "b2", "d d3"], 2)).toMatchObject({ edges: [], emptyReason: "No client has deals on two different days." });
  expect(await chainOf(["a1 b2 c", "c1 d2"], 2)).toMatchObject({
    edges: [],
    emptyReason: "No client has deals for two different problems on different days.",
    nClientsUsed: 2,
  });
});

test("undated deals are ignored", async () => {
  const dated = await chainOf(["a1 c2", "c1 d2 a5"], 2);
  const mixed = await chainOf(["a1 c2 b", "c1 d2 a5"], 2);
  expect(mixed.edges).toEqual(dated.edges);
});

test("the answer does not depend on where and when tasks run", async () => {
  const { dataset, truth } = plantDeals({ nClients: 400, nProducts: 60 });
  const incidence = buildIncidence(dataset.deals, null);
  const input = { incidence, model: trueModel(truth, incidence.nProducts), clientIds: dataset.deals.clientIds };
  const cloning: TaskRunner = {
    map: (task, inputs) =>
      Promise.resolve(
        [...inputs]
          .reverse()
          .map((one) => task.run(structuredClone(one)))
          .reverse(),
      ),
  };
  expect(await findProblemChain(input, { seed: 3 }, cloning)).toEqual(await findProblemChain(input, { seed: 3 }, sequentialRunner));
});

test("on planted data every significant edge goes the planted way and the typical order agrees; without a chain there is no edge", async () => {
  const find = async (chainShare: number) => {
    const { dataset, truth } = plantDeals({ nClients: 1500, nProducts: 200, chainShare });
    const incidence = buildIncidence(dataset.deals, null);
    const input = { incidence, model: trueModel(truth, incidence.nProducts), clientIds: dataset.deals.clientIds };
    return { truth, chain: await findProblemChain(input, { seed: 1 }, sequentialRunner) };
  };
  const { truth, chain } = await find(0.5);
  const significant = chain.edges.filter((edge) => edge.qValue <= 0.05);
  expect(significant.length).toBeGreaterThanOrEqual(10);
  for (const edge of significant) expect(truth.chainPosition[edge.from]).toBeLessThan(truth.chainPosition[edge.to]);
  expect((await find(0)).chain.edges.filter((edge) => edge.qValue <= 0.05)).toEqual([]);
});

test("more clients than the bound are sampled by seeded hash, and both numbers are told", async () => {
  const found = await chainOf(
    Array.from({ length: 9 }, () => "a1 c2"),
    2,
    { maxClients: 4 },
  );
  expect(found).toMatchObject({ nClientsDated: 9, nClientsUsed: 4 });
  expect(found.edges[0].observed).toBe(4);
});

test("the typical order sorts what the significant edges order, breaks cycles the same way every time, and leaves the rest out", () => {
  const edge = (from: number, to: number, qValue = 0.01): ProblemChainEdge => ({
    from,
    to,
    observed: 2,
    expected: 1,
    lift: 2,
    pValue: 0.01,
    qValue,
    clients: 2,
  });
  expect(typicalOrder([edge(4, 2), edge(2, 0), edge(1, 3, 0.5)], 0.05)).toEqual([4, 2, 0]);
  expect(typicalOrder([edge(0, 1), edge(1, 2), edge(2, 0)], 0.05)).toEqual([0, 1, 2]);
  expect(typicalOrder([], 0.05)).toEqual([]);
});

test("observed mass of both directions is all pairs on different days, and expectations are positive where something was observed", async () => {
  const history = fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    selector: ([p]) => p,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(history, { minLength: 1, maxLength: 6 }), async (all) => {
      const histories = all.map((deals) => deals.map(([p, day]) => `${p}${day}`).join(" "));
      const found = await chainOf(histories, 2, { nPermutations: 20 });
      let pairs = 0;
      for (const deals of all)
        for (const [p, day] of deals) for (const [other, later] of deals) if (later > day && p < "c" !== other < "c") pairs += 1;
      expect(found.edges.reduce((sum, edge) => sum + edge.observed, 0)).toBeCloseTo(pairs, 9);
    }),
    { numRuns: 40 },
  );
});

test.each([
  [{ nPermutations: 1 }, "nPermutations must be an integer >= 2, got 1"],
  [{ maxClients: 0 }, "maxClients must be an integer >= 1, got 0"],
  [{ minResponsibility: 1 }, "minResponsibility must be in [0, 1), got 1"],
  [{ maxQValue: 0 }, "maxQValue must be in (0, 1], got 0"],
])("%p is refused", async (options, message) => {
  await expect(chainOf(["a1 c2"], 2, options)).rejects.toThrow(message);
});
