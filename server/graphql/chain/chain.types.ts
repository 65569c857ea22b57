import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("ChainLink", { description: "One problem followed by another in clients' histories." })
export class ChainLinkType {
  /** Positions of both problems in the run's list. */
  from!: number;
  to!: number;

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

@ObjectType("ChainTime", { description: "Days between a client's first deals for two problems, over clients who met them in this order." })
export class ChainTimeType {
  @Field(() => Int, { description: "Clients who met both, in this order." })
  nClients!: number;

  @Field(() => Float, { description: "Median, days." })
  medianDays!: number;

  @Field(() => Float, { description: "Lower quartile, days." })
  lowDays!: number;

  @Field(() => Float, { description: "Upper quartile, days." })
  highDays!: number;
}

@ObjectType("DueClient", { description: "A client who met the earlier problem of a link, not yet the later one." })
class DueClientType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Name of the client, its id where it has none." })
  clientName!: string;

  @Field(() => String, { description: "Day of its first deal for the earlier problem, ISO date, UTC." })
  since!: string;

  @Field(() => Int, { description: "Days since then, by the last dated deal of the run." })
  waitedDays!: number;

  @Field(() => Int, { description: "Days that the chance is meant for." })
  withinDays!: number;

  @Field(() => Float, {
    description: "Chance of a first deal for the later problem in that time, 0 to 1, from clients who waited as long.",
  })
  chance!: number;
}

export const DueClientConnection = connectionOf(() => DueClientType, "DueClient");
export const ChainLinkConnection = connectionOf(() => ChainLinkType, "ChainLink");
