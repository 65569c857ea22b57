import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
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
}
