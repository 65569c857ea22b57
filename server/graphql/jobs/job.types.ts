import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";

export enum JobKindEnum {
  IMPORT = "import",
  ANALYSIS = "analysis",
  RETRAINING = "retraining",
  EVALUATION = "evaluation",
  FUNNELS = "funnels",
  LEADS = "leads",
  SIMULATION = "simulation",
}
registerEnumType(JobKindEnum, {
  name: "JobKind",
  description: "What a job does.",
  valuesConfig: {
    IMPORT: { description: "Loads files." },
    ANALYSIS: { description: "Finds problems, mixtures, intersections, chain and states." },
    RETRAINING: { description: "Fits the policy anew by logged decisions and outcomes." },
    EVALUATION: { description: "Judges recommendations at past dates." },
    FUNNELS: { description: "Studies funnels and mechanics." },
    LEADS: { description: "A day at the lead desk." },
    SIMULATION: { description: "Plays policies where the truth is known." },
  },
});

export enum JobStatusEnum {
  QUEUED = "queued",
  RUNNING = "running",
  SUCCEEDED = "succeeded",
  FAILED = "failed",
  CANCELLED = "cancelled",
}
/** The same for jobs and for analyses, which are jobs. */
export const statusValues = {
  QUEUED: { description: "Waits for its turn." },
  RUNNING: { description: "Is being worked on." },
  SUCCEEDED: { description: "Done; its result is there." },
  FAILED: { description: "Ended by an error, which is told." },
  CANCELLED: { description: "Stopped because somebody asked." },
};
registerEnumType(JobStatusEnum, { name: "JobStatus", description: "How a job stands.", valuesConfig: statusValues });

@ObjectType("Job", { description: "A long task of the service." })
export class JobType {
  @Field(() => ID, { description: "Id of the job; the job of an analysis has the id of its run." })
  id!: string;

  @Field(() => JobKindEnum, { description: "What it does." })
  kind!: JobKindEnum;

  @Field(() => JobStatusEnum, { description: "How it stands." })
  status!: JobStatusEnum;

  @Field(() => Float, { description: "Done so far, 0 to 1." })
  progress!: number;

  @Field(() => String, { description: "What it is doing." })
  stage!: string;

  @Field(() => String, { nullable: true, description: "Why it failed." })
  error!: string | null;

  @Field(() => String, { description: "Made, ISO instant, UTC." })
  createdAt!: string;

  @Field(() => String, { description: "Last changed, ISO instant, UTC." })
  updatedAt!: string;
}

export const JobConnection = connectionOf(() => JobType, "Job");
