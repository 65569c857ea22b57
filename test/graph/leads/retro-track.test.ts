import { applyAdjustment, DESK_SETTINGS, proposeAdjustments, revertAdjustment } from "../../../graph/leads/adjustments";
import { buildLeadBook } from "../../../graph/leads/lead-book";
import { retroEvaluate } from "../../../graph/leads/retro-evaluate";
import { shareWithInterval, trackPerformance } from "../../../graph/leads/track-performance";
import { plantLeadMarket } from "../../../graph/simulation/lead-market";

const DAY = 86_400_000;
const day = (iso: string): number => Date.parse(iso) / DAY;

describe("retroEvaluate", () => {
  it("states a gain whose interval holds the true one, and where the method would have been wrong", () => {
    const market = plantLeadMarket({ seed: 2, nHistory: 5_000, nOpen: 0 });
    const report = retroEvaluate(market.rows, { fromDay: day("2025-09-01"), toDay: day("2025-12-31"), seed: 1, nDraws: 100 });
    const nAgents = market.agentIds.length;
    const chance = (leadId: string, agentId: string | null): number =>
      market.winChances[market.leadIds.indexOf(leadId) * nAgents + market.agentIds.indexOf(agentId ?? "")];
    const truth = report.leads.reduce(
      (sum, { leadId, agentId, betterAgentId }) => sum + chance(leadId, betterAgentId) - chance(leadId, agentId),
      0,
    );
    expect(report.refusal).toBeNull();
    expect(truth).toBeGreaterThan(50);
    expect(report.gain.low).toBeLessThanOrEqual(truth);
    expect(report.gain.high).toBeGreaterThanOrEqual(truth);
    expect(report.wrong.wonByOther.length).toBeGreaterThan(0);
    expect(report.byTeam.reduce((sum, { gain }) => sum + gain.value, 0)).toBeCloseTo(report.gain.value, 6);
    // Every agent keeps its load.
    const count = (of: "agentId" | "betterAgentId", id: string): number => report.leads.filter((lead) => lead[of] === id).length;
    for (const id of market.agentIds) expect(count("betterAgentId", id)).toBe(count("agentId", id));
  });

  it("refuses a period before which too little is known", () => {
    const market = plantLeadMarket({ seed: 2, nHistory: 300, nOpen: 0 });
    expect(retroEvaluate(market.rows, { fromDay: day("2025-01-20"), toDay: day("2025-03-01") }).refusal).toMatch(/too few to learn from/);
    expect(retroEvaluate(market.rows, { fromDay: day("2030-01-01"), toDay: day("2030-03-01") }).refusal).toMatch(/no lead of the period/);
    expect(() => retroEvaluate(market.rows, { fromDay: 10, toDay: 9 })).toThrow(/end before it begins/);
  });
});

/** A year of leads whose conversion falls from 40 % to 10 % in September. */
function drifting(to: number) {
  const leads = Array.from({ length: 1_200 }, (_, i) => {
    const createdMs = Date.UTC(2025, 0, 1) + Math.floor((i * 360) / 1_200) * DAY;
    const share = createdMs >= Date.UTC(2025, 8, 1) ? to : 0.4;
    return {
      id: `L${i}`,
      outcome: (i * 7) % 100 < share * 100 ? ("won" as const) : ("lost" as const),
      createdMs,
      closedMs: createdMs + 2 * DAY,
      source: null,
      clientId: `C${i % 300}`,
      productId: null,
      funnelId: i % 2 === 0 ? "F1" : "F2",
      agentId: "A",
      attributes: {},
    };
  });
  return buildLeadBook({ leads, activities: [], assignments: [], agents: [] }, null);
}

describe("trackPerformance", () => {
  it("flags drift in the week in which it begins, and nothing where nothing drifts", () => {
    const chart = (to: number) => trackPerformance(drifting(to)).charts.find(({ metric }) => metric === "conversion");
    const flagged = chart(0.1)?.points.filter(({ flag }) => flag !== null) ?? [];
    expect(flagged.length).toBeGreaterThan(5);
    expect(flagged[0].week >= "2025-08-25" && flagged[0].week <= "2025-10-06").toBe(true);
    expect(chart(0.4)?.hasDrift).toBe(false);
  });

  it("compares before and after a change with an interval, and says null where the data hold nothing", () => {
    const report = trackPerformance(drifting(0.1), { changeDay: day("2025-09-01") });
    const effect = report.change?.effects.find(({ metric }) => metric === "conversion");
    expect(effect?.difference.value).toBeCloseTo(-0.3, 1);
    expect(effect?.difference.high).toBeLessThan(-0.2);
    expect(report.overall.satisfaction).toBeNull();
    expect(report.overall.responseHours).toBeNull();
    expect(report.overall.repeatRate?.value).toBeGreaterThan(0.1);
    expect(report.groups.filter(({ by }) => by === "funnel").map(({ name }) => name)).toEqual(["F1", "F2"]);
    expect(trackPerformance(buildLeadBook({ leads: [], activities: [], assignments: [], agents: [] }, null)).charts).toEqual([]);
  });

  it("has Wilson's interval of a share", () => {
    expect(shareWithInterval(0, 0)).toBeNull();
    expect(shareWithInterval(5, 10)?.low).toBeCloseTo(0.2366, 4);
    expect(shareWithInterval(0, 10)).toMatchObject({ value: 0, low: 0 });
  });
});

describe("adjustments", () => {
  it("are off by default, within bounds, and reversible", () => {
    expect(DESK_SETTINGS.isAutomatic).toBe(false);
    const settings = { ...DESK_SETTINGS, gradeCuts: [0.5, 0.3, 0.1] as const };
    const proposed = proposeAdjustments(trackPerformance(drifting(0.1)), [0.8, 0.31, 0.1], settings);
    expect(proposed.map(({ setting }) => setting)).toEqual(["needsRetraining", "explorationShare", "gradeCuts"]);
    const changed = proposed.reduce(applyAdjustment, settings);
    expect(changed).toMatchObject({ needsRetraining: true, gradeCuts: [0.55, 0.31, 0.1] });
    expect(changed.explorationShare).toBeLessThanOrEqual(0.2);
    expect([...proposed].reverse().reduce(revertAdjustment, changed)).toEqual(settings);
  });

  it("propose less exploration in calm weeks, never below the bound, and nothing without figures", () => {
    const calm = proposeAdjustments(trackPerformance(drifting(0.4)), null, { ...DESK_SETTINGS, explorationShare: 0.004 });
    expect(calm).toMatchObject([{ setting: "explorationShare", to: 0 }]);
    expect(
      proposeAdjustments(
        trackPerformance(buildLeadBook({ leads: [], activities: [], assignments: [], agents: [] }, null)),
        null,
        DESK_SETTINGS,
      ),
    ).toEqual([]);
  });
});
