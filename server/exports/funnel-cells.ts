import type { ReportedCall } from "../../graph/funnels/report-funnels";

/** Several ids in one cell: spreadsheets and CRM importers split at semicolons. */
export const joinIds = (ids: readonly string[]): string => ids.join(";");

/** A row of a call list, as the file of the command and the list of the API have it. */
export const callCells = (row: ReportedCall): (string | number | null)[] => [
  row.unifiedId,
  row.rank,
  row.clientId,
  row.expectedValue,
  row.chance,
  row.productId,
  row.problemId,
  row.share,
  joinIds(row.funnelIds),
  joinIds(row.inHandsOf),
  row.lastDate,
];
