import { Arg, Args, ArgsType, Ctx, Field, Float, ID, Int, Query, Resolver } from "type-graphql";
import { clientsOnMap, compareRuns, graphTimeline, neighborhoodOf, pathBetween, type LinkFilter } from "../../use-cases/explore-graph";
import { runOnMap } from "../../use-cases/run-on-map";
import type { RequestContext } from "../request-context";
import { ClientsOnMapType, GraphTimelineType, NeighborhoodType, ProductPathType, RunComparisonType } from "./exploration.types";
import { RunOnMapType } from "./run-on-map.types";

@ArgsType()
class LinkArgs {
  @Field(() => Int, { defaultValue: 2, description: "Least number of shared clients of a link." })
  minClients!: number;

  @Field(() => Float, { defaultValue: 1, description: "Least lift of a link." })
  minLift!: number;

  @Field(() => Float, { defaultValue: 1, description: "Greatest q-value of a link, 0 to 1." })
  maxQ!: number;
}

const filterOf = ({ minClients, minLift, maxQ }: LinkArgs): LinkFilter => ({ minClients, minLift, maxQValue: maxQ });

/** What the map offers beyond its picture. */
@Resolver()
export class ExplorationResolver {
  @Query(() => GraphTimelineType, { nullable: true, description: "How the map grew; null without a run or a dated deal." })
  graphTimeline(
    @Ctx() context: RequestContext,
    @Args(() => LinkArgs) filter: LinkArgs,
    @Arg("maxEdges", () => Int, { defaultValue: 2000, description: "Most links, 0 to 5,000: as many as the map draws." }) maxEdges: number,
    @Arg("steps", () => Int, { defaultValue: 24, description: "Steps, 2 to 60." }) steps: number,
  ) {
    return graphTimeline(context.use, { ...filterOf(filter), maxEdges, steps });
  }

  @Query(() => NeighborhoodType, { nullable: true, description: "Products around some products; null without a run." })
  neighborhood(
    @Ctx() context: RequestContext,
    @Args(() => LinkArgs) filter: LinkArgs,
    @Arg("ids", () => [ID], { description: "The products in the middle, at most 40." }) ids: string[],
    @Arg("perProduct", () => Int, { defaultValue: 12, description: "Neighbours of each, 1 to 100." }) perProduct: number,
  ) {
    return neighborhoodOf(context.use, { ...filterOf(filter), ids, perProduct });
  }

  @Query(() => ProductPathType, { nullable: true, description: "A shortest way between two products, or null." })
  productPath(
    @Ctx() context: RequestContext,
    @Args(() => LinkArgs) filter: LinkArgs,
    @Arg("from", () => ID, { description: "Start." }) from: string,
    @Arg("to", () => ID, { description: "Goal." }) to: string,
  ) {
    return pathBetween(context.use, { ...filterOf(filter), from, to });
  }

  @Query(() => ClientsOnMapType, { nullable: true, description: "Clients of a product to be drawn beside it; null when the run lacks it." })
  clientsOnMap(
    @Ctx() context: RequestContext,
    @Arg("productId", () => ID, { description: "The product." }) productId: string,
    @Arg("first", () => Int, { defaultValue: 40, description: "Most clients, 1 to 200." }) first: number,
  ) {
    return clientsOnMap(context.use, { productId, first });
  }

  @Query(() => RunComparisonType, { nullable: true, description: "The run that is served beside another one; null without a run." })
  runComparison(@Ctx() context: RequestContext, @Arg("otherRunId", () => ID, { description: "A run with results." }) otherRunId: string) {
    return compareRuns(context.use, { otherRunId });
  }

  @Query(() => RunOnMapType, { nullable: true, description: "The map of products as another run saw it, for playback over runs." })
  runOnMap(
    @Ctx() context: RequestContext,
    @Args(() => LinkArgs) filter: LinkArgs,
    @Arg("runId", () => ID, { description: "A run with results." }) runId: string,
    @Arg("maxEdges", () => Int, { defaultValue: 2000, description: "Most links, 0 to 5,000." }) maxEdges: number,
  ) {
    return runOnMap(context.use, { ...filterOf(filter), runId, maxEdges });
  }
}
