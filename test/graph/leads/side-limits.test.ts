import { solveWithLimits } from "../../../graph/leads/mix/side-limits";
import { compareWithHighs } from "./compare-with-highs";

describe("solveWithLimits", () => {
  it("is proven within 1 % of the best in random problems with bounds on moves, on fairness and on both, and HiGHS agrees", async () => {
    const cases = await compareWithHighs(Array.from({ length: 36 }, (_, seed) => seed));
    expect(cases.length).toBeGreaterThan(20);
    for (const { seed, isSolved, trueGap, statedGap } of cases)
      expect({ seed, isSolved, trueGap: trueGap <= 0.01, statedGap: statedGap <= 0.01 }).toEqual({
        seed,
        isSolved: true,
        trueGap: true,
        statedGap: true,
      });
  }, 60_000);

  it("counts a lead that nobody gets as one that left its holder", () => {
    const problem = {
      nLeads: 2,
      nAgents: 1,
      values: Float64Array.of(0.2, 0.9),
      capacities: Int32Array.of(1),
      minimums: Int32Array.of(0),
    };
    const holders = Int32Array.of(0, -1);
    expect([...solveWithLimits(problem, { holders, mostMoves: 0, fairness: 0 }).agentOf]).toEqual([0, -1]);
    expect([...solveWithLimits(problem, { holders, mostMoves: 1, fairness: 0 }).agentOf]).toEqual([-1, 0]);
  });

  it("says that limits cannot be kept, and gives what comes nearest", () => {
    const problem = {
      nLeads: 2,
      nAgents: 2,
      values: Float64Array.of(0.5, 0.5, 0.5, 0.5),
      capacities: Int32Array.of(2, 2),
      minimums: new Int32Array(2),
    };
    // Both in one hand and none may move, but each is due half.
    const solution = solveWithLimits(problem, { holders: Int32Array.of(0, 0), mostMoves: 0, fairness: 1 });
    expect(solution.gap).toBe(Number.POSITIVE_INFINITY);
    expect(solution.loads.every((load) => load <= 2)).toBe(true);
  });
});
