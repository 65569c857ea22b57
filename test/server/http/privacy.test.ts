import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../../server/config";
import { importFolder } from "../../../server/ingestion/import-folder";
import { PrivacyFile } from "../../../server/privacy/privacy-file";
import { guardRecords } from "../../../server/privacy/guard-records";
import { LISTS } from "../../../server/exports/catalogue";
import { compactFile } from "../../../server/stores/duckdb/compact-file";
import { openStores } from "../../../server/stores/open-stores";
import { startSecuredService, type SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

const CLIENT = "zq-erase-me-7731";
const LEAD = "lead-of-zq-7731";
const AGENT = "agent-zq-4242";

const dealsOf = (client: string, products: readonly string[]) =>
  products.map((product, i) => ({
    deal_id: `deal-of-zq-${i}`,
    client_id: client,
    product_id: product,
    stage: "won",
    closed_at: `2024-0${1 + i}-03`,
    amount: 10 + i,
    agent_id: AGENT,
  }));

interface Receipt {
  readonly hashes: readonly string[];
  readonly rows: Readonly<Record<string, number>>;
  readonly decisions: number;
  readonly runs: readonly string[];
  readonly policies: readonly { readonly treatment: string }[];
  readonly retrainingRunId: string | null;
  readonly exports: readonly { readonly subject: string }[];
}

let service: SecuredService;
let stopped = false;
let receipt: Receipt;
let exported: {
  readonly records: Readonly<Record<string, readonly object[]>>;
  readonly derived: Readonly<Record<string, readonly object[]>>;
  readonly decisions: readonly object[];
};

const post = (path: string, body: object) => service.call(path, { method: "POST", body });
const products = async () =>
  (await service.graphql<{ products: { nodes: { id: string }[] } }>("{ products(first: 6) { nodes { id } } }")).data.products.nodes.map(
    ({ id }) => id,
  );
const activeRun = async () =>
  (await service.graphql<{ activeRun: { id: string } | null }>("{ activeRun { id } }")).data.activeRun?.id ?? null;

beforeAll(async () => {
  service = await startSecuredService({}, { analysed: false });
  const ids = await products();
  expect((await post("/api/v1/records/clients", [{ client_id: CLIENT, name: "Zq Secret Ltd", email: "zq@secret.example" }])).status).toBe(
    200,
  );
  expect((await post("/api/v1/records/agents", [{ agent_id: AGENT, name: "Zq Agent" }])).status).toBe(200);
  expect((await post("/api/v1/records/deals", dealsOf(CLIENT, ids.slice(0, 4)))).status).toBe(200);
  expect(
    (await post("/api/v1/records/leads", [{ lead_id: LEAD, client_id: CLIENT, agent_id: AGENT, created_at: "2024-01-01" }])).status,
  ).toBe(200);
  expect(
    (await post("/api/v1/records/activities", [{ activity_id: "act-zq-1", lead_id: LEAD, at: "2024-01-02", agent_id: AGENT }])).status,
  ).toBe(200);
  expect((await post("/api/v1/records/assignments", [{ lead_id: LEAD, agent_id: AGENT, assigned_at: "2024-01-01" }])).status).toBe(200);
  await service.graphql("mutation { startAnalysis(input: { mode: FAST, seed: 3 }) { id } }");
  await until(async () => ((await activeRun()) === null ? null : true), 120_000);
  const served = await service.graphql("mutation($id: ID!) { serveRecommendation(clientId: $id) { runId } }", {
    variables: { id: CLIENT },
  });
  expect(served.errors).toBeUndefined();
  const barred = await service.graphql(
    'mutation($id: ID!) { setGuardrails(rules: { doNotOffer: [{ clientId: $id, reason: "asked not to be called" }] }) { version } }',
    { variables: { id: CLIENT } },
  );
  expect(barred.errors).toBeUndefined();
  expect(await (await service.call("/api/v1/export/client_mixtures.csv")).text()).toContain(CLIENT);
  writeFileSync(join(service.folder, "store.duckdb.rejects.csv"), `file,line,value\nclients.csv,2,${CLIENT}\n`);

  exported = (await (await service.call(`/api/v1/privacy/client/${CLIENT}`)).json()) as typeof exported;
  const before = await activeRun();
  const answer = await service.call(`/api/v1/privacy/client/${CLIENT}`, { method: "DELETE" });
  expect(answer.status).toBe(200);
  receipt = (await answer.json()) as Receipt;
  await until(async () => ((await activeRun()) === before ? null : true), 120_000);
}, 300_000);
afterAll(async () => {
  if (!stopped) await service.end();
});

/** Files of the service that hold a text. */
function filesWith(text: string): string[] {
  return readdirSync(service.folder, { recursive: true })
    .map(String)
    .filter((name) => {
      try {
        return readFileSync(join(service.folder, name)).includes(text);
      } catch {
        return false;
      }
    });
}

it("gives a person everything that is stored about it, before", () => {
  const counts = Object.fromEntries(Object.entries(exported.records).map(([kind, rows]) => [kind, rows.length]));
  expect(counts).toEqual({ clients: 1, deals: 4, leads: 1, activities: 1, assignments: 1 });
  expect(Object.keys(exported.derived)).toEqual(expect.arrayContaining(["client_mixtures", "client_states"]));
  expect(exported.decisions.length).toBeGreaterThan(0);
});

it("lists in the receipt what was done, under keyed hashes only", () => {
  expect(receipt.rows).toMatchObject({ clients: 1, deals: 4, leads: 1, activities: 1, assignments: 1, "versions of settings": 1 });
  expect(receipt.decisions).toBeGreaterThan(0);
  expect(receipt.runs).toHaveLength(1);
  expect(receipt.policies.every(({ treatment }) => treatment === "retrain")).toBe(true);
  expect(receipt.retrainingRunId).not.toBeNull();
  expect(receipt.exports.map(({ subject }) => subject)).toContain("client_mixtures.csv");
  expect(JSON.stringify(receipt)).not.toContain(CLIENT);
});

it("leaves nothing that a query finds", async () => {
  const { data } = await service.graphql<{
    client: object | null;
    search: object[];
    clients: { totalCount: number };
    flat_deals: { totalCount: number };
  }>(
    `{ client(id: "${CLIENT}") { id } search(text: "zq-erase") { id } clients(search: "zq-erase") { totalCount } flat_deals(where: {client_id: {_eq: "${CLIENT}"}}) { totalCount } }`,
  );
  expect(data).toEqual({ client: null, search: [], clients: { totalCount: 0 }, flat_deals: { totalCount: 0 } });
  for (const { name } of LISTS.filter((list) => list.name !== "recommendations")) {
    const text = await (await service.call(`/api/v1/export/${name}.ndjson`)).text();
    expect([name, text.includes(CLIENT)]).toEqual([name, false]);
  }
  expect((await service.call(`/api/v1/privacy/client/${CLIENT}`)).status).toBe(404);
  expect((await service.call("/api/v1/graph/story.graphml")).status).toBe(200);
  expect(await (await service.call("/api/v1/audit?first=10000")).text()).not.toContain(CLIENT);
});

it("does not let a re-import bring it back, by event, upload or folder", async () => {
  const ids = await products();
  const event = (await (await post("/api/v1/records/deals", dealsOf(CLIENT, ids.slice(0, 2)))).json()) as {
    erased: number;
    inserted: number;
  };
  expect(event).toMatchObject({ erased: 2, inserted: 0 });
  const csv = `deal_id,client_id,product_id,stage,closed_at\nagain-1,${CLIENT},${ids[0]},won,2024-05-01\nother-1,newcomer-1,${ids[1]},won,2024-05-01\n`;
  const upload = (await (
    await service.call("/api/v1/import/deals", { method: "POST", headers: { "content-type": "text/csv" }, body: csv })
  ).json()) as { job_id: string };
  const job = await until(async () => {
    const found = (await (await service.call(`/api/v1/jobs/${upload.job_id}`)).json()) as { status: string; result?: { inserted: number } };
    return found.status === "succeeded" || found.status === "failed" ? found : null;
  });
  expect(job).toMatchObject({ status: "succeeded", result: { inserted: 1 } });
  const { data } = await service.graphql<{ a: object | null; b: object | null }>(
    `{ a: client(id: "${CLIENT}") { id } b: client(id: "newcomer-1") { id } }`,
  );
  expect(data).toEqual({ a: null, b: { id: "newcomer-1" } });
});

it("erases an agent: its name goes, the deals stay without it", async () => {
  await post("/api/v1/records/deals", [
    {
      deal_id: "kept-1",
      client_id: "newcomer-1",
      product_id: (await products())[2],
      stage: "won",
      closed_at: "2024-06-01",
      agent_id: AGENT,
    },
  ]);
  const answer = (await (await service.call(`/api/v1/privacy/agent/${AGENT}`, { method: "DELETE" })).json()) as Receipt;
  expect(answer.rows).toMatchObject({ agents: 1, "deals cleared": 1 });
  const { data } = await service.graphql<{ flat_deals: { nodes: { agent_id: string | null }[] } }>(
    `{ flat_deals(where: {deal_id: {_eq: "kept-1"}}) { nodes { agent_id } } }`,
  );
  expect(data.flat_deals.nodes).toEqual([{ agent_id: null }]);
  await post("/api/v1/records/leads", [{ lead_id: "l9", agent_id: AGENT }]);
  expect(await (await service.call("/api/v1/export/leads.ndjson")).text()).not.toContain(AGENT);
});

it("leaves no file that holds the key, after the service stopped and the store was compacted", async () => {
  await service.stop();
  stopped = true;
  await compactFile(join(service.folder, "store.duckdb"));
  for (const text of [CLIENT, "Zq Secret Ltd", "zq@secret.example", LEAD, AGENT, "Zq Agent"])
    expect([text, filesWith(text)]).toEqual([text, []]);
  expect(service.entries.filter((entry) => /zq-erase-me|Zq Secret|zq@secret/.test(JSON.stringify(entry)))).toEqual([]);
  const stores = await openStores(service.storeUrl);
  expect((await stores.deals.counts()).clients).toBeGreaterThan(100);
  expect((await stores.runs.activeRun())?.id).toBe(receipt.retrainingRunId);
  await stores.close();
});

describe("pseudonyms at import", () => {
  it("replace personal fields by the same keyed hash in files and events, on every import", async () => {
    const book = new PrivacyFile({ path: null, key: "k".repeat(32), pseudonymFields: ["clients.name", "clients.email"] });
    const folder = join(service.folder, "data");
    const { mkdirSync } = await import("node:fs");
    mkdirSync(folder);
    writeFileSync(join(folder, "clients.csv"), "client_id,name,email,size\nc1,Ann Smith,ann@x.example,5\n");
    const stores = await openStores("duckdb::memory:");
    await importFolder(stores, { folder, now: new Date("2026-01-01"), privacy: book });
    const rows: object[] = [];
    await stores.deals.scan("clients", (batch) => {
      rows.push(...batch);
      return Promise.resolve();
    });
    await stores.close();
    expect(rows).toEqual([
      { clientId: "c1", name: book.pseudonym("Ann Smith"), attributes: { email: book.pseudonym("ann@x.example"), size: "5" } },
    ]);
    expect(
      guardRecords(book, "clients", [{ clientId: "c1", name: "Ann Smith", attributes: { email: "ann@x.example", size: "5" } }]),
    ).toEqual(rows);
    const other = new PrivacyFile({ path: null, key: "other", pseudonymFields: [] });
    expect(other.pseudonym("Ann Smith")).not.toBe(book.pseudonym("Ann Smith"));
  });

  it("are off by default", () => {
    expect(readConfig({}).pseudonymFields).toEqual([]);
  });
});
