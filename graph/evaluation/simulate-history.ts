import type { Dataset } from "../deals/dataset";
import type { MixtureModel } from "../mixtures/mixture-model";
import { fitProcessFromHistory, type FitHistoryOptions } from "../policy/deep/fit-deep-policy";
import { bestAction, trainDeep } from "../policy/deep/train-deep";
import { deepPolicyNames } from "../policy/policy";
import { learnProcessTables } from "../policy/tabular/learn-process-table";
import type { ProcessFit } from "../simulation/fit-sales-process";
import { openChances, processValue, type ProcessValue } from "../simulation/sales-process";

/** One policy in the process that was fitted to a history. */
export interface HistoryPolicyValue extends ProcessValue {
  readonly policy: string;
}

/** A company's own history as a process, how well it fits, and what policies earn in it. */
export interface HistorySimulation {
  readonly periodDays: number;
  readonly nProblems: number;
  readonly fit: ProcessFit;
  /** Discounted worth of a journey, in mean deals; highest first. */
  readonly policies: readonly HistoryPolicyValue[];
}

/**
 * Fits a process to a company's history, shows its fit, and plays policies in it: at random, always the commonest problem, the best next offer,
 * the best of the tables, and the deep ones. What they earn is what the fitted process says, not a promise: it is for comparing policies, and for
 * nothing where the fit says that it is no better than constant rates.
 * @param options `effort` multiplies the training of the deep policies; 0 leaves them out
 */
export async function simulateHistory(
  dataset: Dataset,
  model: MixtureModel,
  options: FitHistoryOptions & { readonly effort?: number },
): Promise<HistorySimulation> {
  const { seed, effort = 1 } = options;
  const { process, fit, periodDays } = fitProcessFromHistory(dataset, model, options);
  const K = process.nProblems;
  const judge = (policy: string, act: Parameters<typeof processValue>[1]): HistoryPolicyValue => ({
    policy,
    ...processValue(process, act, { seed: seed + 1 }),
  });
  const commonest = indexOfLargest(Float64Array.from(fit.rates, ({ observed }) => observed));
  const tables = learnProcessTables(process, { seed }).map((table) =>
    judge(`table of ${table.kind} (${table.method})`, (features) => table.act(features)),
  );
  const policies = [
    judge("random", (_, rng) => Math.floor(rng() * K)),
    judge("commonest problem", () => commonest),
    judge("best next offer", (features) => indexOfLargest(openChances(process, features).map((chance, k) => chance * process.worths[k]))),
    ...tables.sort((a, b) => b.value - a.value).slice(0, 1),
  ];
  for (const name of effort > 0 ? deepPolicyNames : []) {
    const agent = await trainDeep(name, process, { seed, effort });
    policies.push(judge(name, (features) => bestAction(agent, features)));
  }
  return { periodDays, nProblems: K, fit, policies: policies.sort((a, b) => b.value - a.value) };
}

/** Ties: the first; 0 for an empty list. */
function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k += 1) if (values[k] > values[best]) best = k;
  return best;
}
