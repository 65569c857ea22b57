import { Arg, Args, Ctx, Float, Query, Resolver } from "type-graphql";
import { listChain } from "../../use-cases/browse-chain";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { ChainLinkConnection, ChainLinkType } from "./chain.types";

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
}
