import { buildFunnelBook } from "../../../graph/funnels/funnel-book";
import { fitMechanics } from "../../../graph/funnels/mechanic-effects";
import { attributeRows } from "../../../graph/funnels/row-problems";
import type { FunnelProblems } from "../../../graph/funnels/shared-clients";
import { transferMechanics, type MechanicTransfer } from "../../../graph/funnels/transfer-mechanics";
import { SalesTableBuilder, type SalesTable } from "../../../graph/deals/sales-table";
import { plantFunnelMarket, type FunnelMarket } from "../../../graph/simulation/funnel-market";
import { NO_CATALOGUE, plantedProblems } from "../../bench/planted-problems";

function studyMechanics(market: FunnelMarket, sales: SalesTable = market.sales) {
  const book = buildFunnelBook({ sales, products: NO_CATALOGUE, leads: [] });
  const problems: FunnelProblems = plantedProblems(market);
  const rowProblems = attributeRows(sales, book, problems);
  const found = fitMechanics(sales, book, market.clients, rowProblems, "winRate");
  return { book, rowProblems, found };
}

function suggest(market: FunnelMarket): MechanicTransfer[] {
  const { book, rowProblems, found } = studyMechanics(market);
  return found.model === null ? [] : transferMechanics(market.sales, book, rowProblems, found.model);
}

/** True change of a funnel's win rate if its mix of mechanics were replaced, by its problem. */
function trueUplift({ sales, truth }: FunnelMarket, rowFunnel: Int32Array, { funnel, mechanic }: MechanicTransfer): number {
  let [sum, n] = [0, 0];
  rowFunnel.forEach((f, row) => {
    if (f !== funnel) return;
    const k = truth.rowProblem[row];
    sum += truth.effects[mechanic * truth.nProblems + k] - truth.effects[sales.mechanic[row] * truth.nProblems + k];
    n += 1;
  });
  return sum / n;
}

describe("effects of mechanics", () => {
  it("hold the planted truth in their intervals about nine times in ten, confounding or not", () => {
    let [inside, total] = [0, 0];
    for (const seed of [11, 12]) {
      const market = plantFunnelMarket({ seed, nClients: 1_000 });
      const { found } = studyMechanics(market);
      const { model } = found;
      if (model === null) throw new Error(found.reason);
      const K = market.truth.nProblems;
      for (const { mechanic, problem, low, high } of model.effects) {
        let [mix, closed] = [0, 0];
        model.layout.mechanics.forEach((m, arm) => {
          mix += model.usage[arm * K + problem] * market.truth.effects[m * K + problem];
          closed += model.usage[arm * K + problem];
        });
        const truth = market.truth.effects[mechanic * K + problem] - mix / closed;
        total += 1;
        if (truth >= low && truth <= high) inside += 1;
      }
    }
    expect(total).toBe(160);
    expect(inside / total).toBeGreaterThan(0.83);
  });

  it("the best suggestion does good in the funnel", () => {
    const market = plantFunnelMarket({ seed: 13, nClients: 1_000 });
    const { book } = studyMechanics(market);
    const best = suggest(market).filter(({ rank }) => rank === 1);
    expect(best.length).toBeGreaterThan(5);
    const good = best.filter((transfer) => trueUplift(market, book.rowFunnel, transfer) > 0);
    expect(good.length / best.length).toBeGreaterThanOrEqual(0.8);
    for (const { tried, suggested, low, high, uplift } of best) {
      expect(tried).toBe(0);
      expect(suggested).toBe(true);
      expect(low).toBeLessThan(uplift);
      expect(high).toBeGreaterThan(uplift);
    }
  });

  it("every suggestion is to use or to try first, and few of all are expected to do no good", () => {
    const suggested = suggest(plantFunnelMarket({ seed: 13, nClients: 500 })).filter((transfer) => transfer.suggested);
    const experiments = suggested.filter(({ advice }) => advice === "experiment");
    const sure = suggested.filter(({ advice }) => advice === "use");
    expect(experiments.length).toBeGreaterThan(0);
    expect(sure.length + experiments.length).toBe(suggested.length);
    for (const { noGood } of sure) expect(noGood).toBeLessThanOrEqual(0.1);
    for (const { noGood, rank, funnel } of experiments) {
      expect(noGood).toBeGreaterThan(0.1);
      expect(noGood).toBeLessThan(0.5);
      // The only suggestion of its funnel.
      expect([rank, suggested.filter((other) => other.funnel === funnel).length]).toEqual([1, 1]);
    }
    expect(suggested.reduce((sum, { noGood }) => sum + noGood, 0) / suggested.length).toBeLessThanOrEqual(0.1);
  });

  it("suggests nothing where mechanics do nothing", () => {
    expect(suggest(plantFunnelMarket({ seed: 14, nClients: 1_000, withoutEffects: true })).filter(({ suggested }) => suggested)).toEqual(
      [],
    );
  });
});

describe("mechanics of degenerate data", () => {
  const market = plantFunnelMarket({ seed: 15, nClients: 300, nProducts: 60, nProblems: 3, nMechanics: 4 });
  const { sales } = market;
  const changed = (change: (row: number) => { mechanic?: string | null; stage?: "won" | "lost" }): SalesTable => {
    const builder = new SalesTableBuilder();
    sales.dealIds.forEach((dealId, row) => {
      builder.add({
        dealId,
        clientId: sales.clientIds[sales.client[row]],
        productId: sales.productIds[sales.product[row]],
        stage: sales.stage[row] === 1 ? "won" : "lost",
        funnelId: sales.funnelIds[sales.funnel[row]],
        mechanic: sales.mechanics[sales.mechanic[row]],
        openedDay: sales.openedDay[row],
        closedDay: sales.closedDay[row],
        amount: sales.amount[row],
        ...change(row),
      });
    });
    return builder.finish();
  };

  it("says why there are no effects", () => {
    expect(
      studyMechanics(
        market,
        changed(() => ({ mechanic: null })),
      ).found.reason,
    ).toMatch(/No closed deal names a mechanic/);
    expect(
      studyMechanics(
        market,
        changed(() => ({ mechanic: "m" })),
      ).found.reason,
    ).toMatch(/same mechanic/);
    expect(
      studyMechanics(
        market,
        changed(() => ({ stage: "won" })),
      ).found.reason,
    ).toMatch(/No lost deals/);
    expect(
      studyMechanics(
        market,
        changed(() => ({ stage: "lost" })),
      ).found.reason,
    ).toMatch(/No deal was won/);
  });

  it("never suggests a mechanic that was used once, and is nearly silent about it", () => {
    const once = changed((row) => (row === 5 ? { mechanic: "once", stage: "won" } : {}));
    const { book, rowProblems, found } = studyMechanics(market, once);
    const { model } = found;
    if (model === null) throw new Error(found.reason);
    const index = once.mechanics.indexOf("once");
    const transfers = transferMechanics(once, book, rowProblems, model).filter(({ mechanic }) => mechanic === index);
    expect(transfers.length).toBeGreaterThan(0);
    expect(transfers.every(({ suggested, support }) => !suggested && support <= 1)).toBe(true);
    for (const { mechanic, low, high } of model.effects) if (mechanic === index) expect([low < 0, high > 0]).toEqual([true, true]);
  });

  it("cycle time and amount are ratios of won deals", () => {
    const book = buildFunnelBook({ sales, products: NO_CATALOGUE, leads: [] });
    const rowProblems = attributeRows(sales, book, plantedProblems(market));
    for (const outcome of ["cycleTime", "amount"] as const) {
      const { model } = fitMechanics(sales, book, market.clients, rowProblems, outcome);
      const effects = model?.effects ?? [];
      expect(effects).toHaveLength(12);
      // Neither was planted to depend on the mechanic.
      expect(effects.filter(({ low, high }) => low <= 1 && high >= 1).length).toBeGreaterThanOrEqual(9);
    }
  });
});
