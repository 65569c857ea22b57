import { makeDeal } from "../contracts/deal-store.contract";
import { makeDecision } from "../contracts/decision-log.contract";
import { makeAnalysis, makeRun } from "../contracts/run-store.contract";
import type { Stores } from "../../server/ports/stores";

const at = (second: number): string => new Date(Date.UTC(2024, 0, 1, 0, 0, second)).toISOString();

/** Puts something of everything into a store: records of each kind, aliases, rates, runs, policies, names, decisions, outcomes, jobs. */
export async function fillStore(stores: Stores, nDeals: number): Promise<void> {
  const { deals, runs, decisions, jobs, settings } = stores;
  await deals.upsert("clients", [
    { clientId: "c1", name: "Tyres 😀", attributes: { industry: "tyres" } },
    { clientId: "c2", name: null, attributes: {} },
    { clientId: "twin", name: "Twin", attributes: {} },
  ]);
  const product = {
    name: "P",
    category: "x",
    listPrice: 9.5,
    launchedAt: "2020-01-01",
    discontinuedAt: null,
    funnelId: "f",
    attributes: {},
  };
  await deals.upsert("products", [{ productId: "p1", ...product }]);
  await deals.upsert("agents", [{ agentId: "a1", name: "Ann", capacity: 3, attributes: { team: "north" } }]);
  await deals.upsert(
    "deals",
    Array.from({ length: nDeals }, (_, i) =>
      makeDeal({
        dealId: `d${i}`,
        clientId: `c${(i * 7919) % 300}`,
        productId: `p${(i * 31) % 40}`,
        closedAt: i % 9 === 0 ? null : `2024-0${1 + (i % 9)}-11${i % 2 === 0 ? "" : "T10:00:00.000Z"}`,
        stage: (["won", "won", "lost", "open"] as const)[i % 4],
        amount: i / 8,
        currency: i % 2 === 0 ? "EUR" : "USD",
        attributes: i % 5 === 0 ? { note: `n${i}` } : {},
      }),
    ),
  );
  const lead = { createdAt: at(1), source: "fair", closedAt: null, clientId: "c1", productId: "p1", funnelId: null, agentId: "a1" };
  await deals.upsert("leads", [{ leadId: "l1", outcome: null, ...lead, attributes: {} }]);
  await deals.upsert("activities", [
    {
      activityId: "v1",
      leadId: "l1",
      dealId: null,
      at: at(2),
      type: "call",
      agentId: "a1",
      result: null,
      satisfaction: 0.5,
      attributes: {},
    },
  ]);
  await deals.upsert("assignments", [{ leadId: "l1", agentId: "a1", assignedAt: null }]);
  await deals.putAliases([
    { entity: "client", aliasId: "twin", canonicalId: "c1", reason: "manual" },
    { entity: "product", aliasId: "p3", canonicalId: "nowhere", reason: "rule:name" },
  ]);
  await deals.putRates([
    { currency: "USD", day: null, rate: 0.9 },
    { currency: "USD", day: "2024-03-01", rate: 0.8 },
  ]);
  for (const [i, id] of ["r1", "r2"].entries()) {
    await runs.putRun(makeRun(id, i));
    await runs.saveAnalysis(id, makeAnalysis());
    await runs.putPolicy({ runId: id, name: "ranking", version: 1, createdAt: at(3), body: '{"w":[1,2]}' });
  }
  await runs.putPolicy({ runId: "r1", name: "ranking", version: 2, createdAt: at(4), body: "é" });
  const { id, request, createdAt } = makeRun("r3", 9);
  await runs.putRun({ id, request, createdAt, status: "failed", finishedAt: at(9), error: "no luck" });
  await runs.activateRun("r1");
  await runs.setProblemLabel("p0", "Growth");
  await decisions.append(
    Array.from({ length: 40 }, (_, i) => makeDecision(`x${i}`, { rank: 1 + (i % 3), propensity: 1 / (1 + i), seed: i })),
  );
  await decisions.recordOutcomes([
    { id: "o1", decisionId: "x1", kind: "accepted", at: at(5), amount: 12.5 },
    { id: "o2", decisionId: "x1", kind: "ignored", at: at(6), amount: null },
  ]);
  await settings.put("guardrails", { most: 3 }, at(5), "ann");
  await settings.put("guardrails", { most: 4, never: ["p1"] }, at(6), "bob");
  await jobs.create({ id: "j1", kind: "import", payload: { folder: "/x", options: {} }, at: at(7) });
  await jobs.claim("j1", "dead", at(7), 1000);
  await jobs.heartbeat("j1", "dead", at(7), 1000, { progress: 0.25, stage: "storing", checkpoint: { rows: 5 } });
  await jobs.create({ id: "j2", kind: "analysis", payload: null, at: at(8) });
}
