import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from "express";
import helmet from "helmet";
import type { Log } from "../ports/log";
import type { Principal } from "../ports/principal";

export interface AppOptions {
  readonly log: Log;
  readonly graphql: RequestHandler;
  /** Endpoints for the command line of this machine. */
  readonly control: RequestHandler;
  /** Folder of the built explorer. */
  readonly webFolder: string;
  readonly isReady: () => boolean;
  /** The port, known once the server listens. */
  readonly port: () => number;
}

/** What a request carries through its handlers. */
export interface RequestLocals {
  readonly requestId: string;
  readonly principal: Principal;
}
export const localsOf = (response: Response): RequestLocals => response.locals as RequestLocals;

/** Most bytes of a request body; files do not come this way. */
const BODY_LIMIT = "1mb";
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

/** The one port: API, explorer, health. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: POLICY }, strictTransportSecurity: false }));
  app.use(logRequests(options.log));
  app.get("/livez", (_request, response) => {
    response.type("text/plain").send("ok\n");
  });
  app.get("/readyz", (_request, response) => {
    const ready = options.isReady();
    response
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "starting or stopping\n");
  });
  app.use(refuseForeignHosts(options.port));
  app.use((_request, response, next) => {
    if (options.isReady()) next();
    else response.status(503).setHeader("Retry-After", "2").json({ error: "the service is starting or stopping" });
  });
  app.use("/control", options.control);
  app.use("/graphql", express.json({ limit: BODY_LIMIT }), options.graphql);
  serveExplorer(app, options.webFolder);
  app.use(answerErrors(options.log));
  return app;
}

/** Gives every request an id and one line in the log: method, path without query, status, duration. */
function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    // Without keys everybody on this machine is its owner.
    const principal: Principal = { id: "local", roles: ["admin"] };
    Object.assign(response.locals, { requestId, principal } satisfies RequestLocals);
    response.setHeader("X-Request-Id", requestId);
    const path = request.path;
    response.on("finish", () => {
      const ms = Math.round(performance.now() - started);
      if (path !== "/livez" && path !== "/readyz")
        log.info({ requestId, method: request.method, path, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

/** A page of another origin can point its own name at 127.0.0.1; its requests then carry that name. */
function refuseForeignHosts(port: () => number): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host ?? "";
    if ([`localhost:${port()}`, `127.0.0.1:${port()}`, `[::1]:${port()}`].includes(host.toLowerCase())) {
      next();
      return;
    }
    response.status(421).json({ error: `this service answers on localhost only, not as ${host.slice(0, 100)}` });
  };
}

/** Built files have a hash in their name and never change; the page that names them is asked for anew. */
function serveExplorer(app: Express, folder: string): void {
  const page = join(folder, "index.html");
  app.use("/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "365d", index: false, fallthrough: false }));
  app.use(express.static(folder, { index: false, maxAge: "1h" }));
  app.get("/{*path}", (request, response, next) => {
    if (!request.accepts("html")) {
      next();
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

/** Errors of the body parser and the like keep their status; others are masked and logged. */
function answerErrors(log: Log) {
  return (error: Error & { status?: number; expose?: boolean }, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { requestId } = localsOf(response);
    if (error.status !== undefined && error.status < 500) {
      response.status(error.status).json({ error: error.expose === true ? error.message : "bad request", requestId });
      return;
    }
    log.error({ requestId, err: error }, "request failed");
    response.status(500).json({ error: `internal error; the log has it under request ${requestId}`, requestId });
  };
}
