import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";
import { DueRepeatType } from "../retention/retention.types";
import { RecommendationType } from "../recommendations/recommendation.types";

export enum OutcomeKindEnum {
  ACCEPTED = "accepted",
  REJECTED = "rejected",
  IGNORED = "ignored",
}
registerEnumType(OutcomeKindEnum, {
  name: "OutcomeKind",
  description: "What became of an offer.",
  valuesConfig: {
    ACCEPTED: { description: "The client took it." },
    REJECTED: { description: "The client said no." },
    IGNORED: { description: "Nobody answered in time." },
  },
});

@ObjectType("Outcome", { description: "What became of a decision." })
export class OutcomeType {
  @Field(() => ID, { description: "Id given by the caller; the same id is recorded once." })
  id!: string;

  @Field(() => OutcomeKindEnum, { description: "Accepted, rejected or ignored." })
  kind!: OutcomeKindEnum;

  @Field(() => String, { description: "When, ISO instant, UTC." })
  at!: string;

  @Field(() => Float, { nullable: true, description: "Amount of the deal, reporting currency." })
  amount!: number | null;
}

@ObjectType("Decision", { description: "One product offered to one client, as it was logged." })
export class DecisionType {
  @Field(() => ID, { description: "Id of the decision." })
  id!: string;

  @Field(() => String, { description: "When it was served, ISO instant, UTC." })
  at!: string;

  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => Int, { description: "Rank on the slate, from 1." })
  rank!: number;

  @Field(() => Float, { description: "Score in the policy's own unit." })
  score!: number;

  @Field(() => Float, { description: "P(this product at this rank given those above), in (0, 1]." })
  propensity!: number;

  @Field(() => Int, { description: "Products that could have been offered at this rank." })
  nCandidates!: number;

  @Field(() => String, { description: "Policy that decided." })
  policyName!: string;

  @Field(() => Int, { description: "Its version, from 1; each learnt outcome makes a new one." })
  policyVersion!: number;

  @Field(() => ID, { description: "Run on which the policy stood." })
  runId!: string;

  @Field(() => ID, { nullable: true, description: "State of the client at that time." })
  stateId!: string | null;

  @Field(() => ID, { nullable: true, description: "Problem through which the product was offered." })
  problemId!: string | null;

  @Field(() => Int, { description: "Seed of the draw." })
  seed!: number;

  @Field(() => String, { description: "Why, in words." })
  reason!: string;

  @Field(() => ID, { description: "The answer it belongs to; ranks of one slate share it." })
  slateId!: string;

  @Field(() => String, { description: "`champion`, `challenger`, or `shadow`: decided and logged, but shown to nobody." })
  role!: string;

  @Field(() => ID, { nullable: true, description: "The comparison of champion and challenger that it is part of." })
  experimentId!: string | null;

  @Field(() => String, { description: "Digest of everything the policy saw; equal for equal situations." })
  featuresDigest!: string;

  @Field(() => Float, {
    nullable: true,
    description: "The policy's own chance that it is accepted, 0 to 1; null where it makes no such claim.",
  })
  predicted!: number | null;
}

@ObjectType("HeldBackProduct", { description: "A product that the guardrails held back." })
export class HeldBackProductType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, {
    description: "The rule: `do-not-offer`, `not-launched`, `discontinued`, `not-eligible`, `capacity` or `rejected`.",
  })
  rule!: string;
}

@ObjectType("ServedItem", { description: "A logged decision with its recommendation." })
export class ServedItemType {
  @Field(() => ID, { description: "Id to report the outcome with." })
  decisionId!: string;

  @Field(() => RecommendationType, { description: "What was offered." })
  recommendation!: RecommendationType;
}

@ObjectType("ServedRepeat", { description: "A logged offer of a product that the client owns." })
export class ServedRepeatType {
  @Field(() => ID, { description: "Id to report the outcome with." })
  decisionId!: string;

  @Field(() => DueRepeatType, { description: "What was offered again." })
  repeat!: DueRepeatType;
}

@ObjectType("ServedSlate", { description: "A slate that was served and logged." })
export class ServedSlateType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Policy that decided." })
  policyName!: string;

  @Field(() => Int, { description: "Its version." })
  policyVersion!: number;

  @Field(() => ID, { description: "Run on which the policy stands." })
  runId!: string;

  @Field(() => String, { description: "In which part it decided: `champion` or `challenger`." })
  role!: string;

  @Field(() => ID, { nullable: true, description: "The comparison that it is part of." })
  experimentId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why nothing was offered at all: `do-not-offer` or `contact-pressure`; null otherwise.",
  })
  blocked!: string | null;

  @Field(() => [HeldBackProductType], { description: "Products that the guardrails held back." })
  heldBack!: HeldBackProductType[];

  @Field(() => [ServedItemType], { description: "The slate, by rank." })
  items!: ServedItemType[];

  @Field(() => [ServedRepeatType], { description: "Owned products that are due again, where the guardrails want them (`repeatChance`)." })
  repeats!: ServedRepeatType[];
}

@InputType("RecordOutcomeInput", { description: "What became of a decision." })
export class RecordOutcomeInput {
  @Field(() => ID, { description: "Id of this report, chosen by the caller: sending it again changes nothing." })
  id!: string;

  @Field(() => ID, { description: "The decision." })
  decisionId!: string;

  @Field(() => OutcomeKindEnum, { description: "Accepted, rejected or ignored." })
  kind!: OutcomeKindEnum;

  @Field(() => Float, { nullable: true, description: "Amount of the deal, reporting currency, 0 or more." })
  amount?: number | null;

  @Field(() => String, { nullable: true, description: "When, ISO date or instant, UTC; now where missing." })
  at?: string | null;
}

@ObjectType("RecordedOutcome", { description: "Answer to a reported outcome." })
export class RecordedOutcomeType {
  @Field(() => Boolean, { description: "False when this report was known before; nothing changed then." })
  recorded!: boolean;

  @Field(() => Int, { description: "Version of the policy after it." })
  policyVersion!: number;

  @Field(() => DecisionType, { description: "The decision." })
  decision!: DecisionType;
}

export const DecisionConnection = connectionOf(() => DecisionType, "Decision");
