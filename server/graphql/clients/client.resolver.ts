import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { findClient, listClients, mixtureOfClient } from "../../use-cases/browse-clients";
import { mixtureOverTime } from "../../use-cases/follow-over-time";
import { findState } from "../../use-cases/browse-states";
import { DecisionConnection } from "../decisions/decision.types";
import { PageArgs, pageRequest, toConnection } from "../paging";
import { ProductType } from "../products/product.types";
import { RecommendationType } from "../recommendations/recommendation.types";
import type { RequestContext } from "../request-context";
import { StateType } from "../states/state.types";
import { ClientConnection, ClientType, DealConnection, DealType, MixtureMomentType, MixtureShareType } from "./client.types";

@Resolver(() => ClientType)
export class ClientResolver {
  @Query(() => ClientConnection, { description: "Clients, by id." })
  async clients(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("search", () => String, { nullable: true, description: "Part of id or name, case-insensitive." })
    search: string | null | undefined,
    @Arg("problemId", () => ID, { nullable: true, description: "Clients whose largest share it is." }) problemId: string | null | undefined,
    @Arg("stateId", () => ID, { nullable: true, description: "Clients in this state." }) stateId: string | null | undefined,
    @Arg("misfit", () => Boolean, { defaultValue: false, description: "Only clients whose deals fit no problem." }) misfit: boolean,
  ) {
    return toConnection(
      await listClients(context.use, {
        search: search ?? null,
        problemId: problemId ?? null,
        stateId: stateId ?? null,
        misfit,
        page: pageRequest(page),
      }),
      page,
    );
  }

  @Query(() => ClientType, { nullable: true, description: "One client, or null." })
  client(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the client." }) id: string) {
    return findClient(context.use, { id });
  }

  @FieldResolver(() => [MixtureShareType], {
    description: "Its mixture of problems, largest share first. Of a client without deals: what its attributes suggest, or nothing.",
  })
  mixture(@Ctx() context: RequestContext, @Root() client: ClientType) {
    return mixtureOfClient(context.use, { id: client.id });
  }

  @FieldResolver(() => [MixtureMomentType], {
    description: "Its mixture after its days with deals, by the profiles of the present run; empty without dates.",
  })
  mixtureOverTime(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Arg("steps", () => Int, { defaultValue: 24, description: "Most days, 2 to 60." }) steps: number,
  ) {
    return mixtureOverTime(context.use, { id: client.id, steps });
  }

  @FieldResolver(() => StateType, { nullable: true, description: "Its state in the active run." })
  state(@Ctx() context: RequestContext, @Root() client: ClientType) {
    return client.stateId === null ? null : findState(context.use, { id: client.stateId });
  }

  @FieldResolver(() => DealConnection, { description: "Its deals of any stage, newest first, undated last." })
  async deals(@Ctx() context: RequestContext, @Root() client: ClientType, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await context.loaders.deals.load({ id: client.id, page: pageRequest(page) }), page);
  }

  @FieldResolver(() => [RecommendationType], {
    description: "What to offer next, with reasons. Nothing is logged: use serveRecommendation when the offer is made.",
  })
  recommendations(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Arg("top", () => Int, { defaultValue: 10, description: "Products wanted, 1 to 1,000." }) top: number,
    @Arg("explore", () => Boolean, { defaultValue: false, description: "Draw from the posterior instead of ranking by its mean." })
    explore: boolean,
    @Arg("policy", () => String, { nullable: true, description: "Policy; the ranking policy where missing." })
    policy: string | null | undefined,
    @Arg("seed", () => Int, { nullable: true, description: "Seed of the draw when exploring." }) seed: number | null | undefined,
  ) {
    return context.loaders.recommendations.load({ clientId: client.id, top, explore, policy: policy ?? null, seed: seed ?? null });
  }

  @FieldResolver(() => DecisionConnection, { description: "Offers served to it, newest first." })
  async decisions(@Ctx() context: RequestContext, @Root() client: ClientType, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await context.loaders.decisions.load({ id: client.id, page: pageRequest(page) }), page);
  }
}

@Resolver(() => DealType)
export class DealResolver {
  @FieldResolver(() => ProductType, { nullable: true, description: "The product, or null when it is not loaded." })
  product(@Ctx() context: RequestContext, @Root() deal: DealType) {
    return context.loaders.product.load(deal.productId);
  }
}
