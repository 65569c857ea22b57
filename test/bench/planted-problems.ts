import type { ProductTable } from "../../graph/deals/dataset";
import { SALES_STAGE } from "../../graph/deals/sales-table";
import type { FunnelProblems } from "../../graph/funnels/shared-clients";
import type { FunnelMarket } from "../../graph/simulation/funnel-market";

/** A catalogue that says nothing: funnels come from the deals. */
export const NO_CATALOGUE: ProductTable = {
  ids: [],
  names: [],
  categories: [],
  listPrices: new Float64Array(0),
  launchedDays: new Int32Array(0),
  discontinuedDays: new Int32Array(0),
  funnelIds: [],
};

/** Problems as an analysis with the true groups of products would find them: the analysis has a benchmark of its own. */
export function plantedProblems({ sales, truth }: FunnelMarket): FunnelProblems {
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
