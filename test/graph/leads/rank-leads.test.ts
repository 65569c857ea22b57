import { createRng } from "../../../graph/numeric/rng";
import { buildLeadBook, type Lead, type LeadRows } from "../../../graph/leads/lead-book";
import { rankLeads } from "../../../graph/leads/rank-leads";
import { selectTrainingCohort } from "../../../graph/leads/training-cohort";
import { sigmoid } from "../../../graph/numeric/sparse-logistic";
import { shuffled } from "./support";

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 1);

function lead(id: string, outcome: Lead["outcome"], attributes: Record<string, string> = {}, dates: Partial<Lead> = {}): Lead {
  return {
    id,
    outcome,
    createdMs: Number.NaN,
    closedMs: Number.NaN,
    source: null,
    clientId: null,
    productId: null,
    funnelId: null,
    agentId: null,
    attributes,
    ...dates,
  };
}
const rowsOf = (leads: readonly Lead[]): LeadRows => ({ leads, activities: [], assignments: [], agents: [] });
const bookOf = (leads: readonly Lead[]) => buildLeadBook(rowsOf(leads), null);

/** A fifth of the leads open; `size` and `score` tell, the rest does not. */
function planted(n: number, more: (won: boolean, open: boolean, rng: () => number) => Record<string, string> = () => ({})): Lead[] {
  const rng = createRng(5, "rank");
  return Array.from({ length: n }, (_, i) => {
    const size = ["small", "mid", "large"][Math.floor(rng() * 3)];
    const score = rng() * 4 - 2;
    const won = rng() < sigmoid(-0.5 + 0.9 * score + (size === "large" ? 1 : 0));
    const open = i % 5 === 0;
    return lead(`L${String(i).padStart(4, "0")}`, open ? null : won ? "won" : "lost", {
      size,
      score: score.toFixed(3),
      colour: ["red", "blue"][Math.floor(rng() * 2)],
      ...more(won, open, rng),
    });
  });
}

describe("rankLeads", () => {
  it("ranks by what tells, calibrated, whatever the order of rows", () => {
    const leads = planted(800);
    const result = rankLeads(bookOf(leads));
    expect(result.gate.isOpen).toBe(true);
    expect(result.quality.auc).toBeGreaterThan(0.75);
    expect(result.quality.calibrationError).toBeLessThan(0.08);
    expect(result.scores).toHaveLength(160);
    const [best] = result.scores;
    expect(best.grade).toBe("A");
    expect(best.reasons.join()).toMatch(/score/);
    expect(rankLeads(bookOf(shuffled(leads)))).toEqual(result);
  });

  it("finds and names columns that leak the outcome, and nothing else", () => {
    const leads = planted(800, (won, open, rng) => ({
      // Written down after losing; after winning; a tag given late; a quality that nearly decides.
      ...(!open && !won && rng() < 0.7 && { loss_reason: ["price", "timing"][Math.floor(rng() * 2)] }),
      ...(!open && won && rng() < 0.5 && { contract: "signed" }),
      ...(!open && rng() < 0.8 && { tags: ["hot", "cold", "warm"][Math.floor(rng() * 3)] }),
      lead_quality: rng() < 0.95 === won ? "high" : "low",
    }));
    const { leakyColumns, model } = rankLeads(bookOf(leads));
    expect(leakyColumns.map(({ column, kind }) => [column, kind])).toEqual([
      ["contract", "tells"],
      ["lead_quality", "decides"],
      ["loss_reason", "tells"],
      ["tags", "late"],
    ]);
    expect(model.space.columns.map(({ name }) => name)).toEqual(["colour", "score", "size"]);
    expect(rankLeads(bookOf(planted(800))).leakyColumns).toEqual([]);
  });

  it("takes a column back that is allowed, and leaves out one that is excluded", () => {
    const leads = planted(400, (won, _open, rng) => ({ lead_quality: rng() < 0.97 === won ? "high" : "low" }));
    const { model } = rankLeads(bookOf(leads), { allowedColumns: ["lead_quality"], excludedColumns: ["size"] });
    expect(model.space.columns.map(({ name }) => name)).toEqual(["colour", "lead_quality", "score"]);
  });

  it.each([
    ["one outcome only", planted(200).map((l) => ({ ...l, outcome: l.outcome === null ? null : ("won" as const) })), /0 lost leads/],
    ["twelve rows", planted(12), /won leads to learn from, 20 are needed/],
    ["all values missing", planted(200).map((l) => ({ ...l, attributes: {} })), /held-out AUC/],
  ])("publishes no score and says why: %s", (_name, leads, reason) => {
    const { gate, scores } = rankLeads(bookOf(leads));
    expect(gate.isOpen).toBe(false);
    expect(scores.length).toBeGreaterThan(0);
    for (const score of scores) {
      expect({ p: score.p, grade: score.grade }).toEqual({ p: null, grade: null });
      expect(score.reasons.join()).toMatch(reason);
    }
  });

  it("answers an empty book, and one without open leads, with no scores", () => {
    expect(rankLeads(bookOf([])).scores).toEqual([]);
    expect(rankLeads(bookOf(planted(100).filter(({ outcome }) => outcome !== null))).scores).toEqual([]);
  });

  it("scores a category that it never saw between those that it knows", () => {
    const known = planted(600);
    const ask = (id: string, size: string) => lead(id, null, { size, score: "0", colour: "red" });
    const { scores } = rankLeads(bookOf([...known, ask("x-large", "large"), ask("x-new", "gigantic"), ask("x-small", "small")]));
    const p = (id: string): number => scores.find(({ leadId }) => leadId === id)?.p ?? Number.NaN;
    expect(p("x-new")).toBeGreaterThan(p("x-small"));
    expect(p("x-new")).toBeLessThan(p("x-large"));
  });

  it("grades by given cut-offs, and refuses ones that do not descend", () => {
    const book = bookOf(planted(400));
    for (const { p, grade } of rankLeads(book, { gradeCuts: [0.6, 0.4, 0.2] }).scores)
      expect(grade).toBe((p ?? 0) >= 0.6 ? "A" : (p ?? 0) >= 0.4 ? "B" : (p ?? 0) >= 0.2 ? "C" : "D");
    expect(() => rankLeads(book, { gradeCuts: [0.2, 0.4, 0.6] })).toThrow(/descend/);
  });

  it("keeps leads that look the same out of their own judgement", () => {
    // Every lead three times: a model that saw its twins would look perfect.
    const rng = createRng(3, "twins");
    const leads = Array.from({ length: 60 }, (_, i) => {
      const outcome: Lead["outcome"] = rng() < 0.5 ? "won" : "lost";
      return [0, 1, 2].map((k) =>
        lead(`T${i}-${k}`, outcome, Object.fromEntries(Array.from({ length: 8 }, (_x, c) => [`c${c}`, `v${(i * (c + 3)) % 7}`]))),
      );
    }).flat();
    expect(rankLeads(bookOf(leads)).quality.auc).toBeLessThan(0.7);
  });
});

describe("selectTrainingCohort", () => {
  const closed = (id: string, outcome: "won" | "lost", from: number, to: number) =>
    lead(id, outcome, {}, { createdMs: START + from * DAY, closedMs: START + to * DAY });

  it("learns nothing from a cohort in which some are still open, and never takes an open lead for lost", () => {
    const leads = [
      ...Array.from({ length: 40 }, (_, i) => closed(`old${i}`, i % 2 === 0 ? "won" : "lost", i, i + 30)),
      closed("young win", "won", 60, 62),
      lead("young open", null, {}, { createdMs: START + 55 * DAY }),
      lead("old open", null, {}, { createdMs: START + DAY }),
    ];
    const book = buildLeadBook(rowsOf(leads), START / DAY + 70);
    const cohort = selectTrainingCohort(book);
    const ids = Array.from(cohort.leads, (i) => book.leads[i].id);
    expect(ids).toHaveLength(40);
    expect(ids).not.toContain("young win");
    expect(cohort.nTooYoung).toBe(1);
    expect(Array.from(cohort.open, (i) => book.leads[i].id)).toEqual(["old open", "young open"]);
  });

  it("hides what came after the as-of day", () => {
    const rows: LeadRows = {
      leads: [closed("a", "won", 0, 10), closed("b", "lost", 0, 50), closed("c", "won", 40, 45)],
      activities: [{ id: "v", leadId: "b", atMs: START + 30 * DAY, type: "call", agentId: "A", result: null, satisfaction: Number.NaN }],
      assignments: [{ leadId: "b", agentId: "A", atMs: START + 25 * DAY }],
      agents: [],
    };
    const book = buildLeadBook(rows, START / DAY + 20);
    expect(book.leads.map(({ id, outcome, agentId }) => [id, outcome, agentId])).toEqual([
      ["a", "won", null],
      ["b", null, null],
    ]);
    expect(book.activities[1]).toEqual([]);
    expect(buildLeadBook(rows, null).leads[1].agentId).toBe("A");
  });
});
