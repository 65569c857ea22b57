import { plantLeadMarket } from "../../../graph/simulation/lead-market";
import { openStores } from "../../../server/stores/open-stores";
import { startTestService, until, type TestService } from "../support/test-service";

const instant = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

let service: TestService;
beforeAll(async () => {
  const { rows } = plantLeadMarket({ seed: 4, nHistory: 500, nOpen: 20, nAgents: 4 });
  const stores = await openStores("duckdb::memory:");
  await stores.deals.upsert(
    "agents",
    rows.agents.map(({ id, ...rest }) => ({ agentId: id, ...rest })),
  );
  // A few of the new leads were answered and have gone quiet since.
  const open = rows.leads.filter(({ outcome }) => outcome === null).slice(0, 6);
  await stores.deals.upsert(
    "leads",
    rows.leads.map(({ id, createdMs, closedMs, ...rest }) => ({
      leadId: id,
      createdAt: instant(createdMs),
      closedAt: instant(closedMs),
      ...rest,
    })),
  );
  await stores.deals.upsert("activities", [
    ...rows.activities.map(({ id, atMs, ...rest }) => ({
      ...rest,
      activityId: id,
      dealId: null,
      at: instant(atMs) ?? "",
      satisfaction: null,
      attributes: {},
    })),
    ...open.map(({ id, createdMs }) => ({
      activityId: `X${id}`,
      leadId: id,
      dealId: null,
      at: instant(createdMs + 3_600_000) ?? "",
      type: "call",
      agentId: "A00",
      result: null,
      satisfaction: null,
      attributes: {},
    })),
  ]);
  service = await startTestService(stores);
});
afterAll(() => service.stop());

const ask = async (query: string): Promise<Record<string, never>> => {
  const { data, errors } = await service.graphql<Record<string, never>>(query);
  expect(errors).toBeUndefined();
  return data;
};
const work = async (args = ""): Promise<void> => {
  const { startLeadDesk } = (await ask(`mutation { startLeadDesk${args} { id status } }`)) as unknown as { startLeadDesk: { id: string } };
  await until(async () => {
    const { leadDesk } = (await ask("{ leadDesk { job { id status error } } }")) as unknown as {
      leadDesk: { job: { id: string; status: string; error: string | null } };
    };
    if (leadDesk.job.status === "FAILED") throw new Error(leadDesk.job.error ?? "");
    return leadDesk.job.id === startLeadDesk.id && leadDesk.job.status === "SUCCEEDED" ? true : null;
  }, 170_000);
};

describe("the lead desk over the API", () => {
  it("has empty answers before its first day", async () => {
    expect(
      await ask(
        "{ leadDesk { job { id } summary { nOpen } } leadRanks { leadId } leadAssignments { leadId } nudges { leadId } leadRetro { nLeads } leadPerformance { charts { metric } } }",
      ),
    ).toEqual({
      leadDesk: { job: null, summary: null },
      leadRanks: [],
      leadAssignments: [],
      nudges: [],
      leadRetro: null,
      leadPerformance: null,
    });
  });

  it("ranks, matches, distributes, nudges, judges and tracks; answers are kept and logged changes taken back", async () => {
    await work('(asOf: "2026-01-20", retroFrom: "2025-10-01", retroTo: "2025-12-31")');
    const found = (await ask(
      `{ leadDesk { summary { nOpen isOpen nUnassigned agents { agentId load capacity } } } leadRanks { leadId place p grade reasons }
         leadMatches { leadId rank } leadAssignments { leadId agentId log } nudges { leadId action status } leadRetro { refusal nLeads gain { low high } }
         leadPerformance { overall { nLeads } charts { metric } } flat_lead_ranks(limit: 3) { nodes { lead_id place } } }`,
    )) as unknown as {
      leadDesk: { summary: { nOpen: number } };
      leadRanks: { place: number }[];
      leadMatches: unknown[];
      leadAssignments: { log: string }[];
      nudges: { leadId: string; action: string; status: string }[];
      leadRetro: { nLeads: number };
      leadPerformance: { overall: { nLeads: number } };
    };
    // The twenty new ones, and those that were resolved after the as-of day.
    const { nOpen } = found.leadDesk.summary;
    expect(nOpen).toBeGreaterThan(20);
    expect(found.leadRanks.map(({ place }) => place)).toEqual(Array.from({ length: nOpen }, (_, k) => k + 1));
    expect(found.leadMatches).toHaveLength(3 * nOpen);
    expect(found.leadAssignments.every(({ log }) => log !== "")).toBe(true);
    expect(found.leadRetro.nLeads).toBeGreaterThan(50);
    expect(found.leadPerformance.overall.nLeads).toBe(520);

    const [nudge] = found.nudges;
    const { answerNudge } = (await ask(
      `mutation { answerNudge(leadId: ${JSON.stringify(nudge.leadId)}, action: ${JSON.stringify(nudge.action)}, verdict: REJECTED) { status until } }`,
    )) as unknown as { answerNudge: { status: string } };
    expect(answerNudge.status).toBe("rejected");
    const feedback = await service.stores.settings.setting("nudge-feedback");
    expect(feedback?.body).toMatchObject([{ leadId: nudge.leadId, action: nudge.action, verdict: "rejected" }]);

    const refused = await service.graphql(`mutation { answerNudge(leadId: "nobody", action: "call", verdict: ACCEPTED) { status } }`);
    expect(refused.errors?.[0].extensions.code).toBe("NOT_FOUND");
    const wrong = await service.graphql(`mutation { startLeadDesk(asOf: "soon") { id } }`);
    expect(wrong.errors?.[0].message).toMatch(/dates are written/);

    const set = (await ask(
      "mutation { setLeadDeskSettings(settings: { isAutomatic: false, gradeCuts: [0.5, 0.3, 0.1] }) { isAutomatic gradeCuts log { id } } }",
    )) as unknown as { setLeadDeskSettings: object };
    expect(set.setLeadDeskSettings).toEqual({ isAutomatic: false, gradeCuts: [0.5, 0.3, 0.1], log: [] });
    // Nothing is drawn by lot until somebody asks for it, within the bounds.
    const share = (value: string): string =>
      `mutation { setLeadDeskSettings(settings: { isAutomatic: false, gradeCuts: [0.5, 0.3, 0.1]${value} }) { explorationShare } }`;
    expect(await ask(share(""))).toEqual({ setLeadDeskSettings: { explorationShare: 0 } });
    expect(await ask(share(", explorationShare: 0.1"))).toEqual({ setLeadDeskSettings: { explorationShare: 0.1 } });
    expect((await service.graphql(share(", explorationShare: 0.5"))).errors?.[0].message).toMatch(/explorationShare must be 0 to 0.2/);
    const { leadDeskSettings } = (await ask("{ leadDeskSettings { proposed { setting } } }")) as unknown as {
      leadDeskSettings: { proposed: { setting: string }[] };
    };
    for (const { setting } of leadDeskSettings.proposed.slice(0, 1)) {
      const made = (await ask(
        `mutation { applyLeadDeskAdjustment(setting: "${setting}") { log { id setting revertedAt } } }`,
      )) as unknown as { applyLeadDeskAdjustment: { log: { id: string; setting: string; revertedAt: string | null }[] } };
      const [entry] = made.applyLeadDeskAdjustment.log;
      expect(entry).toMatchObject({ setting, revertedAt: null });
      const back = (await ask(`mutation { revertLeadDeskAdjustment(id: "${entry.id}") { log { revertedAt } } }`)) as unknown as {
        revertLeadDeskAdjustment: { log: { revertedAt: string | null }[] };
      };
      expect(back.revertLeadDeskAdjustment.log[0].revertedAt).not.toBeNull();
    }
  });
});
