import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from "type-graphql";
import { whitespaceCells, whitespaceSides, type GridView } from "../../use-cases/whitespace-grid";
import type { RequestContext } from "../request-context";
import { GridOrderEnum, WhitespaceGridType, WhitespaceRowType } from "./whitespace.types";

@ArgsType()
class GridArgs {
  @Field(() => GridOrderEnum, { defaultValue: GridOrderEnum.EXPECTED, description: "Order of the rows." })
  clientOrder!: GridOrderEnum;

  @Field(() => GridOrderEnum, { defaultValue: GridOrderEnum.EXPECTED, description: "Order of the columns." })
  productOrder!: GridOrderEnum;

  @Field(() => ID, { nullable: true, description: "Clients whose largest problem it is." })
  problemId!: string | null | undefined;

  @Field(() => String, { nullable: true, description: "Part of a client's name or id." })
  search!: string | null | undefined;
}

const viewOf = ({ clientOrder, productOrder, problemId, search }: GridArgs): GridView => ({
  clientOrder,
  productOrder,
  problemId: problemId ?? null,
  search: search ?? null,
});

@Resolver()
export class WhitespaceResolver {
  @Query(() => WhitespaceGridType, { nullable: true, description: "The sides of the whitespace grid; null without a run." })
  whitespaceGrid(@Ctx() context: RequestContext, @Args(() => GridArgs) view: GridArgs) {
    return whitespaceSides(context.use, viewOf(view));
  }

  @Query(() => [WhitespaceRowType], { description: "Cells of a part of the grid in the same order, at most 20,000." })
  whitespaceCells(
    @Ctx() context: RequestContext,
    @Args(() => GridArgs) view: GridArgs,
    @Arg("fromClient", () => Int, { description: "First row, from 0." }) fromClient: number,
    @Arg("clients", () => Int, { description: "Rows." }) clients: number,
    @Arg("fromProduct", () => Int, { description: "First column, from 0." }) fromProduct: number,
    @Arg("products", () => Int, { description: "Columns." }) products: number,
  ) {
    return whitespaceCells(context.use, { ...viewOf(view), fromClient, clients, fromProduct, products });
  }
}
