import { UNDATED, type ClientTable, type Dataset, type LeadTrace } from "./dataset";
import { IdIndex } from "./id-index";
import { compareIds, type ClientId } from "./ids";

/** Name of the attribute that says where a client's first lead came from. */
const LEAD_SOURCE = "lead source";
const FUNNEL = "funnel_id";
/** Attributes that name the funnel of a client; they win over its leads. */
const FUNNEL_ATTRIBUTES = [FUNNEL, "funnel"];

/** Leads in canonical order, whatever order they come in: by client, day, source, funnel. */
export const sortLeadTraces = (traces: readonly LeadTrace[]): LeadTrace[] =>
  [...traces].sort(
    (a, b) =>
      compareIds(a.clientId, b.clientId) ||
      a.day - b.day ||
      compareIds(a.source ?? "", b.source ?? "") ||
      compareIds(a.funnelId ?? "", b.funnelId ?? ""),
  );

/**
 * The clients with what their leads say as of a day: attribute `lead source` (of the first lead that has one) and `funnel_id` (of the latest lead
 * that has one, where no attribute of the client names a funnel). Clients who are known from leads alone get a row. An attribute of the same
 * name that the source has stays as it is. Later leads have no influence; without leads the table is the very same.
 * @param day inclusive UTC day, or null for all, undated ones included
 */
export function clientsAsOf({ clients, leads }: Dataset, day: number | null): ClientTable {
  const counted = (leads ?? []).filter((lead) => day === null || (lead.day !== UNDATED && lead.day <= day));
  if (counted.length === 0) return clients;
  const rowOf = new IdIndex(clients.ids);
  const added: ClientId[] = [];
  for (const { clientId } of counted) if (!rowOf.has(clientId)) added.push(clientId);
  const ids = [...clients.ids, ...added].sort(compareIds).filter((id, i, all) => i === 0 || id !== all[i - 1]);
  const index = new IdIndex(ids);
  const sources = new Array<string | null>(ids.length).fill(null);
  const funnels = new Array<string | null>(ids.length).fill(null);
  for (const { clientId, source, funnelId } of counted) {
    const row = index.get(clientId) ?? -1;
    sources[row] ??= source;
    funnels[row] = funnelId ?? funnels[row];
  }
  const realigned = <T>(column: readonly (T | null)[]): (T | null)[] => ids.map((id) => column[rowOf.get(id) ?? -1] ?? null);
  const attributes = new Map([...clients.attributes].map(([name, column]) => [name, realigned(column)]));
  if (sources.some((source) => source !== null) && !attributes.has(LEAD_SOURCE)) attributes.set(LEAD_SOURCE, sources);
  if (funnels.some((funnel) => funnel !== null)) {
    const own = FUNNEL_ATTRIBUTES.map((name) => attributes.get(name));
    attributes.set(
      FUNNEL,
      funnels.map((funnel, row) => own.map((column) => column?.[row] ?? null).find((value) => value !== null) ?? funnel),
    );
  }
  return { ids, names: realigned(clients.names), attributes: new Map([...attributes].sort(([a], [b]) => compareIds(a, b))) };
}
