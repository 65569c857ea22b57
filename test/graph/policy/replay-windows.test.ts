import type { Dataset } from "../../../graph/deals/dataset";
import { InvalidArgumentError } from "../../../graph/numeric/errors";
import { sequentialRunner, type TaskRunner } from "../../../graph/numeric/tasks";
import { fitQLearningPolicy } from "../../../graph/policy/fit-q-learning-policy";
import { fitFastMixture, fitRankingPolicy } from "../../../graph/policy/fit-ranking-policy";
import { planReplayWindows, replayWindow, type ReplayInput } from "../../../graph/policy/replay-windows";
import { signalNames } from "../../../graph/signals/signal-names";
import { DEFAULT_SIGNAL_OPTIONS } from "../../../graph/signals/signal-space";
import { plantDeals } from "../../../graph/simulation/planted";
import { flatMixture, makeDataset } from "../../support/small-data";

const planted = plantDeals({ seed: 5, nClients: 120, nProducts: 40, nProblems: 3, dealsPerClient: 6 }).dataset;
const days = [...planted.deals.days].sort((a, b) => a - b);
const asOfDay = days[Math.floor(0.8 * days.length)];
const input: ReplayInput = {
  dataset: planted,
  window: { day: asOfDay - 100, endDay: asOfDay },
  horizonDays: 100,
  model: flatMixture(planted),
  seed: 1,
  signalOptions: DEFAULT_SIGNAL_OPTIONS,
  maxFullNegatives: 300,
  nNegatives: 100,
  maxClients: 1000,
};

/** The same data with every deal after a day given to other products at other times. */
function withOtherFuture(dataset: Dataset, day: number): Dataset {
  const { deals } = dataset;
  const isLater = (row: number): boolean => deals.days[row] > day;
  return {
    ...dataset,
    deals: {
      ...deals,
      products: deals.products.map((p, row) => (isLater(row) ? (p * 7 + 3) % deals.productIds.length : p)),
      clients: deals.clients.map((c, row) => (isLater(row) ? (c + 11) % deals.clientIds.length : c)),
      days: deals.days.map((d, row) => (isLater(row) ? d + (row % 50) : d)),
    },
  };
}

describe("planReplayWindows", () => {
  const { deals } = makeDataset([
    ["a", "x", 0],
    ["a", "y", 100],
    ["a", "z", 900],
  ]);
  test("replays 1 to 3 horizons of a fifth of the history before the day", () => {
    expect(planReplayWindows(deals, 100)).toEqual([
      { day: 80, endDay: 100 },
      { day: 70, endDay: 90 },
      { day: 60, endDay: 80 },
      { day: 50, endDay: 70 },
      { day: 40, endDay: 60 },
    ]);
  });
  test.each([
    ["a single day", 0],
    ["a day before all deals", -5],
    ["two days, none of which has .15 of the history before it", 1],
  ])("plans none for %s", (_, day) => {
    const two = makeDataset([
      ["a", "x", 0],
      ["a", "y", 1],
    ]).deals;
    expect(planReplayWindows(two, day)).toEqual([]);
  });
  test("data without dates have no window", () => {
    expect(planReplayWindows(makeDataset([["a", "x"]]).deals, 10)).toEqual([]);
  });
});

describe("replayWindow", () => {
  test("has a group per client with a first adoption: positives first, then every negative", () => {
    const choices = replayWindow(input);
    expect(choices.nPositives.length).toBeGreaterThan(10);
    expect(choices.offsets).toHaveLength(choices.nPositives.length + 1);
    expect(choices.signals).toHaveLength(choices.offsets[choices.nPositives.length] * signalNames.length);
    expect(choices.negativeOffsets.every((offset) => offset === 0)).toBe(true);
    expect(choices.nCandidateCells).toBe(choices.offsets[choices.nPositives.length]);
  });
  test("samples negatives and clients above its bounds and says with which weight", () => {
    const sampled = replayWindow({ ...input, maxFullNegatives: 5, nNegatives: 4, maxClients: 6 });
    expect(sampled.nPositives).toHaveLength(6);
    sampled.nPositives.forEach((nPositives, g) => {
      expect(sampled.offsets[g + 1] - sampled.offsets[g]).toBe(nPositives + 4);
      expect(sampled.negativeOffsets[g]).toBeGreaterThan(0);
    });
    expect(replayWindow({ ...input, maxFullNegatives: 5, nNegatives: 4, maxClients: 6 })).toEqual(sampled);
  });
  test("a pair with an undated deal is no first adoption", () => {
    const deals: [string, string, number?][] = [
      ["a", "x", 1],
      ["b", "y", 1],
      ["b", "z", 1],
      ["a", "y", 5],
      ["a", "z", 5],
    ];
    const window = { day: 2, endDay: 9 };
    const count = (dataset: Dataset): number[] => [
      ...replayWindow({ ...input, dataset, window, horizonDays: 5, model: flatMixture(dataset) }).nPositives,
    ];
    expect(count(makeDataset(deals.slice(0, 4)))).toEqual([1]);
    expect(count(makeDataset([...deals.slice(0, 4), ["a", "y"]]))).toEqual([]);
  });
});

describe("fitRankingPolicy", () => {
  const mixtureAt = (): Promise<ReturnType<typeof flatMixture>> => Promise.resolve(flatMixture(planted));

  test("does not depend on anything after the as-of day", async () => {
    const fit = await fitRankingPolicy(planted, { asOfDay, seed: 1, mixtureAt }, sequentialRunner);
    const other = await fitRankingPolicy(withOtherFuture(planted, asOfDay), { asOfDay, seed: 1, mixtureAt }, sequentialRunner);
    expect(fit.state.nPositives).toBeGreaterThan(100);
    expect(other.serialize()).toBe(fit.serialize());
  });
  test("no window is fitted with a mixture that saw later deals", async () => {
    const asked: number[] = [];
    const record = (day: number) => {
      asked.push(day);
      return mixtureAt();
    };
    const seen: number[] = [];
    const runner: TaskRunner = {
      map: (task, inputs, hooks) => {
        for (const one of inputs as readonly ReplayInput[]) seen.push(one.window.day);
        return sequentialRunner.map(task, inputs, hooks);
      },
    };
    await fitRankingPolicy(planted, { asOfDay, seed: 1, mixtureAt: record }, runner);
    expect(asked).toEqual(seen);
    expect(Math.max(...asked)).toBeLessThan(asOfDay);
  });
  test("is the same whatever the number of threads, and another with another seed where negatives are sampled", async () => {
    const sampling = { asOfDay, mixtureAt, maxFullNegatives: 5, nNegatives: 5 };
    const backwards: TaskRunner = {
      map: async (task, inputs) => (await sequentialRunner.map(task, [...inputs].reverse())).reverse(),
    };
    const one = await fitRankingPolicy(planted, { ...sampling, seed: 1 }, sequentialRunner);
    const two = await fitRankingPolicy(planted, { ...sampling, seed: 1 }, backwards);
    const three = await fitRankingPolicy(planted, { ...sampling, seed: 2 }, sequentialRunner);
    expect(two.serialize()).toBe(one.serialize());
    expect(three.state.mean).not.toEqual(one.state.mean);
  });
  test.each([
    ["no deals", makeDataset([])],
    ["no dates", makeDataset([["a", "x"]])],
    ["one day", makeDataset([["a", "x", 3]])],
    [
      "no first adoption in any window",
      makeDataset([
        ["a", "x", 0],
        ["a", "x", 100],
      ]),
    ],
  ])("with %s there is nothing to replay and the prior ranks", async (_, dataset) => {
    const policy = await fitRankingPolicy(dataset, { asOfDay: null, seed: 1 }, sequentialRunner);
    expect(policy.state.nPositives).toBe(0);
    expect(policy.state.mean).toHaveLength(0);
  });
  test("refuses a prior signal that does not exist", async () => {
    const fit = fitRankingPolicy(planted, { asOfDay, seed: 1, priorSignals: ["oracle"] }, sequentialRunner);
    await expect(fit).rejects.toThrow(InvalidArgumentError);
  });
  test("stops when it is cancelled", async () => {
    const controller = new AbortController();
    controller.abort();
    const fit = fitRankingPolicy(planted, { asOfDay, seed: 1, mixtureAt }, sequentialRunner, { signal: controller.signal });
    await expect(fit).rejects.toThrow("cancelled");
  });
});

describe("fitQLearningPolicy", () => {
  test("visits states, keeps values finite and is the same every time", async () => {
    const model = await fitFastMixture(planted, null, 1, sequentialRunner);
    const policy = fitQLearningPolicy(planted, model, { asOfDay: null, seed: 1, halfLifeDays: 200 });
    expect(policy.table.visits.some((visits) => visits > 0)).toBe(true);
    expect(policy.table.values.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    const again = fitQLearningPolicy(planted, model, { asOfDay: null, seed: 1, halfLifeDays: 200 });
    expect(again.serialize()).toBe(policy.serialize());
  });
  test("an adoption after the as-of day teaches nothing", () => {
    const model = flatMixture(planted);
    const fit = (dataset: Dataset) => fitQLearningPolicy(dataset, model, { asOfDay, seed: 1, halfLifeDays: 50 }).serialize();
    expect(fit(withOtherFuture(planted, asOfDay))).toBe(fit(planted));
  });
  test("a chain is worth more the sooner and the surer it follows", () => {
    // Two problems: after "first" comes "second"; rewards are discounted by half every 10 days.
    const history = (gap: number) =>
      makeDataset(
        Array.from({ length: 20 }, (_, i) => [
          [`c${i}`, "first", 0],
          [`c${i}`, "second", gap],
        ]).flat() as [string, string, number][],
      );
    const valueOfSecond = (gap: number): number => {
      const dataset = history(gap);
      const model = {
        ...flatMixture(dataset),
        nProblems: 2,
        pi: Float64Array.of(0.5, 0.5),
        phi: Float64Array.of(1, 0, 0, 1),
        theta: new Float64Array(40).fill(0.5),
      };
      const { table } = fitQLearningPolicy(dataset, model, { asOfDay: 100, seed: 1, halfLifeDays: 10 });
      return Math.max(...table.values.filter((_, cell) => cell % 2 === 1));
    };
    expect(valueOfSecond(10)).toBeCloseTo(0.5, 6);
    expect(valueOfSecond(20)).toBeCloseTo(0.25, 6);
  });
  test("amounts can be the reward", () => {
    const dataset = makeDataset([
      ["a", "x", 0, 10],
      ["a", "y", 1, 40],
      ["b", "x", 0, 10],
    ]);
    const values = (reward: "adoption" | "amount") =>
      Math.max(...fitQLearningPolicy(dataset, flatMixture(dataset), { asOfDay: 1, seed: 1, halfLifeDays: 1, reward }).table.values);
    expect(values("amount") / values("adoption")).toBeCloseTo(2, 9);
  });
});
