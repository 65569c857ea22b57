import type { ClientId } from "../../graph/deals/ids";
import type { PolicyName } from "../../graph/policy/policy";
import type { ClientProfile, OfferOutcome, RecommendOptions, Slate } from "../../graph/recommendation/recommender";

/** A prepared recommender, wherever it lives: in this thread or in a worker. */
export interface RecommenderService {
  readonly policies: readonly PolicyName[];
  recommend(client: ClientId | ClientProfile, options: RecommendOptions): Promise<Slate>;
  /** Learns in the order of the calls; `body` is the policy afterwards, to be stored. */
  learn(policy: PolicyName, outcomes: readonly OfferOutcome[]): Promise<{ readonly learnt: number; readonly body: string }>;
  close(): Promise<void>;
}
