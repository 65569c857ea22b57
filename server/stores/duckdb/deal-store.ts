import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { Dataset } from "../../../graph/deals/dataset";
import { asClientId, asProductId, compareIds, type ClientId, type ProductId } from "../../../graph/deals/ids";
import {
  RECORD_KINDS,
  type Alias,
  type ClientFilter,
  type ClientRecord,
  type DealHistoryRow,
  type DealKind,
  type DealStage,
  type DealStore,
  type ProductFilter,
  type ProductRecord,
  type Rate,
  type RecordCounts,
  type RecordKind,
  type RecordOf,
  type UpsertCounts,
} from "../../ports/deal-store";
import { InputError } from "../../ports/errors";
import type { FirstPageRequest, Page, PageRequest } from "../../ports/paging";
import { resolveAliasRoots } from "../shared/alias-roots";
import { SQL_TYPES, appendRows } from "./appending";
import { readAttributes, writeAttributes } from "../shared/attributes";
import { decodeCursor, resolvePage, toPage, toPages } from "../shared/cursors";
import { query, queryNumber, run, type Database, type Params, type Row } from "./database";
import { readDataset } from "./dataset-reader";
import { digestRecords } from "./digest";
import { formatInstant, parseInstant } from "../shared/instants";
import { addStubs, mergeRecords } from "./record-merge";
import { RECORD_TABLES, allStoredColumns, fieldsOf, type RecordColumn, type RecordTable } from "../shared/record-tables";
import { scanRecords } from "./scan-records";

const CLIENT_COLUMNS = "client_id, name, attributes";
const PRODUCT_COLUMNS =
  "product_id, name, category, list_price, launched_day, launched_ms, discontinued_day, discontinued_ms, funnel_id, attributes";
/** Sorts undated deals after all others when days descend. */
const NO_DAY = -0x80000000;

/** Clients, products, deals and what surrounds them, in DuckDB. */
export class DuckDbDealStore implements DealStore {
  private cachedDigest: { readonly writeCount: number; readonly digest: string } | null = null;
  private aliasCounts: { readonly writeCount: number; readonly counts: Map<Alias["entity"], number> } = {
    writeCount: -1,
    counts: new Map(),
  };

  constructor(private readonly database: Database) {}

  async upsert<K extends RecordKind>(kind: K, rows: readonly RecordOf[K][]): Promise<UpsertCounts> {
    const spec = RECORD_TABLES[kind];
    const keyFields = spec.columns.filter(({ name }) => spec.key.includes(name)).map(({ field }) => field);
    const readInstant = cachedInstants();
    const byKey = new Map<string, DuckDBValue[]>();
    for (const row of rows) {
      const fields = fieldsOf(row);
      const stored: DuckDBValue[] = [];
      for (const column of spec.columns) stored.push(...storedValues(spec, column, fields[column.field], readInstant));
      byKey.set(JSON.stringify(keyFields.map((field) => fields[field])), stored);
    }
    if (byKey.size === 0) return { inserted: 0, updated: 0, unchanged: 0 };
    return this.database.write(async (connection) => {
      const columns = allStoredColumns(spec);
      await run(
        connection,
        `CREATE OR REPLACE TEMP TABLE upsert_stage (${columns.map(({ name, sqlType }) => `${name} ${sqlType}`).join(", ")})`,
      );
      const types = columns.map(({ sqlType }) => SQL_TYPES[sqlType]);
      await appendRows(connection, "upsert_stage", types, [...byKey.values()], "temp");
      const counts = await mergeRecords(connection, spec, "upsert_stage");
      if (kind === "deals") await addStubs(connection);
      await run(connection, "DROP TABLE upsert_stage");
      return counts;
    });
  }

  async scan<K extends RecordKind>(kind: K, visit: (rows: readonly RecordOf[K][]) => Promise<void>): Promise<void> {
    await this.database.readWhole((connection) => scanRecords(connection, kind, visit));
  }

  async counts(): Promise<RecordCounts> {
    return this.database.read(countRecords);
  }

  async digest(): Promise<string> {
    const { writeCount } = this.database;
    if (this.cachedDigest?.writeCount === writeCount) return this.cachedDigest.digest;
    const digest = await this.database.readWhole(digestRecords);
    this.cachedDigest = { writeCount, digest };
    return digest;
  }

  async readDataset(asOfDay: number | null): Promise<Dataset> {
    return this.database.readWhole((connection) => readDataset(connection, asOfDay));
  }

  async clients(filter: ClientFilter, page: PageRequest): Promise<Page<ClientRecord>> {
    const conditions = new Conditions();
    conditions.search(filter.search, "client_id");
    return this.pageById("client", CLIENT_COLUMNS, conditions, page, toClient);
  }

  async clientsById(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, ClientRecord>> {
    const rows = await this.rowsById("client", CLIENT_COLUMNS, ids);
    return new Map(rows.map((row) => [asClientId(row[0] as string), toClient(row.slice(1))]));
  }

  async products(filter: ProductFilter, page: PageRequest): Promise<Page<ProductRecord>> {
    const conditions = new Conditions();
    conditions.search(filter.search, "product_id");
    if (filter.category !== null && filter.category !== undefined) conditions.add((p) => `category = ${p}`, filter.category);
    return this.pageById("product", PRODUCT_COLUMNS, conditions, page, toProduct);
  }

  async productsById(ids: readonly ProductId[]): Promise<ReadonlyMap<ProductId, ProductRecord>> {
    const rows = await this.rowsById("product", PRODUCT_COLUMNS, ids);
    return new Map(rows.map((row) => [asProductId(row[0] as string), toProduct(row.slice(1))]));
  }

  async dealsOfClient(id: ClientId, page: PageRequest): Promise<Page<DealHistoryRow>> {
    const { limit, offset } = resolvePage(page);
    const after = decodeCursor(page.after, ["number", "number", "string", "string"]);
    return this.database.read(async (connection) => {
      const ids = await idsOfClient(connection, id);
      const params: Params = [];
      const mine = `client_id IN (${ids.map((one) => `$${params.push(one)}`).join(", ")})`;
      const total = await queryNumber(connection, `SELECT count(*) FROM deals WHERE ${mine}`, [...params]);
      const columns = allStoredColumns(RECORD_TABLES.deals).map(({ name }) => `d.${name}`);
      let later = "";
      if (after !== null) {
        const [day, ms, deal, product] = after.map((part) => `$${params.push(part)}`);
        later = `AND (day < ${day} OR (day = ${day} AND (ms < ${ms} OR (ms = ${ms} AND (deal_id, product_id) > (${deal}, ${product})))))`;
      }
      const rows = await query(
        connection,
        `SELECT * FROM (
           SELECT ${columns.join(", ")}, p.name AS product_name, coalesce(d.closed_day, ${NO_DAY}) AS day, coalesce(d.closed_ms, -1) AS ms
           FROM deals d
           LEFT JOIN alias_roots a ON a.entity = 'product' AND a.alias_id = d.product_id
           LEFT JOIN products p ON p.product_id = coalesce(a.root_id, d.product_id)
           WHERE d.${mine})
         WHERE true ${later}
         ORDER BY day DESC, ms DESC, deal_id, product_id LIMIT ${limit + 1} OFFSET ${offset}`,
        params,
      );
      return toPage(rows, limit, total, toDealHistory, dealKey);
    });
  }

  async dealsOfClients(ids: readonly ClientId[], page: FirstPageRequest): Promise<ReadonlyMap<ClientId, Page<DealHistoryRow>>> {
    const { limit, offset } = resolvePage(page);
    if (ids.length === 0) return new Map();
    const columns = allStoredColumns(RECORD_TABLES.deals).map(({ name }) => `d.${name}`);
    const rows = await this.database.read((connection) =>
      query(
        connection,
        `WITH asked AS (SELECT DISTINCT unnest(CAST($1 AS JSON)::VARCHAR[]) AS asked_id),
           roots AS (SELECT asked_id, coalesce(a.root_id, asked_id) AS root
                     FROM asked LEFT JOIN alias_roots a ON a.entity = 'client' AND a.alias_id = asked_id),
           own AS (SELECT asked_id, root AS client_id FROM roots
                   UNION SELECT asked_id, b.alias_id FROM roots JOIN alias_roots b ON b.entity = 'client' AND b.root_id = root),
           placed AS (
             SELECT ${columns.join(", ")}, coalesce(d.closed_day, ${NO_DAY}) AS day, coalesce(d.closed_ms, -1) AS ms, own.asked_id,
               count(*) OVER (PARTITION BY own.asked_id) AS total,
               row_number() OVER (PARTITION BY own.asked_id ORDER BY day DESC, ms DESC, d.deal_id, d.product_id) AS place
             FROM own JOIN deals d USING (client_id)
             QUALIFY place = 1 OR (place > ${offset} AND place <= ${offset + limit + 1}))
         SELECT ${columns.join(", ")}, p.name, day, ms, asked_id, total::DOUBLE, place::DOUBLE
         FROM placed d
         LEFT JOIN alias_roots a ON a.entity = 'product' AND a.alias_id = d.product_id
         LEFT JOIN products p ON p.product_id = coalesce(a.root_id, d.product_id)
         ORDER BY asked_id, place`,
        [JSON.stringify(ids)],
      ),
    );
    const placed = rows.map((row) => ({ row, list: row[19] as string, total: row[20] as number, place: row[21] as number }));
    return toPages(ids, placed, { limit, offset }, toDealHistory, dealKey);
  }

  async putAliases(aliases: readonly Alias[]): Promise<void> {
    if (aliases.length === 0) return;
    for (const { entity, aliasId, canonicalId } of aliases) {
      if (aliasId === "" || canonicalId === "") throw new InputError(`${entity} alias "${aliasId}" -> "${canonicalId}": an id is empty`);
    }
    await this.database.write(async (connection) => {
      await replaceAliases(connection, aliases);
    });
  }

  async removeAliases(aliases: readonly Pick<Alias, "entity" | "aliasId">[]): Promise<void> {
    await this.database.write(async (connection) => {
      for (const { entity, aliasId } of aliases) {
        await run(connection, "DELETE FROM aliases WHERE entity = $1 AND alias_id = $2", [entity, aliasId]);
      }
      await rebuildAliasRoots(connection);
    });
  }

  async aliases(): Promise<readonly Alias[]> {
    return this.database.read(readAliases);
  }

  async putRates(rates: readonly Rate[]): Promise<void> {
    await this.database.write(async (connection) => {
      await replaceRates(connection, rates);
    });
  }

  async rates(): Promise<readonly Rate[]> {
    return this.database.read(readRates);
  }

  async eraseClient(id: ClientId): Promise<RecordCounts> {
    const erased = await this.database.write(async (connection) => {
      const ids = await idsOfClient(connection, id);
      const list = ids.map((_, i) => `$${i + 1}`).join(", ");
      const mine = `client_id IN (${list})`;
      const counts: Record<RecordKind, number> = emptyCounts();
      const conditions: readonly (readonly [RecordKind, string])[] = [
        ["activities", `lead_id IN (SELECT lead_id FROM leads WHERE ${mine}) OR deal_id IN (SELECT deal_id FROM deals WHERE ${mine})`],
        ["assignments", `lead_id IN (SELECT lead_id FROM leads WHERE ${mine})`],
        ["leads", mine],
        ["deals", mine],
        ["clients", mine],
      ];
      for (const [kind, condition] of conditions) {
        counts[kind] = await queryNumber(connection, `SELECT count(*) FROM ${kind} WHERE ${condition}`, ids);
        if (counts[kind] > 0) await run(connection, `DELETE FROM ${kind} WHERE ${condition}`, ids);
      }
      await run(connection, `DELETE FROM aliases WHERE entity = 'client' AND (alias_id IN (${list}) OR canonical_id IN (${list}))`, ids);
      await rebuildAliasRoots(connection);
      return counts;
    });
    // Deleted rows stay readable in the file until it is folded.
    await this.database.checkpoint();
    return erased;
  }

  private async pageById<T>(
    entity: Alias["entity"],
    columns: string,
    conditions: Conditions,
    page: PageRequest,
    node: (row: Row) => T,
  ): Promise<Page<T>> {
    const { limit, offset } = resolvePage(page);
    const after = decodeCursor(page.after, ["string"]);
    const idColumn = `${entity}_id`;
    return this.database.read(async (connection) => {
      // The view joins all rows twice with the aliases: most stores have none.
      const table = `${(await this.countAliases(connection, entity)) > 0 ? "resolved_" : ""}${entity}s`;
      const total = await queryNumber(connection, `SELECT count(*) FROM ${table} ${conditions.where()}`, [...conditions.params]);
      if (after !== null) conditions.add((p) => `${idColumn} > ${p}`, after[0] as string);
      const rows = await query(
        connection,
        `SELECT ${columns} FROM ${table} ${conditions.where()} ORDER BY ${idColumn} LIMIT ${limit + 1} OFFSET ${offset}`,
        conditions.params,
      );
      return toPage(rows, limit, total, node, (row) => [row[0] as string]);
    });
  }

  /** Counted anew after every write: this process is the only writer. */
  private async countAliases(connection: DuckDBConnection, entity: Alias["entity"]): Promise<number> {
    const { writeCount } = this.database;
    if (this.aliasCounts.writeCount !== writeCount) this.aliasCounts = { writeCount, counts: new Map() };
    const { counts } = this.aliasCounts;
    const known = counts.get(entity);
    if (known !== undefined) return known;
    const found = await queryNumber(connection, "SELECT count(*) FROM alias_roots WHERE entity = $1", [entity]);
    counts.set(entity, found);
    return found;
  }

  /** Rows of the asked ids; column 0 is the id as it was asked for. */
  private async rowsById(entity: Alias["entity"], columns: string, ids: readonly string[]): Promise<Row[]> {
    if (ids.length === 0) return [];
    const own = `${entity}_id`;
    return this.database.read(async (connection) => {
      // The view joins all rows with the aliases; most stores have none, and then a few ids are looked up by the key's index.
      if (ids.length <= FEW_IDS && (await this.countAliases(connection, entity)) === 0) {
        const asked = ids.map((_id, i) => `$${i + 1}`).join(", ");
        return query(connection, `SELECT ${own}, ${columns} FROM ${entity}s WHERE ${own} IN (${asked}) ORDER BY ${own}`, [...ids]);
      }
      return query(
        connection,
        `WITH asked AS (SELECT DISTINCT unnest(CAST($1 AS JSON)::VARCHAR[]) AS asked_id)
         SELECT asked.asked_id, ${columns}
         FROM asked
         LEFT JOIN alias_roots a ON a.entity = '${entity}' AND a.alias_id = asked.asked_id
         JOIN resolved_${entity}s t ON t.${own} = coalesce(a.root_id, asked.asked_id)
         ORDER BY asked.asked_id`,
        [JSON.stringify(ids)],
      );
    });
  }
}

/** Up to so many ids are given one by one. */
const FEW_IDS = 100;

/** Conditions of a WHERE clause with their parameters. */
class Conditions {
  readonly params: Params = [];
  private readonly parts: string[] = [];

  add(condition: (placeholder: string) => string, value: string): void {
    this.parts.push(condition(`$${this.params.push(value)}`));
  }

  search(text: string | null | undefined, idColumn: string): void {
    if (text === null || text === undefined || text === "") return;
    this.add((p) => `(contains(lower(${idColumn}), lower(${p})) OR contains(lower(coalesce(name, '')), lower(${p})))`, text);
  }

  where(): string {
    return this.parts.length === 0 ? "" : `WHERE ${this.parts.join(" AND ")}`;
  }
}

function emptyCounts(): Record<RecordKind, number> {
  return { clients: 0, products: 0, agents: 0, deals: 0, leads: 0, activities: 0, assignments: 0 };
}

/** Rows of each kind, aliases folded. */
async function countRecords(connection: DuckDBConnection): Promise<RecordCounts> {
  const counts = emptyCounts();
  for (const kind of RECORD_KINDS) {
    const table = kind === "clients" || kind === "products" ? `resolved_${kind}` : kind;
    counts[kind] = await queryNumber(connection, `SELECT count(*) FROM ${table}`);
  }
  return counts;
}

/** Adds or replaces aliases within the caller's transaction. */
export async function replaceAliases(connection: DuckDBConnection, aliases: readonly Alias[]): Promise<UpsertCounts> {
  const before = new Map((await readAliases(connection)).map((alias) => [`${alias.entity} ${alias.aliasId}`, JSON.stringify(alias)]));
  const changes = aliases.map((alias) => {
    const { entity, aliasId, canonicalId, reason } = alias;
    const known = before.get(`${entity} ${aliasId}`);
    return known === undefined ? "inserted" : known === JSON.stringify({ entity, aliasId, canonicalId, reason }) ? "unchanged" : "updated";
  });
  for (const { entity, aliasId, canonicalId, reason } of aliases) {
    await run(connection, "INSERT OR REPLACE INTO aliases VALUES ($1, $2, $3, $4)", [entity, aliasId, canonicalId, reason]);
  }
  await rebuildAliasRoots(connection);
  const count = (change: string): number => changes.filter((one) => one === change).length;
  return { inserted: count("inserted"), updated: count("updated"), unchanged: count("unchanged") };
}

/** Replaces the rates within the caller's transaction; what is not among them any more is not counted. */
export async function replaceRates(connection: DuckDBConnection, rates: readonly Rate[]): Promise<UpsertCounts> {
  const before = new Map((await readRates(connection)).map(({ currency, day, rate }) => [`${currency} ${day ?? ""}`, rate]));
  const rows = rates.map(({ currency, day, rate }) => {
    const parsed = day === null ? null : parseInstant(day);
    if (day !== null && parsed === null) throw new InputError(`rate of ${currency}: "${day}" is no ISO date`);
    if (!(rate > 0 && Number.isFinite(rate))) throw new InputError(`rate of ${currency} must be a number > 0, got ${rate}`);
    return [currency, parsed?.day ?? null, rate];
  });
  await run(connection, "DELETE FROM rates");
  await appendRows(connection, "rates", [SQL_TYPES.VARCHAR, SQL_TYPES.INTEGER, SQL_TYPES.DOUBLE], rows);
  const known = rates.map(({ currency, day, rate }) => ({ rate, was: before.get(`${currency} ${day ?? ""}`) }));
  const inserted = known.filter(({ was }) => was === undefined).length;
  const unchanged = known.filter(({ rate, was }) => was === rate).length;
  return { inserted, updated: rates.length - inserted - unchanged, unchanged };
}

async function readRates(connection: DuckDBConnection): Promise<Rate[]> {
  const rows = await query(connection, "SELECT currency, day, rate FROM rates ORDER BY currency, day NULLS FIRST");
  return rows.map((row) => ({ currency: row[0] as string, day: formatInstant(row[1] as number | null, null), rate: row[2] as number }));
}

async function readAliases(connection: DuckDBConnection): Promise<Alias[]> {
  const rows = await query(connection, "SELECT entity, alias_id, canonical_id, reason FROM aliases ORDER BY entity, alias_id");
  return rows.map((row) => ({
    entity: row[0] as Alias["entity"],
    aliasId: row[1] as string,
    canonicalId: row[2] as string,
    reason: row[3] as string,
  }));
}

async function rebuildAliasRoots(connection: DuckDBConnection): Promise<void> {
  const roots = resolveAliasRoots(await readAliases(connection)).sort((a, b) => compareIds(a.aliasId, b.aliasId));
  await run(connection, "DELETE FROM alias_roots");
  const { VARCHAR } = SQL_TYPES;
  await appendRows(
    connection,
    "alias_roots",
    [VARCHAR, VARCHAR, VARCHAR],
    roots.map(({ entity, aliasId, rootId }) => [entity, aliasId, rootId]),
  );
}

/** All ids under which a client is stored: its own, the one it stands for, and that one's aliases. */
const dealKey = (row: Row): readonly (string | number)[] => [row[17] as number, row[18] as number, row[0] as string, row[2] as string];

export async function idsOfClient(connection: DuckDBConnection, id: string): Promise<string[]> {
  const rows = await query(
    connection,
    `WITH root AS (SELECT coalesce((SELECT root_id FROM alias_roots WHERE entity = 'client' AND alias_id = $1), $1) AS id)
     SELECT id FROM root UNION SELECT alias_id FROM alias_roots, root WHERE entity = 'client' AND root_id = root.id`,
    [id],
  );
  return rows.map((row) => row[0] as string);
}

/** Dates repeat: each text is read once. */
function cachedInstants(): typeof parseInstant {
  const cache = new Map<string, ReturnType<typeof parseInstant>>();
  return (text) => {
    let instant = cache.get(text);
    if (instant === undefined) cache.set(text, (instant = parseInstant(text)));
    return instant;
  };
}

function storedValues(spec: RecordTable, column: RecordColumn, value: unknown, readInstant: typeof parseInstant): DuckDBValue[] {
  const wrong = (what: string): InputError => new InputError(`${spec.kind}: ${column.name} ${what}, got ${JSON.stringify(value)}`);
  const missing = value === null || value === undefined;
  if (column.required && column.name !== "outcome" && (missing || value === "")) throw wrong("must not be empty");
  switch (column.type) {
    case "attributes":
      return [writeAttributes(missing ? {} : (value as Readonly<Record<string, string>>))];
    case "instant": {
      if (missing) return [null, null];
      const instant = typeof value === "string" ? readInstant(value) : null;
      if (instant === null) throw wrong("must be an ISO date or an ISO instant with zone");
      return [instant.day, instant.ms];
    }
    case "number":
      if (missing) return [null];
      if (typeof value !== "number" || !Number.isFinite(value)) throw wrong("must be a finite number");
      // Adding 0 turns -0 into 0: equal numbers, equal bytes.
      return [value + 0];
    case "text":
      if (missing) return [null];
      if (typeof value !== "string") throw wrong("must be text");
      return [value];
  }
}

function toClient(row: Row): ClientRecord {
  const [clientId, name, attributes] = row as [string, string | null, string | null];
  return { clientId, name, attributes: readAttributes(attributes) };
}

function toProduct(row: Row): ProductRecord {
  return {
    productId: row[0] as string,
    name: row[1] as string | null,
    category: row[2] as string | null,
    listPrice: row[3] as number | null,
    launchedAt: formatInstant(row[4] as number | null, row[5] as number | null),
    discontinuedAt: formatInstant(row[6] as number | null, row[7] as number | null),
    funnelId: row[8] as string | null,
    attributes: readAttributes(row[9] as string | null),
  };
}

function toDealHistory(row: Row): DealHistoryRow {
  return {
    dealId: row[0] as string,
    clientId: row[1] as string,
    productId: row[2] as string,
    stage: row[3] as DealStage,
    kind: row[4] as DealKind,
    openedAt: formatInstant(row[5] as number | null, row[6] as number | null),
    closedAt: formatInstant(row[7] as number | null, row[8] as number | null),
    amount: row[9] as number | null,
    currency: row[10] as string | null,
    quantity: row[11] as number | null,
    agentId: row[12] as string | null,
    funnelId: row[13] as string | null,
    mechanic: row[14] as string | null,
    attributes: readAttributes(row[15] as string | null),
    productName: row[16] as string | null,
  };
}
