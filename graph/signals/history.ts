import { UNDATED, type DealTable } from "../deals/dataset";
import { buildIncidence } from "../incidence/build-incidence";
import type { Incidence } from "../incidence/incidence";
import { transposeIncidence, type ProductColumns } from "../incidence/transpose-incidence";

/**
 * The won deals as they were known at the end of one day. Every signal is computed from this and nothing else about deals, so none
 * can see the future. Index spaces are those of the deal table; a client or product whose deals all come later has none here.
 */
export interface DealHistory {
  /** The day of the decision; for a history without a date the last dated day (0 where no deal has a date). */
  readonly day: number;
  /** First dated day of the table's deals up to `day`; equals `day` when none is dated. */
  readonly startDay: number;
  /** H, days: the unit of every half-life. */
  readonly horizonDays: number;
  readonly incidence: Incidence;
  readonly columns: ProductColumns;
  /** Distinct products of each client, d_c. */
  readonly clientDegrees: Int32Array;
  /** Distinct clients of each product, n_p. */
  readonly productDegrees: Int32Array;
  /** Clients with at least one deal, C of the formulas. */
  readonly nActiveClients: number;
  /** Deal rows that count, as columns. */
  readonly rowClients: Int32Array;
  readonly rowProducts: Int32Array;
  /** Age of each row in days, >= 0; Infinity where it has no date. */
  readonly rowAges: Float64Array;
  /** Amounts of the rows; NaN where missing. */
  readonly rowAmounts: Float64Array;
}

/** Weight 2^(-age / halfLife) of something `age` days old; 0 for an infinite age. */
export const decay = (age: number, halfLife: number): number => 2 ** (-age / halfLife);

/** First and last dated day of a table up to `untilDay` (null: all); null when no row is dated. */
export function dealDaySpan(deals: DealTable, untilDay: number | null): { readonly first: number; readonly last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of deals.days) {
    if (day === UNDATED || (untilDay !== null && day > untilDay)) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return first <= last ? { first, last } : null;
}

/**
 * The deals up to `untilDay`, indexed both ways.
 * @param untilDay inclusive; null takes every row, undated ones included (they have an infinite age)
 * @param horizonDays H > 0
 */
export function buildHistory(deals: DealTable, untilDay: number | null, horizonDays: number): DealHistory {
  const incidence = buildIncidence(deals, untilDay);
  const columns = transposeIncidence(incidence);
  const span = dealDaySpan(deals, untilDay);
  const day = untilDay ?? span?.last ?? 0;
  const rows: number[] = [];
  for (let row = 0; row < deals.days.length; row += 1) {
    if (untilDay === null || (deals.days[row] !== UNDATED && deals.days[row] <= untilDay)) rows.push(row);
  }
  const clientDegrees = degreesOf(incidence.offsets);
  return {
    day,
    startDay: span?.first ?? day,
    horizonDays,
    incidence,
    columns,
    clientDegrees,
    productDegrees: degreesOf(columns.offsets),
    nActiveClients: clientDegrees.reduce((n, degree) => n + (degree > 0 ? 1 : 0), 0),
    rowClients: Int32Array.from(rows, (row) => deals.clients[row]),
    rowProducts: Int32Array.from(rows, (row) => deals.products[row]),
    rowAges: Float64Array.from(rows, (row) => ageOf(deals.days[row], day)),
    rowAmounts: Float64Array.from(rows, (row) => deals.amounts[row]),
  };
}

const ageOf = (day: number, now: number): number => (day === UNDATED ? Number.POSITIVE_INFINITY : now - day);

const degreesOf = (offsets: Int32Array): Int32Array =>
  Int32Array.from({ length: offsets.length - 1 }, (_, i) => offsets[i + 1] - offsets[i]);

/** Age in days of the first deal of every pair of the incidence; Infinity where it has no date. */
export const pairAges = (history: DealHistory): Float64Array =>
  Float64Array.from(history.incidence.firstDays, (day) => ageOf(day, history.day));

/** Days since the last deal of every client; Infinity for clients without a dated deal. */
export function clientIdleDays(history: DealHistory): Float64Array {
  const idle = new Float64Array(history.clientDegrees.length).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < history.rowClients.length; row += 1) {
    idle[history.rowClients[row]] = Math.min(idle[history.rowClients[row]], history.rowAges[row]);
  }
  return idle;
}

/** W[c, p] = min(1, sum over the deals of the pair of 2^(-age / halfLife)), aligned with the pairs of the incidence. */
export function recencyWeights(history: DealHistory, halfLife: number): Float64Array {
  const { incidence } = history;
  const weights = new Float64Array(incidence.products.length);
  const position = new Int32Array(incidence.nProducts);
  let client = -1;
  const order = rowsByClient(history);
  for (const row of order) {
    if (history.rowClients[row] !== client) {
      client = history.rowClients[row];
      for (let i = incidence.offsets[client]; i < incidence.offsets[client + 1]; i += 1) position[incidence.products[i]] = i;
    }
    weights[position[history.rowProducts[row]]] += decay(history.rowAges[row], halfLife);
  }
  return weights.map((w) => Math.min(1, w));
}

/** Row positions, stable by client. */
function rowsByClient(history: DealHistory): Int32Array {
  const next = new Int32Array(history.clientDegrees.length + 1);
  for (const client of history.rowClients) next[client + 1] += 1;
  for (let c = 1; c < next.length; c += 1) next[c] += next[c - 1];
  const order = new Int32Array(history.rowClients.length);
  history.rowClients.forEach((client, row) => {
    order[next[client]++] = row;
  });
  return order;
}
