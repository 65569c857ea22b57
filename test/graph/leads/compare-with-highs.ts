import highsLoader from "highs";
import { createRng } from "../../../graph/numeric/rng";
import type { AssignmentProblem } from "../../../graph/leads/mix/assign-leads";
import type { SideLimits } from "../../../graph/leads/mix/limits";
import { solveWithLimits } from "../../../graph/leads/mix/side-limits";

const NONE = Number.NEGATIVE_INFINITY;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

/** A desk with leads in hand: a bound on moves, one on fairness, or both, from loose to so tight that nothing fits. */
function drawCase(seed: number): { readonly problem: AssignmentProblem; readonly limits: SideLimits } {
  const rng = createRng(seed, "side limits");
  const nLeads = 6 + Math.floor(rng() * 14);
  const nAgents = 2 + Math.floor(rng() * 4);
  const worth = Float64Array.from({ length: nLeads }, () => rng());
  const values = Float64Array.from({ length: nLeads * nAgents }, (_, cell) =>
    seed % 3 === 0 && rng() < 0.05 ? NONE : worth[Math.floor(cell / nAgents)] * (0.4 + 0.6 * rng()),
  );
  const room = (nLeads * (0.7 + 0.6 * rng())) / nAgents;
  const capacities = Int32Array.from({ length: nAgents }, () => Math.round(room * (0.5 + rng())));
  const holders = Int32Array.from({ length: nLeads }, () => (rng() < 0.8 ? Math.floor(rng() * nAgents) : -1));
  const nHeld = holders.filter((a) => a >= 0).length;
  const isTight = seed % 4 === 3;
  return {
    problem: { nLeads, nAgents, values, capacities, minimums: capacities.map((c) => (rng() < 0.2 ? Math.min(c, 1) : 0)) },
    limits: {
      holders,
      mostMoves: seed % 4 === 1 ? null : Math.floor(nHeld * (isTight ? 0.1 + 0.2 * rng() : rng())),
      fairness: seed % 4 === 0 ? 0 : isTight ? 0.75 + 0.2 * rng() : 0.3 + 0.6 * rng(),
    },
  };
}

/** Mean value of each lead over those who may take it, and what each agent is due of it. */
function fairShares({ nLeads, nAgents, values, capacities }: AssignmentProblem, fairness: number) {
  const quality = Float64Array.from({ length: nLeads }, (_, lead) => {
    const own = values.subarray(lead * nAgents, (lead + 1) * nAgents).filter((value) => value !== NONE);
    return own.length === 0 ? 0 : sum(own) / own.length;
  });
  const room = sum(capacities);
  const total = sum(Float64Array.from(quality).sort().reverse().slice(0, Math.min(nLeads, room)));
  return { quality, targets: Array.from(capacities, (c) => (room === 0 ? 0 : (fairness * total * c) / room)) };
}

/** The problem with both limits as a mixed integer program. */
function toProgram({ problem, limits }: ReturnType<typeof drawCase>): string {
  const { nLeads, nAgents, values, capacities, minimums } = problem;
  const { quality, targets } = fairShares(problem, limits.fairness);
  const cells = Array.from(values.keys()).filter((cell) => values[cell] !== NONE);
  const names = (own: readonly number[]): string => own.map((cell) => `x${cell}`).join(" + ");
  const rows: string[] = [];
  for (let lead = 0; lead < nLeads; lead += 1) {
    const own = cells.filter((cell) => Math.floor(cell / nAgents) === lead);
    if (own.length > 0) rows.push(`l${lead}: ${names(own)} <= 1`);
  }
  for (let agent = 0; agent < nAgents; agent += 1) {
    const own = cells.filter((cell) => cell % nAgents === agent);
    if (own.length === 0) continue;
    rows.push(`c${agent}: ${names(own)} <= ${capacities[agent]}`);
    if (minimums[agent] > 0) rows.push(`m${agent}: ${names(own)} >= ${minimums[agent]}`);
    const fair = own.map((cell) => `${quality[Math.floor(cell / nAgents)]} x${cell}`).join(" + ");
    if (targets[agent] > 0) rows.push(`f${agent}: ${fair} >= ${targets[agent] - 1e-9}`);
  }
  // A lead that nobody gets has left its holder too.
  const held = Array.from(limits.holders.keys()).filter((lead) => limits.holders[lead] >= 0);
  const home = held.map((lead) => lead * nAgents + limits.holders[lead]).filter((cell) => values[cell] !== NONE);
  const stay = held.length - (limits.mostMoves ?? held.length);
  if (stay > 0) rows.push(`h: ${home.length > 0 ? names(home) : "0 x0"} >= ${stay}`);
  const objective = cells.map((cell) => `${values[cell]} x${cell}`).join(" + ");
  return `Maximize\n obj: ${objective}\nSubject To\n ${rows.join("\n ")}\nBinary\n ${cells.map((cell) => `x${cell}`).join(" ")}\nEnd`;
}

/** Compares with HiGHS; what a case came to. */
export async function compareWithHighs(
  seeds: readonly number[],
): Promise<{ seed: number; isSolved: boolean; trueGap: number; statedGap: number }[]> {
  const highs = await highsLoader();
  return seeds.flatMap((seed) => {
    const drawn = drawCase(seed);
    const { problem, limits } = drawn;
    const solution = solveWithLimits(problem, limits);
    const exact = highs.solve(toProgram(drawn), { time_limit: 10 });
    if (exact.Status === "Infeasible") {
      expect({ seed, gap: solution.gap }).toEqual({ seed, gap: Number.POSITIVE_INFINITY });
      return [];
    }
    if (exact.Status !== "Optimal") return [];
    const loads = new Int32Array(problem.nAgents);
    const got = new Float64Array(problem.nAgents);
    const { quality, targets } = fairShares(problem, limits.fairness);
    let moves = 0;
    solution.agentOf.forEach((agent, lead) => {
      if (limits.holders[lead] >= 0 && agent !== limits.holders[lead]) moves += 1;
      if (agent < 0) return;
      loads[agent] += 1;
      got[agent] += quality[lead];
      expect(problem.values[lead * problem.nAgents + agent]).not.toBe(NONE);
    });
    const isKept =
      moves <= (limits.mostMoves ?? moves) &&
      loads.every((load, a) => load <= problem.capacities[a] && load >= problem.minimums[a]) &&
      got.every((quantity, a) => quantity >= targets[a] - 1e-6);
    // What is stated is a bound indeed.
    expect({ seed, bound: solution.total * (1 + solution.gap) >= exact.ObjectiveValue - 1e-6 }).toEqual({ seed, bound: true });
    return [{ seed, isSolved: isKept, trueGap: exact.ObjectiveValue / solution.total - 1, statedGap: solution.gap }];
  });
}
