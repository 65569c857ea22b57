import type { Analysis } from "../../graph/analysis";
import type { PreviousRun } from "../../graph/mixtures/match-problems";

/** What a stored analysis leaves to the next one: the same as its files would. */
export function previousRunOf(analysis: Analysis): PreviousRun {
  const { problems, productIds, clientIds, productProblems, mixtures, states, stateIds, report } = analysis;
  const K = problems.length;
  const weighty = Int32Array.from(productProblems.keys()).filter((at) => productProblems[at] > 0);
  const owners = new Int32Array(mixtures.problems.length);
  for (let c = 0; c < clientIds.length; c += 1) owners.fill(c, mixtures.offsets[c], mixtures.offsets[c + 1]);
  return {
    problems: problems.map(({ id, label }) => ({ id, label })),
    products: {
      ids: productIds,
      rows: weighty.map((at) => Math.floor(at / K)),
      problems: weighty.map((at) => at % K),
      weights: Float64Array.from(weighty, (at) => productProblems[at]),
    },
    clients: { ids: clientIds, rows: owners, problems: Int32Array.from(mixtures.problems), weights: Float64Array.from(mixtures.shares) },
    states: { clientIds, stateIds: Array.from(states.assignments, (s) => stateIds[s]) },
    nextProblemNumber: report.lineage.nextProblemNumber,
    nextStateNumber: report.lineage.nextStateNumber,
  };
}
