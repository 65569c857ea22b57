import type { ListColumn, ListRow } from "../list";

/** One object a row. Numbers that JSON cannot say become null. */
function objectText(heads: readonly string[], row: ListRow): string {
  return `{${heads.map((head, i) => head + JSON.stringify(row[i])).join(",")}}`;
}

const headsOf = (columns: readonly ListColumn[]): string[] => columns.map(({ name }) => `${JSON.stringify(name)}:`);

/** One JSON object a line. */
export async function* writeNdjson(columns: readonly ListColumn[], batches: AsyncIterable<readonly ListRow[]>): AsyncGenerator<string> {
  const heads = headsOf(columns);
  for await (const rows of batches) yield rows.map((row) => `${objectText(heads, row)}\n`).join("");
}

/** One JSON array of objects, a row a line. */
export async function* writeJson(columns: readonly ListColumn[], batches: AsyncIterable<readonly ListRow[]>): AsyncGenerator<string> {
  const heads = headsOf(columns);
  let before = "[\n";
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => objectText(heads, row)).join(",\n");
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
