import type { PredictabilityRow } from "../analysis";
import type { Interval } from "./off-policy/intervals";
import type { PeerName, PeerParameters } from "./peers/peer";
import type { RankingMetrics } from "./temporal-holdout";

/** How to evaluate. */
export interface EvaluationOptions {
  /** UTC days; each is judged by what came after its end. At least one. */
  readonly cutDays: readonly number[];
  /** Days after a cut that count, >= 1; null (default): until the last deal. */
  readonly horizonDays?: number | null;
  readonly seed: number;
  /** Bootstrap resamples of clients, >= 100. */
  readonly resamples?: number;
  /** Confidence of every interval, in (0, 1). */
  readonly level?: number;
  /** Most clients judged; a seeded sample beyond it, >= 20. */
  readonly maxClients?: number;
  /** Offers of each client in the retro-evaluation, 1 to 100. */
  readonly offersPerClient?: number;
  /** Peers to compare with; default all. */
  readonly peers?: readonly PeerName[];
}

/** Defaults of an evaluation. */
export const EVALUATION_DEFAULTS = Object.freeze({
  horizonDays: null,
  resamples: 2_000,
  level: 0.95,
  maxClients: 3_000,
  offersPerClient: 5,
});

/** A difference with its interval. */
export interface Difference extends Interval {
  readonly value: number;
}

/** What is said of a difference: better or worse only where its interval excludes zero. */
export type Verdict = "better" | "worse" | "not significantly different";

/** Lists of one method beyond their hits. */
export interface ListQuality {
  /** Share of the products on offer that are on some list. */
  readonly coverage: number;
  /** Mean over list entries of -log2(share of clients who own the product), bits: high where lists name what few own. */
  readonly novelty: number;
  /** Mean share of a list that is among the ten most owned products. */
  readonly popularShare: number;
}

/** One method at one cut. */
export interface MethodResult {
  /** `ranking` or the name of a peer. */
  readonly method: string;
  readonly metrics: Omit<RankingMetrics, "ndcgOfClients">;
  readonly ndcgInterval: Interval;
  readonly quality: ListQuality;
  /** Setting chosen on the inner split, and its NDCG@10 there; null for the ranking policy, which has nothing to choose. */
  readonly tuning: { readonly parameters: PeerParameters; readonly blend: number; readonly innerNdcg10: number } | null;
  /** NDCG@10 of the ranking policy less this method's, paired over clients; null for the ranking policy itself. */
  readonly rankingLead: Difference | null;
  readonly verdict: Verdict | null;
}

/** Clients with so many products at the cut. */
export interface RichnessRow {
  readonly fromProducts: number;
  /** null: no upper bound. */
  readonly toProducts: number | null;
  readonly nClients: number;
  readonly ranking: number;
  readonly popularity: number;
  readonly bestPeer: number;
  /** Ranking less the best peer. */
  readonly lead: Difference;
}

/** Cells of client x product of like predicted probability. */
export interface CalibrationBin {
  readonly nCells: number;
  /** Mean predicted probability and share that came true. */
  readonly predicted: number;
  readonly observed: number;
  /** Interval of `observed`, clients resampled. */
  readonly interval: Interval;
}

/** Whether probabilities mean what they say. */
export interface Calibration {
  readonly nClients: number;
  readonly nCells: number;
  /** First purchases expected and seen. */
  readonly expected: number;
  readonly observed: number;
  /** observed / expected. */
  readonly ratio: Difference;
  /** Mean over cells of |predicted - observed| by bin. */
  readonly error: number;
  readonly bins: readonly CalibrationBin[];
}

/** Offers that would have been made at the cut, and what became of them without anybody making them. */
export interface RetroEvaluation {
  readonly offersPerClient: number;
  readonly nClients: number;
  readonly nOffers: number;
  /** First purchases after the cut by these clients: all that could have been named. */
  readonly nAdoptions: number;
  readonly adoptedValue: number;
  /** Offers that closed later by themselves. */
  readonly closed: {
    readonly count: Difference;
    readonly value: Difference;
    readonly expectedCount: number;
    readonly medianDays: number | null;
  };
  /** The same with the popular products that each client did not own. */
  readonly popularity: { readonly closed: number; readonly value: number };
  /**
   * Left on the table by offering what is popular: deals that did close, named by the policy's list and not by that one, less those that only
   * the popular list named.
   */
  readonly leftOnTable: { readonly count: Difference; readonly value: Difference };
  /** Offers that did not close by the end: their chances then, and what these were worth. A forecast, not a proof. */
  readonly open: { readonly count: number; readonly expectedCount: Difference; readonly expectedValue: Difference };
  /** Whether amounts were known for any of the purchases. */
  readonly hasAmounts: boolean;
}

/** Everything about one cut. */
export interface CutEvaluation {
  readonly cutDay: number;
  /** Last day that counts. */
  readonly endDay: number;
  readonly counts: {
    readonly clients: number;
    readonly products: number;
    readonly judgedClients: number;
    readonly adoptions: number;
  };
  /** Ranking first, then the peers in their order; empty when nothing came true after the cut. */
  readonly methods: readonly MethodResult[];
  /** The peer with the highest NDCG@10 on what came true, which favours it, and the one that the inner split would have chosen. */
  readonly bestPeer: { readonly method: string; readonly ratio: number; readonly lead: Difference; readonly verdict: Verdict } | null;
  readonly chosenPeer: { readonly method: string; readonly ratio: number; readonly lead: Difference; readonly verdict: Verdict } | null;
  readonly richness: readonly RichnessRow[];
  readonly calibration: Calibration | null;
  readonly retro: RetroEvaluation | null;
  readonly predictability: readonly PredictabilityRow[];
  /** How the ranking policy was fitted: first adoptions replayed (0: the prior ranks) and the prior's precision. */
  readonly fit: { readonly nPositives: number; readonly lambda: number };
  /** In sentences: what was bounded or could not be said. */
  readonly notes: readonly string[];
}

/** An evaluation over all cuts. */
export interface EvaluationReport {
  readonly options: Required<Omit<EvaluationOptions, "cutDays">>;
  readonly cuts: readonly CutEvaluation[];
  /** Geometric mean over the cuts of NDCG@10 over that of the best peer; null when no cut has an answer. */
  readonly meanRatio: number | null;
}
