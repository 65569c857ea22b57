import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("ChainLink", { description: "One problem followed by another in clients' histories." })
export class ChainLinkType {
  @Field(() => ID, { description: "The earlier problem." })
  fromProblemId!: string;

  @Field(() => String, { description: "Name of the earlier problem." })
  fromLabel!: string;

  @Field(() => ID, { description: "The later problem." })
  toProblemId!: string;

  @Field(() => String, { description: "Name of the later problem." })
  toLabel!: string;

  @Field(() => Float, { description: "Soft count of pairs of deals in this order." })
  observed!: number;

  @Field(() => Float, { description: "Mean of that count when dates are permuted within each client." })
  expected!: number;

  @Field(() => Float, { description: "observed over expected." })
  lift!: number;

  @Field(() => Float, { description: "One-sided p-value of the order, 0 to 1." })
  pValue!: number;

  @Field(() => Float, { description: "Benjamini-Hochberg q-value, 0 to 1." })
  qValue!: number;

  @Field(() => Int, { description: "Clients who contribute." })
  clients!: number;
}

export const ChainLinkConnection = connectionOf(() => ChainLinkType, "ChainLink");
