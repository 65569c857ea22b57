import type { Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import type { Request, RequestHandler, Response } from "express";
import type { Log } from "../ports/log";
import type { UseCaseContext } from "../use-cases/use-case";
import { depthLimit, MAX_DEPTH } from "./depth-limit";
import { createErrorFormatter } from "./errors";
import { createLoaders } from "./loaders";
import type { RequestContext } from "./request-context";
import { createSchema } from "./schema";

export interface GraphqlOptions {
  readonly httpServer: Server;
  readonly log: Log;
  readonly introspection: boolean;
  /** Who asks and with what; called once a request. */
  readonly useCaseContext: (request: Request, response: Response) => { readonly use: UseCaseContext; readonly requestId: string };
}

/** Apollo as an express handler. CSRF prevention stays on; batching and persisted queries are off. */
export async function startGraphql(options: GraphqlOptions): Promise<{ readonly handler: RequestHandler; stop(): Promise<void> }> {
  const errors = createErrorFormatter(options.log);
  const apollo = new ApolloServer<RequestContext>({
    schema: createSchema(),
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    validationRules: [depthLimit(MAX_DEPTH)],
    formatError: (formatted, error) => errors.format(formatted, error),
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => {
        options.log.warn({}, String(message));
      },
      error: (message: unknown) => {
        options.log.error({}, String(message));
      },
    },
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: options.httpServer }),
      // The default page loads scripts from another origin.
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didEncounterErrors: (request) => {
              for (const error of request.errors) errors.remember(error, request.contextValue.requestId);
              return Promise.resolve();
            },
          }),
      },
    ],
  });
  await apollo.start();
  const handler = expressMiddleware(apollo, {
    context: ({ req, res }) => {
      const { use, requestId } = options.useCaseContext(req, res);
      return Promise.resolve({ use, loaders: createLoaders(use), requestId });
    },
  });
  return { handler, stop: () => apollo.stop() };
}
