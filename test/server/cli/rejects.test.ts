import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder } from "../support/small-company";
import { runCli } from "../support/run-cli";

jest.setTimeout(60_000);

const REJECTS = 'file,line,column,value,reason\ndeals.csv,3,stage,no,"unknown stage: use won, lost or open"\n';

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = newFolder();
  mkdirSync(at("data"));
  writeFileSync(at("data", "deals.csv"), "deal_id,client_id,product_id,stage\n1,a,p,won\n2,a,p,no\n3,b,q,won\n");
});
afterEach(() => {
  expect(readdirSync(at("data"))).toEqual(["deals.csv"]);
  rmSync(folder, { recursive: true });
});

it("stand in the output folder of analyze, which says so, and go when nothing is rejected any more", async () => {
  const analyze = () => runCli("analyze", "--data", at("data"), "--out", at("out"));
  const { status, stderr } = await analyze();
  expect(status).toBe(0);
  expect(stderr).toContain(`1 row was rejected: see ${at("out", "rejects.csv")}`);
  expect(readFileSync(at("out", "rejects.csv"), "utf8")).toBe(REJECTS);
  writeFileSync(at("data", "deals.csv"), "deal_id,client_id,product_id,stage\n1,a,p,won\n");
  expect((await analyze()).status).toBe(0);
  expect(existsSync(at("out", "rejects.csv"))).toBe(false);
});

it("stand beside the file of recommend", async () => {
  const { status, stderr } = await runCli("recommend", "--data", at("data"), "--out", at("next.csv"));
  expect(status).toBe(0);
  expect(stderr).toContain(at("next.csv.rejects.csv"));
  expect(readFileSync(at("next.csv.rejects.csv"), "utf8")).toBe(REJECTS);
});

it("stand beside the store of import, told on both streams", async () => {
  const { status, stdout, stderr } = await runCli("import", "--store", `duckdb:${at("s.duckdb")}`, "--data", at("data"));
  expect(status).toBe(0);
  expect(stdout).toContain(`rejected rows: ${at("s.duckdb.rejects.csv")}`);
  expect(stderr).toContain(`1 row was rejected: see ${at("s.duckdb.rejects.csv")}`);
  expect(readFileSync(at("s.duckdb.rejects.csv"), "utf8")).toBe(REJECTS);
});

it("stand where they are wanted, and with --strict are all that is written", async () => {
  const { status, stderr } = await runCli(
    ...["analyze", "--data", at("data"), "--out", at("out"), "--strict", "--rejects", at("faults.csv")],
  );
  expect(status).toBe(2);
  expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^error: 1 faulty row and strict is on; deals\.csv, line 3, column stage/);
  expect(readFileSync(at("faults.csv"), "utf8")).toBe(REJECTS);
  expect(readdirSync(folder).sort()).toEqual(["data", "faults.csv"]);
});
