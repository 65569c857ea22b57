import { InvalidArgumentError } from "../numeric/errors";
import { createRng, type Rng } from "../numeric/rng";
import { sigmoid } from "../numeric/sparse-logistic";
import { standardNormal } from "../numeric/standard-normal";

/** Size and character of a planted lead desk. */
export interface LeadMarketOptions {
  readonly seed?: number;
  /** Leads with an outcome, over a year. */
  readonly nHistory?: number;
  /** New leads of the days after it: no activity, no agent, no outcome. */
  readonly nOpen?: number;
  readonly nAgents?: number;
  readonly nTypes?: number;
  /** Factor on agents' skills, general and by type; 0: all agents are alike but for their pace. */
  readonly skill?: number;
  /** Loss of logit for each unit of ln(1 + hours / 4) of delay; 0: pace does not matter. */
  readonly responseDecay?: number;
  /** Chance that the activity that suits a lead's type turns a lead that would not close into one that would; 0: activities only reset the clock. */
  readonly activityEffect?: number;
  /** Chance a day that a lead is handed over to the next agent. */
  readonly handOverRate?: number;
}

/** Defaults of `plantLeadMarket`. */
const LEAD_MARKET_DEFAULTS = Object.freeze({
  seed: 1,
  nHistory: 5_000,
  nOpen: 500,
  nAgents: 25,
  nTypes: 6,
  skill: 1,
  responseDecay: 0.25,
  activityEffect: 0,
  handOverRate: 0,
});

/** Kinds of activity, as the log writes them. */
export const ACTIVITY_TYPES = ["call", "email", "meeting", "note"] as const;
/** How often each kind is chosen by the agents' habit. */
const HABIT = [0.42, 0.36, 0.13, 0.09] as const;
const N_SOURCES = 5;
const SIZES = ["small", "mid", "large"] as const;
/** Daily hazard of fading: sigmoid(intercept + slope ln(1 + calendar days since the last activity) + type), times a factor for leads that would close. */
export const FADING = Object.freeze({ intercept: -4.2, slope: 0.55, wouldCloseFactor: 0.4 });
const LAST_DAY = 90;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST_MS = Date.UTC(2025, 0, 1);
const HISTORY_DAYS = 365;

/** What the desk is made of: the truth. */
interface LeadMarketParameters {
  readonly skills: Float64Array;
  readonly typeSkills: Float64Array;
  readonly meanDelayHours: Float64Array;
  readonly activitiesPerDay: Float64Array;
  readonly typeEffects: Float64Array;
  readonly sourceEffects: Float64Array;
  readonly fadingTypes: Float64Array;
  /** Kind of activity that suits each type. */
  readonly suits: Int32Array;
  readonly capacities: Int32Array;
}

interface PlantedLead {
  readonly id: string;
  readonly createdMs: number;
  readonly type: number;
  readonly source: number;
  readonly size: number;
  readonly intent: number;
  readonly score: number;
}

/** Rows as files would hold them; the shape that `graph/leads` reads. */
export interface LeadMarketRows {
  readonly leads: readonly {
    readonly id: string;
    readonly outcome: "won" | "lost" | null;
    readonly createdMs: number;
    readonly closedMs: number;
    readonly source: string | null;
    readonly clientId: null;
    readonly productId: null;
    readonly funnelId: string | null;
    readonly agentId: string | null;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  readonly activities: readonly {
    readonly id: string;
    readonly leadId: string;
    readonly atMs: number;
    readonly type: string;
    readonly agentId: string | null;
    readonly result: null;
    readonly satisfaction: number;
  }[];
  readonly assignments: readonly { readonly leadId: string; readonly agentId: string; readonly atMs: number }[];
  readonly agents: readonly {
    readonly id: string;
    readonly name: null;
    readonly capacity: number;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/** A planted desk: rows, and what is true of them. */
export interface LeadMarket {
  readonly options: Required<LeadMarketOptions>;
  readonly rows: LeadMarketRows;
  readonly agentIds: readonly string[];
  readonly leadIds: readonly string[];
  /** P(would close) at the agent's mean delay, leads x agents, before fading. */
  readonly closeChances: Float64Array;
  /** P(won) under the agents' habit of activities: closing before fading, leads x agents. Exact up to 400 draws of fading when activities have no effect of their own. */
  readonly winChances: Float64Array;
  readonly parameters: LeadMarketParameters;
}

/** What an agent can see of a lead on a morning. */
export interface LeadView {
  readonly type: number;
  /** Calendar days since the lead came in and since the last activity (or since it came in). */
  readonly ageDays: number;
  readonly quietDays: number;
  /** Activities so far by kind. */
  readonly counts: Int32Array;
}

/** What is done on a day: a kind of activity, 0 to 3, or one of these. */
export const WAIT = 4;
/** Gives the lead to the next agent. */
export const HAND_OVER = 5;

/** What the agent would do anyway. */
export const AS_USUAL = -1;

/** Chooses the action of a day from what can be seen. */
export type DailyPolicy = (view: LeadView, rng: Rng) => number;

const uniform = (rng: Rng, low: number, high: number): number => low + (high - low) * rng();

function resolve(options: LeadMarketOptions): Required<LeadMarketOptions> {
  const resolved = { ...LEAD_MARKET_DEFAULTS, ...options };
  for (const [name, least] of [
    ["nHistory", 0],
    ["nOpen", 0],
    ["nAgents", 1],
    ["nTypes", 1],
  ] as const)
    if (!(Number.isInteger(resolved[name]) && resolved[name] >= least))
      throw new InvalidArgumentError(`${name} must be an integer >= ${least}, got ${resolved[name]}`);
  for (const name of ["activityEffect", "handOverRate"] as const)
    if (!(resolved[name] >= 0 && resolved[name] <= 1)) throw new InvalidArgumentError(`${name} must be in [0, 1], got ${resolved[name]}`);
  for (const name of ["skill", "responseDecay"] as const)
    if (!(resolved[name] >= 0)) throw new InvalidArgumentError(`${name} must be >= 0, got ${resolved[name]}`);
  return resolved;
}

function drawParameters({ seed, nAgents, nTypes, nOpen, skill }: Required<LeadMarketOptions>): LeadMarketParameters {
  const rng = createRng(seed, "lead-market", "parameters");
  const normals = (n: number, deviation: number): Float64Array => Float64Array.from({ length: n }, () => deviation * standardNormal(rng));
  const skills = normals(nAgents, 0.35 * skill);
  const typeSkills = normals(nAgents * nTypes, 0.6 * skill);
  for (let a = 0; a < nAgents; a += 5) typeSkills[a * nTypes + Math.floor(rng() * nTypes)] += skill;
  const between = (low: number, high: number): Float64Array => Float64Array.from({ length: nAgents }, () => uniform(rng, low, high));
  const meanDelayHours = between(Math.log(2), Math.log(24)).map(Math.exp);
  const weights = between(14, 32);
  const total = weights.reduce((sum, w) => sum + w, 0);
  return {
    skills,
    typeSkills,
    meanDelayHours,
    activitiesPerDay: between(0.15, 0.5),
    typeEffects: normals(nTypes, 0.4),
    sourceEffects: normals(N_SOURCES, 0.4),
    fadingTypes: normals(nTypes, 0.3),
    suits: Int32Array.from({ length: nTypes }, () => Math.floor(rng() * 3)),
    capacities: Int32Array.from(weights, (w) => Math.max(1, Math.round((1.1 * nOpen * w) / total))),
  };
}

/** Logit of closing, without the agent. */
function leadLogit(lead: PlantedLead, { typeEffects, sourceEffects }: LeadMarketParameters): number {
  return -1.6 + typeEffects[lead.type] + sourceEffects[lead.source] + 0.3 * (lead.size - 1) + 0.8 * lead.intent;
}

function closeChance(
  lead: PlantedLead,
  agent: number,
  delayHours: number,
  parameters: LeadMarketParameters,
  options: Required<LeadMarketOptions>,
): number {
  const { skills, typeSkills } = parameters;
  const skill = skills[agent] + typeSkills[agent * options.nTypes + lead.type];
  return sigmoid(leadLogit(lead, parameters) + skill - options.responseDecay * Math.log1p(delayHours / 4));
}

/**
 * Plants a lead desk: a year of leads of 6 problem types, 5 sources and 3 sizes, agents with general skill N(0, .35), skill by type N(0, .6) and, for a
 * fifth of them, one speciality of +1; a delay before the first activity that costs .25 ln(1 + hours / 4) of the logit; activities at the agent's own rate;
 * fading with the days since the last one; closing after LogNormal(ln 14, .6) days for leads that would close and did not fade; the others lost
 * when faded or after 90 days. 70 % of the leads go round robin, 15 % to agents who are good at the type, 15 % (high intent) to seniors.
 *
 * With `activityEffect` e, the first activity of the kind that suits the type turns a lead that would not close into one that would with
 * probability e, one of another kind with e / 8, a note never. A hand-over gives the lead to the next agent, and the chance that it would close
 * to that agent's. Deterministic in its options.
 */
export function plantLeadMarket(options: LeadMarketOptions = {}): LeadMarket {
  const resolved = resolve(options);
  const { seed, nHistory, nAgents, nTypes } = resolved;
  const parameters = drawParameters(resolved);
  const agentIds = Array.from({ length: nAgents }, (_, a) => `A${String(a).padStart(2, "0")}`);
  const leads = drawLeads(resolved);
  const rows = {
    leads: [] as LeadMarketRows["leads"][number][],
    activities: [] as LeadMarketRows["activities"][number][],
    assignments: [] as LeadMarketRows["assignments"][number][],
  };
  const rng = createRng(seed, "lead-market", "history");
  leads.forEach((lead, i) => {
    const attributes = { problem_type: `type_${lead.type}`, size: SIZES[lead.size], score: lead.score.toFixed(3) };
    const shared = {
      id: lead.id,
      createdMs: lead.createdMs,
      source: `source_${lead.source}`,
      clientId: null,
      productId: null,
      funnelId: null,
      attributes,
    };
    if (i >= nHistory) {
      rows.leads.push({ ...shared, outcome: null, closedMs: Number.NaN, agentId: null });
      return;
    }
    const agent = assignByHabit(lead, i, parameters, resolved, rng);
    const rate = parameters.activitiesPerDay[agent];
    const life = liveThrough(lead, agent, habit(rate, resolved.handOverRate), parameters, resolved, rng);
    rows.leads.push({
      ...shared,
      outcome: life.isWon ? "won" : "lost",
      closedMs: life.closedMs,
      agentId: agentIds[life.agents[life.agents.length - 1].agent],
    });
    for (const { agent: holder, atMs } of life.agents) rows.assignments.push({ leadId: lead.id, agentId: agentIds[holder], atMs });
    for (const { kind, atMs, agent: doer } of life.activities)
      rows.activities.push({
        id: `V${String(rows.activities.length).padStart(7, "0")}`,
        leadId: lead.id,
        atMs,
        type: ACTIVITY_TYPES[kind],
        agentId: agentIds[doer],
        result: null,
        satisfaction: Number.NaN,
      });
  });
  const agents = agentIds.map((id, a) => ({ id, name: null, capacity: parameters.capacities[a], attributes: { team: `team_${a % 3}` } }));
  const survival = survivalChances(parameters, resolved);
  const closeChances = new Float64Array(leads.length * nAgents);
  const winChances = new Float64Array(leads.length * nAgents);
  leads.forEach((lead, i) => {
    for (let a = 0; a < nAgents; a += 1) {
      const chance = closeChance(lead, a, parameters.meanDelayHours[a], parameters, resolved);
      closeChances[i * nAgents + a] = chance;
      winChances[i * nAgents + a] = chance * survival[a * nTypes + lead.type];
    }
  });
  return {
    options: resolved,
    rows: { ...rows, agents },
    agentIds,
    leadIds: leads.map(({ id }) => id),
    closeChances,
    winChances,
    parameters,
  };
}

function drawLeads({ seed, nHistory, nOpen, nTypes }: Required<LeadMarketOptions>): PlantedLead[] {
  const rng = createRng(seed, "lead-market", "leads");
  return Array.from({ length: nHistory + nOpen }, (_, i): PlantedLead => {
    const day = i < nHistory ? Math.floor((i * HISTORY_DAYS) / nHistory) : HISTORY_DAYS + 1 + Math.floor(((i - nHistory) * 7) / nOpen);
    const intent = standardNormal(rng);
    return {
      id: `L${String(i).padStart(5, "0")}`,
      createdMs: FIRST_MS + day * DAY_MS + Math.floor(uniform(rng, 8, 17) * HOUR_MS),
      type: Math.floor(rng() * nTypes),
      source: Math.floor(rng() * N_SOURCES),
      size: Math.floor(rng() * SIZES.length),
      intent,
      score: intent + 0.5 * standardNormal(rng),
    };
  });
}

function assignByHabit(
  lead: PlantedLead,
  i: number,
  { skills, typeSkills }: LeadMarketParameters,
  { nAgents, nTypes }: Required<LeadMarketOptions>,
  rng: Rng,
): number {
  const u = rng();
  const among = (score: (a: number) => number): number => {
    const order = Array.from({ length: nAgents }, (_, a) => a).sort((a, b) => score(b) - score(a) || a - b);
    return order[Math.floor(rng() * Math.max(1, Math.ceil(nAgents / 4)))];
  };
  if (u < 0.15) return among((a) => typeSkills[a * nTypes + lead.type]);
  if (u < 0.3 && lead.intent > 0.5) return among((a) => skills[a]);
  return i % nAgents;
}

/** Activities at a rate, kinds by habit, now and then a hand-over. */
function habit(rate: number, handOverRate: number): DailyPolicy {
  return (_view, rng) => {
    const u = rng();
    if (u < handOverRate) return HAND_OVER;
    if (u >= handOverRate + rate) return WAIT;
    let v = rng();
    const kind = HABIT.findIndex((share) => (v -= share) < 0);
    return kind < 0 ? 0 : kind;
  };
}

interface Life {
  readonly isWon: boolean;
  readonly closedMs: number;
  readonly nDays: number;
  readonly activities: { readonly kind: number; readonly atMs: number; readonly agent: number }[];
  readonly agents: { readonly agent: number; readonly atMs: number }[];
}

/** One lead from coming in to its end, day by day; the first activity comes after the agent's delay. */
function liveThrough(
  lead: PlantedLead,
  firstAgent: number,
  policy: DailyPolicy,
  parameters: LeadMarketParameters,
  options: Required<LeadMarketOptions>,
  rng: Rng,
): Life {
  let agent = firstAgent;
  // LogNormal with the agent's mean.
  const delayHours = parameters.meanDelayHours[agent] * Math.exp(0.6 * standardNormal(rng) - 0.18);
  let chance = closeChance(lead, agent, delayHours, parameters, options);
  let wouldClose = rng() < chance;
  let closeDay = 14 * Math.exp(0.6 * standardNormal(rng));
  let lastMs = lead.createdMs;
  const firstMs = lead.createdMs + Math.round(delayHours * HOUR_MS);
  let isAnswered = false;
  const counts = new Int32Array(ACTIVITY_TYPES.length);
  const activities: Life["activities"] = [];
  const agents: Life["agents"] = [{ agent, atMs: lead.createdMs }];
  const act = (kind: number, atMs: number): void => {
    const isFirst = counts[kind] === 0;
    counts[kind] += 1;
    lastMs = atMs;
    activities.push({ kind, atMs, agent });
    // Drawn always, so that equal seeds stay comparable.
    const u = rng();
    const effect = kind === 3 ? 0 : kind === parameters.suits[lead.type] ? options.activityEffect : options.activityEffect / 8;
    if (isFirst && !wouldClose && u < effect) wouldClose = true;
  };
  const firstDayMs = Math.floor(lead.createdMs / DAY_MS) * DAY_MS;
  const calendarDay = (ms: number): number => Math.floor((ms - firstDayMs) / DAY_MS);
  for (let day = 0; ; day += 1) {
    const midnightMs = firstDayMs + day * DAY_MS;
    if (day > 0) {
      const end = { closedMs: midnightMs + 18 * HOUR_MS, nDays: day, activities, agents };
      if (wouldClose && closeDay <= day) return { ...end, isWon: true };
      // A lead that is turned late still needs its time.
      if (closeDay <= day) closeDay = day + 1 + 3 * rng();
      const quiet = day - calendarDay(lastMs);
      const hazard = sigmoid(FADING.intercept + FADING.slope * Math.log1p(quiet) + parameters.fadingTypes[lead.type]);
      const fades = rng() < hazard * (wouldClose ? FADING.wouldCloseFactor : 1);
      if (fades || day >= LAST_DAY) return { ...end, isWon: false };
    }
    if (!isAnswered && calendarDay(firstMs) === day) {
      act(0, firstMs);
      isAnswered = true;
    } else if (isAnswered) {
      const view = { type: lead.type, ageDays: day, quietDays: day - calendarDay(lastMs), counts };
      const chosen = policy(view, rng);
      const action = chosen === AS_USUAL ? habit(parameters.activitiesPerDay[agent], options.handOverRate)(view, rng) : chosen;
      const atMs = midnightMs + Math.floor(uniform(rng, 8, 18) * HOUR_MS);
      if (action < ACTIVITY_TYPES.length) act(action, atMs);
      else if (action === HAND_OVER && options.nAgents > 1) {
        const next = (agent + 1) % options.nAgents;
        const nextChance = closeChance(lead, next, parameters.meanDelayHours[next], parameters, options);
        if (!wouldClose && rng() < Math.max(0, nextChance - chance) / Math.max(1e-9, 1 - chance)) wouldClose = true;
        chance = nextChance;
        agent = next;
        agents.push({ agent, atMs });
      }
    }
  }
}

/** P(not faded before closing | would close), agents x types, by 400 lives each. */
function survivalChances(parameters: LeadMarketParameters, options: Required<LeadMarketOptions>): Float64Array {
  const { nAgents, nTypes, seed } = options;
  const nDraws = 400;
  const chances = new Float64Array(nAgents * nTypes);
  for (let a = 0; a < nAgents; a += 1) {
    for (let t = 0; t < nTypes; t += 1) {
      const rng = createRng(seed, "lead-market", "survival", a, t);
      // Intent so high that every lead would close.
      const lead: PlantedLead = { id: "", createdMs: 0, type: t, source: 0, size: 1, intent: 1_000, score: 0 };
      const policy = habit(parameters.activitiesPerDay[a], 0);
      let won = 0;
      for (let draw = 0; draw < nDraws; draw += 1) won += liveThrough(lead, a, policy, parameters, options, rng).isWon ? 1 : 0;
      chances[a * nTypes + t] = won / nDraws;
    }
  }
  return chances;
}

/** What playing a policy brought. */
export interface PlayedPolicy {
  readonly nLeads: number;
  readonly winRate: number;
  /** Mean over leads of value x won less costs of activities, hand-overs and days. */
  readonly meanReturn: number;
  readonly standardError: number;
}

/** What things are worth and cost, in one unit. */
export interface LeadRewards {
  readonly closeValue: number;
  readonly activityCost: number;
  readonly handOverCost: number;
  /** For every day that a lead is open. */
  readonly dayCost: number;
}

/**
 * The truth about a policy: it is played on fresh leads, handed out as history did. The first activity is not the policy's choice and is not
 * charged.
 * @param policy null: the agents' own habit
 */
export function playLeadPolicy(
  market: LeadMarket,
  policy: DailyPolicy | null,
  rewards: LeadRewards,
  nLeads: number,
  seed: number,
): PlayedPolicy {
  const { options, parameters } = market;
  const leads = drawLeads({ ...options, seed: seed + 7_919, nHistory: nLeads, nOpen: 0 });
  let won = 0;
  const returns = leads.map((lead, i) => {
    const rng = createRng(seed, "lead-market", "play", i);
    const agent = assignByHabit(lead, i, parameters, options, rng);
    const chosen = policy ?? habit(parameters.activitiesPerDay[agent], options.handOverRate);
    const life = liveThrough(lead, agent, chosen, parameters, options, rng);
    won += life.isWon ? 1 : 0;
    return (
      (life.isWon ? rewards.closeValue : 0) -
      rewards.activityCost * Math.max(0, life.activities.length - 1) -
      rewards.handOverCost * (life.agents.length - 1) -
      rewards.dayCost * life.nDays
    );
  });
  const meanReturn = returns.reduce((sum, r) => sum + r, 0) / nLeads;
  const variance = returns.reduce((sum, r) => sum + (r - meanReturn) ** 2, 0) / Math.max(1, nLeads - 1);
  return { nLeads, winRate: won / nLeads, meanReturn, standardError: Math.sqrt(variance / nLeads) };
}
