import type { RecordKind, RecordOf } from "../../ports/deal-store";
import type { UseCaseContext } from "../../use-cases/use-case";
import { category, clientId, date, integer, number, productId, text } from "../columns";
import { defineList, type ListColumn, type ListDefinition, type ListRow } from "../list";
import { pullRows } from "../pull-rows";

/** A moment: an ISO date where only the day is known, else an instant. Files keep it as text; `day` columns are for grouping. */
const moment = (name: string, meaning: string): ListColumn =>
  text(name, `${meaning} ISO date, or instant where the time is known; UTC.`, { nullable: true });
const dayOf = (value: string | null): string | null => value?.slice(0, 10) ?? null;

const overRecords =
  <K extends RecordKind>(kind: K, view: (row: RecordOf[K]) => ListRow) =>
  (context: UseCaseContext): AsyncIterable<ListRow> =>
    pullRows((push) => context.stores.deals.scan(kind, (rows) => push(rows.map(view))), context.signal);

const optional = { nullable: true } as const;

/** Lists of what was loaded, as it was loaded: aliases are not resolved, amounts not converted. */
export const recordLists: readonly ListDefinition[] = [
  defineList({
    name: "clients",
    description: "Clients as they were loaded.",
    operation: "clients.read",
    key: ["client_id"],
    freshness: "store",
    personal: true,
    columns: [
      clientId,
      text("name", "Name.", { nullable: true, personal: true }),
      text("attributes", "Firmographics and other extra columns, as a JSON object.", { personal: true }),
    ],
    rows: overRecords("clients", (row) => [row.clientId, row.name, JSON.stringify(row.attributes)]),
  }),
  defineList({
    name: "products",
    description: "The product catalogue as it was loaded.",
    operation: "products.read",
    key: ["product_id"],
    freshness: "store",
    personal: false,
    columns: [
      productId,
      text("name", "Name.", optional),
      category,
      number("list_price", "List price.", { unit: "reporting currency", nullable: true }),
      date("launched_on", "First day on which it may be offered.", optional),
      date("discontinued_on", "First day on which it may no longer be offered.", optional),
      text("funnel_id", "Funnel of the product team.", optional),
    ],
    rows: overRecords("products", (row) => [
      row.productId,
      row.name,
      row.category,
      row.listPrice,
      dayOf(row.launchedAt),
      dayOf(row.discontinuedAt),
      row.funnelId,
    ]),
  }),
  defineList({
    name: "deals",
    description: "Deal lines of any stage as they were loaded.",
    operation: "clients.read",
    key: ["deal_id", "product_id"],
    freshness: "store",
    personal: true,
    columns: [
      text("deal_id", "Id of the deal; a deal may have several lines."),
      clientId,
      productId,
      text("stage", "won, lost or open."),
      text("kind", "deal, return or renewal."),
      moment("opened_at", "Opened."),
      moment("closed_at", "Closed."),
      date("closed_on", "Day of closing.", optional),
      number("amount", "Amount of the line.", { unit: "the row's currency", nullable: true }),
      text("currency", "ISO 4217; empty is the reporting currency.", optional),
      number("quantity", "Quantity.", { unit: "pieces", nullable: true }),
      text("agent_id", "Agent.", optional),
      text("funnel_id", "Funnel.", optional),
      text("mechanic", "How it was won: channel, campaign, tactic.", optional),
    ],
    rows: overRecords("deals", (row) => [
      row.dealId,
      row.clientId,
      row.productId,
      row.stage,
      row.kind,
      row.openedAt,
      row.closedAt,
      dayOf(row.closedAt),
      row.amount,
      row.currency,
      row.quantity,
      row.agentId,
      row.funnelId,
      row.mechanic,
    ]),
  }),
  defineList({
    name: "agents",
    description: "Agents as they were loaded.",
    operation: "clients.read",
    key: ["agent_id"],
    freshness: "store",
    personal: true,
    columns: [
      text("agent_id", "Id of the agent."),
      text("name", "Name.", { nullable: true, personal: true }),
      number("capacity", "Leads per period.", { unit: "leads", nullable: true }),
      text("attributes", "Extra columns, as a JSON object.", { personal: true }),
    ],
    rows: overRecords("agents", (row) => [row.agentId, row.name, row.capacity, JSON.stringify(row.attributes)]),
  }),
  defineList({
    name: "leads",
    description: "Leads as they were loaded.",
    operation: "clients.read",
    key: ["lead_id"],
    freshness: "store",
    personal: true,
    columns: [
      text("lead_id", "Id of the lead."),
      text("outcome", "won or lost; empty while open.", optional),
      moment("created_at", "Created."),
      date("created_on", "Day of creation.", optional),
      text("source", "Where it came from.", optional),
      moment("closed_at", "Closed."),
      text("client_id", "Client, where it is known.", optional),
      text("product_id", "Product, where it is known.", optional),
      text("funnel_id", "Funnel.", optional),
      text("agent_id", "Agent.", optional),
      text("attributes", "Extra columns, as a JSON object.", { personal: true }),
    ],
    rows: overRecords("leads", (row) => [
      row.leadId,
      row.outcome,
      row.createdAt,
      dayOf(row.createdAt),
      row.source,
      row.closedAt,
      row.clientId,
      row.productId,
      row.funnelId,
      row.agentId,
      JSON.stringify(row.attributes),
    ]),
  }),
  defineList({
    name: "activities",
    description: "Activities on leads and deals as they were loaded.",
    operation: "clients.read",
    key: ["activity_id"],
    freshness: "store",
    personal: true,
    columns: [
      text("activity_id", "Id of the activity."),
      text("lead_id", "Lead it belongs to.", optional),
      text("deal_id", "Deal it belongs to.", optional),
      text("at", "When. ISO date, or instant where the time is known; UTC."),
      date("on_day", "The day.", optional),
      text("type", "Call, mail, visit, ...", optional),
      text("agent_id", "Agent.", optional),
      text("result", "Result.", optional),
      number("satisfaction", "Satisfaction, in the source's own scale.", { unit: "score", nullable: true }),
    ],
    rows: overRecords("activities", (row) => [
      row.activityId,
      row.leadId,
      row.dealId,
      row.at,
      dayOf(row.at),
      row.type,
      row.agentId,
      row.result,
      row.satisfaction,
    ]),
  }),
  defineList({
    name: "assignments",
    description: "Which agent got which lead, and when.",
    operation: "clients.read",
    key: ["lead_id", "agent_id", "assigned_at"],
    freshness: "store",
    personal: true,
    columns: [text("lead_id", "Id of the lead."), text("agent_id", "Id of the agent."), moment("assigned_at", "Assigned.")],
    rows: overRecords("assignments", (row) => [row.leadId, row.agentId, row.assignedAt]),
  }),
  defineList({
    name: "record_counts",
    description: "Rows loaded of each kind.",
    operation: "dataset.read",
    key: ["kind"],
    freshness: "store",
    personal: false,
    columns: [text("kind", "Kind of record."), integer("rows", "Rows loaded.", { unit: "rows" })],
    async *rows({ stores }) {
      for (const [kind, rows] of Object.entries(await stores.deals.counts())) yield [kind, rows];
    },
  }),
];
