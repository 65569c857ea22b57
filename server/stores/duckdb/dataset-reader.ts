import type { DuckDBConnection } from "@duckdb/node-api";
import {
  UNDATED,
  type ClientTable,
  type Dataset,
  type DealTable,
  type LeadTrace,
  type LostTable,
  type ProductTable,
} from "../../../graph/deals/dataset";
import { asClientId, asProductId, compareIds, type ClientId, type ProductId } from "../../../graph/deals/ids";
import { sortLeadTraces } from "../../../graph/deals/lead-traces";
import { buildLostTable, type LostDealRow } from "../../../graph/deals/lost-deals";
import { readAttributes } from "../shared/attributes";
import { lossReason } from "../shared/loss-reason";
import { forEachChunk, query, queryNumber, run } from "./database";

const MAX_DAY = 0x7fffffff;

/**
 * Reads the won lines as typed arrays. Ids become dense numbers inside the database, in byte order of their UTF-8 (the order of
 * `compareIds`), so that the big sort works on integers and the rows arrive as numbers.
 */
export async function readDataset(connection: DuckDBConnection, asOfDay: number | null): Promise<Dataset> {
  // One transaction: all parts show the same state of the store.
  await run(connection, "BEGIN TRANSACTION");
  try {
    const deals = await readDeals(connection, asOfDay);
    const clients = await readClients(connection);
    const products = await readProducts(connection);
    const lost = await readLost(connection, asOfDay);
    const leads = await readLeads(connection, asOfDay);
    return { deals, clients, products, lost, leads };
  } finally {
    await run(connection, "ROLLBACK");
  }
}

async function readDeals(connection: DuckDBConnection, asOfDay: number | null): Promise<DealTable> {
  await run(connection, await selectionSql(connection, asOfDay));
  const clientIds = await numberIds(connection, "client", asClientId);
  const productIds = await numberIds(connection, "product", asProductId);
  const nRows = await queryNumber(connection, "SELECT count(*) FROM dataset_lines");
  const table: DealTable = {
    clientIds,
    productIds,
    clients: new Int32Array(nRows),
    products: new Int32Array(nRows),
    days: new Int32Array(nRows),
    amounts: new Float64Array(nRows),
  };
  let at = 0;
  const sorted = `
    SELECT c.position AS client, p.position AS product, l.day, l.amount
    FROM dataset_lines l JOIN dataset_client c ON c.id = l.client_id JOIN dataset_product p ON p.id = l.product_id
    ORDER BY client, l.day, product, l.deal_id, l.own_product_id`;
  await forEachChunk(connection, sorted, [], (chunk) => {
    const [clients, products, days, amounts] = [0, 1, 2, 3].map((column) => chunk.getColumnVector(column));
    for (let i = 0; i < chunk.rowCount; i += 1, at += 1) {
      table.clients[at] = clients.getItem(i) as number;
      table.products[at] = products.getItem(i) as number;
      table.days[at] = days.getItem(i) as number;
      table.amounts[at] = (amounts.getItem(i) as number | null) ?? Number.NaN;
    }
  });
  return table;
}

/** Statement that puts the lines to read into `dataset_lines`: aliases resolved, amounts converted. */
async function selectionSql(connection: DuckDBConnection, asOfDay: number | null): Promise<string> {
  const hasAliases = (await queryNumber(connection, "SELECT count(*) FROM alias_roots")) > 0;
  const hasRates = (await queryNumber(connection, "SELECT count(*) FROM rates")) > 0;
  const joins: string[] = [];
  if (hasAliases) {
    joins.push("LEFT JOIN alias_roots ca ON ca.entity = 'client' AND ca.alias_id = d.client_id");
    joins.push("LEFT JOIN alias_roots pa ON pa.entity = 'product' AND pa.alias_id = d.product_id");
  }
  if (hasRates) {
    await run(
      connection,
      `CREATE TEMP TABLE dataset_rates AS
       SELECT currency, coalesce(day, ${UNDATED}) AS day, rate FROM rates
       UNION ALL
       SELECT currency, ${UNDATED}, arg_min(rate, day) FROM rates GROUP BY currency HAVING count(*) = count(day)`,
    );
    joins.push(`ASOF LEFT JOIN dataset_rates r ON r.currency = d.currency AND coalesce(d.closed_day, ${MAX_DAY}) >= r.day`);
  }
  const client = hasAliases ? "coalesce(ca.root_id, d.client_id)" : "d.client_id";
  const product = hasAliases ? "coalesce(pa.root_id, d.product_id)" : "d.product_id";
  const amount = hasRates ? "CASE WHEN d.currency IS NULL THEN d.amount ELSE d.amount * r.rate END" : "d.amount";
  const until = asOfDay === null ? "" : `AND d.closed_day <= ${Math.trunc(asOfDay)}`;
  return `
    CREATE TEMP TABLE dataset_lines AS
    SELECT ${client} AS client_id, ${product} AS product_id, coalesce(d.closed_day, ${UNDATED}) AS day, ${amount} AS amount, d.deal_id,
           d.product_id AS own_product_id
    FROM deals d ${joins.join(" ")}
    WHERE d.stage = 'won' AND d.kind <> 'return' ${until}`;
}

/** Numbers the distinct ids of one side from 0 in canonical order, in `dataset_<side>`, and returns them. */
async function numberIds<Id extends string>(
  connection: DuckDBConnection,
  side: "client" | "product",
  as: (text: string) => Id,
): Promise<Id[]> {
  await run(
    connection,
    `CREATE TEMP TABLE dataset_${side} AS
     SELECT id, (row_number() OVER (ORDER BY id) - 1)::INTEGER AS position FROM (SELECT DISTINCT ${side}_id AS id FROM dataset_lines)`,
  );
  const ids: Id[] = [];
  await forEachChunk(connection, `SELECT id FROM dataset_${side} ORDER BY position`, [], (chunk) => {
    for (const id of chunk.getColumnValues(0)) ids.push(as(id as string));
  });
  return ids;
}

/** Lost lines, no returns, aliases resolved. */
async function readLost(connection: DuckDBConnection, asOfDay: number | null): Promise<LostTable> {
  const rows: LostDealRow[] = [];
  const until = asOfDay === null ? "" : `AND d.closed_day <= ${Math.trunc(asOfDay)}`;
  const lines = `
    SELECT coalesce(ca.root_id, d.client_id), coalesce(pa.root_id, d.product_id), coalesce(d.closed_day, ${UNDATED}), d.attributes
    FROM deals d
    LEFT JOIN alias_roots ca ON ca.entity = 'client' AND ca.alias_id = d.client_id
    LEFT JOIN alias_roots pa ON pa.entity = 'product' AND pa.alias_id = d.product_id
    WHERE d.stage = 'lost' AND d.kind <> 'return' ${until}`;
  await forEachChunk(connection, lines, [], (chunk) => {
    for (const row of chunk.getRows()) {
      const [clientId, productId, day, attributes] = row as [string, string, number, string | null];
      rows.push({ clientId: asClientId(clientId), productId: asProductId(productId), day, reason: lossReason(readAttributes(attributes)) });
    }
  });
  return buildLostTable(rows);
}

/** Leads that name a client, aliases resolved. */
async function readLeads(connection: DuckDBConnection, asOfDay: number | null): Promise<LeadTrace[]> {
  const traces: LeadTrace[] = [];
  const until = asOfDay === null ? "" : `AND l.created_day <= ${Math.trunc(asOfDay)}`;
  const lines = `
    SELECT coalesce(ca.root_id, l.client_id), coalesce(l.created_day, ${UNDATED}), l.source, coalesce(l.funnel_id, p.funnel_id)
    FROM leads l
    LEFT JOIN alias_roots ca ON ca.entity = 'client' AND ca.alias_id = l.client_id
    LEFT JOIN alias_roots pa ON pa.entity = 'product' AND pa.alias_id = l.product_id
    LEFT JOIN resolved_products p ON p.product_id = coalesce(pa.root_id, l.product_id)
    WHERE l.client_id IS NOT NULL ${until}`;
  await forEachChunk(connection, lines, [], (chunk) => {
    for (const row of chunk.getRows()) {
      const [clientId, day, source, funnelId] = row as [string, number, string | null, string | null];
      traces.push({ clientId: asClientId(clientId), day, source, funnelId });
    }
  });
  return sortLeadTraces(traces);
}

async function readClients(connection: DuckDBConnection): Promise<ClientTable> {
  const ids: ClientId[] = [];
  const names: (string | null)[] = [];
  const columns = new Map<string, (string | null)[]>();
  await forEachChunk(connection, "SELECT client_id, name, attributes FROM resolved_clients ORDER BY client_id", [], (chunk) => {
    for (const row of chunk.getRows()) {
      const [id, name, attributes] = row as [string, string | null, string | null];
      for (const [key, value] of Object.entries(readAttributes(attributes))) {
        let column = columns.get(key);
        if (column === undefined) columns.set(key, (column = []));
        while (column.length < ids.length) column.push(null);
        column.push(value);
      }
      ids.push(asClientId(id));
      names.push(name);
    }
  });
  for (const column of columns.values()) while (column.length < ids.length) column.push(null);
  return { ids, names, attributes: new Map([...columns].sort(([a], [b]) => compareIds(a, b))) };
}

async function readProducts(connection: DuckDBConnection): Promise<ProductTable> {
  const rows = await query(
    connection,
    `SELECT product_id, name, category, list_price, launched_day, discontinued_day, funnel_id FROM resolved_products ORDER BY product_id`,
  );
  const ids: ProductId[] = rows.map((row) => asProductId(row[0] as string));
  const numbers = (index: number, missing: number): number[] => rows.map((row) => (row[index] as number | null) ?? missing);
  const texts = (index: number): (string | null)[] => rows.map((row) => row[index] as string | null);
  return {
    ids,
    names: texts(1),
    categories: texts(2),
    listPrices: Float64Array.from(numbers(3, Number.NaN)),
    launchedDays: Int32Array.from(numbers(4, UNDATED)),
    discontinuedDays: Int32Array.from(numbers(5, UNDATED)),
    funnelIds: texts(6),
  };
}
