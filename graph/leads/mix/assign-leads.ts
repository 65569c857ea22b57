import { InvalidArgumentError } from "../../numeric/errors";

/** Leads to be given to agents. */
export interface AssignmentProblem {
  readonly nLeads: number;
  readonly nAgents: number;
  /** Worth of each pair, leads x agents, row-major, finite; -Infinity where the pair is excluded. Not assigned is worth 0. */
  readonly values: Float64Array;
  /** Most leads of each agent, integer >= 0. */
  readonly capacities: Int32Array;
  /** Least leads of each agent, integer, 0 to its capacity. */
  readonly minimums: Int32Array;
  /**
   * Cost of an agent's k-th lead: spread x k / capacity, >= 0, default 0. Next to nothing, it only decides between equally good agents: the one with
   * more room takes the lead.
   */
  readonly spread?: number;
}

/** The best assignment. */
export interface AssignmentSolution {
  /** Agent of each lead, -1: not assigned. */
  readonly agentOf: Int32Array;
  /** Sum of the values of the pairs. */
  readonly total: number;
  readonly loads: Int32Array;
  /** Leads that agents are short of their minimum, in sum: > 0 only when no assignment meets them all. */
  readonly shortOfMinimum: number;
}

/**
 * Exact maximum-value assignment under capacities and minimum loads: min-cost flow by successive shortest paths on the graph of the agents. A lead
 * comes in, goes to an agent, and may push another lead on to the next agent, until somebody has room; "not assigned" is an agent with room
 * for all. The cost of pushing from a to b is that of a's cheapest lead to give, kept in a table, so a path is searched among the agents only, by
 * Dijkstra with potentials: leads x agents^2 in the worst case, and no matrix of leads by leads.
 *
 * Minimum loads come first: the number of missing leads is least, then the value is greatest. A lead that is worth less than 0 everywhere stays
 * unassigned unless a minimum needs it. Too little capacity leaves those unassigned whose absence costs least. Of equal optima always the same one is taken.
 * @throws InvalidArgumentError for sizes that do not fit, capacities or minimums out of range, values that are NaN or +Infinity
 * @see Ahuja, Magnanti, Orlin, "Network flows", 1993, section 9.7
 */
export function assignLeads(problem: AssignmentProblem): AssignmentSolution {
  check(problem);
  return new ShortestPathAssignment(problem).solve();
}

function check({ nLeads, nAgents, values, capacities, minimums }: AssignmentProblem): void {
  if (values.length !== nLeads * nAgents || capacities.length !== nAgents || minimums.length !== nAgents)
    throw new InvalidArgumentError(`values, capacities and minimums must fit ${nLeads} leads and ${nAgents} agents`);
  for (let a = 0; a < nAgents; a += 1) {
    if (!(capacities[a] >= 0)) throw new InvalidArgumentError(`capacities must be >= 0, got ${capacities[a]}`);
    if (!(minimums[a] >= 0 && minimums[a] <= capacities[a]))
      throw new InvalidArgumentError(`minimums must be 0 to the capacity ${capacities[a]}, got ${minimums[a]}`);
  }
  for (const value of values)
    if (Number.isNaN(value) || value === Number.POSITIVE_INFINITY)
      throw new InvalidArgumentError(`values must be finite or -Infinity, got ${value}`);
}

const FAR = Number.POSITIVE_INFINITY;

class ShortestPathAssignment {
  /** Agents and, last, "not assigned". */
  private readonly nNodes: number;
  private readonly agentOf: Int32Array;
  private readonly loads: Int32Array;
  private readonly members: number[][];
  /** Cheapest push from node a to node b, and the lead it moves (-1: none). */
  private readonly pushCost: Float64Array;
  private readonly pushLead: Int32Array;
  private readonly potentials: Float64Array;
  private readonly keys: Float64Array;
  private readonly previous: Int32Array;
  private readonly done: Uint8Array;
  /** Worth of meeting one unit of a minimum: more than any chain of pushes can cost. */
  private readonly bonus: number;
  private readonly spread: number;
  private endPotential: number;

  constructor(private readonly problem: AssignmentProblem) {
    const n = problem.nAgents + 1;
    this.nNodes = n;
    this.agentOf = new Int32Array(problem.nLeads).fill(problem.nAgents);
    this.loads = new Int32Array(n);
    this.members = Array.from({ length: n }, () => []);
    this.pushCost = new Float64Array(n * n).fill(FAR);
    this.pushLead = new Int32Array(n * n).fill(-1);
    this.potentials = new Float64Array(n);
    this.keys = new Float64Array(n);
    this.previous = new Int32Array(n);
    this.done = new Uint8Array(n);
    this.spread = problem.spread ?? 0;
    let greatest = this.spread;
    for (const value of problem.values) if (value !== Number.NEGATIVE_INFINITY && Math.abs(value) > greatest) greatest = Math.abs(value);
    const hasMinimum = problem.minimums.some((minimum) => minimum > 0);
    this.bonus = hasMinimum ? 1 + 4 * greatest * (n + 1) : 0;
    this.endPotential = -this.bonus;
  }

  solve(): AssignmentSolution {
    const { nLeads, nAgents, minimums } = this.problem;
    for (let lead = 0; lead < nLeads; lead += 1) this.insert(lead);
    let total = 0;
    const agentOf = this.agentOf.map((node) => (node === nAgents ? -1 : node));
    agentOf.forEach((agent, lead) => {
      if (agent >= 0) total += this.valueOf(lead, agent);
    });
    const loads = this.loads.slice(0, nAgents);
    const shortOfMinimum = loads.reduce((sum, load, a) => sum + Math.max(0, minimums[a] - load), 0);
    return { agentOf, total, loads, shortOfMinimum };
  }

  private valueOf(lead: number, node: number): number {
    return node === this.problem.nAgents ? 0 : this.problem.values[lead * this.problem.nAgents + node];
  }

  /** Cost of one more lead at a node, beyond the value of the pair. */
  private endCost(node: number): number {
    if (node === this.problem.nAgents) return 0;
    const load = this.loads[node];
    const capacity = this.problem.capacities[node];
    if (load >= capacity) return FAR;
    return (this.spread * (load + 1)) / capacity - (load < this.problem.minimums[node] ? this.bonus : 0);
  }

  private insert(lead: number): void {
    const { keys, previous, done, potentials, nNodes } = this;
    for (let b = 0; b < nNodes; b += 1) {
      const value = this.valueOf(lead, b);
      keys[b] = value === Number.NEGATIVE_INFINITY ? FAR : -value - potentials[b];
      previous[b] = -1;
      done[b] = 0;
    }
    let end = -1;
    let endKey = FAR;
    for (;;) {
      let node = -1;
      let least = endKey;
      for (let b = 0; b < nNodes; b += 1) {
        if (done[b] === 0 && keys[b] < least) {
          least = keys[b];
          node = b;
        }
      }
      if (node < 0) break;
      done[node] = 1;
      const atEnd = least + this.endCost(node) + potentials[node] - this.endPotential;
      if (atEnd < endKey) {
        endKey = atEnd;
        end = node;
      }
      const row = node * nNodes;
      const base = least + potentials[node];
      for (let b = 0; b < nNodes; b += 1) {
        const key = base + this.pushCost[row + b] - potentials[b];
        if (done[b] === 0 && key < keys[b]) {
          keys[b] = key;
          previous[b] = node;
        }
      }
    }
    for (let b = 0; b < nNodes; b += 1) potentials[b] += done[b] === 1 && keys[b] < endKey ? keys[b] : endKey;
    this.endPotential += endKey;
    this.augment(lead, end);
  }

  /** Pushes leads along the path that ends at `end`; the new lead takes the first place. */
  private augment(lead: number, end: number): void {
    const moves: { readonly lead: number; readonly from: number; readonly to: number }[] = [];
    let node = end;
    while (this.previous[node] >= 0) {
      const from = this.previous[node];
      moves.push({ lead: this.pushLead[from * this.nNodes + node], from, to: node });
      node = from;
    }
    this.loads[end] += 1;
    for (const move of moves) this.remove(move.lead, move.from);
    for (const move of moves) this.add(move.lead, move.to);
    this.add(lead, node);
  }

  private add(lead: number, node: number): void {
    this.agentOf[lead] = node;
    this.members[node].push(lead);
    const own = this.valueOf(lead, node);
    const row = node * this.nNodes;
    for (let b = 0; b < this.nNodes; b += 1) this.offer(row + b, own - this.valueOf(lead, b), lead, b !== node);
  }

  /** Excluded pairs cost Infinity and are never taken. */
  private offer(cell: number, cost: number, lead: number, isOther: boolean): void {
    if (isOther && cost < this.pushCost[cell]) {
      this.pushCost[cell] = cost;
      this.pushLead[cell] = lead;
    }
  }

  private remove(lead: number, node: number): void {
    const members = this.members[node];
    members.splice(members.indexOf(lead), 1);
    const row = node * this.nNodes;
    const stale: number[] = [];
    for (let b = 0; b < this.nNodes; b += 1) {
      if (this.pushLead[row + b] !== lead) continue;
      stale.push(b);
      this.pushCost[row + b] = FAR;
      this.pushLead[row + b] = -1;
    }
    for (const member of members) {
      const own = this.valueOf(member, node);
      for (const b of stale) this.offer(row + b, own - this.valueOf(member, b), member, true);
    }
  }
}
