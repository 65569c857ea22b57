import { compareIds } from "../deals/ids";
import { sortedQuantile } from "../evaluation/off-policy/intervals";
import { InvalidArgumentError } from "../numeric/errors";
import { packRows, type SparseRow, type SparseRows } from "../numeric/sparse-rows";
import type { Lead } from "./lead-book";

/** What is known of every lead from outside its own row: a share of a problem, earlier deals of the client, its state. */
export interface ExtraColumn {
  readonly name: string;
  /** Aligned with the leads, NaN where unknown; positions in `levels` where it has any. */
  readonly values: Float64Array;
  readonly levels?: readonly string[];
}

/** Why a column is no feature. */
export type ColumnExclusion = "constant" | "dates" | "every lead its own value" | "leaks the outcome" | "excluded by option";

/** What a column of the leads was taken for. */
export type FeatureColumn =
  | { readonly name: string; readonly kind: "levels"; readonly levels: readonly string[]; readonly hasOther: boolean }
  | {
      readonly name: string;
      readonly kind: "numbers";
      /** Ascending inner limits of the bins, bin b holds limits[b - 1] <= x < limits[b]; empty when only the straight line is used. */
      readonly limits: Float64Array;
      readonly mean: number;
      readonly deviation: number;
      /** Values are held between these two before they enter the straight line. */
      readonly least: number;
      readonly greatest: number;
    };

/** How leads become rows of numbers; learnt on training leads, applied to any. */
export interface FeatureSpace {
  readonly columns: readonly FeatureColumn[];
  /** First matrix column of each feature column; the last entry is the number of matrix columns. Matrix column 0 is the intercept. */
  readonly starts: Int32Array;
  readonly excluded: readonly { readonly name: string; readonly why: ColumnExclusion }[];
}

/** What decides how columns are read. */
export interface FeatureOptions {
  /** Bins of a number, integer >= 2. */
  readonly nBins?: number;
  /** A level that fewer training leads have joins "other", integer >= 1. */
  readonly leastLevelCount?: number;
  /** Most levels of a column, the commonest; others join "other". */
  readonly mostLevels?: number;
  /** Whether the agent who has the lead in hand is a column. Default false: MATCH judges agents. */
  readonly withAgent?: boolean;
  /** Columns that must not be used. */
  readonly excluded?: ReadonlyMap<string, ColumnExclusion>;
}

/** Defaults of `learnFeatureSpace`. */
const FEATURE_DEFAULTS = Object.freeze({ nBins: 5, leastLevelCount: 3, mostLevels: 60, withAgent: false });

/** Names under which files say what a lead is about. */
export const TYPE_COLUMNS: readonly string[] = ["problem_type", "problem", "problem_id"];

/** Distinct numbers from which a column is a number and not a set of levels. */
const LEAST_DISTINCT_NUMBERS = 9;
/** Share of filled cells that must look like a date or a number. */
const TYPE_SHARE = 0.95;
/** Filled cells from which a column of nearly distinct values is an identifier. */
const LEAST_FOR_IDENTIFIER = 20;
const IDENTIFIER_SHARE = 0.5;
const DATE_LIKE = /^\d{4}-\d{2}-\d{2}([T ].*)?$/;

/** Trimmed text, null where nothing is left. */
function filledText(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}

/** The text of a lead's column, null where empty. Column names: attributes, and `source`, `product_id`, `funnel_id`, `agent_id`. */
export function cellOf(lead: Lead, column: string): string | null {
  switch (column) {
    case "source":
      return lead.source;
    case "product_id":
      return lead.productId;
    case "funnel_id":
      return lead.funnelId;
    case "agent_id":
      return lead.agentId;
    default:
      return filledText(lead.attributes[column]);
  }
}

/** Number in a cell, NaN when it holds none. */
const numberOf = (text: string): number => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN);

/** Names of the columns that any of the leads fills, ascending. Client and dates are no columns, the agent only where asked for. */
export function leadColumns(leads: readonly Lead[], withAgent = false): string[] {
  const names = new Set<string>();
  const own = ["source", "product_id", "funnel_id", ...(withAgent ? ["agent_id"] : [])];
  for (const lead of leads) {
    for (const name of Object.keys(lead.attributes)) names.add(name);
    for (const name of own) if (cellOf(lead, name) !== null) names.add(name);
  }
  return [...names].sort(compareIds);
}

/**
 * Learns how to read the columns: numbers become a standardised straight line (held between their 1 % and 99 % quantiles) and bins of equal
 * count; texts become levels; an empty cell is a level of its own. A column of dates is left out: a day number extrapolates, and calibration
 * with it. A column in which more than half of the filled cells are distinct texts is left out as an identifier.
 * @param leads training leads; none gives a space with the intercept alone
 * @throws InvalidArgumentError for options out of range
 */
export function learnFeatureSpace(leads: readonly Lead[], extras: readonly ExtraColumn[], options: FeatureOptions = {}): FeatureSpace {
  const { nBins, leastLevelCount, mostLevels, withAgent } = { ...FEATURE_DEFAULTS, ...options };
  for (const [name, value, least] of [
    ["nBins", nBins, 2],
    ["leastLevelCount", leastLevelCount, 1],
    ["mostLevels", mostLevels, 1],
  ] as const)
    if (!(Number.isInteger(value) && value >= least))
      throw new InvalidArgumentError(`${name} must be an integer >= ${least}, got ${value}`);
  const columns: FeatureColumn[] = [];
  const excluded: { name: string; why: ColumnExclusion }[] = [];
  for (const name of leadColumns(leads, withAgent)) {
    const read = options.excluded?.get(name) ?? readColumn(name, leads, nBins, leastLevelCount, mostLevels);
    if (typeof read === "string") excluded.push({ name, why: read });
    else columns.push(read);
  }
  for (const { name, values, levels } of extras) {
    const filled = values.filter((x) => !Number.isNaN(x)).sort();
    if (filled.length === 0 || filled[0] === filled[filled.length - 1]) excluded.push({ name, why: "constant" });
    else if (levels === undefined) columns.push(straightLine(name, filled, new Float64Array(0)));
    else {
      const common = levels.filter((_, level) => filled.filter((x) => x === level).length >= leastLevelCount);
      columns.push({ name, kind: "levels", levels: common, hasOther: common.length < levels.length });
    }
  }
  const starts = new Int32Array(columns.length + 1);
  starts[0] = 1;
  columns.forEach((column, c) => {
    starts[c + 1] = starts[c] + widthOf(column);
  });
  return { columns, starts, excluded };
}

function readColumn(
  name: string,
  leads: readonly Lead[],
  nBins: number,
  leastLevelCount: number,
  mostLevels: number,
): FeatureColumn | ColumnExclusion {
  const counts = new Map<string, number>();
  let nFilled = 0;
  for (const lead of leads) {
    const text = cellOf(lead, name);
    if (text === null) continue;
    nFilled += 1;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size === 0 || (counts.size === 1 && nFilled === leads.length)) return "constant";
  let nDates = 0;
  let nNumbers = 0;
  for (const [text, count] of counts) {
    if (DATE_LIKE.test(text)) nDates += count;
    else if (!Number.isNaN(numberOf(text))) nNumbers += count;
  }
  if (nDates >= TYPE_SHARE * nFilled) return "dates";
  if (nNumbers >= TYPE_SHARE * nFilled && counts.size >= LEAST_DISTINCT_NUMBERS) {
    const numbers: number[] = [];
    for (const [text, count] of counts) {
      const x = numberOf(text);
      if (!Number.isNaN(x)) for (let k = 0; k < count; k += 1) numbers.push(x);
    }
    const sorted = Float64Array.from(numbers).sort();
    const limits = new Set<number>();
    for (let b = 1; b < nBins; b += 1) limits.add(sortedQuantile(sorted, b / nBins));
    // A limit at the least value would leave the first bin empty.
    limits.delete(sorted[0]);
    return straightLine(name, sorted, Float64Array.from(limits));
  }
  if (nFilled >= LEAST_FOR_IDENTIFIER && counts.size > IDENTIFIER_SHARE * nFilled) return "every lead its own value";
  const common = [...counts]
    .filter(([, count]) => count >= leastLevelCount)
    .sort((a, b) => b[1] - a[1] || compareIds(a[0], b[0]))
    .slice(0, mostLevels)
    .map(([level]) => level)
    .sort(compareIds);
  return { name, kind: "levels", levels: common, hasOther: common.length < counts.size };
}

function straightLine(name: string, sorted: Float64Array, limits: Float64Array): FeatureColumn {
  const least = sortedQuantile(sorted, 0.01);
  const greatest = sortedQuantile(sorted, 0.99);
  const held = sorted.map((x) => Math.min(greatest, Math.max(least, x)));
  const mean = held.reduce((sum, x) => sum + x, 0) / held.length;
  const variance = held.reduce((sum, x) => sum + (x - mean) ** 2, 0) / held.length;
  return { name, kind: "numbers", limits, mean, deviation: variance > 0 ? Math.sqrt(variance) : 1, least, greatest };
}

/** Matrix columns: levels, other, missing; or line, bins, missing. */
const widthOf = (column: FeatureColumn): number =>
  column.kind === "levels" ? column.levels.length + 2 : 2 + (column.limits.length === 0 ? 0 : column.limits.length + 1);

/**
 * Rows of leads in a feature space; matrix column 0 is 1. A level that training never saw is "other"; where training had no rare levels
 * either, "other" has coefficient 0 by its penalty: the middle of all levels.
 */
export function encodeLeads(space: FeatureSpace, leads: readonly Lead[], extras: readonly ExtraColumn[]): SparseRows {
  const extraByName = new Map(extras.map((extra) => [extra.name, extra]));
  const rows = leads.map((lead, i): SparseRow => {
    const columns = [0];
    const values = [1];
    space.columns.forEach((column, c) => {
      const start = space.starts[c];
      const missing = space.starts[c + 1] - 1;
      const extra = extraByName.get(column.name);
      if (column.kind === "levels") {
        const text = extra === undefined ? cellOf(lead, column.name) : (extra.levels?.[extra.values[i]] ?? null);
        const level = text === null ? -1 : column.levels.indexOf(text);
        columns.push(text === null ? missing : level >= 0 ? start + level : missing - 1);
        values.push(1);
        return;
      }
      const x = extra === undefined ? numberOf(cellOf(lead, column.name) ?? "") : extra.values[i];
      if (Number.isNaN(x)) {
        columns.push(missing);
        values.push(1);
        return;
      }
      columns.push(start);
      values.push((Math.min(column.greatest, Math.max(column.least, x)) - column.mean) / column.deviation);
      if (column.limits.length > 0) {
        columns.push(start + 1 + binOf(column.limits, x));
        values.push(1);
      }
    });
    return { columns, values };
  });
  return packRows(rows, space.starts[space.columns.length]);
}

/** Bin of x: the number of limits at or below it. */
export function binOf(limits: Float64Array, x: number): number {
  let bin = 0;
  while (bin < limits.length && x >= limits[bin]) bin += 1;
  return bin;
}

/** What a lead has in a feature column, for people: `source Referral`, `score 1.2`, `size missing`. */
export function describeCell(column: FeatureColumn, lead: Lead, extra: number | string | null): string {
  if (typeof extra === "string") return `${column.name} ${extra}`;
  if (extra !== null) return Number.isNaN(extra) ? `${column.name} unknown` : `${column.name} ${Math.round(extra * 100) / 100}`;
  return `${column.name} ${cellOf(lead, column.name) ?? "missing"}`;
}

/** Equal for leads that look the same to any model: such leads belong into one fold. */
export function leadSignature(lead: Lead, columns: readonly string[], extras: readonly ExtraColumn[], position: number): string {
  return JSON.stringify([...columns.map((name) => cellOf(lead, name)), ...extras.map(({ values }) => String(values[position]))]);
}
