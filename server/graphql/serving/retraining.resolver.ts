import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { driftReport, setPlan, startRetraining, viewPlan } from "../../use-cases/retraining";
import { JobType } from "../jobs/job.types";
import type { RequestContext } from "../request-context";
import { DriftReportType, RetrainingPlanInput, RetrainingPlanType } from "./retraining.types";

@Resolver()
export class RetrainingResolver {
  @Query(() => DriftReportType, { nullable: true, description: "Whether what is served still fits; null before the first analysis." })
  driftReport(@Ctx() context: RequestContext) {
    return driftReport(context.use, {});
  }

  @Query(() => RetrainingPlanType, { description: "When the service trains anew by itself." })
  retrainingPlan(@Ctx() context: RequestContext) {
    return viewPlan(context.use, {});
  }

  @Mutation(() => RetrainingPlanType, { description: "Says when the service trains anew by itself; it looks every hour." })
  setRetrainingPlan(
    @Ctx() context: RequestContext,
    @Arg("plan", () => RetrainingPlanInput, { description: "The plan." }) plan: RetrainingPlanInput,
  ) {
    const { everyDays, onDrift, promote, recentDays } = plan;
    return setPlan(context.use, { everyDays: everyDays ?? null, onDrift, promote, recentDays });
  }

  @Mutation(() => JobType, {
    description:
      "Trains anew and returns at once: a whole new run, compared with the served one before it takes over, or only some policies.",
  })
  startRetraining(
    @Ctx() context: RequestContext,
    @Arg("policies", () => [String], { nullable: true, description: "Train only these, for the served run: `dqn` and the like." })
    policies: string[] | null | undefined,
    @Arg("promote", () => Boolean, { defaultValue: true, description: "Serve the new run when it is not worse." }) promote: boolean,
  ) {
    return startRetraining(context.use, { policies: policies ?? null, promote });
  }
}
