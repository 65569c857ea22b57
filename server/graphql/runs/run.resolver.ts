import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { activateRun, cancelRun, findActiveRun, findRun, listRuns, reportOfRun, startAnalysis } from "../../use-cases/runs";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { RunConnection, RunReportType, RunType, StartAnalysisInput } from "./run.types";

@Resolver(() => RunType)
export class RunResolver {
  @Query(() => RunConnection, { description: "Analyses, newest first." })
  async runs(@Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await listRuns(context.use, { page: pageRequest(page) }), page);
  }

  @Query(() => RunType, { nullable: true, description: "One analysis, or null." })
  run(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the run." }) id: string) {
    return findRun(context.use, { id });
  }

  @Query(() => RunType, { nullable: true, description: "The analysis whose results are served, or null." })
  activeRun(@Ctx() context: RequestContext) {
    return findActiveRun(context.use, {});
  }

  @Mutation(() => RunType, { description: "Starts an analysis and returns at once; follow it by `run(id)`." })
  startAnalysis(
    @Ctx() context: RequestContext,
    @Arg("input", () => StartAnalysisInput, { nullable: true, description: "Options; defaults where missing." })
    input: StartAnalysisInput | null | undefined,
  ) {
    return startAnalysis(context.use, {
      seed: input?.seed ?? null,
      asOf: input?.asOf ?? null,
      mode: input?.mode ?? "thorough",
      activate: input?.activate ?? true,
    });
  }

  @Mutation(() => RunType, { description: "Stops a queued or running analysis; a finished one is left as it is." })
  cancelRun(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the run." }) id: string) {
    return cancelRun(context.use, { id });
  }

  @Mutation(() => RunType, { description: "Serves the results of a succeeded analysis from now on." })
  activateRun(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the run." }) id: string) {
    return activateRun(context.use, { id });
  }

  @FieldResolver(() => RunReportType, { nullable: true, description: "What the analysis says about itself; null until it succeeded." })
  report(@Ctx() context: RequestContext, @Root() run: RunType) {
    return reportOfRun(context.use, { id: run.id });
  }
}
