import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../server/support/run-cli";
import { SMALL_MARKET, writeMarket } from "../../support/market-files";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(180_000);

describeWithNeo4j("funnels studied in Neo4j", (neo4j) => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-funnels-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("come out byte for byte as from files", async () => {
    await (await neo4j.openEmpty()).close();
    const at = (name: string): string => join(folder, name);
    writeMarket(at("data"), SMALL_MARKET);
    expect(await runCli("import", "--store", neo4j.url, "--data", at("data"))).toMatchObject({ status: 0 });
    expect(await runCli("funnels", "--store", neo4j.url, "--out", at("graph"))).toMatchObject({ status: 0 });
    expect(await runCli("funnels", "--data", at("data"), "--out", at("files"))).toMatchObject({ status: 0 });
    const names = readdirSync(at("graph")).sort();
    expect(names).toContain("mechanic_transfers.csv");
    expect(readdirSync(at("files")).sort()).toEqual(names);
    for (const name of names) expect(readFileSync(at(join("graph", name)), "utf8")).toBe(readFileSync(at(join("files", name)), "utf8"));
  });
});
