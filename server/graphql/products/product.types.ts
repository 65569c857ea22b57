import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("ProductPredictability", { description: "What problems say about one product beyond its popularity." })
class ProductPredictabilityType {
  @Field(() => Int, { description: "Hidden pairs of the product." })
  hiddenPairs!: number;

  @Field(() => Float, { description: "Bits per hidden pair that problems gain over popularity; below 0 they mislead." })
  bits!: number;

  @Field(() => Float, { description: "Lower end of the 95 % interval." })
  low!: number;

  @Field(() => Float, { description: "Upper end of the 95 % interval." })
  high!: number;
}

@ObjectType("Product", { description: "A product of the catalogue." })
export class ProductType {
  @Field(() => ID, { description: "Id in its source system." })
  id!: string;

  @Field(() => String, { description: "Name, the id where it has none." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Category." })
  category!: string | null;

  @Field(() => Float, { nullable: true, description: "List price in the reporting currency." })
  listPrice!: number | null;

  @Field(() => String, { nullable: true, description: "First day on which it may be offered, ISO date, UTC." })
  launchedAt!: string | null;

  @Field(() => String, { nullable: true, description: "First day on which it may no longer be offered, ISO date, UTC." })
  discontinuedAt!: string | null;

  @Field(() => ID, { nullable: true, description: "Funnel of the product team." })
  funnelId!: string | null;

  @Field(() => Int, { description: "Clients who bought it, by the active run's date; 0 without a run." })
  nClients!: number;

  @Field(() => Int, { description: "Won deal lines, by the active run's date; 0 without a run." })
  nDeals!: number;

  @Field(() => Float, { description: "Sum of the known amounts of its won deals, reporting currency." })
  amount!: number;

  @Field(() => ID, { nullable: true, description: "Its heaviest problem; null when the active run does not know the product." })
  problemId!: string | null;

  @Field(() => Boolean, { description: "Whether its deals fit no problem better than popularity." })
  misfit!: boolean;

  @Field(() => ProductPredictabilityType, {
    nullable: true,
    description: "How well problems predict who buys it; null with fewer than five hidden pairs, or when it was not measured (fast mode).",
  })
  predictability!: ProductPredictabilityType | null;
}

@ObjectType("ProductProblem", { description: "A problem that a product solves." })
export class ProductProblemType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => ID, { description: "The problem." })
  problemId!: string;

  @Field(() => String, { description: "Name of the problem." })
  problemLabel!: string;

  @Field(() => Float, { description: "Share of the product that the problem explains, 0 to 1; sums to 1." })
  weight!: number;
}

@ObjectType("AdjacentProduct", { description: "A product that shares clients with another one, seen from that one." })
export class AdjacentProductType {
  @Field(() => ID, { description: "The adjacent product." })
  productId!: string;

  @Field(() => String, { description: "Name of the adjacent product." })
  productName!: string;

  @Field(() => String, { nullable: true, description: "Category of the adjacent product." })
  category!: string | null;

  @Field(() => ID, { nullable: true, description: "Heaviest problem of the adjacent product." })
  problemId!: string | null;

  @Field(() => Int, { description: "Clients of the product itself." })
  clientsThis!: number;

  @Field(() => Int, { description: "Clients of the adjacent product." })
  clientsOther!: number;

  @Field(() => Int, { description: "Clients who bought both." })
  clientsBoth!: number;

  @Field(() => Float, { description: "Clients of both expected if products were bought independently." })
  expected!: number;

  @Field(() => Float, { description: "clientsBoth over expected; above 1 means together more often than by chance." })
  lift!: number;

  @Field(() => Float, { description: "Lower end of the 95 % interval of the lift." })
  liftLow!: number;

  @Field(() => Float, { description: "Upper end of the 95 % interval of the lift." })
  liftHigh!: number;

  @Field(() => Float, { description: "P(at least that many shared clients) under the hypergeometric null, 0 to 1." })
  pValue!: number;

  @Field(() => Float, { description: "Benjamini-Hochberg q-value, 0 to 1." })
  qValue!: number;
}

export const ProductConnection = connectionOf(() => ProductType, "Product");
export const AdjacentProductConnection = connectionOf(() => AdjacentProductType, "AdjacentProduct");
