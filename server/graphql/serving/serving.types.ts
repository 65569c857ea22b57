import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";

@ObjectType("DoNotOffer", { description: "Somebody or something that is not to be offered." })
@InputType("DoNotOfferInput", { description: "Somebody or something that is not to be offered." })
export class DoNotOfferType {
  @Field(() => ID, { nullable: true, description: "The client; null: nobody is offered the product." })
  clientId!: string | null;

  @Field(() => ID, { nullable: true, description: "The product; null: the client is offered nothing." })
  productId!: string | null;

  @Field(() => String, { nullable: true, description: "Last day on which it holds, ISO date, UTC; null: for good." })
  until!: string | null;

  @Field(() => String, { description: "Why." })
  reason!: string;
}

@ObjectType("EligibilityRule", { description: "Which clients a product or category is for." })
@InputType("EligibilityRuleInput", { description: "Which clients a product or category is for." })
export class EligibilityRuleType {
  @Field(() => ID, { nullable: true, description: "The product; null: a category." })
  productId!: string | null;

  @Field(() => String, { nullable: true, description: "The category; null: one product." })
  category!: string | null;

  @Field(() => String, { description: "Attribute of the client that decides." })
  attribute!: string;

  @Field(() => [String], { nullable: true, description: "Values that are served; null: all that are not denied." })
  allow!: string[] | null;

  @Field(() => [String], { description: "Values that are not served." })
  deny!: string[];
}

@ObjectType("OfferCapacity", { description: "At most so many offers of a product in so many days." })
@InputType("OfferCapacityInput", { description: "At most so many offers of a product in so many days." })
export class OfferCapacityType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => Int, { description: "Offers, 0 or more." })
  offers!: number;

  @Field(() => Int, { description: "Days, 1 or more." })
  days!: number;
}

@ObjectType("ContactPressure", { description: "At most so many slates to one client in so many days." })
@InputType("ContactPressureInput", { description: "At most so many slates to one client in so many days." })
export class ContactPressureType {
  @Field(() => Int, { description: "Slates, 0 or more." })
  slates!: number;

  @Field(() => Int, { description: "Days, 1 or more." })
  days!: number;
}

@ObjectType("GuardrailRules", { description: "What may be offered to whom, whatever a policy thinks of it." })
export class GuardrailRulesType {
  @Field(() => [DoNotOfferType], { description: "Clients and products that are not to be offered." })
  doNotOffer!: DoNotOfferType[];

  @Field(() => [EligibilityRuleType], { description: "Which clients products are for." })
  eligibility!: EligibilityRuleType[];

  @Field(() => [OfferCapacityType], { description: "Limits of offers by product." })
  capacity!: OfferCapacityType[];

  @Field(() => ContactPressureType, { nullable: true, description: "Limit of slates by client; null: none." })
  contactPressure!: ContactPressureType | null;

  @Field(() => Int, { description: "Products with fewer owners are not offered." })
  minOwners!: number;

  @Field(() => Int, { description: "Clients with fewer products are never explored on." })
  minOwnedToExplore!: number;

  @Field(() => Float, { description: "Largest probability of another offer than the best one, 0 to 1." })
  mostExploration!: number;

  @Field(() => Int, { description: "Days for which a product is not offered again to a client who turned it down." })
  rejectedForDays!: number;

  @Field(() => Float, { nullable: true, description: "Chance of a repeat from which an owned product is offered again; null: never." })
  repeatChance!: number | null;

  @Field(() => Int, { description: "Days after which an offer without an outcome counts as ignored." })
  ignoredAfterDays!: number;
}

@InputType("GuardrailRulesInput", { description: "Guardrails; what is left out is at its default." })
export class GuardrailRulesInput {
  @Field(() => [DoNotOfferType], { nullable: true, description: "Clients and products that are not to be offered." })
  doNotOffer?: DoNotOfferType[] | null;

  @Field(() => [EligibilityRuleType], { nullable: true, description: "Which clients products are for." })
  eligibility?: EligibilityRuleType[] | null;

  @Field(() => [OfferCapacityType], { nullable: true, description: "Limits of offers by product." })
  capacity?: OfferCapacityType[] | null;

  @Field(() => ContactPressureType, { nullable: true, description: "Limit of slates by client." })
  contactPressure?: ContactPressureType | null;

  @Field(() => Int, { nullable: true, description: "Products with fewer owners are not offered." })
  minOwners?: number | null;

  @Field(() => Int, { nullable: true, description: "Clients with fewer products are never explored on." })
  minOwnedToExplore?: number | null;

  @Field(() => Float, { nullable: true, description: "Largest probability of another offer than the best one, 0 to 1." })
  mostExploration?: number | null;

  @Field(() => Int, { nullable: true, description: "Days for which a product is not offered again to a client who turned it down." })
  rejectedForDays?: number | null;

  @Field(() => Float, { nullable: true, description: "Chance of a repeat from which an owned product is offered again." })
  repeatChance?: number | null;

  @Field(() => Int, { nullable: true, description: "Days after which an offer without an outcome counts as ignored." })
  ignoredAfterDays?: number | null;
}

@ObjectType("Guardrails", { description: "The guardrails in force." })
export class GuardrailsType {
  @Field(() => Int, { description: "Version, from 1; 0 are the defaults." })
  version!: number;

  @Field(() => String, { nullable: true, description: "When they were set, ISO instant, UTC." })
  at!: string | null;

  @Field(() => String, { nullable: true, description: "Who set them." })
  by!: string | null;

  @Field(() => GuardrailRulesType, { description: "The rules." })
  rules!: GuardrailRulesType;
}

@ObjectType("Deployment", { description: "Which policies decide, and in which part." })
export class DeploymentType {
  @Field(() => Int, { description: "Version, from 1; 0 is the default." })
  version!: number;

  @Field(() => String, { nullable: true, description: "Since when, ISO instant, UTC." })
  at!: string | null;

  @Field(() => String, { nullable: true, description: "Who set it." })
  by!: string | null;

  @Field(() => String, { description: "The policy that decides." })
  champion!: string;

  @Field(() => String, { nullable: true, description: "The policy that decides a share of the slates, drawn by chance." })
  challenger!: string | null;

  @Field(() => Float, { nullable: true, description: "That share, between 0 and 1." })
  split!: number | null;

  @Field(() => ID, { nullable: true, description: "The comparison of the two; decisions carry it." })
  experimentId!: string | null;

  @Field(() => String, { nullable: true, description: "When the comparison began, ISO instant, UTC." })
  experimentStartedAt!: string | null;

  @Field(() => String, { nullable: true, description: "The policy that decides beside it and is only logged." })
  shadow!: string | null;
}

@InputType("DeployInput", { description: "Who decides from now on." })
export class DeployInput {
  @Field(() => String, { description: "The policy that decides." })
  champion!: string;

  @Field(() => String, { nullable: true, description: "The policy that decides a share of the slates." })
  challenger?: string | null;

  @Field(() => Float, { nullable: true, description: "That share, between 0 and 1; .5 where missing." })
  split?: number | null;

  @Field(() => String, { nullable: true, description: "A policy that decides beside it and is only logged." })
  shadow?: string | null;

  @Field(() => Int, { nullable: true, description: "Version this was made from; refused when another came between." })
  expectedVersion?: number | null;
}

@ObjectType("ComparedSide", { description: "One side of a comparison." })
export class ComparedSideType {
  @Field(() => Int, { description: "Slates it decided." })
  slates!: number;

  @Field(() => Float, { nullable: true, description: "Reward per slate; null without slates." })
  mean!: number | null;
}

@ObjectType("ComparedDifference", { description: "Challenger less champion, reward per slate." })
export class ComparedDifferenceType {
  @Field(() => Float, { description: "Estimate." })
  value!: number;

  @Field(() => Float, { description: "Lower end of the 95 % confidence sequence: it holds at every look." })
  low!: number;

  @Field(() => Float, { description: "Upper end." })
  high!: number;
}

@ObjectType("DeploymentComparison", { description: "How champion and challenger do; may be looked at whenever and acted upon at once." })
export class DeploymentComparisonType {
  @Field(() => ID, { description: "The comparison." })
  experimentId!: string;

  @Field(() => Int, { description: "Slates old enough to have been answered." })
  ripeSlates!: number;

  @Field(() => ComparedSideType, { description: "The champion." })
  champion!: ComparedSideType;

  @Field(() => ComparedSideType, { description: "The challenger." })
  challenger!: ComparedSideType;

  @Field(() => ComparedDifferenceType, { nullable: true, description: "Null without slates of both sides." })
  difference!: ComparedDifferenceType | null;

  @Field(() => String, { description: "`too early`, `go on`, `challenger wins`, `champion wins` or `no difference`." })
  verdict!: string;
}

@ObjectType("PolicyVersion", { description: "A version of a policy that decides now." })
export class PolicyVersionType {
  @Field(() => String, { description: "The policy." })
  policy!: string;

  @Field(() => Int, { description: "Its version." })
  version!: number;
}

@ObjectType("ClosedOffers", { description: "Offers that nobody answered." })
export class ClosedOffersType {
  @Field(() => Int, { description: "Offers recorded as ignored just now." })
  ignored!: number;
}
