import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum GridOrderEnum {
  EXPECTED = "expected",
  NAME = "name",
  PROBLEM = "problem",
}
registerEnumType(GridOrderEnum, {
  name: "GridOrder",
  description: "Order of a side of the grid.",
  valuesConfig: {
    EXPECTED: { description: "Most expected first purchases first." },
    NAME: { description: "By name." },
    PROBLEM: { description: "By largest problem, then most expected first." },
  },
});

@ObjectType("GridSide", { description: "A client or product of the grid." })
export class GridSideType {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { description: "Name, the id where it has none." })
  name!: string;

  @Field(() => ID, { description: "Its largest problem." })
  problemId!: string;

  @Field(() => String, { description: "Name of that problem." })
  problemLabel!: string;

  @Field(() => Float, {
    description: "Expected first purchases within the horizon: of a client over all products, of a product over the clients of the grid.",
  })
  expected!: number;
}

@ObjectType("WhitespaceGrid", {
  description: "Clients and products that are not deals yet: the 1,000 clients and 500 products with the most expected first purchases.",
})
export class WhitespaceGridType {
  @Field(() => ID, { description: "Run that it shows." })
  runId!: string;

  @Field(() => Int, { description: "Days within which purchases are expected." })
  horizonDays!: number;

  @Field(() => Int, { description: "Clients of the run, those outside the grid included." })
  nClientsInRun!: number;

  @Field(() => Int, { description: "Products of the run, those outside the grid included." })
  nProductsInRun!: number;

  @Field(() => Float, { description: "Greatest chance in the whole grid, 0 to 1." })
  greatest!: number;

  @Field(() => [GridSideType], { description: "Rows in the order asked for." })
  clients!: GridSideType[];

  @Field(() => [GridSideType], { description: "Columns in the order asked for." })
  products!: GridSideType[];
}

@ObjectType("WhitespaceRow", { description: "A row of the grid, as far as it was asked for." })
export class WhitespaceRowType {
  @Field(() => ID, { description: "The client." })
  clientId!: string;

  @Field(() => [Float], {
    nullable: "items",
    description: "P(first purchase within the horizon), 0 to 1; null where the client has the product, -1 where it is not on offer.",
  })
  chances!: (number | null)[];
}
