import { Neo4jError } from "neo4j-driver";
import { Neo4jDatabase, assertNewEnough } from "../../../server/stores/neo4j/database";
import { inspectNeo4j, type InspectOptions } from "../../../server/stores/neo4j/inspect";
import { listSchemaVersions } from "../../../server/stores/neo4j/cypher-file";
import { translateError } from "../../../server/stores/neo4j/neo4j-errors";
import { parseNeo4jUrl } from "../../../server/stores/neo4j/neo4j-url";
import { migrateNeo4j, openNeo4jStores } from "../../../server/stores/neo4j/neo4j-stores";
import { systemClock } from "../../../server/ports/clock";
import { StoreUnavailableError } from "../../../server/ports/errors";
import { runCli } from "../../server/support/run-cli";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(180_000);

const NEWEST = listSchemaVersions().length;

describe("the version of a server", () => {
  it.each(["5.26.0", "5.26.30", "5.30.1", "2025.1.0", "2026.08.1"])("%s will do", (version) => {
    expect(() => {
      assertNewEnough(version, "bolt://x:7687");
    }).not.toThrow();
  });

  it.each(["3.5.35", "4.4.40", "5.0.0", "5.25.9", "undefined"])("%s is too old, with the remedy", (version) => {
    expect(() => {
      assertNewEnough(version, "bolt://x:7687");
    }).toThrow(
      new StoreUnavailableError(`Neo4j at bolt://x:7687 is version ${version}, too old: 5.26 or newer is needed; upgrade the server`),
    );
  });
});

describeWithNeo4j("dealgraph doctor on a server", (neo4j) => {
  beforeEach(async () => {
    await (await neo4j.openEmpty()).close();
  });

  const lines = async (options: Partial<InspectOptions> = {}): Promise<string[]> => {
    const findings = await inspectNeo4j(neo4j.url, { clock: systemClock, ...options });
    return findings.map(({ level, what, remedy }) => `${level} ${what}${remedy === undefined ? "" : `: ${remedy}`}`);
  };

  it("finds a good one good", async () => {
    const found = await lines();
    expect(found.filter((line) => line.startsWith("wrong"))).toEqual([]);
    expect(found[0]).toMatch(/^ok Neo4j \d+\.\d+\.\d+ at bolt:/);
    expect(found.join("\n")).toMatch(/ok \d+ indexes and constraints online\nok user "neo4j" may write\nok the clocks/);
    expect(found.join("\n")).toMatch(/GiB free on the disk of the server|disk of the server cannot be seen/);
  });

  it("names a missing index, and migrate makes it again", async () => {
    await neo4j.run("DROP INDEX job_created");
    expect(await lines()).toContainEqual(
      expect.stringMatching(/^wrong missing indexes: job_created: run `dealgraph migrate --store bolt:.*`$/) as string,
    );
    const doctor = await runCli("doctor", "--store", neo4j.url, "--port", "0");
    expect(doctor).toMatchObject({ status: 1, stdout: expect.stringMatching(/^WRONG {2}missing indexes: job_created: run/m) as string });
    expect(await runCli("migrate", "--store", neo4j.url)).toMatchObject({ status: 0 });
    expect((await lines()).join()).not.toContain("missing indexes");
  });

  it.each([
    [60_000, /^wrong the clock of the server is (59|60) s behind the one of this machine: set both by NTP/],
    [-60_000, /^wrong the clock of the server is (59|60) s ahead of the one of this machine: set both by NTP/],
    [2_000, /^ok the clocks of server and this machine agree/],
  ])("sees clocks that differ by %d ms", async (skewMs, expected) => {
    const clock = { now: () => new Date(Date.now() + skewMs) };
    expect(await lines({ clock })).toContainEqual(expect.stringMatching(expected) as string);
  });

  it.each([
    [{ free: 2 ** 30, all: 2 ** 40 }, /^wrong 1\.0 of 1024\.0 GiB free on the disk of the server, .*: free some/],
    [{ free: 2 ** 39, all: 2 ** 40 }, /^ok 512\.0 of 1024\.0 GiB free on the disk of the server/],
    [null, /^note the disk of the server cannot be seen from here$/],
  ])("sees a disk that is nearly full, where it sees it: %j", async (disk, expected) => {
    expect(await lines({ diskOf: () => disk })).toContainEqual(expect.stringMatching(expected) as string);
  });

  it("names a database that may only be read", async () => {
    // Community cannot be made read-only while it runs: what its driver reports comes from here.
    const message = "No write operations are allowed on this database. The database is in read-only mode on this Neo4j instance.";
    const cause = new Neo4jError(message, "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "", "");
    const refuse = jest.spyOn(Neo4jDatabase.prototype, "write");
    const error = translateError(cause, parseNeo4jUrl(neo4j.url));
    if (!(error instanceof StoreUnavailableError)) throw new Error("the code is not known");
    refuse.mockRejectedValue(error);
    try {
      expect(await lines()).toContainEqual(
        expect.stringMatching(/^wrong no writing: Neo4j at .*may only be read .*; take it out of server.databases.read_only/) as string,
      );
    } finally {
      refuse.mockRestore();
    }
  });
});

describeWithNeo4j("what keeps every command from a server is one line with the remedy and exit status 2", (neo4j) => {
  const at = (change: (url: URL) => void): string => {
    const url = new URL(neo4j.url);
    change(url);
    return url.href;
  };
  const expectRefusal = async (args: readonly string[], message: RegExp): Promise<void> => {
    const { status, stderr } = await runCli(...args);
    const errors = stderr.trim().split("\n");
    expect({ args: args[0], status, errors: errors.length }).toEqual({ args: args[0], status: 2, errors: 1 });
    expect(errors[0]).toMatch(message);
    expect(stderr).not.toContain("not-the-password");
  };
  beforeEach(async () => {
    await (await neo4j.openEmpty()).close();
  });

  it("wrong password, for every command", async () => {
    const url = at((given) => (given.password = "not-the-password"));
    const message = /^error: Neo4j at bolt:.*: user "neo4j" or the password is wrong; set NEO4J_USER and NEO4J_PASSWORD$/;
    for (const args of [
      ["doctor", "--store", url, "--port", "0"],
      ["import", "--store", url, __filename.replace(/[^/]+$/, "deals.csv")],
      ["analyze", "--store", url, "--out", "/tmp/dealgraph-none"],
      ["serve", "--store", url, "--port", "0"],
      ["copy", "--from", url, "--to", url],
    ])
      // Too many wrong passwords are refused for a while, in other words.
      await expectRefusal(args, args[0] === "doctor" ? message : /wrong password|password is wrong/);
    // The server forgets them after five seconds.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
  });

  it("wrong database", async () => {
    await expectRefusal(
      ["doctor", "--store", at((url) => (url.pathname = "/nowhere")), "--port", "0"],
      /there is no database "nowhere"; name an existing one/,
    );
  });

  it("an older schema, until it is migrated; a newer one", async () => {
    await neo4j.run("CREATE (:Client {id: 'c', hash: 1}) WITH 1 AS one MATCH (s:SchemaVersion) DELETE s");
    await neo4j.run("CREATE (:SchemaVersion {version: $version})", { version: NEWEST - 1 });
    await expectRefusal(
      ["doctor", "--store", neo4j.url, "--port", "0"],
      /has schema version \d+, this program needs version \d+: stop other programs on it, back it up, and run `dealgraph migrate --store bolt:.*`$/,
    );
    const migrated = await runCli("migrate", "--store", neo4j.url);
    expect(migrated).toMatchObject({ status: 0, stdout: expect.stringMatching(/had schema version \d+, now \d+/) as string });
    await (await openNeo4jStores(neo4j.url)).close();
    expect(await migrateNeo4j(neo4j.url)).toMatchObject({ before: NEWEST, now: NEWEST });
    await neo4j.run("CREATE (:SchemaVersion {version: 99})");
    try {
      await expectRefusal(
        ["analyze", "--store", neo4j.url, "--out", "/tmp/dealgraph-none"],
        /schema version 99, this program knows up to \d+: use the newer/,
      );
      await expectRefusal(["migrate", "--store", neo4j.url], /schema version 99/);
    } finally {
      await neo4j.run("MATCH (s:SchemaVersion) DELETE s");
      await neo4j.run("MATCH (c:Client {id: 'c'}) DELETE c");
    }
  });
});
