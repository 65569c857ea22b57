import type { FunnelReport, ReportedTransfer } from "../../../graph/funnels/report-funnels";
import { callCells, joinIds } from "../../exports/funnel-cells";
import type { Files } from "./atomic-output";
import { csvLines, type Cell } from "./csv";

const TRANSFER_COLUMNS = [
  "funnel_id",
  "mechanic",
  "problem_id",
  "uplift",
  "ci_low",
  "ci_high",
  "support",
  "rank",
  "probability_no_good",
  "q_value",
  "problem_likeness",
  "product_likeness",
  "tried_deals",
  "base_rate",
  "examples",
  "advice",
];

const transferRow = (row: ReportedTransfer): readonly Cell[] => [
  row.funnelId,
  row.mechanic,
  row.problemId,
  row.uplift,
  row.low,
  row.high,
  row.support,
  row.rank,
  row.noGood,
  row.qValue,
  row.problemLikeness,
  row.productLikeness,
  row.tried,
  row.baseRate,
  joinIds(row.examples.map(({ dealId }) => dealId)),
  row.advice ?? "",
];

/** Call lists as a CRM imports them. */
const callListFile = (report: FunnelReport): Iterable<string> =>
  csvLines(
    [
      "unified_id",
      "rank",
      "client_id",
      "expected_value",
      "chance",
      "product_id",
      "problem_id",
      "problem_share",
      "known_by_funnels",
      "in_hands_of",
      "last_deal",
    ],
    report.calls.map(callCells),
  );

/** For product teams: what lies beside each product. */
const adjacencyFile = (report: FunnelReport): Iterable<string> =>
  csvLines(
    [
      "product_id",
      "adjacent_id",
      "kind",
      "problem_id",
      "likeness",
      "clients_both",
      "before",
      "with",
      "after",
      "expected",
      "lift",
      "ci_low",
      "ci_high",
      "value",
    ],
    report.adjacencies.map((row) => [
      row.productId,
      row.adjacentId,
      row.kind,
      row.problemId,
      row.likeness,
      row.clientsBoth,
      row.before,
      row.together,
      row.after,
      row.expected,
      row.lift,
      row.liftLow,
      row.liftHigh,
      row.value,
    ]),
  );

function* effectRows(report: FunnelReport): Generator<readonly Cell[]> {
  const outcomes = [
    ["win_rate", report.mechanics.winRate],
    ["cycle_time", report.mechanics.cycleTime],
    ["amount", report.mechanics.amount],
  ] as const;
  for (const [outcome, { effects }] of outcomes)
    for (const row of effects) yield [outcome, row.mechanic, row.problemId, row.effect, row.low, row.high, row.deals, row.raw];
}

/** Everything of a study but the rows that have files of their own; NaN becomes null. */
function funnelReportJson(report: FunnelReport): string {
  const rest: Record<string, unknown> = { ...report, products: undefined, calls: undefined, candidates: undefined, adjacencies: undefined };
  return `${JSON.stringify(rest, null, 2)}\n`;
}

/** The files of `dealgraph funnels`, by the contract of the README. */
export function funnelFiles(report: FunnelReport): Files {
  return {
    "unified_funnels.csv": csvLines(
      ["unified_id", "funnel_id", "product_id", "clients", "expected", "p_value", "stability", "product_clients"],
      report.products.map((row) => [
        row.unifiedId,
        row.funnelId,
        row.productId,
        row.clients,
        row.expected,
        row.pValue,
        row.stability,
        row.productClients,
      ]),
    ),
    "mechanic_transfers.csv": csvLines(TRANSFER_COLUMNS, report.transfers.map(transferRow)),
    "mechanic_candidates.csv": csvLines(TRANSFER_COLUMNS, report.candidates.map(transferRow)),
    "mechanic_effects.csv": csvLines(
      ["outcome", "mechanic", "problem_id", "effect", "ci_low", "ci_high", "deals", "raw"],
      effectRows(report),
    ),
    "funnel_intersections.csv": csvLines(
      ["unified_id", "funnels", "clients", "expected", "p_value"],
      report.unified.flatMap((group) =>
        group.intersections.map((set) => [group.id, joinIds(set.funnelIds), set.clients, set.expected, set.pValue]),
      ),
    ),
    "funnel_validation.csv": csvLines(
      ["pairs", "n_pairs", "exposed", "followed", "rate", "expected", "lift", "ci_low", "ci_high"],
      (report.validation?.rows ?? []).map((row) => [
        row.kind,
        row.pairs,
        row.exposed,
        row.followed,
        row.rate,
        row.expected,
        row.lift,
        row.low,
        row.high,
      ]),
    ),
    "call_lists.csv": callListFile(report),
    "adjacencies.csv": adjacencyFile(report),
    "report.json": [funnelReportJson(report)],
  };
}
