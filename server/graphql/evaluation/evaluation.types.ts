import { GraphQLJSONObject } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { ReportJobType } from "./report-job.types";

@ObjectType("Evaluation", { description: "Recommendations judged at past dates by what came after them." })
export class EvaluationType extends ReportJobType {
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: "What report.json of `dealgraph evaluate` holds; null until it succeeded.",
  })
  report!: Readonly<Record<string, unknown>> | null;
}
