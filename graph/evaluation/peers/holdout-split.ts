import { UNDATED, type DealTable } from "../../deals/dataset";
import { dealsAsOf } from "../../deals/select-deals";
import { buildIncidence } from "../../incidence/build-incidence";
import type { Incidence } from "../../incidence/incidence";
import { transposeIncidence, type ProductColumns } from "../../incidence/transpose-incidence";
import { sampleByHash } from "../../numeric/sample-by-hash";
import { dealDaySpan } from "../../signals/history";
import { firstAdoptionsAfter } from "../temporal-holdout";

/** What peers learn from and are judged by: won deals up to the end of a day, and the first adoptions that came after it. */
export interface HoldoutSplit {
  readonly cutDay: number;
  /** Clients and products with a dated deal by the day, as the rows and columns of everything below. */
  readonly deals: DealTable;
  readonly incidence: Incidence;
  readonly columns: ProductColumns;
  /** n_p, clients of each product. */
  readonly degrees: Float64Array;
  /** Sum over the deals of p of exp(-age / 60 days), age counted from the last deal by the day. */
  readonly recent: Float64Array;
  /** Clients that are looked at, ascending. */
  readonly clients: Int32Array;
  /** Those of them who adopted something later: lists are judged by them. */
  readonly users: Int32Array;
  /** Products each of them adopted later, by client. */
  readonly positives: ReadonlyMap<number, ReadonlySet<number>>;
}

const RECENCY_DAYS = 60;

/**
 * Splits at the end of a day.
 * @param endDay last day on which an adoption counts, or null for no end
 * @param maxClients clients looked at; a sample that follows their ids beyond it
 */
export function splitAt(deals: DealTable, cutDay: number, endDay: number | null, maxClients: number, seed: number): HoldoutSplit {
  const known = dealsAsOf(deals, cutDay);
  const incidence = buildIncidence(known, null);
  const columns = transposeIncidence(incidence);
  const recent = new Float64Array(known.productIds.length);
  const last = dealDaySpan(known, cutDay)?.last ?? cutDay;
  known.days.forEach((day, row) => {
    if (day !== UNDATED) recent[known.products[row]] += Math.exp(-(last - day) / RECENCY_DAYS);
  });
  const adopted = firstAdoptionsAfter(deals, cutDay, endDay);
  const clientOf = new Map(known.clientIds.map((id, c) => [id as string, c]));
  const productOf = new Map(known.productIds.map((id, p) => [id as string, p]));
  const positives = new Map<number, ReadonlySet<number>>();
  for (const [client, products] of adopted) {
    const c = clientOf.get(deals.clientIds[client]);
    const wanted = [...products].flatMap((p) => productOf.get(deals.productIds[p]) ?? []);
    if (c !== undefined && wanted.length > 0) positives.set(c, new Set(wanted));
  }
  const clients = Int32Array.from(sampleByHash(Array.from(known.clientIds.keys()), known.clientIds, maxClients, seed));
  const users = clients.filter((c) => positives.has(c));
  return {
    cutDay,
    deals: known,
    incidence,
    columns,
    degrees: Float64Array.from(known.productIds, (_, p) => columns.offsets[p + 1] - columns.offsets[p]),
    recent,
    clients,
    users,
    positives: new Map(Array.from(users, (c) => [c, positives.get(c) ?? new Set<number>()])),
  };
}

/** Products of a client. */
export const ownedBy = ({ incidence }: HoldoutSplit, client: number): Int32Array =>
  incidence.products.subarray(incidence.offsets[client], incidence.offsets[client + 1]);
