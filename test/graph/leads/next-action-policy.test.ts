import { createRng } from "../../../graph/numeric/rng";
import { buildLeadBook, type LeadRows } from "../../../graph/leads/lead-book";
import { workLeadDesk } from "../../../graph/leads/lead-desk";
import { fitFadingHazard } from "../../../graph/leads/fading-hazard";
import { judgeByLog } from "../../../graph/leads/next/judge-by-log";
import { judgeTrial } from "../../../graph/leads/next/judge-trial";
import { readLeadHistories } from "../../../graph/leads/next/lead-histories";
import { learnStateSpace } from "../../../graph/leads/next/lead-states";
import { learnNextActions, type NextActions } from "../../../graph/leads/next/learn-next-actions";
import { listNextSteps, type LotDecision } from "../../../graph/leads/next/next-actions";
import { NextActionPolicy, restoreNextActionPolicy, type LeadContext } from "../../../graph/leads/next/next-action-policy";
import { plantLeadMarket } from "../../../graph/simulation/lead-market";
import { describeContract } from "../policy/policy.contract";
import { bookOfMarket } from "./support";

const DAY = 86_400_000;
const actions = ["call", "email", "meeting", "visit", "letter", "demo", "gift", "wait", "hand over"];

/** Ten states in which history says something about every second action. */
function makePolicy(exploration = 0.3): NextActionPolicy {
  const rng = createRng(4, "cells");
  const cells = Int32Array.from({ length: 45 }, (_, k) => 2 * k);
  return new NextActionPolicy({
    actions,
    cells,
    gains: Float64Array.from(cells, () => 10 * (rng() - 0.5)),
    errors: Float64Array.from(cells, () => 1 + rng()),
    learnt: new Float64Array(cells.length),
    pessimism: 1.64,
    closeValue: 100,
    habitShare: 0.2,
    exploration,
    nUpdates: 0,
  });
}

const make = (seed: number, candidates: Int32Array = Int32Array.of(0, 2, 3, 5, 7, 8)): LeadContext => ({
  candidates,
  state: seed % 10,
  usual: -1,
});

describeContract<LeadContext>("next action", makePolicy, {
  make,
  contexts: {
    "a lead": make(1),
    "a lead that history never saw": make(12),
    "a lead with a usual action": { ...make(3), usual: 7 },
    "one candidate": make(4, Int32Array.of(7)),
  },
  restore: restoreNextActionPolicy,
});

describe("NextActionPolicy", () => {
  it("advises what surely beats the habit, and the usual action where nothing does", () => {
    const of = (gain: number): NextActionPolicy =>
      new NextActionPolicy({
        actions: ["call", "email", "wait"],
        cells: Int32Array.of(0, 1, 2),
        gains: Float64Array.of(gain, -1, -0.1),
        errors: Float64Array.of(1, 1, 0.01),
        learnt: new Float64Array(3),
        pessimism: 1.64,
        closeValue: 100,
        habitShare: 0.2,
        exploration: 0.1,
        nUpdates: 0,
      });
    const context = { state: 0, candidates: Int32Array.of(0, 1, 2), usual: 1 };
    expect([...of(2).probabilities(context, [], "greedy")]).toEqual([1, 0, 0]);
    expect(of(2).usesPrior(context)).toBe(false);
    expect([...of(1.6).probabilities(context, [], "greedy")]).toEqual([0, 1, 0]);
    expect(of(1.6).usesPrior(context)).toBe(true);
    expect([...of(2).probabilities(context, [], "explore")]).toEqual([0.9, 0.05, 0.05]);
  });

  it.each([
    ["an exploration above 1", { exploration: 1.1 }],
    ["columns of other lengths", { gains: new Float64Array(1) }],
    ["a close without worth", { closeValue: 0 }],
    ["a habit that always closes", { habitShare: 1 }],
  ])("refuses %s", (_name, change) => {
    const text = JSON.parse(makePolicy().serialize()) as { state: Record<string, unknown> };
    const cells = Int32Array.from(text.state["cells"] as number[]);
    const numbers = (name: string): Float64Array => Float64Array.from(text.state[name] as number[]);
    const state = { actions, cells, gains: numbers("gains"), errors: numbers("errors"), learnt: numbers("learnt") };
    const rest = { pessimism: 1, closeValue: 100, habitShare: 0.2, exploration: 0, nUpdates: 0 };
    expect(() => new NextActionPolicy({ ...state, ...rest, ...change })).toThrow();
    expect(() => restoreNextActionPolicy('{"format":1,"name":"popularity","state":{}}')).toThrow(/next-action/);
  });
});

const market = plantLeadMarket({ seed: 5, nHistory: 1_200, nOpen: 0, nAgents: 8, activityEffect: 0.3, handOverRate: 0.01 });
const asOf = Date.UTC(2025, 10, 1) / DAY;
const book = buildLeadBook(market.rows, asOf);
const resolved = Int32Array.from(book.leads.keys()).filter((i) => book.leads[i].outcome !== null);
const open = Int32Array.from(book.leads.keys()).filter((i) => book.leads[i].outcome === null);
const fading = fitFadingHazard(book);
const learnt = learnNextActions(book, resolved);
const trying = { ...learnt, policy: restoreNextActionPolicy(learnt.policy.serialize().replace('"exploration":0', '"exploration":0.3')) };
const steps = (of: NextActions, seed = 1, feedback = new Map<string, number>()) =>
  listNextSteps(book, open, of, fading, feedback, { seed });

it("is what the learner advises, in every state", () => {
  const candidates = Int32Array.from(learnt.space.actions.keys());
  expect(learnt.advised.some((action) => action >= 0)).toBe(true);
  learnt.advised.forEach((action, state) => {
    const context = { state, candidates, usual: -1 };
    expect(learnt.policy.usesPrior(context) ? -1 : learnt.policy.probabilities(context, [], "greedy").indexOf(1)).toBe(action);
  });
});

describe("nudges by lot", () => {
  it("are none by default, and leave everything else as it is", () => {
    const plain = steps(learnt);
    expect(plain.every(({ lot }) => lot === null)).toBe(true);
    steps(trying).forEach((step, k) => {
      if (step.lot === null || step.lot.action === step.lot.usual) expect({ ...step, lot: null }).toEqual(plain[k]);
    });
  });

  it("fall as often as their probabilities say, on activities that history supports and people follow", () => {
    const lots = Array.from({ length: 40 }, (_, seed) => steps(trying, seed)).flatMap((all) =>
      all.flatMap(({ lot }) => (lot === null ? [] : [lot])),
    );
    expect(lots.length).toBeGreaterThan(150);
    const other = lots.filter(({ action, usual }) => action !== usual);
    expect(Math.abs(other.length / lots.length - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / lots.length));
    for (const lot of lots) {
      expect(lot.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      expect(lot.propensity).toBe(lot.probabilities[lot.actions.indexOf(lot.action)]);
      expect(["wait", "hand over"]).not.toContain(lot.action === lot.usual ? "" : lot.action);
    }
    expect(steps(trying, 3)).toEqual(steps(trying, 3));
    const without = steps(trying, 1, new Map([[other[0].action, 0.1]]));
    expect(without.some(({ lot }) => lot !== null && lot.action === other[0].action && lot.usual !== lot.action)).toBe(false);
  });
});

describe("workLeadDesk", () => {
  const work = (rows: LeadRows) =>
    workLeadDesk({ rows, asOfDay: asOf, parts: ["next"], seed: 1, next: { exploration: 0.3 } }).next?.steps.filter(
      ({ lot }) => lot !== null,
    );

  it("draws by lot on the day of the newest records, and nothing in a rehearsal of a past day", () => {
    const endMs = (asOf + 1) * DAY;
    const { leads, activities, assignments } = market.rows;
    const live: LeadRows = {
      ...market.rows,
      leads: leads
        .filter(({ createdMs }) => createdMs < endMs)
        .map((lead) => (lead.closedMs < endMs ? lead : { ...lead, outcome: null, closedMs: Number.NaN })),
      activities: activities.filter(({ atMs }) => atMs < endMs),
      assignments: assignments.filter(({ atMs }) => atMs < endMs),
    };
    expect(work(live)?.length).toBeGreaterThan(3);
    expect(work(market.rows)).toEqual([]);
  });
});

describe("judgeTrial", () => {
  it("has the truth of the policy's own choices, whatever was drawn, from probabilities that were logged", () => {
    const rng = createRng(8, "trial");
    const leads = Array.from({ length: 3_000 }, (_, k) => ({ ...market.rows.leads[0], id: `T${k}` }));
    const lots = leads.map(({ id }): LotDecision => {
      const action = rng() < 0.5 ? "wait" : "call";
      const shared = { day: "2025-11-02", policyVersion: "v", type: null, ageDays: 400, quietDays: 300, tried: [] };
      return { leadId: id, ...shared, actions: ["call", "wait"], probabilities: [0.5, 0.5], usual: "wait", action, propensity: 0.5 };
    });
    // History never saw such leads, so the policy does the usual: waiting, after which a fifth is won; after calls a half.
    const won = lots.map(({ action }) => rng() < (action === "wait" ? 0.2 : 0.5));
    const rows = {
      leads: leads.map((lead, k) => ({ ...lead, outcome: won[k] ? ("won" as const) : ("lost" as const) })),
      activities: [],
      assignments: [],
      agents: [],
    };
    const trial = judgeTrial(buildLeadBook(rows, null), learnt, lots, [], 1);
    expect(trial).toMatchObject({ nDecisions: 3_000, followed: null });
    expect(trial.won?.nRounds).toBe(3_000);
    expect(trial.won?.logged).toBeGreaterThan(0.3);
    expect(trial.won?.policy?.low).toBeLessThan(0.2);
    expect(trial.won?.policy?.high).toBeGreaterThan(0.2);
    expect(trial.won?.policy?.high).toBeLessThan(0.25);
  });

  it("counts answers of the week, and says nothing where there are no outcomes", () => {
    const lot = (leadId: string): LotDecision => ({
      leadId,
      day: "2025-11-02",
      policyVersion: "v",
      type: "type_0",
      ageDays: 9,
      quietDays: 4,
      tried: ["call"],
      actions: ["call", "email"],
      probabilities: [0.9, 0.1],
      usual: "call",
      action: "call",
      propensity: 0.9,
    });
    const said = (leadId: string, at: string) => ({
      leadId,
      action: "call",
      verdict: "accepted" as const,
      until: null,
      at: `${at}T09:00:00.000Z`,
    });
    const trial = judgeTrial(book, learnt, [lot("x"), lot("y")], [said("x", "2025-11-05"), said("y", "2025-12-05")], 1);
    expect(trial.followed?.nRounds).toBe(1);
    expect(trial.won).toBeNull();
    expect(judgeTrial(book, learnt, [], [], 1)).toEqual({ nDecisions: 0, nOther: 0, followed: null, won: null });
  });
});

describe("judgeByLog", () => {
  const whole = bookOfMarket(market);
  const positions = Int32Array.from(whole.leads.keys());
  const space = learnStateSpace(whole);
  const judge = (advised: Int32Array, of = positions) =>
    judgeByLog(readLeadHistories(whole, of, space, null), { space, advised, rewards: {}, seed: 1 });

  it("finds no gain in the habit, with the log worth all of itself", () => {
    for (const { gain, effectiveSampleSize, support } of judge(new Int32Array(space.nStates).fill(-1))) {
      expect(gain?.value).toBeCloseTo(0, 12);
      expect({ effectiveSampleSize, support }).toEqual({ effectiveSampleSize: positions.length, support: "good" });
    }
  });

  it("answers for a few days of another policy, and says that the log cannot answer for whole courses", () => {
    const days = judge(new Int32Array(space.nStates).fill(0));
    expect(days[0].gain).not.toBeNull();
    expect(days.slice(1).every(({ effectiveSampleSize }) => effectiveSampleSize < days[0].effectiveSampleSize)).toBe(true);
    expect(days[days.length - 1]).toMatchObject({ days: null, gain: null, support: "none" });
    expect(days[days.length - 1].reasons.length).toBeGreaterThan(0);
    expect(judge(new Int32Array(space.nStates), new Int32Array(0))).toEqual([]);
  });
});
