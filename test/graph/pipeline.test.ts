import type { Analysis } from "../../graph/analysis";
import { buildDealTable, type DealRow } from "../../graph/deals/build-deal-table";
import { UNDATED, dayOfIsoDate, type Dataset, type DealTable } from "../../graph/deals/dataset";
import { asClientId, asProductId, compareIds } from "../../graph/deals/ids";
import { columnsOfLinks, type PreviousRun } from "../../graph/mixtures/match-problems";
import { CancelledError } from "../../graph/numeric/errors";
import { createRng } from "../../graph/numeric/rng";
import { sequentialRunner, type TaskRunner } from "../../graph/numeric/tasks";
import { ANALYSIS_STAGES, analyzeDeals, type AnalysisOptions } from "../../graph/pipeline";
import { plantDeals } from "../../graph/simulation/planted";

/** A data set of these deals, without a catalogue or firmographics. */
function datasetOf(deals: DealTable): Dataset {
  return {
    deals,
    clients: { ids: deals.clientIds, names: deals.clientIds.map(() => null), attributes: new Map() },
    products: {
      ids: deals.productIds,
      names: deals.productIds.map(() => null),
      categories: deals.productIds.map(() => null),
      listPrices: new Float64Array(deals.productIds.length).fill(Number.NaN),
      launchedDays: new Int32Array(deals.productIds.length).fill(UNDATED),
      discontinuedDays: new Int32Array(deals.productIds.length).fill(UNDATED),
      funnelIds: deals.productIds.map(() => null),
    },
  };
}

/** Baskets: one string a client, one letter a product, all on different days. */
const baskets = (...all: readonly string[]): Dataset =>
  datasetOf(
    buildDealTable(
      all.flatMap((basket, c) =>
        basket
          .split("")
          .map((p, i) => ({ clientId: asClientId(`c${String(c).padStart(3, "0")}`), productId: asProductId(p), day: 18_000 + i })),
      ),
    ),
  );

const analyze = async (
  dataset: Dataset,
  options: Partial<AnalysisOptions> = {},
  runner: TaskRunner = sequentialRunner,
): Promise<Analysis> => (await analyzeDeals(dataset, { seed: 1, mode: "fast", ...options }, runner)).analysis;

/** Laws that hold for every analysis. */
function expectLawful(analysis: Analysis): void {
  const { clientIds, productIds, problems, model, mixtures, productProblems, states, stateIds, report } = analysis;
  const K = problems.length;
  expect(K).toBeGreaterThanOrEqual(1);
  expect(model.nProblems).toBe(K);
  expect(model.theta.length).toBe(clientIds.length * K);
  expect(model.phi.length).toBe(productIds.length * K);
  expect(mixtures.offsets.length).toBe(clientIds.length + 1);
  clientIds.forEach((_, c) => {
    let sum = 0;
    for (let i = mixtures.offsets[c]; i < mixtures.offsets[c + 1]; i += 1) {
      sum += mixtures.shares[i];
      expect(mixtures.low[i]).toBeLessThanOrEqual(mixtures.high[i]);
    }
    expect(sum).toBeCloseTo(1, 9);
  });
  productIds.forEach((_, p) => {
    expect(productProblems.subarray(p * K, (p + 1) * K).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
  });
  if (productIds.length > 0)
    for (let k = 0; k < K; k += 1)
      expect(model.phi.subarray(k * productIds.length, (k + 1) * productIds.length).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
  expect(problems.reduce((sum, { nClients }) => sum + nClients, 0)).toBe(clientIds.length);
  expect(problems.reduce((sum, { nProducts }) => sum + nProducts, 0)).toBe(productIds.length);
  for (let k = 1; k < K; k += 1) expect(problems[k].share).toBeLessThanOrEqual(problems[k - 1].share);
  expect(new Set(problems.map(({ label }) => label)).size).toBe(K);
  expect(new Set(problems.map(({ id }) => id)).size).toBe(K);
  expect(stateIds.length).toBe(states.nStates);
  expect(states.assignments.length).toBe(clientIds.length);
  expect(report.counts.clients).toBe(clientIds.length);
  // The report is plain JSON.
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
}

/** What the files of a run hold of its identity. */
function previousOf({ problems, clientIds, productIds, mixtures, productProblems, states, stateIds, report }: Analysis): PreviousRun {
  const K = problems.length;
  return {
    problems: problems.map(({ id, label }) => ({ id, label })),
    products: columnsOfLinks(
      productIds.flatMap((id, p) => problems.map((problem, k) => ({ id, problemId: problem.id, weight: productProblems[p * K + k] }))),
      problems,
    ),
    clients: columnsOfLinks(
      clientIds.flatMap((id, c) =>
        Array.from({ length: mixtures.offsets[c + 1] - mixtures.offsets[c] }, (_, i) => {
          const at = mixtures.offsets[c] + i;
          return { id, problemId: problems[mixtures.problems[at]].id, weight: mixtures.shares[at] };
        }),
      ),
      problems,
    ),
    states: { clientIds, stateIds: Array.from(states.assignments, (s) => stateIds[s]) },
    nextProblemNumber: report.lineage.nextProblemNumber,
    nextStateNumber: report.lineage.nextStateNumber,
  };
}

// The machine may be busy with other suites.
jest.setTimeout(60_000);

const planted = plantDeals({ nClients: 300, nProducts: 60, nProblems: 3, dealsPerClient: 7, chainShare: 0.7 });
const plantedAnalysis = analyze(planted.dataset);

describe("an analysis of planted deals", () => {
  it("finds the planted problems and is lawful", async () => {
    const analysis = await plantedAnalysis;
    expectLawful(analysis);
    expect(analysis.report.structure).toBe("found");
    expect(analysis.problems.length).toBe(3);
    // The main problem found tells the planted one: count the best partner of each.
    const K = 3;
    const table = new Int32Array(K * K);
    analysis.clientIds.forEach((_, c) => {
      const truth = planted.truth.mixtures.subarray(c * K, (c + 1) * K);
      table[analysis.mixtures.problems[analysis.mixtures.offsets[c]] * K + truth.indexOf(Math.max(...truth))] += 1;
    });
    const right = [0, 1, 2].reduce((sum, k) => sum + Math.max(...table.subarray(k * K, (k + 1) * K)), 0);
    expect(right / 300).toBeGreaterThan(0.65);
    expect(analysis.report.typicalOrder.every((id) => analysis.problems.some((problem) => problem.id === id))).toBe(true);
  });

  it("says what problems are worth against popularity and firmographics, with intervals", async () => {
    const { report } = await analyze(planted.dataset, { predictability: { nBootstrap: 200 } });
    const bits = new Map(report.predictability.map((row) => [row.description, row]));
    expect([...bits.keys()]).toEqual([
      "popularity",
      "firmographic clusters",
      "attribute industry",
      "attribute region",
      "attribute size",
      "problems",
      "problems and firmographics",
    ]);
    expect(bits.get("popularity")).toEqual({ description: "popularity", bits: 0, low: 0, high: 0 });
    expect(bits.get("problems")?.low).toBeGreaterThan(0.1);
    expect(bits.get("attribute industry")?.high).toBeLessThan(0.1);
    for (const { bits: value, low, high } of report.predictability) expect(low <= value && value <= high).toBe(true);
  });

  it("is the same whatever the order of rows and wherever tasks run", async () => {
    const { deals, clients, products } = planted.dataset;
    const rows: DealRow[] = [...deals.clients].map((client, i) => ({
      clientId: deals.clientIds[client],
      productId: deals.productIds[deals.products[i]],
      day: deals.days[i],
      amount: deals.amounts[i],
    }));
    const rng = createRng(7, "shuffle");
    const keys = new Map(rows.map((row) => [row, rng()]));
    const shuffled = [...rows].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    const cloning: TaskRunner = {
      map: (task, inputs) =>
        Promise.resolve(
          [...inputs]
            .reverse()
            .map((one) => task.run(structuredClone(one)))
            .reverse(),
        ),
    };
    const expected = await analyze({ deals: buildDealTable(rows), clients, products });
    expect(await analyze({ deals: buildDealTable(shuffled), clients, products }, {}, cloning)).toEqual(expected);
  });

  it("keeps every id and name when the same deals come again, also under other names that people gave", async () => {
    const first = await plantedAnalysis;
    const named = {
      ...first,
      problems: first.problems.map((problem, k) => ({ ...problem, id: `p${10 + k}` as typeof problem.id, label: `Name ${k}` })),
    };
    const again = await analyze(planted.dataset, { previous: previousOf(named), seed: 1 });
    expect(again.problems.map(({ id, label }) => [id, label])).toEqual(named.problems.map(({ id, label }) => [id, label]));
    expect(again.problems.every(({ lineage }) => lineage.kind === "kept" && lineage.overlap > 0.95)).toBe(true);
    expect(again.stateIds).toEqual(first.stateIds);
    expect(again.report.lineage).toEqual({
      compared: true,
      gone: [],
      nextProblemNumber: 13,
      nextStateNumber: first.report.lineage.nextStateNumber,
    });
  });

  it("as of a date is the analysis of what was known then", async () => {
    const asOf = dayOfIsoDate("2022-06-30");
    const known = await analyze(planted.dataset, { asOf });
    const { deals } = planted.dataset;
    const rows = [...deals.clients]
      .map((client, i) => ({
        clientId: deals.clientIds[client],
        productId: deals.productIds[deals.products[i]],
        day: deals.days[i],
        amount: deals.amounts[i],
      }))
      .filter(({ day }) => day <= asOf);
    const filtered = { ...planted.dataset, deals: buildDealTable(rows) };
    expect(known).toEqual(await analyze(filtered, { asOf }));
    expect(known.report.asOf).toBe("2022-06-30");
  });

  it("tells its progress stage by stage, times with the clock it is given, and stops when asked", async () => {
    const seen: string[] = [];
    let clock = 0;
    const small = plantDeals({ nClients: 60, nProducts: 20, nProblems: 2 }).dataset;
    const { timings } = await analyzeDeals(small, { seed: 1, mode: "fast" }, sequentialRunner, {
      now: () => (clock += 500),
      onProgress: (stage, fraction) => {
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
        if (seen.at(-1) !== stage) seen.push(stage);
      },
    });
    expect(seen).toEqual(ANALYSIS_STAGES);
    expect(timings.map(({ stage, seconds }) => [stage, seconds])).toEqual(ANALYSIS_STAGES.map((stage) => [stage, 0.5]));
    expect((await analyzeDeals(small, { seed: 1, mode: "fast" }, sequentialRunner)).timings).toEqual([]);
    const stop = new AbortController();
    const stopped = analyzeDeals(small, { seed: 1, mode: "fast" }, sequentialRunner, {
      signal: stop.signal,
      onProgress: (stage) => {
        if (stage === "mixtures") stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(CancelledError);
  });
});

describe("degenerate data has a written answer", () => {
  const noStructure = async (dataset: Dataset, reason: RegExp, options: Partial<AnalysisOptions> = {}): Promise<Analysis> => {
    const analysis = await analyze(dataset, { predictability: {}, ...options });
    expectLawful(analysis);
    expect(analysis.report.structure).toBe("none");
    expect(analysis.report.structureReason).toMatch(reason);
    expect(analysis.problems).toMatchObject([{ id: "p0", label: "All products" }]);
    expect(analysis.chain).toEqual([]);
    expect(analysis.misfits.clients.length).toBe(0);
    return analysis;
  };

  it("no deals at all", async () => {
    const analysis = await noStructure(baskets(), /There are no won deals/);
    expect(analysis.states.nStates).toBe(0);
    expect(analysis.report.bounds.join()).toMatch(/no client has two products/);
  });

  it("no deal by the as-of date", async () => {
    await noStructure(baskets("ab", "b"), /no dated won deals up to 2000-01-01/, { asOf: dayOfIsoDate("2000-01-01") });
  });

  it("one client", async () => {
    const analysis = await noStructure(baskets("abc"), /Only 1 client has /);
    expect(analysis.states.nStates).toBe(1);
    expect([...analysis.intersections.pValue]).toEqual([1, 1, 1]);
  });

  it("one product", async () => {
    const analysis = await noStructure(baskets(...Array.from({ length: 40 }, () => "a")), /Only one product/);
    expect(analysis.intersections.productA.length).toBe(0);
  });

  it("no intersections", async () => {
    await noStructure(baskets(...Array.from({ length: 40 }, (_, c) => "abcd"[c % 4])), /No client bought two products/);
  });

  it("everybody buys everything", async () => {
    await noStructure(baskets(...Array.from({ length: 40 }, () => "abcd")), /Every client bought every product/);
  });

  it("deals by popularity alone", async () => {
    const rng = createRng(5, "chance");
    const chance = Array.from({ length: 200 }, () =>
      "abcdefghij"
        .split("")
        .filter((_, i) => rng() < 0.5 / (1 + i / 3))
        .join(""),
    ).filter((basket) => basket !== "");
    await noStructure(baskets(...chance), /do not predict hidden pairs better|without forming groups/);
  });

  it("no dates: problems are found, but no chain, recency or trend", async () => {
    const undated = plantDeals({ nClients: 300, nProducts: 60, nProblems: 3, dealsPerClient: 7, undatedShare: 1 });
    const analysis = await analyze(undated.dataset);
    expectLawful(analysis);
    expect(analysis.report.structure).toBe("found");
    expect(analysis.chain).toEqual([]);
    expect(analysis.report.warnings.join()).toMatch(/No deal has a date/);
    expect(analysis.states.labels.join()).not.toMatch(/lately|growing|slowing/);
  });
});

test("indices follow ids in code-unit order", async () => {
  const { clientIds, productIds } = await analyze(baskets("ba", "Ab"));
  expect([...clientIds].sort(compareIds)).toEqual(clientIds);
  expect(productIds).toEqual(["A", "a", "b"]);
});
