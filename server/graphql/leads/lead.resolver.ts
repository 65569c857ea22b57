import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import {
  answerNudge,
  applyDeskAdjustment,
  findLeadDesk,
  findLeadPerformance,
  findLeadRetro,
  listLeadAssignments,
  listLeadMatches,
  listLeadRanks,
  listOpenNudges,
  revertDeskAdjustment,
  setDeskSettings,
  startLeadDesk,
  viewDeskSettings,
} from "../../use-cases/leads";
import type { RequestContext } from "../request-context";
import {
  LeadAssignmentType,
  LeadDeskJobType,
  LeadDeskSettingsInput,
  LeadDeskSettingsType,
  LeadDeskType,
  LeadMatchType,
  LeadPerformanceType,
  LeadRankType,
  LeadRetroType,
  NudgeType,
  NudgeVerdictEnum,
} from "./lead.types";

@Resolver(() => LeadDeskType)
export class LeadResolver {
  @Query(() => LeadDeskType, { description: "The lead desk: its newest job and what the newest finished one found about itself." })
  leadDesk(@Ctx() context: RequestContext) {
    return findLeadDesk(context.use, {});
  }

  @Query(() => [LeadRankType], { description: "Open leads by their chance to close, the likeliest first." })
  leadRanks(@Ctx() context: RequestContext) {
    return listLeadRanks(context.use, {});
  }

  @Query(() => [LeadMatchType], { description: "The three best agents of each open lead." })
  leadMatches(
    @Ctx() context: RequestContext,
    @Arg("leadId", () => ID, { nullable: true, description: "One lead; all without it." }) leadId: string | null | undefined,
  ) {
    return listLeadMatches(context.use, { leadId: leadId ?? null });
  }

  @Query(() => [LeadAssignmentType], { description: "Who works which lead." })
  leadAssignments(@Ctx() context: RequestContext) {
    return listLeadAssignments(context.use, {});
  }

  @Query(() => [NudgeType], { description: "What to do before leads fade, most pressing first." })
  nudges(
    @Ctx() context: RequestContext,
    @Arg("openOnly", () => Boolean, { defaultValue: true, description: "Without those that were answered." }) openOnly: boolean,
  ) {
    return listOpenNudges(context.use, { openOnly });
  }

  @Query(() => LeadRetroType, { nullable: true, description: "What was left on the table in the period judged last; null: none was." })
  leadRetro(@Ctx() context: RequestContext) {
    return findLeadRetro(context.use, {});
  }

  @Query(() => LeadPerformanceType, { nullable: true, description: "Figures and control charts; null before the first day at the desk." })
  leadPerformance(@Ctx() context: RequestContext) {
    return findLeadPerformance(context.use, {});
  }

  @Query(() => LeadDeskSettingsType, { description: "What the desk may change by itself, and what was changed." })
  leadDeskSettings(@Ctx() context: RequestContext) {
    return viewDeskSettings(context.use, {});
  }

  @Mutation(() => LeadDeskJobType, { description: "Starts a day at the desk and returns at once." })
  startLeadDesk(
    @Ctx() context: RequestContext,
    @Arg("seed", () => Int, { defaultValue: 1, description: "Seed of every random step." }) seed: number,
    @Arg("asOf", () => String, { nullable: true, description: "End of this day, ISO date; without it all that is known." })
    asOf: string | null | undefined,
    @Arg("redistribute", () => Boolean, { defaultValue: false, description: "Whether leads in hand may move." }) redistribute: boolean,
    @Arg("retroFrom", () => String, { nullable: true, description: "First day of a period to be judged, ISO date." })
    retroFrom: string | null | undefined,
    @Arg("retroTo", () => String, { nullable: true, description: "Its last day." }) retroTo: string | null | undefined,
  ) {
    const retro = retroFrom == null || retroTo == null ? null : { from: retroFrom, to: retroTo };
    return startLeadDesk(context.use, { seed, asOf: asOf ?? null, redistribute, retro });
  }

  @Mutation(() => NudgeType, { description: "Accepts, snoozes or rejects a nudge; the next day at the desk learns from it." })
  answerNudge(
    @Ctx() context: RequestContext,
    @Arg("leadId", () => ID, { description: "The lead." }) leadId: string,
    @Arg("action", () => String, { description: "The action asked for." }) action: string,
    @Arg("verdict", () => NudgeVerdictEnum, { description: "What you make of it." }) verdict: NudgeVerdictEnum,
    @Arg("days", () => Int, { defaultValue: 3, description: "Days until a snoozed nudge comes back, 1 to 365." }) days: number,
  ) {
    return answerNudge(context.use, { leadId, action, verdict, days });
  }

  @Mutation(() => LeadDeskSettingsType, { description: "Sets cut-offs, bounds, and whether the desk may change itself within them." })
  setLeadDeskSettings(
    @Ctx() context: RequestContext,
    @Arg("settings", () => LeadDeskSettingsInput, { description: "The settings." }) settings: LeadDeskSettingsInput,
  ) {
    const { gradeCuts = null, explorationShare = null, isAutomatic, leastExploration, mostExploration, cutStep } = settings;
    return setDeskSettings(context.use, { isAutomatic, gradeCuts, explorationShare, leastExploration, mostExploration, cutStep });
  }

  @Mutation(() => LeadDeskSettingsType, { description: "Makes a proposed change." })
  applyLeadDeskAdjustment(
    @Ctx() context: RequestContext,
    @Arg("setting", () => String, { description: "gradeCuts, explorationShare or needsRetraining." }) setting: string,
  ) {
    return applyDeskAdjustment(context.use, { setting });
  }

  @Mutation(() => LeadDeskSettingsType, { description: "Takes a change back." })
  revertLeadDeskAdjustment(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "The change." }) id: string) {
    return revertDeskAdjustment(context.use, { id });
  }
}
