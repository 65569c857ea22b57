import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { previewFile, rewriteFile } from "../../../server/crm/mapped-file";
import { guessStage, stageOfRow, type CrmMapping } from "../../../server/crm/recognise";
import { readCsvRecords } from "../../../server/ingestion/csv-records";
import { InputError } from "../../../server/ports/errors";
import { checkMapping } from "../../../server/use-cases/mappings";

const folder = mkdtempSync(join(tmpdir(), "dealgraph-crm-"));
let n = 0;
const fileOf = (text: string | Buffer): string => {
  const path = join(folder, `f${(n += 1)}.csv`);
  writeFileSync(path, text);
  return path;
};
const columnsOf = async (text: string, kind: "deals" | "leads" = "deals") => {
  const preview = await previewFile(fileOf(text), kind, null);
  return {
    ...preview,
    byTarget: Object.fromEntries(preview.columns.map(({ target, column, confidence }) => [target, [column, confidence]])),
  };
};
const rewriteText = async (text: string | Buffer, mapping?: CrmMapping): Promise<string> => {
  const path = fileOf(text);
  const used = mapping ?? (await previewFile(path, "deals", null)).mapping;
  let out = "";
  await rewriteFile(path, used, (part) => {
    out += part;
    return Promise.resolve();
  });
  return out;
};
const rewrite = async (text: string) => (await rewriteText(text)).trimEnd().split("\n");
/** The records of a CSV text, by the reader that the project's own output is checked with. */
const parse = async (text: string): Promise<(readonly string[])[]> => {
  const records: (readonly string[])[] = [];
  await readCsvRecords(fileOf(text), (cells) => records.push(cells));
  return records;
};

const SALESFORCE = `Id,AccountId,Product2Id,StageName,IsWon,IsClosed,CreatedDate,CloseDate,TotalPrice,CurrencyIsoCode,OwnerId,LeadSource,Territory
0065g00000AbCdEAAV,0015g00000XyZaBAAV,01t5g000001AbCdAAK,Closed Won,true,true,2024-01-01,2024-02-01,100,EUR,005A,Web,North
0065g00000AbCdFAAV,0015g00000XyZaB,01t5g000001AbCdAAK,Closed Lost,false,true,2024-01-01,2024-03-01,50,EUR,005A,Web,South
0065g00000AbCdGAAV,0015g00000XyZaBAAV,01t5g000001AbCdAAK,Negotiation,false,false,2024-01-01,2024-09-01,70,EUR,005B,Fair,South
`;
const HUBSPOT = `Record ID,Deal Name,Deal Stage,Close Date,Create Date,Amount,Deal owner,Associated Company IDs,hs_product_id,Original Source
1,A,closedwon,1706745600000,1704067200000,10,Ann,900,77,ORGANIC
2,B,closedlost,1706745600000,1704067200000,20,Ann,901,78,PAID
3,C,presentationscheduled,1806745600000,1704067200000,30,Bob,900,78,PAID
`;
const PIPEDRIVE = `Deal - ID;Deal - Title;Deal - Status;Deal - Value;Deal - Currency;Deal - Owner;Organization - Name;Product - Name;Deal - Deal created;Deal - Won time;Deal - Lost time
7;X;Won;12,5;EUR;Eve;Ácme GmbH;Boiler;2024-01-01 10:00:00;2024-02-01 10:00:00;
8;Y;Lost;30;EUR;Eve;Zeta;Pump;2024-01-01 10:00:00;;2024-02-02 10:00:00
9;Z;Open;30;EUR;Eve;Zeta;Pump;2024-01-01 10:00:00;;
`;

describe("recognition of columns", () => {
  it.each([
    [
      "salesforce",
      SALESFORCE,
      {
        deal_id: "Id",
        client_id: "AccountId",
        product_id: "Product2Id",
        stage: "StageName",
        amount: "TotalPrice",
        closed_at: "CloseDate",
        agent_id: "OwnerId",
        mechanic: "LeadSource",
        currency: "CurrencyIsoCode",
      },
    ],
    [
      "hubspot",
      HUBSPOT,
      {
        deal_id: "Record ID",
        client_id: "Associated Company IDs",
        product_id: "hs_product_id",
        stage: "Deal Stage",
        amount: "Amount",
        closed_at: "Close Date",
        agent_id: "Deal owner",
        mechanic: "Original Source",
      },
    ],
    [
      "pipedrive",
      PIPEDRIVE,
      {
        deal_id: "Deal - ID",
        client_id: "Organization - Name",
        product_id: "Product - Name",
        stage: "Deal - Status",
        amount: "Deal - Value",
        closed_at: "Deal - Won time",
        agent_id: "Deal - Owner",
      },
    ],
  ])("knows %s and its columns, surely", async (crm, text, expected) => {
    const { crm: found, byTarget, faults } = await columnsOf(text);
    expect(found).toBe(crm);
    expect(faults).toEqual([]);
    for (const [target, column] of Object.entries(expected)) expect([target, byTarget[target]]).toEqual([target, [column, 1]]);
  });

  it("matches whatever the case, accents, punctuation and stars", async () => {
    const { byTarget } = await columnsOf("DEAL-ID*,client id,Product_Id,STAGE\n1,c,p,won\n");
    expect([byTarget["deal_id"][0], byTarget["client_id"][0], byTarget["product_id"][0], byTarget["stage"][0]]).toEqual([
      "DEAL-ID*",
      "client id",
      "Product_Id",
      "STAGE",
    ]);
  });

  it("is less sure where the values are of another kind, and says what is missing", async () => {
    const { byTarget, faults } = await columnsOf("Deal ID,Account Name,Stage,Amount,Close Date\n1,c,won,much,soon\n2,d,won,more,later\n");
    expect(byTarget["amount"][1]).toBeLessThan(0.6);
    expect(byTarget["closed_at"][1]).toBeLessThan(0.6);
    expect(faults).toEqual([expect.stringContaining("product_id")]);
  });

  it("shows stages with what they mean and how often they come", async () => {
    const { stages } = await columnsOf(HUBSPOT);
    expect(stages.map(({ value, stage, rows }) => [value, stage, rows])).toEqual(
      expect.arrayContaining([
        ["closedwon", "won", 1],
        ["closedlost", "lost", 1],
        ["presentationscheduled", "open", 1],
      ]),
    );
  });
});

describe("stages", () => {
  it.each([
    ["Closed Won", "won"],
    ["closedlost", "lost"],
    ["Gewonnen", "won"],
    ["Perdu", "lost"],
    ["Qualification", "open"],
    ["", "open"],
  ])("reads %s as %s", (value, stage) => {
    expect(guessStage(value).stage).toBe(stage);
  });

  it("believes the program's marks more than words, and people more than both", () => {
    const row = { stage: "Custom 7", won: "true", lost: "", closed: "true" };
    expect(stageOfRow(row, {})).toBe("won");
    expect(stageOfRow({ ...row, won: "false" }, {})).toBe("lost");
    expect(stageOfRow({ ...row, won: "false", closed: "false" }, {})).toBe("open");
    expect(stageOfRow(row, { "custom 7": "lost" })).toBe("lost");
  });
});

describe("rewriting", () => {
  it("makes Salesforce ids of 15 and 18 characters one, keeps other columns, and drops the plans of open deals", async () => {
    const [head, won, lost, open] = await rewrite(SALESFORCE);
    expect(head).toBe("deal_id,client_id,product_id,stage,opened_at,closed_at,amount,currency,agent_id,mechanic,Territory");
    expect(won).toBe("0065g00000AbCdE,0015g00000XyZaB,01t5g000001AbCd,won,2024-01-01,2024-02-01,100,EUR,005A,Web,North");
    expect(lost.split(",")[1]).toBe(won.split(",")[1]);
    expect(open.split(",").slice(3, 6)).toEqual(["open", "2024-01-01", ""]);
  });

  it("turns HubSpot's milliseconds into instants", async () => {
    const [, won] = await rewrite(HUBSPOT);
    expect(won).toContain("2024-02-01T00:00:00.000Z");
  });

  it("reads Pipedrive's semicolons", async () => {
    const rows = await rewrite(PIPEDRIVE);
    expect(rows.slice(1).map((row) => row.split(",")[3])).toEqual(["won", "lost", "open"]);
    expect(rows[1]).toContain('"12,5"');
  });

  // As Salesforce writes a report: a mark, every cell quoted, doubled quotes, line ends inside cells, CRLF, and lines of text behind the rows.
  const REPORT = [
    '\ufeff"Opportunity ID","Account ID","Product Name","Stage","Close Date","Total Price","Description"',
    '"0065g00000AbCdE","0015g00000XyZaB","Screen, 24"" wide","Closed Won","2024-02-01","1,200.50","He said ""yes"";\r\nthen ""no"", then\n""yes"""',
    '"0065g00000AbCdE","0015g00000XyZaB","Arm","Closed Won","2024-02-01","80.00",""',
    '""""," leading","=1+1","Closed Lost","2024-03-01","",""""""',
    "",
    '"Sales by product"',
    '"Confidential Information - Do Not Distribute"',
    "",
  ].join("\r\n");

  it("takes quotes, line ends, marks and delimiters inside cells as they were written", async () => {
    const records = await parse(await rewriteText(REPORT));
    expect(records[0]).toEqual(["deal_id", "client_id", "product_id", "stage", "closed_at", "amount", "Description"]);
    expect(records[1]).toEqual([
      "0065g00000AbCdE",
      "0015g00000XyZaB",
      'Screen, 24" wide',
      "won",
      "2024-02-01",
      "1,200.50",
      'He said "yes";\r\nthen "no", then\n"yes"',
    ]);
    expect(records[2].slice(0, 3)).toEqual(["0065g00000AbCdE", "0015g00000XyZaB", "Arm"]);
    expect(records[3]).toEqual(['"', "leading", "=1+1", "lost", "2024-03-01", "", '""']);
  });

  it("leaves lines that are no rows to be rejected, each on the line on which it stands", async () => {
    const rewritten = await rewriteText(REPORT);
    expect((await parse(rewritten)).slice(4)).toEqual([['"Sales by product"'], ['"Confidential Information - Do Not Distribute"']]);
    const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;
    for (const part of ["Arm", "Sales by product", "Confidential"]) expect(lineOf(rewritten, part)).toBe(lineOf(REPORT, part));
  });

  it.each([
    [
      "semicolons, Latin-1",
      Buffer.from('Deal ID;Client ID;Product ID;stage;note\n1;Müller;p;won;a;\n2;x;"a;b""c";won;\n', "latin1"),
      ["1", "Müller", "p", "won", "a"],
    ],
    [
      "tabs, UTF-16",
      Buffer.from("\ufeffDeal ID\tClient ID\tProduct ID\tstage\tnote\r\n1\tMüller\tp\twon\ta\r\n", "utf16le"),
      ["1", "Müller", "p", "won", "a"],
    ],
    ["Excel's sep=", Buffer.from("sep=;\nDeal ID;Client ID;Product ID;stage;note\n1;Müller;p;won;a\n"), ["1", "Müller", "p", "won", "a"]],
  ])("reads %s", async (_name, bytes, row) => {
    expect((await parse(await rewriteText(bytes)))[1]).toEqual(row);
  });

  it("gives every cell back, whatever is in it", async () => {
    const text = fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r\n", " ", "a", "é", "'", "\t"), maxLength: 12 });
    const mapping: CrmMapping = {
      kind: "deals",
      crm: null,
      columns: { deal_id: "Deal ID", client_id: "Client ID", product_id: "Product ID", stage: "stage" },
      stages: {},
      constants: {},
    };
    const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, by, end) => {
          const lines = rows.map(([a, b], i) => [`d${i}`, "c", a.trim() === "" ? "p" : a, "won", b].map(quote).join(by));
          const records = await parse(
            await rewriteText([["Deal ID", "Client ID", "Product ID", "stage", "note"].join(by), ...lines, ""].join(end), mapping),
          );
          expect(records.slice(1).map((cells) => [cells[2], cells[4]])).toEqual(
            rows.map(([a, b]) => [a.trim() === "" ? "p" : a.trim(), b]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("refuses a quote that is never closed, and says where", async () => {
    await expect(rewriteText('Deal ID,Client ID,Product ID,stage\n1,c,p,won\n2,"c,p,won\n3,c,p,won\n')).rejects.toThrow(
      /line 3: a quoted field/,
    );
  });

  it("takes the first of several associated companies, and no code of a product for a Salesforce id", async () => {
    const hubspot = await parse(await rewriteText(HUBSPOT.replace(",900,77", ",900;905,77")));
    expect(hubspot[1][1]).toBe("900");
    const salesforce = await parse(await rewriteText(SALESFORCE.replaceAll("01t5g000001AbCdAAK", "ABCDEFGH1234567ABC")));
    expect(salesforce[1][2]).toBe("ABCDEFGH1234567ABC");
  });

  it("says where a deal's whole amount stands on each of its lines", async () => {
    const lines = "OpportunityId,AccountId,ProductCode,StageName,Amount\n1,c,p,Closed Won,30\n1,c,q,Closed Won,30\n";
    expect((await columnsOf(lines)).notes).toEqual([expect.stringContaining("whole deal")]);
    expect((await columnsOf(lines.replace("Amount", "TotalPrice"))).notes).toEqual([]);
  });

  it("keeps a column that was not taken from becoming one of ours by its name", async () => {
    const mapping: CrmMapping = {
      kind: "deals",
      crm: null,
      columns: { deal_id: "Number", client_id: "Firm", product_id: "Thing", stage: "stage" },
      stages: {},
      constants: {},
    };
    expect((await parse(await rewriteText("Number,Firm,Thing,stage,Deal ID,Kind,Amount\n1,c,p,won,x,y,z\n", mapping)))[0]).toEqual([
      "deal_id",
      "client_id",
      "product_id",
      "stage",
      "crm Deal ID",
      "crm Kind",
      "crm Amount",
    ]);
  });
});

describe("saved mappings", () => {
  it.each([
    [null, /JSON object/],
    [{ kind: "cars" }, /no kind/],
    [{ kind: "assignments" }, /no mapping/],
    [{ kind: "deals", columns: { price: "Amount" } }, /have no price/],
    [{ kind: "deals", stages: { x: "done" } }, /none of won/],
    [{ kind: "deals", columns: { amount: 7 } }, /must be a text/],
    [{ kind: "deals", columns: { amount: "--" } }, /no letters/],
  ])("refuse %j", (value, message) => {
    expect(() => checkMapping(value)).toThrow(InputError);
    expect(() => checkMapping(value)).toThrow(message);
  });
});
