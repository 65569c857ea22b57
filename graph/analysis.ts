import type { ClientId, ProblemId, ProductId, StateId } from "./deals/ids";
import type { ProblemChainEdge } from "./chain/problem-chain";
import type { Intersections } from "./projection/intersections";
import type { ClientStates } from "./states/client-states";
import type { MixtureModel } from "./mixtures/mixture-model";

/** One problem, described for people. Index k of the model is position k in `Analysis.problems`. */
export interface Problem {
  readonly id: ProblemId;
  /** From its most characteristic products (high probability and high lift), or the name that people gave. */
  readonly label: string;
  /** Indices of its characteristic products, most characteristic first. */
  readonly topProducts: readonly number[];
  /** Share of all won pairs explained by it, in [0, 1]. */
  readonly share: number;
  /** Clients whose largest share it is. */
  readonly nClients: number;
  /** Products whose heaviest problem it is. */
  readonly nProducts: number;
  /** How well it recurs over other seeds, with deals missing and in bootstraps of the clients, in [0, 1]; NaN when it was not measured. */
  readonly stability: number;
  /** Client attributes that are over-represented among the clients of this problem, strongest evidence first; may be empty. */
  readonly firmographics: readonly ProblemFirmographic[];
  /** What became of it since the previous run. */
  readonly lineage: ProblemLineage;
}

/** One attribute value among the clients whose largest share is the problem, against all clients for which the attribute is known. */
export interface ProblemFirmographic {
  readonly attribute: string;
  readonly value: string;
  /** Clients of the problem with this value. */
  readonly clients: number;
  /** Share of the problem's clients (attribute known) with this value, in [0, 1]. */
  readonly share: number;
  /** Share of all clients (attribute known) with this value, in (0, 1]. */
  readonly baseline: number;
  /** share / baseline. */
  readonly lift: number;
  /** P(at least `clients`) under the hypergeometric null. */
  readonly pValue: number;
  /** Benjamini-Hochberg q-value over all (problem, attribute, value) of the run. */
  readonly qValue: number;
}

/**
 * Where a problem comes from: `first` no previous run was given; `kept` it is an old problem and has its id and name; `split` it was cut
 * out of the old problem in `from`, which lives on under its own id; `merged` it has the id of an old problem and swallowed the others
 * in `from`; `born` no old problem resembles it.
 */
export interface ProblemLineage {
  readonly kind: "first" | "kept" | "split" | "merged" | "born";
  /** Old problem ids it has to do with, the closest first; empty for `first` and `born`. */
  readonly from: readonly ProblemId[];
  /** Overlap with the closest of `from`, in [0, 1]; 0 where `from` is empty. */
  readonly overlap: number;
}

/** Client shares as compressed sparse rows; shares of a client sum to 1, tiny ones folded into the rest. */
export interface SparseMixtures {
  /** Length C + 1. */
  readonly offsets: Int32Array;
  /** Problem index, descending share within a client (ties by index). */
  readonly problems: Int32Array;
  readonly shares: Float64Array;
  /** 90 % interval of each share for a client who has the problem (`createShareIntervals`), aligned with `shares`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Clients and products that fit nowhere: their won pairs (three or more) are on average no better predicted by the client's other deals,
 * through problems, than by popularity. Ascending indices; empty when no structure was found.
 */
export interface Misfits {
  readonly clients: Int32Array;
  readonly products: Int32Array;
}

/** What happened to the problems of the previous run, and what the next run must know. */
export interface RunLineage {
  /** Whether a previous run was given. */
  readonly compared: boolean;
  /** Old problems that have no heir of their id, with the new problem that took most of it (or null). */
  readonly gone: readonly { readonly id: ProblemId; readonly label: string; readonly into: ProblemId | null }[];
  /** Numbers of the next fresh ids: `p<n>` and `s<n>`; ids of gone problems and states are never given again. */
  readonly nextProblemNumber: number;
  readonly nextStateNumber: number;
}

/** Plain JSON about a run: options, sizes, warnings, quality. What `report.json` holds. */
export interface AnalysisReport {
  readonly structure: "found" | "none";
  /** Why, in a sentence a user can act on. */
  readonly structureReason: string;
  readonly warnings: readonly string[];
  readonly seed: number;
  /** As-of day (ISO date) or null. */
  readonly asOf: string | null;
  readonly counts: { readonly clients: number; readonly products: number; readonly pairs: number; readonly deals: number };
  readonly lambda: number;
  readonly alpha: number;
  /** Probability of each product under the popularity background, by product id, may be abbreviated. */
  readonly background: Readonly<Record<string, number>>;
  /** Resolved options of every stage. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Masked held-out log-likelihood per hidden pair for each number of problems tried. */
  readonly heldOut: readonly { readonly nProblems: number; readonly logLikelihood: number; readonly standardError: number }[];
  /** Bits per held-out deal over popularity. */
  readonly predictability: readonly PredictabilityRow[];
  /** The same for problems, product by product: those with five hidden pairs or more. Missing in old runs. */
  readonly productPredictability?: readonly ProductPredictability[];
  /** Days from one problem to the next for significant links of the chain. Missing in old runs. */
  readonly chainTimes?: readonly ReportedChainTime[];
  /** What firmographics say about clients of few deals; null where there are none, or nothing to test them on. Missing in old runs. */
  readonly firmographicPrior?: FirmographicPrior | null;
  /** Problem ids in the order in which clients typically meet them, by the significant edges of the chain; the others are left out. */
  readonly typicalOrder: readonly ProblemId[];
  readonly lineage: RunLineage;
  /** Only where an update was asked for. */
  readonly update?: AnalysisUpdate;
  /** Where a bound on work came into play, in sentences; empty when everything was counted in full. */
  readonly bounds: readonly string[];
}

/** Bits that problems gain over popularity on the hidden pairs of one product. */
export interface ProductPredictability {
  readonly productId: string;
  readonly hiddenPairs: number;
  readonly bits: number;
  /** 95 % interval (normal, hidden pairs as observations: they are of different clients). */
  readonly low: number;
  readonly high: number;
}

/** Days between the first deals for two problems, over clients who met them in that order. */
export interface ReportedChainTime {
  readonly from: ProblemId;
  readonly to: ProblemId;
  readonly clients: number;
  readonly medianDays: number;
  /** Quartiles. */
  readonly lowDays: number;
  readonly highDays: number;
}

/** Whether client mixtures start from what firmographics say, with the evidence. */
export interface FirmographicPrior {
  /** Used only where it raises the held-out likelihood by two standard errors. */
  readonly used: boolean;
  /** Bits per hidden pair over the same mixture without it, in standard errors, and the hidden pairs. */
  readonly bits: number;
  readonly standardErrors: number;
  readonly nHiddenPairs: number;
  /** Pairs of overall shares added to each level; power of each attribute's say; pairs that the prior counts for in a client. */
  readonly shrinkage: number;
  readonly weight: number;
  readonly strength: number;
  /** Shares of the problems that each level suggests, in the order of `Analysis.problems`, after shrinkage; empty where it is not used. */
  readonly levels: readonly {
    readonly attribute: string;
    readonly value: string;
    readonly pairs: number;
    readonly shares: readonly number[];
  }[];
}

/** Held-out bits per deal gained over popularity by one way to describe clients, with a 95 % interval. */
export interface PredictabilityRow {
  readonly description: string;
  readonly bits: number;
  readonly low: number;
  readonly high: number;
}

/** Everything one analysis run found. Index spaces are those of the deal table: `clientIds`, `productIds`. */
export interface Analysis {
  readonly clientIds: readonly ClientId[];
  readonly productIds: readonly ProductId[];
  readonly problems: readonly Problem[];
  readonly model: MixtureModel;
  readonly mixtures: SparseMixtures;
  /** Product weights P x K, each row sums to 1: the posterior share of each problem in a product. */
  readonly productProblems: Float64Array;
  readonly intersections: Intersections;
  readonly chain: readonly ProblemChainEdge[];
  readonly states: ClientStates;
  readonly stateIds: readonly StateId[];
  readonly misfits: Misfits;
  readonly report: AnalysisReport;
  /** What an update starts from; missing in old runs, null where clients or products were taken out since. */
  readonly base?: AnalysisBase | null;
}

/** The pairs behind an analysis, and how far they are from its last full build. */
export interface AnalysisBase {
  /** Rows of the clients, as of `Incidence`. */
  readonly pairs: { readonly offsets: Int32Array; readonly products: Int32Array };
  /** The bound of `intersectProducts` that was used. */
  readonly maxProductsPerClient: number;
  /** Pairs that the problems were searched in. */
  readonly builtPairs: number;
  /** Pairs added and removed since, and of the added ones those of products that were not known. */
  readonly changedPairs: number;
  readonly newProductPairs: number;
}

/** What an analysis that was asked to update did. */
export interface AnalysisUpdate {
  /** `updated`: problems are kept; `rebuilt`: they were searched for anew. */
  readonly kind: "updated" | "rebuilt";
  /** By which rule, in a sentence. */
  readonly reason: string;
  /** Pairs that came and went since the run before. */
  readonly added: number;
  readonly removed: number;
}
