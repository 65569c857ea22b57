import { sortedQuantile } from "../evaluation/off-policy/intervals";
import { InvalidArgumentError } from "../numeric/errors";
import { sigmoid } from "../numeric/sparse-logistic";
import { isoDateOfDay } from "../deals/dataset";
import { buildLeadBook, DAY_MS, HOUR_MS, type LeadBook, type LeadRows } from "./lead-book";
import { findLeakyColumns } from "./find-leaky-columns";
import {
  calibrateMatchModel,
  drawPairChances,
  encodeMatchRows,
  fitMatchModel,
  predictMatches,
  predictPair,
  type MatchPair,
} from "./match-agents";
import { assignLeads } from "./mix/assign-leads";
import type { Estimate } from "./mix/mix-leads";
import { excludedColumnsOf, gradeOf, GRADES, type Grade } from "./rank-leads";
import { selectTrainingCohort } from "./training-cohort";
import { fitWinModel, outcomesOf, winLogits } from "./win-model";

/** Which past is judged, and by what. */
export interface RetroOptions {
  readonly seed?: number;
  /** UTC days, both included; leads that came in between them are judged. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Leads are handed out again in batches of this many days, each agent getting as many leads of a batch as it really had. */
  readonly batchDays?: number;
  /** Answered later than this counts as worked late. */
  readonly lateHours?: number;
  /** A chance lower than that of the handed-out agent by this much counts as much lower. */
  readonly muchLower?: number;
  /** Worth of a close; null: closes are counted. */
  readonly closeValue?: number | null;
  readonly nDraws?: number;
}

/** Defaults of `retroEvaluate`. */
const RETRO_DEFAULTS = Object.freeze({ seed: 1, batchDays: 7, lateHours: 24, muchLower: 0.1, closeValue: null, nDraws: 400 });

/** One judged lead. */
export interface RetroLead {
  readonly leadId: string;
  readonly grade: Grade;
  /** Chance at coming in, by leads known before the period. */
  readonly p: number;
  readonly outcome: "won" | "lost" | null;
  readonly agentId: string | null;
  readonly responseHours: number | null;
  /** Who would have got it. */
  readonly betterAgentId: string | null;
  readonly pActual: number | null;
  readonly pBetter: number | null;
}

/** Gains of a part of the leads. */
export interface RetroGroup {
  readonly name: string;
  readonly nLeads: number;
  readonly nWon: number;
  readonly gain: Estimate;
}

/** What was left on the table, and where the method would have been wrong. */
export interface RetroReport {
  readonly from: string;
  readonly to: string;
  readonly nLeads: number;
  readonly nWon: number;
  readonly nTraining: number;
  /** Null: the report can be read; else why it cannot be made. */
  readonly refusal: string | null;
  /** What the models said about agents and response time. */
  readonly evidence: string;
  /** Closes that handing out by MATCH and MIX, with the loads that agents really had, would have added. */
  readonly gain: Estimate;
  /** The same as a share of the closes that were made. */
  readonly gainShare: Estimate;
  /** The same in money where a close has a worth; null otherwise. */
  readonly worth: Estimate | null;
  /** Of the gain, what comes from other agents and what from answering in the agent's usual time. */
  readonly fromAgents: Estimate;
  readonly fromResponse: Estimate;
  readonly notWorked: readonly RetroLead[];
  readonly workedLate: readonly RetroLead[];
  readonly muchLowerAgent: readonly RetroLead[];
  readonly byTeam: readonly RetroGroup[];
  readonly byFunnel: readonly RetroGroup[];
  /** Ranked against what happened: leads and closes by grade. */
  readonly grades: readonly { readonly grade: Grade; readonly nLeads: number; readonly nWon: number; readonly expected: number }[];
  /** Every judged lead, ascending by id. */
  readonly leads: readonly RetroLead[];
  /** Where the method would have been wrong. */
  readonly wrong: {
    /** Ranked D, and won. */
    readonly wonAtD: readonly RetroLead[];
    /** Won by an agent from whom the lead would have been taken. */
    readonly wonByOther: readonly RetroLead[];
    readonly lostAtA: number;
  };
}

const LEAST_TRAINING = 100;
const LEAST_EACH = 20;
/** Most leads listed of each kind. */
const MOST_LISTED = 50;
const LEVEL = [0.025, 0.975] as const;

interface Judged extends RetroLead {
  readonly team: string;
  readonly funnel: string;
}

const toRetroLead = ({ leadId, grade, p, outcome, agentId, responseHours, betterAgentId, pActual, pBetter }: Judged): RetroLead => ({
  leadId,
  grade,
  p,
  outcome,
  agentId,
  responseHours,
  betterAgentId,
  pActual,
  pBetter,
});

/**
 * Judges a past period with what was known before it: models are fitted on the book as of the day before, then the leads of the period are ranked, and handed out
 * anew batch by batch with the loads that agents really had in it, answered in each agent's usual time. The gain is the sum over leads of P(close | new agent, usual
 * time) - P(close | real agent, real time), its interval the 95 % range over the models' posterior. Agents
 * are chosen by what was known before; what their effects are worth is recalibrated on the period's own outcomes, so that effects overrated before it do not count; what is done after the first answer is not changed, and leads
 * that nobody answered are listed but add nothing: when an answer would have come cannot be known.
 *
 * Too little history before the period, or no leads in it: `refusal` says so and all figures are 0.
 * @throws InvalidArgumentError when the period ends before it begins
 */
export function retroEvaluate(rows: LeadRows, options: RetroOptions): RetroReport {
  const { seed, fromDay, toDay, batchDays, lateHours, muchLower, closeValue, nDraws } = { ...RETRO_DEFAULTS, ...options };
  if (!(toDay >= fromDay)) throw new InvalidArgumentError(`the period must not end before it begins, got ${fromDay} to ${toDay}`);
  if (!(Number.isInteger(batchDays) && batchDays >= 1))
    throw new InvalidArgumentError(`batchDays must be an integer >= 1, got ${batchDays}`);
  const before = buildLeadBook(rows, fromDay - 1);
  const after = buildLeadBook(rows, null);
  const inPeriod = (ms: number): boolean => ms >= fromDay * DAY_MS && ms < (toDay + 1) * DAY_MS;
  const judgedAt = Int32Array.from(after.leads.keys()).filter((i) => inPeriod(after.leads[i].createdMs) && after.leads[i].agentId !== null);
  const cohort = selectTrainingCohort(before);
  const training = Array.from(cohort.leads, (i) => before.leads[i]);
  const nWonBefore = training.filter(({ outcome }) => outcome === "won").length;
  const period = { from: isoDateOfDay(fromDay), to: isoDateOfDay(toDay) };
  if (judgedAt.length === 0) return refuse(period, 0, training.length, "no lead of the period had an agent");
  if (training.length < LEAST_TRAINING || nWonBefore < LEAST_EACH || training.length - nWonBefore < LEAST_EACH)
    return refuse(
      period,
      judgedAt.length,
      training.length,
      `${training.length} resolved leads before the period, ${nWonBefore} of them won: too few to learn from (${LEAST_TRAINING}, and ${LEAST_EACH} of each outcome)`,
    );

  const leaky = findLeakyColumns(training, [], { seed });
  const excluded = excludedColumnsOf(leaky, {});
  const rank = fitWinModel(training, [], { seed, excluded });
  const learnt = fitMatchModel(before, cohort.leads, { seed, excluded });
  // The agents of the period may be more than those known before it: newcomers have no effect of their own.
  const known = new Map(learnt.agentIds.map((id, a) => [id, a]));
  const usable = judgedAt.filter((i) => known.has(after.leads[i].agentId ?? ""));
  const nAgents = learnt.agentIds.length;
  const judgedRows = encodeMatchRows({ ...learnt, response: periodResponses(learnt.response, after) }, after, usable);
  // Agents are chosen by what was known before; how much the choice is worth is told by what the period's own outcomes make of it.
  const chosenBy = predictMatches(learnt, { ...judgedRows, ownResponse: new Float64Array(usable.length).fill(Number.NaN) });
  const known01 = Float64Array.from(usable, (i) => ({ won: 1, lost: 0, open: Number.NaN })[after.leads[i].outcome ?? "open"]);
  const match = calibrateMatchModel(learnt, judgedRows, known01);
  const typical = predictMatches(match, { ...judgedRows, ownResponse: new Float64Array(usable.length).fill(Number.NaN) });
  const realAgent = Int32Array.from(usable, (i) => known.get(after.leads[i].agentId ?? "") ?? 0);
  const better = handOutAnew(after, usable, realAgent, chosenBy, nAgents, fromDay, batchDays);
  // Nobody answered: how late an answer would have been is unknown, so nothing is gained or lost by it.
  const realResponse = judgedRows.ownResponse;
  const pairs: MatchPair[] = [];
  usable.forEach((_, row) => {
    pairs.push({ row, agent: better[row], response: Number.NaN });
    pairs.push({ row, agent: realAgent[row], response: Number.NaN });
    pairs.push({ row, agent: realAgent[row], response: realResponse[row] });
  });
  const draws = drawPairChances(match, judgedRows, pairs, nDraws, seed);
  const chance = (row: number, agent: number): number => typical[row * nAgents + agent];
  const real = Float64Array.from(usable, (_, row) => predictPair(match, judgedRows, row, realAgent[row], realResponse[row]));
  const estimate = (members: readonly number[], of: (p: Float64Array, row: number) => number, value: number): Estimate => {
    const sums = Float64Array.from(draws, (p) => members.reduce((sum, row) => sum + of(p, row), 0)).sort();
    // Without a claim the point is 0 whatever the draws say; it stays inside its interval.
    return { value, low: Math.min(value, sortedQuantile(sums, LEVEL[0])), high: Math.max(value, sortedQuantile(sums, LEVEL[1])) };
  };
  const all = Array.from(usable.keys());
  const sumOf = (members: readonly number[], of: (row: number) => number): number => members.reduce((sum, row) => sum + of(row), 0);
  const gainOf = (members: readonly number[]): Estimate =>
    estimate(
      members,
      (p, row) => p[3 * row] - p[3 * row + 2],
      sumOf(members, (row) => chance(row, better[row]) - real[row]),
    );
  const gain = gainOf(all);
  const fromAgents = estimate(
    all,
    (p, row) => p[3 * row] - p[3 * row + 1],
    sumOf(all, (row) => chance(row, better[row]) - chance(row, realAgent[row])),
  );
  const fromResponse = estimate(
    all,
    (p, row) => p[3 * row + 1] - p[3 * row + 2],
    sumOf(all, (row) => chance(row, realAgent[row]) - real[row]),
  );

  const leads = Array.from(usable, (i) => after.leads[i]);
  const ranked = winLogits(rank, leads, []).map(sigmoid);
  const sorted = Float64Array.from(rank.outOfFold).sort();
  const cuts = [sortedQuantile(sorted, 0.8), sortedQuantile(sorted, 0.5), sortedQuantile(sorted, 0.2)] as const;
  const teamOf = new Map(after.agents.map(({ id, attributes }) => [id, attributes["team"] ?? "no team"]));
  const hours = periodResponses(match.response, after).hours;
  const judged = leads.map((lead, row): Judged => {
    const wait = hours[usable[row]];
    return {
      leadId: lead.id,
      grade: gradeOf(ranked[row], cuts),
      p: ranked[row],
      outcome: lead.outcome,
      agentId: lead.agentId,
      responseHours: Number.isNaN(wait) ? null : wait,
      betterAgentId: match.agentIds[better[row]],
      pActual: real[row],
      pBetter: chance(row, better[row]),
      team: teamOf.get(lead.agentId ?? "") ?? "no team",
      funnel: lead.funnelId ?? "no funnel",
    };
  });
  const isHigh = ({ grade }: Judged): boolean => grade === "A" || grade === "B";
  const nWon = outcomesOf(leads).reduce((sum, y) => sum + y, 0);
  const list = (test: (lead: Judged) => boolean, by: (lead: Judged) => number): RetroLead[] =>
    judged
      .filter(test)
      .sort((a, b) => by(b) - by(a) || (a.leadId < b.leadId ? -1 : 1))
      .slice(0, MOST_LISTED)
      .map(toRetroLead);
  const scaled = ({ value, low, high }: Estimate, factor: number): Estimate => ({
    value: value * factor,
    low: low * factor,
    high: high * factor,
  });
  const groupsBy = (name: (lead: Judged) => string): RetroGroup[] =>
    [...new Set(judged.map(name))].sort().map((group) => {
      const members = all.filter((row) => name(judged[row]) === group);
      return {
        name: group,
        nLeads: members.length,
        nWon: members.filter((row) => judged[row].outcome === "won").length,
        gain: gainOf(members),
      };
    });
  return {
    ...period,
    nLeads: leads.length,
    nWon,
    nTraining: training.length,
    refusal: null,
    evidence: match.evidence.text,
    gain,
    gainShare: scaled(gain, nWon === 0 ? 0 : 1 / nWon),
    worth: closeValue === null ? null : scaled(gain, closeValue),
    fromAgents,
    fromResponse,
    notWorked: list(
      (lead) => isHigh(lead) && lead.responseHours === null,
      ({ p }) => p,
    ),
    workedLate: list(
      (lead) => isHigh(lead) && (lead.responseHours ?? 0) > lateHours,
      ({ p }) => p,
    ),
    muchLowerAgent: list(
      ({ pBetter, pActual }) => (pBetter ?? 0) - (pActual ?? 0) >= muchLower,
      ({ pBetter, pActual }) => (pBetter ?? 0) - (pActual ?? 0),
    ),
    byTeam: groupsBy(({ team }) => team),
    byFunnel: groupsBy(({ funnel }) => funnel),
    grades: GRADES.map((grade) => {
      const members = judged.filter((lead) => lead.grade === grade);
      return {
        grade,
        nLeads: members.length,
        nWon: members.filter(({ outcome }) => outcome === "won").length,
        expected: members.reduce((sum, { p }) => sum + p, 0),
      };
    }),
    leads: judged.map(toRetroLead),
    wrong: {
      wonAtD: list(
        ({ grade, outcome }) => grade === "D" && outcome === "won",
        ({ p }) => -p,
      ),
      wonByOther: list(
        ({ outcome, agentId, betterAgentId, pBetter, pActual }) =>
          outcome === "won" && agentId !== betterAgentId && (pBetter ?? 0) > (pActual ?? 0),
        ({ pBetter, pActual }) => (pBetter ?? 0) - (pActual ?? 0),
      ),
      lostAtA: judged.filter(({ grade, outcome }) => grade === "A" && outcome === "lost").length,
    },
  };
}

/** The period's own response times in the scale of the model learnt before it. */
function periodResponses<T extends { readonly hours: Float64Array }>(response: T, after: LeadBook): T {
  const hours = Float64Array.from(after.leads, ({ createdMs }, i) => {
    const first = after.activities[i].find(({ atMs }) => atMs >= createdMs);
    return first === undefined ? Number.NaN : (first.atMs - createdMs) / HOUR_MS;
  });
  return { ...response, hours };
}

/** Every batch's leads to the agents who had leads in it, as many to each as it had. */
function handOutAnew(
  book: LeadBook,
  leads: Int32Array,
  realAgent: Int32Array,
  chances: Float64Array,
  nAgents: number,
  fromDay: number,
  batchDays: number,
): Int32Array {
  const better = Int32Array.from(realAgent);
  const batches = new Map<number, number[]>();
  leads.forEach((i, row) => {
    const batch = Math.floor((Math.floor(book.leads[i].createdMs / DAY_MS) - fromDay) / batchDays);
    const own = batches.get(batch);
    if (own === undefined) batches.set(batch, [row]);
    else own.push(row);
  });
  for (const rows of batches.values()) {
    const capacities = new Int32Array(nAgents);
    for (const row of rows) capacities[realAgent[row]] += 1;
    const values = new Float64Array(rows.length * nAgents);
    // Of equally good assignments the real one: no gain, no move.
    rows.forEach((row, k) => {
      for (let a = 0; a < nAgents; a += 1) values[k * nAgents + a] = chances[row * nAgents + a] + (a === realAgent[row] ? 1e-9 : 0);
    });
    const { agentOf } = assignLeads({ nLeads: rows.length, nAgents, values, capacities, minimums: new Int32Array(nAgents) });
    rows.forEach((row, k) => {
      if (agentOf[k] >= 0) better[row] = agentOf[k];
    });
  }
  return better;
}

function refuse(period: { readonly from: string; readonly to: string }, nLeads: number, nTraining: number, refusal: string): RetroReport {
  const zero = { value: 0, low: 0, high: 0 };
  return {
    ...period,
    nLeads,
    nWon: 0,
    nTraining,
    refusal,
    evidence: "",
    gain: zero,
    gainShare: zero,
    worth: null,
    fromAgents: zero,
    fromResponse: zero,
    notWorked: [],
    workedLate: [],
    muchLowerAgent: [],
    byTeam: [],
    byFunnel: [],
    grades: [],
    leads: [],
    wrong: { wonAtD: [], wonByOther: [], lostAtA: 0 },
  };
}
