import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { asClientId } from "../../../graph/deals/ids";
import type { Stores } from "../../../server/ports/stores";
import { CsvScanner, splitRecord, type ScannedRecord } from "../../../server/ingestion/csv-scanner";
import { importInto, makeFolder, openMemory, readRejects, removeFolders } from "./helpers";

/** Text that stays itself when it is trimmed, with everything that CSV finds hard. */
const hard = fc
  .array(fc.constantFrom("a", "é", "🎉", '"', '""', ",", ";", "\t", "\n", "\r\n", "\r", " ", "'", "\\", "#", "ß", "x".repeat(50)), {
    maxLength: 8,
  })
  .map((parts) => parts.join("").replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, ""));

const layout = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  mark: fc.boolean(),
  lastLineEnd: fc.boolean(),
  gzip: fc.boolean(),
  quoteAll: fc.boolean(),
  blankLines: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

function writeCsv(rows: readonly (readonly string[])[], { delimiter, lineEnd, mark, lastLineEnd, quoteAll, blankLines }: Layout): string {
  const field = (text: string): string =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) => row.map(field).join(delimiter));
  return `${mark ? "\ufeff" : ""}${lines.join(blankLines ? lineEnd + lineEnd : lineEnd)}${lastLineEnd ? lineEnd : ""}`;
}

describe("CSV in every spelling", () => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openMemory();
  });
  afterEach(async () => {
    await stores.close();
  });
  afterAll(removeFolders);

  it("reads back what a writer wrote, whatever the delimiter, line end, quoting and packing", async () => {
    const rows = fc.array(fc.tuple(hard, hard), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, layout, async (pairs, style) => {
        const table = [["client_id", "name", "note"], ...pairs.map(([name, note], i) => [`c${i}`, name, note])];
        const text = writeCsv(table, style);
        const folder = makeFolder(style.gzip ? { "clients.csv.gz": gzipSync(text) } : { "clients.csv": text });
        const summary = await importInto(stores, folder);
        expect(summary).toMatchObject({ rejected: 0 });
        const ids = pairs.map((_, i) => asClientId(`c${i}`));
        const found = await stores.deals.clientsById(ids);
        expect(ids.map((id) => [found.get(id)?.name ?? "", found.get(id)?.attributes["note"] ?? ""])).toEqual(pairs);
      }),
      { numRuns: 25, seed: 3 },
    );
  }, 60_000);

  it("gives the same store and the same rejects, line numbers aside, in whatever order the rows come", async () => {
    const deal = fc.record({
      deal: fc.constantFrom("d1", "d2", "d3", ""),
      product: fc.constantFrom("p1", "p2"),
      stage: fc.constantFrom("won", "lost", "wrong"),
      closed: fc.constantFrom("2024-01-01", "2024-02-01", "01/13/2024", "01/02/2024", "soon", "2030-01-01"),
      amount: fc.constantFrom("1", "1.234,5", "2,5", "x", "-1", "7 EUR"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 12 }), fc.integer(), async (deals, turn) => {
        const good = "good,c,p9,won,13/01/2024,1";
        const lines = deals.map((row) => `${row.deal},c,${row.product},${row.stage},${row.closed},"${row.amount}"`);
        const rotated = [...lines.slice(Math.abs(turn) % lines.length), ...lines.slice(0, Math.abs(turn) % lines.length)].reverse();
        const states: unknown[] = [];
        for (const order of [
          [good, ...lines],
          [...rotated, good],
        ]) {
          const fresh = await openMemory();
          const folder = makeFolder({ "deals.csv": `deal_id,client_id,product_id,stage,closed_at,amount\n${order.join("\n")}\n` });
          const outcome = await importInto(fresh, folder).catch((error: unknown) => String(error));
          const rejects =
            typeof outcome === "string"
              ? outcome
              : readRejects(outcome)
                  .map((line) => line.replace(/^deals\.csv,\d+/, ""))
                  .sort();
          states.push([await fresh.deals.digest(), rejects]);
          await fresh.close();
        }
        expect(states[1]).toEqual(states[0]);
      }),
      { numRuns: 8, seed: 5 },
    );
  }, 60_000);
});

describe("the record scanner", () => {
  const scan = (text: string, nColumns: number, chunkBytes: number): { records: ScannedRecord[]; open: number | null } => {
    const scanner = new CsvScanner(0x2c, nColumns, true);
    const bytes = Buffer.from(text);
    const records: ScannedRecord[] = [];
    const keep = (record: ScannedRecord): void => {
      records.push({ ...record, bytes: Uint8Array.from(record.bytes) });
    };
    for (let from = 0; from < bytes.length; from += chunkBytes) scanner.push(bytes.subarray(from, from + chunkBytes), keep);
    return { records, open: scanner.end(keep).unclosedQuoteLine };
  };

  it("finds the same records however the bytes are cut", () => {
    const style = { delimiter: ",", mark: false, gzip: false } as const;
    const table = fc.array(fc.tuple(hard, hard), { minLength: 1, maxLength: 10 });
    const options = fc.record({
      lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
      lastLineEnd: fc.boolean(),
      quoteAll: fc.boolean(),
      blankLines: fc.boolean(),
    });
    fc.assert(
      fc.property(table, options, fc.integer({ min: 1, max: 20 }), (rows, choice, chunkBytes) => {
        const named = rows.map(([a, b], i) => [`r${i}`, a, b]);
        const text = writeCsv(named, { ...style, ...choice });
        const { records, open } = scan(text, 3, chunkBytes);
        expect(open).toBeNull();
        expect(records.map(({ fault }) => fault)).toEqual(rows.map(() => null));
        expect(records.map(({ bytes }) => splitRecord(Buffer.from(bytes).toString(), ","))).toEqual(named);
        const lineEnds = /\r\n|\n|\r/g;
        let at = 0;
        for (const [i, { line }] of records.entries()) {
          at = text.indexOf(choice.quoteAll ? `"r${i}"` : `r${i},`, at);
          expect(line).toBe((text.slice(0, at).match(lineEnds) ?? []).length + 1);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it.each([
    ["a,b\n1,2\n3", 2, [null, null, "too few columns"], null],
    ["1,2,3\n", 2, ["too many columns"], null],
    ["1,2,\n", 2, [null], null],
    ['1,"2"x\n3,4\n', 2, ["text after a closing quote", null], null],
    ['1,"2\n3,4\n', 2, [], 1],
    ['1,2\n3,"', 2, [null], 2],
    ['1,""\n', 2, [null], null],
    ['"a""\n",b\n', 2, [null], null],
    ['1,"x"', 2, [null], null],
    ["   \n1,2\n", 2, [null], null],
    ['a\n""\n\nb\n', 1, [null, null], null],
    ['5" pipe,"x"\n', 2, [null], null],
    ['1, "a,b"\n', 2, [null], null],
  ])("reads %j of %d columns as %j, open from line %p", (text, nColumns, faults, open) => {
    for (const chunkBytes of [1, 3, 1000]) {
      const result = scan(text, nColumns, chunkBytes);
      expect(result.records.map(({ fault }) => fault)).toEqual(faults);
      expect(result.open).toBe(open);
    }
  });
});
