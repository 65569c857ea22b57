import type { Lead, LeadActivity, LeadAssignment, LeadRows, SalesAgent } from "../../graph/leads/lead-book";
import type { DealRecord, DealStore } from "../ports/deal-store";

/** Instant of an ISO date or instant in milliseconds, NaN where there is none. */
const instant = (text: string | null): number => (text === null ? Number.NaN : Date.parse(text));

/** Which rows are worked as leads. */
export const LEAD_ENTITIES = ["leads", "deals"] as const;
export type LeadEntity = (typeof LEAD_ENTITIES)[number];

/**
 * Leads with their activities, assignments and agents, read from a store; with `deals`, the deals as leads: one a deal id, its amount as an attribute. A scan that
 * begins again after a lost connection replaces what it brought before.
 */
export async function readLeadRows(deals: DealStore, entity: LeadEntity): Promise<LeadRows> {
  const leads = new Map<string, Lead>();
  if (entity === "leads")
    await deals.scan("leads", (rows) => {
      for (const { leadId, createdAt, closedAt, ...rest } of rows)
        leads.set(leadId, { ...rest, id: leadId, createdMs: instant(createdAt), closedMs: instant(closedAt) });
      return Promise.resolve();
    });
  else
    await deals.scan("deals", (rows) => {
      for (const deal of rows) if (deal.kind !== "return") leads.set(deal.dealId, mergeLines(leads.get(deal.dealId), deal));
      return Promise.resolve();
    });
  const activities = new Map<string, LeadActivity>();
  await deals.scan("activities", (rows) => {
    for (const { activityId, leadId, dealId, at, type, agentId, result, satisfaction } of rows) {
      const of = entity === "leads" ? leadId : dealId;
      if (of === null) continue;
      activities.set(activityId, {
        id: activityId,
        leadId: of,
        atMs: instant(at),
        type: type ?? "",
        agentId,
        result,
        satisfaction: satisfaction ?? Number.NaN,
      });
    }
    return Promise.resolve();
  });
  const assignments = new Map<string, LeadAssignment>();
  if (entity === "leads")
    await deals.scan("assignments", (rows) => {
      for (const { leadId, agentId, assignedAt } of rows)
        assignments.set(JSON.stringify([leadId, agentId, assignedAt]), { leadId, agentId, atMs: instant(assignedAt) });
      return Promise.resolve();
    });
  const agents = new Map<string, SalesAgent>();
  await deals.scan("agents", (rows) => {
    for (const { agentId, name, capacity, attributes } of rows)
      agents.set(agentId, { id: agentId, name, capacity: capacity ?? Number.NaN, attributes });
    return Promise.resolve();
  });
  return {
    leads: [...leads.values()],
    activities: [...activities.values()],
    assignments: [...assignments.values()],
    agents: [...agents.values()],
  };
}

/** Lines of one deal are one lead: the smallest product stands for it, amounts add up; it is won or lost when its lines are. */
function mergeLines(known: Lead | undefined, deal: DealRecord): Lead {
  const line: Lead = {
    id: deal.dealId,
    outcome: deal.stage === "open" ? null : deal.stage,
    createdMs: instant(deal.openedAt),
    closedMs: instant(deal.closedAt),
    source: deal.mechanic,
    clientId: deal.clientId,
    productId: deal.productId,
    funnelId: deal.funnelId,
    agentId: deal.agentId,
    attributes: { ...deal.attributes, ...(deal.amount !== null && { amount: String(deal.amount) }) },
  };
  if (known === undefined) return line;
  const [first, other] = (known.productId ?? "") <= deal.productId ? [known, line] : [line, known];
  const amount = Number(known.attributes["amount"] ?? 0) + (deal.amount ?? 0);
  const outcome =
    first.outcome === null || other.outcome === null ? null : first.outcome === "won" || other.outcome === "won" ? "won" : "lost";
  return { ...first, outcome, attributes: { ...other.attributes, ...first.attributes, ...(amount > 0 && { amount: String(amount) }) } };
}
