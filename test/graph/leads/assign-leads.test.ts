import highsLoader from "highs";
import { createRng } from "../../../graph/numeric/rng";
import { assignLeads, type AssignmentProblem } from "../../../graph/leads/mix/assign-leads";

const NONE = Number.NEGATIVE_INFINITY;

/** Random small problems: ties, exclusions, too little capacity, zero capacity, a single agent, minimum loads that can be met. */
function drawProblem(seed: number): AssignmentProblem {
  const rng = createRng(seed, "assignment");
  const nAgents = seed % 10 === 0 ? 1 : 1 + Math.floor(rng() * 5);
  const nLeads = 1 + Math.floor(rng() * 10);
  const hasTies = rng() < 0.4;
  const hasMinimums = rng() < 0.3;
  const values = Float64Array.from({ length: nLeads * nAgents }, () => {
    const u = rng();
    // Minimums stay feasible only where nothing is excluded.
    if (!hasMinimums && rng() < 0.1) return NONE;
    return hasTies ? Math.floor(u * 4) / 4 : u;
  });
  const capacities = Int32Array.from({ length: nAgents }, () => (rng() < 0.15 ? 0 : Math.floor(rng() * 5)));
  let left = nLeads;
  const minimums = capacities.map((capacity) => {
    const least = hasMinimums ? Math.min(left, Math.floor(rng() * (capacity + 1))) : 0;
    left -= least;
    return least;
  });
  return { nLeads, nAgents, values, capacities, minimums };
}

/** The problem in the format of linear programs; its optimum is whole by total unimodularity. */
function toProgram({ nLeads, nAgents, values, capacities, minimums }: AssignmentProblem): string {
  const pairs = Array.from(values.keys()).filter((cell) => values[cell] !== NONE);
  const sum = (cells: readonly number[]): string => cells.map((cell) => `x${cell}`).join(" + ");
  const rows: string[] = [];
  for (let lead = 0; lead < nLeads; lead += 1) {
    const own = pairs.filter((cell) => Math.floor(cell / nAgents) === lead);
    if (own.length > 0) rows.push(`l${lead}: ${sum(own)} <= 1`);
  }
  for (let agent = 0; agent < nAgents; agent += 1) {
    const own = pairs.filter((cell) => cell % nAgents === agent);
    if (own.length === 0) continue;
    rows.push(`c${agent}: ${sum(own)} <= ${capacities[agent]}`);
    if (minimums[agent] > 0) rows.push(`m${agent}: ${sum(own)} >= ${minimums[agent]}`);
  }
  const objective = pairs.map((cell) => `${values[cell]} x${cell}`).join(" + ");
  return `Maximize\n obj: ${objective}\nSubject To\n ${rows.join("\n ")}\nBounds\n ${pairs.map((cell) => `0 <= x${cell} <= 1`).join("\n ")}\nEnd`;
}

describe("assignLeads", () => {
  it("has HiGHS' optimum in 1,000 random problems, breaks no capacity and uses no excluded pair", async () => {
    const highs = await highsLoader();
    for (let seed = 0; seed < 1_000; seed += 1) {
      const problem = drawProblem(seed);
      const solution = assignLeads(problem);
      const hasPair = problem.values.some((value) => value !== NONE);
      const expected = hasPair ? highs.solve(toProgram(problem)) : null;
      if (expected !== null) expect({ seed, status: expected.Status }).toEqual({ seed, status: "Optimal" });
      expect({ seed, total: solution.total.toFixed(6) }).toEqual({ seed, total: (expected?.ObjectiveValue ?? 0).toFixed(6) });
      const loads = new Int32Array(problem.nAgents);
      solution.agentOf.forEach((agent, lead) => {
        if (agent < 0) return;
        loads[agent] += 1;
        expect(problem.values[lead * problem.nAgents + agent]).not.toBe(NONE);
      });
      expect(loads).toEqual(solution.loads);
      expect(loads.every((load, a) => load <= problem.capacities[a] && load >= problem.minimums[a])).toBe(true);
    }
  }, 60_000);

  it("leaves the leads of least worth unassigned when capacity is short", () => {
    const problem = {
      nLeads: 3,
      nAgents: 1,
      values: Float64Array.of(0.2, 0.9, 0.5),
      capacities: Int32Array.of(2),
      minimums: Int32Array.of(0),
    };
    expect(Array.from(assignLeads(problem).agentOf)).toEqual([-1, 0, 0]);
  });

  it("meets minimum loads before value, and says by how much it cannot", () => {
    const values = Float64Array.of(0.9, 0.1, 0.9, 0.1);
    const met = assignLeads({ nLeads: 2, nAgents: 2, values, capacities: Int32Array.of(2, 2), minimums: Int32Array.of(0, 1) });
    expect({ total: met.total, short: met.shortOfMinimum }).toEqual({ total: 1, short: 0 });
    const short = assignLeads({ nLeads: 2, nAgents: 2, values, capacities: Int32Array.of(2, 3), minimums: Int32Array.of(0, 3) });
    expect({ total: short.total.toFixed(6), short: short.shortOfMinimum }).toEqual({ total: "0.200000", short: 1 });
  });

  it("spreads equal leads over equal agents", () => {
    const problem = {
      nLeads: 6,
      nAgents: 3,
      values: new Float64Array(18).fill(0.5),
      capacities: Int32Array.of(6, 6, 6),
      minimums: new Int32Array(3),
      spread: 1e-7,
    };
    expect(Array.from(assignLeads(problem).loads)).toEqual([2, 2, 2]);
  });

  it.each([
    ["values of another size", { values: new Float64Array(1) }],
    ["a negative capacity", { capacities: Int32Array.of(-1) }],
    ["a minimum above the capacity", { minimums: Int32Array.of(2) }],
    ["a value that is no number", { values: Float64Array.of(Number.NaN, 0) }],
  ])("refuses %s", (_name, change) => {
    const problem = { nLeads: 2, nAgents: 1, values: Float64Array.of(1, 0), capacities: Int32Array.of(1), minimums: Int32Array.of(0) };
    expect(() => assignLeads({ ...problem, ...change })).toThrow();
  });

  it("has no leads to give out, or nobody to give them to", () => {
    const none = { values: new Float64Array(0), capacities: new Int32Array(0), minimums: new Int32Array(0) };
    expect(assignLeads({ nLeads: 0, nAgents: 0, ...none }).total).toBe(0);
    expect(Array.from(assignLeads({ nLeads: 2, nAgents: 0, ...none }).agentOf)).toEqual([-1, -1]);
  });
});
