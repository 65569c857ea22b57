import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { statusValues } from "../jobs/job.types";
import { connectionOf } from "../paging";

export enum RunStatusEnum {
  QUEUED = "queued",
  RUNNING = "running",
  SUCCEEDED = "succeeded",
  FAILED = "failed",
  CANCELLED = "cancelled",
}
registerEnumType(RunStatusEnum, { name: "RunStatus", description: "How an analysis stands.", valuesConfig: statusValues });

export enum RunModeEnum {
  FAST = "fast",
  THOROUGH = "thorough",
  UPDATE = "update",
}
registerEnumType(RunModeEnum, {
  name: "RunMode",
  description: "How much work an analysis does.",
  valuesConfig: {
    FAST: { description: "For interactive use: fewer starts and folds." },
    THOROUGH: { description: "For reports: all starts and folds." },
    UPDATE: {
      description:
        "The active run brought up to date: counts and mixtures follow new deals, problems are kept until a rule says otherwise.",
    },
  },
});

export enum StructureEnum {
  FOUND = "found",
  NONE = "none",
}
registerEnumType(StructureEnum, {
  name: "Structure",
  description: "Whether the deals carry more than popularity.",
  valuesConfig: {
    FOUND: { description: "They do: problems were found." },
    NONE: { description: "They do not: one problem holds everything." },
  },
});

@ObjectType("PredictabilityRow", { description: "What one way to describe clients is worth on held-out deals." })
export class PredictabilityRowType {
  @Field(() => String, { description: "How clients are described: problems, firmographics, both." })
  description!: string;

  @Field(() => Float, { description: "Bits per held-out deal gained over popularity." })
  bits!: number;

  @Field(() => Float, { description: "Lower end of the 95 % interval." })
  low!: number;

  @Field(() => Float, { description: "Upper end of the 95 % interval." })
  high!: number;
}

@ObjectType("HeldOutRow", { description: "Held-out likelihood at one number of problems." })
export class HeldOutRowType {
  @Field(() => Int, { description: "Number of problems tried." })
  nProblems!: number;

  @Field(() => Float, { description: "Masked held-out log-likelihood per hidden pair, nats." })
  logLikelihood!: number;

  @Field(() => Float, { description: "Standard error of it." })
  standardError!: number;
}

@ObjectType("GoneProblem", { description: "A problem of the run before that has no heir of its id." })
export class GoneProblemType {
  @Field(() => ID, { description: "Its id, never given again." })
  id!: string;

  @Field(() => String, { description: "Its name." })
  label!: string;

  @Field(() => ID, { nullable: true, description: "The problem that took most of it, if any." })
  into!: string | null;
}

@ObjectType("FirmographicPrior", { description: "Whether mixtures of clients with few deals start from what their attributes say." })
class FirmographicPriorType {
  @Field(() => Boolean, { description: "Used only where it raises the held-out likelihood by two standard errors." })
  used!: boolean;

  @Field(() => Float, { description: "Bits per hidden pair over the same mixtures without it." })
  bits!: number;

  @Field(() => Float, { description: "That gain in standard errors." })
  standardErrors!: number;

  @Field(() => Int, { description: "Hidden pairs it was tried on." })
  nHiddenPairs!: number;
}

enum RunUpdateKindEnum {
  UPDATED = "updated",
  REBUILT = "rebuilt",
}
registerEnumType(RunUpdateKindEnum, {
  name: "RunUpdateKind",
  description: "What became of an analysis that was asked to update.",
  valuesConfig: {
    UPDATED: { description: "Counts and mixtures follow the changes; the problems are those of the last full build." },
    REBUILT: { description: "Problems were searched for anew." },
  },
});

@ObjectType("RunUpdate", { description: "What an analysis that was asked to update did." })
class RunUpdateType {
  @Field(() => RunUpdateKindEnum, { description: "Updated, or rebuilt." })
  kind!: RunUpdateKindEnum;

  @Field(() => String, { description: "By which rule, in a sentence." })
  reason!: string;

  @Field(() => Int, { description: "Pairs of client and product that came since the run before." })
  added!: number;

  @Field(() => Int, { description: "Pairs that went." })
  removed!: number;
}

@ObjectType("RunReport", { description: "What report.json of an analysis says." })
export class RunReportType {
  @Field(() => StructureEnum, { description: "Whether problems were found." })
  structure!: StructureEnum;

  @Field(() => String, { description: "Why, in a sentence." })
  structureReason!: string;

  @Field(() => [String], { description: "What the reader should know about data and result." })
  warnings!: string[];

  @Field(() => Float, { description: "Share of deals that popularity explains, 0 to 1." })
  lambda!: number;

  @Field(() => Float, { description: "Strength of the prior on client shares, above 0." })
  alpha!: number;

  @Field(() => [HeldOutRowType], { description: "How the number of problems was chosen." })
  heldOut!: HeldOutRowType[];

  @Field(() => [PredictabilityRowType], { description: "Bits per held-out deal over popularity." })
  predictability!: PredictabilityRowType[];

  @Field(() => [ID], { description: "Problems in the order in which clients typically meet them, by the significant links of the chain." })
  typicalOrder!: string[];

  @Field(() => [GoneProblemType], { description: "Problems of the run before that are no more." })
  goneProblems!: GoneProblemType[];

  @Field(() => Boolean, { description: "Whether there was a run before to compare with." })
  compared!: boolean;

  @Field(() => FirmographicPriorType, {
    nullable: true,
    description: "What attributes say about clients of few deals; null where there are none.",
  })
  firmographicPrior!: FirmographicPriorType | null;

  @Field(() => RunUpdateType, { nullable: true, description: "Of a run of mode UPDATE; null for others." })
  update!: RunUpdateType | null;

  @Field(() => Int, { description: "Clients whose deals fit no problem." })
  misfitClients!: number;

  @Field(() => Int, { description: "Products whose deals fit no problem." })
  misfitProducts!: number;

  @Field(() => [String], { description: "Where a bound on work came into play; empty when everything was counted in full." })
  bounds!: string[];
}

@ObjectType("Run", { description: "One analysis of the deals." })
export class RunType {
  @Field(() => ID, { description: "Id of the run." })
  id!: string;

  @Field(() => RunStatusEnum, { description: "How it stands." })
  status!: RunStatusEnum;

  @Field(() => Boolean, { description: "Whether its results are the ones served." })
  active!: boolean;

  @Field(() => Int, { description: "Seed of its random steps." })
  seed!: number;

  @Field(() => String, { nullable: true, description: "It uses deals up to the end of this UTC day, ISO date; null for all." })
  asOf!: string | null;

  @Field(() => RunModeEnum, { description: "How much work it does." })
  mode!: RunModeEnum;

  @Field(() => String, { description: "Asked for, ISO instant, UTC." })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: "Started, ISO instant, UTC." })
  startedAt!: string | null;

  @Field(() => String, { nullable: true, description: "Ended, ISO instant, UTC." })
  finishedAt!: string | null;

  @Field(() => String, { nullable: true, description: "What a running analysis is doing." })
  stage!: string | null;

  @Field(() => Float, { description: "Done so far, 0 to 1." })
  progress!: number;

  @Field(() => String, { nullable: true, description: "Why it failed." })
  error!: string | null;

  @Field(() => Int, { nullable: true, description: "Clients with won deals; null until it succeeded, as the fields below." })
  nClients!: number | null;

  @Field(() => Int, { nullable: true, description: "Products with won deals." })
  nProducts!: number | null;

  @Field(() => Int, { nullable: true, description: "Distinct client-product pairs." })
  nPairs!: number | null;

  @Field(() => Int, { nullable: true, description: "Problems found." })
  nProblems!: number | null;

  @Field(() => Int, { nullable: true, description: "States found." })
  nStates!: number | null;

  @Field(() => StructureEnum, { nullable: true, description: "Whether problems were found." })
  structure!: StructureEnum | null;
}

@InputType("StartAnalysisInput", { description: "What to analyse and how." })
export class StartAnalysisInput {
  @Field(() => Int, { nullable: true, description: "Seed of the random steps; the service's default where missing." })
  seed?: number | null;

  @Field(() => String, { nullable: true, description: "Use deals up to the end of this UTC day, ISO date; all where missing." })
  asOf?: string | null;

  @Field(() => RunModeEnum, { defaultValue: RunModeEnum.THOROUGH, description: "How much work to do." })
  mode!: RunModeEnum;

  @Field(() => Boolean, { defaultValue: true, description: "Serve the results as soon as they are there." })
  activate!: boolean;
}

export const RunConnection = connectionOf(() => RunType, "Run");
