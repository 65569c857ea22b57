import { asClientId } from "../../graph/deals/ids";
import type { DealRecord } from "../../server/ports/deal-store";
import type { PrivacyStore } from "../../server/ports/privacy-store";
import type { Stores } from "../../server/ports/stores";
import { makeDecision } from "./decision-log.contract";
import type { OpenEmptyStores } from "./store-factory";

const deal = (dealId: string, clientId: string, fields: Partial<DealRecord> = {}): DealRecord => ({
  dealId,
  clientId,
  productId: "p",
  stage: "won",
  kind: "deal",
  openedAt: null,
  closedAt: "2024-01-01",
  amount: 1,
  currency: null,
  quantity: null,
  agentId: null,
  funnelId: null,
  mechanic: null,
  attributes: {},
  ...fields,
});
const lead = (leadId: string, clientId: string | null) => ({
  leadId,
  outcome: "won" as const,
  createdAt: null,
  source: null,
  closedAt: null,
  clientId,
  productId: null,
  funnelId: null,
  agentId: null,
  attributes: {},
});
const jobAt = (id: string, status: "queued" | "running" | "succeeded" | "failed", updatedAt: string) => ({
  id,
  kind: "import" as const,
  status,
  payload: {},
  progress: 0,
  stage: "",
  checkpoint: null,
  result: null,
  error: status === "failed" ? "no disk" : null,
  owner: null,
  leaseUntil: null,
  createdAt: "2024-01-01T00:00:00.000Z",
  updatedAt,
});

/** What every store must do to forget. */
export function describePrivacyStore(name: string, open: OpenEmptyStores): void {
  describe(`privacy store: ${name}`, () => {
    let stores: Stores;
    let privacy: PrivacyStore;
    beforeEach(async () => {
      stores = await open();
      privacy = stores.privacy;
    });
    afterEach(async () => {
      await stores.close();
    });

    it("finds all ids of a client under any of its ids, and nothing of others", async () => {
      await stores.deals.upsert("deals", [
        deal("d2", "a"),
        deal("d1", "b", { stage: "open", closedAt: null }),
        deal("d3", "b", { stage: "lost" }),
        deal("d3", "b", { productId: "q" }),
        deal("d9", "other"),
      ]);
      await stores.deals.upsert("leads", [lead("l2", "b"), lead("l1", "a"), lead("l9", "other"), lead("l8", null)]);
      await stores.deals.putAliases([{ entity: "client", aliasId: "b", canonicalId: "a", reason: "manual" }]);
      const all = { clients: ["a", "b"], leads: ["l1", "l2"], deals: ["d1", "d2", "d3"] };
      expect(await privacy.idsOfClient("a")).toEqual(all);
      expect(await privacy.idsOfClient("b")).toEqual(all);
    });

    it("knows of an unknown client its id, in which nothing is a statement", async () => {
      const id = "') DETACH DELETE n //'; DROP TABLE deals; --";
      expect(await privacy.idsOfClient(id)).toEqual({ clients: [id], leads: [], deals: [] });
      expect(await privacy.removeAgent(id)).toEqual({ agents: 0, assignments: 0 });
      expect(await privacy.removeDecisions([id])).toBe(0);
      expect(await privacy.removeDecisions([])).toBe(0);
    });

    it("finds nothing more once the client is erased", async () => {
      await stores.deals.upsert("deals", [deal("d1", "a"), deal("d2", "b")]);
      await stores.deals.upsert("leads", [lead("l1", "a")]);
      await stores.deals.eraseClient(asClientId("a"));
      expect(await privacy.idsOfClient("a")).toEqual({ clients: ["a"], leads: [], deals: [] });
      expect((await privacy.idsOfClient("b")).deals).toEqual(["d2"]);
    });

    it("removes an agent with its assignments, and leaves leads and deals", async () => {
      await stores.deals.upsert("agents", [
        { agentId: "g", name: "Ann", capacity: null, attributes: {} },
        { agentId: "h", name: "Bob", capacity: 3, attributes: {} },
      ]);
      await stores.deals.upsert("leads", [lead("l1", "a")]);
      await stores.deals.upsert("deals", [deal("d1", "a", { agentId: "g" })]);
      await stores.deals.upsert("assignments", [
        { leadId: "l1", agentId: "g", assignedAt: "2024-01-01" },
        { leadId: "l2", agentId: "g", assignedAt: null },
        { leadId: "l1", agentId: "h", assignedAt: "2024-01-02" },
      ]);
      expect(await privacy.removeAgent("g")).toEqual({ agents: 1, assignments: 2 });
      expect(await privacy.removeAgent("g")).toEqual({ agents: 0, assignments: 0 });
      expect(await stores.deals.counts()).toMatchObject({ agents: 1, assignments: 1, leads: 1, deals: 1 });
    });

    it("removes the decisions of some clients with their outcomes", async () => {
      await stores.decisions.append([
        makeDecision("d1", { clientId: "a" }),
        makeDecision("d2", { clientId: "a", rank: 2 }),
        makeDecision("d3", { clientId: "b" }),
        makeDecision("d4", { clientId: "other" }),
      ]);
      const outcome = (id: string, decisionId: string) =>
        ({ id, decisionId, kind: "accepted", at: "2024-02-01T00:00:00.000Z", amount: 1 }) as const;
      for (const [id, decisionId] of [
        ["o1", "d1"],
        ["o2", "d1"],
        ["o4", "d4"],
      ])
        await stores.decisions.recordOutcome(outcome(id, decisionId));
      expect(await privacy.removeDecisions(["a", "b", "nobody"])).toBe(3);
      expect(await stores.decisions.decision("d1")).toBeNull();
      expect([...(await stores.decisions.outcomesOf(["d1", "d3", "d4"])).keys()]).toEqual(["d4"]);
      expect(await privacy.removeDecisions(["a", "b"])).toBe(0);
      // A decision of the same id may be made again: nothing of the old one is in its way.
      await stores.decisions.append([makeDecision("d1", { clientId: "a", propensity: 0.9 })]);
      expect(await stores.decisions.recordOutcome(outcome("o1", "d1"))).toBe(true);
    });

    it("removes what is older than an instant, never what is still to be done", async () => {
      const before = "2024-06-01T00:00:00.000Z";
      await stores.decisions.append([
        makeDecision("old", { at: "2024-05-31T23:59:59.999Z" }),
        makeDecision("edge", { at: before }),
        makeDecision("new", { at: "2024-07-01T00:00:00.000Z" }),
      ]);
      await stores.decisions.recordOutcome({ id: "o", decisionId: "old", kind: "accepted", at: "2024-08-01T00:00:00.000Z", amount: null });
      const long = "2024-01-02T00:00:00.000Z";
      for (const job of [
        jobAt("done", "succeeded", long),
        jobAt("failed", "failed", long),
        jobAt("waits", "queued", long),
        jobAt("runs", "running", long),
        jobAt("edge", "succeeded", before),
      ])
        await stores.jobs.restore(job);
      expect(await privacy.removeOlder(before)).toEqual({ decisions: 1, jobs: 2 });
      expect(await privacy.removeOlder(before)).toEqual({ decisions: 0, jobs: 0 });
      const left = await Promise.all(["done", "failed", "waits", "runs", "edge"].map((id) => stores.jobs.job(id)));
      expect(left.map((job) => job?.id ?? null)).toEqual([null, null, "waits", "runs", "edge"]);
      expect(await stores.decisions.decision("old")).toBeNull();
      expect((await stores.decisions.outcomesOf(["old"])).size).toBe(0);
      expect((await stores.decisions.decision("edge"))?.id).toBe("edge");
    });
  });
}
