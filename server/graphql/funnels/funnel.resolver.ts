import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import {
  findFunnelStudy,
  listExperiments,
  listFunnelCalls,
  listFunnels,
  listMechanicEffects,
  listTransfers,
  productAdjacencies,
  recordExperiment,
  startExperiment,
  startFunnelStudy,
} from "../../use-cases/funnels";
import type { RequestContext } from "../request-context";
import {
  ArmOutcomeInput,
  FunnelCallType,
  FunnelJobType,
  FunnelStudyType,
  FunnelType,
  MechanicEffectType,
  MechanicExperimentType,
  MechanicTransferType,
  ProductAdjacencyType,
} from "./funnel.types";

@Resolver(() => FunnelStudyType)
export class FunnelResolver {
  @Query(() => FunnelStudyType, { description: "Which funnels are one: the newest study and the job of a newer one." })
  funnelStudy(@Ctx() context: RequestContext) {
    return findFunnelStudy(context.use, {});
  }

  @Query(() => [FunnelType], { description: "Every funnel with its unified funnel, by id." })
  funnels(@Ctx() context: RequestContext) {
    return listFunnels(context.use, {});
  }

  @Query(() => [MechanicEffectType], { description: "What mechanics do, by outcome, mechanic and problem, with 90 % intervals." })
  mechanicEffects(@Ctx() context: RequestContext) {
    return listMechanicEffects(context.use, {});
  }

  @Query(() => [MechanicTransferType], { description: "Mechanics that funnels have not tried." })
  mechanicTransfers(
    @Ctx() context: RequestContext,
    @Arg("suggestedOnly", () => Boolean, { defaultValue: true, description: "Without those that do not pass." }) suggestedOnly: boolean,
  ) {
    return listTransfers(context.use, { suggestedOnly });
  }

  @Query(() => [FunnelCallType], { description: "Clients to call for a unified funnel, best first." })
  funnelCalls(
    @Ctx() context: RequestContext,
    @Arg("unifiedId", () => ID, { nullable: true, description: "One unified funnel; all lists without it." })
    unifiedId: string | null | undefined,
  ) {
    return listFunnelCalls(context.use, { unifiedId: unifiedId ?? null });
  }

  @Query(() => [ProductAdjacencyType], { description: "What clients take before, with and after a product, and what nobody offers them." })
  productAdjacencies(
    @Ctx() context: RequestContext,
    @Arg("productId", () => ID, { description: "The product." }) productId: string,
    @Arg("limit", () => Int, { defaultValue: 20, description: "Rows of each kind." }) limit: number,
  ) {
    return productAdjacencies(context.use, { productId, limit });
  }

  @Query(() => [MechanicExperimentType], { description: "Experiments with mechanics, newest first." })
  mechanicExperiments(@Ctx() context: RequestContext) {
    return listExperiments(context.use, {});
  }

  @Mutation(() => FunnelJobType, { description: "Starts a study with the problems of the active run and returns at once." })
  startFunnelStudy(
    @Ctx() context: RequestContext,
    @Arg("seed", () => Int, { defaultValue: 1, description: "Seed of every random step." }) seed: number,
  ) {
    return startFunnelStudy(context.use, { seed });
  }

  @Mutation(() => MechanicExperimentType, { description: "Turns an untried mechanic into an experiment: arms, size, stop rule." })
  startMechanicExperiment(
    @Ctx() context: RequestContext,
    @Arg("funnelId", () => ID, { description: "The funnel." }) funnelId: string,
    @Arg("mechanic", () => String, { description: "The mechanic." }) mechanic: string,
  ) {
    return startExperiment(context.use, { funnelId, mechanic });
  }

  @Mutation(() => MechanicExperimentType, { description: "Adds closed deals to an experiment and reads it again." })
  recordMechanicExperiment(
    @Ctx() context: RequestContext,
    @Arg("id", () => ID, { description: "The experiment." }) id: string,
    @Arg("control", () => ArmOutcomeInput, { description: "Deals of the present mix." }) control: ArmOutcomeInput,
    @Arg("trial", () => ArmOutcomeInput, { description: "Deals with the mechanic." }) trial: ArmOutcomeInput,
  ) {
    return recordExperiment(context.use, { id, control, trial });
  }
}
