/** The parts of an evaluation's report that are shown. Named as in report.json of `dealgraph evaluate`. */
export interface Ranged {
  readonly value: number;
  readonly ci_low: number;
  readonly ci_high: number;
}
export interface MethodRow {
  readonly method: string;
  readonly ndcg10: number;
  readonly ci_low: number;
  readonly ci_high: number;
  readonly hit5: number;
  readonly recall10: number;
  readonly coverage: number;
  readonly ranking_lead: Ranged | null;
  readonly ranking_is: string | null;
}
export interface CalibrationBin {
  readonly cells: number;
  readonly predicted: number;
  readonly observed: number;
  readonly ci_low: number;
  readonly ci_high: number;
}
export interface Retro {
  readonly offers_per_client: number;
  readonly clients: number;
  readonly offers: number;
  readonly closed_later: { readonly count: Ranged; readonly value: Ranged; readonly median_days: number | null };
  readonly popularity_closed_later: { readonly count: number };
  readonly left_on_table: { readonly count: Ranged; readonly value: Ranged };
  readonly has_amounts: boolean;
}
export interface Cut {
  readonly cut: string;
  readonly end: string;
  readonly judged_clients: number;
  readonly adoptions: number;
  readonly methods: readonly MethodRow[];
  readonly best_peer: {
    readonly method: string;
    readonly ratio: number;
    readonly ranking_lead: Ranged;
    readonly ranking_is: string;
  } | null;
  readonly calibration: {
    readonly cells: number;
    readonly observed_over_expected: Ranged;
    readonly error: number;
    readonly bins: readonly CalibrationBin[];
  } | null;
  readonly retro: Retro | null;
  readonly notes: readonly string[];
}
export interface EvaluationReport {
  readonly mean_ratio_to_best_peer: number | null;
  readonly cuts: readonly Cut[];
}

/** The server sends the report as JSON of its own schema; one without cuts is no report of this version. */
export function readReport(report: Readonly<Record<string, unknown>> | null | undefined): EvaluationReport | null {
  return report !== null && report !== undefined && Array.isArray(report["cuts"]) ? (report as unknown as EvaluationReport) : null;
}

/** One policy in planted markets, as `dealgraph simulate --out` names it. */
export interface PlantedPolicy {
  readonly policy: string;
  readonly byState: boolean;
  readonly regret: number;
  readonly regretRange: { readonly low: number; readonly high: number };
  readonly regretByTenth: readonly number[];
  readonly acceptanceRate: number;
  readonly shareOfPopularity: { readonly low: number; readonly high: number };
}
export interface HistoryPolicies {
  readonly periodDays: number;
  readonly fit: {
    readonly nClients: number;
    readonly bitsPerPeriod: number;
    readonly standardError: number;
    readonly isInformative: boolean;
  };
  readonly policies: readonly { readonly policy: string; readonly value: number; readonly standardError: number }[];
}
export interface SimulationReport {
  readonly planted: {
    readonly options: { readonly nDecisions: number; readonly nMarkets: number; readonly seed: number };
    readonly bestAcceptanceRate: number;
    readonly markets: readonly PlantedPolicy[];
  };
  readonly history: HistoryPolicies | null;
  readonly historyMissing: string | null;
}

/** The same for a simulation. */
export function readSimulation(report: Readonly<Record<string, unknown>> | null | undefined): SimulationReport | null {
  return report !== null && report !== undefined && typeof report["planted"] === "object" && report["planted"] !== null
    ? (report as unknown as SimulationReport)
    : null;
}
