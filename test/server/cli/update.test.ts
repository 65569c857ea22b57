import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REBUILD_RULE } from "../../../graph/update-analysis";
import { newFolder, writeCompanyFolder } from "../support/small-company";
import { runCli } from "../support/run-cli";

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeAll(() => {
  folder = newFolder();
  writeCompanyFolder(at("all"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A folder with the first part of the deals; clients and products are all there. */
function writePart(name: string, share: number): string {
  writeCompanyFolder(at(name));
  const lines = readFileSync(at("all", "deals.csv"), "utf8").trimEnd().split("\n");
  const nKept = Math.round(share * (lines.length - 1));
  // Spread over the clients: deals are listed client by client.
  const kept = lines.slice(1).filter((_, i) => (i * 7919) % (lines.length - 1) < nKept);
  expect(kept.length).toBe(nKept);
  writeFileSync(at(name, "deals.csv"), `${[lines[0], ...kept].join("\n")}\n`);
  return at(name);
}

async function run(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runCli(...args);
  expect({ args, status, stderr }).toMatchObject({ status: 0 });
  return stdout;
}
const reportOf = (out: string) =>
  JSON.parse(readFileSync(at(out, "report.json"), "utf8")) as {
    readonly update?: { readonly kind: string; readonly reason: string; readonly added: number; readonly removed: number };
  };

it("brings the active run of a store up to date: counts of a full build, kept problems, and the rule by which", async () => {
  const store = `duckdb:${at("few.duckdb")}`;
  await run("import", "--data", writePart("most", 0.95), "--store", store);
  await run("analyze", "--store", store, "--mode", "fast", "--out", at("before"));
  expect(reportOf("before").update).toBeUndefined();
  await run("import", "--data", at("all"), "--store", store);
  const said = await run("analyze", "--store", store, "--mode", "update", "--out", at("updated"));
  expect(said).toMatch(/updated: The problems are those of the last full build: \d+ pairs changed since, \d+\.\d % of its \d+\./);
  const { update } = reportOf("updated");
  expect(update).toMatchObject({ kind: "updated", removed: 0 });
  expect(update?.added).toBeGreaterThan(0);

  await run("analyze", "--data", at("all"), "--mode", "fast", "--out", at("full"));
  expect(readFileSync(at("updated", "intersections.csv"))).toEqual(readFileSync(at("full", "intersections.csv")));
  const ids = (out: string): string[] => [...new Set(readFileSync(at(out, "problem_profiles.csv"), "utf8").match(/^p\d+/gm) ?? [])].sort();
  expect(ids("updated")).toEqual(ids("before"));
});

it("rebuilds when too much changed since, and says so", async () => {
  const store = `duckdb:${at("half.duckdb")}`;
  await run("import", "--data", writePart("half", 0.5), "--store", store);
  await run("analyze", "--store", store, "--mode", "fast", "--out", at("first"));
  await run("import", "--data", at("all"), "--store", store);
  const said = await run("analyze", "--store", store, "--mode", "update", "--out", at("rebuilt"));
  const more = `more than ${(100 * REBUILD_RULE.maxChanged).toFixed(1)} %`;
  expect(said).toContain("rebuilt: ");
  expect(said).toContain(more);
  expect(reportOf("rebuilt").update).toMatchObject({ kind: "rebuilt", removed: 0 });
  expect(readFileSync(at("rebuilt", "intersections.csv"))).toEqual(readFileSync(at("full", "intersections.csv")));
});

it("needs a store", async () => {
  const { status, stderr } = await runCli("analyze", "--data", at("all"), "--mode", "update", "--out", at("none"));
  expect(status).toBe(2);
  expect(stderr).toContain("--mode update needs --store");
});
