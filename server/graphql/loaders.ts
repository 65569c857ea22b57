import DataLoader from "dataloader";
import type { Outcome } from "../ports/decision-log";
import { findClients, type ClientView } from "../use-cases/browse-clients";
import { findProducts, type ProductView } from "../use-cases/browse-products";
import { outcomesOfDecisions } from "../use-cases/decisions";
import type { UseCaseContext } from "../use-cases/use-case";

/** Look-ups by id, gathered over a request and asked once. */
export interface Loaders {
  readonly product: DataLoader<string, ProductView | null>;
  readonly client: DataLoader<string, ClientView | null>;
  readonly outcomes: DataLoader<string, readonly Outcome[]>;
}

export function createLoaders(use: UseCaseContext): Loaders {
  return {
    product: new DataLoader(async (ids) => {
      const found = await findProducts(use, { ids });
      return ids.map((id) => found.get(id) ?? null);
    }),
    client: new DataLoader(async (ids) => {
      const found = await findClients(use, { ids });
      return ids.map((id) => found.get(id) ?? null);
    }),
    outcomes: new DataLoader(async (ids) => {
      const found = await outcomesOfDecisions(use, { ids });
      return ids.map((id) => found.get(id) ?? []);
    }),
  };
}
