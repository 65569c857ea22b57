import { Ctx, Query, Resolver } from "type-graphql";
import { readDatasetStatus } from "../../use-cases/dataset-status";
import type { RequestContext } from "../request-context";
import { DatasetStatusType } from "./dataset.types";

@Resolver(() => DatasetStatusType)
export class DatasetResolver {
  @Query(() => DatasetStatusType, { description: "What is loaded and how fresh the results are." })
  datasetStatus(@Ctx() context: RequestContext) {
    return readDatasetStatus(context.use, {});
  }
}
