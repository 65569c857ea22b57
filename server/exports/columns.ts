import type { ColumnType, ListColumn } from "./list";

type Extra = Partial<Pick<ListColumn, "unit" | "nullable" | "personal">>;

const column =
  (type: ColumnType) =>
  (name: string, meaning: string, extra: Extra = {}): ListColumn => ({ name, type, meaning, ...extra });

/** Short ways to write columns. */
export const text = column("text");
export const integer = column("integer");
export const number = column("number");
export const flag = column("boolean");
export const date = column("date");
export const instant = column("instant");

/** Columns that many lists share, spelled and explained once. */
export const clientId = text("client_id", "Id of the client.");
export const clientName = text("client_name", "Name of the client, its id where it has none.", { personal: true });
export const productId = text("product_id", "Id of the product.");
export const productName = text("product_name", "Name of the product, its id where it has none.");
export const category = text("category", "Category of the product.", { nullable: true });
export const problemId = text("problem_id", "Id of the problem; it stays from run to run.");
export const problemLabel = text("problem_label", "Name of the problem.");
