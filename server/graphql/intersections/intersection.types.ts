import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("Intersection", { description: "Two products and the clients they share." })
export class IntersectionType {
  @Field(() => ID, { description: "First product; ids of a pair ascend." })
  productA!: string;

  @Field(() => String, { description: "Name of the first product." })
  productAName!: string;

  @Field(() => ID, { description: "Second product." })
  productB!: string;

  @Field(() => String, { description: "Name of the second product." })
  productBName!: string;

  @Field(() => Int, { description: "Clients of the first product." })
  clientsA!: number;

  @Field(() => Int, { description: "Clients of the second product." })
  clientsB!: number;

  @Field(() => Int, { description: "Clients who bought both." })
  clientsBoth!: number;

  @Field(() => Float, { description: "Clients of both expected if products were bought independently." })
  expected!: number;

  @Field(() => Float, { description: "clientsBoth over expected." })
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

@ObjectType("IntersectedProduct", { description: "One of the products of an intersection of several." })
class IntersectedProductType {
  @Field(() => ID, { description: "The product." })
  productId!: string;

  @Field(() => String, { description: "Name of the product." })
  productName!: string;

  @Field(() => Int, { description: "Clients of the product." })
  nClients!: number;
}

@ObjectType("ManyWayIntersection", { description: "Several products and the clients who bought all of them." })
export class ManyWayIntersectionType {
  productIds!: string[];
  /** Positions of the clients in the run. */
  members!: Int32Array;

  @Field(() => [IntersectedProductType], { description: "The products, as asked for, each once." })
  products!: IntersectedProductType[];

  @Field(() => Int, { description: "Clients who bought all of them." })
  clientsAll!: number;

  @Field(() => Int, { description: "Clients with won deals." })
  population!: number;

  @Field(() => Float, { description: "Clients of all expected if products were bought independently." })
  expected!: number;

  @Field(() => Float, { nullable: true, description: "clientsAll over expected." })
  lift!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "P(at least that many) if the buyers of each were drawn independently, 0 to 1, exact; null where the rarest has more than 1,000.",
  })
  pValue!: number | null;
}

export enum IntersectionOrderEnum {
  PRODUCTS = "products",
  CLIENTS_BOTH = "clientsBoth",
  LIFT = "lift",
}
registerEnumType(IntersectionOrderEnum, {
  name: "IntersectionOrder",
  description: "Order of intersections.",
  valuesConfig: {
    PRODUCTS: { description: "Ids of the products, ascending." },
    CLIENTS_BOTH: { description: "Shared clients, most first." },
    LIFT: { description: "Lower end of the lift's interval, highest first: strong and well supported pairs lead." },
  },
});

export const IntersectionConnection = connectionOf(() => IntersectionType, "Intersection");
