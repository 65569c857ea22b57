import { dayOfIsoDate } from "../../graph/deals/dataset";
import { funnelDataAsOf } from "../../graph/funnels/report-funnels";
import { InputError, NotFoundError } from "../ports/errors";
import { readFunnelData } from "./read-funnel-data";
import { defineMutation, defineUseCase } from "./use-case";

/** The won deals as columns, as the analytics read them. Audited like every export. */
export const exportDataset = defineMutation(
  "deals.export",
  () => "won deals",
  ({ stores }, input: { readonly asOf: string | null }) => stores.deals.readDataset(dayOfRequest(input.asOf)),
);

function dayOfRequest(asOf: string | null): number | null {
  const day = asOf === null ? null : dayOfIsoDate(asOf);
  if (day !== null && Number.isNaN(day)) throw new InputError(`asOf must be an ISO date such as 2024-12-31, got ${String(asOf)}`);
  return day;
}

/** Deal lines of every stage and leads, as studies of funnels read them. */
export const exportFunnelData = defineMutation(
  "deals.export",
  () => "deals and leads",
  async ({ stores }, input: { readonly asOf: string | null }) => {
    const day = dayOfRequest(input.asOf);
    const dataset = await stores.deals.readDataset(day);
    const data = await readFunnelData(stores.deals, dataset);
    return { dataset, data: day === null ? data : funnelDataAsOf(data, day) };
  },
);

export const exportAnalysis = defineUseCase("runs.read", async ({ stores }, input: { readonly runId: string }) => {
  const analysis = await stores.runs.loadAnalysis(input.runId);
  if (analysis === null) throw new NotFoundError(`run ${input.runId} has no results`);
  return analysis;
});
