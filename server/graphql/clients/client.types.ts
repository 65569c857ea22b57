import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("Attribute", { description: "A firmographic or other extra column." })
export class AttributeType {
  @Field(() => String, { description: "Column name." })
  name!: string;

  @Field(() => String, { description: "Value as it was loaded." })
  value!: string;
}

@ObjectType("Client", { description: "A customer with deals." })
export class ClientType {
  @Field(() => ID, { description: "Id in its source system." })
  id!: string;

  @Field(() => String, { description: "Name, the id where it has none." })
  name!: string;

  @Field(() => [AttributeType], { description: "Firmographics and other extra columns, by name." })
  attributes!: AttributeType[];

  @Field(() => Boolean, { description: "Whether the active run knows the client; if not, recommendations come from the prior." })
  inActiveRun!: boolean;

  @Field(() => Int, { description: "Distinct products bought, by the active run's date; 0 when it does not know the client." })
  nProducts!: number;

  @Field(() => Int, { description: "Won deal lines, by the active run's date." })
  nDeals!: number;

  @Field(() => Float, { description: "Sum of the known amounts of the won deals, reporting currency." })
  amount!: number;

  @Field(() => String, { nullable: true, description: "Day of the first dated won deal, ISO date, UTC." })
  firstDealOn!: string | null;

  @Field(() => String, { nullable: true, description: "Day of the last dated won deal, ISO date, UTC." })
  lastDealOn!: string | null;

  @Field(() => ID, { nullable: true, description: "State of the client in the active run." })
  stateId!: string | null;

  @Field(() => ID, { nullable: true, description: "Problem with the largest share." })
  topProblemId!: string | null;

  @Field(() => Float, { nullable: true, description: "The largest share, 0 to 1." })
  topShare!: number | null;

  @Field(() => Boolean, { description: "Whether its deals fit no problem better than popularity." })
  misfit!: boolean;
}

@ObjectType("MixtureShare", { description: "One problem of a client's mixture." })
export class MixtureShareType {
  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => String, { description: "Name of the problem." })
  problemLabel!: string;

  @Field(() => Float, { description: "Share, 0 to 1; the shares of a client sum to 1." })
  share!: number;

  @Field(() => Float, { nullable: true, description: "Lower end of the 90 % posterior interval; null for a mean over clients." })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: "Upper end of the 90 % posterior interval; null for a mean over clients." })
  high!: number | null;
}

@ObjectType("MixtureMoment", { description: "A client's mixture after one of its days." })
export class MixtureMomentType {
  @Field(() => String, { description: "The day, ISO date, UTC." })
  on!: string;

  @Field(() => Int, { description: "Won deal lines by then." })
  nDeals!: number;

  @Field(() => Int, { description: "Distinct products by then." })
  nProducts!: number;

  @Field(() => [MixtureShareType], { description: "Problems with 2 % or more at some time, in the order of the run." })
  shares!: MixtureShareType[];
}

export enum DealStageEnum {
  WON = "won",
  LOST = "lost",
  OPEN = "open",
}
registerEnumType(DealStageEnum, {
  name: "DealStage",
  description: "How a deal stands.",
  valuesConfig: {
    WON: { description: "Closed and won: it verifies that a problem was there." },
    LOST: { description: "Closed and lost." },
    OPEN: { description: "Not closed yet." },
  },
});

export enum DealKindEnum {
  DEAL = "deal",
  RETURN = "return",
  RENEWAL = "renewal",
}
registerEnumType(DealKindEnum, {
  name: "DealKind",
  description: "What kind of line it is.",
  valuesConfig: {
    DEAL: { description: "A sale." },
    RETURN: { description: "Something came back." },
    RENEWAL: { description: "A sale of what the client has already." },
  },
});

@ObjectType("Deal", { description: "One line of a deal: a product for a client." })
export class DealType {
  @Field(() => ID, { description: "Id of the deal; with the product it is the key of the line." })
  dealId!: string;

  @Field(() => ID, { description: "The client, as the deal names it." })
  clientId!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Name of the product, its id where it has none." })
  productName!: string;

  @Field(() => DealStageEnum, { description: "Won, lost or open." })
  stage!: DealStageEnum;

  @Field(() => DealKindEnum, { description: "Deal, return or renewal." })
  kind!: DealKindEnum;

  @Field(() => String, { nullable: true, description: "Opened, ISO date or instant, UTC." })
  openedAt!: string | null;

  @Field(() => String, { nullable: true, description: "Closed, ISO date or instant, UTC." })
  closedAt!: string | null;

  @Field(() => Float, { nullable: true, description: "Amount in `currency`." })
  amount!: number | null;

  @Field(() => String, { nullable: true, description: "Currency of the amount, as loaded; null is the reporting currency." })
  currency!: string | null;

  @Field(() => Float, { nullable: true, description: "Quantity in the product's own unit." })
  quantity!: number | null;

  @Field(() => ID, { nullable: true, description: "Sales agent." })
  agentId!: string | null;

  @Field(() => ID, { nullable: true, description: "Funnel that won it." })
  funnelId!: string | null;

  @Field(() => String, { nullable: true, description: "How it was won: channel, campaign, tactic." })
  mechanic!: string | null;
}

export const ClientConnection = connectionOf(() => ClientType, "Client");
export const DealConnection = connectionOf(() => DealType, "Deal");
