import { Router, type Response } from "express";
import type { EventBus } from "../../events/event-bus";
import { UnauthenticatedError } from "../../ports/errors";
import { authorize } from "../../use-cases/permissions";
import type { UseCaseContext } from "../../use-cases/use-case";
import { localsOf } from "../app";
import type { RateLimits } from "../limits";

const BEAT_MS = 15_000;

/** Events as server-sent events, for `EventSource` and curl; the same as the subscriptions at /graphql/stream. */
export function createEventRoutes(options: {
  readonly bus: EventBus;
  readonly useCaseContext: (response: Response) => UseCaseContext;
  readonly rateLimits: RateLimits;
}): Router {
  const router = Router();
  router.get("/events", async (_request, response) => {
    const { principal } = options.useCaseContext(response);
    authorize(principal, "events.follow");
    const leave = options.rateLimits.follow(principal.id);
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
    response.write(": hello\n\n");
    const beat = setInterval(() => response.write(": beat\n\n"), BEAT_MS);
    const { signal } = localsOf(response);
    try {
      for await (const event of options.bus.follow(signal)) response.write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
      // Said to whom may not follow any more; an EventSource that comes again is refused and gives up.
      if (signal.reason instanceof UnauthenticatedError)
        response.write(`event: end\ndata: ${JSON.stringify({ kind: "end", reason: signal.reason.message })}\n\n`);
    } finally {
      clearInterval(beat);
      leave();
      response.end();
    }
  });
  return router;
}
