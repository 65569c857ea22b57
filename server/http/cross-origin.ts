import type { RequestHandler } from "express";
import { ForbiddenError } from "../ports/errors";
import type { Identity } from "../auth/authenticator";

const ALLOWED_HEADERS = "Authorization, Content-Type, X-Api-Key, If-None-Match, Apollo-Require-Preflight, X-Requested-With";

/** Answers preflights and marks answers for the pages of listed origins; all others get no permission, and browsers keep it from them. */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary("Origin");
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Expose-Headers", "ETag, X-Request-Id, Retry-After, Content-Disposition");
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    if (request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined) {
      response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, DELETE");
      response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
      response.setHeader("Access-Control-Max-Age", "600");
      response.status(204).end();
      return;
    }
    next();
  };
}

const SIMPLE_TYPES = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", ""];

/**
 * A page of another origin can make a browser send requests that change things, with the cookie or from this very machine. Such a request
 * is refused when it says that it comes from elsewhere, or when it is of the kind that forms send and carries no header of a program.
 * @throws ForbiddenError
 */
export function refuseForged(
  request: { readonly method: string; readonly headers: Readonly<Record<string, string | string[] | undefined>> },
  via: Identity["via"],
  origins: readonly string[],
): void {
  if (via === "key" || via === "token" || ["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
  const text = (name: string): string => {
    const value = request.headers[name];
    return typeof value === "string" ? value : "";
  };
  const refuse = (): never => {
    throw new ForbiddenError("the request seems to come from a page of another origin; programs send X-Requested-With or a key");
  };
  const origin = text("origin");
  if (origin !== "" && !origins.includes(origin)) {
    const host = text("host").toLowerCase();
    if (!URL.canParse(origin) || new URL(origin).host !== host) refuse();
  }
  if (text("sec-fetch-site") === "cross-site" && !origins.includes(origin)) refuse();
  const type = text("content-type").split(";", 1)[0].trim().toLowerCase();
  const fromProgram = origin !== "" || text("x-requested-with") !== "" || text("apollo-require-preflight") !== "";
  if (SIMPLE_TYPES.includes(type) && !fromProgram) refuse();
}
