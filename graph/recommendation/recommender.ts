import type { Analysis } from "../analysis";
import type { Dataset } from "../deals/dataset";
import type { ClientId, ProblemId, ProductId, StateId } from "../deals/ids";
import type { Policy, PolicyName } from "../policy/policy";

/** A client that is not in the data: what it owns and its firmographics. */
export interface ClientProfile {
  /** Id to write into the rows; it need not be known. */
  readonly clientId: ClientId;
  /** Products it owns already; ids that are not known are ignored. */
  readonly ownedProducts: readonly ProductId[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** How to recommend. */
export interface RecommendOptions {
  /** Ranks wanted, 1 to 1,000. Default 10. */
  readonly top?: number;
  /** Sample from the policy instead of playing its best guess. Default false. */
  readonly explore?: boolean;
  /** Seed of the sampling; with equal data, policy and seed a client gets an equal slate. Default 0. */
  readonly seed?: number;
  /** Default `ranking`. It must be among the recommender's policies. */
  readonly policy?: PolicyName;
  /** Products that may not be offered now, whatever the policy says; unknown ids are ignored. Default none. */
  readonly exclude?: readonly ProductId[];
  /** Products with fewer owners are not offered, integer >= 0. Default 0. */
  readonly minOwners?: number;
  /** Largest probability of another offer than the best one at any rank, in [0, 1]. Default 1. */
  readonly mostExploration?: number;
  /** Clients who own fewer products are never explored on, integer >= 0. Default 0. */
  readonly minOwnedToExplore?: number;
  /**
   * Whether the slate is to be logged. Without, it is the same offers at less cost: no digest (""), no candidates, no probabilities of them.
   * Default true.
   */
  readonly forLog?: boolean;
}

/** Part of a score that one signal gives; the contributions of a row add up to its score. */
export interface SignalContribution {
  /** Machine name of the signal. */
  readonly signal: string;
  /** In words, for people. */
  readonly label: string;
  readonly contribution: number;
}

/** Lost deals behind an offer. */
export interface LossEvidenceOfOffer {
  /** Deals for this product that were lost with this client, latest first. */
  readonly withClient: readonly {
    /** UTC day, or null when it has no date. */
    readonly day: number | null;
    /** In the words of whoever lost it; null where nobody said. */
    readonly reason: string | null;
  }[];
  /** Deal lines for the product, won and lost, with anybody. */
  readonly productWon: number;
  readonly productLost: number;
  /** What the policy takes off the score (or, above 0, adds to it) for lost deals; 0 where they are not used. */
  readonly contribution: number;
}

/** Why a product is offered: the chain from deals to this client. */
export interface Evidence {
  /**
   * The client's problems, largest share first, those of at least .05 and at most five; empty when there is no structure. Of a client
   * without deals those that its firmographics suggest, where they were found to; none otherwise.
   */
  readonly clientProblems: readonly { readonly problemId: ProblemId; readonly label: string; readonly share: number }[];
  /** The problem of the client that this product addresses, and the client's share of it; null when there is no structure. */
  readonly problem: {
    readonly problemId: ProblemId;
    readonly label: string;
    readonly share: number;
    /** Clients whose largest problem it is, and how many of them bought the product. */
    readonly nClients: number;
    readonly nBuyers: number;
  } | null;
  /** The owned product whose clients most surely also buy this one; null when no owned product shares a client with it. */
  readonly intersection: {
    readonly productId: ProductId;
    readonly sharedClients: number;
    readonly lift: number;
    readonly liftLow: number;
    readonly liftHigh: number;
  } | null;
  /** Won deals for the product by the clients most like this one, most alike first. */
  readonly nearestDeals: readonly {
    readonly clientId: ClientId;
    /** Jaccard similarity of the owned products, in [0, 1]. */
    readonly similarity: number;
    /** UTC day, or null when it has no date. */
    readonly day: number | null;
    /** Null when no amount is known. */
    readonly amount: number | null;
  }[];
  /** What deals that were lost say against it; null when none was lost, with this client or for this product. */
  readonly losses: LossEvidenceOfOffer | null;
  /** Largest absolute contribution first. */
  readonly contributions: readonly SignalContribution[];
  /** Set when the prior was used. */
  readonly priorNote: string | null;
}

/** One row of an answer. */
export interface Recommendation {
  readonly clientId: ClientId;
  /** From 1. */
  readonly rank: number;
  readonly productId: ProductId;
  readonly score: number;
  /** P(this product at this rank given those above), in (0, 1]; 1 without exploration. */
  readonly propensity: number;
  readonly problemId: ProblemId | null;
  /** One plain sentence. */
  readonly reason: string;
  readonly isExploration: boolean;
  readonly littleData: boolean;
  /** The policy's own chance that the offer is accepted, in [0, 1]; null where the policy makes no such claim. */
  readonly predicted: number | null;
  /** Probability of each of the slate's candidates at this rank, aligned with `Slate.candidates`; empty without `forLog`. */
  readonly probabilities: Float64Array;
  readonly evidence: Evidence;
}

/** What a client gets, complete enough for the decision log. */
export interface Slate {
  readonly clientId: ClientId;
  /** Whether the client has a won deal by the as-of day. */
  readonly isKnown: boolean;
  readonly littleData: boolean;
  readonly stateId: StateId | null;
  readonly policyName: PolicyName;
  /** Outcomes the policy had learnt when it chose. */
  readonly policyUpdates: number;
  /** Digest of everything the policy saw (`digestNumbers`); equal for equal situations, "" without `forLog`. */
  readonly featuresDigest: string;
  /** Products that could have been offered, ascending by id; empty without `forLog`. */
  readonly candidates: readonly ProductId[];
  /** Fewer than `top` when the candidates run out; none when the client owns everything. */
  readonly rows: readonly Recommendation[];
}

/** A row of a batch: what the contract of recommendation files lists. */
export type BatchRow = Pick<
  Recommendation,
  "clientId" | "rank" | "productId" | "score" | "propensity" | "problemId" | "reason" | "isExploration" | "littleData"
>;

/** How likely a client is to buy each candidate by itself within the horizon: forecasts, not effects of an offer. */
export interface ProductChances {
  readonly clientId: ClientId;
  readonly isKnown: boolean;
  readonly littleData: boolean;
  /** Expected first purchases of the client within the horizon; 0 when no history could be replayed. */
  readonly rate: number;
  /** Product indices of the recommender's deals, ascending. */
  readonly candidates: Int32Array;
  /** Scores of the ranking policy, aligned with `candidates`, as in all that follows. */
  readonly scores: Float64Array;
  /** P(first purchase within the horizon), in [0, 1). */
  readonly probabilities: Float64Array;
  /** Expected amount of the deal if it comes, reporting currency; NaN where nothing is known. */
  readonly amounts: Float64Array;
  /** Problem through which the product fits the client, an index of the analysis; -1 without problems. */
  readonly problems: Int32Array;
}

/** A product that a client does not have, with what it is worth to know. */
export interface OpenOffer {
  readonly clientId: ClientId;
  readonly productId: ProductId;
  readonly probability: number;
  /** NaN where no amount is known. */
  readonly expectedAmount: number;
  /** probability x expectedAmount. */
  readonly expectedValue: number;
  /** Clients behind it: buyers of the product among those of the client's problem; all its buyers where there is no structure. */
  readonly supportClients: number;
  readonly problemId: ProblemId | null;
  readonly reason: string;
  readonly littleData: boolean;
}

/** Which of a client's open offers are told. */
export interface OpenOfferOptions {
  /** Most rows, 1 to 1,000, highest probability first. Default 10. */
  readonly top?: number;
  /** Least probability, in [0, 1]. Default 0. */
  readonly minProbability?: number;
}

/** An outcome as the decision log knows it. */
export interface OfferOutcome {
  readonly clientId: ClientId;
  readonly productId: ProductId;
  /** 1 accepted, 0 rejected. */
  readonly reward: number;
}

/** Serves recommendations as of one day. Made by `prepareRecommender`; holds everything in memory, never fits while serving. */
export interface Recommender {
  readonly asOfDay: number | null;
  /** H, days: the horizon of chances. */
  readonly horizonDays: number;
  /** What it was prepared with: the deals by the day, and their analysis. */
  readonly dataset: Dataset;
  readonly analysis: Analysis;
  /** Policies it can serve. */
  readonly policies: ReadonlyMap<PolicyName, Policy>;
  /** @throws InvalidArgumentError for options out of range or a policy that was not prepared */
  recommend(client: ClientId | ClientProfile, options?: RecommendOptions): Slate;
  /** Rows of many clients, in the order given, without evidence; one client at a time, so that callers can stream and yield. */
  recommendAll(clients: readonly ClientId[], options?: RecommendOptions): IterableIterator<readonly BatchRow[]>;
  /**
   * Chances of every candidate of a client under the ranking policy, and its open offers with reasons.
   * @throws InvalidArgumentError for options out of range or when the ranking policy was not prepared
   */
  openOffers(
    client: ClientId | ClientProfile,
    options?: OpenOfferOptions,
  ): { readonly chances: ProductChances; readonly offers: readonly OpenOffer[] };
  /** Expected first purchases of a client within the horizon. */
  adoptionRate(client: ClientId): number;
  /**
   * Goes on with another state of a policy.
   * @throws InvalidArgumentError when the text is no policy of this name and version
   */
  replace(policy: PolicyName, body: string): void;
  /** Updates one policy by what became of offers; clients or products that are not known are ignored. Returns how many were learnt. */
  learn(policy: PolicyName, outcomes: readonly OfferOutcome[]): number;
}

/** How to prepare a recommender. */
export interface RecommenderOptions {
  /** UTC day of the decisions, or null for "after all deals, undated ones included". */
  readonly asOfDay: number | null;
  readonly seed: number;
  /** Policies to prepare; default `["ranking"]`. */
  readonly policies?: readonly PolicyName[];
  /** Serialised policies to restore instead of fitting, by name. With `analysis` this needs no fit at all. */
  readonly restored?: ReadonlyMap<PolicyName, string>;
  /** The analysis of the same data as of the same day; fitted in fast mode when missing. */
  readonly analysis?: Analysis;
}
