import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { listStates, sharesOfState } from "../../use-cases/browse-states";
import { MixtureShareType } from "../clients/client.types";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { StateConnection, StateType } from "./state.types";

@Resolver(() => StateType)
export class StateResolver {
  @Query(() => StateConnection, { description: "States of the active run, by position." })
  async states(@Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await listStates(context.use, { page: pageRequest(page) }), page);
  }

  @FieldResolver(() => [MixtureShareType], { description: "Mean mixture of its clients, largest share first." })
  shares(@Ctx() context: RequestContext, @Root() state: StateType) {
    return sharesOfState(context.use, { index: state.index });
  }
}
