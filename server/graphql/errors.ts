import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { toldAs } from "../error-kinds";
import type { Log } from "../ports/log";
import { currentScope } from "../request-scope";

/** Codes of Apollo and graphql-js themselves whose messages speak of the request only. */
const ownCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "QUERY_TOO_EXPENSIVE",
  "RATE_LIMITED",
]);

/**
 * Errors of a known kind keep their message under its code; every other error is masked, and its message names the request under which
 * the log has it in full.
 */
export function createErrorFormatter(log: Log) {
  const requestIds = new WeakMap<GraphQLError, string>();
  return {
    /** Remembers to which request an error belongs, because formatting is not told. */
    remember(error: GraphQLError, requestId: string): void {
      requestIds.set(error, requestId);
    },
    format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
      // What a stopped store says is its own; the caller learns why it was stopped.
      const why = currentScope()?.signal;
      const original: unknown = why?.aborted === true && toldAs(why.reason) !== null ? why.reason : unwrapResolverError(error);
      const where = { ...(formatted.path && { path: formatted.path }), ...(formatted.locations && { locations: formatted.locations }) };
      const known = toldAs(original);
      if (known !== null) return { message: (original as Error).message, ...where, extensions: { code: known.code } };
      const code = formatted.extensions?.["code"];
      if (typeof code === "string" && ownCodes.has(code)) return { message: formatted.message, ...where, extensions: { code } };
      const requestId = requestIds.get(error as GraphQLError) ?? "unknown";
      log.error({ requestId, err: original }, "request failed");
      return {
        message: `internal error; the log has it under request ${requestId}`,
        ...where,
        extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
      };
    },
  };
}
