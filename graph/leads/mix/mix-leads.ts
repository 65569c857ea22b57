import { sortedQuantile } from "../../evaluation/off-policy/intervals";
import { InvalidArgumentError } from "../../numeric/errors";
import { createRng } from "../../numeric/rng";
import { cellOf } from "../lead-features";
import type { LeadBook, SalesAgent } from "../lead-book";
import { drawPairChances, encodeMatchRows, predictMatches, type MatchModel, type MatchPair } from "../match-agents";
import { assignLeads } from "./assign-leads";
import { solveWithLimits } from "./side-limits";

/** A lead and an agent. */
export interface LeadAgentPair {
  readonly leadId: string;
  readonly agentId: string;
}

/** Agents may only take leads whose value of a column is listed in one of their own attributes, e.g. territory or skills. */
export interface SkillRule {
  readonly leadColumn: string;
  /** Attribute of the agent: values separated by `;` or `|`; an empty one takes everything. A lead without a value goes to anybody. */
  readonly agentColumn: string;
}

/** How the load is distributed. */
export interface MixOptions {
  readonly seed?: number;
  /** Worth of winning each open lead, aligned with `positions`, >= 0; null: every close counts 1. */
  readonly leadValues?: Float64Array | null;
  /** Leads an agent may hold, by id; others have their own capacity. Where nobody has one, all share equally. */
  readonly capacities?: ReadonlyMap<string, number>;
  /** Least leads of an agent by id, those in hand included. */
  readonly minimums?: ReadonlyMap<string, number>;
  readonly skills?: readonly SkillRule[];
  readonly pinned?: readonly LeadAgentPair[];
  readonly excluded?: readonly LeadAgentPair[];
  /** Share of each capacity that may be filled by now, in (0, 1]: pacing over the day. */
  readonly pace?: number;
  /** Whether leads in hand may move. Default false: they stay, and count against capacity. */
  readonly redistribute?: boolean;
  /** What a move must gain at least, in the unit of the worth, >= 0. */
  readonly moveCost?: number;
  /** Most leads in hand that may change hands; null: no limit. */
  readonly mostMoves?: number | null;
  /** Each agent gets at least this part of its fair share of the leads' quality, in [0, 1]; 0: no bound. Fair is in proportion to capacity. */
  readonly fairness?: number;
  /** Draws from the posterior for the interval of the gain. */
  readonly nDraws?: number;
}

/** Defaults of `mixLeads`. */
const MIX_DEFAULTS = Object.freeze({
  seed: 1,
  leadValues: null,
  capacities: new Map<string, number>(),
  minimums: new Map<string, number>(),
  skills: Object.freeze([]),
  pinned: Object.freeze([]),
  excluded: Object.freeze([]),
  pace: 1,
  redistribute: false,
  moveCost: 0,
  mostMoves: null,
  fairness: 0,
  nDraws: 400,
});

/** What was decided for one lead. */
export interface MixChoice {
  readonly leadId: string;
  /** Null: nobody. */
  readonly agentId: string | null;
  /** Chance with that agent; null without one, or without scores. */
  readonly p: number | null;
  /** The most likely other agent that was allowed; null when there is none. */
  readonly runnerUp: string | null;
  readonly runnerUpP: number | null;
  /** Chance given up against the most likely allowed agent, >= 0. */
  readonly cost: number;
  readonly kind: "new" | "stays" | "moved" | "pinned" | "unassigned";
  /** A sentence for the agent. */
  readonly log: string;
}

/** A sum with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The distribution and what it is worth. */
export interface MixResult {
  /** Aligned with `positions`. */
  readonly choices: readonly MixChoice[];
  /** Expected closes (or worth) of the choices. */
  readonly expected: number;
  /** The same if leads were handed out as history did: to agents in proportion to the leads they had, those in hand staying. */
  readonly baseline: number;
  readonly gain: Estimate;
  /** No distribution within the limits can be worth more than `expected` x (1 + gap); 0 where the solver is exact. */
  readonly gap: number;
  readonly nUnassigned: number;
  readonly shortOfMinimum: number;
  /** Leads by agent, those in hand included; aligned with the model's agents. */
  readonly loads: Int32Array;
  readonly capacities: Int32Array;
  /** What the reader must know: too little capacity, pins beyond it, no scores. */
  readonly notes: readonly string[];
}

/** Decides between equally good agents only. */
const SPREAD = 1e-7;
/** Pairs up to which the baseline's interval is exact; above it, one agent a lead is drawn. */
const MOST_BASELINE_PAIRS = 50_000;

type Resolved = Required<MixOptions>;

function resolve(options: MixOptions, nLeads: number): Resolved {
  const resolved: Resolved = { ...MIX_DEFAULTS, ...options };
  const { pace, moveCost, mostMoves, fairness, leadValues, nDraws } = resolved;
  if (!(pace > 0 && pace <= 1)) throw new InvalidArgumentError(`pace must be in (0, 1], got ${pace}`);
  if (!(moveCost >= 0)) throw new InvalidArgumentError(`moveCost must be >= 0, got ${moveCost}`);
  if (mostMoves !== null && !(Number.isInteger(mostMoves) && mostMoves >= 0))
    throw new InvalidArgumentError(`mostMoves must be an integer >= 0, got ${mostMoves}`);
  if (!(fairness >= 0 && fairness <= 1)) throw new InvalidArgumentError(`fairness must be in [0, 1], got ${fairness}`);
  if (
    leadValues !== null &&
    (leadValues.length !== nLeads || leadValues.some((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY)))
  )
    throw new InvalidArgumentError(`leadValues must be ${nLeads} finite numbers >= 0`);
  if (!(Number.isInteger(nDraws) && nDraws >= 2)) throw new InvalidArgumentError(`nDraws must be an integer >= 2, got ${nDraws}`);
  for (const [id, value] of [...resolved.capacities, ...resolved.minimums])
    if (!(Number.isInteger(value) && value >= 0))
      throw new InvalidArgumentError(`capacity or minimum of ${id} must be an integer >= 0, got ${value}`);
  return resolved;
}

/**
 * Distributes open leads over agents for the most expected closes (or worth). Exact under capacities, minimum loads, skills, pins, exclusions,
 * pacing and the cost of moving; with a bound on moves or on fairness within the stated `gap`. Leads in hand stay by default and count
 * against capacity, so a later run on new leads reshuffles nothing.
 *
 * The gain against handing out as history did is the mean over the model's posterior, which is free of the winner's curse that picking the best of
 * noisy estimates brings: a chance that is high by luck is shrunk before it is picked. No evidence of agent effects: chances are equal, the load follows
 * capacity, and the gain is that of nothing.
 *
 * Written answers: no agents leave every lead unassigned; no leads give no choices; zero capacity everywhere leaves all unassigned; pins that exceed a
 * capacity hold and are noted.
 * @param positions open leads in the book
 * @param hasScores false: the quality gate is closed; leads are spread by capacity without chances
 */
export function mixLeads(
  book: LeadBook,
  model: MatchModel,
  positions: Int32Array,
  hasScores: boolean,
  options: MixOptions = {},
): MixResult {
  const resolved = resolve(options, positions.length);
  const { seed, leadValues, nDraws, moveCost } = resolved;
  const nLeads = positions.length;
  const nAgents = model.agentIds.length;
  const rows = encodeMatchRows(model, book, positions);
  const chances = hasScores ? predictMatches(model, rows) : new Float64Array(nLeads * nAgents).fill(0.5);
  const worth = (lead: number): number => leadValues?.[lead] ?? 1;
  const notes: string[] = hasScores ? [] : ["no scores are published, so leads are spread by capacity alone"];
  const { allowed, holder, fixed } = readLimits(book, model, positions, resolved, rows.ownAgent);
  const full = readCapacities(book.agents, model.agentIds, resolved, nLeads, notes);
  const capacities = full.map((capacity) => Math.floor(capacity * resolved.pace + 1e-9));

  // Fixed leads take their place first; what is left is for the solver.
  const free: number[] = [];
  const agentOf = new Int32Array(nLeads).fill(-1);
  const taken = new Int32Array(nAgents);
  for (let lead = 0; lead < nLeads; lead += 1) {
    if (fixed[lead] < 0) free.push(lead);
    else {
      agentOf[lead] = fixed[lead];
      taken[fixed[lead]] += 1;
    }
  }
  taken.forEach((count, a) => {
    if (count > capacities[a])
      notes.push(`${model.agentIds[a]} holds ${count} leads in hand or pinned, more than the ${capacities[a]} that fit`);
  });
  const room = capacities.map((capacity, a) => Math.max(0, capacity - taken[a]));
  const minimums = room.map((left, a) => Math.min(left, Math.max(0, (resolved.minimums.get(model.agentIds[a]) ?? 0) - taken[a])));
  const values = new Float64Array(free.length * nAgents);
  free.forEach((lead, row) => {
    for (let a = 0; a < nAgents; a += 1) {
      const isMove = holder[lead] >= 0 && holder[lead] !== a;
      values[row * nAgents + a] =
        allowed[lead * nAgents + a] === 1 ? worth(lead) * chances[lead * nAgents + a] - (isMove ? moveCost : 0) : Number.NEGATIVE_INFINITY;
    }
  });
  const problem = { nLeads: free.length, nAgents, values, capacities: room, minimums, spread: SPREAD };
  const holders = Int32Array.from(free, (lead) => holder[lead]);
  const isLimited = resolved.fairness > 0 || (resolved.mostMoves !== null && holders.some((a) => a >= 0));
  const solution = isLimited
    ? solveWithLimits(problem, { holders, mostMoves: resolved.mostMoves, fairness: resolved.fairness })
    : { ...assignLeads(problem), gap: 0 };
  free.forEach((lead, row) => {
    agentOf[lead] = solution.agentOf[row];
  });
  const loads = taken.map((count, a) => count + solution.loads[a]);
  const nUnassigned = agentOf.filter((a) => a < 0).length;
  if (nUnassigned > 0) {
    const left = room.reduce((sum, r) => sum + r, 0) - solution.loads.reduce((sum, load) => sum + load, 0);
    notes.push(
      `${nUnassigned} leads stay unassigned: ${left > 0 ? "nobody who may take them has room" : "capacity is used up, these are worth least"}`,
    );
  }
  if (solution.gap === Number.POSITIVE_INFINITY)
    notes.push("the bounds on moves and on fairness cannot be kept together with the capacities, or no way was found: this comes nearest");
  if (solution.shortOfMinimum > 0) notes.push(`minimum loads cannot all be met: ${solution.shortOfMinimum} leads short`);

  const choices = Array.from(agentOf, (agent, lead) =>
    explainChoice({
      leadId: book.leads[positions[lead]].id,
      agent,
      holder: holder[lead],
      isPinned: fixed[lead] >= 0 && fixed[lead] !== holder[lead],
      chances: chances.subarray(lead * nAgents, (lead + 1) * nAgents),
      allowed: allowed.subarray(lead * nAgents, (lead + 1) * nAgents),
      agentIds: model.agentIds,
      hasRoom: (a) => loads[a] < capacities[a],
      hasScores,
    }),
  );
  const shares = historicShares(model, capacities);
  const expected = hasScores ? sumOver(agentOf, (lead, a) => worth(lead) * chances[lead * nAgents + a]) : Number.NaN;
  const baselinePairs = listBaseline(nLeads, nAgents, holder, allowed, shares, seed);
  const baseline = hasScores
    ? baselinePairs.reduce((sum, { row, agent, weight }) => sum + weight * worth(row) * chances[row * nAgents + agent], 0)
    : Number.NaN;
  const gain = hasScores
    ? estimateGain(model, rows, agentOf, baselinePairs, worth, expected - baseline, nDraws, seed)
    : { value: Number.NaN, low: Number.NaN, high: Number.NaN };
  return {
    choices,
    expected,
    baseline,
    gain,
    gap: solution.gap,
    nUnassigned,
    shortOfMinimum: solution.shortOfMinimum,
    loads,
    capacities,
    notes,
  };
}

function sumOver(agentOf: Int32Array, valueOf: (lead: number, agent: number) => number): number {
  let sum = 0;
  agentOf.forEach((agent, lead) => {
    if (agent >= 0) sum += valueOf(lead, agent);
  });
  return sum;
}

/** Who may take what, who holds what, and what is settled before the solver. */
function readLimits(book: LeadBook, model: MatchModel, positions: Int32Array, options: Resolved, ownAgent: Int32Array) {
  const nAgents = model.agentIds.length;
  const allowed = new Uint8Array(positions.length * nAgents).fill(1);
  const holder = Int32Array.from(ownAgent);
  const fixed = new Int32Array(positions.length).fill(-1);
  const leadAt = new Map(Array.from(positions, (i, lead) => [book.leads[i].id, lead]));
  const agentAt = new Map(model.agentIds.map((id, a) => [id, a]));
  for (const { leadColumn, agentColumn } of options.skills) {
    const takes = book.agents.map(({ attributes }) => {
      const listed = (attributes[agentColumn] ?? "").split(/[;|]/).map((text) => text.trim());
      return new Set(listed.filter((text) => text !== ""));
    });
    positions.forEach((i, lead) => {
      const value = cellOf(book.leads[i], leadColumn);
      if (value === null) return;
      takes.forEach((set, a) => {
        if (set.size > 0 && !set.has(value)) allowed[lead * nAgents + a] = 0;
      });
    });
  }
  for (const { leadId, agentId } of options.excluded) {
    const [lead, agent] = [leadAt.get(leadId), agentAt.get(agentId)];
    if (lead !== undefined && agent !== undefined) allowed[lead * nAgents + agent] = 0;
  }
  if (!options.redistribute) holder.forEach((a, lead) => (fixed[lead] = a));
  for (const { leadId, agentId } of options.pinned) {
    const [lead, agent] = [leadAt.get(leadId), agentAt.get(agentId)];
    if (lead === undefined || agent === undefined)
      throw new InvalidArgumentError(`pinned pair ${leadId}, ${agentId}: no such open lead or agent`);
    fixed[lead] = agent;
  }
  return { allowed, holder, fixed };
}

function readCapacities(
  agents: readonly SalesAgent[],
  agentIds: readonly string[],
  options: Resolved,
  nLeads: number,
  notes: string[],
): Int32Array {
  const given = agents.map(({ id, capacity }) => options.capacities.get(id) ?? capacity);
  const known = given.filter((capacity) => !Number.isNaN(capacity));
  const fallback =
    known.length === 0 ? Math.ceil(nLeads / Math.max(1, agentIds.length)) : Math.round(known.reduce((sum, c) => sum + c, 0) / known.length);
  if (known.length < given.length && nLeads > 0)
    notes.push(`${given.length - known.length} agents have no capacity: ${fallback} leads each are assumed`);
  return Int32Array.from(given, (capacity) => Math.max(0, Math.floor(Number.isNaN(capacity) ? fallback : capacity)));
}

/** Shares in which history handed out leads; by capacity where there is no history. */
function historicShares({ agentLeads }: MatchModel, capacities: Int32Array): Float64Array {
  const total = agentLeads.reduce((sum, n) => sum + n, 0);
  if (total > 0) return Float64Array.from(agentLeads, (n) => n / total);
  const room = capacities.reduce((sum, n) => sum + n, 0);
  return Float64Array.from(capacities, (n) => (room === 0 ? 0 : n / room));
}

interface BaselinePair extends MatchPair {
  readonly weight: number;
}

function listBaseline(
  nLeads: number,
  nAgents: number,
  holder: Int32Array,
  allowed: Uint8Array,
  shares: Float64Array,
  seed: number,
): BaselinePair[] {
  const pairs: BaselinePair[] = [];
  const isExact = nLeads * nAgents <= MOST_BASELINE_PAIRS;
  const rng = createRng(seed, "mix", "baseline");
  for (let row = 0; row < nLeads; row += 1) {
    if (holder[row] >= 0) {
      pairs.push({ row, agent: holder[row], response: Number.NaN, weight: 1 });
      continue;
    }
    let total = 0;
    for (let a = 0; a < nAgents; a += 1) total += allowed[row * nAgents + a] * shares[a];
    if (total === 0) continue;
    let u = rng() * total;
    for (let agent = 0; agent < nAgents; agent += 1) {
      const share = allowed[row * nAgents + agent] * shares[agent];
      if (share === 0) continue;
      if (isExact) pairs.push({ row, agent, response: Number.NaN, weight: share / total });
      else if (u >= 0 && u < share) pairs.push({ row, agent, response: Number.NaN, weight: 1 });
      u -= share;
    }
  }
  return pairs;
}

function estimateGain(
  model: MatchModel,
  rows: ReturnType<typeof encodeMatchRows>,
  agentOf: Int32Array,
  baseline: readonly BaselinePair[],
  worth: (lead: number) => number,
  value: number,
  nDraws: number,
  seed: number,
): Estimate {
  // A lead that stays with its holder is the same in both sums; the interval is about what changes.
  const chosen: MatchPair[] = [];
  agentOf.forEach((agent, row) => {
    if (agent >= 0) chosen.push({ row, agent, response: Number.NaN });
  });
  const draws = drawPairChances(model, rows, [...chosen, ...baseline], nDraws, seed);
  const gains = Float64Array.from(draws, (p) => {
    let sum = 0;
    chosen.forEach(({ row }, k) => {
      sum += worth(row) * p[k];
    });
    baseline.forEach(({ row, weight }, k) => {
      sum -= weight * worth(row) * p[chosen.length + k];
    });
    return sum;
  }).sort();
  return { value, low: Math.min(value, sortedQuantile(gains, 0.025)), high: Math.max(value, sortedQuantile(gains, 0.975)) };
}

interface ChoiceInput {
  readonly leadId: string;
  readonly agent: number;
  readonly holder: number;
  readonly isPinned: boolean;
  readonly chances: Float64Array;
  readonly allowed: Uint8Array;
  readonly agentIds: readonly string[];
  readonly hasRoom: (agent: number) => boolean;
  readonly hasScores: boolean;
}

function explainChoice({ leadId, agent, holder, isPinned, chances, allowed, agentIds, hasRoom, hasScores }: ChoiceInput): MixChoice {
  let runnerUp = -1;
  for (let a = 0; a < agentIds.length; a += 1)
    if (a !== agent && allowed[a] === 1 && (runnerUp < 0 || chances[a] > chances[runnerUp])) runnerUp = a;
  const p = agent < 0 ? 0 : chances[agent];
  const cost = runnerUp < 0 ? 0 : Math.max(0, chances[runnerUp] - p);
  const kind = agent < 0 ? "unassigned" : isPinned ? "pinned" : agent === holder ? "stays" : holder >= 0 ? "moved" : "new";
  const named = (a: number): string => (hasScores ? `${agentIds[a]} (${(100 * chances[a]).toFixed(0)} %)` : agentIds[a]);
  const taken = {
    unassigned: "nobody: no room, and the capacity is worth more elsewhere",
    pinned: `${agent < 0 ? "" : named(agent)}, pinned`,
    stays: `${agent < 0 ? "" : named(agent)}, who has it in hand`,
    moved: `from ${holder < 0 ? "" : named(holder)} to ${agent < 0 ? "" : named(agent)}`,
    new: agent < 0 ? "" : named(agent),
  }[kind];
  const next =
    runnerUp < 0
      ? "nobody else may take it"
      : !hasScores
        ? `otherwise ${named(runnerUp)}`
        : cost > 0
          ? `${named(runnerUp)} would be likelier but ${hasRoom(runnerUp) ? "is bound otherwise" : "is full with leads that gain more"}`
          : `next best ${named(runnerUp)}`;
  return {
    leadId,
    agentId: agent < 0 ? null : agentIds[agent],
    p: agent < 0 || !hasScores ? null : p,
    runnerUp: runnerUp < 0 ? null : agentIds[runnerUp],
    runnerUpP: runnerUp < 0 || !hasScores ? null : chances[runnerUp],
    cost: hasScores ? cost : 0,
    kind,
    log: `${taken}; ${next}`,
  };
}
