import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildDealTable } from "../../graph/deals/build-deal-table";
import { UNDATED, dayOfIsoDate, type Dataset } from "../../graph/deals/dataset";
import { asClientId, asProductId, compareIds } from "../../graph/deals/ids";

/** Rows of an RFC 4180 file as records by column name. */
function readCsv(path: string): Record<string, string>[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    if (match.index >= text.length) break;
    const field = match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1];
    rows[rows.length - 1].push(field);
    if (match[2] !== ",") rows.push([]);
  }
  const [header, ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

/** Won deals, clients and products of a bundled example, read without the ingestion. */
export function readExample(name: string): Dataset {
  const folder = join(__dirname, "..", "..", "examples", name);
  const byId = (id: string) => (a: Record<string, string>, b: Record<string, string>) => compareIds(a[id], b[id]);
  const clients = readCsv(join(folder, "clients.csv")).sort(byId("client_id"));
  const products = readCsv(join(folder, "products.csv")).sort(byId("product_id"));
  const deals = readCsv(join(folder, "deals.csv")).filter(({ stage }) => stage === "won");
  const attributeNames = Object.keys(clients[0]).filter((column) => column !== "client_id" && column !== "name");
  const textOrNull = (value: string | undefined): string | null => (value === undefined || value === "" ? null : value);
  const numberOrNaN = (value: string | undefined): number => (value === undefined || value === "" ? Number.NaN : Number(value));
  return {
    deals: buildDealTable(
      deals.map((row) => ({
        clientId: asClientId(row["client_id"]),
        productId: asProductId(row["product_id"]),
        day: dayOfIsoDate(row["closed_at"].slice(0, 10)),
        amount: numberOrNaN(row["amount"]),
        dealId: row["deal_id"],
      })),
    ),
    clients: {
      ids: clients.map((row) => asClientId(row["client_id"])),
      names: clients.map((row) => textOrNull(row["name"])),
      attributes: new Map(attributeNames.map((column) => [column, clients.map((row) => textOrNull(row[column]))])),
    },
    products: {
      ids: products.map((row) => asProductId(row["product_id"])),
      names: products.map((row) => textOrNull(row["name"])),
      categories: products.map((row) => textOrNull(row["category"])),
      listPrices: Float64Array.from(products, (row) => numberOrNaN(row["list_price"])),
      launchedDays: new Int32Array(products.length).fill(UNDATED),
      discontinuedDays: new Int32Array(products.length).fill(UNDATED),
      funnelIds: products.map(() => null),
    },
  };
}
