import type { Analysis } from "../../graph/analysis";
import { compareIds, type ClientId } from "../../graph/deals/ids";
import type { Dataset, DealTable } from "../../graph/deals/dataset";
import { columnsOfLinks, type PreviousRun } from "../../graph/mixtures/match-problems";
import { sequentialRunner } from "../../graph/numeric/tasks";
import { analyzeDeals } from "../../graph/pipeline";
import { plantDeals } from "../../graph/simulation/planted";

/** What a run's files hold, with names that people gave. */
function previousRunOf({ clientIds, productIds, problems, mixtures, productProblems, states, stateIds, report }: Analysis): PreviousRun {
  const K = problems.length;
  const links = productIds.flatMap((id, p) =>
    problems.map((problem, k) => ({ id, problemId: problem.id, weight: productProblems[p * K + k] })),
  );
  const clients = clientIds.flatMap((id, c) =>
    Array.from(mixtures.problems.subarray(mixtures.offsets[c], mixtures.offsets[c + 1]), (k, i) => ({
      id,
      problemId: problems[k].id,
      weight: mixtures.shares[mixtures.offsets[c] + i],
    })),
  );
  return {
    problems: problems.map(({ id }) => ({ id, label: `named ${id}` })),
    products: columnsOfLinks(links, problems),
    clients: columnsOfLinks(clients, problems),
    states: { clientIds, stateIds: Array.from(states.assignments, (s) => stateIds[s]) },
    nextProblemNumber: report.lineage.nextProblemNumber,
    nextStateNumber: report.lineage.nextStateNumber,
  };
}

/** The deals without every n-th one, and the clients whose deals are the same in both. */
function withoutSome(deals: DealTable, every: number): { readonly deals: DealTable; readonly unchanged: ReadonlySet<ClientId> } {
  const kept = Array.from(deals.clients, (_, i) => i).filter((i) => i % every !== 0);
  const changed = new Set(Array.from(deals.clients, (c, i) => (i % every === 0 ? deals.clientIds[c] : null)));
  return {
    deals: {
      ...deals,
      clients: Int32Array.from(kept, (i) => deals.clients[i]),
      products: Int32Array.from(kept, (i) => deals.products[i]),
      days: Int32Array.from(kept, (i) => deals.days[i]),
      amounts: Float64Array.from(kept, (i) => deals.amounts[i]),
    },
    unchanged: new Set(deals.clientIds.filter((id) => !changed.has(id))),
  };
}

const topOf = ({ mixtures, clientIds, problems }: Analysis): Map<ClientId, { id: string; share: number }> =>
  new Map(
    clientIds.map((id, c) => [
      id,
      { id: problems[mixtures.problems[mixtures.offsets[c]]].id, share: mixtures.shares[mixtures.offsets[c]] },
    ]),
  );

test.each([1, 2, 3])(
  "after 5 %% of new deals 95 %% of the sure and unchanged clients keep the id of their problem, seed %p",
  async (seed) => {
    const { dataset } = plantDeals({ seed });
    const analyze = async (data: Dataset, previous: PreviousRun | null): Promise<Analysis> =>
      (await analyzeDeals(data, { seed: 1, previous, predictability: null }, sequentialRunner)).analysis;
    const { deals, unchanged } = withoutSome(dataset.deals, 21);
    const before = await analyze({ ...dataset, deals }, null);
    const after = await analyze(dataset, previousRunOf(before));
    const [old, now] = [topOf(before), topOf(after)];
    const sure = [...unchanged].filter((id) => (old.get(id)?.share ?? 0) > 0.5).sort(compareIds);
    expect(sure.length).toBeGreaterThan(500);
    const kept = sure.filter((id) => old.get(id)?.id === now.get(id)?.id);
    expect(kept.length / sure.length).toBeGreaterThanOrEqual(0.95);

    const again = await analyze({ ...dataset, deals }, previousRunOf(before));
    expect(again.problems.map(({ id, label }) => [id, label])).toEqual(before.problems.map(({ id }) => [id, `named ${id}`]));
    expect(again.stateIds).toEqual(before.stateIds);
  },
);
