import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from "type-graphql";
import { clientsOfIntersection, intersectOnDemand, listIntersections } from "../../use-cases/browse-intersections";
import { ClientConnection } from "../clients/client.types";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { IntersectionConnection, IntersectionOrderEnum, IntersectionType, ManyWayIntersectionType } from "./intersection.types";

@Resolver(() => IntersectionType)
export class IntersectionResolver {
  @Query(() => IntersectionConnection, { description: "Pairs of products that share clients, in the active run." })
  async intersections(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("productId", () => ID, { nullable: true, description: "Pairs with this product." }) productId: string | null | undefined,
    @Arg("minLift", () => Float, { nullable: true, description: "Least lift." }) minLift: number | null | undefined,
    @Arg("maxQ", () => Float, { nullable: true, description: "Greatest q-value, 0 to 1." }) maxQ: number | null | undefined,
    @Arg("minClients", () => Int, { nullable: true, description: "Least number of shared clients." }) minClients: number | null | undefined,
    @Arg("orderBy", () => IntersectionOrderEnum, { defaultValue: IntersectionOrderEnum.PRODUCTS, description: "Order of the rows." })
    orderBy: IntersectionOrderEnum,
  ) {
    const input = {
      productId: productId ?? null,
      minLift: minLift ?? null,
      maxQValue: maxQ ?? null,
      minClients: minClients ?? null,
      orderBy,
      page: pageRequest(page),
    };
    return toConnection(await listIntersections(context.use, input), page);
  }
}

@Resolver(() => ManyWayIntersectionType)
export class ManyWayIntersectionResolver {
  @Query(() => ManyWayIntersectionType, { description: "The clients who bought all of two to ten products, against chance." })
  intersection(
    @Ctx() context: RequestContext,
    @Arg("productIds", () => [ID], { description: "Two to ten products." }) productIds: string[],
  ) {
    return intersectOnDemand(context.use, { productIds });
  }

  @FieldResolver(() => ClientConnection, { description: "Exactly who: the clients behind the number, by id." })
  async clients(
    @Ctx() context: RequestContext,
    @Root() { productIds, members }: ManyWayIntersectionType,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    return toConnection(await clientsOfIntersection(context.use, { productIds, members, page: pageRequest(page) }), page);
  }
}
