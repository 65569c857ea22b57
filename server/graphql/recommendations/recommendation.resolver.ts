import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { listPolicies } from "../../use-cases/recommend";
import { ProductType } from "../products/product.types";
import type { RequestContext } from "../request-context";
import { PolicyInfoType, RecommendationType } from "./recommendation.types";

@Resolver(() => RecommendationType)
export class RecommendationResolver {
  @Query(() => [PolicyInfoType], { description: "Policies that can rank products." })
  policies(@Ctx() context: RequestContext) {
    return listPolicies(context.use, {});
  }

  @FieldResolver(() => ProductType, { nullable: true, description: "The product, or null when it is no longer loaded." })
  product(@Ctx() context: RequestContext, @Root() row: RecommendationType) {
    return context.loaders.product.load(row.productId);
  }
}
