import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CancelledError } from "../../../graph/numeric/errors";
import { InputError, StoreUnavailableError } from "../../../server/ports/errors";
import { runInScope } from "../../../server/request-scope";
import type { CypherFile } from "../../../server/stores/neo4j/cypher-file";
import { Neo4jDatabase } from "../../../server/stores/neo4j/database";
import { Neo4jDealStore } from "../../../server/stores/neo4j/deal-store";
import { openNeo4jStores } from "../../../server/stores/neo4j/neo4j-stores";
import { parseNeo4jUrl, resolveNeo4jOptions } from "../../../server/stores/neo4j/neo4j-url";
import { until } from "../../server/support/test-service";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(60_000);

/** The error of opening, which must be one line. */
async function errorOfOpening(url: string): Promise<StoreUnavailableError> {
  const error: unknown = await openNeo4jStores(url).then(
    (stores) => stores.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailableError);
  expect((error as Error).message).not.toContain("\n");
  return error as StoreUnavailableError;
}

describe("a Neo4j URL", () => {
  const env = { NEO4J_PASSWORD: "secret" };
  it.each([
    ["neo4j://host", "neo4j://host:7687", null],
    ["bolt://host:1234/sales", "bolt://host:1234", "sales"],
    ["bolt+s://host?database=sales", "bolt+s://host:7687", "sales"],
    ["neo4j+ssc://[::1]:7000/", "neo4j+ssc://[::1]:7000", null],
  ])("%s names server and database", (url, uri, database) => {
    expect(parseNeo4jUrl(url, {}, env)).toMatchObject({ uri, database, user: "neo4j", password: "secret" });
  });

  it("goes before the environment with user and password, and never shows them", () => {
    const target = parseNeo4jUrl("bolt://me:p%40ss@host/db", {}, env);
    expect(target).toMatchObject({ user: "me", password: "p@ss", display: "bolt://host:7687/db" });
  });

  it.each(["http://host", "bolt://host/a/b", "bolt://host?x=1", "bolt://"])("%s is refused", (url) => {
    expect(() => parseNeo4jUrl(url, {}, env)).toThrow(InputError);
  });

  it("needs a password from somewhere", () => {
    expect(() => parseNeo4jUrl("bolt://host", {}, {})).toThrow("set NEO4J_PASSWORD");
  });

  it.each([0, -1, 1.5, Number.NaN])("takes no timeout of %p ms", (queryTimeoutMs) => {
    expect(() => resolveNeo4jOptions({ queryTimeoutMs })).toThrow(InputError);
  });
});

describeWithNeo4j("a Neo4j that cannot be used says why in one line", (neo4j) => {
  const at = (change: (url: URL) => void): string => {
    const url = new URL(neo4j.url);
    change(url);
    return url.href;
  };

  it("when nobody listens", async () => {
    const error = await errorOfOpening("bolt://neo4j:whatever@127.0.0.1:1");
    expect(error.message).toMatch(/unreachable .*check host, port/);
    expect(error.retriable).toBe(true);
  });

  it("when the password is wrong, without showing it", async () => {
    const error = await errorOfOpening(at((url) => (url.password = "not-the-password")));
    expect(error.message).toMatch(/user "neo4j" or the password is wrong; set NEO4J_USER and NEO4J_PASSWORD/);
    expect(error.message).not.toContain("not-the-password");
    expect(error.retriable).toBe(false);
  });

  it("when there is no such database", async () => {
    const error = await errorOfOpening(at((url) => (url.pathname = "/nowhere")));
    expect(error.message).toMatch(/there is no database "nowhere"/);
  });

  it("when a newer program wrote the database", async () => {
    await (await neo4j.openEmpty()).close();
    await neo4j.run("CREATE (:SchemaVersion {version: 99})");
    try {
      expect((await errorOfOpening(neo4j.url)).message).toMatch(/schema version 99, this program knows up to \d+: use the newer program/);
    } finally {
      await neo4j.run("MATCH (s:SchemaVersion {version: 99}) DELETE s");
    }
  });

  it("when a statement takes longer than the query timeout", async () => {
    await (await neo4j.openEmpty()).close();
    const database = await Neo4jDatabase.open(neo4j.url, { queryTimeoutMs: 1, retryTimeMs: 1 });
    try {
      const rows = Array.from({ length: 20_000 }, (_, i) => ({ clientId: `c${i}`, name: "n", attributes: { a: "b" } }));
      await expect(new Neo4jDealStore(database).upsert("clients", rows)).rejects.toThrow(StoreUnavailableError);
      expect(await neo4j.run("MATCH (c:Client) RETURN count(c) AS clients")).toEqual([{ clients: 0 }]);
    } finally {
      await database.close();
    }
  });
});

describeWithNeo4j("a read that takes too long", (neo4j) => {
  const ENDLESS: CypherFile<never> = {
    name: "endless",
    text: "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS n",
    parameters: [],
  };
  const runningReads = async (): Promise<unknown> =>
    (await neo4j.run("SHOW TRANSACTIONS YIELD currentQuery AS query WHERE query STARTS WITH 'UNWIND range' RETURN count(*) AS n"))[0]["n"];

  it("is ended in the server by the query timeout", async () => {
    const database = await Neo4jDatabase.open(neo4j.url, { queryTimeoutMs: 500, retryTimeMs: 1 });
    try {
      await expect(database.query(ENDLESS, {})).rejects.toThrow(/longer than the query timeout|most likely at the query timeout/);
      await until(async () => ((await runningReads()) === 0 ? true : null));
    } finally {
      await database.close();
    }
  });

  it.each([
    [true, "ends in the server when the one who asked goes away"],
    [false, "goes on when it belongs to a change, which ends whole"],
  ])("cancellable %p: %s", async (cancellable) => {
    const database = await Neo4jDatabase.open(neo4j.url, { queryTimeoutMs: 5_000, retryTimeMs: 1 });
    const caller = new AbortController();
    const scope = { requestId: "r", signal: caller.signal, cancellable, statements: 0 };
    const work = runInScope(scope, () => database.query(ENDLESS, {})).catch((error: unknown) => error);
    try {
      await until(async () => ((await runningReads()) === 1 ? true : null));
      caller.abort();
      if (cancellable) {
        expect(await work).toBeInstanceOf(CancelledError);
        await until(async () => ((await runningReads()) === 0 ? true : null));
        expect(await database.query({ ...ENDLESS, text: "RETURN 1 AS one" }, {})).toEqual([[1]]);
      } else {
        await sleep(500);
        expect(await runningReads()).toBe(1);
      }
      expect(scope.statements).toBe(1);
    } finally {
      // The timeout ends the one that goes on.
      await work;
      await database.close();
    }
    await until(async () => ((await runningReads()) === 0 ? true : null));
  });
});

describeWithNeo4j("an older schema", (neo4j) => {
  it("is brought up to date when the store is opened", async () => {
    await (await neo4j.openEmpty()).close();
    await neo4j.run("MATCH (s:SchemaVersion) DELETE s");
    await neo4j.run("DROP INDEX job_created");
    await (await openNeo4jStores(neo4j.url)).close();
    expect(await neo4j.run("SHOW INDEXES YIELD name, state WHERE name = 'job_created' RETURN state")).toEqual([{ state: "ONLINE" }]);
    const versions = readdirSync(join(process.cwd(), "cypher", "schema")).map((folder) => ({ version: Number(folder.slice(1)) }));
    expect(await neo4j.run("MATCH (s:SchemaVersion) RETURN s.version AS version ORDER BY version")).toEqual(versions);
  });
});
