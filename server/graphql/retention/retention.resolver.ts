import { Arg, Ctx, Float, ID, Int, Query, Resolver } from "type-graphql";
import { dueRepeats, leavingClients, lossEvidence } from "../../use-cases/retention";
import type { RequestContext } from "../request-context";
import { DueRepeatType, LeavingClientType, LossEvidenceType } from "./retention.types";

@Resolver()
export class RetentionResolver {
  @Query(() => [DueRepeatType], { description: "When clients buy again what they own, the likeliest first." })
  dueRepeats(
    @Ctx() context: RequestContext,
    @Arg("clientId", () => ID, { nullable: true, description: "One client; all where missing." }) clientId: string | null | undefined,
    @Arg("minChance", () => Float, { defaultValue: 0, description: "Least chance, 0 to 1." }) minChance: number,
    @Arg("first", () => Int, { defaultValue: 100, description: "Rows wanted, 1 to 1,000." }) first: number,
  ) {
    return dueRepeats(context.use, { clientId: clientId ?? null, minChance, first });
  }

  @Query(() => [LeavingClientType], { description: "Clients about to leave a problem, the surest first." })
  leavingClients(
    @Ctx() context: RequestContext,
    @Arg("problemId", () => ID, { nullable: true, description: "One problem; all where missing." }) problemId: string | null | undefined,
    @Arg("first", () => Int, { defaultValue: 100, description: "Rows wanted, 1 to 1,000." }) first: number,
  ) {
    return leavingClients(context.use, { problemId: problemId ?? null, first });
  }

  @Query(() => [LossEvidenceType], { description: "What lost deals say about products, with reasons; the most often lost first." })
  lossEvidence(
    @Ctx() context: RequestContext,
    @Arg("first", () => Int, { defaultValue: 100, description: "Rows wanted, 1 to 1,000." }) first: number,
  ) {
    return lossEvidence(context.use, { first });
  }
}
