import { eraseFromJobs, eraseFromSettings, settingsOfSubject, withoutSubject } from "../../../server/use-cases/settings-of-subject";
import { openStores } from "../../../server/stores/open-stores";
import type { Stores } from "../../../server/ports/stores";

const AT = "2024-01-01T00:00:00.000Z";
const CLIENT = { subject: "client", ids: new Set(["zq", "zq-alias"]) } as const;
const rule = (clientId: string | null, productId: string | null) => ({
  clientId,
  productId,
  until: null,
  reason: `said ${clientId ?? "nobody"}`,
});

let stores: Stores;
beforeEach(async () => {
  stores = await openStores("duckdb::memory:");
});
afterEach(async () => {
  await stores.close();
});

test("rules about a client go out of every version, and nothing else does", async () => {
  const { settings } = stores;
  const first = { minOwners: 2, doNotOffer: [rule("zq", "p1"), rule("other", null)] };
  const second = {
    minOwners: 3,
    doNotOffer: [rule("zq-alias", null), rule(null, "zq")],
    capacity: [{ productId: "zq", offers: 1, days: 2 }],
  };
  await settings.put("guardrails", first, AT, "ann");
  await settings.put("guardrails", second, AT, "ann");
  await settings.put(
    "experiments",
    [{ id: "e", groups: [{ clients: ["a", "zq"] }, { client_id: "zq", share: 1 }], agentId: "zq" }],
    AT,
    "ann",
  );
  await settings.put("deployment", { champion: "ranking" }, AT, "ann");
  expect(await settingsOfSubject(stores, CLIENT)).toEqual({
    guardrails: [rule("zq-alias", null)],
    experiments: [{ client_id: "zq", share: 1 }],
  });
  expect(await eraseFromSettings(stores, CLIENT)).toBe(3);
  expect((await settings.setting("guardrails", 1))?.body).toEqual({ ...first, doNotOffer: [rule("other", null)] });
  // A product that happens to be called the same stays.
  expect((await settings.setting("guardrails", 2))?.body).toEqual({ ...second, doNotOffer: [rule(null, "zq")] });
  expect((await settings.setting("experiments"))?.body).toEqual([{ id: "e", groups: [{ clients: ["a"] }], agentId: "zq" }]);
  expect(await settingsOfSubject(stores, CLIENT)).toEqual({});
  expect(await eraseFromSettings(stores, CLIENT)).toBe(0);
});

test("sentences lose the word, and whoever is named beside loses the name, not the row", () => {
  const isMeant = (kind: string, id: string) => kind === "agent" && id === "a-1";
  const row = { leadId: "l", agentId: "b", runnerUp: "a-1", log: "to b (next best a-1), a-10 is full" };
  expect(withoutSubject([row, { leadId: "m", agentId: "a-1" }], isMeant)).toEqual([
    { leadId: "l", agentId: "b", runnerUp: null, log: "to b (next best (erased)), a-10 is full" },
  ]);
  const other = { agentIds: ["b"], note: "nothing of it", name: "a-1" };
  expect(withoutSubject(other, isMeant)).toBe(other);
});

test("what finished jobs found loses a client's leads and deals, and says when", async () => {
  const { jobs } = stores;
  const job = await jobs.create({ id: "j1", kind: "leads", payload: { seed: 1 }, at: AT });
  await jobs.claim(job.id, "me", AT, 1000);
  const result = { rank: [{ leadId: "l1" }, { leadId: "l2" }], examples: [{ dealId: "d1" }], n: 2 };
  await jobs.finish(job.id, "me", AT, { status: "succeeded", result });
  await jobs.create({ id: "j2", kind: "funnels", payload: { clientId: "zq" }, at: AT });
  const later = "2024-02-01T00:00:00.000Z";
  const of = { ...CLIENT, leads: new Set(["l1"]), deals: new Set(["d1"]) };
  expect(await eraseFromJobs(stores, of, later)).toBe(1);
  expect(await jobs.job("j1")).toMatchObject({ result: { rank: [{ leadId: "l2" }], examples: [], n: 2 }, updatedAt: later });
  expect(await eraseFromJobs(stores, of, later)).toBe(0);
});

test("an agent is found by its own fields only", async () => {
  await stores.settings.put("lists", { owner: { agentId: "zq" }, rows: [{ agent_id: "zq", clientId: "zq" }] }, AT, "ann");
  const of = { subject: "agent", ids: new Set(["zq"]) } as const;
  expect(await eraseFromSettings(stores, of)).toBe(1);
  expect((await stores.settings.setting("lists"))?.body).toEqual({ owner: { agentId: null }, rows: [] });
});
