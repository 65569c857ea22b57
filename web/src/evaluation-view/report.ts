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
