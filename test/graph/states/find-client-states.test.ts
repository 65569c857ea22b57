import { UNDATED } from "../../../graph/deals/dataset";
import { buildDealTable } from "../../../graph/deals/build-deal-table";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { lastDealDay } from "../../../graph/deals/select-deals";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { columnsOfLinks, type PreviousRun } from "../../../graph/mixtures/match-problems";
import { plantDeals } from "../../../graph/simulation/planted";
import { countLifeCycles } from "../../../graph/states/count-life-cycles.task";
import { findClientStates, type StateInput, type StateOptions } from "../../../graph/states/find-client-states";
import { matchStates } from "../../../graph/states/match-states";

function planted(nClients: number, seed = 1): StateInput {
  const { dataset, truth } = plantDeals({ nClients, nProducts: 60, nProblems: 4, seed });
  const asOfDay = lastDealDay(dataset.deals);
  return {
    lifeCycles: countLifeCycles.run({ pairs: buildIncidence(dataset.deals, null), asOfDay }),
    model: { nProblems: 4, theta: truth.mixtures },
    clientIds: dataset.deals.clientIds,
    problemLabels: ["Alpha & one", "Beta & two", "Gamma & three", "Delta & four"],
    asOfDay,
  };
}

/** Clients with one deal each and the given mixtures. */
function plain(theta: readonly (readonly number[])[]): StateInput {
  const deals = buildDealTable(
    theta.map((_, c) => ({ clientId: asClientId(`c${String(c).padStart(3, "0")}`), productId: asProductId("x") })),
  );
  return {
    lifeCycles: countLifeCycles.run({ pairs: buildIncidence(deals, null), asOfDay: UNDATED }),
    model: { nProblems: theta[0]?.length ?? 1, theta: Float64Array.from(theta.flat()) },
    clientIds: deals.clientIds,
    problemLabels: ["Alpha", "Beta", "Gamma"],
    asOfDay: UNDATED,
  };
}

const find = (input: StateInput, options: StateOptions = {}) => findClientStates(input, { seed: 1, ...options });

test("states keep most of what mixtures tell, every client has one, and words and mean shares describe it", () => {
  const { states, informationKept } = find(planted(800));
  expect(informationKept).toBeGreaterThan(0.75);
  expect(states.nStates).toBeGreaterThanOrEqual(6);
  expect(states.sizes.reduce((sum, n) => sum + n, 0)).toBe(800);
  expect([...states.sizes]).toEqual([...states.sizes].sort((a, b) => b - a));
  for (let s = 0; s < states.nStates; s += 1) {
    expect(states.meanShares.subarray(s * 4, (s + 1) * 4).reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
    expect(states.labels[s]).toMatch(/Alpha|Beta|Gamma|Delta/);
    expect(states.labels[s]).not.toContain("&");
  }
  expect(new Set(states.labels).size).toBe(states.nStates);
});

test("more states keep more information, and the fewest that keep enough are taken", () => {
  const input = planted(600);
  const few = find(input, { statesPerProblem: [1], lifeCycleWeight: 0 });
  const many = find(input, { statesPerProblem: [5], lifeCycleWeight: 0 });
  expect(many.informationKept).toBeGreaterThan(few.informationKept);
  expect(find(input, { statesPerProblem: [5, 1], lifeCycleWeight: 0, informationKept: 0.1 }).states).toEqual(few.states);
});

test("the same clients and seed give the same states; a sample assigns everybody all the same", () => {
  expect(find(planted(300))).toEqual(find(planted(300)));
  const sampled = find(planted(300), { maxSample: 100 });
  expect(sampled.nClientsSampled).toBe(100);
  expect(sampled.states.assignments.length).toBe(300);
});

test("clear groups become states of their own", () => {
  const { states } = find(plain(Array.from({ length: 90 }, (_, c) => [0, 1, 2].map((k) => (k === c % 3 ? 1 : 0)))), {
    statesPerProblem: [1],
  });
  expect(states.nStates).toBe(3);
  expect([...states.assignments]).toEqual(Array.from({ length: 90 }, (_, c) => c % 3));
  expect(states.labels).toEqual(["Mostly Alpha", "Mostly Beta", "Mostly Gamma"]);
});

test("identical clients are one state, fewer clients than states one each, one client one, and none none", () => {
  expect(find(plain(Array.from({ length: 50 }, () => [0.5, 0.5]))).states).toMatchObject({
    nStates: 1,
    sizes: Int32Array.of(50),
    labels: ["Alpha and Beta"],
  });
  expect(
    find(
      plain([
        [1, 0, 0],
        [0, 1, 0],
      ]),
    ).states.nStates,
  ).toBe(2);
  expect(find(plain([[1]])).states).toMatchObject({ nStates: 1, labels: ["Average clients"] });
  expect(find(plain([])).states.nStates).toBe(0);
});

test.each([
  [{ statesPerProblem: [] }, "statesPerProblem must be numbers > 0, got []"],
  [{ informationKept: 0 }, "informationKept must be in (0, 1], got 0"],
  [{ lifeCycleWeight: -1 }, "lifeCycleWeight must be >= 0, got -1"],
  [{ maxSample: 0 }, "maxSample must be an integer >= 1, got 0"],
])("%p is refused", (options, message) => {
  expect(() => find(plain([[1]]), options)).toThrow(message);
});

describe("ids of states", () => {
  const previous = (states: Record<string, string>, nextStateNumber: number | null = null): PreviousRun => ({
    problems: [],
    products: columnsOfLinks([], []),
    clients: columnsOfLinks([], []),
    states: { clientIds: Object.keys(states), stateIds: Object.values(states) },
    nextProblemNumber: null,
    nextStateNumber,
  });
  const states = (...assignments: number[]) => ({
    nStates: Math.max(...assignments) + 1,
    assignments: Int32Array.from(assignments),
    sizes: new Int32Array(0),
    meanShares: new Float64Array(0),
    labels: [],
  });

  it("are numbers in order at first, and stay with their members later", () => {
    expect(matchStates(states(0, 1, 1), ["a", "b", "c"], null)).toEqual({ stateIds: ["s0", "s1"], nextStateNumber: 2 });
    expect(matchStates(states(0, 1, 1), ["a", "b", "c"], previous({ a: "s5", b: "s2", c: "s2" }))).toEqual({
      stateIds: ["s5", "s2"],
      nextStateNumber: 6,
    });
  });

  it("of new states were never given before", () => {
    expect(matchStates(states(0, 1), ["a", "z"], previous({ a: "s1" }, 9))).toEqual({ stateIds: ["s1", "s9"], nextStateNumber: 10 });
  });
});
