import { Arg, Args, ArgsType, Ctx, Field, Float, ID, Query, Resolver } from "type-graphql";
import { listOpenOffers, sumWhitespace } from "../../use-cases/whitespace";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { OpenOfferConnection, OpenOfferOrderEnum, OpenOfferType, WhitespaceKeyEnum, WhitespaceSumsType } from "./open-offers.types";

@ArgsType()
class OpenOfferArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: "One client, any of the run; the most active clients without it." })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: "Offers of this product." })
  productId?: string | null;

  @Field(() => ID, { nullable: true, description: "Offers through this problem." })
  problemId?: string | null;

  @Field(() => String, { nullable: true, description: "A firmographic attribute; with `level`." })
  attribute?: string | null;

  @Field(() => String, { nullable: true, description: "Clients with this value of the attribute." })
  level?: string | null;

  @Field(() => Float, { defaultValue: 0, description: "Least probability, 0 to 1." })
  minProbability!: number;

  @Field(() => OpenOfferOrderEnum, { defaultValue: OpenOfferOrderEnum.EXPECTED_VALUE, description: "Order of the rows." })
  orderBy!: OpenOfferOrderEnum;
}

@Resolver(() => OpenOfferType)
export class OpenOffersResolver {
  @Query(() => OpenOfferConnection, { description: "Products that clients do not have yet, with probability, worth, support and reason." })
  async openOffers(@Ctx() context: RequestContext, @Args(() => OpenOfferArgs) args: OpenOfferArgs) {
    const input = {
      clientId: args.clientId ?? null,
      productId: args.productId ?? null,
      problemId: args.problemId ?? null,
      attribute: args.attribute ?? null,
      level: args.level ?? null,
      minProbability: args.minProbability,
      orderBy: args.orderBy,
      page: pageRequest(args),
    };
    return toConnection(await listOpenOffers(context.use, input), args);
  }

  @Query(() => WhitespaceSumsType, {
    nullable: true,
    description: "Chances and worth of everything clients do not have yet, summed; null without a run.",
  })
  whitespaceSums(
    @Ctx() context: RequestContext,
    @Arg("by", () => WhitespaceKeyEnum, { description: "What to sum by." }) by: WhitespaceKeyEnum,
  ) {
    return sumWhitespace(context.use, { by });
  }
}
