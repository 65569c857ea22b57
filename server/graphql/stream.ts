import type { RequestHandler, Response } from "express";
import { getOperationAST, GraphQLError, OperationTypeNode, parse, specifiedRules, validate, type GraphQLSchema } from "graphql";
import type { Response as Refusal } from "graphql-sse";
import { createHandler } from "graphql-sse/lib/use/express";
import type { EventBus } from "../events/event-bus";
import { localsOf, onClosed } from "../http/app";
import type { UseCaseContext } from "../use-cases/use-case";
import { aliasLimit, heapLimit } from "./query-limits";
import type { SubscriptionContext } from "./subscriptions";

export interface StreamOptions {
  readonly schema: GraphQLSchema;
  readonly bus: EventBus;
  readonly maxTokens: number;
  readonly maxAliases: number;
  readonly useCaseContext: (response: Response) => UseCaseContext;
  /** Reserves one of a caller's places for streams, and returns what gives it back. @throws RateLimitError */
  readonly follow: (principal: string) => () => void;
}

type StreamContext = SubscriptionContext & Record<PropertyKey, unknown>;

/** Subscriptions by server-sent events (the graphql-sse protocol, distinct connections). Queries and changes are refused here: they have limits elsewhere. */
export function createStream({ schema, bus, maxTokens, maxAliases, useCaseContext, follow }: StreamOptions): RequestHandler {
  return async (request, response, next) => {
    // Distinct connections only: reserved ones would be kept for callers that never come.
    if ((request.method !== "POST" && request.method !== "GET") || request.headers["x-graphql-event-stream-token"] !== undefined) {
      response.status(405).json({ error: "POST a subscription with Accept: text/event-stream" });
      return;
    }
    const { signal, principal } = localsOf(response);
    onClosed(response, follow(principal.id));
    const refuse = (errors: readonly GraphQLError[]): Refusal => [
      JSON.stringify({ errors: errors.map((error) => ({ ...error.toJSON(), extensions: { code: "BAD_USER_INPUT" } })) }),
      { status: 400, statusText: "Bad Request", headers: { "content-type": "application/json; charset=utf-8" } },
    ];
    const handler = createHandler<StreamContext>({
      onSubscribe: (_request, { query, variables, operationName }) => {
        let document;
        try {
          document = parse(query, { maxLexicalTokens: maxTokens });
        } catch (error) {
          return refuse([error instanceof GraphQLError ? error : new GraphQLError("the query cannot be read")]);
        }
        const errors = validate(schema, document, [...specifiedRules, heapLimit, aliasLimit(maxAliases)], {
          maxErrors: 10,
          hideSuggestions: true,
        });
        if (errors.length > 0) return refuse(errors);
        if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
          return refuse([new GraphQLError("only subscriptions are answered here; send queries and changes to /graphql")]);
        const contextValue: StreamContext = { use: useCaseContext(response), bus, signal };
        return {
          schema,
          document,
          contextValue,
          variableValues: variables ?? null,
          operationName: operationName ?? null,
        };
      },
    });
    try {
      await handler(request, response);
    } catch (error) {
      next(error);
    }
  };
}
