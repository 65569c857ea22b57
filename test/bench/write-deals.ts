import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { isoDateOfDay, type DealTable } from "../../graph/deals/dataset";

/** Writes a deal table as deals.csv; every row a won deal of its own. */
export async function writeDeals(path: string, deals: DealTable): Promise<void> {
  const out = createWriteStream(path);
  out.write("deal_id,client_id,product_id,stage,closed_at,amount\n");
  const nDeals = deals.clients.length;
  for (let start = 0; start < nDeals; start += 10_000) {
    let chunk = "";
    for (let row = start; row < Math.min(nDeals, start + 10_000); row += 1) {
      const amount = Number.isNaN(deals.amounts[row]) ? "" : deals.amounts[row];
      chunk += `d${row},${deals.clientIds[deals.clients[row]]},${deals.productIds[deals.products[row]]},won,${isoDateOfDay(deals.days[row])},${amount}\n`;
    }
    if (!out.write(chunk)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
