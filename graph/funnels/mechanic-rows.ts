import { attributeLevels } from "../deals/attribute-levels";
import { UNDATED, type ClientTable } from "../deals/dataset";
import { SALES_STAGE, type SalesTable } from "../deals/sales-table";
import type { FunnelBook } from "./funnel-book";
import type { MixedRows } from "./mixed-model";
import type { RowProblems } from "./row-problems";

/** What a mechanic is judged by: winning, the log of the days it took, the log of the amount. */
export type MechanicOutcome = "winRate" | "cycleTime" | "amount";

/** Where each kind of coefficient stands among the columns. */
export interface MechanicLayout {
  readonly nColumns: number;
  /** Mechanics that are estimated one by one, indices of `sales.mechanics`; all other deals are the arm `nMechanics`. */
  readonly mechanics: Int32Array;
  readonly nArms: number;
  readonly nProblems: number;
  readonly problem: number;
  readonly covariates: readonly { readonly start: number; readonly end: number; readonly name: string }[];
  /** The client's other deals: one column. */
  readonly client: number;
  /** Effect of an arm for all problems, in a problem (arm * nProblems + problem), in a funnel. */
  readonly general: number;
  readonly inProblem: number;
  readonly inFunnel: number;
  /** Column (from `inFunnel`) of an arm in a funnel, by funnel * nArms + arm; empty when there are too many. */
  readonly cells: ReadonlyMap<number, number>;
  readonly bounds: readonly string[];
}

/** Rows of one outcome, with the sales row behind each. */
export interface MechanicRows {
  readonly layout: MechanicLayout;
  readonly rows: MixedRows;
  readonly salesRows: Int32Array;
  /** Arm of each row. */
  readonly arms: Int32Array;
  /** Part of a deal that the row is: 1 / lines of the deal. */
  readonly parts: Float64Array;
}

const MAX_MECHANICS = 40;
const MAX_EFFECTS = 600;
const MAX_COVARIATE_LEVELS = 150;
const MAX_CELLS = 500;
const DAYS_PER_QUARTER = 91.3125;
const MAX_QUARTERS = 40;
const WIN_BUCKETS = [1, 2, 4, 8];

/** Closed deals that a mechanic could have won: won or lost, no renewals, in a funnel. */
function closedRows({ stage, renewal }: SalesTable, { rowFunnel }: Pick<FunnelBook, "rowFunnel">): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < stage.length; row += 1)
    if (stage[row] !== SALES_STAGE.open && renewal[row] === 0 && rowFunnel[row] >= 0) rows.push(row);
  return Int32Array.from(rows);
}

/** Lines of each row's deal among `rows`. */
function dealParts({ dealIds }: SalesTable, rows: Int32Array): Float64Array {
  const lines = new Map<string, number>();
  for (const row of rows) lines.set(dealIds[row], (lines.get(dealIds[row]) ?? 0) + 1);
  return Float64Array.from(rows, (row) => 1 / (lines.get(dealIds[row]) ?? 1));
}

/** Won deals of the row's client that closed before the row was opened (closed, where that is unknown); -1 for rows without a date. */
function winsBefore(sales: SalesTable, rows: Int32Array): Int32Array {
  const wonDays = new Map<number, number[]>();
  for (let row = 0; row < sales.client.length; row += 1) {
    if (sales.stage[row] !== SALES_STAGE.won || sales.closedDay[row] === UNDATED) continue;
    const days = wonDays.get(sales.client[row]);
    if (days === undefined) wonDays.set(sales.client[row], [sales.closedDay[row]]);
    else days.push(sales.closedDay[row]);
  }
  return Int32Array.from(rows, (row) => {
    const day = sales.openedDay[row] === UNDATED ? sales.closedDay[row] : sales.openedDay[row];
    if (day === UNDATED) return -1;
    const days = wonDays.get(sales.client[row]) ?? [];
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/**
 * Regressors of the closed deals: what was sold to whom (funnel and product as strata; problem, client attributes, agent, quarter, what
 * the client had bought before), and the mechanic: for all problems, in each problem, in each funnel.
 */
export function buildMechanicRows(
  sales: SalesTable,
  book: Pick<FunnelBook, "rowFunnel" | "funnelIds">,
  clients: ClientTable,
  rowProblems: RowProblems,
  outcome: MechanicOutcome,
): MechanicRows {
  const closed = closedRows(sales, book);
  const value = (row: number): number => {
    if (outcome === "winRate") return sales.stage[row] === SALES_STAGE.won ? 1 : 0;
    if (sales.stage[row] !== SALES_STAGE.won) return Number.NaN;
    if (outcome === "amount") return sales.amount[row] > 0 ? Math.log(sales.amount[row]) : Number.NaN;
    const days = sales.closedDay[row] - sales.openedDay[row];
    return sales.openedDay[row] === UNDATED || sales.closedDay[row] === UNDATED || days < 0 ? Number.NaN : Math.log(days + 1);
  };
  const salesRows = closed.filter((row) => !Number.isNaN(value(row)));
  const parts = dealParts(sales, salesRows);
  const K = rowProblems.nProblems;
  const bounds: string[] = [];

  // Arms: the mechanics with most deals, and everything else.
  const deals = new Float64Array(sales.mechanics.length);
  salesRows.forEach((row, i) => {
    if (sales.mechanic[row] >= 0) deals[sales.mechanic[row]] += parts[i];
  });
  const most = Math.max(2, Math.min(MAX_MECHANICS, Math.floor(MAX_EFFECTS / K)));
  const used = Array.from(deals.keys()).filter((m) => deals[m] > 0);
  const chosen = used.length <= most ? used : used.sort((a, b) => deals[b] - deals[a] || a - b).slice(0, most);
  if (used.length > chosen.length)
    bounds.push(`${used.length - chosen.length} of ${used.length} mechanics, the rarest, are taken together.`);
  const mechanics = Int32Array.from(chosen).sort();
  const armOf = new Int32Array(sales.mechanics.length).fill(mechanics.length);
  mechanics.forEach((m, arm) => (armOf[m] = arm));
  const arms = Int32Array.from(salesRows, (row) => (sales.mechanic[row] < 0 ? mechanics.length : armOf[sales.mechanic[row]]));
  const nArms = mechanics.length + (arms.includes(mechanics.length) ? 1 : 0);

  // Covariates as codes, -1 where unknown.
  const covariates: { name: string; nLevels: number; codes: Int32Array }[] = [];
  let nLevels = 0;
  const addCovariate = (name: string, size: number, codes: Int32Array): void => {
    if (size < 2) return;
    if (nLevels + size > MAX_COVARIATE_LEVELS) {
      bounds.push(`${name} (${size} levels) is not adjusted for: there are too many levels.`);
      return;
    }
    nLevels += size;
    covariates.push({ name, nLevels: size, codes });
  };
  const wins = winsBefore(sales, salesRows);
  addCovariate(
    "bought before",
    WIN_BUCKETS.length + 1,
    wins.map((n) => (n < 0 ? -1 : WIN_BUCKETS.filter((from) => n >= from).length)),
  );
  for (const { name, levels, codes } of attributeLevels(clients, sales.clientIds))
    addCovariate(
      name,
      levels.length,
      Int32Array.from(salesRows, (row) => codes[sales.client[row]]),
    );
  addCovariate(
    "agent",
    sales.agentIds.length,
    Int32Array.from(salesRows, (row) => sales.agent[row]),
  );
  const quarters = Int32Array.from(salesRows, (row) => {
    const day = sales.openedDay[row] === UNDATED ? sales.closedDay[row] : sales.openedDay[row];
    return day === UNDATED ? -1 : Math.floor(day / DAYS_PER_QUARTER);
  });
  const dated = quarters.filter((quarter) => quarter >= 0);
  const firstQuarter = dated.reduce((least, quarter) => Math.min(least, quarter), Number.POSITIVE_INFINITY);
  const lastQuarter = dated.reduce((greatest, quarter) => Math.max(greatest, quarter), 0);
  const nQuarters = dated.length === 0 ? 0 : Math.min(MAX_QUARTERS, lastQuarter - firstQuarter + 1);
  addCovariate(
    "quarter",
    nQuarters,
    quarters.map((q) => (q < 0 ? -1 : Math.max(0, nQuarters - 1 - (lastQuarter - q)))),
  );

  // Columns.
  const problem = 1;
  let column = problem + K;
  const blocks = covariates.map(({ name, nLevels: size }) => ({ name, start: column, end: (column += size) }));
  const client = column;
  const general = client + 1;
  const inProblem = general + nArms;
  const inFunnel = inProblem + nArms * K;
  const cellKeys = new Set<number>();
  salesRows.forEach((row, i) => cellKeys.add(book.rowFunnel[row] * nArms + arms[i]));
  const cells = new Map<number, number>();
  if (cellKeys.size <= MAX_CELLS) [...cellKeys].sort((a, b) => a - b).forEach((key, at) => cells.set(key, at));
  else bounds.push(`${cellKeys.size} pairs of funnel and mechanic are too many for an effect of each; their spread widens the intervals.`);
  const layout: MechanicLayout = {
    nColumns: inFunnel + cells.size,
    mechanics,
    nArms,
    nProblems: K,
    problem,
    covariates: blocks,
    client,
    general,
    inProblem,
    inFunnel,
    cells,
    bounds,
  };

  const offsets = new Int32Array(salesRows.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const put = (at: number, x: number): void => {
    columns.push(at);
    values.push(x);
  };
  salesRows.forEach((row, i) => {
    const arm = arms[i];
    put(0, 1);
    for (let a = rowProblems.offsets[row]; a < rowProblems.offsets[row + 1]; a += 1) {
      put(problem + rowProblems.problems[a], rowProblems.shares[a]);
      put(inProblem + arm * K + rowProblems.problems[a], rowProblems.shares[a]);
    }
    covariates.forEach(({ codes }, at) => {
      if (codes[i] >= 0) put(blocks[at].start + codes[i], 1);
    });
    put(client, 0);
    put(general + arm, 1);
    const cell = cells.get(book.rowFunnel[row] * nArms + arm);
    if (cell !== undefined) put(inFunnel + cell, 1);
    offsets[i + 1] = columns.length;
  });

  // Strata: a product in a funnel. Cells: a mechanic on that product, because what a mechanic does also differs between products.
  const nProducts = sales.productIds.length;
  const strata = new Map<number, number>();
  const cellOf = new Map<number, number>();
  const stratumOfCell: number[] = [];
  const cell = Int32Array.from(salesRows, (row, i) => {
    const key = book.rowFunnel[row] * nProducts + sales.product[row];
    let stratum = strata.get(key);
    if (stratum === undefined) strata.set(key, (stratum = strata.size));
    let at = cellOf.get(key * nArms + arms[i]);
    if (at === undefined) {
      cellOf.set(key * nArms + arms[i], (at = stratumOfCell.length));
      stratumOfCell.push(stratum);
    }
    return at;
  });
  return {
    layout,
    rows: {
      nColumns: layout.nColumns,
      nStrata: strata.size,
      offsets,
      columns: Int32Array.from(columns),
      values: Float64Array.from(values),
      outcome: Float64Array.from(salesRows, value),
      weight: parts.slice(),
      cell,
      stratumOfCell: Int32Array.from(stratumOfCell),
    },
    salesRows,
    arms,
    parts,
  };
}
