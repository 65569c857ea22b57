import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { ChainResolver } from "./chain/chain.resolver";
import { ClientResolver, DealResolver } from "./clients/client.resolver";
import { DatasetResolver } from "./dataset/dataset.resolver";
import { DecisionResolver } from "./decisions/decision.resolver";
import { LISTS } from "../exports/catalogue";
import { EvaluationResolver } from "./evaluation/evaluation.resolver";
import { SimulationResolver } from "./evaluation/simulation.resolver";
import { ExplorationResolver } from "./explorer/exploration.resolver";
import { ExplorerResolver } from "./explorer/explorer.resolver";
import { FunnelResolver } from "./funnels/funnel.resolver";
import { IntersectionResolver, ManyWayIntersectionResolver } from "./intersections/intersection.resolver";
import { JobResolver } from "./jobs/job.resolver";
import { LeadResolver } from "./leads/lead.resolver";
import { addFlatLists } from "./lists/flat-schema";
import { ProblemClientResolver, ProblemResolver, ProfileProductResolver } from "./problems/problem.resolver";
import { AdjacentProductResolver, ProductResolver } from "./products/product.resolver";
import { RecommendationResolver } from "./recommendations/recommendation.resolver";
import { RetentionResolver } from "./retention/retention.resolver";
import { RunResolver } from "./runs/run.resolver";
import { RetrainingResolver } from "./serving/retraining.resolver";
import { ServingResolver } from "./serving/serving.resolver";
import { addSubscriptions } from "./subscriptions";
import { StateResolver } from "./states/state.resolver";
import { OpenOffersResolver } from "./whitespace/open-offers.resolver";
import { WhitespaceResolver } from "./whitespace/whitespace.resolver";

export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ProblemResolver,
      ProfileProductResolver,
      ProblemClientResolver,
      ProductResolver,
      AdjacentProductResolver,
      ClientResolver,
      DealResolver,
      IntersectionResolver,
      ManyWayIntersectionResolver,
      ChainResolver,
      StateResolver,
      RunResolver,
      JobResolver,
      RecommendationResolver,
      DecisionResolver,
      ServingResolver,
      RetrainingResolver,
      RetentionResolver,
      DatasetResolver,
      ExplorerResolver,
      ExplorationResolver,
      WhitespaceResolver,
      OpenOffersResolver,
      EvaluationResolver,
      SimulationResolver,
      FunnelResolver,
      LeadResolver,
    ],
    // Ranges are checked by use-cases, which also serve the command line.
    validate: false,
  });
  describeRoots(schema);
  return addSubscriptions(addFlatLists(schema, LISTS));
}

/** The decorators have no place for it. */
function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query)
    query.description = "What may be read: nested for pages, and every list flat as `flat_<list>` with groups as `flat_<list>_aggregate`.";
  if (mutation) mutation.description = "What may be changed; each is one line of the audit log.";
}
