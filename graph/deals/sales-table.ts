import { UNDATED } from "./dataset";
import { compareIds } from "./ids";

/** Stages of a sales line, as stored in `SalesTable.stages`. */
export const SALES_STAGE = Object.freeze({ open: 0, won: 1, lost: 2 });

/**
 * Deal lines of every stage in columns: what funnels and mechanics are studied on, where `DealTable` has the won ones only. Returns are
 * not in it. Rows are sorted by (client, closing day, product, deal id); indices point into the id lists, -1 where a row has none.
 */
export interface SalesTable {
  /** Ascending by `compareIds`, each with at least one row; so are the other lists. */
  readonly clientIds: readonly string[];
  readonly productIds: readonly string[];
  readonly funnelIds: readonly string[];
  readonly mechanics: readonly string[];
  readonly agentIds: readonly string[];
  /** Deal id of each row. */
  readonly dealIds: readonly string[];
  readonly client: Int32Array;
  readonly product: Int32Array;
  readonly funnel: Int32Array;
  readonly mechanic: Int32Array;
  readonly agent: Int32Array;
  /** `SALES_STAGE` of each row. */
  readonly stage: Uint8Array;
  /** 1 where the row is a renewal: it counts as a purchase, not as won by a mechanic. */
  readonly renewal: Uint8Array;
  /** UTC days, UNDATED where unknown. */
  readonly openedDay: Int32Array;
  readonly closedDay: Int32Array;
  /** In the reporting currency; NaN where unknown. */
  readonly amount: Float64Array;
}

/** One line as a caller has it. Missing texts are null or empty. */
export interface SalesRow {
  readonly dealId: string;
  readonly clientId: string;
  readonly productId: string;
  readonly stage: keyof typeof SALES_STAGE;
  readonly renewal?: boolean;
  readonly funnelId?: string | null;
  readonly mechanic?: string | null;
  readonly agentId?: string | null;
  readonly openedDay?: number;
  readonly closedDay?: number;
  readonly amount?: number;
}

/** Ids numbered in order of arrival, renumbered in id order at the end. */
class IdColumn {
  private readonly numbers = new Map<string, number>();
  private readonly values: number[] = [];

  add(id: string | null | undefined): void {
    if (id === null || id === undefined || id === "") {
      this.values.push(-1);
      return;
    }
    let number = this.numbers.get(id);
    if (number === undefined) this.numbers.set(id, (number = this.numbers.size));
    this.values.push(number);
  }

  finish(): { readonly ids: string[]; readonly column: Int32Array } {
    const ids = [...this.numbers.keys()].sort(compareIds);
    const position = new Int32Array(ids.length);
    ids.forEach((id, i) => (position[this.numbers.get(id) ?? 0] = i));
    return { ids, column: Int32Array.from(this.values, (value) => (value < 0 ? -1 : position[value])) };
  }
}

/** Collects lines one by one; whatever their order, `finish` gives the same table. No lines give an empty table. */
export class SalesTableBuilder {
  private readonly clients = new IdColumn();
  private readonly products = new IdColumn();
  private readonly funnels = new IdColumn();
  private readonly mechanics = new IdColumn();
  private readonly agents = new IdColumn();
  private readonly dealIds: string[] = [];
  private readonly stages: number[] = [];
  private readonly renewals: number[] = [];
  private readonly openedDays: number[] = [];
  private readonly closedDays: number[] = [];
  private readonly amounts: number[] = [];

  add(row: SalesRow): void {
    this.clients.add(row.clientId);
    this.products.add(row.productId);
    this.funnels.add(row.funnelId);
    this.mechanics.add(row.mechanic);
    this.agents.add(row.agentId);
    this.dealIds.push(row.dealId);
    this.stages.push(SALES_STAGE[row.stage]);
    this.renewals.push(row.renewal === true ? 1 : 0);
    this.openedDays.push(row.openedDay ?? UNDATED);
    this.closedDays.push(row.closedDay ?? UNDATED);
    this.amounts.push(row.amount ?? Number.NaN);
  }

  finish(): SalesTable {
    const client = this.clients.finish();
    const product = this.products.finish();
    const funnel = this.funnels.finish();
    const mechanic = this.mechanics.finish();
    const agent = this.agents.finish();
    const closedDay = Int32Array.from(this.closedDays);
    const order = orderRows(client, product, closedDay, this.dealIds);
    const pick = (column: Int32Array): Int32Array => Int32Array.from(order, (row) => column[row]);
    return {
      clientIds: client.ids,
      productIds: product.ids,
      funnelIds: funnel.ids,
      mechanics: mechanic.ids,
      agentIds: agent.ids,
      dealIds: Array.from(order, (row) => this.dealIds[row]),
      client: pick(client.column),
      product: pick(product.column),
      funnel: pick(funnel.column),
      mechanic: pick(mechanic.column),
      agent: pick(agent.column),
      stage: Uint8Array.from(order, (row) => this.stages[row]),
      renewal: Uint8Array.from(order, (row) => this.renewals[row]),
      openedDay: Int32Array.from(order, (row) => this.openedDays[row]),
      closedDay: pick(closedDay),
      amount: Float64Array.from(order, (row) => this.amounts[row]),
    };
  }
}

type NumberedIds = ReturnType<IdColumn["finish"]>;

/** Row numbers by (client, closing day, product, deal id): stable counting sorts, then a sort by deal id within equal rows only. */
function orderRows(client: NumberedIds, product: NumberedIds, days: Int32Array, dealIds: readonly string[]): Int32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day === UNDATED) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  // Undated rows come first, as in DealTable.
  const dayKey = Int32Array.from(days, (day) => (day === UNDATED ? 0 : day - first + 1));
  const nDays = last >= first ? last - first + 2 : 1;
  let order = Int32Array.from(days, (_, row) => row);
  order = sortByKey(product.column, product.ids.length, order);
  order = sortByKey(dayKey, nDays, order);
  order = sortByKey(client.column, client.ids.length, order);
  const equal = (a: number, b: number): boolean =>
    client.column[a] === client.column[b] && days[a] === days[b] && product.column[a] === product.column[b];
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && equal(order[start], order[end])) end += 1;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => compareIds(dealIds[a], dealIds[b]) || a - b);
    start = end;
  }
  return order;
}

function sortByKey(keys: Int32Array, nKeys: number, rows: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(nKeys + 1);
  for (const row of rows) next[keys[row] + 1] += 1;
  for (let k = 0; k < nKeys; k += 1) next[k + 1] += next[k];
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[next[keys[row]]++] = row;
  return sorted;
}
