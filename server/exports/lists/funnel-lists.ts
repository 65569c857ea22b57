import {
  listAdjacencies,
  listFunnelCalls,
  listFunnelProducts,
  listFunnels,
  listMechanicEffects,
  listTransfers,
} from "../../use-cases/funnels";
import { callCells } from "../funnel-cells";
import { clientId, integer, number, problemId, productId, text } from "../columns";
import { defineList, type ListDefinition } from "../list";

const common = { freshness: "live" } as const;
const funnelId = text("funnel_id", "The funnel.");
const unifiedId = text("unified_id", "Unified funnel that is proposed; u1 has most clients.");
/** Funnels and mechanics of the newest study. */
export const funnelLists: readonly ListDefinition[] = [
  defineList({
    ...common,
    name: "funnels",
    operation: "problems.read",
    description: "Every funnel and the unified funnel it is proposed to be part of.",
    key: ["funnel_id"],
    personal: false,
    columns: [
      funnelId,
      unifiedId,
      integer("n_clients", "Clients with a won deal through it.", { unit: "clients" }),
      integer("n_products", "Products won through it.", { unit: "products" }),
    ],
    async *rows(context) {
      for (const row of await listFunnels(context, {})) yield [row.id, row.unifiedId, row.clients, row.products];
    },
  }),
  defineList({
    ...common,
    name: "unified_funnels",
    operation: "problems.read",
    description: "Products of the proposed unified funnels, with the clients that follow into its other funnels.",
    key: ["unified_id", "funnel_id", "product_id"],
    personal: false,
    columns: [
      unifiedId,
      funnelId,
      productId,
      integer("clients", "Clients of the product that are clients of another funnel of the group.", { unit: "clients" }),
      number("expected", "How many chance would make that.", { unit: "clients" }),
      number("p_value", "P(so many or more) under the degree-preserving null.", { unit: "share" }),
      number("stability", "Of the group, over resamples of clients.", { unit: "share", nullable: true }),
      integer("product_clients", "Clients of the product through the funnel.", { unit: "clients" }),
    ],
    async *rows(context) {
      for (const row of await listFunnelProducts(context, { unifiedId: null }))
        yield [row.unifiedId, row.funnelId, row.productId, row.clients, row.expected, row.pValue, row.stability, row.productClients];
    },
  }),
  defineList({
    ...common,
    name: "mechanic_effects",
    operation: "problems.read",
    description: "What mechanics do in each problem, adjusted and shrunken, with 90 % intervals.",
    key: ["outcome", "mechanic", "problem_id"],
    personal: false,
    columns: [
      text("outcome", "winRate (a difference), cycleTime or amount (ratios)."),
      text("mechanic", "Channel, campaign or tactic."),
      problemId,
      number("effect", "Against the mix by which such deals are closed today.", { unit: "share of winRate, else ratio" }),
      number("ci_low", "Low end of the 90 % interval.", { unit: "share of winRate, else ratio" }),
      number("ci_high", "High end.", { unit: "share of winRate, else ratio" }),
      number("deals", "Closed deals behind it, a sum of shares.", { unit: "deals" }),
      number("raw", "Unadjusted.", { unit: "share of winRate, else ratio", nullable: true }),
    ],
    async *rows(context) {
      for (const row of await listMechanicEffects(context, {}))
        yield [row.outcome, row.mechanic, row.problemId, row.effect, row.low, row.high, row.deals, row.raw];
    },
  }),
  defineList({
    ...common,
    name: "mechanic_transfers",
    operation: "problems.read",
    description: "Mechanics suggested to funnels that have not tried them.",
    key: ["funnel_id", "mechanic"],
    personal: false,
    columns: [
      funnelId,
      text("mechanic", "Channel, campaign or tactic."),
      problemId,
      number("uplift", "Predicted change of the funnel's win rate.", { unit: "share" }),
      number("ci_low", "Low end of the 90 % interval.", { unit: "share" }),
      number("ci_high", "High end.", { unit: "share" }),
      integer("support", "Closed deals by it elsewhere, weighted by likeness of problems.", { unit: "deals" }),
      integer("rank", "1 for the funnel's best.", { unit: "rank" }),
      { ...text("advice", "use; experiment: the funnel's best, not significant by itself."), nullable: true },
    ],
    async *rows(context) {
      for (const row of await listTransfers(context, { suggestedOnly: true }))
        yield [row.funnelId, row.mechanic, row.problemId, row.uplift, row.low, row.high, row.support, row.rank, row.advice ?? null];
    },
  }),
  defineList({
    ...common,
    name: "call_lists",
    operation: "clients.read",
    description: "Clients to call for each unified funnel, by expected value, with the reason and whose hands they are in: for the CRM.",
    key: ["unified_id", "rank"],
    personal: true,
    columns: [
      unifiedId,
      integer("rank", "1 is the first to call.", { unit: "rank" }),
      clientId,
      number("expected_value", "Of a year; deals where amounts are unknown.", { unit: "reporting currency" }),
      number("chance", "P(the next product is one of this funnel's).", { unit: "share" }),
      productId,
      problemId,
      number("problem_share", "Share of the problem in the client's mixture.", { unit: "share" }),
      text("known_by_funnels", "Funnels of the group that know the client, separated by semicolons."),
      text("in_hands_of", "Funnels with an open deal or lead with it, separated by semicolons; may be empty."),
      { ...text("last_deal", "Last won deal, ISO date."), nullable: true },
    ],
    async *rows(context) {
      for (const row of await listFunnelCalls(context, { unifiedId: null })) yield callCells(row);
    },
  }),
  defineList({
    name: "product_adjacencies",
    operation: "products.read",
    freshness: "run",
    description:
      "For product teams: what a product's clients take before, with and after it, and what is adjacent by problem but not yet by deals.",
    key: ["product_id", "adjacent_id"],
    personal: false,
    columns: [
      productId,
      text("adjacent_id", "The product beside it."),
      text("kind", "taken: clients take both more than chance; open: adjacent by problem, not by deals."),
      problemId,
      number("likeness", "Of the two products' problems, 0 to 1.", { unit: "share" }),
      integer("clients_both", "Clients of both.", { unit: "clients" }),
      integer("before", "Of them, those that bought the adjacent product first.", { unit: "clients" }),
      integer("with", "On the same day.", { unit: "clients" }),
      integer("after", "After it.", { unit: "clients" }),
      number("expected", "Clients of both by chance.", { unit: "clients" }),
      number("lift", "clients_both over expected.", { unit: "ratio" }),
      number("ci_low", "Low end of the 95 % interval of the lift.", { unit: "ratio", nullable: true }),
      number("ci_high", "High end.", { unit: "ratio", nullable: true }),
      number("value", "Mean amount of a client of both on the adjacent product.", { unit: "reporting currency", nullable: true }),
    ],
    async *rows(context) {
      for (const row of await listAdjacencies(context, {}))
        yield [
          row.ofProductId,
          row.productId,
          row.kind,
          row.problemId,
          row.likeness,
          row.clientsBoth,
          row.before,
          row.together,
          row.after,
          row.expected,
          row.lift,
          row.liftLow,
          row.liftHigh,
          row.value,
        ];
    },
  }),
];
