import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import type { AccessWatch } from "../auth/access-watch";
import type { Authenticator } from "../auth/authenticator";
import type { Config } from "../config";
import type { Log } from "../ports/log";
import { ForbiddenError, RateLimitError, UnauthenticatedError } from "../ports/errors";
import type { Principal } from "../ports/principal";
import { runInScope, type RequestScope } from "../request-scope";
import { traceRequest } from "../observability/tracing";
import { allowOrigins, refuseForged } from "./cross-origin";
import { toldAs } from "../error-kinds";
import { jsonBody } from "./json-body";
import { bodyDeadline, refuseKeysInAddress, type RateLimits } from "./limits";

export interface AppOptions {
  readonly log: Log;
  readonly config: Config;
  readonly authenticator: Authenticator;
  readonly access: AccessWatch;
  readonly rateLimits: RateLimits;
  readonly graphql: RequestHandler;
  readonly graphqlStream: RequestHandler;
  /** Files, uploads, catalogue, privacy: everything under /api/v1. */
  readonly api: RequestHandler;
  /** Endpoints for the command line of this machine. */
  readonly control: RequestHandler;
  readonly signIn: RequestHandler;
  readonly metrics: RequestHandler;
  /** Sees every answered request: route, status, seconds. */
  readonly observe: (method: string, route: string, status: number, seconds: number) => void;
  /** Folder of the built explorer. */
  readonly webFolder: string;
  readonly isReady: () => boolean;
  /** Rejects when the store does not answer. */
  readonly pingStore: () => Promise<void>;
  /** The port, known once the server listens. */
  readonly port: () => number;
}

/** What a request carries through its handlers. */
export interface RequestLocals {
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Stops the work of the request. */
  readonly abort: (reason: Error) => void;
  principal: Principal;
}
export const localsOf = (response: Response): RequestLocals => response.locals as RequestLocals;

/** Calls when the answer has ended or its reader went away, which may be before. */
export function onClosed(response: Response, call: () => void): void {
  if (response.closed) call();
  else response.once("close", call);
}

/** Nobody yet: may do nothing. */
const NOBODY: Principal = { id: "anonymous", roles: [] };

/** Everything comes from the service itself; the graph is drawn by WebGL with workers from blobs, components set styles in place. */
const POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'", "blob:"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** The one port: API, files, explorer, health. */
export function createApp(options: AppOptions): Express {
  const { config } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY }, strictTransportSecurity: false }));
  app.use(beginRequest(options));
  app.get("/livez", (_request, response) => {
    response.type("text/plain").send("ok\n");
  });
  app.get("/readyz", async (_request, response) => {
    const answer = (status: number, text: string) => response.status(status).type("text/plain").send(`${text}\n`);
    if (!options.isReady()) {
      answer(503, "starting or stopping");
      return;
    }
    try {
      await options.pingStore();
      answer(200, "ready");
    } catch {
      // Why, and where the store is, stands in the log and in doctor: anybody may ask here.
      answer(503, "the store does not answer");
    }
  });
  app.use(refuseForeignHosts(options));
  app.use((_request, response, next) => {
    if (options.isReady()) next();
    else response.status(503).setHeader("Retry-After", "2").json({ error: "the service is starting or stopping" });
  });
  app.use(refuseKeysInAddress);
  app.use("/control", bodyDeadline(config.bodyTimeoutMs), options.control);
  app.use(allowOrigins(config.corsOrigins));
  const authenticate = identify(options);
  const json = [bodyDeadline(config.bodyTimeoutMs), jsonBody(config.maxBodyBytes)];
  if (config.metrics === "open") app.get("/metrics", options.metrics);
  if (config.metrics === "role") app.get("/metrics", authenticate, options.metrics);
  // Reads its own body.
  app.use("/graphql/stream", authenticate, bodyDeadline(config.bodyTimeoutMs), options.graphqlStream);
  app.use("/graphql", authenticate, ...json, options.graphql);
  app.use("/api/v1", authenticate, options.api);
  app.use("/sign-in", ...[bodyDeadline(config.bodyTimeoutMs), options.signIn]);
  serveExplorer(app, options);
  app.use(answerErrors(options.log));
  return app;
}

/** Gives every request an id, a scope and one line in the log: method, path without query, status, duration. */
function beginRequest({ log, observe }: AppOptions): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    const controller = new AbortController();
    const locals: RequestLocals = {
      requestId,
      principal: NOBODY,
      signal: controller.signal,
      abort: (reason) => {
        controller.abort(reason);
      },
    };
    Object.assign(response.locals, locals);
    response.setHeader("X-Request-Id", requestId);
    const route = routeOf(request.path);
    const scope: RequestScope = { requestId, signal: controller.signal, cancellable: false, statements: 0 };
    response.once("close", () => {
      controller.abort(new Error("the caller went away"));
      const ms = performance.now() - started;
      observe(request.method, route, response.statusCode, ms / 1000);
      if (route !== "/livez" && route !== "/readyz" && route !== "/metrics")
        log.info(
          { requestId, method: request.method, route, status: response.statusCode, ms: Math.round(ms), statements: scope.statements },
          "request",
        );
    });
    traceRequest(`${request.method} ${route}`, response, () => {
      runInScope(scope, next);
    });
  };
}

const ROUTES = ["/livez", "/readyz", "/metrics", "/graphql", "/control", "/sign-in", "/assets"];

/** The address without what names a client or anything else of the caller's: for logs and metrics. */
function routeOf(path: string): string {
  const known = ROUTES.find((route) => path === route || path.startsWith(`${route}/`));
  if (known !== undefined) return known;
  const [, kind = "", name = ""] = /^\/api\/v1\/([a-z-]+)(?:\/([a-z0-9_.-]+))?/.exec(path) ?? [];
  if (kind === "") return path === "/" ? "/" : "/page";
  return ["export", "import", "graph", "schema"].includes(kind) && name !== "" ? `/api/v1/${kind}/${name}` : `/api/v1/${kind}`;
}

/** Puts the caller into the locals, for as long as it may ask; the number of failures from one address is bounded. */
function identify({ authenticator, access, rateLimits, config }: AppOptions): RequestHandler {
  return async (request, response, next) => {
    const address = request.socket.remoteAddress ?? "";
    await rateLimits.checkFailures(address);
    try {
      const { principal, via, lapsed } = await authenticator.identify(request.headers);
      refuseForged(request, via, config.corsOrigins);
      const locals = localsOf(response);
      locals.principal = principal;
      onClosed(response, access.watch(lapsed, locals.abort));
    } catch (error) {
      if (error instanceof UnauthenticatedError) await rateLimits.failed(address);
      throw error;
    }
    await rateLimits.take(localsOf(response).principal.id, 1);
    next();
  };
}

/** A page of another origin can point its own name at 127.0.0.1; its requests then carry that name. */
function refuseForeignHosts({ port, config, authenticator }: AppOptions): RequestHandler {
  const named = [...config.allowedHosts, ...(config.publicUrl === null ? [] : [new URL(config.publicUrl).host])].map((host) =>
    host.toLowerCase(),
  );
  return (request, response, next) => {
    const host = (request.headers.host ?? "").toLowerCase();
    const local = [`localhost:${port()}`, `127.0.0.1:${port()}`, `[::1]:${port()}`].includes(host);
    const isNamed = named.includes(host) || named.includes(host.replace(/:\d+$/, ""));
    // Who must show a key cannot be tricked into using somebody else's.
    if (local || isNamed || (named.length === 0 && authenticator.isRequired())) {
      next();
      return;
    }
    response.status(421).json({ error: `this service does not answer as ${host.slice(0, 100)}` });
  };
}

/** Built files have a hash in their name and never change; the page that names them is asked for anew. */
function serveExplorer(app: Express, { webFolder: folder, authenticator }: AppOptions): void {
  const page = join(folder, "index.html");
  app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "365d", index: false, fallthrough: false }));
  app.use(express.static(folder, { index: false, maxAge: "1h" }));
  app.get("/{*path}", async (request, response, next) => {
    if (!request.accepts("html") || request.path.startsWith("/api/")) {
      next();
      return;
    }
    try {
      await authenticator.identify(request.headers);
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
      response.redirect(303, "/sign-in");
      return;
    }
    if (!existsSync(page)) {
      response.status(503).type("text/plain").send("The explorer is not built: run `npm run build`. The API answers at /graphql.\n");
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.sendFile(page);
  });
  app.use((_request, response) => {
    response.status(404).json({ error: "not found" });
  });
}

type Thrown = Error & { readonly status?: number; readonly expose?: boolean };

/** Errors of ports and of the body parser keep their status; others are masked and logged. */
function answerErrors(log: Log) {
  return (thrown: Thrown, request: Request, response: Response, next: NextFunction) => {
    const { requestId, signal } = localsOf(response);
    // Work that was stopped fails in its own words.
    const error: Thrown = signal.aborted && toldAs(signal.reason) !== null ? (signal.reason as Error) : thrown;
    if (response.headersSent) {
      if (!signal.aborted) log.error({ requestId, err: error }, "request failed while it was answered");
      // Ended hard: a file that ends early must not look whole.
      response.destroy();
      if (!request.destroyed) next(error);
      return;
    }
    // The rest of a body that was given up is not waited for: who sends none would hold the connection.
    if (!request.complete && (signal.aborted || toldAs(error)?.code === "TIMEOUT")) {
      response.setHeader("Connection", "close");
      response.once("finish", () => request.destroy());
    }
    const status = toldAs(error)?.status ?? (error.status !== undefined && error.status < 500 ? error.status : undefined);
    if (error instanceof RateLimitError) response.setHeader("Retry-After", String(error.retryAfterSeconds));
    if (error instanceof UnauthenticatedError) response.setHeader("WWW-Authenticate", 'Bearer realm="dealgraph", Basic realm="dealgraph"');
    if (status !== undefined) {
      const isTold = toldAs(error)?.status !== undefined || ("expose" in error && error.expose);
      answerError(request, response, {
        status,
        message: isTold ? error.message : "bad request",
        code: toldAs(error)?.code ?? "BAD_REQUEST",
      });
      if (error instanceof ForbiddenError) log.warn({ requestId, principal: localsOf(response).principal.id }, "forbidden");
      return;
    }
    if (signal.aborted) return;
    log.error({ requestId, err: error }, "request failed");
    const message = `internal error; the log has it under request ${requestId}`;
    answerError(request, response, { status: 500, message, code: "INTERNAL_SERVER_ERROR" });
  };
}

/** Clients of GraphQL show errors in the shape of GraphQL only. */
function answerError(
  request: Request,
  response: Response,
  { status, message, code }: { readonly status: number; readonly message: string; readonly code: string },
): void {
  const { requestId } = localsOf(response);
  const isGraphql = /^\/graphql(\/|\?|$)/.test(request.originalUrl);
  response.status(status).json(isGraphql ? { errors: [{ message, extensions: { code, requestId } }] } : { error: message, requestId });
}
