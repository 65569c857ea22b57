import type { ClientTable } from "./dataset";
import { IdIndex } from "./id-index";
import { compareIds } from "./ids";

/** One client attribute as codes. */
export interface AttributeLevels {
  readonly name: string;
  /** Level names; numeric attributes are cut into fifths, lowest first, others are in code-unit order. */
  readonly levels: readonly string[];
  /** Position in `levels` of each client, -1 where the value is missing. */
  readonly codes: Int32Array;
}

const N_FIFTHS = 5;

/**
 * Firmographics of the given clients, ready for counting; attributes in code-unit order of their names. A column of numbers with more than
 * ten different values is cut into fifths; any other column with more than `maxLevels` values says too little about each and is left
 * out, as is one with fewer than two.
 * @param clientIds clients in any order; one without a row in the table has no attributes
 * @param maxLevels default: 60, at most a quarter of the clients
 */
export function attributeLevels(
  clients: ClientTable,
  clientIds: readonly string[],
  maxLevels = Math.min(60, clientIds.length / 4),
): AttributeLevels[] {
  const rowOf = new IdIndex<string>(clients.ids);
  const result: AttributeLevels[] = [];
  for (const name of [...clients.attributes.keys()].sort(compareIds)) {
    const column = clients.attributes.get(name) ?? [];
    const values = clientIds.map((id) => {
      const row = rowOf.get(id);
      const value = row === undefined ? null : column[row];
      return value === null || value.trim() === "" ? null : value.trim();
    });
    const most = Math.max(2, maxLevels);
    const encoded = encode(values, most);
    if (encoded !== null && encoded.levels.length >= 2 && encoded.levels.length <= most) result.push({ name, ...encoded });
  }
  return result;
}

/** null: more levels than wanted. */
function encode(values: readonly (string | null)[], most: number): Omit<AttributeLevels, "name"> | null {
  const found = new Set<string>();
  // More need not be known, and a set holds no more than 2^24.
  for (const value of values) if (value !== null && found.size <= Math.max(10, most)) found.add(value);
  const distinct = [...found].sort(compareIds);
  if (distinct.length > 10 && values.every((value) => value === null || Number.isFinite(Number(value)))) return cutIntoFifths(values);
  if (distinct.length > most) return null;
  const code = new Map(distinct.map((value, i) => [value, i]));
  return { levels: distinct, codes: Int32Array.from(values, (value) => (value === null ? -1 : (code.get(value) ?? -1))) };
}

/** Fifths of the clients by value; equal values stay together, so there may be fewer than five. */
function cutIntoFifths(values: readonly (string | null)[]): Omit<AttributeLevels, "name"> {
  const sorted = Float64Array.from(
    values.filter((value) => value !== null),
    Number,
  ).sort();
  const cuts = [...new Set(Array.from({ length: N_FIFTHS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / N_FIFTHS)]))];
  const rawCodes = values.map((value) => (value === null ? -1 : cuts.filter((cut) => Number(value) >= cut).length));
  const present = [...new Set(rawCodes.filter((code) => code >= 0))].sort((a, b) => a - b);
  const range = (code: number): string => {
    const inside = sorted.filter((x) => cuts.filter((cut) => x >= cut).length === code);
    return inside[0] === inside[inside.length - 1] ? String(inside[0]) : `${inside[0]} to ${inside[inside.length - 1]}`;
  };
  return { levels: present.map(range), codes: Int32Array.from(rawCodes, (code) => (code < 0 ? -1 : present.indexOf(code))) };
}
