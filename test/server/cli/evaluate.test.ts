import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli, startCli } from "../support/run-cli";
import { newFolder, writeCompanyFolder } from "../support/small-company";

jest.setTimeout(180_000);

const cut = "2022-12-31";
let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const read = (...names: string[]) => readFileSync(at(...names), "utf8");

beforeAll(() => {
  folder = newFolder();
  writeCompanyFolder(at("data"));
  writeCompanyFolder(at("shuffled"), (lines) => [...lines].reverse());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Report {
  readonly mean_ratio_to_best_peer: number;
  readonly cuts: readonly {
    readonly cut: string;
    readonly methods: readonly { readonly method: string; readonly ndcg10: number; readonly ranking_is: string | null }[];
    readonly best_peer: { readonly method: string; readonly ranking_is: string; readonly ranking_lead: { readonly ci_low: number } };
    readonly retro: { readonly closed_later: { readonly value: { readonly ci_low: number; readonly ci_high: number } } };
    readonly predictability: readonly { readonly description: string }[];
  }[];
}

describe("evaluate", () => {
  it("writes a JSON report and a page that needs nothing else, the same bytes for shuffled rows on two threads", async () => {
    const { status, stdout } = await runCli("evaluate", "--data", at("data"), "--cut", cut, "--out", at("judged"));
    expect(status).toBe(0);
    expect(stdout).toMatch(/2022-12-31: NDCG@10 \.?\d.* times the best peer, .*(better|worse|not significantly different)/);
    const report = JSON.parse(read("judged", "report.json")) as Report;
    expect(report.cuts.map((one) => one.cut)).toEqual([cut]);
    const [{ methods, best_peer: best, retro, predictability }] = report.cuts;
    expect(methods.map(({ method }) => method)).toEqual([
      "ranking",
      "popularity",
      "recent popularity",
      "item kNN",
      "user kNN",
      "EASE",
      "RP3beta",
      "ALS",
      "BPR",
    ]);
    expect(["better", "worse", "not significantly different"]).toContain(best.ranking_is);
    expect(retro.closed_later.value.ci_high).toBeGreaterThan(retro.closed_later.value.ci_low);
    expect(predictability.map(({ description }) => description)).toContain("problems and firmographics");

    const page = read("judged", "report.html");
    expect(page.match(/<svg /g)?.length).toBeGreaterThanOrEqual(6);
    expect(page).not.toMatch(/<script|<link|src=|url\(|https?:/);

    const again = await startCli(["evaluate", "--data", at("shuffled"), "--cut", cut, "--out", at("judged2")], { DEALGRAPH_THREADS: "2" })
      .result;
    expect(again.status).toBe(0);
    for (const file of ["report.json", "report.html"]) expect(read("judged2", file)).toBe(read("judged", file));
  });

  it.each([
    [["--cut", "2031-01-01"], "must lie"],
    [["--cut", "yesterday"], "date"],
    [["--horizon-days", "0"], "whole number"],
  ])("refuses %j with one clear line", async (args, message) => {
    const { status, stderr } = await runCli("evaluate", "--data", at("data"), "--out", at("never"), ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(at("never"))).toBe(false);
  });

  it("refuses deals without dates", async () => {
    const undated = newFolder();
    writeFileSync(join(undated, "deals.csv"), "deal_id,client_id,product_id,stage\nd1,a,x,won\nd2,b,x,won\n");
    const { status, stderr } = await runCli("evaluate", "--data", undated, "--out", at("never"));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("closed_at") as unknown });
    rmSync(undated, { recursive: true });
  });
});

describe("whitespace", () => {
  it("writes open offers and sums by client, product, problem and segment", async () => {
    const { status, stdout } = await runCli("whitespace", "--data", at("data"), "--as-of", cut, "--top", "4", "--out", at("space"));
    expect(status).toBe(0);
    expect(stdout).toContain("first purchases expected");
    const rows = (file: string) =>
      read("space", file)
        .trimEnd()
        .split("\n")
        .map((line) => line.split(","));
    expect(read("space", "whitespace.csv").split("\n")[0]).toBe(
      "client_id,product_id,probability,expected_amount,expected_value,support_clients,problem_id,reason,little_data",
    );
    const offers = rows("whitespace.csv").slice(1);
    const clients = rows("whitespace_clients.csv");
    expect(clients[0]).toEqual(["client_id", "clients", "cells", "expected_adoptions", "expected_value"]);
    expect(offers).toHaveLength(4 * (clients.length - 1));
    for (const offer of offers) {
      expect(Number(offer[2])).toBeGreaterThan(0);
      expect(Number(offer[4])).toBeCloseTo(Number(offer[2]) * Number(offer[3]), 9);
    }
    const total = (file: string, column: number): number =>
      rows(file)
        .slice(1)
        .reduce((sum, row) => sum + Number(row[column]), 0);
    expect(total("whitespace_products.csv", 3)).toBeCloseTo(total("whitespace_clients.csv", 3), 9);
    expect(total("whitespace_problems.csv", 4)).toBeCloseTo(total("whitespace_clients.csv", 4), 5);
    // Every client of the company has an industry.
    expect(total("whitespace_segments.csv", 5)).toBeCloseTo(total("whitespace_clients.csv", 4), 5);
  });
});
