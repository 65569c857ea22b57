import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStores } from "../../../server/stores/open-stores";
import { importFolder } from "../../../server/ingestion/import-folder";
import { SMALL_MARKET, writeMarket } from "../../support/market-files";
import { runCli, startCli } from "../support/run-cli";
import { startTestService, until } from "../support/test-service";

const folder = mkdtempSync(join(tmpdir(), "dealgraph-funnels-"));
const at = (...names: string[]): string => join(folder, ...names);

beforeAll(() => {
  writeMarket(at("data"), SMALL_MARKET);
  writeMarket(at("shuffled"), SMALL_MARKET, true);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const FILES = [
  "unified_funnels.csv",
  "mechanic_transfers.csv",
  "mechanic_effects.csv",
  "funnel_validation.csv",
  "call_lists.csv",
  "adjacencies.csv",
  "report.json",
];

describe("funnels", () => {
  it("writes the files of the contract, the same bytes whatever the order of rows and the threads", async () => {
    const first = await runCli("funnels", "--data", at("data"), "--out", at("out"));
    expect(first).toMatchObject({ status: 0 });
    expect(first.stdout).toMatch(/funnels \(funnel_id\) become/);
    const head = (name: string): string => readFileSync(at("out", name), "utf8").split("\n", 1)[0];
    expect(head("unified_funnels.csv")).toMatch(/^unified_id,funnel_id,product_id,clients,expected,p_value,stability/);
    expect(head("mechanic_transfers.csv")).toMatch(/^funnel_id,mechanic,problem_id,uplift,ci_low,ci_high,support,rank/);
    expect(head("adjacencies.csv")).toMatch(/^product_id,adjacent_id,kind,problem_id,likeness,clients_both,before,with,after,/);
    const adjacencies = readFileSync(at("out", "adjacencies.csv"), "utf8").trim().split("\n").slice(1);
    expect(new Set(adjacencies.map((line) => line.split(",")[2]))).toContain("taken");
    const again = await startCli(["funnels", "--data", at("shuffled"), "--out", at("again")], { DEALGRAPH_THREADS: "2" }).result;
    expect(again.status).toBe(0);
    for (const name of FILES) expect(readFileSync(at("again", name), "utf8")).toBe(readFileSync(at("out", name), "utf8"));
  });

  it("says in one line what is missing", async () => {
    const { status, stderr } = await runCli("funnels", "--data", at("nowhere"), "--out", at("never"));
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("the API of funnels", () => {
  it("studies as a job, lists what was found and turns a mechanic into an experiment", async () => {
    const stores = await openStores("duckdb::memory:");
    await importFolder(stores, { folder: at("data"), now: new Date("2026-01-01T00:00:00Z") });
    const service = await startTestService(stores);
    try {
      const { graphql } = service;
      expect((await graphql("{ funnelStudy { job { id } report { verdict } } }")).data).toEqual({
        funnelStudy: { job: null, report: null },
      });
      await graphql("mutation { startFunnelStudy { id status } }");
      interface Study {
        readonly funnelStudy: { readonly job: { readonly status: string; readonly error: string | null }; readonly report: Report | null };
      }
      interface Report {
        readonly verdict: string;
        readonly summary: { readonly funnels: number; readonly unified: number };
        readonly unified: readonly { readonly id: string; readonly funnelIds: readonly string[] }[];
      }
      const report = await until(async () => {
        const { data } = await graphql<Study>(
          "{ funnelStudy { job { status error } report { verdict summary { funnels unified } unified { id funnelIds } validation { verdict } } } }",
        );
        if (data.funnelStudy.job.status === "FAILED") throw new Error(data.funnelStudy.job.error ?? "");
        return data.funnelStudy.report;
      }, 150_000);
      expect(report.verdict).toBe("found");
      expect(report.unified).toHaveLength(report.summary.unified);
      const [first] = report.unified;
      const { data: lists } = await graphql<{
        readonly mechanicTransfers: readonly { readonly funnelId: string; readonly mechanic: string; readonly uplift: number }[];
        readonly funnelCalls: readonly { readonly rank: number; readonly expectedValue: number }[];
        readonly mechanicEffects: readonly unknown[];
      }>(
        "query ($id: ID!) { mechanicTransfers(suggestedOnly: false) { funnelId mechanic uplift } funnelCalls(unifiedId: $id) { rank expectedValue } mechanicEffects { effect low high } }",
        { id: first.id },
      );
      expect(lists.mechanicEffects.length).toBeGreaterThan(0);
      const values = lists.funnelCalls.map(({ expectedValue }) => expectedValue);
      expect(values.length).toBeGreaterThan(10);
      expect(values).toEqual([...values].sort((a, b) => b - a));

      const wanted = lists.mechanicTransfers.find(({ uplift }) => uplift > 0);
      const { data: started } = await graphql<{ readonly startMechanicExperiment: { readonly id: string; readonly perArm: number } }>(
        "mutation ($funnelId: ID!, $mechanic: String!) { startMechanicExperiment(funnelId: $funnelId, mechanic: $mechanic) { id perArm status looks { perArm boundary } } }",
        { funnelId: wanted?.funnelId, mechanic: wanted?.mechanic },
      );
      expect(started.startMechanicExperiment.perArm).toBeGreaterThan(10);
      const { data: recorded } = await graphql<{ readonly recordMechanicExperiment: Readonly<Record<string, unknown>> }>(
        "mutation ($id: ID!) { recordMechanicExperiment(id: $id, control: { won: 2, lost: 8 }, trial: { won: 5, lost: 5 }) { status trialWon difference updatedUplift } }",
        { id: started.startMechanicExperiment.id },
      );
      expect(recorded.recordMechanicExperiment).toMatchObject({ trialWon: 5, difference: 0.3 });
      const refused = await graphql('mutation { startMechanicExperiment(funnelId: "no", mechanic: "such") { id } }');
      expect(refused.errors?.[0].extensions.code).toBe("NOT_FOUND");
      const file = await fetch(`${service.url}/api/v1/export/mechanic_effects.csv`);
      expect((await file.text()).split("\n", 1)[0]).toMatch(/^.?outcome,mechanic,problem_id,effect,ci_low,ci_high/);
      const calls = await fetch(`${service.url}/api/v1/export/call_lists.csv`);
      const [callHead, ...callRows] = (await calls.text()).trim().split(/\r?\n/);
      expect(callHead).toMatch(
        /unified_id,rank,client_id,expected_value,chance,product_id,problem_id,problem_share,known_by_funnels,in_hands_of/,
      );
      expect(callRows.length).toBeGreaterThan(10);
    } finally {
      await service.stop();
    }
  });
});
