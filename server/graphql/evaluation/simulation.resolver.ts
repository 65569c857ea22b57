import { Arg, Ctx, Float, Int, Mutation, Query, Resolver } from "type-graphql";
import { latestSimulations, startSimulation } from "../../use-cases/simulations";
import type { RequestContext } from "../request-context";
import { SimulationType } from "./simulation.types";

@Resolver(() => SimulationType)
export class SimulationResolver {
  @Query(() => [SimulationType], { description: "The newest simulation, and the newest that succeeded where that is another one." })
  simulations(@Ctx() context: RequestContext) {
    return latestSimulations(context.use, {});
  }

  @Mutation(() => SimulationType, { description: "Plays the policies where the truth is known and returns at once; follow its job." })
  startSimulation(
    @Ctx() context: RequestContext,
    @Arg("markets", () => Int, { defaultValue: 5, description: "Planted markets to average over, 1 to 50." }) markets: number,
    @Arg("decisions", () => Int, { defaultValue: 10_000, description: "Offers of each policy in each market, 1 to 100,000." })
    decisions: number,
    @Arg("effort", () => Float, {
      defaultValue: 1,
      description: "Training of the deep policies in the process of the own history, 0 to 10; 0 leaves them out.",
    })
    effort: number,
    @Arg("seed", () => Int, { defaultValue: 1, description: "Seed of markets and policies." }) seed: number,
  ) {
    return startSimulation(context.use, { markets, decisions, effort, seed });
  }
}
