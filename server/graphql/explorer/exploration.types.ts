import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { ProductGraphEdgeType } from "./explorer.types";

@ObjectType("ProductGrowth", { description: "Clients of a product over time." })
export class ProductGrowthType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => [Int], { description: "Clients who had bought it by each day." })
  clients!: number[];
}

@ObjectType("LinkGrowth", { description: "Shared clients of two products over time." })
export class LinkGrowthType {
  @Field(() => ID, { description: "First product." })
  a!: string;

  @Field(() => ID, { description: "Second product." })
  b!: string;

  @Field(() => [Int], { description: "Clients who had bought both by each day." })
  clientsBoth!: number[];
}

@ObjectType("GraphTimeline", { description: "How the map of products grew. Undated deals are in no step." })
export class GraphTimelineType {
  @Field(() => ID, { description: "Run that it shows." })
  runId!: string;

  @Field(() => [String], { description: "Last day of each step, ISO dates, UTC." })
  days!: string[];

  @Field(() => [ProductGrowthType], { description: "All products of the run, by id." })
  products!: ProductGrowthType[];

  @Field(() => [LinkGrowthType], { description: "The links that the map draws under the same filter." })
  links!: LinkGrowthType[];
}

@ObjectType("NeighborhoodProduct", { description: "A product of a neighbourhood." })
export class NeighborhoodProductType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => Int, { description: "Products it is linked with under the filter." })
  nNeighbors!: number;

  @Field(() => Int, { description: "Those of them in the neighbourhood; the others are hidden." })
  nShown!: number;
}

@ObjectType("Neighborhood", { description: "Products around some products." })
export class NeighborhoodType {
  @Field(() => ID, { description: "Run that it shows." })
  runId!: string;

  @Field(() => [NeighborhoodProductType], { description: "Its products, by id." })
  products!: NeighborhoodProductType[];

  @Field(() => [ProductGraphEdgeType], { description: "All links among them that pass the filter." })
  links!: ProductGraphEdgeType[];
}

@ObjectType("ProductPath", { description: "A shortest way over links: fewest links, then the surest weakest one." })
export class ProductPathType {
  @Field(() => [ID], { description: "Products from start to goal." })
  productIds!: string[];

  @Field(() => [ProductGraphEdgeType], { description: "The links between them, in that order." })
  links!: ProductGraphEdgeType[];
}

@ObjectType("ClientOnMap", { description: "A client to be drawn beside a product." })
export class ClientOnMapType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => String, { description: "Name, the id where it has none." })
  name!: string;

  @Field(() => ID, { description: "Its largest problem." })
  problemId!: string;

  @Field(() => Int, { description: "Distinct products bought." })
  nProducts!: number;

  @Field(() => [ID], { description: "Up to 60 of the products it bought, by id." })
  productIds!: string[];
}

@ObjectType("ClientsOnMap", { description: "Clients of a product to be drawn beside it." })
export class ClientsOnMapType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => Int, { description: "All its clients." })
  nClients!: number;

  @Field(() => [ClientOnMapType], { description: "Those with the most products first." })
  clients!: ClientOnMapType[];
}

@ObjectType("ComparedProblem", { description: "A problem in two runs; ids are kept over runs by the overlap of what they hold." })
export class ComparedProblemType {
  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => String, { description: "Name." })
  label!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Share of deals in the run that is served, 0 to 1; null where it has no such problem.",
  })
  share!: number | null;

  @Field(() => Float, { nullable: true, description: "The same in the other run." })
  otherShare!: number | null;

  @Field(() => Int, { nullable: true, description: "Products whose heaviest problem it is, in the run that is served." })
  nProducts!: number | null;

  @Field(() => Int, { nullable: true, description: "The same in the other run." })
  otherNProducts!: number | null;
}

@ObjectType("MovedProduct", { description: "A product whose heaviest problem is not the same in two runs." })
export class MovedProductType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Its name." })
  productName!: string;

  @Field(() => ID, { nullable: true, description: "Heaviest problem in the run that is served; null where the run does not have it." })
  problemId!: string | null;

  @Field(() => ID, { nullable: true, description: "Heaviest problem in the other run; null where it does not have it." })
  otherProblemId!: string | null;
}

@ObjectType("RunComparison", { description: "The run that is served beside another one." })
export class RunComparisonType {
  @Field(() => ID, { description: "The run that is served." })
  runId!: string;

  @Field(() => ID, { description: "The other run." })
  otherRunId!: string;

  @Field(() => String, { description: "When the other run was made, ISO instant, UTC." })
  otherCreatedAt!: string;

  @Field(() => String, { nullable: true, description: "Its as-of day, or null." })
  otherAsOf!: string | null;

  @Field(() => Int, { description: "Products that both runs have." })
  nShared!: number;

  @Field(() => Int, { description: "Those with the same heaviest problem." })
  nSame!: number;

  @Field(() => [ComparedProblemType], { description: "Problems of either run." })
  problems!: ComparedProblemType[];

  @Field(() => [MovedProductType], { description: "Products that differ, by id." })
  changes!: MovedProductType[];
}
