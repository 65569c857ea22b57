import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("OpenOffer", { description: "A product that a client does not have yet. Chances are forecasts, not effects of an offer." })
export class OpenOfferType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Its name, the id where it has none." })
  clientName!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Its name, the id where it has none." })
  productName!: string;

  @Field(() => Float, { description: "P(first purchase within the horizon), 0 to 1." })
  probability!: number;

  @Field(() => Float, { nullable: true, description: "Expected amount if it comes, reporting currency; null where nothing is known." })
  expectedAmount!: number | null;

  @Field(() => Float, { nullable: true, description: "probability times expectedAmount." })
  expectedValue!: number | null;

  @Field(() => Int, {
    description: "Clients behind it: buyers among those of the same largest problem, or all buyers where there is no structure.",
  })
  supportClients!: number;

  @Field(() => ID, { nullable: true, description: "The problem through which it fits." })
  problemId!: string | null;

  @Field(() => String, { nullable: true, description: "Name of that problem." })
  problemLabel!: string | null;

  @Field(() => String, { description: "Why, in words." })
  reason!: string;

  @Field(() => Boolean, { description: "Whether there is too little data on this client, so that the prior decides." })
  littleData!: boolean;
}

export enum OpenOfferOrderEnum {
  EXPECTED_VALUE = "expectedValue",
  PROBABILITY = "probability",
}
registerEnumType(OpenOfferOrderEnum, {
  name: "OpenOfferOrder",
  description: "Order of open offers.",
  valuesConfig: {
    EXPECTED_VALUE: { description: "Highest expected value first; unknown values last." },
    PROBABILITY: { description: "Most probable first." },
  },
});

export enum WhitespaceKeyEnum {
  CLIENT = "client",
  PRODUCT = "product",
  PROBLEM = "problem",
  SEGMENT = "segment",
}
registerEnumType(WhitespaceKeyEnum, {
  name: "WhitespaceKey",
  description: "What whitespace is summed by.",
  valuesConfig: {
    CLIENT: { description: "Client." },
    PRODUCT: { description: "Product." },
    PROBLEM: { description: "Problem through which a product fits a client." },
    SEGMENT: { description: "Value of a firmographic attribute; every attribute splits the same total." },
  },
});

@ObjectType("WhitespaceSum", { description: "Chances and worth over some clients and the products they do not have." })
export class WhitespaceSumType {
  @Field(() => ID, { description: "Id of the client, product or problem; the value of the attribute for a segment." })
  id!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The attribute, for a segment." })
  attribute!: string | null;

  @Field(() => Int, { description: "Clients in the sum." })
  nClients!: number;

  @Field(() => Int, { description: "Client-product cells in the sum." })
  nCells!: number;

  @Field(() => Float, { description: "Expected first purchases within the horizon." })
  expectedAdoptions!: number;

  @Field(() => Float, { description: "Expected amount of them, reporting currency; unknown amounts add nothing." })
  expectedValue!: number;
}

@ObjectType("WhitespaceSums", { description: "Whitespace summed by one key." })
export class WhitespaceSumsType {
  @Field(() => Int, { description: "Days within which purchases are expected." })
  horizonDays!: number;

  @Field(() => [String], { description: "What bounded the work, in sentences." })
  bounds!: readonly string[];

  @Field(() => [WhitespaceSumType], { description: "Highest expected value first." })
  rows!: readonly WhitespaceSumType[];
}

export const OpenOfferConnection = connectionOf(() => OpenOfferType, "OpenOffer");
