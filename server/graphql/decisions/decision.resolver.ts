import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { recordOutcome } from "../../use-cases/decisions";
import { serveRecommendation, serveRecommendations } from "../../use-cases/recommend";
import { PageArgs, pageRequest, toConnection } from "../paging";
import { ProductType } from "../products/product.types";
import type { RequestContext } from "../request-context";
import { DecisionConnection, DecisionType, OutcomeType, RecordedOutcomeType, RecordOutcomeInput, ServedSlateType } from "./decision.types";

@Resolver(() => DecisionType)
export class DecisionResolver {
  @Query(() => DecisionConnection, { description: "Offers served to a client, newest first." })
  async decisions(
    @Ctx() context: RequestContext,
    @Arg("clientId", () => ID, { description: "The client." }) clientId: string,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return toConnection(await context.loaders.decisions.load({ id: clientId, page: pageRequest(page) }), page);
  }

  @Mutation(() => ServedSlateType, {
    description: "Decides what to offer and logs the decisions with their probabilities, so that the policy can learn and be judged.",
  })
  serveRecommendation(
    @Ctx() context: RequestContext,
    @Arg("clientId", () => ID, { description: "The client; one that is unknown gets the prior." }) clientId: string,
    @Arg("top", () => Int, { defaultValue: 3, description: "Products wanted, 1 to 1,000." }) top: number,
    @Arg("explore", () => Boolean, { defaultValue: true, description: "Draw from the posterior, so that the policy learns." })
    explore: boolean,
  ) {
    return serveRecommendation(context.use, { clientId, top, explore });
  }

  @Mutation(() => [ServedSlateType], { description: "The same for up to 1,000 clients, in the order given." })
  serveRecommendations(
    @Ctx() context: RequestContext,
    @Arg("clientIds", () => [ID], { description: "The clients; those that are unknown get the prior." }) clientIds: string[],
    @Arg("top", () => Int, { defaultValue: 3, description: "Products wanted for each, 1 to 1,000." }) top: number,
    @Arg("explore", () => Boolean, { defaultValue: true, description: "Draw from the posterior, so that the policy learns." })
    explore: boolean,
  ) {
    return serveRecommendations(context.use, { clientIds, top, explore });
  }

  @Mutation(() => RecordedOutcomeType, { description: "Reports what became of a decision; the policy learns from it at once." })
  recordOutcome(
    @Ctx() context: RequestContext,
    @Arg("input", () => RecordOutcomeInput, { description: "The report." }) input: RecordOutcomeInput,
  ) {
    return recordOutcome(context.use, {
      id: input.id,
      decisionId: input.decisionId,
      kind: input.kind,
      amount: input.amount ?? null,
      at: input.at ?? null,
    });
  }

  @FieldResolver(() => ProductType, { nullable: true, description: "The product, or null when it is no longer loaded." })
  product(@Ctx() context: RequestContext, @Root() decision: DecisionType) {
    return context.loaders.product.load(decision.productId);
  }

  @FieldResolver(() => [OutcomeType], { description: "What became of it, oldest first." })
  outcomes(@Ctx() context: RequestContext, @Root() decision: DecisionType) {
    return context.loaders.outcomes.load(decision.id);
  }
}
