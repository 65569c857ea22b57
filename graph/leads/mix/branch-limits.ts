import { assignLeads, type AssignmentProblem } from "./assign-leads";
import { countMoves, sumQuality, type SideLimits } from "./limits";

/** What a search begins with, and what it may use. */
export interface BranchTask {
  readonly problem: AssignmentProblem;
  readonly limits: SideLimits;
  readonly quality: Float64Array;
  readonly targets: Float64Array;
  /** Prices that gave the best bound so far: of staying with the holder, and of each agent's quality. */
  readonly stayPrice: number;
  readonly prices: Float64Array;
  /** Leads short of minimum loads in the best case. */
  readonly shortAtBest: number;
  /** Branches that cannot gain more than this part of the best value are not followed. */
  readonly tolerance: number;
  /** Value of the best solution so far, -Infinity for none. */
  readonly bestTotal: () => number;
  /** Takes a solution as it is where it keeps the limits; with `searches` also as a start for the search among neighbours. */
  readonly offer: (agentOf: Int32Array, searches: boolean) => void;
}

/** One decision on a lead: it goes to the agent (-1: to nobody), or not. */
interface Decision {
  readonly lead: number;
  readonly agent: number;
  readonly isTaken: boolean;
}

interface Branch {
  readonly decisions: readonly Decision[];
  readonly bound: number;
  readonly stayPrice: number;
  readonly prices: Float64Array;
  readonly next: { readonly lead: number; readonly agent: number } | null;
}

/** Rounds of price steps at every branch. */
const ROUNDS = 12;
/** Work of the whole search, in steps of the assignment solver. */
const OPERATIONS = 8e7;
/** The same as long as nothing within the limits is known: mostly there is nothing. */
const OPERATIONS_WITHOUT = 1e7;
/** Branches of which one begins a search among neighbours. */
const SEARCH_EVERY = 10;

/**
 * Branch and bound on pairs of lead and agent, with the Lagrangian bound at every branch: closes what integrality leaves open in small problems, where one lead
 * is worth more than 1 % of all. The lead whose agent changes most between the priced optima is decided first; the branch of highest bound is followed first.
 * Ends when no branch can gain more than the tolerance, or when its work is used up; a problem so large that one branch would use it up is not begun.
 * @returns an upper bound on the value of any solution; -Infinity when there is none, Infinity when nothing was begun
 * @see Geoffrion, "Lagrangean relaxation for integer programming", 1974
 */
export function branchOnPairs(task: BranchTask): number {
  const { problem, limits, targets, bestTotal, tolerance } = task;
  const { nLeads, nAgents } = problem;
  const mostMoves = limits.mostMoves ?? Number.POSITIVE_INFINITY;
  const nHeld = limits.holders.filter((a) => a >= 0).length;
  const greatest = problem.values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  /** Worth of being assigned for a lead that must be. */
  const must = 1 + 2 * greatest * nLeads;
  const leastTotal = -greatest * nLeads;
  /** Steps of one priced optimum. */
  const roundWork = nLeads * nAgents * (nAgents + 4);
  let work = 0;
  let nBranches = 0;
  /** Highest bound of the branches that were left for gaining too little. */
  let left = Number.NEGATIVE_INFINITY;
  const isWorthIt = (bound: number): boolean => {
    const best = bestTotal();
    if (best === Number.NEGATIVE_INFINITY) return bound > leastTotal - 1e-9;
    if (bound <= best + 1e-12) return false;
    if (bound > best + tolerance * Math.abs(best)) return true;
    left = Math.max(left, bound);
    return false;
  };

  const relax = (decisions: readonly Decision[], from: Pick<Branch, "stayPrice" | "prices">): Branch => {
    nBranches += 1;
    const values = Float64Array.from(problem.values);
    let nMust = 0;
    for (const { lead, agent, isTaken } of decisions) {
      const row = lead * nAgents;
      if (isTaken) {
        for (let a = 0; a < nAgents; a += 1) if (a !== agent) values[row + a] = Number.NEGATIVE_INFINITY;
        if (agent >= 0) values[row + agent] += must;
      } else if (agent < 0) for (let a = 0; a < nAgents; a += 1) values[row + a] += must;
      else values[row + agent] = Number.NEGATIVE_INFINITY;
      if (isTaken === agent >= 0) nMust += 1;
    }
    const minimums = task.shortAtBest > 0 ? problem.minimums : impliedMinimums(problem, values, task.quality, targets);
    let { stayPrice } = from;
    const prices = Float64Array.from(from.prices);
    const best = { bound: Number.POSITIVE_INFINITY, stayPrice, prices: Float64Array.from(prices) };
    if (minimums === null) return { ...best, decisions, bound: Number.NEGATIVE_INFINITY, next: null };
    const counts = new Float64Array(nLeads * (nAgents + 1));
    const priced = new Float64Array(values.length);
    let scale = 1;
    for (let round = 0; round < ROUNDS; round += 1) {
      work += roundWork;
      for (let lead = 0; lead < nLeads; lead += 1)
        for (let a = 0; a < nAgents; a += 1)
          priced[lead * nAgents + a] =
            values[lead * nAgents + a] + (limits.holders[lead] === a ? stayPrice : 0) + prices[a] * task.quality[lead];
      const solution = assignLeads({ ...problem, values: priced, minimums });
      if (solution.shortOfMinimum > task.shortAtBest) return { ...best, decisions, bound: Number.NEGATIVE_INFINITY, next: null };
      let dual = solution.total - nMust * must - (Number.isFinite(mostMoves) ? stayPrice * (nHeld - mostMoves) : 0);
      prices.forEach((price, a) => (dual -= price * targets[a]));
      if (dual < best.bound) Object.assign(best, { bound: dual, stayPrice, prices: Float64Array.from(prices) });
      else scale *= 0.7;
      solution.agentOf.forEach((agent, lead) => (counts[lead * (nAgents + 1) + (agent < 0 ? nAgents : agent)] += 1));
      const searches = round === 0 && (nBranches % SEARCH_EVERY === 0 || bestTotal() === Number.NEGATIVE_INFINITY);
      if (searches) work += 40 * nLeads * (nLeads + nAgents);
      task.offer(solution.agentOf, searches);
      if (!isWorthItNow(best.bound)) break;
      const got = sumQuality(solution.agentOf, task.quality, nAgents);
      const overMoves = Number.isFinite(mostMoves) ? countMoves(solution.agentOf, limits.holders) - mostMoves : 0;
      const short = targets.map((target, a) => target - got[a]);
      const norm = short.reduce((sum, s) => sum + s * s, 0) + overMoves * overMoves;
      if (norm === 0) break;
      const goal = bestTotal() === Number.NEGATIVE_INFINITY ? dual - 0.05 * Math.abs(dual) - 1e-6 : bestTotal();
      const step = (scale * Math.max(dual - goal, 1e-4 * Math.abs(dual) + 1e-9)) / norm;
      stayPrice = Math.max(0, stayPrice + step * overMoves);
      short.forEach((s, a) => (prices[a] = Math.max(0, prices[a] + step * s)));
    }
    return { ...best, decisions, next: mostDivided(counts, decisions, nLeads, nAgents) };
  };
  const isWorthItNow = (bound: number): boolean => bound > bestTotal() + tolerance * Math.abs(bestTotal());

  const open: Branch[] = [];
  const add = (branch: Branch): void => {
    if (branch.bound === Number.NEGATIVE_INFINITY || !isWorthIt(branch.bound)) return;
    // Everything decided: the relaxation has nothing left to choose, and what it offered was tried.
    if (branch.next !== null) open.push(branch);
    else left = Math.max(left, branch.bound);
  };
  if (ROUNDS * roundWork > OPERATIONS) return Number.POSITIVE_INFINITY;
  add(relax([], task));
  while (open.length > 0 && work < (bestTotal() === Number.NEGATIVE_INFINITY ? OPERATIONS_WITHOUT : OPERATIONS)) {
    let at = 0;
    for (let k = 1; k < open.length; k += 1) if (open[k].bound > open[at].bound) at = k;
    const [branch] = open.splice(at, 1);
    if (branch.next === null || !isWorthIt(branch.bound)) continue;
    for (const isTaken of [true, false]) {
      const decisions = [...branch.decisions, { ...branch.next, isTaken }];
      if (countDecidedMoves(decisions, limits.holders) <= mostMoves) add(relax(decisions, branch));
    }
  }
  return open.reduce((most, { bound }) => Math.max(most, bound), Math.max(left, bestTotal()));
}

/**
 * Loads that agents need at least to get their quality: the fewest of the best leads that they may still take. What integrality asks for and a priced optimum
 * does not see. Null when somebody cannot get it at all.
 */
function impliedMinimums(
  { nLeads, nAgents, capacities, minimums }: AssignmentProblem,
  values: Float64Array,
  quality: Float64Array,
  targets: Float64Array,
): Int32Array | null {
  const implied = Int32Array.from(minimums);
  for (let a = 0; a < nAgents; a += 1) {
    if (targets[a] <= 0) continue;
    const own = quality.filter((_, lead) => lead < nLeads && values[lead * nAgents + a] !== Number.NEGATIVE_INFINITY).sort();
    let [sum, count] = [0, 0];
    while (sum < targets[a] - 1e-9 && count < own.length) {
      sum += own[own.length - 1 - count];
      count += 1;
    }
    if (sum < targets[a] - 1e-9 || count > capacities[a]) return null;
    implied[a] = Math.max(implied[a], count);
  }
  return implied;
}

/** Leads that have left their holders by decision. */
function countDecidedMoves(decisions: readonly Decision[], holders: Int32Array): number {
  const moved = new Set<number>();
  for (const { lead, agent, isTaken } of decisions)
    if (holders[lead] >= 0 && (isTaken ? agent !== holders[lead] : agent === holders[lead])) moved.add(lead);
  return moved.size;
}

/** The lead without a final decision whose agents vary most between the priced optima, with its commonest agent; null when all are decided. */
function mostDivided(counts: Float64Array, decisions: readonly Decision[], nLeads: number, nAgents: number): Branch["next"] {
  const decided = new Set(decisions.filter(({ isTaken }) => isTaken).map(({ lead }) => lead));
  const refused = new Set(
    decisions.filter(({ isTaken }) => !isTaken).map(({ lead, agent }) => lead * (nAgents + 1) + (agent < 0 ? nAgents : agent)),
  );
  let best: Branch["next"] = null;
  let least = Number.POSITIVE_INFINITY;
  for (let lead = 0; lead < nLeads; lead += 1) {
    if (decided.has(lead)) continue;
    let common = -1;
    let total = 0;
    for (let node = 0; node <= nAgents; node += 1) {
      const cell = lead * (nAgents + 1) + node;
      total += counts[cell];
      if (!refused.has(cell) && (common < 0 || counts[cell] > counts[lead * (nAgents + 1) + common])) common = node;
    }
    if (common < 0) continue;
    const share = total === 0 ? 1 : counts[lead * (nAgents + 1) + common] / total;
    if (share < least) {
      least = share;
      best = { lead, agent: common === nAgents ? -1 : common };
    }
  }
  return best;
}
