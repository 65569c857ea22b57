import { isoDateOfDay } from "../../graph/deals/dataset";
import { defineUseCase } from "./use-case";

export const readDatasetStatus = defineUseCase("dataset.read", async ({ stores, state }) => {
  const [counts, digest] = await Promise.all([stores.deals.counts(), stores.deals.digest()]);
  const span = state?.index.span() ?? null;
  return {
    ...counts,
    store: stores.url.split(":")[0],
    digest,
    activeRunId: state?.run.id ?? null,
    analysedAt: state?.run.finishedAt ?? null,
    firstDealOn: span === null ? null : isoDateOfDay(span.first),
    lastDealOn: span === null ? null : isoDateOfDay(span.last),
    stale: state !== null && state.run.summary.dataDigest !== digest,
  };
});
