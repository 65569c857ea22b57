import type { ClientId } from "../../graph/deals/ids";
import type { PolicyName } from "../../graph/policy/policy";
import type {
  ClientProfile,
  OfferOutcome,
  OpenOffer,
  OpenOfferOptions,
  RecommendOptions,
  Slate,
} from "../../graph/recommendation/recommender";
import type { ChanceGrid, ChanceGridOptions } from "../../graph/recommendation/chance-grid";
import type { Whitespace, WhitespaceOptions } from "../../graph/recommendation/whitespace";

/** A prepared recommender, wherever it lives: in this thread or in a worker. */
export interface RecommenderService {
  readonly policies: readonly PolicyName[];
  recommend(client: ClientId | ClientProfile, options: RecommendOptions): Promise<Slate>;
  /** What a client does not have yet, with its chances, best first. */
  openOffers(client: ClientId, options: OpenOfferOptions): Promise<readonly OpenOffer[]>;
  /** The same of all clients, and sums; heavy, so keep the answer. */
  whitespace(options: WhitespaceOptions): Promise<Whitespace>;
  /** The densest part of it as a matrix; heavy, so keep the answer. */
  chanceGrid(options: ChanceGridOptions): Promise<ChanceGrid>;
  /** Learns in the order of the calls; `body` is the policy afterwards, to be stored. */
  learn(policy: PolicyName, outcomes: readonly OfferOutcome[]): Promise<{ readonly learnt: number; readonly body: string }>;
  /** Goes on with another state of a policy; InvalidArgumentError when the text is none. */
  replace(policy: PolicyName, body: string): Promise<void>;
  close(): Promise<void>;
}
