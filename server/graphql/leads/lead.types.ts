import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { JobStatusEnum } from "../jobs/job.types";

export enum NudgeVerdictEnum {
  ACCEPTED = "accepted",
  SNOOZED = "snoozed",
  REJECTED = "rejected",
}
registerEnumType(NudgeVerdictEnum, {
  name: "NudgeVerdict",
  description: "What somebody made of a nudge.",
  valuesConfig: {
    ACCEPTED: { description: "Does what it says." },
    SNOOZED: { description: "Later: it rests for a while." },
    REJECTED: { description: "Does not do it." },
  },
});

@ObjectType("LeadEstimate", { description: "A figure with its 95 % interval." })
export class LeadEstimateType {
  @Field(() => Float, { nullable: true, description: "The figure." }) value!: number | null;
  @Field(() => Float, { nullable: true, description: "Low end." }) low!: number | null;
  @Field(() => Float, { nullable: true, description: "High end." }) high!: number | null;
}

@ObjectType("LeadDeskJob", { description: "A day at the desk under way or over." })
export class LeadDeskJobType {
  @Field(() => ID, { description: "Its job." }) id!: string;
  @Field(() => JobStatusEnum, { description: "How it stands." }) status!: JobStatusEnum;
  @Field(() => Float, { description: "Done so far, 0 to 1." }) progress!: number;
  @Field(() => String, { description: "What it is doing." }) stage!: string;
  @Field(() => String, { nullable: true, description: "Why it failed." }) error!: string | null;
  @Field(() => String, { description: "Asked for, ISO instant, UTC." }) createdAt!: string;
  @Field(() => String, { nullable: true, description: "Over, ISO instant, UTC." }) finishedAt!: string | null;
}

@ObjectType("LeakyColumn", { description: "A column that knows the outcome and is not used." })
export class LeakyColumnType {
  @Field(() => String, { description: "The column." }) column!: string;
  @Field(() => String, { description: "What gives it away." }) finding!: string;
}

@ObjectType("AgentLoad", { description: "Leads of an agent after the distribution." })
export class AgentLoadType {
  @Field(() => ID, { description: "The agent." }) agentId!: string;
  @Field(() => Int, { description: "Leads, those in hand included." }) load!: number;
  @Field(() => Int, { description: "Most that fit." }) capacity!: number;
}

@ObjectType("AdviceValue", { description: "What the advice and the agents' habit bring a lead, on leads the advice was not learnt from." })
export class AdviceValueType {
  @Field(() => LeadEstimateType, { description: "Under the advice." }) advised!: LeadEstimateType;
  @Field(() => LeadEstimateType, { description: "As it was done." }) logged!: LeadEstimateType;
  @Field(() => LeadEstimateType, { description: "The difference." }) gain!: LeadEstimateType;
  @Field(() => Float, { nullable: true, description: "What the fitted model says of the habit: near `logged` where it can be trusted." })
  modelled!: number | null;
}

@ObjectType("AdviceByLog", {
  description: "The advice judged by off-policy estimators on leads it was not learnt from, followed for some days.",
})
export class AdviceByLogType {
  @Field(() => Int, { nullable: true, description: "Days after the first answer for which it is followed; null: to the end." }) days!:
    number | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Mean return a lead above the habit's; null: the log cannot answer." })
  gain!: LeadEstimateType | null;
  @Field(() => Float, { description: "How many leads the log is worth." }) effectiveSampleSize!: number;
  @Field(() => String, { description: "good, weak or none." }) support!: string;
  @Field(() => [String], { description: "Why it is weak or none." }) reasons!: string[];
}

@ObjectType("TrialEstimate", { description: "What decisions by lot say about the advice as it is now." })
export class TrialEstimateType {
  @Field(() => Int, { description: "Decisions with an outcome." }) nRounds!: number;
  @Field(() => Float, { description: "Share that ended well, as it was drawn." }) logged!: number;
  @Field(() => LeadEstimateType, { nullable: true, description: "The same under the advice; null: the log cannot answer." })
  policy!: LeadEstimateType | null;
  @Field(() => Float, { description: "How many decisions the log is worth." }) effectiveSampleSize!: number;
  @Field(() => String, { description: "good, weak or none." }) support!: string;
  @Field(() => [String], { description: "Why it is weak or none." }) reasons!: string[];
}

@ObjectType("LotTrial", { description: "Nudges that were drawn by lot, with probabilities written down." })
export class LotTrialType {
  @Field(() => Int, { description: "Decisions." }) nDecisions!: number;
  @Field(() => Int, { description: "Of them on another action than the desk's own." }) nOther!: number;
  @Field(() => TrialEstimateType, { nullable: true, description: "Nudges accepted, of those accepted or rejected." })
  followed!: TrialEstimateType | null;
  @Field(() => TrialEstimateType, { nullable: true, description: "Leads won, of those resolved since." }) won!: TrialEstimateType | null;
}

@ObjectType("LeadDeskSummary", { description: "What the newest day at the desk found about itself." })
export class LeadDeskSummaryType {
  @Field(() => String, { description: "Asked for, ISO instant, UTC." }) workedAt!: string;
  @Field(() => String, { nullable: true, description: "As of the end of this day, ISO date; null: all that is known." }) asOf!:
    string | null;
  @Field(() => Int, { description: "Open leads." }) nOpen!: number;
  @Field(() => Boolean, { description: "Whether scores are published." }) isOpen!: boolean;
  @Field(() => [String], { description: "Why not." }) gateReasons!: string[];
  @Field(() => Int, { description: "Won leads learnt from." }) nWon!: number;
  @Field(() => Int, { description: "Lost leads learnt from." }) nLost!: number;
  @Field(() => Float, { nullable: true, description: "Held-out area under the ROC curve." }) auc!: number | null;
  @Field(() => Float, { nullable: true, description: "Held-out log-loss, nats." }) logLoss!: number | null;
  @Field(() => Float, { nullable: true, description: "Held-out expected calibration error." }) calibrationError!: number | null;
  @Field(() => [LeakyColumnType], { description: "Columns that leak the outcome." }) leakyColumns!: LeakyColumnType[];
  @Field(() => [Float], { nullable: true, description: "Least chances of grades A, B and C." }) gradeCuts!: number[] | null;
  @Field(() => String, { description: "What history proves about agents." }) agentEvidence!: string;
  @Field(() => Float, { nullable: true, description: "Expected closes of the distribution." }) expected!: number | null;
  @Field(() => Float, { nullable: true, description: "The same if leads were handed out as before." }) baseline!: number | null;
  @Field(() => LeadEstimateType, { description: "The difference." }) gain!: LeadEstimateType;
  @Field(() => Float, { nullable: true, description: "No distribution within the limits is worth more than expected x (1 + gap)." })
  gap!: number | null;
  @Field(() => Int, { description: "Leads that stay unassigned." }) nUnassigned!: number;
  @Field(() => [String], { description: "What the reader must know." }) notes!: string[];
  @Field(() => [AgentLoadType], { description: "Loads by agent." }) agents!: AgentLoadType[];
  @Field(() => Float, { nullable: true, description: "Slope of the daily hazard of fading on ln(1 + quiet days)." }) fadingSlope!:
    number | null;
  @Field(() => Float, { nullable: true, description: "Its standard error." }) fadingSlopeError!: number | null;
  @Field(() => AdviceValueType, { nullable: true, description: "Null: too few histories." }) adviceValue!: AdviceValueType | null;
  @Field(() => [AdviceByLogType], { description: "The advice by off-policy estimators, by how long it is followed." })
  adviceByLog!: AdviceByLogType[];
  @Field(() => LotTrialType, { nullable: true, description: "Null before any nudge was drawn by lot." }) trial!: LotTrialType | null;
  @Field(() => String, { description: "What cannot be removed from a log of people's decisions." }) caution!: string;
}

@ObjectType("LeadDesk", { description: "The desk: its newest job and its newest finished day." })
export class LeadDeskType {
  @Field(() => LeadDeskJobType, { nullable: true, description: "The newest job." }) job!: LeadDeskJobType | null;
  @Field(() => LeadDeskSummaryType, { nullable: true, description: "Null before the first day." }) summary!: LeadDeskSummaryType | null;
}

@ObjectType("LeadRank", { description: "An open lead's place in the ranking." })
export class LeadRankType {
  @Field(() => ID, { description: "The lead." }) leadId!: string;
  @Field(() => Int, { description: "1 is the likeliest." }) place!: number;
  @Field(() => Float, { nullable: true, description: "P(won); null when the quality gate is closed." }) p!: number | null;
  @Field(() => String, { nullable: true, description: "A to D." }) grade!: string | null;
  @Field(() => [String], { description: "What speaks for and against it, or why there is no score." }) reasons!: string[];
  @Field(() => ID, { nullable: true, description: "Who has it in hand." }) agentId!: string | null;
  @Field(() => String, { nullable: true, description: "Where it came from." }) source!: string | null;
}

@ObjectType("LeadMatch", { description: "An open lead with one of its best agents." })
export class LeadMatchType {
  @Field(() => ID, { description: "The lead." }) leadId!: string;
  @Field(() => ID, { description: "The agent." }) agentId!: string;
  @Field(() => Float, { nullable: true, description: "P(agent closes lead)." }) p!: number | null;
  @Field(() => Int, { description: "1 for the lead's best agent." }) rank!: number;
}

@ObjectType("LeadAssignment", { description: "Who works a lead, by the distribution of the whole load." })
export class LeadAssignmentType {
  @Field(() => ID, { description: "The lead." }) leadId!: string;
  @Field(() => ID, { nullable: true, description: "Null: nobody." }) agentId!: string | null;
  @Field(() => Float, { nullable: true, description: "Chance with that agent." }) p!: number | null;
  @Field(() => ID, { nullable: true, description: "The likeliest other agent who was allowed." }) runnerUp!: string | null;
  @Field(() => Float, { nullable: true, description: "Chance with the runner-up." }) runnerUpP!: number | null;
  @Field(() => Float, { description: "Chance given up against the likeliest allowed agent." }) cost!: number;
  @Field(() => String, { description: "new, stays, moved, pinned or unassigned." }) kind!: string;
  @Field(() => String, { description: "Why, in a sentence for the agent." }) log!: string;
}

@ObjectType("NudgeLot", { description: "How a nudge was drawn by lot." })
export class NudgeLotType {
  @Field(() => String, { description: "Policy with a fingerprint of what it had learnt." }) policyVersion!: string;
  @Field(() => [String], { description: "What was possible." }) actions!: string[];
  @Field(() => [Float], { description: "Probability of each, aligned." }) probabilities!: number[];
  @Field(() => String, { description: "The desk's own choice." }) usual!: string;
  @Field(() => Float, { description: "Probability of what was drawn." }) propensity!: number;
}

@ObjectType("Nudge", { description: "Something to do for a lead before it fades." })
export class NudgeType {
  @Field(() => ID, { description: "The lead." }) leadId!: string;
  @Field(() => String, { description: "An activity type, or hand over." }) action!: string;
  @Field(() => String, { nullable: true, description: "UTC day by which, ISO date." }) deadline!: string | null;
  @Field(() => Float, { nullable: true, description: "Daily hazard of fading." }) hazard!: number | null;
  @Field(() => String, { description: "Why." }) reason!: string;
  @Field(() => String, { description: "open, accepted, snoozed or rejected." }) status!: string;
  @Field(() => String, { nullable: true, description: "Day on which it is open again, ISO date." }) until!: string | null;
  @Field(() => NudgeLotType, { nullable: true, description: "Null: nothing was drawn by lot." }) lot?: NudgeLotType | null;
}

@ObjectType("RetroLead", { description: "A lead of the judged period." })
export class RetroLeadType {
  @Field(() => ID, { description: "The lead." }) leadId!: string;
  @Field(() => String, { description: "A to D, by what was known before." }) grade!: string;
  @Field(() => Float, { description: "Chance at coming in." }) p!: number;
  @Field(() => String, { nullable: true, description: "won, lost, or null while open." }) outcome!: string | null;
  @Field(() => ID, { nullable: true, description: "Who had it." }) agentId!: string | null;
  @Field(() => Float, { nullable: true, description: "Hours to the first answer; null: never." }) responseHours!: number | null;
  @Field(() => ID, { nullable: true, description: "Who would have had it." }) betterAgentId!: string | null;
  @Field(() => Float, { nullable: true, description: "Chance with who had it, as answered." }) pActual!: number | null;
  @Field(() => Float, { nullable: true, description: "Chance with the other." }) pBetter!: number | null;
}

@ObjectType("RetroGroup", { description: "What was left on the table by a team or funnel." })
export class RetroGroupType {
  @Field(() => String, { description: "The team or funnel." }) name!: string;
  @Field(() => Int, { description: "Leads." }) nLeads!: number;
  @Field(() => Int, { description: "Won." }) nWon!: number;
  @Field(() => LeadEstimateType, { description: "Closes within reach." }) gain!: LeadEstimateType;
}

@ObjectType("RetroGrade", { description: "A grade against what happened." })
export class RetroGradeType {
  @Field(() => String, { description: "A to D." }) grade!: string;
  @Field(() => Int, { description: "Leads." }) nLeads!: number;
  @Field(() => Int, { description: "Won." }) nWon!: number;
  @Field(() => Float, { description: "Won as expected." }) expected!: number;
}

@ObjectType("RetroWrong", { description: "Where the method would have been wrong." })
export class RetroWrongType {
  @Field(() => [RetroLeadType], { description: "Graded D, and won." }) wonAtD!: RetroLeadType[];
  @Field(() => [RetroLeadType], { description: "Won by an agent from whom the lead would have been taken." }) wonByOther!: RetroLeadType[];
  @Field(() => Int, { description: "Graded A, and lost." }) lostAtA!: number;
}

@ObjectType("LeadRetro", { description: "What was left on the table in a past period." })
export class LeadRetroType {
  @Field(() => String, { description: "First day, ISO date." }) from!: string;
  @Field(() => String, { description: "Last day, ISO date." }) to!: string;
  @Field(() => Int, { description: "Leads judged." }) nLeads!: number;
  @Field(() => Int, { description: "Of them won." }) nWon!: number;
  @Field(() => String, { nullable: true, description: "Why it cannot be judged." }) refusal!: string | null;
  @Field(() => String, { description: "What was proven about agents before the period." }) evidence!: string;
  @Field(() => LeadEstimateType, { description: "Closes within reach." }) gain!: LeadEstimateType;
  @Field(() => LeadEstimateType, { description: "As a share of the closes that were made." }) gainShare!: LeadEstimateType;
  @Field(() => LeadEstimateType, { description: "From other agents." }) fromAgents!: LeadEstimateType;
  @Field(() => LeadEstimateType, { description: "From answering in the agent's usual time." }) fromResponse!: LeadEstimateType;
  @Field(() => [RetroLeadType], { description: "Ranked high, never worked." }) notWorked!: RetroLeadType[];
  @Field(() => [RetroLeadType], { description: "Ranked high, worked late." }) workedLate!: RetroLeadType[];
  @Field(() => [RetroLeadType], { description: "Given to an agent with a much lower chance." }) muchLowerAgent!: RetroLeadType[];
  @Field(() => [RetroGroupType], { description: "By team." }) byTeam!: RetroGroupType[];
  @Field(() => [RetroGroupType], { description: "By funnel." }) byFunnel!: RetroGroupType[];
  @Field(() => [RetroGradeType], { description: "Was the ranking right?" }) grades!: RetroGradeType[];
  @Field(() => RetroWrongType, { description: "Where the method would have been wrong." }) wrong!: RetroWrongType;
}

@ObjectType("PerformanceFigures", { description: "Figures of a group of leads; null where the data hold nothing." })
export class PerformanceFiguresType {
  @Field(() => Int, { description: "Leads." }) nLeads!: number;
  @Field(() => LeadEstimateType, { nullable: true, description: "Share answered." }) answered!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Share with three activities or more." }) engaged!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Share won of the resolved." }) conversion!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Median days to a close." }) cycleDays!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Median hours to the first answer." })
  responseHours!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Mean, on the data's scale." }) satisfaction!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Buyers who bought again." }) repeatRate!: LeadEstimateType | null;
  @Field(() => LeadEstimateType, { nullable: true, description: "Buyers who came back with any lead." })
  retention!: LeadEstimateType | null;
}

@ObjectType("PerformanceGroup", { description: "Figures by team, funnel, problem or policy version." })
export class PerformanceGroupType {
  @Field(() => String, { description: "team, funnel, problem or policy version." }) by!: string;
  @Field(() => String, { description: "Which." }) name!: string;
  @Field(() => PerformanceFiguresType, { description: "Its figures." }) figures!: PerformanceFiguresType;
}

@ObjectType("ControlPoint", { description: "A week of a control chart." })
export class ControlPointType {
  @Field(() => String, { description: "First day of the week, ISO date." }) week!: string;
  @Field(() => Int, { description: "Values." }) n!: number;
  @Field(() => Float, { description: "The week's figure." }) value!: number;
  @Field(() => Float, { description: "Lower limit." }) low!: number;
  @Field(() => Float, { description: "Upper limit." }) high!: number;
  @Field(() => String, { nullable: true, description: "beyond: outside the limits; run: eight in a row on one side." }) flag!:
    string | null;
}

@ObjectType("ControlChart", { description: "A metric by week, with three-sigma limits from its first weeks." })
export class ControlChartType {
  @Field(() => String, { description: "conversion, cycleDays or responseHours." }) metric!: string;
  @Field(() => Float, { description: "Centre line." }) centre!: number;
  @Field(() => [ControlPointType], { description: "By week." }) points!: ControlPointType[];
  @Field(() => Boolean, { description: "Whether a week is flagged." }) hasDrift!: boolean;
}

@ObjectType("LeadPerformance", { description: "How the desk performs." })
export class LeadPerformanceType {
  @Field(() => PerformanceFiguresType, { description: "All leads." }) overall!: PerformanceFiguresType;
  @Field(() => [PerformanceGroupType], { description: "By group, largest first." }) groups!: PerformanceGroupType[];
  @Field(() => [ControlChartType], { description: "Weekly charts." }) charts!: ControlChartType[];
}

@ObjectType("DeskAdjustment", { description: "A change of the desk's settings that its figures speak for." })
export class DeskAdjustmentType {
  @Field(() => String, { description: "gradeCuts, explorationShare or needsRetraining." }) setting!: string;
  @Field(() => String, { description: "JSON before." }) from!: string;
  @Field(() => String, { description: "JSON after." }) to!: string;
  @Field(() => String, { description: "Why." }) reason!: string;
}

@ObjectType("LoggedDeskAdjustment", { description: "A change that was made." })
export class LoggedDeskAdjustmentType extends DeskAdjustmentType {
  @Field(() => ID, { description: "Its id." }) id!: string;
  @Field(() => String, { description: "When, ISO instant, UTC." }) at!: string;
  @Field(() => String, { description: "Who: service when it was automatic." }) by!: string;
  @Field(() => String, { nullable: true, description: "Taken back, ISO instant, UTC." }) revertedAt!: string | null;
}

@ObjectType("LeadDeskSettings", { description: "What the desk may change by itself, within which bounds, and what was changed." })
export class LeadDeskSettingsType {
  @Field(() => Boolean, { description: "Off by default: then changes are proposed only." }) isAutomatic!: boolean;
  @Field(() => [Float], { nullable: true, description: "Least chances of grades A, B and C; null: quantiles of the model." })
  gradeCuts!: number[] | null;
  @Field(() => Float, { description: "Share of nudges drawn by lot, with probabilities that are logged; 0: none." })
  explorationShare!: number;
  @Field(() => Boolean, { description: "Whether drift asked for the models to be learnt anew." }) needsRetraining!: boolean;
  @Field(() => Float, { description: "Lower bound of the exploration share." }) leastExploration!: number;
  @Field(() => Float, { description: "Upper bound." }) mostExploration!: number;
  @Field(() => Float, { description: "Most that a cut-off moves at once." }) cutStep!: number;
  @Field(() => [DeskAdjustmentType], { description: "What the newest figures speak for." }) proposed!: DeskAdjustmentType[];
  @Field(() => [LoggedDeskAdjustmentType], { description: "Changes, newest first." }) log!: LoggedDeskAdjustmentType[];
}

@InputType("LeadDeskSettingsInput", { description: "Cut-offs, bounds, and whether the desk may change itself." })
export class LeadDeskSettingsInput {
  @Field(() => Boolean, { description: "Whether changes are made without asking." }) isAutomatic!: boolean;
  @Field(() => [Float], { nullable: true, description: "Least chances of grades A, B and C, descending; null: quantiles of the model." })
  gradeCuts?: number[] | null;
  @Field(() => Float, { nullable: true, description: "Share of nudges drawn by lot, within the bounds; null: as it is." })
  explorationShare?: number | null;
  @Field(() => Float, { defaultValue: 0, description: "Lower bound of the exploration share." }) leastExploration!: number;
  @Field(() => Float, { defaultValue: 0.2, description: "Upper bound." }) mostExploration!: number;
  @Field(() => Float, { defaultValue: 0.05, description: "Most that a cut-off moves at once." }) cutStep!: number;
}
