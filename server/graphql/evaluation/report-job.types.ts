import { Field, Float, ID, ObjectType } from "type-graphql";
import { JobStatusEnum } from "../jobs/job.types";

/** What every job has that ends in a report. */
@ObjectType()
export abstract class ReportJobType {
  @Field(() => ID, { description: "Its job." })
  id!: string;

  @Field(() => JobStatusEnum, { description: "How it stands." })
  status!: JobStatusEnum;

  @Field(() => Float, { description: "Done so far, 0 to 1." })
  progress!: number;

  @Field(() => String, { description: "What it is doing." })
  stage!: string;

  @Field(() => String, { nullable: true, description: "Why it failed." })
  error!: string | null;

  @Field(() => String, { description: "Asked for, ISO instant, UTC." })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: "Over, ISO instant, UTC." })
  finishedAt!: string | null;
}
