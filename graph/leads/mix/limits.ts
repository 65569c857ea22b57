/** Limits that a flow cannot express. */
export interface SideLimits {
  /** Who holds each lead, -1 nobody. */
  readonly holders: Int32Array;
  /** Most leads that may leave their holder; null: no limit. */
  readonly mostMoves: number | null;
  /** Part of its fair share of the leads' quality that each agent gets at least, in [0, 1]. */
  readonly fairness: number;
}

/** Leads in hand that leave their holder. */
export function countMoves(agentOf: Int32Array, holders: Int32Array): number {
  let moves = 0;
  agentOf.forEach((agent, lead) => {
    if (holders[lead] >= 0 && agent !== holders[lead]) moves += 1;
  });
  return moves;
}

/** Quality that each agent gets. */
export function sumQuality(agentOf: Int32Array, quality: Float64Array, nAgents: number): Float64Array {
  const got = new Float64Array(nAgents);
  agentOf.forEach((agent, lead) => {
    if (agent >= 0) got[agent] += quality[lead];
  });
  return got;
}
