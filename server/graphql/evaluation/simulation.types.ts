import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { ReportJobType } from "./report-job.types";

@ObjectType("Simulation", { description: "Policies played where the truth is known: regret in planted markets, value in the own history." })
export class SimulationType extends ReportJobType {
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "`planted`: what `dealgraph simulate --out` writes; `history`: what it writes with --store; null until it succeeded.",
  })
  report!: Readonly<Record<string, unknown>> | null;
}
