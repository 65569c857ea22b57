import { dayOfIsoDate } from "../../graph/deals/dataset";
import { InputError, NotFoundError } from "../ports/errors";
import { defineMutation, defineUseCase } from "./use-case";

/** The won deals as columns, as the analytics read them. Audited like every export. */
export const exportDataset = defineMutation(
  "deals.export",
  () => "won deals",
  ({ stores }, input: { readonly asOf: string | null }) => {
    const day = input.asOf === null ? null : dayOfIsoDate(input.asOf);
    if (day !== null && Number.isNaN(day)) throw new InputError(`asOf must be an ISO date such as 2024-12-31, got ${String(input.asOf)}`);
    return stores.deals.readDataset(day);
  },
);

export const exportAnalysis = defineUseCase("runs.read", async ({ stores }, input: { readonly runId: string }) => {
  const analysis = await stores.runs.loadAnalysis(input.runId);
  if (analysis === null) throw new NotFoundError(`run ${input.runId} has no results`);
  return analysis;
});
