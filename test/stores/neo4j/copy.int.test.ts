import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStores } from "../../../server/stores/open-stores";
import { runCli, startCli } from "../../server/support/run-cli";
import { fillStore } from "../../support/full-store";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(120_000);

const N_DEALS = 6_000;

describeWithNeo4j("dealgraph copy", (neo4j) => {
  let folder: string;
  let source: string;
  const file = (name: string): string => `duckdb:${join(folder, name)}`;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "dealgraph-copy-"));
    source = file("source.duckdb");
    const stores = await openStores(source, { threads: 1 });
    await fillStore(stores, N_DEALS);
    await stores.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    await (await neo4j.openEmpty()).close();
  });

  it("killed in the middle, completes when it is called again; the way back gives the same store", async () => {
    const killed = startCli(["copy", "--from", source, "--to", neo4j.url]);
    const deadline = Date.now() + 60_000;
    // Some deals are there and most are not.
    while (Number((await neo4j.run("MATCH (d:Deal) RETURN count(d) AS n"))[0]["n"]) === 0) {
      if (Date.now() > deadline || killed.child.exitCode !== null) throw new Error(`no deal arrived: ${killed.stderr()}`);
    }
    killed.child.kill("SIGKILL");
    await killed.result;

    const there = await runCli("copy", "--from", source, "--to", neo4j.url);
    expect(there).toMatchObject({ status: 0 });
    expect(there.stdout).toMatch(new RegExp(`records: .*\\b${N_DEALS} deals.*; digest [0-9a-f]{32} in both`));
    expect(there.stdout).toMatch(/runs and policies: 3 runs, 2 results, 3 policies, 1 names of problems; digest/);
    expect(there.stdout).toMatch(/copied to bolt:.* and verified/);
    expect(there.stdout).not.toContain(new URL(neo4j.url).password);

    const back = await runCli("copy", "--from", neo4j.url, "--to", file("back.duckdb"));
    expect(back).toMatchObject({ status: 0 });
    const digests = (text: string) => [...text.matchAll(/digest ([0-9a-f]+)/g)].map((match) => match[1]);
    expect(digests(back.stdout)).toEqual(digests(there.stdout));
    const [a, b] = [await openStores(source, { threads: 1 }), await openStores(file("back.duckdb"), { threads: 1 })];
    try {
      expect(await b.deals.readDataset(null)).toEqual(await a.deals.readDataset(null));
      expect(await b.runs.loadAnalysis("r1")).toEqual(await a.runs.loadAnalysis("r1"));
      expect(await b.jobs.jobs(9)).toEqual(await a.jobs.jobs(9));
    } finally {
      await a.close();
      await b.close();
    }

    const again = await runCli("copy", "--from", source, "--to", neo4j.url);
    expect(again.stdout).toContain("0 records were new there");
  });

  it("refuses a target that holds something else, with exit status 2 and one line", async () => {
    await neo4j.run("CREATE (:Client {id: 'stranger', hash: 1}), (:Run {id: 'own', createdAt: '2024', status: 'queued', body: $body})", {
      body: JSON.stringify({ id: "own", status: "queued", createdAt: "2024", request: {} }),
    });
    const { status, stderr } = await runCli("copy", "--from", source, "--to", neo4j.url);
    expect(status).toBe(2);
    expect(stderr.trim().split("\n").at(-1)).toMatch(/^error: bolt:.* holds runs that duckdb:.* does not: copy into an empty store$/);
    expect(await neo4j.run("MATCH (n:Client) RETURN count(n) AS n")).toEqual([{ n: 1 }]);
  });

  it.each([
    ["a file that is not there", () => ["--from", file("none.duckdb"), "--to", neo4j.url], /there is no file/],
    ["a store into itself", () => ["--from", source, "--to", source], /are the same store/],
    ["memory", () => ["--from", "duckdb::memory:", "--to", neo4j.url], /gone when this command ends/],
    ["an unknown kind of store", () => ["--from", source, "--to", "mysql://x"], /of no known kind/],
    ["a server that is not there", () => ["--from", source, "--to", "bolt://neo4j:secret@127.0.0.1:1"], /unreachable.*check host, port/],
  ])("refuses %s", async (_what, args, message) => {
    const { status, stderr } = await runCli("copy", ...args());
    expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 2, lines: 1 });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("secret");
  });
});
