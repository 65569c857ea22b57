import type { ListCell, ListColumn, ListRow } from "../list";

/** Programs that calculate take a cell that begins so for a formula; a tab or return before it does not stop them. */
const FORMULA = /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/;

/** A text that no spreadsheet takes for a formula: an apostrophe goes before one that would be. */
const neutralise = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function cellText(value: ListCell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  if (typeof value === "boolean") return String(value);
  const text = neutralise(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, UTF-8, comma, line feeds, header first. Numbers are shortest decimals; texts are safe for spreadsheets. */
export async function* writeCsv(columns: readonly ListColumn[], batches: AsyncIterable<readonly ListRow[]>): AsyncGenerator<string> {
  yield `${columns.map(({ name }) => name).join(",")}\n`;
  for await (const rows of batches) yield rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");
}
