import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plantLeadMarket } from "../../../graph/simulation/lead-market";
import { LISTS } from "../../../server/exports/catalogue";
import { importFolder } from "../../../server/ingestion/import-folder";
import type { Stores } from "../../../server/ports/stores";
import { openStores } from "../../../server/stores/open-stores";
import { addNudgeFeedback } from "../../../server/use-cases/desk-settings";
import type { SecuredService } from "../support/secured-service";
import { until } from "../support/test-service";

const CLIENT = "zq-erase-me-7731";
const LEAD = "lead-of-zq-7731";
const AGENT = "agent-zq-4242";
/** Everything that must not be found afterwards. */
export const ERASED_TEXTS = [CLIENT, "Zq Secret Ltd", "zq@secret.example", LEAD, "deal-of-zq", AGENT, "Zq Agent"];

const dealsOf = (client: string, products: readonly string[]) =>
  products.map((product, i) => ({
    deal_id: `deal-of-zq-${i}`,
    client_id: client,
    product_id: product,
    stage: "won",
    closed_at: `2024-0${1 + i}-03`,
    amount: 10 + i,
    agent_id: AGENT,
    mechanic: "call",
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

const instant = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

/** Leads enough for a day at the desk; an open one is the client's, an agent among many is the one who is erased later. */
async function plantLeads({ deals }: Stores): Promise<void> {
  const { rows } = plantLeadMarket({ seed: 4, nHistory: 400, nOpen: 12, nAgents: 4 });
  const [theirs] = rows.leads.filter(({ outcome }) => outcome === null);
  const agentOf = (id: string | null): string | null => (id === "A00" ? AGENT : id);
  const leadOf = (id: string): string => (id === theirs.id ? LEAD : id);
  await deals.upsert(
    "agents",
    rows.agents.map(({ id, ...rest }) => (id === "A00" ? { agentId: AGENT, ...rest, name: "Zq Agent" } : { agentId: id, ...rest })),
  );
  await deals.upsert(
    "leads",
    rows.leads.map(({ id, createdMs, closedMs, agentId, clientId, ...rest }) => ({
      ...rest,
      leadId: leadOf(id),
      createdAt: instant(createdMs),
      closedAt: instant(closedMs),
      agentId: agentOf(agentId),
      clientId: id === theirs.id ? CLIENT : clientId,
    })),
  );
  const activity = { dealId: null, satisfaction: null, attributes: {} };
  await deals.upsert("activities", [
    ...rows.activities.map(({ id, atMs, agentId, leadId, ...rest }) => ({
      ...rest,
      ...activity,
      activityId: id,
      leadId: leadOf(leadId),
      agentId: agentOf(agentId),
      at: instant(atMs) ?? "",
    })),
    // It was answered once and is quiet since: there is something to do about it.
    {
      ...activity,
      activityId: "act-zq-1",
      leadId: LEAD,
      at: instant(theirs.createdMs + 3_600_000) ?? "",
      type: "call",
      agentId: AGENT,
      result: null,
    },
  ]);
}

/**
 * An erasure from end to end on a running service, whatever its store.
 * @param leftovers looks, after the service stopped, into what the store owns, and returns where any of the texts is left
 */
export function describeErasure(
  name: string,
  start: () => Promise<SecuredService>,
  leftovers: (service: SecuredService, texts: readonly string[]) => Promise<readonly string[]>,
): void {
  describe(`an erasure, on ${name}`, () => {
    let service: SecuredService;
    let stopped = false;
    let receipt: Receipt;
    let exported: {
      readonly records: Readonly<Record<string, readonly object[]>>;
      readonly derived: Readonly<Record<string, readonly object[]>>;
      readonly settings: Readonly<Record<string, readonly object[]>>;
      readonly decisions: readonly object[];
    };

    const post = (path: string, body: object) => service.call(path, { method: "POST", body });
    async function ask<T>(query: string, variables: object = {}): Promise<T> {
      const { data, errors } = await service.graphql<T>(query, { variables });
      expect(errors).toBeUndefined();
      return data;
    }
    const products = async () =>
      (await ask<{ products: { nodes: { id: string }[] } }>("{ products(first: 6) { nodes { id } } }")).products.nodes.map(({ id }) => id);
    const activeRun = async () => (await ask<{ activeRun: { id: string } | null }>("{ activeRun { id } }")).activeRun?.id ?? null;
    const settled = async (id: string): Promise<void> => {
      const status = await until(async () => {
        const job = (await (await service.call(`/api/v1/jobs/${id}`)).json()) as { status: string; error: string | null };
        return job.status === "queued" || job.status === "running" ? null : `${job.status} ${job.error ?? ""}`;
      }, 120_000);
      expect(status).toBe("succeeded ");
    };
    /** Lists that name an id in any row. */
    const listsWith = async (id: string): Promise<string[]> => {
      const found: string[] = [];
      for (const { name: list } of LISTS.filter((one) => one.name !== "recommendations"))
        if ((await (await service.call(`/api/v1/export/${list}.ndjson`)).text()).includes(id)) found.push(list);
      return found;
    };

    beforeAll(async () => {
      service = await start();
      const ids = await products();
      const client = [{ client_id: CLIENT, name: "Zq Secret Ltd", email: "zq@secret.example" }];
      expect((await post("/api/v1/records/clients", client)).status).toBe(200);
      await plantLeads(service.stores);
      expect((await post("/api/v1/records/deals", dealsOf(CLIENT, ids.slice(0, 4)))).status).toBe(200);
      expect((await post("/api/v1/records/assignments", [{ lead_id: LEAD, agent_id: AGENT, assigned_at: "2024-01-01" }])).status).toBe(200);
      const { startAnalysis } = await ask<{ startAnalysis: { id: string } }>(
        "mutation { startAnalysis(input: { mode: FAST, seed: 3 }) { id } }",
      );
      await settled(startAnalysis.id);
      const served = await ask<{ serveRecommendation: { runId: string } }>(
        "mutation($id: ID!) { serveRecommendation(clientId: $id) { runId } }",
        { id: CLIENT },
      );
      expect(served.serveRecommendation.runId).toBe(startAnalysis.id);
      await ask(
        'mutation($id: ID!) { setGuardrails(rules: { doNotOffer: [{ clientId: $id, reason: "asked not to be called" }] }) { version } }',
        {
          id: CLIENT,
        },
      );
      const { startFunnelStudy } = await ask<{ startFunnelStudy: { id: string } }>("mutation { startFunnelStudy { id } }");
      await settled(startFunnelStudy.id);
      const { startLeadDesk } = await ask<{ startLeadDesk: { id: string } }>("mutation { startLeadDesk { id } }");
      await settled(startLeadDesk.id);
      await addNudgeFeedback(
        service.stores,
        { leadId: LEAD, action: "call", verdict: "rejected", until: null, at: "2024-02-01T00:00:00.000Z" },
        "ann",
      );
      expect(await listsWith(CLIENT)).toEqual(expect.arrayContaining(["client_mixtures", "deals", "leads", "decisions"]));
      expect(await listsWith(LEAD)).toEqual(expect.arrayContaining(["lead_ranks", "lead_assignments"]));
      // What an import beside an embedded store left.
      if (service.storeUrl.startsWith("duckdb:"))
        writeFileSync(join(service.folder, "store.duckdb.rejects.csv"), `file,line,value\nclients.csv,2,${CLIENT}\n`);

      exported = (await (await service.call(`/api/v1/privacy/client/${CLIENT}`)).json()) as typeof exported;
      const before = await activeRun();
      // An analysis and a study that began with the client's rows, and end after they went.
      const { late } = await ask<{ late: { id: string } }>("mutation { late: startAnalysis(input: { mode: FAST, seed: 4 }) { id } }");
      await until(async () => {
        const { run } = await ask<{ run: { status: string; progress: number } | null }>(
          "query($id: ID!) { run(id: $id) { status progress } }",
          {
            id: late.id,
          },
        );
        return run?.status === "RUNNING" && run.progress > 0.02 ? true : run?.status === "SUCCEEDED" ? true : null;
      });
      const answer = await service.call(`/api/v1/privacy/client/${CLIENT}`, { method: "DELETE" });
      expect(answer.status).toBe(200);
      receipt = (await answer.json()) as Receipt;
      await settled(late.id);
      await until(async () => ((await activeRun()) === receipt.retrainingRunId ? true : null), 120_000);
      expect(receipt.retrainingRunId).not.toBe(before);
    }, 300_000);
    afterAll(async () => {
      if (!stopped) await service.end();
    });

    it("gives a person everything that is stored about it, before", () => {
      const counts = Object.fromEntries(Object.entries(exported.records).map(([kind, rows]) => [kind, rows.length]));
      expect(counts).toMatchObject({ clients: 1, deals: 4, leads: 1, assignments: 1 });
      expect(counts["activities"]).toBeGreaterThan(0);
      expect(Object.keys(exported.derived)).toEqual(
        expect.arrayContaining(["client_mixtures", "client_states", "decisions", "lead_ranks", "lead_assignments"]),
      );
      expect(Object.keys(exported.settings).sort()).toEqual(["guardrails", "nudge-feedback"]);
      expect(exported.decisions.length).toBeGreaterThan(0);
    });

    it("lists in the receipt what was done, under keyed hashes only", () => {
      expect(receipt.rows).toMatchObject({ clients: 1, deals: 4, leads: 1, assignments: 1, "versions of settings": 2 });
      // The day at the desk, and whatever else named it.
      expect(receipt.rows["results of jobs"]).toBeGreaterThanOrEqual(1);
      expect(receipt.decisions).toBeGreaterThan(0);
      expect(receipt.runs.length).toBeGreaterThanOrEqual(1);
      expect(receipt.policies.every(({ treatment }) => treatment === "retrain")).toBe(true);
      expect(receipt.exports.map(({ subject }) => subject)).toContain("client_mixtures.ndjson");
      expect(ERASED_TEXTS.slice(0, 5).filter((text) => JSON.stringify(receipt).includes(text))).toEqual([]);
    });

    it("leaves nothing that a query finds", async () => {
      const data = await ask<object>(
        `{ client(id: "${CLIENT}") { id } search(text: "zq-erase") { id } clients(search: "zq-erase") { totalCount } flat_deals(where: {client_id: {_eq: "${CLIENT}"}}) { totalCount } }`,
      );
      expect(data).toEqual({ client: null, search: [], clients: { totalCount: 0 }, flat_deals: { totalCount: 0 } });
      expect(await listsWith(CLIENT)).toEqual([]);
      expect(await listsWith(LEAD)).toEqual([]);
      expect(await listsWith("deal-of-zq")).toEqual([]);
      expect((await service.call(`/api/v1/privacy/client/${CLIENT}`)).status).toBe(404);
      for (const file of ["story.graphml", "story.gexf", "story.jgf", "neo4j/clients.csv", "neo4j/bought.csv"])
        expect([file, (await (await service.call(`/api/v1/graph/${file}`)).text()).includes(CLIENT)]).toEqual([file, false]);
      const audit = await (await service.call("/api/v1/audit?first=10000")).text();
      expect(ERASED_TEXTS.slice(0, 5).filter((text) => audit.includes(text))).toEqual([]);
      // Results that are not served, too.
      for (const run of await service.stores.runs.runs(100))
        expect([run.id, (await service.stores.runs.loadAnalysis(run.id))?.clientIds.includes(CLIENT as never) ?? false]).toEqual([
          run.id,
          false,
        ]);
      const jobs = JSON.stringify(await service.stores.jobs.jobs(1000));
      expect(ERASED_TEXTS.slice(0, 5).filter((text) => jobs.includes(text))).toEqual([]);
    });

    it("does not let a re-import bring it back, by event or upload", async () => {
      const ids = await products();
      const event: object = (await (await post("/api/v1/records/deals", dealsOf(CLIENT, ids.slice(0, 2)))).json()) as object;
      expect(event).toMatchObject({ erased: 2, inserted: 0 });
      const csv = `deal_id,client_id,product_id,stage,closed_at\nagain-1,${CLIENT},${ids[0]},won,2024-05-01\nother-1,newcomer-1,${ids[1]},won,2024-05-01\n`;
      const upload = (await (
        await service.call("/api/v1/import/deals", { method: "POST", headers: { "content-type": "text/csv" }, body: csv })
      ).json()) as { job_id: string };
      await settled(upload.job_id);
      const { a, b } = await ask<{ a: object | null; b: object | null }>(
        `{ a: client(id: "${CLIENT}") { id } b: client(id: "newcomer-1") { id } }`,
      );
      expect([a, b]).toEqual([null, { id: "newcomer-1" }]);
    });

    it("takes an agent's name and the rows that are the agent's own; deals stay without it", async () => {
      await post("/api/v1/records/deals", [{ ...dealsOf("newcomer-1", await products())[2], deal_id: "kept-1" }]);
      const answer = (await (await service.call(`/api/v1/privacy/agent/${AGENT}`, { method: "DELETE" })).json()) as Receipt;
      expect(answer.rows).toMatchObject({ agents: 1, "deals cleared": 1 });
      expect(answer.rows["results of jobs"]).toBeGreaterThanOrEqual(1);
      const { flat_deals: deals } = await ask<{ flat_deals: { nodes: object[] } }>(
        `{ flat_deals(where: {deal_id: {_eq: "kept-1"}}) { nodes { agent_id } } }`,
      );
      expect(deals.nodes).toEqual([{ agent_id: null }]);
      await post("/api/v1/records/leads", [{ lead_id: "l9", agent_id: AGENT }]);
      expect(await listsWith(AGENT)).toEqual([]);
    });

    it("leaves nothing that holds the key once the service stopped and the store was compacted, and still no re-import brings it back", async () => {
      await service.stop();
      stopped = true;
      expect(await leftovers(service, ERASED_TEXTS)).toEqual([]);
      const logged = JSON.stringify(service.entries);
      expect(ERASED_TEXTS.filter((text) => logged.includes(text))).toEqual([]);

      // Another process that knows of the erasure by the store alone.
      const folder = join(service.folder, "again");
      mkdirSync(folder);
      writeFileSync(join(folder, "clients.csv"), `client_id,name\n${CLIENT},Zq Secret Ltd\nnewcomer-2,Nobody\n`);
      const stores = await openStores(service.storeUrl);
      try {
        expect((await stores.deals.counts()).clients).toBeGreaterThan(100);
        expect((await stores.runs.activeRun())?.id).toBe(receipt.retrainingRunId);
        const { inserted } = await importFolder(stores, { folder, now: new Date("2026-01-01") });
        expect(inserted).toBe(1);
        const found: string[] = [];
        await stores.deals.scan("clients", (rows) => {
          found.push(...rows.map(({ clientId }) => clientId));
          return Promise.resolve();
        });
        expect([found.includes("newcomer-2"), found.includes(CLIENT)]).toEqual([true, false]);
      } finally {
        await stores.close();
      }
    });
  });
}

/** Files under a folder that hold one of the texts, with the text. */
export function filesWith(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const content = readFileSync(join(entry.parentPath, entry.name));
      return texts.filter((text) => content.includes(text)).map((text) => `${entry.name}: ${text}`);
    });
}
