import { Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType("DueRepeat", { description: "A product that a client owns, and when it will buy it again." })
export class DueRepeatType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Its name." })
  clientName!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Its name." })
  productName!: string;

  @Field(() => Int, { description: "Purchases so far, on different days." })
  purchases!: number;

  @Field(() => Int, { description: "Days since the last one." })
  idleDays!: number;

  @Field(() => Int, { description: "Days ahead that the chance is about." })
  horizonDays!: number;

  @Field(() => Float, { description: "Chance of another purchase within the horizon, 0 to 1." })
  chance!: number;

  @Field(() => Int, { nullable: true, description: "Days until it is as likely as not; null when that lies beyond what was ever seen." })
  medianDays!: number | null;

  @Field(() => Boolean, { description: "Whether clients like it have mostly bought again by now." })
  overdue!: boolean;
}

@ObjectType("LeavingClient", { description: "A client that has been silent about one of its problems for unusually long." })
export class LeavingClientType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Its name." })
  clientName!: string;

  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => String, { description: "Its name." })
  problemLabel!: string;

  @Field(() => Int, { description: "Days on which it bought for the problem." })
  deals!: number;

  @Field(() => Int, { description: "Days since the last one." })
  idleDays!: number;

  @Field(() => Float, { description: "Chance of a silence this long for a client that stays, 0 to 1: the smaller, the surer." })
  stayChance!: number;

  @Field(() => Boolean, { description: "Whether it bought for other problems since: it leaves the problem, not the company." })
  buysElsewhere!: boolean;
}

@ObjectType("LossReason", { description: "Why deals were lost." })
export class LossReasonType {
  @Field(() => String, { description: "The reason, in the words of whoever lost it." })
  reason!: string;

  @Field(() => Int, { description: "Deals lost for it." })
  deals!: number;
}

@ObjectType("LossEvidence", { description: "What lost deals say about a product." })
export class LossEvidenceType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Its name." })
  productName!: string;

  @Field(() => Int, { description: "Won deals." })
  won!: number;

  @Field(() => Int, { description: "Lost deals." })
  lost!: number;

  @Field(() => Float, { description: "Share won, shrunk towards that of all products." })
  winRate!: number;

  @Field(() => Float, { description: "log(win rate / that of all): negative where it is lost more often than others." })
  effect!: number;

  @Field(() => [LossReasonType], { description: "Reasons given, most frequent first." })
  reasons!: LossReasonType[];
}
