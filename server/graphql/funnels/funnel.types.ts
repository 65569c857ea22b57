import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { JobStatusEnum } from "../jobs/job.types";

@ObjectType("FunnelJob", { description: "A study of funnels and mechanics under way or over." })
export class FunnelJobType {
  @Field(() => ID, { description: "Its job." }) id!: string;
  @Field(() => JobStatusEnum, { description: "How it stands." }) status!: JobStatusEnum;
  @Field(() => Float, { description: "Done so far, 0 to 1." }) progress!: number;
  @Field(() => String, { description: "What it is doing." }) stage!: string;
  @Field(() => String, { nullable: true, description: "Why it failed." }) error!: string | null;
  @Field(() => String, { description: "Asked for, ISO instant, UTC." }) createdAt!: string;
  @Field(() => String, { nullable: true, description: "Over, ISO instant, UTC." }) finishedAt!: string | null;
}

@ObjectType("FunnelProblemShare", { description: "Share of a problem in what a funnel sold." })
export class FunnelProblemShareType {
  @Field(() => ID, { description: "Id of the problem." }) problemId!: string;
  @Field(() => Float, { description: "Share of the won pairs, 0 to 1." }) share!: number;
}

@ObjectType("NamedProblem", { description: "A problem by id and name." })
export class NamedProblemType {
  @Field(() => ID, { description: "Id of the problem." }) id!: string;
  @Field(() => String, { description: "Its name." }) label!: string;
}

@ObjectType("Funnel", { description: "A product team's way to clients." })
export class FunnelType {
  @Field(() => ID, { description: "Id of the funnel." }) id!: string;
  @Field(() => ID, { description: "Unified funnel that it is proposed to be part of." }) unifiedId!: string;
  @Field(() => Int, { description: "Clients with a won deal through it." }) clients!: number;
  @Field(() => Int, { description: "Products won through it." }) products!: number;
  @Field(() => [FunnelProblemShareType], { description: "Problems it serves, largest first; shares below .05 are left out." })
  problems!: FunnelProblemShareType[];
}

@ObjectType("FunnelIntersection", { description: "Clients of exactly this set of funnels of a unified funnel." })
export class FunnelIntersectionType {
  @Field(() => [ID], { description: "The set." }) funnelIds!: string[];
  @Field(() => Int, { description: "Clients of exactly this set." }) clients!: number;
  @Field(() => Float, { description: "Expected among the group's clients under the degree-preserving null." }) expected!: number;
  @Field(() => Float, { description: "P(so many or more) under the null." }) pValue!: number;
}

@ObjectType("LostProduct", { description: "A product whose clients do not follow into the other funnels of the group." })
export class LostProductType {
  @Field(() => ID, { description: "Its funnel." }) funnelId!: string;
  @Field(() => ID, { description: "The product." }) productId!: string;
  @Field(() => Int, { description: "Clients that bought it through the funnel." }) productClients!: number;
  @Field(() => Int, { description: "Of them, clients of another funnel of the group." }) clients!: number;
  @Field(() => Float, { description: "How many chance would make that." }) expected!: number;
}

@ObjectType("UnifiedFunnel", { description: "Funnels proposed to be one: sets of products with an intersecting set of clients." })
export class UnifiedFunnelType {
  @Field(() => ID, { description: "Id within the study; u1 has most clients." }) id!: string;
  @Field(() => [ID], { description: "Its funnels." }) funnelIds!: string[];
  @Field(() => Int, { description: "Products, those never sold included." }) products!: number;
  @Field(() => Int, { description: "Distinct clients." }) clients!: number;
  @Field(() => Int, { description: "Clients of several of its funnels." }) sharedClients!: number;
  @Field(() => Float, { description: "How many of its clients chance would make clients of several." }) expectedShared!: number;
  @Field(() => Float, { description: "P(so many or more) under the null." }) pValue!: number;
  @Field(() => Float, { nullable: true, description: "Mean best Jaccard overlap over resamples of clients, 0 to 1." })
  stability!: number | null;
  @Field(() => [FunnelProblemShareType], { description: "Problems it serves, largest first." }) problems!: FunnelProblemShareType[];
  @Field(() => [FunnelIntersectionType], { description: "Exact client intersections, the forty most frequent." })
  intersections!: FunnelIntersectionType[];
  @Field(() => Int, { description: "Exact sets that are not listed." }) intersectionsLeftOut!: number;
  @Field(() => [LostProductType], { description: "What merging would lose." }) lost!: LostProductType[];
  @Field(() => Int, { description: "Contacts (client and funnel, by deals or leads) today." }) contacts!: number;
  @Field(() => Int, { description: "Contacts when each client is reached once." }) contactsAfter!: number;
}

@ObjectType("FunnelMerge", { description: "One step of the tree." })
export class FunnelMergeType {
  @Field(() => Int, { description: "Node: a leaf below the number of leaves, else leaves plus step." }) left!: number;
  @Field(() => Int, { description: "The other node." }) right!: number;
  @Field(() => Float, { description: "Pooled lift of shared clients between the two sides." }) lift!: number;
}

@ObjectType("FunnelTree", { description: "The agglomeration tree of funnels." })
export class FunnelTreeType {
  @Field(() => [ID], { description: "Funnel of each leaf." }) leaves!: string[];
  @Field(() => [FunnelMergeType], { description: "Steps, in falling lift." }) merges!: FunnelMergeType[];
  @Field(() => [Float], { description: "Log-likelihood gained (nats) after 0, 1, 2 ... steps." }) gain!: number[];
  @Field(() => Int, { description: "Steps made by the proposed cut." }) proposedMerges!: number;
}

@ObjectType("FunnelValidationRow", { description: "How often clients of one funnel went on to another after the cut." })
export class FunnelValidationRowType {
  @Field(() => String, { description: "unified, notUnified, sameCategory or unifiedAcrossCategories." }) kind!: string;
  @Field(() => Int, { description: "Ordered pairs of funnels." }) pairs!: number;
  @Field(() => Float, { description: "Clients that could follow, over pairs." }) exposed!: number;
  @Field(() => Float, { description: "Clients that followed." }) followed!: number;
  @Field(() => Float, { nullable: true, description: "followed / exposed." }) rate!: number | null;
  @Field(() => Float, { description: "Followers at each funnel's overall rate of new clients." }) expected!: number;
  @Field(() => Float, { nullable: true, description: "followed / expected." }) lift!: number | null;
  @Field(() => Float, { nullable: true, description: "Low end of its 95 % interval." }) low!: number | null;
  @Field(() => Float, { nullable: true, description: "High end." }) high!: number | null;
}

@ObjectType("FunnelValidation", { description: "The unification tested in time: found before the cut, followed after it." })
export class FunnelValidationType {
  @Field(() => String, { description: "Last day that was known, ISO date." }) cutDate!: string;
  @Field(() => [FunnelValidationRowType], { description: "By kind of pairs." }) rows!: FunnelValidationRowType[];
  @Field(() => Float, { nullable: true, description: "Lift of unified over that of other pairs." }) ratio!: number | null;
  @Field(() => Float, { nullable: true, description: "Low end of its 95 % interval." }) ratioLow!: number | null;
  @Field(() => Float, { nullable: true, description: "High end." }) ratioHigh!: number | null;
  @Field(() => String, { description: "What it shows, in a sentence." }) verdict!: string;
}

@ObjectType("MechanicEffect", { description: "What a mechanic does in a problem, against how such deals are closed today." })
export class MechanicEffectType {
  @Field(() => String, { description: "winRate (a difference), cycleTime or amount (ratios)." }) outcome!: string;
  @Field(() => String, { description: "The mechanic." }) mechanic!: string;
  @Field(() => ID, { description: "The problem." }) problemId!: string;
  @Field(() => Float, { description: "The effect." }) effect!: number;
  @Field(() => Float, { description: "Low end of its 90 % interval." }) low!: number;
  @Field(() => Float, { description: "High end." }) high!: number;
  @Field(() => Float, { description: "Closed deals behind it, a sum of shares." }) deals!: number;
  @Field(() => Float, { nullable: true, description: "Unadjusted won share (mean for other outcomes)." }) raw!: number | null;
}

@ObjectType("TransferExample", { description: "A won deal to look at." })
export class TransferExampleType {
  @Field(() => ID, { description: "The deal." }) dealId!: string;
  @Field(() => ID, { description: "Its funnel." }) funnelId!: string;
}

@ObjectType("MechanicTransfer", { description: "A mechanic that a funnel has not tried." })
export class MechanicTransferType {
  @Field(() => ID, { description: "The funnel." }) funnelId!: string;
  @Field(() => String, { description: "The mechanic." }) mechanic!: string;
  @Field(() => ID, { description: "Problem that carries most of the uplift." }) problemId!: string;
  @Field(() => Float, { description: "Predicted change of the funnel's win rate." }) uplift!: number;
  @Field(() => Float, { description: "Low end of its 90 % interval." }) low!: number;
  @Field(() => Float, { description: "High end." }) high!: number;
  @Field(() => Int, { description: "Closed deals by it elsewhere, weighted by likeness of problems." }) support!: number;
  @Field(() => Float, { description: "Posterior probability that it does no good." }) noGood!: number;
  @Field(() => Float, { description: "Mean likeness of problems with the funnels behind it, 0 to 1." }) problemLikeness!: number;
  @Field(() => Float, { description: "Mean likeness of products, 0 to 1." }) productLikeness!: number;
  @Field(() => Boolean, { description: "Whether it is suggested." }) suggested!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "use; experiment: the funnel's best, not significant by itself; null: not suggested.",
  })
  advice!: string | null;
  @Field(() => Int, { description: "1 for the funnel's best suggestion, 0 for none." }) rank!: number;
  @Field(() => Float, { nullable: true, description: "Present win rate of the funnel." }) baseRate!: number | null;
  @Field(() => [TransferExampleType], { description: "Won deals to look at, newest first." }) examples!: TransferExampleType[];
}

@ObjectType("ExperimentLook", { description: "A look at an experiment." })
export class ExperimentLookType {
  @Field(() => Int, { description: "Closed deals of each arm." }) perArm!: number;
  @Field(() => Float, { description: "|z| that stops there." }) boundary!: number;
}

@ObjectType("MechanicExperiment", { description: "A mechanic tried against what a funnel does today." })
export class MechanicExperimentType {
  @Field(() => ID, { description: "Its id." }) id!: string;
  @Field(() => ID, { description: "The funnel." }) funnelId!: string;
  @Field(() => String, { description: "The mechanic of the trial arm." }) mechanic!: string;
  @Field(() => ID, { description: "Problem that carries most of the predicted uplift." }) problemId!: string;
  @Field(() => String, { description: "Planned, ISO instant, UTC." }) createdAt!: string;
  @Field(() => Float, { description: "Win rate of the control arm that was planned with." }) baseRate!: number;
  @Field(() => Float, { description: "Uplift predicted." }) predictedUplift!: number;
  @Field(() => Int, { description: "Closed deals of each arm at the end." }) perArm!: number;
  @Field(() => [ExperimentLookType], { description: "When to look and at which |z| to stop." }) looks!: ExperimentLookType[];
  @Field(() => Int, { description: "Control arm: won." }) controlWon!: number;
  @Field(() => Int, { description: "Control arm: lost." }) controlLost!: number;
  @Field(() => Int, { description: "Trial arm: won." }) trialWon!: number;
  @Field(() => Int, { description: "Trial arm: lost." }) trialLost!: number;
  @Field(() => String, { description: "running, better, worse or undecided." }) status!: string;
  @Field(() => Int, { description: "Looks reached so far." }) looksReached!: number;
  @Field(() => Float, { nullable: true, description: "Trial less control." }) difference!: number | null;
  @Field(() => Float, { nullable: true, description: "Low end of its 90 % interval." }) low!: number | null;
  @Field(() => Float, { nullable: true, description: "High end." }) high!: number | null;
  @Field(() => Float, { description: "The prediction after these outcomes." }) updatedUplift!: number;
  @Field(() => Float, { description: "Low end of its 90 % interval." }) updatedLow!: number;
  @Field(() => Float, { description: "High end." }) updatedHigh!: number;
}

@InputType("ArmOutcomeInput", { description: "Closed deals of one arm, to be added." })
export class ArmOutcomeInput {
  @Field(() => Int, { description: "Won." }) won!: number;
  @Field(() => Int, { description: "Lost." }) lost!: number;
}

@ObjectType("FunnelCall", { description: "A client to call for a unified funnel." })
export class FunnelCallType {
  @Field(() => ID, { description: "The unified funnel." }) unifiedId!: string;
  @Field(() => Int, { description: "1 is the first to call." }) rank!: number;
  @Field(() => ID, { description: "The client." }) clientId!: string;
  @Field(() => Float, { description: "Expected value a year, in the reporting currency (deals where amounts are unknown)." })
  expectedValue!: number;
  @Field(() => Float, { description: "P(the next product is one of this funnel's)." }) chance!: number;
  @Field(() => ID, { description: "Most likely product." }) productId!: string;
  @Field(() => ID, { description: "The problem it is for: the reason." }) problemId!: string;
  @Field(() => Float, { description: "Share of that problem in the client's mixture." }) share!: number;
  @Field(() => [ID], { description: "Funnels of the group that know the client." }) funnelIds!: string[];
  @Field(() => [ID], { description: "Funnels with an open deal or lead with the client." }) inHandsOf!: string[];
  @Field(() => String, { nullable: true, description: "Last won deal, ISO date." }) lastDate!: string | null;
}

@ObjectType("ProductAdjacency", { description: "A product beside another one." })
export class ProductAdjacencyType {
  @Field(() => ID, { description: "The other product." }) productId!: string;
  @Field(() => String, { description: "Its name." }) productName!: string;
  @Field(() => String, { description: "taken: clients take both more than chance; open: adjacent by problem, not by deals." })
  kind!: string;
  @Field(() => Int, { description: "Clients of both." }) clientsBoth!: number;
  @Field(() => Int, { description: "That bought the other one before." }) before!: number;
  @Field(() => Int, { description: "On the same day." }) together!: number;
  @Field(() => Int, { description: "After." }) after!: number;
  @Field(() => Float, { description: "Clients of both by chance." }) expected!: number;
  @Field(() => Float, { description: "Lift." }) lift!: number;
  @Field(() => Float, { nullable: true, description: "Low end of its 95 % interval." }) liftLow!: number | null;
  @Field(() => Float, { nullable: true, description: "High end." }) liftHigh!: number | null;
  @Field(() => Float, { nullable: true, description: "Mean amount of a client of both on the other product." }) value!: number | null;
  @Field(() => ID, { description: "Problem that both serve." }) problemId!: string;
  @Field(() => String, { description: "Its name." }) problemLabel!: string;
  @Field(() => Float, { description: "Likeness of the products' problems, 0 to 1." }) likeness!: number;
}

@ObjectType("FunnelSummary", { description: "Before and after." })
export class FunnelSummaryType {
  @Field(() => Int, { description: "Funnels today." }) funnels!: number;
  @Field(() => Int, { description: "Unified funnels." }) unified!: number;
  @Field(() => Int, { description: "Contacts today." }) contacts!: number;
  @Field(() => Int, { description: "Contacts after." }) contactsAfter!: number;
  @Field(() => Int, { description: "Funnels without deals: they stand alone." }) withoutDeals!: number;
  @Field(() => Int, { description: "Won lines in no funnel: they are left out." }) wonWithoutFunnel!: number;
}

@ObjectType("FunnelReport", { description: "What a study of funnels and mechanics found." })
export class FunnelReportType {
  @Field(() => String, { description: "When it was asked for, ISO instant, UTC." }) studiedAt!: string;
  @Field(() => String, { description: "What a funnel is here: funnel_id, category or product." }) definition!: string;
  @Field(() => String, { description: "found, all, identical or none." }) verdict!: string;
  @Field(() => String, { description: "Why, in a sentence." }) reason!: string;
  @Field(() => Float, { nullable: true, description: "Lift of shared clients inside unified funnels." }) liftInside!: number | null;
  @Field(() => Float, { nullable: true, description: "Between them." }) liftOutside!: number | null;
  @Field(() => FunnelSummaryType, { description: "Before and after." }) summary!: FunnelSummaryType;
  @Field(() => FunnelTreeType, { description: "The tree and its cut." }) tree!: FunnelTreeType;
  @Field(() => [UnifiedFunnelType], { description: "Most clients first." }) unified!: UnifiedFunnelType[];
  @Field(() => FunnelValidationType, { nullable: true, description: "The test in time." }) validation!: FunnelValidationType | null;
  @Field(() => String, { nullable: true, description: "Why there is no test." }) validationReason!: string | null;
  @Field(() => [NamedProblemType], { description: "The problems of the study." }) problems!: NamedProblemType[];
  @Field(() => [String], { description: "Where a bound on work came into play." }) bounds!: string[];
}

@ObjectType("FunnelStudy", { description: "The newest study's job and the newest report." })
export class FunnelStudyType {
  @Field(() => FunnelJobType, { nullable: true, description: "The newest job." }) job!: FunnelJobType | null;
  @Field(() => FunnelReportType, { nullable: true, description: "The newest report; null before the first study." })
  report!: FunnelReportType | null;
}
