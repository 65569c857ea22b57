import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { CancelledError } from "../../../graph/numeric/errors";
import { importFolder } from "../../../server/ingestion/import-folder";
import { InputError } from "../../../server/ports/errors";
import type { ImportOptions } from "../../../server/ingestion/import-options";
import type { Stores } from "../../../server/ports/stores";
import { DEAL_HEADER, NOW, addSubfolder, importInto, makeFolder, openMemory, readRejects, removeFolders } from "./helpers";

const HEADER = `${DEAL_HEADER},closed_at,amount,kind`;

describe("bad input", () => {
  let stores: Stores;
  beforeAll(async () => {
    stores = await openMemory();
    await importInto(stores, makeFolder({ "deals.csv": `${HEADER}\nd0,c0,p0,won,2024-01-01,1,\n` }));
  });
  afterAll(async () => {
    await stores.close();
    removeFolders();
  });

  const fatal: [string, Record<string, string | Uint8Array>, ImportOptions, RegExp][] = [
    [
      "a missing required column",
      { "deals.csv": "deal_id,client,product_id,stage\n1,2,3,won\n" },
      {},
      /^deals\.csv, line 1: column "client_id" is missing \(found: "deal_id", "client".*rename/,
    ],
    ["no file at all", { "notes.md": "x" }, {}, /holds no data file: name them deals\.csv/],
    [
      "no file that the command needs",
      { "clients.csv": "client_id\na\n" },
      { requires: ["deals"] },
      /deals\.csv is missing and this command needs it/,
    ],
    ["an empty file", { "deals.csv": "" }, {}, /^deals\.csv is empty/],
    ["only blank lines", { "deals.csv": "\n\n\n" }, {}, /^deals\.csv has no header line/],
    [
      "UTF-16 that does not say so",
      { "deals.csv": Buffer.from(`${HEADER}\n1,2,3,won,,,\n`, "utf16le") },
      {},
      /^deals\.csv, line 1: .* UTF-16 without a byte order mark .* save it as UTF-8/,
    ],
    ["only a header", { "deals.csv": `${HEADER}\n` }, {}, /^deals\.csv has no rows/],
    [
      "no usable row",
      { "deals.csv": `${HEADER}\n1,2,3,maybe,,,\n` },
      {},
      /none of the 1 rows can be used; deals\.csv, line 2, column stage: unknown stage.*"maybe"/,
    ],
    ["a column name twice", { "deals.csv": `${DEAL_HEADER},x,x\n1,2,3,won,1,2\n` }, {}, /column "x" stands 2 times \(columns 5, 6\)/],
    [
      "a known column twice in other case",
      { "deals.csv": `${DEAL_HEADER},Stage\n1,2,3,won,lost\n` },
      {},
      /column "stage" stands twice, as "Stage" too/,
    ],
    [
      "ambiguous dates",
      { "deals.csv": `${HEADER}\n1,2,3,won,01/02/2024,,\n` },
      {},
      /^deals\.csv, column closed_at: 01\/02\/2024 can be read day first or month first.*--date-format/,
    ],
    [
      "two orders of dates",
      { "deals.csv": `${HEADER}\n1,2,3,won,13/02/2024,,\n2,2,3,won,02/13/2024,,\n` },
      {},
      /more than one order \(13\/02\/2024 and 02\/13\/2024\).*--date-format/,
    ],
    [
      "two-digit years that leave the order open",
      { "deals.csv": `${HEADER}\n1,2,3,won,31.12.24,,\n` },
      {},
      /can be read day first or year first/,
    ],
    [
      "a quote that is never closed",
      { "deals.csv": `${DEAL_HEADER}\n1,a,p,won\n2,"a,p,won\n3,a,p,won\n` },
      {},
      /^deals\.csv, line 3: a quoted field is opened .* never closed/,
    ],
    [
      "a row fault in strict mode",
      { "deals.csv": `${HEADER}\n1,2,3,won,,,\n2,,3,won,,,\n` },
      { strict: true },
      /^1 faulty row and strict is on; deals\.csv, line 3, column client_id: empty/,
    ],
    ["gzip that is none", { "deals.csv.gz": "hello" }, {}, /deals\.csv\.gz cannot be read as gzip/],
    [
      "cut gzip",
      { "deals.csv.gz": gzipSync(`${DEAL_HEADER}\n${"1,a,p,won\n".repeat(999)}`).subarray(0, 60) },
      {},
      /cannot be read as gzip/,
    ],
    ["Parquet that is none", { "deals.parquet": "PAR1 hello" }, {}, /deals\.parquet is no readable Parquet file/],
    ["a JSON array", { "deals.ndjson": '[{"deal_id":1}]' }, {}, /this is a JSON array; write one object a line/],
    [
      "a circle of aliases",
      { "deals.csv": `${DEAL_HEADER}\n1,a,p,won\n`, "aliases.csv": "entity,alias_id,canonical_id\nclient,a,b\nclient,b,a\n" },
      {},
      /client aliases form a circle: a -> b -> a/,
    ],
    [
      "an alias of nothing known",
      { "aliases.csv": "entity,alias_id,canonical_id\nfirm,a,b\n" },
      {},
      /^aliases\.csv, line 2, column entity: "firm" is neither/,
    ],
    [
      "an alias of two",
      { "aliases.csv": "entity,alias_id,canonical_id\nclient,a,b\nclient,a,c\n" },
      {},
      /^aliases\.csv, line 3: client "a" is an alias of "b" and of "c"/,
    ],
    ["rates without a reporting currency", { "rates.csv": "currency,rate\nUSD,0.9\n" }, {}, /no currency has rate 1/],
    ["a rate that is none", { "rates.csv": "currency,rate\nEUR,1\nUSD,-1\n" }, {}, /^rates\.csv, line 3, column rate/],
  ];
  it.each(fatal)("is refused whole: %s", async (_, files, options, message) => {
    const before = await stores.deals.digest();
    const folder = makeFolder(files);
    const failure: unknown = await importInto(stores, folder, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(failure).toHaveProperty("message", expect.stringMatching(message));
    expect(await stores.deals.digest()).toBe(before);
  });

  it("is refused whole: a folder in place of a file, or a missing folder", async () => {
    const folder = makeFolder({});
    addSubfolder(folder, "deals.csv");
    await expect(importInto(stores, folder)).rejects.toThrow(/deals\.csv is no file/);
    await expect(importInto(stores, join(folder, "none"))).rejects.toThrow(/no such folder/);
    await expect(importInto(stores, join(folder, "none"))).rejects.toThrow(InputError);
  });

  const good = "good,c,p,won,2024-01-01,5,";
  const rowFaults: [string, string, string, string, RegExp][] = [
    ["unknown stage", "d,c,p,winning,,,", "stage", "winning", /unknown stage/],
    ["empty stage", "d,c,p,,,,", "stage", "", /unknown stage/],
    ["empty deal id", ",c,p,won,,,", "deal_id", "", /empty/],
    ["client id of white space", "d,\u00a0 \t,p,won,,,", "client_id", "", /empty/],
    ["empty product id", "d,c,,won,,,", "product_id", "", /empty/],
    ["unknown kind", "d,c,p,won,,,gift", "kind", "gift", /unknown kind/],
    ["negative amount that is no return", "d,c,p,won,,-5,deal", "amount", "-5", /negative amount/],
    ["won in the future", "d,c,p,won,2025-06-16,,", "closed_at", "2025-06-16", /in the future/],
    ["lost later today", "d,c,p,lost,2025-06-15T12:00:01Z,,", "closed_at", "2025-06-15T12:00:01Z", /in the future/],
    ["no calendar date", "d,c,p,won,2024-02-30,,", "closed_at", "2024-02-30", /not a date/],
    ["text behind a date", "d,c,p,won,2024-01-01x,,", "closed_at", "2024-01-01x", /not a date/],
    ["infinite date", "d,c,p,won,infinity,,", "closed_at", "infinity", /not a date/],
    ["not a number", "d,c,p,won,,nan,", "amount", "nan", /not a finite number/],
    ["infinite number", "d,c,p,won,,inf,", "amount", "inf", /not a finite number/],
    ["number out of range", "d,c,p,won,,1e400,", "amount", "1e400", /not a finite number/],
    ["number with a word", "d,c,p,won,,12 apples,", "amount", "12 apples", /not a finite number/],
    ["NUL byte", "d,c\0,p,won,,,", "", "", /NUL byte/],
    ["too few columns", "d,c,p", "", "d,c,p", /too few columns \(the header has 7\)/],
    ["too many columns", "d,c,p,won,,,,,x", "", "d,c,p,won,,,,,x", /too many columns/],
    ["text behind a closing quote", 'd,"c"x,p,won,,,', "", 'd,"c"x,p,won,,,', /text after a closing quote/],
  ];
  it.each(rowFaults)("rejects one row, with file, line, column, value and reason: %s", async (_, row, column, value, reason) => {
    // A blank line and a field over two lines shift rows against lines.
    const folder = makeFolder({ "deals.csv": `${HEADER}\n\n"two\nlines",c,p,won,,,\n${row}\n${good}\n` });
    const fresh = await openMemory();
    try {
      const summary = await importInto(fresh, folder);
      expect(summary).toMatchObject({ rejected: 1, inserted: 2 });
      expect(summary.files[0]).toMatchObject({ file: "deals.csv", read: 3, rejected: 1 });
      const [line, ...others] = readRejects(summary);
      expect(others).toEqual([]);
      const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      expect(line.startsWith(`deals.csv,5,${column},${quoted(value)},`)).toBe(true);
      expect(line).toMatch(reason);
      expect((await fresh.deals.counts()).deals).toBe(2);
    } finally {
      await fresh.close();
    }
  });

  it("rejects rows that are no UTF-8 in a file that is", async () => {
    const bytes = Buffer.concat([Buffer.from(`${DEAL_HEADER}\n1,Müé,p,won\n2,`), Buffer.from([0xff]), Buffer.from(",p,won\n3,c,p,won\n")]);
    const fresh = await openMemory();
    const summary = await importInto(fresh, makeFolder({ "deals.csv": bytes }));
    expect(summary).toMatchObject({ rejected: 1, inserted: 2 });
    expect(readRejects(summary)[0]).toMatch(/^deals\.csv,3,.*not valid UTF-8$/);
    await fresh.close();
  });

  it("takes what only looks wrong: dates in the future of open deals, returns below zero, numbers beyond 2^53, fields of a megabyte", async () => {
    const rows = [
      "1,c,p,open,2030-01-01,5,",
      "2,c,p,won,2024-01-01,-5,return",
      "3,c,p,won,2025-06-15,9007199254740993,RENEWAL",
      `4,c,${"x".repeat(1_000_000)},won,2025-06-15T12:00:00Z,1,`,
      '5,c,5" pipe,Won,,,',
      "6,c,p,lost,,,,",
    ];
    const fresh = await openMemory();
    const summary = await importInto(fresh, makeFolder({ "deals.csv": `${HEADER}\n${rows.join("\n")}` }));
    expect(summary).toMatchObject({ inserted: 6, rejected: 0, rejectsPath: null });
    await fresh.close();
  });

  it.each([
    [
      "activities",
      "activity_id,at,lead_id\na,,l\nb,2024-01-01,\nc,2024-01-01,l\n",
      ["activities.csv,2,at,,empty", "activities.csv,3,lead_id,,neither lead_id nor deal_id is given"],
    ],
    [
      "leads",
      "lead_id,outcome,closed_at\na,maybe,\nb,won,2030-01-01\nc,,\n",
      [/^leads\.csv,2,outcome,maybe,/, /^leads\.csv,3,closed_at,2030-01-01,won or lost in the future/],
    ],
    ["agents", "agent_id,capacity\na,many\nb,5\n", [/^agents\.csv,2,capacity,many,not a finite number/]],
    [
      "products",
      "product_id,list_price,launched_at\np,free,\nq,1,soon\nr,1,2024-01-01\n",
      [/^products\.csv,2,list_price,free,/, /^products\.csv,3,launched_at,soon,not a date/],
    ],
    ["assignments", "lead_id,agent_id\n,a\nl,a\n", ["assignments.csv,2,lead_id,,empty"]],
  ])("rejects faulty rows of %s", async (kind, content, expected) => {
    const fresh = await openMemory();
    const summary = await importInto(fresh, makeFolder({ [`${kind}.csv`]: content }));
    expect(summary.inserted).toBe(1);
    const rejects = readRejects(summary);
    expect(rejects).toHaveLength(expected.length);
    rejects.forEach((line, i) => {
      const pattern = expected[i];
      if (typeof pattern === "string") expect(line).toBe(pattern);
      else expect(line).toMatch(pattern);
    });
    await fresh.close();
  });

  it("refuses to write the rejects over a file that it imports", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,no\n` });
    await expect(importInto(stores, folder, { rejectsPath: join(folder, "deals.csv") })).rejects.toThrow(/is a file to import/);
    expect(readFileSync(join(folder, "deals.csv"), "utf8")).toBe(`${DEAL_HEADER}\n1,c,p,no\n`);
  });

  it("leaves a file that is no rejects file in the usual place, and takes the temporary folder", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n2,c,p,no\n`, "rejects.csv": "mine" });
    const fresh = await openMemory();
    const { rejectsPath } = await importInto(fresh, folder);
    expect(readFileSync(join(folder, "rejects.csv"), "utf8")).toBe("mine");
    expect(rejectsPath).toMatch(/dealgraph-rejects-\d+\.csv$/);
    rmSync(String(rejectsPath));
    await fresh.close();
  });

  it("leaves no half rejects file when it is stopped while it writes them", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n${"2,c,p,no\n".repeat(50_000)}` });
    const place = join(folder, "sub", "faults.csv");
    const stop = new AbortController();
    const fresh = await openMemory();
    const watcher = setInterval(() => {
      if (existsSync(dirname(place))) stop.abort();
    }, 1);
    await expect(importFolder(fresh, { folder, options: { rejectsPath: place }, now: NOW, signal: stop.signal })).rejects.toThrow(
      CancelledError,
    );
    clearInterval(watcher);
    expect(readdirSync(dirname(place))).toEqual([]);
    expect((await fresh.deals.counts()).deals).toBe(0);
    await fresh.close();
  });

  it("writes rejects where it is told, and clears its old file when all is well", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n2,c,p,no\n` });
    const place = join(folder, "sub", "faults.csv");
    const fresh = await openMemory();
    expect((await importInto(fresh, folder, { rejectsPath: place })).rejectsPath).toBe(place);
    expect(readFileSync(place, "utf8")).toBe(
      'file,line,column,value,reason\ndeals.csv,3,stage,no,"unknown stage: use won, lost or open"\n',
    );
    const mended = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n` });
    expect((await importInto(fresh, mended, { rejectsPath: place })).rejectsPath).toBeNull();
    expect(() => readFileSync(place)).toThrow(/ENOENT/);
    await fresh.close();
  });
});
