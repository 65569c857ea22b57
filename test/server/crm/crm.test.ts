import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewFile, rewriteFile } from "../../../server/crm/mapped-file";
import { guessStage, stageOfRow } from "../../../server/crm/recognise";
import { InputError } from "../../../server/ports/errors";
import { checkMapping } from "../../../server/use-cases/mappings";

const folder = mkdtempSync(join(tmpdir(), "dealgraph-crm-"));
let n = 0;
const fileOf = (text: string): string => {
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
const rewrite = async (text: string) => {
  const path = fileOf(text);
  const { mapping } = await previewFile(path, "deals", null);
  let out = "";
  await rewriteFile(path, mapping, (part) => {
    out += part;
    return Promise.resolve();
  });
  return out.trimEnd().split("\n");
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
