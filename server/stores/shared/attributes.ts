import { compareIds } from "../../../graph/deals/ids";
import type { Attributes } from "../../ports/deal-store";

/** Control characters as DuckDB's JSON writer spells them, so that both writers give the same text. */
const upperEscapes = (json: string): string =>
  json.replace(/\\(?:u00[0-9a-f]{2}|.)/g, (escape) => (escape.startsWith("\\u") ? `\\u${escape.slice(2).toUpperCase()}` : escape));

/** Stored text of attributes: JSON with keys in code point order, without empty values; null when nothing is left. */
export function writeAttributes(attributes: Attributes): string | null {
  const entries = Object.entries(attributes).filter(([, value]) => value !== "");
  if (entries.length === 0) return null;
  entries.sort(([a], [b]) => compareIds(a, b));
  return upperEscapes(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`);
}

/** The attributes behind a stored text. */
export function readAttributes(text: string | null): Attributes {
  return text === null ? {} : (JSON.parse(text) as Attributes);
}
