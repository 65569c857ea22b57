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
  /** How well it recurs over other starts, in [0, 1]; NaN when it was not measured. */
  readonly stability: number;
}

/** Client shares as compressed sparse rows; shares of a client sum to 1, tiny ones folded into the rest. */
export interface SparseMixtures {
  /** Length C + 1. */
  readonly offsets: Int32Array;
  /** Problem index, descending share within a client (ties by index). */
  readonly problems: Int32Array;
  readonly shares: Float64Array;
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
  readonly report: AnalysisReport;
}
