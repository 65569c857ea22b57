import {
  GraphQLError,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLScalarType,
} from "graphql";
import type { EventBus, ServiceEvent } from "../events/event-bus";
import { UnauthenticatedError } from "../ports/errors";
import { authorize } from "../use-cases/permissions";
import type { UseCaseContext } from "../use-cases/use-case";

/** What subscriptions get: they outlive the request that a query has. */
export interface SubscriptionContext {
  readonly use: UseCaseContext;
  readonly bus: EventBus;
  readonly signal: AbortSignal;
}

type Kind = ServiceEvent["kind"];
const required = (type: GraphQLScalarType) => new GraphQLNonNull(type);
const at = { type: required(GraphQLString), description: "When, ISO instant, UTC." };

const jobProgress = new GraphQLObjectType({
  name: "JobProgress",
  description: "How a job stands now.",
  fields: {
    jobId: { type: required(GraphQLID), description: "The job." },
    jobKind: { type: required(GraphQLString), description: "What it does." },
    status: { type: required(GraphQLString), description: "queued, running, succeeded, failed or cancelled." },
    progress: { type: required(GraphQLFloat), description: "Done so far, 0 to 1." },
    stage: { type: required(GraphQLString), description: "What it is doing." },
    at,
  },
});
const runActivated = new GraphQLObjectType({
  name: "RunActivated",
  description: "Another analysis is served from now on.",
  fields: {
    runId: { type: required(GraphQLID), description: "Its run." },
    nProblems: { type: required(GraphQLInt), description: "Problems it found." },
    nClients: { type: required(GraphQLInt), description: "Clients in it." },
    at,
  },
});
const nudgeDue = new GraphQLObjectType({
  name: "NudgeDue",
  description: "A lead wants something today, or it fades.",
  fields: {
    leadId: { type: required(GraphQLID), description: "The lead." },
    action: { type: required(GraphQLString), description: "What to do." },
    deadline: { type: GraphQLString, description: "UTC day by which, ISO date." },
    hazard: { type: GraphQLFloat, description: "Daily hazard of fading." },
    at,
  },
});
const policyDrift = new GraphQLObjectType({
  name: "PolicyDrift",
  description: "The share of accepted offers of a policy changed.",
  fields: {
    policy: { type: required(GraphQLString), description: "The policy." },
    recentRate: { type: required(GraphQLFloat), description: "Accepted of the last 100 outcomes, 0 to 1." },
    formerRate: { type: required(GraphQLFloat), description: "Accepted of those before, 0 to 1." },
    z: { type: required(GraphQLFloat), description: "Difference in standard errors; told from 4 on." },
    at,
  },
});

/** Ends with the error itself where the caller may not follow any more. */
async function* eventsOf(
  kind: Kind,
  { bus, signal }: SubscriptionContext,
  jobId: string | null,
): AsyncGenerator<ServiceEvent | UnauthenticatedError> {
  for await (const event of bus.follow(signal)) {
    if (event.kind === kind && (event.kind !== "job" || jobId === null || event.jobId === jobId)) yield event;
  }
  if (signal.reason instanceof UnauthenticatedError) yield signal.reason;
}

function field(
  kind: Kind,
  type: GraphQLObjectType,
  description: string,
  takesJob = false,
): GraphQLFieldConfig<unknown, SubscriptionContext> {
  return {
    type: new GraphQLNonNull(type),
    description,
    ...(takesJob && { args: { id: { type: GraphQLID, description: "This job only." } } }),
    subscribe: (_root, args: object, context) => {
      authorize(context.use.principal, "events.follow");
      return eventsOf(kind, context, (args as { readonly id?: string | null }).id ?? null);
    },
    resolve: (event: unknown) => {
      if (event instanceof UnauthenticatedError) throw new GraphQLError(event.message, { extensions: { code: "UNAUTHENTICATED" } });
      return event;
    },
  };
}

/** The schema with its subscriptions. */
export function addSubscriptions(schema: GraphQLSchema): GraphQLSchema {
  const fields: GraphQLFieldConfigMap<unknown, SubscriptionContext> = {
    jobProgress: field("job", jobProgress, "Progress of jobs, at most once a second each.", true),
    runActivated: field("run-active", runActivated, "Other results are served."),
    nudgeDue: field("nudge", nudgeDue, "Open nudges that are due, told when a day at the lead desk is over."),
    policyDrift: field("policy-drift", policyDrift, "A policy is accepted more or less often than before."),
  };
  return new GraphQLSchema({
    ...schema.toConfig(),
    subscription: new GraphQLObjectType({
      name: "Subscription",
      description: "What may be followed, at /graphql/stream by server-sent events.",
      fields,
    }),
  });
}
