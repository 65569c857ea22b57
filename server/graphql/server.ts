import type { Server } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import type { RequestHandler, Response } from "express";
import type { EventBus } from "../events/event-bus";
import type { ListTables } from "../exports/list-tables";
import { localsOf } from "../http/app";
import type { Log } from "../ports/log";
import type { UseCaseContext } from "../use-cases/use-case";
import { depthLimit } from "./depth-limit";
import { createErrorFormatter } from "./errors";
import { createLoaders } from "./loaders";
import { aliasLimit, heapLimit, limitQueries, type LimitOptions } from "./query-limits";
import type { RequestContext } from "./request-context";
import { addFieldSpans } from "./trace-fields";
import { createSchema } from "./schema";
import { createStream } from "./stream";

export interface GraphqlOptions {
  readonly httpServer: Server;
  readonly log: Log;
  readonly introspection: boolean;
  readonly tables: ListTables;
  readonly bus: EventBus;
  readonly limits: LimitOptions & { readonly maxDepth: number; readonly maxAliases: number; readonly maxTokens: number };
  /** Who asks and with what; called once a request. */
  readonly useCaseContext: (response: Response) => UseCaseContext;
  /** Reserves one of a caller's places for streams, and returns what gives it back. @throws RateLimitError */
  readonly follow: (principal: string) => () => void;
}

export interface GraphqlService {
  readonly handler: RequestHandler;
  /** Subscriptions. */
  readonly stream: RequestHandler;
  stop(): Promise<void>;
}

/** Names the run that an answer is made from; empty before the first analysis. */
const RUN_HEADER = "Dealgraph-Run";

/** Apollo as an express handler. CSRF prevention stays on; batching and persisted queries are off. */
export async function startGraphql(options: GraphqlOptions): Promise<GraphqlService> {
  const errors = createErrorFormatter(options.log);
  const schema = createSchema();
  addFieldSpans(schema);
  const { maxTokens, maxAliases } = options.limits;
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: options.introspection,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxLexicalTokens: options.limits.maxTokens },
    validationRules: [heapLimit, depthLimit(options.limits.maxDepth), aliasLimit(options.limits.maxAliases)],
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
      limitQueries(options.limits),
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
    context: ({ res }) => {
      const { requestId, abort } = localsOf(res);
      const use = options.useCaseContext(res);
      // A page that reads several answers can see that another run began to be served between them.
      res.setHeader(RUN_HEADER, use.state?.run.id ?? "");
      return Promise.resolve({ use, loaders: createLoaders(use), tables: options.tables, requestId, abort });
    },
  });
  const { bus, useCaseContext, follow } = options;
  const stream = createStream({ schema, bus, maxTokens, maxAliases, useCaseContext, follow });
  return { handler, stream, stop: () => apollo.stop() };
}
