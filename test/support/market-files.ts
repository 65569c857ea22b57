import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isoDateOfDay } from "../../graph/deals/dataset";
import { plantFunnelMarket, type FunnelMarketOptions } from "../../graph/simulation/funnel-market";

/** A market of thirteen funnels of four problems that is studied in a second. */
export const SMALL_MARKET: FunnelMarketOptions = {
  seed: 31,
  nClients: 300,
  nProducts: 60,
  nProblems: 4,
  funnelsPerProblem: [3, 4],
  noiseShare: 0.05,
  nMechanics: 5,
  mechanicsPerFunnel: 3,
  attemptsPerClient: 12,
};

/** Writes deals.csv of a planted market into a folder; `reversed` turns the order of its rows. */
export function writeMarket(folder: string, options: FunnelMarketOptions, reversed = false): void {
  const { sales } = plantFunnelMarket(options);
  const lines = sales.dealIds.map((dealId, row) =>
    [
      dealId,
      sales.clientIds[sales.client[row]],
      sales.productIds[sales.product[row]],
      sales.stage[row] === 1 ? "won" : "lost",
      isoDateOfDay(sales.openedDay[row]),
      isoDateOfDay(sales.closedDay[row]),
      sales.amount[row],
      sales.funnelIds[sales.funnel[row]],
      sales.mechanics[sales.mechanic[row]],
    ].join(","),
  );
  if (reversed) lines.reverse();
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "deals.csv"),
    ["deal_id,client_id,product_id,stage,opened_at,closed_at,amount,funnel_id,mechanic", ...lines, ""].join("\n"),
  );
}
