import DataLoader from "dataloader";
import type { Outcome } from "../ports/decision-log";
import type { PageRequest } from "../ports/paging";
import { dealsOfClients, findClients, type ClientView } from "../use-cases/browse-clients";
import { findProducts, type ProductView } from "../use-cases/browse-products";
import { decisionsOfClients, outcomesOfDecisions } from "../use-cases/decisions";
import { recommendForClient, type RecommendInput } from "../use-cases/recommend";
import type { UseCase, UseCaseContext } from "../use-cases/use-case";

/** A page of the list of one entity. */
interface PageOf {
  readonly id: string;
  readonly page: PageRequest;
}
type PageLoader<Find> = Find extends UseCase<never, readonly (infer Page)[]> ? DataLoader<PageOf, Page, string> : never;

/** Look-ups by id, gathered over a request and asked once. */
export interface Loaders {
  readonly product: DataLoader<string, ProductView | null>;
  readonly client: DataLoader<string, ClientView | null>;
  readonly outcomes: DataLoader<string, readonly Outcome[]>;
  /** Of clients. */
  readonly deals: PageLoader<typeof dealsOfClients>;
  readonly decisions: PageLoader<typeof decisionsOfClients>;
  /** Slates, handed over together, so that what is looked up for them is asked once too. */
  readonly recommendations: DataLoader<RecommendInput, Recommendations, string>;
}
type Recommendations = Awaited<ReturnType<typeof recommendForClient>>;

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
    deals: pageLoader((input) => dealsOfClients(use, input)),
    decisions: pageLoader((input) => decisionsOfClients(use, input)),
    recommendations: new DataLoader<RecommendInput, Recommendations, string>(
      (inputs) => Promise.all(inputs.map((input) => recommendForClient(use, input).catch(asError))),
      { cacheKeyFn: (input) => JSON.stringify(input) },
    ),
  };
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/** Pages of one size and place, which is what one field of a query asks for, are read together. */
function pageLoader<T>(
  read: (input: { readonly ids: readonly string[]; readonly page: PageRequest }) => Promise<readonly T[]>,
): DataLoader<PageOf, T, string> {
  return new DataLoader(
    async (keys) => {
      const groups = new Map<string, { readonly page: PageRequest; readonly ids: string[] }>();
      for (const { id, page } of keys) {
        const name = JSON.stringify(page);
        const group = groups.get(name) ?? { page, ids: [] };
        groups.set(name, group);
        group.ids.push(id);
      }
      const found = new Map<string, T | Error>();
      for (const group of groups.values()) {
        const pages = await read(group).catch((error: unknown) => group.ids.map(() => asError(error)));
        for (const [i, id] of group.ids.entries()) found.set(nameOf({ id, page: group.page }), pages[i]);
      }
      return keys.map((key) => found.get(nameOf(key)) ?? new Error("a page was not read"));
    },
    { cacheKeyFn: nameOf },
  );
}

const nameOf = ({ id, page }: PageOf): string => JSON.stringify([page, id]);

/** What a loader gave, or its failure thrown. */
export function orThrow<T>(loaded: T | Error): T {
  if (loaded instanceof Error) throw loaded;
  return loaded;
}
