import { assignLeads } from "../../../graph/leads/mix/assign-leads";
import { mixLeads } from "../../../graph/leads/mix/mix-leads";
import { encodeMatchRows, fitMatchModel, predictMatches, type MatchModel } from "../../../graph/leads/match-agents";
import { fadingHazard, fitFadingHazard, quietDaysUntil } from "../../../graph/leads/fading-hazard";
import { buildLeadBook, type LeadBook } from "../../../graph/leads/lead-book";
import { selectTrainingCohort } from "../../../graph/leads/training-cohort";
import { FADING, plantLeadMarket } from "../../../graph/simulation/lead-market";
import { bookOfMarket, correlation, shuffled } from "./support";

const market = plantLeadMarket({ seed: 2, nHistory: 2_500, nOpen: 150, nAgents: 12 });
const book = bookOfMarket(market);
const cohort = selectTrainingCohort(book);
const nAgents = market.agentIds.length;
/** Draws for intervals: few, where the interval is not the point. */
const nDraws = 30;
let model: MatchModel;
let chances: Float64Array;
/** Truth of open lead k with agent a. */
const truth = (k: number, a: number): number => market.winChances[cohort.open[k] * nAgents + a];

beforeAll(() => {
  model = fitMatchModel(book, cohort.leads, { seed: 1 });
  chances = predictMatches(model, encodeMatchRows(model, book, cohort.open));
});

describe("MATCH on a planted desk", () => {
  it("claims agents and their problem types, and is near the truth", () => {
    expect(model.evidence.claim).toBe("agents and types");
    expect(model.evidence.typeColumn).toBe("problem_type");
    const truths = Float64Array.from(chances, (_, cell) => truth(Math.floor(cell / nAgents), cell % nAgents));
    expect(correlation(chances, truths)).toBeGreaterThan(0.84);
  });

  it("is the same whatever the order of rows", () => {
    const { leads, activities, assignments, agents } = market.rows;
    const again = buildLeadBook(
      { leads: shuffled(leads), activities: shuffled(activities), assignments: shuffled(assignments), agents: shuffled(agents) },
      null,
    );
    expect(again.leads.map(({ id, agentId }) => `${id} ${agentId ?? ""}`)).toEqual(
      book.leads.map(({ id, agentId }) => `${id} ${agentId ?? ""}`),
    );
    expect(
      again.activities
        .flat()
        .map(({ id }) => id)
        .join(),
    ).toBe(
      book.activities
        .flat()
        .map(({ id }) => id)
        .join(),
    );
  });
});

describe("MIX on a planted desk", () => {
  it("gets at least 90 % of the optimum with true chances, within every capacity", () => {
    const mix = mixLeads(book, model, cohort.open, true, { nDraws });
    const values = Float64Array.from(chances, (_, cell) => truth(Math.floor(cell / nAgents), cell % nAgents));
    const capacities = Int32Array.from(book.agents, ({ capacity }) => capacity);
    const best = assignLeads({ nLeads: cohort.open.length, nAgents, values, capacities, minimums: new Int32Array(nAgents) }).total;
    const got = mix.choices.reduce((sum, { agentId }, k) => sum + (agentId === null ? 0 : truth(k, market.agentIds.indexOf(agentId))), 0);
    expect(got / best).toBeGreaterThan(0.9);
    expect(mix.loads.every((load, a) => load <= capacities[a])).toBe(true);
    expect(mix.gap).toBe(0);
    expect(mix.gain.low).toBeGreaterThan(0);
  });

  it("keeps what is in hand on a later run, and moves no more than it may", () => {
    const first = mixLeads(book, model, cohort.open, true, { nDraws });
    const holderOf = new Map(first.choices.map(({ leadId, agentId }) => [leadId, agentId]));
    const { leads } = market.rows;
    const taken = leads.map((lead) =>
      lead.outcome === null && lead.id < "L02600" ? { ...lead, agentId: holderOf.get(lead.id) ?? null } : lead,
    );
    const later = buildLeadBook({ ...market.rows, leads: taken }, null);
    const again = mixLeads(later, model, cohort.open, true, { nDraws });
    for (const { leadId, agentId, kind } of again.choices)
      if (leadId < "L02600") expect({ agentId, kind }).toEqual({ agentId: holderOf.get(leadId), kind: "stays" });
    const roundRobin = buildLeadBook(
      {
        ...market.rows,
        leads: leads.map((lead, i) => (lead.outcome === null ? { ...lead, agentId: market.agentIds[i % nAgents] } : lead)),
      },
      null,
    );
    const room = new Map(market.agentIds.map((id) => [id, 14]));
    for (const mostMoves of [0, 60]) {
      const moved = mixLeads(roundRobin, model, cohort.open, true, { redistribute: true, mostMoves, capacities: room, nDraws });
      expect(moved.choices.filter(({ kind }) => kind === "moved").length).toBeLessThanOrEqual(mostMoves);
      expect(moved.gap).toBeLessThanOrEqual(0.01);
    }
  });

  it("gives every agent its part of the leads' quality within a stated gap of 1 %", () => {
    const fair = mixLeads(book, model, cohort.open, true, { fairness: 0.8, nDraws });
    expect(fair.gap).toBeLessThanOrEqual(0.01);
    const quality = Float64Array.from(
      cohort.open,
      (_, k) => chances.subarray(k * nAgents, (k + 1) * nAgents).reduce((sum, p) => sum + p, 0) / nAgents,
    );
    const got = new Float64Array(nAgents);
    fair.choices.forEach(({ agentId }, k) => {
      if (agentId !== null) got[market.agentIds.indexOf(agentId)] += quality[k];
    });
    const room = fair.capacities.reduce((sum, c) => sum + c, 0);
    const total = quality.reduce((sum, q) => sum + q, 0);
    got.forEach((sum, a) => {
      expect(sum).toBeGreaterThanOrEqual((0.8 * total * fair.capacities[a]) / room - 1e-6);
    });
  });

  it("heeds pins, exclusions, skills, pace and minimum loads, and says what it left", () => {
    const id = (k: number): string => book.leads[cohort.open[k]].id;
    const [a, b] = market.agentIds;
    const mix = mixLeads(book, model, cohort.open, true, {
      pinned: [{ leadId: id(0), agentId: a }],
      excluded: [{ leadId: id(1), agentId: b }],
      minimums: new Map([[b, 3]]),
      pace: 0.5,
      nDraws,
    });
    expect(mix.choices[0]).toMatchObject({ agentId: a, kind: "pinned" });
    expect(mix.choices[1].agentId).not.toBe(b);
    expect(mix.loads[1]).toBeGreaterThanOrEqual(3);
    expect(mix.loads.every((load, k) => load <= Math.floor(book.agents[k].capacity / 2))).toBe(true);
    expect(mix.nUnassigned).toBeGreaterThan(0);
    expect(mix.notes.join()).toMatch(/stay unassigned: capacity is used up/);
    const agents = book.agents.map((agent, k) => ({ ...agent, attributes: { skills: `type_${k % 6};type_${(k + 1) % 6}` } }));
    const skilled: LeadBook = { ...book, agents };
    const bySkill = mixLeads(skilled, model, cohort.open, true, {
      nDraws,
      skills: [{ leadColumn: "problem_type", agentColumn: "skills" }],
    });
    bySkill.choices.forEach(({ agentId }, k) => {
      if (agentId !== null)
        expect(agents[market.agentIds.indexOf(agentId)].attributes.skills).toContain(book.leads[cohort.open[k]].attributes["problem_type"]);
    });
  });

  it("spreads leads by capacity and gives no chances when no scores are published", () => {
    const mix = mixLeads(book, model, cohort.open, false);
    expect(mix.choices.every(({ p, agentId }) => p === null && agentId !== null)).toBe(true);
    expect(mix.notes.join()).toMatch(/by capacity alone/);
  });

  it("leaves all leads unassigned when nobody has room", () => {
    const mix = mixLeads(book, model, cohort.open, true, { nDraws, capacities: new Map(market.agentIds.map((id) => [id, 0])) });
    expect(mix.nUnassigned).toBe(150);
    expect(mix.expected).toBe(0);
  });
});

describe("without skills", () => {
  it.each([1])("MATCH claims nothing and MIX's gain covers zero (seed %i)", (seed) => {
    const plain = plantLeadMarket({ seed, skill: 0, responseDecay: 0, nHistory: 500, nOpen: 40, nAgents: 8 });
    const plainBook = bookOfMarket(plain);
    const { leads, open } = selectTrainingCohort(plainBook);
    const blind = fitMatchModel(plainBook, leads, { seed: 1 });
    expect(blind.evidence.claim).toBe("none");
    expect(blind.evidence.text).toMatch(/^no evidence of agent effects/);
    const p = predictMatches(blind, encodeMatchRows(blind, plainBook, open));
    for (let k = 0; k < open.length; k += 1) expect(new Set(p.subarray(k * 8, (k + 1) * 8)).size).toBe(1);
    const { gain } = mixLeads(plainBook, blind, open, true, { nDraws: 100 });
    expect(gain.value).toBeCloseTo(0, 6);
    expect(gain.low).toBeLessThanOrEqual(0);
    expect(gain.high).toBeGreaterThanOrEqual(0);
  });
});

describe("fitFadingHazard", () => {
  const fading = fitFadingHazard(book);

  it("recovers the planted slope within .1", () => {
    expect(Math.abs((fading?.slope ?? 0) - FADING.slope)).toBeLessThan(0.1);
    expect(fading?.timeoutDays).toBe(90);
  });

  it("turns a level of hazard into days and back, and says nothing on too few fadings", () => {
    if (fading === null) throw new Error("not learnt");
    const level = fadingHazard(fading, 9, "type_1");
    expect(quietDaysUntil(fading, level, "type_1")).toBeCloseTo(9, 6);
    expect(fadingHazard(fading, 20, "type_1")).toBeGreaterThan(level);
    expect(
      fitFadingHazard(buildLeadBook({ leads: market.rows.leads.slice(0, 10), activities: [], assignments: [], agents: [] }, null)),
    ).toBeNull();
  });
});
