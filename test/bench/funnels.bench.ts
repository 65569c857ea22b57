// Seconds and peak memory of funnels and mechanics at 1,000 funnels, 200,000 clients and 2M deals, by stage.
//
//     npm run bench:funnels
import { buildFunnelBook } from "../../graph/funnels/funnel-book";
import { fitMechanics } from "../../graph/funnels/mechanic-effects";
import { attributeRows } from "../../graph/funnels/row-problems";
import type { FunnelProblems } from "../../graph/funnels/shared-clients";
import { transferMechanics } from "../../graph/funnels/transfer-mechanics";
import { unifyFunnels } from "../../graph/funnels/unify-funnels";
import { SALES_STAGE, type SalesTable } from "../../graph/deals/sales-table";
import type { ProductTable } from "../../graph/deals/dataset";
import { plantFunnelMarket, type FunnelMarket } from "../../graph/simulation/funnel-market";
import { adjustedRandIndex } from "../support/adjusted-rand-index";
import { formatCosts, measureStage } from "./measure";

const NO_CATALOGUE: ProductTable = {
  ids: [],
  names: [],
  categories: [],
  listPrices: new Float64Array(0),
  launchedDays: new Int32Array(0),
  discontinuedDays: new Int32Array(0),
  funnelIds: [],
};

/** Problems as an analysis with the true groups of products would find them: the analysis has a benchmark of its own. */
function plantedProblems({ sales, truth }: FunnelMarket): FunnelProblems {
  const K = truth.nProblems;
  const [C, P] = [sales.clientIds.length, sales.productIds.length];
  const theta = new Float64Array(C * K).fill(1 / K);
  const phi = new Float64Array(K * P).fill(1e-9);
  const background = new Float64Array(P);
  sales.stage.forEach((stage, row) => {
    if (stage !== SALES_STAGE.won) return;
    theta[sales.client[row] * K + truth.productProblem[sales.product[row]]] += 1;
    phi[truth.productProblem[sales.product[row]] * P + sales.product[row]] += 1;
    background[sales.product[row]] += 1;
  });
  normaliseRows(theta, K);
  normaliseRows(phi, P);
  normaliseRows(background, P);
  const productProblems = new Float64Array(P * K).fill(0.1 / K);
  truth.productProblem.forEach((k, p) => (productProblems[p * K + k] += 0.9));
  const pi = new Float64Array(K).fill(1 / K);
  return {
    clientIds: sales.clientIds,
    productIds: sales.productIds,
    problemIds: Array.from(pi, (_, k) => `p${k}`),
    model: { nProblems: K, theta, phi, pi, background, alpha: 1, lambda: 0.2 },
    productProblems,
  };
}

function normaliseRows(values: Float64Array, width: number): void {
  for (let start = 0; start < values.length; start += width) {
    const row = values.subarray(start, start + width);
    const total = row.reduce((sum, x) => sum + x, 0);
    if (total > 0) row.forEach((x, i) => (row[i] = x / total));
  }
}

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
