import {
  findLeadPerformance,
  findLeadRetro,
  listLeadAssignments,
  listLeadMatches,
  listLeadRanks,
  listOpenNudges,
} from "../../use-cases/leads";
import { date, integer, number, text } from "../columns";
import { defineList, type ListDefinition } from "../list";

const common = { freshness: "live", operation: "leads.read" } as const;
const leadId = text("lead_id", "The lead.");
const agentId = text("agent_id", "The agent; empty: nobody.", { nullable: true });
const chance = number("p_close", "Chance to close; empty when the quality gate is closed.", { unit: "share", nullable: true });

/** Nudges of reports that were written before there were lots have none. */
const lotOf = ({ lot }: Partial<Awaited<ReturnType<typeof listOpenNudges>>[number]>) => lot ?? null;

/** The newest day at the lead desk. */
export const leadLists: readonly ListDefinition[] = [
  defineList({
    ...common,
    name: "lead_ranks",
    description: "Open leads by their chance to close.",
    key: ["lead_id"],
    personal: true,
    columns: [
      leadId,
      integer("place", "1 is the likeliest.", { unit: "rank" }),
      chance,
      text("grade", "A to D.", { nullable: true }),
      text("reasons", "What speaks for and against it, separated by semicolons."),
      agentId,
    ],
    async *rows(context) {
      for (const row of await listLeadRanks(context, {}))
        yield [row.leadId, row.place, row.p, row.grade, row.reasons.join("; "), row.agentId];
    },
  }),
  defineList({
    ...common,
    name: "lead_matches",
    description: "The three best agents of each open lead.",
    key: ["lead_id", "rank"],
    personal: true,
    columns: [leadId, integer("rank", "1 for the lead's best agent.", { unit: "rank" }), text("agent_id", "The agent."), chance],
    async *rows(context) {
      for (const row of await listLeadMatches(context, { leadId: null })) yield [row.leadId, row.rank, row.agentId, row.p];
    },
  }),
  defineList({
    ...common,
    name: "lead_assignments",
    description: "Who works which open lead, by the distribution of the whole load: for the CRM.",
    key: ["lead_id"],
    personal: true,
    columns: [
      leadId,
      agentId,
      chance,
      text("runner_up", "The likeliest other agent who was allowed.", { nullable: true }),
      number("runner_up_p", "Chance with the runner-up.", { unit: "share", nullable: true }),
      number("cost", "Chance given up against the likeliest allowed agent.", { unit: "share" }),
      text("kind", "new, stays, moved, pinned or unassigned."),
      text("log", "Why, in a sentence for the agent."),
    ],
    async *rows(context) {
      for (const row of await listLeadAssignments(context, {}))
        yield [row.leadId, row.agentId, row.p, row.runnerUp, row.runnerUpP, row.cost, row.kind, row.log];
    },
  }),
  defineList({
    ...common,
    name: "lead_nudges",
    description: "What to do for which lead before it fades, with what was said about it.",
    key: ["lead_id"],
    personal: true,
    columns: [
      leadId,
      text("action", "An activity type, or hand over."),
      { ...date("deadline", "Day by which."), nullable: true },
      number("hazard", "Daily hazard of fading.", { unit: "share", nullable: true }),
      text("status", "open, accepted, snoozed or rejected."),
      { ...date("until", "Day on which it is open again."), nullable: true },
      text("reason", "Why."),
      number("propensity", "Probability of this action where it was drawn by lot; empty: it was not.", { unit: "share", nullable: true }),
    ],
    async *rows(context) {
      for (const row of await listOpenNudges(context, { openOnly: false }))
        yield [row.leadId, row.action, row.deadline, row.hazard, row.status, row.until, row.reason, lotOf(row)?.propensity ?? null];
    },
  }),
  defineList({
    ...common,
    name: "lead_retro_groups",
    description: "What was left on the table in the period judged last, by team and funnel.",
    key: ["grouped_by", "name"],
    personal: false,
    columns: [
      text("grouped_by", "team or funnel."),
      text("name", "Which."),
      integer("n_leads", "Leads.", { unit: "leads" }),
      integer("n_won", "Won.", { unit: "leads" }),
      number("gain", "Closes within reach.", { unit: "closes" }),
      number("ci_low", "Low end of the 95 % interval.", { unit: "closes" }),
      number("ci_high", "High end.", { unit: "closes" }),
    ],
    async *rows(context) {
      const retro = await findLeadRetro(context, {});
      for (const [by, groups] of [
        ["team", retro?.byTeam ?? []],
        ["funnel", retro?.byFunnel ?? []],
      ] as const)
        for (const { name, nLeads, nWon, gain } of groups) yield [by, name, nLeads, nWon, gain.value, gain.low, gain.high];
    },
  }),
  defineList({
    ...common,
    name: "lead_performance",
    description: "Control charts of the desk by week.",
    key: ["metric", "week"],
    personal: false,
    columns: [
      text("metric", "conversion, cycleDays or responseHours."),
      date("week", "First day of the week."),
      integer("n", "Values.", { unit: "values" }),
      number("value", "The week's figure.", { unit: "share, days or hours by metric" }),
      number("limit_low", "Lower three-sigma limit.", { unit: "share, days or hours by metric" }),
      number("limit_high", "Upper limit.", { unit: "share, days or hours by metric" }),
      text("flag", "beyond: outside the limits; run: eight in a row on one side.", { nullable: true }),
    ],
    async *rows(context) {
      for (const { metric, points } of (await findLeadPerformance(context, {}))?.charts ?? [])
        for (const { week, n, value, low, high, flag } of points) yield [metric, week, n, value, low, high, flag];
    },
  }),
];
