import type { ClientTable, DealTable } from "../deals/dataset";
import { IdIndex } from "../deals/id-index";
import type { DealHistory } from "./history";

/** One client attribute cut into levels. */
export interface SegmentAttribute {
  readonly name: string;
  /** Level of a value, or -1 when it is missing or was not seen in the history. */
  readonly levelOf: (value: string | null | undefined) => number;
  /** Clients with a deal per level. */
  readonly sizes: Int32Array;
  /** log((n_sp + 20 b_p) / ((n_s + 20) b_p)), levels x P, row-major; 0 for products without owners. */
  readonly lifts: Float64Array;
}

/** Most levels of an attribute before it is cut into quintiles (numeric) or left out (text). */
const MAX_LEVELS = 60;

/**
 * Firmographic segments of the clients with a deal. An attribute with more than min(60, C / 4) levels is cut into quintiles when every
 * value is a number and left out otherwise; one with a single level says nothing and is left out.
 */
export function buildSegments(history: DealHistory, deals: DealTable, clients: ClientTable): SegmentAttribute[] {
  const rowOf = clientRows(deals, clients);
  const segments: SegmentAttribute[] = [];
  for (const name of [...clients.attributes.keys()].sort()) {
    const column = clients.attributes.get(name) ?? [];
    const valueOf = (c: number): string | null => (rowOf[c] < 0 ? null : column[rowOf[c]]);
    const values: string[] = [];
    for (let c = 0; c < history.clientDegrees.length; c += 1) {
      const value = history.clientDegrees[c] > 0 ? valueOf(c) : null;
      if (value !== null && value !== "") values.push(value);
    }
    const levels = findLevels(values, Math.min(MAX_LEVELS, history.nActiveClients / 4));
    if (levels === null) continue;
    const counted = countLevels(history, levels.count, (c) => levels.levelOf(valueOf(c)));
    segments.push({ name, levelOf: levels.levelOf, ...counted });
  }
  return segments;
}

/** Row of each deal-table client in the client table, -1 where it is missing. */
export function clientRows(deals: DealTable, clients: ClientTable): Int32Array {
  const rows = new IdIndex(clients.ids);
  return Int32Array.from(deals.clientIds, (id) => rows.get(id) ?? -1);
}

interface Levels {
  readonly count: number;
  readonly levelOf: (value: string | null | undefined) => number;
}

function findLevels(values: readonly string[], limit: number): Levels | null {
  const distinct = [...new Set(values)].sort();
  if (distinct.length <= Math.max(2, limit)) {
    if (distinct.length < 2) return null;
    const index = new Map(distinct.map((value, level) => [value, level]));
    return { count: distinct.length, levelOf: (value) => index.get(value ?? "") ?? -1 };
  }
  const numbers = values.map((value) => (value.trim() === "" ? Number.NaN : Number(value)));
  if (!numbers.every(Number.isFinite)) return null;
  const sorted = numbers.sort((a, b) => a - b);
  const bounds = [0.2, 0.4, 0.6, 0.8].map((q) => sorted[Math.floor(q * (sorted.length - 1))]);
  return {
    count: 5,
    levelOf: (value) => {
      const number = value === null || value === undefined || value.trim() === "" ? Number.NaN : Number(value);
      return Number.isFinite(number) ? bounds.filter((bound) => number > bound).length : -1;
    },
  };
}

function countLevels(
  history: DealHistory,
  nLevels: number,
  levelOf: (client: number) => number,
): Pick<SegmentAttribute, "sizes" | "lifts"> {
  const { incidence, productDegrees, nActiveClients } = history;
  const nProducts = incidence.nProducts;
  const sizes = new Int32Array(nLevels);
  const owners = new Float64Array(nLevels * nProducts);
  for (let c = 0; c < history.clientDegrees.length; c += 1) {
    const level = history.clientDegrees[c] > 0 ? levelOf(c) : -1;
    if (level < 0) continue;
    sizes[level] += 1;
    for (let i = incidence.offsets[c]; i < incidence.offsets[c + 1]; i += 1) owners[level * nProducts + incidence.products[i]] += 1;
  }
  const lifts = owners.map((count, cell) => {
    const base = productDegrees[cell % nProducts] / nActiveClients;
    return base === 0 ? 0 : Math.log((count / base + 20) / (sizes[Math.floor(cell / nProducts)] + 20));
  });
  return { sizes, lifts };
}

/** Sum over attributes of the log lift of each product in the client's level; missing levels add nothing. Length P. */
export function segmentLift(segments: readonly SegmentAttribute[], levels: Int32Array, nProducts: number): Float64Array {
  const sums = new Float64Array(nProducts);
  segments.forEach((segment, a) => {
    const level = levels[a];
    if (level < 0) return;
    for (let p = 0; p < nProducts; p += 1) sums[p] += segment.lifts[level * nProducts + p];
  });
  return sums;
}
