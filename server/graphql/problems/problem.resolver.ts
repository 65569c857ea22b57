import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { linksOfProblem } from "../../use-cases/browse-chain";
import { clientsOfProblem, findProblem, listProblems, profileOfProblem, renameProblem } from "../../use-cases/browse-problems";
import { driftOfProblem } from "../../use-cases/follow-over-time";
import { ChainLinkType } from "../chain/chain.types";
import { ClientType } from "../clients/client.types";
import { PageArgs, pageRequest, toConnection } from "../paging";
import { ProductType } from "../products/product.types";
import type { RequestContext } from "../request-context";
import {
  ProblemClientConnection,
  ProblemClientType,
  ProblemConnection,
  ProblemPeriodType,
  ProblemType,
  ProfileProductConnection,
  ProfileProductType,
} from "./problem.types";

@Resolver(() => ProblemType)
export class ProblemResolver {
  @Query(() => ProblemConnection, { description: "Problems of the active run, by id; none without a run." })
  async problems(@Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await listProblems(context.use, { page: pageRequest(page) }), page);
  }

  @Query(() => ProblemType, { nullable: true, description: "One problem of the active run, or null." })
  problem(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the problem." }) id: string) {
    return findProblem(context.use, { id });
  }

  @Mutation(() => ProblemType, {
    description: "Names a problem; the name outlives runs. Null or empty restores the name made from its products.",
  })
  renameProblem(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "Id of the problem." }) id: string,
    @Arg("label", () => String, { nullable: true, description: "Name, up to 200 characters." }) label: string | null | undefined,
  ) {
    return renameProblem(context.use, { id, label: label ?? null });
  }

  @FieldResolver(() => ProfileProductConnection, { description: "Products by probability, most probable first." })
  async profile(
    @Ctx() context: RequestContext,
    @Root() problem: ProblemType,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("minLift", () => Float, { defaultValue: 0, description: "Leave out products below this lift." }) minLift: number,
  ) {
    return toConnection(await profileOfProblem(context.use, { index: problem.index, minLift, page: pageRequest(page) }), page);
  }

  @FieldResolver(() => ProblemClientConnection, { description: "Clients who have it, largest share first; tiny shares are left out." })
  async clients(@Ctx() context: RequestContext, @Root() problem: ProblemType, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await clientsOfProblem(context.use, { index: problem.index, page: pageRequest(page) }), page);
  }

  @FieldResolver(() => [ProblemPeriodType], { description: "Its share of the won deal lines in equal parts of time; empty without dates." })
  drift(
    @Ctx() context: RequestContext,
    @Root() problem: ProblemType,
    @Arg("steps", () => Int, { defaultValue: 12, description: "Parts, 2 to 60." }) steps: number,
  ) {
    return driftOfProblem(context.use, { index: problem.index, steps });
  }

  @FieldResolver(() => [ChainLinkType], { description: "Problems that precede it, strongest first." })
  chainIn(@Ctx() context: RequestContext, @Root() problem: ProblemType) {
    return linksOfProblem(context.use, { index: problem.index, direction: "in" });
  }

  @FieldResolver(() => [ChainLinkType], { description: "Problems that follow it, strongest first." })
  chainOut(@Ctx() context: RequestContext, @Root() problem: ProblemType) {
    return linksOfProblem(context.use, { index: problem.index, direction: "out" });
  }
}

@Resolver(() => ProfileProductType)
export class ProfileProductResolver {
  @FieldResolver(() => ProductType, { nullable: true, description: "The product, or null when it is no longer loaded." })
  product(@Ctx() context: RequestContext, @Root() row: ProfileProductType) {
    return context.loaders.product.load(row.productId);
  }
}

@Resolver(() => ProblemClientType)
export class ProblemClientResolver {
  @FieldResolver(() => ClientType, { nullable: true, description: "The client, or null when it is no longer loaded." })
  client(@Ctx() context: RequestContext, @Root() row: ProblemClientType) {
    return context.loaders.client.load(row.clientId);
  }
}
