import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { JobStatusEnum } from "../jobs/job.types";

@ObjectType("Evaluation", { description: "Recommendations judged at past dates by what came after them." })
export class EvaluationType {
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

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "What report.json of `dealgraph evaluate` holds; null until it succeeded.",
  })
  report!: Readonly<Record<string, unknown>> | null;
}
