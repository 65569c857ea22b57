import { buildDealTable } from "../../../graph/deals/build-deal-table";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { SALES_STAGE } from "../../../graph/deals/sales-table";
import { studyFunnels } from "../../../graph/funnels/study-funnels";
import { sequentialRunner } from "../../../graph/numeric/tasks";
import { analyzeDeals } from "../../../graph/pipeline";
import { plantFunnelMarket, type FunnelMarketOptions } from "../../../graph/simulation/funnel-market";
import { adjustedRandIndex } from "../../bench/adjusted-rand-index";
import { NO_CATALOGUE } from "../../bench/planted-problems";

/** Studies a planted market as the command does, and compares with what was planted. */
export async function reportOf(options: FunnelMarketOptions) {
  const { sales, clients, truth } = plantFunnelMarket(options);
  const rows = Array.from(sales.dealIds.keys())
    .filter((row) => sales.stage[row] === SALES_STAGE.won)
    .map((row) => ({
      clientId: asClientId(sales.clientIds[sales.client[row]]),
      productId: asProductId(sales.productIds[sales.product[row]]),
      day: sales.closedDay[row],
      amount: sales.amount[row],
      dealId: sales.dealIds[row],
    }));
  const dataset = { deals: buildDealTable(rows), clients, products: NO_CATALOGUE };
  const { analysis } = await analyzeDeals(dataset, { seed: 1, mode: "fast", predictability: null }, sequentialRunner);
  const problems = { ...analysis, problemIds: analysis.problems.map(({ id }) => id) };
  const study = studyFunnels({ sales, clients, products: NO_CATALOGUE, leads: [] }, problems, {
    seed: 1,
    cutDay: null,
    unify: { nBootstrap: 0 },
  });
  const { model } = study.winRate;
  if (model === null) throw new Error(study.winRate.reason);

  // Each problem found stands for the planted one that most of its deals are about.
  const K = truth.nProblems;
  const F = problems.model.nProblems;
  const together = new Float64Array(F * K);
  const { offsets, problems: found, shares } = study.rowProblems;
  truth.rowProblem.forEach((k, row) => {
    if (k < 0) return;
    for (let a = offsets[row]; a < offsets[row + 1]; a += 1) together[found[a] * K + k] += shares[a];
  });
  const planted = Array.from({ length: F }, (_, f) => {
    const row = together.subarray(f * K, (f + 1) * K);
    return row.indexOf(Math.max(...row));
  });
  let covered = 0;
  for (const { mechanic, problem, low, high } of model.effects) {
    let [mix, closed] = [0, 0];
    model.layout.mechanics.forEach((m, arm) => {
      mix += model.usage[arm * F + problem] * truth.effects[m * K + planted[problem]];
      closed += model.usage[arm * F + problem];
    });
    const effect = truth.effects[mechanic * K + planted[problem]] - mix / closed;
    if (effect >= low && effect <= high) covered += 1;
  }
  const suggested = study.transfers.filter((transfer) => transfer.suggested);
  const best = suggested.filter(({ rank }) => rank === 1);
  const effectOn = (row: number, mechanic: number): number =>
    truth.rowProblem[row] < 0 ? truth.generalEffects[mechanic] : truth.effects[mechanic * K + truth.rowProblem[row]];
  // True change of the funnel's win rate if all its deals were made by the mechanic.
  const upliftOf = ({ funnel, mechanic }: (typeof suggested)[number]): number => {
    let [sum, n] = [0, 0];
    study.book.rowFunnel.forEach((f, row) => {
      if (f !== funnel) return;
      sum += effectOn(row, mechanic) - effectOn(row, sales.mechanic[row]);
      n += 1;
    });
    return sum / n;
  };
  const good = best.filter((transfer) => upliftOf(transfer) > 0);
  const sure = best.filter(({ advice }) => advice === "use");
  return {
    agreement: adjustedRandIndex(study.unification.groups, truth.funnelProblem),
    covered,
    nEffects: model.effects.length,
    suggested: suggested.length,
    upliftsInside: study.transfers.filter((transfer) => {
      const uplift = upliftOf(transfer);
      return uplift >= transfer.low && uplift <= transfer.high;
    }).length,
    nUplifts: study.transfers.length,
    best: best.length,
    good: good.length,
    sure: sure.length,
    sureGood: sure.filter((transfer) => upliftOf(transfer) > 0).length,
    funnels: sales.funnelIds.length,
  };
}
