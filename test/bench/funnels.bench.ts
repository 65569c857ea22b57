// Seconds and peak memory of funnels and mechanics at 1,000 funnels, 200,000 clients and 2M deals, by stage.
//
//     npm run bench:funnels
import { buildFunnelBook } from "../../graph/funnels/funnel-book";
import { fitMechanics } from "../../graph/funnels/mechanic-effects";
import { attributeRows } from "../../graph/funnels/row-problems";
import { transferMechanics } from "../../graph/funnels/transfer-mechanics";
import { unifyFunnels } from "../../graph/funnels/unify-funnels";
import type { SalesTable } from "../../graph/deals/sales-table";
import { plantFunnelMarket } from "../../graph/simulation/funnel-market";
import { NO_CATALOGUE, plantedProblems } from "./planted-problems";
import { adjustedRandIndex } from "./adjusted-rand-index";
import { formatCosts, measureStage } from "./measure";

async function main(): Promise<void> {
  const market = plantFunnelMarket({
    seed: 1,
    nClients: 200_000,
    nProducts: 5_000,
    nProblems: 100,
    funnelsPerProblem: [8, 12],
    attemptsPerClient: 11.2,
  });
  const sales: SalesTable = market.sales;
  const problems = plantedProblems(market);
  const ids = { clientIds: sales.clientIds, productIds: sales.productIds };
  const book = await measureStage("funnels of all lines", () => buildFunnelBook({ sales, products: NO_CATALOGUE, leads: [] }));
  const alone = await measureStage("proposals, intersections only", () => unifyFunnels(book.value, ids, null, { nBootstrap: 0 }));
  const unified = await measureStage("proposals", () => unifyFunnels(book.value, ids, problems, { nBootstrap: 0 }));
  const stable = await measureStage("proposals with stability", () => unifyFunnels(book.value, ids, problems));
  const attributed = await measureStage("problem of every line", () => attributeRows(sales, book.value, problems));
  const winRate = await measureStage("mechanics, win rate", () =>
    fitMechanics(sales, book.value, market.clients, attributed.value, "winRate"),
  );
  const { model } = winRate.value;
  if (model === null) throw new Error(winRate.value.reason);
  const transfers = await measureStage("transfers", () => transferMechanics(sales, book.value, attributed.value, model));
  const title = `planted: ${sales.dealIds.length} deals, ${sales.clientIds.length} clients, ${book.value.funnelIds.length} funnels`;
  console.log(formatCosts(title, [book.cost, alone.cost, unified.cost, stable.cost, attributed.cost, winRate.cost, transfers.cost]));
  for (const [name, { value }] of [
    ["intersections only", alone],
    ["with problems", stable],
  ] as const)
    console.log(
      `${name}: ${value.nGroups} unified funnels (${market.truth.nProblems} planted), adjusted Rand index ${adjustedRandIndex(value.groups, market.truth.funnelProblem).toFixed(3)}`,
    );
  console.log(`${transfers.value.filter(({ suggested }) => suggested).length} of ${transfers.value.length} transfers suggested`);
}

void main();
