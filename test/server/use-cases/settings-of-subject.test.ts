import { eraseFromSettings, settingsOfSubject } from "../../../server/use-cases/settings-of-subject";
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

test("an agent is found by its own fields only", async () => {
  await stores.settings.put("lists", { owner: { agentId: "zq" }, rows: [{ agent_id: "zq", clientId: "zq" }] }, AT, "ann");
  const of = { subject: "agent", ids: new Set(["zq"]) } as const;
  expect(await eraseFromSettings(stores, of)).toBe(1);
  expect((await stores.settings.setting("lists"))?.body).toEqual({ owner: { agentId: null }, rows: [] });
});
