import { bestAction, trainDeep, type DeepName } from "../../../../graph/policy/deep/train-deep";
import { learnProcessTables } from "../../../../graph/policy/tabular/learn-process-table";
import { fitSalesProcess } from "../../../../graph/simulation/fit-sales-process";
import { liveJourneys, plantSalesProcess } from "../../../../graph/simulation/plant-sales-process";
import { processValue } from "../../../../graph/simulation/sales-process";

const JUDGED = { nJourneys: 400, nPeriods: 40 };

/**
 * Values in the planted process of policies that saw nothing but its history: a process is fitted from 600 clients' journeys, tables and deep
 * policies are trained in it, and all are judged where the truth is known. The best table is picked by the truth, which favours it.
 */
export async function compareWithTables(
  memory: "short" | "long",
  seed: number,
  names: readonly DeepName[],
  effort = 1,
): Promise<{ readonly bestTable: number; readonly random: number; readonly deep: ReadonlyMap<DeepName, number> }> {
  const truth = plantSalesProcess({ seed, memory });
  const journeys = liveJourneys(truth, { seed, nClients: 600, nPeriods: 30 });
  const { pi, alpha, worths, retention, discount, nProblems } = truth;
  const { process } = fitSalesProcess(journeys, { seed, pi, alpha, worths, retention, discount });
  const options = { seed: seed + 1_000, ...JUDGED };
  const valueOf = (act: (features: Float64Array) => number) => processValue(truth, act, options).value;
  const tables = learnProcessTables(process, { seed }).map((table) => valueOf((features) => table.act(features)));
  const deep = new Map<DeepName, number>();
  for (const name of names) {
    const agent = await trainDeep(name, process, { seed, effort });
    deep.set(
      name,
      valueOf((features) => bestAction(agent, features)),
    );
  }
  return {
    bestTable: Math.max(...tables),
    random: processValue(truth, (_, rng) => Math.floor(rng() * nProblems), options).value,
    deep,
  };
}
