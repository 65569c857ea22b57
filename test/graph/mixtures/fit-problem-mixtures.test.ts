import { buildIncidence } from "../../../graph/incidence/build-incidence";
import type { PairRows } from "../../../graph/incidence/pair-rows";
import { fitProblemMixtures, type ProblemMixtureFit } from "../../../graph/mixtures/fit-problem-mixtures";
import type { ProblemMixtureOptions } from "../../../graph/mixtures/mixture-options";
import { productProblemWeights } from "../../../graph/mixtures/product-problem-weights";
import { assignByWeight } from "../../../graph/numeric/assign";
import { CancelledError, InvalidArgumentError } from "../../../graph/numeric/errors";
import { sequentialRunner, type TaskRunner } from "../../../graph/numeric/tasks";
import { plantDeals } from "../../../graph/simulation/planted";
import { shufflePairs } from "../../../graph/simulation/shuffle";
import { tasks } from "../../../graph/tasks";
import { pairsOf } from "./dense-mixture";

const idsOf = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}${String(i).padStart(5, "0")}`);
const fit = (pairs: PairRows, options: ProblemMixtureOptions = {}, runner = sequentialRunner): Promise<ProblemMixtureFit> =>
  fitProblemMixtures(
    { incidence: pairs, clientIds: idsOf("c", pairs.nClients), productIds: idsOf("p", pairs.nProducts) },
    { mode: "fast", ...options },
    runner,
  );

const planted = plantDeals({ seed: 3, nClients: 300, nProducts: 60, nProblems: 3 });
const plantedPairs = buildIncidence(planted.dataset.deals, null);
/** Thorough mode in kind, not in extent. */
const briefly: ProblemMixtureOptions = { mode: "thorough", nFolds: 2, resolutions: [1.25, 1.8], alphas: [1], lambdas: [0.1, 0.3] };

function expectDistributions(found: ProblemMixtureFit, pairs: PairRows): void {
  const { nProblems: K, theta, phi, pi, background } = found.model;
  const rowSums = (matrix: Float64Array, width: number): number[] =>
    Array.from({ length: matrix.length / width }, (_, i) => matrix.subarray(i * width, (i + 1) * width).reduce((a, b) => a + b, 0));
  expect([theta.length, phi.length, pi.length, background.length]).toEqual([pairs.nClients * K, K * pairs.nProducts, K, pairs.nProducts]);
  for (const total of [...rowSums(theta, K), ...rowSums(phi, pairs.nProducts), ...rowSums(pi, K), ...rowSums(background, pairs.nProducts)])
    expect(Math.abs(total - 1)).toBeLessThan(1e-12);
  for (const weights of rowSums(productProblemWeights(found.model, pairs), K)) expect(Math.abs(weights - 1)).toBeLessThan(1e-12);
}

describe("fitProblemMixtures on planted problems", () => {
  test("finds their number and the main problem of most clients, in either mode", async () => {
    for (const options of [{}, briefly]) {
      const found = await fit(plantedPairs, options);
      expect(found.structure).toBe("found");
      expect(found.model.nProblems).toBe(3);
      expectDistributions(found, plantedPairs);
      const { theta } = found.model;
      const agreement = new Float64Array(9);
      const argmax = (matrix: Float64Array, c: number): number => {
        const row = [...matrix.subarray(3 * c, 3 * c + 3)];
        return row.indexOf(Math.max(...row));
      };
      for (let c = 0; c < 300; c += 1) agreement[3 * argmax(planted.truth.mixtures, c) + argmax(theta, c)] += 1;
      const partners = assignByWeight(agreement, 3, 3);
      const right = [...partners].reduce((sum, found, k) => sum + agreement[3 * k + found], 0);
      expect(right / 300).toBeGreaterThan(0.65);
      for (const stability of found.stability) expect(stability).toBeGreaterThan(0.8);
      expect(found.heldOut[2].logLikelihood).toBeGreaterThan(found.heldOut[0].logLikelihood);
    }
  });

  test("finds none when who bought what together is shuffled away", async () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const found = await fit(shufflePairs(plantedPairs, seed), { seed });
      expect(found.structure).toBe("none");
      expect(found.structureReason).toContain("do not predict hidden pairs better than popularity");
      expect(found.model.nProblems).toBe(1);
      expect([...found.model.phi]).toEqual([...found.model.background]);
    }
  });

  test("gives the same bits whatever the numbering of clients and products, with or without empty ones", async () => {
    const { nClients: C, nProducts: P } = plantedPairs;
    const clientAt = Array.from({ length: C + 5 }, (_, i) => (i * 7919) % (C + 5));
    const productAt = Array.from({ length: P + 3 }, (_, i) => (i * 29) % (P + 3));
    const rows = Array.from({ length: C + 5 }, (): number[] => []);
    for (let c = 0; c < C; c += 1)
      rows[clientAt[c]] = [...plantedPairs.products.subarray(plantedPairs.offsets[c], plantedPairs.offsets[c + 1])]
        .map((p) => productAt[p])
        .sort((a, b) => a - b);
    const place = (ids: string[], at: number[]): string[] => at.reduce((placed, to, from) => placed.with(to, ids[from]), [...ids]);
    const renumbered = {
      incidence: pairsOf(rows, P + 3),
      clientIds: place(idsOf("c", C + 5), clientAt),
      productIds: place(idsOf("p", P + 3), productAt),
    };
    const expected = await fit(plantedPairs);
    const found = await fitProblemMixtures(renumbered, { mode: "fast" }, sequentialRunner);
    const K = expected.model.nProblems;
    expect(found.heldOut).toEqual(expected.heldOut);
    expect(found.model.pi).toEqual(expected.model.pi);
    for (let c = 0; c < C; c += 1)
      expect(found.model.theta.subarray(clientAt[c] * K, (clientAt[c] + 1) * K)).toEqual(expected.model.theta.subarray(c * K, (c + 1) * K));
    for (let k = 0; k < K; k += 1)
      for (let p = 0; p < P; p += 1) expect(found.model.phi[k * (P + 3) + productAt[p]]).toBe(expected.model.phi[k * P + p]);
    // A product without deals is in no profile, a client without deals has the overall shares.
    expect(found.model.phi[productAt[P]]).toBe(0);
    expect(found.model.theta.subarray(clientAt[C] * K, (clientAt[C] + 1) * K)).toEqual(found.model.pi);
  });

  test("gives the same bits on a runner that clones everything, finds tasks by name and works backwards", async () => {
    const remote: TaskRunner = {
      map(task, inputs) {
        const found = tasks.get(task.name);
        if (found === undefined) throw new Error(`no task ${task.name}`);
        const outputs = [...inputs].reverse().map((input) => structuredClone(found.run(structuredClone(input))));
        return Promise.resolve(outputs.reverse() as ReturnType<typeof task.run>[]);
      },
    };
    expect(await fit(plantedPairs, briefly, remote)).toEqual(await fit(plantedPairs, briefly));
  });

  test("searches a sample of clients where there are too many pairs, says so and still places every client", async () => {
    const found = await fit(plantedPairs, { maxSearchPairs: 1000 });
    expect(found.warnings.join()).toMatch(/searched for in a sample of \d+ of 300 clients/);
    expect(found.structure).toBe("found");
    expectDistributions(found, plantedPairs);
  });

  test("takes a given number of problems without testing for structure", async () => {
    const found = await fit(plantedPairs, { nProblems: 2 });
    expect(found.model.nProblems).toBe(2);
    expect(found.heldOut).toEqual([]);
    expect(found.structureReason).toContain("2 problems were asked for");
  });

  test("stops when it is cancelled", async () => {
    const controller = new AbortController();
    controller.abort();
    const input = { incidence: plantedPairs, clientIds: idsOf("c", 300), productIds: idsOf("p", 60) };
    await expect(fitProblemMixtures(input, { mode: "fast" }, sequentialRunner, { signal: controller.signal })).rejects.toThrow(
      CancelledError,
    );
  });
});

describe("fitProblemMixtures on degenerate data", () => {
  const repeat = (n: number, row: number[]): number[][] => Array.from({ length: n }, () => row);

  test.each([
    ["one client", pairsOf([[0, 1, 2]], 3), "Only 1 client has won deals"],
    ["fewer than 20 clients", pairsOf(repeat(19, [0, 1]), 3), "Only 19 clients have won deals"],
    ["one product", pairsOf(repeat(30, [0]), 1), "Only one product"],
    [
      "one product each",
      pairsOf(
        repeat(30, []).map((_, c) => [c % 5]),
        5,
      ),
      "No client bought two products",
    ],
    ["all clients the same", pairsOf(repeat(30, [0, 1, 2]), 3), "Every client bought every product"],
    ["nothing but a pair that could be hidden", pairsOf([[0, 1], ...repeat(30, []).map((_, c) => [c % 5])], 5), ""],
  ])("%s has no structure and a model that is popularity", async (_, pairs, reason) => {
    for (const mode of ["fast", "thorough"] as const) {
      const found = await fit(pairs, { mode });
      expect(found.structure).toBe("none");
      expect(found.structureReason).toContain(reason);
      expect(found.model.nProblems).toBe(1);
      expect([...found.stability]).toEqual([Number.NaN]);
      expectDistributions(found, pairs);
    }
  });

  test("more products than clients, clients of one product and a client of everything make sound distributions", async () => {
    const rows = Array.from({ length: 40 }, (_, c) => {
      const first = 60 * (c % 2);
      return c === 0
        ? Array.from({ length: 120 }, (_, p) => p)
        : c < 10
          ? [first]
          : [0, 1, 2, 3, 4, 5].map((i) => first + ((c * 7 + i * 11) % 60));
    }).map((row) => [...new Set(row)].sort((a, b) => a - b));
    const pairs = pairsOf(rows, 120);
    const found = await fit(pairs);
    expectDistributions(found, pairs);
  });

  test("no pair at all and ids that do not match are invalid arguments", async () => {
    await expect(fit(pairsOf([[], []], 3))).rejects.toThrow(InvalidArgumentError);
    await expect(fit(pairsOf([], 0))).rejects.toThrow("incidence must hold a won pair, got none");
    const input = { incidence: pairsOf([[0]], 1), clientIds: ["a", "b"], productIds: ["p"] };
    await expect(fitProblemMixtures(input, {}, sequentialRunner)).rejects.toThrow("ids must match the incidence");
  });

  test.each([
    [{ nFolds: 0 }, "nFolds must be an integer from 1 to 10, got 0"],
    [{ seed: 1.5 }, "seed must be an integer"],
    [{ resolutions: [] }, "resolutions must be"],
    [{ resolutions: [1, -1] }, "resolutions must be in (0, Infinity), got -1"],
    [{ alpha: 0 }, "alpha must be in (0, Infinity), got 0"],
    [{ lambdas: [0.1, 1] }, "lambda must be in (0, 1), got 1"],
    [{ iterations: { merge: 0 } }, "iterations.merge must be"],
    [{ maxProblems: 1 }, "maxProblems must be"],
    [{ nProblems: 0 }, "nProblems must be"],
  ])("option %j is refused", async (options, message) => {
    await expect(fit(plantedPairs, options)).rejects.toThrow(InvalidArgumentError);
    await expect(fit(plantedPairs, options)).rejects.toThrow(message);
  });
});
