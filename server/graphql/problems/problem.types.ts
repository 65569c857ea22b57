import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("Firmographic", { description: "A client attribute over-represented among the clients of a problem." })
export class FirmographicType {
  @Field(() => String, { description: "Attribute name." })
  attribute!: string;

  @Field(() => String, { description: "Attribute value." })
  value!: string;

  @Field(() => Int, { description: "Clients with this value whose largest share is the problem." })
  clients!: number;

  @Field(() => Float, { description: "Share of the problem's clients (attribute known) with this value, 0 to 1." })
  share!: number;

  @Field(() => Float, { description: "Share of all clients (attribute known) with this value, 0 to 1." })
  baseline!: number;

  @Field(() => Float, { description: "share over baseline." })
  lift!: number;

  @Field(() => Float, { description: "P(at least as many) under the hypergeometric null, 0 to 1." })
  pValue!: number;

  @Field(() => Float, { description: "Benjamini-Hochberg q-value over all attributes and problems of the run, 0 to 1." })
  qValue!: number;
}

export enum LineageKindEnum {
  FIRST = "first",
  KEPT = "kept",
  SPLIT = "split",
  MERGED = "merged",
  BORN = "born",
}
registerEnumType(LineageKindEnum, {
  name: "LineageKind",
  description: "What became of a problem since the run before.",
  valuesConfig: {
    FIRST: { description: "There was no run before." },
    KEPT: { description: "It is an old problem, with its id and name." },
    SPLIT: { description: "It was cut out of an old problem that lives on under its own id." },
    MERGED: { description: "It has the id of an old problem and swallowed others." },
    BORN: { description: "No old problem resembles it." },
  },
});

@ObjectType("ProblemLineage", { description: "Where a problem comes from." })
export class ProblemLineageType {
  @Field(() => LineageKindEnum, { description: "What became of it." })
  kind!: LineageKindEnum;

  @Field(() => [ID], { description: "Old problems it has to do with, the closest first." })
  from!: string[];

  @Field(() => Float, { description: "Overlap with the closest of them, 0 to 1." })
  overlap!: number;
}

@ObjectType("Problem", { description: "A latent client problem: products that the same clients buy because they solve one thing." })
export class ProblemType {
  /** Position in the run's list of problems. */
  index!: number;

  @Field(() => ID, { description: "Stable id, `p0`, `p1`, ...; kept across runs." })
  id!: string;

  @Field(() => String, { description: "The name that people gave, or one made from its most characteristic products." })
  label!: string;

  @Field(() => String, { description: "The name made from its products, whatever people called it." })
  generatedLabel!: string;

  @Field(() => Boolean, { description: "Whether people named it." })
  named!: boolean;

  @Field(() => Float, { description: "Share of all won client-product pairs that it explains, 0 to 1." })
  share!: number;

  @Field(() => Int, { description: "Clients whose largest share it is." })
  nClients!: number;

  @Field(() => Int, { description: "Products whose heaviest problem it is." })
  nProducts!: number;

  @Field(() => Float, { nullable: true, description: "How well it recurs over other starts, 0 to 1; null when it was not measured." })
  stability!: number | null;

  @Field(() => [String], { description: "Names of its most characteristic products, most characteristic first." })
  topProductNames!: string[];

  @Field(() => [FirmographicType], { description: "Client attributes over-represented in it, strongest evidence first." })
  firmographics!: FirmographicType[];

  @Field(() => ProblemLineageType, { description: "Where it comes from." })
  lineage!: ProblemLineageType;
}

@ObjectType("ProfileProduct", { description: "A product in the profile of a problem." })
export class ProfileProductType {
  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Name of the product, its id where it has none." })
  productName!: string;

  @Field(() => String, { nullable: true, description: "Category of the product." })
  category!: string | null;

  @Field(() => Float, { description: "P(product | problem), 0 to 1; sums to 1 over all products of the problem." })
  probability!: number;

  @Field(() => Float, { description: "Probability over the product's overall popularity; above 1 is characteristic." })
  lift!: number;

  @Field(() => Float, { description: "Share of the product that this problem explains, 0 to 1; sums to 1 over the product's problems." })
  weight!: number;

  @Field(() => Int, { description: "Clients who bought the product." })
  nClients!: number;
}

@ObjectType("ProblemPeriod", { description: "A problem in one part of time." })
export class ProblemPeriodType {
  @Field(() => String, { description: "Last day of the period, ISO date, UTC." })
  until!: string;

  @Field(() => Int, { description: "Won deal lines of the period, of any problem." })
  nDeals!: number;

  @Field(() => Float, { nullable: true, description: "Share of them that the problem explains, 0 to 1; null without any." })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: "Lower end of its 95 % interval." })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: "Upper end of its 95 % interval." })
  high!: number | null;
}

@ObjectType("ProblemClient", { description: "A client who has a problem." })
export class ProblemClientType {
  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Name of the client, its id where it has none." })
  clientName!: string;

  @Field(() => Float, { description: "The client's share of this problem, 0 to 1." })
  share!: number;

  @Field(() => Int, { description: "Distinct products that the client bought." })
  nProducts!: number;
}

export const ProblemConnection = connectionOf(() => ProblemType, "Problem");
export const ProfileProductConnection = connectionOf(() => ProfileProductType, "ProfileProduct");
export const ProblemClientConnection = connectionOf(() => ProblemClientType, "ProblemClient");
