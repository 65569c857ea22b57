import { Arg, Ctx, Float, Int, Mutation, Query, Resolver } from "type-graphql";
import { closeUnanswered } from "../../use-cases/decisions";
import {
  compareDeployment,
  deploy,
  listDeployments,
  listPolicyVersions,
  rollBackDeployment,
  rollBackPolicy,
  setGuardrails,
  viewGuardrails,
} from "../../use-cases/deployment";
import type { RequestContext } from "../request-context";
import {
  ClosedOffersType,
  DeployInput,
  DeploymentComparisonType,
  DeploymentType,
  GuardrailRulesInput,
  GuardrailsType,
  PolicyVersionType,
} from "./serving.types";

@Resolver()
export class ServingResolver {
  @Query(() => GuardrailsType, { description: "What may be offered to whom, whatever a policy thinks of it." })
  guardrails(@Ctx() context: RequestContext) {
    return viewGuardrails(context.use, {});
  }

  @Mutation(() => GuardrailsType, { description: "Replaces the guardrails; every version is kept." })
  setGuardrails(
    @Ctx() context: RequestContext,
    @Arg("rules", () => GuardrailRulesInput, { description: "The rules." }) rules: GuardrailRulesInput,
    @Arg("expectedVersion", () => Int, { nullable: true, description: "Version they were made from; refused when another came between." })
    expectedVersion: number | null | undefined,
  ) {
    const given = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== null && value !== undefined));
    return setGuardrails(context.use, { rules: given, expectedVersion: expectedVersion ?? null });
  }

  @Query(() => [DeploymentType], { description: "Who decides now, and who did before, newest first." })
  deployments(@Ctx() context: RequestContext) {
    return listDeployments(context.use, {});
  }

  @Mutation(() => DeploymentType, { description: "Says who decides from now on: champion, challenger with its share, shadow." })
  deploy(@Ctx() context: RequestContext, @Arg("input", () => DeployInput, { description: "Who decides." }) input: DeployInput) {
    return deploy(context.use, {
      champion: input.champion,
      challenger: input.challenger ?? null,
      split: input.split ?? null,
      shadow: input.shadow ?? null,
      expectedVersion: input.expectedVersion ?? null,
    });
  }

  @Mutation(() => DeploymentType, { description: "Brings an earlier deployment back, as a new version." })
  rollBackDeployment(
    @Ctx() context: RequestContext,
    @Arg("version", () => Int, { description: "The version to bring back." }) version: number,
  ) {
    return rollBackDeployment(context.use, { version });
  }

  @Query(() => DeploymentComparisonType, { nullable: true, description: "How champion and challenger do; null without a challenger." })
  deploymentComparison(
    @Ctx() context: RequestContext,
    @Arg("leastEffect", () => Float, { defaultValue: 0, description: "A difference no larger than this is not worth a change." })
    leastEffect: number,
    @Arg("byAmount", () => Boolean, { defaultValue: false, description: "Compare amounts of accepted offers, not acceptances." })
    byAmount: boolean,
  ) {
    return compareDeployment(context.use, { leastEffect, byAmount });
  }

  @Query(() => [Int], { description: "Stored versions of a policy of the served run, newest first." })
  policyVersions(@Ctx() context: RequestContext, @Arg("policy", () => String, { description: "The policy." }) policy: string) {
    return listPolicyVersions(context.use, { policy });
  }

  @Mutation(() => PolicyVersionType, {
    description: "Makes a stored version of a policy decide again; what it learnt since is not learnt again.",
  })
  rollBackPolicy(
    @Ctx() context: RequestContext,
    @Arg("policy", () => String, { description: "The policy." }) policy: string,
    @Arg("version", () => Int, { description: "The stored version." }) version: number,
  ) {
    return rollBackPolicy(context.use, { policy, version });
  }

  @Mutation(() => ClosedOffersType, {
    description: "Records offers older than the guardrails' `ignoredAfterDays` without an outcome as ignored.",
  })
  closeUnansweredOffers(@Ctx() context: RequestContext) {
    return closeUnanswered(context.use, {});
  }
}
