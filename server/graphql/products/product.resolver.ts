import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from "type-graphql";
import { adjacentProducts, buyersOfProduct, findProduct, listProducts, problemsOfProduct } from "../../use-cases/browse-products";
import { ClientConnection } from "../clients/client.types";
import { orThrow } from "../loaders";
import { PageArgs, pageRequest, toConnection } from "../paging";
import type { RequestContext } from "../request-context";
import { AdjacentProductConnection, AdjacentProductType, ProductConnection, ProductProblemType, ProductType } from "./product.types";

@Resolver(() => ProductType)
export class ProductResolver {
  @Query(() => ProductConnection, { description: "Products, by id." })
  async products(
    @Ctx() context: RequestContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("search", () => String, { nullable: true, description: "Part of id or name, case-insensitive." })
    search: string | null | undefined,
    @Arg("category", () => String, { nullable: true, description: "Exact category." }) category: string | null | undefined,
    @Arg("problemId", () => ID, { nullable: true, description: "Products whose heaviest problem it is." })
    problemId: string | null | undefined,
    @Arg("misfit", () => Boolean, { defaultValue: false, description: "Only products whose deals fit no problem." }) misfit: boolean,
  ) {
    return toConnection(
      await listProducts(context.use, {
        search: search ?? null,
        category: category ?? null,
        problemId: problemId ?? null,
        misfit,
        page: pageRequest(page),
      }),
      page,
    );
  }

  @Query(() => ProductType, { nullable: true, description: "One product, or null." })
  product(@Ctx() context: RequestContext, @Arg("id", () => ID, { description: "Id of the product." }) id: string) {
    return findProduct(context.use, { id });
  }

  @FieldResolver(() => [ProductProblemType], { description: "Problems that it solves, heaviest first." })
  problems(@Ctx() context: RequestContext, @Root() product: ProductType) {
    return problemsOfProduct(context.use, { id: product.id });
  }

  @FieldResolver(() => AdjacentProductConnection, {
    description: "Products that share clients with it, best first by the lower end of the lift's interval.",
  })
  async adjacent(
    @Ctx() context: RequestContext,
    @Root() product: ProductType,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("minClients", () => Int, { defaultValue: 1, description: "Least number of shared clients." }) minClients: number,
    @Arg("maxQValue", () => Float, { nullable: true, description: "Greatest q-value, 0 to 1." }) maxQValue: number | null | undefined,
  ) {
    return toConnection(
      await adjacentProducts(context.use, { id: product.id, minClients, maxQValue: maxQValue ?? null, page: pageRequest(page) }),
      page,
    );
  }

  @FieldResolver(() => ClientConnection, { description: "Clients who bought it, by id, as of the active run." })
  async clients(
    @Ctx() context: RequestContext,
    @Root() product: ProductType,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("alsoBought", () => ID, { nullable: true, description: "Only those who bought this product too." })
    alsoBought: string | null | undefined,
  ) {
    const buyers = await buyersOfProduct(context.use, { id: product.id, alsoBought: alsoBought ?? null, page: pageRequest(page) });
    const clients = await context.loaders.client.loadMany(buyers.nodes);
    return toConnection({ ...buyers, nodes: clients.map(orThrow).filter((client) => client !== null) }, page);
  }
}

@Resolver(() => AdjacentProductType)
export class AdjacentProductResolver {
  @FieldResolver(() => ProductType, { nullable: true, description: "The adjacent product, or null when it is no longer loaded." })
  product(@Ctx() context: RequestContext, @Root() row: AdjacentProductType) {
    return context.loaders.product.load(row.productId);
  }
}
