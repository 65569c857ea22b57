import { Field, Float, ID, Int, ObjectType } from "type-graphql";

@ObjectType("SignalContribution", { description: "What one signal adds to a score." })
export class SignalContributionType {
  @Field(() => String, { description: "Name of the signal." })
  signal!: string;

  @Field(() => String, { description: "The signal in words." })
  label!: string;

  @Field(() => Float, { description: "What it adds to the score, in the score's unit (log-odds); may be negative." })
  contribution!: number;
}

@ObjectType("RelatedPurchase", { description: "A product that the client owns and that shares clients with the offered one." })
export class RelatedPurchaseType {
  @Field(() => ID, { description: "The owned product." })
  productId!: string;

  @Field(() => String, { description: "Its name." })
  productName!: string;

  @Field(() => Int, { description: "Clients who bought both." })
  clientsBoth!: number;

  @Field(() => Float, { description: "Clients who bought both over those expected by chance." })
  lift!: number;

  @Field(() => Float, { description: "Lower end of the 95 % interval of the lift." })
  liftLow!: number;

  @Field(() => Float, { description: "Upper end of the 95 % interval of the lift." })
  liftHigh!: number;
}

@ObjectType("NearestDeal", { description: "A won deal on the offered product by a client like this one." })
export class NearestDealType {
  @Field(() => ID, { description: "That client." })
  clientId!: string;

  @Field(() => String, { description: "Its name." })
  clientName!: string;

  @Field(() => String, { nullable: true, description: "Day of the deal, ISO date, UTC." })
  wonOn!: string | null;

  @Field(() => Float, { nullable: true, description: "Its amount, reporting currency; null when it is not known." })
  amount!: number | null;

  @Field(() => Float, { description: "How alike the two clients' products are (Jaccard), 0 to 1." })
  similarity!: number;
}

@ObjectType("ClientProblem", { description: "A problem of a client with its share." })
export class ClientProblemType {
  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => String, { description: "Its name." })
  problemLabel!: string;

  @Field(() => Float, { description: "The client's share of it, 0 to 1." })
  share!: number;
}

@ObjectType("LostOffer", { description: "A deal on the offered product that was lost with this client." })
export class LostOfferType {
  @Field(() => String, { nullable: true, description: "Day on which it was lost, ISO date, UTC." })
  lostOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why, in the words of whoever lost it; null where nobody said." })
  reason!: string | null;
}

@ObjectType("OfferLosses", { description: "Lost deals behind an offer." })
export class OfferLossesType {
  @Field(() => [LostOfferType], { description: "Deals on this product that were lost with this client, latest first." })
  withClient!: LostOfferType[];

  @Field(() => Int, { description: "Won deal lines on the product, of all clients." })
  productWon!: number;

  @Field(() => Int, { description: "Lost deal lines on the product, of all clients." })
  productLost!: number;

  @Field(() => Float, { description: "What lost deals add to the score, mostly below 0; 0 where the policy does not use them." })
  contribution!: number;
}

@ObjectType("Evidence", { description: "What a recommendation rests on." })
export class EvidenceType {
  @Field(() => [ClientProblemType], { description: "The client's problems, largest share first, at most five of at least .05." })
  clientProblems!: ClientProblemType[];

  @Field(() => ID, { nullable: true, description: "The problem through which the product is offered." })
  problemId!: string | null;

  @Field(() => String, { nullable: true, description: "Its name." })
  problemLabel!: string | null;

  @Field(() => Float, { nullable: true, description: "The client's share of it, 0 to 1." })
  problemShare!: number | null;

  @Field(() => Int, { nullable: true, description: "Clients whose largest share is that problem." })
  problemClients!: number | null;

  @Field(() => Int, { nullable: true, description: "Those of them who bought the product." })
  problemBuyers!: number | null;

  @Field(() => RelatedPurchaseType, { nullable: true, description: "The owned product whose clients most surely also buy this one." })
  intersection!: RelatedPurchaseType | null;

  @Field(() => [NearestDealType], { description: "Won deals on the product by the most similar clients." })
  nearestDeals!: NearestDealType[];

  @Field(() => OfferLossesType, {
    nullable: true,
    description: "Lost deals on this product; null where none was lost, with this client or another.",
  })
  losses!: OfferLossesType | null;

  @Field(() => [SignalContributionType], { description: "What each signal adds to the score, largest first." })
  contributions!: SignalContributionType[];

  @Field(() => String, { nullable: true, description: "Said when there is too little data on this client, so that the prior decides." })
  priorNote!: string | null;
}

@ObjectType("Recommendation", { description: "A product to offer to a client next, and why." })
export class RecommendationType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => Int, { description: "Rank on the slate, from 1." })
  rank!: number;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Name of the product, its id where it has none." })
  productName!: string;

  @Field(() => String, { nullable: true, description: "Category of the product." })
  category!: string | null;

  @Field(() => Float, { description: "Score in the policy's own unit; compare within one client and policy only." })
  score!: number;

  @Field(() => Float, { description: "P(this product at this rank given those above), in (0, 1]; 1 when the policy does not explore." })
  propensity!: number;

  @Field(() => ID, { nullable: true, description: "The problem through which it is offered." })
  problemId!: string | null;

  @Field(() => String, { nullable: true, description: "Name of that problem." })
  problemLabel!: string | null;

  @Field(() => String, { description: "Why, in words." })
  reason!: string;

  @Field(() => Boolean, { description: "Whether the offer was drawn to learn: the best guess at this rank was another." })
  exploration!: boolean;

  @Field(() => Boolean, { description: "Whether there is too little data on this client, so that the prior decides." })
  littleData!: boolean;

  @Field(() => EvidenceType, { description: "What it rests on." })
  evidence!: EvidenceType;
}

@ObjectType("PolicyInfo", { description: "A policy that can rank products." })
export class PolicyInfoType {
  @Field(() => String, { description: "Name, to give as `policy`." })
  name!: string;

  @Field(() => String, { description: "What it does." })
  description!: string;
}
