import { Arg, Ctx, Float, Int, Query, Resolver } from "type-graphql";
import { readProductGraph } from "../../use-cases/product-graph";
import { searchEverything } from "../../use-cases/search";
import type { RequestContext } from "../request-context";
import { ProductGraphType, SearchHitType } from "./explorer.types";

@Resolver(() => ProductGraphType)
export class ExplorerResolver {
  @Query(() => ProductGraphType, { nullable: true, description: "The map of products, laid out by problem; null without a run." })
  productGraph(
    @Ctx() context: RequestContext,
    @Arg("maxEdges", () => Int, { defaultValue: 5000, description: "Most edges to return, 0 to 200,000." }) maxEdges: number,
    @Arg("minLift", () => Float, { defaultValue: 1, description: "Least lift of an edge." }) minLift: number,
    @Arg("minClients", () => Int, { defaultValue: 2, description: "Least number of shared clients of an edge." }) minClients: number,
    @Arg("maxQ", () => Float, { defaultValue: 1, description: "Greatest q-value of an edge, 0 to 1." }) maxQ: number,
  ) {
    return readProductGraph(context.use, { maxEdges, minLift, minClients, maxQValue: maxQ });
  }

  @Query(() => [SearchHitType], {
    description: "Products, clients and problems whose name or id contains the text; names that begin with it first.",
  })
  search(
    @Ctx() context: RequestContext,
    @Arg("text", () => String, { description: "At least one character; case and accents do not matter." }) text: string,
    @Arg("first", () => Int, { defaultValue: 20, description: "Most hits to return, 1 to 200." }) first: number,
  ) {
    return searchEverything(context.use, { text, first });
  }
}
