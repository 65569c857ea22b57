import { GraphQLJSONObject } from "graphql-scalars";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { JobStatusEnum } from "../jobs/job.types";

@ObjectType("Simulation", { description: "Policies played where the truth is known: regret in planted markets, value in the own history." })
export class SimulationType {
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
    description: "`planted`: what `dealgraph simulate --out` writes; `history`: what it writes with --store; null until it succeeded.",
  })
  report!: Readonly<Record<string, unknown>> | null;
}
