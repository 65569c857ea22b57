import { compareIds } from "../deals/ids";

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;
/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000;

/** One lead, or one deal seen as a lead. */
export interface Lead {
  readonly id: string;
  /** Null while open. */
  readonly outcome: "won" | "lost" | null;
  /** Instants in milliseconds since 1970, NaN where unknown. */
  readonly createdMs: number;
  readonly closedMs: number;
  readonly source: string | null;
  readonly clientId: string | null;
  readonly productId: string | null;
  readonly funnelId: string | null;
  /** Who has it in hand, or had it when it closed. */
  readonly agentId: string | null;
  /** Other columns as text; empty values are not in it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Something done on a lead. */
export interface LeadActivity {
  readonly id: string;
  readonly leadId: string;
  readonly atMs: number;
  /** `call`, `email`, ...; empty when unknown. */
  readonly type: string;
  readonly agentId: string | null;
  readonly result: string | null;
  /** On the data's own scale, NaN where not given. */
  readonly satisfaction: number;
}

/** A lead given to an agent. */
export interface LeadAssignment {
  readonly leadId: string;
  readonly agentId: string;
  /** NaN where unknown: then it holds from the lead's creation. */
  readonly atMs: number;
}

/** Who works leads. */
export interface SalesAgent {
  readonly id: string;
  readonly name: string | null;
  /** Leads per period, NaN where not given. */
  readonly capacity: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Rows as they were stored, in any order. */
export interface LeadRows {
  readonly leads: readonly Lead[];
  readonly activities: readonly LeadActivity[];
  readonly assignments: readonly LeadAssignment[];
  readonly agents: readonly SalesAgent[];
}

/** Leads and what happened to them, as it was known at one moment. */
export interface LeadBook {
  /** Ascending by id. */
  readonly leads: readonly Lead[];
  /** Aligned with `leads`, ascending by time, then id. */
  readonly activities: readonly (readonly LeadActivity[])[];
  /** Aligned with `leads`, ascending by time (unknown first), then agent. */
  readonly assignments: readonly (readonly LeadAssignment[])[];
  /** Ascending by id; agents that rows only name are in it with their id alone. */
  readonly agents: readonly SalesAgent[];
  /** The moment of looking: the end of the as-of day, or the latest instant in the rows; NaN when no row has a date. */
  readonly nowMs: number;
  /** Whether `nowMs` was said. If not, time passes for a lead only where its own rows show it: an export tells nothing of its own date. */
  readonly isMomentGiven: boolean;
}

/** The moment at which an open lead is seen: the book's, or the last thing recorded of the lead where no moment was given. NaN without dates. */
export function momentOfLead(book: LeadBook, position: number): number {
  if (book.isMomentGiven) return book.nowMs;
  let latest = book.leads[position].createdMs;
  for (const { atMs } of book.activities[position]) if (!(atMs <= latest)) latest = atMs;
  for (const { atMs } of book.assignments[position]) if (atMs > latest) latest = atMs;
  return latest;
}

/**
 * Sorts rows and hides what was not known yet. With `asOfDay` (UTC day): leads created later, activities and assignments later are not
 * there; an outcome later is open; the agent is that of the last assignment by then (a lead that was only assigned later has none); a lead
 * with an outcome and no closing date is left out, as nobody can say whether it was known. Attributes carry no date: they are taken as they
 * stand, which is what the search for leaking columns is for. Activities of unknown leads are dropped. No rows: an empty book.
 */
export function buildLeadBook(rows: LeadRows, asOfDay: number | null): LeadBook {
  const endMs = asOfDay === null ? Number.POSITIVE_INFINITY : (asOfDay + 1) * DAY_MS - 1;
  const known = (ms: number): boolean => Number.isNaN(ms) || ms <= endMs;
  const kept = rows.leads
    .filter(({ createdMs, outcome, closedMs }) => known(createdMs) && (asOfDay === null || outcome === null || !Number.isNaN(closedMs)))
    .sort((a, b) => compareIds(a.id, b.id));
  const position = new Map(kept.map(({ id }, i) => [id, i]));
  const activities = kept.map((): LeadActivity[] => []);
  for (const activity of rows.activities) {
    const at = position.get(activity.leadId);
    if (at !== undefined && activity.atMs <= endMs) activities[at].push(activity);
  }
  for (const list of activities) list.sort((a, b) => a.atMs - b.atMs || compareIds(a.id, b.id));
  const assignments = kept.map((): LeadAssignment[] => []);
  const everAssigned = new Uint8Array(kept.length);
  for (const assignment of rows.assignments) {
    const at = position.get(assignment.leadId);
    if (at === undefined) continue;
    everAssigned[at] = 1;
    if (known(assignment.atMs)) assignments[at].push(assignment);
  }
  const order = (ms: number): number => (Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : ms);
  for (const list of assignments) {
    list.sort((a, b) => (order(a.atMs) < order(b.atMs) ? -1 : order(a.atMs) > order(b.atMs) ? 1 : compareIds(a.agentId, b.agentId)));
  }
  const leads = kept.map((lead, i): Lead => {
    const hidden = lead.outcome !== null && lead.closedMs > endMs;
    const agentId = asOfDay !== null && everAssigned[i] === 1 ? (assignments[i].at(-1)?.agentId ?? null) : lead.agentId;
    const open = { outcome: null, closedMs: Number.NaN };
    return { ...lead, agentId: agentId ?? assignments[i].at(-1)?.agentId ?? null, ...(hidden && open) };
  });
  return {
    leads,
    activities,
    assignments,
    agents: collectAgents(rows.agents, leads, activities, assignments),
    nowMs: latestInstant(leads, activities, assignments, endMs),
    isMomentGiven: asOfDay !== null,
  };
}

function latestInstant(
  leads: readonly Lead[],
  activities: readonly (readonly LeadActivity[])[],
  assignments: readonly (readonly LeadAssignment[])[],
  endMs: number,
): number {
  if (Number.isFinite(endMs)) return endMs;
  let latest = Number.NEGATIVE_INFINITY;
  const see = (ms: number): void => {
    if (ms > latest) latest = ms;
  };
  for (const { createdMs, closedMs } of leads) {
    see(createdMs);
    see(closedMs);
  }
  for (const list of activities) for (const { atMs } of list) see(atMs);
  for (const list of assignments) for (const { atMs } of list) see(atMs);
  return Number.isFinite(latest) ? latest : Number.NaN;
}

function collectAgents(
  described: readonly SalesAgent[],
  leads: readonly Lead[],
  activities: readonly (readonly LeadActivity[])[],
  assignments: readonly (readonly LeadAssignment[])[],
): SalesAgent[] {
  const agents = new Map(described.map((agent) => [agent.id, agent]));
  const see = (id: string | null): void => {
    if (id !== null && !agents.has(id)) agents.set(id, { id, name: null, capacity: Number.NaN, attributes: {} });
  };
  for (const { agentId } of leads) see(agentId);
  for (const list of activities) for (const { agentId } of list) see(agentId);
  for (const list of assignments) for (const { agentId } of list) see(agentId);
  return [...agents.values()].sort((a, b) => compareIds(a.id, b.id));
}

/** Ages in days of the leads that were resolved, with both dates: won and lost apart, ascending. */
export function resolvedAges(leads: readonly Lead[]): { readonly won: Float64Array; readonly lost: Float64Array } {
  const ages = (outcome: "won" | "lost"): Float64Array =>
    Float64Array.from(
      leads.filter((lead) => lead.outcome === outcome && lead.closedMs >= lead.createdMs),
      ({ closedMs, createdMs }) => (closedMs - createdMs) / DAY_MS,
    ).sort();
  return { won: ages("won"), lost: ages("lost") };
}
