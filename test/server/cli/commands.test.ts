import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, writeCompanyFolder } from "../support/small-company";
import { runCli, startCli } from "../support/run-cli";

jest.setTimeout(180_000);

const northwind = join(__dirname, "..", "..", "..", "examples", "northwind");
let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = newFolder();
  writeCompanyFolder(at("data"));
  // Lines backwards, then every second one first: no file keeps its order.
  writeCompanyFolder(at("shuffled"), (lines) => {
    const backwards = [...lines].reverse();
    return [...backwards.filter((_, i) => i % 2 === 1), ...backwards.filter((_, i) => i % 2 === 0)];
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const readRows = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

const columns: Readonly<Record<string, string>> = {
  "product_problems.csv": "product_id,problem_id,weight",
  "client_mixtures.csv": "client_id,problem_id,share",
  "problem_profiles.csv": "problem_id,product_id,probability",
  "intersections.csv": "product_a,product_b,clients_a,clients_b,clients_both,expected,lift,p_value,q_value",
  "problem_chain.csv": "from_problem,to_problem,observed,expected,lift,p_value,q_value,clients",
  "client_states.csv": "client_id,state_id",
};

describe("analyze", () => {
  beforeAll(async () => {
    const { status, stderr } = await runCli("analyze", "--data", at("data"), "--out", at("out"), "--mode", "fast");
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it("writes the files of the contract with the listed columns first, rows sorted by key", () => {
    expect(readdirSync(at("out")).sort()).toEqual([...Object.keys(columns), "report.json", "timings.json"].sort());
    for (const [file, header] of Object.entries(columns)) {
      const text = readFileSync(at("out", file), "utf8");
      expect(text.startsWith(header)).toBe(true);
      expect(text).not.toContain("\r");
      expect(text.endsWith("\n")).toBe(true);
      const keys = readRows(at("out", file))
        .slice(1)
        .map((row) => row.slice(0, file === "client_states.csv" ? 1 : 2));
      const sorted = [...keys].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
      expect(keys).toEqual(sorted);
    }
  });

  it.each([
    ["product_problems.csv", 0, 2],
    ["client_mixtures.csv", 0, 2],
    ["problem_profiles.csv", 0, 2],
  ])("makes the weights of %s sum to 1", (file, key, value) => {
    const sums = new Map<string, number>();
    for (const row of readRows(at("out", file)).slice(1)) sums.set(row[key], (sums.get(row[key]) ?? 0) + Number(row[value]));
    for (const sum of sums.values()) expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
  });

  it("reports structure, problems, options and seed", () => {
    const report = JSON.parse(readFileSync(at("out", "report.json"), "utf8")) as Record<string, unknown>;
    expect(report).toMatchObject({ structure: "found", seed: 1 });
    for (const field of ["problems", "lambda", "background", "options", "predictability"]) expect(report).toHaveProperty(field);
  });

  it("gives byte-identical files for shuffled rows, on one thread or two, timings apart", async () => {
    const { status } = await startCli(["analyze", "--data", at("shuffled"), "--out", at("out2"), "--mode", "fast"], {
      DEALGRAPH_THREADS: "2",
    }).result;
    expect(status).toBe(0);
    for (const file of [...Object.keys(columns), "report.json"])
      expect(readFileSync(at("out2", file)).equals(readFileSync(at("out", file)))).toBe(true);
  });

  it("keeps ids and names of a former run", async () => {
    const former = newFolder();
    for (const file of readdirSync(at("out"))) {
      const text = readFileSync(at("out", file), "utf8");
      writeFileSync(join(former, file), file === "report.json" ? text.replace(/"label": "[^"]*"/, '"label": "Named by a person"') : text);
    }
    const { status } = await runCli("analyze", "--data", at("data"), "--out", at("out3"), "--mode", "fast", "--previous", former);
    expect(status).toBe(0);
    const report = JSON.parse(readFileSync(at("out3", "report.json"), "utf8")) as {
      problems: { label: string; lineage: { kind: string } }[];
    };
    expect(report.problems.some((problem) => problem.label === "Named by a person")).toBe(true);
    expect(new Set(report.problems.map((problem) => problem.lineage.kind))).toEqual(new Set(["kept"]));
    expect(readFileSync(at("out3", "client_mixtures.csv")).equals(readFileSync(at("out", "client_mixtures.csv")))).toBe(true);
  });

  it("replaces a folder of an earlier run and keeps the files that are not its own", async () => {
    mkdirSync(at("again"));
    writeFileSync(at("again", "notes.txt"), "mine");
    writeFileSync(at("again", "client_states.csv"), "old");
    const { status } = await runCli("analyze", "--data", at("data"), "--out", at("again"), "--mode", "fast");
    expect(status).toBe(0);
    expect(readFileSync(at("again", "notes.txt"), "utf8")).toBe("mine");
    expect(readFileSync(at("again", "client_states.csv")).equals(readFileSync(at("out", "client_states.csv")))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("writes nothing when it is stopped, and says so by its status", async () => {
    const { child, result, stderr } = startCli(["analyze", "--data", at("data"), "--out", at("stopped")]);
    while (!stderr().includes("analyze: mixtures")) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect((await result).status).toBe(130);
    expect(existsSync(at("stopped"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});

describe("recommend", () => {
  const day = "2022-12-31";

  it("lists every client with a deal by the day, top products each, none owned by then", async () => {
    const { status, stdout } = await runCli("recommend", "--data", at("data"), "--as-of", day, "--top", "3", "--out", at("next.csv"));
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    const text = readFileSync(at("next.csv"), "utf8");
    expect(text.startsWith("client_id,rank,product_id,score,propensity,problem_id,reason")).toBe(true);
    const deals = readRows(at("data", "deals.csv"))
      .slice(1)
      .filter((row) => row[4] <= day);
    const owned = new Set(deals.map((row) => `${row[1]}/${row[2]}`));
    const rows = readRows(at("next.csv")).slice(1);
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(deals.map((row) => row[1])));
    for (const row of rows) expect(owned.has(`${row[0]}/${row[2]}`)).toBe(false);
    expect(new Set(rows.map((row) => row[4]))).toEqual(new Set(["1"]));
    const ranks = rows.filter((row) => row[0] === rows[0][0]).map((row) => row[1]);
    expect(ranks).toEqual(["1", "2", "3"]);
  });

  it("gives the same bytes for shuffled rows, and sees nothing after the day", async () => {
    writeCompanyFolder(at("truncated"), (lines) => lines.filter((line) => !/,won,(2023|2024)/.test(line)).reverse());
    await runCli("recommend", "--data", at("truncated"), "--as-of", day, "--top", "3", "--out", at("next2.csv"));
    expect(readFileSync(at("next2.csv")).equals(readFileSync(at("next.csv")))).toBe(true);
  });

  it("explores with probabilities below one, repeatably by seed", async () => {
    const run = async (seed: string, out: string) => {
      expect((await runCli("recommend", "--data", at("data"), "--top", "2", "--explore", "--seed", seed, "--out", at(out))).status).toBe(0);
      return readFileSync(at(out), "utf8");
    };
    const first = await run("5", "e1.csv");
    expect(await run("5", "e2.csv")).toBe(first);
    const propensities = readRows(at("e1.csv"))
      .slice(1)
      .map((row) => Number(row[4]));
    expect(propensities.every((p) => p > 0 && p <= 1)).toBe(true);
    expect(propensities.some((p) => p < 1)).toBe(true);
  });

  it("gives clients of a list, and unknown ones the prior with the reason", async () => {
    writeFileSync(at("list.csv"), "client_id\nnobody\nnobody\n");
    const { status } = await runCli(
      "recommend",
      "--data",
      at("data"),
      "--clients",
      at("list.csv"),
      "--top",
      "2",
      "--out",
      at("nobody.csv"),
    );
    expect(status).toBe(0);
    const text = readFileSync(at("nobody.csv"), "utf8").trimEnd().split("\n").slice(1);
    expect(text).toHaveLength(2);
    for (const line of text) expect(line).toMatch(/^nobody,.*[Pp]rior/);
  });

  it("reads a list as leniently as the data: case of the header, space around ids, any separator, quoted ids", async () => {
    const known = readRows(at("data", "deals.csv"))[1][1];
    writeFileSync(at("lenient.csv"), `\uFEFFnote; Client_ID \r\n1; ${known} \r\n2;"New, ""Ltd"""\r\n\r\n`);
    const args = ["--data", at("data"), "--clients", at("lenient.csv"), "--top", "1", "--out", at("lenient-next.csv")];
    expect((await runCli("recommend", ...args)).status).toBe(0);
    const text = readFileSync(at("lenient-next.csv"), "utf8");
    expect(text).toMatch(new RegExp(`^${known},1,`, "m"));
    expect(text).toMatch(/^"New, ""Ltd""",1,/m);
    expect(text.trimEnd().split("\n")).toHaveLength(3);
  });

  it("says who owns everything, and has no row for them", async () => {
    mkdirSync(at("full"));
    writeFileSync(at("full", "deals.csv"), "deal_id,client_id,product_id,stage\n1,a,p,won\n2,a,q,won\n3,b,p,won\n");
    const { status, stderr } = await runCli("recommend", "--data", at("full"), "--top", "9", "--out", at("full.csv"));
    expect(status).toBe(0);
    expect(stderr).toContain("1 of 2 clients own every product on sale");
    expect(
      readRows(at("full.csv"))
        .slice(1)
        .map((row) => row.slice(0, 3)),
    ).toEqual([["b", "1", "q"]]);
  });

  it("lists its policies without data", async () => {
    const { status, stdout } = await runCli("recommend", "--policy", "list");
    expect(status).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["ranking", "problems", "popularity", "q-learning"]),
    );
  });

  it.each(["problems", "popularity", "q-learning", "epsilon-greedy"])("ranks by the policy %s", async (policy) => {
    const { status } = await runCli(
      "recommend",
      "--data",
      northwind,
      "--as-of",
      "1997-12-22",
      "--top",
      "1",
      "--policy",
      policy,
      "--out",
      at(`${policy}.csv`),
    );
    expect(status).toBe(0);
    expect(readRows(at(`${policy}.csv`)).length).toBeGreaterThan(70);
  });
});

describe("a store", () => {
  it("takes an import, the same again without a change, an analysis, and recommends the same as the folder", async () => {
    const store = `duckdb:${at("deals.duckdb")}`;
    const first = await runCli("import", "--store", store, "--data", at("data"));
    expect(first.status).toBe(0);
    const second = await runCli("import", "--store", store, "--data", at("shuffled"));
    expect(second.stdout).toMatch(/^0 new, 0 changed/m);
    expect((await runCli("analyze", "--store", store, "--out", at("fromstore"), "--mode", "fast")).status).toBe(0);
    for (const file of Object.keys(columns)) expect(readFileSync(at("fromstore", file)).equals(readFileSync(at("out", file)))).toBe(true);
    expect((await runCli("recommend", "--store", store, "--as-of", "2022-12-31", "--top", "3", "--out", at("next3.csv"))).status).toBe(0);
    expect(readFileSync(at("next3.csv")).equals(readFileSync(at("next.csv")))).toBe(true);
    const doctor = await runCli("doctor", "--store", store, "--port", "0");
    expect(doctor.stdout).toContain("active analysis");
  });

  it("merges an id into another and undoes it", async () => {
    const store = `duckdb:${at("aliases.duckdb")}`;
    await runCli("import", "--store", store, "--data", at("data"));
    const [a, b] = readRows(at("data", "clients.csv"))
      .slice(1)
      .map((row) => row[0]);
    expect((await runCli("aliases", "merge", a, b, "--store", store)).status).toBe(0);
    expect((await runCli("aliases", "list", "--store", store)).stdout).toBe(
      `entity,alias_id,canonical_id,reason\nclient,${a},${b},manual\n`,
    );
    expect((await runCli("aliases", "undo", a, "--store", store)).status).toBe(0);
    expect((await runCli("aliases", "undo", a, "--store", store)).status).toBe(2);
  });

  it("suggests aliases as a file that can be imported, and merges by a rule", async () => {
    const store = `duckdb:${at("rules.duckdb")}`;
    mkdirSync(at("twins"));
    writeFileSync(at("twins", "clients.csv"), 'client_id,name,website\nc1,"Acme, Inc.",\nc2,ACME GmbH,acme.com\nc3,Holding,www.acme.com\n');
    await runCli("import", "--store", store, "--data", at("twins"));
    const suggested = await runCli("aliases", "suggest", "--store", store);
    expect(suggested).toMatchObject({
      status: 0,
      stdout: "entity,alias_id,canonical_id,reason,evidence\nclient,c2,c1,rule:name,acme\nclient,c3,c1,rule:domain,acme.com\n",
    });
    expect((await runCli("aliases", "suggest", "--entity", "product", "--store", store)).stdout.trimEnd().split("\n")).toHaveLength(1);
    const applied = await runCli("aliases", "apply", "--rule", "name", "--store", store);
    expect(applied.stdout).toMatch(/^client c2 is read as c1\n1 merged; undo/);
    expect((await runCli("aliases", "apply", "--rule", "name", "--store", store)).stdout).toMatch(/finds no client under several ids/);
    expect((await runCli("aliases", "list", "--store", store)).stdout).toContain("client,c2,c1,rule:name");
    writeFileSync(at("aliases.csv"), suggested.stdout);
    expect((await runCli("import", "--store", store, at("aliases.csv"))).status).toBe(0);
    expect((await runCli("aliases", "list", "--store", store)).stdout).toContain("client,c3,c1,rule:domain");
  });
});

describe("help and usage", () => {
  it.each([[], ["analyze"], ["recommend"], ["import"], ["serve"], ["demo"], ["doctor"], ["aliases"]])(
    "prints help with examples for %s",
    async (...command) => {
      const { status, stdout, stderr } = await runCli(...command, "--help");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain("Examples:");
    },
  );

  const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no command", [], /no command given/],
    ["an unknown command", ["analyse"], /unknown command 'analyse'.*analyze/],
    ["an unknown option", ["analyze", "--out", "x", "--seeed", "1"], /unknown option '--seeed'.*--seed/],
    ["no output", ["analyze", "--data", northwind], /--out <folder>' not specified/],
    ["no source", ["analyze", "--out", "x"], /give --data FOLDER or --store URL/],
    ["two sources", ["analyze", "--data", northwind, "--store", "duckdb:x", "--out", "x"], /not both/],
    ["a folder that is not there", ["analyze", "--data", "/no/such", "--out", "x"], /\/no\/such/],
    ["a date that is none", ["analyze", "--data", northwind, "--as-of", "2024-02-30", "--out", "x"], /a date such as 2024-12-31/],
    ["an unknown mode", ["analyze", "--data", northwind, "--mode", "slow", "--out", "x"], /fast, thorough/],
    ["a seed that is no number", ["analyze", "--data", northwind, "--seed", "x", "--out", "x"], /whole number/],
    ["an output that is a file", ["analyze", "--data", northwind, "--out", __filename], /is a file; name a folder/],
    ["an output that is a folder", ["recommend", "--data", northwind, "--out", __dirname], /is a folder; name a file/],
    ["no previous run there", ["analyze", "--data", northwind, "--out", "x", "--previous", __dirname], /report\.json/],
    ["too many ranks", ["recommend", "--data", northwind, "--top", "1001", "--out", "x"], /1 to 1000/],
    [
      "an unknown policy",
      ["recommend", "--data", northwind, "--policy", "best", "--out", "x"],
      /--policy best is not known; there are ranking/,
    ],
    ["no file to write", ["recommend", "--data", northwind], /--out FILE is missing/],
    [
      "a list without its column",
      ["recommend", "--data", northwind, "--clients", join(northwind, "products.csv"), "--out", "x"],
      /no column client_id/,
    ],
    [
      "nobody by that day",
      ["recommend", "--data", northwind, "--as-of", "1990-01-01", "--out", "/tmp/dealgraph-x.csv"],
      /no client has a won deal by 1990-01-01/,
    ],
    ["a store of no kind", ["import", "--store", "mysql:x", "--data", northwind], /store "mysql:x"/],
    ["nothing to import", ["import", "--store", "duckdb::memory:"], /give --data FOLDER or files/],
    ["an alias rule that is none", ["aliases", "apply", "--rule", "phone", "--store", "duckdb::memory:"], /name, domain/],
    ["a host beyond this machine", ["serve", "--store", "duckdb::memory:", "--host", "0.0.0.0"], /loopback only/],
    ["a port that is none", ["serve", "--store", "duckdb::memory:", "--port", "70000"], /0 to 65535/],
    ["no store to serve", ["serve"], /--store <url>' not specified/],
  ];
  it.each(bad)("exits with 2 and one clear line for %s", async (_name, args, message) => {
    const { status, stdout, stderr } = await runCli(...args);
    expect(stderr).toMatch(message);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => line.startsWith("error:")),
    ).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
