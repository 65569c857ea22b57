import { CLIENT_STATE, describeClients, withClientProblems } from "../../../graph/leads/client-history";
import { buildLeadBook, type Lead } from "../../../graph/leads/lead-book";
import { followedShares, listNudges, type NudgeFeedback, type NudgeVerdict } from "../../../graph/leads/next/nudges";
import type { NextStep } from "../../../graph/leads/next/next-actions";
import { rankLeads } from "../../../graph/leads/rank-leads";
import { createRng } from "../../../graph/numeric/rng";

const step = (leadId: string, action: string, deadline: string | null, hazard = 0.02): NextStep => ({
  leadId,
  position: 0,
  action,
  deadline,
  hazard,
  reason: "r",
  lot: null,
});
const said = (leadId: string, verdict: NudgeVerdict, at: string, until: string | null = null): NudgeFeedback => ({
  leadId,
  action: "call",
  verdict,
  until,
  at: `${at}T10:00:00.000Z`,
});

describe("listNudges", () => {
  const steps = [
    step("b", "call", "2025-03-02"),
    step("a", "call", "2025-03-02", 0.05),
    step("c", "call", "2025-03-01"),
    step("d", "wait", "2025-03-01"),
  ];
  const open = (feedback: NudgeFeedback[], today: string): string[] =>
    listNudges(steps, feedback, today)
      .filter(({ status }) => status === "open")
      .map(({ leadId }) => leadId);

  it("lists what is pressing first and never waiting", () => {
    expect(open([], "2025-03-01")).toEqual(["c", "a", "b"]);
    expect(listNudges([], [], "2025-03-01")).toEqual([]);
  });

  it("brings a snoozed nudge back on its day, and an answered one after 14 days; the last answer counts", () => {
    const snoozed = [said("c", "snoozed", "2025-03-01", "2025-03-04")];
    expect(open(snoozed, "2025-03-03")).toEqual(["a", "b"]);
    expect(open(snoozed, "2025-03-04")).toContain("c");
    const rejected = [said("c", "rejected", "2025-03-01")];
    expect(open(rejected, "2025-03-14")).not.toContain("c");
    expect(open(rejected, "2025-03-15")).toContain("c");
    const both = [said("c", "snoozed", "2025-03-05", "2025-03-06"), ...rejected];
    expect(listNudges(steps, both, "2025-03-05").find(({ leadId }) => leadId === "c")).toMatchObject({
      status: "snoozed",
      until: "2025-03-06",
    });
    expect(open(both, "2025-03-07")).toContain("c");
  });
});

describe("followedShares", () => {
  it("reads accepted and rejected nudges from five on, smoothed, and no snoozes", () => {
    const rows = ["accepted", "rejected", "rejected", "rejected"].map((verdict, k) => said(`l${k}`, verdict as NudgeVerdict, "2025-03-01"));
    expect(followedShares([...rows, said("l9", "snoozed", "2025-03-01", "2025-03-02")]).size).toBe(0);
    expect(followedShares([...rows, said("l9", "rejected", "2025-03-01")]).get("call")).toBeCloseTo(2 / 7, 12);
  });
});

describe("describeClients", () => {
  const lead = (id: string, clientId: string | null, day: number): Lead => ({
    id,
    outcome: null,
    createdMs: day * 86_400_000 + 3_600_000,
    closedMs: Number.NaN,
    source: null,
    clientId,
    productId: null,
    funnelId: null,
    agentId: null,
    attributes: {},
  });
  const history = {
    problems: ["paper", "people"],
    overall: Float64Array.of(0.5, 0.5),
    productProblems: new Map([
      ["p", Float64Array.of(1, 0)],
      ["q", Float64Array.of(0, 1)],
    ]),
    deals: [
      { clientId: "C", productId: "p", day: 10 },
      { clientId: "C", productId: "q", day: 20 },
      { clientId: "X", productId: "q", day: 1 },
    ],
    states: { names: ["s0 (paper)", "s1 (both)"], meanShares: Float64Array.of(0.9, 0.1, 0.5, 0.5) },
  };
  const columns = (leads: Lead[]) =>
    describeClients(buildLeadBook({ leads, activities: [], assignments: [], agents: [] }, null), history).map(({ name, values }) => [
      name,
      [...values],
    ]);

  it("tells a client's mixture by the deals before the lead's day only", () => {
    expect(columns([lead("a", "C", 10), lead("b", "C", 11), lead("c", "C", 21), lead("d", null, 30), lead("e", "new", 30)])).toEqual([
      ["share of paper", [Number.NaN, 0.75, 0.5, Number.NaN, Number.NaN]],
      ["share of people", [Number.NaN, 0.25, 0.5, Number.NaN, Number.NaN]],
      ["client's earlier deals, ln(1 + n)", [Number.NaN, Math.log(2), Math.log(3), Number.NaN, Number.NaN]],
      ["days since the client's last deal", [Number.NaN, 1, 1, Number.NaN, Number.NaN]],
      // The state of that morning: a deal in the other problem moved the client on.
      ["client's state", [Number.NaN, 0, 1, Number.NaN, Number.NaN]],
    ]);
  });

  it("is what leads are about for MATCH and NEXT, unless a column of their own says it", () => {
    const about = (leads: Lead[]) => {
      const book = buildLeadBook({ leads, activities: [], assignments: [], agents: [] }, null);
      return withClientProblems(book, history, describeClients(book, history)).leads.map(({ attributes }) => attributes);
    };
    expect(about([lead("a", "C", 10), lead("b", "C", 11), lead("d", null, 30)])).toEqual([{}, { problem: "paper" }, {}]);
    expect(about([{ ...lead("b", "C", 11), attributes: { problem_type: "own" } }])).toEqual([{ problem_type: "own" }]);
  });

  it("stays in RANK where it lowers the held-out loss, with its levels told as reasons, and only there", () => {
    const rng = createRng(2, "states");
    const leads = Array.from({ length: 500 }, (_, k): Lead => {
      const isPaper = k % 2 === 0;
      const won = rng() < (isPaper ? 0.7 : 0.2);
      return {
        ...lead(`l${k}`, `C${k % 2}`, 30 + (k % 50)),
        attributes: { size: (10 * rng()).toFixed(4) },
        outcome: k < 400 ? (won ? "won" : "lost") : null,
        closedMs: (31 + (k % 50)) * 86_400_000,
      };
    });
    const deals = [
      { clientId: "C0", productId: "p", day: 1 },
      { clientId: "C1", productId: "q", day: 1 },
    ];
    const rank = (meanShares: Float64Array) => {
      const book = buildLeadBook({ leads, activities: [], assignments: [], agents: [] }, null);
      const known = describeClients(book, { ...history, deals, states: { names: ["s0 (paper)", "s1 (people)"], meanShares } });
      return rankLeads(book, { extras: known.filter(({ name }) => name === CLIENT_STATE) });
    };
    const told = rank(Float64Array.of(0.9, 0.1, 0.1, 0.9));
    expect(told.clients?.kept).toEqual([CLIENT_STATE]);
    expect(told.clients?.logLoss).toBeLessThan((told.clients?.logLossWithout ?? 0) - 0.05);
    expect(told.scores[0].reasons.join()).toMatch(/client's state s0 \(paper\)/);
    // One state for all says nothing.
    expect(rank(Float64Array.of(0.5, 0.5, 0.001, 0.999)).clients?.kept).toEqual([]);
  });

  it("adds no columns where no lead has a known client", () => {
    expect(columns([lead("a", "C", 10), lead("d", null, 30)])).toEqual([]);
  });
});
