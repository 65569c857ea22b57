import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { ProductGraphEdgeType } from "./explorer.types";

@ObjectType("ProductInRun", { description: "A product as a run saw it." })
export class ProductInRunType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => ID, { description: "Its heaviest problem in that run." })
  problemId!: string;

  @Field(() => Int, { description: "Clients who had bought it." })
  clients!: number;
}

@ObjectType("ProblemInRun", { description: "A problem as a run saw it; ids are kept over runs." })
export class ProblemInRunType {
  @Field(() => ID, { description: "The problem." })
  id!: string;

  @Field(() => String, { description: "Its name." })
  label!: string;

  @Field(() => Float, { description: "Share of deals, 0 to 1." })
  share!: number;

  @Field(() => Int, { description: "Clients whose largest share it was." })
  nClients!: number;

  @Field(() => Int, { description: "Products whose heaviest problem it was." })
  nProducts!: number;
}

@ObjectType("RunOnMap", { description: "What a run says of the products of the map." })
export class RunOnMapType {
  @Field(() => ID, { description: "The run." })
  runId!: string;

  @Field(() => String, { description: "When it was asked for, ISO instant, UTC." })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: "Its as-of day, or null for all deals." })
  asOf!: string | null;

  @Field(() => [ProblemInRunType], { description: "Its problems." })
  problems!: ProblemInRunType[];

  @Field(() => [ProductInRunType], { description: "Products that somebody had bought, by id." })
  products!: ProductInRunType[];

  @Field(() => [ProductGraphEdgeType], { description: "The strongest links that pass the thresholds, by ids." })
  links!: ProductGraphEdgeType[];

  @Field(() => Int, { description: "Links that pass the thresholds, those left out included." })
  nEdgesMatching!: number;
}
