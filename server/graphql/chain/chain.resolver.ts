import { Arg, Args, Ctx, FieldResolver, Float, Int, Query, Resolver, Root } from "type-graphql";
import { listChain } from "../../use-cases/browse-chain";
import { dueClientsOfLink, timeOfLink } from "../../use-cases/find-due-clients";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { ChainLinkConnection, ChainLinkType, ChainTimeType, DueClientConnection } from "./chain.types";

@Resolver(() => ChainLinkType)
export class ChainResolver {
  @Query(() => ChainLinkConnection, { description: "Which problem follows which, in the active run, by ids." })
  async chain(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("maxQ", () => Float, { nullable: true, description: "Greatest q-value, 0 to 1; .05 leaves the links to rely on." })
    maxQ: number | null | undefined,
  ) {
    return toConnection(await listChain(context.use, { maxQValue: maxQ ?? null, page: pageRequest(page) }), page);
  }

  @FieldResolver(() => ChainTimeType, { nullable: true, description: "How long it takes; null where no client met both in this order." })
  time(@Ctx() context: RequestContext, @Root() link: ChainLinkType) {
    return timeOfLink(context.use, { from: link.from, to: link.to });
  }

  @FieldResolver(() => DueClientConnection, {
    description: "Clients who are due: in the earlier problem, not yet in the later; highest chance first.",
  })
  async due(
    @Ctx() context: RequestContext,
    @Root() link: ChainLinkType,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("withinDays", () => Int, {
      nullable: true,
      description: "Days that the chance is meant for; the upper quartile of `time` where missing.",
    })
    withinDays: number | null | undefined,
  ) {
    const input = { from: link.from, to: link.to, withinDays: withinDays ?? null, page: pageRequest(page) };
    return toConnection(await dueClientsOfLink(context.use, input), page);
  }
}
