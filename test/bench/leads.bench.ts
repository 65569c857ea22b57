// Seconds of the whole load in one go: 20,000 leads over 200 agents, by the exact solver and under limits that a flow cannot express.
//
//     npm run bench:leads
import { assignLeads, type AssignmentProblem } from "../../graph/leads/mix/assign-leads";
import { solveWithLimits } from "../../graph/leads/mix/side-limits";
import { createRng } from "../../graph/numeric/rng";
import { sigmoid } from "../../graph/numeric/sparse-logistic";
import { standardNormal } from "../../graph/numeric/standard-normal";
import { formatCosts, measureStage, type StageCost } from "./measure";

/** Chances as a desk has them: leads of six types, agents with skills by type; capacity for 110 % of the leads (or less). */
function plantLoad(nLeads: number, nAgents: number, room = 1.1): AssignmentProblem {
  const rng = createRng(1, "bench", "load");
  const skills = Float64Array.from({ length: nAgents * 6 }, () => 0.6 * standardNormal(rng));
  const values = new Float64Array(nLeads * nAgents);
  for (let lead = 0; lead < nLeads; lead += 1) {
    const type = Math.floor(rng() * 6);
    const base = -1.6 + 0.8 * standardNormal(rng);
    for (let a = 0; a < nAgents; a += 1) values[lead * nAgents + a] = sigmoid(base + skills[a * 6 + type]);
  }
  const capacities = Int32Array.from({ length: nAgents }, () => Math.round(((room * nLeads) / nAgents) * (0.6 + 0.8 * rng())));
  return { nLeads, nAgents, values, capacities, minimums: new Int32Array(nAgents), spread: 1e-7 };
}

async function main(): Promise<void> {
  const costs: StageCost[] = [];
  const told: string[] = [];
  for (const [nLeads, nAgents, room] of [
    [500, 25, 1.1],
    [5_000, 100, 1.1],
    [20_000, 200, 1.1],
    [20_000, 200, 0.7],
  ] as const) {
    const problem = plantLoad(nLeads, nAgents, room);
    const { value, cost } = await measureStage(`${nLeads} x ${nAgents}, room for ${Math.round(100 * room)} %`, () => assignLeads(problem));
    costs.push(cost);
    told.push(`${cost.stage}: ${value.total.toFixed(1)} closes, ${value.agentOf.filter((agent) => agent < 0).length} unassigned, exact`);
  }
  for (const [nLeads, nAgents] of [
    [500, 25],
    [5_000, 100],
  ] as const) {
    const problem = plantLoad(nLeads, nAgents);
    const limits = { holders: new Int32Array(nLeads).fill(-1), mostMoves: null, fairness: 0.8 };
    const { value, cost } = await measureStage(`${nLeads} x ${nAgents}, fairness .8`, () => solveWithLimits(problem, limits));
    costs.push(cost);
    told.push(`${cost.stage}: ${value.total.toFixed(1)} closes, within ${(100 * value.gap).toFixed(2)} % of the best`);
  }
  for (const [nLeads, nAgents] of [
    [500, 25],
    [2_000, 50],
  ] as const) {
    const problem = plantLoad(nLeads, nAgents);
    const rng = createRng(2, "bench", "holders");
    const holders = Int32Array.from({ length: nLeads }, () => (rng() < 0.8 ? Math.floor(rng() * nAgents) : -1));
    const limits = { holders, mostMoves: Math.round(0.2 * nLeads), fairness: 0.8 };
    const { value, cost } = await measureStage(`${nLeads} x ${nAgents}, fairness .8 and moves`, () => solveWithLimits(problem, limits));
    costs.push(cost);
    told.push(`${cost.stage}: ${value.total.toFixed(1)} closes, within ${(100 * value.gap).toFixed(2)} % of the best`);
  }
  console.log(formatCosts("MIX, planted desks", costs));
  for (const line of told) console.log(line);
}

void main();
