import { UNDATED, type Dataset } from "../../graph/deals/dataset";
import { buildDealTable } from "../../graph/deals/build-deal-table";
import { buildLostTable } from "../../graph/deals/lost-deals";
import { asClientId, asProductId, compareIds } from "../../graph/deals/ids";
import type { MixtureModel } from "../../graph/mixtures/mixture-model";

/** One deal as tests write it: client, product, day, amount. */
export type DealTuple = readonly [client: string, product: string, day?: number, amount?: number];

export interface SmallCatalogue {
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly categories?: Readonly<Record<string, string>>;
  readonly launched?: Readonly<Record<string, number>>;
  readonly discontinued?: Readonly<Record<string, number>>;
  /** Lost deals: client, product, day, reason. */
  readonly lost?: readonly (readonly [client: string, product: string, day?: number, reason?: string])[];
}

/** A data set of a few deals; `attributes` by attribute and client. */
export function makeDataset(deals: readonly DealTuple[], catalogue: SmallCatalogue = {}): Dataset {
  const table = buildDealTable(
    deals.map(([client, product, day = UNDATED, amount = Number.NaN]) => ({
      clientId: asClientId(client),
      productId: asProductId(product),
      day,
      amount,
    })),
  );
  const attributes = catalogue.attributes ?? {};
  const clientIds = [...new Set([...table.clientIds, ...Object.values(attributes).flatMap((byClient) => Object.keys(byClient))])]
    .sort(compareIds)
    .map(asClientId);
  const products = table.productIds;
  const lost = catalogue.lost?.map(([client, product, day, reason]) => ({
    clientId: asClientId(client),
    productId: asProductId(product),
    ...(day === undefined ? {} : { day }),
    reason: reason ?? null,
  }));
  return {
    deals: table,
    ...(lost === undefined ? {} : { lost: buildLostTable(lost) }),
    clients: {
      ids: clientIds,
      names: clientIds.map(() => null),
      attributes: new Map(Object.entries(attributes).map(([name, byClient]) => [name, clientIds.map((id) => byClient[id] ?? null)])),
    },
    products: {
      ids: products,
      names: products.map(() => null),
      categories: products.map((id) => catalogue.categories?.[id] ?? null),
      listPrices: new Float64Array(products.length).fill(Number.NaN),
      launchedDays: Int32Array.from(products, (id) => catalogue.launched?.[id] ?? UNDATED),
      discontinuedDays: Int32Array.from(products, (id) => catalogue.discontinued?.[id] ?? UNDATED),
      funnelIds: products.map(() => null),
    },
  };
}

/** One problem that is popularity: what a data set without structure has. */
export function flatMixture(dataset: Dataset): MixtureModel {
  const nProducts = dataset.deals.productIds.length;
  const uniform = new Float64Array(nProducts).fill(1 / nProducts);
  return {
    nProblems: 1,
    theta: new Float64Array(dataset.deals.clientIds.length).fill(1),
    phi: uniform,
    pi: Float64Array.of(1),
    background: uniform,
    alpha: 1,
    lambda: 0.3,
  };
}
