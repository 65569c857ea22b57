import { listOpenOffers, sumWhitespace, type WhitespaceKey, type WhitespaceSumView } from "../../use-cases/whitespace";
import { MAX_PAGE } from "../../use-cases/pages";
import type { UseCaseContext } from "../../use-cases/use-case";
import { clientId, clientName, flag, integer, number, problemId, problemLabel, productId, productName, text } from "../columns";
import { defineList, type ListCell, type ListDefinition, type ListRow } from "../list";

const optional = { nullable: true } as const;

const sums = [
  integer("n_clients", "Clients in the sum.", { unit: "clients" }),
  integer("n_cells", "Client-product cells in the sum.", { unit: "cells" }),
  number("expected_adoptions", "Expected first purchases within the horizon.", { unit: "purchases" }),
  number("expected_value", "Expected amount of them; unknown amounts add nothing.", { unit: "reporting currency" }),
];

async function* sumRows(
  context: UseCaseContext,
  by: WhitespaceKey,
  cells: (row: WhitespaceSumView) => readonly ListCell[],
): AsyncGenerator<ListRow> {
  const found = await sumWhitespace(context, { by });
  for (const row of found?.rows ?? []) yield [...cells(row), row.nClients, row.nCells, row.expectedAdoptions, row.expectedValue];
}

const common = { operation: "recommendations.read", freshness: "policy" } as const;

/** Lists of what clients do not have yet. */
export const whitespaceLists: readonly ListDefinition[] = [
  defineList({
    ...common,
    name: "whitespace",
    description:
      "Products that clients do not have yet, the 20 best of each of the 2,000 clients with the most expected purchases: probability, worth, support, reason.",
    key: ["client_id", "product_id"],
    personal: true,
    columns: [
      clientId,
      clientName,
      productId,
      productName,
      number("probability", "P(first purchase within the horizon), a forecast and not the effect of an offer.", { unit: "share" }),
      number("expected_amount", "Expected amount if it comes.", { unit: "reporting currency", ...optional }),
      number("expected_value", "probability times expected_amount.", { unit: "reporting currency", ...optional }),
      integer("support_clients", "Buyers among the clients of the same largest problem, or all buyers where there is no structure.", {
        unit: "clients",
      }),
      { ...problemId, ...optional },
      { ...problemLabel, ...optional },
      text("reason", "Why, in words."),
      flag("little_data", "Whether there is too little data on this client, so that the prior decides."),
    ],
    async *rows(context) {
      const filter = { clientId: null, productId: null, problemId: null, attribute: null, level: null, minProbability: 0 };
      let after: string | null = null;
      do {
        const page = await listOpenOffers(context, { ...filter, orderBy: "probability", page: { first: MAX_PAGE, after } });
        for (const row of page.nodes)
          yield [
            row.clientId,
            row.clientName,
            row.productId,
            row.productName,
            row.probability,
            row.expectedAmount,
            row.expectedValue,
            row.supportClients,
            row.problemId,
            row.problemLabel,
            row.reason,
            row.littleData,
          ];
        after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
      } while (after !== null);
    },
  }),
  defineList({
    ...common,
    name: "whitespace_products",
    description: "Expected first purchases of each product by clients who do not have it.",
    key: ["product_id"],
    personal: false,
    columns: [productId, productName, ...sums],
    rows: (context) => sumRows(context, "product", (row) => [row.id, row.name]),
  }),
  defineList({
    ...common,
    name: "whitespace_problems",
    description: "Expected first purchases through each problem.",
    key: ["problem_id"],
    personal: false,
    columns: [problemId, problemLabel, ...sums],
    rows: (context) => sumRows(context, "problem", (row) => [row.id, row.name]),
  }),
  defineList({
    ...common,
    name: "whitespace_segments",
    description: "Expected first purchases by the clients' firmographics; every attribute splits the same total.",
    key: ["attribute", "level"],
    personal: false,
    columns: [text("attribute", "Firmographic attribute."), text("level", "Its value."), ...sums],
    rows: (context) => sumRows(context, "segment", (row) => [row.attribute, row.id]),
  }),
];
