import type { Analysis } from "../../graph/analysis";
import type { PreviousLink, PreviousRun } from "../../graph/mixtures/match-problems";

/** What a stored analysis leaves to the next one: the same as its files would. */
export function previousRunOf(analysis: Analysis): PreviousRun {
  const { problems, productIds, clientIds, productProblems, mixtures, states, stateIds, report } = analysis;
  const products: PreviousLink[] = [];
  productIds.forEach((id, p) => {
    problems.forEach((problem, k) => {
      const weight = productProblems[p * problems.length + k];
      if (weight > 0) products.push({ id, problemId: problem.id, weight });
    });
  });
  const clients: PreviousLink[] = [];
  clientIds.forEach((id, c) => {
    for (let entry = mixtures.offsets[c]; entry < mixtures.offsets[c + 1]; entry += 1)
      clients.push({ id, problemId: problems[mixtures.problems[entry]].id, weight: mixtures.shares[entry] });
  });
  return {
    problems: problems.map(({ id, label }) => ({ id, label })),
    products,
    clients,
    states: { clientIds, stateIds: Array.from(states.assignments, (s) => stateIds[s]) },
    nextProblemNumber: report.lineage.nextProblemNumber,
    nextStateNumber: report.lineage.nextStateNumber,
  };
}
