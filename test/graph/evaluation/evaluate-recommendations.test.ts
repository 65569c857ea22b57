import type { Dataset } from "../../../graph/deals/dataset";
import { measureCalibration } from "../../../graph/evaluation/calibration";
import { evaluateRecommendations } from "../../../graph/evaluation/evaluate-recommendations";
import type { EvaluationReport } from "../../../graph/evaluation/holdout-report";
import { describeLists, intervalsOfMeans, intervalsOfSums, judge, splitByRichness } from "../../../graph/evaluation/judge-lists";
import { splitAt } from "../../../graph/evaluation/peers/holdout-split";
import { evaluateInRetrospect } from "../../../graph/evaluation/retro-evaluation";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { createRng } from "../../../graph/numeric/rng";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import type { ProductChances } from "../../../graph/recommendation/recommender";
import { plantDeals } from "../../../graph/simulation/planted";
import { asClientId } from "../../../graph/deals/ids";
import { makeDataset } from "../../support/small-data";

const resampling = { resamples: 500, level: 0.95, seed: 1 };
const planted = plantDeals({ seed: 2, nClients: 110, nProducts: 26, nProblems: 3, dealsPerClient: 6 }).dataset;
const days = [...planted.deals.days].sort((a, b) => a - b);
const cutDay = days[Math.floor(0.75 * days.length)];
const options = { cutDays: [cutDay], seed: 1, resamples: 300, peers: ["popularity", "item kNN", "EASE"] as const };
const evaluate = (dataset: Dataset, more: object = {}): Promise<EvaluationReport> =>
  evaluateRecommendations(dataset, { ...options, ...more }, sequentialRunner);

describe("an evaluation", () => {
  let report: EvaluationReport;
  beforeAll(async () => {
    report = await evaluate(planted);
  });

  it("compares the ranking policy with tuned peers, paired over clients", () => {
    const [cut] = report.cuts;
    expect(cut.methods.map(({ method }) => method)).toEqual(["ranking", "popularity", "item kNN", "EASE"]);
    const [ranking, ...peers] = cut.methods;
    for (const peer of peers) {
      expect(peer.rankingLead?.value).toBeCloseTo(ranking.metrics.ndcg10 - peer.metrics.ndcg10, 12);
      expect(peer.verdict).toBe(judge(peer.rankingLead ?? { low: 0, high: 0 }));
    }
    const best = peers.reduce((a, b) => (b.metrics.ndcg10 > a.metrics.ndcg10 ? b : a));
    expect(cut.bestPeer).toMatchObject({ method: best.method, ratio: ranking.metrics.ndcg10 / best.metrics.ndcg10 });
    expect(cut.chosenPeer?.method).not.toBe("popularity");
    expect(report.meanRatio).toBeCloseTo(cut.bestPeer?.ratio ?? 0, 12);
    expect(peers.find(({ method }) => method === "popularity")?.verdict).toBe("better");
  });

  it("tells every client's richness, calibration, lists, and bits per deal", () => {
    const [cut] = report.cuts;
    expect(cut.richness.reduce((sum, { nClients }) => sum + nClients, 0)).toBe(cut.counts.judgedClients);
    expect(cut.calibration?.nClients).toBe(cut.counts.clients);
    expect(cut.calibration?.observed).toBe(cut.counts.adoptions);
    expect(cut.predictability.map(({ description }) => description)).toContain("problems");
    for (const { quality } of cut.methods) {
      expect(quality.coverage).toBeGreaterThan(0);
      expect(quality.coverage).toBeLessThanOrEqual(1);
    }
    expect(cut.methods[0].quality.novelty).toBeGreaterThan(cut.methods[1].quality.novelty);
  });

  it("counts in retrospect what the lists of the day would have named", () => {
    const retro = report.cuts[0].retro;
    expect(retro).not.toBeNull();
    if (retro === null) return;
    expect(retro.nOffers).toBe(5 * retro.nClients);
    expect(retro.nAdoptions).toBe(report.cuts[0].counts.adoptions);
    expect(retro.closed.count.value + retro.open.count).toBe(retro.nOffers);
    expect(retro.leftOnTable.count.value).toBe(retro.closed.count.value - retro.popularity.closed);
    expect(retro.closed.count.low).toBeLessThan(retro.closed.count.value);
  });

  it("gives the same with equal seeds", async () => {
    expect(await evaluate(planted)).toEqual(report);
  });

  it("learns from nothing after the cut: with the later deals given to others, lists and forecasts stay and only the judgement changes", async () => {
    const { deals } = planted;
    const later = (row: number): boolean => deals.days[row] > cutDay;
    const other = await evaluate({
      ...planted,
      deals: { ...deals, products: deals.products.map((p, row) => (later(row) ? (p + 9) % deals.productIds.length : p)) },
    });
    const [before, after] = [report.cuts[0], other.cuts[0]];
    expect(after.fit).toEqual(before.fit);
    expect(after.predictability).toEqual(before.predictability);
    expect(after.calibration?.expected).toBe(before.calibration?.expected);
    expect(after.methods.map(({ tuning }) => tuning)).toEqual(before.methods.map(({ tuning }) => tuning));
    expect(after.methods[0].metrics.ndcg10).toBeLessThan(before.methods[0].metrics.ndcg10);
  });
});

it("finds no lead over popularity where clients buy at random", async () => {
  const rng = createRng(3, "random");
  const random = makeDataset(
    Array.from({ length: 700 }, (_, i) => [`c${i % 90}`, `p${Math.floor(20 * Math.sqrt(rng()))}`, Math.floor(rng() * 300), 10] as const),
  );
  const { cuts } = await evaluate(random, { cutDays: [220] });
  expect(cuts[0].methods[1]).toMatchObject({ method: "popularity", verdict: "not significantly different" });
});

describe("cuts without an answer", () => {
  const small = makeDataset([
    ["a", "x", 10],
    ["b", "y", 12],
    ["a", "x", 20],
  ]);
  it("say that nothing was known, or that nothing followed", async () => {
    const { cuts, meanRatio } = await evaluate(small, { cutDays: [5, 15] });
    expect(meanRatio).toBeNull();
    expect(cuts.map(({ methods, notes }) => [methods.length, notes[0]])).toEqual([
      [0, "There is no dated won deal by the cut: nothing can be learnt."],
      [0, "No client known at the cut bought a further known product after it: nothing can be judged."],
    ]);
  });
  it.each([
    [{ cutDays: [] }, "cutDays"],
    [{ cutDays: [1.5] }, "cutDays"],
    [{ horizonDays: 0 }, "horizonDays"],
    [{ resamples: 5 }, "resamples"],
    [{ level: 1 }, "level"],
    [{ maxClients: 3 }, "maxClients"],
    [{ offersPerClient: 0 }, "offersPerClient"],
    [{ peers: ["magic"] }, "peers"],
  ])("refuses %o", async (more, message) => {
    await expect(evaluate(small, more)).rejects.toThrow(InvalidArgumentError);
    await expect(evaluate(small, more)).rejects.toThrow(message);
  });
});

describe("calibration", () => {
  const draw = (bias: number) => {
    const rng = createRng(7, "forecasts");
    return Array.from({ length: 300 }, () => {
      const probabilities = Float64Array.from({ length: 20 }, () => 0.3 * rng() ** 3);
      return { probabilities, outcomes: Uint8Array.from(probabilities, (p) => (rng() < bias * p ? 1 : 0)) };
    });
  };
  it("holds where events come true as often as said, bin by bin", () => {
    const fair = measureCalibration(draw(1), resampling);
    expect(fair?.ratio.low).toBeLessThan(1);
    expect(fair?.ratio.high).toBeGreaterThan(1);
    expect(fair?.bins.length).toBe(10);
    const missed = fair?.bins.filter(({ predicted, interval }) => predicted < interval.low || predicted > interval.high) ?? [];
    expect(missed.length).toBeLessThanOrEqual(2);
    expect(fair?.error).toBeLessThan(0.01);
  });
  it("shows forecasts that are twice too high", () => {
    const wrong = measureCalibration(draw(0.5), resampling);
    expect(wrong?.ratio.high).toBeLessThan(0.7);
    expect(wrong?.ratio.value).toBeCloseTo(0.5, 1);
  });
  it("of nothing expected is null", () => {
    expect(measureCalibration([{ probabilities: new Float64Array(3), outcomes: new Uint8Array(3) }], resampling)).toBeNull();
    expect(measureCalibration([], resampling)).toBeNull();
  });
});

describe("retrospect", () => {
  it("equals a case worked out by hand", () => {
    const { deals } = makeDataset([
      ["a", "w", 1, 10],
      ["b", "w", 1, 10],
      ["b", "x", 2, 10],
      ["b", "y", 2, 10],
      ["b", "z", 2, 10],
      ["c", "w", 1, 10],
      ["c", "x", 1, 10],
      ["a", "x", 7, 30],
      ["a", "x", 9, 99],
      ["a", "z", 9, 5],
      ["a", "z", 9, 6],
      ["c", "y", 30, 50],
    ]);
    const split = splitAt(deals, 5, 20, 100, 1);
    const chances = (client: string, candidates: number[], scores: number[]): ProductChances => ({
      clientId: asClientId(client),
      isKnown: true,
      littleData: false,
      rate: 1,
      candidates: Int32Array.from(candidates),
      scores: Float64Array.from(scores),
      probabilities: Float64Array.from(scores, (s) => s / 10),
      amounts: Float64Array.from(candidates, () => 20),
      problems: Int32Array.from(candidates, () => -1),
    });
    // a would be offered z and y; popular for it are x and then y. c bought y only after the end.
    const retro = evaluateInRetrospect(
      deals,
      split,
      20,
      [chances("a", [1, 2, 3], [1, 2, 3]), chances("b", [], []), chances("c", [2, 3], [4, 1])],
      2,
      resampling,
    );
    expect(retro).toMatchObject({ nClients: 3, nOffers: 4, nAdoptions: 2, adoptedValue: 41, hasAmounts: true });
    expect(retro.closed.count.value).toBe(1);
    expect(retro.closed.value.value).toBeCloseTo(11, 12);
    expect(retro.closed.medianDays).toBe(4);
    expect(retro.closed.expectedCount).toBeCloseTo(1, 12);
    expect(retro.popularity).toEqual({ closed: 1, value: 30 });
    expect(retro.leftOnTable.value.value).toBeCloseTo(-19, 12);
    expect(retro.open.count).toBe(3);
    expect(retro.open.expectedValue.value).toBeCloseTo(20 * (0.2 + 0.4 + 0.1), 12);
  });
});

describe("lists", () => {
  const { deals } = makeDataset([
    ["a", "x", 1],
    ["b", "x", 1],
    ["b", "y", 1],
    ["c", "x", 1],
    ["d", "z", 1],
    ["a", "y", 9],
    ["d", "x", 9],
  ]);
  const split = splitAt(deals, 5, null, 100, 1);
  it("are described by coverage, novelty and popular products", () => {
    const quality = describeLists(
      split,
      new Map([
        [0, [1]],
        [3, [0, 1]],
      ]),
    );
    expect(quality.coverage).toBeCloseTo(2 / 3, 12);
    expect(quality.novelty).toBeCloseTo((2 + 2 - Math.log2(3 / 4)) / 3, 12);
    expect(quality.popularShare).toBe(1);
    expect(describeLists(split, new Map())).toEqual({ coverage: 0, novelty: 0, popularShare: 0 });
  });
  it("are split by what clients owned, every client in one group", () => {
    const values = Float64Array.of(0.5, 1);
    const rows = splitByRichness(
      split,
      { ranking: values, popularity: Float64Array.of(0, 0), bestPeer: Float64Array.of(0.25, 0.25) },
      resampling,
    );
    expect(rows).toMatchObject([{ fromProducts: 1, toProducts: 2, nClients: 2, ranking: 0.75, bestPeer: 0.25, popularity: 0 }]);
    expect(rows[0].lead.value).toBeCloseTo(0.5, 12);
  });
});

describe("intervals", () => {
  it("of a mean hold it, and of a sum are as many times as wide as there are clients", () => {
    const rng = createRng(1, "values");
    const values = Float64Array.from({ length: 80 }, () => rng());
    const [mean] = intervalsOfMeans([values], resampling);
    const [sum] = intervalsOfSums([values], resampling);
    expect(mean.low).toBeLessThan(mean.value);
    expect(mean.high).toBeGreaterThan(mean.value);
    expect(sum.high).toBeCloseTo(80 * mean.high, 9);
    expect(intervalsOfMeans([Float64Array.of(3)], resampling)).toEqual([{ value: 3, low: 3, high: 3 }]);
    expect(intervalsOfMeans([], resampling)).toEqual([]);
  });
  it("judge only what excludes zero", () => {
    expect([judge({ low: 0.1, high: 1 }), judge({ low: -1, high: -0.1 }), judge({ low: -0.1, high: 1 })]).toEqual([
      "better",
      "worse",
      "not significantly different",
    ]);
  });
});
