import { TimeLimitError } from "../../../server/ports/errors";
import { runInScope } from "../../../server/request-scope";
import { Database, queryNumber } from "../../../server/stores/duckdb/database";
import { keysAreSeen, startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

let service: SecuredService;
beforeAll(async () => {
  service = await startSecuredService({ DEALGRAPH_RATE_POINTS: "100", DEALGRAPH_QUERY_TIMEOUT_MS: "300" }, { analysed: false });
});
afterAll(() => service.end());

describe("limits of one key", () => {
  it("take points by what a query costs, not by how many there are", async () => {
    const { key } = service.keyFile.create({ name: "costly", role: "viewer", scopes: null, expiresAt: null }, new Date());
    await keysAreSeen();
    const ask = async (first: number): Promise<[status: number, code: string | undefined]> => {
      const response = await service.call("/graphql", {
        role: null,
        method: "POST",
        headers: { "x-api-key": key },
        body: { query: `{ clients(first: ${first}) { nodes { id name } } }` },
      });
      const { errors } = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
      return [response.status, errors?.[0].extensions.code];
    };
    // Thousands of cost are points beside the one of each request: 30,000 are 30.
    const answers = [await ask(10_000), await ask(10_000), await ask(10_000), await ask(10_000)];
    expect(answers.slice(0, 3).map(([status]) => status)).toEqual([200, 200, 200]);
    expect(answers[3]).toEqual([429, "RATE_LIMITED"]);
    // The minute is another one for every key.
    expect((await service.call("/api/v1/catalog", { role: "viewer" })).status).toBe(200);
  });

  it("bound the streams that it holds open, apart from its files", async () => {
    const stop = new AbortController();
    const open = async (): Promise<number> => {
      const response = await fetch(`${service.url}/api/v1/events`, {
        headers: { authorization: `Bearer ${service.keys.operator}` },
        signal: stop.signal,
      });
      return response.status;
    };
    const statuses: number[] = [];
    for (let i = 0; i < 70; i += 1) statuses.push(await open());
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([64, 429]);
    expect((await service.call("/api/v1/export/record_counts.csv", { role: "operator" })).status).toBe(200);
    const subscribe = () =>
      service.call("/graphql/stream", {
        role: "operator",
        method: "POST",
        headers: { accept: "text/event-stream" },
        body: { query: "subscription { runActivated { runId } }" },
      });
    expect((await subscribe()).status).toBe(429);
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const again = await subscribe();
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });

  it("hold for its scopes on events and subscriptions too", async () => {
    const { key } = service.keyFile.create({ name: "files", role: "admin", scopes: ["lists.*"], expiresAt: null }, new Date());
    await keysAreSeen();
    const headers = { "x-api-key": key, accept: "text/event-stream" };
    expect((await service.call("/api/v1/events", { role: null, headers })).status).toBe(403);
    const refused = await service.call("/graphql/stream", {
      role: null,
      method: "POST",
      headers,
      body: { query: "subscription { runActivated { runId } }" },
    });
    expect(await refused.text()).toMatch(/events\.follow/);
  });
});

describe("time limits", () => {
  it("stop a query in the store, and say so", async () => {
    // The store is kept busy in place of a query that is slow on large data.
    const database = await Database.open(":memory:", { memoryLimit: "256MB", threads: 1 });
    const slow = jest.spyOn(service.stores.runs, "runs").mockImplementation(async () => {
      await database.read((connection) => queryNumber(connection, "SELECT count(*) FROM range(100000000) a, range(100000000) b"));
      return [];
    });
    const started = performance.now();
    const { errors } = await service.graphql("{ runs { nodes { id } } }");
    slow.mockRestore();
    expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/longer than 300 ms/) as string, extensions: { code: "TIMEOUT" } });
    expect(performance.now() - started).toBeLessThan(10_000);
    // Nothing runs on: closing would wait for it.
    await database.close();
    expect((await service.graphql("{ runs { totalCount } }")).errors).toBeUndefined();
  });

  it("leave alone what must not stop half way", async () => {
    const database = await Database.open(":memory:", { memoryLimit: "256MB", threads: 1 });
    const controller = new AbortController();
    const scope = { requestId: "r", signal: controller.signal, cancellable: false, statements: 0 };
    const work = runInScope(scope, () => database.read((connection) => queryNumber(connection, "SELECT count(*) FROM range(3000000)")));
    controller.abort(new TimeLimitError("late"));
    expect(await work).toBe(3_000_000);
    await database.close();
  });
});

describe("the audit log", () => {
  it("has every change and every file, with who asked, and nothing that was refused", async () => {
    await service.graphql("mutation { setGuardrails(rules: { minOwners: 2 }) { version } }", { role: "operator" });
    await service.graphql("mutation { setGuardrails(rules: { minOwners: 3 }) { version } }", { role: "viewer" });
    await (await service.call("/api/v1/export/clients.csv", { role: "analyst" })).text();
    await (await service.call("/api/v1/export/clients.ndjson", { role: "viewer" })).text();
    await (await service.call("/api/v1/records/products", { method: "POST", body: [{ product_id: "audited" }] })).text();
    const upload = await service.call("/api/v1/import/deals", {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: "deal_id,client_id,product_id,stage\n1,a,p,won\n2,,p,won\n",
    });
    const { follow, rejects } = (await upload.json()) as { follow: string; rejects: string };
    await until(async () => (((await (await service.call(follow)).json()) as { status: string }).status === "succeeded" ? true : null));
    expect(await (await service.call(rejects)).text()).toMatch(/client_id/);
    await (await service.call(rejects, { role: "viewer" })).text();
    const entries = (await (await service.call("/api/v1/audit?first=1000")).json()) as {
      action: string;
      subject: string;
      principal: string;
    }[];
    const of = (action: string) => entries.filter((entry) => entry.action === action);
    expect(of("serving.configure").map(({ principal }) => principal)).toHaveLength(1);
    expect(of("lists.export-personal").map(({ subject }) => subject)).toEqual(["clients.csv"]);
    const jobId = follow.split("/").at(-1) ?? "";
    expect(of("deals.import").map(({ subject }) => subject)).toEqual([`import ${jobId}`, "1 products by event"]);
    expect(of("deals.export").map(({ subject }) => subject)).toEqual([`rejects of job ${jobId}`]);
    for (const key of Object.values(service.keys)) expect(JSON.stringify(entries)).not.toContain(key);
  });
});

describe("keys", () => {
  it("are rotated: the new one works at once, the old one until its grace is over", async () => {
    const { key: old, record } = service.keyFile.create({ name: "bi", role: "viewer", scopes: null, expiresAt: null }, new Date());
    const { key: next } = service.keyFile.rotate(record.id, 1500, new Date());
    await keysAreSeen();
    const ask = async (key: string) => (await service.call("/api/v1/catalog", { role: null, headers: { "x-api-key": key } })).status;
    expect([await ask(old), await ask(next)]).toEqual([200, 200]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect([await ask(old), await ask(next)]).toEqual([401, 200]);
  });
});
