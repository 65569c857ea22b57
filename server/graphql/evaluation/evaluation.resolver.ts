import { Arg, Ctx, Float, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { cancelEvaluation, latestEvaluations, startEvaluation } from "../../use-cases/evaluations";
import type { RequestContext } from "../request-context";
import { EvaluationType } from "./evaluation.types";

@Resolver(() => EvaluationType)
export class EvaluationResolver {
  @Query(() => [EvaluationType], { description: "The newest evaluation, and the newest that succeeded where that is another one." })
  evaluations(@Ctx() context: RequestContext) {
    return latestEvaluations(context.use, {});
  }

  @Mutation(() => EvaluationType, { description: "Starts an evaluation and returns at once; follow its job." })
  startEvaluation(
    @Ctx() context: RequestContext,
    @Arg("cuts", () => [Float], {
      defaultValue: [0.7, 0.8, 0.9],
      description: "Dates to decide at, as shares of the time from the first to the last won deal.",
    })
    cuts: number[],
    @Arg("seed", () => Int, { defaultValue: 1, description: "Seed of fits and resampling." }) seed: number,
  ) {
    return startEvaluation(context.use, { cuts, seed });
  }

  @Mutation(() => EvaluationType, { description: "Stops a queued or running evaluation; a finished one is left as it is." })
  cancelEvaluation(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Its job." }) id: string) {
    return cancelEvaluation(context.use, { id });
  }
}
