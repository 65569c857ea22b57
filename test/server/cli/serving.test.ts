import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { graphqlClient, until } from "../support/test-service";
import { newFolder, writeCompanyFolder } from "../support/small-company";
import { runCli, startCli, type StartedCli } from "../support/run-cli";

jest.setTimeout(180_000);

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const storeUrl = () => `duckdb:${at("deals.duckdb")}`;
const controlFile = () => at("deals.duckdb.server.json");
const started: StartedCli[] = [];

function serve(): StartedCli {
  const cli = startCli(["serve", "--store", storeUrl(), "--port", "0"], { LOG_LEVEL: "warn" });
  started.push(cli);
  return cli;
}
const urlOf = (cli: StartedCli) =>
  until(() => Promise.resolve(/explorer\s+(http:\S+)\//.exec(cli.stdout())?.[1] ?? (cli.child.exitCode === null ? null : fail(cli))));
const fail = (cli: StartedCli): never => {
  throw new Error(`the server ended: ${cli.stderr()}`);
};

beforeAll(() => {
  folder = newFolder();
  writeCompanyFolder(at("data"));
});
afterAll(() => {
  for (const { child } of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

describe("a served store", () => {
  let cli: StartedCli;
  let url: string;
  beforeAll(async () => {
    cli = serve();
    url = await urlOf(cli);
  });

  it("is found by import, analyze and recommend, which ask the server", async () => {
    const imported = await runCli("import", "--store", storeUrl(), "--data", at("data"));
    expect(imported).toMatchObject({ status: 0 });
    expect(imported.stderr).toContain(url);
    expect(imported.stdout).toContain("deals.csv");
    const analyzed = await runCli("analyze", "--store", storeUrl(), "--out", at("remote"), "--mode", "fast");
    expect(analyzed).toMatchObject({ status: 0 });
    await runCli("analyze", "--data", at("data"), "--out", at("local"), "--mode", "fast");
    for (const file of ["client_mixtures.csv", "intersections.csv", "report.json"])
      expect(readFileSync(at("remote", file)).equals(readFileSync(at("local", file)))).toBe(true);
    const { data } = await graphqlClient(url)<{ activeRun: { status: string } }>(`{ activeRun { status } }`);
    expect(data.activeRun.status).toBe("SUCCEEDED");
    expect((await runCli("recommend", "--store", storeUrl(), "--top", "2", "--out", at("remote.csv"))).status).toBe(0);
    await runCli("recommend", "--data", at("data"), "--top", "2", "--out", at("local.csv"));
    expect(readFileSync(at("remote.csv")).equals(readFileSync(at("local.csv")))).toBe(true);
  });

  it("is asked for aliases too: by hand, suggested, and by a rule", async () => {
    mkdirSync(at("twins"));
    writeFileSync(at("twins", "clients.csv"), "client_id,name\n!1,Twin Ltd\n!2,TWIN\n");
    await runCli("import", "--store", storeUrl(), "--data", at("twins"));
    const aliases = (...args: readonly string[]) => runCli("aliases", ...args, "--store", storeUrl());
    expect((await aliases("suggest")).stdout).toContain("client,!2,!1,rule:name,twin\n");
    expect((await aliases("apply", "--rule", "name")).stdout).toContain("client !2 is read as !1\n");
    expect((await aliases("list")).stdout).toContain("client,!2,!1,rule:name\n");
    expect((await aliases("undo", "!2")).status).toBe(0);
    expect((await aliases("merge", "!1", "!2")).status).toBe(0);
    expect((await aliases("list")).stdout).toContain("client,!1,!2,manual\n");
    expect((await aliases("undo", "!1")).status).toBe(0);
    const twice = await aliases("undo", "!1");
    expect(twice.status).toBe(2);
    expect(twice.stderr).toContain("is no alias");
  });

  it("passes on what is wrong with an import", async () => {
    writeFileSync(at("deals.csv"), "deal_id,client_id,stage\n1,a,won\n");
    const { status, stderr } = await runCli("import", "--store", storeUrl(), at("deals.csv"));
    expect(status).toBe(2);
    expect(stderr).toMatch(/product_id/);
  });

  it("says where it is when it is to be served twice", async () => {
    const { status, stderr } = await runCli("serve", "--store", storeUrl(), "--port", "0");
    expect(status).toBe(2);
    expect(stderr).toContain(`served already at ${url}`);
  });

  it("keeps its token from others, and takes it away when it stops", async () => {
    expect(statSync(controlFile()).mode & 0o777).toBe(0o600);
    cli.child.kill("SIGTERM");
    expect((await cli.result).status).toBe(143);
    expect(existsSync(controlFile())).toBe(false);
  });

  it("serves the same run when it starts again", async () => {
    const again = serve();
    const { data } = await graphqlClient(await urlOf(again))<{ runs: { totalCount: number }; activeRun: { id: string } | null }>(
      `{ runs { totalCount } activeRun { id } }`,
    );
    expect(data.activeRun).not.toBeNull();
    expect(data.runs.totalCount).toBe(1);
    again.child.kill("SIGKILL");
    await again.result;
  });

  it("is opened here when the server was killed and left its file behind", async () => {
    expect(existsSync(controlFile())).toBe(true);
    const { status, stderr } = await runCli("import", "--store", storeUrl(), "--data", at("data"));
    expect({ status, stderr: stderr.includes("asking it") }).toEqual({ status: 0, stderr: false });
    expect(existsSync(controlFile())).toBe(false);
  });

  it("takes up again the analysis that was running when the server was killed", async () => {
    const killed = serve();
    const first = graphqlClient(await urlOf(killed));
    const { data } = await first<{ startAnalysis: { id: string } }>(`mutation { startAnalysis { id } }`);
    const { id } = data.startAnalysis;
    await until(async () =>
      (await first<{ run: { status: string } }>(`{ run(id: "${id}") { status } }`)).data.run.status === "RUNNING" ? true : null,
    );
    killed.child.kill("SIGKILL");
    await killed.result;
    const again = serve();
    const second = graphqlClient(await urlOf(again));
    const run = await until(async () => {
      const answer = await second<{ run: { status: string; active: boolean } }>(`{ run(id: "${id}") { status active } }`);
      return answer.data.run.status === "SUCCEEDED" && answer.data.run.active ? answer.data.run : null;
    }, 120_000);
    expect(run.status).toBe("SUCCEEDED");
    again.child.kill("SIGINT");
    expect((await again.result).status).toBe(130);
  });
});

describe("the port", () => {
  it("is named when another program has it, with the remedy, before the demo does any work", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { status, stderr } = await runCli("serve", "--store", `duckdb:${at("other.duckdb")}`, "--port", String(port));
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`port ${port} .* is taken .* --port`));
    expect((await runCli("demo", "--store", `duckdb:${at("demo.duckdb")}`, "--port", String(port))).status).toBe(2);
    expect(existsSync(at("demo.duckdb"))).toBe(false);
    other.close();
  });
});
