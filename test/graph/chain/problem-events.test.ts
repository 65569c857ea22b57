import { findDueClients, findProblemEvents, measureChainTime, type ProblemEvents } from "../../../graph/chain/problem-events";
import { UNDATED } from "../../../graph/deals/dataset";
import type { Incidence } from "../../../graph/incidence/incidence";

const eventsOf = (...rows: readonly (readonly [number, number])[]): ProblemEvents => ({
  nProblems: 2,
  firstDays: Int32Array.from(rows.flat()),
});

test("a deal is for the problem that explains it best, on its first day; background deals and undated ones count for none", () => {
  const incidence: Incidence = {
    nClients: 2,
    nProducts: 3,
    offsets: Int32Array.of(0, 3, 5),
    products: Int32Array.of(0, 1, 2, 0, 1),
    firstDays: Int32Array.of(20, 10, 5, UNDATED, 7),
    lastDays: Int32Array.of(20, 10, 5, UNDATED, 7),
    counts: new Int32Array(5).fill(1),
    amounts: new Float64Array(5),
  };
  const model = {
    nProblems: 2,
    theta: Float64Array.of(0.5, 0.5, 0.9, 0.1),
    phi: Float64Array.of(0.9, 0.05, 0.05, 0.05, 0.9, 0.05),
    pi: Float64Array.of(0.5, 0.5),
    background: Float64Array.of(0.1, 0.1, 0.8),
    alpha: 1,
    lambda: 0.3,
  };
  // Product 2 is the background's.
  expect([...findProblemEvents(model, incidence).firstDays]).toEqual([20, 10, UNDATED, 7]);
});

test("the time between is the median over clients who met the problems in that order", () => {
  const events = eventsOf([0, 10], [0, 30], [0, 20], [50, 5], [3, 3], [7, UNDATED]);
  expect(measureChainTime(events, 0, 1)).toEqual({ nClients: 3, medianDays: 20, lowDays: 15, highDays: 25 });
  expect(measureChainTime(events, 1, 0)).toEqual({ nClients: 1, medianDays: 45, lowDays: 45, highDays: 45 });
  expect(measureChainTime(eventsOf([1, 1]), 0, 1).medianDays).toBeNaN();
});

describe("clients who are due", () => {
  // Twenty followed after 10, 20, ..., 200 days; one waits for 50 days, one for 190, one has followed before its first.
  const followed = Array.from({ length: 20 }, (_, i): [number, number] => [0, 10 * (i + 1)]);
  const events = eventsOf(...followed, [350, UNDATED], [210, UNDATED], [100, 20]);

  test("have the chance of those who waited as long, and are left out where too few did", () => {
    const due = findDueClients(events, 0, 1, 400, 50);
    // After 50 days 15 of 20 are still waiting, and so are both others; five of the 15 buy within the next 50 days.
    expect(due).toEqual([{ client: 20, since: 350, waitedDays: 50, chance: 5 / (17 - 0.5) }]);
  });

  test("are none before the earlier problem, and none when all followed", () => {
    expect(findDueClients(events, 0, 1, 200, 50)).toEqual([]);
    expect(findDueClients(eventsOf(...followed), 0, 1, 400, 50)).toEqual([]);
  });
});
