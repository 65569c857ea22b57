import { gzipSync } from "node:zlib";
import { asClientId, asProductId } from "../../../graph/deals/ids";
import { CancelledError } from "../../../graph/numeric/errors";
import { importFolder } from "../../../server/ingestion/import-folder";
import type { DealHistoryRow } from "../../../server/ports/deal-store";
import type { Stores } from "../../../server/ports/stores";
import { databaseOf } from "../../../server/stores/duckdb/duckdb-stores";
import { DEAL_HEADER, NOW, importInto, makeFolder, openMemory, readRejects, removeFolders } from "./helpers";

describe("importing a folder", () => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openMemory();
  });
  afterEach(async () => {
    await stores.close();
  });
  afterAll(removeFolders);

  const dealsOf = async (client: string): Promise<readonly DealHistoryRow[]> =>
    (await stores.deals.dealsOfClient(asClientId(client), { first: 100 })).nodes;

  it("loads every kind, adds stubs, and changes nothing the second time", async () => {
    const folder = makeFolder({
      "clients.csv": "client_id,name,Industry\nc1,One,tyres\n",
      "products.csv": "product_id,name,category,list_price\np1,Thing,A,9.5\n",
      "agents.csv": "agent_id,name,capacity\na1,Ann,5\n",
      "deals.csv": `${DEAL_HEADER},agent_id\nd1,c1,p1,won,a1\nd2,c2,p2,lost,a1\n`,
      "leads.csv": "lead_id,outcome,score\nl1,,0.5\nl2,Won,\n",
      "activities.csv": "activity_id,lead_id,at,type\nx,l1,2024-01-01T10:00:00Z,call\n",
      "assignments.csv": "lead_id,agent_id,assigned_at\nl1,a1,2024-01-01\nl1,a1,2024-02-01\n",
      "aliases.csv": "entity,alias_id,canonical_id,reason\nclient,c2,c1,same domain\n",
      "rates.csv": "currency,rate\nEUR,1\n",
    });
    const first = await importInto(stores, folder);
    expect(first).toMatchObject({ rejected: 0, updated: 0, unchanged: 0, stubs: 2, warnings: [] });
    expect(await stores.deals.counts()).toEqual({ clients: 1, products: 2, agents: 1, deals: 2, leads: 2, activities: 1, assignments: 2 });
    expect(await stores.deals.aliases()).toEqual([{ entity: "client", aliasId: "c2", canonicalId: "c1", reason: "same domain" }]);
    const digest = await stores.deals.digest();
    const second = await importInto(stores, folder);
    expect(second).toMatchObject({ inserted: 0, updated: 0, stubs: 0, unchanged: first.inserted });
    expect(await stores.deals.digest()).toBe(digest);
  });

  it("lets the later import win, row by row", async () => {
    await importInto(stores, makeFolder({ "deals.csv": `${DEAL_HEADER},amount\nd1,c1,p1,open,5\nd2,c1,p1,won,5\n` }));
    const summary = await importInto(stores, makeFolder({ "deals.csv": `${DEAL_HEADER},amount\nd1,c1,p1,won,7\nd3,c1,p1,won,7\n` }));
    expect(summary).toMatchObject({ inserted: 1, updated: 1, unchanged: 0 });
    expect((await dealsOf("c1")).map(({ dealId, stage, amount }) => [dealId, stage, amount])).toEqual([
      ["d1", "won", 7],
      ["d2", "won", 5],
      ["d3", "won", 7],
    ]);
  });

  it("has the same digest as the same records written through the port", async () => {
    await importInto(
      stores,
      makeFolder({
        "deals.csv": `${DEAL_HEADER},closed_at,amount,note,Émoji\nd1,c1,p1,won,2024-01-01T10:00:00.5+02:00,1.1,"a""\\\u001f\nb",🎉\n`,
      }),
    );
    const [deal] = await dealsOf("c1");
    expect(deal.attributes).toEqual({ note: 'a"\\\u001f\nb', Émoji: "🎉" });
    expect(deal.closedAt).toBe("2024-01-01T08:00:00.500Z");
    const other = await openMemory();
    await other.deals.upsert("deals", [deal]);
    expect(await other.deals.digest()).toBe(await stores.deals.digest());
    await other.close();
  });

  const spellings: [string, Record<string, string | Uint8Array>][] = [
    ["a byte order mark", { "deals.csv": `\ufeff${DEAL_HEADER}\n1,Müller,p,won\n` }],
    ["semicolons", { "deals.csv": "deal_id;client_id;product_id;stage\n1;Müller;p;won\n" }],
    ["tabs", { "deals.tsv": "deal_id\tclient_id\tproduct_id\tstage\n1\tMüller\tp\twon\n" }],
    ["a delimiter declared for Excel", { "deals.csv": "sep=;\r\ndeal_id;client_id;product_id;stage\r\n1;Müller;p;won\r\n" }],
    ["Windows line ends and no last one", { "deals.csv": `${DEAL_HEADER}\r\n1,Müller,p,won` }],
    ["old Macintosh line ends", { "deals.csv": `${DEAL_HEADER}\r1,Müller,p,won\r` }],
    ["mixed line ends", { "deals.csv": `${DEAL_HEADER}\r\n1,Müller,p,won\n2,Müller,p,won\r\n` }],
    ["blank lines first", { "deals.csv": `\n\n${DEAL_HEADER}\n1,Müller,p,won\n` }],
    ["names in other case and with spaces", { "Deals.CSV": " Deal_ID ,CLIENT ID,product-id,Stage\n 1 , Müller ,p,WON\n" }],
    ["quotes everywhere", { "deals.csv": '"deal_id","client_id","product_id","stage"\n"1","Müller","p","won"\n' }],
    ["a trailing delimiter", { "deals.csv": `${DEAL_HEADER},\n1,Müller,p,won,\n` }],
    ["Latin-1", { "deals.csv": Buffer.from(`${DEAL_HEADER}\n1,Müller,p,won\n`, "latin1") }],
    ["UTF-16", { "deals.csv": Buffer.from(`\ufeff${DEAL_HEADER}\n1,Müller,p,won\n`, "utf16le") }],
    ["gzip", { "deals.csv.gz": gzipSync(`${DEAL_HEADER}\n1,Müller,p,won\n`) }],
    ["NDJSON", { "deals.ndjson": '{"deal_id":1,"client_id":"Müller","product_id":"p","stage":"won"}\r\n\n' }],
    [
      "NDJSON in gzip, keys in any order and case",
      { "deals.jsonl.gz": gzipSync('{"Stage":"won","product_id":"p","client_id":"Müller","DEAL_ID":"1"}') },
    ],
  ];
  it.each(spellings)("reads %s", async (_, files) => {
    const summary = await importInto(stores, makeFolder(files));
    expect(summary).toMatchObject({ rejected: 0, stubs: 2 });
    expect((await dealsOf("Müller"))[0]).toMatchObject({ dealId: "1", clientId: "Müller", productId: "p", stage: "won" });
  });

  it("reads the euro sign of Windows-1252", async () => {
    const row = Buffer.from([...Buffer.from("client_id,name\n1,"), 0x80, ...Buffer.from("uro\n")]);
    await importInto(stores, makeFolder({ "clients.csv": row }));
    expect((await stores.deals.clientsById([asClientId("1")])).get(asClientId("1"))?.name).toBe("€uro");
  });

  it("reads Parquet with typed columns as the same deals", async () => {
    const database = databaseOf(stores);
    const folder = makeFolder({});
    await database?.read((connection) =>
      connection.run(
        `COPY (SELECT 1::BIGINT AS deal_id, 'c' AS client_id, 'p' AS product_id, 'won' AS stage, TIMESTAMP '2024-01-02 03:04:05' AS closed_at,
                      12.5::DECIMAL(9,2) AS amount, DATE '2023-01-01' AS opened_at, true AS urgent)
         TO '${folder}/deals.parquet' (FORMAT parquet)`,
      ),
    );
    await importInto(stores, folder);
    expect((await dealsOf("c"))[0]).toMatchObject({
      dealId: "1",
      closedAt: "2024-01-02T03:04:05.000Z",
      openedAt: "2023-01-01",
      amount: 12.5,
      attributes: { urgent: "true" },
    });
  });

  it("gives NDJSON rows their physical lines", async () => {
    const lines = ['{"client_id":"a"}', "", "{broken", " ", "[1]", '{"client_id":null}', '{"client_id":"b","deep":{"k":[1]}}'];
    const summary = await importInto(stores, makeFolder({ "clients.ndjson": lines.join("\n") }));
    expect(readRejects(summary)).toEqual([
      "clients.ndjson,3,,,not a JSON object",
      "clients.ndjson,5,,,not a JSON object",
      "clients.ndjson,6,client_id,,empty",
    ]);
    expect((await stores.deals.clientsById([asClientId("b")])).get(asClientId("b"))?.attributes).toEqual({ deep: '{"k":[1]}' });
  });

  const amounts: [string, string[], (number | null)[]][] = [
    ["decimal commas with currency", ["1.234,56 €", "12,5", "1.000"], [1234.56, 12.5, 1000]],
    ["decimal points with currency", ["$1,200.50", "USD 3", "1,000"], [1200.5, 3, 1000]],
    ["a point and three digits alone: a decimal", ["1.234", "2.500"], [1.234, 2.5]],
    ["a comma and three digits alone: thousands", ["1,234"], [1234]],
    ["Swiss and spaced thousands", ["1'234.50 CHF", "1 234 567.5", "7\u202f000.25"], [1234.5, 1234567.5, 7000.25]],
    ["exponents and signs", ["1e3", "+5", ".5", "5."], [1000, 5, 0.5, 5]],
  ];
  it.each(amounts)("reads amounts by column: %s", async (_, texts, expected) => {
    const rows = texts.map((text, i) => `d${i},c,p,won,"${text}"`);
    const summary = await importInto(stores, makeFolder({ "deals.csv": `${DEAL_HEADER},amount\n${rows.join("\n")}\n` }));
    expect(summary.rejected).toBe(0);
    expect((await dealsOf("c")).map(({ amount }) => amount)).toEqual(expected);
  });

  it("reads amounts in brackets or with a minus behind as negative", async () => {
    const rows = ["1,c,p,won,(45.00),return", "2,c,p,won,45-,return", "3,c,p,won,$ -45,return"];
    await importInto(stores, makeFolder({ "deals.csv": `${DEAL_HEADER},amount,kind\n${rows.join("\n")}\n` }));
    expect((await dealsOf("c")).map(({ amount }) => amount)).toEqual([-45, -45, -45]);
  });

  it("takes the decimal mark that it is told", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER},amount\n1,c,p,won,1.234\n` });
    await importInto(stores, folder, { decimal: "," });
    expect((await dealsOf("c"))[0].amount).toBe(1234);
  });

  const dates: [string, string[], (string | null)[]][] = [
    ["day first, settled by one day beyond 12", ["31.12.2024", "01.02.2024"], ["2024-12-31", "2024-02-01"]],
    ["month first, settled by one day beyond 12", ["12/31/2024", "01/02/2024 3:05 PM"], ["2024-12-31", "2024-01-02T15:05:00.000Z"]],
    ["the same either way", ["05/05/2024"], ["2024-05-05"]],
    ["year first", ["2024/1/5", "20240106"], ["2024-01-05", "2024-01-06"]],
    ["names of months", ["31 Dec 2024", "Jan 2, 2024", "3-feb-24"], ["2024-12-31", "2024-01-02", "2024-02-03"]],
    [
      "instants with zones, in UTC",
      ["2024-01-01T00:30:00+02:00", "2024-01-01 10:00"],
      ["2023-12-31T22:30:00.000Z", "2024-01-01T10:00:00.000Z"],
    ],
    ["epoch milliseconds", ["1704067200000"], ["2024-01-01T00:00:00.000Z"]],
  ];
  it.each(dates)("reads dates by column: %s", async (_, texts, expected) => {
    const rows = texts.map((text, i) => `c${i},c,p${i},won,"${text}"`);
    const summary = await importInto(stores, makeFolder({ "deals.csv": `${DEAL_HEADER},closed_at\n${rows.join("\n")}\n` }));
    expect(summary.rejected).toBe(0);
    const found = new Map((await dealsOf("c")).map(({ productId, closedAt }) => [productId, closedAt]));
    expect(texts.map((_text, i) => found.get(`p${i}`))).toEqual(expected);
  });

  it("takes the date order that it is told, and rejects what does not fit it", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER},closed_at\n1,c,p,won,01/02/2024\n2,c,p,won,31/12/2024\n` });
    const summary = await importInto(stores, folder, { dateFormat: "mdy" });
    expect(readRejects(summary)[0]).toMatch(/^deals\.csv,3,closed_at,31\/12\/2024,not a date/);
    expect((await dealsOf("c"))[0].closedAt).toBe("2024-01-02");
  });

  it("warns of mixed currencies without rates, and of a currency without a rate", async () => {
    const deals = `${DEAL_HEADER},amount,currency\n1,c,p,won,5,eur\n2,c,p,won,$7,\n3,c,p,won,£1,\n`;
    const first = await importInto(stores, makeFolder({ "deals.csv": deals }));
    expect(first.warnings).toEqual([expect.stringMatching(/^amounts are in 3 currencies \(EUR, GBP, USD\)/)]);
    const rates = makeFolder({ "my-rates.csv": "currency,rate\nUSD,0.5\n" });
    const second = await importInto(stores, makeFolder({ "deals.csv": deals }), {
      ratesPath: `${rates}/my-rates.csv`,
      reportingCurrency: "eur",
    });
    expect(second.warnings).toEqual(["no rate for GBP (1 deals): their amounts are left out"]);
    expect([...(await stores.deals.readDataset(null)).deals.amounts]).toEqual([5, 3.5, Number.NaN]);
  });

  it("settles repeated keys alike in any order of rows and files", async () => {
    const rows = ["d1,c,p,open,2024-01-01", "d1,c,p,won,2024-03-01", "d1,c,p,lost,2024-02-01", "d1,c,p,won,2024-03-01", "d2,c,p,won,"];
    const digests = new Set<string>();
    for (const order of [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [1, 4, 0, 3, 2],
    ]) {
      const fresh = await openMemory();
      const shuffled = order.map((i) => rows[i]);
      const files = {
        "deals.csv": `${DEAL_HEADER},closed_at\n${shuffled.slice(0, 2).join("\n")}\n`,
        "deals.tsv": `${DEAL_HEADER},closed_at\n${shuffled.slice(2).join("\n")}\n`.replaceAll(",", "\t"),
      };
      const summary = await importInto(fresh, makeFolder(files));
      expect(summary).toMatchObject({ inserted: 2, rejected: 2 });
      expect(summary.files.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(1);
      expect(readRejects(summary).every((line) => line.includes('deal_id+product_id,"d1, p",key repeated'))).toBe(true);
      const [, kept] = (await fresh.deals.dealsOfClient(asClientId("c"), { first: 5 })).nodes.toReversed();
      expect(kept).toMatchObject({ stage: "won", closedAt: "2024-03-01" });
      digests.add(await fresh.deals.digest());
      await fresh.close();
    }
    expect(digests.size).toBe(1);
  });

  it("takes paths and values for what they are, not for patterns or SQL", async () => {
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER},it's"; DROP\n1,"x'); DROP TABLE deals; --",p,won,1\n` });
    const strange = makeFolder({});
    const { cpSync } = await import("node:fs");
    const path = `${strange}/it's [a] * "test"?`;
    cpSync(folder, path, { recursive: true });
    await importInto(stores, path);
    expect((await dealsOf("x'); DROP TABLE deals; --"))[0].attributes).toEqual({ "it's\"; DROP": "1" });
    expect((await stores.deals.productsById([asProductId("p")])).size).toBe(1);
  });

  it("can be cancelled, and then leaves no trace", async () => {
    const before = await stores.deals.digest();
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n` });
    const early = new AbortController();
    early.abort();
    await expect(importFolder(stores, { folder, now: NOW, signal: early.signal })).rejects.toThrow(CancelledError);
    const late = new AbortController();
    const onProgress = ({ stage }: { stage: string }): void => {
      if (stage === "storing") late.abort();
    };
    await expect(importFolder(stores, { folder, now: NOW, signal: late.signal, onProgress })).rejects.toThrow(CancelledError);
    expect(await stores.deals.digest()).toBe(before);
    expect((await importInto(stores, folder)).inserted).toBe(1);
  });

  it("tells its progress, rising to one", async () => {
    const fractions: number[] = [];
    const folder = makeFolder({ "deals.csv": `${DEAL_HEADER}\n1,c,p,won\n`, "clients.csv": "client_id\nc\n" });
    await importFolder(stores, { folder, now: NOW, onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});
