import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

@ObjectType("ProductGraphNode", { description: "A product on the map." })
export class ProductGraphNodeType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Name, the id where it has none." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Category." })
  category!: string | null;

  @Field(() => ID, { description: "Heaviest problem." })
  problemId!: string;

  @Field(() => Float, { description: "Weight of that problem in the product, 0 to 1." })
  weight!: number;

  @Field(() => Int, { description: "Clients who bought it." })
  clients!: number;

  @Field(() => Float, { description: "Sum of the known amounts, reporting currency." })
  amount!: number;

  @Field(() => Float, { description: "Horizontal place on the map, about -1 to 1." })
  x!: number;

  @Field(() => Float, { description: "Vertical place on the map, about -1 to 1." })
  y!: number;
}

@ObjectType("ProductGraphEdge", { description: "Two products on the map that share clients." })
export class ProductGraphEdgeType {
  @Field(() => ID, { description: "First product." })
  a!: string;

  @Field(() => ID, { description: "Second product." })
  b!: string;

  @Field(() => Int, { description: "Clients who bought both." })
  clientsBoth!: number;

  @Field(() => Float, { description: "Shared clients over those expected by chance." })
  lift!: number;

  @Field(() => Float, { description: "Benjamini-Hochberg q-value, 0 to 1." })
  qValue!: number;
}

@ObjectType("ProductLinks", {
  description: "The same edges in columns: a tenth of the work and half of the bytes where there are many. Six significant digits.",
})
export class ProductLinksType {
  @Field(() => [Int], { description: "First product, as its place among the nodes." })
  a!: number[];

  @Field(() => [Int], { description: "Second product, as its place among the nodes." })
  b!: number[];

  @Field(() => [Int], { description: "Clients who bought both." })
  clientsBoth!: number[];

  @Field(() => [Float], { description: "Shared clients over those expected by chance." })
  lift!: number[];

  @Field(() => [Float], { description: "Benjamini-Hochberg q-value, 0 to 1." })
  qValue!: number[];
}

@ObjectType("ProductGraph", { description: "The map of products: places are computed once for a run and stay." })
export class ProductGraphType {
  @Field(() => ID, { description: "Run that it shows." })
  runId!: string;

  @Field(() => [ProductGraphNodeType], { description: "All products of the run, by id." })
  nodes!: ProductGraphNodeType[];

  @Field(() => [ProductGraphEdgeType], { description: "The strongest edges that pass the thresholds, by ids." })
  edges!: ProductGraphEdgeType[];

  @Field(() => ProductLinksType, { description: "The same edges in columns." })
  links!: ProductLinksType;

  @Field(() => Int, { description: "Edges that pass the thresholds, those left out included." })
  nEdgesMatching!: number;

  @Field(() => Int, { description: "Pairs of products that share a client, in the whole run." })
  nEdgesTotal!: number;
}

export enum SearchKindEnum {
  PRODUCT = "product",
  CLIENT = "client",
  PROBLEM = "problem",
}
registerEnumType(SearchKindEnum, {
  name: "SearchKind",
  description: "What was found.",
  valuesConfig: {
    CLIENT: { description: "A client." },
    PRODUCT: { description: "A product." },
    PROBLEM: { description: "A problem." },
  },
});

@ObjectType("SearchHit", { description: "Something whose name or id contains the text." })
export class SearchHitType {
  @Field(() => SearchKindEnum, { description: "What it is." })
  kind!: SearchKindEnum;

  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Its name." })
  label!: string;

  @Field(() => String, { description: "A word more: category, number of clients, ..." })
  detail!: string;
}
