import { assignLeads, type AssignmentProblem, type AssignmentSolution } from "./assign-leads";
import { branchOnPairs } from "./branch-limits";
import { countMoves, sumQuality, type SideLimits } from "./limits";

/** A solution within the limits and how far it can be from the best one. */
export interface LimitedSolution extends AssignmentSolution {
  /** (upper bound - value) / value, >= 0: the Lagrangian bound; Infinity when no solution within the limits was found and the nearest is given. */
  readonly gap: number;
}

/** Rounds of multiplier steps, fewer when one solve is long. */
const MOST_ROUNDS = 160;
const OPERATIONS = 4e9;
/** Rounds after which a search among neighbours gives the steps a value to aim at, and leads up to which every such round has one. */
const SEARCH_EVERY = 8;
const MOST_FOR_SEARCH = 400;
/** Where the steps end. */
const GOOD_GAP = 0.005;
/** The contract: above it the search branches. */
const ENOUGH = 0.01;

/**
 * Assignment under a bound on moves and a bound on fairness by Lagrangian relaxation: the limits become prices (of a move, of an agent's missing
 * quality), each priced problem is solved exactly, prices are adapted by subgradient steps, and every priced optimum is a bound on the best. The
 * answer is the best solution met on the way that keeps the limits, after repairs (moves taken back; leads swapped towards agents that miss quality).
 * @see Fisher, "The Lagrangian relaxation method for solving integer programming problems", 1981
 */
export function solveWithLimits(problem: AssignmentProblem, limits: SideLimits): LimitedSolution {
  const { nLeads, nAgents, values } = problem;
  const quality = qualityOf(problem);
  const targets = fairTargets(problem, quality, limits.fairness);
  const mostMoves = limits.mostMoves ?? Number.POSITIVE_INFINITY;
  const nHeld = limits.holders.filter((a) => a >= 0).length;
  let movePrice = 0;
  const prices = new Float64Array(nAgents);
  let bound = Number.POSITIVE_INFINITY;
  let best = null as AssignmentSolution | null;
  let nearest: { readonly solution: AssignmentSolution; readonly excess: number } | null = null;
  const shortAtBest = minimumShortage(problem);
  // Prices of the best bound.
  let bestPrices = { stayPrice: 0, prices: Float64Array.from(prices) };
  const rounds = Math.max(6, Math.min(MOST_ROUNDS, Math.floor(OPERATIONS / Math.max(1, nLeads * nAgents * nAgents))));
  const priced = new Float64Array(values.length);
  let scale = 1;
  // A price of moves alone is found by halving an interval; several prices by subgradient steps.
  const isOnePrice = limits.fairness === 0;
  let under: Int32Array | null = null;
  let over: Int32Array | null = null;
  const bracket = {
    low: 0,
    high: 2 * values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0),
  };
  for (let round = 0; round < rounds; round += 1) {
    for (let lead = 0; lead < nLeads; lead += 1) {
      for (let a = 0; a < nAgents; a += 1) {
        priced[lead * nAgents + a] = values[lead * nAgents + a] + (limits.holders[lead] === a ? movePrice : 0) + prices[a] * quality[lead];
      }
    }
    const solution = assignLeads({ ...problem, values: priced });
    const moves = countMoves(solution.agentOf, limits.holders);
    const got = sumQuality(solution.agentOf, quality, nAgents);
    // A lead that nobody gets leaves its holder too, so it is staying that is rewarded, and what all who could stay would get is taken off.
    let dual = solution.total - (Number.isFinite(mostMoves) ? movePrice * (nHeld - mostMoves) : 0);
    prices.forEach((price, a) => {
      dual -= price * targets[a];
    });
    if (dual < bound) {
      bound = dual;
      bestPrices = { stayPrice: movePrice, prices: Float64Array.from(prices) };
    } else scale *= 0.8;
    const repaired = repair(problem, solution.agentOf, limits, mostMoves, quality, targets);
    const measured = measure(problem, repaired);
    const excess = excessOf(measured);
    if (excess <= 1e-9) {
      if (best === null || measured.total > best.total) best = measured;
    } else if (nearest === null || excess < nearest.excess) nearest = { solution: measured, excess };
    if (!isOnePrice && round % SEARCH_EVERY === 3 && (best === null || nLeads <= MOST_FOR_SEARCH)) search(repaired);
    if (best !== null && bound - best.total <= GOOD_GAP * Math.abs(best.total)) break;
    if (isOnePrice) {
      if (moves === mostMoves || (movePrice === 0 && moves < mostMoves)) break;
      if (moves > mostMoves) {
        bracket.low = movePrice;
        over = solution.agentOf;
      } else {
        bracket.high = movePrice;
        under = solution.agentOf;
      }
      movePrice = (bracket.low + bracket.high) / 2;
      continue;
    }
    // Polyak's step towards the best known value.
    const short = targets.map((target, a) => target - got[a]);
    const overMoves = Number.isFinite(mostMoves) ? moves - mostMoves : 0;
    const norm = short.reduce((sum, s) => sum + s * s, 0) + overMoves * overMoves;
    if (norm === 0) break;
    const goal = best?.total ?? 0.97 * bound;
    const step = (scale * Math.max(dual - goal, 1e-4 * Math.abs(bound))) / norm;
    movePrice = Math.max(0, movePrice + step * overMoves);
    short.forEach((s, a) => {
      prices[a] = Math.max(0, prices[a] + step * s);
    });
  }
  if (under !== null && over !== null) {
    const merged = mergeChains(under, over, nAgents, (agentOf) => countMoves(agentOf, limits.holders) <= mostMoves);
    spendMoves(problem, merged, limits.holders, mostMoves);
    const measured = measure(problem, merged);
    if (excessOf(measured) <= 1e-9 && (best === null || measured.total > best.total)) best = measured;
  }
  // Whatever was found is a start for a search among neighbours, which may also find its way into the limits.
  for (const start of [best, nearest?.solution ?? null]) if (start !== null) search(start.agentOf);
  if (limits.holders.some((a) => a >= 0)) search(atHome(problem, limits));
  if (best === null || bound - best.total > ENOUGH * Math.abs(best.total))
    bound = Math.min(
      bound,
      branchOnPairs({
        problem,
        limits,
        quality,
        targets,
        ...bestPrices,
        shortAtBest,
        tolerance: 0.9 * ENOUGH,
        bestTotal: () => best?.total ?? Number.NEGATIVE_INFINITY,
        offer: (agentOf, searches) => {
          if (searches) search(agentOf);
          else take(measure(problem, agentOf));
        },
      }),
    );
  const chosen = best ?? nearest?.solution ?? measure(problem, new Int32Array(nLeads).fill(-1));
  return {
    ...chosen,
    gap: best === null ? Number.POSITIVE_INFINITY : Math.max(0, bound - best.total) / Math.max(1e-12, Math.abs(best.total)),
  };

  function search(from: Int32Array): void {
    take(measure(problem, polish(problem, from, limits, mostMoves, quality, targets)));
  }

  function take(solution: AssignmentSolution): void {
    if ((best === null || solution.total > best.total) && excessOf(solution) <= 1e-9) best = solution;
  }

  /** By how much a solution breaks the limits: moves too many, quality that agents miss, minimum loads that could be met. */
  function excessOf({ agentOf, shortOfMinimum }: AssignmentSolution): number {
    const short = Math.max(0, shortOfMinimum - shortAtBest);
    return Math.max(0, countMoves(agentOf, limits.holders) - mostMoves) + missing(agentOf, quality, targets, nAgents) + short;
  }
}

/**
 * Between two optima, one below the limit and one above it: what differs falls into chains and rings of pushes between agents, each of which can be taken by
 * itself. They are taken from the first optimum on as long as the limit holds.
 */
function mergeChains(under: Int32Array, over: Int32Array, nAgents: number, isAllowed: (agentOf: Int32Array) => boolean): Int32Array {
  // "Not assigned" is the last node.
  const outgoing = Array.from({ length: nAgents + 1 }, (): number[] => []);
  const balance = new Int32Array(nAgents + 1);
  const node = (agent: number): number => (agent < 0 ? nAgents : agent);
  under.forEach((agent, lead) => {
    if (over[lead] === agent) return;
    outgoing[node(agent)].push(lead);
    balance[node(agent)] += 1;
    balance[node(over[lead])] -= 1;
  });
  let merged = Int32Array.from(under);
  const take = (leads: readonly number[]): void => {
    const next = Int32Array.from(merged);
    for (const lead of leads) next[lead] = over[lead];
    if (leads.length > 0 && isAllowed(next)) merged = next;
  };
  const walk = (start: number): void => {
    let chain: number[] = [];
    let at = start;
    for (let lead = outgoing[at].pop(); lead !== undefined; lead = outgoing[at].pop()) {
      chain.push(lead);
      at = node(over[lead]);
      // A ring inside the chain stands for itself.
      const back = chain.findIndex((other) => node(under[other]) === at);
      if (back >= 0) {
        take(chain.slice(back));
        chain = chain.slice(0, back);
      }
    }
    if (at !== start) {
      balance[start] -= 1;
      balance[at] += 1;
    }
    take(chain);
  };
  // Open chains first, from agents that give more than they get; what is left are rings.
  for (let agent = 0; agent <= nAgents; agent += 1) while (balance[agent] > 0 && outgoing[agent].length > 0) walk(agent);
  for (let agent = 0; agent <= nAgents; agent += 1) while (outgoing[agent].length > 0) walk(agent);
  return merged;
}

/** Leads that the best assignment is short of the minimum loads. */
const minimumShortage = (problem: AssignmentProblem): number =>
  problem.minimums.every((minimum) => minimum === 0) ? 0 : assignLeads(problem).shortOfMinimum;

/** A lead's quality: its mean value over the agents who may take it; 0 where that is negative or nobody may. */
function qualityOf({ nLeads, nAgents, values }: AssignmentProblem): Float64Array {
  return Float64Array.from({ length: nLeads }, (_, lead) => {
    let sum = 0;
    let n = 0;
    for (let a = 0; a < nAgents; a += 1) {
      const value = values[lead * nAgents + a];
      if (value === Number.NEGATIVE_INFINITY) continue;
      sum += value;
      n += 1;
    }
    return n === 0 ? 0 : Math.max(0, sum / n);
  });
}

/** Quality due to each agent: its share of the capacity, of what can be handed out at all. */
function fairTargets({ nLeads, nAgents, capacities }: AssignmentProblem, quality: Float64Array, fairness: number): Float64Array {
  const room = capacities.reduce((sum, c) => sum + c, 0);
  const total = Float64Array.from(quality)
    .sort()
    .reverse()
    .slice(0, Math.min(nLeads, room))
    .reduce((sum, q) => sum + q, 0);
  return Float64Array.from({ length: nAgents }, (_, a) => (room === 0 ? 0 : (fairness * total * capacities[a]) / room));
}

function missing(agentOf: Int32Array, quality: Float64Array, targets: Float64Array, nAgents: number): number {
  const got = sumQuality(agentOf, quality, nAgents);
  return targets.reduce((sum, target, a) => sum + Math.max(0, target - got[a] - 1e-9), 0);
}

function measure({ nAgents, values, minimums }: AssignmentProblem, agentOf: Int32Array): AssignmentSolution {
  const loads = new Int32Array(nAgents);
  let total = 0;
  agentOf.forEach((agent, lead) => {
    if (agent < 0) return;
    loads[agent] += 1;
    total += values[lead * nAgents + agent];
  });
  return { agentOf, total, loads, shortOfMinimum: loads.reduce((sum, load, a) => sum + Math.max(0, minimums[a] - load), 0) };
}

function repair(
  problem: AssignmentProblem,
  start: Int32Array,
  { holders }: SideLimits,
  mostMoves: number,
  quality: Float64Array,
  targets: Float64Array,
): Int32Array {
  const agentOf = Int32Array.from(start);
  takeMovesBack(problem, agentOf, holders, mostMoves);
  if (Number.isFinite(mostMoves)) spendMoves(problem, agentOf, holders, mostMoves);
  if (targets.some((target) => target > 0))
    swapTowardsTargets(problem, agentOf, quality, targets, Number.isFinite(mostMoves) ? holders : null);
  return agentOf;
}

/** Sends moved leads home where there is room, least loss first; then swaps home with whoever took the place. */
function takeMovesBack(
  { nAgents, values, capacities }: AssignmentProblem,
  agentOf: Int32Array,
  holders: Int32Array,
  mostMoves: number,
): void {
  let moves = countMoves(agentOf, holders);
  if (moves <= mostMoves) return;
  const loads = new Int32Array(nAgents);
  for (const agent of agentOf) if (agent >= 0) loads[agent] += 1;
  const valueOf = (lead: number, agent: number): number => (agent < 0 ? 0 : values[lead * nAgents + agent]);
  while (moves > mostMoves) {
    let bestLoss = Number.POSITIVE_INFINITY;
    let bestLead = -1;
    let bestOther = -1;
    for (let lead = 0; lead < agentOf.length; lead += 1) {
      const home = holders[lead];
      if (home < 0 || agentOf[lead] === home || valueOf(lead, home) === Number.NEGATIVE_INFINITY) continue;
      const loss = valueOf(lead, agentOf[lead]) - valueOf(lead, home);
      if (loads[home] < capacities[home]) {
        if (loss < bestLoss) [bestLoss, bestLead, bestOther] = [loss, lead, -1];
        continue;
      }
      for (let other = 0; other < agentOf.length; other += 1) {
        // The one who makes room takes the place that comes free, and must not become a move by it.
        if (agentOf[other] !== home || holders[other] === home) continue;
        const there = valueOf(other, agentOf[lead]);
        const both = loss + valueOf(other, home) - there;
        if (there !== Number.NEGATIVE_INFINITY && both < bestLoss) [bestLoss, bestLead, bestOther] = [both, lead, other];
      }
    }
    if (bestLead < 0) return;
    const from = agentOf[bestLead];
    const home = holders[bestLead];
    agentOf[bestLead] = home;
    if (bestOther >= 0) agentOf[bestOther] = from;
    else {
      loads[home] += 1;
      if (from >= 0) loads[from] -= 1;
    }
    moves = countMoves(agentOf, holders);
  }
}

/** Leads up to which pairs of leads are looked at for swaps: their number is the square. */
const MOST_FOR_SWAPS = 3_000;

/** Uses moves that are left: the single move or the swap that gains most a move, until none gains. */
function spendMoves(
  { nAgents, values, capacities, minimums }: AssignmentProblem,
  agentOf: Int32Array,
  holders: Int32Array,
  mostMoves: number,
): void {
  const loads = new Int32Array(nAgents);
  for (const agent of agentOf) if (agent >= 0) loads[agent] += 1;
  const valueOf = (lead: number, agent: number): number => (agent < 0 ? 0 : values[lead * nAgents + agent]);
  const isAway = (lead: number, agent: number): number => (holders[lead] >= 0 && agent !== holders[lead] ? 1 : 0);
  for (let left = mostMoves - countMoves(agentOf, holders); left >= 0;) {
    let best = 1e-12;
    let move: readonly [number, number, number] | null = null;
    for (let lead = 0; lead < agentOf.length; lead += 1) {
      const from = agentOf[lead];
      for (let to = 0; to < nAgents; to += 1) {
        const added = isAway(lead, to) - isAway(lead, from);
        if (to === from || loads[to] >= capacities[to] || added > left || (from >= 0 && loads[from] <= minimums[from])) continue;
        const gain = (valueOf(lead, to) - valueOf(lead, from)) / Math.max(1, added);
        if (gain > best) [best, move] = [gain, [lead, to, -1]];
      }
      for (let other = agentOf.length <= MOST_FOR_SWAPS ? lead + 1 : agentOf.length; other < agentOf.length; other += 1) {
        const to = agentOf[other];
        const added = isAway(lead, to) - isAway(lead, from) + isAway(other, from) - isAway(other, to);
        if (to === from || added > left) continue;
        const gain = (valueOf(lead, to) + valueOf(other, from) - valueOf(lead, from) - valueOf(other, to)) / Math.max(1, added);
        if (gain > best) [best, move] = [gain, [lead, to, other]];
      }
    }
    if (move === null) return;
    const [lead, to, other] = move;
    const from = agentOf[lead];
    agentOf[lead] = to;
    if (other >= 0) agentOf[other] = from;
    else {
      if (to >= 0) loads[to] += 1;
      if (from >= 0) loads[from] -= 1;
    }
    left = mostMoves - countMoves(agentOf, holders);
  }
}

/** Every lead with its holder where that is allowed and fits, others with nobody. */
function atHome({ nAgents, values, capacities }: AssignmentProblem, { holders }: SideLimits): Int32Array {
  const left = Int32Array.from(capacities);
  return holders.map((home, lead) => {
    if (home < 0 || left[home] === 0 || values[lead * nAgents + home] === Number.NEGATIVE_INFINITY) return -1;
    left[home] -= 1;
    return home;
  });
}

/** Evaluations of neighbours in one search. */
const MOST_LOOKS = 3e7;

/**
 * Local search: single leads to another agent (or nobody) and swaps of two leads. Outside the limits the step that costs least for what it comes nearer to them; within
 * them every step that gains and stays. Leads up to `MOST_FOR_SWAPS` are swapped.
 */
function polish(
  problem: AssignmentProblem,
  start: Int32Array,
  { holders }: SideLimits,
  mostMoves: number,
  quality: Float64Array,
  targets: Float64Array,
): Int32Array {
  const { nAgents, values, capacities, minimums } = problem;
  const agentOf = Int32Array.from(start);
  const n = agentOf.length;
  const loads = new Int32Array(nAgents);
  for (const agent of agentOf) if (agent >= 0) loads[agent] += 1;
  const got = sumQuality(agentOf, quality, nAgents);
  let moves = countMoves(agentOf, holders);
  const valueOf = (lead: number, agent: number): number => (agent < 0 ? 0 : values[lead * nAgents + agent]);
  const isAway = (lead: number, agent: number): number => (holders[lead] >= 0 && agent !== holders[lead] ? 1 : 0);
  const lacks = (agent: number, change: number): number => (agent < 0 ? 0 : Math.max(0, targets[agent] - got[agent] - change - 1e-9));
  // One move too many weighs like the quality of a typical lead.
  const unit = quality.reduce((sum, q) => sum + q, 0) / Math.max(1, n);
  const over = (count: number): number => Math.max(0, count - mostMoves) * Math.max(unit, 1e-6);
  let looks = 0;

  /** What a step changes: value gained, and how much nearer to the limits. */
  const judgeShift = (lead: number, to: number): { gain: number; nearer: number } | null => {
    const from = agentOf[lead];
    if (from >= 0 && loads[from] <= minimums[from]) return null;
    const gain = valueOf(lead, to) - valueOf(lead, from);
    if (gain === Number.NEGATIVE_INFINITY) return null;
    const q = quality[lead];
    const before = lacks(from, 0) + lacks(to, 0) + over(moves);
    const after = lacks(from, -q) + lacks(to, q) + over(moves + isAway(lead, to) - isAway(lead, from));
    return { gain, nearer: before - after };
  };
  const judgeSwap = (a: number, b: number): { gain: number; nearer: number } | null => {
    const [x, y] = [agentOf[a], agentOf[b]];
    const gain = valueOf(a, y) + valueOf(b, x) - valueOf(a, x) - valueOf(b, y);
    if (gain === Number.NEGATIVE_INFINITY) return null;
    const shift = quality[a] - quality[b];
    const before = lacks(x, 0) + lacks(y, 0) + over(moves);
    const after = lacks(x, -shift) + lacks(y, shift) + over(moves + isAway(a, y) - isAway(a, x) + isAway(b, x) - isAway(b, y));
    return { gain, nearer: before - after };
  };
  const put = (lead: number, to: number): void => {
    const from = agentOf[lead];
    moves += isAway(lead, to) - isAway(lead, from);
    if (from >= 0) {
      loads[from] -= 1;
      got[from] -= quality[lead];
    }
    if (to >= 0) {
      loads[to] += 1;
      got[to] += quality[lead];
    }
    agentOf[lead] = to;
  };
  const swap = (a: number, b: number): void => {
    const [x, y] = [agentOf[a], agentOf[b]];
    put(a, y);
    put(b, x);
  };
  const canSwap = n <= MOST_FOR_SWAPS;
  const isOutside = (): boolean => over(moves) > 0 || targets.some((_, a) => lacks(a, 0) > 0);

  while (isOutside() && looks < MOST_LOOKS) {
    const best = { price: Number.POSITIVE_INFINITY, lead: -1, other: -1, isSwap: false };
    const see = (judged: { gain: number; nearer: number } | null, lead: number, other: number, isSwap: boolean): void => {
      looks += 1;
      if (judged === null || judged.nearer <= 1e-9) return;
      const price = -judged.gain / judged.nearer;
      if (price < best.price) Object.assign(best, { price, lead, other, isSwap });
    };
    for (let lead = 0; lead < n; lead += 1) {
      for (let to = -1; to < nAgents; to += 1)
        if (to !== agentOf[lead] && (to < 0 || loads[to] < capacities[to])) see(judgeShift(lead, to), lead, to, false);
      if (canSwap)
        for (let other = lead + 1; other < n; other += 1)
          if (agentOf[other] !== agentOf[lead]) see(judgeSwap(lead, other), lead, other, true);
    }
    if (best.lead < 0) return agentOf;
    if (best.isSwap) swap(best.lead, best.other);
    else put(best.lead, best.other);
  }
  const isBetter = (judged: { gain: number; nearer: number } | null): boolean =>
    judged !== null && judged.gain > 1e-12 && judged.nearer >= -1e-12;
  for (let changed = true; changed && looks < MOST_LOOKS;) {
    changed = false;
    for (let lead = 0; lead < n; lead += 1) {
      for (let to = -1; to < nAgents; to += 1) {
        looks += 1;
        if (to === agentOf[lead] || (to >= 0 && loads[to] >= capacities[to]) || !isBetter(judgeShift(lead, to))) continue;
        put(lead, to);
        changed = true;
      }
      for (let other = canSwap ? lead + 1 : n; other < n; other += 1) {
        looks += 1;
        if (agentOf[other] === agentOf[lead] || !isBetter(judgeSwap(lead, other))) continue;
        swap(lead, other);
        changed = true;
      }
    }
  }
  return agentOf;
}

/** Swaps leads between an agent that misses quality and one that can spare it, least loss for the quality gained. */
function swapTowardsTargets(
  { nAgents, values, capacities, minimums }: AssignmentProblem,
  agentOf: Int32Array,
  quality: Float64Array,
  targets: Float64Array,
  /** Leads of theirs are not touched, so that no move is added; null: all may be. */
  untouchable: Int32Array | null,
): void {
  const got = sumQuality(agentOf, quality, nAgents);
  const loads = new Int32Array(nAgents);
  for (const agent of agentOf) if (agent >= 0) loads[agent] += 1;
  const valueOf = (lead: number, agent: number): number => (lead < 0 || agent < 0 ? 0 : values[lead * nAgents + agent]);
  for (let swaps = 0; swaps < 4 * agentOf.length; swaps += 1) {
    let poor = -1;
    for (let a = 0; a < nAgents; a += 1)
      if (targets[a] - got[a] > 1e-9 && (poor < 0 || targets[a] - got[a] > targets[poor] - got[poor])) poor = a;
    if (poor < 0) return;
    let best = Number.POSITIVE_INFINITY;
    let pair: readonly [number, number] | null = null;
    // -1: the poor agent has room and gives nothing back.
    for (let given = loads[poor] < capacities[poor] ? -1 : 0; given < agentOf.length; given += 1) {
      if (given >= 0 && (agentOf[given] !== poor || (untouchable !== null && untouchable[given] >= 0))) continue;
      for (let wanted = 0; wanted < agentOf.length; wanted += 1) {
        const rich = agentOf[wanted];
        const gain = quality[wanted] - (given < 0 ? 0 : quality[given]);
        if (rich === poor || gain <= 1e-12 || (untouchable !== null && untouchable[wanted] >= 0)) continue;
        if (rich >= 0 && got[rich] - gain < targets[rich] - 1e-9) continue;
        if (given < 0 && rich >= 0 && loads[rich] <= minimums[rich]) continue;
        const before = valueOf(given, poor) + valueOf(wanted, rich);
        const after = valueOf(wanted, poor) + valueOf(given, rich);
        const price = (before - after) / Math.min(gain, targets[poor] - got[poor]);
        if (after !== Number.NEGATIVE_INFINITY && price < best) {
          best = price;
          pair = [given, wanted];
        }
      }
    }
    if (pair === null) return;
    const [given, wanted] = pair;
    const rich = agentOf[wanted];
    const gain = quality[wanted] - (given < 0 ? 0 : quality[given]);
    agentOf[wanted] = poor;
    if (given >= 0) agentOf[given] = rich;
    else {
      loads[poor] += 1;
      if (rich >= 0) loads[rich] -= 1;
    }
    got[poor] += gain;
    if (rich >= 0) got[rich] -= gain;
  }
}
