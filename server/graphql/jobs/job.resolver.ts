import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { cancelJob } from "../../use-cases/cancel-job";
import { findJob, listJobs } from "../../use-cases/browse-jobs";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { JobConnection, JobType } from "./job.types";

@Resolver(() => JobType)
export class JobResolver {
  @Query(() => JobConnection, { description: "Long tasks, newest first." })
  async jobs(@Ctx() context: RequestContext, @Args(() => PageArgs) page: PageArgs) {
    return toConnection(await listJobs(context.use, { page: pageRequest(page) }), page);
  }

  @Query(() => JobType, { nullable: true, description: "One task, or null." })
  job(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the job." }) id: string) {
    return findJob(context.use, { id });
  }

  @Mutation(() => JobType, {
    description: "Stops a queued or running job of any kind; one that is over is left as it is. An import needs the right to import.",
  })
  cancelJob(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the job." }) id: string) {
    return cancelJob(context.use, { id });
  }
}
