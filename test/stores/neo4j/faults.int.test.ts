import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportCheckpoint } from "../../../server/ingestion/import-folder";
import type { ImportSummary } from "../../../server/ingestion/import-options";
import type { Job } from "../../../server/ports/job-store";
import { StoreUnavailableError } from "../../../server/ports/errors";
import type { Stores } from "../../../server/ports/stores";
import { openNeo4jStores } from "../../../server/stores/neo4j/neo4j-stores";
import { openStores } from "../../../server/stores/open-stores";
import { importInto } from "../../server/ingestion/helpers";
import { makeDataFolder } from "../../server/ingestion/kill-helpers";
import { runCli, startCli, type StartedCli } from "../../server/support/run-cli";
import { smallCompany } from "../../server/support/small-company";
import { graphqlClient, until } from "../../server/support/test-service";
import { OwnNeo4j, describeWithNeo4j, describeWithOwnNeo4j, type Neo4jContext } from "../../support/neo4j-server";
import { TcpProxy, targetOf } from "../../support/tcp-proxy";

// A limit against hanging: seven scenarios with services that start and die.
jest.setTimeout(600_000);

const LEASE_SECONDS = "2";
const started: StartedCli[] = [];
afterEach(() => {
  for (const { child } of started.splice(0)) child.kill("SIGKILL");
});

/** The service in a process of its own; resolves to its address. */
async function serve(url: string): Promise<{ readonly cli: StartedCli; readonly address: string }> {
  const cli = startCli(["serve", "--store", url, "--port", "0"], { LOG_LEVEL: "warn", DEALGRAPH_LEASE_SECONDS: LEASE_SECONDS });
  started.push(cli);
  const address = await until(() => {
    if (cli.child.exitCode !== null) throw new Error(`the service ended: ${cli.stderr()}`);
    return Promise.resolve(/explorer\s+(http:\S+)\//.exec(cli.stdout())?.[1] ?? null);
  }, 120_000);
  return { cli, address };
}

const countDeals = async (neo4j: Pick<Neo4jContext, "run">): Promise<number> =>
  Number((await neo4j.run("MATCH (d:Deal) RETURN count(d) AS n"))[0]["n"]);

const untilDeals = (neo4j: Pick<Neo4jContext, "run">, atLeast: number): Promise<true> =>
  until(async () => ((await countDeals(neo4j)) >= atLeast ? true : null), 120_000);

/** What the store holds after the folder was imported once and nothing went wrong. */
async function stateAfter(folder: string): Promise<{ readonly digest: string; readonly counts: object }> {
  const stores = await openStores("duckdb::memory:", { threads: 1 });
  try {
    await importInto(stores, folder);
    return { digest: await stores.deals.digest(), counts: await stores.deals.counts() };
  } finally {
    await stores.close();
  }
}

/** Deals that the checkpoint of an import says are stored. */
const storedDeals = (job: Job | null): number => (job?.checkpoint as ImportCheckpoint | null | undefined)?.stored.deals ?? 0;

const stateOf = async ({ deals }: Stores) => ({ digest: await deals.digest(), counts: await deals.counts() });

describeWithNeo4j("faults on a Neo4j server", (neo4j) => {
  let stores: Stores;
  let folder: string;
  let wanted: { readonly digest: string; readonly counts: object };
  let scratch: string;
  beforeAll(async () => {
    folder = makeDataFolder(25_000);
    wanted = await stateAfter(folder);
    scratch = mkdtempSync(join(tmpdir(), "dealgraph-faults-"));
  });
  afterAll(() => {
    for (const path of [folder, scratch]) rmSync(path, { recursive: true });
  });
  beforeEach(async () => {
    stores = await neo4j.openEmpty();
  });
  afterEach(async () => {
    await stores.close();
  });
  const rejects = () => join(scratch, "rejects.csv");
  const importArgs = (url: string) => ["import", "--store", url, "--data", folder, "--rejects", rejects()];

  it("the service killed in mid-import and in mid-analysis: another takes the jobs over where they stood, and none runs twice", async () => {
    const [first, second] = [await serve(neo4j.url), await serve(neo4j.url)];
    const payload = { folder, options: { rejectsPath: rejects() } };
    await stores.jobs.create({ id: "import", kind: "import", payload, at: new Date().toISOString() });
    const running = await until(async () => {
      const job = await stores.jobs.job("import");
      return storedDeals(job) > 0 ? job : null;
    });
    const isFirst = running.owner?.startsWith(`${first.cli.child.pid ?? 0}-`) === true;
    const [victim, heir] = isFirst ? [first, second] : [second, first];
    victim.cli.child.kill("SIGKILL");
    await victim.cli.result;
    // What it had sent is still written.
    await sleep(500);
    const acknowledged = storedDeals(await stores.jobs.job("import"));
    expect(await countDeals(neo4j)).toBeGreaterThanOrEqual(acknowledged);
    const imported = await until(async () => {
      const job = await stores.jobs.job("import");
      return job?.status === "succeeded" || job?.status === "failed" ? job : null;
    }, 120_000);
    expect(imported).toMatchObject({ status: "succeeded", error: null });
    expect(imported.owner).toMatch(new RegExp(`^${heir.cli.child.pid ?? 0}-`));
    expect(await stateOf(stores)).toEqual(wanted);
    // What had its checkpoint was not stored a second time.
    const { files } = imported.result as Pick<ImportSummary, "files">;
    const again = files.find(({ kind }) => kind === "deals");
    expect((again?.inserted ?? 0) + (again?.unchanged ?? 0)).toBe((wanted.counts as { readonly deals: number }).deals - acknowledged);

    await stores.deals.upsert("deals", smallCompany(1).deals);
    const third = await serve(neo4j.url);
    const ask = graphqlClient(heir.address);
    const { data } = await ask<{ startAnalysis: { id: string } }>(`mutation { startAnalysis(input: { mode: FAST }) { id } }`);
    const { id } = data.startAnalysis;
    const job = await until(async () => {
      const found = await stores.jobs.job(id);
      return found?.status === "running" && found.progress > 0 ? found : null;
    });
    const owner = job.owner?.startsWith(`${heir.cli.child.pid ?? 0}-`) === true ? heir : third;
    owner.cli.child.kill("SIGKILL");
    const left = owner === heir ? third : heir;
    const ended = await until(async () => {
      const found = await stores.jobs.job(id);
      return found?.status === "succeeded" || found?.status === "failed" ? found : null;
    }, 180_000);
    expect(ended).toMatchObject({ status: "succeeded", error: null });
    expect(ended.owner).toMatch(new RegExp(`^${left.cli.child.pid ?? 0}-`));
    const run = await until(async () => {
      const answer = await graphqlClient(left.address)<{ activeRun: { id: string } | null }>(`{ activeRun { id } }`);
      return answer.data.activeRun;
    });
    expect(run.id).toBe(id);
    expect(await neo4j.run("MATCH (r:Run {active: true}) RETURN r.id AS id")).toEqual([{ id }]);
  });

  it("the import command killed in mid-import: the same command goes on with its job where it stood", async () => {
    const lease = { DEALGRAPH_LEASE_SECONDS: LEASE_SECONDS };
    const killed = startCli(importArgs(neo4j.url), lease);
    started.push(killed);
    const job = await until(async () => {
      const found = (await stores.jobs.jobs(1)).at(0);
      return found !== undefined && storedDeals(found) > 0 ? found : null;
    }, 120_000);
    killed.child.kill("SIGKILL");
    await killed.result;
    await sleep(1000 * Number(LEASE_SECONDS) + 500);
    const acknowledged = storedDeals(await stores.jobs.job(job.id));
    const again = startCli(importArgs(neo4j.url), lease);
    started.push(again);
    expect(await again.result).toMatchObject({ status: 0, stderr: expect.stringContaining(`going on with import ${job.id}`) as string });
    expect(await stateOf(stores)).toEqual(wanted);
    expect(await stores.jobs.jobs(10)).toMatchObject([{ id: job.id, status: "succeeded" }]);
    const { files } = (await stores.jobs.job(job.id))?.result as Pick<ImportSummary, "files">;
    const deals = files.find(({ kind }) => kind === "deals");
    expect((deals?.inserted ?? 0) + (deals?.unchanged ?? 0)).toBe((wanted.counts as { readonly deals: number }).deals - acknowledged);
  });

  it("the connection cut in mid-import and restored: the import goes on by itself", async () => {
    const proxy = await TcpProxy.start(targetOf(neo4j.url));
    try {
      const cli = startCli(importArgs(proxy.through(neo4j.url)));
      started.push(cli);
      await untilDeals(neo4j, 1);
      proxy.cut();
      await sleep(1500);
      proxy.restore();
      expect(await cli.result).toMatchObject({ status: 0 });
      expect(await stateOf(stores)).toEqual(wanted);
    } finally {
      await proxy.stop();
    }
  });

  it("a slow server: the import takes longer and is right; one that does not answer is not waited for for ever", async () => {
    const proxy = await TcpProxy.start(targetOf(neo4j.url));
    const slow = await openNeo4jStores(proxy.through(neo4j.url), { connectionTimeoutMs: 2_000, retryTimeMs: 1_000 });
    try {
      proxy.delayMs = 40;
      await importInto(slow, folder);
      expect(await stateOf(stores)).toEqual(wanted);
      proxy.delayMs = 60_000;
      await expect(slow.ping()).rejects.toThrow(/no answer within 3 s; it is slow or cut off/);
    } finally {
      await proxy.stop();
      await slow.close();
    }
  });

  it("two imports at once leave what one leaves", async () => {
    const both = await Promise.all([runCli(...importArgs(neo4j.url)), runCli(...importArgs(neo4j.url))]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(await stateOf(stores)).toEqual(wanted);
    const [links] = await neo4j.run(
      "RETURN COUNT { (d:Deal) WHERE COUNT { (d)-[:FOR]->() } <> 1 } AS wrong, COUNT { ()-[:BOUGHT]->() } AS bought",
    );
    const [proven] = await neo4j.run(
      "MATCH (c:Client)-[:CLOSED]->(d:Deal {stage: 'won'}) WHERE d.kind <> 'return' RETURN count(DISTINCT [c.id, d.productId]) AS bought",
    );
    expect(links).toEqual({ wrong: 0, ...proven });
  });

  it("an import while an analysis runs: both end well", async () => {
    await stores.deals.upsert("deals", smallCompany(2).deals);
    const [imported, analyzed] = await Promise.all([
      runCli(...importArgs(neo4j.url)),
      runCli("analyze", "--store", neo4j.url, "--mode", "fast", "--out", join(scratch, "out")),
    ]);
    expect([imported, analyzed]).toEqual([expect.objectContaining({ status: 0 }), expect.objectContaining({ status: 0 })]);
    const active = await stores.runs.activeRun();
    expect(active?.status).toBe("succeeded");
    const { deals } = smallCompany(2);
    expect((await stores.deals.counts()).deals).toBe((wanted.counts as { readonly deals: number }).deals + deals.length);
  });

  it("a job whose store goes away waits for it and is done", async () => {
    const proxy = await TcpProxy.start(targetOf(neo4j.url));
    try {
      const { address } = await serve(proxy.through(neo4j.url));
      const payload = { folder, options: { rejectsPath: rejects() } };
      await stores.jobs.create({ id: "import", kind: "import", payload, at: new Date().toISOString() });
      await untilDeals(neo4j, 1);
      proxy.cut();
      expect((await fetch(`${address}/readyz`)).status).toBe(503);
      // Longer than a request is patient and a lease lasts.
      await sleep(9_000);
      const waiting: Job | null = await stores.jobs.job("import");
      expect(waiting?.status).toBe("running");
      proxy.restore();
      const job = await until(async () => {
        const found = await stores.jobs.job("import");
        return found?.status === "succeeded" || found?.status === "failed" ? found : null;
      }, 120_000);
      expect(job).toMatchObject({ status: "succeeded", error: null });
      expect(await stateOf(stores)).toEqual(wanted);
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
    } finally {
      await proxy.stop();
    }
  });
});

describeWithOwnNeo4j("a Neo4j server restarted while the API serves", () => {
  it("/readyz says so, requests say so, and both are well again by themselves when it is back", async () => {
    const server = await OwnNeo4j.start();
    try {
      const stores = await openNeo4jStores(server.url);
      await stores.deals.upsert("deals", smallCompany(1).deals);
      await expect(
        stores.communities?.detect({
          deals: (await stores.deals.readDataset(null)).deals,
          asOfDay: null,
          resolutions: [1],
          nSeeds: 1,
          seed: 1,
        }),
      ).rejects.toThrow(StoreUnavailableError);
      await stores.close();
      const { address } = await serve(server.url);
      const ready = async () => {
        const response = await fetch(`${address}/readyz`);
        return `${response.status} ${(await response.text()).trim()}`;
      };
      const ask = () => graphqlClient(address)<{ runs: { totalCount: number } }>(`{ runs { totalCount } }`);
      expect(await ready()).toBe("200 ready");
      expect((await ask()).data.runs.totalCount).toBe(0);
      await server.kill();
      expect(await ready()).toBe("503 the store does not answer");
      expect((await fetch(`${address}/livez`)).status).toBe(200);
      const { errors } = await ask();
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^Neo4j at bolt:.*: unreachable .*; check host, port and that the server runs$/) as string,
        extensions: { code: "SERVICE_UNAVAILABLE" },
      });
      await server.start();
      await until(async () => ((await ready()) === "200 ready" ? true : null), 60_000);
      expect((await ask()).data.runs.totalCount).toBe(0);
    } finally {
      await server.remove();
    }
  });
});
