/** A value of a cell; null and NaN are empty cells. */
export type Cell = string | number | boolean | null;

/** RFC 4180: quoted where a comma, a quote or a line break would be read as structure. */
function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Shortest decimal that reads back as the same number. */
const cell = (value: Cell): string =>
  value === null || (typeof value === "number" && Number.isNaN(value)) ? "" : typeof value === "string" ? quote(value) : String(value);

/** Lines of a CSV file: header first, LF, UTF-8 without a mark. */
export function* csvLines(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield `${header.join(",")}\n`;
  for (const row of rows) yield `${row.map(cell).join(",")}\n`;
}
